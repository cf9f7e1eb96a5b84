"""Pygments tokenises, and we write what Rouge would: its class names and its HTML, so that themes fit."""

from blogengine.highlight.highlighter import Highlighter

__all__ = ["Highlighter"]
