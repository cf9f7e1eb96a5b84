"""Front matter as text that YAML reads back as what was meant."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from blogengine.text import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLAIN = re.compile(r"\w(?:[\w .!?'()/+,–—-]*[\w.!?')+])?")
_NEEDS_ESCAPE = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def scalar(text: str, *, in_list: bool = False) -> str:
    """Return `text` as a YAML scalar that is this very string: bare where that is plain to see, else in quotes.

    Dates, numbers, `yes`, colons, quotes, `#`, a leading `@` and control characters are all kept. `text` holds no
    lone surrogates: YAML has no way to write them. With `in_list` it may stand between `[` and `]`.
    """
    plain = _PLAIN.fullmatch(text) and not (in_list and "," in text)
    if plain and yaml.load(f"k: {text}\n").value == {"k": text}:
        return text
    return _NEEDS_ESCAPE.sub(lambda match: f"\\u{ord(match[0]):04X}", json.dumps(text, ensure_ascii=False))


def names(items: Iterable[str]) -> str:
    """Return a YAML list of strings on one line."""
    return f"[{', '.join(scalar(item, in_list=True) for item in items)}]"
