"""What lines probably are, learnt from tagged texts: on texts that nothing was learnt from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.intake.changed import changed
from tests.intake.unseen import tagged_texts
from tests.intake.unseen.tagged_texts import Part
from typeset.diagnostics.messages import Language
from typeset.intake.decoding.decoder import Decoded
from typeset.intake.decoding.gathered_facts import facts_of
from typeset.intake.decoding.labels import Label
from typeset.intake.decoding.manner import Manner
from typeset.intake.decoding.offers import Offer
from typeset.intake.draft import Draft, Role
from typeset.intake.importing import import_issue
from typeset.intake.readers.text import read_text
from typeset.intake.recogniser import RULES, blocks_of, recognise
from typeset.intake.rules import lines
from typeset.intake.rules.likely_tags import likely_tags
from typeset.intake.tagging.columns import classes, each
from typeset.intake.tagging.features import Features
from typeset.intake.tagging.model import (
    MIDDLE,
    REACH,
    Learnt,
    Networks,
    Numbers,
    likely,
    read,
    weights,
    write,
)
from typeset.intake.tagging.shapes import shapes

UNSEEN = Path(__file__).parent / "unseen"
HELD_OUT = sorted((UNSEEN / "held_out").glob("*.txt"))
IMPORTED = HELD_OUT[::2]  # half, for the time; `benchmarks/intake/tagged.py` takes all
LEARNT = [*(UNSEEN / "learnt").glob("*.txt"), *(UNSEEN / "tagged").glob("*.txt")]
# The mean share that was found when this was written, rounded down: from these texts nothing may
# be learnt, and no rule may be written for one of them.
FOUND = 0.865

WITHOUT = tuple(rule for rule in RULES if rule is not likely_tags)


def headlines(parts: list[Part], draft: Draft) -> float:
    """The share of a text's headlines that were taken for headlines."""
    wanted = {tagged_texts.bare(part.text) for part in parts if part.tag == "H"}
    roles = (Role.HEADLINE, Role.RUN_IN)
    found = {tagged_texts.bare(block.text) for block in draft.blocks if block.role in roles}
    return len(wanted & found) / len(wanted)


def test_nothing_is_learnt_from_what_is_held_out() -> None:
    learnt = {path.read_bytes() for path in LEARNT}
    assert HELD_OUT and learnt
    assert not [path.name for path in HELD_OUT if path.read_bytes() in learnt]


def test_most_of_a_text_in_an_unknown_manner_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tagged_texts, "FOLDER", UNSEEN / "held_out")
    shares = []
    for path in IMPORTED:
        raw = tmp_path / path.name
        raw.write_text(tagged_texts.raw_text(path.stem), encoding="utf-8")
        issue = tmp_path / path.stem / "issue"  # beside no other, from which it would learn
        account = import_issue(raw, issue).account
        dropped = sum(len("".join(drop.text.split())) for drop in account.dropped)
        assert account.read == account.placed + dropped
        shares.append(tagged_texts.score(path.stem, issue).share)
    assert np.mean(shares) >= FOUND


def test_control_it_is_the_tags_by_which_headlines_are_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tagged_texts, "FOLDER", UNSEEN / "held_out")
    with_it, without = [], []
    for path in HELD_OUT[::6]:
        source = read_text(path.name, tagged_texts.raw_text(path.stem).encode())
        parts = tagged_texts.parts(path.stem)
        with_it.append(headlines(parts, recognise(source)))
        without.append(headlines(parts, recognise(source, WITHOUT)))
    assert np.mean(with_it) > np.mean(without) + 0.05


LINES = [("a", "unknown"), ("b", "c"), ("c",), ("a",), ("b",)]
KINDS = (0, 1, 0, 1, 1)


def test_the_shares_are_the_mean_of_what_the_networks_make_line_by_line() -> None:
    learnt = _learnt(networks=2)
    wanted = np.mean([_by_hand(learnt, number) for number in range(2)], axis=0)
    for found, row in zip(likely(_features(LINES, KINDS), learnt), wanted, strict=True):
        assert [found["H"], found["P"]] == pytest.approx(row.tolist(), abs=1e-4)


def test_a_line_is_judged_by_those_near_it_by_those_of_its_kind_and_by_all() -> None:
    learnt, lines = _learnt(networks=1), [("a",)] * 40
    kinds = [int(at in (20, 39)) for at in range(40)]
    before = likely(_features(lines, kinds), learnt)
    after = likely(_features([*lines[:20], ("b",), *lines[21:]], kinds), learnt)
    moved = [abs(one["H"] - two["H"]) for one, two in zip(before, after, strict=True)]
    assert min(moved) > 0
    far = np.mean(moved[:5])
    assert np.mean(moved[16:25]) > 3 * far
    assert moved[39] > 3 * far  # it is of the same kind


def test_what_was_learnt_is_read_as_it_was_written(tmp_path: Path) -> None:
    learnt = _learnt(networks=2)
    write(learnt, tmp_path / "weights.npz")
    again = read(tmp_path / "weights.npz")
    assert (again.tags, again.names) == (learnt.tags, learnt.names)
    found = _features(LINES, KINDS)
    for one, two in zip(likely(found, learnt), likely(found, again), strict=True):
        assert one["H"] == pytest.approx(two["H"], abs=0.02)
    assert likely(found, again) != likely(found, _learnt(networks=1))


def _features(lines: Sequence[tuple[str, ...]], kinds: Sequence[int]) -> Features:
    return Features([each("{}", classes(lines))], np.array(kinds))


def _learnt(networks: int, width: int = 24) -> Learnt:
    lot = np.random.default_rng(1)

    def some(*shape: int) -> Numbers:
        return lot.normal(scale=0.2, size=shape).astype(np.float32)

    made = Networks(
        some(3, networks, width),
        some(len(REACH), networks, 3 * width + 1, width),
        some(networks, 2 * width + 1, width),
        some(networks, width + 1, 2),
    )
    return Learnt("HP", {"a": 0, "b": 1, "c": 2}, made)


def _by_hand(learnt: Learnt, number: int) -> list[list[float]]:
    """The shares of one network for `LINES`, with no line's work shared by another."""
    networks, names = learnt.networks, learnt.names
    nothing = np.zeros(networks.features.shape[2])
    rows = [
        _even(sum((networks.features[names[n], number] for n in line if n in names), nothing))
        for line in LINES
    ]
    rows = [np.maximum(row, 0) for row in rows]
    for step, reach in enumerate(REACH):
        if step == MIDDLE:
            even = [_even(row) for row in rows]
            for at, kind in enumerate(KINDS):
                same = np.mean([row for row, k in zip(even, KINDS, strict=True) if k == kind], 0)
                whole = np.mean(even, axis=0)
                rows[at] = rows[at] + [*same, *whole, 1.0] @ networks.together[number]
        even = [_even(row) for row in rows]
        for at in range(len(rows)):
            three = [
                even[n] if 0 <= n < len(even) else nothing for n in (at - reach, at, at + reach)
            ]
            found = np.concatenate([*three, [1.0]]) @ networks.steps[step, number]
            rows[at] = rows[at] + np.maximum(found, 0)
    worth = [np.exp([*row, 1.0] @ networks.ends[number]) for row in rows]
    return [(each / each.sum()).tolist() for each in worth]


def _even(row: NDArray[np.float64]) -> NDArray[np.float64]:
    return (row - row.mean()) / np.sqrt(row.var() + 1e-5)


ISSUE = [
    ("N", "河湾工会简讯"),
    ("M", "甲辰年春季号"),
    ("X", ""),
    *(
        line
        for name in (
            "食堂换了菜单",
            "浴室修好水管",
            "球队赢得奖杯",
            "班车改走桥头",
            "图书室收到捐书",
        )
        for line in (
            ("H", f"◆ {name}"),
            ("B", f"通讯员{name[:2]}某某"),
            ("P", f"　　{name}的消息传来，大家都很高兴，纷纷到现场观看，有人还带来了邻居和亲戚。"),
            ("G", f"{name[2:]}之后"),
            ("L", f"• {name[-2:]}人人可用"),
            ("X", ""),
        )
    ),
]


def test_a_text_that_another_newsroom_wrote_has_the_same_lines_in_another_form() -> None:
    known = {tag: "".join(text for kind, text in ISSUE if kind == tag) for tag in "NMHBPGL"}
    ways = [changed(ISSUE, [], Random(seed)) for seed in range(40)]
    for tag, text in (line for way in ways for line in way if line[1].strip()):
        words = max(re.findall("[\u4e00-\u9fff]+", text) or [""], key=len)
        said_by = {"E": "B", "+": "HPLG", "X": "NP"}.get(tag, tag)
        assert not words or any(words in known[kind] for kind in said_by)
    assert len({tuple(way) for way in ways}) > 20
    assert any("◆" not in "".join(text for _, text in way) for way in ways)


def test_a_text_too_short_to_be_an_issue_is_left_to_the_rules() -> None:
    text = "工会之家\n\n" + "职工食堂换了菜单\n\n从本周起，食堂每天增加两个素菜。\n\n" * 3
    assert all(
        block.likely is None for block in recognise(read_text("a.txt", text.encode())).blocks
    )
    whole = text + "职工食堂换了菜单\n\n从本周起，食堂每天增加两个素菜。\n\n" * 8
    blocks = recognise(read_text("a.txt", whole.encode())).blocks
    assert all(block.likely is not None for block in blocks)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.7, {"en": "paragraph: {} (or a headline?)", "zh": "段落：{}（也可能是标题）"}),
        (0.9, {}),
    ],
)
def test_what_the_tagger_is_not_sure_of_is_listed_with_what_else_it_may_be(
    share: float, words: dict[Language, str]
) -> None:
    text = "从本周起，食堂每天增加两个素菜。"
    [block] = recognise(read_text("a.txt", text.encode())).blocks
    tags = dict.fromkeys(weights().tags, 0.0) | {"P": share, "H": 1 - share}
    line = block._replace(role=Role.TEXT, likely=tags)
    for margin in (0.1, 20.0):  # what another reading costs says nothing beside it
        found = Decoded(
            Manner(""), (Offer(Label.PARAGRAPH, 0.0),), (margin,), (Label.CAPTION,), 1.0
        )
        [decision] = lines.decisions_of(facts_of([line], [[], []]), found)
        assert {each: decision.words(each) for each in words if decision.look} == {
            each: said.format(text) for each, said in words.items()
        }
        assert decision.look == bool(words)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("履职担当 同心同向", "halves"),
        ("履行使命　践行担当　传递温度", "halves"),
        ("欧阳小红 司马小光", "all"),
        ("张三 李四", "all"),
        ("履职担当同心同向", "no"),
    ],
)
def test_the_halves_of_a_title_are_no_names(line: str, kind: str) -> None:
    source = read_text("a.txt", f"工会简报\n\n{line}\n\n各级工会走访职工。\n".encode())
    found = {shape.text: shape.classes["names"] for shape in shapes(blocks_of(source))}
    assert found[line] == kind
