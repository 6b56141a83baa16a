"""Composes invented penalty dossiers that the extractors have not been written against, with their labels.

A dossier is composed lawful; a defect (``defects``) then breaks one requirement. Everything follows from the
seed. Files are written by the renderers of the sample dossiers.
"""

from __future__ import annotations

import sys
from pathlib import Path

_SAMPLES = Path(__file__).resolve().parents[2] / "sample_cases"
if str(_SAMPLES) not in sys.path:
    sys.path.insert(0, str(_SAMPLES))
