"""Tests of an installed package run with the patterns that were compiled when it was installed, as its command does."""

from blogengine.text import ahead

ahead.lend()
