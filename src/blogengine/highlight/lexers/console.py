"""Shell sessions, in the tokens of Rouge's `console`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Self

from pygments.lexer import Lexer
from pygments.token import Comment, Generic, Name, Whitespace

from blogengine.highlight import names
from blogengine.highlight.language import option_flag, option_text, option_words
from blogengine.highlight.lexers import reader_for
from blogengine.highlight.tokens import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pygments.token import _TokenType

    from blogengine.highlight.language import Options

    _Tokens = Iterator[tuple[int, _TokenType, str]]

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_SPACE = re.compile(r"[ \t\r\n\f\v]*")
_ELISION = re.compile(r"[ \t\r\n\f\v]*(?:<\.+>|\.+)[ \t\r\n\f\v]*")
_COMMENT = re.compile(r"[ \t\r\n\f\v\0]*#")


class _Speaker:
    """Reads what a session says in one language, line after line.

    A heredoc's end is not to be found in the line that opens it, so the word that ends it is kept here.
    """

    def __init__(self, tag: str, options: Options) -> None:
        self._reader = reader_for(tag, options)
        self._tag = tag
        self._stack = ["root"]
        self._terminator = ""

    def reset(self) -> None:
        """Forget what the last line left open."""
        self._stack[:] = ["root"]
        self._terminator = ""

    def read(self, line: str) -> _Tokens:
        """Yield the tokens of the next line."""
        if self._terminator:
            yield from self._read_heredoc(line)
            return
        cls, word = "", ""
        for cls, text in self._reader.resume(line, self._stack):
            word = text if cls == "no" else word
            yield 0, kind_of(cls), text
        if cls == "sh" and self._tag == "shell":
            self._terminator = word

    def _read_heredoc(self, line: str) -> _Tokens:
        if line.strip() == self._terminator:
            self._terminator = ""
            yield 0, Name.Constant, line
            return
        for cls, text in self._reader.resume(line, ["root", "heredoc"]):
            yield 0, kind_of(cls), text


class ConsoleLexer(Lexer):
    """Reads prompts with commands, which may span lines, and output: a line with `$`, `#`, `>` or `;` has a prompt."""

    name = "Console"

    def __init__(self) -> None:
        super().__init__()
        self._set({})

    @classmethod
    def with_options(cls, options: Options) -> Self:
        """Return the lexer for options as a fence gives them: `lang`, `output`, `prompt`, `comments`, `error`."""
        made = cls()
        made._set(options)
        return made

    def _set(self, options: Options) -> None:
        ends, errors = option_words(options, "prompt"), option_words(options, "error")
        comments = option_flag(options, "comments", default=bool(ends) and "#" not in ends)
        ends = ends or (["$", ">", ";"] if comments else ["$", "#", ">", ";"])
        before = "[^<#]*?" if comments else "[^\n]*?"
        self._prompt = re.compile(f"{before}(?:{'|'.join(map(re.escape, ends))})")
        self._error = re.compile("|".join(map(re.escape, errors)) or "(?!)")
        self._commands = _speaker(options, "lang", "shell", {})
        self._output = _speaker(options, "output", names.PLAIN, {"token": ("Generic.Output",)})

    def get_tokens_unprocessed(self, text: str) -> _Tokens:
        """Yield (0, token type, text); positions are not kept, as nothing of ours reads them."""
        self._commands.reset()
        self._output.reset()
        for line in _LINE.findall(text):
            prompt = None if _ELISION.fullmatch(line) else self._prompt.match(line)
            if prompt:
                self._output.reset()
                yield from self._command(line, prompt.end())
                continue
            self._commands.reset()
            kind = self._kind_of(line)
            if kind is None:
                yield from self._output.read(line)
            else:
                self._output.reset()
                yield 0, kind, line

    def _command(self, line: str, end: int) -> _Tokens:
        space = _SPACE.match(line, end)
        assert space
        yield 0, Generic.Prompt, line[:end]
        yield 0, Whitespace, space[0]
        yield from self._commands.read(line[space.end() :])

    def _kind_of(self, line: str) -> _TokenType | None:
        if _ELISION.fullmatch(line) or _COMMENT.match(line):
            return Comment
        return Generic.Error if self._error.match(line) else None


def _speaker(options: Options, key: str, default: str, defaults: Options) -> _Speaker:
    """Return who reads the language that an option names, with the session's own options; else who reads the default."""
    tag = names.tag_of(option_text(options, key) or "")
    if tag is None:
        return _Speaker(default, defaults or options)
    return _Speaker(tag, {name: value for name, value in options.items() if name != key})
