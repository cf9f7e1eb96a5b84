"""Patterns compiled ahead are those that `re` compiles, or are not there."""

import re

import pytest

from blogengine.text import ahead, patterns

PATTERNS = [
    ("a|b(?P<name>c)", 0),
    ("É+(?P<first>x)(y)(?P<last>z)?", re.IGNORECASE),
    (r"(?x) a [b-e\d] # c", 0),
    (r"(?>a+)b*+\Z", re.ASCII | re.MULTILINE),
    ("[^\ud800-\udfff\U0001f600]", re.DOTALL),
]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "patterns.bin"
    path.write_bytes(ahead.pack(PATTERNS))
    return path


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_a_pattern_is_what_re_compiles(file, pattern, flags):
    found, made = ahead.Ahead(file).find(pattern, flags), re.compile(pattern, flags)
    assert found == made  # of one code
    assert found is not made
    assert (found.pattern, found.flags, found.groups) == (made.pattern, made.flags, made.groups)
    assert found.groupindex == made.groupindex


def test_matches_know_their_groups(file):
    match = ahead.Ahead(file).find(*PATTERNS[1]).search("ééxy")
    assert (match[2], match.lastgroup, match.groupdict()) == ("y", None, {"first": "x", "last": None})
    assert ahead.Ahead(file).find(*PATTERNS[1]).search("éxyz").lastgroup == "last"


def test_another_pattern_or_flag_is_not_there(file):
    assert ahead.Ahead(file).find("a|b") is None
    assert ahead.Ahead(file).find(PATTERNS[0][0], re.ASCII) is None


@pytest.mark.parametrize("content", [b"", b"\1\0", b"\4\0\0\0abcdefgh"])
def test_a_file_that_is_none_has_no_patterns(tmp_path, content):
    (tmp_path / "patterns.bin").write_bytes(content)
    assert ahead.Ahead(tmp_path / "patterns.bin").find("a") is None
    assert ahead.Ahead(tmp_path / "missing.bin").find("a") is None


def test_another_python_has_its_own(file, monkeypatch):
    monkeypatch.setattr(ahead, "_PYTHON", ("cpython-311", 0, "little", 4))
    assert ahead.Ahead(file).find(*PATTERNS[0]) is None


def test_what_the_engine_refuses_is_not_there(tmp_path, monkeypatch):
    monkeypatch.setattr(ahead, "_code", lambda *_: b"\xff\xff\xff\xff")
    (tmp_path / "patterns.bin").write_bytes(ahead.pack([("a", 0)]))
    assert ahead.Ahead(tmp_path / "patterns.bin").find("a") is None


def test_what_is_not_there_is_compiled(file, monkeypatch):
    monkeypatch.setattr(patterns, "_ahead", lambda: ahead.Ahead(file))
    assert patterns.compiled("a|b").match("b")
    assert patterns.compiled(*PATTERNS[0]).match("bc")["name"] == "c"
    assert patterns.compiled_later("(?P<x>q)").search("aq")["x"] == "q"
