"""kramdown's extensions, `{::name options}body{:/}`, at block and span level: comment, nomarkdown, options."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from blogengine.errors import ConfigError
from blogengine.markdown.kramdown.attributes import AttributeList
from blogengine.markdown.kramdown.characters import BLANK, S, W
from blogengine.markdown.kramdown.grammar import LIST_CHARS, MAX_LIST, OPT_SPACE
from blogengine.markdown.kramdown.nodes import Node
from blogengine.markdown.kramdown.options import FIXED, is_option, read_option
from blogengine.records import dataclass, field, replace

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.document import Document
    from blogengine.markdown.kramdown.unclosed import Unclosed

START = rf"\{{::({W}+)(?:{S}({LIST_CHARS}{{0,{MAX_LIST}}}?)|)(/)?\}}"


def stop_tag(name: str) -> str:
    """Return the pattern of an end tag for the extension `name`, itself a pattern."""
    return rf"\{{:/({name})?\}}"


@dataclass(frozen=True, slots=True)
class Reading:
    """Where an extension stands: in `text`, within a line (`span`) or on lines of its own (`block`).

    `near` is how its line goes on from there.
    """

    document: Document
    text: str
    line: int
    near: str
    category: str
    unclosed: Unclosed

    def warn(self, message: str) -> None:
        """Note that the extension will hardly mean what its author meant."""
        self.document.warn(message, self.line, self.near)


@dataclass(slots=True)
class Found:
    """What an extension left: nodes, where it ends, and whether it changed options."""

    end: int
    nodes: list[Node] = field(default_factory=list)
    sets_options: bool = False


def run_extension(reading: Reading, match: re.Match[str]) -> Found | None:
    """Read the extension whose start (or a stray end) is `match`; None if it is none and the text stays text."""
    name, options, empty = match.group(1, 2, 3)
    if name is None:
        reading.warn(f"{match[0].strip()} ends nothing")
        return None
    given = AttributeList.of(options or "")
    found = Found(match.end())
    body = None if empty else _body(reading, name, found)
    if body is None and not empty:
        reading.warn(f"no end tag for {{::{name}}}")
        return None
    if name == "options":
        _set_options(reading, given.attributes)
        found.sets_options = True
    elif name == "comment" and body is not None:
        found.nodes.append(Node("comment", body, category=reading.category))
    elif name == "nomarkdown" and body is not None:
        formats = given.attributes.get("type", "").split()
        found.nodes.append(Node("raw", body, category=reading.category, formats=formats))
    elif name not in {"comment", "nomarkdown"}:
        reading.warn(f"no such extension: {{::{name}}}")
        return None
    return found


def _body(reading: Reading, name: str, found: Found) -> str | None:
    """Return what is before the end tag, and move `found.end` behind that; at block level it has a line of its own."""
    stop = stop_tag(name)
    if reading.unclosed.knows(stop, found.end):
        return None
    is_block = reading.category == "block"
    close = re.compile(rf"^{OPT_SPACE}{stop}{BLANK}*\n" if is_block else stop, re.MULTILINE)
    ending = close.search(reading.text, found.end)
    if ending is None:
        reading.unclosed.note(stop, found.end)
        return None
    body = reading.text[found.end : ending.start()]
    found.end = ending.end()
    return body.removesuffix("\n") if is_block else body


def _set_options(reading: Reading, given: dict[str, str]) -> None:
    document = reading.document
    forbidden = {*document.options.forbidden_inline_options, "forbidden_inline_options"}
    changes: dict[str, Any] = {}  # checked by read_option
    for name, value in given.items():
        if name in forbidden or name in FIXED:
            reading.warn(f"the option {name} may not be set in a text")
        elif is_option(name):
            try:
                changes.update(read_option(name, value))
            except ConfigError as error:
                reading.warn(error.message)
        else:
            reading.warn(f"no such option: {name}")
    document.options = replace(document.options, **changes)
