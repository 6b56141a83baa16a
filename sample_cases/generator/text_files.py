"""Plain text and Markdown files."""

from __future__ import annotations

from .markup import Block, parse, plain

_WIDTH = 38  # full-width characters a line


def _table(block: Block, markdown: bool) -> list[str]:
    lines = []
    for n, row in enumerate(block.rows):
        cells = [plain(cell.text).replace("<br>", " " if markdown else "；") for cell in row]
        if markdown:
            lines.append("| " + " | ".join(cells) + " |")
            if n == 0:
                lines.append("|" + " --- |" * len(cells))
        else:
            lines.append("\t".join(cells))
    return lines


def render(markup: str, markdown: bool) -> bytes:
    lines: list[str] = []
    for block in parse(markup):
        text = plain(block.text)
        match block.kind:
            case "title":
                lines += [f"# {text}" if markdown else " " * max(0, _WIDTH - len(text)) + text, ""]
            case "center":
                lines += [text if markdown else " " * max(0, _WIDTH - len(text)) + text, ""]
            case "right":
                lines.append(text if markdown else "\u3000" * max(0, _WIDTH - len(text)) + text)
            case "table":
                lines += [*_table(block, markdown), ""]
            case "break":
                lines += ["", "---" if markdown else "\f", ""]
            case "header" | "footer":
                pass
            case "body" if not markdown:
                lines.append("\u3000\u3000" + text)
            case _:
                lines.append(text)
        if markdown and block.kind in ("body", "flush", "right"):
            lines.append("")
    return ("\n".join(lines) + "\n").encode()
