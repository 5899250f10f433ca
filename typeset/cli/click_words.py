"""Click's own texts in Chinese: usage lines, unknown options, missing values."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from typeset.cli.explaining import break_between_characters

MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "types", "termui", "utils")
"""Modules of click that word something; each looks its translator up by the name `_`."""

CHINESE: Mapping[str, str] = {
    "Usage:": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Positional arguments": "参数",
    "Aborted!": "已中断",
    "deprecated": "将来会取消",
    "Missing command.": "缺少命令。",
    "Error: {message}": "错误：{message}",
    "Try '{command} {option}' for help.": "用法详见：{command} {option}",
    "No such option {name!r}.": "没有 {name} 这个选项。",
    "Missing argument": "缺少参数",
    "Missing option": "缺少选项",
    "Missing parameter": "缺少参数",
    "Missing parameter: {param_name}": "缺少参数：{param_name}",
    "Missing {param_type}": "缺少 {param_type}",
    "unknown error": "原因不明",
    "Invalid value: {message}": "值不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 的值不对：{message}",
    "Could not open file {filename!r}: {message}": "打不开文件“{filename}”：{message}",
    "Option {name!r} does not take a value.": "选项 {name} 后面不带值。",
    "Argument {name!r} takes {nargs} values.": "参数 {name} 要 {nargs} 个值。",
    "Choose from:\n\t{choices}": "可以是：\n\t{choices}",
    "{value} is not in the range {range}.": "{value} 不在范围 {range} 之内。",
    "{value!r} is not a valid {number_type}.": "“{value}”不是数。",
    "{value!r} is not a valid boolean. Recognized values: {states}": (
        "“{value}”不是是或否：{states}"
    ),
    "{name} {filename!r} does not exist.": "找不到“{filename}”。",
    "{name} {filename!r} is a file.": "“{filename}”是文件，这里要文件夹。",
    "{name} {filename!r} is a directory.": "“{filename}”是文件夹，这里要文件。",
    "{name} {filename!r} is not readable.": "“{filename}”不能读。",
    "{name} {filename!r} is not writable.": "“{filename}”不能写。",
    "file": "文件",
    "directory": "文件夹",
    "path": "路径",
    "default: {default}": "默认：{default}",
    "env var: {var}": "环境变量：{var}",
    "Show this message and exit.": "显示本说明。",
    "Show the version and exit.": "显示版本。",
    "%(prog)s, version %(version)s": "%(prog)s，版本 %(version)s",
}

PLURALS: Mapping[str, str] = {
    "Got unexpected extra argument ({args})": "多出的参数：{args}",
    "Takes {nargs} values but 1 was given.": "要 {nargs} 个值，只给了 1 个。",
    "Did you mean {possibility}?": "是不是 {possibility}？",
    "Option {name!r} requires an argument.": "选项 {name} 后面要带值。",
    "{value!r} is not {choice}.": "“{value}”不是 {choice}。",
    "{len_type} values are required, but {len_value} was given.": (
        "要 {len_type} 个值，给了 {len_value} 个。"
    ),
}
"""By the English singular; Chinese has one form for all numbers."""

SEVERAL: Mapping[str, str] = {
    "(Did you mean one of: {possibilities}?)": "（是不是其中之一：{possibilities}？）",
    "{value!r} is not one of {choices}.": "“{value}”不在可选的 {choices} 之中。",
    "Option {name!r} requires {nargs} arguments.": "选项 {name} 后面要带 {nargs} 个值。",
}
"""Where the plural has other braces than the singular: by the English plural."""


def worded(text: str) -> str:
    """A text of click's in Chinese; one that the table does not have, as it is."""
    return CHINESE.get(text, text)


def worded_number(singular: str, plural: str, number: int) -> str:
    """The same of a text that depends on a number."""
    if number != 1 and plural in SEVERAL:
        return SEVERAL[plural]
    return PLURALS.get(singular, singular if number == 1 else plural)


def speak_chinese() -> None:
    """From now on, click speaks Chinese in this process."""
    for name in MODULES:
        names = vars(import_module(f"click.{name}"))
        ours = {"_": worded, "ngettext": worded_number}
        names.update({each: ours[each] for each in ours if each in names})
    break_between_characters()
