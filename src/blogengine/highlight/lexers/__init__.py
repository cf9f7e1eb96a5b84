"""Lexers by Rouge's names: our own where Rouge reads a language otherwise than Pygments, else Pygments' with a class map."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from blogengine.highlight.dialect import OWN
from blogengine.highlight.tokens import Reader

if TYPE_CHECKING:
    from pygments.lexer import Lexer

    from blogengine.highlight.language import Options

OURS = {
    "apache": ("apache", "ApacheLexer"),
    "applescript": ("applescript", "AppleScriptLexer"),
    "batchfile": ("batchfile", "BatchfileLexer"),
    "bibtex": ("bibtex", "BibtexLexer"),
    "c": ("c", "CLexer"),
    "clojure": ("clojure", "ClojureLexer"),
    "cmake": ("cmake", "CmakeLexer"),
    "common_lisp": ("common_lisp", "CommonLispLexer"),
    "conf": ("conf", "ConfLexer"),
    "console": ("console", "ConsoleLexer"),
    "coq": ("coq", "CoqLexer"),
    "cpp": ("c", "CppLexer"),
    "csharp": ("csharp", "CsharpLexer"),
    "css": ("css", "CssLexer"),
    "cuda": ("c", "CudaLexer"),
    "dart": ("dart", "DartLexer"),
    "diff": ("diff", "DiffLexer"),
    "docker": ("docker", "DockerLexer"),
    "elixir": ("elixir", "ElixirLexer"),
    "erb": ("erb", "ErbLexer"),
    "erlang": ("erlang", "ErlangLexer"),
    "gherkin": ("gherkin", "GherkinLexer"),
    "glsl": ("glsl", "GlslLexer"),
    "go": ("go", "GoLexer"),
    "gradle": ("groovy", "GradleLexer"),
    "graphql": ("graphql", "GraphqlLexer"),
    "groovy": ("groovy", "GroovyLexer"),
    "handlebars": ("handlebars", "HandlebarsLexer"),
    "haskell": ("haskell", "HaskellLexer"),
    "html": ("html", "HtmlLexer"),
    "ini": ("ini", "IniLexer"),
    "java": ("java", "JavaLexer"),
    "javascript": ("javascript", "JavascriptLexer"),
    "json": ("json", "JsonLexer"),
    "jsp": ("jsp", "JspLexer"),
    "jsx": ("jsx", "JsxLexer"),
    "julia": ("julia", "JuliaLexer"),
    "kotlin": ("kotlin", "KotlinLexer"),
    "liquid": ("liquid", "LiquidLexer"),
    "llvm": ("llvm", "LlvmLexer"),
    "lua": ("lua", "LuaLexer"),
    "make": ("make", "MakeLexer"),
    "markdown": ("markdown", "MarkdownLexer"),
    "matlab": ("matlab", "MatlabLexer"),
    "nasm": ("nasm", "NasmLexer"),
    "nginx": ("nginx", "NginxLexer"),
    "objective_c": ("objective_c", "ObjectiveCLexer"),
    "objective_cpp": ("objective_c", "ObjectiveCppLexer"),
    "perl": ("perl", "PerlLexer"),
    "php": ("php", "PhpLexer"),
    "plaintext": ("plain", "PlainLexer"),
    "plist": ("plist", "PlistLexer"),
    "powershell": ("powershell", "PowershellLexer"),
    "properties": ("ini", "PropertiesLexer"),
    "protobuf": ("protobuf", "ProtobufLexer"),
    "python": ("python", "PythonLexer"),
    "r": ("r", "RLexer"),
    "racket": ("scheme", "RacketLexer"),
    "ruby": ("ruby", "RubyLexer"),
    "rust": ("rust", "RustLexer"),
    "sass": ("sass", "SassLexer"),
    "scala": ("scala", "ScalaLexer"),
    "scheme": ("scheme", "SchemeLexer"),
    "scss": ("sass", "ScssLexer"),
    "shell": ("shell", "ShellLexer"),
    "solidity": ("solidity", "SolidityLexer"),
    "sql": ("sql", "SqlLexer"),
    "swift": ("swift", "SwiftLexer"),
    "tex": ("tex", "TexLexer"),
    "toml": ("toml", "TomlLexer"),
    "tsx": ("jsx", "TsxLexer"),
    "typescript": ("javascript", "TypescriptLexer"),
    "vb": ("vb", "VbLexer"),
    "viml": ("viml", "VimlLexer"),
    "vue": ("vue", "VueLexer"),
    "xml": ("xml", "XmlLexer"),
    "yaml": ("yaml", "YamlLexer"),
}
"""Module and class of our own lexers, by Rouge's tag."""


def reader_for(tag: str, options: Options | None = None) -> Reader:
    """Return a new reader for a Rouge tag that Pygments or we can read.

    Of our lexers those that take options have the class method `with_options`; all others pass them over.
    """
    if tag in OURS:
        module, name = OURS[tag]
        lexer = getattr(import_module(f"{__name__}.{module}"), name)
        made: Lexer = lexer.with_options(options) if options and hasattr(lexer, "with_options") else lexer()
        return Reader(made, OWN)
    return _of_pygments(tag)


def _of_pygments(tag: str) -> Reader:
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415 - a table of all languages, for few of them

    from blogengine.highlight.class_maps import dialect_of  # noqa: PLC0415 - likewise
    from blogengine.highlight.names import pygments_name  # noqa: PLC0415

    return Reader(get_lexer_by_name(pygments_name(tag)), dialect_of(tag))
