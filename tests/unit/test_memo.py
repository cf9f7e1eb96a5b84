"""A memo gives back what it was given, or nothing."""

from blogengine.memo import DictMemo


def test_what_was_put_is_found():
    memo = DictMemo()
    assert memo.get("a") is None
    memo.put("a", b"1")
    memo.put("a", b"2")
    assert memo.get("a") == b"2"
