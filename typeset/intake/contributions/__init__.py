"""One contributor's file is one article: it never makes a masthead, notices or editors."""

from __future__ import annotations

from typeset.intake.contributions.article import as_article
from typeset.intake.contributions.kind import holds_an_issue
from typeset.intake.contributions.outline import as_outline, is_outline

__all__ = ["as_article", "as_outline", "holds_an_issue", "is_outline"]
