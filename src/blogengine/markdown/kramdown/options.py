"""kramdown's options, typed, each with what kramdown takes for its value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from blogengine.errors import ConfigError
from blogengine.highlight.options import CodeOptions
from blogengine.highlight.options import read_options as read_code_options
from blogengine.markdown.kramdown.characters import normalize_id, strip
from blogengine.markdown.kramdown.entities import named
from blogengine.records import dataclass, field, replace
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PLAIN_CODE = CodeOptions(default_lang=None, guess_lang=False)
"""Without Jekyll, code that names no language is not highlighted."""

ENTITY_OUTPUTS = ("as_char", "as_input", "numeric", "symbolic")
INPUTS = ("kramdown", "GFM", "html", "markdown")


@dataclass(frozen=True, slots=True)
class Options:
    """kramdown's options as far as they change its HTML, with kramdown's own defaults.

    See https://kramdown.gettalong.org/options.html for what each means. `code_block` and `code_span` are what the
    option `syntax_highlighter_opts` says of either.
    """

    input: str = "kramdown"
    gfm_quirks: tuple[str, ...] = ("paragraph_end",)
    hard_wrap: bool = True
    auto_ids: bool = True
    auto_id_prefix: str = ""
    auto_id_stripping: bool = False
    toc_levels: tuple[int, ...] = (1, 2, 3, 4, 5, 6)
    header_offset: int = 0
    parse_block_html: bool = False
    parse_span_html: bool = True
    html_to_native: bool = False
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
    syntax_highlighter: str | None = "rouge"
    code_block: CodeOptions = _PLAIN_CODE
    code_span: CodeOptions = _PLAIN_CODE

    @property
    def gfm(self) -> bool:
        """Whether GitHub's additions are read: backtick fences, task lists, strikethrough, its heading ids."""
        return self.input == "GFM"

    @property
    def extended(self) -> bool:
        """Whether there is anything beyond Markdown: attribute lists, tables, footnotes and all else of kramdown's own."""
        return self.input != "markdown"

    @property
    def blocks_interrupt(self) -> bool:
        """Whether other blocks end a paragraph without a blank line between, as on GitHub."""
        return self.gfm and "paragraph_end" in self.gfm_quirks


def read_options(given: Mapping[str, object]) -> Options:
    """Return the options that `given` sets over kramdown's defaults.

    Names kramdown does not know are left to others. Raises ConfigError (`config-type`) for a value that kramdown
    refuses.
    """
    changes: dict[str, Any] = {}  # each is checked by the reader of its name
    for name, value in given.items():
        changes.update(_read(name, _input, value) if name == "input" else read_option(name, value))
    return replace(Options(), **changes)


def read_option(name: str, value: object) -> dict[str, Any]:
    """Return the fields of `Options` that the option `name` sets to `value`; none for a name without meaning here."""
    if name not in READERS:
        return {}
    read = _read(name, READERS[name], value)
    if name == "syntax_highlighter_opts":
        block, span = read_code_options(read[name])
        return {"code_block": block, "code_span": span}
    return {} if name in WITHOUT_EFFECT else read


def _read(name: str, reader: Callable[[object], object], value: object) -> dict[str, Any]:
    try:
        return {name: reader(value)}
    except (TypeError, ValueError) as error:
        raise ConfigError(f"kramdown: `{name}` cannot be {value!r}", hint=str(error)) from None


def is_option(name: str) -> bool:
    """Tell whether kramdown has an option of this name that a text may set; `input` is none of those."""
    return name in READERS


def _boolean(value: object) -> bool:
    return strip(_string(value).lower()) != "false" and _string(value) != ""


_INTEGER = compiled_later(
    r"([+-]?)(?:0x([0-9a-f]+(?:_[0-9a-f]+)*)|0b([01]+(?:_[01]+)*)|0[o_]?([0-7]+(?:_[0-7]+)*)"
    r"|0d([0-9]+(?:_[0-9]+)*)|(0|[1-9][0-9]*(?:_[0-9]+)*))"
)
_BASES = (16, 2, 8, 10, 10)


def _integer(value: object) -> int:
    """Read what Ruby's `Integer()` reads: `0x10`, `0b11`, `017`, `1_000`."""
    match = _INTEGER.fullmatch(strip(_string(value).lower()))
    if match is None:
        raise ValueError("write a whole number")
    sign, *forms = match.groups()
    return next(int(sign + digits, base) for digits, base in zip(forms, _BASES, strict=True) if digits)


def _string(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _symbol(value: object) -> str | None:
    written = strip(_string(value)).removeprefix(":")
    return None if written in {"", "nil"} else written


def _input(value: object) -> str:
    written = _string(value) or "kramdown"
    for known in INPUTS:
        if written[:1].upper() + written[1:] == known[:1].upper() + known[1:]:
            return known
    raise ValueError(f"write {', '.join(INPUTS[:-1])} or {INPUTS[-1]}")


def _array(value: object, size: int | None = None) -> tuple[object, ...]:
    items = tuple(value.rstrip(",").split(",")) if isinstance(value, str) else value
    if not isinstance(items, list | tuple):
        raise TypeError("write a list, or words with commas between them")
    if size is not None and len(items) != size:
        raise ValueError(f"write exactly {size} values")
    return tuple(items)


def _names(value: object) -> tuple[str, ...]:
    return tuple(_symbol(item) or "" for item in _array(value))


def _forbidden(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise TypeError("write a list of names")
    return _names(value)


_RANGE = compiled_later(r"^([0-9])\.\.([0-9])$", re.MULTILINE)
_LEVELS = compiled_later(r"^[0-9](?:,[0-9])*$", re.MULTILINE)
_LEADING_NUMBER = compiled_later(r"[ \t\n\v\f\r]*([+-]?[0-9]+)")


def _toc_levels(value: object) -> tuple[int, ...]:
    if isinstance(value, str):
        if (span := _RANGE.search(value)) is not None:
            levels = list(range(int(span[1]), int(span[2]) + 1))
        elif _LEVELS.search(value):
            levels = [_leading_number(item) for item in value.split(",")]
        else:
            raise ValueError("write levels with commas between them, or `1..3`")
    else:
        levels = [_leading_number(item) for item in _array(value)]
    if any(not 1 <= level <= 6 for level in levels):
        raise ValueError("write levels from 1 to 6")
    return tuple(dict.fromkeys(levels))


def _leading_number(value: object) -> int:
    match = _LEADING_NUMBER.match(_string(value))
    return int(match[1]) if match else 0


def _smart_quotes(value: object) -> tuple[str | int, ...]:
    return tuple(map(_character, _array(value, 4)))


def _character(value: object) -> str | int:
    try:
        return _integer(value)
    except ValueError:
        if named(_string(value)) is None:
            raise ValueError("write names or numbers of characters, as `lsquo` or `39`") from None
        return _string(value)


def _mapping(value: object) -> dict[object, object]:
    if isinstance(value, str):
        value = _yaml(value)
    if not isinstance(value, dict):
        raise TypeError("write a mapping")
    return value


def _yaml(text: str) -> object:
    import yaml  # noqa: PLC0415 - hardly ever needed

    try:
        return yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError):
        raise ValueError("write a mapping; this text is not YAML") from None


def _named_values(value: object) -> dict[str, object]:
    return {_symbol(name) or "": item for name, item in _mapping(value).items()}


def _symbols(value: object) -> dict[str, str]:
    return {name: _string(text) for name, text in _named_values(value).items()}


def _link_defs(value: object) -> dict[str, tuple[str, str | None]]:
    found = {}
    for name, item in _mapping(value).items():
        if not isinstance(item, list | tuple) or not 1 <= len(item) <= 2:
            raise ValueError("write each as a list of an address and a title")
        title = item[1] if len(item) == 2 and item[1] is not False else None
        found[normalize_id(str(name))] = (_string(item[0]), None if title is None else _string(title))
    return found


def _entity_output(value: object) -> str:
    name = _symbol(value) or ""
    return name if name in ENTITY_OUTPUTS else "numeric"


READERS: Mapping[str, Callable[[object], object]] = {
    "auto_id_prefix": _string,
    "auto_id_stripping": _boolean,
    "auto_ids": _boolean,
    "entity_output": _entity_output,
    "footnote_backlink": _string,
    "footnote_backlink_inline": _boolean,
    "footnote_nr": _integer,
    "footnote_prefix": _string,
    "forbidden_inline_options": _forbidden,
    "gfm_quirks": _names,
    "hard_wrap": _boolean,
    "header_offset": _integer,
    "html_to_native": _boolean,
    "latex_headers": lambda value: _array(value, 6),
    "line_width": _integer,
    "link_defs": _link_defs,
    "list_indent": _integer,
    "math_engine": _symbol,
    "math_engine_opts": _named_values,
    "parse_block_html": _boolean,
    "parse_span_html": _boolean,
    "remove_block_html_tags": _boolean,
    "remove_line_breaks_for_cjk": _boolean,
    "remove_span_html_tags": _boolean,
    "smart_quotes": _smart_quotes,
    "syntax_highlighter": _symbol,
    "syntax_highlighter_opts": _named_values,
    "template": _string,
    "toc_levels": _toc_levels,
    "transliterated_header_ids": _boolean,
    "typographic_symbols": _symbols,
}
"""What kramdown 2.4 and its GFM parser 1.1 read, and how; `input` is not among what they call options."""

WITHOUT_EFFECT = frozenset(
    [
        "latex_headers",
        "line_width",
        "list_indent",
        "math_engine_opts",
        "remove_block_html_tags",
        "remove_span_html_tags",
        "template",
        "transliterated_header_ids",
    ]
)
"""Options that are read, but concern other formats than HTML, or what there is not here."""

FIXED = frozenset(["gfm_quirks", "hard_wrap", "link_defs"])
"""Options that a text may not change for itself: they are looked at before it is read."""
