"""Property lists, in the tokens of Rouge's `plist`, which reads the old form: XML is full of errors to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import include
from pygments.token import Comment, Literal, Number, Punctuation, String, Whitespace

from blogengine.highlight.lexers.rules import OwnLexer

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules


class PlistLexer(OwnLexer):
    """Reads dictionaries, arrays, data and words."""

    name = "Property list"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+", Whitespace),
            (r"//.*|/\*[\s\S]{1,4000}?\*/", Comment),
            (r"\{", Punctuation, "dictionary"),
            (r"\(", Punctuation, "array"),
            (r'"(?:[^"\\]{1,4000}+|\\.){0,400}+"', String.Double),
            (r"'(?:[^'\\]{1,4000}+|\\.){0,400}+'", String.Single),
            (r"<", Punctuation, "data"),
            (r"[\w$/:.-]+", Literal),
        ],
        "dictionary": [include("root"), (r"[=;]", Punctuation), (r"\}", Punctuation, "#pop")],
        "array": [include("root"), (r",", Punctuation), (r"\)", Punctuation, "#pop")],
        "data": [(r"[0-9a-fA-F\s]+", Number.Hex), (r">", Punctuation, "#pop")],
    }
