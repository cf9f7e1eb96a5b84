"""The `kramdown:` section of `_config.yml`, typed."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from blogengine.errors import ConfigError
from blogengine.markdown.kramdown.characters import normalize_id, strip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ENTITY_OUTPUTS = ("as_char", "as_input", "numeric", "symbolic")


@dataclass(frozen=True, slots=True)
class Options:
    """kramdown's options as far as they change its HTML, with the values that Jekyll gives them.

    See https://kramdown.gettalong.org/options.html for what each means. Of `syntax_highlighter_opts` only `default_lang`
    is ours; the highlighter reads them all.
    """

    input: str = "GFM"
    gfm_quirks: tuple[str, ...] = ("paragraph_end",)
    hard_wrap: bool = False
    auto_ids: bool = True
    auto_id_prefix: str = ""
    toc_levels: tuple[int, ...] = (1, 2, 3, 4, 5, 6)
    header_offset: int = 0
    parse_block_html: bool = False
    parse_span_html: bool = True
    link_defs: Mapping[str, tuple[str, str | None]] = field(default_factory=dict)
    entity_output: str = "as_char"
    smart_quotes: tuple[str | int, ...] = ("lsquo", "rsquo", "ldquo", "rdquo")
    typographic_symbols: Mapping[str, str] = field(default_factory=dict)
    footnote_nr: int = 1
    footnote_prefix: str = ""
    footnote_backlink: str = "&#8617;"
    footnote_backlink_inline: bool = False
    math_engine: str | None = "mathjax"
    remove_line_breaks_for_cjk: bool = False
    forbidden_inline_options: tuple[str, ...] = ("template",)
    syntax_highlighter: str = "rouge"
    default_lang: str = "plaintext"

    @property
    def gfm(self) -> bool:
        """Whether GitHub's additions are read: backtick fences, task lists, strikethrough, its heading ids."""
        return self.input == "GFM"

    @property
    def blocks_interrupt(self) -> bool:
        """Whether other blocks end a paragraph without a blank line between, as on GitHub."""
        return self.gfm and "paragraph_end" in self.gfm_quirks


def read_options(given: Mapping[str, object]) -> Options:
    """Return the options that `given` sets over Jekyll's defaults.

    Keys kramdown does not know are left to others. Raises ConfigError (`config-type`) for a value that kramdown
    refuses.
    """
    changes: dict[str, Any] = {}  # each is checked by the reader of its name
    for name, value in given.items():
        changes.update(read_option(name, value))
    return replace(Options(), **changes)


def read_option(name: str, value: object) -> dict[str, Any]:
    """Return the fields of `Options` that the option `name` sets to `value`; none for a name without meaning here."""
    try:
        if name == "syntax_highlighter_opts":
            return _highlighter_options(value)
        return {name: _READERS[name](value)} if name in _READERS else {}
    except (TypeError, ValueError) as error:
        raise ConfigError(f"kramdown: {name}: {value!r} is not a value for it", hint=str(error)) from None


def is_option(name: str) -> bool:
    """Tell whether kramdown has an option of this name that changes its HTML."""
    return name in _READERS


def _boolean(value: object) -> bool:
    if isinstance(value, bool):
        return value
    written = "" if value is None else str(value)
    return strip(written.lower()) != "false" and written != ""


def _integer(value: object) -> int:
    return value if isinstance(value, int) else int(str(value).replace("_", ""), 0)


def _string(value: object) -> str:
    return "" if value is None else str(value)


def _symbol(value: object) -> str | None:
    written = strip(_string(value)).removeprefix(":")
    return None if written in {"", "nil"} else written


def _array(value: object, size: int | None = None) -> tuple[object, ...]:
    items = tuple(value.split(",")) if isinstance(value, str) else value
    if not isinstance(items, list | tuple):
        raise TypeError("a list, or words with commas between them")
    if size is not None and len(items) != size:
        raise ValueError(f"exactly {size} values")
    return tuple(items)


def _names(value: object) -> tuple[str, ...]:
    return tuple(_symbol(item) or "" for item in _array(value))


def _toc_levels(value: object) -> tuple[int, ...]:
    if isinstance(value, str) and len(value) == 4 and value[1:3] == "..":
        levels = tuple(range(int(value[0]), int(value[3]) + 1))
    else:
        levels = tuple(dict.fromkeys(int(str(item)) for item in _array(value)))
    if any(not 1 <= level <= 6 for level in levels):
        raise ValueError("levels are from 1 to 6")
    return levels


def _smart_quotes(value: object) -> tuple[str | int, ...]:
    return tuple(int(str(item)) if str(item).isdecimal() else str(item) for item in _array(value, 4))


def _mapping(value: object) -> dict[object, object]:
    if isinstance(value, str):
        value = _yaml(value)
    if not isinstance(value, dict):
        raise TypeError("a mapping")
    return value


def _yaml(text: str) -> object:
    import yaml  # noqa: PLC0415 - hardly ever needed

    try:
        return yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError):
        raise ValueError("not YAML") from None


def _symbols(value: object) -> dict[str, str]:
    return {_symbol(name) or "": _string(text) for name, text in _mapping(value).items()}


def _link_defs(value: object) -> dict[str, tuple[str, str | None]]:
    found = {}
    for name, item in _mapping(value).items():
        target = _array(item)
        if not 1 <= len(target) <= 2:
            raise ValueError("each is a list of an address and a title")
        title = target[1] if len(target) == 2 and target[1] is not None else None
        found[normalize_id(str(name))] = (str(target[0]), None if title is None else str(title))
    return found


def _entity_output(value: object) -> str:
    name = _symbol(value) or ""
    return name if name in ENTITY_OUTPUTS else "numeric"


def _highlighter(value: object) -> str:
    """Jekyll's own highlighter holds where none is named."""
    return _symbol(value) or "rouge"


def _highlighter_options(value: object) -> dict[str, Any]:
    language = _mapping(value or {}).get("default_lang")
    return {"default_lang": str(language)} if language else {}


_BY_DEFAULT: dict[type, Callable[[object], object]] = {bool: _boolean, int: _integer, str: _string}
_READERS: dict[str, Callable[[object], object]] = {
    each.name: _BY_DEFAULT[type(each.default)]
    for each in fields(Options)
    if type(each.default) in _BY_DEFAULT and each.name != "default_lang"
} | {
    "gfm_quirks": _names,
    "toc_levels": _toc_levels,
    "link_defs": _link_defs,
    "entity_output": _entity_output,
    "smart_quotes": _smart_quotes,
    "typographic_symbols": _symbols,
    "math_engine": _symbol,
    "forbidden_inline_options": _names,
    "syntax_highlighter": _highlighter,
}
