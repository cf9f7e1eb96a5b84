"""`{% highlight language linenos %}…{% endhighlight %}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.liquid.expression import SPACE, WORD
from blogengine.liquid.hints import quoted
from blogengine.liquid.node import Node, record
from blogengine.liquid.ruby import SPACE as SPACES
from blogengine.liquid.ruby import to_s
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from blogengine.errors import SourceSpan
    from blogengine.liquid.code import Code
    from blogengine.liquid.context import Context
    from blogengine.liquid.node import Body, Place
    from blogengine.liquid.parser import Head, Parser

_SYNTAX = compiled_later(
    rf'^([a-zA-Z0-9.+#_-]+)((?:{SPACE}+{WORD}+(?:=(?:{WORD}+|"(?:[0-9]+{SPACE})*[0-9]+"))?)*)$', re.MULTILINE
)
_LINE_NUMBERS = compiled_later(rf"{SPACE}linenos(?!{WORD})")


@record
class Highlight(Node):
    """Writes its block as highlighted code."""

    place: Place
    language: str
    line_numbers: bool
    body: Body

    @property
    def blank(self) -> bool:
        """Whether the block can write nothing but space: Liquid then forgets the spaces around, not the code."""
        return self.body.blank

    def emit(self, code: Code) -> None:
        """Write the block aside, then the figure."""
        options = f"{self.language!r}, {self.line_numbers}, TEMPLATE.source.span{tuple(self.place)}"
        with code.captured(
            lambda out: code.write_string(f"tags['highlight'].figure(ctx, gathered(ctx, {out}), {options})"),
        ):
            code.body(self.body)


class HighlightTag:
    """Reads `highlight`, and makes its figure."""

    def __call__(self, head: Head, parser: Parser) -> Node:
        """Read the tag."""
        found = _SYNTAX.search(head.markup.strip(SPACES))
        if not found:
            markup = head.markup.strip(SPACES)
            wrong = "'highlight' needs a language" if not markup else f"'highlight' cannot read {quoted(markup)}"
            parser.fail(wrong, head.place, hint="write {% highlight ruby linenos %}")
        body, _ = parser.block(head)
        return Highlight(head.place, found[1].lower(), _LINE_NUMBERS.search(found[2]) is not None, body)

    @staticmethod
    def figure(ctx: Context, text: str, language: str, line_numbers: bool, place: SourceSpan) -> str:
        """Return the code as Jekyll writes it."""
        spans = ctx.host.highlight(text.strip("\r\n"), language, linenos=line_numbers, place=place)
        before, after = to_s(ctx.get("highlighter_prefix")), to_s(ctx.get("highlighter_suffix"))
        attributes = f'class="language-{language.replace("+", "-")}" data-lang="{language}"'
        body = spans.removesuffix("\n")
        return f'{before}<figure class="highlight"><pre><code {attributes}>{body}</code></pre></figure>{after}'
