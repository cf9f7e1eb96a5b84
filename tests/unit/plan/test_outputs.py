"""The list of outputs; the order in which Jekyll writes was checked in a run of it."""

import pytest

from blogengine.errors import SourceSpan
from blogengine.model.output import Kind, Output
from blogengine.plan.outputs import plan_site, span_of
from blogengine.records import replace


def planned(read_files, files):
    plan = plan_site(read_files(files).site)
    return [(output.path, output.subject) for output in plan.outputs], plan.diagnostics


def test_everything_that_is_written_has_one_path(read_files):
    files = {
        "_config.yml": "collections: {things: {output: true}, notes: {output: false}}\n"
                       "defaults: [{scope: {path: private}, values: {published: false}}]\n",
        "_posts/2024-01-02-a.md": "", "page.md": "---\n---\n", "note.txt": "---\npermalink: /notes/\n---\n", "a b.png": "",
        "private.png": "",
        "_things/t.md": "---\n---\n", "_things/later.md": "---\ndate: 2030-01-01\n---\n", "_things/x.png": "",
        "_notes/n.md": "---\n---\n", "_notes/n.png": "",
    }  # fmt: skip
    outputs, found = planned(read_files, files)
    assert outputs == [
        ("2024/01/02/a.html", "_posts/2024-01-02-a.md"),
        ("a b.png", "a b.png"),
        ("notes/index.txt", "note.txt"),
        ("page.html", "page.md"),
        ("things/t.html", "_things/t.md"),
        ("things/x.png", "_things/x.png"),
    ]
    assert found == ()


@pytest.mark.parametrize(
    ("files", "winner", "loser"),
    [
        ({"a.html": "---\n---\n", "a.md": "---\n---\n"}, "a.md", "a.html"),
        ({"a.md": "---\n---\n", "a.html": "static"}, "a.html", "a.md"),
        (
            {"_posts/2024-01-02-a.md": "---\npermalink: /a.html\n---\n", "a.html": "static"},
            "_posts/2024-01-02-a.md",
            "a.html",
        ),
    ],
)
def test_of_two_sources_for_one_path_the_one_written_last_wins(read_files, files, winner, loser):
    outputs, (found,) = planned(read_files, files)
    assert outputs == [("a.html", winner)]
    assert (found.code, found.span.path, found.frames[0].span.path) == ("output-conflict", winner, loser)


def test_three_sources_for_one_path(read_files):
    outputs, found = planned(read_files, {f"{name}.md": "---\npermalink: /x\n---\n" for name in "abc"})
    assert outputs == [("x.html", "c.md")]
    assert [(each.span.path, each.frames[0].span.path) for each in found] == [("c.md", "a.md"), ("c.md", "b.md")]


def test_a_page_may_be_listed_without_being_written(read_files):
    site = read_files({"a.md": "---\n---\n"}).site
    assert plan_site(replace(site, pages=(replace(site.pages[0], written=False),))).outputs == ()


def test_places(read_files):
    files = {"a.md": "---\npermalink: /x\n---\n", "b.md": "---\n---\n", "c.png": ""}
    site = read_files(files).site
    assert [span_of(each) for each in (*site.pages, *site.static_files)] == [
        SourceSpan("a.md", 2, 12),
        SourceSpan("b.md"),
        SourceSpan("c.png"),
    ]


def test_outputs_are_ordered_by_path():
    assert Output("a", "z", Kind.STATIC) < Output("b", "a", Kind.PAGE)
