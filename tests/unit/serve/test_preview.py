import asyncio
import threading

from blogengine.serve.preview import Preview


def test_the_version_changes_with_what_can_be_seen_only(tmp_path):
    preview = Preview(tmp_path)
    first = preview.state.version
    preview.failed("oh")
    assert (preview.state.version, preview.state.errors) == (first, "oh")
    preview.published("", [])
    assert (preview.state.version, preview.state.errors) == (first, None)
    preview.published("/blog", [])
    second = preview.state.version
    assert (second != first, preview.state.baseurl) == (True, "/blog")
    preview.published("/blog", ["index.html"])
    assert preview.state.version != second
    preview.failed("again")
    assert preview.state.baseurl == "/blog"


def test_stylesheets_have_a_version_of_their_own(tmp_path):
    preview = Preview(tmp_path)
    before = preview.state
    preview.published("", ["css/a.css", "css/a.css.map"])
    styled = preview.state
    assert (styled.version, styled.styles) == (before.version, 1)
    preview.published("", ["css/a.css", "index.html"])
    assert (preview.state.version != before.version, preview.state.styles) == (True, 1)
    preview.published("", ["css/a.css"])
    assert preview.state.styles == 3


def test_two_runs_have_no_version_in_common(tmp_path):
    assert Preview(tmp_path).state.version != Preview(tmp_path).state.version


def test_listeners_hear_what_other_threads_say_until_the_end(tmp_path):
    preview = Preview(tmp_path)

    async def listen():
        heard = []
        async for state in preview.states():
            heard.append(state.errors)
            say = preview.close if len(heard) == 3 else lambda: preview.failed(str(len(heard)))
            thread = threading.Thread(target=say)
            thread.start()
            thread.join()
        return heard

    assert asyncio.run(listen()) == [None, "1", "2"]
    preview.failed("nobody listens")


def test_a_listener_too_many_takes_the_place_of_the_oldest(tmp_path, monkeypatch):
    monkeypatch.setattr("blogengine.serve.preview.LISTENERS", 2)
    preview = Preview(tmp_path)

    async def listen():
        first, second, third = (preview.states() for _ in range(3))
        for each in (first, second, third):
            await anext(each)
        ended = [each async for each in first]
        preview.failed("oh")
        return ended, (await anext(second)).errors, (await anext(third)).errors

    assert asyncio.run(listen()) == ([], "oh", "oh")


def test_a_listener_hears_the_same_again_now_and_then(tmp_path, monkeypatch):
    monkeypatch.setattr("blogengine.serve.preview.BEAT", 0.0)
    preview = Preview(tmp_path)

    async def listen():
        states = preview.states()
        return [await anext(states) for _ in range(3)]

    assert asyncio.run(listen()) == [preview.state] * 3
