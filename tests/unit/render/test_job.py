"""Jobs turn everything that can happen into values; expected values by hand."""

import pickle

from blogengine.model.output import Kind, Output
from blogengine.render.job import Needs, run_job

A, B = "_posts/2025-01-01-a.md", "_posts/2025-01-02-b.md"


def output(subject, kind=Kind.DOCUMENT):
    return Output(f"{subject}.html", subject, kind)


def run(shop, *subjects):
    return list(run_job(shop, tuple(output(each) for each in subjects)))


def test_a_result_has_bytes_and_the_traces_of_its_nodes(shop):
    (rendered,) = run(shop({A: "---\n---\nä\n"}), A)
    assert rendered.content == "<p>ä</p>\n".encode()
    assert set(rendered.traces) == {("body", A), ("page", A)}
    assert pickle.loads(pickle.dumps(rendered)) == rendered


def test_a_failure_is_a_value_and_the_rest_goes_on(shop):
    failed, fine = run(shop({A: "---\n---\n{% nosuch %}\n", B: "---\n---\nb\n"}), A, B)
    assert failed.content is None
    assert [(d.code, str(d.span)) for d in failed.diagnostics] == [("unknown-tag", f"{A}:3:1")]
    assert fine.content == b"<p>b</p>\n"


def test_what_is_wrong_with_a_body_is_told_alike_whoever_asks_for_it_first(shop):
    files = {A: "---\n---\nx\n{% nosuch %}\n", B: "---\n---\n{{ page.previous.content }}\n"}
    own, asked = run(shop(files), A, B)
    (alone,) = run(shop(files), B)
    assert [str(d.span) for d in own.diagnostics] == [f"{A}:4:1"]
    assert own.diagnostics == asked.diagnostics == alone.diagnostics


def test_a_bug_is_an_internal_error_with_its_traceback(shop, monkeypatch):
    made = shop({A: "---\n---\na\n"})
    monkeypatch.setattr(made, "markdown", None)
    (failed,) = run(made, A)
    assert failed.content is None
    assert failed.diagnostics[0].code == "internal-error"
    assert "Traceback" in failed.diagnostics[0].detail


def test_a_body_that_the_job_lacks_is_asked_for(shop):
    files = {A: "---\n---\na\n", B: "---\n---\n{{ page.previous.content }}\n"}
    whole = shop(files)
    partly = shop(files, bodies={B: whole.bodies[B]})
    (needs,) = run(partly, B)
    assert needs == Needs(output(B), frozenset({A}))
    again = shop(files, bodies={each: whole.bodies[each] for each in (A, B)})
    (rendered,) = run(again, B)
    assert rendered.content == b"<p>a</p>\n\n"  # kramdown keeps the blank line
