import io

from blogengine.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def run(stream, seconds):
    ticks = iter(seconds)
    with Progress(stream, clock=lambda: next(ticks)) as progress:
        for done in range(1, len(seconds)):
            progress(done, len(seconds) - 1)
    return stream.getvalue()


def test_nothing_is_drawn_in_the_first_second():
    assert run(Terminal(), [0, 0.5, 0.99]) == ""


def test_a_bar_is_drawn_afterwards_and_taken_away_at_the_end():
    drawn = run(Terminal(), [5, 5.5, 6.5])
    assert "100% of 2" in drawn
    assert " 50% of 2" not in drawn
    assert drawn.endswith("\r\033[K")


def test_a_pipe_gets_nothing():
    assert run(io.StringIO(), [0, 9, 99]) == ""
