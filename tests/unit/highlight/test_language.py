"""Languages by the names that fences give them. What is found was seen in Rouge's `find_fancy`."""

import pytest

from blogengine.highlight.guess import guess
from blogengine.highlight.language import Language, find_language, option_flag, option_text, option_words


@pytest.mark.parametrize(
    ("name", "tag", "options"),
    [
        ("ruby", "ruby", {}),
        ("rb", "ruby", {}),
        ("console?prompt=%", "console", {"prompt": ("%",)}),
        ("console?prompt=%25,%3E&lang=python;comments", "console", {"prompt": ("%,>",), "lang": ("python",), "comments": ()}),
        ("html?", "html", {}),
        ("html?a=1&a=2&b=&c", "html", {"a": ("1", "2"), "b": ("",), "c": ()}),
        ("html?a+b=c+d", "html", {"a b": ("c d",)}),
        ("c++", "cpp", {}),
        ("LaTeX", "tex", {}),
    ],
)  # fmt: skip
def test_a_name_finds_a_lexer_and_its_options(name, tag, options):
    assert find_language(name, "") == Language(tag, tuple(options.items()))


@pytest.mark.parametrize("name", ["Ruby", "C++", "", "?", "?error", "ruby,x", "ruby{1}", "nosuch?x", "latex2"])
def test_other_names_find_none(name):
    assert find_language(name, "") is None


def test_guess_looks_at_the_code():
    assert find_language("guess", "#!/bin/sh\n") == Language("shell")
    assert find_language("guess?a=b", "x") == Language("plaintext", (("a", ("b",)),))


def test_options_are_read_as_rouge_reads_them():
    options = {"a": (), "b": ("false",), "c": ("0", "1"), "d": ("x,,y", "z"), "e": ("",)}
    assert [option_flag(options, key, default=False) for key in "abcef"] == [True, False, True, True, False]
    assert option_flag(options, "f", default=True)
    assert option_words(options, "d") == ["x", "y", "z"]
    assert option_words(options, "a") == []
    assert option_text(options, "c") == "1"
    assert option_text(options, "a") is None


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        ("# vim: ft=ruby\nx", "ruby"),
        ("-*- mode: python -*-", "python"),
        ("// -*- coding: utf-8; mode: js -*-", "javascript"),
        ("a\n" * 9 + "# vim: set ts=4 syntax=perl:\n", "perl"),
        ("a\n" * 5 + "# vim: ft=ruby\n" + "a\n" * 6, "plaintext"),
        ("#!/bin/sh -*- nosuch -*-", "shell"),
        ("#!/usr/bin/env python3 -u\n", "python"),
        (" \n#!/bin/fish", "plaintext"),
        ("#!/usr/bin/tclsh", "tcl"),
        ("<!DOCTYPE html>", "html"),
        ("<!DOCTYPE xhtml>", "plaintext"),
        ("<!DOCTYPE svg>", "xml"),
        ("<!doctype html>", "plaintext"),
        ("<?xml?><html>", "xml"),
        ("a < html", "html"),
        ("\ufeff%YAML", "yaml"),
        ("--- a\n+++ b\n", "diff"),
        ("diff --git a/x b/x\r\n", "diff"),
        ("<?php x", "php"),
        ("package foo;", "mosel"),
        ("\\documentclass{x}", "tex"),
        ("", "plaintext"),
    ],
)
def test_a_language_is_guessed(code, tag):
    assert guess(code) == tag


def test_where_rouge_cannot_decide_the_code_is_plain_text():
    """Rouge raises `Ambiguous` here, and Jekyll breaks off."""
    assert guess("<?xml version='1'?>\n<!DOCTYPE HTML PUBLIC 'x'>") == "plaintext"
    assert guess("#!/bin/bash\n<?php") == "plaintext"


def test_a_long_line_is_not_searched_for_long():
    assert guess("-*- " + "a: b; " * 100_000) == "plaintext"
