"""One contributor's file is one article: it never makes a masthead, notices or editors."""

from __future__ import annotations

from typeset.intake.contributions.article import as_article
from typeset.intake.contributions.kind import holds_an_issue

__all__ = ["as_article", "holds_an_issue"]
