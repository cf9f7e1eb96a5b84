"""HTML elements made kramdown's own: what the option `html_to_native` asks for, and all that the input `html` is."""

from __future__ import annotations

from blogengine.markdown.kramdown.native.convert import root_to_native, to_native

__all__ = ["root_to_native", "to_native"]
