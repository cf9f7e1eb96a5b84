"""Where in the templates an error came about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from blogengine.errors import Frame, TemplateError
from blogengine.liquid.limits import LIMIT
from blogengine.liquid.node import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blogengine.errors import SourceSpan
    from blogengine.liquid.environment import Template

_FILTER: Final = r"""\"[^"]*"|'[^']*'|\|[\s|]*([^\s|:,"']+)"""
_LONGEST: Final = 400
"""Characters of a message."""
FILE_NAME: Final = "<liquid>"
"""What generated code has for a file name."""


def place_of_filter(text: str, place: Place, markup: str, name: str, start: int) -> tuple[int, Place]:
    """Return where a filter's name stands in the markup of the tag or output at `place`, the tag's own place if nowhere.

    Also returned is where in the markup it ends, from which to look for the next filter by `start`.
    """
    for found in re.finditer(_FILTER, markup[start:]):
        if found[1] == name:
            opening = sum(len(line) + 1 for line in text.split("\n")[: place.line - 1]) + place.column - 1
            before = text[: text.find(markup, opening) + start + found.start(1)]
            return start + found.end(), Place(before.count("\n") + 1, len(before) - before.rfind("\n"))
    return start, place


def locate(error: TemplateError, raised: BaseException) -> TemplateError:
    """Return `error` with the place in the innermost template that `raised` came through, and the includes around it.

    An error that has a place already (an include that does not compile) keeps it and gets the chain only.
    """
    steps = [(template, line) for template, line in _steps(raised) if 0 < line <= len(template.places)]
    spans = [_span(template, line) for template, line in steps]
    span, excerpt = error.span, error.excerpt
    if span is None and steps:
        span = spans.pop()
        template, line = steps[-1]
        excerpt = template.source.line(template.places[line - 1][0])
    frames = tuple(Frame("included from", each) for each in dict.fromkeys(reversed(spans)))
    if span in spans and error.code == LIMIT:
        hint = "end the circle: include the file under a condition that stops being true"
        return TemplateError(f"{span.path} includes itself without end", span, hint, "include-cycle", excerpt, frames)
    return TemplateError(_clipped(error.message), span, error.hint, error.code, excerpt, error.frames + frames)


def _clipped(message: str) -> str:
    """A message that quotes a value may quote a megabyte."""
    return message if len(message) <= _LONGEST else f"{message[: _LONGEST // 2]} … {message[-_LONGEST // 2 :]}"


def _steps(raised: BaseException) -> Iterator[tuple[Template, int]]:
    """Yield the templates that a traceback goes through, outermost first, with the line of their code.

    Of the functions of one template that call each other only the innermost is a step.
    """
    last: tuple[Template, int] | None = None
    trace = raised.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename == FILE_NAME:
            if last is not None and code.co_name == "main":
                yield last
            last = (trace.tb_frame.f_globals["TEMPLATE"], trace.tb_lineno)
        trace = trace.tb_next
    if last is not None:
        yield last


def _span(template: Template, line: int) -> SourceSpan:
    return template.source.span(*template.places[line - 1])
