"""What Atom and RSS share as XML."""

from __future__ import annotations

from lxml import etree


def cdata(text: str) -> str | etree.CDATA:
    """Return `text` as a CDATA section, or, where it holds `]]>`, as it is: then it is escaped, and reads the same."""
    return text if "]]>" in text else etree.CDATA(text)


def declared(document: bytes) -> bytes:
    """Return a UTF-8 document with the declaration that Jekyll's feeds have; lxml's has other quotes."""
    return b'<?xml version="1.0" encoding="utf-8"?>' + document
