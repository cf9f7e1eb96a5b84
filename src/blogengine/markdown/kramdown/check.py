"""What is wrong with the `kramdown:` section of a site, all of it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.errors import ConfigError, Diagnostic
from blogengine.highlight.options import unknown_options
from blogengine.markdown.kramdown.jekyll import OWN_KEYS, kramdown_options
from blogengine.markdown.kramdown.options import READERS, read_options
from blogengine.text.words import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_UNUSED: Mapping[str, str] = {
    "template": "pages get their frame from layouts",
    "transliterated_header_ids": "write an id behind a heading, as `{#id}`, where you want another",
}
"""Options that would change HTML in Jekyll, and what to do instead."""


def option_problems(section: Mapping[str, object]) -> Iterator[tuple[str, Diagnostic]]:
    """Find each key of the section that cannot be read, means nothing or has no effect here.

    Values that Jekyll stops for have the code `config-type`, all else `config-unknown`; spans are left to whoever
    knows the file.
    """
    for name, value in section.items():
        if name not in READERS and name not in OWN_KEYS:
            message = f"`{name}` is no option of kramdown"
            yield name, Diagnostic("config-unknown", message, hint=did_you_mean(name, [*READERS, *OWN_KEYS]))
            continue
        try:
            read_options(kramdown_options({name: value}))
        except ConfigError as error:
            yield name, error.diagnostic()
            continue
        if value and name in _UNUSED:
            yield name, Diagnostic("config-unknown", f"`{name}` has no effect", hint=_UNUSED[name])
        if name == "syntax_highlighter_opts" and isinstance(value, dict):
            for unknown, hint in unknown_options(value).items():
                yield name, Diagnostic("config-unknown", f"`{name}`: nobody reads `{unknown}`", hint=hint)
    yield from _engines(section)


def _engines(section: Mapping[str, object]) -> Iterator[tuple[str, Diagnostic]]:
    engine = section.get("math_engine")
    if engine and engine != "mathjax":
        message = f"there is no math engine `{engine}`: formulas are written between dollar signs"
        yield "math_engine", Diagnostic("config-unknown", message, hint="write `mathjax`, or leave it out")
    highlighter = section.get("syntax_highlighter") or ("coderay" if section.get("enable_coderay") else "rouge")
    if highlighter not in ("rouge", "none", "null", "nil"):
        message = f"there is no highlighter `{highlighter}`: code is written plain"
        name = "syntax_highlighter" if section.get("syntax_highlighter") else "enable_coderay"
        yield name, Diagnostic("config-unknown", message, hint="write `syntax_highlighter: rouge`")
