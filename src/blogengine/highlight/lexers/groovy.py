"""Groovy and Gradle's scripts, in the tokens of Rouge's `groovy` and `gradle`.

Words at the beginning of a line, a name and `(` are a method's header. A slash begins a string that ends with the next one
in its line, whether or not it divides. Any name before a colon is a label.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, String, Text

from blogengine.highlight.lexers.rules import BLOCK_COMMENT, OwnLexer, any_of, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = """
as assert break case catch continue default do else finally for goto if in instanceof new return switch this throw try
while
"""
_DECLARATIONS = """
abstract const enum extends final implements native private protected public static strictfp super synchronized throws
transient volatile
"""
_TYPES = "boolean byte char def double float int long short void"
_GRADLE_KEYWORDS = """
allprojects artifacts buildscript configuration dependencies publishing repositories sourceSets subprojects
"""
_GRADLE_TYPES = """
ArtifactResolutionQuery ComponentSelection ComponentSelectionRules Configuration ConventionProperty ExtensionAware
ExtraPropertiesExtension Gradle IncrementalTaskInputs IvyArtifact IvyArtifactSet IvyModuleDescriptorSpec
IvyPublication JavaToolChain MavenArtifact MavenArtifactSet MavenPom MavenPublication PluginDependenciesSpec
PluginDependencySpec Project PublishingExtension ResolutionStrategy ResourceHandler Script Settings SourceSet
SourceSetOutput Task TextResourceFactory
"""
_END = r"(?u:\b)"
_CALL = r"(?=\s+\w+\s*\()"


def _words(keywords: str, types: str) -> list[object]:
    return [
        (r"[a-zA-Z_]\w*+:", Name.Label),
        (rf"(?:{any_of(keywords)})(?!\w)", Keyword),
        (rf"(?:{any_of(_DECLARATIONS)})(?!\w)", Keyword.Declaration),
        (rf"(?:{any_of(types)})(?!\w)", Keyword.Type),
        (r"(?:false|null|true)(?!\w)", Keyword.Constant),
        (r"[a-zA-Z_$]\w*", Name),
    ]


def _quoted(quote: str) -> str:
    """Return a regular expression for a string within a line; where none ends it, its last escaped quote does."""
    plain = rf"[^{quote}\\\n]*"
    return rf"{quote}{plain}+(?:\\[\s\S]{plain}+)*+{quote}|{quote}{plain}(?:\\[\s\S]{plain})*\\{quote}"


class GroovyLexer(OwnLexer):
    """Reads Groovy; `header` runs from a method's modifiers to its opening parenthesis."""

    name = "Groovy"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (r"^(?=\s*(?:\w[\w.\[\]]{0,300}+\s++){1,200}?\w+\s*\()", Text, "header"),
            (r"^\s+|[ \t\r\f\v]*\n|[ \t\r\f\v]+", Text),
            include("code"),
        ],
        "header": [
            (r"(\w+)(\s*)(\()", groups(Name.Function, Text, Operator), "#pop"),
            (rf"(?:class|interface|trait){_CALL}", Keyword.Declaration, ("#pop", "class", "header")),
            (rf"(?:import|package){_CALL}", Keyword.Namespace, ("#pop", "import", "header")),
            (r"\s+", Text),
            include("code"),
        ],
        "code": [
            (r"(\.)([a-zA-Z_]\w*)", groups(Operator, Name.Attribute)),
            (r"[~^*!%&\[\](){}<>|+=:;,?-]+|\.", Operator),
            (rf"(?:class|interface|trait){_END}", Keyword.Declaration, "class"),
            (rf"(?:import|package){_END}", Keyword.Namespace, "import"),
            include("strings"),
            include("words"),
            (r"\d+\.\d+(?:[eE]\d+)?[fd]?", Number.Float),
            (r"0x[0-9a-f]+", Number.Hex),
            (r"\d+L?", Number.Integer),
            (r"@\w[\w.]*", Name.Decorator),
            (r"/", Operator),
        ],
        "strings": [
            (r"//.*", Comment.Single),
            (BLOCK_COMMENT, Comment.Multiline),
            (rf'"""[\s\S]*?"""|{_quoted(chr(34))}', String.Double),
            (rf"'''[\s\S]*?'''|{_quoted(chr(39))}", String.Single),
            (r"'\n'", String.Char),
            (rf"\$/[^$/]*+(?:(?:\$[\s\S]|/(?!\$))[^$/]*+){{0,2000}}+/\$|{_quoted('/')}", String),
        ],
        "words": _words(_KEYWORDS, _TYPES),
        "class": [(r"\s+", Text), (r"\w+", Name.Class, "#pop")],
        "import": [(r"\s+", Text), (r"[\w.]+\*?", Name.Namespace, "#pop")],
    }


class GradleLexer(GroovyLexer):
    """Reads Gradle's build scripts: Groovy with more words."""

    name = "Gradle"
    tokens: ClassVar[Rules] = {
        "words": _words(f"{_KEYWORDS} {_GRADLE_KEYWORDS}", f"{_TYPES} {_GRADLE_TYPES}"),
    }
