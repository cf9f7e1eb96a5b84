"""Compiled templates: what is kept, what is strict, how errors in includes are told, how features add tags."""

import datetime as dt
import marshal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogengine.errors import SourceSpan, TemplateError
from blogengine.liquid.context import Context
from blogengine.liquid.drop import BuildTime, Drop, LazyHash
from blogengine.liquid.environment import Environment
from blogengine.liquid.filters.base import FilterError, with_context
from blogengine.liquid.filters.registry import FILTERS
from blogengine.liquid.host import LeaveRender
from blogengine.liquid.source import Source
from blogengine.liquid.tags.base import BlockTag, InlineTag, TagError
from blogengine.memo import DictMemo


class Counting(DictMemo):
    def __init__(self) -> None:
        super().__init__()
        self.put_keys: list[str] = []

    def put(self, key: str, value: bytes) -> None:
        self.put_keys.append(key)
        super().put(key, value)


TEXT = "{{ a | upcas }}{% for x in (1..2) %}{{ x }}{% endfor %}"


def test_code_is_kept_by_text_and_options(host) -> None:
    memo = Counting()
    first = Environment().compile(Source(TEXT, "a.md", 3), memo)
    again = Environment().compile(Source(TEXT, "b.md", 7), memo)
    assert len(memo.put_keys) == 1
    assert again.render({"a": "y"}, host) == first.render({"a": "y"}, host) == "y12"
    assert [each.span for each in again.diagnostics] == [SourceSpan("b.md", 7, 8)]
    assert again.diagnostics[0].excerpt == TEXT
    for options in (
        {"dialect": "ghpages"},
        {"error_mode": "lax"},
        {"strict_filters": True},
        {"strict_variables": True},
    ):
        Environment(**options).compile(Source(TEXT, "a.md"), memo)
    Environment(filters={"upcas": str}).compile(Source(TEXT, "a.md"), memo)
    Environment(tags={"x": InlineTag(lambda *_: "")}).compile(Source(TEXT, "a.md"), memo)
    assert len(set(memo.put_keys)) == 7


def test_long_texts_are_kept_with_the_code(host) -> None:
    one, other = 'it\'s\\n "one"\n' * 30, "other \ud800 " * 50
    text = f"{one}{{{{ a }}}}{other}{{% for x in (1..2) %}}{one}{{{{ x }}}}{{% endfor %}}"
    memo = Counting()
    for _ in range(2):
        made = Environment().compile(Source(text, "a.md"), memo)
        assert made.render({"a": "y"}, host) == f"{one}y{other}{one}1{one}2"
    assert len(memo.put_keys) == 1


@pytest.mark.parametrize("damaged", [b"", b"rubbish", marshal.dumps(1), marshal.dumps((1, 2))])
def test_damaged_code_is_compiled_again(host, damaged: bytes) -> None:
    memo = Counting()
    Environment().compile(Source(TEXT, "a.md"), memo)
    memo.put(memo.put_keys[0], damaged)
    assert Environment().compile(Source(TEXT, "a.md"), memo).render({}, host) == "12"


def test_text_without_liquid_is_not_compiled(host) -> None:
    memo = Counting()
    assert Environment().compile(Source("{ % plain } ", "a.md"), memo).render({}, host) == "{ % plain } "
    assert not memo.put_keys


def test_renders_do_not_share_state(host) -> None:
    template = Environment().compile(Source("{% increment n %}{% cycle 1, 2 %}{{ x }}{% assign x = 3 %}", "a.md"))
    given = {"n": 5}
    assert [template.render(given, host) for _ in range(2)] == ["51", "51"]
    assert given == {"n": 5}


def test_strict_variables(render, failure) -> None:
    variables = {"a": {"b": None}, "l": [1]}
    assert (
        render("{{ a.b }}{{ l[0] }}{{ l.first }}{{ l.size }}{{ a.size }}{{ l[5] }}", variables, strict_variables=True)
        == "1111"
    )
    for text in (
        "{{ x }}",
        "{{ a.c }}",
        "{{ a['c'] }}",
        "{% if x %}{% endif %}",
        "{{ a.b.c }}",
        "{{ a" + ".b" * 12 + " }}",
    ):
        error = failure(text, variables, strict_variables=True)
        assert (error.code, error.message[:18]) == ("liquid-render", "undefined variable")


def test_strict_filters(render, failure) -> None:
    assert failure("{{ 1 | nope }}", strict_filters=True).message == "undefined filter 'nope'"
    assert render("{{ 1 | nope: 2 }}") == "1"


def test_filters_are_called_with_what_they_take(render, failure) -> None:
    @with_context
    def scoped(ctx: Context, value: object, name: str = "x") -> object:
        return f"{value}{ctx.get(name)}"

    def plain(value: object, first: object, *more: object) -> object:
        return [value, first, *more]

    filters = {"scoped": scoped, "plain": plain}
    assert (
        render("{% for x in (1..2) %}{{ x | scoped }} {% endfor %}{{ 0 | scoped: 'y' }}", {"y": 7}, filters=filters)
        == "11 22 07"
    )
    assert render("{{ 1 | plain: 2, 3, k: 4 }}", filters=filters) == '123{"k"=>4}'
    assert (
        failure("{{ 1 | plain }}", filters=filters).message == "the filter 'plain' takes at least 1 argument, 0 given"
    )
    assert (
        failure("{{ 1 | scoped: 1, 2 }}", filters=filters).message
        == "the filter 'scoped' takes 0 to 1 arguments, 2 given"
    )


def test_errors_name_the_chain_of_includes(failure) -> None:
    includes = {"a": "x\n {% include b n=1 %}", "b": "{{ 1 }}\n\n  {{ 1 | divided_by: 0 }}"}
    error = failure("\n{% include a %}", {}, includes)
    assert (error.code, str(error.span), error.excerpt) == (
        "liquid-render",
        "_includes/b:3:3",
        "  {{ 1 | divided_by: 0 }}",
    )
    assert [f"{frame.what} {frame.span}" for frame in error.frames] == [
        "included from _includes/a:2:2",
        "included from posts/a.md:6:1",
    ]


def test_errors_of_an_include_that_does_not_compile_name_the_chain(failure) -> None:
    error = failure("{% include a %}", {}, {"a": "x\n{% if %}"})
    assert str(error) == "_includes/a:2:1: 'if' needs a condition"
    assert [str(frame.span) for frame in error.frames] == ["posts/a.md:5:1"]


def test_an_error_within_a_deep_block_has_its_place(failure) -> None:
    text = "{% for a in (1..1) %}" * 60 + "\n {% if 1 > 'a' %}{% endif %}" + "{% endfor %}" * 60
    assert str(failure(text)) == "posts/a.md:6:2: comparison of Integer with String failed"


def test_includes_warn_once_a_render(host) -> None:
    host.includes = {"a": "{{ 1 | nope }}"}
    Environment().compile(Source("{% include a %}{% include a %}", "x.md")).render({}, host)
    assert [(each.code, str(each.span)) for each in host.warned] == [("unknown-filter", "_includes/a:1:8")]


def test_what_is_no_fault_of_the_template_is_an_internal_error(failure) -> None:
    def broken(value: object) -> object:
        raise KeyError(value)

    error = failure("{{ 1 | broken }}", filters={"broken": broken})
    assert (error.code, error.message, str(error.span)) == ("internal-error", "KeyError: 1", "posts/a.md:5:1")
    assert isinstance(error.__cause__, KeyError)


def test_a_host_may_leave_a_render(host) -> None:
    class Gone(LeaveRender):
        pass

    class Page(Drop):
        def lookup(self, key: str) -> object:
            raise Gone(key)

    with pytest.raises(Gone):
        Environment().compile(Source("{{ page.content }}", "a.md")).render({"page": Page()}, host)


def test_features_add_tags(render, failure) -> None:
    def check(markup: str) -> None:
        if markup == "bad":
            raise TagError("badly written", "write it well", "liquid-syntax")

    def shout(markup: str, text: str, context: Context) -> str:
        return f"{markup}:{text.upper()}{context.get('x')}!"

    tags = {
        "hello": InlineTag(lambda markup, context: f"<{markup} {context.get('x')}>", check),
        "shout": BlockTag(shout),
    }
    text = "{% for x in (1..2) %}{% hello a b %}{% shout z %}q{{ x }}{% endshout %}{% endfor %}"
    assert render(text, tags=tags) == "<a b 1>z:Q11!<a b 2>z:Q22!"
    error = failure("\n{% hello bad %}", tags=tags)
    assert (str(error), error.hint) == ("posts/a.md:6:1: badly written", "write it well")


def test_a_tag_that_fails_has_its_place(failure) -> None:
    def refuse(_markup: str, _context: Context) -> str:
        raise TagError("not today")

    assert str(failure("\n\n {% refuse %}", tags={"refuse": InlineTag(refuse)})) == "posts/a.md:7:2: not today"


def test_errors_survive_pickling() -> None:
    import pickle

    for error in (TagError("a", "b"), FilterError("c")):
        assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_conditions_and_expressions_for_filters() -> None:
    environment = Environment(filters={"double": lambda value: value * 2})
    context = Context(environment, None, {"limit": 3})
    holds = environment.condition("item.n >= limit and item.on", "item")
    assert [bool(holds(context, each)) for each in ({"n": 3, "on": True}, {"n": 4}, {"n": 1, "on": True})] == [
        True,
        False,
        False,
    ]
    assert environment.expression("item.n | double | double", "item")(context, {"n": 2}) == 8
    assert environment.condition("item.n >= limit and item.on", "item") is holds
    for markup in ("item >", "item ==", ""):
        with pytest.raises(FilterError):
            environment.condition(markup, "item")
    with pytest.raises(FilterError, match="Jekyll 3"):
        Environment(dialect="ghpages").condition("a and b", "a")


def test_values_of_all_kinds(render) -> None:
    class Now(BuildTime):
        def format(self, pattern: str) -> str:
            return "now"

        def value(self) -> dt.datetime:
            return dt.datetime(2024, 5, 6, tzinfo=dt.UTC)

    class Page(LazyHash):
        def lookup(self, key: str) -> object:
            return {"title": "T", "size": 9}.get(key)

        def keys(self) -> list[str]:
            return ["title", "size"]

        def to_text(self) -> str:
            return "page"

    variables = {"now": Now(), "page": Page(), "then": dt.datetime(2024, 5, 5, tzinfo=dt.UTC), "pair": ("a", "b")}
    text = (
        "{{ now }} {% if then < now %}<{% endif %} {{ page }} {{ page.title }}{{ page.size }}{{ page.none }} "
        "{% for p in page %}{{ p[0] }}={{ p.last }};{% endfor %} {% if page contains 'title' %}has{% endif %} {{ pair }}{{ pair.last }}"
    )
    assert render(text, variables) == "now < page T9 title=T;size=9; has abb"


def test_a_template_error_of_the_host_gets_its_place(failure) -> None:
    error = failure("\n{% include nope %}")
    assert isinstance(error, TemplateError)
    assert (error.code, str(error)) == ("include-missing", "posts/a.md:6:1: no include 'nope'")


def _work_of(filters: dict, text: str, variables: dict) -> tuple[str, int]:
    """Return what a template writes, and the steps that it takes."""

    @with_context
    def steps(ctx: Context, _value: object) -> object:
        taken.append(ctx._steps)
        return ""

    taken: list[int] = []
    environment = Environment(filters={**filters, "steps": steps})
    template = environment.compile(Source(f"{{% for x in (1..2) %}}{text}{{% endfor %}}{{{{ '' | steps }}}}", "a.md"))
    return template.render(variables, None), taken[0]


def _join(value: object, glue: object) -> object:
    return FILTERS["join"](value, glue)


_SPACES = "\t\n\v\f\r \x1c\x1d\x1e\x1f\x85\xa0\u2003\u3000\0aé😀"


@given(st.text(st.sampled_from(_SPACES)) | st.integers() | st.none() | st.just("a b " * 2000), st.text(max_size=3))
def test_words_that_are_split_and_joined_at_once_are_those_of_the_two_filters(value: object, glue: str) -> None:
    text = f"{{{{ v | split: ' ' | join: '{glue}' | size }}}}{{{{ v | split: ' ' | join: '{glue}' }}}}"
    if "'" in glue or "}" in glue or "%" in glue:
        return
    assert _work_of({}, text, {"v": value}) == _work_of({"join": _join}, text, {"v": value})


def test_code_that_joins_at_once_is_not_used_where_a_filter_is_replaced(host) -> None:
    memo = DictMemo()
    source = Source("{{ 'a b' | split: ' ' | join: '-' }}", "a.md")
    assert Environment().compile(source, memo).render({}, host) == "a-b"
    replaced = Environment(filters={"join": lambda _value, glue=" ": f"joined by {glue}"})
    assert replaced.compile(source, memo).render({}, host) == "joined by -"


def test_a_long_glue_between_many_items_is_refused(host) -> None:
    template = Environment().compile(Source("{{ v | join: g }}", "a.md"))
    with pytest.raises(TemplateError, match="more than 100000000 characters"):
        template.render({"v": ["a"] * 20, "g": "x" * 9_000_000}, host)
