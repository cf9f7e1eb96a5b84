"""JSX and TSX, in the tokens of Rouge's `jsx` and `tsx`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import default, include, inherit
from pygments.token import Error, Name, Punctuation, String, Text

from blogengine.highlight.lexers.javascript import JavascriptLexer, TypescriptLexer
from blogengine.highlight.lexers.rules import groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules


class JsxLexer(JavascriptLexer):
    """Reads JavaScript with elements: where an operand may begin, `<` begins a tag."""

    name = "JSX"
    tokens: ClassVar[Rules] = {
        "root": [default(("script", "operand"))],
        "script": [include("shebang"), include("code")],
        "operand": [include("tag"), include("blank"), include("value"), default("#pop")],
        "statement": [include("label"), include("tag"), include("blank"), default(("#pop", "operand"))],
        "tag": [(r"<", Punctuation, ("children", "element", "element_name"))],
        "braces": [(r"\{", String.Interpol, ("interpolation", "operand"))],
        "element_name": [
            (r"[A-Z]\w*", Name.Class),
            (r"\w+", Name.Tag),
            (r"\.", Punctuation),
            default("#pop"),
        ],
        "element": [
            include("blank"),
            (r"/>", Punctuation, "#pop:2"),
            (r">", Punctuation, "#pop"),
            include("braces"),
            (r"\w[\w-]*", Name.Attribute),
            (r"=", Punctuation),
            (r"\".*?\"|'.*?'", String),
            (r".", Error),
        ],
        "children": [
            (r"</", Punctuation, ("#pop", "element", "element_name")),
            include("tag"),
            include("braces"),
            (r"[^<{&]+", Text),
            (r"&[^\s<{]*?;", Name.Entity),
            (r"&", Error),
        ],
        "interpolation": [
            (r"\}", String.Interpol, "#pop"),
            (r"\{", Punctuation, ("inner", "statement")),
            include("code"),
        ],
        "inner": [(r"\}", Punctuation, ("#pop", "statement")), include("code")],
    }


class TsxLexer(JsxLexer, TypescriptLexer):
    """Reads TypeScript with elements; a name and a comma after `<` are type parameters."""

    name = "TSX"
    tokens: ClassVar[Rules] = {
        "element_name": [
            (r"(\w+)(,)", groups(Name.Other, Punctuation), "#pop:3"),
            inherit,
        ],
    }
