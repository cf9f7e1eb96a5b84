"""The house keeps its walls: who may import whom, how long a module or a function may be, who reads the clock."""

import ast
import pathlib

import pytest

SOURCE = pathlib.Path(__file__).parent.parent / "src" / "blogengine"

# A module imports only from its own layer and from those above it here (docs/design/001).
LAYERS = [
    "records", "errors", "fingerprint", "memo", "clock", "text", "config", "model", "query", "read", "highlight", "markdown",
    "assets", "liquid", "feeds", "features", "plan", "render", "cache", "write", "build", "serve", "scaffold", "compare", "cli",
]  # fmt: skip
RANK = {name: rank for rank, name in enumerate(LAYERS)}
TEXT_BEFORE_CLOCK = {("clock", "text")}  # two pure neighbours: dates need words, words need no dates

MAX_MODULE = 400
MAX_FUNCTION = 40
LONG_MODULES: dict[str, str] = {
    "highlight/lexers/php_functions.py": "a table: the functions of PHP and its extensions that Rouge knows",
}
LONG_FUNCTIONS: dict[str, str] = {}
CLOCK_NAMES = {"now", "today", "utcnow", "time", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime", "tzset"}


def modules(root=SOURCE):
    for path in sorted(root.rglob("*.py")):
        yield path.relative_to(root).as_posix(), path.read_text("utf-8")


def layer_of(relative):
    return relative.split("/")[0].removesuffix(".py")


def imports(text):
    """Every module of ours that the text imports, type-checking imports included."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("blogengine"):
            if node.module == "blogengine":
                yield from ((alias.name, node.lineno) for alias in node.names if alias.name != "__version__")
            else:
                yield node.module.split(".")[1], node.lineno
        elif isinstance(node, ast.Import):
            yield from ((a.name.split(".")[1], node.lineno) for a in node.names if a.name.startswith("blogengine."))


def wrong_imports(relative, text):
    own = layer_of(relative)
    if own in {"__init__", "__main__"}:
        return []
    return [
        f"{relative}:{line}: {own} imports {other}, which is below it"
        for other, line in imports(text)
        if RANK[other] > RANK[own] and (own, other) not in TEXT_BEFORE_CLOCK
    ]


def long_functions(relative, text):
    return [
        f"{relative}:{node.lineno}: {node.name} has {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > MAX_FUNCTION
        and f"{relative}:{node.name}" not in LONG_FUNCTIONS
    ]


def clock_reads(relative, text):
    if layer_of(relative) == "clock":
        return []
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK_NAMES:
            owner = ast.unparse(node.func.value)
            if owner in {"dt.datetime", "datetime", "datetime.datetime", "dt.date", "date", "time", "system_time"}:
                found.append(f"{relative}:{node.lineno}: reads the clock by {owner}.{node.func.attr}")
        elif isinstance(node, ast.Import) and any(alias.name == "locale" for alias in node.names):
            found.append(f"{relative}:{node.lineno}: reads the locale")
    return found


@pytest.mark.parametrize("check", [wrong_imports, long_functions, clock_reads])
def test_the_house_rules_hold(check):
    assert [problem for relative, text in modules() for problem in check(relative, text)] == []


def test_modules_are_short():
    long = {relative: text.count("\n") for relative, text in modules() if text.count("\n") > MAX_MODULE}
    assert set(long) <= set(LONG_MODULES), long


def test_every_exception_is_still_needed():
    lengths = {relative: text.count("\n") for relative, text in modules()}
    assert [name for name in LONG_MODULES if lengths.get(name, 0) <= MAX_MODULE] == []


def test_every_package_has_a_layer():
    assert {layer_of(relative) for relative, _ in modules()} - {"__init__", "__main__"} == set(LAYERS)


def test_only_the_command_line_prints():
    printing = [
        f"{relative}:{node.lineno}"
        for relative, text in modules()
        if layer_of(relative) != "cli"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert printing == []


# The rules can fail: each is shown one text that breaks it.


def test_an_upward_import_is_seen():
    assert wrong_imports("read/site.py", "from blogengine.render.job import Job")
    assert wrong_imports("model/site.py", "import blogengine.query.answers")
    assert not wrong_imports("render/job.py", "from blogengine.read.site import read_site")


def test_a_long_function_is_seen():
    assert long_functions("read/site.py", "def f():\n" + "    pass\n" * MAX_FUNCTION)


def test_a_clock_read_is_seen():
    assert clock_reads("render/page.py", "import datetime as dt\ndt.datetime.now()")
    assert not clock_reads("clock/now.py", "import datetime as dt\ndt.datetime.now()")


def test_data_classes_are_the_engines_own():
    """They are defined in a quarter of the time: see records.py."""
    users = {relative for relative, text in modules() if "from dataclasses" in text or "import dataclasses" in text}
    assert users == {"records.py"}
