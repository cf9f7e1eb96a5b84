"""What is kept of traces; expected rows by hand."""

import json
import sqlite3
from array import array
from contextlib import closing

from blogengine.cache.traces import FILE, record_traces

TITLE, NAME = ("field", "a.md", "title"), ("config", "name")


def kept(folder):
    with closing(sqlite3.connect(folder / FILE)) as connection:
        queries = {
            number: (tuple(json.loads(q)), answer) for number, q, answer in connection.execute("SELECT * FROM query")
        }
        rows = list(connection.execute("SELECT * FROM node"))
    return {(kind, subject): dict(queries[n] for n in array("I", asked)) for kind, subject, asked in rows}


def test_traces_come_back_as_they_were(tmp_path):
    traces = {("body", "a.md"): {TITLE: b"1", NAME: b"2"}, ("page", "a.md"): {NAME: b"2"}}
    assert record_traces(tmp_path, traces)
    assert kept(tmp_path) == traces


def test_a_later_build_replaces_them(tmp_path):
    record_traces(tmp_path, {("body", "a.md"): {TITLE: b"1"}})
    record_traces(tmp_path, {("body", "b.md"): {NAME: b"2"}})
    assert kept(tmp_path) == {("body", "b.md"): {NAME: b"2"}}


def test_a_damaged_file_is_replaced(tmp_path):
    (tmp_path / FILE).write_bytes(b"not a database at all, " * 100)
    assert record_traces(tmp_path, {("body", "a.md"): {TITLE: b"1"}})
    assert kept(tmp_path) == {("body", "a.md"): {TITLE: b"1"}}


def test_what_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "file").write_text("")
    assert not record_traces(tmp_path / "file", {})
