"""A newsroom's profile: learnt from earlier issues as their editors left them, read and edited."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from statistics import mean

import pytest

from tests.intake.generated.newsroom import numbers, write
from tests.intake.generated.plain_text import plain_text
from tests.intake.generated.scoring import score
from tests.intake.unseen.extraction import print_all
from typeset.diagnostics.problems import IssueError
from typeset.intake.importing import import_issue
from typeset.intake.profile.files import read_profile
from typeset.intake.profile.learning import learn
from typeset.intake.profile.model import NO_PROFILE
from typeset.intake.readers.text import read_text
from typeset.intake.recogniser import recognise
from typeset.intake.summary import summary
from typeset.issue import load

ROOMS = range(512, 522)
"""Some of the hundred newsrooms of `benchmarks/intake/quality.py`."""


def archive(seed: int, folder: Path, upto: int = 11) -> Path:
    """Imports the numbers of a newsroom one after the other; the editor puts each right."""
    for n, made in enumerate(numbers(seed)[:upto], 1):
        raw = folder / "raw.txt"
        raw.write_text(plain_text(made, seed * 100 + n), encoding="utf-8")
        import_issue(raw, folder / f"{n:02}")
        if n < upto:
            write(made, folder / f"{n:02}")
    return folder


def test_the_eleventh_number_of_a_newsroom_is_read_nearly_whole(tmp_path: Path) -> None:
    with_profile, without = [], []
    for seed in ROOMS:
        *earlier, last = numbers(seed)
        known = NO_PROFILE
        for n, made in enumerate(earlier, 1):
            folder = tmp_path / f"{seed}-{n}"
            (folder / "articles").mkdir(parents=True)
            write(made, folder)
            raw = read_text("raw.txt", plain_text(made, seed * 100 + n).encode())
            known = learn(known, load(folder), raw, f"{n:02}")
        raw = read_text("raw.txt", plain_text(last, seed * 100 + 11).encode())
        with_profile.append(score(last, recognise(raw, profile=known)).share)
        without.append(score(last, recognise(raw)).share)
    assert mean(with_profile) >= 0.98
    assert mean(without) < mean(with_profile) - 0.005  # the texts by themselves tell less


def test_the_archive_finds_its_profile_by_itself(tmp_path: Path) -> None:
    archive(13, tmp_path)
    profile = read_profile(tmp_path / "profile.yaml").learnt
    assert (profile.name, profile.issuer) == ("瓷都税苑", "黄泥岗税务局办公室")
    assert profile.issues == tuple(f"{n:02}" for n in range(1, 11))
    assert profile.foot == {"统稿": "editors"}
    assert {"这一天", "老相册"} <= set(profile.sections)
    issue = load(tmp_path / "11")
    assert list(issue.manifest.editors) == ["统稿"]
    assert [a.about.headline for a in issue.articles] == [
        p.headline for p in numbers(13)[-1].pieces
    ]


def test_what_an_editor_wrote_stays_and_comes_first(tmp_path: Path) -> None:
    archive(13, tmp_path, upto=3)
    file = tmp_path / "profile.yaml"
    hand = "# 我们的话\nby_hand:\n  foot: {统稿: contact}   # 不是编辑\n\n"
    file.write_text(hand + file.read_text(encoding="utf-8").partition("by_hand:\n\n")[2])
    archive_raw = tmp_path / "raw.txt"
    archive_raw.write_text(plain_text(numbers(13)[3], 1304), encoding="utf-8")
    import_issue(archive_raw, tmp_path / "04")
    assert file.read_text(encoding="utf-8").startswith(hand)
    assert "'03'" in file.read_text(encoding="utf-8")
    assert list(load(tmp_path / "04").manifest.contact) == ["统稿"]


def test_a_word_that_is_wrong_is_told_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "profile.yaml"
    file.write_text("by_hand:\n  section: {码头: 3}\n", encoding="utf-8")
    raw = tmp_path / "raw.txt"
    raw.write_text(plain_text(numbers(13)[0], 1301), encoding="utf-8")
    with pytest.raises(IssueError) as raised:
        import_issue(raw, tmp_path / "01")
    problem = raised.value.diagnostics[0]
    assert problem.position is not None
    assert (problem.position.file, problem.position.line) == ("profile.yaml", 2)
    assert problem.details["nearest"] == "sections"
    assert not (tmp_path / "01").exists()


def test_another_programs_profile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "profile.yaml"
    file.write_text("user: nobody\n", encoding="utf-8")
    archive(13, tmp_path, upto=2)
    assert file.read_text(encoding="utf-8") == "user: nobody\n"


def test_the_profile_of_another_bulletin_is_not_used(tmp_path: Path) -> None:
    archive(13, tmp_path, upto=3)
    before = (tmp_path / "profile.yaml").read_bytes()
    raw = tmp_path / "raw.txt"
    raw.write_text(
        "水乡快讯\n第3期　2024年3月\n\n茶园开张\n　　近日，茶园开张了。\n", encoding="utf-8"
    )
    report = import_issue(raw, tmp_path / "other")
    assert [note.said for note in report.notes] == ["profile of another"]
    other = str(read_profile(tmp_path / "profile.yaml").profile.name)
    assert f"profile.yaml 是《{other}》的" in summary(report, tmp_path / "other", "zh")
    assert f"profile.yaml is of “{other}”" in summary(report, tmp_path / "other", "en")
    assert (tmp_path / "profile.yaml").read_bytes() == before


def test_like_names_an_earlier_issue_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    archive(13, tmp_path / "old", upto=2)
    (tmp_path / "old" / "profile.yaml").unlink(missing_ok=True)
    write(numbers(13)[1], tmp_path / "old" / "02")
    raw = tmp_path / "raw.txt"
    raw.write_text(plain_text(numbers(13)[2], 1303), encoding="utf-8")
    out = tmp_path / "new" / "03"
    command = [sys.executable, "-m", "typeset", "import", str(raw), "--out", str(out), "--like"]
    old = str(tmp_path / "old" / "02")
    done = subprocess.run([*command, old], capture_output=True, text=True, check=True)
    assert re.search(r"1 .*profile.yaml", done.stdout)
    assert list(load(tmp_path / "new" / "03").manifest.editors) == ["统稿"]
    (tmp_path / "empty").mkdir()
    refused = subprocess.run(
        [*command, str(tmp_path / "empty"), "--force"], capture_output=True, text=True
    )
    assert (refused.returncode, "profile.yaml" in refused.stderr) == (2, True)


def test_an_issue_whose_raw_text_is_gone_teaches_nothing_and_says_so(tmp_path: Path) -> None:
    raw, old = tmp_path / "raw.txt", tmp_path / "old" / "02"
    text = "晨光通讯\n第4期　2024年4月29日\n\n推进会召开\n工会昨日召开推进会。\n"
    raw.write_text(text, encoding="utf-8")
    import_issue(raw, old)
    (old / "source.txt").rename(tmp_path / "kept.txt")
    with pytest.raises(IssueError) as refused:
        import_issue(raw, tmp_path / "03", like=old)
    assert [found.key for found in refused.value.diagnostics] == ["intake.like-nothing"]
    (tmp_path / "kept.txt").rename(old / "source.txt")
    import_issue(raw, tmp_path / "03", like=old)
    assert load(tmp_path / "03").articles


PAGE = """<meta charset="utf-8"><style>@page {{ size: 150mm 200mm; margin: 15mm }}
body {{ font: 11pt 'Noto Serif CJK SC' }}
p {{ margin: 0; text-indent: 2em }} h1 {{ font: 11.5pt 'Noto Serif CJK SC'; margin: 0;
text-indent: 2em }}</style>{}"""


def test_the_size_of_headlines_can_be_said_by_hand(tmp_path: Path) -> None:
    """Headlines that are sentences, hardly larger than the text: 11.5 pt is said by hand."""
    said = "".join(
        f"<h1>{head}的那一天，我们都在。</h1>" + f"<p>{head}的那一天，{text}。</p>" * 3
        for head, text in (("开江", "江上的冰都化了" * 9), ("收秋", "谷子堆满了场院" * 9))
    )
    print_all({"page": PAGE.format(said)}, tmp_path)

    def headlines(target: str) -> list[str | None]:
        import_issue(tmp_path / "page.pdf", tmp_path / target)
        return [article.about.headline for article in load(tmp_path / target).articles]

    assert headlines("without") != ["开江的那一天，我们都在。", "收秋的那一天，我们都在。"]
    looks = "looks: {headline: {11.5: 20}, paragraph: {11: 50}}"
    (tmp_path / "profile.yaml").write_text(f"by_hand:\n  {looks}\n", encoding="utf-8")
    assert headlines("with") == ["开江的那一天，我们都在。", "收秋的那一天，我们都在。"]
