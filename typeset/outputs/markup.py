"""An issue as HTML: the same elements for the web, mail, the public account and e-readers.

What differs between them is in a `Dress`: which elements they know, whether a role becomes a class
or a style, where pictures are, and whether anything can be clicked.  It is XHTML too.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from typeset.outputs.article_markup import ArticleMarkup
from typeset.outputs.closing import ClosingRow


class MarkupWriter(ArticleMarkup):
    """Writes an edition in a dress."""

    def text(self) -> Markup:
        """What follows the masthead and the contents: articles, adverts, notices, closing block."""
        parts = [*map(self.article, self.edition.stories), self.foot()]
        return Markup("\n").join(filter(None, parts))

    def foot(self) -> Markup:
        """What follows the articles: adverts, notices, closing block."""
        parts = [self._adverts()] if self.edition.adverts else []
        parts += [self.element("p", "notice", escape(each)) for each in self.edition.notices]
        parts += [self._closing()] if self.edition.closing else []
        return Markup("\n").join(parts)

    def _adverts(self) -> Markup:
        label = self.element("p", "advert-label", escape(self.edition.advert_label))
        figures = (self._figure(each.picture) for each in self.edition.adverts)
        return self.element("section", "adverts", Markup("\n").join((label, *figures)))

    # ---- masthead, contents, closing block -------------------------------------------------------

    def masthead(self) -> Markup:
        """报头, and the ears beside it."""
        head = self.edition.head
        inner = [
            self.element("h1" if role == "name" else "p", role, escape(text))
            for role, text in (head.lines if head else ())
        ]
        parts = [self.element("header", "masthead", Markup("\n").join(inner))] if head else []
        if self.edition.ears:
            ears = self._blocks(self.edition.ears, self.edition.stories[0], "ear")
            parts.append(self.element("div", "ears", ears))
        return Markup("\n").join(parts)

    def contents(self) -> Markup:
        """本期要目, each headline leading to its article."""
        rows = Markup("\n").join(
            self.element("li", "contents-item", self._to(story.id, escape(story.title)))
            for story in self.edition.stories
            if story.headed
        )
        label = self.element("h2", "contents-label", escape(self.edition.contents_label))
        return self.element("nav", "contents", label + self.element("ol", "contents-list", rows))

    def _closing(self) -> Markup:
        """版记."""
        parts = (
            self.element("div", "part", Markup("\n").join(map(self._row, rows)))
            for rows in self.edition.closing
        )
        return self.element("footer", "closing", Markup("\n").join(parts))

    def _row(self, row: ClosingRow) -> Markup:
        label = escape(self.edition.label(row))
        end = Markup("&#8195;") if row.text and row.end else Markup("")
        return self.element("p", "row", label + escape(row.text) + end + escape(row.end))
