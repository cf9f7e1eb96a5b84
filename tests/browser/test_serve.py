"""`blog serve` in a real Chromium: what is saved is seen, without anyone's touching the browser."""

import os
import re
import subprocess
import sys

import pytest

LAYOUT = '<!DOCTYPE html><html><head><title>t</title><link rel="stylesheet" href="/a.css"></head><body>{{ content }}</body></html>'
UNTIL = "new Promise(done => { const look = () => { const seen = %s; seen ? done(seen) : requestAnimationFrame(look) }; look() })"
OVERLAY = "document.documentElement.lastElementChild.shadowRoot?.querySelector('pre').textContent"


@pytest.fixture
def site(tmp_path):
    files = {
        "_config.yml": "title: A site\n",
        "_layouts/default.html": LAYOUT,
        "index.md": "---\nlayout: default\n---\nfirst\n",
        "a.css": "body { color: rgb(1, 2, 3) }",
    }
    for path, text in files.items():
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    return tmp_path


@pytest.fixture
def address(site):
    command = [sys.executable, "-m", "blogengine", "serve", "-s", str(site), "--port", "0"]
    environ = {name: value for name, value in os.environ.items() if name != "JEKYLL_ENV"}
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environ)
    try:
        for line in server.stdout:
            if match := re.match(r"Serving (\S+)", line):
                break
        yield match[1]
    finally:
        server.terminate()
        server.communicate()


def test_what_is_saved_is_seen(browser, site, address):
    page = browser.page()
    page.open(address)

    def save(path, text):
        since = len(browser.events)
        (site / path).write_text(text)
        return since

    def reloaded(since):
        browser.wait_for("Page.loadEventFired", page._session, since)

    reloaded(save("index.md", "---\nlayout: default\n---\nsecond\n"))
    assert page.evaluate("document.body.innerText").startswith("second")

    page.evaluate("window.kept = 'not reloaded'")
    since = save("a.css", "body { color: rgb(4, 5, 6) }")
    assert (
        page.evaluate(UNTIL % "getComputedStyle(document.body).color === 'rgb(4, 5, 6)' && window.kept")
        == "not reloaded"
    )
    assert page.evaluate(UNTIL % "document.querySelectorAll('link').length === 1")

    save("index.md", "---\nlayout: default\n---\nsecond <b>\n\n  {% nosuch %}\n")
    shown = page.evaluate(UNTIL % OVERLAY)
    first, line, caret = shown.splitlines()[:3]
    assert "index.md:6:3: error: " in first
    assert line.index("{%") == caret.index("^")
    assert page.evaluate("document.body.innerText").startswith("second")

    save("index.md", "---\nlayout: default\n---\nsecond\n")
    assert page.evaluate(UNTIL % f"!({OVERLAY}) && window.kept") == "not reloaded"
    assert not any(each["method"] == "Page.loadEventFired" for each in browser.events[since:])

    reloaded(save("index.md", "---\nlayout: default\n---\nthird\n"))
    assert page.evaluate("document.body.innerText").startswith("third")
