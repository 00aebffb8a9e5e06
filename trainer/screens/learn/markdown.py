"""Markdown of a lesson as lines: headings, paragraphs, lists, quotations and tables."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from trainer.screens.reference.page_view import BLANK, Line, flow, headline, table
from trainer.screens.shared.rows import Piece

_PARSER = MarkdownIt("commonmark").enable("table")
_TONES = {"strong": "strong", "em": "accent", "link": "accent", "code_inline": "accent"}


def markdown_lines(text: str, width: int) -> list[Line]:
    """Lay out a text.

    Args:
        text: the Markdown.
        width: cells of a line.
    """
    return _blocks(SyntaxTreeNode(_PARSER.parse(text)).children, width)


def inline_pieces(text: str, tone: str = "") -> list[Piece]:
    """A text of one paragraph with its emphasis."""
    pieces: list[Piece] = []
    for token in _PARSER.parseInline(text):
        pieces += _inline(SyntaxTreeNode([token]).children[0], tone)
    return pieces


def _blocks(nodes: Sequence[SyntaxTreeNode], width: int) -> list[Line]:
    lines: list[Line] = []
    for node in nodes:
        if lines:
            lines.append(BLANK)
        lines += _block(node, width)
    return lines


def _block(node: SyntaxTreeNode, width: int) -> list[Line]:
    match node.type:
        case "heading":
            return headline("".join(text for text, _ in _pieces(node)), width, int(node.tag[1]))
        case "bullet_list" | "ordered_list":
            return _list(node, width)
        case "blockquote":
            return [Line((("│ ", "muted"), *line.pieces)) for line in _blocks(node.children, width - 2)]
        case "table":
            rows = [row for part in node.children for row in part.children]
            return table([[_pieces(cell) for cell in row.children] for row in rows], width)
        case "fence" | "code_block":
            return [
                line for row in node.content.splitlines() for line in flow([(row, "accent")], width, "  ")
            ]
        case "hr":
            return [Line((("─" * width, "muted"),))]
        case _:
            return flow(_pieces(node), width)


def _list(node: SyntaxTreeNode, width: int) -> list[Line]:
    """A list; what hangs below an item is indented as far as its text."""
    start = int(str(node.attrs.get("start", 1)))
    lines: list[Line] = []
    for number, item in enumerate(node.children, start):
        mark = "• " if node.type == "bullet_list" else f"{number}. "
        room = " " * len(mark)
        for index, child in enumerate(item.children):
            for at, line in enumerate(_block(child, width - len(mark))):
                first = index == 0 and at == 0
                lines.append(Line(((mark if first else room, "accent"), *line.pieces)))
    return lines


def _pieces(node: SyntaxTreeNode, tone: str = "") -> list[Piece]:
    """The text below a block with its emphasis."""
    found: list[Piece] = []
    for child in node.children:
        found += _inline(child, tone) if child.type == "inline" else _pieces(child, tone)
    return found


def _inline(node: SyntaxTreeNode, tone: str) -> list[Piece]:
    if node.type in {"softbreak", "hardbreak"}:
        return [(" ", tone)]
    inner = _TONES.get(node.type, tone)
    if not node.children:
        return [(node.content, inner)]
    return [piece for child in node.children for piece in _inline(child, inner)]
