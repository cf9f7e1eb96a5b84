"""jekyll-gist: `{% gist user/id file %}`, the script that shows a gist of GitHub's.

A build never asks the network, so the `<noscript>` with the code that jekyll-gist fetches is never there, as with
`gist: {noscript: false}`. (Where jekyll-gist reaches nobody it writes the word `true` or `false` before the script.)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.features.base import Feature
from blogengine.liquid.expression import NIL, MarkupError, parse_expression
from blogengine.liquid.node import Node
from blogengine.liquid.ruby import SPACE, to_s
from blogengine.records import dataclass

if TYPE_CHECKING:
    from blogengine.liquid.code import Code
    from blogengine.liquid.expression import Expression
    from blogengine.liquid.node import Place
    from blogengine.liquid.parser import Head, Parser

_MARKUP = re.compile(r"([^\t\n\v\f\r ]+|.*(?=/).+)[\t\n\v\f\r ]?([^\t\n\v\f\r ]*)\Z")
_HINT = "write {% gist user/1234567 %} or {% gist user/1234567 file.js %}"


@dataclass(slots=True, eq=False)
class _Gist(Node):
    """Writes the script; `id` and `file` may each be the name of a variable."""

    place: Place
    tag: str
    id: str
    file: str

    def emit(self, code: Code) -> None:
        """Write the call, with each word as it is written and as the variable that it may name."""
        words = ", ".join(f"({word!r}, {code.expression(_named(word))})" for word in (self.id, self.file))
        code.write_string(f"tags[{self.tag!r}].script({words})")


def _named(word: str) -> Expression:
    try:
        return parse_expression(word)
    except MarkupError:
        return NIL


class GistTag:
    """Reads `gist`."""

    def __call__(self, head: Head, parser: Parser) -> Node:
        """Read the tag."""
        found = _MARKUP.match(head.markup.strip(SPACE))
        if not found:
            parser.fail("'gist' needs the number of a gist", head.place, _HINT)
        return _Gist(head.place, head.name, found[1].strip(SPACE), found[2].strip(SPACE))

    @staticmethod
    def script(*words: tuple[str, object]) -> str:
        """Return the script of a gist and a file; each is the value of its variable, where there is one."""
        gist, file = (word if value is None else to_s(value) for word, value in words)
        return f'<script src="https://gist.github.com/{gist}.js{f"?file={file}" if file else ""}"> </script>'


GIST = Feature("gist", tags={"gist": GistTag()})
