"""Layouts: an issue becomes HTML by the templates and the print CSS of a layout package."""

from typeset.layout.compose import compose
from typeset.layout.page_source import PageSource

__all__ = ["PageSource", "compose"]
