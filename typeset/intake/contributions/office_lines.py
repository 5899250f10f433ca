"""What stands below a piece for an office or for its editor, and for no reader."""

from __future__ import annotations

import re

from typeset.intake.characters import HAN
from typeset.intake.contributions.form import WHY
from typeset.intake.contributions.senders import labelled
from typeset.intake.draft import BESIDE_TEXT, Block, Role

_OF_A_FORM = re.compile(
    r"(?:[全本]文)?(?:共?[ 　]*\d{1,5}[ 　]*字|字数[ 　]*[：:].{1,12})|"
    "(?:审核|审稿|核稿|审签|签发|初审|复审|终审|投稿日期|撰稿日期)人?[ 　]*[：:].{2,20}|"
    r"(?:Words?|Word count)[ ]*:[ ]*\d{1,5}(?: words)?",
    re.IGNORECASE,
)
"""`字数：560`, `审核：王某`: what a piece's editor is to know."""
_REACHED = re.compile(
    "(?:联系)?(?:电话|方式|手机)[ 　]*[：:][- 　\\d]{7,20}|(?:邮箱|E-?mail)[ 　]*[：:].+", re.I
)
"""How a writer is reached, right below his name; below a notice it is for its readers."""
_CHECKS = (
    "(?:(?:责任)?编辑|责编|审[核稿签批]|核稿|签发|[初复终]审|校对|(?:部门|单位)?(?:负责人|领导)(?:意见|签[字名章])|"
    "Edited by|Editor|Checked by|Approved by|Signed off by)"
)
_CHECKED = re.compile(
    f"(?:{_CHECKS}人?(?:[（(](?:签[字名章]|盖章)[）)])?[ 　]*[：:][ 　_＿]*"
    f"(?:[{HAN}]{{2,4}}[ 　]*)?)+"
    "(?:(?:日期|时间|Date)[ 　]*[：:])?[ 　_＿年月日]*",
    re.IGNORECASE,
)
"""`编辑：　　审核：`, filled in or not."""
_OFFICIAL = re.compile(
    "[（(](?:此件|本件)[^（）()]{2,16}[）)]|"
    "[（(]?(?:信息)?公开(?:方式|形式|属性|选项|类别)[ 　]*[：:].{2,12}|"
    "(?:抄[送报]|主送|分送|呈报|呈送|报送|发送|[发报送](?=.{0,12}(?:[各全]|领导)))"
    "[ 　]*[：:].{2,80}|"
    f"[{HAN}]{{4,24}}[ 　]*(?:\\d{{4}}|二[{HAN}]{{3}})年.{{3,10}}日[ 　]*印发|"
    "[（(]?共印[ 　]*\\d+[ 　]*份[）)]?|(?:cc|Copies(?: to)?|Copied to|Distribution) ?: ?.{2,80}",
    re.IGNORECASE,
)
"""`（此件公开发布）`, `抄送：各车间`: what a document says below its date to offices."""
_TO_THE_EDITOR = re.compile(
    r"P\.? ?S\.?:? .{0,80}\b(?:print|publish|use|withhold)\b.{0,40}"
    r"\b(?:name|address|letter|photos?|picture)\b.{0,60}",
    re.IGNORECASE,
)
"""`P.S. You may print my name but not the address.`"""


def without_office_lines(blocks: list[Block]) -> list[Block]:
    """The blocks; of the last ones, those for no reader are left out."""
    done = list(blocks)
    for at in range(len(done) - 1, 0, -1):
        if done[at].role in BESIDE_TEXT:
            continue
        why = _why(done[at], done[at - 1]) if done[at].role is Role.TEXT else ""
        if not why:
            break
        done[at] = done[at].is_a(Role.DROPPED, why=why)
    return done


def _why(block: Block, above: Block) -> str:
    """Why a line is left out; empty if it is for readers."""
    if _OFFICIAL.fullmatch(block.text):
        return "note of an official document"
    if _TO_THE_EDITOR.fullmatch(block.text):
        return "said to the editor"
    text = block.text.strip("（()） 　")
    reached = _REACHED.fullmatch(text) and labelled(above.text)
    typed = _CHECKED.fullmatch(text) or _OF_A_FORM.fullmatch(text)
    return WHY if reached or typed else ""
