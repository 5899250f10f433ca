"""The commands' help in both languages, and lines that break between Chinese characters."""

from __future__ import annotations

from collections.abc import Mapping

import click
import click._textwrap
import click.formatting

from typeset.diagnostics.excerpt import cells
from typeset.diagnostics.messages import Language, message

METAVARS: Mapping[str, str] = {
    "ADDRESS": "地址",
    "ARCHIVE": "总文件夹",
    "BOOLEAN": "是否",
    "COUNT": "几种",
    "DATE": "日期",
    "DIR": "文件夹",
    "EARLIER": "上期",
    "FILE": "文件",
    "FILE:LINE": "文件:行",
    "FLOAT RANGE": "数",
    "FOLDER": "文件夹",
    "HOW": "方式",
    "INTEGER RANGE": "整数",
    "ISSUE": "本期",
    "ISSUE|PDF": "本期或PDF",
    "LAYOUT": "版式",
    "LENGTH": "长度",
    "N": "期号",
    "NAME": "名称",
    "NAMES": "名称",
    "NEW": "新",
    "NUMBERS": "编号",
    "OLD": "旧",
    "PERCENT": "百分比",
    "PROJECT": "文件夹",
    "RAW": "来稿",
    "RETURNED": "改回的文件",
    "SECONDS": "秒",
    "TAG": "语言",
    "TEXT": "文字",
    "URL": "网址",
}
"""What stands in Chinese for an argument or a value."""

NOT_AT_A_LINE_S_HEAD = "，。；：？！、）》”］…"


def explain(name: str, command: click.Command, language: Language) -> None:
    """Give a command, its options and the commands below it their help; `main` is the program."""
    key = name.replace(" ", "-")
    text = message(f"help.{key}", {}, language).rstrip()
    command.short_help = text.partition("\n")[0].rstrip("。.")
    command.help = text.replace("\n", "\n\n")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            option = str(parameter.name).replace("_", "-")
            parameter.help = message(f"help.{key}-{option}", {}, language)
        if language == "zh":
            _name_in_chinese(parameter)
    if language == "zh":
        command.options_metavar = "[选项]"
    if isinstance(command, click.Group):
        if language == "zh":
            command.subcommand_metavar = "命令 [参数]…"
        for below, each in command.commands.items():
            explain(f"{name} {below}", each, language)


def _name_in_chinese(parameter: click.Parameter) -> None:
    if isinstance(parameter, click.Option):
        if parameter.is_flag or isinstance(parameter.type, click.Choice):
            return
        word = parameter.metavar or parameter.type.name.upper()
    else:
        word = parameter.metavar or str(parameter.name).upper()
    if word not in METAVARS:
        return
    parameter.metavar = METAVARS[word]
    if isinstance(parameter, click.Argument) and not parameter.required:
        parameter.metavar = f"[{parameter.metavar}]"
    if parameter.nargs == -1:
        parameter.metavar += "…"


def break_between_characters() -> None:
    """From now on, click counts Chinese characters as two columns, and may break between them."""
    for module in (click.formatting, click._textwrap):
        vars(module)["term_len"] = columns
    vars(click._textwrap)["TextWrapper"] = _Wrapper


def columns(text: str) -> int:
    """The columns of a terminal that a text takes."""
    return cells(click.unstyle(text))


class _Wrapper(click._textwrap.TextWrapper):
    """Words of one Chinese character each, with the mark that stands after it."""

    def _split(self, text: str) -> list[str]:
        chunks: list[str] = []
        for chunk in super()._split(text):
            for character in _units(chunk):
                if chunks and character in NOT_AT_A_LINE_S_HEAD:
                    chunks[-1] += character
                else:
                    chunks.append(character)
        return chunks


def _units(chunk: str) -> list[str]:
    """A word in its Chinese characters and the runs of others."""
    units: list[str] = []
    for character in chunk:
        if units and cells(character) < 2 and cells(units[-1][-1]) < 2:
            units[-1] += character
        else:
            units.append(character)
    return units
