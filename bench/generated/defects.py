"""All defects, by what they break."""

from __future__ import annotations

from .change import Change
from .defects_bound import BOUND
from .defects_course import COURSE
from .defects_decision import AFTER
from .defects_ends import ENDS
from .defects_execution import EXECUTION
from .defects_filing import FILING
from .defects_general import GENERAL
from .defects_penalty import BEFORE
from .defects_result import RESULT
from .defects_summary import SUMMARY

DEFECTS: tuple[Change, ...] = (
    *GENERAL,
    *BEFORE,
    *AFTER,
    *SUMMARY,
    *FILING,
    *COURSE,
    *ENDS,
    *RESULT,
    *EXECUTION,
    *BOUND,
)
