import asyncio
import threading

from blogengine.serve.preview import Preview


def test_the_version_changes_with_each_published_build_only(tmp_path):
    preview = Preview(tmp_path)
    first = preview.state.version
    preview.failed("oh")
    assert (preview.state.version, preview.state.errors) == (first, "oh")
    preview.published("/blog")
    assert preview.state.version != first
    assert (preview.state.errors, preview.state.baseurl) == (None, "/blog")
    preview.failed("again")
    assert preview.state.baseurl == "/blog"


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
