"""`{% include file.html key="value" %}` and `{% include_relative file.md %}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from blogengine.liquid.expression import SPACE, parse_expression
from blogengine.liquid.expression import Literal as Written
from blogengine.liquid.hints import quoted
from blogengine.liquid.node import Node, record
from blogengine.liquid.ruby import SPACE as SPACES
from blogengine.liquid.tags.base import TagError
from blogengine.liquid.tags.interpolate import interpolated
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from blogengine.liquid.code import Code
    from blogengine.liquid.context import Context
    from blogengine.liquid.expression import Expression
    from blogengine.liquid.host import Host
    from blogengine.liquid.node import Place
    from blogengine.liquid.parser import Head, Parser
    from blogengine.liquid.source import Source
    from blogengine.liquid.tags.interpolate import Interpolated

_PARAMETER = compiled_later(
    rf"""([\w-]+){SPACE}*={SPACE}*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^'\\]*(?:\\.[^'\\]*)*)'|([\w.-]+))""", re.ASCII
)
_PARAMETERS = compiled_later(rf"{SPACE}*(?:{_PARAMETER.pattern}(?={SPACE}|\Z){SPACE}*)*\Z", re.ASCII)
_COMPUTED = compiled_later(
    rf"([^{{]*(?:\{{\{{{SPACE}*[\w\-.]+{SPACE}*(?:\|.*)?\}}\}}[^\t\n\v\f\r {{}}]*)+)(.*)", re.DOTALL | re.ASCII
)
_FILE = compiled_later(r"[\w/.\-()+~#@]+\Z", re.ASCII)
_OUTSIDE = compiled_later(r"[./]{2,}")


@record
class Include(Node):
    """Writes another file's template in this place; `parameters` are None where the tag has none."""

    place: Place
    tag: str
    file: Interpolated
    parameters: tuple[tuple[str, Expression], ...] | None

    def emit(self, code: Code) -> None:
        """Write the call, and the way out for a `break` in the file."""
        code.publish()
        status = code.fresh("s")
        parameters = "None"
        if self.parameters is not None:
            pairs = ", ".join(f"{key!r}: {code.expression(value)}" for key, value in self.parameters)
            parameters = f"{{{pairs}}}"
        file = self.file.expression(code)
        code.line(f"{status} = tags[{self.tag!r}].run(ctx, {code.out}, {file}, {parameters})")
        with code.block(f"if {status}:"):
            code.interrupt_if(status)


@record
class IncludeTag:
    """Reads `include` or `include_relative`, and renders the file; `where` says where files are looked for."""

    where: Literal["includes", "beside"] = "includes"

    def __call__(self, head: Head, parser: Parser) -> Node:
        """Read the tag; a feature may do so too, and run the node's parts in its own way."""
        parser.leaving += 1
        file, written = _split(head.markup.strip(SPACES))
        parameters = None if written is None else _parameters(written, head, parser)
        return Include(head.place, head.name, interpolated(file, head, parser), parameters)

    def run(self, ctx: Context, out: list[str], file: str, parameters: dict[str, object] | None) -> int | None:
        """Render the file to `out`, with `include` standing for the parameters; return how it was left."""
        template = ctx.partial(self.where, file, self.find)
        ctx.enter()
        if parameters is not None:
            ctx.hide("include", parameters)
        status = template.run(ctx, out)
        if parameters is not None:
            ctx.reveal("include")
        ctx.leave()
        return status

    def find(self, host: Host, file: str) -> Source:
        """Return the file; raises TagError for a name that may not be, TemplateError for a file that is not there."""
        check_name(file)
        return host.include(file) if self.where == "includes" else host.include_relative(file)


def check_name(file: str) -> None:
    """Raise TagError for a file name that Jekyll does not allow, such as one that leads outside."""
    if not _FILE.match(file) or _OUTSIDE.search(file):
        hint = "a file name is made of letters, digits and /.-_()+~#@, without .. and //"
        raise TagError(f"{quoted(file)} cannot be the name of an include", hint, "liquid-syntax")


def _split(markup: str) -> tuple[str, str | None]:
    """Return the file's name, which may hold outputs, and the text of the parameters, if there is any."""
    if "{{" in markup and (found := _COMPUTED.match(markup)):
        return found[1].strip(SPACES), found[2].strip(SPACES)
    file, *rest = re.split(f"{SPACE}+", markup, maxsplit=1)
    return file, rest[0] if rest else None


def _parameters(written: str, head: Head, parser: Parser) -> tuple[tuple[str, Expression], ...]:
    if not _PARAMETERS.match(written):
        hint = 'parameters are key="value" or key=variable, without filters and without {{ }}'
        parser.fail(f"the parameters of '{head.name}' cannot be read: {quoted(written)}", head.place, hint)
    pairs: dict[str, Expression] = {}
    for key, double, single, name in _PARAMETER.findall(written):
        if name:
            pairs[key] = parser.try_read(head.place, lambda name=name: parse_expression(name))  # type: ignore[misc]  # bound
        else:
            pairs[key] = Written(double.replace('\\"', '"') or single.replace("\\'", "'"))
    return tuple(pairs.items())
