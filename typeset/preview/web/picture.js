// A page's picture: rendered by the server for just the pixels of this screen, swapped without a flicker.

const MOST = 9e6; // pixels of a whole page's picture; a page shown larger gets a sharp detail over a coarse whole
const COARSE = 2e6; // pixels of that coarse whole
const AROUND = 0.2; // how much further than the window a detail reaches

/** A canvas with the picture at `url`; rejects where the server no longer has it. */
async function load(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(answer.statusText);
  const canvas = document.createElement("canvas");
  if (answer.headers.get("Content-Type") === "image/png") {
    paint(canvas, await createImageBitmap(await answer.blob()));
  } else {
    const width = Number(answer.headers.get("Picture-Width"));
    paint(canvas, new ImageData(new Uint8ClampedArray(await answer.arrayBuffer()), width));
  }
  return canvas;
}

function paint(canvas, picture) {
  Object.assign(canvas, { width: picture.width, height: picture.height });
  const context = canvas.getContext("2d", { alpha: false });
  if (picture instanceof ImageData) context.putImageData(picture, 0, 0);
  else context.drawImage(picture, 0, 0);
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
    const within = (pixels) => Math.floor(Math.sqrt((pixels * page.width) / page.height));
    const large = width > within(MOST);
    if (large) await this.#detail(page, width);
    else this.#dropDetail();
    if (turn !== this.turn) return; // shown again meanwhile, perhaps at another size
    await this.#replace(`page/${page.look}?width=${large ? within(COARSE) : width}`, page.look);
  }

  async #replace(url, look) {
    if (url === this.wanted) return;
    this.wanted = url;
    const canvas = await load(url).catch(() => null);
    if (url !== this.wanted) return;
    if (!canvas) {
      this.wanted = "";
      return;
    }
    canvas.className = "picture";
    this.whole?.remove();
    if (this.detailLook !== look) this.#takeDetail(); // one of this look may be on its way
    this.holder.prepend(canvas);
    this.whole = canvas;
    this.holder.dataset.shown = look;
    this.holder.dispatchEvent(new CustomEvent("picture", { bubbles: true }));
  }

  async #detail(page, width) {
    const part = this.#visible(width);
    if (!part) return;
    const url = `page/${page.look}?width=${width}&part=${part.join()}`;
    if (url === this.detailWanted) return;
    this.detailWanted = url;
    const canvas = await load(url).catch(() => null);
    if (url !== this.detailWanted) return;
    if (!canvas) {
      this.detailWanted = "";
      return;
    }
    this.#place(canvas, part, page, width);
  }

  #place(canvas, [left, top, wide, high], page, width) {
    const height = (width * page.height) / page.width;
    canvas.className = "detail";
    canvas.style.left = `${(100 * left) / width}%`;
    canvas.style.top = `${(100 * top) / height}%`;
    canvas.style.width = `${(100 * wide) / width}%`;
    canvas.style.height = `${(100 * high) / height}%`;
    this.detail?.remove();
    if (this.whole) this.whole.after(canvas);
    else this.holder.prepend(canvas);
    this.detail = canvas;
    this.detailLook = page.look;
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

  #takeDetail() {
    this.detail?.remove();
    this.detail = undefined;
    this.detailLook = undefined;
  }

  #dropDetail() {
    this.#takeDetail();
    this.detailWanted = "";
  }
}
