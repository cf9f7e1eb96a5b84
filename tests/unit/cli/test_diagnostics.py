import json
from pathlib import Path

import pytest

from blogengine.cli.diagnostics import Places, as_document, as_text, count, print_errors
from blogengine.errors import Diagnostic, Frame, Severity, SourceSpan

PLACES = Places(Path("blog"), Path("/home/me"))


def test_a_finding_in_full():
    found = Diagnostic(
        "include-missing",
        "there is no include `hedaer.html`",
        SourceSpan("_layouts/post.html", 3, 12),
        hint="did you mean `header.html`?",
        excerpt="<b>\t{% include hedaer.html %}",
        frames=(Frame("layout of", SourceSpan("posts/a.md", 1, 1)),),
    )
    assert as_text(found, PLACES) == (
        "blog/_layouts/post.html:3:12: error: there is no include `hedaer.html`\n"
        "    <b> {% include hedaer.html %}\n"
        "               ^\n"
        "  layout of: blog/posts/a.md:1:1\n"
        "  hint: did you mean `header.html`?"
    )


def test_a_finding_without_a_place():
    found = Diagnostic("destination", "the destination / is\nno good", severity=Severity.WARNING)
    assert as_text(found, PLACES) == "warning: the destination / is\n    no good"


@pytest.mark.parametrize(
    ("source", "path", "shown"),
    [
        (".", "a.md", "a.md"),
        ("../other", "a.md", "../other/a.md"),
        ("/srv/blog", "a.md", "../../srv/blog/a.md"),
        ("blog", "/usr/share/theme/x.html", "/usr/share/theme/x.html"),
        ("blog", "/home/me/extra.yml", "extra.yml"),
        ("blog", "a\x1b.md", "blog/a␛.md"),
    ],
)
def test_paths_can_be_opened_from_the_current_folder(source, path, shown):
    assert Places(Path(source), Path("/home/me"))(SourceSpan(path, 2, 3)) == f"{shown}:2:3"


def test_color_is_asked_for():
    found = Diagnostic("sass", "bad", SourceSpan("a", 1, 1), excerpt="x")
    assert "\x1b[" in as_text(found, PLACES, color=True)
    assert "\x1b[" not in as_text(found, PLACES)


def test_warnings_come_before_errors_each_in_order(capsys):
    print_errors(
        [
            Diagnostic("sass", "first error"),
            Diagnostic("bom", "first warning", severity=Severity.WARNING),
            Diagnostic("sass", "second error"),
            Diagnostic("future-date", "note", severity=Severity.NOTE),
            Diagnostic("bom", "second warning", severity=Severity.WARNING),
        ]
    )
    assert capsys.readouterr().err.splitlines() == [
        "note: note",
        "warning: first warning",
        "warning: second warning",
        "error: first error",
        "error: second error",
    ]


def test_count():
    error, warning = Diagnostic("sass", ""), Diagnostic("bom", "", severity=Severity.WARNING)
    assert count([error, warning, error]) == "2 errors, 1 warning"
    assert count([warning, warning]) == "2 warnings"
    assert count([]) == ""


def test_the_document_holds_all_fields(report):
    found = Diagnostic(
        "liquid-syntax",
        "bad",
        SourceSpan("a", 1, 2),
        "h",
        "x",
        (Frame("included from", SourceSpan("b", 3, 4)),),
        "trace",
    )
    document = as_document([found, Diagnostic("write", "full\udcff")], report)
    assert json.loads(json.dumps(document)) == document
    assert document["published"] is True
    assert document["report"] == {
        "destination": "/www/out",
        "posts": 2,
        "pages": 1,
        "written": 3,
        "unchanged": 4,
        "removed": 0,
        "seconds": 0.123,
        "phases": {"read": 0.1, "write": 0.02},
        "costs": {},
    }
    assert document["diagnostics"][0] == {
        "severity": "error",
        "code": "liquid-syntax",
        "message": "bad",
        "path": "a",
        "line": 1,
        "column": 2,
        "excerpt": "x",
        "hint": "h",
        "detail": "trace",
        "frames": [{"what": "included from", "path": "b", "line": 3, "column": 4}],
    }
    assert document["diagnostics"][1]["path"] is None


def test_a_note_is_one_line():
    """By hand: nothing is wrong, so there is no line to point at."""
    span = SourceSpan("posts/a.md", 2, 7)
    note = Diagnostic("future-date", "wait", span, "build with --future", "date: 2027-01-01", severity=Severity.NOTE)
    assert as_text(note, Places(Path(), Path())) == "posts/a.md:2:7: note: wait; build with --future"
