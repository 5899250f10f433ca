"""The manner of every mapping in a manifest or a front matter."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic.fields import FieldInfo


def _falls_back(field: FieldInfo | None) -> bool:
    """Whether a key's default is something, so that nothing may stand for it."""
    return field is not None and not field.is_required() and field.default is not None


class Strict(BaseModel):
    """A mapping of the manifest: an unknown key is an error, nothing changes after loading.

    A key with nothing after it (`editors:`) stands for its default.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _nothing_is_the_default(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        fields = cls.model_fields
        return {
            key: value
            for key, value in data.items()
            if value is not None or not _falls_back(fields.get(key))
        }
