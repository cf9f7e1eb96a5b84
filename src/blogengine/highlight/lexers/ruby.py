"""Ruby, in the tokens of Rouge's `ruby`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import ExtendedRegexLexer, LexerContext, default, include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.rules import any_of, groups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pygments.token import _TokenType

    from blogengine.highlight.lexers.rules import Rules

    _Tokens = Iterator[tuple[int, _TokenType, str]]

_KEYWORDS = """
BEGIN END alias begin break case do else elsif end ensure for if in next raise redo rescue retry return super then undef
unless until when while yield
"""
_PSEUDO = """
__FILE__ __LINE__ alias_method attr catch extend false include loop module_function nil private protected public throw
true
"""
_BUILTINS = """
__id__ __send__ abort ancestors at_exit attr_accessor attr_reader attr_writer autoload binding callcc caller chomp chop
class_eval class_variables clone const_get const_missing const_set constants display dup eval exec exit fail fork format
freeze getc gets global_variables gsub hash id included_modules inspect instance_eval instance_method instance_methods
instance_variable_get instance_variable_set instance_variables lambda load local_variables method method_missing methods
module_eval name object_id open p print printf private_class_method private_instance_methods private_methods proc
protected_instance_methods protected_methods public_class_method public_instance_methods public_methods putc puts rand
readline readlines require require_relative scan select self send set_trace_func singleton_methods sleep split sprintf
srand sub syscall system taint test to_a to_s trace_var trap untaint untrace_var warn
"""
_ASKING = """
autoload block_given const_defined eql equal frozen instance_of is_a iterator kind_of method_defined nil respond_to
tainted
"""
_NAME = r"[a-zA-Z_]\w*"
_OVERLOADED = r"\*\*?|[-+]@?|[/%&|^`~]|\[\]=?|<<|>>|[<>]|===?"
BEGINNING = ("root", "operand")
"""The states that a text begins in."""
_PAIRS = {"(": ")", "[": "]", "{": "}", "<": ">"}


class _Context(LexerContext):
    """Where the reading is, and the heredocs that begin after this line: terminator, and whether it may be indented."""

    def __init__(self, text: str, position: int, stack: list[str] | None = None) -> None:
        super().__init__(text, position, stack)
        self.heredocs: list[tuple[str, bool]] = []


def _open_heredoc(_lexer: object, match: re.Match[str], context: _Context) -> _Tokens:
    yield match.start(1), Operator, match[1]
    yield match.start(2), Name.Constant, match[2] + match[3] + match[2]
    context.heredocs.append((match[3], len(match[1]) > 2))
    context.pos = match.end()


def _read_heredocs(lexer: ExtendedRegexLexer, match: re.Match[str], context: _Context) -> _Tokens:
    """Read a line end, and the bodies of the heredocs that the line has opened."""
    if not context.heredocs:
        yield match.start(), Text, match[0]
    position = match.start()
    for terminator, indented in context.heredocs:
        indent = r"[ \t]*" if indented else ""
        last = re.compile(f"^{indent}{terminator}$", re.MULTILINE)
        found = last.search(context.text, position + 1)
        end, after = found.span() if found else (len(context.text), len(context.text))
        inner = _Context(context.text[position:end], 0, ["root", "heredoc"])
        yield from lexer.get_tokens_unprocessed(context=inner)
        yield end, Name.Constant, context.text[end:after]
        position = after
    context.pos = position if context.heredocs else match.end()
    context.heredocs = []


def _read_literal(lexer: ExtendedRegexLexer, match: re.Match[str], context: _Context) -> _Tokens:
    """Read a `%` literal: which kind it is decides whether it may hold code."""
    kind, opening = match[1], match[2]
    token = String.Regex if kind == "r" else String.Other
    closing = _PAIRS.get(opening, opening)
    end = _end_of_literal(context.text, match.end(), opening, closing)
    yield match.start(), token, match[0]
    body = _Context(
        context.text[match.end() : end], 0, ["root", "literal" if kind in {"Q", "W", "I", "r", "x"} else "plain"]
    )
    for position, found, text in lexer.get_tokens_unprocessed(context=body):
        yield position, token if found is String.Other else found, text
    flags = re.compile(r"[a-z]*" if kind == "r" else "").match(context.text, end + 1)
    yield end, token, context.text[end : flags.end() if flags else end + 1]
    context.pos = flags.end() if flags else len(context.text)


def _end_of_literal(text: str, position: int, opening: str, closing: str) -> int:
    depth = 1
    for found in re.compile(rf"\\.|{re.escape(opening)}|{re.escape(closing)}", re.DOTALL).finditer(text, position):
        if found[0] == closing:
            depth -= 1
        elif found[0] == opening:
            depth += 1
        if depth == 0:
            return found.start()
    return len(text)


class RubyLexer(ExtendedRegexLexer):
    """Reads Ruby; `operand` is the state after what needs one: there a slash begins a pattern."""

    name = "Ruby"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (r"^__END__\n[\s\S]*", Comment.Preproc),
            (r"^=begin\b[\s\S]*?^=end.*", Comment.Multiline),
            include("code"),
        ],
        "blank": [(r"\n", _read_heredocs), (r"[^\S\n]+", Text), (r"#.*", Comment.Single)],
        "code": [
            (r"\n", _read_heredocs, "operand"),
            include("blank"),
            include("strings"),
            include("numbers"),
            (r"\$(?:\w+|[!@&`'+~=/\\,;.<>_*$?:\"]|-[0adFiIlpvw])", Name.Variable.Global),
            (r"@@[a-zA-Z_]\w*", Name.Variable.Class),
            (r"@[a-zA-Z_]\w*", Name.Variable.Instance),
            include("words"),
            (rf"(\.)(\s*)([a-z_]\w*[?!]?|{_OVERLOADED})", groups(Punctuation, Text, Name.Function)),
            (r"\.\.\.?|::|->|[-+*/%=<>!&|^~.]", Operator, "operand"),
            (r"[(\[{,;?:\\]", Punctuation, "operand"),
            (r"[)\]}]", Punctuation),
            (r".", Error),
        ],
        "words": [
            (r"[a-z_]\w*[?!]?:\s+", String.Symbol, "operand"),
            (rf"(def)(\s+)({_NAME})(\.)", groups(Keyword, Text, Name.Class, Operator), "function"),
            (r"(def)(\s+)", groups(Keyword, Text), "function"),
            (r"(class)(\s+)([A-Z]\w*(?:::[A-Z]\w*)*)", groups(Keyword, Text, Name.Class)),
            (r"(module)(\s+)([\w:]+)", groups(Keyword, Text, Name.Namespace)),
            (r"(class)(\s+)(<<)", groups(Keyword, Text, Operator)),
            (r"(?:class|def|module)(?![\w?!])", Keyword, "operand"),
            (rf"(?:{any_of(_KEYWORDS)})(?![\w?!])|defined\?", Keyword, "operand"),
            (rf"(?:{any_of(_PSEUDO)})(?!\w)", Keyword.Pseudo),
            (
                rf"(?:{any_of(_BUILTINS)})(?![\w?!])|(?:{any_of(_ASKING)})\?|(?:chomp|chop|exit|gsub|sub)!",
                Name.Builtin,
                "called",
            ),
            (r"(?:and|not|or)(?![\w?!])", Name, "operand"),
            (r"[A-Z]\w*", Name.Constant),
            (r"[a-z_]\w*[?!]?", Name, "called"),
        ],
        "strings": [
            (r"(<<[-~]?)([\"'`]?)([a-zA-Z_]\w*)\2", _open_heredoc),
            (r":(?:(?:@@?|\$)?[a-zA-Z_]\w*[?!]?|\[\]=?|<=>|\*\*|===?|=~|<<|[-+]@|[/%&|^`~<])", String.Symbol),
            (r":'(?:\\.|[^'\\])*'", String.Symbol),
            (r':"', String.Symbol, "symbol"),
            (r"'(?:\\[\s\S]|[^'\\])*'?", String.Single),
            (r'"', String.Double, "double"),
            (r"`", String.Backtick, "backticks"),
            (r"%([rqswQWxiI]?)([^\w\s=])", _read_literal),
        ],
        "numbers": [
            (r"0[xX][0-9a-fA-F]+(?:_[0-9a-fA-F]+)*", Number.Hex),
            (r"0[bB][01]+(?:_[01]+)*", Number.Bin),
            (r"0_?[0-7]+(?:_[0-7]+)*", Number.Oct),
            (r"\d+(?:_\d+)*(?:\.\d+(?:_\d+)*(?:[eE][+-]?\d+)?|[eE][+-]?\d+)", Number.Float),
            (r"\d+(?:_\d+)*", Number.Integer),
        ],
        "operand": [
            include("blank"),
            (r"/", String.Regex, ("#pop", "pattern")),
            (r"\?(?:\\.|[^\s\\])(?!\w)", String.Char, "#pop"),
            default("#pop"),
        ],
        "called": [(r"(\s+)(/)(?=\S)", groups(Text, String.Regex), ("#pop", "pattern")), default("#pop")],
        "function": [
            (rf"{_NAME}[?!]?", Name.Function, "#pop"),
            (_OVERLOADED, Name.Function, "#pop"),
            default("#pop"),
        ],
        "interpolation": [
            (r"#\{", String.Interpol, "field"),
            (r"#(?:@@?|\$)[a-z_]\w*", String.Interpol),
        ],
        "field": [(r"\}", String.Interpol, "#pop"), include("code")],
        "escapes": [(r"\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|[\s\S])", String.Escape)],
        "double": [
            (r'"', String.Double, "#pop"),
            include("interpolation"),
            include("escapes"),
            (r'[^\\"#]+|#', String.Double),
        ],
        "symbol": [
            (r'"', String.Symbol, "#pop"),
            include("interpolation"),
            include("escapes"),
            (r'[^\\"#]+|#', String.Symbol),
        ],
        "backticks": [
            (r"`", String.Backtick, "#pop"),
            include("interpolation"),
            include("escapes"),
            (r"[^\\`#]+|#", String.Backtick),
        ],
        "heredoc": [include("interpolation"), include("escapes"), (r"[^\\#]+|#", String.Heredoc)],
        "literal": [include("interpolation"), include("escapes"), (r"[^\\#]+|#", String.Other)],
        "plain": [(r"\\[()\[\]{}<>\\]", String.Escape), (r"[^\\]+|\\", String.Other)],
        "pattern": [
            (r"/[a-z]*", String.Regex, "#pop"),
            include("interpolation"),
            (r"\\[\s\S]|[^\\/#]+|#", String.Regex),
        ],
    }

    def get_tokens_unprocessed(  # type: ignore[override]  # the stubs forget that an extended lexer takes a context
        self, text: str | None = None, context: LexerContext | None = None
    ) -> _Tokens:
        """Yield (position, token type, text)."""
        return super().get_tokens_unprocessed(context=context or _Context(text or "", 0, [*BEGINNING]))

    def resume(self, piece: str, stack: list[str]) -> _Tokens:
        """Yield (position, token type, text) of the next piece of a text.

        `stack` holds the states that the lexer is in, `BEGINNING` at first; afterwards, those for the next piece.
        """
        return super().get_tokens_unprocessed(context=_Context(piece, 0, stack))
