"""The highlighter: code in, Rouge's HTML out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pygments import __version__ as pygments_version

from blogengine import fingerprint
from blogengine.errors import Diagnostic
from blogengine.highlight import html, names
from blogengine.highlight.limits import CpuLimitExceeded, cpu_limit
from blogengine.memo import DictMemo

if TYPE_CHECKING:
    from blogengine.highlight.tokens import Reader, Tokens
    from blogengine.memo import Memo

VERSION = 1
"""Part of every memo key: raise it with any change to a lexer, a class map or the HTML."""
BASE_SECONDS = 0.5
SECONDS_PER_CHARACTER = 100e-6
"""CPU time that a block may take: about 50 times what the stock lexers usually need."""
PLAIN = "plaintext"


class Highlighter:
    """Highlights code as Rouge 3.30 does under kramdown and Jekyll; one for each process and site.

    `options` is the site's `kramdown.syntax_highlighter_opts`: `disable`, `css_class`, `wrap`, `line_numbers` with the
    options of `html.table`, `default_lang`, `guess_lang` (false: plain text is left alone), and `block` and `span`
    with any of these for one kind of code. HTML is kept in `memo`, what went wrong until `drain()`. Lexers are
    imported when the first block is lexed.
    """

    def __init__(self, *, memo: Memo | None = None, options: Mapping[str, object] | None = None) -> None:
        self._memo: Memo = memo if memo is not None else DictMemo()
        self._block = _options_for("block", options or {})
        self._span = _options_for("span", options or {})
        self._readers: dict[str, Reader] = {}
        self._found: list[Diagnostic] = []

    def drain(self) -> tuple[Diagnostic, ...]:
        """Return the diagnostics since the last call, without spans: who asked for the code knows where it stands."""
        found = tuple(self._found)
        self._found.clear()
        return found

    def tokens(self, code: str, language: str) -> Tokens | None:
        """Return `code` as (Rouge class, text), "" for plain text; None for a language that Rouge lacks.

        The texts joined are `code`. Code that a lexer cannot finish in time is one plain token, with a diagnostic.
        """
        tag = names.tag_of(language)
        return None if tag is None else self._lexed(code, tag) or [("", code)]

    def fenced(self, code: str, language: str | None) -> str | None:
        """Return what stands inside the outer `div` of kramdown's code block; None where it is not highlighted.

        That is: for a language that Rouge lacks, and for what `options` switch off.
        """
        spans = self._formatted(code, language, self._block)
        if spans is None or self._block.get("wrap", True) is False:
            return spans
        return html.block(spans, str(self._block.get("css_class") or "highlight"))

    def inline(self, code: str, language: str | None) -> str | None:
        """Return what stands inside kramdown's `code`; None where it is not highlighted."""
        return self._formatted(code, language, self._span)

    def figure(self, code: str, language: str, *, linenos: bool = False) -> str:
        """Return the HTML of Jekyll's `highlight` tag.

        `language` is taken in lower case; one that Rouge lacks gives plain text. Line ends around `code` are cut.
        """
        name = language.lower()
        return html.figure(self.framed(code, name, linenos=linenos), name)

    def framed(self, code: str, language: str, *, linenos: bool = False) -> str:
        """Return what stands inside the `code` of that figure: the spans, beside line numbers if asked for."""
        text = code.strip("\r\n")
        spans = self._spans(text, names.tag_of(language) or PLAIN)
        return html.table(text, spans, {"gutter_class": "gutter", "code_class": "code"}) if linenos else spans

    def _formatted(self, code: str, language: str | None, options: Mapping[str, object]) -> str | None:
        tag = names.tag_of(language or str(options.get("default_lang") or PLAIN))
        if tag is None or options.get("disable") or (tag == PLAIN and options.get("guess_lang", True) is False):
            return None
        spans = self._spans(code, tag)
        return html.table(code, spans, options) if options.get("line_numbers") else spans

    def _spans(self, code: str, tag: str) -> str:
        if not names.pygments_name(tag):
            return html.escape(code)
        key = f"highlight/{VERSION}/{fingerprint.of((pygments_version, tag, code)).hex()}"
        kept = self._memo.get(key)
        if kept is not None:
            return kept.decode("utf-8", "surrogatepass")
        tokens = self._lexed(code, tag)
        if tokens is None:
            return html.escape(code)
        made = html.spans(tokens)
        self._memo.put(key, made.encode("utf-8", "surrogatepass"))
        return made

    def _lexed(self, code: str, tag: str) -> Tokens | None:
        """Return the tokens, or None, with a diagnostic, where the lexer gave up."""
        if not names.pygments_name(tag):
            return [("", code)] if code else []
        reader = self._reader(tag)
        try:
            with cpu_limit(BASE_SECONDS + SECONDS_PER_CHARACTER * len(code)):
                return reader.tokens(code)
        except CpuLimitExceeded:
            message = f"highlighting {len(code)} characters of {tag} took too long; they are shown plain"
        except Exception as error:  # noqa: BLE001 - another project's lexer; its faults must not stop a site
            message = f"the lexer for {tag} failed ({type(error).__name__}: {error}); the code is shown plain"
        hint = "name another language for this block, or `plaintext`"
        self._found.append(Diagnostic("highlight-limit", message, hint=hint))
        return None

    def _reader(self, tag: str) -> Reader:
        reader = self._readers.get(tag)
        if reader is None:
            from blogengine.highlight.lexers import reader_for  # noqa: PLC0415 - brings Pygments' lexers

            reader = self._readers[tag] = reader_for(tag)
        return reader


def _options_for(kind: str, options: Mapping[str, object]) -> dict[str, object]:
    """Return the options with those for one kind of code laid over them."""
    special = options.get(kind)
    common = {str(key): value for key, value in options.items() if key not in ("block", "span")}
    return {**common, **special} if isinstance(special, Mapping) else common
