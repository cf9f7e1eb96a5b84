"""Python, in the tokens of Rouge's `python`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import include, this
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.rules import OwnLexer, groups, one_of, using

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = """
as assert async await break continue del elif else except exec finally for from global if import lambda nonlocal pass
print raise return try while with yield
"""
_BUILTINS = """
ArithmeticError AssertionError AttributeError BaseException BlockingIOError BrokenPipeError BufferError BytesWarning
ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning
EOFError EnvironmentError Exception FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit
IOError ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError
KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplemented
NotImplementedError OSError OverflowError OverflowWarning PendingDeprecationWarning ProcessLookupError RecursionError
ReferenceError ResourceWarning RuntimeError RuntimeWarning StandardError StopAsyncIteration StopIteration SyntaxError
SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError
UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning VMSError ValueError Warning
WindowsError ZeroDivisionError __import__ abs all any apply ascii basestring bin bool buffer bytearray bytes callable
chr classmethod cmp coerce compile complex delattr dict dir divmod enumerate eval execfile exit file filter float format
frozenset getattr globals hasattr hash hex id input int intern isinstance issubclass iter len list locals long map max
memoryview min next object oct open ord pow property range raw_input reduce reload repr reversed round set setattr slice
sorted staticmethod str sum super tuple type unichr unicode vars xrange zip
"""
_ESCAPE = r"""\\(?:[\\abfnrtv"'\n]|N\{[A-Za-z][A-Za-z ]+[A-Za-z]\}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[0-7]{1,3})"""
_SPACE = r"(?a:\s|\\\s)"
_DOTTED = r"(?:[^\W\d]|\.)[\w.]*"
_DIGITS = "[0-9](?:_?[0-9])*"
_EXPONENT = rf"[eE][+-]?{_DIGITS}"
_QUOTES = {"'''": "tsq", '"""': "tdq", "'": "sq", '"': "dq"}


def _string_states() -> Rules:
    """Return a state for each quote: as it is, raw (`r`), formatted (`f`), and both; three quotes never end one."""
    states: Rules = {}
    for quote, name in _QUOTES.items():
        for flags in ("", "r", "f", "rf"):
            rules: list[object] = [(quote, String, "#pop"), (r"'{3}|\"{3}|['\"]", String)]
            if len(quote) == 1:
                rules.reverse()
                rules[0] = (r"'{3}|\"{3}", String)
            rules.append((_ESCAPE, String if "r" in flags else String.Escape))
            if "f" in flags:
                rules += [(r"\{\{", String), (r"\{", String.Interpol, "field")]
            rules += [(r"""[^\\'"{]+""", String), (r"\\.|[\s\S]", String)]
            states[name + flags] = rules
    return states


def _string_starts() -> list[object]:
    """Return a rule for each quote after up to two letters in any order; `r` and `f` among them tell the state."""
    starts: list[object] = []
    for quote, name in _QUOTES.items():
        starts += [
            (rf"(?=[bfruBFRU])((?i:fr|rf))({quote})", groups(String.Affix, String), f"{name}rf"),
            (rf"(?=[bfruBFRU])((?i:r[bur]?|[bu]r))({quote})", groups(String.Affix, String), f"{name}r"),
            (rf"(?=[bfruBFRU])((?i:f[buf]?|[bu]f))({quote})", groups(String.Affix, String), f"{name}f"),
            (rf"(?=[bfruBFRU])((?i:[bu]{{1,2}}))({quote})", groups(String.Affix, String), name),
        ]
    return [*starts, *((quote, String, name) for quote, name in _QUOTES.items())]


class PythonLexer(OwnLexer):
    """Reads Python 3, and 2 where Rouge does; names are told by their spelling alone."""

    name = "Python"
    flags = re.MULTILINE
    tokens: ClassVar[Rules] = {
        "root": [
            (r'^(:)((?a:\s*))((?i:[ru]{0,2}"""[\s\S]*?"""))', groups(Punctuation, Text, String.Doc)),
            (r"(?a:\s+)|\\\n", Text),
            (r"#.*\n?", Comment.Single),
            *_string_starts(),
            (
                rf"(?=[cdfi])(from)({_SPACE}+)({_DOTTED})({_SPACE}+)(import)",
                groups(Keyword.Namespace, Text, Name.Namespace, Text, Keyword.Namespace),
            ),
            (rf"(?=[cdfi])(import)((?a:\s+))({_DOTTED})", groups(Keyword.Namespace, Text, Name.Namespace)),
            (rf"(?=[cdfi])(def)({_SPACE}+)", groups(Keyword, Text), "function"),
            (rf"(?=[cdfi])(class)({_SPACE}+)", groups(Keyword, Text), "class"),
            include("numbers"),
            (r"(?:and|in|is|not|or)\b", Operator.Word),
            (rf"{one_of(_KEYWORDS)}\b", Keyword),
            (r"(?:Ellipsis|False|None|True|self)\b", Name.Builtin.Pseudo),
            (rf"{one_of(_BUILTINS)}\b", Name.Builtin),
            (r"[^\W\d]\w*", Name),
            (r"!=|[-~%^&*+=|<>/@]+", Operator),
            (r"[\[\]{}:(),;.]", Punctuation),
            (r"`.*?`", String.Backtick),
            (r"\\", Text),
            (r".", Error),
        ],
        "numbers": [
            (rf"{_DIGITS}(?:\.(?:{_DIGITS})?(?:{_EXPONENT})?|{_EXPONENT})[jJ]?", Number.Float),
            (rf"{_DIGITS}[jJ]", Number.Float),
            (r"0[xX](?:_?[0-9a-fA-F])+", Number.Hex),
            (r"0[bB](?:_?[01])+", Number.Bin),
            (r"0[oO](?:_?[0-7])+", Number.Oct),
            (r"[0-9]+L", Number.Integer.Long),
            (r"[1-9](?:_?[0-9])*|0(?:_?0)*", Number.Integer),
        ],
        "function": [(r"[^\W\d]\w*", Name.Function, "#pop"), (r"[\s\S]", Error)],
        "class": [(r"[^\W\d]\w*", Name.Class, "#pop"), (r"[\s\S]", Error)],
        "field": [
            (r"[^{}!:]+", using(this)),
            (r"\}", String.Interpol, "#pop"),
            (r"\{", String.Interpol, "#push"),
            (r"![asr]|:", String.Interpol),
            (r"!", Error),
        ],
        **_string_states(),
    }
