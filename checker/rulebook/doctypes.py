"""rules/documents/*.yaml → document types."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from checker.facts.kinds import KINDS
from checker.model.doctype import DocumentType, FactSpec
from checker.rulebook.errors import RuleBookError, RuleError, nearest
from checker.rulebook.source import Map, read_yaml, strings


def read_type(file: Path) -> DocumentType:
    """Raises RuleBookError with every slip in the file."""
    source = read_yaml(file)
    errors: list[RuleError] = []
    allowed = ("name", "aliases", "kinds", "order", "outgoing", "recognise", "facts")
    for key in source:
        if key not in allowed:
            errors.append(
                RuleError(str(file), source.lines[key], f"不认识“{key}”", f"可用：{'、'.join(allowed)}")
            )
    if not source.get("name"):
        errors.append(RuleError(str(file), 1, "缺少“name”", "例：name: 行政处罚决定书"))
    recognise: Map = source.get("recognise") or Map()
    options = ("title", "title_words", "not_title", "contains", "not_contains")
    for key in recognise:
        if key not in options:
            errors.append(
                RuleError(
                    str(file), recognise.lines[key], f"recognise 没有“{key}”", f"可用：{'、'.join(options)}"
                )
            )
    facts = []
    spec_keys = {f.name for f in fields(FactSpec)} - {"name"}
    for name, spec in (source.get("facts") or {}).items():
        if not isinstance(spec, Map):
            errors.append(
                RuleError(
                    str(file),
                    source.lines["facts"],
                    f"要素“{name}”写错",
                    "例：决定日期: {kind: date, at: signoff}",
                )
            )
            continue
        unknown = [key for key in spec if key not in spec_keys]
        for key in unknown:
            errors.append(
                RuleError(
                    str(file),
                    spec.lines[key],
                    f"要素没有选项“{key}”",
                    f"可用：{'、'.join(sorted(spec_keys))}。{nearest(key, spec_keys)}",
                )
            )
        if spec.get("kind") not in KINDS:
            errors.append(
                RuleError(
                    str(file), spec.line, f"要素“{name}”的 kind 不能是“{spec.get('kind')}”",
                    f"可用：{'、'.join(KINDS)}。{nearest(str(spec.get('kind')), KINDS)}",
                )
            )  # fmt: skip
        if not unknown and spec.get("kind") in KINDS:
            facts.append(_spec(name, spec))
    if errors:
        raise RuleBookError(tuple(errors))
    return DocumentType(
        name=str(source["name"]),
        aliases=strings(source.get("aliases")),
        kinds=strings(source.get("kinds")),
        order=int(source.get("order") or 500),
        title=strings(recognise.get("title")),
        title_words=tuple(tuple(group.split("|")) for group in strings(recognise.get("title_words"))),
        not_title=strings(recognise.get("not_title")),
        contains=strings(recognise.get("contains")),
        not_contains=strings(recognise.get("not_contains")),
        outgoing=str(source.get("outgoing") or "") == "true",
        facts=tuple(facts),
    )


def _spec(name: str, spec: Map) -> FactSpec:
    choices = tuple((str(k), strings(v)) for k, v in (spec.get("choices") or {}).items())
    listed = {key: strings(spec.get(key)) for key in ("label", "after", "before", "not_after", "wording")}
    if listed["label"] and name not in listed["label"]:
        listed["label"] = (*listed["label"], name)  # a form may print the fact's own name
    single = {key: str(spec[key]) for key in ("at", "pick") if spec.get(key)}
    return FactSpec(name, str(spec["kind"]), choices=choices, **listed, **single)  # type: ignore[arg-type]
