"""The table of forms: each other reader's form of an issue by its name."""

from __future__ import annotations

FORMS = {
    "web": "web:web",
    "wechat": "wechat:wechat",
    "email": "mail:mail",
    "epub": "epub:epub",
    "txt": "plain:text",
    "md": "markdown:markdown",
    "docx": "word.parts:docx",
}
"""A form's name, and what makes it: a function from an edition to files by their names' endings."""
