"""What a node asked is recorded, whatever the answer was."""

import datetime as dt

import pytest

from blogengine import fingerprint
from blogengine.query.answers import Answers
from blogengine.query.tracked import OWN, Tracked

A, B = "_posts/2024-01-01-a.md", "_posts/2024-01-02-b.md"
FILES = {
    "_config.yml": "title: T\nlimit: 5\nnothing:\n",
    A: "---\ntags: x\n---\n",
    B: "",
    "page.md": "---\n---\n",
    "_layouts/l.html": "l",
    "_includes/i.html": "i",
}


class Rendering:
    """Stands for the results of other nodes."""

    def content(self, subject, reader):
        return f"content of {subject} for {reader}", None

    def excerpt(self, subject):
        return f"excerpt of {subject}" if subject == A else None, None

    def output(self, subject, reader):
        return f"output of {subject}" if subject < reader else None, None


@pytest.fixture
def ask(read_files):
    return Tracked(Answers(read_files(FILES).site), Rendering(), B)


@pytest.mark.parametrize(
    ("method", "arguments", "answer", "query"),
    [
        ("ask", ("environment",), "development", ("environment",)),
        ("ask", ("data", "nothing"), None, ("data", "nothing")),
        ("field", (A, "title"), "A", ("field", A, "title")),
        ("field", ("nothing", "title"), None, ("field", "nothing", "title")),
        ("ids", ("posts",), (B, A), ("posts",)),
        ("ids", ("tagged", "tags", "x"), (A,), ("tagged", "tags", "x")),
        ("terms", ("tags",), (("x", (A,)),), ("tags",)),
        ("terms", ("categories",), (), ("categories",)),
        ("neighbours", (A,), (None, B), ("neighbours", A)),
        ("url_of", ("page.md",), "/page.html", ("url_of", "page.md")),
        ("url_of", ("nothing",), None, ("url_of", "nothing")),
        ("config", ("title",), "T", ("config", "title")),
        ("now", ("%Y",), "2026", ("now", "%Y")),
        ("now", (), dt.datetime(2026, 1, 15, 12, tzinfo=dt.UTC), ("now",)),
        ("content", (A,), f"content of {A} for {B}", ("content", A)),
        ("excerpt", (A,), f"excerpt of {A}", ("excerpt", A)),
        ("excerpt", (B,), None, ("excerpt", B)),
        ("output", (A,), f"output of {A}", ("output", A)),
        ("output", (B,), None, ("output", B)),
    ],
)
def test_questions_are_recorded_with_their_answers(ask, method, arguments, answer, query):
    assert getattr(ask, method)(*arguments) == answer
    text = method in {"content", "excerpt", "output"} and answer is not None
    kept = fingerprint.of_bytes(answer.encode()) if text else fingerprint.of(answer)
    assert ask.trace() == {query: kept}


def test_configuration_as_text_is_recorded_as_it_is(ask):
    assert [ask.text("limit"), ask.text("nothing")] == ["5", ""]
    assert ask.trace() == {("config", "limit"): fingerprint.of(5), ("config", "nothing"): fingerprint.of(None)}


def test_templates_are_recorded_by_their_text(ask):
    assert ask.layout("l").text == "l"
    assert ask.include("nothing") is None
    assert ask.trace().keys() == {("layout", "l"), ("include", "nothing")}
    assert ask.trace()["include", "nothing"] == fingerprint.of(None)


def test_names_are_recorded(ask):
    assert "title" in ask.keys(A)
    assert ask.trace().keys() == {("keys", A)}


def test_what_is_the_same_for_all_or_asked_piece_by_piece_is_not_recorded(ask):
    assert ask.subject(A).id == A
    assert ask.settings().raw["title"] == "T"
    assert ask.clock().zone is dt.UTC
    assert list(ask.include_names()) == ["i.html"]
    assert ask.trace() == {}


def test_the_names_of_layouts_that_a_finding_tells_are_recorded(ask):
    assert list(ask.layout_names()) == ["l"]
    assert ask.trace() == {("layout_names",): fingerprint.of(("l",))}


def test_what_the_readers_own_record_says_is_recorded_without_an_answer(ask):
    assert ask.field(B, "title") == "B"
    assert ask.trace() == {("field", B, "title"): OWN}


def test_a_result_is_recorded_by_its_digest_where_that_is_known(ask, monkeypatch):
    monkeypatch.setattr(Rendering, "content", lambda *_: ("text", b"known"))
    assert ask.content(A) == "text"
    assert ask.trace() == {("content", A): b"known"}


def test_a_caller_may_record_what_it_answered_itself(ask):
    ask.note(("file", "part.md"), b"text")
    assert ask.trace() == {("file", "part.md"): fingerprint.of(b"text")}


def test_an_edit_changes_the_answers_that_it_touches_and_no_others(read_files):
    def trace(files):
        ask = Tracked(Answers(read_files(files).site), Rendering(), B)
        ask.field(A, "title")
        ask.field(A, "tags")
        ask.ids("posts")
        ask.layout("l")
        return ask.trace()

    before = trace(FILES)
    changed = trace(FILES | {A: "---\ntags: x\ntitle: New\n---\n", "_layouts/l.html": "l"})
    assert {query for query in before if before[query] != changed[query]} == {("field", A, "title")}
    assert {query for query in before if before[query] != trace(FILES | {"_layouts/l.html": "m"})[query]} == {
        ("layout", "l")
    }


@pytest.mark.parametrize("all_of_them", ["documents", "pages"])
@pytest.mark.parametrize(("there", "few", "most"), [(150, 74, 75), (25, 19, 20)])
def test_whoever_asks_one_value_of_most_asks_all_of_them(read_files, all_of_them, there, few, most):
    path = {"documents": "_posts/2024-01-01-p{}.md", "pages": "p{}.md"}[all_of_them]
    paths = [path.format(number) for number in range(there)]

    def asked(count, **edited):
        files = dict.fromkeys(paths, "---\ntitle: T\nk: 1\n---\n")
        answers = Answers(read_files({**files, "other.txt": "text", **edited}).site)
        ask = Tracked(answers, Rendering(), "other.txt")
        for each in paths[:count]:
            ask.field(each, "title")
        ask.field(paths[0], "k")
        ask.field("other.txt", "path")
        return ask.trace()

    assert len(asked(few)) == few + 2
    whole = asked(most)
    assert whole.keys() == {
        (all_of_them,), ("column", "title", all_of_them), ("field", paths[0], "k"), ("field", "other.txt", "path"),
    }  # fmt: skip
    assert asked(most, **{paths[-1]: "---\ntitle: other\nk: 1\n---\n"}) != whole
    assert asked(most, **{paths[-1]: "---\ntitle: T\nk: 2\n---\n"}) == whole
    assert asked(most, **{path.format("-new"): "---\ntitle: T\n---\n"}) != whole
    if all_of_them == "documents":
        assert asked(most, **{paths[0]: "---\ntitle: T\nk: 1\ndate: 2024-02-02\n---\n"}) != whole
