"""Shell sessions, in the tokens of Rouge's `console`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pygments.lexer import Lexer, do_insertions  # type: ignore[attr-defined]  # the stubs lack it
from pygments.token import Comment, Generic, Keyword, Name, Text, Whitespace

from blogengine.highlight.lexers.shell import ShellLexer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pygments.token import _TokenType

    _Tokens = Iterator[tuple[int, _TokenType, str]]

_PROMPT = re.compile(r"([^\n]*?[$#>])(\s*)")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_ELLIPSIS = re.compile(r"\s*<?\.\.\.>?\s*")


class ConsoleLexer(Lexer):
    """Reads prompts with commands, which may span lines, and output: a line with `$`, `#` or `>` has a prompt."""

    name = "Console"

    def get_tokens_unprocessed(self, text: str) -> _Tokens:
        """Yield (0, token type, text); positions are not kept, as nothing of ours reads them."""
        commands = ""
        prompts: list[tuple[int, list[tuple[int, _TokenType, str]]]] = []
        for line in _LINE.findall(text):
            prompt = _PROMPT.match(line)
            if prompt:
                marks = [(0, Generic.Prompt, prompt[1]), (len(prompt[1]), Whitespace, prompt[2])]
                prompts.append((len(commands), marks))
                commands += line[prompt.end() :]
                continue
            if prompts:
                yield from _session(commands, prompts)
                commands, prompts = "", []
            yield 0, Comment if _ELLIPSIS.fullmatch(line) else Generic.Output, line
        if prompts:
            yield from _session(commands, prompts)


def _session(commands: str, prompts: list[tuple[int, list[tuple[int, _TokenType, str]]]]) -> _Tokens:
    """Yield the tokens of commands that follow each other, with their prompts where they stood."""
    yield from do_insertions(prompts, _by_line(ShellLexer().get_tokens_unprocessed(commands)))


def _by_line(tokens: _Tokens) -> _Tokens:
    """Rouge lexes line by line: no word takes the white space before the next line's."""
    for start, kind, text in tokens:
        word = text.rstrip()
        if kind in (Keyword, Name.Builtin) and "\n" in text:
            yield start, kind, word
            yield start + len(word), Text, text[len(word) :]
        else:
            yield start, kind, text
