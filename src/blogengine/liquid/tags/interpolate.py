"""Markup that may hold outputs: the file of an `include`, the path of a `link`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.liquid.scanner import scan
from blogengine.records import NamedTuple

if TYPE_CHECKING:
    from blogengine.liquid.code import Code
    from blogengine.liquid.expression import Filtered
    from blogengine.liquid.parser import Head, Parser


class Interpolated(NamedTuple):
    """Pieces of text and of outputs."""

    pieces: tuple[str | Filtered, ...]

    def expression(self, code: Code) -> str:
        """Return the Python expression of the whole text."""
        if all(isinstance(piece, str) for piece in self.pieces):
            return repr("".join(piece for piece in self.pieces if isinstance(piece, str)))
        sources = [repr(piece) if isinstance(piece, str) else f"text({code.filtered(piece)})" for piece in self.pieces]
        return f"''.join(({', '.join(sources)},))"


def interpolated(text: str, head: Head, parser: Parser) -> Interpolated:
    """Read text with outputs in it; what is not closed is text."""
    pieces: list[str | Filtered] = []
    for token in scan(text):
        if token.text.startswith("{{") and token.text.endswith("}}") and len(token.text) > 3:
            pieces.append(parser.filtered(token.text[2:-2], head.place))
        else:
            pieces.append(token.text)
    return Interpolated(tuple(pieces))
