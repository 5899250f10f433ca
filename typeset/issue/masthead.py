"""The keys at an issue's head and foot: masthead, printing, and what an official document has."""

from __future__ import annotations

from pydantic import Field

from typeset.issue.strict import Strict
from typeset.issue.values import Date, Flag, Lines, Number, Words


class Masthead(Strict):
    """报头: what stands at the head of page 1."""

    name: str | None = Field(
        None, description="报名: the bulletin's or newspaper's name; none where it was a picture."
    )
    issuer: Lines | None = Field(
        None, description="编印单位: who issues it; several issue it jointly (联合编印)."
    )
    number: Number | None = Field(
        None,
        description="期数: 3 is worded by the layout (第三期, No. 3); a text is printed as it is.",
    )
    total: int | None = Field(
        None, ge=1, description="总期数: the running number, as in 总第125期."
    )
    volume: Number | None = Field(None, description="卷号: as in Vol. 3 No. 5, 第3卷第5期.")
    date: Date | None = Field(None, description="日期: 2023, 2023-03 or 2023-03-05.")
    organizers: dict[str, Words] = Field(
        {},
        description="主办、承办、协办: who publishes it; a label and a name each.",
    )
    issn: str | None = Field(None, description="国际标准刊号: ISSN.")
    licence: str | None = Field(
        None, description="准印证号: the licence to print, or the serial's national number (CN)."
    )
    internal: Flag = Field(False, description="内部资料: the words 内部资料 免费交流 are printed.")
    price: str | None = Field(None, description="定价: as it is to be printed.")
    web: str | None = Field(None, description="网址: the newsletter's address.")
    secrecy: str | None = Field(
        None, description="密级和保密期限: how secret it is, and for how long, as 机密★1年."
    )
    copy_number: str | None = Field(None, description="份号: the copy's number, as 000001.")
    urgency: str | None = Field(None, description="紧急程度: how urgent it is, as 特急.")
    slogan: str | None = Field(None, description="报头口号: a line beside or below the name.")
    note: str | None = Field(
        None, description="样张说明: a line that says plainly that this head is a specimen."
    )


class Printed(Strict):
    """印发: the last line of the closing block (版记)."""

    date: Date | None = Field(None, description="印发日期: when it is printed and sent.")
    office: str | None = Field(None, description="印发机关: who prints and sends it.")
    copies: int | None = Field(
        None, ge=1, description="印数: how many are printed, as in 共印300份."
    )


class OfficialDocument(Strict):
    """公文: what an official document has beside its masthead, text and closing block."""

    number: str | None = Field(
        None, description="发文字号: the document's number, as 通工发〔2023〕3号."
    )
    signers: Words = Field((), description="签发人: who signs a document to a superior.")
    to: str | None = Field(None, description="主送机关: whom it is addressed to.")
    attachments: Words = Field((), description="附件: their names, in order.")
    note: str | None = Field(
        None, description="附注: a remark, printed in brackets, as 此件公开发布."
    )
