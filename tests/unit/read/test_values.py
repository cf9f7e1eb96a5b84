"""Values of the wrong kind; expectations by hand."""

import pytest


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ('published: "false"', "`published` must be true or false, not text ('false')"),
        ("draft: 1", "`draft` must be true or false, not a whole number (1)"),
        ("layout: [post]", "`layout` must be one value, not a list (['post'])"),
        ("title: {a: b}", "`title` must be one value, not a mapping ({'a': 'b'})"),
        ("tags: {a: b}", "`tags` must be a list, not a mapping ({'a': 'b'})"),
    ],
)
def test_wrong_kinds(read_files, front, message):
    found = read_files({"a.md": f"---\n{front}\n---\n"}).diagnostics
    assert [(each.code, each.message) for each in found] == [("bad-value", message)]
    assert (found[0].span.line, found[0].span.column) == (2, front.index(":") + 3)


def test_a_value_that_comes_from_elsewhere(read_files):
    (found,) = read_files({"a.md": "---\nx: &x {draft: []}\n<<: *x\n---\n"}).diagnostics
    assert (found.code, str(found.span)) == ("bad-value", "a.md:1:1")


@pytest.mark.parametrize(
    "front", ["published: false", "draft:", "layout: false", "title: 1984", "tags: 2024", "other: {a: b}"]
)
def test_right_kinds(read_files, front):
    assert read_files({"a.md": f"---\n{front}\n---\n"}).diagnostics == ()
