r"""The patterns that several rules share, as source text.

All are meant for `Pattern.match(text, pos)` at the start of a line. `OPT_SPACE` and its like are named as in
kramdown's syntax description, https://kramdown.gettalong.org/syntax.html.
"""

from __future__ import annotations

from blogengine.markdown.kramdown.characters import BLANK, NOT_S, UNICODE_LETTER, UNICODE_NAME, S, W
from blogengine.markdown.kramdown.html_elements import SPAN_ELEMENTS

OPT_SPACE = " {0,3}"
INDENT = r"(?:\t| {4})"
BLANK_LINE = rf"(?>(?:{BLANK}*\n)+)"
EOB_MARKER = rf"\^{BLANK}*\n"

# Attribute lists
LIST_NAME = rf"{W}[A-Za-z0-9_-]*"
LIST_CHARS = r"(?:\\\}|[^}])"
MAX_LIST = 2000
"""Characters in an attribute list; a longer one is text: looking for its end would take time without bound."""
LIST_TEXT = f"{LIST_CHARS}{{1,{MAX_LIST}}}"
IAL = rf"\{{:(?![:/]){LIST_TEXT}\}}{BLANK}*\n"
IAL_START = OPT_SPACE + IAL
LIST_ITEM_IAL = rf"{S}*(?:\{{:(?!(?:{LIST_NAME})?:|/)({LIST_TEXT})\}}){S}*"

# HTML
NAME = rf"(?:{UNICODE_LETTER}{UNICODE_NAME}*:)?{UNICODE_LETTER}{UNICODE_NAME}*"
TAG = rf"<((?>{NAME})){S}*((?>{S}+{NAME}(?:{S}*={S}*(?:\w+|(?P<quote>[\"'])(?s:.*?)(?P=quote)))?)*){S}*(?P<closed>/)?>"
CLOSE_TAG = rf"</({NAME}){S}*>"
_NOT_SPAN = rf"(?!(?:{'|'.join(sorted(SPAN_ELEMENTS | {'script'}))})\b)"
BLOCK_TAG = rf"<(?>{_NOT_SPAN}{NAME})"
BLOCK_CLOSE_TAG = rf"</{_NOT_SPAN}{NAME}{S}*>"
ANY_BLOCK_TAG = f"{BLOCK_CLOSE_TAG}|{BLOCK_TAG}"

# Starts of blocks
LIST_TAIL = r"[\t| ][^\n]*\n"
LIST_START = rf"{OPT_SPACE}(?:[+*-]|[0-9]+\.){LIST_TAIL}"
DEFINITION_START = rf"({OPT_SPACE}:)({LIST_TAIL})"
QUOTE_START = OPT_SPACE + "> ?"
ATX_START = r"#{1,6}[\t ]+[^\n]*\n"
FENCE_START = rf"{OPT_SPACE}[~`]{{3,}}"
RULE_START = rf"{OPT_SPACE}(?:\*[ \t]*\*[ \t]*\*[* \t]*|-[ \t]*-[ \t]*-[- \t]*|_[ \t]*_[ \t]*_[_ \t]*)\n"

# Ends of what may go on over line ends; plain Markdown knows no attribute lists
HTML_LINE = rf"{OPT_SPACE}(?:{ANY_BLOCK_TAG})"
LAZY_END = rf"{BLANK_LINE}|{IAL_START}|{EOB_MARKER}|{HTML_LINE}|\n?\Z"
BOUNDARY = rf"{BLANK_LINE}|{EOB_MARKER}|{IAL_START}|\n?\Z"
MARKDOWN_LAZY_END = rf"{BLANK_LINE}|{EOB_MARKER}|{HTML_LINE}|\n?\Z"
MARKDOWN_BOUNDARY = rf"{BLANK_LINE}|{EOB_MARKER}|\n?\Z"
REST_OF_LINE = r"[^\n]*\n"

_INDENTED = rf"{INDENT}[ \t]*{NOT_S}{REST_OF_LINE}"
_LAZY = rf"(?!{IAL_START}|{EOB_MARKER}|{HTML_LINE})[ \t]*{NOT_S}{REST_OF_LINE}"
INDENTED_CODE = rf"(?:(?:{BLANK_LINE})?(?:{_INDENTED})+(?:{_LAZY})*)*"
r"""Lines indented by four columns, lines that go on with them, and the blank lines between."""
MARKDOWN_INDENTED_CODE = rf"(?:(?:{BLANK_LINE})?(?:{_INDENTED})+)*"
