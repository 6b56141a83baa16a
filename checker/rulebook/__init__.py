"""Floor 2: rules/*.yaml → objects. The only reader of YAML."""

from checker.rulebook.errors import RuleBookError, RuleError
from checker.rulebook.load import Rulebook, load

__all__ = ["RuleBookError", "RuleError", "Rulebook", "load"]
