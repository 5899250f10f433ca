"""Words of the trade by which a bulletin's own lines are known.

A newsroom's new word goes here.
"""

from __future__ import annotations

import re

from typeset.intake.characters import HAN
from typeset.issue.dates_in_words import MONTHS

BULLETS = "·•●◆■□◇○▲★☆◎※▶"


def labels(words: str) -> str:
    """An alternation of words, the longest first; blanks may stand inside Chinese ones."""
    names = sorted(words.split("|"), key=len, reverse=True)
    spaced = [
        re.escape(name) if name.isascii() else r"[ 　]*".join(map(re.escape, name.replace(" ", "")))
        for name in names
    ]
    return "(?:" + "|".join(spaced) + ")"


EDITORS = labels(
    "主编|副主编|执行主编|编辑|责编|编审|编委|编辑部|责任编辑|执行编辑|本期编辑|本期责任编辑|"
    "本期责编|美编|"
    "美术编辑|美术设计|美術設計|版式|版式设计|审核|审稿|审定|核稿|校对|校核|签发|签批|值班编辑|值班主任|主办|"
    "承办|主办单位|"
    "承办单位|编印|撰稿|供稿|见习编辑|总编|总编辑|统筹|策划|监制|终审|初审|复审|责任校对|"
    "编发|排版|制作|编委会|编辑委员会|编辑委员|顾问|社长|执行总编|副总编|副总编辑|值班总编|"
    "责任美编|组版|责校|检校|采编|编辑校对|本版责编|本版编辑|本版美编|责任编审|编校|"
    "發行人|主編|副主編|編輯|執行編輯|責任編輯|美編|校對|攝影|總編輯|社長|發行|顧問|"
    "Editor|Editors|Managing editor|Editor-in-chief|Editor in chief|Editorial team|Editorial board|"
    "Copy editor|Deputy editor|Assistant editor|Layout|Design|Proofreading|Proofreader|"
    "Contributors|"
    "Photographs|Photos|Edited by|Compiled by|Produced by|Designed by|Prepared by|Production|"
    "Sub-editor|News editor|Pictures|Picture editor|Editorial|Proofread by|Layout by"
)
CONTACT = labels(
    "电话|联系电话|编辑部电话|本报地址|本刊地址|本报电话|本刊电话|本报邮箱|本刊邮箱|"
    "热线|传真|邮箱|电子邮箱|电子信箱|投稿邮箱|投稿信箱|投稿|信箱|"
    "QQ邮箱|QQ|微信|"
    "微信公众号|公众号|网址|地址|读者热线|新闻热线|服务热线|投诉电话|办公电话|值班电话|来稿邮箱|来稿请寄|"
    "来稿请发|电邮|社址|会址|會址|校址|邮政信箱|订阅电话|投稿地址|投稿方式|投稿电话|投稿热线|网站|官网|微博|邮发代号|"
    "内部准印证|准印证号|准印证|准印号|通讯地址|通信地址|编辑部地址|邮编|邮政编码|联系人|联系方式|"
    "電話|傳真|郵箱|電子郵件|電郵|網址|聯絡電話|聯絡人|"
    "E-mail|Email|Contact|Phone|Telephone|Tel|Fax|Address|Web|Website|Contact us|Write to us"
)
DISTRIBUTION = labels(
    "报送|发送|抄送|分送|主送|呈送|呈报|抄报|报|送|发|抄|报、送|报、送、发|报送、发送|送、发|"
    "赠送|印送|发至|送达|主报|抄报送|报送单位|发送单位|发送范围|发放范围|"
    "Sent to|Distributed free to|Distribution|Distributed to|Copies to|Copy to|Cc|Circulation"
)
COLON = r"[ 　]*(?:[：:丨｜]|\.{4,}|…{2,})[ 　]*"
LABEL = re.compile(
    f"(?P<editors>(?:本[期报刊版])?{EDITORS})(?={COLON})|(?P<contact>{CONTACT})(?={COLON})"
    f"|(?P<distribution>{DISTRIBUTION})(?={COLON})",
    re.IGNORECASE,
)

NUMERAL = "[零〇○一二三四五六七八九十廿卅百千\\d](?: ?[零〇○一二三四五六七八九十廿卅百千\\d])*"
"""Recognised pages part the figures: 第 1 8 期."""
CHINESE_DATE = re.compile(
    r"(?:公元|西元|主[後后])?"
    r"(?P<year>[12１２] ?\d ?\d ?\d|[一二](?: ?[零〇○Oo0一二三四五六七八九]){3})[ 　]*年"
    r"(?:[ 　]*(?P<month>\d ?\d?|[一二三四五六七八九十]{1,3})[ 　]*月"
    r"(?:[ 　]*(?P<day>\d ?\d?|[一二三四五六七八九十]{1,3})[ 　]*[日号]|号|刊)?)?"
)
MINGUO_DATE = re.compile(
    r"(?:中華)?民國[ 　]*(?P<year>\d{2,3}|[一二三四五六七八九十百零〇]{1,5})[ 　]*年"
    r"(?:[ 　]*(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})[ 　]*月"
    r"(?:[ 　]*(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})[ 　]*[日號])?)?"
)
"""民國一一三年三月: years are counted from 1911."""
MONTH_AND_DAY = re.compile(
    r"(?<![年\d])(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    r"(?:[ 　]*(?:出版|出刊|发行|印发|编印)|(?=[）)]$)|$)"
)
"""11月30日出刊: its year stands elsewhere in the head."""
ISO_DATE = re.compile(
    r"(?<!\d)(?P<year>[12]\d{3})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?(?!\d)"
)
MONTH = "|".join([*MONTHS, *(name[:3] for name in MONTHS)])
"""English months, whole or short."""
_MONTH = rf"(?P<month>{MONTH})\.?"
ENGLISH_DATE = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ ]+)?\b{_MONTH}(?:[ ]+(?P<day2>\d{{1,2}})(?:st|nd|"
    rf"rd|th)?,)?"
    r",?[ ]+(?P<year>[12]\d{3})",
    re.IGNORECASE,
)
COMPACT_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>[0-2]\d|3[01])(?!\d)"
)
"""20231105: only in the issue's head, for elsewhere it may be any number."""
PRINTER = re.compile(
    f"^[{HAN}]{{2,20}}[ 　]*(?:承印|印制|印刷|(?<=[厂廠社处處局司部会會室所院校站])印)$"
    "|^(?:承印|印刷|印制)(?:单位|厂|者)?[：: 　].{2,30}$"
    r"|^(?:Printed|Typeset|Published) (?:by|at) (?:the )?[A-Z].{2,50}$"
)
_SENT = (
    "(?:(?:印发|分发|印送|分送|发|送)[至给到]|(?:抄送|抄报|报送|呈报|呈送|赠送)[至给到]?|"
    "[送发报](?=[一-龥]?领导|各[一-龥]))"
    "(?=[ 　]*(?:各|[一-龥]?领导|全[体县市区省]|有关|所属|下属|集团|公司|机关|"
    "[省市县区局厂矿校院站][一-龥]))"
)
_SIGN = "[ 　]*[/／|=＝→—–-]{1,2}[ 　]*"
BARE_LABEL = re.compile(
    f"(?P<editors>(?:本[期报刊版])?{EDITORS})"
    f"(?=[ 　]+[{HAN}]{{1,4}}(?:[ 　、]|$)|{_SIGN}[{HAN}]{{2,4}}(?:[ 　、，；|]|$))"
    f"|(?P<contact>{CONTACT})(?=[ 　]*[\\d+（(]|[ 　]+[{HAN}\\w@]|{_SIGN}[{HAN}\\w@])"
    f"|(?P<distribution>{_SENT})"
    r"|(?P<by>(?:Edited|Compiled|Produced|Designed|Prepared|Proofread|Gathered|Collected|Collated|"
    r"Assembled|Put together|Typed|Laid out|Duplicated|Stapled)(?:(?:,| and| &) [a-z]+)* by)"
    r"(?= (?:the )?[A-Z])"
    rf"|(?P<apart>{EDITORS})(?=(?: {{2,}}|{_SIGN})[A-Z])"
)
"""Labels without a colon: 邮编 331200, 责编 谷雨, 发至各班组, Compiled by Ottilie Brand."""
UNKNOWN_LINE = re.compile(
    f"(?P<label>[{HAN}]{{2,6}}(?:热线|专线|电话|邮箱|信箱|QQ群?|微信群?|公众号))"
    r"[ 　/／|]+(?=[\d+（(]|[\w.-]+@)"
)
"""Without a colon, how somebody is reached: 发行热线 0731-8899001, 问诊专线／0731-8899002."""
BOXED_LABEL = re.compile(
    f"[【［\\[〔](?P<label>[{HAN} 　]{{2,10}}|[A-Z][A-Za-z ]{{2,20}})[】］\\]〕][：: 　]*"
)
"""Labels in square brackets: 【责编】谷雨."""
UNKNOWN_LABEL = re.compile(
    f"(?P<label>[{HAN}][{HAN} 　]{{1,8}}|[A-Z][A-Za-z. -]{{2,24}})(?:[（(][^（）()]{{1,10}}[）)])?"
    r"[ 　]*[：:／][ 　]*(?=\S)"
)
WINNERS = re.compile(
    "(?:[男女]子)?[^获獲夺奪拿得摘捧了]{0,8}(?:前[三五六八十]名|[一二三特]等奖|优秀奖|优胜奖|组织奖|"
    "[男女]子组|[男女]单|[男女]双|混双)"
    "(?:名单)?(?:[（(].{1,8}[）)])?|先进(?:集体|个人|工作者)(?:名单)?|优秀[一-龥]{2,6}(?:名单)?|"
    "[男女]子[^，。！]{0,10}(?:米[^，。！]{0,6}|泳|跳高|跳远|铅球|铁饼|标枪|接力|团体|个人|[单双]打|[组级])|"
    "(?:[大中小托][一二三四五六七八九十]?|[一二三四五六七八九]年级[一二三四五六七八九十]?)班|"
    "(?:Men|Women|Boys|Girls|Ladies)[’']s? [A-Za-z0-9]+(?: [A-Za-z0-9]+){0,2}|"
    "U(?:nder)?[- ]?\\d\\d(?:s| [a-z]+)"
)
"""A group of winners, above their names."""
MEETING = re.compile(
    "[ 　]*(?:出[ 　]*席|列[ 　]*席|缺[ 　]*席|请[ 　]*假|"
    "主[ 　]*持|记[ 　]*录|参[ 　]*加|与会).{0,4}"
)
"""What the minutes of a meeting end with is no foot of an issue: 出席：, 记录：."""
COPIES = re.compile(
    r"[（(]?(?:本[期报刊])?(?:共印|印[数數量]|发行量|發行量|印发|印)[：: ]*"
    r"(?P<copies>\d+|[一二三四五六七八九十百千]+)[ ]*份[)）]?"
)


ORGANISATION = re.compile(
    f"[{HAN}（）()·\\dA-Za-z、“” 　]*"
    "(?=.{2,5}$)(?:工会|总工会|工会联合会|委员会|办公室|管理局|管理站|电视台|党委|政府|大学|学院|医院|"
    "公司|集团|"
    "中心|支队|大队|机关|学校|[一-龥]{2}段|银行|法院|检察院|[^法原规准守通]则会|协会|商会|联合会|妇联|"
    "团委|市委|县委|区委|"
    "宣传部|组织部|编辑部|[一-龥]部|[一-龥]{2}局|[一-龥]{2}[处處]|[一-龥]{2}站|[一-龥]{2}院|"
    "[一-龥]{2}厂|[一-龥]{2}社|"
    "協會|總會|聯合會|委員會|辦公室|學校|醫院|大學|學院|公會|工會|教會|社區|"
    "街道|社区|[一-龥]{2}镇|[一-龥]{2}乡|[一-龥]{2}科|[一-龥]{2}室|[一-龥]{2}所|[一-龥]{2}台|"
    "(?:课题|調研|调研|编写|起草|工作|寫作|写作)[组組]|[秘书書]{2}[处處]|宗親會|同鄉會|"
    "[一-龥]{2}矿|[一-龥]{2}校)$"
)
UNIT_ENDING = re.compile(
    f"[{HAN}]{{2,12}}(?:系|库|场|站|所|校|院|厂|局|处|科|室|队|连|社|村|镇|乡|园|馆|部|台|店|港|矿|段|"
    "班|组|会|堂|寺|司|股|厅|署|车间|年级|分会|支部|街道|社区|中心|集团|项目部|幼儿园|小学|中学|大学|處|隊|館|園|廠|場|鄉|鎮|庫|連|團|組|會|小學|中學|大學|國小|國中|高中|學會|協會)$"
)
CAPITALISED = r"(?:[A-Z][\w.’'&-]*|of|and|for|the|&)"
ENGLISH_UNITS = (
    "School|Primary|Infants|College|University|Academy|Club|Society|Council|Church|Trust|Hospital|"
    r"Union|Branch|Association|Company|Limited|L(?:td|TD)\.?|Co-operative|Department|Library|"
    "Parish|Chapel|Group"
)
ENGLISH_UNIT = re.compile(rf"{CAPITALISED}(?: {CAPITALISED}){{0,6}} (?:{ENGLISH_UNITS})")
DATELINE = re.compile(
    r"[【\[]?本[报報刊网網台臺社][讯訊][】\]]?"
    r"(?:[ 　（(/]|[^“”]{0,2}(?:通[讯訊][员員]|[记記]者)|\d)|本[报報刊][记記]者|"
    r"[【\[](?:本[报報][讯訊]|[^】\]]{2,8}[讯訊电電])[】\]]|[一-龥]{2,6}[讯訊电電](?=[（(])"
)
GREETING = re.compile(
    "(?=[祝恭欢歡热熱征徵新节節公狂HMS]|^)(?:"
    "祝(?!贺信|愿者|賀信|願者)[^。]*[！!]$|[恭狂][贺賀]|恭祝|[欢歡]度|[热熱]烈(?:[庆慶]祝|祝[贺賀])|"
    "[欢歡]迎.{0,6}(?:订阅|訂閱|投稿|关注|關注|赐稿|賜稿|来稿|來稿)|征稿启事|徵稿啟事|新年快[乐樂]|"
    "[节節]日快[乐樂]|公益(?:广告|廣告)|"
    r"\b(?:Happy (?:New Year|Holidays)|Season.s greetings|Merry Christmas)\b|"
    "^(?:[^，。：]{2,8}(?:朋友|同志|同学|家长|读者|职工|工友)们?[：:].{4,30}[！!]$|"
    "喜迎[^，。：]{2,20}[！!]$|[贺賀][！! 　]*[我本全][^。：]{4,24}$|"
    "(?:[热熱]烈)?[欢歡]迎[^，。：]{2,12}[！!]$|"
    r"(?:A )?(?:Very )?Happy (?:Easter|Christmas|Thanksgiving|Diwali|Eid)\b[^.?]{0,30}!?$|"
    r"Welcome (?:back|to (?:all|our)) [^.?]{3,40}!$))",
    re.IGNORECASE,
)
"""The first bracket has all that the others begin with, so that most places are passed quickly."""
BANNER = re.compile(
    "(?:热烈(?:祝贺|庆祝|欢迎)|熱烈(?:祝賀|慶祝|歡迎)|预祝|預祝|欢庆|歡慶|喜迎|[恭狂][贺賀])[^。，：]{4,30}[！!]"
)
"""What is written on a banner: 热烈欢迎省劳模报告团来厂！"""
SLOGAN = re.compile(f"[{HAN}]{{2,8}}[， 　][{HAN}]{{2,8}}[！!]")
"""安全生产，人人有责！"""
ASKS_READERS = re.compile(
    "来稿|投稿|稿件|征稿|徵稿|征集|征文|徵文|赐稿|下一?期|本[报刊]每|每[周月].{0,12}出版|赠阅|索取|印数|"
    "\\b(?:Next (?:meeting|issue|month)|Copy (?:for|to)|[Cc]ontributions|[Dd]eadline|are due|"
    "[Pp]lease (?:send|pass)|to the [Ee]ditor|by e-?mail)\\b"
)
"""What an issue says of itself at its end: send us your stories, the next one comes in May."""
SALUTATION = re.compile(
    "(?:(?:My )?[Dd]ear |(?:尊敬|亲爱|敬爱|親愛)的|各位).{1,30}[,，：:!！]$|各[^，。；]{1,30}：$|"
    "(?:Sirs?|Madam|Sir or Madam|Editor),$|"
    "(?:With )?(?:[A-Za-z]+ ){0,5}(?:wish(?:es)|regards|blessings|love|thanks),?$|"
    "Yours(?: [a-z]+)?,?$|(?:Sincerely|Faithfully|Cheers),?$|此致$|敬礼[！!]?$"
)
"""How a letter begins and ends."""
LEAD_IN = re.compile(
    r"(?:\d{4}[ ]*年|\d{1,2}[ ]*月|[\d一二三四五六七八九十]+[ ]*日|近日|日前|近期|近年来|今年|"
    r"去年|连日来|"
    "为[^了人]?|自|在|随着|根据|按照|截至|昨日|昨天|今天|春节|自从|当前|目前|深秋|眼下)"
)
SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗"
    "方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元顾孟平黄和穆萧尹姚邵汪祁毛"
    "禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季贾路娄江童颜郭梅盛林钟徐邱骆高夏蔡田樊"
    "胡凌霍虞万支柯管卢莫房解应宗丁宣邓郁单洪包诸左石崔吉龚程邢裴陆荣翁荀羊惠曲封储靳段焦巴牧山谷车侯"
    "宓全班仰仲伊宫宁仇甘厉戎祖武符刘景詹束龙叶司黎薄印白蒲邰从索赖卓屠蒙池乔苍双党翟谭姬申冉桑桂濮牛"
    "边燕冀尚温庄晏柴瞿阎慕连茹习艾容向古易廖耿满匡国文欧沃利越师巩聂勾敖冷辛简饶曾沙丰关查游权盖桓岳帅肖"
    "趙錢孫馮陳衛蔣韓楊許呂張嚴華鄒喻竇蘇魯韋馬鳳俞費賀湯郝鄔時傅齊顧黃蕭貝談龐紀項阮藍閔賈婁顏駱萬盧應"
    "鄧單龔邢陸榮甯鄭畢羅葉劉鍾譚陰關聶曾饒鄺簡龍駱歐師辛闞溫莊晏瞿閻習廣祿東歐沃蔚隆鞏厙勾豐遊權蓋連國"
    "奚酆卜湛刁昝裘缪贲杭钮嵇於甄芮羿汲郈巫隗蓬郗栾钭韶郜蓟鄂籍蔺胥莘贡逄堵宰郦雍郤璩扈郏浦宦戈庾暨寇阙殳夔厍"
    "晁訾阚鞠蒯荆竺仉缑亢况晋汝鄢涂钦佘佴谯笪占牟邝沐粟庹揭檀谌栗迟尧苟卿邸丛禚"
    "楼代付闫亓佟尉皇逯苑岩初车仝麻撒冼原芦隋覃楚鹿滑"
)
COMPOUND_SURNAMES = (
    "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|夏侯|司徒|尉迟|皇甫|"
    "公孙|慕容|令狐|宇文|长孙|端木|东方|南宫|闻人|独孤"
)
ROLL = re.compile("(?:[\u4e00-\u9fff]{1,4}(?:[ 　、]+|$)){4,}")
"""A row of names: `覃四姐 蓝水生 李　解 石榴花`."""
_FOUR = f"(?!{COMPOUND_SURNAMES})[{HAN}]{{4}}"
HALVES = re.compile(f"{_FOUR}(?:[ 　]+{_FOUR})+")
"""`履职担当 同心同向`: halves of a title; no name has four characters but with those."""
PERSON = re.compile(f"(?:[{SURNAMES}][ 　]?[{HAN}]{{1,2}}|[{SURNAMES}][{HAN}]{{1,3}})$")
NUMBERED = re.compile(
    "(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]|"
    "第[一二三四五六七八九十]+(?:[章节站步幕招]|部分|条(?=[ 　]))|"
    "[□■◆◇●○★☆▲△])"
)
CAPTION = re.compile(
    "(?=[图左右上下（(PABLR])(?:图为|图①|左图|右图|上图|下图|^图\\d|^[（(]?图[一二三四五]?[:：]|"
    "^(?:Photo|Picture|Pictured|Above|Below|Left|Right): )"
)
PICTURED = re.compile(
    "[（(▲△]?(?:[上下左右]?图(?:为|片说明|[①-⑨])|[上下左右]图[：:])|(?:Photo|Picture|Pictured): "
)
"""How a caption begins, and hardly anything else."""
_NAMED = f"(?:[{HAN}]{{2,4}}|[{HAN}][ 　]{{1,2}}[{HAN}])"
"""A name; two characters may stand apart."""
CREDIT = re.compile(
    "(?:^|(?<=[。！？”》」])|[ 　（(【〔\\[]+)"
    "(?P<credit>(?:(?:本报|本報|特约|特約|本刊)?(?:记者|記者|通讯员|通訊員|摄影|攝影)?[/：: 　]*)"
    f"{_NAMED}(?:[、 　]{_NAMED}){{0,2}}"
    "[ 　]*[/／]?[ 　]*(?:(?:摄影|攝影)(?:报道|報[導道])?|拍?[摄攝]|供[图圖]|"
    "(?<=[ 　])文[ 　]*[/／][ 　]*[图圖]|(?<=[ 　/／])(?<![ 　]文[/／])[图圖])"
    "[)）】〕\\]]?)$"
    "|(?:^|(?<=[。！？”」])|[ 　（(【〔\\[]+)"
    "(?:(?:摄影|攝影|供图|供圖|图片?|圖片?|照片)[/／：:]|(?:摄影|攝影)(?=[ 　]))[ 　]*"
    f"(?:[{HAN}]{{2,6}}[ 　]+)?[{HAN}]{{2,4}}[)）】〕\\]]?$"
    f"|(?<=[{HAN}])[{SURNAMES}][{HAN}]{{1,2}}[ 　/／]+摄$"
    f"|[（(](?:本文|本版)?(?:图|照)片由[{HAN}]{{2,8}}(?:提供|拍摄)[)）]$"
    r"|[ (\[]*(?P<english>"
    r"(?:Photo(?:graph)?s?|Photography|Pictures?|Image|(?<=[(\[])(?:photo(?:graph)?|picture|pic))"
    r"(?: credit)?(?: courtesy of| by|:(?!.*\.$))(?:[^.]|(?<= [A-Z])[.]){2,50}[)\]]?\.?"
    r"|(?<=[ (\[])© ?[A-Z][^.]{2,40})$",
)
COUNTED = "one|two|three|four|five|six|seven|eight"
_ON_PAGE = rf"(?:page|pg\.?|p\.?) ?(?:\d{{1,2}}|{COUNTED})|(?:the )?(?:back|front) page"
_CONTINUED = "cont(?:inued|in|['’]d|d)?\\.?"
JUMP = re.compile(
    r"[（(]?[ ]*(?P<way>下转|上接|转|接)[ ]*(?P<where>第?[ ]*[一二三四五六七八九十\d]+[ ]*版|"
    r"[A-Z]?\d+版)[^）)]{0,12}[）)]?"
    r"|[（(]?(?P<on>(?:[A-Z][A-Z'’ &-]{1,24}[,:–—-]? |[A-Z][a-z]{2,12} [–—-] )?"
    rf"(?i:(?:{_CONTINUED} (?:on|from)|turn to|see (?:[A-Z ]{{3,20}}, )?|"
    rf"(?<![a-z] )to|(?<![a-z] )from) ?(?:{_ON_PAGE})|{_CONTINUED} overleaf))[）)]?"
)
"""Where a story goes on: 下转第2版, continued on page 2, (WHARF, to Page 2), FROM PAGE ONE."""
