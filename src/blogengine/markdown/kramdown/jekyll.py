"""What Jekyll 4.3.1 makes of the `kramdown:` section of `_config.yml` before kramdown sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.config.defaults import KRAMDOWN
from blogengine.config.load import deep_merge
from blogengine.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

OWN_KEYS = frozenset(
    [
        "coderay",
        "enable_coderay",
        "guess_lang",
        "input",
        "show_warnings",
        "syntax_highlighter",
        "syntax_highlighter_opts",
    ]
)
"""Keys of the section that Jekyll itself reads."""

_CODERAY: Mapping[str, object] = {
    "css": "style",
    "bold_every": 10,
    "line_numbers": "inline",
    "line_number_start": 1,
    "tab_width": 4,
    "wrap": "div",
}


def kramdown_options(section: Mapping[str, object]) -> dict[str, object]:
    """Return the options that kramdown is given for a site with this `section`.

    Raises ConfigError (`config-type`) where Jekyll stops: `syntax_highlighter_opts` and `coderay` must be mappings.
    """
    options = deep_merge(KRAMDOWN, section)
    if _is_nothing(options.get("syntax_highlighter")):
        options["syntax_highlighter"] = "coderay" if options.get("enable_coderay") else "rouge"
    highlighting = _mapping(options, "syntax_highlighter_opts")
    if _is_nothing(highlighting.get("default_lang")):
        highlighting["default_lang"] = "plaintext"
    highlighting["guess_lang"] = options["guess_lang"]
    coderay = _mapping(options, "coderay")
    if coderay:
        merged = {**highlighting, **_CODERAY, **coderay}
        highlighting = {name.removeprefix("coderay_"): value for name, value in merged.items()}
    options["syntax_highlighter_opts"] = highlighting
    return options


def _is_nothing(value: object) -> bool:
    return value is None or value is False


def _mapping(options: Mapping[str, object], name: str) -> dict[str, object]:
    value = options.get(name)
    if _is_nothing(value):
        return {}
    if not isinstance(value, dict):
        raise ConfigError(f"kramdown: `{name}` cannot be {value!r}", hint="write a mapping")
    return {str(key): item for key, item in value.items()}
