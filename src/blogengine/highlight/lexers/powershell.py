"""PowerShell, in the tokens of Rouge's `powershell`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import include, words
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Whitespace

from blogengine.highlight.lexers.rules import OwnLexer, groups

if TYPE_CHECKING:
    from pygments.token import _TokenType

    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = """
assembly base begin break catch class command configuration continue data define do dynamicparam else elseif end enum
exit filter finally for foreach from function hidden if in inlinescript interface module namespace parallel param
private process public return sequence static switch throw trap try type until using var while workflow
"""
_OPERATORS = """
= and as band bor bxor ccontains ceq cge cgt cle clike clt cmatch cne cnotcontains cnotlike cnotmatch contains creplace
csplit eq ge gt icontains ieq ige igt ile ilike ilt imatch ine inotcontains inotlike inotmatch ireplace is isnot isplit
join le like lt match ne not notcontains notlike notmatch or replace shl shr split xor
"""
_VARIABLES = """
$ ? ConsoleFileName Error Event ExecutionContext HOME Host IsCoreCLR IsLinux IsMacOS IsWindows LastExitCode Matches
MyInvocation NestedPromptLevel PID PROFILE PSBoundParameters PSCmdlet PSCommandPath PSCulture PSDebugContext PSHOME
PSItem PSScriptRoot PSSenderInfo PSUICulture PSVersionTable PWD REPORTERRORSHOWEXCEPTIONCLASS
REPORTERRORSHOWINNEREXCEPTION REPORTERRORSHOWSOURCE REPORTERRORSHOWSTACKTRACE SENDER ShellId StackTrace ^ _ args false
foreach input null switch this true
"""
_ATTRIBUTES = """
ConfirmImpact DefaultParameterSetName HelpURI PositionalBinding SupportsPaging SupportsShouldProcess
"""
_HELP = """
component description example externalhelp forwardhelpcategory forwardhelptargetname functionality inputs link notes
outputs parameter remotehelprunspace role synopsis
"""
_BRACED = r"\{(?:[^`]|`.)(?:[^`}]|`.){0,1000}+\}"


def _expanded(kind: _TokenType) -> list[object]:
    """Return the rules for what is expanded in double quotes."""
    return [
        (r"\$\(", String.Interpol, "interpolation"),
        (r"`(?:.|$)", String.Escape),
        (r'[^"`$]+', kind),
        include("variable"),
    ]


class PowershellLexer(OwnLexer):
    """Reads PowerShell; after a name come its parameters, to the end of the line or the first bracket or bar.

    A name that ends its line has them on the next one. Variables of PowerShell's own are told by how they begin.
    """

    name = "PowerShell"
    flags = re.ASCII | re.MULTILINE
    tokens: ClassVar[Rules] = {
        "root": [
            include("blank"),
            (r"\.\.(?=\.?\d)", Operator),
            (words(_OPERATORS.split(), prefix="(?i:-", suffix=r")(?u:\b)"), Operator),
            (r"((?i:class))(\s+)(\w+)", groups(Keyword.Reserved, Whitespace, Name.Class), "class"),
            (
                r"((?i:function))(\s+)(?:(\w+)(:))?(\w[-\w]+)",
                groups(Keyword.Reserved, Whitespace, Name.Namespace, Punctuation, Name.Function),
            ),
            (words(_KEYWORDS.split(), prefix="(?i:", suffix=r")(?u:\b)(?![-.])"), Keyword.Reserved),
            (r"--?\w+", Name.Tag),
            (r"(\.?)([-\w]{1,1000}+)(\[)", groups(Operator, Name, Punctuation), "bracket"),
            (r"([/\\~a-zA-Z][-.:/\\~\w]*)(\n)", groups(Name, Whitespace), "parameters"),
            (r"[/\\~a-zA-Z][-.:/\\~\w]*", Name, "parameters"),
            (r"(\.)([-\w]+)(\()", groups(Operator, Name.Function, Punctuation), "parameters"),
            (r"(\.)([-\w]+)(\n?)", groups(Operator, Name.Function, Whitespace)),
            (r"\?", Name.Function, "parameters"),
            include("expression"),
            include("variable"),
            (r"[-+*/%=!.&|]", Operator),
            (r"[{}(),:;]", Punctuation),
        ],
        "blank": [
            (r"\s+", Whitespace),
            (r"#.*", Comment),
            (r"<#", Comment.Multiline, "comment"),
        ],
        "comment": [
            (words(_HELP.split(), prefix=r"(?i:\.", suffix=")"), Comment.Special),
            (r"#>", Comment.Multiline, "#pop"),
            (r"[^#.]+|[#.]+", Comment.Multiline),
        ],
        "expression": [
            include("blank"),
            (r'"', String.Double, "double"),
            (r"'", String.Single, "single"),
            (r'@"', String.Heredoc, "here"),
            (r"@'[\s\S]*?'@", String.Heredoc),
            (r"\d*\.\d+", Number.Float),
            (r"\d+", Number.Integer),
            (r"@\{", Punctuation, "table"),
            (r"@\(", Punctuation, "array"),
            (r"\{", Punctuation, "brace"),
            (r"\[", Punctuation, "bracket"),
        ],
        "variable": [
            (words(_VARIABLES.split(), prefix=r"\$"), Name.Builtin.Pseudo),
            (rf"(\$)(\w+)(:)(\w+|{_BRACED})", groups(Name.Variable, Name.Namespace, Punctuation, Name.Variable)),
            (rf"\$(?:\w+|{_BRACED})", Name.Variable),
        ],
        "parameters": [
            (r"`[\s\S]", String.Escape),
            (r"[^\S\n]*\n", Whitespace, "#pop"),
            (r"[;(){}\]]", Punctuation, "#pop"),
            (r"[|=]", Operator, "#pop"),
            (r"[/\\~\w][-.:/\\~\w]*", Name.Other),
            include("root"),
        ],
        "class": [
            (r"\{", Punctuation, "#pop"),
            (r"\s+", Whitespace),
            (r"\w+", Name.Class),
            (r"[:,]", Punctuation),
        ],
        "table": [
            (r"\}", Punctuation, "#pop"),
            (r"=", Operator),
            (r"[,;]", Punctuation),
            include("expression"),
            (r"\w+", Name.Other),
            include("variable"),
        ],
        "array": [
            (r"\)", Punctuation, "#pop"),
            (r"[,;]", Punctuation),
            include("expression"),
            include("variable"),
        ],
        "brace": [(r"\}", Punctuation, "#pop"), include("root")],
        "bracket": [
            (r"\]", Punctuation, "#pop"),
            (r"[A-Za-z]\w+\.", Name),
            (words(_ATTRIBUTES.split(), suffix=r"(?!\w)"), Name.Builtin.Pseudo),
            (r"[A-Za-z]\w+", Name),
            include("root"),
        ],
        "interpolation": [(r"\)", String.Interpol, "#pop"), include("root")],
        "double": [(r'(?:\$#?)?"', String.Double, "#pop"), *_expanded(String.Double)],
        "single": [(r"[^']+", String.Single), (r"'", String.Single, "#pop")],
        "here": [(r'(?:\$#?)?"@', String.Heredoc, "#pop"), *_expanded(String.Heredoc), (r'"+', String.Heredoc)],
    }
