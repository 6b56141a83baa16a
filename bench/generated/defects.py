"""All defects, by what they break."""

from __future__ import annotations

from .change import Change
from .defects_decision import AFTER
from .defects_general import GENERAL
from .defects_penalty import BEFORE
from .defects_summary import SUMMARY

DEFECTS: tuple[Change, ...] = (*GENERAL, *BEFORE, *AFTER, *SUMMARY)
