"""Fuzzes the Liquid compiler and its filters; run by hand, never by the suite.

    python tests/fuzz/liquid.py grammar --minutes 10 --seed 1      # random templates from a grammar
    python tests/fuzz/liquid.py mutate CORPUS.json … --minutes 10  # templates cut, joined and damaged
    python tests/fuzz/liquid.py atheris FOLDER -max_total_time=600 -artifact_prefix=/tmp/ # bytes that choose, guided by coverage

A corpus is a JSON list of `{template | text, …}`, or `{cases: […]}`, as in tests/golden/liquid. `atheris` needs
`pip install atheris`. Minutes are of CPU. Each template is compiled in a dialect and an error mode, and rendered twice,
the second time from its marshalled code. What may come out is text or a placed TemplateError, within two seconds of
CPU and within the limits; finds go to `finds/` beside this file, and from there, made small, to tests/regressions.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import resource
import signal
import sys
import time
import traceback
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar

from blogengine.clock.strftime import strftime
from blogengine.errors import BlogError, TemplateError
from blogengine.liquid.drop import BuildTime
from blogengine.liquid.environment import Environment
from blogengine.liquid.limits import Limits
from blogengine.liquid.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_T = TypeVar("_T")

FINDS = Path(__file__).parent / "finds"
SECONDS = 2.0
TRACED = 10.0
"""What is left of two seconds where each branch is noted."""
MEMORY = 1_500_000_000


class Chooser(Protocol):
    """Where the grammar's choices come from."""

    def choice(self, among: Sequence[_T], /) -> _T: ...
    def randint(self, least: int, most: int, /) -> int: ...


class BytesChooser:
    """Choices that bytes make, for a fuzzer that changes them; when they run out, the first of all."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def randint(self, least: int, most: int) -> int:
        if self.at >= len(self.data):
            return least
        self.at += 1
        return least + self.data[self.at - 1] % (most - least + 1)

    def choice(self, among: Sequence[_T]) -> _T:
        found = self.randint(0, 255) << 8 | self.randint(0, 255) if len(among) > 255 else self.randint(0, 255)
        return among[found % len(among)]


NAMES = ["a", "b", "l", "h", "page", "site", "n", "s", "big", "deep", "x", "y", "i", "j", "forloop", "include", "day", "time", "f",
         "q-r", "_", "__class__", "ſ", "None", "ctx", "out", "self", "é", "tablerowloop", "w", "t", "scope", "0x", "nil1", "content"]  # fmt: skip
STEPS = ["size", "first", "last", "a", "b", "title", "index", "index0", "rindex", "length", "parentloop", "__dict__", "name",
         "0", "-1", "x-y", "q?", "keys"]  # fmt: skip
TEXTS = ["", " ", "a", "b,c,d", "<p>x</p>", "<", "&amp;", "\\", "\\0\\1\\&", "\\k<a>", "%", "%Y-%m-%d", "%9999999999d", "%-%", "%:::::z", "%s%N%3N%^10a",
         "item", "item.a", "item.a == 1 and item.b", "item > 2", "item | upcase", "item[", "a == ", "'", "#{x}", "{{", "%}", "\n", "\r\n", "\t",
         "\0", "é", "日本語", "😀", "\u2028", "\ufeff", "ſ", "1", "-1", "1.5", "1e400", "0x1F", "1_000", "999999999999999999999", "now", "today",
         "2024-02-30", "2024-01-31 10:00:00 +0900", "12/31/99", "Jan 5", "10:00", "99999999999", "nil", "true", "empty", "abc def ghi", "=" * 30,
         "YWJj", "YWJj=", "http://x/y?z#w", "//a//b", "ordinal", "US", "latin", "pretty", "ascii", "cjk", "auto", "last", "$a: 1\nb\n  c: $a", "a{b:c}",
         "**x** `y`", "[a](b", "| a |\n|---|\n| b |", "{::options /}", "* a\n  * b"]  # fmt: skip
NUMBERS = [
    "0",
    "1",
    "-1",
    "2",
    "3",
    "10",
    "100",
    "999999999999",
    "1.5",
    "-0.0",
    "0.1",
    "1.",
    "1.2.3",
    "99999999999999999999999999",
    "1" * 400,
    "-5",
]
OPERATORS = ["==", "!=", "<>", "<", ">", "<=", ">=", "contains", "=", "=>", "===", "and", "or", "in", "foo"]
FILES = [
    "a",
    "b",
    "loop",
    "leave",
    "self",
    "bad",
    "deep/x.html",
    "../x",
    "//x",
    "none",
    "{{ a }}",
    "{{ a | append: 'b' }}.html",
    "a{{ b",
    "é",
]
DASHES = ["", "", "", "-"]
TAIL = [
    "",
    "",
    "",
    " |",
    " | |",
    ",",
    " :",
    "}",
    "%",
    " '",
    ' "',
    "]",
    "[",
    "(",
    "..",
    ".",
    "-",
    " | upcase:",
    "\n",
    "\0",
]


class Grammar:
    """Writes templates."""

    def __init__(self, chooser: Chooser, filters: Sequence[str]) -> None:
        self.choose = chooser
        self.filters = filters
        self.left = 60

    def template(self) -> str:
        """Return a whole template."""
        return "".join(self.node(0) for _ in range(self.choose.randint(1, 6)))

    def word(self) -> str:
        return self.choose.choice(NAMES)

    def quoted(self) -> str:
        text, quote = self.choose.choice(TEXTS), self.choose.choice("'\"")
        return quote + text + quote

    def value(self, depth: int = 0) -> str:
        kind = self.choose.randint(0, 9 if depth < 3 else 4)
        if kind == 0:
            return self.choose.choice(NUMBERS)
        if kind < 3:
            return self.word()
        if kind < 5:
            return self.quoted()
        if kind == 5:
            return self.choose.choice(["nil", "true", "false", "empty", "blank", ""])
        if kind == 6:
            return f"({self.value(depth + 1)}..{self.value(depth + 1)})"
        if kind == 7:
            return f"{self.word()}[{self.value(depth + 1)}]"
        if kind == 8:
            return self.word() + "".join(f".{self.choose.choice(STEPS)}" for _ in range(self.choose.randint(1, 3)))
        return f"[{self.value(depth + 1)}].{self.choose.choice(STEPS)}"

    def filtered(self) -> str:
        out = self.value()
        for _ in range(self.choose.randint(0, 4)):
            out += f" | {self.choose.choice(self.filters)}"
            for number in range(self.choose.randint(0, 3)):
                key = f"{self.word()}: " if self.choose.randint(0, 12) == 12 else ""
                out += f"{', ' if number else ': '}{key}{self.value(2)}"
        return out + (self.choose.choice(TAIL) if self.choose.randint(0, 12) == 12 else "")

    def condition(self) -> str:
        out = self.value()
        for _ in range(self.choose.randint(0, 3)):
            out += f" {self.choose.choice(OPERATORS)} {self.value()}"
        return out

    def tag(self, inside: str) -> str:
        before, after = self.choose.choice(DASHES), self.choose.choice(DASHES)
        return f"{{%{before} {inside}{self.choose.choice(TAIL) if self.choose.randint(0, 15) == 15 else ''} {after}%}}"

    def body(self, depth: int) -> str:
        return "".join(self.node(depth + 1) for _ in range(self.choose.randint(0, 3)))

    def node(self, depth: int) -> str:
        """Return some text, an output, a tag or a block."""
        self.left -= 1
        kind = self.choose.randint(0, 15 if depth < 4 and self.left > 0 else 7)
        if kind == 0:
            return self.choose.choice(TEXTS)
        if kind < 4:
            return f"{{{{{self.choose.choice(DASHES)} {self.filtered()} {self.choose.choice(DASHES)}}}}}"
        if kind < 8:
            return self.inline()
        return self.block(depth)

    def inline(self) -> str:
        forms: list[Callable[[], str]] = [
            lambda: f"assign {self.word()} = {self.filtered()}",
            lambda: f"echo {self.filtered()}",
            lambda: f"increment {self.word()}",
            lambda: f"decrement {self.word()}",
            lambda: f"cycle {self.value()}: {self.value()}, {self.value()}",
            lambda: f"cycle {self.value()}, {self.value()}",
            lambda: self.choose.choice(
                ["break", "continue", "else", "endif", "endfor", "elsif x", "when 1", "foo", "", "#", "# x", "-"]
            ),
            lambda: f"include {self.choose.choice(FILES)} {self.word()}={self.value(2)} {self.word()}={self.quoted()}",
            lambda: f"include {self.choose.choice(FILES)}",
            lambda: f"include_relative {self.choose.choice(FILES)} a={self.quoted()}",
            lambda: f"link {self.choose.choice(FILES)}",
            lambda: f"post_url {self.choose.choice(['2024-01-01-x', 'x', 'a/2024-1-1-é'])}",
            lambda: f"render {self.quoted()}",
            lambda: "liquid\n" + "\n".join(self.line() for _ in range(self.choose.randint(1, 4))),
        ]
        return self.tag(self.choose.choice(forms)())

    def line(self) -> str:
        return self.choose.choice(
            [f"assign {self.word()} = {self.filtered()}", f"echo {self.filtered()}", "break", f"if {self.condition()}", "endif", "# x",
             f"for {self.word()} in {self.value()}", "endfor", f"  cycle {self.value()}, 2", f"case {self.value()}", "when 1", "endcase"]
        )  # fmt: skip

    def block(self, depth: int) -> str:
        self.left -= 1
        name, head, middle = self.choose.choice(
            [("if", self.condition(), ["else", f"elsif {self.condition()}"]), ("unless", self.condition(), ["else"]),
             ("for", f"{self.word()} in {self.value()}{self.options()}", ["else"]), ("for", f"{self.word()} in (1..{self.choose.randint(0, 9)})", ["else"]),
             ("case", self.value(), [f"when {self.value()}, {self.value()} or {self.value()}", "else"]),
             ("capture", self.word(), []), ("tablerow", f"{self.word()} in {self.value()} cols: {self.value()}{self.options()}", []),
             ("comment", "", []), ("raw", "", []), ("ifchanged", "", []), ("highlight", self.choose.choice(["ruby linenos", "é", 'c++ hl_lines="1 2"', "x y=z"]), [])]
        )  # fmt: skip
        out = self.tag(f"{name} {head}") + self.body(depth)
        for _ in range(self.choose.randint(0, 2) if middle else 0):
            out += self.tag(self.choose.choice(middle)) + self.body(depth)
        return out + (self.tag(f"end{name}") if self.choose.randint(0, 25) != 25 else "")

    def options(self) -> str:
        return "".join(
            self.choose.choice(["", "", " reversed", f" limit: {self.value(2)}", f" offset: {self.value(2)}", " offset: continue", " cols:2", f" limit:{self.word()}"])
            for _ in range(self.choose.randint(0, 2))
        )  # fmt: skip


class Now(BuildTime):
    """The time of a build."""

    def value(self) -> datetime:
        return datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)

    def format(self, pattern: str) -> str:
        return strftime(self.value(), pattern)


class Host:
    """A site of a few includes; nothing else that a template may ask for needs one."""

    INCLUDES: ClassVar = {
        "a": "{{ include.a }}{{ include | jsonify }}{% assign x = include.a %}",
        "b": "{% if include.b %}{% break %}{% endif %}{{ forloop.index }}",
        "loop": "{% for i in l %}{{ i }}{% include b b=i %}{% endfor %}",
        "leave": "{% continue %}",
        "self": "{% include self %}",
        "bad": "x\n{% if %}",
    }

    def include(self, name: str) -> Source:
        if name not in self.INCLUDES:
            raise TemplateError(f"no include '{name}'", code="include-missing")
        return Source(self.INCLUDES[name], f"_includes/{name}")

    include_relative = include

    def markdownify(self, text: str) -> str:
        return f"<p>{text}</p>"

    smartify = markdownify

    def sass(self, text: str, *, indented: bool) -> str:
        return f"{text}{indented}"

    def highlight(self, code: str, language: str, *, linenos: bool, place: object) -> str:
        return code

    def paths(self) -> list[str]:
        return ["a", "b"]

    def post_names(self) -> list[str]:
        return ["2024-01-01-a"]

    def url_of(self, path: str) -> str | None:
        return f"/{path}" if len(path) < 3 else None

    def post_url(self, name: str) -> str | None:
        return "/x" if name.endswith("x") else None

    def config(self, key: str) -> object:
        return {"baseurl": "/b", "url": "http://é.x"}.get(key)

    def now(self) -> BuildTime:
        return Now()

    def zone(self) -> object:
        return UTC

    def warn(self, diagnostic: object) -> None:
        pass


def data(levels: int = 60) -> dict[str, object]:
    """Return what templates find: every kind of value, and lists that hold themselves, so many `levels` deep."""
    deep: object = []
    for _ in range(levels):
        deep = [deep, deep]
    nested: object = {"a": 1}
    for _ in range(2 * levels):
        nested = {"a": nested, "b": [nested]}
    docs = [
        {"title": f"t{n}", "a": n % 3, "b": [n, "x"], "day": date(2024, 1, n + 1), "c": None if n % 2 else "1.5"}
        for n in range(8)
    ]
    return {
        "a": "text", "b": {"a": [1, None, 2.5], "size": True, "first": "x"}, "l": [1, "a", None, [2, [3]], {"a": 1}, 2.5, True, range(1, 4)],
        "h": {"a": {"b": {"a": "é"}}, 1: 2, None: 3, 2.5: "f", "size": 3}, "page": {"title": "T", "tags": ["x", "y"], "url": "/p"},
        "site": {"posts": docs, "pages": docs[:2]}, "n": 10**30, "s": "<a href='x'>é &amp; \u2028😀</a>\n" * 20, "big": "ab cd, " * 4000, "deep": deep,
        "x": nested, "y": range(1, 1000), "i": float("inf"), "j": float("nan"), "day": date(2024, 2, 29), "f": -0.0,
        "time": datetime(2024, 2, 29, 23, 59, 59, 123456, tzinfo=UTC), "content": "<p>" * 500, "q-r": "dash", "_": "\ud800 lone",
    }  # fmt: skip


class Kept(dict[str, bytes]):
    """A memo in memory."""

    def put(self, key: str, value: bytes) -> None:
        self[key] = value


class HangError(BaseException):
    """Takes too long."""


DATA = data()
LIMITS = Limits(steps=300_000, output=3_000_000, string=300_000)
MODES = ("strict", "warn", "lax")
ENVIRONMENTS = {
    (dialect, mode, strict): Environment(
        dialect=dialect, error_mode=mode, strict_filters=strict, strict_variables=strict, limits=LIMITS
    )
    for dialect in ("jekyll4", "ghpages")
    for mode in MODES
    for strict in (False, True)
}
FILTERS = [*sorted(next(iter(ENVIRONMENTS.values())).filters), "nosuch", "__class__", "f_x", "ſize", "import", "class"]


def outcome(environment: Environment, text: str, kept: Kept) -> tuple[str, str]:
    """Compile and render; return the text, or the error's code and message. Raises what must not be raised."""
    try:
        template = environment.compile(Source(text, "x.html", 3), kept)  # type: ignore[arg-type]  # all it asks of a memo
        return "text", template.render(DATA, Host())  # type: ignore[arg-type]  # a host of the fuzzer's
    except TemplateError as error:
        if error.code == "internal-error" or error.span is None or error.span.line < 1:
            raise
        if "asks for too much" in error.message and isinstance(error.__context__, MemoryError):
            raise AssertionError("memory") from error
        return error.code, str(error)
    except BlogError:
        return "error", ""


def check(text: str, which: tuple[str, str, bool]) -> None:
    """Raise for what must not be: see the module."""
    kept = Kept()
    first = outcome(ENVIRONMENTS[which], text, kept)
    again = outcome(ENVIRONMENTS[which], text, kept)
    assert first == again, f"{first!r:.200} is not {again!r:.200} from marshalled code"
    dialect, mode, strict = which
    if mode == "strict" and first[0] == "text":
        other = outcome(ENVIRONMENTS[dialect, "warn", strict], text, Kept())
        assert other == first, f"strict {first!r:.200} is not warn's {other!r:.200}"


class Run:
    """Checks templates and keeps what fails."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self.done = 0
        self.seen: set[str] = set()
        FINDS.mkdir(exist_ok=True)

    def __call__(self, text: str, which: tuple[str, str, bool]) -> None:
        """Check a template under a watch."""
        self.done += 1
        signal.setitimer(signal.ITIMER_VIRTUAL, self.seconds)
        try:
            check(text, which)
        except HangError as error:
            self.keep(text, which, error)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a find
            self.keep(text, which, error)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    def keep(self, text: str, which: tuple[str, str, bool], error: BaseException) -> None:
        """Write a find down, once for the place it comes from."""
        cause = error.__cause__ or error
        frames = traceback.extract_tb(cause.__traceback__)
        own = [each for each in frames if "blogengine" in each.filename] or list(frames)
        name = type(cause).__name__
        key = f"{name} " + " ".join(
            f"{Path(each.filename).name}:{each.lineno}" for each in own[-(6 if name == "HangError" else 2) :][:2]
        )
        if key in self.seen or len(self.seen) > 200:
            return
        self.seen.add(key)
        digest = hashlib.sha256(key.encode()).hexdigest()[:8]
        report = {"key": key, "which": which, "error": f"{type(error).__name__}: {error}"[:500], "text": text}
        (FINDS / f"{digest}.json").write_text(json.dumps(report, indent=1))
        print(f"FIND {digest} {key}: {str(error)[:200]!r}", flush=True)


def which_of(chooser: Chooser) -> tuple[str, str, bool]:
    """Choose dialect, error mode and strictness."""
    return chooser.choice(("jekyll4", "ghpages")), chooser.choice(MODES), chooser.randint(0, 3) == 3


def mutated(chooser: random.Random, corpus: Sequence[str]) -> str:
    """Return a template of the corpus with some damage."""
    text = chooser.choice(corpus)[:20_000]
    for _ in range(chooser.randint(1, 5)):
        at = chooser.randint(0, len(text))
        kind = chooser.randint(0, 6)
        if kind == 0:
            text = text[:at] + text[at + chooser.randint(1, 8) :]
        elif kind == 1:
            text = text[:at] + chooser.choice([*TEXTS, *TAIL, "{%", "%}", "{{", "}}", *NUMBERS, *NAMES]) + text[at:]
        elif kind == 2:
            text = (
                text[:at]
                + chr(chooser.choice([chooser.randint(0, 127), chooser.randint(0, 0x10FFFF)]))
                + text[at + 1 :]
            )
        elif kind == 3:
            other = chooser.choice(corpus)
            start = chooser.randint(0, len(other))
            text = text[:at] + other[start : start + chooser.randint(1, 400)] + text[at:]
        elif kind == 4:
            text = text[:at]
        elif kind == 5:
            end = at + chooser.randint(1, 60)
            text = text[:end] + text[at:end] * chooser.randint(1, 3) + text[end:]
        else:
            text = text[:at] + Grammar(chooser, FILTERS).node(2) + text[at:]
    return text


def corpus_of(paths: Sequence[str]) -> list[str]:
    """Read the templates of JSON files."""
    out = []
    for path in paths:
        cases = json.loads(Path(path).read_text())
        cases = cases["cases"] if isinstance(cases, dict) and "cases" in cases else cases
        for case in cases if isinstance(cases, list) else ():
            texts = (
                [case.get("template"), case.get("text"), *(case.get("includes") or {}).values()]
                if isinstance(case, dict)
                else []
            )
            out += [text for text in texts if isinstance(text, str)]
    return out


def templates(options: argparse.Namespace) -> Iterator[tuple[str, tuple[str, str, bool]]]:
    """Yield templates for ever."""
    chooser = random.Random(options.seed)
    corpus = corpus_of(options.corpus)
    while True:
        text = mutated(chooser, corpus) if options.kind == "mutate" else Grammar(chooser, FILTERS).template()
        yield text, which_of(chooser)


def guided(arguments: Sequence[str]) -> None:
    """Let atheris choose."""
    import atheris  # type: ignore[import-not-found]  # not among what the project needs

    atheris.instrument_all()
    run = Run(TRACED)
    DATA.update(data(levels=4))  # towers only end in errors, which are slow to come where each branch is noted

    def one(data: bytes) -> None:
        if data[:1] < b"\x40":
            text = data[1:].decode("utf-8", "replace")
            run(text, ("jekyll4", MODES[data[0] % 3 if data else 0], False))
        else:
            chooser = BytesChooser(data[1:])
            which = which_of(chooser)
            run(Grammar(chooser, FILTERS).template(), which)

    atheris.Setup([sys.argv[0], *arguments], one)
    atheris.Fuzz()


def hang(*_: object) -> None:
    """Stop a template that takes too long."""
    raise HangError


def main() -> None:
    """Run as the command line says."""
    signal.signal(signal.SIGVTALRM, hang)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)) if sys.argv[1] != "atheris" else None
    if sys.argv[1] == "atheris":
        guided(sys.argv[2:])
        return
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=("grammar", "mutate"))
    parser.add_argument("corpus", nargs="*")
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    run = Run()
    for text, which in templates(options):
        run(text, which)
        if time.process_time() > options.minutes * 60:
            break
    print(f"{run.done} templates, {len(run.seen)} finds, {time.process_time() / 60:.1f} minutes of CPU", flush=True)


if __name__ == "__main__":
    main()
