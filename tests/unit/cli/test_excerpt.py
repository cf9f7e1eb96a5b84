import pytest

from blogengine.cli.excerpt import ROOM, point_at, visible


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret"),
    [
        ("title: a", 1, "title: a", "^"),
        ("title: a", 8, "title: a", "       ^"),
        ("title: a", 9, "title: a", "        ^"),
        ("title: a", 99, "title: a", "        ^"),
        ("", 1, "", "^"),
        ("日本語: x", 4, "日本語: x", "      ^"),
        ("e\u0301x", 3, "e\u0301x", " ^"),
        ("\tx", 2, "    x", "    ^"),
        ("ab\tx", 4, "ab  x", "    ^"),
        ("日\tx", 3, "日  x", "    ^"),
        ("a\x1b[31mb", 3, "a␛[31mb", "  ^"),
    ],
)
def test_the_caret_is_below_the_column(line, column, shown, caret):
    assert point_at(line, column) == (shown, caret)


@pytest.mark.parametrize("column", [1, 70, 500, 1000])
@pytest.mark.parametrize("letter", ["x", "語"])
def test_a_long_line_is_cut_around_the_column(column, letter):
    line = letter * 999 + "!"
    shown, caret = point_at(line[: column - 1] + "?" + line[column:], column)
    cells = "".join(char * (2 if char == "語" else 1) for char in shown)
    assert cells[len(caret) - 1] == "?"
    assert len(cells) <= ROOM + 2


def test_what_steers_a_terminal_or_turns_the_direction_is_shown_as_a_symbol():
    assert visible("a\x07\n\x7f\x9b\u202eb\ud800") == "a␇␊␡\ufffd\ufffdb\ufffd"


def test_of_a_line_without_end_no_more_is_looked_at_than_can_be_shown(monkeypatch):
    looked = []
    monkeypatch.setattr("blogengine.cli.excerpt.visible", lambda text: (looked.append(text), text)[1])
    line = "é" * 500_000 + "?" + "é" * 500_000
    shown, caret = point_at(line, 500_001)
    assert shown[caret.index("^")] == "?"
    assert shown.startswith("…é")
    assert shown.endswith("é…")
    assert len(shown) == ROOM + 2
    assert len(looked) < 1000
    assert point_at(line, 3)[1] == "  ^"
    assert point_at(line, 10**9)[0].endswith("é")
