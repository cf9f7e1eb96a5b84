"""A memo gives back what it was given, or nothing."""

from blogengine.memo import DictMemo


def test_what_was_put_is_found():
    memo = DictMemo()
    assert memo.get("a") is None
    memo.put("a", b"1")
    memo.put("a", b"2")
    assert memo.get("a") == b"2"


def test_one_that_is_full_begins_anew():
    memo = DictMemo(5)
    memo.put("a", b"123")
    memo.put("a", b"1234")
    memo.put("b", b"1")
    assert (memo.get("a"), memo.get("b")) == (b"1234", b"1")
    memo.put("c", b"1")
    assert (memo.get("a"), memo.get("b"), memo.get("c")) == (None, None, b"1")
    memo.put("d", b"1234")
    assert memo.get("c") == b"1"
