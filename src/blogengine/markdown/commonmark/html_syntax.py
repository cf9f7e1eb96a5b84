"""Raw HTML as CommonMark 0.29 delimits it, in text and as blocks.

No expression steps back over what it has read, so each takes time in proportion to the text.
"""

from __future__ import annotations

import re

_S = r"[ \t\v\f\r\n]"
_NAME = r"[a-zA-Z_:][a-zA-Z0-9:._-]*+"
_VALUE = rf"{_S}*+={_S}*+(?:[^ \t\v\f\r\n\"'=<>`]++|'[^']*+'|\"[^\"]*+\")"
_OPEN_TAG = rf"[A-Za-z][A-Za-z0-9-]*+(?:{_S}++{_NAME}(?:{_VALUE})?+)*+{_S}*+/?>"
_CLOSE_TAG = rf"/[A-Za-z][A-Za-z0-9-]*+{_S}*+>"
_COMMENT = r"!---->|!--(?:-?[^>-])(?:-?[^-])*+-->"
_INSTRUCTION = r"\?(?:[^?>]++|\?[^>]|>)*+\?>"
_DECLARATION = rf"![A-Z]++{_S}++[^>]*+>"
_CDATA = r"!\[CDATA\[(?:[^\]]++|\][^\]]|\]\][^>])*+\]\]>"

TAG = re.compile(rf"<(?:{_OPEN_TAG}|{_CLOSE_TAG})")
_LONG = (
    ("<!--", "-->", re.compile(f"<(?:{_COMMENT})")),
    ("<?", "?>", re.compile(f"<(?:{_INSTRUCTION})")),
    ("<![CDATA[", "]]>", re.compile(f"<(?:{_CDATA})")),
    ("<!", ">", re.compile(f"<(?:{_DECLARATION})")),
)

_BLOCK_NAMES = (
    "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link "
    "main menu menuitem nav noframes ol optgroup option p param section title summary table tbody td tfoot "
    "th thead title tr track ul"
).replace(" ", "|")
_STARTS = (
    re.compile(rf"<(?:script|pre|style)(?:{_S}|>)", re.IGNORECASE | re.ASCII),
    re.compile(r"<!--"),
    re.compile(r"<\?"),
    re.compile(r"<![A-Z]"),
    re.compile(r"<!\[CDATA\["),
    re.compile(rf"</?(?:{_BLOCK_NAMES})(?:{_S}|/?>)", re.IGNORECASE | re.ASCII),
)
_ENDS = {
    1: re.compile(r"</(?:script|pre|style)>", re.IGNORECASE | re.ASCII),
    2: re.compile("-->"),
    3: re.compile(r"\?>"),
    4: re.compile(">"),
    5: re.compile(r"\]\]>"),
}
_ALONE = re.compile(rf"<(?:{_OPEN_TAG}|{_CLOSE_TAG})[\t\n\f ]*+\Z")
TAG_ALONE = 7
ENDED_BY_BLANK = frozenset({6, TAG_ALONE})
"""The block types that a blank line ends."""


def inline_end(text: str, position: int, absent: set[str]) -> int:
    """Return where the raw HTML ends that begins with the `<` at `position`; 0 where none does.

    `absent` keeps the ends that `text` is known not to have any more, so that no text is searched for one twice.
    """
    for opening, closing, pattern in _LONG:
        if text.startswith(opening, position):
            if closing in absent:
                return 0
            match = pattern.match(text, position)
            if match is None and text.find(closing, position) < 0:
                absent.add(closing)
            return match.end() if match else 0
    match = TAG.match(text, position)
    return match.end() if match else 0


def block_type(text: str, position: int, *, in_paragraph: bool) -> int:
    """Return which type of HTML block begins there, 0 for none; a tag that stands alone interrupts no paragraph."""
    for number, pattern in enumerate(_STARTS, 1):
        if pattern.match(text, position):
            return number
    return TAG_ALONE if not in_paragraph and _ALONE.match(text, position) else 0


def ends_block(number: int, text: str, position: int) -> bool:
    """Tell whether the line `text` ends an HTML block of that type."""
    pattern = _ENDS.get(number)
    return pattern is not None and pattern.search(text, position) is not None


_FILTERED = re.compile(
    r"<(title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)(?=[ \t\r\n\f\v]|>|/>)",
    re.IGNORECASE | re.ASCII,
)


def filter_tags(html: str) -> str:
    """Return `html` with the tags that GitHub forbids as text."""
    return _FILTERED.sub(r"&lt;\1", html)
