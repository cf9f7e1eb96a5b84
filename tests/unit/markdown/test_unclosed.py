"""What is known to have no end: worked out by hand."""

from blogengine.markdown.kramdown.unclosed import Unclosed


def test_what_follows_a_position_without_an_end_has_none_either():
    unclosed = Unclosed()
    unclosed.note("-->", 10)

    assert unclosed.knows("-->", 10)
    assert unclosed.knows("-->", 11)


def test_before_that_position_there_may_be_one():
    unclosed = Unclosed()
    unclosed.note("-->", 10)

    assert not unclosed.knows("-->", 9)


def test_the_first_position_counts():
    unclosed = Unclosed()
    unclosed.note("-->", 10)
    unclosed.note("-->", 4)
    unclosed.note("-->", 20)

    assert unclosed.knows("-->", 4)


def test_each_end_is_known_by_itself():
    unclosed = Unclosed()
    unclosed.note("-->", 10)

    assert not unclosed.knows("?>", 20)
