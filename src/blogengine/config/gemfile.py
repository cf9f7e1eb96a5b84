"""The Gemfile, as far as Jekyll's builds depend on it: the gems of the group `:jekyll_plugins`, and GitHub Pages.

A Gemfile is a Ruby program. Read here is the plain form that people write: a statement a line, `gem` with strings,
symbols and options, blocks with `do` and `end`. What a condition guards is read as if it held; what is said in any other
way is noted, so that nobody wonders why a plugin is missing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.errors import Diagnostic, SourceSpan
from blogengine.records import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NAME = "Gemfile"
_GROUP = "jekyll_plugins"
_HARMLESS = frozenset(
    {"source", "ruby", "gemspec", "git_source", "require", "puts", "end", "else", "elsif", "unless", "if"}
)
_BLOCKS = frozenset({"source", "platforms", "platform", "path", "git", "github", "install_if", "group"})
_NOT_HERE = ("platforms:", "platform:", "install_if:", ":platforms", ":platform", ":install_if")
_SYMBOLS = re.compile(r"%[iIwW][\[({<]([^\])}>#]*)[\])}>]")
_WORD = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_?!")


@dataclass(frozen=True, slots=True)
class Gemfile:
    """What a Gemfile says: the gems of the group that Jekyll loads, with their places, all gems, and what is not understood.

    Gems are in their order.
    """

    plugins: Mapping[str, SourceSpan] = field(default_factory=dict)
    gems: tuple[str, ...] = ()
    found: tuple[Diagnostic, ...] = ()

    @property
    def github_pages(self) -> bool:
        """Whether the site is built by the Jekyll of GitHub Pages."""
        return "github-pages" in self.gems


@dataclass(frozen=True, slots=True)
class _Statement:
    """A statement, its lines joined, without its comment, and the line where it begins."""

    text: str
    line: int


def read_gemfile(text: str) -> Gemfile:
    """Read a Gemfile. Never raises: what cannot be understood is in `found` (`gemfile`)."""
    plugins: dict[str, SourceSpan] = {}
    gems: list[str] = []
    found: list[Diagnostic] = []
    blocks: list[bool] = []
    """For each open block, whether it is of the group that counts."""
    for statement in _statements(text):
        word = _first_word(statement.text)
        strings, symbols, understood = _arguments(statement.text)
        if word == "end":
            del blocks[-1:]
        elif word == "gem" and strings and understood:
            gems.append(strings[0])
            if (any(blocks) or _in_group(statement.text, {*symbols, *strings[1:]})) and _is_loaded(statement.text):
                plugins.setdefault(strings[0], SourceSpan(NAME, statement.line))
        elif _opens_block(statement.text, word):
            blocks.append(word == "group" and _GROUP in {*symbols, *strings})
            if word not in _BLOCKS | {"if", "unless", "git_source"}:
                found.append(_odd(statement))
        elif word == "gem" or (word not in _HARMLESS and not _is_assignment(statement.text)):
            found.append(_odd(statement))
    return Gemfile(plugins, tuple(dict.fromkeys(gems)), tuple(found))


def _odd(statement: _Statement) -> Diagnostic:
    message = f"this is not understood, and taken for nothing: {statement.text}"
    hint = "name a plugin that it would add in `plugins:` of _config.yml; JEKYLL_NO_BUNDLER_REQUIRE=true ignores the Gemfile"
    return Diagnostic("gemfile", message, SourceSpan(NAME, statement.line), hint)


def _statements(text: str) -> Iterator[_Statement]:
    """Yield the statements; one goes on after a comma, a backslash or an open bracket."""
    parts: list[str] = []
    first, in_comment = 1, False
    for number, raw in enumerate(text.split("\n"), 1):
        in_comment = raw.startswith("=begin") or (in_comment and not raw.startswith("=end"))
        line = "" if in_comment or raw.startswith("=end") else _without_comment(raw).strip()
        if not line:
            continue
        if not parts:
            first = number
        parts.append(line.removesuffix("\\").rstrip())
        joined = " ".join(parts)
        if line.endswith((",", "\\")) or _open_brackets(joined) > 0:
            continue
        yield _Statement(joined, first)
        parts = []
    if parts:
        yield _Statement(" ".join(parts), first)


def _without_comment(line: str) -> str:
    """Return a line without what follows `#` outside of quotes."""
    quote = ""
    for position, sign in enumerate(line):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign == "#":
            return line[:position]
    return line


def _open_brackets(text: str) -> int:
    plain = _without_strings(text)
    return sum(plain.count(each) for each in "([{") - sum(plain.count(each) for each in ")]}")


def _without_strings(text: str) -> str:
    """Return a statement with its quoted texts empty."""
    out, quote = [], ""
    for sign in text:
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        else:
            out.append(sign)
    return "".join(out)


def _first_word(text: str) -> str:
    end = next((position for position, sign in enumerate(text) if sign not in _WORD), len(text))
    return text[:end]


def _arguments(text: str) -> tuple[list[str], set[str], bool]:
    """Return the quoted texts and the symbols of a statement, and whether every text is closed and plain."""
    strings: list[str] = []
    symbols = {name for names in _SYMBOLS.findall(_without_strings(text)) for name in names.split()}
    position = 0
    while position < len(text):
        sign = text[position]
        if sign in "\"'":
            end = text.find(sign, position + 1)
            if end < 0 or "#{" in text[position:end]:
                return strings, symbols, False
            strings.append(text[position + 1 : end])
            position = end
        elif sign == ":" and position + 1 < len(text) and text[position + 1] in _WORD:
            name = _first_word(text[position + 1 :])
            symbols.add(name)
            position += len(name)
        position += 1
    return strings, symbols, True


def _in_group(text: str, names: set[str]) -> bool:
    return _GROUP in names and "group" in _without_strings(text)


def _is_loaded(text: str) -> bool:
    """Say whether Bundler requires the gem, and on every kind of machine."""
    plain = _without_strings(text)
    squeezed = "".join(plain.split())
    refused = "require:false" in squeezed or ":require=>false" in squeezed or "require:[]" in squeezed
    return not refused and not any(option in plain for option in _NOT_HERE)


def _opens_block(text: str, word: str) -> bool:
    plain = f" {_without_strings(text)} "
    return " do " in plain or " do |" in plain or word in {"if", "unless", "case", "def", "while"}


def _is_assignment(text: str) -> bool:
    plain = _without_strings(text)
    return "=" in plain and "gem" not in plain.partition("=")[2].split()
