"""The language of an imported issue and of its articles is what its characters say."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.reading import read
from typeset.intake.importing import import_issue
from typeset.issue import load
from typeset.layout import compose
from typeset.press import paginate, publish

TRADITIONAL = """南屏校友通訊
第十二期　　二〇〇三年十二月

校慶日紀盛

　　十一月八日校慶，天公作美，晴朗無雲。返校校友約一千二百人，最年長的是一九三六年畢業的薛伯光學長。
　　會後在禮堂聚餐，席開六十桌，賓主盡歡，至下午三時始散，並由學弟妹獻唱校歌。
　　圖書館舉辦書畫攝影聯展，觀眾絡繹不絕，來賓簽名留念，傳為佳話。
"""
SIMPLIFIED = TRADITIONAL.translate(
    str.maketrans(
        "訊慶紀無雲約畢業學長會後禮開賓歡時並獻圖書館舉辦畫攝聯觀眾絡繹絕來簽傳為話",
        "讯庆纪无云约毕业学长会后礼开宾欢时并献图书馆举办画摄联观众络绎绝来签传为话",
    )
)
ENGLISH = """Parish News
No. 12    December 2003

The roof is paid for

The last cheque was written on Monday, and the ladders have gone. Ms 王小梅 of the choir gave
the first pound in 1998, and the last. The churchwardens thank all who baked, ran, sang and dug.
"""


def imported(folder: Path, raw: str) -> dict[str, object]:
    (folder / "raw.txt").write_text(raw, encoding="utf-8")
    import_issue(folder / "raw.txt", folder / "issue")
    manifest: dict[str, object] = yaml.safe_load((folder / "issue/issue.yaml").read_text("utf-8"))
    return manifest


@pytest.mark.parametrize(
    ("raw", "language"), [(TRADITIONAL, "zh-Hant"), (SIMPLIFIED, None), (ENGLISH, "en")]
)
def test_an_issue_has_the_language_of_its_text(
    tmp_path: Path, raw: str, language: str | None
) -> None:
    assert imported(tmp_path, raw).get("language") == language


def test_a_traditional_text_is_set_in_traditional_faces_without_a_warning(tmp_path: Path) -> None:
    imported(tmp_path, TRADITIONAL)
    pages = paginate(compose(load(tmp_path / "issue")))
    publish(pages, tmp_path / "one.pdf")
    faces = {glyph.font for line in read(tmp_path / "one.pdf")[0].lines for glyph in line.glyphs}
    assert any("-TC" in face for face in faces)
    assert not [warning for warning in pages.warnings if "glyph" in warning.key]


def test_a_traditional_text_in_simplified_faces_is_one_warning(tmp_path: Path) -> None:
    imported(tmp_path, TRADITIONAL)
    manifest = tmp_path / "issue" / "issue.yaml"
    text = manifest.read_text("utf-8").replace("language: zh-Hant\n", "")
    manifest.write_text(text, encoding="utf-8")
    keys = [warning.key for warning in paginate(compose(load(tmp_path / "issue"))).warnings]
    assert keys.count("press.traditional-text") == 1
    assert "press.substituted-glyph" not in keys


def test_an_english_article_of_a_chinese_issue_says_so(tmp_path: Path) -> None:
    english = ENGLISH.partition("\n\n")[2].replace("Ms 王小梅", "Miss Wang Xiaomei")
    imported(tmp_path, SIMPLIFIED + "\n" + english)
    languages = [each.about.language for each in load(tmp_path / "issue").articles]
    assert languages == [None, "en"]
