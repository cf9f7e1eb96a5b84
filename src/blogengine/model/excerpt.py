"""Excerpts: the part of a body that stands for the whole (specs: Jekyll §8)."""

from __future__ import annotations

import re

_LIQUID_TAG = re.compile(r"\{%-?\s*(\w+).*?-?%\}", re.DOTALL)
_DEFINITION = re.compile(r"^ {0,3}(?:(\[[^\]]+\])(:.+))$", re.MULTILINE)
_BLOCK_TAGS = frozenset({"if", "unless", "for", "case", "capture", "comment", "raw", "highlight", "tablerow",
                         "ifchanged"})  # fmt: skip


def excerpt_source(body: str, separator: str) -> str:
    """Return the source of a body's excerpt: up to the separator, completed so that it can stand alone.

    Liquid blocks that the cut leaves open are closed, and the definitions of references and footnotes that the head
    uses are appended. An empty separator, or one that does not occur, gives the whole body.
    """
    if not separator:
        return ""
    head, found, tail = body.partition(separator)
    if not found:
        return head
    head += _closing_tags(head)
    definitions = [match for match in _DEFINITION.finditer(tail) if match[1] in head]
    if not definitions:
        return head
    return head + "\n\n" + "\n".join(match[0].strip() for match in definitions)


def _closing_tags(head: str) -> str:
    if "{%" not in head:
        return ""
    open_tags: list[str] = []
    for match in _LIQUID_TAG.finditer(head):
        name = match[1]
        if name in _BLOCK_TAGS:
            open_tags.append(name)
        elif name.startswith("end") and open_tags and open_tags[-1] == name[3:]:
            open_tags.pop()
    return "".join(f"\n{{% end{name} %}}" for name in reversed(open_tags))
