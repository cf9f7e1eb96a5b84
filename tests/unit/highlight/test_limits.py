"""Code that a lexer cannot finish. A limit holds in the main thread by a timer, elsewhere by a process of its own."""

import signal
import threading

import pytest

from blogengine.errors import SourceSpan
from blogengine.highlight import Highlighter, highlighter
from blogengine.highlight.helper import Helper
from blogengine.highlight.language import Language
from blogengine.highlight.limits import LexerFailed, LexingLimitExceeded
from blogengine.memo import DictMemo

ENDLESS = "=begin\n" * 20_000
"""Ruby's lexer looks for the end of each comment in all that follows: seconds of CPU time."""


def in_thread(work):
    """The result of a call in a thread that is not the main one, or what it raised."""
    results = []

    def run():
        try:
            results.append(work())
        except Exception as error:  # noqa: BLE001 - it is looked at
            results.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return results[0]


@pytest.fixture
def short(monkeypatch):
    """A limit that what is endless exceeds soon, and that nothing else does."""
    monkeypatch.setattr(highlighter, "BASE_SECONDS", 0.3)
    monkeypatch.setattr(highlighter, "SECONDS_PER_CHARACTER", 0)


@pytest.mark.parametrize("run", [lambda work: work(), in_thread], ids=["main", "other"])
def test_what_takes_too_long_is_plain_text_with_its_place_in_every_thread(short, run):
    memo, place = DictMemo(), SourceSpan("a.md", 3)
    made = Highlighter(memo=memo)

    html = run(lambda: made.inline(ENDLESS + "<", "ruby", place=place))

    assert html == ENDLESS + "&lt;"
    (found,) = made.drain()
    assert (found.code, found.span) == ("highlight-limit", place)
    assert found.message == "highlighting 140001 characters of ruby takes too long; they are shown plain"
    assert run(lambda: made.inline(ENDLESS + "<", "ruby")) == html
    assert len(made.drain()) == 1, "it is not kept"


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no interval timers")
def test_made_ready_once_the_limit_holds_for_every_block_and_the_handler_is_put_back(short):
    def theirs(_signal, _frame):
        """Handle what is not ours."""

    made = Highlighter()
    before = signal.signal(signal.SIGVTALRM, theirs)
    try:
        with made.ready():
            for language in ("ruby", "ruby?lang=1"):
                assert made.inline(ENDLESS, language) == ENDLESS
                assert made.inline("1", "python") == '<span class="mi">1</span>'
            assert len(made.drain()) == 2
        assert signal.getsignal(signal.SIGVTALRM) is theirs
        assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)
    finally:
        signal.signal(signal.SIGVTALRM, before)


def test_in_another_thread_the_html_is_the_same():
    codes = [("x = 1 # é\u2028\n", "ruby"), ("$ ls\n", "console?lang=python"), ("int a;", "c"), ("", "python")]
    made = Highlighter()

    there = in_thread(lambda: [made.fenced(code, language) for code, language in codes])

    assert there == [Highlighter().fenced(code, language) for code, language in codes]
    assert made.drain() == ()


def test_a_process_that_dies_is_told_of_and_replaced():
    helper = Helper()
    assert helper.tokens("1", Language("python"), 5) == [("mi", "1")]
    helper._process.kill()

    with pytest.raises(LexerFailed, match="has ended"):
        helper.tokens("1", Language("python"), 5)
    assert helper.tokens("1", Language("python"), 5) == [("mi", "1")]


def test_what_a_lexer_raises_there_is_raised_here():
    helper = Helper()
    with pytest.raises(LexingLimitExceeded):
        helper.tokens(ENDLESS, Language("ruby"), 0.1)
    with pytest.raises(LexerFailed, match="ClassNotFound"):
        helper.tokens("x", Language("bpf"), 5)
    assert helper.tokens("1", Language("python"), 5) == [("mi", "1")]


def test_the_process_ends_with_who_asked_it():
    helper = Helper()
    helper.tokens("1", Language("python"), 5)
    process = helper._process
    del helper
    assert process.poll() == 0
