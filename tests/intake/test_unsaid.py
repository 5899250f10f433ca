"""Nothing of the issue's own lines is lost: what no field takes is a notice."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
import yaml

from tests.intake.unseen import tagged_texts
from typeset.intake import manifest, readback
from typeset.intake.draft import Role
from typeset.intake.importing import import_issue
from typeset.intake.readers.text import read_text
from typeset.intake.recogniser import recognise
from typeset.intake.unsaid import unsaid
from typeset.issue import IssueError

ENGLISH = """THE STANEBURN CHRONICLE
For former pupils and staff of Staneburn Grammar School
Issued twice yearly to members of the Association
No. 42    April 2013    Editor: Hartley Firth

THE REUNION LUNCHEON

   Sixty-eight Old Staneburnians and guests sat down to luncheon in
the Lower Hall on the last Saturday of March. The oldest present was
Mrs Audrey Sugden, who remembered the Hall when it was new.

FROM THE HEADTEACHER

   It is always a pleasure to write for the Chronicle, and this year I
am able to say that the bulldozers have gone.
"""
CHINESE = """地方信使
平安县志愿者协会会刊
第五期　　二〇二四年三月　　农历二月　　校内赠阅
执行编辑：车行健　　技术审稿：马跃先（国家级）　　印数：60份

志愿者清理河道

　　3月5日，平安县志愿者协会组织八十名志愿者清理城东河道，共清出垃圾两吨。
"""
_SAID_BY_THE_LAYOUT = set("年月日号期第总版〇零一二三四五六七八九十共印份数")
"""Numbers and dates are read as values, and the layout words them; `No.` and `April` as well."""
_FEW = 4
"""Words such as No., JUNE or 主办, which a key or the layout says."""


def written(folder: Path) -> str:
    articles = sorted((folder / "articles").glob("*.md"))
    files = [folder / "issue.yaml", *articles]
    return "".join(path.read_text(encoding="utf-8") for path in files)


def words(text: str) -> Counter[str]:
    folded = unicodedata.normalize("NFKC", text)
    found = re.findall(r"[^\W\d_一-龥]{2,}|[一-龥]", folded)
    return Counter(word for word in found if word not in _SAID_BY_THE_LAYOUT)


def unwritten(folder: Path, raw: str) -> list[str]:
    """English words and Chinese characters that stand in no file and are not listed as dropped,
    counted apart from the import's own account."""
    (folder / "raw.txt").write_text(raw, encoding="utf-8")
    report = import_issue(folder / "raw.txt", folder / "issue")
    dropped = " ".join(each.text for each in report.account.dropped)
    kept = words(written(folder / "issue")) + words(dropped)
    return list((words(raw) - kept).elements())


def imported(folder: Path, raw: str) -> dict[str, object]:
    (folder / "raw.txt").write_text(raw, encoding="utf-8")
    import_issue(folder / "raw.txt", folder / "issue")
    loaded: dict[str, object] = yaml.safe_load((folder / "issue" / "issue.yaml").read_text("utf-8"))
    return loaded


@pytest.mark.parametrize("raw", [ENGLISH, CHINESE])
def test_every_word_of_the_head_is_written(tmp_path: Path, raw: str) -> None:
    assert len(unwritten(tmp_path, raw)) <= _FEW


def test_what_has_no_field_is_the_slogan_or_a_notice(tmp_path: Path) -> None:
    manifest = imported(tmp_path, ENGLISH)
    said = "For former pupils and staff of Staneburn Grammar School"
    assert said in str(manifest["masthead"])
    assert manifest["notices"] == ["Issued twice yearly to members of the Association"]


def test_editors_in_the_head_are_editors_and_copies_are_printed(tmp_path: Path) -> None:
    manifest = imported(tmp_path, CHINESE)
    assert manifest["editors"] == {"执行编辑": ["车行健"], "技术审稿": ["马跃先（国家级）"]}
    assert manifest["printed"] == {"copies": 60}


@pytest.mark.parametrize("name", tagged_texts.NAMES[::16])
def test_a_head_of_any_kind_is_whole(tmp_path: Path, name: str) -> None:
    assert len(unwritten(tmp_path, tagged_texts.raw_text(name))) <= _FEW


def test_a_manifest_that_lacks_a_line_of_the_head_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifest, "unsaid", lambda blocks, values: [])
    with pytest.raises(IssueError) as refused:
        imported(tmp_path, ENGLISH)
    assert refused.value.diagnostics[0].key == "intake.unbalanced"
    monkeypatch.setattr(readback, "unsaid", lambda blocks, values: [])
    assert len(unwritten(tmp_path, ENGLISH)) > _FEW  # the control: lost in silence


def test_values_say_numbers_and_dates_in_any_wording() -> None:
    source = read_text("raw.txt", "工会简报\n第十七期　总第125期　二〇二四年三月五日\n".encode())
    blocks = [b for b in recognise(source).blocks if b.role in (Role.NUMBER, Role.DATE)]
    said = {"masthead": {"number": 17, "total": 125, "date": "2024-03-05"}}
    assert unsaid(blocks, said) == []
    assert unsaid(blocks, {"masthead": {"number": 17, "date": "2024-03-05"}}) == [blocks[1]]
