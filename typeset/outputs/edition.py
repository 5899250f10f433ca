"""An issue as each of its forms says it: worded by its layout, in one order of reading.

A form is written from an `Edition` alone, so that all forms say the same.  The order is that of
the manifest: masthead, contents, articles, adverts, notices, closing block.  An article's order is
that of its `items`, and its notes follow it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from typeset.diagnostics.problems import Diagnostic, Position
from typeset.issue import model
from typeset.issue.picture_keys import Picture
from typeset.layout.compose import view
from typeset.layout.links import Links
from typeset.layout.newspaper_view import SpaceView
from typeset.layout.options import checked_options, layout_of
from typeset.layout.view import View
from typeset.layout.wording import is_chinese
from typeset.outputs.closing import ClosingRow, closing_rows
from typeset.outputs.colour import leading_colour, night_colour, text_colour
from typeset.outputs.head import worded_head
from typeset.outputs.numbered import numbered
from typeset.outputs.stories import stories as worded_stories
from typeset.outputs.worded import WordedArticle, WordedMasthead

if TYPE_CHECKING:
    from typeset.press import Pages

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(frozen=True)
class Edition:
    """All that an issue says.  `closing` holds the closing block's parts, ruled off."""

    issue: model.Issue
    root: Path
    name: str
    language: str
    title: str
    date: str
    """The issue's date in ISO's form, as far as it is known: 2023-03; empty where it is not."""
    head: WordedMasthead | None
    ears: tuple[model.Block, ...]
    """What stands beside a newspaper's nameplate."""
    contents: bool
    """Whether a list of contents is printed: on page 1, or as what is to be found inside."""
    contents_label: str
    """What stands above it."""
    stories: tuple[WordedArticle, ...]
    adverts: tuple[model.Figure, ...]
    """Those of a newspaper's pages, each with words for who cannot see it."""
    notices: tuple[str, ...]
    closing: tuple[tuple[ClosingRow, ...], ...]
    labels: Mapping[str, str]
    two_sided: bool
    even_last_page: bool
    """Whether the closing block stands on the last even page."""
    inputs: tuple[Path, ...]
    leading_colour: str
    """The issue's accent, or its layout's red, as a screen shows it: #f0593e."""
    warnings: tuple[Diagnostic, ...] = ()
    pdf: str = ""
    """The name of the PDF that stands beside the form's files; empty where there is none."""
    pages: Pages | None = None
    """The issue's pages, where they have been set already."""

    @property
    def chinese(self) -> bool:
        """Whether the issue is in Chinese."""
        return is_chinese(self.language)

    @property
    def colour(self) -> str:
        """The leading colour, dark enough to be read on white: #cc4c35."""
        return text_colour(self.leading_colour)

    @property
    def night_colour(self) -> str:
        """The leading colour, light enough to be read on a dark page."""
        return night_colour(self.leading_colour)

    @property
    def colon(self) -> str:
        """The mark between a label of the closing block and what it labels."""
        return self.labels.get("colon", "：")

    def label(self, row: ClosingRow) -> str:
        """The label of a row of the closing block, with its colon; empty where it has none."""
        return f"{row.label}{self.colon}" if row.label else ""

    @property
    def advert_label(self) -> str:
        """What stands above adverts: readers must know them as such."""
        return self.labels.get("advert", "广告" if self.chinese else "Advertisements")

    def mark(self, story: WordedArticle, call: model.FootnoteCall) -> str:
        """The mark of a note: ① to ⑳ where they suffice, else [21]; in other languages 21."""
        number = story.notes_before + call.number
        if self.bracketed:
            return f"[{number}]"
        return CIRCLED[number - 1] if self.chinese else str(number)

    @property
    def bracketed(self) -> bool:
        """Whether marks of notes stand in brackets: in Chinese, where ⑳ is not the last."""
        last = self.stories[-1]
        return self.chinese and last.notes_before + len(last.notes) > len(CIRCLED)


def edition_of(issue: model.Issue) -> Edition:
    """What `issue` says.  Raises IssueError for an unknown layout and for wrong options."""
    layout = layout_of(issue)
    options = checked_options(issue, layout)
    links = Links(issue)
    seen = view(issue, layout, options, links)
    head = worded_head(seen)
    stories = tuple(worded_stories(seen, layout))
    if options.get("numbered_pictures"):
        stories = numbered(stories, seen.labels, seen.language)
    teasers = [space.headline for space in _spaces(seen, "teasers")]
    masthead, printed = issue.manifest.masthead, issue.manifest.printed
    date = (masthead and masthead.date) or (printed and printed.date)
    return Edition(
        issue=issue,
        root=issue.root,
        name=issue.root.name,
        language=seen.language,
        title=_title(head, stories),
        date=str(date or ""),
        head=head,
        ears=tuple(_ears(issue, seen)),
        contents=bool(options.get("contents") or teasers),
        contents_label=_contents_label(seen, teasers),
        stories=stories,
        adverts=tuple(_adverts(issue, seen)),
        notices=(*seen.manifest.notices, *_fillers(seen)),
        closing=tuple(closing_rows(seen)),
        labels=seen.labels,
        even_last_page=options.get("last_page") == "even",
        two_sided=bool(options.get("two_sided", False)),
        inputs=tuple(sorted({*issue.files, *layout.files()})),
        leading_colour=leading_colour(layout, options),
        warnings=(*issue.warnings, *links.warnings),
    )


def _title(head: WordedMasthead | None, stories: tuple[WordedArticle, ...]) -> str:
    named = " ".join(filter(None, (head.name or head.issuer, head.number))) if head else ""
    return named or stories[0].title


def _spaces(seen: View, kind: str) -> Iterator[SpaceView]:
    """What of a kind is kept on a newspaper's pages."""
    spaces = (space for page in seen.manifest.pages for space in page.spaces)
    return (space for space in spaces if space.kind == kind)


def _contents_label(seen: View, of_teasers: Sequence[str | None]) -> str:
    """That of the contents, or of the teasers (导读), for which a list of contents stands."""
    labels = seen.labels
    usual = labels.get("contents", "本期要目" if is_chinese(seen.language) else "In This Issue")
    if not of_teasers:
        return usual
    return next(filter(None, of_teasers), None) or labels.get("teasers", usual)


def _ears(issue: model.Issue, seen: View) -> Iterator[model.Block]:
    """报眼: pictures and words beside the nameplate."""
    for page, on_page in enumerate(seen.manifest.pages):
        for number, ear in enumerate(on_page.ears):
            where = issue.positions.get(f"pages.{page}.ears.{number}", Position(issue.path.name))
            if ear.file:
                yield model.Figure(where, Picture(file=ear.file, alt=ear.alt))
            if ear.headline:
                yield model.Paragraph(where, (model.Span("strong", (model.Text(ear.headline),)),))
            for line in ear.text:
                yield model.Paragraph(where, (model.Text(line),))


def _adverts(issue: model.Issue, seen: View) -> Iterator[model.Figure]:
    """The adverts, and fillers that are pictures; one without words has its file's name."""
    spaces = (*_spaces(seen, "advert"), *_spaces(seen, "filler"))
    for space in (each for each in spaces if each.file):
        file = space.file or ""
        where = issue.positions.get(space.key, Position(issue.path.name))
        yield model.Figure(where, Picture(file=file, alt=space.alt or Path(file).name))


def _fillers(seen: View) -> Iterator[str]:
    """What fills a newspaper's pages between the stories."""
    for space in _spaces(seen, "filler"):
        yield from ((space.headline,) if space.headline else ())
        yield from space.text
