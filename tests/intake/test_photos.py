"""Photos beside the texts: to whom they go, which are left out, and that each is named."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Literal

import pytest
from PIL import Image

from typeset.intake.importing import import_issue
from typeset.intake.report import Report
from typeset.intake.summary import summary
from typeset.issue import load

FETE = "HARVEST FETE RAISES £2,316\n\nIt rained, and the sun came out and stayed out all day.\n"
ROOF = (
    "New roof for the village hall\n\nThe scaffolding came down on Friday, to general surprise.\n"
)
WALK = "总工会开展走访慰问\n　　本报讯（记者 李四）近日，市总工会走访慰问。\n　　职工表示感谢。\n"
READ = "职工书屋送书进车间\n　　本报讯（记者 张三）书屋把新书送进车间。\n　　职工争相借阅。\n"


def picture(colour: str, form: str = "PNG") -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (600, 400), colour).save(target, form)
    return target.getvalue()


def imported(folder: Path, **files: bytes | str) -> tuple[Report, dict[str, list[str]]]:
    """The report, and the pictures' files of each article by its headline's first words."""
    (folder / "raw").mkdir()
    for name, data in files.items():
        path = folder / "raw" / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    report = import_issue(folder / "raw", folder / "issue")
    articles = load(folder / "issue").articles
    found = {
        str(a.about.headline)[:7]: [str(image.file) for image in a.about.images] for a in articles
    }
    return report, found


ENGLISH = {"fete.txt": FETE, "hall roof - Peter.txt": ROOF}
CHINESE = {"走访.txt": WALK, "书屋.txt": READ}


@pytest.mark.parametrize(
    ("texts", "name", "article"),
    [
        (ENGLISH, "Harvest.jpg", "HARVEST"),
        (ENGLISH, "IMG_0042 Fêtes.jpg", "HARVEST"),
        (ENGLISH, "VillageHall.jpg", "New roo"),
        (ENGLISH, "scarecrow.jpg", None),  # shares `ar` with HARVEST alone
        (ENGLISH, "the vicar.jpg", None),
        (ENGLISH, "photo for Friday.jpg", None),
        (CHINESE, "走访1.jpg", "总工会开展走访"),
        (CHINESE, "车间图片.jpg", "职工书屋送书进"),
        (CHINESE, "车.jpg", None),
        (CHINESE, "图片.jpg", None),
    ],
)
def test_a_photo_goes_to_the_article_whose_name_it_shares_and_the_import_says_so(
    texts: dict[str, str], name: str, article: str | None, tmp_path: Path
) -> None:
    report, found = imported(tmp_path, **texts, **{name: picture("red", "JPEG")})
    assert found == {each: ["images/01.jpg"] if each == article else [] for each in found}
    language: Literal["zh", "en"]
    for language in ("zh", "en"):
        (said,) = (x for x in summary(report, tmp_path, language).splitlines() if name in x)
        assert "images/01.jpg" in said and (article or "images") in said


def cut_off() -> bytes:
    return picture("blue", "JPEG")[:-900]


def of_too_many_pixels(form: str, height: int) -> bytes:
    target = io.BytesIO()
    compression = {"compression": "group4"} if form == "TIFF" else {}
    Image.new("1", (10000, height)).save(target, form, **compression)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "words", "zh"),
    [
        (cut_off(), "damaged", "已损坏"),
        (of_too_many_pixels("PNG", 8100), "more than 80 million pixels", "太大"),
        (of_too_many_pixels("PNG", 20000), "more than 80 million pixels", "太大"),
        (of_too_many_pixels("TIFF", 10000), "more than 80 million pixels", "太大"),
    ],
)
def test_a_photo_that_cannot_be_printed_is_left_out_and_named_and_the_rest_is_imported(
    data: bytes, words: str, zh: str, tmp_path: Path
) -> None:
    files = {"IMG_2034 fete.jpg": data, "village.jpg": picture("red", "JPEG")}
    report, found = imported(tmp_path, **ENGLISH, **files)
    assert found == {"HARVEST": [], "New roo": ["images/01.jpg"]}
    said = next(x for x in summary(report, tmp_path, "en").splitlines() if "IMG_2034 fete" in x)
    assert words in said and "left out" in said
    assert zh in summary(report, tmp_path, "zh")


@pytest.mark.parametrize(("beside", "pictures"), [("red", 1), ("blue", 2)])
def test_a_photo_that_is_inside_the_text_too_is_put_once(
    beside: str, pictures: int, tmp_path: Path
) -> None:
    address = "data:image/png;base64," + base64.b64encode(picture("red")).decode()
    page = f"<h1>Harvest fete raises money</h1><p>{FETE[29:]}</p><p><img src='{address}'></p>"
    files: dict[str, bytes | str] = {"fete.html": page, "fete.png": picture(beside)}
    report, found = imported(tmp_path, **files)
    assert len(found["Harvest"]) == pictures
    assert ("is in the issue already" in summary(report, tmp_path, "en")) == (pictures == 1)
