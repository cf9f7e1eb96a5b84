"""How a site wants its code written: kramdown's `syntax_highlighter_opts`, as Rouge takes them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from blogengine.errors import ConfigError
from blogengine.highlight.names import PLAIN
from blogengine.records import dataclass
from blogengine.text.words import did_you_mean

_NUMBER = re.compile(r"%[-+ 0]*\d*[diusxXo]")
_CLASS_NAME = re.compile(r"[^\W\d_]\w*")
_FORMATTERS_WITHOUT_USE = frozenset(
    ["HTMLInline", "HTMLLineHighlighter", "HTMLLineTable", "HTMLLinewise", "HTMLPygments", "HTMLTable", "Null", "Tex",
     "Terminal256", "TerminalTruecolor"]
)  # fmt: skip
_KNOWN = ("block", "code_class", "css_class", "default_lang", "disable", "formatter", "guess_lang", "gutter_class",
          "line_format", "line_numbers", "span", "start_line", "table_class", "wrap")  # fmt: skip
_CODERAY = frozenset(["bold_every", "css", "line_number_anchors", "line_number_start", "tab_width"])
"""Options of another highlighter, which old sites hold and Rouge passes over."""


@dataclass(frozen=True, slots=True)
class LineNumbers:
    """A gutter of line numbers; `form` is a printf format that `number` fills in."""

    start: int = 1
    form: str = "%i"
    table_class: str = "rouge-table"
    gutter_class: str = "rouge-gutter"
    code_class: str = "rouge-code"

    def number(self, line: int) -> str:
        """Return one line of the gutter."""
        return self.form % ((line,) * _count(self.form))


@dataclass(frozen=True, slots=True)
class CodeOptions:
    """How one kind of code, blocks or spans, is written; the defaults are those of Jekyll for blocks.

    `default_lang` is the language of code that names none; None: Rouge guesses, from the code. `wrap` says whether
    blocks get their `pre` and `code`. Without `guess_lang`, plain text is not highlighted.
    """

    disable: bool = False
    default_lang: str | None = PLAIN
    guess_lang: bool = True
    css_class: str = "highlight"
    wrap: bool = True
    line_numbers: LineNumbers | None = None


def read_options(given: Mapping[str, object]) -> tuple[CodeOptions, CodeOptions]:
    """Return what `syntax_highlighter_opts` say of blocks and of spans.

    Raises ConfigError where kramdown breaks off: for a value that Rouge cannot use.
    """
    common = {_name(key): value for key, value in given.items()}
    block, span = _mapping("block", common.pop("block", None)), _mapping("span", common.pop("span", None))
    return _code_options({**common, **block}), _code_options({**common, **span})


def unknown_options(given: Mapping[str, object]) -> dict[str, str | None]:
    """Return the names in `syntax_highlighter_opts` that nobody reads, each with a hint or None."""
    kinds = [each for each in (given.get("block"), given.get("span")) if isinstance(each, Mapping)]
    names = [_name(key) for options in (given, *kinds) for key in options]
    return {name: did_you_mean(name, _KNOWN) for name in names if name not in _KNOWN and name not in _CODERAY}


def _name(key: object) -> str:
    return str(key).strip().removeprefix(":")


def _mapping(name: str, value: object) -> dict[str, object]:
    if value is None or value is False:
        return {}
    if not isinstance(value, Mapping):
        raise _wrong(name, value, "give it a mapping, as `{line_numbers: true}`")
    return {_name(key): item for key, item in value.items()}


def _code_options(given: Mapping[str, object]) -> CodeOptions:
    formatted = _formatter_takes_options(given.get("formatter"))
    language = given.get("default_lang")
    if language and not isinstance(language, str):
        raise _wrong("default_lang", language, "give the name of a language, as `ruby`")
    return CodeOptions(
        disable=_true(given.get("disable")),
        default_lang=str(language) if language else None,
        guess_lang=_true(given.get("guess_lang")),
        css_class=_text(given.get("css_class") or "highlight"),
        wrap=formatted and _true(given.get("wrap", True)),
        line_numbers=_line_numbers(given) if formatted and _true(given.get("line_numbers")) else None,
    )


def _formatter_takes_options(name: object) -> bool:
    """Say whether a site's `formatter` is Rouge's usual one; any other that works writes bare spans."""
    if not isinstance(name, str) or name == "HTMLLegacy" or not (_CLASS_NAME.fullmatch(name) and name[0].isupper()):
        return True
    if name in _FORMATTERS_WITHOUT_USE:
        raise _wrong("formatter", name, "there are HTMLLegacy, with all options, and HTML, with bare spans")
    return False


def _line_numbers(given: Mapping[str, object]) -> LineNumbers:
    default = LineNumbers()
    start = given.get("start_line", default.start)
    if type(start) is not int:
        raise _wrong("start_line", start, "give a whole number")
    form = given.get("line_format", default.form)
    if not isinstance(form, str) or _count(form) not in (0, 1):
        raise _wrong("line_format", form, "write `%d` once, where the number goes, as in `%3d.`")
    return LineNumbers(
        start,
        form,
        _text(given.get("table_class", default.table_class)),
        _text(given.get("gutter_class", default.gutter_class)),
        _text(given.get("code_class", default.code_class)),
    )


def _count(form: str) -> int:
    """Return how many numbers a format takes; -1 for one that Ruby's `format` or ours would not read."""
    parts = _NUMBER.split(form.replace("%%", ""))
    return -1 if any("%" in part for part in parts) else len(parts) - 1


def _true(value: object) -> bool:
    """Ruby's truth: all but nil and false."""
    return value is not None and value is not False


def _text(value: object) -> str:
    if value is None or isinstance(value, bool):
        return {None: "", True: "true", False: "false"}[value]
    return str(value)


def _wrong(name: str, value: object, hint: str) -> ConfigError:
    return ConfigError(f"kramdown: syntax_highlighter_opts: `{name}` cannot be {value!r}", hint=hint)
