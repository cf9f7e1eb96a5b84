"""kramdown's extensions, `{::name options}body{:/}`, at block and span level: comment, nomarkdown, options."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from blogengine.errors import ConfigError
from blogengine.markdown.kramdown.attributes import AttributeList
from blogengine.markdown.kramdown.characters import BLANK, S, W
from blogengine.markdown.kramdown.grammar import LIST_CHARS, MAX_LIST, OPT_SPACE
from blogengine.markdown.kramdown.nodes import Node
from blogengine.markdown.kramdown.options import is_option, read_option

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.document import Document

START = rf"\{{::({W}+)(?:{S}({LIST_CHARS}{{0,{MAX_LIST}}}?)|)(/)?\}}"


def stop_tag(name: str) -> str:
    """Return the pattern of an end tag for the extension `name`, itself a pattern."""
    return rf"\{{:/({name})?\}}"


@dataclass(slots=True)
class Found:
    """What an extension left: nodes, where it ends, and whether it changed options."""

    end: int
    nodes: list[Node] = field(default_factory=list)
    sets_options: bool = False


def run_extension(document: Document, match: re.Match[str], text: str, line: int, category: str) -> Found | None:
    """Read the extension whose start (or a stray stop) is `match`; None if it is none and the text stays text.

    At block level its end tag stands on a line of its own.
    """
    name, options, empty = match.group(1, 2, 3)
    if name is None:
        document.warn(f"{match[0].strip()} ends nothing", line)
        return None
    given = AttributeList()
    given.read(options or "")
    body: str | None = None
    end = match.end()
    if not empty:
        stop = stop_tag(name)
        close = re.compile(rf"^{OPT_SPACE}{stop}{BLANK}*\n" if category == "block" else stop, re.MULTILINE)
        ending = close.search(text, end)
        if ending is None:
            document.warn(f"no end tag for {{::{name}}}", line)
            return None
        body = text[end : ending.start()]
        end = ending.end()
        if category == "block":
            body = body.removesuffix("\n")
    return _handle(document, name, given.attributes, body, Found(end), line, category)


def _handle(
    document: Document, name: str, given: dict[str, str], body: str | None, found: Found, line: int, category: str
) -> Found | None:
    if name == "comment":
        if body is not None:
            found.nodes.append(Node("comment", body, category=category))
    elif name == "nomarkdown":
        if body is not None:
            found.nodes.append(Node("raw", body, category=category, formats=given.get("type", "").split()))
    elif name == "options":
        _set_options(document, given, line)
        found.sets_options = True
    else:
        document.warn(f"no such extension: {{::{name}}}", line)
        return None
    return found


def _set_options(document: Document, given: dict[str, str], line: int) -> None:
    forbidden = {*document.options.forbidden_inline_options, "forbidden_inline_options"}
    changes: dict[str, Any] = {}  # checked by read_option
    for name, value in given.items():
        if name in forbidden:
            document.warn(f"the option {name} may not be set in a text", line)
        elif is_option(name):
            try:
                changes.update(read_option(name, value))
            except ConfigError as error:
                document.warn(error.message, line)
        else:
            document.warn(f"no such option: {name}", line)
    document.options = replace(document.options, **changes)
