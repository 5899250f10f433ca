"""Who sent a piece: labels, names in brackets, signatures, file names."""

from __future__ import annotations

import re

from typeset.intake.characters import CALL, HAN, width, without_edges
from typeset.intake.decoding.english_names import OFFICE
from typeset.intake.decoding.names import is_person
from typeset.intake.draft import Block, Role
from typeset.intake.lexicon import ENGLISH_UNIT, ORGANISATION, UNIT_ENDING

_BYLINES = {Role.BYLINE, Role.END_BYLINE}
_LABEL = re.compile(
    r"(?P<label>(?:供稿(?:单位|人|者)?|来稿(?:单位)?|投稿(?:人|单位)?|报送(?:单位|人)|撰稿(?:人)?|作者(?:单位)?|"
    r"采访人?|采访整理|口述|讲述|整理|推荐人?|文[/／、]图|图[/／、]文|图文(?:报道)?|摄影报道|文图|文字|撰文|执笔|通讯员|特约记者|记者|编写|报道|单位|姓名)"
    r"[ 　]*[：:｜|丨][ 　]*|"
    r"(?:By(?! order\b)|From(?! (?:the|our|a|an|my|your|time|here)\b)|Contributed by|"
    r"Submitted by|Words by|Author)[: ] ?)"
    r"(?P<who>[^。！？!?：:；;]{2,40}?|"
    r"(?-i:(?:[A-Z][\w’.-]+ ){1,4}[A-Z][\w’-]+), (?-i:[^.。！？!?：:；;]{2,48}))"
    "(?:[ 　]+(?:审核|审稿|核稿|校对|校核|签发|审签|编辑|责编|初审|复审|终审)人?"
    "[：:][^。！？!?；;]{0,20})?",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[（(【\[](?P<inside>[^（）()【】\[\]。！？]{2,40})[）)】\]]")
_DID = (
    "供稿|来稿|投稿|报道|摄影报道|摄影|整理|撰稿|提供|"
    "文[ 　]*[/／][ 　]*图|图[ 　]*[/／][ 　]*文|文图|图文"
)
_BARE_DID = re.compile(f"[ 　/／]*(?:{_DID}|文|图)$")
_MARKED = re.compile(
    "(?:(?:本报|本刊|特约|见习)?(?:通讯员|记者)|文[/／:： 　]|图[/／:： 　]|[◎●■◆▲★※□○◇△][ 　]*)"
    f"[ 　/／:：]*(?=[{HAN}A-Za-z])"
)
_BY_WORK = re.compile(
    "(?:(?:图文|文图|文[ 　]*[/／][ 　]*图|图[ 　]*[/／][ 　]*文|撰文[ 　]*[/／、][ 　]*摄影)"
    "(?:报道)?|摄影报道)"
    f"[ 　]*[/／|｜： :　][ 　]*(?P<who>[{HAN}· 　、]{{2,24}})"
)
"""`文／图　工会干事　戚薇薇`: whoever stands behind words and pictures made both."""
_ONE = f"[{HAN}](?:[{HAN}]{{1,2}}|[ 　]+[{HAN}])"
_OURS = re.compile(
    "(?:本[报刊网台]|特约|见习)(?:特约|见习)?(?:通讯员|记者|撰稿人)(?:[ 　]*[/／：:][ 　]*|[ 　]+)"
    f"(?P<who>{_ONE}(?:[ 　]+(?:特约)?(?:通讯员|记者)[ 　]+{_ONE})?)"
)
"""`本刊通讯员　海　平`: one who writes for the paper is a person, whatever the surname."""
_BY_TURNS = re.compile(f"(?:{_ONE}[ 　]+(?:口述|讲述|整理|采写|执笔|记录)(?:[ 　、，]+|$))+")
"""`王老根　口述　孙立平　整理`: each behind a name what that person did."""
_NOT_NAMES = re.compile(
    r"[。！？!?；;]|^(?:完|续|略|注|未完|待续|前情|上期|附件|附[：:]|图为|见)|\d{5}"
)
_ENGLISH_NAME = re.compile(
    r"(?:[—–-] ?|By )?(?:(?:Fr|Rev|Revd|Dr|Mr|Mrs|Ms|Prof|Cllr|St)\.? )?"
    r"(?:(?:[A-Z]\. ?){1,3}[A-Z][\w'’-]+|[A-Z][\w'’-]+(?: [A-Z]\.)?(?: [A-Z][\w'’-]+)+)"
    r"(?: (?:and|&|de|van)(?: [A-Z][\w'’-]*\.?)+){0,3}(?:, [a-z][\w’'-]*(?: [\w’'-]+){0,2})?"
    r"(?: \((?:née|nee|formerly) [A-Z][\w’'-]+\))?"
)
"""`R. Calder`, `Fr. Michael Dunne`, `Lena Brandt, secretary`."""
_ARTICLE = re.compile("(?:The|An?|Our|My|Your|In|On|At|For|To) ")
"""No person's name begins so: `The Weir`."""
_DONE = (
    "(?i:reports?|stor(?:y|ies)|texts?|interviews?|words|photos?|photograph(?:s|y)?|pictures?|pics|"
    "images|illustrations?|drawings?|sketches)"
)
_DID_IT = rf"{_DONE}(?:(?:,|/| and| &) ?{_DONE})?"
_BY_WHOM = r"(?:the author|[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|and|&(?= [A-Z])|de|van|von)){0,5})"
_ENGLISH_CREDITS = re.compile(
    rf"(?:(?:with )?(?:{_DID_IT}(?: by|:)|[Bb]y) ?{_BY_WHOM}"
    rf"(?: ?[|,;/&·.–—(] ?| and | (?=with {_DONE}|{_DONE}(?: by|:))|\)?$))+"
    rf"|(?:{_BY_WHOM} \({_DID_IT}\)(?: ?[|,;/&·] ?| and |$))+"
)
"""`Report: Dan Okafor | Pictures: Jess Lowe`: the labels stay, for they say who did what."""
_ALSO_BY = re.compile(rf"{_DONE}(?: by|:) ")
"""`By Jane Roe, photos by Al Poe` is such a line, too, and no name behind a label."""
_IN_FILE_NAMES = re.compile(r"[-_—–－+ 　、,，()（）【】\[\].]+")
_NOT_A_PERSON = re.compile(
    "通知|总结|方案|报告|计划|会议|活动|简报|信息|稿件|新闻|照片|图片|修改|终稿|定稿|最新|材料|"
    "名单|手记|札记|观察"
)


def labelled(text: str) -> re.Match[str] | None:
    """`供稿：张三`, `（作者：李四）`, `By Jane Roe`: the match has the groups `label` and `who`."""
    found = _LABEL.fullmatch(without_edges(text, f"（()）【】[] 　{CALL}"))
    if not found or _NOT_NAMES.search(found["who"]) or _ALSO_BY.search(found["who"]):
        return None
    return found


def bracketed(text: str) -> str | None:
    """Who stands in brackets, if the text is nothing else: `（市总工会保障部）`."""
    found = _BRACKETED.fullmatch(text.strip(f" 　{CALL}"))
    if not found:
        return None
    inside = found["inside"].strip(" 　")
    return inside if is_somebody(inside) or _is_short_name(inside) else None


def _is_short_name(text: str) -> bool:
    return (
        re.fullmatch(f"[{HAN}· 　、]{{2,20}}", text) is not None
        and _NOT_NAMES.search(text) is None
        and re.search("[的了是在]", text) is None
    )


def is_somebody(text: str) -> bool:
    """Whether the words name persons or an organisation, and perhaps what they did (文/图)."""
    bare = text.strip(" 　")
    if not bare or width(bare) > 30:
        return False
    if _ENGLISH_CREDITS.fullmatch(bare):
        return True
    if _NOT_NAMES.search(bare):
        return False
    if labelled(bare) or _is_behind_work(bare):
        return True
    bare = _MARKED.sub("", bare) or bare
    bare = _BARE_DID.sub("", bare).strip(" 　/／") or bare
    if _ENGLISH_NAME.fullmatch(bare):
        office = OFFICE.fullmatch(bare) or ENGLISH_UNIT.fullmatch(bare)
        return office is not None or _ARTICLE.match(bare) is None
    words = [word for word in re.split("[ 　、，,/／]+", bare) if word]
    names = _joined(words)
    if len(names) > 1 and is_person(names[-1]) and UNIT_ENDING.fullmatch(names[0]):
        return all(map(_is_one, names[1:]))
    return bool(words) and all(map(_is_one, names))


def _is_behind_work(text: str) -> bool:
    """Whether a label says that persons or units follow, who need not look like names."""
    found = _BY_WORK.fullmatch(text) or _OURS.fullmatch(text)
    by_turns = _BY_TURNS.fullmatch(text) is not None
    return by_turns or (found is not None and not _NOT_A_PERSON.search(found["who"]))


def _joined(words: list[str]) -> list[str]:
    """`李 庆` is one name that two characters make."""
    names: list[str] = []
    for word in words:
        if names and len(word) == 1 and len(names[-1]) == 1:
            names[-1] += word
        else:
            names.append(word)
    return names


def _is_one(word: str) -> bool:
    return is_person(word) or is_organisation(word)


def is_organisation(word: str) -> bool:
    """Whether the whole word, of three characters at least, is an organisation's name."""
    return ORGANISATION.fullmatch(word) is not None and len(word) >= 3


def from_file_name(stem: str) -> str | None:
    """The contributor that a file's name names; None if none does.

    Known forms: 张三-推进会, 李四 技能大赛, 通知（王五）.
    """
    words = [word for word in _IN_FILE_NAMES.split(stem) if word and not word.isdigit()]
    people = [word for word in words if is_person(word) and not _NOT_A_PERSON.search(word)]
    return people[0] if len(people) == 1 else None


def without_label(block: Block) -> list[Block]:
    """`（供稿：张三）` is 张三: the label and its brackets are dropped, with their reason."""
    found = labelled(block.text) if block.role in _BYLINES else None
    if not found:
        return [block]
    start = block.text.find(found["label"]) + len(found["label"])
    stop = start + len(found["who"].rstrip(" 　"))
    parts = [block.is_a(Role.DROPPED, passage=block.passage.cut(0, start), why="byline's label")]
    parts.append(block._replace(passage=block.passage.cut(start, stop)))
    rest = block.passage.cut(stop)
    if rest.text:
        parts.append(block.is_a(Role.DROPPED, passage=rest, why="byline's label"))
    return parts
