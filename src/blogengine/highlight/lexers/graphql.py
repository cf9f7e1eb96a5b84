"""GraphQL, in the tokens of Rouge's `graphql`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Punctuation, String, Whitespace

from blogengine.highlight.lexers.markdown import MarkdownLexer
from blogengine.highlight.lexers.rules import OwnLexer, groups, using

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_NAME = r"[_A-Za-z]\w*+(?u:\b)"
_TYPE = r"(?:Int|Float|String|Boolean|ID)(?u:\b)"
_EXPONENT = r"(?:[eE][+-]?\d+)?"


def _values(leave: str | None, where: str) -> list[object]:
    """Return rules for values; after one, the state `leave` says is left.

    `where` is "outer" for the lists and objects whose end ends a value, "inner" for those in a list.
    """
    kinds = [
        (rf"\${_NAME}", Name.Variable),
        (r"(?:true|false|null)(?u:\b)", Keyword.Constant),
        (rf"[+-]?\d+\.\d+{_EXPONENT}", Number.Float),
        (rf"[+-]?[1-9]\d*{_EXPONENT}", Number.Integer),
        (r'"(?:\\[\\"]|[^"\\]|\\)*+"', String.Double),
        (_NAME, Name),
    ]
    return [
        include("anywhere"),
        (r'"""[\s\S]*?"""', String.Double),
        *((pattern, kind, leave) if leave else (pattern, kind) for pattern, kind in kinds),
        (r"\{", Punctuation, f"{where}_object"),
        (r"\[", Punctuation, f"{where}_list"),
    ]


def _object(end: str) -> list[object]:
    return [
        include("anywhere"),
        (r"\}", Punctuation, end),
        (r"([_A-Za-z]\w*+)(\s*)(:)", groups(Name, Whitespace, Punctuation), "value"),
    ]


class GraphqlLexer(OwnLexer):
    """Reads GraphQL; a description is Markdown where definitions stand, and an error among fields."""

    name = "GraphQL"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            include("anywhere"),
            (r"(?:query|mutation|subscription)(?u:\b)", Keyword, "operation"),
            (r"\{", Punctuation, ("operation", "outer_selection")),
            (r"fragment(?u:\b)", Keyword, "fragment"),
            (r"scalar(?u:\b)", Keyword, "value"),
            (r"(?:type|interface|enum|input|schema)(?u:\b)", Keyword, "type"),
            (r"union(?u:\b)", Keyword, "union"),
            (r"extend(?u:\b)", Keyword),
            (
                r'(""")(\n)([\s\S]*?)(\n)(""")',
                groups(String.Double, Whitespace, using(MarkdownLexer), Whitespace, String.Double),
            ),
        ],
        "anywhere": [(r"\s+", Whitespace), (r"#.*", Comment), (r"[!,]", Punctuation)],
        "directives": [
            (r"(@[_A-Za-z]\w*+)(\s*)(\()", groups(Keyword, Whitespace, Punctuation), "arguments"),
            (rf"@{_NAME}", Keyword),
        ],
        "fragment": [(r"on(?u:\b)", Keyword), include("operation")],
        "operation": [
            include("anywhere"),
            include("directives"),
            (_NAME, Name),
            (r"\(", Punctuation, "variables"),
            (r"\{", Punctuation, "outer_selection"),
        ],
        "type": [
            include("anywhere"),
            (r"implements(?u:\b)", Keyword),
            (_NAME, Name),
            (r"\(", Punctuation, "variables"),
            (r"\{", Punctuation, "fields"),
        ],
        "union": [(_NAME, Name), (r"=", Punctuation, "member"), include("anywhere")],
        "member": [(_NAME, Name, ("#pop", "next_member")), include("anywhere")],
        "next_member": [
            (r"\|", Punctuation, ("#pop", "member")),
            (r"(?=[^|\s#])", Punctuation, "#pop:2"),
            include("anywhere"),
        ],
        "fields": [
            include("anywhere"),
            (
                rf"([_A-Za-z]\w*+)(\s*)(:)(\s*)(?:({_TYPE})|({_NAME}))",
                groups(Name, Whitespace, Punctuation, Whitespace, Name.Builtin, Name),
            ),
            (r"\}", Punctuation, "#pop:2"),
            (r"([_A-Za-z]\w*+)(\s*)(\()", groups(Name, Whitespace, Punctuation), "variables"),
            (_NAME, Name),
            (r":", Punctuation, "type_name"),
        ],
        "arguments": [
            include("anywhere"),
            (r"\)", Punctuation, "#pop"),
            (_NAME, Name),
            (r":", Punctuation, "value"),
        ],
        "variables": [
            include("anywhere"),
            (
                rf"(?:(\${_NAME})|({_NAME}))(:)(\s*)(?:({_TYPE})|({_NAME}))",
                groups(Name.Variable, Name, Punctuation, Whitespace, Name.Builtin, Name),
            ),
            (r"\)", Punctuation, "#pop"),
            (rf"\${_NAME}", Name.Variable),
            (_NAME, Name),
            (r":", Punctuation, "type_name"),
            (r"=", Punctuation, "value"),
        ],
        "type_name": [
            include("anywhere"),
            (_TYPE, Name.Builtin, "#pop"),
            (_NAME, Name, "#pop"),
            (r"\[", Punctuation, "type_list"),
        ],
        "type_list": [
            include("anywhere"),
            (_TYPE, Name.Builtin),
            (_NAME, Name),
            (r"\]", Punctuation, "#pop:2"),
        ],
        "outer_selection": [(r"\}", Punctuation, "#pop:2"), include("selection")],
        "inner_selection": [(r"\}", Punctuation, "#pop"), include("selection")],
        "selection": [
            include("anywhere"),
            include("directives"),
            (r"([_A-Za-z]\w*+)(\s*)(\()", groups(Name, Whitespace, Punctuation), "arguments"),
            (r"([_A-Za-z]\w*+)(\s*)(:)", groups(Name, Whitespace, Punctuation)),
            (_NAME, Name),
            (r"(\.\.\.)(\s+)(on)(?u:\b)", groups(Punctuation, Whitespace, Keyword)),
            (r"\.\.\.", Punctuation),
            (r"\{", Punctuation, "inner_selection"),
        ],
        "value": _values("#pop", "outer"),
        "outer_list": [(r"\]", Punctuation, "#pop:2"), *_values(None, "inner")],
        "inner_list": [(r"\]", Punctuation, "#pop"), *_values(None, "inner")],
        "outer_object": _object("#pop:2"),
        "inner_object": _object("#pop"),
    }
