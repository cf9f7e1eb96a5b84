"""Rust, in the tokens of Rouge's `rust`.

A dot belongs to the name it leads to, a line that begins with `# ` is one that rustdoc hides, and inside a macro call no
character is an error.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.rules import OwnLexer, any_of, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = """
Self abstract as async await become box break const continue crate do dyn else enum extern false final fn for if impl in
let log loop macro match mod move mut override priv pub ref return self static struct super trait true try type typeof
union unsafe unsized use virtual where while yield
"""
_BUILTINS = """
Add Arc AsMut AsRef BitAnd BitOr BitXor Box Clone Cons Const Copy DIR Default Div DoubleEndedIterator Drop Either Eq Err
ExactSizeIterator Extend FILE Failure Fn FnMut FnOnce From Gc Index Into IntoIterator Iterator Left Modulo Mul Neg Nil
None Num Ok Option Ord Owned PartialEq PartialOrd Pin Ptr Rc Result Right Send Shl Shr Sized Some String Sub Success
Sync Unpin Vec bool c_char c_double c_float c_int c_long c_longlong c_schar c_short c_uchar c_uint c_ulong c_ulonglong
c_ushort c_void char clock_t dev_t dirent drop f32 f64 float fpos_t i128 i16 i32 i64 i8 ino_t int intptr_t isize mode_t
off_t pid_t ptrdiff_t size_t ssize_t str time_t u128 u16 u32 u64 u8 uint uintptr_t usize
"""
_NAME = r"(?u:[^\W\d]\w*)"
_END = r"(?u:\b)"
_ESCAPE = r"\\(?:[nrt'\"\\0]|x[0-9a-fA-F]{2}|u\{(?:[0-9a-fA-F]_*){1,6}\})"
_EXPONENT = r"[eE][-+]?[0-9_]+"
_FLOAT = (
    rf"[0-9][0-9_]*(?:(?:\.[0-9][0-9_]*(?:{_EXPONENT})?|{_EXPONENT})(?:f32|f64)?|f32|f64"
    r"|\.(?!\.|(?u:[^\W\d])))"
)


def _raw_strings(most_hashes: int) -> str:
    """Return the raw strings; those with hashes have a greatest length, as any number may be left open."""
    hashes = ("#" * count for count in range(1, most_hashes + 1))
    return "|".join([r'r"[^"]*"', *(rf'r{fence}"[\s\S]{{0,4000}}?"{fence}' for fence in hashes)])


def _comment(kind: object) -> list[object]:
    """Return the rules inside a comment; it holds whole comments, of its own kind."""
    return [(r"\*/", kind, "#pop"), (r"/\*", kind, "#push"), (r"[^*/]+|[*/]", kind)]


class RustLexer(OwnLexer):
    """Reads Rust.

    `call` is the state before a macro's first bracket, `arguments` the one inside its brackets, `definition` and `body`
    the same for `macro_rules!`; `line` looks at what begins a line and leaves.
    """

    name = "Rust"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [default(("code", "line"))],
        "code": [
            (r"\n\s*(?![#/\s])", Text),
            (r"\n", Text, "line"),
            include("blank"),
            (r"#!?\[", Name.Decorator, "attribute"),
            (rf"(?:{any_of(_KEYWORDS)}){_END}", Keyword),
            include("literals"),
            (r"[=-]>|<->", Keyword),
            (r"[()\[\]{}]", Punctuation),
            include("operators"),
            (rf"(?:\.\s*)?{_NAME}(?=\s*\()", Name.Function),
            (rf"\.\s*await{_END}", Keyword),
            (rf"\.\s*{_NAME}", Name.Property),
            (r"\.\s*[0-9]+", Name.Attribute),
            (rf"({_NAME})(::)", groups(Name.Namespace, Punctuation)),
            (r"macro_rules!", Name.Decorator, "definition"),
            (rf"{_NAME}!", Name.Decorator, "call"),
            include("names"),
        ],
        "line": [include("blank"), (r"#\s[^\n]*", Comment.Special), default("#pop")],
        "blank": [
            (r"\s+", Text),
            (r"///(?!/).*|//!.*", Comment.Doc),
            (r"//.*", Comment.Single),
            (r"/\*\*\*?/", Comment.Multiline),
            (r"/\*(?:\*(?!\*)|!)", Comment.Doc, "documentation"),
            (r"/\*+", Comment.Multiline, "comment"),
        ],
        "comment": _comment(Comment.Multiline),
        "documentation": _comment(Comment.Doc),
        "operators": [
            (r"[|,:;]+", Punctuation),
            (r"(?:[*!@~&+%^>?]|/(?![/*])|<(?!->)|[=-](?!>))+|\.{2,3}", Operator),
        ],
        "literals": [
            (rf"(?:true|false){_END}", Keyword.Constant),
            (rf"b?'(?:{_ESCAPE}|[^\\])'", String.Char),
            (r'b?"', String, "string"),
            (rf"b?(?:{_raw_strings(6)})", String),
            (_FLOAT, Number.Float),
            (
                r"(?:0b[01_]+|0x[0-9a-fA-F_]+|0o[0-7_]+|[0-9][0-9_]*)(?:[iu](?:8|16|32|64|128|size)|u)?",
                Number.Integer,
            ),
        ],
        "string": [(r'"', String, "#pop"), (_ESCAPE, String.Escape), (r'[^"\\]+', String)],
        "attribute": [
            include("blank"),
            include("literals"),
            (r"[(),=:]+", Name.Decorator),
            (r"\]", Name.Decorator, "#pop"),
            (_NAME, Name.Decorator),
        ],
        "names": [
            (rf"'static{_END}", Keyword),
            (rf"'{_NAME}", Name.Variable),
            (rf"(?:{any_of(_BUILTINS)}){_END}", Name.Builtin),
            (_NAME, Name),
        ],
        "call": [
            (r"[(\[{]", Punctuation, ("#pop", "arguments")),
            (r"[)\]}]", Punctuation, ("#pop", "unbalanced")),
            include("quoted"),
        ],
        "arguments": [
            (r"[(\[{]", Punctuation, "#push"),
            (r"[)\]}]", Punctuation, "#pop"),
            include("quoted"),
        ],
        "unbalanced": [include("quoted")],
        "quoted": [(rf"{_NAME}!", Name.Decorator), include("code"), (r".", Text)],
        "definition": [
            (r"[(\[{]", Punctuation, ("#pop", "body")),
            (r"[)\]}]", Punctuation, ("#pop", "unbalanced")),
            include("pattern"),
        ],
        "body": [
            (r"[(\[{]", Punctuation, "#push"),
            (r"[)\]}]", Punctuation, "#pop"),
            include("pattern"),
        ],
        "pattern": [(rf"\$(?:{_NAME}(?::{_NAME})?)?", Name.Variable), include("quoted")],
    }
