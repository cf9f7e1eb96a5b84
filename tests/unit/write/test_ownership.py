import json

import pytest

from blogengine.write.ownership import Record, has_record, read_record


def test_a_record_is_read_back_and_does_not_depend_on_order(tmp_path):
    record = Record({"b.html": "02", "a\n\udcff.html": "01"})
    (tmp_path / ".blogengine").write_bytes(record.encode())
    assert read_record(tmp_path) == record
    assert record.encode() == Record(dict(reversed(record.files.items()))).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"null",
        b"[" * 100_000,
        b'{"files": {}}',
        b'{"blogengine": 2, "files": {}}',
        b'{"blogengine": 1, "files": ["a"]}',
        b'{"blogengine": 1, "files": {"a": 1}}',
        json.dumps({"blogengine": 1, "files": {"../outside": "00"}}).encode(),
        json.dumps({"blogengine": 1, "files": {"/etc/passwd": "00"}}).encode(),
    ],
)
def test_a_damaged_record_counts_as_none(tmp_path, content):
    (tmp_path / ".blogengine").write_bytes(content)
    assert read_record(tmp_path) is None
    assert not has_record(tmp_path)


def test_a_record_is_there_whole(tmp_path):
    content = Record({"a.html": "01", "b.html": "02"}).encode()
    assert not has_record(tmp_path)
    (tmp_path / ".blogengine").write_bytes(content)
    assert has_record(tmp_path)
    (tmp_path / ".blogengine").write_bytes(content.replace(b": ", b":"))
    assert has_record(tmp_path)
    (tmp_path / ".blogengine").write_bytes(content[:-3])
    assert not has_record(tmp_path)


def test_a_record_that_is_a_symlink_counts_as_none(tmp_path):
    (tmp_path / "elsewhere").write_bytes(Record().encode())
    (tmp_path / ".blogengine").symlink_to("elsewhere")
    assert read_record(tmp_path) is None


def test_no_record(tmp_path):
    assert read_record(tmp_path) is None
    assert read_record(tmp_path / "missing") is None
