"""What a request of the browser's for an edit is: every kind of act has this form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from pydantic import BaseModel, ConfigDict

from typeset.editing.workspace import Workspace

Edit: TypeAlias = "Iterator[tuple[str, str]]"
"""Files with their new texts."""


class EditRequest(BaseModel):
    """A request; its `act` says which edit it means."""

    model_config = ConfigDict(extra="forbid", strict=True)
    continues: bool = False
    """Whether this goes on with the last act, as typing does: they are taken back together."""

    def edit(self, workspace: Workspace) -> Edit:
        """The files that change, with their new texts."""
        raise NotImplementedError
