"""YAML that people read: block style, keys in the order given, quotes only where needed."""

from __future__ import annotations

import yaml


def dump(values: dict[str, object]) -> str:
    """The mapping as YAML text, Chinese as it is, no line folded."""
    text: str = yaml.safe_dump(
        values, allow_unicode=True, sort_keys=False, default_flow_style=False, width=1 << 20
    )
    return text
