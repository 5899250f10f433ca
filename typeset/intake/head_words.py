"""Words of the trade by which the head of an issue is known: its number, season, issuer, name.

A newsroom's new word goes here.
"""

from __future__ import annotations

import re

from typeset.intake.characters import HAN
from typeset.intake.lexicon import NUMERAL, labels
from typeset.issue.dates_in_words import MONTHS

FIRST_LINES = 14
"""The lines among which an issue's number stands."""
SEASON = re.compile(
    r"(?:[12]\d{3}|[一二][零〇○一二三四五六七八九]{3})年[^，。、；：！？ 　]{0,6}"
    r"(?:特刊|专刊|专号|增刊|合刊|专辑|之卷)"
    r"|[12]\d{3}年\d{1,2}月[上中下]旬刊?|\d{1,2}月第[\d一二三四五]周"
    r"|\b(?:Advent|Christmas|Epiphany|Lent|Easter|Whitsun|Pentecost|Trinity|Michaelmas|"
    r"Harvest),? [12]\d{3}$"
    r"|\b(?:Spring|Summer|Autumn|Fall|Winter)"
    r"(?: (?:Issue|Edition|Number|News|Newsletter))?,? [12]\d{3}\b"
    r"|^(?:[A-Z][a-z]+|\d{1,2}(?:st|nd|rd|th)) Sunday (?:of|in|after|before) [A-Z][a-z]+$"
    r"|\b(?:Spring|Summer|Autumn|Winter) Term(?: \d)?(?:, Week \d{1,2})?$|\bWeek \d{1,2}\b"
    r"|\b(?:Spring|Summer|Autumn|Winter|Michaelmas|Hilary|Lent|Easter|Trinity) [Tt]erm,? [12]\d{3}$"
    r"|(?:[12]\d{3}|[一二][零〇○一二三四五六七八九]{3})年(?:第?[一二三四]季度|[春夏秋冬]季?[号刊])$"
    r"|(?:[12]\d{3}|[一二][零〇○一二三四五六七八九]{3})(?:[年·.]?[春夏秋冬]季?|[·.][一二三四五六七八九十]{1,3})$"
    rf"|\b(?:{'|'.join(MONTHS)})(?:/| ?[–-] ?| and )(?:{'|'.join(MONTHS)}),? [12]\d{{3}}"
    rf"|(?<=[—–|·-] )(?:{'|'.join(MONTHS)})$"
    r"|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?[春夏秋冬]季?$|(?<![\d年])\d{1,2}月[刊号]$"
    r"|(?:[12]\d{3}[ ]*[/年·][ ]*)?第[ ]*\d{1,2}[ ]*周"
    r"(?:[ ]*[（(][\d.—–\-月日至 ]+[）)])?(?=[ 　]|$)"
)
NEWSLETTER_OF = re.compile(
    r"(?:The |A )?(?:[a-z]+ ){0,2}(?:newsletter|notes|news|journal|magazine|bulletin|sheet|paper)"
    r"(?: sheet)? (?:of|for|from) [^.;]{3,60}"
    r"|Published by and for .{3,60}",
    re.IGNORECASE,
)
"""`Newsletter of Fenwick Primary School`: who issues it."""
NUMBER = re.compile(
    rf"(?:(?:[{HAN}]{{2,8}}[〔［\[][12]\d{{3}}[〕］\]])?"
    rf"(?:第|总第)[ 　]*(?P<chinese>{NUMERAL})[ 　]*[期号辑季讲])"
    r"|(?:^Newsletter )?\b(?:Issue|Number|Bulletin|No\.?|Nr\.?)(?: +No\.?| +number)?:? *#?"
    r"(?P<english>\d{1,5})\b"
    r"|(?:期[ 　]*[号数號數]|刊[ 　]*期)[ 　]*[：:／|｜=][ 　]*(?P<labelled>\d{1,5})(?![\d年])",
    re.IGNORECASE,
)
TOTAL = re.compile(
    "(?:[（(][ ]*)?(?:(?P<labelled>总期数[ 　]*[：:][ 　]*第?)|总第|总|累计第|總第|總)[ 　]*"
    rf"(?P<total>{NUMERAL})[ 　]*(?(labelled)期?|期)(?:[ ]*[)）])?"
)
VOLUME = re.compile(r"\b(?:Vol(?:ume)?\.?)[ ]*(?P<volume>\d{1,4}|[IVXLC]+)\b", re.IGNORECASE)
_SIGN = r"[ 　]*[：:／|｜=】\]〕]"
_ISSUERS = labels(
    "主管主办|主办单位|主管单位|主管|主办|承办单位|承办|协办|编印单位|编印|编辑出版|出版单位|出版|"
    "编发单位|编制单位|编制|主辦單位|主管單位|主辦|承辦單位|承辦|協辦|編印單位|編印|編輯出版|出版單位|"
    "發行單位"
)
_DATES = labels(
    "印发日期|出版日期|发行日期|编印日期|出刊日期|印发时间|出版时间|日期|时间|發行日期|編印日期|"
    "印發日期|時間"
)
_NUMBERS = labels("期号|刊期|期数|总期数|期號|期數|總期數")
HEAD_LABEL = re.compile(
    f"(?P<issuer>{_ISSUERS}(?={_SIGN}|[ 　]+)"
    "|(?:Published|Issued|Produced) (?:by|for)(?=:? )|Publisher(?=:))"
    f"|(?P<date>{_DATES}(?={_SIGN}|[ 　]+[12一二])"
    "|(?:Date|Date of issue|Publication date|Published|Issued|Printed|Month)(?=:))"
    f"|(?P<number>(?:{_NUMBERS}|Issue(?: no\\.?| number)?|Number|No\\.?)(?={_SIGN}))"
    f"|(?P<name>{labels('刊名|报名|名称')}(?={_SIGN}))"
)
"""Labels of the issue's head: 主办单位：, 印发日期：, Published by."""
ISSUER_WORDS = re.compile(
    r"\s*(?:主办|编印|编|主管主办|印发|出版|编制|主辦|編印|編|出刊|發行|发行)$"
)
"""What says behind a unit that it issues the paper: 某某工会编印."""
STANDING = re.compile(
    "(?P<day>(?:正|[二三四五六七八九十]|十[一二]|冬|腊)月(?:初[一二三四五六七八九十]|"
    "十[一二三四五六七八九]|二十|廿[一二三四五六七八九]|三十)|"
    "星期[一二三四五六日天]|周[一二三四五六日]|(?:农历|夏历|阴历)[^，。 　]{2,12}|"
    "[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]"
    "年[^，。 　]{0,8}|"
    r"(?:(?:Good|Easter|Palm|Ash|Whit|Maundy) )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"(?<=\()[A-Z\d][A-Za-z\d]* Sunday (?:of|in|after|before) [A-Z][a-z]+(?=\)))"
    r"|(?P<folio>第[ 　]*[A-Z]?[\d一二三四五六七八九十]{1,3}[ 　]*[版页頁]|\b[Pp]age \d{1,2}\b)"
    "|(?P<pages>(?:本期|今日|本报|今天|共)[ 　]*(?:共|出)?[ 　]*"
    "[\\d一二三四五六七八九十]{1,3}[ 　]*[个]?[版页頁]|"
    r"(?:版[ 　]*数|版[ 　]*面|页[ 　]*数|頁[ 　]*數)[ 　]*[：:／][ 　]*"
    r"[\d一二三四五六七八九十]{1,3}[ ]*[版页頁]?|"
    r"(?:\b(?:This issue|Extent): )?\b\d{1,2} pages\b|\bPages: \d{1,3}\b)"
)
"""What a head says beside its facts: the weekday, the lunar date, the church's, pages."""
INTERNAL = re.compile(
    "^[（(【]?(?:旬报|周报|月报|季报|双周报|内部(?:资料|刊物|交流|发行|学习)|免费(?:交流|赠阅)|仅供参考|注意保存|月刊|双月刊|季刊|周刊|半月刊|旬刊"
    "|不定期)(?:[ 　·，,（(].{0,16})?[】）)]?$"
    "|^(?:Free(?: of charge)?|(?:Price|(?:零售|工本)?定?价)(?:[ 　：:].{1,12})|Price: .{1,30})$"
    "|^(?:[（(]?[^ 　：:]{0,8}(?:准印证|准印号|内资准|刊号|邮发代号)).{0,40}$"
)
"""The licence and the use of a printed matter that is no newspaper: 内部资料　免费交流."""
FOR_WHOM = re.compile(
    "(?<=[ 　])(?:(?:零售|工本)?定?价[：: ][^ 　]{1,10}|"
    "内部(?:资料|刊物|交流|发行|学习)|免费(?:交流|赠阅)|注意保存)"
    "(?:[ 　·，,]+(?:免费(?:交流|赠阅)|注意保存|不得外传))*$"
)
"""The same behind who issues it: `某局工会主办　内部资料 免费交流`."""
NAME_ENDINGS = re.compile(
    "(?:信息|简报|通讯|快报|动态|简讯|月刊|周报|日报|晚报|时报|工作报|学报|午报|早报|月报|"
    "季刊|双月刊|之声|之窗|参考|"
    "[會院校社隊]訊|通訊|簡訊|週報|週刊|月報|年報|會刊|校刊|"
    "专刊|专报|要情|园地|天地|工运|纪事|通报|快讯|[一-龥]{2}报|[一-龥]{2}刊)$"
    r"|\b(?:News|Newsletter|Bulletin|Gazette|Times|Post|Herald|Chronicle|Digest|Review|Update|"
    r"Voice|"
    r"Dispatch|Courier|Journal|Record|Monthly|Weekly|Quarterly)$"
)
CONTENTS = re.compile(
    r"[◆●■★【\[]?\s*(?:本\s*期\s*(?:要\s*目|目\s*次|[导導]\s*[读讀]|目\s*[录錄]|看\s*[点點]|[内內]容)|本期要目|本期导读|本期目录|本期(?:主要)?内容|主要内容|内容提要|内容导读|本期看点|本期提要|"
    r"本期推荐|今日导读|今日要目|目\s*[录錄]|目\s*次|要\s*目|[导導]\s*[读讀]|"
    r"In this (?:issue|number)|Contents|Inside(?: this issue)?)\s*[】\]]?\s*[：:]?$",
    re.I,
)
