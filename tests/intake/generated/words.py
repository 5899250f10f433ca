# ruff: noqa: E501, SIM905
"""Invented words: units, persons, headlines and sentences for issues that never were."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

PLACES = "云溪 白果 石桥 沙洲 黄泥岗 桃花坞 东港 临河 马坪 水西 青山口 柳湾 鹿鸣 枫桥 龙窑 北坡 兰亭 松江口".split()
BODIES = (
    "总工会 气象局 税务局 林场 敬老院 渡口管理站 中学 小学 供电所 图书馆 文化站 社区 养护站 造纸厂 卫生院"
    " 水库管理所 民兵连 消防救援站 机械厂 粮库 妇联 气象台 博物馆 火车站 医院 果园合作社 法院 敬老服务中心"
).split()
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
RARE = "霜降 谷雨 小满 杜仲 沈香 苏木 荣山 白露 南乔 车小溪 纪小舟 尚青 余音 木子 方舟 冬青 禾苗".split()
GIVEN = "国栋 晓蕾 苗 敏 一鸣 进 园 磊 小川 海燕 志强 雪梅 建平 文静 云 立新 子涵 春生 玉兰 明 伟 秀英 长河".split()
THINGS = (
    "渡船 水渠 书屋 食堂 车间 展柜 雨量站 太阳能路灯 茶园 凉亭 校车 木工坊 热水器 充电桩 攀岩墙 滴灌带 电梯 鱼塘"
    " 古戏台 宣传车 值班室 停车场 广播站 操场 读书角 候船室 大棚 巡护路 药房 老井"
).split()
DEEDS = (
    "修好了 换上了 新建了 清理了 开放了 检修了 添置了 加固了 重新粉刷了 改造了 试运行了 验收了"
).split()
FOLK = (
    "职工 老人 孩子 居民 果农 船工 护林员 志愿者 学生 司机 护士 教师 社员 驾驶员 环卫工人".split()
)
GAINS = (
    "比去年多出一倍 等候的时间短了一半 得到了大家的好评 方便了附近三个村 每天能接待上百人 解决了多年的老问题"
    " 一次就通过了验收 报名的人排起了长队 受到上级表扬 用水用电都有了保证"
).split()
VERBS = "开展 举办 启动 完成 召开 推进 组织".split()
EVENTS = (
    "春季植树活动 安全知识竞赛 送温暖活动 技能比武 义务献血 读书分享会 防汛演练 健康讲座 职工运动会 摄影展"
    " 大走访 消防演练 困难帮扶 岗位练兵 普法宣传"
).split()
HEADS = (
    "{thing}搬新家",
    "{place}{body}{verb}{event}",
    "{folk}用上了新{thing}",
    "{place}{body}的“{thing}”",
    "{place}{thing}重新开放",
    "{event}走进{place}",
    "小{thing}里的大文章",
    "{body}：{thing}办到家门口",
    "一座{thing}暖了{folk}的心",
    "“{thing}”添了新成员",
    "{place}{body}{event}圆满结束",
    "{folk}为何夸{thing}？",
    "{thing}焕新颜 {folk}乐开怀",
    "三个月换来新{thing}",
    "{place}：{thing}里走出的好日子",
    "让{folk}不再为{thing}发愁",
)
LABELS = "法律门诊 基层动态 身边人 读者来信 工作研究 图片新闻 健康园地 安全课堂 一线传真 文化长廊 说事台 我的一天".split()
ACROSS = "真情服务 笔墨人生 强基固本 春风送暖 履职担当 凝心聚力 砥砺前行 久久为功 同心同向 提质增效".split()
NAMES = "瓷都税苑 环卫之友 气象小报 林场简讯 工运信息 职工之友 潮声 山里红 石桥通讯 港湾 晨曦 枫叶 绿洲 灯塔简报 教育周报 青年之声".split()


@dataclass
class Photo:
    """A lost picture's caption and its credit."""

    caption: str
    credit: str


@dataclass
class Piece:
    """One article as a reader finds it.  `body` holds (kind, text): paragraph, heading, item, row,
    photo."""

    headline: str
    byline: list[str] = field(default_factory=list)
    kicker: str = ""
    section: str = ""
    deck: str = ""
    body: list[tuple[str, str]] = field(default_factory=list)
    photos: list[Photo] = field(default_factory=list)


def person(r: Random) -> str:
    return r.choice(RARE) if r.random() < 0.2 else r.choice(SURNAMES) + r.choice(GIVEN)


def unit(r: Random) -> str:
    return r.choice(PLACES) + r.choice(BODIES)


def fill(r: Random, form: str) -> str:
    return form.format(
        thing=r.choice(THINGS),
        place=r.choice(PLACES),
        body=r.choice(BODIES),
        verb=r.choice(VERBS),
        event=r.choice(EVENTS),
        folk=r.choice(FOLK),
        gain=r.choice(GAINS),
        deed=r.choice(DEEDS),
        n=r.choice(["3", "12", "28", "46", "120", "1200", "5.6万", "三", "十二", "两百多"]),
        name=person(r),
        month=r.randint(1, 12),
        day=r.randint(1, 28),
        unit=unit(r),
    )


SENTENCES = (
    "{month}月{day}日，{unit}{verb}{event}，{n}名{folk}参加。",
    "近日，{unit}{deed}{n}处{thing}，{gain}。",
    "“以前没有{thing}，现在方便多了。”{folk}{name}说。",
    "{unit}还为{folk}{deed}{thing}，{gain}。",
    "据介绍，这次{event}历时{n}天，共有{n}名{folk}报名。",
    "{thing}怎么用？{unit}专门派人到现场讲解。",
    "过去，{place}的{folk}要走很远的路；如今，{thing}就在家门口。",
    "今年以来，{unit}先后{verb}{event}{n}次，{gain}。",
    "下一步，{unit}将继续{verb}{event}，让更多{folk}受益。",
    "{name}是{unit}的老{folk}，干了{n}年，从没请过假。",
    "为了{deed}{thing}，大家顶着风雪干了{n}个小时。",
    "活动中，{folk}们认真听、仔细记，现场气氛热烈。",
    "{unit}负责人表示，要把{event}办实、办细、办出成效。",
    "《{place}志》记载，{thing}始建于1958年，{n}年没有大修。",
    "检查组查看了{thing}、{thing}和{thing}，提出{n}条意见。",
    "有了{thing}，{gain}；没有{thing}，什么都谈不上！",
)
OPENINGS = (
    "{month}月{day}日，{unit}{verb}{event}，{n}名{folk}参加。",
    "近日，{unit}{deed}{n}处{thing}，{gain}。",
    "截至{month}月底，{unit}{deed}{thing}{n}处，{gain}。",
    "天刚亮，{folk}{name}就来到{thing}旁。",
    "{thing}能不能办好，{folk}最有发言权。",
    "为丰富{folk}的生活，{unit}{verb}{event}。",
    "走进{unit}，{thing}格外醒目。",
    "{unit}的{thing}{month}月起对{folk}开放。",
)
HEADINGS = (
    "{verb}{event}",
    "把{thing}办到门口",
    "{folk}满意才算数",
    "从{thing}抓起",
    "{event}见实效",
    "先修{thing}",
)
ITEMS = (
    "{thing}每处{n}元；",
    "{folk}凭证领取；",
    "{event}不得缺席。",
    "{thing}每月检查一次；",
    "{verb}{event}",
)
CAPTIONS = (
    "图为{folk}在查看{thing}。",
    "{folk}正在清洗{thing}。",
    "图为{event}现场。",
    "{place}的{thing}一角",
    "图为{unit}{deed}的{thing}。",
)


def paragraph(r: Random, opening: bool, longest: int = 5) -> str:
    first = fill(r, r.choice(OPENINGS if opening else SENTENCES))
    return first + "".join(fill(r, r.choice(SENTENCES)) for _ in range(r.randint(0, longest - 1)))


def piece(r: Random, *, short: bool = False) -> Piece:
    """An article of one to six paragraphs, without what the manner adds."""
    count = r.randint(1, 2) if short else r.randint(1, 5)
    text = [("paragraph", paragraph(r, n == 0, 2 if short else 5)) for n in range(count)]
    return Piece(fill(r, r.choice(HEADS)), body=text)


# ---- English -------------------------------------------------------------------------------------

FIRST = (
    "Idris Sunniva Ned Ottilie Helen David Ann Joseph Ruth Maud Hob Bo Jane Carol Tom Priya".split()
)
LAST = "Maddock Lloyd Arkwright Brand Marsh Lindqvist Whitlock Adeyemi Penhaligon Ellery Carrick Roe".split()
EN_THINGS = "lock gate,ferry,plant sale,reading room,radio,bus shelter,allotment,footbridge,boiler,tea hut,noticeboard,slipway".split(
    ","
)
EN_WHO = "the committee,volunteers,the crew,members,the council,two apprentices,the harbour office,school children".split(
    ","
)
EN_DID = "repaired,opened,painted,inspected,closed,moved,rebuilt,cleaned".split(",")
EN_HEADS = (
    "{Thing} open at last",
    "Volunteers save the {thing}",
    "A good turn at {place}",
    "New {thing} for {place}",
    "{place} {thing} is closed",
    "Why the {thing} matters",
    "Thanks to {place}",
    "Members meet on the {thing}",
)
EN_PLACES = "Gull Point,Tarn Foot,Northfield,Alder Bridge,Mill Lane,Harrow Works,Wharf Road".split(
    ","
)
EN_NAMES = "Ferry Crew Notes,Towpath News,The Riverside Post,Harrow Newsletter,Ridge Runner,The Lantern,Mill Lane Bulletin".split(
    ","
)
EN_SENTENCES = (
    "{Who} {did} the {thing} at {place} on Saturday.",
    "It cost {n} pounds, which was less than {who} had feared.",
    "“I have never seen a {thing} like it,” said {name}.",
    "The {thing} stays open until the end of the month, and tea is promised.",
    "{name}, who has looked after the {thing} since 1988, called it the best yet.",
    "Nobody was hurt; the {thing} was back by six o’clock.",
    "More than {n} people came, {who} among them.",
    "{Who} hope to finish by the tenth.",
    "Entries were up by a third this year.",
)


def en_person(r: Random) -> str:
    return f"{r.choice(FIRST)} {r.choice(LAST)}"


def en_fill(r: Random, form: str) -> str:
    thing, who = r.choice(EN_THINGS), r.choice(EN_WHO)
    return form.format(
        thing=thing,
        Thing=thing.capitalize(),
        who=who,
        Who=who[0].upper() + who[1:],
        did=r.choice(EN_DID),
        place=r.choice(EN_PLACES),
        name=en_person(r),
        n=r.choice(["140", "60", "two hundred", "2,300"]),
    )


def en_piece(r: Random) -> Piece:
    texts = [
        " ".join(en_fill(r, r.choice(EN_SENTENCES)) for _ in range(r.randint(1, 5)))
        for _ in range(r.randint(1, 4))
    ]
    return Piece(en_fill(r, r.choice(EN_HEADS)), body=[("paragraph", text) for text in texts])
