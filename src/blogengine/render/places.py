"""Where in a site's files a line of a rendered text comes from: what is wrong there is to be found by its author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.records import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blogengine.errors import Diagnostic
    from blogengine.liquid.source import Source

_ENOUGH = 8
"""Lines that are compared: more alike lines hardly tell two places apart."""


def placed(found: Diagnostic, rendered: str, sources: Sequence[Source]) -> Diagnostic:
    """Return a finding about `rendered`, whose lines are counted as those of the first source, with its place in a source.

    The sources are that of the text and then those of its includes. The place is where most lines are those of the
    rendered text, the nearest where several are alike; a line that tags have made keeps the place that it has in the
    rendered text, as far as the source reaches.
    """
    if found.span is None:
        return found
    own = sources[0]
    index = found.span.line - own.first_line
    lines = _lines(rendered)[index : index + _ENOUGH]
    alike, nearest, span = 0, 0, found.span
    for source in sources:
        known = _lines(source.text)
        for start in [number for number, line in enumerate(known) if line == lines[0]] if lines else ():
            place = _alike(lines, known[start : start + _ENOUGH]), -abs(start - index)
            if place > (alike, nearest):
                (alike, nearest), span = place, source.span(start + 1, 1)
    if not alike:
        span = own.span(min(index + 1, len(_lines(own.text))), 1)
    elif span.line == found.span.line:
        span = replace(span, column=found.span.column)
    return replace(found, span=span)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n")]


def _alike(lines: list[str], others: list[str]) -> int:
    """Return how many lines from the first on are the same."""
    count = 0
    for line, other in zip(lines, others, strict=False):
        if line != other:
            break
        count += 1
    return count
