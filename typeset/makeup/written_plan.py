"""The plan that was found, written as plan.yaml: an editor changes a line of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import permutations
from typing import Any

import yaml

from typeset.issue.model import Issue
from typeset.issue.page_plan import NewspaperPage
from typeset.layout.wording import is_chinese
from typeset.makeup.story import Plan

HEAD = {
    "zh": """\
# 这一期的版面计划，由 `typesetter plan` 写出；有了它，issue.yaml 里的 pages 不再起作用。
# 稿件写在哪一版下面，就排在哪一版。注明 `keep: false` 的，位置是排出来的，还会再排；
# 去掉它就成了指令：起栏（column）、起行（line）都从 1 数起。
""",
    "en": """\
# The page plan of this issue, as `typesetter plan` found it: it goes before `pages` of issue.yaml.
# A story stays on the page under which it is named.  With `keep: false` its place was found and may
# be found again; without that it is an order: columns and lines, both from 1.
""",
}
GOES_ON = {"zh": "  # 转第 {} 版", "en": "  # goes on on page {}"}
"""What the plan says to its editor, in the issue's language."""

Extent = tuple[int, int, int, int]
"""First and last column, first and last line; the last ones are not included."""


def written_plan(plan: Plan, issue: Issue) -> str:
    """The text of plan.yaml; what the issue keeps on its pages stays as it is said there."""
    lines = [HEAD[_language(issue)] + "pages:"]
    for page in range(1, plan.pages + 1):
        pages = issue.manifest.pages
        said = pages[page - 1] if page <= len(pages) else NewspaperPage()
        lines += _page(said, list(_fillers(plan, issue, page)), list(_stories(plan, issue, page)))
    return "\n".join(lines) + "\n"


def _language(issue: Issue) -> str:
    return "zh" if is_chinese(issue.manifest.language) else "en"


def _page(said: NewspaperPage, fillers: list[str], stories: list[str]) -> Iterator[str]:
    """The lines of a page: what is said of it, fillers of the stock and stories that were found."""
    facts = said.model_dump(exclude_defaults=True, exclude={"stories"})
    if fillers and "fillers" not in facts:
        facts["fillers"] = ()
    first = "  - "
    for name, value in facts.items():
        if name == "fillers":
            yield f"{first}{name}:"
            yield from (f"      - {_flow(each)}" for each in value)
            yield from (f"      - {each}" for each in fillers)
        elif isinstance(value, tuple) and value and isinstance(value[0], Mapping):
            yield f"{first}{name}:"
            yield from (f"      - {_flow(each)}" for each in value)
        else:
            yield f"{first}{name}: {_flow(value)}"
        first = "    "
    yield f"{first}stories:" if stories else f"{first}stories: []"
    yield from (f"      - {story}" for story in stories)


def _flow(value: object) -> str:
    """YAML on one line."""
    plain = _plain(value)
    text: str = yaml.safe_dump(
        plain, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10_000
    )
    return text.removesuffix("\n").removesuffix("...").strip()


def _plain(value: Any) -> object:
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, str) else value


# ---- fillers of the stock ------------------------------------------------------------------------


def _fillers(plan: Plan, issue: Issue, page: int) -> Iterator[str]:
    """A line for each filler of the stock that was found a place on the page."""
    pages = issue.manifest.pages
    first = sum(len(p.adverts) + len(p.fillers) + len(p.slots) + bool(p.teasers) for p in pages)
    for piece in plan.pieces:
        if piece.kind == "reserved" and piece.page == page and piece.number >= first:
            about = issue.manifest.stock[piece.number - first].model_dump(exclude_defaults=True)
            place = {"columns": piece.span, "lines": piece.lines}
            place |= {"column": piece.column + 1, "line": piece.line + 1}
            yield _flow({**about, **place, "keep": False})


# ---- stories -----------------------------------------------------------------------------------


def story_extents(plan: Plan, page: int) -> dict[int, Extent]:
    """What each story that begins on the page (from 1) takes of it, by the story's number."""
    firsts: dict[int, int] = {}
    for piece in plan.pieces:
        if piece.kind != "reserved":
            firsts[piece.story] = min(piece.page, firsts.get(piece.story, piece.page))
    return {n: _extent(plan, n, page) for n, first in firsts.items() if first == page}


def _stories(plan: Plan, issue: Issue, page: int) -> Iterator[str]:
    """A line for each story that begins on the page, from the head, from the left."""
    extents = _apart(story_extents(plan, page))
    for story, (left, right, top, foot) in sorted(
        extents.items(), key=lambda item: (item[1][2], item[1][0], item[0])
    ):
        article = issue.articles[story]
        if (
            page <= len(issue.manifest.pages)
            and issue.manifest.pages[page - 1].photos == article.file
        ):
            continue  # the page says so itself
        place = {"column": left + 1, "line": top + 1, "columns": right - left, "lines": foot - top}
        kept = article.about.at is not None
        about = {"file": article.file, "at": place} | ({} if kept else {"keep": False})
        later = sorted({p.page for p in plan.pieces if p.story == story and p.page > page})
        pages = ", ".join(map(str, later))
        goes_on = GOES_ON[_language(issue)].format(pages) if later else ""
        yield _flow(about) + goes_on


def _extent(plan: Plan, story: int, page: int) -> Extent:
    own = [piece for piece in plan.pieces if (piece.story, piece.page) == (story, page)]
    return (
        min(piece.column for piece in own),
        max(piece.column + piece.span for piece in own),
        min(piece.line for piece in own),
        max(piece.line + piece.lines for piece in own),
    )


def _apart(extents: dict[int, Extent]) -> dict[int, Extent]:
    """The extents; stories let into one another, whose rectangles overlap, share one."""
    pair = next(((a, b) for a, b in permutations(set(extents.values()), 2) if _overlap(a, b)), None)
    if pair is None:
        return extents
    both = _around(*pair)
    return _apart({n: both if extent in pair else extent for n, extent in extents.items()})


def _overlap(first: Extent, second: Extent) -> bool:
    across = first[0] < second[1] and second[0] < first[1]
    return across and first[2] < second[3] and second[2] < first[3]


def _around(first: Extent, second: Extent) -> Extent:
    return (
        min(first[0], second[0]),
        max(first[1], second[1]),
        min(first[2], second[2]),
        max(first[3], second[3]),
    )
