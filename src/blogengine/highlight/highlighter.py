"""The highlighter: code in, Rouge's HTML out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygments import __version__ as pygments_version

from blogengine import fingerprint
from blogengine.errors import Diagnostic
from blogengine.highlight import html, names
from blogengine.highlight.language import GUESS, Language, find_language
from blogengine.highlight.limits import CpuLimit, LexerFailed, LexingLimitExceeded, needs_process
from blogengine.highlight.names import PLAIN
from blogengine.highlight.options import CodeOptions, LineNumbers
from blogengine.memo import DictMemo

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from blogengine.errors import SourceSpan
    from blogengine.highlight.helper import Helper
    from blogengine.highlight.tokens import Reader, Tokens
    from blogengine.memo import Memo

VERSION = 1
"""Part of every memo key: raise it with any change to a lexer, a class map or the HTML."""
BASE_SECONDS = 0.5
SECONDS_PER_CHARACTER = 100e-6
"""CPU time that a block may take: about 50 times what the stock lexers usually need."""
_ROUGE = ("rouge", "pygments")
"""The engines with which Jekyll's tag still highlights; any other leaves its code plain."""
BLOCK = CodeOptions()
_TAG_NUMBERS = LineNumbers(gutter_class="gutter", code_class="code")


class Highlighter:
    """Highlights code as Rouge 3.30 does under kramdown and Jekyll; one for each process and site.

    `engine` is the site's `highlighter`, which the `highlight` tag obeys. HTML is kept in `memo`, what went wrong until
    `drain()`. Lexers are imported when the first block is lexed. Where a method takes `place`, that is where the code
    stands, for diagnostics.
    """

    def __init__(self, *, memo: Memo | None = None, engine: str = "rouge") -> None:
        self._memo: Memo = memo if memo is not None else DictMemo()
        self._engine = engine
        self._readers: dict[Language, Reader] = {}
        self._helper: Helper | None = None
        self._limit = CpuLimit()
        self._found: list[Diagnostic] = []

    def ready(self) -> AbstractContextManager[None]:
        """Return a context in which much is to be highlighted: what a limit needs is then made ready once."""
        return self._limit.ready()

    def drain(self) -> tuple[Diagnostic, ...]:
        """Return the diagnostics since the last call."""
        found = tuple(self._found)
        self._found.clear()
        return found

    def tokens(self, code: str, language: str) -> Tokens | None:
        """Return `code` as (Rouge class, text), "" for plain text; None for a language that Rouge lacks.

        The texts joined are `code`. Code that a lexer cannot finish in time is one plain token, with a diagnostic.
        """
        found = find_language(language, code)
        return None if found is None else self._lexed(code, found, None) or [("", code)]

    def fenced(
        self, code: str, language: str | None, options: CodeOptions = BLOCK, place: SourceSpan | None = None
    ) -> str | None:
        """Return what stands inside the outer `div` of kramdown's code block; None where it is not highlighted.

        That is: for a language that Rouge lacks, and for what `options` switch off. `language` is as written, None for
        the default.
        """
        written = self.inline(code, language, options, place)
        return html.block(written, options.css_class) if written is not None and options.wrap else written

    def inline(
        self, code: str, language: str | None, options: CodeOptions = BLOCK, place: SourceSpan | None = None
    ) -> str | None:
        """Return what stands inside kramdown's `code`; None where it is not highlighted."""
        name = language or options.default_lang or (GUESS if options.guess_lang else None)
        found = find_language(name, code) if name else None
        if found is None or options.disable or (found.tag == PLAIN and not options.guess_lang):
            return None
        spans = self._spans(code, found, place)
        return html.table(code, spans, options.line_numbers) if options.line_numbers else spans

    def framed(self, code: str, language: str, *, linenos: bool = False, place: SourceSpan | None = None) -> str:
        """Return what stands inside the `code` of Jekyll's `highlight` tag; plain text for a language that Rouge lacks."""
        if self._engine not in _ROUGE:
            return html.escape_all(code).strip(" \t\n\v\f\r\0")
        spans = self._spans(code, find_language(language, code) or Language(PLAIN), place)
        return html.table(code, spans, _TAG_NUMBERS) if linenos else spans

    def _spans(self, code: str, language: Language, place: SourceSpan | None) -> str:
        if not _has_reader(language):
            return html.escape(code)
        key = f"highlight/{VERSION}/{fingerprint.of((pygments_version, language.tag, language.options, code)).hex()}"
        kept = self._memo.get(key)
        if kept is not None:
            return kept.decode("utf-8", "surrogatepass")
        tokens = self._lexed(code, language, place)
        if tokens is None:
            return html.escape(code)
        made = html.spans(tokens)
        self._memo.put(key, made.encode("utf-8", "surrogatepass"))
        return made

    def _lexed(self, code: str, language: Language, place: SourceSpan | None) -> Tokens | None:
        """Return the tokens, or None, with a diagnostic, where the lexer gave up."""
        if not _has_reader(language):
            return [("", code)] if code else []
        try:
            return self._limited(code, language, BASE_SECONDS + SECONDS_PER_CHARACTER * len(code))
        except LexingLimitExceeded:
            message = f"highlighting {len(code)} characters of {language.tag} takes too long; they are shown plain"
        except Exception as error:  # noqa: BLE001 - another project's lexer; its faults must not stop a site
            what = str(error) if isinstance(error, LexerFailed) else f"{type(error).__name__}: {error}"
            message = f"the lexer for {language.tag} failed ({what}); the code is shown plain"
        hint = "name another language for this code, or `plaintext`"
        self._found.append(Diagnostic("highlight-limit", message, place, hint))
        return None

    def _limited(self, code: str, language: Language, seconds: float) -> Tokens:
        if needs_process():
            return self._help().tokens(code, language, seconds)
        reader = self._readers.get(language)
        if reader is None:
            from blogengine.highlight.lexers import reader_for  # noqa: PLC0415 - brings Pygments' lexers

            reader = self._readers[language] = reader_for(language.tag, dict(language.options))
        with self._limit.of(seconds):
            return reader.tokens(code)

    def _help(self) -> Helper:
        from blogengine.highlight.helper import Helper  # noqa: PLC0415 - for programs with threads

        if self._helper is None:
            self._helper = Helper()
        return self._helper


def _has_reader(language: Language) -> bool:
    """Say whether a language may have any tokens but plain text."""
    return bool(names.pygments_name(language.tag)) or (language.tag == PLAIN and bool(language.options))
