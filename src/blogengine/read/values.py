"""Values of front matter that cannot mean what their key is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.config.check import describe
from blogengine.errors import Diagnostic, SourceSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from blogengine.text.yaml import Mark

_ONE_VALUE = ("layout", "permalink", "slug", "title", "excerpt_separator")
_YES_OR_NO = ("published", "draft", "render_with_liquid")
_NAMES = ("categories", "category", "tags", "tag")


def value_problems(values: Mapping[str, object], path: str, marks: Mapping[str, Mark]) -> Iterator[Diagnostic]:
    """Find the values of the wrong kind (`bad-value`), such as `published: "false"`, which Jekyll takes for true."""
    for key, value in values.items():
        if key in _YES_OR_NO and not isinstance(value, bool | None):
            wanted, hint = "true or false", f"write `{key}: true` or `{key}: false`, without quotes"
        elif key in _ONE_VALUE and isinstance(value, dict | list):
            wanted, hint = "one value", f"write `{key}:` with a text behind it"
        elif key in _NAMES and isinstance(value, dict):
            wanted, hint = "a list", f"write `{key}: [one, two]`, or one `- name` a line"
        else:
            continue
        mark = marks.get(key)  # `<<` brings keys that stand elsewhere
        span = SourceSpan(path, mark.line, mark.column) if mark else SourceSpan(path)
        yield Diagnostic("bad-value", f"`{key}` must be {wanted}, not {describe(value)}", span, hint)
