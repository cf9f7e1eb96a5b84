"""Solidity, in the tokens of Rouge's `solidity`; a comment takes its line's end with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.rules import OwnLexer, any_of

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = """
abstract anonymous as assembly break calldata catch constant constructor continue contract delete do else emit enum
event external fallback for function hex if import indexed interface internal is library mapping memory modifier new
override payable pragma private public pure receive return returns storage struct throw try type using var view
virtual while
"""
_BUILTINS = """
addmod assert balance blockhash call callcode delegatecall ecrecover false gasleft keccak256 mulmod now require revert
ripemd160 selector selfdestruct send sha256 sha3 suicide super this transfer true
"""
_CONSTANTS = "days ether finney hours minutes seconds szabo weeks wei years"
_TYPES = "address bool byte bytes int string uint"
_RESERVED = """
after alias apply auto case copyof default define final fixed immutable implements in inline let macro match mutable
null of partial promise reference relocatable sealed sizeof static supports switch typedef typeof ufixed unchecked
"""
_END = r"(?![\w$])"


class SolidityLexer(OwnLexer):
    """Reads Solidity."""

    name = "Solidity"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (r"[ \t\r\n]+|\\\n", Text),
            (r"//.*\n", Comment.Single),
            (r"/\*", Comment.Multiline, "comment"),
            (r'(?:hex)?"', String, "double"),
            (r"(?:hex)?'", String, "single"),
            (r"\d+\.\d+(?:[eE]\d+)?", Number.Float),
            (r"0[xX][0-9a-fA-F]+", Number.Hex),
            (r"\d+(?:[eE]\d+)?", Number.Integer),
            (r"\*/", Error),
            (r"(?:[~!%^&+=|?:<>-]|\*(?!/)|/(?![/*]))+", Operator),
            (r"[()\[\],.;{}]", Punctuation),
            (r"u?fixed\d+x\d+", Keyword.Reserved),
            (r"(?:bytes|u?int)\d+", Keyword.Type),
            (rf"(?:{any_of(_KEYWORDS)}){_END}", Keyword),
            (rf"(?:{any_of(_BUILTINS)}){_END}", Name.Builtin),
            (rf"(?:{any_of(_CONSTANTS)}){_END}", Keyword.Constant),
            (rf"(?:{any_of(_TYPES)}){_END}", Keyword.Type),
            (rf"(?:{any_of(_RESERVED)}){_END}", Keyword.Reserved),
            (r"[a-zA-Z$_][\w$]*", Name),
        ],
        "comment": [(r"\*/", Comment.Multiline, "#pop"), (r"[^*]+|\*", Comment.Multiline)],
        "text": [
            (r"\\(?:u[a-fA-F0-9]{4}|x..|[^x])", String.Escape),
            (r"[^\\\"'\n]+|\\", String),
            (r"\n", Error),
        ],
        "double": [include("text"), (r'"', String, "#pop"), (r"'", String)],
        "single": [include("text"), (r"'", String, "#pop"), (r'"', String)],
    }
