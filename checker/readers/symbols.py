"""Check boxes as symbol fonts draw them."""

from __future__ import annotations

TICKED, EMPTY_BOX = "☑", "□"

# code points of Wingdings and Wingdings 2 as programs write them: in the private area, or as plain letters
_TICKED = "\x50\x51\x52\x53\x54\xa4\xfc\xfd\xfe"
_EMPTY = "\x2a\x30\x6f\x70\x71\x72\xa1\xa3\xa8"
_PRIVATE = (
    {0xF000 + ord(char): TICKED for char in _TICKED}
    | {0xF000 + ord(char): EMPTY_BOX for char in _EMPTY}
    | {0xF020: " ", 0x2612: TICKED, 0x2610: EMPTY_BOX}
)  # fmt: skip


def ticks(text: str) -> str:
    """``text`` with every check box, ☒ ☐ and those of the private area, as ☑ or □. The length stays."""
    return text.translate(_PRIVATE)


def symbols(text: str) -> str:
    """Text set in a font of symbols: check boxes, and nothing for what else it draws."""
    codes = ((ord(char) & 0xFF) + 0xF000 for char in text)
    return "".join(_PRIVATE.get(code, "") for code in codes)
