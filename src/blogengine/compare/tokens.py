"""Documents as flat lists of tokens, so that two of them are the same document if their tokens are equal.

A flat list, unlike a tree, can be compared, searched and shown at any depth without recursion.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from blogengine.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_BLOCKS = (
    "html head body title meta link script style base noscript template address article aside blockquote "
    "canvas center dd details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 "
    "h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup option p picture pre search section "
    "select source summary table tbody td tfoot th thead caption col colgroup tr track ul video audio br svg g "
    "path rect circle line polygon polyline ellipse defs symbol use lineargradient stop clippath object param "
    "iframe"
)
BLOCKS = frozenset(_BLOCKS.split())
"""Elements at whose edges white space is not seen."""
EXACT = frozenset({"pre", "code", "textarea"})
"""Elements in which every space counts."""

_SPACE = re.compile(r"[ \t\n\r\f]+")
_WIDTH = 120


class Token(NamedTuple):
    """A start tag (`<`), an end tag (`>`) or a text (`=`), with its name or words, and a start tag's attributes."""

    kind: str
    value: str
    attributes: tuple[tuple[str, str], ...] = ()


class Difference(NamedTuple):
    """Where two documents first differ: a path of elements, and what either has there."""

    at: str
    old: str
    new: str


def joined(tokens: Iterable[Token]) -> Iterator[Token]:
    """Make one text of texts that follow each other."""
    words: list[str] = []
    for token in tokens:
        if token.kind == "=":
            words.append(token.value)
            continue
        if words:
            yield Token("=", "".join(words))
            words.clear()
        yield token
    if words:
        yield Token("=", "".join(words))


def without_spaces(tokens: Sequence[Token]) -> list[Token]:
    """Leave out the white space of HTML that nobody sees: more than one space, and any at the edges of blocks."""
    out: list[Token] = []
    exact = 0
    for before, token, after in zip_longest((None, *tokens[:-1]), tokens, tokens[1:]):
        assert token is not None
        if token.kind != "=":
            exact += (token.value in EXACT) * (1 if token.kind == "<" else -1)
            out.append(token)
            continue
        text = token.value
        if not exact:
            text = _SPACE.sub(" ", text)
            text = text.lstrip(" ") if _is_edge(before) else text
            text = text.rstrip(" ") if _is_edge(after) else text
        if text:
            out.append(Token("=", text))
    return out


def _is_edge(token: Token | None) -> bool:
    return token is not None and token.value.lower() in BLOCKS


def without_highlighting(tokens: Sequence[Token]) -> list[Token]:
    """Leave out the `<span>`s inside `<pre>` and `<code>`, but none of their text."""
    inside = 0
    out = []
    for token in tokens:
        if token.kind != "=" and token.value in {"pre", "code"}:
            inside += 1 if token.kind == "<" else -1
        if not (inside and token.kind != "=" and token.value == "span"):
            out.append(token)
    return list(joined(out))


def first_difference(old: Sequence[Token], new: Sequence[Token]) -> Difference | None:
    """Return where the tokens part, None where they are equal."""
    path: list[str] = []
    children = [0]
    for one, other in zip_longest(old, new):
        if one != other:
            return Difference("/".join(path), *_shown(one, other))
        if one.kind == ">":
            path.pop()
            children.pop()
            continue
        children[-1] += 1
        if one.kind == "<":
            path.append(_step(one, children[-1]))
            children.append(0)
    return None


def _step(token: Token, position: int) -> str:
    attributes = dict(token.attributes)
    name = token.value.rpartition("}")[2]
    if attributes.get("id"):
        return f"{name}#{attributes['id']}"
    return f"{name}[{position}]"


def _shown(one: Token | None, other: Token | None) -> tuple[str, str]:
    """Return both tokens as a reader would write them; of two texts, or two tags of one name, where they part."""
    texts = [_written(one), _written(other)]
    at = next((i for i, (a, b) in enumerate(zip(*texts, strict=False)) if a != b), min(map(len, texts)))
    start = max(0, at - 40) if max(map(len, texts)) > _WIDTH else 0
    return _cut(texts[0], start), _cut(texts[1], start)


def _cut(text: str, start: int) -> str:
    end = start + _WIDTH
    return "…" * bool(start) + text[start:end] + "…" * (len(text) > end)


def _written(token: Token | None) -> str:
    if token is None:
        return "(the end)"
    name = token.value.rpartition("}")[2]
    if token.kind == ">":
        return f"</{name}>"
    if token.kind == "<":
        return "<" + name + "".join(f' {key}="{value}"' for key, value in token.attributes) + ">"
    return repr(token.value)
