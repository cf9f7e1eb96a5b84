"""Sass in both its notations, in the tokens of Rouge's `scss` and `sass`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.css import COLOURS, PROPERTIES, VALUES
from blogengine.highlight.lexers.rules import OwnLexer, groups, one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pygments.lexer import RegexLexer
    from pygments.token import _TokenType

    from blogengine.highlight.lexers.rules import Rules

_END = "#pop:999"
"""Leaves all states but the first, as what ends a statement does."""
_NAME = r"[\w-]+"
_UNIT = r"(?:%|[a-z]+)?"
_COMMENT_LINES = re.compile(r"([ \t]*)(.*\n?)")


def _words(words: str) -> str:
    return rf"{one_of(words)}(?![\w-])"


def _piece(sign: str, kind: _TokenType, state: str) -> list[object]:
    """Return rules for a sign with its name; `state` reads on after an interpolation in the name."""
    return [(rf"{sign}(?:{_NAME})?(?=#\{{)", kind, state), (rf"{sign}(?:{_NAME})?", kind)]


def _piece_rest(kind: _TokenType) -> list[object]:
    return [(_NAME, kind), include("interpolated"), default("#pop")]


def _string(quote: str, kind: _TokenType) -> list[object]:
    return [
        (quote, kind, "#pop"),
        include("interpolated"),
        (rf"(?:[^\\\n{quote}#]+|\\.|\\|#(?!\{{))+", kind),
        (r"\n", Error),
    ]


class _SassLexer(OwnLexer):
    """What both notations share; the state `end` holds what ends a statement."""

    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "statement": [
            (r"@for(?u:\b)", Keyword, "for"),
            (r"@(?:debug|warn|if|each|while|else|return|media)", Keyword, "value"),
            (rf"(@(?:mixin|function))(\s+)({_NAME})", groups(Keyword, Text, Name.Function), "value"),
            (rf"(@include)(\s+)({_NAME})", groups(Keyword, Text, Name.Decorator), "value"),
            (rf"@{_NAME}|&", Keyword, "selector"),
            (rf"(\${_NAME})([ \t]*)(:)", groups(Name.Variable, Text, Punctuation), "value"),
        ],
        "attribute": [
            include("attribute_name"),
            (r"([ \t]*)(:)", groups(Text, Punctuation), "value"),
            (r"\n", Error),
        ],
        "attribute_name": [
            include("interpolated"),
            (_words(PROPERTIES), Name.Label),
            (_NAME, Name.Attribute),
        ],
        "for": [(r"from|to|through", Operator.Word), include("value")],
        "value": [
            include("end"),
            (r"[ \t]+", Text),
            (rf"\${_NAME}", Name.Variable),
            (r"url\(", String.Other, "url"),
            (r"[\w-]{1,99}(?![\w-])(?=\s*\()", Name.Function),
            (rf"%{_NAME}", Name.Decorator),
            (r"(?:true|false)(?u:\b)", Name.Builtin.Pseudo),
            (r"(?:and|or|not)(?u:\b)", Operator.Word),
            (r"#[a-zA-Z0-9]{1,6}", Number.Hex),
            (rf"-?\d+{_UNIT}", Number),
            (rf"-?\.\d+{_UNIT}", Number.Integer),
            include("strings"),
            include("interpolated"),
            (r"[~^*!&%<>|+=@:,./?-]+", Operator),
            (r"[\[\]()]+", Punctuation),
            (_words(VALUES), Name.Builtin),
            (_words(COLOURS), Name.Constant),
            (_NAME, Name),
        ],
        "selector": [
            include("end"),
            include("strings"),
            include("interpolated"),
            (r"[ \t]+", Text),
            *_piece(":", Name.Decorator, "pseudo"),
            *_piece(r"\.", Name.Class, "class"),
            *_piece("#", Name.Namespace, "id"),
            *_piece("%", Name.Variable, "placeholder"),
            (_NAME, Name.Tag),
            (r"&", Keyword),
            (r"[~^*!\[\]()<>|+=@,;/?]", Operator),
        ],
        "pseudo": _piece_rest(Name.Decorator),
        "class": _piece_rest(Name.Class),
        "id": _piece_rest(Name.Namespace),
        "placeholder": _piece_rest(Name.Variable),
        "interpolated": [(r"#\{", String.Interpol, "interpolation")],
        "interpolation": [(r"\}", String.Interpol, "#pop"), include("value")],
        "strings": [
            (r'"[^\\\n"#]*"', String.Double),
            (r"'[^\\\n'#]*'", String.Single),
            (r'"', String.Double, "double"),
            (r"'", String.Single, "single"),
        ],
        "double": _string('"', String.Double),
        "single": _string("'", String.Single),
        "url": [
            (r"\)", String.Other, "#pop"),
            include("interpolated"),
            (r"(?:[^\\\n)#]+|\\.|\\|#(?!\{))+", String.Other),
            (r"\n", Error),
        ],
    }


class ScssLexer(_SassLexer):
    """Reads SCSS; a declaration is told from a selector by what follows its first colon."""

    name = "SCSS"
    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+", Text),
            (r"//.*", Comment.Single),
            (r"/\*[\s\S]*?\*/", Comment.Multiline),
            (r"@import(?u:\b)", Keyword, "value"),
            include("statement"),
            (rf"({_words(PROPERTIES)})([ \t]*)(:)(?![a-z])", groups(Name.Label, Text, Punctuation), "value"),
            (rf"({_NAME})([ \t]*)(:)(?![a-z])", groups(Name.Attribute, Text, Punctuation), "value"),
            (r"(?=[^;{}][;}]|[^;{}:\[]+:[^a-z])", Text, "attribute"),
            default("selector"),
        ],
        "end": [(r"\n", Text), (r"[;{}]", Punctuation, _END)],
    }


def _comment(_lexer: RegexLexer, match: re.Match[str]) -> Iterator[tuple[int, _TokenType, str]]:
    """Give a comment's lines their token, to their ends or with them, but not their indentation."""
    kind = Comment.Single if match["single"] else Comment.Multiline
    for indent, line in _COMMENT_LINES.findall(match.group()):
        text = line.rstrip("\n") if kind is Comment.Single else line
        yield 0, Text, indent
        yield 0, kind if line != "\n" else Text, text
        yield 0, Text, line[len(text) :]


class SassLexer(_SassLexer):
    """Reads the indented notation; a line's end ends its statement, and lines under a comment belong to it."""

    name = "Sass"
    tokens: ClassVar[Rules] = {
        "root": [
            (r"[ \t]*\n", Text),
            (r"([ \t]*)(?:(?P<single>//)|/\*(?=.*\n)).*(?:\n(?:[ \t]*\n)*\1[ \t]+[^ \t\n].*)*\n?", _comment),
            (r"[ \t]*", Text, "line"),
        ],
        "line": [
            (r"(?:(?P<single>//)|/\*(?=.*\n)).*(?:\n(?:[ \t]*\n)*[ \t]+[^ \t\n].*)*\n?", _comment, "#pop"),
            (r"@import(?u:\b)", Keyword, "import"),
            include("statement"),
            (rf"={_NAME}", Name.Function, "value"),
            (rf"\+{_NAME}", Name.Decorator, "value"),
            (r":", Name.Attribute, "old_attribute"),
            (r"(?=[^\[\n]+?:(?:[^a-z]|$))", Text, "attribute"),
            default("selector"),
        ],
        "import": [(r"[ \t]+", Text), (r"\n", Text, "#pop"), (r"\S+", String)],
        "old_attribute": [include("attribute_name"), default(("#pop", "value"))],
        "end": [(r"\n", Text, _END)],
    }
