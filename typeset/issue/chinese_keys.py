"""Keys and words that an editor may write in Chinese: one table, beside the English names.

A manifest and a front matter are read with the English names in their places; every place in the
file stays what it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, get_args

from pydantic import BaseModel

from typeset.issue.yaml_tree import Path, YamlTree

KEYS: Mapping[str, tuple[str, ...]] = {
    # issue.yaml
    "layout": ("版式",),
    "options": ("选项",),
    "language": ("语言",),
    "masthead": ("报头",),
    "articles": ("稿件", "文章"),
    "pages": ("各版",),
    "notices": ("标语", "补白"),
    "stock": ("备用补白",),
    "editors": ("编辑",),
    "contact": ("联系方式",),
    "distribution": ("报送范围", "发送范围"),
    "printed": ("印发",),
    "document": ("公文",),
    # 报头
    "name": ("报名", "刊名", "版名"),
    "issuer": ("编印单位",),
    "number": ("期数", "期号", "发文字号"),
    "total": ("总期数", "总期号"),
    "volume": ("卷号",),
    "date": ("日期", "印发日期"),
    "organizers": ("主办单位",),
    "issn": ("刊号",),
    "licence": ("准印证号",),
    "internal": ("内部资料",),
    "price": ("定价",),
    "web": ("网址",),
    "secrecy": ("密级",),
    "copy_number": ("份号",),
    "urgency": ("紧急程度",),
    "slogan": ("口号", "报头口号"),
    "note": ("说明", "附注"),
    # 印发, 公文
    "office": ("机关", "印发机关", "印发单位"),
    "copies": ("印数", "份数"),
    "signers": ("签发人",),
    "to": ("主送", "主送机关"),
    "attachments": ("附件",),
    # 稿件
    "file": ("文件",),
    "headline": ("标题", "主题"),
    "deck": ("副题", "副标题"),
    "kicker": ("引题", "肩题"),
    "byline": ("作者", "署名"),
    "source": ("来源",),
    "signature": ("落款",),
    "section": ("栏目",),
    "run_in": ("题文接排",),
    "images": ("配图", "图片"),
    "priority": ("轻重", "级别"),
    "page": ("版次",),
    "columns": ("栏数",),
    "captions": ("图说位置",),
    "drop_cap": ("首字下沉",),
    # 图片
    "caption": ("图片说明", "图说"),
    "credit": ("摄影", "摄影者"),
    "alt": ("替代文字",),
    "width": ("图宽",),
}
"""Each key with its Chinese names; a name means a key only in a mapping that has that key."""

PRIORITIES: Mapping[str, str] = {
    "头条": "lead",
    "次条": "second",
    "简讯": "brief",
    "框": "box",
    "黑框": "mourning",
}

LAYOUTS: Mapping[str, str] = {
    "简报": "bulletin",
    "工作简报": "work-brief",
    "信息专报": "special-report",
    "公文": "official",
    "报纸": "newspaper",
    "通讯": "newsletter",
    "校报": "campus",
    "内刊": "company",
    "社区通讯": "community",
    "学校通讯": "school",
    "素雅": "quiet",
}
"""The built-in layouts' Chinese names."""


def chinese_names(model: type[BaseModel]) -> dict[str, str]:
    """Chinese name -> English key of each key of `model`."""
    return {name: key for key in model.model_fields for name in KEYS.get(key, ())}


def with_english_keys(tree: YamlTree, model: type[BaseModel]) -> YamlTree:
    """`tree`, whose Chinese keys of `model` are its English ones, in values and places alike."""
    renamed = dict(_renamed(tree.value, model, ()))
    if not renamed:
        return tree
    return replace(
        tree,
        value=_value(tree.value, (), renamed),
        keys={_path(path, renamed): span for path, span in tree.keys.items()},
        values={_path(path, renamed): span for path, span in tree.values.items()},
    )


def _renamed(value: object, model: type[BaseModel], path: Path) -> Iterator[tuple[Path, str]]:
    """Path as it stands in the file -> the English name of its last part."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _renamed(item, model, (*path, number))
    if not isinstance(value, dict):
        return
    names = chinese_names(model)
    for key, item in value.items():
        english = names.get(key)
        if english is not None and english not in value:
            yield (*path, key), english
        field = model.model_fields.get(english or key)
        inner = model_in(field.annotation) if field else None
        if inner is not None:
            yield from _renamed(item, inner, (*path, key))


def _value(value: object, path: Path, renamed: Mapping[Path, str]) -> object:
    if isinstance(value, list):
        return [_value(item, (*path, number), renamed) for number, item in enumerate(value)]
    if isinstance(value, dict):
        return {
            renamed.get((*path, key), key): _value(item, (*path, key), renamed)
            for key, item in value.items()
        }
    return value


def _path(path: Path, renamed: Mapping[Path, str]) -> Path:
    return tuple(
        renamed.get(path[: depth + 1], part) if isinstance(part, str) else part
        for depth, part in enumerate(path)
    )


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that a type speaks of: `tuple[ArticleEntry, ...]` -> ArticleEntry."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (model_in(part) for part in get_args(annotation))
    return next((model for model in found if model), None)
