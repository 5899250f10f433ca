"""The measure of each line: how wide its column was set, found for all lines together."""

from __future__ import annotations

from collections import Counter

from typeset.intake.characters import ends_sentence, is_chinese

WIDEST = 75.0
"""No measure in print is wider (em)."""
_NARROWEST = 6.0
"""em: a narrower column holds a word or two: a table's."""
_MOST = 6
"""A text has no more measures than this."""
_NEAR, _ENOUGH = 15, 8
"""These lines above and below, if enough of them are full, show how wide a column is here."""
_CHANGE = 5.0
"""nats: one line in 150 begins another measure."""
_TOO_WIDE = 12.0
"""nats: a line wider than the measure is a mistake of the reader's, and no measure at all."""

_MARKS = "。，、；：！？“”‘’（）《》〈〉【】"
_NO_MARKS = dict.fromkeys(map(ord, _MARKS))
_SQUEEZED = 0.25
"""em: each mark of a line can give a half (CLREQ, compression of marks); lines rarely take more."""


def measures(texts: list[str], widths: list[float], joined: list[bool]) -> list[float]:
    """The measure (em) around each line; 0 where a line is a whole paragraph.

    `joined[i]`: whether line i and the next can be one paragraph's at all.  Of the measures that
    several unfinished lines have in common, each line gets the one under which all lines together
    cost least: a line wider than the measure costs most, a change of measure something."""
    open_ended = [
        not ends_sentence(text) and text[-1] not in "：:" and may
        for text, may in zip(texts, joined, strict=True)
    ]
    found = _candidates(texts, widths, open_ended, joined)
    if not found:
        return [0.0] * len(texts)
    states = [0.0, *found]
    best = _costs(states, texts[0], widths[0], open_ended[0])
    back: list[list[int]] = []
    for at in range(1, len(texts)):
        costs = _costs(states, texts[at], widths[at], open_ended[at])
        cheapest = min(range(len(states)), key=best.__getitem__)
        row, following = [], []
        change = best[cheapest] + _CHANGE
        for s, cost in enumerate(costs):
            stay = best[s] <= change
            row.append(s if stay else cheapest)
            following.append((best[s] if stay else change) + cost)
        back.append(row)
        best = following
    state = min(range(len(states)), key=best.__getitem__)
    path = [state]
    for row in reversed(back):
        state = row[state]
        path.append(state)
    decoded = [states[s] for s in reversed(path)]
    return [_local(decoded, texts, widths, open_ended, at) for at in range(len(texts))]


def _local(
    found: list[float], texts: list[str], widths: list[float], open_ended: list[bool], at: int
) -> float:
    """A line's measure, a little less where the lines around it all are narrower: columns of one
    page differ by an em, and a headline may be the widest line of its column."""
    measure = found[at]
    if not measure or widths[at] >= measure or not is_chinese(texts[at]):
        return measure
    first = max(at - _NEAR, 0)
    around = slice(first, at + _NEAR)
    near = sorted(
        wide
        for wide, other, is_open in zip(
            widths[around], found[around], open_ended[around], strict=True
        )
        if is_open and other == measure and wide >= measure - 4
    )
    if len(near) < _ENOUGH:
        return measure
    return min(measure, max(near[int(len(near) * 0.88)], widths[at]))


def slack(chinese: bool, measure: float) -> float:
    """By how much (em) a full line may fall short of the measure, its next word apart."""
    return 1.0 if chinese else max(1.5, measure * 0.07)


def _costs(states: list[float], text: str, wide: float, open_ended: bool) -> list[float]:
    """What a line costs under each measure."""
    chinese = is_chinese(text)
    over = _over(text, chinese)
    found = [(3.0 if wide >= 14 else 1.2) if open_ended else 1.0]
    for measure in states[1:]:
        if wide > measure + over:
            found.append(_TOO_WIDE)
        elif not open_ended:
            found.append(1.0)
        else:
            less = measure - wide - slack(chinese, measure) - 1.5
            found.append(min(0.3 + 0.35 * max(less, 0.0), 2.2))
    return found


def _over(text: str, chinese: bool) -> float:
    """A hanging mark, squeezed ones or a proportional face may make a line seem wider (em)."""
    if not chinese:
        return 3.0
    squeezed = _SQUEEZED * (len(text) - len(text.translate(_NO_MARKS)))
    return squeezed + (1.1 if text[-1] in "。，、；：！？”）》" else 0.8)


def _candidates(
    texts: list[str], widths: list[float], open_ended: list[bool], joined: list[bool]
) -> list[float]:
    """The widths that several unfinished lines have in common, the commonest first."""
    every = Counter(round(w * 2) / 2 for w, may in zip(widths, joined, strict=True) if may)
    counts = Counter(
        round(wide * 2) / 2
        for text, wide, is_open in zip(texts, widths, open_ended, strict=True)
        if is_open and _NARROWEST <= wide <= WIDEST
    )
    chinese = 2 * sum(map(is_chinese, texts)) >= len(texts)
    fewest = 1.5 if len(texts) < 30 else 2 if len(texts) < 60 else 3
    found: list[float] = []
    while counts and len(found) < _MOST:
        wide, support = max(((w, _support(counts, w, chinese)) for w in counts), key=_rank)
        if support < fewest:
            break
        edge = _edge(every, wide, support, 2.2 if chinese else 1.0)
        found.append(edge)
        reach = 1.6 if chinese else edge * 0.2
        for near in [w for w in counts if edge - reach - 0.5 <= w <= edge + 0.5]:
            del counts[near]
    return found


def _rank(found: tuple[float, float]) -> tuple[float, float]:
    return found[1], found[0]


def _support(counts: Counter[float], wide: float, chinese: bool) -> float:
    """The number of lines of about this width; one that lost an indent of two em counts half."""
    reach, lost = (1.0, 2.6) if chinese else (wide * 0.15, wide * 0.15)
    full = sum(times for w, times in counts.items() if wide - reach <= w <= wide)
    return full + sum(t for w, t in counts.items() if wide - lost <= w < wide - reach) / 2


def _edge(counts: Counter[float], wide: float, support: float, reach: float) -> float:
    """The right edge: the widest that a tenth of the lines has.  The commonest width may be that of
    first lines that lost an indent of two em."""
    fewest = max(min(support / 10, 3), 1)
    near = [w for w, times in counts.items() if wide <= w <= wide + reach and times >= fewest]
    return max(near, default=wide)
