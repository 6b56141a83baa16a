"""The JSON Schema of a rule file, for editors that complete and check YAML while typing."""

from __future__ import annotations

from typing import Any

from checker.checks import CHECKS
from checker.checks.conditions import Condition
from checker.model.finding import Severity
from checker.model.rule import STAGES
from checker.rulebook.load import KINDS_OF_DOSSIER, NEEDED, ON_FAIL, STATUS


def schema() -> dict[str, Any]:
    """One schema for all kinds: the header, and by ``check`` the options of its kind."""
    texts = {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    conditions = {"type": "array", "items": {"$ref": "#/$defs/condition"}}
    header: dict[str, Any] = {
        "id": {"type": "string", "pattern": "^[A-Z]{1,4}-?[0-9]{2,3}[a-z]?$"},
        "title": {"type": "string"},
        "covers": texts,
        "problem": {"type": "string"},
        "stage": {"enum": list(STAGES)},
        "severity": {"enum": [s.value for s in Severity]},
        "basis": texts,
        "applies": {"type": "array", "items": {"enum": list(KINDS_OF_DOSSIER)}},
        "in_force": {"type": "object"},
        "when": conditions,
        "unless": conditions,
        "for_each": texts,
        "on_fail": {"enum": list(ON_FAIL)},
        "check": {"enum": list(CHECKS)},
        "message": {"type": "string"},
        "advice": {"type": "string"},
        "known_false_positives": texts,
        "status": {"enum": list(STATUS)},
        "since": {"type": "string"},
        "replaced_by": {"type": "string"},
        "note": {"type": "string"},
    }
    definitions: dict[str, Any] = {"condition": Condition.model_json_schema()}
    branches = []
    for name, options in CHECKS.items():
        model = options.model_json_schema(ref_template="#/$defs/{model}")
        definitions.update(model.pop("$defs", {}))
        branches.append(
            {
                "if": {"properties": {"check": {"const": name}}},
                "then": {
                    "properties": _written(model.get("properties", {})),
                    "required": model.get("required", []),
                },
            }
        )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "anjuan 规则",
        "type": "object",
        "required": list(NEEDED),
        "properties": header,
        "allOf": branches,
        "$defs": definitions,
    }


def _written(properties: dict[str, Any]) -> dict[str, Any]:
    """Options by the word the YAML uses, where Python has it reserved."""
    return {name.rstrip("_"): value for name, value in properties.items()}
