"""Python, in the tokens of Rouge's `python`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import RegexLexer, include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.rules import any_of, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = """
as assert async await break continue def del elif else except exec finally for from global if import lambda nonlocal pass
print raise return try while with yield class
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
_ESCAPE = r"""\\(?:[\\abfnrtv"'\n]|N\{[A-Za-z][^}]*\}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[0-7]{1,3})"""
_QUOTES = {"'''": "tsq", '"""': "tdq", "'": "sq", '"': "dq"}


def _string_states() -> Rules:
    """Return a state for each quote: as it is, raw (`r`), formatted (`f`), and both."""
    states: Rules = {}
    for quote, name in _QUOTES.items():
        for flags in ("", "r", "f", "rf"):
            rules: list[object] = [(quote, String, "#pop")]
            if "r" in flags:
                rules.append((r"\\.", String))
            else:
                rules.append((_ESCAPE, String.Escape))
            if "f" in flags:
                rules += [(r"\{\{|\}\}", String), (r"\{", String.Interpol, "field")]
            rules += [(r"""[^\\'"{}]+""", String), (r"[\s\S]", String)]
            states[name + flags] = rules
    return states


def _string_starts() -> list[object]:
    starts: list[object] = []
    for quote, name in _QUOTES.items():
        starts += [
            (rf"((?i:[bu]?r|r[bu]?))({quote})", groups(String.Affix, String), f"{name}r"),
            (rf"((?i:fr|rf))({quote})", groups(String.Affix, String), f"{name}rf"),
            (rf"([fF])({quote})", groups(String.Affix, String), f"{name}f"),
            (rf"((?i:ub|bu|[bu]))({quote})", groups(String.Affix, String), name),
            (quote, String, name),
        ]
    return starts


class PythonLexer(RegexLexer):
    """Reads Python 3, and 2 where Rouge does; names are told by their spelling alone."""

    name = "Python"
    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+|\\\n", Text),
            (r"#.*\n?", Comment.Single),
            *_string_starts(),
            (
                r"(from)((?:\s|\\\s)+)([\w.]+)((?:\s|\\\s)+)(import)\b",
                groups(Keyword.Namespace, Text, Name.Namespace, Text, Keyword.Namespace),
            ),
            (r"(import)(\s+)([\w.]+)", groups(Keyword.Namespace, Text, Name.Namespace)),
            (r"(def)((?:\s|\\\s)+)", groups(Keyword, Text), "function"),
            (r"(class)((?:\s|\\\s)+)", groups(Keyword, Text), "class"),
            include("numbers"),
            (rf"(?:{any_of(_KEYWORDS)})\b", Keyword),
            (r"(?:and|in|is|not|or)\b", Operator.Word),
            (r"(?:Ellipsis|False|None|True|self)\b", Name.Builtin.Pseudo),
            (rf"(?:{any_of(_BUILTINS)})\b", Name.Builtin),
            (r"[^\W\d]\w*", Name),
            (r"!=|[-~%^&*+=|<>/@]+", Operator),
            (r"[\[\]{}:(),;.]", Punctuation),
            (r"`.*?`", String.Backtick),
            (r"\\", Text),
        ],
        "numbers": [
            (r"\d(?:_?\d)*(?:\.(?:\d(?:_?\d)*)?(?:[eE][+-]?\d(?:_?\d)*)?|[eE][+-]?\d(?:_?\d)*)[jJ]?", Number.Float),
            (r"\d(?:_?\d)*[jJ]", Number.Float),
            (r"0[xX](?:_?[0-9a-fA-F])+", Number.Hex),
            (r"0[bB](?:_?[01])+", Number.Bin),
            (r"0[oO](?:_?[0-7])+", Number.Oct),
            (r"\d+L", Number.Integer.Long),
            (r"\d(?:_?\d)*", Number.Integer),
        ],
        "function": [(r"[^\W\d]\w*", Name.Function, "#pop"), (r"[\s\S]", Error)],
        "class": [(r"[^\W\d]\w*", Name.Class, "#pop"), (r"[\s\S]", Error)],
        "field": [
            (r"\}", String.Interpol, "#pop"),
            (r"\{", String.Interpol, "#push"),
            (r"![asr]|:", String.Interpol),
            (r"!", Error),
            include("root"),
        ],
        **_string_states(),
    }
