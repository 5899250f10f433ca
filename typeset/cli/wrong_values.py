"""A value on the command line that is none of those that there are: what was expected instead."""

from __future__ import annotations

from collections.abc import Iterable

import click


def no_name(value: str, names: Iterable[str], option: str | None = None) -> click.BadParameter:
    """The error that `value` is none of `names`, with the one that it is most like."""
    return click.BadParameter(_with_likely("cli.none-of-these", value, names), param_hint=option)


def no_command(value: str, names: Iterable[str], context: click.Context) -> click.UsageError:
    """The error that there is no command `value`, with the one that it is most like."""
    return click.UsageError(_with_likely("cli.no-command", value, names), context)


def unlike(value: object, examples: Iterable[str], option: str | None = None) -> click.BadParameter:
    """The error that `value` is not written as `examples` are."""
    words = _worded("cli.unlike", value=value, expected=tuple(examples))
    return click.BadParameter(words, param_hint=option)


def beyond(
    value: object, first: object, last: object, option: str | None = None
) -> click.BadParameter:
    """The error that `value` is not from `first` to `last`."""
    words = _worded("cli.beyond", value=value, first=first, last=last)
    return click.BadParameter(words, param_hint=option)


def _with_likely(key: str, value: str, names: Iterable[str]) -> str:
    from typeset.diagnostics.names import nearest

    expected = tuple(names)
    said, likely = _worded(key, value=value, expected=expected), nearest(value, expected)
    return said if likely is None else said + _worded("cli.likely", likely=likely)


def _worded(key: str, **details: object) -> str:
    from typeset.diagnostics.messages import message, user_language

    language = user_language()
    if isinstance(expected := details.get("expected"), tuple):
        details["expected"] = ("、" if language == "zh" else ", ").join(expected)
    return message(key, details, language)
