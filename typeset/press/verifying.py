"""Whether the pages hold each character of the issue once, on the sheet and to be read.

What was drawn is looked at before anything is written.  A breach is an error with article and line.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from typeset.diagnostics.problems import Diagnostic, IssueError, Position, position_at
from typeset.engine.drawing_record import DrawnPage
from typeset.issue.model import Issue
from typeset.press.collisions import covered_texts, overprinted_texts
from typeset.press.contrast import unseen_texts
from typeset.press.drawn_text import DrawnText, drawn_texts
from typeset.press.expected_text import bare, block_texts, manifest_texts, names

EDGE = 1.0
"""So far (px) a rectangle may stand over the sheet's edge: less than a character's blank."""
SHOWN = 12
"""Characters that are quoted."""
AT_MOST = 20
"""The number of breaches that are reported: beyond it the cause is one and the same."""


def verify(
    issue: Issue,
    pages: list[DrawnPage],
    unused: Collection[Position | None] = (),
    optional: Collection[Position] = (),
) -> None:
    """Raises IssueError where a character is lost, doubled, off the sheet or not to be read.

    What stands at a place of `unused` is not asked for: the layout has said that it leaves it out.
    What stands at a place of `optional` may be left out as a whole.
    """
    texts = list(drawn_texts(pages))
    breaches = [*_lost(issue, texts, unused, optional), *_off_sheet(pages, texts)]
    breaches += _breaches("press.covered", covered_texts(pages, texts))
    breaches += _breaches("press.overprinted", overprinted_texts(texts))
    breaches += _breaches("press.unseen", unseen_texts(pages, texts))
    if breaches:
        whole = Position(issue.path.name)  # for what no article and no key says: a layout's own
        raise IssueError(
            replace(one, position=whole, excerpt="") if one.position is None else one
            for one in breaches[:AT_MOST]
        )


def _lost(
    issue: Issue,
    texts: list[DrawnText],
    unused: Collection[Position | None],
    optional: Collection[Position],
) -> Iterator[Diagnostic]:
    """What the model says and the pages do not, or say twice."""
    printed: defaultdict[str | None, list[str]] = defaultdict(list)
    for text in texts:
        if text.seen and not text.generated and not text.repeated:
            printed[text.place].append(text.text)
    whole = "".join(text.text for text in texts if text.seen)
    for article in issue.articles:
        said: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for where, words in block_texts(article):
            said[where.file, where.line].append(bare(words))
        for (file, line), parts in said.items():
            place = f"{file}:{line}"
            if Position(file, line) in optional and not printed[place]:
                continue
            yield from _compared("".join(parts), "".join(printed[place]), Position(file, line))
    named = [said for article in issue.articles for said in names(article)]
    for where, words in (*manifest_texts(issue), *named):
        here = "".join(printed[f"{where.file}:{where.line}"])
        if where in unused or where in optional:
            continue
        if not _holds(here or whole, bare(words)) and (here or bare(words) not in whole):
            yield _diagnostic("press.lost", words, where, None)


def _compared(wanted: str, printed: str, where: Position) -> Iterator[Diagnostic]:
    if wanted == printed:
        return
    wanted, printed = wanted.casefold(), printed.casefold()
    missing = Counter(wanted) - Counter(printed)
    surplus = Counter(printed) - Counter(wanted)
    if missing:
        yield _diagnostic("press.lost", "".join(missing.elements()), where, None)
    elif len(wanted) > 1 and not Counter(wanted) - surplus:
        yield _diagnostic("press.twice", wanted, where, None)


def _holds(whole: str, text: str) -> bool:
    """Whether a text was printed; one that a hyphen or a mark of the layout parts counts, too."""
    if text in whole or text.casefold() in whole.casefold():
        return True
    return not Counter(text.casefold()) - Counter(whole.casefold())


def _off_sheet(pages: list[DrawnPage], texts: list[DrawnText]) -> Iterator[Diagnostic]:
    sizes = [(page.box.margin_width(), page.box.margin_height()) for page in pages]
    for text in texts:
        left, top, right, bottom = text.rectangle
        width, height = sizes[text.page]
        if left < -EDGE or top < -EDGE or right > width + EDGE or bottom > height + EDGE:
            yield _of("press.off-sheet", text)


def _breaches(key: str, texts: Iterable[DrawnText]) -> Iterator[Diagnostic]:
    return (_of(key, text) for text in texts)


def _of(key: str, text: DrawnText) -> Diagnostic:
    where = position_at(text.place) if text.place else None
    return _diagnostic(key, text.text, where, text.page + 1)


def _diagnostic(key: str, text: str, where: Position | None, page: int | None) -> Diagnostic:
    quoted = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    details: dict[str, object] = {"text": quoted} | ({"page": page} if page else {})
    return Diagnostic(key, where, details)
