"""Pull quotes (摘引) that a newspaper may leave out: those whose words the article's text has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from typeset.diagnostics.problems import Position
from typeset.issue import model
from typeset.issue.walk import within
from typeset.layout.inlines import plain

KIND = "pull-quote"


def elastic_quotes(body: Sequence[model.Block]) -> tuple[model.Division, ...]:
    """The pull quotes of a text that say nothing which the rest of it does not say.

    Marks and blanks aside, each of their paragraphs stands in the text word for word.
    """
    quotes = [each for each in body if isinstance(each, model.Division) and each.kind == KIND]
    rest = tuple(each for each in body if each not in quotes)
    said = _letters("".join(_texts(rest)))
    return tuple(quote for quote in quotes if _repeats(quote, said))


def optional_places(issue: model.Issue) -> frozenset[Position]:
    """Where all that may be left out stands in the sources, line by line."""
    quotes = (quote for article in issue.articles for quote in elastic_quotes(article.body))
    return frozenset(place for quote in quotes for place in _places(quote))


def _places(quote: model.Division) -> Iterator[Position]:
    for block in (quote, *quote.blocks):
        yield Position(block.position.file, block.position.line)


def _repeats(quote: model.Division, said: str) -> bool:
    """Whether the text says it all; a note, or what is no paragraph, is never left out."""
    plain_text = all(isinstance(block, model.Paragraph) for block in quote.blocks)
    if not plain_text or any(within(quote, model.FootnoteCall)):
        return False
    words = [_letters(text) for text in _texts(quote.blocks)]
    return any(words) and all(each in said for each in words)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _texts(blocks: Iterable[model.Block]) -> Iterator[str]:
    for each in within(tuple(blocks), model.Paragraph, model.Heading):
        assert isinstance(each, model.Paragraph | model.Heading)
        yield plain(each.children)
