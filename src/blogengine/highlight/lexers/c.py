"""C, C++ and CUDA, in the tokens of Rouge's `c`, `cpp` and `cuda`.

Rouge looks for function headers outside of braces only, by their form: words, a name, a clause in parentheses, then `{`
or `;`. So it takes a call in a loose line of code for one. In C++ nothing closes the first brace, and no header is found
after it. A word before a colon that begins a line is a label, be it `default` or `public`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import default, include, inherit, this
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.rules import OwnLexer, any_of, groups, using

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = """
_Alignas _Alignof _Atomic _Generic _Imaginary _Noreturn _Static_assert _Thread_local auto break const continue default
do else enum extern for goto if register restricted return sizeof static struct switch typedef union virtual volatile
while
"""
_TYPES = """
DIR FILE _Bool _Complex char char16_t char32_t clock_t div_t double float fpos_t int int16_t int32_t int64_t int8_t
int_fast16_t int_fast32_t int_fast64_t int_fast8_t int_least16_t int_least32_t int_least64_t int_least8_t intmax_t
intptr_t jmp_buf ldiv_t long mbstate_t off_t ptrdiff_t short sig_atomic_t signed size_t ssize_t time_t uint16_t
uint32_t uint64_t uint8_t uint_fast16_t uint_fast32_t uint_fast64_t uint_fast8_t uint_least16_t uint_least32_t
uint_least64_t uint_least8_t uintmax_t uintptr_t unsigned va_list void wchar_t wctrans_t wctype_t wint_t
"""
_RESERVED = """
__asm __based __cdecl __declspec __except __fastcall __finally __inline __int16 __int32 __int61 __int8 __leave __naked
__restrict __stdcall __thread __try __typename _inline _naked _restrict _thread _typename inline naked restrict thread
typename
"""
_CPP_KEYWORDS = """
alignas alignof asm catch char8_t co_await co_return co_yield concept const_cast consteval constexpr constinit decltype
delete dynamic_cast explicit export final friend mutable namespace new noexcept operator override private protected
public reinterpret_cast requires restrict size_of static_assert static_cast this thread_local throw throws try typeid
typename using
"""
_CPP_RESERVED = """
__event __interface __multiple_inheritance __single_inheritance __super __uuidof __virtual_inheritance
"""
_CUDA_KEYWORDS = "constant device forceinline global host managed noinline restrict shared"
_NAME = r"[a-zA-Z_]\w*+"
END = r"(?!\w)"
"""Where a word ends."""
_COMMENT = r"/(?:\\\n)?\*[^*]*+\*++(?:(?!/|\\\n/)[^*]++\*++){0,2000}+(?:\\\n)?/"
_GAP = r"(?:\s++|//.*\n|/\*.*?\*/)*+"
_LINE_END = r"[ \t\r]*\n[ \t\r\n]*+"
_PREFIX = "(?:u8|[uUL])?"
CLAUSE = using(this, state="clause")
"""Reads a part of a function's header, in which no further header is found."""


def words(keywords: str, types: str, reserved: str) -> list[object]:
    """Return rules for the words of a dialect of C; all other words are plain names."""
    return [
        (rf"case{END}", Keyword, "case"),
        (r"(?:true|false|NULL)(?u:\b)", Name.Builtin),
        (rf"(?:{any_of(keywords)}){END}", Keyword),
        (rf"(?:{any_of(types)}){END}", Keyword.Type),
        (rf"(?:{any_of(reserved)}){END}", Keyword.Reserved),
        (rf"""(?!(?:u8|[uUL])"|(?i:u8?|l)'){_NAME}""", Name),
    ]


class CLexer(OwnLexer):
    """Reads C; `outside` is outside of all braces, `clause` a part of a function's header."""

    name = "C"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [default(("outside", "line"))],
        "line": [(rf"{_NAME}:(?!:)", Name.Label), include("directive")],
        "directive": [
            include("blank"),
            (r"#if\s0", Comment, "disabled"),
            (r"#", Comment.Preproc, "macro"),
            default("#pop"),
        ],
        "blank": [(r"[ \t\r]+|\\\n", Text), (_COMMENT, Comment.Multiline)],
        "space": [
            (rf"{_LINE_END}(?=[#/\\]|{_NAME}:(?!:))", Text, "line"),
            (r"[ \t\r\n]+", Text),
        ],
        "comments": [(r"//.*", Comment.Single), include("blank")],
        "unlabelled": [(rf"{_LINE_END}(?=[#/\\])", Text, "directive"), (r"[ \t\r\n]+", Text)],
        "outside": [
            include("unlabelled"),
            (  # the counts bound what a header costs that is none
                rf"([\w*][\w*\s]{{0,300}}?[\s*])({_NAME})(\s*\([^;]{{0,4000}}?\))({_GAP})(?=[{{;])",
                groups(CLAUSE, Name.Function, CLAUSE, CLAUSE),
            ),
            (r"\{", Punctuation, "block"),
            include("code"),
        ],
        "clause": [include("unlabelled"), (r"\{", Punctuation, "block"), include("code")],
        "block": [include("code"), (r"\{", Punctuation, "#push"), (r"\}", Punctuation, "#pop")],
        "code": [
            include("space"),
            include("words"),
            (r"[(),]+|[\[\];]|\.(?!\d)", Punctuation),
            include("comments"),
            (r"\*/", Error),
            (r"[~!%^&=|<]+|[-+*/:>?]", Operator),
            include("literals"),
            (r"\.", Punctuation),
            (_NAME, Name),
        ],
        "literals": [
            (rf'{_PREFIX}"', String, "string"),
            (rf"(?i:{_PREFIX}'(?:\\.|\\[0-7]{{1,3}}|\\x[a-f0-9]{{1,2}}|[^\\'\n])')", String.Char),
            include("numbers"),
        ],
        "numbers": [
            (r"(?:\d+\.\d*|\.?\d+)[eE][+-]?\d+[lLuU]*", Number.Float),
            (r"0[xX][0-9a-fA-F]+[lLuU]*", Number.Hex),
            (r"0[0-7]+[lLuU]*", Number.Oct),
            (r"\d+[lLuU]*", Number.Integer),
        ],
        "words": words(_KEYWORDS, _TYPES, _RESERVED),
        "case": [(r":", Punctuation, "#pop"), include("code")],
        "string": [
            (r'"', String, "#pop"),
            (r"\\(?:[\\abfnrtv\"']|x[a-fA-F0-9]{2,4}|[0-7]{1,3})", String.Escape),
            (r'[^\\"\n]+|\\\n?', String),
            (r"\n", Error),
        ],
        "macro": [
            (
                r'(include)(\s*)(<[^>]+>|"[^"]+")(.*)',
                groups(Comment.Preproc, Text, Comment.PreprocFile, Comment.Single),
            ),
            (r"[^/\n\\]+|\\[\s\S]", Comment.Preproc),
            (_COMMENT, Comment.Multiline),
            (r"/", Comment.Preproc),
            (r"\n", Comment.Preproc, "#pop"),
        ],
        "disabled": [
            (r"^\s*#if", Comment, "#push"),
            (r"^\s*#\s*el(?:se|if)", Comment, "#pop"),
            (r"^\s*#\s*endif\b[\s\S]*?(?<!\\)\n", Comment, "#pop"),
            (r".*\n", Comment),
        ],
    }


_DIGITS = r"\d(?:'?\d)*"
_DELIMITER = r"""[\w{}\[\]#<>%:;.?*+\-/^&|~!=,"']{0,16}"""


class CppLexer(CLexer):
    """Reads C++: C with classes, templates, more forms of numbers, and braces that are mere punctuation."""

    name = "C++"
    tokens: ClassVar[Rules] = {
        "outside": [(r"__(?:offload|blockingoffload|outer)(?u:\b)", Keyword.Pseudo), inherit],
        "code": [(r"::|<=>", Operator), (r"[{}]", Punctuation), inherit],
        "raw": [
            (rf'{_PREFIX}R"({_DELIMITER})\([^)]*+(?:\)(?!\1")[^)]*+)*+\)\1"', String, "#pop"),
            (_NAME, Name, "#pop"),
        ],
        "numbers": [
            (rf"{_DIGITS}(?:\.{_DIGITS})?(?:y|d|h|min|s|ms|us|ns|i|if|il)(?u:\b)", Number.Other),
            (rf"(?:{_DIGITS}\.(?:{_DIGITS})?|\.{_DIGITS})(?:[eE][+-]?{_DIGITS}[lLuU]*)?", Number.Float),
            (rf"{_DIGITS}[eE][+-]?{_DIGITS}[lLuU]*", Number.Float),
            (r"0[xX][0-9a-fA-F](?:'?[0-9a-fA-F])*[lLuU]*", Number.Hex),
            (r"0b[01]+(?:'[01]+)*", Number.Bin),
            (r"0[0-7](?:'?[0-7])*[lLuU]*", Number.Oct),
            (rf"{_DIGITS}[lLuU]*", Number.Integer),
        ],
        "words": [
            (rf'(?={_PREFIX}R"{_DELIMITER}\()', Text, "raw"),
            (r"(?:class|struct)(?u:\b)", Keyword, "class"),
            (r"template(?u:\b)", Keyword, "template"),
            (r"nullptr(?u:\b)", Name.Builtin),
            *words(f"{_KEYWORDS} {_CPP_KEYWORDS}", f"{_TYPES} bool", f"{_RESERVED} {_CPP_RESERVED}"),
        ],
        "case": [(r":(?!:)", Punctuation, "#pop"), include("code")],
        "class": [
            (_NAME, Name.Class, "#pop"),
            (r"\.\.\.", Operator),
            (r",", Punctuation, "#pop"),
            include("space"),
            include("comments"),
            default("#pop"),
        ],
        "template": [
            (r"[>;]", Punctuation, "#pop"),
            (r"typename(?u:\b)", Keyword, "class"),
            include("code"),
        ],
    }


class CudaLexer(CppLexer):
    """Reads CUDA: C++ with more words."""

    name = "CUDA"
    tokens: ClassVar[Rules] = {
        "words": [
            (rf"__(?:{any_of(_CUDA_KEYWORDS)})__{END}", Keyword),
            (rf"(?:(?:u?(?:char|int|long|longlong|short)|double|float)[1-4]|dim3){END}", Keyword.Type),
            inherit,
        ],
    }
