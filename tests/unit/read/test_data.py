"""Data files; what Jekyll reads is in tests/sites/data*, here is what goes wrong, by hand."""

import pytest

from blogengine.read.data import data_key


@pytest.mark.parametrize(
    ("name", "key"),
    [("g.h", "gh"), ("sub dir", "sub_dir"), ("a-b_c", "a-b_c"), ("ünï", "n"), ("a  b", "a_b"), ("日本", "")],
)
def test_keys(name, key):
    assert data_key(name) == key


@pytest.mark.parametrize(
    ("path", "text", "place", "message"),
    [
        ("a.yml", "a: b: c", (1, 5), "not YAML: mapping values are not allowed in this context"),
        ("a.json", '{"a": 1,, "b": 2}', (1, 9), "not JSON: expecting property name enclosed in double quotes"),
        ("a.json", '{"a":\t[1,\n"b\n"]]}', (2, 3), "not JSON: invalid control character at"),
        ("a.csv", 'a,b\n"' + "x" * 200_000, (2, 1), "not a table: a quote is never closed, or in the midst of a cell"),
    ],
)
def test_what_cannot_be_read_is_told_and_left_out(read_files, path, text, place, message):
    read = read_files({f"_data/{path}": text, "_data/b.yml": "x: 1"})
    (found,) = read.diagnostics
    assert (found.code, found.span.path, found.message) == ("data-syntax", f"_data/{path}", message)
    assert (found.span.line, found.span.column) == place
    assert read.site.data == {"b": {"x": 1}}


def test_json_that_only_yaml_refuses(read_files):
    (found,) = read_files({"_data/a.json": "[" * 300 + "]" * 300}).diagnostics
    assert (found.code, found.message) == ("data-syntax", "not JSON that YAML can read too")


def test_tables(read_files):
    """What Ruby's CSV, by which Jekyll reads tables, made of the same texts."""
    tables = {
        "a.csv": "a,b\n1\n\n1,2,3\n", "b.tsv": "", "c.csv": "a\n", "d.csv": 'a,b,c\n1,"",\n', "e.csv": "a,a,b,,\n1,2,3,4,5",
        "f.csv": 'a,b\r\n 1 ,"x, ""y""\r\nz"\r\n', "g.tsv": 'a\t"b"\n1\t',
    }  # fmt: skip
    read = read_files({f"_data/{name}": text for name, text in tables.items()})
    assert read.diagnostics == ()
    assert read.site.data == {
        "a": [{"a": "1", "b": None}, {"a": None, "b": None}, {"a": "1", "b": "2", "": "3"}],
        "b": [],
        "c": [],
        "d": [{"a": "1", "b": "", "c": None}],
        "e": [{"a": "1", "b": "3", "": "4"}],
        "f": [{"a": " 1 ", "b": 'x, "y"\r\nz'}],
        "g": [{"a": "1", "b": None}],
    }


@pytest.mark.parametrize("text", ['a\n"x', 'a\nx"y"', 'a\n"x"y', 'a\n"x" ,1'])
def test_quotes_in_the_midst_of_a_cell(read_files, text):
    """Jekyll stops at each of them (MalformedCSVError)."""
    (found,) = read_files({"_data/a.csv": text}).diagnostics
    assert (found.code, found.span.line) == ("data-syntax", 2)
