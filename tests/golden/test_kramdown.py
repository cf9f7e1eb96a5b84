"""Markdown as Jekyll 4.3.1 with kramdown 2.4 writes it: `html` in the cases is the reference's own output."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from plain_highlighter import without_highlighting
from render import kramdown

CASES = json.loads((Path(__file__).parent / "kramdown" / "cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_kramdown(case):
    """Byte for byte, but for the spans of highlighting: those are the highlighter's."""
    [got] = kramdown([case])

    assert without_highlighting(got["html"]) == without_highlighting(case["html"])
