"""Articles in Markdown: front matter and text that read back as exactly the same characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from typeset.intake.characters import CALL
from typeset.intake.decoding.verses import begin_stanzas
from typeset.intake.draft import Block, Role
from typeset.intake.inline_markdown import inline
from typeset.intake.issue_draft import ArticleDraft, PictureDraft
from typeset.intake.source import Passage, Run
from typeset.intake.table_text import table_lines
from typeset.intake.yaml_text import dump
from typeset.issue.escape import escape_markdown
from typeset.issue.merged_cells import ABOVE, LEFT

_TOGETHER = {Role.TABLE, Role.ITEM, Role.CODE, Role.VERSE, Role.BOX}


def article_text(article: ArticleDraft, *, plain: bool = False) -> str:
    """The article's file: YAML front matter, a blank line, the text.

    `plain`: without bold words, links and lists.
    """
    about = front_matter(article, plain=plain)
    head = f"---\n{dump(about)}---\n" if about else ""
    body = "\n".join(_plain_body(article) if plain else _body(article))
    return "\n".join(part for part in (head, body) if part)


def front_matter(article: ArticleDraft, *, plain: bool = False) -> dict[str, object]:
    """What the article says of itself, in the order in which it stands on the page.

    `plain`: of all its pictures, those between its paragraphs, too."""
    about: dict[str, object] = {
        "section": _joined(article.section),
        "kicker": _joined(article.kicker),
        "headline": _joined(article.headline),
        "run_in": article.run_in,
        "deck": _words(article.deck),
        "byline": _words(article.byline),
        "source": _joined(article.source),
        "signature": _words(article.signature),
        "language": article.language,
        "images": [_image(each) for each in article.images if plain or not article.in_text(each)],
    }
    return {key: value for key, value in about.items() if value}


def _joined(blocks: list[Block]) -> str:
    return " ".join(_bare(block) for block in blocks)


def _bare(block: Block) -> str:
    """The characters of a block; in a front matter no footnote is called."""
    return block.text.replace(CALL, "")


def _words(blocks: list[Block]) -> str | list[str]:
    words = [_bare(block) for block in blocks]
    return words[0] if len(words) == 1 else words


def _image(image: PictureDraft) -> dict[str, object]:
    values = {
        "file": image.file,
        "caption": _joined(image.caption),
        "credit": _joined(image.credit),
    }
    return {key: value for key, value in values.items() if value}


def _body(article: ArticleDraft) -> list[str]:
    """The text's lines; list items stand close together, all else is parted by a blank line."""
    lines: list[str] = []
    waiting = [picture for picture in article.images if article.in_text(picture)]
    count = 0
    for group in _groups(article.body):
        if group[0].role is Role.TABLE:
            lines += _table(group)
        elif group[0].role is Role.CODE:
            lines += _fence(group)
        elif group[0].role is Role.VERSE:
            lines += _poem(group)
        elif group[0].role is Role.BOX:
            lines += _box(group)
        elif group[0].role is Role.ITEM:
            lines += [*_items(group), ""]
        else:
            lines += [_block(group[0]), ""]
        count += len(group)
        lines += [_figure(picture) for picture in waiting if picture.after <= count]
        waiting = [picture for picture in waiting if picture.after > count]
    loose = article.loose_notes
    lines += [f"{inline(note.passage)}\n" for note in loose]
    lines += [
        f"[^{note.label}]: {inline(note.passage)}\n" for note in article.notes if note not in loose
    ]
    return lines


def _figure(picture: PictureDraft) -> str:
    """A picture in a paragraph of its own: `![](file "caption"){credit="…"}`."""
    caption = re.sub(r'(["\\&])', r"\\\1", _joined(picture.caption))
    credit = _joined(picture.credit)
    title = f' "{caption}"' if caption else ""
    return f"![]({picture.file}{title})" + (f'{{credit="{credit}"}}' if credit else "") + "\n"


def _plain_body(article: ArticleDraft) -> list[str]:
    """The text as paragraphs alone; the rows of a table with blanks between the cells."""
    blocks = [*article.body, *article.notes]
    return [f"{escape_markdown(_bare(block))}\n" for block in blocks]


def _groups(blocks: list[Block]) -> Iterator[list[Block]]:
    """The rows of one table, the items of one list, the lines of one listing; else one block."""
    group: list[Block] = []
    for block in blocks:
        if group and not _goes_with(group[-1], block):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _goes_with(before: Block, block: Block) -> bool:
    if before.role is not block.role or block.role not in _TOGETHER:
        return False
    return block.role in (Role.ITEM, Role.VERSE) or before.line.frame == block.line.frame


def _fence(lines: list[Block]) -> list[str]:
    """Preformatted lines, between fences that are longer than any in them."""
    texts = [line.text for line in lines]
    longest = max((len(run) for text in texts for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    inside = [shown for line in lines for shown in (*[""] * line.line.blanks, line.text)]
    return [fence, *inside[lines[0].line.blanks :], fence, ""]


def _poem(verses: list[Block]) -> list[str]:
    """A poem's lines; a blank line parts its stanzas, which stand further apart than its lines."""
    lines: list[str] = []
    for verse, begins in zip(verses, begin_stanzas([v.line for v in verses]), strict=True):
        lines += ["", inline(verse.passage)] if begins else [inline(verse.passage)]
    return ["::: poem", *lines[1:], ":::", ""]


def _box(group: list[Block]) -> list[str]:
    """A box: its title, its paragraphs and lists."""
    title, *text = group
    lines: list[str] = []
    for is_item, part in groupby(text, key=lambda block: block.level > 1):
        row = list(part)
        lines += (
            [*_items(row), ""] if is_item else [s for b in row for s in (inline(b.passage), "")]
        )
    return [f"::: sidebar {_bare(title)}", "", *lines, ":::", ""]


def _items(items: list[Block]) -> list[str]:
    """List items; those of a deeper level stand below the item above them, whatever its number."""
    lines: list[str] = []
    lists: list[tuple[int, str, int]] = []  # level, kind and count of each list that is open
    for item in items:
        level, kind = max(item.level, 1), "1" if item.line.ordered else "-"
        while lists and lists[-1][0] > level:
            lists.pop()
        same = bool(lists) and lists[-1][0] == level
        goes_on = same and lists[-1][1] == kind
        before = lists.pop()[2] if same else 0
        number = _number(item, before if goes_on else 0)
        lists.append((level, kind, number))
        if lines and not goes_on and (same or number != 1):
            lines.append("")  # or it would be the text of the item above
        outer = sum(len(_mark(*above[1:])) + 1 for above in lists[:-1])
        lines.append(f"{' ' * outer}{_mark(kind, number)} {inline(item.passage)}")
    return lines


def _mark(kind: str, number: int) -> str:
    return f"{number}." if kind == "1" else "-"


def _number(item: Block, before: int) -> int:
    """An item's number: the one that the program printed, else the next."""
    found = re.match(r"\d{1,8}", item.line.label)
    return int(found[0]) if found else before + 1


def _block(block: Block) -> str:
    text = inline(block.passage)
    if block.role is Role.HEADING:
        text = inline(_evenly(block.passage))
        return f"{'#' * (min(max(block.level, 1), 5) + 1)} {text.lstrip('#')}"
    return text


def _evenly(passage: Passage) -> Passage:
    """A heading's passage; if all of it is bold or underlined, that is so for it is a heading."""
    solid = [set(run.marks) for run in passage.runs if run.text.strip()]
    even = {"strong", "underline"}.intersection(*solid)
    return Passage(replace(run, marks=_without(run.marks, even)) for run in passage.runs)


def _without(marks: tuple[str, ...], even: set[str]) -> tuple[str, ...]:
    return tuple(mark for mark in marks if mark not in even)


def _table(rows: list[Block]) -> list[str]:
    """Rows of a table; each row's cells are parted by a bar in its runs' marks."""
    return [*table_lines([row_cells(row.passage) for row in rows]), ""]


def row_cells(passage: Passage) -> list[str]:
    """The cells of a table's row, in Markdown."""
    cells: list[list[Run]] = [[]]
    for run in passage.runs:
        if "cell" in run.marks:
            cells.append([])
        else:
            cells[-1].append(run)
    return [_joined_to(cell) or inline(Passage(cell)) for cell in cells]


def _joined_to(cell: list[Run]) -> str:
    """The mark of a cell that another covers; empty for any other cell."""
    return next((mark for run in cell for mark in run.marks if mark in (LEFT, ABOVE)), "")
