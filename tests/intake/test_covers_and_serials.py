"""Serials, briefs under one headline, and mails that say something above the piece."""

from __future__ import annotations

import email.message
from pathlib import Path

import pytest

from tests.intake.words import p, word
from typeset.intake.contributions.senders import is_somebody
from typeset.intake.importing import import_issue
from typeset.issue import load
from typeset.issue import model as m

BRIEFS = """简讯三则

　　△ 5月27日，洗煤厂举办小课堂，46名青年职工参加。（孙　洁）

　　△ 机电总厂的电缆夹获国家实用新型专利。（吴　迪）

　　△ 铁路运输处为道口工送去绿豆30袋。（李　娜）
"""
MAIL = """何主编：您好！

稿子如下，照片晚点发。

井口有了亲情驿站

    5月31日，女工委在井口设立驿站，32名职工家属为升井职工递上姜茶。

此致
敬礼！
马骏
"""


def articles(folder: Path, name: str, data: bytes) -> tuple[m.Article, ...]:
    (folder / name).write_bytes(data)
    import_issue(folder / name, folder / "issue")
    return load(folder / "issue").articles


def test_signed_briefs_below_one_headline_are_one_article(tmp_path: Path) -> None:
    (article,) = articles(tmp_path, "a.txt", BRIEFS.encode())
    assert article.about.headline == ("简讯三则",) or str(article.about.headline) == "简讯三则"
    assert not article.about.byline
    text = (tmp_path / "issue" / article.file).read_text("utf-8")
    assert all(name in text for name in ("（孙　洁）", "（吴　迪）", "（李　娜）"))


def test_signed_texts_with_headlines_of_their_own_are_several(tmp_path: Path) -> None:
    text = BRIEFS.replace("\n　　△ 机电", "\n专利\n\n　　机电").replace(
        "\n　　△ 铁路", "\n绿豆\n\n　　铁路"
    )
    assert len(articles(tmp_path, "a.txt", text.encode())) > 1


def mail(subject: str) -> bytes:
    made = email.message.EmailMessage()
    made["From"], made["Subject"] = "马骏 <m@example.org>", subject
    made.set_content(MAIL)
    return bytes(made)


def test_what_a_mail_says_above_the_line_that_its_subject_names_is_left_out(tmp_path: Path) -> None:
    (article,) = articles(tmp_path, "a.eml", mail("投稿：井口有了亲情驿站"))
    text = (tmp_path / "issue" / article.file).read_text("utf-8")
    assert "headline: 井口有了亲情驿站" in text and "byline: 马骏" in text
    assert not any(word in text for word in ("您好", "稿子如下", "此致", "敬礼"))


def test_a_subject_that_names_no_line_leaves_all_of_a_mail(tmp_path: Path) -> None:
    (article,) = articles(tmp_path, "a.eml", mail("本周来稿一篇"))
    assert "稿子如下" in (tmp_path / "issue" / article.file).read_text("utf-8")


@pytest.mark.parametrize("text", ["（未完待续）", "未完待续"])
def test_a_serials_end_is_no_name(text: str, tmp_path: Path) -> None:
    body = [p("井下的那年冬天雪很大，我们从早上挖到天黑。") for _ in range(3)]
    (article,) = articles(tmp_path, "a.docx", word("".join((p("矿灯下的岁月"), *body, p(text)))))
    assert not article.about.byline


def test_each_name_before_what_that_person_did_is_a_byline() -> None:
    assert is_somebody("王老根　口述　孙立平　整理")
    assert not is_somebody("王老根　口述　那年冬天")
