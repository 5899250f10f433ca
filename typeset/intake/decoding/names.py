"""Who is named: the forms of persons' and units' names, alone and with what they are or did."""

from __future__ import annotations

import re

from typeset.intake.characters import HAN, is_chinese, width
from typeset.intake.decoding.english_names import (
    CLOSED,
    ENGLISH_BYLINE,
    ENGLISH_NAMES,
    OFFICE,
    SIGNED,
    SIGNING_UNIT,
    TITLED,
    WITH_WORK,
)
from typeset.intake.lexicon import ORGANISATION, PERSON, SURNAMES, UNIT_ENDING
from typeset.words.people import DOTTED

_NOT_A_NAME = re.compile(
    "[。！？!?：]|^(?:完|续|略|见|详见|外|下转|上接|图|注|附|一|二|三|四|五|\\d)"
)
CREDITED = re.compile(
    "(?:(?:原创|文|图|摄影|撰文|供稿人?|作者|整理|采访整理|采访|执笔|来稿单位|文字|图文|文图|撰稿人?|"
    "采写|编写|报道)[ 　]*"
    "[/／|｜:： 　]|(?:本报|本刊|本网|本台|特约|见习|全媒体|实习)*"
    "(?:通讯员|记者|评论员|撰稿人)(?:[/／:： 　]|(?=[一-龥]))+)"
    f"[ 　]*[{HAN}]"
)
_LABELLED = (
    "(?:(?:摄影报道|图文报道|采写|攝影|圖文|採訪|撰文|主讲|讲述|口述|供图|翻译|编译|解答|回答|点评|拍摄|推荐|受访|朗诵|撰稿人?|撰文|采写|供稿人?|投稿人|文字|摄影|图片|图文|文|图|作者|执笔人?|编辑|采访整理|来稿|來稿|投稿|采编|撰写|撰寫|採寫|供圖|"
    "圖片|記者|通訊員|執筆|"
    "整理|采访|记者|通讯员)"
    "[ 　]*[：:/／][ 　]*"
    f"(?:[{HAN}]{{2,8}}(?:[、 　]+[{HAN}]{{2,4}})*|[A-Z][a-z]+(?: [A-Z][a-z]+)?)[ 　，,；;]*)+"
)
_RESPECTFULLY = (
    f"(?:[{HAN}]{{2,10}}[ 　]+){{1,2}}(?:敬上|謹啟|谨启|敬启|敬啟|敬邀|拜上|谨上|謹上|啟|启)"
)
"""`家長會長　邱慧敏　敬上`."""
_WITH_PARTS = (
    f"[{HAN}]{{2,4}}[（(][{HAN}]{{2,4}}[)）](?:[ 　、]+[{HAN}]{{2,4}}[（(][{HAN}]{{2,4}}[)）])*"
)
"""`姜阿婆（口述） 余小米（整理）`."""
_WITH_UNIT = (
    f"(?:[{SURNAMES}][{HAN}]{{1,2}}|[A-Z][a-z]+(?: [A-Z][a-z]+){{1,2}})"
    f"[ 　]?[（(][{HAN}\\d]{{2,12}}(?: [A-Z][a-z]+)*[)）]"
)
"""`包志强（北街志愿者）`, `Nadia Petrova（俄罗斯 Russia）`."""
_SPOKEN = f"[{HAN}]{{2,8}}(?:讲|講|口述|讲述)[ 　]+[{HAN}]{{2,8}}(?:记录|記錄|整理|笔录)"
"""`慧明法師講　弟子淨言記錄`."""
_UNIT_AND_NAME = re.compile(f"[{HAN}\\d]{{2,12}}[ 　]+(?:[{HAN}]{{2,4}}|[{HAN}][ 　]+[{HAN}])")
_WHAT_THEY_DID = re.compile(
    "(?=[ 　/／供来投报摄整撰提])"  # so that most places are passed quickly
    "(?:[ 　/／]*(?:供稿|来稿|投稿|报道|摄影报道|摄影|整理|撰稿|提供)$|[ 　/／]+文$)"
)
_OF_A_UNIT = (
    f"(?:{UNIT_ENDING.pattern.removesuffix('$')}|[初高]?[一二三四五六七八九]年?级?[（(][\\d一二三四五六七八九十]{{1,2}}[)）]班|"
    "[一二三四五六七八九十\\d]{1,2}[班组队])"
    f"[ 　]+[{HAN}]{{2,4}}(?:[ 　、]+[{HAN}]{{2,4}})?"
)
"""`检修车间 石磊`, `四（3）班 沈星`."""
_AT_WORK = (
    f"[{HAN}\\d、]{{1,18}}[员师长手工生者医教任理友民农匠属主众客书事记官兵][ 　]+"
    f"[{SURNAMES}][ 　]?[{HAN}]{{1,2}}"
)
"""`15路驾驶员　庞博`."""
_AT_HOME = (
    f"(?!第)[{HAN}]{{0,6}}[\\d一二三四五六七八九十]{{1,4}}"
    f"(?:号楼|幢|栋|单元|组|号|室|排|队|年级)[ 　]+[{HAN}]{{2,4}}"
)
"""`2号楼 哈大妈`: where the writer lives."""
_HONOURED = (
    f"[{SURNAMES}小老阿][{HAN}]{{0,2}}[ 　]?"
    "(?:大妈|大爷|大娘|大伯|阿姨|叔叔|奶奶|爷爷|师傅|嫂子|大姐|大哥|医生|护士|会计|书记|主任|队长|"
    "神父|牧师|牧師|修女|老师|老師|教授|院长|校长|姊妹|弟兄|传道|傳道|先生|女士)"
)
_INOFFICE = (
    f"[{HAN}]{{2,12}}[ 　]+[{HAN}]{{0,6}}"
    f"(?:助理|法官|法警|书记员|干警|教授|[员师长手工医任])[ 　]+[{HAN}]{{2,3}}"
)
"""`民一庭　法官助理　舒朗`: unit, office and name."""
_COMMENTS = "(?:本[报刊网台]|特约)(?:特约)?(?:评论员|观察员)"
_WORK = "员員师師长長手工生者医醫教任友民匠"
"""How the words end for what somebody is: 会员, 理事長."""
_SLASHED = f"[{HAN}]{{2,6}} ?[/／] ?[{HAN}]{{2,3}}"
"""`技术员 / 姜桂`."""
_INITIALS = re.compile(r"(?:[A-Z]\. ?){2,4}")
_FORMS = (
    _SPOKEN,
    _RESPECTFULLY,
    _WITH_PARTS,
    _WITH_UNIT,
    _AT_HOME,
    _INOFFICE,
    _SLASHED,
    _COMMENTS,
    _LABELLED,
    _OF_A_UNIT,
    _AT_WORK,
    _HONOURED,
)
_ANY_FORM = re.compile("|".join(f"(?:{form})" for form in _FORMS))
_WITHOUT_BLANK = re.compile(f"{_HONOURED}|{_COMMENTS}")
_APART = re.compile("[ 　:：/／(（]")
"""What all other forms have: something that parts a name from what else is said."""


def is_name(text: str) -> bool:
    """Whether the words are one or more persons or an organisation."""
    bare = text.strip(" 　")
    wide = width(bare)
    forms = _ANY_FORM if _APART.search(bare) else _WITHOUT_BLANK
    if wide <= 30 and forms.fullmatch(bare):
        return True
    if not bare or wide > 24 or _NOT_A_NAME.search(bare):
        return False
    if not is_chinese(bare):
        return bool(
            ENGLISH_NAMES.fullmatch(bare)
            or ENGLISH_BYLINE.fullmatch(bare)
            or OFFICE.fullmatch(bare)
            or WITH_WORK.fullmatch(bare)
            or CLOSED.fullmatch(bare)
            or (SIGNED.fullmatch(bare) and TITLED.match(bare))
        )
    bare = _WHAT_THEY_DID.sub("", bare) or bare
    if CREDITED.match(bare) or ORGANISATION.fullmatch(bare):
        return True
    if PERSON.fullmatch(bare) or DOTTED.fullmatch(bare):
        return True
    names = re.split("[、，,/／]|[ 　]+", bare)
    surnamed = sum(
        n[:1] in SURNAMES or len(n) == 1 or n[-1] in _WORK or DOTTED.fullmatch(n) is not None
        for n in names
    )
    return 2 * surnamed >= len(names) > 1 and all(
        re.fullmatch(f"[{HAN}]{{1,3}}", n) or is_person(n) for n in names
    )


def is_person(word: str) -> bool:
    """Whether a word is a Chinese name of two to four characters, or one with a dot."""
    return DOTTED.fullmatch(word) is not None or (
        PERSON.fullmatch(word) is not None and word.split() == [word]
    )


def is_bracketed_name(inside: str) -> bool:
    """Whether what stands in brackets after a piece names who wrote it."""
    if inside[-1] in "摄图" and not re.search("[/／]文", inside):
        return False
    if is_name(inside) or SIGNING_UNIT.fullmatch(inside) or _INITIALS.fullmatch(inside):
        return True
    if UNIT_ENDING.fullmatch(_WHAT_THEY_DID.sub("", inside)) or _UNIT_AND_NAME.fullmatch(inside):
        return True
    return bool(re.fullmatch(f"[{HAN}·]{{2,16}}", inside)) and not _NOT_A_NAME.search(inside)
