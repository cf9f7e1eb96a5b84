"""Liquid, in the tokens of Rouge's `liquid`; what stands around tags and output is plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text, Whitespace

from blogengine.highlight.lexers.rules import OwnLexer, groups

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pygments.lexer import RegexLexer
    from pygments.token import _TokenType

    from blogengine.highlight.lexers.rules import Rules

_END = "#pop:999"
"""Leaves all states but the first, as what ends a tag or output does."""
_CLOSE = r"(\s*)(-?%\})"
_SINGLE = re.compile(r"'[^']*'")
_DOUBLE = re.compile(r'"[^"]*"')


def _unless_quoted(kind: _TokenType) -> Callable[..., Iterator[tuple[int, _TokenType, str]]]:
    """Return a callback that gives a match a token type, or that of the quotes in it."""

    def told(
        _lexer: RegexLexer, match: re.Match[str], _context: object = None
    ) -> Iterator[tuple[int, _TokenType, str]]:
        text = match.group()
        single, double = _SINGLE.search(text), _DOUBLE.search(text)
        yield 0, String.Single if single else String.Double if double else kind, text

    return told


def _filter(name_end: str) -> str:
    return rf"(\|)(\s*)([a-zA-Z_][^\s{name_end}|:]*)"


def _hidden(tag: str, kind: _TokenType) -> list[object]:
    """Return rules for what stands between a tag and its end, and is not read."""
    return [
        (r"[^{]+", kind),
        (
            rf"(\{{%-?)(\s*)(end{tag}){_CLOSE}",
            groups(Punctuation, Whitespace, Name.Tag, Whitespace, Punctuation),
            _END,
        ),
        (r"\{", kind),
    ]


_FILTER = groups(Punctuation, Whitespace, Name.Function)


class LiquidLexer(OwnLexer):
    """Reads Liquid; a line's end inside a tag is an error."""

    name = "Liquid"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (r"[^{]+", Text),
            (r"(\{%-?)(\s*)", groups(Punctuation, Whitespace), "tag"),
            (r"(\{\{-?)(\s*)", groups(Punctuation, Whitespace), "output"),
            (r"\{", Text),
        ],
        "tag": [
            (rf"(else|endif|endunless|endcase){_CLOSE}", groups(Keyword.Reserved, Whitespace, Punctuation), "#pop"),
            (r"(?:if|elsif|unless|case)(?u:\b)", Keyword.Reserved, "condition"),
            (r"when(?u:\b)", Keyword.Reserved, "alternative"),
            (
                rf"(capture|increment|decrement)(\s+)([^\s%]+){_CLOSE}",
                groups(Name.Tag, Whitespace, Name.Variable, Whitespace, Punctuation),
                "#pop",
            ),
            (rf"(comment){_CLOSE}", groups(Name.Tag, Whitespace, Punctuation), "comment"),
            (rf"(raw){_CLOSE}", groups(Name.Tag, Whitespace, Punctuation), "raw"),
            (rf"(end[^\s%]+){_CLOSE}", groups(Name.Tag, Whitespace, Punctuation), "#pop"),
            (r"(?:assign|echo)(?u:\b)", Name.Tag, "assignment"),
            (r"(?:include|render)(?u:\b)", Name.Tag, "inclusion"),
            (
                r"(cycle)(\s+)(?:([^\s:]*)(\s*)(:))?(\s*)",
                groups(Name.Tag, Whitespace, _unless_quoted(Name.Attribute), Whitespace, Punctuation, Whitespace),
                "choices",
            ),
            (
                r"""(for|tablerow)(\s+)([\w-]+)(\s+)(in)(\s+)((?:[^\s%,|'"]|"[^"]*"|'[^']*')+)(\s*)""",
                groups(
                    *(Name.Tag, Whitespace, Name.Variable, Whitespace, Name.Tag, Whitespace),
                    *(_unless_quoted(Name.Variable), Whitespace),
                ),
                "markup",
            ),
            (r"([^\s%]+)(\s*)", groups(Name.Tag, Whitespace), "markup"),
            (r"\n", Error),
        ],
        "output": [
            (_filter("}"), _FILTER, "filters"),
            (r"-?\}\}", Punctuation, _END),
            include("expression"),
        ],
        "filters": [
            (_filter("%}"), _FILTER),
            (r"-?[}%]\}", Punctuation, _END),
            include("arguments"),
        ],
        "condition": [
            (r"[=!]=|[<>]=?", Operator),
            (r"(?:and|or|contains)(?u:\b)", Operator.Word),
            include("alternative"),
        ],
        "alternative": [include("end"), include("expression")],
        "assignment": [(r"=", Operator), (_filter("%"), _FILTER, "filters"), include("alternative")],
        "inclusion": [
            (r"(\{\{-?)(\s*)", groups(Punctuation, Whitespace), "embedded"),
            (r"(?:with|for)(?u:\b)", Name.Tag),
            (r"[/\w-]{1,300}(?:\.[\w-]{1,300})+(?u:\b)", Text),
            include("choices"),
        ],
        "embedded": [(_filter("}"), _FILTER), (r"-?\}\}", Punctuation, "#pop"), include("arguments")],
        "choices": [include("end"), include("arguments")],
        "markup": [
            (r"reversed(?u:\b)", Name.Attribute),
            include("end"),
            include("parameters"),
            include("rest"),
        ],
        "end": [(r"-?%\}", Punctuation, _END)],
        "arguments": [include("parameters"), include("variable"), include("rest")],
        "parameters": [
            include("literal"),
            (r"([^\s=:]{1,300})(\s*)([=:])", groups(Name.Attribute, Whitespace, Operator)),
            (r"[,:]", Punctuation),
        ],
        "rest": [(r"\S+", Text), (r"\n", Error)],
        "expression": [include("literal"), include("variable"), (r"\n", Error)],
        "literal": [
            (r"[ \t]+", Whitespace),
            (r"(?:false|true|nil)(?u:\b)", Keyword.Constant),
            (r"'[^']*'", String.Single),
            (r'"[^"]*"', String.Double),
            (r"-", Operator),
            (r"\d+\.\d+", Number.Float),
            (r"\d+", Number.Integer),
        ],
        "variable": [
            (r"(?:empty|blank|forloop\.[^\s%}|:]+)(?u:\b)", Name.Builtin),
            (r"\.(?=\w)|[\[\]]", Punctuation),
            (r"(?:first|last|size)(?u:\b)", Name.Function),
            (r"[a-zA-Z_][\w-]*\??", Name.Variable),
        ],
        "comment": _hidden("comment", Comment),
        "raw": _hidden("raw", Text),
    }
