// A page's picture: rendered by the server for just the pixels of this screen, swapped without a flicker.

const MOST = 9e6; // pixels of one whole-page picture; a page shown larger gets a sharp detail as well
const AROUND = 0.2; // how much further than the window a detail reaches

/** Load a picture so that it can be shown at once; rejects where the server no longer has it. */
async function load(url) {
  const image = new Image();
  image.draggable = false;
  image.alt = "";
  image.src = url;
  await image.decode();
  return image;
}

export class Picture {
  /** Shows pictures inside `holder`, an element of the page's shape. */
  constructor(holder) {
    this.holder = holder;
    this.turn = 0;
    this.wanted = "";
    this.detailWanted = "";
  }

  /** Show `page` as large as the holder is now, if it is not what is shown already. */
  async show(page) {
    const turn = ++this.turn;
    const width = Math.round(this.holder.clientWidth * devicePixelRatio);
    if (!width) return; // behind the HTML view
    const most = Math.floor(Math.sqrt((MOST * page.width) / page.height));
    const url = `/page/${page.look}?width=${Math.min(width, most)}`;
    if (url !== this.wanted) await this.#replace(url, page.look);
    if (turn !== this.turn) return; // shown again meanwhile, perhaps at another size
    if (width > most) await this.#detail(page, width);
    else this.#dropDetail();
  }

  async #replace(url, look) {
    this.wanted = url;
    const image = await load(url).catch(() => null);
    if (url !== this.wanted) return;
    if (!image) {
      this.wanted = "";
      return;
    }
    image.className = "picture";
    this.image?.remove();
    if (this.shownLook !== look) this.#dropDetail();
    this.holder.prepend(image);
    this.image = image;
    this.shownLook = look;
    this.holder.dataset.shown = look;
  }

  async #detail(page, width) {
    const part = this.#visible(width);
    if (!part) return;
    const url = `/page/${page.look}?width=${width}&part=${part.join()}`;
    if (url === this.detailWanted) return;
    this.detailWanted = url;
    const image = await load(url).catch(() => null);
    if (url !== this.detailWanted || !image) return;
    this.#place(image, part, page, width);
  }

  #place(image, [left, top, wide, high], page, width) {
    const height = (width * page.height) / page.width;
    image.className = "detail";
    image.style.left = `${(100 * left) / width}%`;
    image.style.top = `${(100 * top) / height}%`;
    image.style.width = `${(100 * wide) / width}%`;
    image.style.height = `${(100 * high) / height}%`;
    this.detail?.remove();
    this.image?.after(image);
    this.detail = image;
  }

  /** The part of the page inside the window and a little around it, in pixels of the picture. */
  #visible(width) {
    const box = this.holder.getBoundingClientRect();
    const scale = width / box.width;
    const desk = document.getElementById("desk").getBoundingClientRect();
    const [w, h] = [desk.width * AROUND, desk.height * AROUND];
    const left = Math.max(0, desk.left - w - box.left);
    const top = Math.max(0, desk.top - h - box.top);
    const right = Math.min(box.width, desk.right + w - box.left);
    const bottom = Math.min(box.height, desk.bottom + h - box.top);
    if (right <= left || bottom <= top) return null;
    return [left, top, right - left, bottom - top].map((edge) => Math.floor(edge * scale));
  }

  #dropDetail() {
    this.detail?.remove();
    this.detail = undefined;
    this.detailWanted = "";
  }
}
