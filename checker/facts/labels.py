"""The words of a label: what a form prints, what it asks for, and how it is found on a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from checker.chinese.normalise import plain
from checker.model.doctype import DocumentType

# Labels that forms print although no fact asks for them: a value ends where one of them begins.
OTHER_LABELS = (
    "性别", "年龄", "民族", "职务", "职业", "电话", "联系电话", "联系方式", "手机", "邮编", "邮政编码", "工作单位", "住址", "住所", "地址", "出生年月", "备注",
    "序号", "数量", "单位", "规格", "名称", "页码", "签名", "签字", "日期", "时间", "案由", "案号", "传真", "职称", "学历", "收款方式", "缴款方式", "经手人", "开户行", "账号", "票号", "项目", "与本案关系", "签章", "盖章", "姓名",
    "类型", "企业类型", "主体类型", "组成形式", "成立日期", "登记机关", "注册资本", "经营范围", "营业期限", "发照日期", "核准日期",
)  # fmt: skip
# asked for by some forms, filled in on others: 案件来源｜检查发现
ALSO_VALUES = frozenset({"检查发现"})
HINT = re.compile(r"（[^（）]{0,24}）")  # 被询问人（签名）: how to fill in the field
_AND_DATE = re.compile(r"(?<=[名字章人])(?:[、，/]|以?及|和|并注明)(?:签[名字收])?(?:日期|时间)$")
_BOTH_NAMES = re.compile(r"(?:姓名|名称)(?:[/、|]|或者?)?（?(?:姓名|名称)）?")
_PARTS = re.compile(r"[/、|]|或者?|以?及|和")
_WHEN_WHERE = re.compile(r"(.{0,6}(?:时间|日期))(.{0,4}地点)")  # 时间地点, without anything between
_BY_SIGNING = re.compile(r"[签盖捺][名字章印]$|意见$|捺印$|指印$")


class Labels:
    """Every label any document type asks for, folded: tells a label cell from a value cell."""

    __slots__ = ("close", "known")

    def __init__(self, types: Iterable[DocumentType], more: Iterable[str] = ()) -> None:
        """``more``: labels that extractors look for by themselves."""
        printed = {label for kind in types for spec in kind.facts for label in spec.label}
        every = {canonical(plain(label)) for label in (*printed, *more, *OTHER_LABELS)}
        self.known = frozenset(every - ALSO_VALUES)
        words = "|".join(
            re.escape(label) for label in sorted(self.known, key=len, reverse=True) if len(label) >= 2
        )
        # a label that follows a value without a space, in recognised text
        self.close = re.compile(rf"(?:{words})(?:[（(][^（）()]{{0,12}}[）)])?[：:]")


@lru_cache(maxsize=16384)
def bare(text: str) -> str:
    """A label without hints in brackets, numbering and colon, folded; 签名及日期 asks for the name first."""
    word = HINT.sub("", plain(text)).strip("：*＊★、.")
    word = re.sub(r"^(?:\d{1,2}|[一二三四五六七八九十]{1,2})[、.．]", "", word)
    return _AND_DATE.sub("", word)


@lru_cache(maxsize=16384)
def canonical(label: str) -> str:
    """One form for the ways a folded label names the same field: 姓名或名称, 名称/姓名 → 名称."""
    return _BOTH_NAMES.sub("名称", label)


def asked(word: str, wanted: tuple[str, ...]) -> str | None:
    """Which of the ``wanted`` labels a label cell asks for, alone or with others (送达时间、地点); a label that ends
    with 签名 or 意见 asks for nothing else."""
    word = canonical(word)
    if word in wanted:
        return word
    return next((part for part in jointly(word) if part in wanted), None)


@lru_cache(maxsize=16384)
def jointly(word: str) -> tuple[str, ...]:
    """The fields that a label asks for together; none where it asks for one."""
    together = _WHEN_WHERE.fullmatch(word)
    parts = together.groups() if together else tuple(p for p in _PARTS.split(word) if len(p) >= 2)
    return () if len(parts) < 2 or _BY_SIGNING.search(parts[-1]) else parts


@lru_cache(maxsize=4096)
def wanted_labels(labels: tuple[str, ...]) -> tuple[str, ...]:
    """The labels of a fact in the one form in which labels are compared."""
    return tuple(dict.fromkeys(canonical(plain(label)) for label in labels))


@lru_cache(maxsize=4096)
def stems_of(wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Words without one of which ``label_pattern`` finds nothing."""
    stems = (label.partition("名称")[0] if "名称" in label else label for label in wanted)
    return tuple(dict.fromkeys(stem or "名" for stem in stems))


@lru_cache(maxsize=1024)
def label_pattern(wanted: tuple[str, ...]) -> re.Pattern[str]:
    """A wanted label, alone or as one of several (姓名/名称), and its colon or the bracket around it (〔当事人〕)."""
    words = "|".join(
        re.escape(label).replace("名称", "(?:名称|姓名)(?:(?:[/、|]|或者?)?（?(?:名称|姓名)）?)?")
        for label in sorted(wanted, key=len, reverse=True)
    )
    joint = "(?:[/、|]|或者?|以?及|和)"
    return re.compile(
        rf"〔(?P<boxed>{words})〕[：|]?"
        rf"|(?P<label>{words})(?:（[^（）]{{0,24}}）)?(?:{joint}[\u4e00-\u9fff]{{2,8}}(?<![签盖捺][名字章印])(?<!意见))?[：|]"
    )
