"""Who is named: what can be a person's or a unit's name, and the forms in which bylines stand."""

from __future__ import annotations

import re
from functools import lru_cache

from typeset.intake.characters import HAN, ends_sentence, is_chinese, squeeze, width
from typeset.intake.decoding.english_names import (
    CLOSED,
    CLOSINGS,
    DASHED,
    ENGLISH_BYLINE,
    ENGLISH_NAMES,
    ENGLISH_UNIT,
    GIVEN_WITH_WORK,
    OFFICE,
    SIGNED,
    SIGNING,
    TITLED,
    WITH_WORK,
)
from typeset.intake.lexicon import COLUMN_WORDS, ORGANISATION, PERSON, SURNAMES, UNIT_ENDING

BRACKETED = re.compile(r"[（(〔\[](?P<inside>[^（）()〔〕\[\]]{1,40})[）)〕\]]")
_NOT_A_NAME = re.compile(
    "[。！？!?：]|^(?:完|续|略|见|详见|外|下转|上接|图|注|附|一|二|三|四|五|\\d)"
)
_CREDITED = re.compile(
    "(?:(?:原创|文|图|摄影|撰文|供稿人?|作者|整理|采访整理|采访|执笔|来稿单位|文字|图文|文图|撰稿人?|"
    "采写|编写|报道)[ 　]*"
    "[/／|｜:： 　]|(?:本报|本刊|本网|本台|特约|见习|全媒体|实习)*"
    "(?:通讯员|记者|评论员|撰稿人)(?:[/／:： 　]|(?=[一-龥]))+)"
    f"[ 　]*[{HAN}]"
)
_IN_TWO_LANGUAGES = re.compile(
    "(?:(?:文字?|译|图|摄影?|撰文|翻译|采写|整理|受访|供稿|作者|口述|记者|编译)[ 　]*[/／]?[ 　]*"
    "[A-Z][A-Za-z]+(?: [a-z]+)?[ 　]*[：:/／][ 　]*[^：:。，]{2,24}?(?:[ 　]+|$)){1,3}"
)
"""`文 / By：Lena Brandt　译 / Translated by：宗佩`."""
_LABELLED = re.compile(
    "(?:(?:摄影报道|图文报道|采写|攝影|圖文|採訪|撰文|主讲|讲述|口述|供图|翻译|编译|解答|回答|点评|拍摄|推荐|受访|朗诵|撰稿人?|撰文|采写|供稿人?|投稿人|文字|摄影|图片|图文|文|图|作者|执笔|编辑|采访整理|"
    "整理|采访|记者|通讯员)"
    "[ 　]*[：:/／][ 　]*"
    f"(?:[{HAN}]{{2,8}}(?:[、 　]+[{HAN}]{{2,4}})*|[A-Z][a-z]+(?: [A-Z][a-z]+)?)[ 　，,；;]*)+"
)
_RESPECTFULLY = re.compile(
    f"(?:[{HAN}]{{2,10}}[ 　]+){{1,2}}(?:敬上|謹啟|谨启|敬启|敬啟|敬邀|拜上|谨上|謹上|啟|启)"
)
"""`家長會長　邱慧敏　敬上`."""
_WITH_PARTS = re.compile(
    f"[{HAN}]{{2,4}}[（(][{HAN}]{{2,4}}[)）](?:[ 　、]+[{HAN}]{{2,4}}[（(][{HAN}]{{2,4}}[)）])*"
)
"""`姜阿婆（口述） 余小米（整理）`."""
_WITH_UNIT = re.compile(
    f"(?:[{SURNAMES}][{HAN}]{{1,2}}|[A-Z][a-z]+(?: [A-Z][a-z]+){{1,2}})"
    f"[ 　]?[（(][{HAN}\\d]{{2,12}}(?: [A-Z][a-z]+)*[)）]"
)
"""`包志强（北街志愿者）`, `Nadia Petrova（俄罗斯 Russia）`."""
_SPOKEN = re.compile(
    f"[{HAN}]{{2,8}}(?:讲|講|口述|讲述)[ 　]+[{HAN}]{{2,8}}(?:记录|記錄|整理|笔录)"
)
"""`慧明法師講　弟子淨言記錄`."""
_SOMEBODYS = re.compile(f"[{HAN}]{{2,10}}[ 　]+[{SURNAMES}][{HAN}]{{1,2}}")
"""`声乐指导 宣晓明`: what somebody is, and a name."""
_WITH_WHITE = re.compile(f"[{HAN}\\d]{{2,10}}(?:　| {{1,3}})[{HAN}]{{2,3}}")
"""`主席　麥兆基`: two words, the second as short as a name."""
_BY_LABELS = re.compile(
    f"(?:(?!.{{0,2}}[时時日地费費票人数數电電编編])[{HAN}]{{1,4}}(?: [A-Z][a-z]+)?[：:][ 　]*"
    f"[{HAN}\\d（）() ·]{{2,14}}(?:[ 　]+|$)){{2,3}}"
)
"""`口述：鲁向阳（93岁） 整理：市委党史室 郁青`: who did what, each behind a label."""
_FAMILIAR = re.compile(f"[老小阿][{SURNAMES}]")
"""`老胡`."""
_UNIT_AND_NAME = re.compile(f"[{HAN}\\d]{{2,12}}[ 　]+(?:[{HAN}]{{2,4}}|[{HAN}][ 　]+[{HAN}])")
_MARKED = re.compile(f"[◎□■●○◆◇▲△★☆※◉⊙✎✍][ 　]*[{HAN}A-Za-z]")
_WHAT_THEY_DID = re.compile(
    "[ 　/／]*(?:供稿|来稿|投稿|报道|摄影报道|摄影|整理|撰稿|提供)$|[ 　/／]+文$"
)
SOURCE = re.compile("(?:来源|据|转自|稿源|摘自|原载)[:：].+|Source: .+|Reprinted from .+")
_OF_A_UNIT = re.compile(
    f"(?:{UNIT_ENDING.pattern.removesuffix('$')}|[初高]?[一二三四五六七八九]年?级?[（(][\\d一二三四五六七八九十]{{1,2}}[)）]班|"
    "[一二三四五六七八九十\\d]{1,2}[班组队])"
    f"[ 　]+[{HAN}]{{2,4}}(?:[ 　、]+[{HAN}]{{2,4}})?"
)
"""`检修车间 石磊`, `四（3）班 沈星`."""
_AT_WORK = re.compile(
    f"[{HAN}\\d、]{{1,18}}[员师长手工生者医教任理友民农匠属主众客书事记官兵][ 　]+"
    f"[{SURNAMES}][ 　]?[{HAN}]{{1,2}}"
)
"""`15路驾驶员　庞博`."""
_AT_HOME = re.compile(
    f"(?!第)[{HAN}]{{0,6}}[\\d一二三四五六七八九十]{{1,4}}"
    f"(?:号楼|幢|栋|单元|组|号|室|排|队|年级)[ 　]+[{HAN}]{{2,4}}"
)
"""`2号楼 哈大妈`: where the writer lives."""
_HONOURED = re.compile(
    f"[{SURNAMES}小老阿][{HAN}]{{0,2}}[ 　]?"
    "(?:大妈|大爷|大娘|大伯|阿姨|叔叔|奶奶|爷爷|师傅|嫂子|大姐|大哥|医生|护士|会计|书记|主任|队长|"
    "神父|牧师|牧師|修女|老师|老師|教授|院长|校长|姊妹|弟兄|传道|傳道|先生|女士)"
)
_ASKS = re.compile("(?:问|读者问|读者)[：:]")
"""Who asks a question is named in it."""
_TRANSLATED = re.compile(
    "(?<=[一-龥]) (?:[A-Z][a-z]+|of|the|and|&)(?: (?:[A-Z][a-z]+|of|the|and|&))*$"
)
"""`行政部 Administration`."""
_OTHER_SCRIPT = re.compile(
    "(?<=[一-龥]) (?:[A-Z][a-z]+|of|the|and)(?: (?:[A-Z][a-z]+|of|the|and))*(?=[ 　])"
    "|(?<=[一-龥])[ 　]*/ [A-Z][A-Za-z'’-]+(?: [A-Z][A-Za-z'’-]+)*(?:, [A-Z][A-Za-z ]+)?$"
    f"|(?<=[ 　])[A-Z][a-z]+ (?=[{SURNAMES}][一-龥]{{1,2}}$)"
)
"""`变态反应科 Department of Allergy　袁澄`, `郝一诺 / Hao Yinuo, Production`, `Kacaw 陳恩`: a name
again in other letters."""
_INOFFICE = re.compile(
    f"[{HAN}]{{2,12}}[ 　]+[{HAN}]{{0,6}}"
    f"(?:助理|法官|法警|书记员|干警|教授|[员师长手工医任])[ 　]+[{HAN}]{{2,3}}"
)
"""`民一庭　法官助理　舒朗`: unit, office and name."""
_COMMENTS = re.compile("(?:本[报刊网台]|特约)(?:特约)?(?:评论员|观察员)")
_WORK = "员員师師长長手工生者医醫教任友民匠"
"""How the words end for what somebody is: 会员, 理事長."""
_TWO = re.compile(
    "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|夏侯|司徒|尉迟|皇甫|公孙|慕容|令狐|宇文|长孙|端木|东方|南宫|闻人|独孤"
)
"""Surnames of two characters; others have seldom three behind them."""
_SLASHED = re.compile(f"[{HAN}]{{2,6}} ?[/／] ?[{HAN}]{{2,3}}")
"""`技术员 / 姜桂`."""
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
_ANY_FORM = re.compile("|".join(f"(?:{form.pattern})" for form in _FORMS))
_WITHOUT_BLANK = re.compile(f"{_HONOURED.pattern}|{_COMMENTS.pattern}")
_APART = re.compile("[ 　:：/／(（]")
"""What all other forms have: something that parts a name from what else is said."""
_BARE = re.compile(f"[{HAN}]{{2,4}}|[{HAN}] [{HAN}]|[{HAN}]　[{HAN}]")


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
    if _CREDITED.match(bare) or ORGANISATION.fullmatch(bare):
        return True
    if PERSON.match(bare) and PERSON.match(bare).end() == len(bare):  # type: ignore[union-attr]
        return True
    names = re.split("[、，,/／]|[ 　]+", bare)
    surnamed = sum(n[:1] in SURNAMES or len(n) == 1 or n[-1] in _WORK for n in names)
    return 2 * surnamed >= len(names) > 1 and all(
        re.fullmatch(f"[{HAN}]{{1,3}}", n) or _is_person(n) for n in names
    )


def _is_person(text: str) -> bool:
    """Whether four characters are a name: 凝心聚力 砥砺前行 are none."""
    found = PERSON.match(text)
    return found is not None and found.end() == len(text) and len(text) <= 4


def is_bracketed_name(inside: str) -> bool:
    """Whether what stands in brackets after a piece names who wrote it."""
    if inside[-1] in "摄图":
        return False
    if is_name(inside) or ENGLISH_UNIT.fullmatch(inside):
        return True
    if UNIT_ENDING.fullmatch(_WHAT_THEY_DID.sub("", inside)) or _UNIT_AND_NAME.fullmatch(inside):
        return True
    return bool(re.fullmatch(f"[{HAN}·]{{2,16}}", inside)) and not _NOT_A_NAME.search(inside)


@lru_cache(maxsize=256)  # several rows of evidence ask about the same line
def name_cost(text: str) -> float | None:
    """What it costs to take a line below a headline for a byline; None if it cannot be one."""
    bare = text.strip(" 　")
    if _IN_TWO_LANGUAGES.fullmatch(bare) and width(bare) <= 48:
        return 0.1
    if is_chinese(bare):
        bare = _OTHER_SCRIPT.sub("", bare)
        native = _TRANSLATED.sub("", bare)
        unit = ORGANISATION.fullmatch(native) or UNIT_ENDING.fullmatch(native)
        bare = native if unit else bare
    if COLUMN_WORDS.fullmatch(bare):
        return None
    if ENGLISH_BYLINE.fullmatch(bare):
        return 0.1
    if width(bare) > 30 or ends_sentence(bare):
        return None
    if is_chinese(bare) and _CREDITED.match(bare) and not re.search("[，。；：！？]", bare[4:]):
        return 0.1
    mark = _MARKED.match(bare)
    if mark and is_name(bare[1:].strip()) and len(squeeze(bare)) <= 16:
        of_unit = ORGANISATION.fullmatch(bare[1:].strip()) is not None
        return 0.1 if bare[0] in "◎◉⊙✎✍" or not of_unit else 2.5
    if mark and bare[0] in "◎◉⊙✎✍" and _BARE.fullmatch(bare[1:].strip()):
        return 0.4
    if BRACKETED.fullmatch(bare) and is_bracketed_name(bare.strip("（）()〔〕[]")):
        return 0.4
    if is_name(bare) and not is_chinese(bare):
        return 0.3 if TITLED.match(bare) else 0.9
    if is_name(bare) and re.fullmatch(f"[{HAN}]{{4}}", bare) and not _TWO.match(bare):
        return 1.8 if not ORGANISATION.fullmatch(bare) else 0.9
    if is_name(bare):
        return 0.9 if ORGANISATION.fullmatch(bare) else 0.5
    if _SOMEBODYS.fullmatch(bare) or _FAMILIAR.fullmatch(bare):
        return 1.3
    if _BY_LABELS.fullmatch(bare):
        return 0.6
    return 2.2 if _BARE.fullmatch(bare) or _WITH_WHITE.fullmatch(bare) else None


@lru_cache(maxsize=256)
def closing_cost(text: str) -> float | None:
    """What it costs to take a line below a text for the byline at its end; None if it is none."""
    bare = text.strip(" 　")
    found = BRACKETED.fullmatch(bare)
    if found:
        if is_name(found["inside"]):
            return 0.1
        return 0.4 if is_bracketed_name(found["inside"]) else None
    if re.match("[—–-]{1,2} ?", bare) and is_name(re.sub("^[—–-]{1,2} ?", "", bare)):
        return 0.1
    if DASHED.fullmatch(bare) or SIGNING.fullmatch(bare):
        return 0.3
    if GIVEN_WITH_WORK.fullmatch(bare) and not WITH_WORK.fullmatch(bare):
        return 1.2
    cost = name_cost(bare)
    if cost is None:
        return None
    return cost + (2.0 if cost > 2 else 1.0 if cost >= 0.5 else 0.2)


def closing(text: str) -> re.Match[str] | None:
    """The byline after a paragraph's last sentence: `…服务。（姜宇）`, `… back. (Jane Roe)`."""
    for form in CLOSINGS:
        english = form.search(text)
        if english and english.start() and ends_sentence(text[: english.start()]):
            return english
    found = re.search(r"[（(〔](?P<inside>[^（）()〔〕]{2,40})[）)〕]$", text) or re.search(
        r"(?:[ 　]{2,}|"
        r"[ 　](?=[◎—–-]))[◎—–-]* ?(?P<inside>[^ 　。，：]{2,24}(?: [^ 　。，：]{1,8})?)$",
        text,
    )
    if not found or not found.start() or not ends_sentence(text[: found.start()]):
        return None
    if _ASKS.match(text):
        return None
    return found if is_bracketed_name(found["inside"]) else None
