"""Visual Basic, in the tokens of Rouge's `vb`; keywords are told with their capitals only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.rules import OwnLexer, any_of

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = """
AddHandler Alias ByRef ByVal CBool CByte CChar CDate CDbl CDec CInt CLng CObj CSByte CShort CSng CStr CType CUInt
CULng CUShort Call Case Catch Class Const Continue Declare Default Delegate Dim DirectCast Do Each Else ElseIf End
EndIf Enum Erase Error Event Exit False Finally For Friend Function Get Global GoSub GoTo Handles If Implements
Imports Inherits Interface Let Lib Loop Me Module MustInherit MustOverride MyBase MyClass Namespace Narrowing New Next
Not NotInheritable NotOverridable Nothing Of On Operator Option Optional Overloads Overridable Overrides ParamArray
Partial Private Property Protected Public RaiseEvent ReDim ReadOnly RemoveHandler Resume Return Select Set Shadows
Shared Single Static Step Stop Structure Sub SyncLock Then Throw To True Try TryCast Using Wend When While Widening
With WithEvents WriteOnly
"""
_TYPES = """
Boolean Byte Char Date Decimal Double Integer Long Object SByte Short Single String UInteger ULong UShort Variant
"""
_WORDS = "AddressOf And AndAlso As GetType In Is IsNot Like Mod Or OrElse TypeOf Xor"
_PREPROCESSOR = (
    r"#(?:If\b.*?\bThen|ElseIf\b.*?\bThen|End\s+(?:If|ExternalSource|Region)|Const|ExternalSource.*\n|Region.*\n"
    r"|ExternalChecksum)"
)
_NAME = r"[a-zA-Z_]\w*"
_END = r"(?u:\b)"


def _naming(name: str, kind: object) -> list[object]:
    """Return the rules for what follows a declaring word: all is an error until the name comes."""
    return [include("blank"), (name, kind, "#pop"), (r".", Error)]


class VbLexer(OwnLexer):
    """Reads Visual Basic, .NET's and the old one."""

    name = "Visual Basic"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            include("blank"),
            (_PREPROCESSOR, Comment.Preproc),
            (r"\.", Punctuation, "member"),
            (r"[(){}!#,:]", Punctuation),
            (r"Option\s+(?:Strict|Explicit|Compare)\s+(?:On|Off|Binary|Text)", Keyword.Declaration),
            (rf"End{_END}", Keyword, "ended"),
            (rf"(?:Dim|Const){_END}", Keyword, "variable"),
            (rf"(?:Function|Sub|Property){_END}", Keyword, "function"),
            (rf"(?:Class|Structure|Enum){_END}", Keyword, "class"),
            (rf"(?:Module|Namespace|Imports){_END}", Keyword, "namespace"),
            (rf"(?:{any_of(_KEYWORDS)})(?!\w)", Keyword),
            (rf"(?:{any_of(_TYPES)})(?!\w)", Keyword.Type),
            (rf"(?:{any_of(_WORDS)})(?!\w)", Operator.Word),
            (r"Console(?:Color)?(?!\w)", Name.Builtin),
            (r"[A-Z]\w*", Name),
            (r"[&*/\\^+-]=?|<<=?|>>=?|<[=>]?|>=?|=", Operator),
            (r'"', String, "string"),
            (r"[a-z_]\w*[%&@!#$]?", Name),
            (r"\d+\.\d*(?:[fF][+-]?\d+)?", Number.Float),
            (r"\d+(?:[SILDFR]|U[SIL])?", Number.Integer),
        ],
        "blank": [
            (r"\s+", Text),
            (rf"(?i:rem){_END}.*|'.*", Comment.Single),
            (r"%\{[\s\S]{0,1000}?%\}", Comment.Multiline),
        ],
        "string": [(r'""', String.Escape), (r'"C?', String, "#pop"), (r'[^"]+', String)],
        "ended": [
            include("blank"),
            (rf"(?:Function|Sub|Property|Class|Structure|Enum|Module|Namespace){_END}", Keyword, "#pop"),
            default("#pop"),
        ],
        "variable": [include("blank"), (_NAME, Name.Variable, "#pop"), default("#pop")],
        "member": _naming(_NAME, Name),
        "function": _naming(_NAME, Name.Function),
        "class": _naming(_NAME, Name.Class),
        "namespace": _naming(rf"{_NAME}(?:\.{_NAME})*", Name.Namespace),
    }
