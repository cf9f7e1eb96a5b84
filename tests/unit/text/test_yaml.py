"""Scalars are held against Psych 4.0.3 (psych_scalars.json is its own answer to `k: SCALAR`); the rest by hand."""

import datetime as dt
import itertools
import json
import pathlib

import pytest

from blogengine.text import yaml

SCALARS = json.loads(pathlib.Path(__file__).with_name("psych_scalars.json").read_text("utf-8"))
DIFFERENT = {
    ":title": "Jekyll upstream reads symbols as strings; plain Psych makes a Symbol",
    "2024-02-30 10:00:00": "Ruby rolls it over to March; a string can be reported as a date that does not exist",
}


def as_ruby(value):
    match value:
        case None:
            return "NilClass nil"
        case bool():
            return f"{str(value).capitalize()}Class {str(value).lower()}"
        case dt.datetime():
            return (value if value.tzinfo else value.replace(tzinfo=dt.UTC)).astimezone(dt.UTC).strftime(
                "Time %Y-%m-%dT%H:%M:%S."
            ) + f"{value.microsecond // 1000:03d} 0"
        case dt.date():
            return f"Date {value}"
        case int():
            return f"Integer {value}"
        case float():
            return "Float " + {"inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}.get(str(value), str(value))
    return "String " + json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize(("scalar", "ruby"), [pair for pair in SCALARS if not pair[1].startswith("ERR")])
def test_plain_scalars_are_read_as_psych_reads_them(scalar, ruby):
    got = as_ruby(yaml.load(f"k: {scalar}\n").value["k"])
    if scalar in DIFFERENT:
        assert got == "String " + json.dumps(scalar)
    else:
        assert got == ruby


def test_quoted_scalars_are_strings():
    assert yaml.load("a: '12:30'\nb: \"yes\"\nc: !!str 12").value == {"a": "12:30", "b": "yes", "c": "12"}


@pytest.mark.parametrize(
    ("text", "problem", "line", "column"),
    [
        ("a: 1\nb: c: d\n", "mapping values", 2, 5),
        ("a:\n\t- x", "found a tab in the indentation", 2, 1),
        ('k: "abc\nx: 1\n', "unexpected end of stream", 1, 4),
        ("x: \x00", "U+0000", 1, 4),
        ("a: &a [*a]", "refers to the value that contains it", 1, 8),
        ("x: *foo", "no value is anchored as &foo", 1, 4),
        ("[" * 100_000, "nested more than", 1, yaml.MAX_DEPTH + 1),
    ],
)
def test_errors_carry_their_place(text, problem, line, column):
    with pytest.raises(yaml.YamlError, match=problem.replace("+", r"\+")) as caught:
        yaml.load(text)
    assert (caught.value.line, caught.value.column) == (line, column)


def test_an_alias_bomb_is_refused_and_costs_nothing():
    names = "abcdefghij"
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n" for old, new in itertools.pairwise(names)
    )
    with pytest.raises(yaml.YamlError, match="aliases expand"):
        yaml.load(bomb)


def test_duplicate_keys_are_found_and_the_last_wins():
    document = yaml.load("a: 1\nb: {c: 1, c: 2}\na: 3\n")
    assert document.value == {"a": 3, "b": {"c": 2}}
    assert [(d.key, d.first.line, d.second.line) for d in document.duplicates] == [("c", 2, 2), ("a", 1, 3)]


def test_merge_keys_yield_to_the_mappings_own():
    assert yaml.load("base: &b {x: 1, y: 1}\nc:\n  <<: *b\n  y: 2\n").value["c"] == {"x": 1, "y": 2}


def test_every_value_can_be_located():
    text = "a: 1\nb:\n  - x\n  - c: 5\n"
    assert yaml.load(text).marks == {"a": yaml.Mark(1, 4), "b": yaml.Mark(3, 3)}
    assert yaml.locate(text, ["b", 1, "c"]) == yaml.Mark(4, 8)
    assert yaml.locate(text, ["b", 7]) is None


def test_foreign_tags_make_plain_data():
    assert yaml.load("a: !!python/object/apply:os.system ['true']\nb: !ruby/object:Foo {x: 1}").value == {
        "a": ["true"],
        "b": {"x": 1},
    }
