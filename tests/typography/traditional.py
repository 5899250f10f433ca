"""What the proofs of Traditional setting set, and so the characters that their face has."""

from __future__ import annotations

HAN = "漢字排版講究疏密勻稱行止有度天頭地腳版心欄寬字距行距皆有法度"
MARKS = "，。、；：！？「」『』（）《》〈〉【】〔〕“”‘’·…—～"
# 朱自清《背影》, 1925.
PASSAGE = (
    "我與父親不相見已二年餘了，我最不能忘記的是他的背影。那年冬天，祖母死了，父親的差使也交卸了，"
    "正是禍不單行的日子，我從北京到徐州，打算跟著父親奔喪回家。到徐州見著父親，看見滿院狼藉的東西，"
    "又想起祖母，不禁簌簌地流下眼淚。父親說：「事已如此，不必難過，好在天無絕人之路！」",
    "回家變賣典質，父親還了虧空；又借錢辦了喪事。這些日子，家中光景很是慘澹，一半為了喪事，"
    "一半為了父親賦閒。喪事完畢，父親要到南京謀事，我也要回北京念書，我們便同行。",
)
CHARACTERS = frozenset(" \u3000" + HAN + MARKS + "".join(PASSAGE))
