"""Python expressions for what stands inside the delimiters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from blogengine.liquid.comparison import equal
from blogengine.liquid.expression import FilterCall, Literal, Lookup, Nothing, Range
from blogengine.liquid.limits import CALLS, COMPARISON_STEPS, FILTER_STEPS, GROWING, SHALLOW, SMALL, TAKING, cost
from blogengine.liquid.ruby import is_truthy
from blogengine.text.words import did_you_mean

if TYPE_CHECKING:
    from blogengine.liquid.code import Code, Loop
    from blogengine.liquid.expression import Comparison, Condition, Expression, Filtered

COMMANDS: Final = ("size", "first", "last")
"""Names that lists and strings answer to, after a dot."""

_LOOP: Final = {
    "index": "({index} + 1)",
    "index0": "{index}",
    "rindex": "({length} - {index})",
    "rindex0": "({length} - {index} - 1)",
    "first": "({index} == 0)",
    "last": "({index} == {length} - 1)",
    "length": "{length}",
}
_OPERATORS: Final = {"<": "less", ">": "greater", "<=": "at_most", ">=": "at_least", "contains": "contains"}
_SPLIT = FilterCall("split", (Literal(" "),))
_SPLIT_JOIN = "split|join"
"""Stands for two filters; no template can name it."""
_LONGEST = 8
"""Steps and filters in one Python expression: Python nests 200 parentheses."""


def expression(code: Code, value: Expression) -> str:
    """Return the Python expression of a value."""
    if isinstance(value, Literal):
        return literal(value.value)
    if isinstance(value, Nothing):
        return "NOTHING"
    if isinstance(value, Range):
        return f"make_range({expression(code, value.start)}, {expression(code, value.stop)})"
    return _lookup(code, value)


def literal(value: object) -> str:
    """Return the Python literal of None, a bool, a number or a string."""
    return "INFINITY" if value == float("inf") else "-INFINITY" if value == float("-inf") else repr(value)


def _lookup(code: Code, lookup: Lookup) -> str:
    bound = code.resolve(lookup.name) if isinstance(lookup.name, str) else None
    path = lookup.path
    if bound is None:
        base = _variable(code, lookup.name)
    elif isinstance(bound, str):
        base = bound
    else:
        base, path = _loop(bound, path)
    if len(path) > _LONGEST:
        steps = ", ".join(_step(code, step) for step in path)
        return f"walk(ctx, {base}, ({steps},))"
    for step in path:
        base = _ask(code, base, step)
    return base


def _variable(code: Code, name: str | Expression) -> str:
    if not isinstance(name, str):
        return f"variable(ctx, {expression(code, name)})"
    if code.environment.strict_variables:
        return f"strict_variable(ctx, {name!r})"
    return f"{code.use('get')}({name!r})"


def _loop(loop: Loop, path: tuple[str | Expression, ...]) -> tuple[str, tuple[str | Expression, ...]]:
    """Return the Python expression for the beginning of a path into `forloop`, and the rest of the path."""
    while path and path[0] == "parentloop" and loop.parent is not None:
        loop, path = loop.parent, path[1:]
    if path and isinstance(path[0], str) and path[0] in _LOOP and loop.kind == "forloop":
        form = _LOOP[path[0]]
        loop.uses_index |= "{index}" in form
        loop.uses_length |= "{length}" in form
        return form.format(index=loop.index, length=loop.length), path[1:]
    loop.need_object()
    return loop.object, path


def _ask(code: Code, base: str, step: str | Expression) -> str:
    """Return the Python expression for one step of a path."""
    strict = "strict_" if code.environment.strict_variables else ""
    arguments = "ctx, " if strict else ""
    if isinstance(step, str):
        return f"{strict}{'command' if step in COMMANDS else 'attr'}({arguments}{base}, {step!r})"
    return f"{strict}item({arguments}{base}, {expression(code, step)})"


def _step(code: Code, step: str | Expression) -> str:
    return f"(True, {step!r})" if isinstance(step, str) else f"(False, {expression(code, step)})"


def filtered(code: Code, value: Filtered) -> str:
    """Return the Python expression of a value and its filters; a long chain is written as several statements."""
    source = expression(code, value.value)
    filters = _joined(value.filters) if code.environment.joins_words else value.filters
    for number, call in enumerate(filters, 1):
        if number == 1 and not isinstance(value.value, Literal):
            source = _weighed(code, source, call.name)
        source = _call(code, source, call)
        if number < len(filters):
            source = _weighed(code, source, filters[number].name)
        if number % _LONGEST == 0:
            name = code.fresh("f")
            code.line(f"{name} = {source}")
            source = name
    return source


def _joined(filters: tuple[FilterCall, ...]) -> tuple[FilterCall, ...]:
    """Return filters with one call in the place of each `split: " " | join: "…"`."""
    out: list[FilterCall] = []
    for call in filters:
        if out and out[-1] == _SPLIT and call.name == "join" and not call.keywords and len(call.arguments) == 1:
            glue = call.arguments[0]
            if isinstance(glue, Literal) and isinstance(glue.value, str):
                out[-1] = FilterCall(_SPLIT_JOIN, call.arguments)
                continue
        out.append(call)
    return tuple(out)


def _call(code: Code, source: str, call: FilterCall) -> str:
    if call.name == _SPLIT_JOIN:
        code.nodes += 2 * FILTER_STEPS
        return f"words_joined(ctx, {source}, {expression(code, call.arguments[0])})"
    environment = code.environment
    signature = environment.signatures.get(call.name)
    if signature is None:
        hint = did_you_mean(call.name, environment.filters) if environment.strict_filters else None
        return f"undefined_filter({call.name!r}, {hint!r}, {source})" if environment.strict_filters else source
    arguments = [_argument(code, call, argument, nothing=signature.nothing) for argument in call.arguments]
    code.nodes += CALLS.get(call.name, FILTER_STEPS)
    if call.keywords:
        pairs = ", ".join(f"{key!r}: {expression(code, argument)}" for key, argument in call.keywords)
        arguments.append(f"{{{pairs}}}")
    wrong = signature.mismatch(len(arguments))
    if wrong:
        return f"wrong_arguments({call.name!r}, {wrong!r})"
    if signature.variables:
        code.publish()
    context = ["ctx"] if signature.context else []
    source = f"f_{call.name}({', '.join([*context, source, *arguments])})"
    return f"weighed(ctx, {source}, 4)" if call.name in GROWING else source


def _argument(code: Code, call: FilterCall, value: Expression, *, nothing: bool) -> str:
    if isinstance(value, Nothing):
        return "NOTHING" if nothing else "''"
    source = expression(code, value)
    if isinstance(value, Literal):
        return source
    return _weighed(code, source, call.name, None if call.name in TAKING else "spelled")


def _weighed(code: Code, source: str, name: str, count: str | None = None) -> str:
    """Return the Python expression of what goes into a filter, whose work it counts where that may be much.

    `count` names the function of `runtime` that counts it, if it is not the one for the filter's value.
    """
    name = "split" if name == _SPLIT_JOIN else name
    weight = cost(name)
    if not weight or name not in code.environment.signatures:
        return source
    count = count or ("listed" if name in SHALLOW else "weighed" if name in GROWING else "spelled")
    return f"(t if (t := {source}).__class__ is str and len(t) < {SMALL} else {count}(ctx, t, {weight}))"


def condition(code: Code, value: Condition) -> str:
    """Return the Python expression of a condition; `and` and `or` bind to the right."""
    source = _comparison(code, value.first)
    parts = [source]
    closing = 0
    last = ""
    for operator, comparison in value.rest:
        if last and operator != last:
            parts[-1] = "(" + parts[-1]
            closing += 1
        if closing > 100:
            code.fail("the condition changes between 'and' and 'or' too often")
        parts += [operator, _comparison(code, comparison)]
        last = operator
    return " ".join(parts) + ")" * closing


def _comparison(code: Code, value: Comparison) -> str:
    left = expression(code, value.left)
    if value.operator is None:
        if isinstance(value.left, Lookup):
            return f"((t := {left}) is not None and t is not False)"
        return str(not isinstance(value.left, Literal) or is_truthy(value.left.value))
    right = expression(code, value.right)
    code.nodes += COMPARISON_STEPS
    if value.operator == "==":
        return _equal(code, value.left, left, value.right, right)
    if value.operator in ("!=", "<>"):
        return f"(not {_equal(code, value.left, left, value.right, right)})"
    if value.operator in _OPERATORS:
        context = "ctx, " if value.operator == "contains" else ""
        return f"{_OPERATORS[value.operator]}({context}{left}, {right})"
    return f"unknown_operator({value.operator!r}, {left}, {right})"


def equals_nothing(code: Code, source: str, nothing: Nothing) -> str:
    """Return the Python expression that says whether the value of `source` equals `empty` or `blank`."""
    if nothing.word == "empty":
        return f"is_empty({source})"
    return f"is_blank({source})" if code.environment.knows_blank else "False"


def _equal(code: Code, left: Expression, left_source: str, right: Expression, right_source: str) -> str:
    for one, source, other in ((left, right_source, right), (right, left_source, left)):
        if isinstance(one, Nothing):
            return "False" if isinstance(other, Nothing) else equals_nothing(code, source, one)
    if isinstance(left, Literal) and isinstance(right, Literal):
        return str(equal(left.value, right.value))
    for one, source in ((left, right_source), (right, left_source)):
        if isinstance(one, Literal):
            if one.value is None or isinstance(one.value, bool):
                return f"({source} is {one.value})"
            if isinstance(one.value, str):
                return f"({source} == {one.value!r})"
            if isinstance(one.value, int):
                return f"(t == {one.value} if (t := {source}).__class__ is int else equal(ctx, t, {one.value}))"
    return f"equal(ctx, {left_source}, {right_source})"
