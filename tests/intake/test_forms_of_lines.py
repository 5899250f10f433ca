"""Forms in which bylines, labels, heads and notices stand, and what only looks like them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.intake.test_more_cases import reported
from typeset.intake.dates import is_date
from typeset.intake.decoding.bylines import closing_cost, name_cost
from typeset.intake.importing import import_issue

TEXT = "六月以来，车间连续举办三场练兵，一百二十名青工参加，其中四十人通过了考核。"
MORE = "考核分为理论和实操两部分，题目都由班组长从当月的缺陷单里挑出来，谁也不知道。"
ENGLISH = "The committee met twice in March and agreed that the roof could not wait until summer."
AGAIN = "Work on the gutters begins when the scaffolding arrives, which may be late in the month."


def imported(text: str, folder: Path) -> Any:
    folder.mkdir(exist_ok=True)
    (folder / "raw.txt").write_text(text, encoding="utf-8")
    import_issue(folder / "raw.txt", folder / "made" / "issue")
    return reported(folder / "made" / "issue")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Nora Whitcombe, wardrobe mistress", "Nora Whitcombe, who has kept the books"),
        ("By the Warden, Alice Penhallow-Reed", "By the river, in the rain"),
        ("三年乙班　Sawma 林語晴", "三年乙班　Sawma 搬家了"),
        ("区教育局党委书记、局长　邵启明", "区教育局、卫生局　联合"),
        ("文 / By：Marta Klein　译 / Translated by：卫小禾", "文 / 武：两出戏"),
        ("设备部 Equipment　闻人雪", "设备 Equipment 更换一新"),
        ("Zoltán Fehér", "Zoltán is here"),
        ("Geo. Platt", "Min. Platt"),
        ("Thos. B. Reed", "Thos. is here"),
    ],
)
def test_what_somebody_is_may_stand_beside_the_name(name: str, words: str) -> None:
    assert name_cost(name) is not None
    assert name_cost(words) is None


def test_a_given_name_with_what_she_does_signs_and_is_no_byline_above() -> None:
    assert closing_cost("Bridie, front office") is not None
    assert name_cost("Bridie, front office") is None
    assert closing_cost("Bridie, who left in June") is None


@pytest.mark.parametrize(
    ("text", "whole"),
    [("2024年4月25日 25 April 2024", True), ("2024年4月25日 25 April 2024 止", False)],
)
def test_a_date_may_stand_in_two_languages(text: str, whole: bool) -> None:
    assert is_date(text) is whole


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("晨 光 周 知\n青石港务公司安全部　　2025年第9周　　编发：卫明", "晨 光 周 知"),
        (
            "THE PARISH OF ST ALDATE, UPPER COMBE\nwith St Ann, Farley\n"
            "THE LANTERN\nIssue 31     June 2024",
            "THE LANTERN",
        ),
        (
            "HARLOW & DISTRICT CHORAL SOCIETY\nO P E N   D O O R S\n"
            "Members' letter, Hilary term 2023",
            "O P E N   D O O R S",
        ),
        ("江北大学图书馆\n馆情周报\n第 11 周　2024 年 5 月 13 日至 5 月 19 日", "馆情周报"),
    ],
)
def test_a_head_is_known_by_its_period(head: str, name: str, tmp_path: Path) -> None:
    body = ENGLISH if head.isascii() else TEXT
    title = "The roof waits no longer" if head.isascii() else "三场练兵选出四十人"
    found = imported(f"{head}\n\n\n{title}\n\n{body}\n", tmp_path)
    assert "".join(found["masthead"]["name"].split()) == "".join(name.split())
    assert [article["headline"] for article in found["text"]] == [title]


def test_names_of_editors_in_the_head_are_no_headline(tmp_path: Path) -> None:
    head = "晨光通讯\n第4期　2024年4月29日\n主编 卫明 / 美编 常一帆 / 4 月 29 日\n"
    found = imported(f"{head}\n三场练兵选出四十人\n\n{TEXT}\n", tmp_path)
    assert [article["headline"] for article in found["text"]] == ["三场练兵选出四十人"]
    assert "卫明" in str(found["editors"])


def test_a_row_of_one_mark_is_a_drawn_rule(tmp_path: Path) -> None:
    rule = "▼▼▼"
    text = f"晨光通讯\n第4期　2024年4月29日\n\n{rule}\n三场练兵选出四十人\n\n{TEXT}\n"
    assert rule not in str(imported(text, tmp_path))
    assert "……" in str(imported(text.replace(rule, "……"), tmp_path / "x"))


def test_labels_in_two_languages_stand_above_headlines(tmp_path: Path) -> None:
    text = (
        "晨光 DAYBREAK\n2024年第2期\n\n公司新闻 | COMPANY NEWS\n\n"
        "二线投产 / The second line starts up\n\n"
        f"{TEXT}\n\n人物 | PEOPLE\n\n门卫老常 / The man at the gate\n\n{MORE}\n"
    )
    found = imported(text, tmp_path)["text"]
    assert [a["section"] for a in found] == ["公司新闻 | COMPANY NEWS", "人物 | PEOPLE"]
    assert [a["headline"] for a in found] == [
        "二线投产 / The second line starts up",
        "门卫老常 / The man at the gate",
    ]


def counted(*numbers: int) -> str:
    pieces = (
        f"■ {label}\n{n}．{headline}\n{TEXT}\n{MORE}\n"
        for n, label, headline in zip(
            numbers,
            ("本周通报", "数据看板", "下周提醒"),
            ("缆绳断裂一起", "违章查处情况", "三月重点工作"),
            strict=True,
        )
    )
    return "安全周知\n第9期　2025年3月2日\n****************\n" + "****************\n".join(pieces)


def test_numbers_that_go_on_below_labels_count_articles(tmp_path: Path) -> None:
    found = imported(counted(1, 2, 3), tmp_path)["text"]
    assert [a["section"] for a in found] == ["■ 本周通报", "■ 数据看板", "■ 下周提醒"]
    assert [a["headline"][0] for a in found] == ["1", "2", "3"]


def test_numbers_that_begin_again_below_each_label_do_not(tmp_path: Path) -> None:
    found = imported(counted(1, 1, 1), tmp_path)["text"]
    assert "■ 数据看板" not in [a.get("section") for a in found]


def test_marked_headings_above_deeper_ones_label_columns(tmp_path: Path) -> None:
    def text(labels: tuple[str, str]) -> str:
        return (
            f"# 晨光\n\n第4期　2024年4月29日\n\n## {labels[0]}\n\n### 听声音的人\n\n"
            f"*作者：检修车间 卫明*\n\n{TEXT}\n\n"
            f"## {labels[1]}\n\n### 手环叫班\n\n{MORE}\n"
        )

    found = imported(text(("现场", "擂台")), tmp_path)["text"]
    assert [(a["section"], a["headline"]) for a in found] == [
        ("现场", "听声音的人"),
        ("擂台", "手环叫班"),
    ]
    assert "卫明" in str(found[0]["byline"])


def test_what_asks_readers_to_write_at_the_end_is_the_issues_notice(tmp_path: Path) -> None:
    asks = "下期拟出专号，来稿请交办公室，写不动的可以打电话口述，由编辑上门记录，录用即付稿酬。"
    head = "晨光通讯\n第4期　2024年4月29日\n\n三场练兵选出四十人\n\n"
    found = imported(f"{head}{TEXT}\n\n{MORE}\n\n{asks}\n\n编辑：卫明\n", tmp_path)
    assert asks in found["notices"]
    found = imported(f"{head}{asks}\n\n{TEXT}\n\n{MORE}\n\n编辑：卫明\n", tmp_path / "x")
    assert asks not in found.get("notices", [])


@pytest.mark.parametrize(
    ("leave", "signs"), [("With my good wishes,", True), ("So it was,", False)]
)
def test_below_english_wishes_stands_who_wrote_them(
    leave: str, signs: bool, tmp_path: Path
) -> None:
    text = (
        "Combe Notes\nIssue 4, June 2024\n\nFrom the vicarage\n\nDear friends,\n\n"
        f"{ENGLISH}\n\n{AGAIN}\n\n{leave}\n\nHester\n\nThe roof waits no longer\n\n{ENGLISH}\n"
    )
    first = imported(text, tmp_path)["text"][0]
    assert ("Hester" in str(first.get("byline", "")) + str(first.get("signature", ""))) is signs


def test_a_picture_is_explained_by_what_says_so(tmp_path: Path) -> None:
    text = (
        "Combe Notes\nIssue 4, June 2024\n\nThe roof waits no longer\n\n"
        f"{ENGLISH}\n{AGAIN}\nPhoto: the roof in May. (H. Penn)\n\nAnother roof\n\n{AGAIN}\n"
    )
    assert imported(text, tmp_path)["text"][0]["images"] == [
        ["Photo: the roof in May. (H. Penn)", None]
    ]


def test_the_first_item_below_a_colon_is_an_item(tmp_path: Path) -> None:
    text = (
        "Combe Notes\nIssue 4, June 2024\n\nThe roof waits no longer\n\n"
        f"{ENGLISH} The builder asks us to:\n"
        "- keep the path clear;\n- mind the ladder;\n- be kind.\n"
        f"{AGAIN}\n"
    )
    lines = imported(text, tmp_path)["text"][0]["text"]
    assert lines[0].endswith("asks us to:")


def test_paragraphs_that_open_with_a_word_or_two_have_side_heads(tmp_path: Path) -> None:
    heads = ("1. Lifts.", "2. Cladding.", "3. Bicycle store.")
    head = "Combe Digest\nIssue 4, June 2024\n\n"
    text = "\n\n".join(f"{each} {ENGLISH}" for each in heads)
    found = imported(f"{head}{text}\n", tmp_path)["text"]
    assert [a["headline"] for a in found] == list(heads)
    found = imported(f"{head}The roof\n\n{heads[0]} {ENGLISH}\n\n{AGAIN}\n", tmp_path / "x")
    assert [a["headline"] for a in found["text"]] == ["The roof"]


def test_short_lines_above_rows_part_a_list(tmp_path: Path) -> None:
    text = (
        "Combe Notes\nIssue 4, June 2024\n\nFROM THE REGISTERS\n\n"
        "Baptisms\n1 May    Otis Rudd\n15 May   Nell Penn\n\n"
        "Funerals\n4 May    Ernest Hart, aged 94\n20 May   Muriel Tapp, aged 87\n\n"
        f"The roof waits no longer\n\n{ENGLISH}\n"
    )
    found = imported(text, tmp_path)["text"]
    assert [a["headline"] for a in found] == ["FROM THE REGISTERS", "The roof waits no longer"]
    assert [line for line in found[0]["text"] if line[0] == "#"] == ["# Baptisms", "# Funerals"]
    assert "4 May | Ernest Hart, aged 94" in found[0]["text"]


def test_an_address_below_a_letters_signature_signs_it_too(tmp_path: Path) -> None:
    text = (
        "Combe Notes\nIssue 4, June 2024\n\nTHE YEW\n\nSir,\n\n"
        f"{ENGLISH}\n\nYours faithfully,\n\nG. R. Holloway (Major, retd)\nSexton's Cottage\n"
        f"\nThe roof waits no longer\n\n{ENGLISH}\n"
    )
    first = imported(text, tmp_path)["text"][0]
    assert first["signature"] == ["G. R. Holloway (Major, retd)", "Sexton's Cottage"]
    assert first["text"][0] == "Sir,"


VERSES = "窗外的雨下了一夜\n檐下的燕子没有睡\n它们等着天亮\n\n我也等着\n等一封没有写完的信\n"


@pytest.mark.parametrize(
    ("head", "poem"),
    [("夜雨\n\n", True), ("夜雨\n卫小禾\n\n", True), ("晨光通讯\n第4期　2024年4月29日\n\n", False)],
)
def test_a_plain_text_of_verses_is_a_poem(head: str, poem: bool, tmp_path: Path) -> None:
    (article,) = imported(head + VERSES, tmp_path)["text"]
    assert ("Division" in str(article["text"])) is poem
    assert article.get("headline") == ("夜雨" if poem else None)


@pytest.mark.parametrize(
    ("text", "poem"),
    [
        (
            "窗外的雨下了一夜\n江水长流\n它们等着天亮\n\n我也等着\n高山流水\n等一封没有写完的信\n",
            True,
        ),
        (
            "We counted boats till noon,\nBy the Dee we sat at rest,\n"
            "And when the tide had gone\nWe counted stones instead.\n",
            True,
        ),
        ("窗外的雨下了一夜\n它们等着天亮\n卫小禾\n\n我也等着\n等一封没有写完的信\n", False),
        ("江水长流\n高山流水\n窗外的雨下了一夜\n马立新\n金灿灿\n", False),
    ],
)
def test_a_verse_may_look_like_a_name_inside_a_stanza(
    text: str, poem: bool, tmp_path: Path
) -> None:
    (article,) = imported(f"夜雨\n\n{text}", tmp_path)["text"]
    assert ("Division" in str(article["text"])) is poem


def test_a_full_line_of_what_somebody_says_goes_on(tmp_path: Path) -> None:
    said = "卫师傅：三架。两架是邮件。我们下班还打球，球场就在现在的"
    text = (
        "晨光通讯\n第4期　2024年4月29日\n\n塔台里的三十七年\n"
        "记者：您进塔台那年，我们机场一天几架飞机？\n"
        f"{said}\n一号停机坪。\n"
        "记者：现在一天四百六十多架。您是怎么跟上的？\n"
        "卫师傅：不是我跟上的，是一批一批年轻人推着我跑。我的手\n和眼睛都慢了。\n"
        "记者：明年您就退休了，有什么愿望？\n卫师傅：坐一次夜航，靠窗。\n"
    )
    lines = imported(text, tmp_path)["text"][0]["text"]
    assert f"{said}一号停机坪。" in lines
    assert "记者：明年您就退休了，有什么愿望？" in lines


FOOT = "Compiled by: Ida Marsh    Drawings: Tom Lyle"


@pytest.mark.parametrize(
    ("foot", "contact", "notices"),
    [
        (f"{FOOT}\nTelephone: 01632 960211\nTake one.", "01632 960211", ["Take one."]),
        (f"{FOOT}\nContact: the Warden, Lower\nStreet, Glebe.", "Lower Street, Glebe.", None),
        (f"{FOOT}\nCopies lie in the shop and in the church.", "", ["Copies lie in the shop"]),
    ],
)
def test_a_notice_may_stand_below_the_foot(
    foot: str, contact: str, notices: list[str] | None, tmp_path: Path
) -> None:
    head = "GLEBE FARM NEWS\nNo. 4 · May 2024"
    story = f"The roof waits no longer\n\n{ENGLISH}\n\nThe gutters\n\n{AGAIN}"
    found = imported(f"{head}\n\n{story}\n\n{foot}\n", tmp_path)
    assert found["editors"] == {"Compiled by": ["Ida Marsh"], "Drawings": ["Tom Lyle"]}
    assert contact in str(found.get("contact"))
    assert [str(n)[:22] for n in found.get("notices", [])] == [n[:22] for n in notices or []]
    assert [a["text"] for a in found["text"]] == [[ENGLISH], [AGAIN]]


def test_a_page_in_the_head_is_no_slogan(tmp_path: Path) -> None:
    text = f"晨光新闻\n2024年4月29日　星期一　第三版\n\n三场练兵选出四十人\n\n{TEXT}\n"
    assert "slogan" not in imported(text, tmp_path)["masthead"]
    slogan = imported(text.replace("第三版", "三版在手"), tmp_path / "x")["masthead"]["slogan"]
    assert slogan == "三版在手"
    english = f"GLEBE NEWS\nNo. 4 | May 2024 | Page 3\n\nThe roof waits\n\n{ENGLISH}\n"
    assert "Page" not in str(imported(english, tmp_path / "y"))


@pytest.mark.parametrize(
    ("line", "greets"),
    [
        ("热烈祝贺我县代表队夺得全市职工拔河赛团体冠军！", True),
        ("欢迎工友投稿", True),
        ("凝聚职工，服务发展", False),
    ],
)
def test_a_congratulation_below_the_name_is_a_notice(
    line: str, greets: bool, tmp_path: Path
) -> None:
    text = f"晨光工运\n{line}\n第4期　2024年4月29日\n\n三场练兵选出四十人\n\n{TEXT}\n"
    found = imported(text, tmp_path)
    assert (found.get("notices") == [line]) is greets
    assert (found["masthead"].get("slogan") == line) is not greets


POEM = "哨子挂在铁栏杆上\n风一吹，它自己响\n跑道尽头的那棵槐树\n又落了一地的白"
STANZA = "穿学士服的孩子们\n把帽子扔得很高\n有一顶挂在篮筐上\n到傍晚还没有人来取"


@pytest.mark.parametrize(
    ("body", "verses"),
    [
        (f"杜若\n\n{POEM}", 1),
        (f"{POEM}\n\n{STANZA}", 2),
        (POEM.replace("\n", "。\n") + "。", 0),
        (f"获奖名单：\n{POEM}", 0),
        (
            "温庭　晏几　秦观海\n方程　卓越然\n\n任书语　常开卷　范知白\n丁一帆　马千里",
            0,
        ),
    ],
)
def test_a_poem_in_an_issue_keeps_its_lines_and_stanzas(
    body: str, verses: int, tmp_path: Path
) -> None:
    head = "晨光工运\n第4期　2024年4月29日\n\n三场练兵选出四十人"
    text = f"{head}\n\n　　{TEXT}\n　　{MORE}\n\n六月的操场\n\n{body}\n"
    imported(text, tmp_path)
    (poem,) = (tmp_path / "made/issue/articles").glob("02*")
    written = poem.read_text("utf-8")
    assert ("::: poem\n" in written) is bool(verses)
    assert not verses or f"{POEM}\n" in written
    assert (f"\n\n{STANZA}\n:::" in written) is (verses == 2)
