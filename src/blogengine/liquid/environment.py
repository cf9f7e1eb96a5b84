"""Templates and what they have in common."""

from __future__ import annotations

import marshal
import sys
from typing import TYPE_CHECKING, Final, TypeVar

from blogengine import __version__, fingerprint
from blogengine.errors import BlogError, Diagnostic, TemplateError
from blogengine.liquid import runtime
from blogengine.liquid.context import Context
from blogengine.liquid.dialects import DIALECTS
from blogengine.liquid.filters import FILTERS
from blogengine.liquid.filters.base import reads_variables, takes_nothing, wants_context
from blogengine.liquid.host import LeaveRender
from blogengine.liquid.limits import Limits
from blogengine.liquid.locate import FILE_NAME, locate
from blogengine.liquid.tags import TAGS
from blogengine.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Mapping
    from types import CodeType
    from typing import Literal

    from blogengine.liquid.dialects import Name
    from blogengine.liquid.filters.base import Filter
    from blogengine.liquid.host import Host
    from blogengine.liquid.source import Source
    from blogengine.liquid.tags.base import Tag
    from blogengine.memo import Memo

_T = TypeVar("_T")

_FORMAT: Final = 5
_VARARGS: Final = 0x04
_KEPT: Final = 2000

_RUNTIME: Final = {name: value for name, value in vars(runtime).items() if not name.startswith("__")}
_BUILTINS: Final = {"str": str, "int": int, "len": len, "enumerate": enumerate}
"""All of Python that generated code can reach."""


class Signature(NamedTuple):
    """How a filter may be called: how many arguments it takes besides the value; `nothing` is `knows_nothing`'s mark.

    `variables` says whether it may read variables of the render by name.
    """

    context: bool
    least: int
    most: int | None
    nothing: bool = False
    variables: bool = False

    def mismatch(self, given: int) -> str | None:
        """Say what is wrong with this number of arguments, or None."""
        if given >= self.least and (self.most is None or given <= self.most):
            return None
        wanted = str(self.least) if self.least == self.most else f"{self.least} to {self.most}"
        wanted = f"at least {self.least}" if self.most is None else "no" if self.most == 0 else wanted
        return f"takes {wanted} argument{'s' * (wanted not in ('1', 'at least 1'))}, {given} given"


def _signature(function: Filter) -> Signature:
    context = wants_context(function)
    code: CodeType | None = getattr(getattr(function, "__wrapped__", function), "__code__", None)
    if code is None:
        return Signature(context, 0, None, variables=reads_variables(function))
    defaults = getattr(getattr(function, "__wrapped__", function), "__defaults__", None) or ()
    own = 2 if context else 1
    most = max(code.co_argcount - own, 0)
    longest = None if code.co_flags & _VARARGS else most
    return Signature(context, max(most - len(defaults), 0), longest, takes_nothing(function), reads_variables(function))


def _signatures(filters: Mapping[str, Filter]) -> dict[str, Signature]:
    """Return how filters may be called, of those that Python can call by their names."""
    return {name: _signature(each) for name, each in filters.items() if name.isascii() and name.isidentifier()}


def _older(names: Collection[str]) -> dict[str, Filter]:
    if not names:
        return {}
    from blogengine.liquid.filters import jekyll3  # noqa: PLC0415 - for one dialect

    return {name: getattr(jekyll3, name) for name in names}


def _without(table: Mapping[str, _T], absent: Collection[str]) -> dict[str, _T]:
    return {name: each for name, each in table.items() if name not in absent}


class Environment:
    """What all templates of a site share; set up once, then only asked.

    `tags` and `filters` add to, or replace, the standard ones of the `dialect`. `template` is what templates are, for
    who wants to watch them. `error_mode` is Jekyll's `warn` (strict,
    and lax where that fails, with a diagnostic), `lax` (the same in silence) or `strict`. `ruby_tags` are those that the
    site's plugins in Ruby would define, with their files: for the error of one that is used. With `knows_blank` values can
    equal `blank`; without, as Liquid has it where nothing has taught Ruby the word, none does.
    """

    def __init__(
        self,
        *,
        tags: Mapping[str, Tag] | None = None,
        filters: Mapping[str, Filter] | None = None,
        dialect: Name = "jekyll4",
        error_mode: Literal["lax", "warn", "strict"] = "warn",
        strict_filters: bool = False,
        strict_variables: bool = False,
        limits: Limits | None = None,
        knows_blank: bool = False,
        ruby_tags: Mapping[str, str] | None = None,
        template: Callable[..., Template] | None = None,
    ) -> None:
        self._template = template or Template
        self.dialect = DIALECTS[dialect]
        self.error_mode = error_mode
        self.strict_filters = strict_filters
        self.strict_variables = strict_variables
        self.limits = limits or Limits()
        self.knows_blank = knows_blank
        self.ruby_tags = ruby_tags or {}
        self.tags: Mapping[str, Tag] = {**_without(TAGS, self.dialect.absent_tags), **(tags or {})}
        standard = {**_without(FILTERS, self.dialect.absent_filters), **_older(self.dialect.filters)}
        self.filters: Mapping[str, Filter] = {**standard, **(filters or {})}
        self.signatures = _signatures(self.filters)
        self.joins_words = all(self.filters.get(name) is FILTERS[name] for name in ("split", "join"))
        """Whether `split` and `join` are our own, so that one function can stand for both."""
        self._globals = {
            "__builtins__": _BUILTINS,
            **_RUNTIME,
            "tags": self.tags,
            **{f"f_{name}": self.filters[name] for name in self.signatures},
        }
        self._partials: dict[Source, Template] = {}
        self._functions: dict[tuple[str, str, str], Callable[[Context, object], object]] = {}
        self._shared: dict[str, dict[Hashable, object]] = {}
        self._key = self._identity(dialect)

    def _identity(self, dialect: str) -> str:
        """Return what names, with the text, the code of a template: everything that the compiler looks at."""
        signatures = [(name, *each) for name, each in sorted(self.signatures.items())]
        options = (
            dialect,
            self.error_mode,
            self.strict_filters,
            self.strict_variables,
            self.limits.nesting,
            self.knows_blank,
            self.joins_words,
        )
        version = (__version__, _FORMAT, sys.implementation.cache_tag, sys.hexversion)
        return fingerprint.of((version, options, sorted(self.tags), signatures)).hex()

    def compile(self, source: Source, memo: Memo | None = None) -> Template:
        """Return the template of a source; raises TemplateError where its text is no Liquid.

        The code is taken from `memo` where it is there, and put there where it is not.
        """
        if "{{" not in source.text and "{%" not in source.text:
            return self._template(self, source, memo, (), None)
        name = f"liquid:{self._key}:{fingerprint.of_bytes(source.text.encode('utf-8', 'surrogatepass')).hex()}"
        kept = memo.get(name) if memo is not None else None
        artifact = _load(kept)
        if artifact is None:
            artifact = self._translate(source, name)
            if memo is not None:
                memo.put(name, marshal.dumps(artifact))
        return self._template(self, source, memo, artifact[2], artifact)

    def _translate(self, source: Source, name: str) -> _Artifact:
        from blogengine.liquid.code import Code  # noqa: PLC0415 - what is in the memo needs no compiler
        from blogengine.liquid.parser import Parser  # noqa: PLC0415

        parser = Parser(source, self)
        body = parser.document()
        writer = Code(self, parser.fail, name[-32:])
        python, places = writer.finish(body)
        code = compile(python, FILE_NAME, "exec", dont_inherit=True, optimize=0)
        notes = tuple(
            (each.code, each.message, each.span.line - source.first_line + 1, each.span.column, each.hint)
            for each in parser.diagnostics
            if each.span
        )
        return code, tuple((place.line, place.column) for place in places), notes, tuple(writer.texts)

    def partial(self, source: Source, memo: Memo | None) -> Template:
        """Return the template of an include, compiled once."""
        found = self._partials.get(source)
        if found is None:
            if len(self._partials) >= _KEPT:
                self._partials.clear()
            found = self._partials[source] = self.compile(source, memo)
        return found

    def shared(self, name: str) -> dict[Hashable, object]:
        """Return what a tag keeps under `name` for all renders: only what each of them would make alike."""
        return self._shared.setdefault(name, {})

    def condition(self, markup: str, variable: str) -> Callable[[Context, object], object]:
        """Return the function that tells whether a condition holds, given the context and what `variable` stands for.

        Raises FilterError. The condition is read strictly, as Jekyll's `where_exp` does; in Jekyll 3 without `and`
        and `or`.
        """
        return self._function("condition", markup, variable)

    def expression(self, markup: str, variable: str) -> Callable[[Context, object], object]:
        """Return the function of an expression with filters, as `condition` does; read laxly where need be."""
        return self._function("expression", markup, variable)

    def _function(self, kind: str, markup: str, variable: str) -> Callable[[Context, object], object]:
        key = kind, markup, variable
        found = self._functions.get(key)
        if found is None:
            from blogengine.liquid.function import compile_function  # noqa: PLC0415 - few filters take expressions

            if len(self._functions) >= _KEPT:
                self._functions.clear()
            found = self._functions[key] = self._link_function(compile_function(self, kind, markup, variable))
        return found

    def _link_function(self, python: str) -> Callable[[Context, object], object]:
        names = dict(self._globals)
        exec(compile(python, "<expression>", "exec", dont_inherit=True, optimize=0), names)  # noqa: S102 - of our own writing
        function: Callable[[Context, object], object] = names["main"]
        return function

    def link(
        self, code: CodeType, texts: tuple[str, ...], template: Template
    ) -> Callable[[Context, list[str]], int | None]:
        """Return the function of a template, from its code and its long texts."""
        names = {**self._globals, "TEMPLATE": template, "TEXTS": texts}
        exec(code, names)  # noqa: S102 - code of our own writing
        function: Callable[[Context, list[str]], int | None] = names["main"]
        return function


_Note = tuple[str, str, int, int, "str | None"]
_Artifact = tuple["CodeType", tuple[tuple[int, int], ...], tuple[_Note, ...], tuple[str, ...]]


def _load(kept: bytes | None) -> _Artifact | None:
    """Return what was kept, or None if it is damaged."""
    if kept is None:
        return None
    try:
        code, places, notes, texts = marshal.loads(kept)  # noqa: S302 - written by ourselves
    except (ValueError, TypeError, EOFError):
        return None
    return code, places, notes, texts


class Template:
    """A compiled template; made by `Environment.compile`."""

    def __init__(
        self,
        environment: Environment,
        source: Source,
        memo: Memo | None,
        notes: tuple[_Note, ...],
        artifact: _Artifact | None,
    ) -> None:
        self.environment = environment
        self.source = source
        self.places = artifact[1] if artifact else ()
        self._memo = memo
        self._notes = notes
        self._main = environment.link(artifact[0], artifact[3], self) if artifact else None

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was odd in the text: `liquid-lax`, `unknown-filter`."""
        if not self._notes:
            return ()
        lines = self.source.text.split("\n")
        return tuple(
            Diagnostic(code, message, self.source.span(line, column), hint, lines[line - 1].rstrip("\r"))
            for code, message, line, column, hint in self._notes
        )

    def run(self, context: Context, out: list[str]) -> int | None:
        """Write the template to `out`, as part of a render; return how a tag left it: 1 for break, 2 for continue."""
        if self._main is None:
            out.append(self.source.text)
            return None
        return self._main(context, out)

    def render(self, variables: Mapping[str, object], host: Host) -> str:
        """Return the text that the template makes of `variables`.

        Raises TemplateError, with the place in the file and the chain of includes that led there; a failure that is
        none of the template's has the code `internal-error`. What is a `LeaveRender` passes through.
        """
        if self._main is None:
            return self.source.text
        context = Context(self.environment, host, variables, self._memo)
        out: list[str] = []
        try:
            self._main(context, out)
            return context.joined(out)
        except LeaveRender:
            raise
        except TemplateError as error:
            raise locate(error, error) from error.__cause__
        except BlogError:
            raise
        except UnicodeEncodeError as error:
            message = "a text holds what is not Unicode, as from a file name in another encoding"
            raise locate(TemplateError(message, code="liquid-render"), error) from None
        except (RecursionError, MemoryError) as error:
            raise locate(TemplateError("the template asks for too much", code="liquid-limit"), error) from None
        except Exception as error:
            message = f"{type(error).__name__}: {error}"
            raise locate(TemplateError(message, code="internal-error"), error) from error
