"""Bytes of a file to text: UTF-8, with the place of what is not."""

from __future__ import annotations

from blogengine.errors import ContentError, Diagnostic, SourceSpan

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def decode(content: bytes, path: str, found: list[Diagnostic]) -> str:
    """Return the text of a file; a BOM is read over and noted in `found`.

    Raises ContentError (`encoding`) with the line and column of the first byte that is not UTF-8.
    """
    if content.startswith(_BOM):
        message = "the file begins with a byte order mark (BOM); it is read over"
        found.append(Diagnostic("bom", message, SourceSpan(path), "save the file as UTF-8 without BOM", ""))
        content = content[len(_BOM) :]
    if content.startswith(_UTF16):
        first = content.decode("utf-16", "replace").split("\n", 1)[0].rstrip("\r")
        hint = "save the file as UTF-8"
        raise ContentError("the file is UTF-16, not UTF-8", SourceSpan(path), hint, "encoding", first)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = f"byte 0x{content[error.start]:02X} is not UTF-8"
        excerpt = content.split(b"\n")[line - 1].decode("latin-1").rstrip("\r")
        raise ContentError(message, SourceSpan(path, line, column), "save the file as UTF-8 (it looks like Latin-1)",
                           "encoding", excerpt) from None  # fmt: skip
