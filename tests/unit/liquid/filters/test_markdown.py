"""Filters that only ask the host; by hand."""

from __future__ import annotations


def test_markdownify(render):
    assert render("{{ i | markdownify }}{{ n | markdownify }}") == "<p>5</p>\n<p></p>\n"


def test_smartify(render):
    assert render("{{ 'a--b' | smartify }}") == "a–b"
