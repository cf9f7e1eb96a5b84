"""Patterns compiled ahead are those that `re` compiles, or are not there."""

import re
import subprocess
import sys

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


LENT = """
import re, sys
from pathlib import Path
from blogengine.text import ahead
before = re._compiler.compile
ahead.lend(Path(sys.argv[1]))
if len(sys.argv) > 2:
    assert re._compiler.compile is before
    sys.exit()
from re import _parser
parsed, parse = [], _parser.parse
_parser.parse = lambda pattern, *rest: parsed.append(pattern) or parse(pattern, *rest)
assert re.compile("(?P<a>a)(?x: b )", re.I).match("AB")["a"] == "A" and parsed == []
assert re.search(r"not\\s+there", "not  there") and re.match(b"a|b", b"b") and parsed == [r"not\\s+there", b"a|b"]
try:
    re.compile("(")
except re.error as error:
    print(error)
"""


def lent(*arguments):
    command = [sys.executable, "-c", LENT, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_re_itself_loads_what_is_there_and_compiles_the_rest(tmp_path):
    (tmp_path / "patterns.bin").write_bytes(ahead.pack([("(?P<a>a)(?x: b )", re.IGNORECASE)]))
    assert lent(tmp_path / "patterns.bin") == "missing ), unterminated subpattern at position 0\n"


def test_re_is_left_as_it_is_where_there_are_none(tmp_path):
    lent(tmp_path / "missing.bin", "unchanged")


def test_a_pattern_of_ours_may_be_compiled_later():
    assert patterns.compiled_later("(?P<x>q)", re.IGNORECASE).search("aQ")["x"] == "Q"
