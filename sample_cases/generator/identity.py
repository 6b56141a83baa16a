"""Invented numbers that carry valid check digits (GB 32100-2015, GB 11643-1999)."""

from __future__ import annotations

_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def credit_code(body: str) -> str:
    """The 18-character code for its first 17 characters."""
    if len(body) != 17:
        raise ValueError("17 characters wanted")
    total = sum(_DIGITS.index(c) * pow(3, n, 31) for n, c in enumerate(body))
    return body + _DIGITS[(31 - total % 31) % 31]


def resident_id(body: str) -> str:
    """The 18-digit number for its first 17 digits."""
    if len(body) != 17 or not body.isdigit():
        raise ValueError("17 digits wanted")
    total = sum(int(d) * pow(2, 17 - n, 11) for n, d in enumerate(body))
    return body + "10X98765432"[total % 11]
