"""Files that are not what they should be: encodings, links, pictures."""

from __future__ import annotations

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageFile

from typeset.diagnostics.messages import Language
from typeset.diagnostics.report import as_text
from typeset.issue import IssueError, load
from typeset.issue.inlines import plain_text

SENTENCE = "通化市总工会组织劳模疗养，行程以休闲疗养为主。\n"


def picture(size: Any = (40, 30), kind: str = "JPEG") -> bytes:
    stream = BytesIO()
    Image.effect_noise(size, 50).save(stream, kind)
    return stream.getvalue()


def first_paragraph(issue: Any) -> str:
    return plain_text(issue.articles[0].body[0].children)


def message(folder: Path, language: Language = "zh") -> str:
    with pytest.raises(IssueError) as caught:
        load(folder)
    return as_text(caught.value.diagnostics, language=language)


def warning(issue: Any, language: Language = "zh") -> str:
    return as_text(issue.warnings, language=language)


# ---- encodings ----


@pytest.mark.parametrize("codec", ["gbk", "gb18030", "gb2312"])
def test_an_article_in_an_old_chinese_encoding_is_read_and_told(issue: Any, codec: str) -> None:
    found = issue(article=SENTENCE.encode(codec))
    assert first_paragraph(found) == SENTENCE.strip()
    assert "文件是 GB 18030 编码，已照此读入；请另存为 UTF-8" in warning(found)
    assert "this file is in GB 18030 and was read as such" in warning(found, "en")


def test_a_manifest_in_an_old_chinese_encoding_is_read_and_told(
    issue: Any,
) -> None:
    found = issue("masthead: {name: 通化工运信息}\narticles: [articles/a.md]\n".encode("gbk"))
    assert found.manifest.masthead.name == "通化工运信息"
    assert "issue.yaml:1:1" in warning(found)


def test_a_byte_order_mark_is_dropped_and_told(issue: Any) -> None:
    found = issue(article=SENTENCE.encode("utf-8-sig"))
    assert first_paragraph(found) == SENTENCE.strip()
    assert "文件开头有 BOM 标记，已略去" in warning(found)


def test_notepads_unicode_is_read_and_told(issue: Any) -> None:
    found = issue(article=SENTENCE.encode("utf-16"))
    assert first_paragraph(found) == SENTENCE.strip()
    assert "UTF-16" in warning(found)


def test_french_in_latin_1_is_not_taken_for_chinese(write: Callable[..., Path]) -> None:
    french = "Le résumé de la société, où l'élève était à l'école.\n".encode("latin-1")
    assert "neither UTF-8 nor GB 18030" in message(write(article=french), "en")


@pytest.mark.parametrize(("rare", "read"), [(3, True), (5, False)])
def test_text_of_which_a_fifth_is_rare_is_not_taken_for_chinese(
    write: Callable[..., Path], issue: Any, rare: int, read: bool
) -> None:
    """Characters of GB 18030 that GB 2312 has not: a few are names, many are another encoding."""
    text = SENTENCE[: 20 - rare] + "體國學會議"[:rare] + "\n"
    if read:
        found = issue(article=text.encode("gb18030"))
        assert first_paragraph(found) == text.strip()
    else:
        reported = message(write(article=text.encode("gb18030")), "en")
        assert "neither UTF-8 nor GB 18030" in reported


def test_plain_utf8_is_not_worth_a_word(issue: Any) -> None:
    assert issue(article=SENTENCE).warnings == ()


def test_damaged_utf8_is_an_error_and_not_read_as_chinese_nonsense(
    write: Callable[..., Path],
) -> None:
    data = SENTENCE.encode() * 3 + b"\xff" + SENTENCE.encode()
    reported = message(write(article=data))
    assert "从这里起读不懂（字节 0xFF）" in reported
    assert "articles/a.md:4:1" in reported


def test_a_file_that_is_no_text_is_an_error(write: Callable[..., Path]) -> None:
    assert "neither UTF-8 nor GB 18030" in message(write(article=picture()), "en")


def test_windows_line_ends_do_not_move_lines(issue: Any) -> None:
    found = issue(article="---\r\nheadline: 标题\r\n---\r\n正文。\r\n\r\n第二段。\r\n")
    assert [block.position.line for block in found.articles[0].body] == [4, 6]


def test_a_huge_file_is_refused(write: Callable[..., Path]) -> None:
    assert "文件超过 4 MB" in message(write(article="文" * 2_000_000))


# ---- the folder's walls ----


def test_a_link_that_leads_out_is_refused(
    write: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.md"
    outside.write_text("秘密", encoding="utf-8")
    folder = write("articles: [articles/link.md]\n")
    (folder / "articles/link.md").symlink_to(outside)
    assert "稿件“articles/link.md”在这期的文件夹之外" in message(folder)


def test_a_link_inside_the_folder_is_followed(write: Callable[..., Path]) -> None:
    folder = write("articles: [articles/link.md]\n", SENTENCE)
    (folder / "articles/link.md").symlink_to("a.md")
    assert first_paragraph(load(folder)) == SENTENCE.strip()


def test_the_slashes_of_windows_are_slashes(issue: Any) -> None:
    found = issue("articles: ['articles\\a.md']\n", SENTENCE)
    assert found.articles[0].file == "articles/a.md"


def test_a_file_in_another_folder_is_suggested(write: Callable[..., Path]) -> None:
    assert "是不是“articles/a.md”？" in message(write("articles: [article/a.md]\n"))


@pytest.mark.parametrize(("there", "meant"), [("19", False), ("1", True)])
def test_another_number_is_no_slip(write: Callable[..., Path], there: str, meant: bool) -> None:
    path = write("articles: [articles/01.md]\n", **{f"articles/{there}.md": "文字。\n"})
    assert (f"是不是“articles/{there}.md”" in message(path)) is meant


def test_a_folder_is_no_article(write: Callable[..., Path]) -> None:
    assert "找不到稿件“articles”" in message(write("articles: [articles]\n"))


def test_a_link_to_itself_is_refused(write: Callable[..., Path]) -> None:
    folder = write("articles: [articles/loop.md]\n")
    (folder / "articles/loop.md").symlink_to("loop.md")
    assert "articles/loop.md" in message(folder)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(write: Callable[..., Path]) -> None:
    folder = write()
    (folder / "articles/a.md").chmod(0)
    assert "文件打不开" in message(folder)


@pytest.mark.parametrize("path", ["nowhere", "nowhere/issue.yaml"])
def test_no_manifest_is_told(tmp_path: Path, path: Path) -> None:
    assert "找不到这期的清单文件" in message(tmp_path / path)
    assert "typesetter new bulletin" in message(tmp_path / path, "en")


# ---- pictures ----


def figure(issue: Any) -> Any:
    return issue.articles[0].body[0].picture


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP"])
def test_pictures_of_the_common_kinds_are_taken(issue: Any, kind: str) -> None:
    found = issue(article="![](图.jpg)\n", **{"articles/图.jpg": picture(kind=kind)})
    assert figure(found).file == "articles/图.jpg"


def test_a_drawing_is_taken(issue: Any) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    assert figure(issue(article="![](a.svg)\n", **{"a.svg": drawing})).file == "a.svg"


def test_a_picture_is_found_from_the_issues_folder_too(issue: Any) -> None:
    found = issue(article="![](图片/a.jpg)\n", **{"图片/a.jpg": picture()})
    assert figure(found).file == "图片/a.jpg"
    assert found.root / "图片/a.jpg" in found.files


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_half_a_picture_is_damaged(write: Callable[..., Path], kind: str) -> None:
    whole = picture((200, 200), kind)
    folder = write(article="![](a.jpg)\n", **{"a.jpg": whole[: len(whole) // 2]})
    assert "图片“a.jpg”已损坏，读不出来" in message(folder)
    assert "the picture “a.jpg” is damaged" in message(folder, "en")


def test_half_a_picture_is_damaged_even_where_pillow_is_told_to_forgive(
    write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    folder = write(article="![](a.jpg)\n", **{"a.jpg": picture((200, 200))[:9000]})
    assert "图片“a.jpg”已损坏" in message(folder)
    assert ImageFile.LOAD_TRUNCATED_IMAGES


def test_a_damaged_drawing_is_told(write: Callable[..., Path]) -> None:
    assert "已损坏" in message(write(article="![](a.svg)\n", **{"a.svg": "<svg>"}))


def test_a_text_called_a_picture_is_told_with_the_kinds_that_can_be(
    write: Callable[..., Path],
) -> None:
    reported = message(write(article="![](a.jpg)\n", **{"a.jpg": "不是图片"}))
    assert "“a.jpg”不是认得的图片" in reported
    assert "JPEG, PNG" in reported


def test_a_decompression_bomb_is_refused_unopened(write: Callable[..., Path]) -> None:
    stream = BytesIO()
    Image.new("1", (20_000, 20_000)).save(stream, "PNG")
    reported = message(write(article="![](a.png)\n", **{"a.png": stream.getvalue()}))
    assert "图片“a.png”太大" in reported
    assert "最多 80 百万像素" in reported


def test_control_a_picture_of_the_most_pixels_is_taken(issue: Any) -> None:
    stream = BytesIO()
    Image.new("1", (10_000, 8_000)).save(stream, "PNG")
    assert figure(issue(article="![](a.png)\n", **{"a.png": stream.getvalue()})).file == "a.png"


def test_a_picture_heavier_than_any_is_refused(write: Callable[..., Path]) -> None:
    folder = write(article="![](a.jpg)\n", **{"a.jpg": b""})
    os.truncate(folder / "a.jpg", 65 * 1024 * 1024)
    assert "文件太大：65 MB，最多 64 MB" in message(folder)


def test_a_mended_picture_is_looked_at_anew(write: Callable[..., Path]) -> None:
    folder = write(article="![](a.jpg)\n", **{"a.jpg": picture()[:100]})
    assert "a.jpg" in message(folder)
    (folder / "a.jpg").write_bytes(picture())
    assert figure(load(folder)).file == "a.jpg"


def test_a_picture_of_the_front_matter_is_found_and_checked(issue: Any) -> None:
    article = "---\nimages: [{file: a.jpg, caption: 图为会场。, credit: 张三 摄}]\n---\n"
    found = issue(article=article, **{"a.jpg": picture()})
    (image,) = found.articles[0].about.images
    assert (image.file, image.caption, image.credit) == ("a.jpg", "图为会场。", "张三 摄")


def test_a_caption_whose_picture_is_lost_stays(issue: Any) -> None:
    found = issue(article="---\nimages: [{caption: 图为会场。}]\n---\n")
    assert found.articles[0].about.images[0].file is None


@pytest.mark.parametrize("name", ["../images/a.png", "images/a.png", "..\\images\\a.png"])
def test_a_picture_is_named_from_the_article_or_from_the_folder(
    write: Callable[..., Path], name: str
) -> None:
    folder = write(article=f"{SENTENCE}\n\n![]({name})\n")
    (folder / "images").mkdir(exist_ok=True)
    (folder / "images/a.png").write_bytes(picture())
    assert folder / "images/a.png" in load(folder).files


@pytest.mark.parametrize(
    ("name", "said"),
    [("../images/b.png", "找不到图片"), ("../../a.png", "在这期的文件夹之外"),
     ("../images/out.png", "在这期的文件夹之外")],
)  # fmt: skip
def test_control_a_picture_that_is_not_there_or_lies_outside(
    write: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory, name: str, said: str
) -> None:
    folder = write(article=f"{SENTENCE}\n\n![]({name})\n")
    secret = tmp_path_factory.mktemp("outside") / "secret.png"
    secret.write_bytes(picture())
    (folder / "images").mkdir(exist_ok=True)
    (folder / "images/out.png").symlink_to(secret)
    assert said in message(folder)
