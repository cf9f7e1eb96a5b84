"""Nothing in a template reaches Python but as a literal, and no template makes the engine fail."""

from __future__ import annotations

import ast
import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from blogengine.errors import TemplateError
from blogengine.liquid import runtime
from blogengine.liquid.code import Code
from blogengine.liquid.environment import Environment
from blogengine.liquid.parser import Parser
from blogengine.liquid.source import Source

ENVIRONMENT = Environment()
SMALL = Environment(error_mode="lax")

OURS = re.compile(
    r"(?:w|x|mark)?[a-z]\d+|part\d+|main|ctx|out|w|x|t|get|scope|hidden|mark|tags|TEXTS|_|str|int|len|enumerate\Z"
)
ATTRIBUTES = {
    "__class__", "append", "assign", "at", "changed", "charge", "close", "columns", "count", "extend", "figure", "get",
    "hidden", "hide", "items", "join", "loops", "named", "next", "open", "pop", "render", "reveal", "run", "scope", "url",
}  # fmt: skip
"""All that generated code asks of an object."""
NEVER = (
    ast.Import, ast.ImportFrom, ast.Lambda, ast.Global, ast.Nonlocal, ast.ClassDef, ast.JoinedStr, ast.AsyncFunctionDef, ast.Await,
    ast.Yield, ast.YieldFrom, ast.Delete, ast.With, ast.Raise, ast.Match,
)  # fmt: skip
"""What generated code has no use for."""

NASTY = [
    "__import__('os').system('x')", "'); evil(", '"); evil(', '"""', "'''", "\\", "\\'", "\n", "\r", "\0", "\u2028", "\ud800",
    "{ctx}", "%s", "#", "f_upcase", "ctx", "__class__", "lambda: 0", "é", "日本", "\x1b", "x\ny", "a:b", "0x1F", "1e9", "import",
]  # fmt: skip
text = st.one_of(st.sampled_from(NASTY), st.text(max_size=12))
word = st.one_of(
    st.sampled_from(["a", "b", "page", "forloop", "upcase", "size", "where_exp", "append", *NASTY]), st.text(max_size=6)
)
expression = st.one_of(
    word,
    text.map(lambda s: f"'{s}'"),
    text.map(lambda s: f'"{s}"'),
    st.tuples(word, word).map(".".join),
    st.tuples(word, text).map(lambda p: f"{p[0]}['{p[1]}']"),
    st.tuples(word, word).map(lambda p: f"({p[0]}..{p[1]})"),
    st.integers().map(str),
    st.floats().map(str),
)
filtered = st.builds(
    lambda value, calls: value + "".join(f" | {name}: {argument}, {key}: {argument}" for name, key, argument in calls),
    expression,
    st.lists(st.tuples(word, word, expression), max_size=3),
)
condition = st.builds(
    " ".join, st.lists(st.one_of(expression, st.sampled_from(["and", "or", "==", "<", "contains"])), max_size=5)
)
TAGS = (
    "assign {0} = {1}", "capture {0}", "endcapture", "if {2}", "elsif {2}", "else", "endif", "unless {2}", "endunless",
    "for {0} in {3} limit: {3}", "for {0} in {3} reversed offset: {3}", "endfor", "case {3}", "when {3}, {3}", "endcase",
    "cycle {3}: {3}, {3}", "increment {0}", "decrement {0}", "tablerow {0} in {3} cols: {3}", "endtablerow", "break", "continue",
    "include {0} {0}={3}", "include {{{{ {1} }}}}.html x='{0}'", "include_relative {0}", "link {0}", "post_url 2024-01-01-{0}",
    "highlight {0}", "endhighlight", "raw", "endraw", "comment", "endcomment", "echo {1}", "# {0}", "{0} {1}", "ifchanged",
    "endifchanged", "render '{0}'", "liquid\n assign {0} = {1}\n echo {1}",
)  # fmt: skip
dash = st.sampled_from(["", "-"])
tag = st.builds(
    lambda form, parts, before, after: "{%" + before + " " + form.format(*parts) + " " + after + "%}",
    st.sampled_from(TAGS),
    st.tuples(word, filtered, condition, expression),
    dash,
    dash,
)
output = st.builds(lambda value, before, after: "{{" + before + " " + value + " " + after + "}}", filtered, dash, dash)
BLOCKS = {
    "if a": "if",
    "for q in l": "for",
    "capture c": "capture",
    "unless a": "unless",
    "tablerow q in l cols: 2": "tablerow",
}
piece = st.one_of(text, output, tag)
template = st.recursive(
    st.lists(piece, max_size=4).map("".join),
    lambda inner: st.builds(
        lambda head, body, rest: f"{{% {head} %}}{body}{{% end{BLOCKS[head]} %}}{rest}",
        st.sampled_from(sorted(BLOCKS)),
        inner,
        inner,
    ),
    max_leaves=6,
)


class Host:
    """Has one include, which leaves loops, and refuses everything else."""

    def include(self, name: str) -> Source:
        if name != "a":
            raise TemplateError(f"no include '{name}'", code="include-missing")
        return Source("{{ include.a }}{{ q }}{% continue %}", "a")

    include_relative = include

    def highlight(self, code: str, language: str, *, linenos: bool, place: object) -> str:
        return code

    def paths(self) -> list[str]:
        return ["a", "b"]

    def post_names(self) -> list[str]:
        return ["2024-01-01-a"]

    def url_of(self, path: str) -> None:
        return None

    post_url = config = url_of

    def warn(self, diagnostic: object) -> None:
        pass


def python_of(source: str) -> str | None:
    """Return the Python of a template, or None if it does not compile; any error but a placed one is raised."""
    try:
        parser = Parser(Source(source, "x"), SMALL)
        return Code(SMALL, parser.fail, "k").finish(parser.document())[0]
    except TemplateError as error:
        if error.code == "internal-error" or error.span is None:
            raise
        return None


@settings(max_examples=300, deadline=None)
@given(template)
@example("{{ a['\\'] | upcase: '\\' }}{{ \"'\" }}")
@example("{% assign a'] = 1; evil() # = 'x' %}")
@example("{% for q in a %}{% cycle '\\': '\\\\', \"\\\" %}{% endfor %}")
@example("{% include a \\='b' %}{% increment '] %}")
@example("'\\ " * 50 + "{{ a }}")
def test_only_literals_and_our_own_names_are_generated(source: str) -> None:
    python = python_of(source)
    if python is None:
        return
    for node in ast.walk(ast.parse(python)):
        if isinstance(node, ast.Name):
            known = node.id in vars(runtime) or node.id.removeprefix("f_") in ENVIRONMENT.signatures
            assert known or OURS.fullmatch(node.id), node.id
        elif isinstance(node, ast.Attribute):
            assert node.attr in ATTRIBUTES, node.attr
        elif isinstance(node, ast.Constant):
            assert isinstance(node.value, str | int | float | None), node.value
        else:
            assert not isinstance(node, NEVER)


VARIABLES = {
    "a": "text",
    "b": {"a": [1, None, 2.5], "size": True},
    "l": [1, "a", None, [2]],
    "page": {"b": range(1, 4)},
    "x": False,
}


@settings(max_examples=300, deadline=None)
@given(template)
def test_a_template_renders_or_says_why_not(source: str) -> None:
    def outcome() -> str:
        try:
            return ENVIRONMENT.compile(Source(source, "x")).render(VARIABLES, Host())
        except TemplateError as error:
            if error.code == "internal-error" or error.span is None:
                raise
            return str(error)

    assert outcome() == outcome()


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from([*"{}%-|:.,'\"[]()= \nabifor01", "{%", "%}", "{{", "}}", "endfor", "endif", "else"])).map(
        "".join
    )
)
def test_any_text_is_a_template_or_an_error(source: str) -> None:
    python = python_of(source)
    if python is not None:
        compile(python, "x", "exec")
