"""Pictures of every kind in the PDF: upright, in their colours, as fine as their print."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy
import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageCms, ImageDraw, ImageOps

from tests.press.conftest import Set, Write
from typeset.engine import jpeg
from typeset.files.caches import forget
from typeset.issue import load
from typeset.layout import compose
from typeset.press import paginate, pdf_options, publish

QUARTERS = ((230, 20, 20), (20, 200, 20), (20, 20, 220), (240, 220, 20))
"""Red, green, blue and yellow: upper left, upper right, lower left, lower right."""


def quarters(size: tuple[int, int] = (900, 600)) -> Image.Image:
    image = Image.new("RGB", size, QUARTERS[0])
    draw, (w, h) = ImageDraw.Draw(image), size
    draw.rectangle((w // 2, 0, w, h // 2 - 1), QUARTERS[1])
    draw.rectangle((0, h // 2, w // 2 - 1, h), QUARTERS[2])
    draw.rectangle((w // 2, h // 2, w, h), QUARTERS[3])
    return image


def saved(image: Image.Image, kind: str, **more: object) -> bytes:
    if kind == "HEIF":
        import pillow_heif

        pillow_heif.register_heif_opener()
    out = BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def lying(orientation: int) -> bytes:
    """A photograph of the quarters, stored as a camera held so stores it."""
    back = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 8, 7: 7, 8: 6}[orientation]
    exif = Image.Exif()
    exif[0x0112] = back
    stored = quarters()
    stored.info["exif"] = exif.tobytes()
    turned = ImageOps.exif_transpose(Image.open(BytesIO(saved(stored, "PNG", exif=exif))))
    exif[0x0112] = orientation
    return saved(turned.convert("RGB"), "JPEG", quality=95, exif=exif)


def sixteen_bits() -> Image.Image:
    greys = numpy.asarray(quarters().convert("L")).astype("uint16") * 257
    return Image.fromarray(greys)


KINDS: dict[str, Callable[[], bytes]] = {
    "rgb.png": lambda: saved(quarters(), "PNG"),
    "alpha.png": lambda: saved(quarters().convert("RGBA"), "PNG"),
    "palette.png": lambda: saved(quarters().quantize(16), "PNG"),
    "rgb.tiff": lambda: saved(quarters(), "TIFF"),
    "cmyk.tiff": lambda: saved(quarters().convert("CMYK"), "TIFF"),
    "cmyk.jpg": lambda: saved(quarters().convert("CMYK"), "JPEG", quality=95),
    "photo.webp": lambda: saved(quarters(), "WEBP", quality=95),
    "photo.heic": lambda: saved(quarters(), "HEIF", quality=95),
    **{f"lying-{n}.jpg": partial(lying, n) for n in range(1, 9)},
}
GREYS = {
    "grey.png": lambda: saved(quarters().convert("L"), "PNG"),
    "grey16.png": lambda: saved(sixteen_bits(), "PNG"),
    "grey.jpg": lambda: saved(quarters().convert("L"), "JPEG", quality=95),
}


def compiled(write: Write, files: dict[str, bytes], **options: object) -> Path:
    """The PDF of an issue with each picture in a paragraph of its own."""
    text = "\n\n".join(f"![图]({name})" for name in files)
    folder = write(f"---\nheadline: 图片\n---\n{text}\n")
    for name, data in files.items():
        (folder / "articles" / name).write_bytes(data)
    issue = load(folder)
    publish(paginate(compose(issue), pdf_options(issue, options)), folder / "out.pdf")
    return folder / "out.pdf"


def seen(pdf: Path) -> list[list[tuple[int, int, int]]]:
    """For each picture in the order of reading, the colours in the middle of its four quarters."""
    found = []
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        drawn = page.render(scale=2).to_pil().convert("RGB")
        places = [o.get_bounds() for o in page.get_objects(filter=[3])]
        for left, bottom, right, top in sorted(places, key=lambda place: -place[3]):
            high = page.get_height()
            x = [left + (right - left) * share for share in (0.25, 0.75)]
            y = [high - top + (top - bottom) * share for share in (0.25, 0.75)]
            found.append([drawn.getpixel((int(a * 2), int(b * 2))) for b in y for a in x])
    document.close()
    return found


def near(one: tuple[int, ...], other: tuple[int, ...], by: int = 12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


@dataclass(frozen=True)
class Stored:
    """An image of a PDF as it is stored."""

    width: int
    height: int
    coding: str
    data: bytes


def images(pdf: Path) -> list[Stored]:
    with pikepdf.open(pdf) as document:
        return [
            Stored(int(one.Width), int(one.Height), str(one.Filter), one.read_raw_bytes())
            for one in document.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ]


@pytest.fixture(scope="module")
def every_kind() -> dict[str, bytes]:
    return {name: make() for name, make in (KINDS | GREYS).items()}


@pytest.mark.parametrize("pictures", ["print", "screen", "keep"])
def test_every_kind_is_upright_and_in_its_colours(
    write: Write, every_kind: dict[str, bytes], pictures: str
) -> None:
    found = seen(compiled(write, every_kind, pictures=pictures))
    grey = [(g, g, g) for g in (saved_grey(colour) for colour in QUARTERS)]
    assert len(found) == len(every_kind)
    for name, colours in zip(every_kind, found, strict=True):
        wanted = grey if name in GREYS else QUARTERS
        by = 90 if "cmyk" in name else 12  # inks without a profile: each viewer has its own
        assert all(near(a, b, by) for a, b in zip(colours, wanted, strict=True)), (name, colours)


def saved_grey(colour: tuple[int, int, int]) -> Any:
    return Image.new("RGB", (1, 1), colour).convert("L").getpixel((0, 0))


def test_control_a_picture_that_lies_is_noticed(write: Write) -> None:
    data = jpeg.bare(lying(6))  # the same pixels, without what says how they lie
    assert data is not None
    (colours,) = seen(compiled(write, {"lying.jpg": data}))
    assert not all(near(a, b) for a, b in zip(colours, QUARTERS, strict=True))


def test_what_is_seen_through_is_seen_through(write: Write) -> None:
    image = quarters().convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 450, 300))
    (colours,) = seen(compiled(write, {"a.png": saved(image, "PNG")}))
    assert near(colours[0], (255, 255, 255))
    assert near(colours[3], QUARTERS[3])


def test_a_transparent_colour_of_a_palette_is_seen_through(write: Write) -> None:
    image = quarters().quantize(4, dither=Image.Dither.NONE)
    first = image.getpixel((10, 10))
    files = {"a.png": saved(image, "PNG", transparency=first), "b.png": saved(image, "PNG")}
    through, whole = seen(compiled(write, files))
    assert near(through[0], (255, 255, 255))
    assert near(through[3], QUARTERS[3])
    assert all(near(a, b) for a, b in zip(whole, QUARTERS, strict=True))


TURNED = {
    "0deg": (0, 1, 2, 3),
    "0deg flip": (1, 0, 3, 2),
    "90deg": (2, 0, 3, 1),
    "90deg flip": (0, 2, 1, 3),
    "180deg": (3, 2, 1, 0),
    "180deg flip": (2, 3, 0, 1),
    "270deg": (1, 3, 0, 2),
    "270deg flip": (3, 1, 2, 0),
}
"""CSS's `image-orientation`: it turns to the right, then flips -> the quarters as seen."""


def test_a_style_turns_a_picture_and_turns_it_over(set_pages: Set, tmp_path: Path) -> None:
    names = {way.replace(" ", "-"): way for way in TURNED}
    (tmp_path / "articles").mkdir()
    for name in names:
        (tmp_path / f"articles/{name}.png").write_bytes(saved(quarters(), "PNG"))
    text = "\n\n".join(f"![图]({name}.png)" for name in names)
    css = "".join(
        f'img[src*="/{name}.png"] {{ image-orientation: {way} }}\n' for name, way in names.items()
    )
    publish(set_pages(f"---\nheadline: 图片\n---\n{text}\n", css=css), tmp_path / "out.pdf")
    for way, colours in zip(TURNED, seen(tmp_path / "out.pdf"), strict=True):
        wanted = [QUARTERS[quarter] for quarter in TURNED[way]]
        assert all(near(a, b) for a, b in zip(colours, wanted, strict=True)), way


def noise(size: tuple[int, int], seed: int = 1) -> Image.Image:
    """A photograph as far as its size goes: smooth, with some grain."""
    smooth = Image.effect_noise((size[0] // 16, size[1] // 16), 90).resize(size)
    return Image.merge("RGB", (smooth, smooth.rotate(180), Image.effect_noise(size, 8)))


def test_a_photograph_is_printed_at_300_shown_at_150_or_kept(write: Write) -> None:
    photograph = saved(noise((3000, 2000)), "JPEG", quality=95)
    for pictures, high in (("print", 1083), ("screen", 542), ("keep", 2000)):
        (image,) = images(compiled(write, {"a.jpg": photograph}, pictures=pictures))
        assert image.height == pytest.approx(high, rel=0.03)  # about 3.6 inches
        assert image.coding == "/DCTDecode"
    assert image.data == photograph


def test_a_photograph_of_the_right_size_is_not_coded_again_and_tells_nothing(write: Write) -> None:
    exif = Image.Exif()
    exif[0x010F] = "A camera's maker"
    photograph = saved(noise((900, 600)), "JPEG", quality=95, exif=exif)
    (image,) = images(compiled(write, {"a.jpg": photograph}))
    assert image.data == jpeg.bare(photograph)
    assert b"maker" in photograph
    assert b"maker" not in image.data


def test_profiles_are_kept_for_the_printer_and_become_srgb_for_the_screen(write: Write) -> None:
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    pictures = {
        "a.jpg": saved(noise((900, 600)), "JPEG", icc_profile=srgb),
        "b.jpg": saved(noise((800, 600)), "JPEG", icc_profile=wide),  # not one for its colours
    }
    pdf = compiled(write, pictures)
    with pikepdf.open(pdf) as document:
        streams = [o for o in document.objects if isinstance(o, pikepdf.Stream)]
        profiles = {
            bytes(image.ColorSpace[1].read_bytes())
            for image in streams
            if image.get("/Subtype") == "/Image"
        }
    assert srgb in profiles
    assert wide not in profiles
    assert len(profiles) == 2


def test_a_drawing_keeps_its_edges_and_a_photograph_in_a_png_becomes_a_jpeg(write: Write) -> None:
    pictures = {
        "drawing.png": saved(quarters((3000, 2000)), "PNG"),
        "photo.png": saved(noise((3000, 2000)), "PNG"),
        "line-art.png": saved(quarters((3000, 2000)).convert("1"), "PNG"),
    }
    drawing, photo, line_art = images(compiled(write, pictures))
    assert (drawing.coding, photo.coding, line_art.coding) == (
        "/FlateDecode",
        "/DCTDecode",
        "/FlateDecode",
    )
    assert line_art.height == 2000


def test_the_same_pictures_give_the_same_bytes(write: Write, every_kind: dict[str, bytes]) -> None:
    first = compiled(write, every_kind).read_bytes()
    forget()
    assert compiled(write, every_kind).read_bytes() == first


def test_a_picture_that_is_too_small_for_the_width_asked_for_is_reported(write: Write) -> None:
    found = {}
    for name, asked in (("small", ", width: half"), ("usual", ""), ("large", ", width: half")):
        article = f"---\nimages:\n- {{file: {name}.jpg, caption: 图{asked}}}\n---\n正文。\n"
        folder = write(article, manifest="layout: newsletter\n")
        size = (1200, 900) if name == "large" else (80, 60)
        (folder / f"articles/{name}.jpg").write_bytes(saved(quarters(size), "JPEG"))
        keys = [w.key for w in paginate(compose(load(folder))).warnings]
        found[name] = [key for key in keys if key != "press.cropped-picture"]
    assert found == {"small": ["press.small-picture"], "usual": [], "large": []}


def test_a_coarse_picture_is_told_at_its_own_line(write: Write) -> None:
    manifest = "layout: newspaper\nmasthead: {name: 报}\n"
    article = (
        "---\nheadline: 图片\nimages:\n  - file: fine.jpg\n    columns: 2\n"
        "  - file: coarse.jpg\n    columns: 2\n---\n正文。\n"
    )
    folder = write(article, manifest=manifest)
    (folder / "articles/fine.jpg").write_bytes(saved(quarters((3000, 2000)), "JPEG"))
    (folder / "articles/coarse.jpg").write_bytes(saved(quarters((300, 200)), "JPEG"))
    reported = [
        w for w in paginate(compose(load(folder))).warnings if w.key == "press.coarse-picture"
    ]
    assert len(reported) == 1, [(w.position, w.details) for w in reported]
    (warning,) = reported
    assert warning.position.file == "articles/01.md"
    assert warning.position.line == 6
    assert warning.details["file"] == "articles/coarse.jpg"
    assert 60 < int(str(warning.details["ppi"])) < 150


def test_nine_photographs_are_small_enough_for_mail(write: Write) -> None:
    sizes = [(6000, 4000), (4000, 3000), (1600, 1200)] * 3
    photographs = {
        f"{n}.jpg": saved(noise(size, n), "JPEG", quality=95) for n, size in enumerate(sizes)
    }
    assert sum(map(len, photographs.values())) > 10e6
    pdf = compiled(write, photographs, email=True)
    assert pdf.stat().st_size <= 2_000_000
    assert len(images(pdf)) == 9
    assert min(image.height for image in images(pdf)) >= 260  # 72 pixels an inch at least


def test_a_web_page_has_no_picture_that_browsers_cannot_show(write: Write) -> None:
    folder = write("---\nheadline: 图片\n---\n![图](a.heic)\n")
    (folder / "articles/a.heic").write_bytes(saved(quarters(), "HEIF"))
    pages = paginate(compose(load(folder)))
    publish(pages, folder / "out.pdf", ("html",))
    html = (folder / "out.html").read_text(encoding="utf-8")
    assert 'src="data:image/jpeg;base64,/9j/' in html
    assert "heic" not in html.replace("a.heic", "")


def test_a_picture_that_browsers_show_stands_in_a_web_page_as_it_is(write: Write) -> None:
    folder = write("---\nheadline: 图片\n---\n![图](a.avif)\n")
    picture = saved(quarters(), "AVIF")
    (folder / "articles/a.avif").write_bytes(picture)
    publish(paginate(compose(load(folder))), folder / "out.pdf", ("html",))
    assert b64encode(picture).decode() in (folder / "out.html").read_text(encoding="utf-8")


def test_a_photograph_in_a_web_page_is_fine_and_no_larger_than_is_seen(write: Write) -> None:
    heic = saved(noise((900, 600)), "HEIF", quality=95)
    folder = write("---\nheadline: 图片\n---\n![图](a.heic)\n")
    (folder / "articles/a.heic").write_bytes(heic)
    publish(paginate(compose(load(folder))), folder / "out.pdf", ("html",))
    html = (folder / "out.html").read_text(encoding="utf-8")
    shown = b64decode(html.partition("data:image/jpeg;base64,")[2].partition('"')[0])
    with Image.open(BytesIO(heic)) as photograph:
        coarse, finest = (saved(photograph, "JPEG", quality=quality) for quality in (70, 100))
        assert len(shown) < 0.5 * len(finest)
        assert difference(photograph, shown) < 0.8 * difference(photograph, coarse)


def difference(image: Image.Image, data: bytes) -> float:
    """How far a picture's light is from the image's, in the mean of its points."""
    with Image.open(BytesIO(data)) as picture:
        one, other = (numpy.asarray(each.convert("L"), dtype=float) for each in (image, picture))
    return float(numpy.abs(one - other).mean())
