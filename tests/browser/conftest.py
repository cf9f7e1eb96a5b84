"""A real Chromium, spoken to over a pipe in the DevTools protocol, and a server for what it is to look at."""

import contextlib
import fcntl
import functools
import http.server
import itertools
import json
import os
import select
import shutil
import subprocess
import sys
import threading

import pytest

BINARIES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 120
"""Seconds without a word from the browser after which it counts as dead."""
_LAUNCH = "import os, sys; [os.dup2(int(sys.argv[at]), at + 2) for at in (1, 2)]; os.execvp(sys.argv[3], sys.argv[3:])"


class Browser:
    """A headless Chromium. `page()` opens a tab; every tab has its own size and media."""

    def __init__(self, binary: str, profile: str) -> None:
        theirs, self._out = os.pipe()
        self._in, answers = os.pipe()
        # The pipe is wanted as descriptors 3 and 4: copies above ten keep one from overwriting the other.
        high = [fcntl.fcntl(each, fcntl.F_DUPFD_CLOEXEC, 10) for each in (theirs, answers)]
        flags = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                 "--hide-scrollbars", "--remote-debugging-pipe", f"--user-data-dir={profile}", "about:blank")  # fmt: skip
        self._process = subprocess.Popen(
            [sys.executable, "-c", _LAUNCH, *map(str, high), binary, *flags],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=high,
        )
        for each in (theirs, answers, *high):
            os.close(each)
        self._ids = itertools.count(1)
        self._buffer = b""
        self.events: list[dict] = []

    def call(self, method: str, session: str | None = None, **params: object) -> dict:
        number = next(self._ids)
        message = {"id": number, "method": method, "params": params} | ({"sessionId": session} if session else {})
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == number:
                assert "error" not in answer, f"{method}: {answer['error']}"
                return answer["result"]

    def wait_for(self, method: str, session: str, since: int) -> None:
        while not any(each["method"] == method and each.get("sessionId") == session for each in self.events[since:]):
            self._read()

    def _read(self) -> dict:
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._in], [], [], PATIENCE)
            chunk = os.read(self._in, 1 << 16) if ready else b""
            assert chunk, "the browser does not answer"
            self._buffer += chunk
        text, _, self._buffer = self._buffer.partition(b"\0")
        message = json.loads(text)
        if "method" in message:
            self.events.append(message)
        return message

    def page(self) -> "Page":
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        return Page(self, self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])

    def close(self) -> None:
        with contextlib.suppress(AssertionError, OSError):
            self.call("Browser.close")
        self._process.wait()
        os.close(self._in)
        os.close(self._out)


class Page:
    """A tab."""

    def __init__(self, browser: Browser, session: str) -> None:
        self._browser = browser
        self._session = session
        self.call("Page.enable")
        self.call("Network.enable")

    def call(self, method: str, **params: object) -> dict:
        return self._browser.call(method, self._session, **params)

    def resize(self, width: int, height: int = 844) -> None:
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def media(self, scheme: str, media: str = "") -> None:
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.call("Emulation.setEmulatedMedia", media=media, features=features)

    def open(self, url: str) -> list[dict]:
        """Load an address; return the requests made on the way, each with its `url` and its `status`."""
        since = len(self._browser.events)
        self.call("Page.navigate", url=url)
        self._browser.wait_for("Page.loadEventFired", self._session, since)
        self.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        seen = [each for each in self._browser.events[since:] if each.get("sessionId") == self._session]
        statuses = {
            each["params"]["requestId"]: each["params"]["response"]["status"]
            for each in seen
            if each["method"] == "Network.responseReceived"
        }
        asked = [each["params"] for each in seen if each["method"] == "Network.requestWillBeSent"]
        return [{"url": each["request"]["url"], "status": statuses.get(each["requestId"])} for each in asked]

    def evaluate(self, expression: str) -> object:
        """Return the value of an expression, or of the promise it makes."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer.get("exceptionDetails")
        return answer["result"].get("value")

    def press_tab(self) -> None:
        for kind in ("rawKeyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    """A Chromium, or a skip that says that there is none; the variable CHROMIUM names another one."""
    binary = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BINARIES)), None)
    if not binary:
        pytest.skip("no Chromium is installed: looked for " + ", ".join(BINARIES))
    browser = Browser(binary, str(tmp_path_factory.mktemp("chromium")))
    yield browser
    browser.close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Say nothing: the browser's log is read instead."""


@pytest.fixture(scope="session")
def serve():
    """Serve a folder on loopback; return its origin."""
    servers = []

    def start(folder) -> str:
        handler = functools.partial(_Quiet, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()
