"""Text and attributes as HTML."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import strip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blogengine.markdown.kramdown.entities import Entity

_REFERENCE = r"&(?:[A-Za-z0-9_:][-A-Za-z0-9_.:]*;|#[0-9]+;|#x[0-9a-fA-F]+;)"
_TEXT = re.compile(f"{_REFERENCE}|[<>&]")
_ATTRIBUTE = re.compile(f'{_REFERENCE}|[<>&"]')
_SPECIAL = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;"}


def _replace(match: re.Match[str]) -> str:
    return _SPECIAL.get(match[0], match[0])


def escape_text(text: str) -> str:
    """Return `text` with `<`, `>` and `&` escaped, but for the `&` of references."""
    if "&" not in text and "<" not in text and ">" not in text:
        return text
    return _TEXT.sub(_replace, text)


def escape_joined(text: str) -> str:
    """Return `text` as `escape_text` does, without the line ends between Chinese or Japanese characters."""
    return _cjk_line_end().sub("", escape_text(text))


@cache
def _cjk_line_end() -> re.Pattern[str]:
    han = "\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff"
    more_han = "\uf900-\ufa6d\ufa70-\ufad9\U00020000-\U0003134a"
    kana = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\u32d0-\u32fe\u3300-\u3357\uff66-\uff6f\uff71-\uff9d"
    script = f"[{han}{more_han}{kana}]"
    return re.compile(rf"(?<={script})\n(?={script})")


def escape_code(text: str) -> str:
    """Return `text` with every `<`, `>` and `&` escaped."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def tag_attributes(attributes: Mapping[str, str]) -> str:
    """Return the attributes as they stand in a tag, each with a space before it; an empty id is left out."""
    written = ""
    for name, value in attributes.items():
        if name != "id" or strip(value):
            written += f' {name}="{_ATTRIBUTE.sub(_replace, value)}"'
    return written


def write_entity(entity: Entity, output: str, original: str | None = None) -> str:
    """Return a character reference in the form that the option `entity_output` asks for."""
    char = entity.char
    if output == "as_char" and (char == '"' or char not in _SPECIAL):
        return char
    if output in {"as_input", "as_char"} and original is not None:
        return original
    if (output == "symbolic" or char in _SPECIAL) and entity.name is not None:
        return f"&{entity.name};"
    return f"&#{entity.code};"
