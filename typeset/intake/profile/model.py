"""What a profile says: how many lines of each kind stood how in a newsroom's earlier issues."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from typeset.issue.strict import Strict
from typeset.issue.values import Words

Count = Annotated[float, Field(ge=0)]
Three = tuple[Count, Count, Count]
Seven = tuple[Count, Count, Count, Count, Count, Count, Count]
Foot = Literal["editors", "contact", "distribution"]


class Profile(Strict):
    """A newsroom's habits.  All numbers are counts of lines or articles of earlier issues."""

    name: str | None = Field(None, description="刊名: as it stands in the masthead.")
    issuer: str | None = Field(None, description="编印单位.")
    issues: Words = Field((), description="已学各期: the issues that were learnt from, in order.")
    headlines: dict[str, Count] = Field(
        {}, description="标题独立成行还是题文接排: how many stand alone, how many run in."
    )
    bylines: dict[str, Count] = Field(
        {}, description="署名在题下、文末或没有: below the headline, at the end, or none."
    )
    lost_indents: Annotated[float, Field(ge=0, le=1)] | None = Field(
        None, description="段首两字空格丢失的比例: the share of paragraphs whose indent is lost."
    )
    line_ends: tuple[Count, ...] = Field(
        (), description="段内各行末尾余白: room at the ends of lines in paragraphs, in half ems."
    )
    above: dict[str, Three] = Field(
        {}, description="行上空行: no blank line above a line of this kind, one, more."
    )
    indent: dict[str, Three] = Field(
        {}, description="缩进: lines of this kind flush left, indented, deeper or centred."
    )
    begins: dict[str, Seven] = Field(
        {}, description="开头: a word, a bullet, another bullet, 一、, （一）, 1., capitals."
    )
    looks: dict[str, dict[str, Count]] = Field(
        {}, description="字号字重: {headline: {14 bold: 40}}; sizes in points."
    )
    sections: dict[str, Count] = Field({}, description="栏目名, and in how many articles.")
    names: dict[str, Count] = Field({}, description="常见署名, and in how many articles.")
    notices: dict[str, Count] = Field({}, description="每期都有的话, and in how many issues.")
    left_out: dict[str, Count] = Field(
        {}, description="编辑每期删去的行: lines that stand in no issue, and how often they came."
    )
    foot: dict[str, Foot] = Field({}, description="版记的标签: {值守: editors}.")

    @property
    def known(self) -> bool:
        """Whether it says anything."""
        return self != NO_PROFILE

    def with_by_hand(self, by_hand: Profile) -> Profile:
        """This profile with what an editor wrote instead; tables are filled up key by key."""
        values: dict[str, Any] = {}
        for name in by_hand.model_fields_set:
            mine, theirs = getattr(self, name), getattr(by_hand, name)
            values[name] = {**mine, **theirs} if isinstance(theirs, dict) else theirs
        return self.model_copy(update=values)


NO_PROFILE = Profile()


class ProfileFile(Strict):
    """profile.yaml: what the editor says, and what was learnt."""

    by_hand: Profile = Field(Profile(), description="编辑所写: it comes first, and stays.")
    learnt: Profile = Field(Profile(), description="自动学得: written again at each import.")

    @property
    def profile(self) -> Profile:
        """Both together; what an editor wrote comes first."""
        return self.learnt.with_by_hand(self.by_hand)
