"""The inlines of a block: its text read from left to right into HTML."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from blogengine.markdown.commonmark import autolinks, delimiters, links
from blogengine.markdown.commonmark.characters import (
    ENTITY,
    PUNCTUATION,
    SPACES,
    character_of,
    escape,
    escape_address,
    unescape_entities,
)
from blogengine.markdown.commonmark.html_syntax import filter_tags, inline_end
from blogengine.markdown.commonmark.inline_nodes import Bracket, Delimiter, FootnoteReference, Markup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from blogengine.markdown.commonmark.footnotes import Footnotes
    from blogengine.markdown.commonmark.inline_nodes import Piece
    from blogengine.markdown.commonmark.references import Target
    from blogengine.markdown.commonmark.settings import Settings

    Rule = Callable[["Inlines"], None]

MAX_BACKTICKS = 80
RAW_HTML_OMITTED = "<!-- raw HTML omitted -->"

_ADDRESS = re.compile(r"<([A-Za-z][A-Za-z0-9.+-]{1,31}:[^\x00-\x20<>]*+)>")
_LABEL = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
_EMAIL = re.compile(rf"<([a-zA-Z0-9.!#$%&'*+/=?^_`{{|}}~-]++@{_LABEL}(?:\.{_LABEL})*+)>")
_TICKS = re.compile(r"`+")
_HYPHENS = re.compile(r"-+")
_DOTS = re.compile(r"\.{1,3}")


class InlineParser:
    """Reads inlines with the settings of a site."""

    def __init__(self, settings: Settings) -> None:
        self._rules = _rules(settings)
        special = "".join(re.escape(character) for character in self._rules)
        self._special = re.compile(f"[{special}]")
        self._mails = "autolink" in settings.extensions
        self._skipped = "~" if "strikethrough" in settings.extensions else ""
        self._line_end = line_end(settings.options)

    def html(self, text: str, definitions: Mapping[str, Target], footnotes: Footnotes | None) -> str:
        """Return the HTML of `text`, the content of a block."""
        inlines = Inlines(text.rstrip(SPACES), definitions, footnotes, self._skipped, self._line_end)
        self._read(inlines)
        pieces = inlines.pieces
        if self._mails and "@" in inlines.text:
            pieces = autolinks.link_mails(_joined(pieces, footnotes))
        return "".join(_html(pieces, footnotes))

    def _read(self, inlines: Inlines) -> None:
        text, pieces, rules, search = inlines.text, inlines.pieces, self._rules, self._special.search
        size = len(text)
        while inlines.position < size:
            position = inlines.position
            rule = rules.get(text[position])
            if rule is not None:
                rule(inlines)
                if inlines.position > position:
                    continue
            found = search(text, position + 1)
            end = found.start() if found else size
            words = text[position:end]
            pieces.append(words.rstrip(SPACES) if text.startswith("\n", end) else words)
            inlines.position = end
        delimiters.match_delimiters(inlines, None)


class Inlines:
    """The state of reading the inlines of one block."""

    __slots__ = (
        "absent",
        "definitions",
        "footnotes",
        "last_bracket",
        "last_delimiter",
        "line_end",
        "line_start",
        "pieces",
        "position",
        "skipped",
        "text",
        "ticks",
        "ticks_all_seen",
        "ticks_seen",
    )

    def __init__(
        self, text: str, definitions: Mapping[str, Target], footnotes: Footnotes | None, skipped: str, line_end: str
    ) -> None:
        self.text = text
        self.definitions = definitions
        self.footnotes = footnotes
        self.skipped = skipped
        self.line_end = line_end
        self.position = 0
        self.line_start = 0
        self.pieces: list[Piece] = []
        self.last_delimiter: Delimiter | None = None
        self.last_bracket: Bracket | None = None
        self.absent: set[str] = set()
        """What the text is known not to have any more after the position."""
        self.ticks: list[tuple[int, int]] | None = None
        """Where runs of backticks stand and how long they are; None until one is needed."""
        self.ticks_seen: dict[int, int] = {}
        """Where a run was seen last, by length."""
        self.ticks_all_seen = False

    def plain(self, pieces: Iterable[Piece]) -> str:
        """Return what remains of `pieces` in an attribute, escaped."""
        return "".join(_plain(pieces, self.footnotes))


def line_end(options: frozenset[str]) -> str:
    """Return what a line end within a paragraph becomes."""
    if "HARDBREAKS" in options:
        return "<br />\n"
    return " " if "NOBREAKS" in options else "\n"


def _joined(pieces: list[Piece], footnotes: Footnotes | None) -> list[Piece]:
    """Return `pieces` with texts that stand side by side as one, and marks as the text and tags they became."""
    joined: list[Piece] = []
    words: list[str] = []

    def flush() -> None:
        if words:
            joined.append("".join(words))
            words.clear()

    for piece in pieces:
        if isinstance(piece, str):
            words.append(piece)
        elif isinstance(piece, Bracket):
            words.append(piece.text)
        elif isinstance(piece, FootnoteReference) and footnotes and (text := footnotes.text(piece)) is not None:
            words.append(text)
        elif isinstance(piece, Delimiter):
            if piece.closing_tags:
                flush()
                joined.append(Markup("".join(piece.closing_tags)))
            words.append(piece.text)
            if piece.opening_tags:
                flush()
                joined.append(Markup("".join(reversed(piece.opening_tags))))
        else:
            flush()
            joined.append(piece)
    flush()
    return joined


def _html(pieces: Iterable[Piece], footnotes: Footnotes | None) -> Iterable[str]:
    for piece in pieces:
        if isinstance(piece, str):
            yield escape(piece)
        elif isinstance(piece, Markup):
            if footnotes is not None:
                for reference in piece.footnotes:
                    footnotes.html(reference)
            yield piece.html
        elif isinstance(piece, Delimiter):
            yield from piece.closing_tags
            yield escape(piece.text)
            yield from reversed(piece.opening_tags)
        elif isinstance(piece, Bracket):
            yield piece.text
        elif footnotes is not None:
            yield footnotes.html(piece)


def _plain(pieces: Iterable[Piece], footnotes: Footnotes | None) -> Iterable[str]:
    for piece in pieces:
        if isinstance(piece, str):
            yield escape(piece)
        elif isinstance(piece, Markup):
            yield piece.plain
        elif isinstance(piece, FootnoteReference):
            yield escape((footnotes and footnotes.text(piece)) or "")
        else:
            yield escape(piece.text)


def _read_line_end(inlines: Inlines) -> None:
    text, position = inlines.text, inlines.position
    end = inlines.line_start = position + 1
    while text.startswith((" ", "\t"), end):
        end += 1
    inlines.position = end
    hard = position > 1 and text.startswith("  ", position - 2)
    inlines.pieces.append(Markup("<br />\n") if hard else Markup(inlines.line_end, inlines.line_end))


def _read_code(inlines: Inlines) -> None:
    text, position = inlines.text, inlines.position
    match = _TICKS.match(text, position)
    after = match.end() if match else position + 1
    end = _closing_ticks(inlines, after, after - position)
    if end is None:
        inlines.pieces.append(text[position:after])
        inlines.position = after
        return
    code = text[after:end].replace("\n", " ")
    if code.startswith(" ") and code.endswith(" ") and code.strip(" "):
        code = code[1:-1]
    inlines.pieces.append(Markup(f"<code>{escape(code)}</code>"))
    inlines.position = end + after - position


def _closing_ticks(inlines: Inlines, start: int, size: int) -> int | None:
    """Return where the run of `size` backticks stands that closes the code that begins at `start`.

    After a run that nothing closes, cmark goes by where it last saw a run of each length, and it sees less with every
    span that is closed: some runs that could be closed are not.
    """
    if size > MAX_BACKTICKS or (inlines.ticks_all_seen and inlines.ticks_seen.get(size, 0) <= start):
        return None
    if inlines.ticks is None:
        inlines.ticks = [(run.start(), run.end() - run.start()) for run in _TICKS.finditer(inlines.text, start)]
    for index in range(bisect_left(inlines.ticks, (start, 0)), len(inlines.ticks)):
        position, length = inlines.ticks[index]
        inlines.ticks_seen[length] = position
        if length == size:
            return position
    inlines.ticks_all_seen = True
    return None


def _read_backslash(inlines: Inlines) -> None:
    following = inlines.text[inlines.position + 1 : inlines.position + 2]
    inlines.position += 1 + (following == "\n" or (following != "" and following in PUNCTUATION))
    if following == "\n":
        inlines.pieces.append(Markup("<br />\n"))
    else:
        inlines.pieces.append(following if following and following in PUNCTUATION else "\\")


def _read_entity(inlines: Inlines) -> None:
    match = ENTITY.match(inlines.text, inlines.position)
    character = character_of(match[0]) if match else None
    inlines.pieces.append(character or "&")
    inlines.position = match.end() if match and character else inlines.position + 1


def _read_pointed(inlines: Inlines, *, unsafe: bool, liberal: bool, filters: bool) -> None:
    """Read a `<`: an address, raw HTML, or just that."""
    text, position = inlines.text, inlines.position
    if match := _ADDRESS.match(text, position):
        _link(inlines, match[1], match[1], match.end())
    elif match := _EMAIL.match(text, position):
        _link(inlines, f"mailto:{match[1]}", match[1], match.end())
    elif end := inline_end(text, position, inlines.absent) or (_liberal_end(text, position) if liberal else 0):
        html = text[position:end]
        inlines.pieces.append(Markup((filter_tags(html) if filters else html) if unsafe else RAW_HTML_OMITTED))
        inlines.position = end
    else:
        inlines.pieces.append("<")
        inlines.position += 1


def _link(inlines: Inlines, address: str, text: str, end: int) -> None:
    words = escape(unescape_entities(text))
    html = f'<a href="{escape_address(unescape_entities(address))}">{words}</a>'
    inlines.pieces.append(Markup(html, words))
    inlines.position = end


def _liberal_end(text: str, position: int) -> int:
    """Return where the last `>` of the line ends, 0 if there is none after a character at least."""
    line_end = text.find("\n", position)
    return text.rfind(">", position + 2, line_end if line_end >= 0 else len(text)) + 1


def _read_hyphens(inlines: Inlines) -> None:
    match = _HYPHENS.match(inlines.text, inlines.position)
    count = match.end() - match.start() if match else 1
    inlines.pieces.append(_dashes(count))
    inlines.position += count


def _dashes(count: int) -> str:
    """Return the dashes that `count` hyphens make: of one kind if that comes out even, long ones first if not."""
    if count == 1:
        return "-"
    if count % 3 == 0:
        return "—" * (count // 3)
    if count % 2 == 0:
        return "–" * (count // 2)
    short = 1 if count % 3 == 2 else 2
    return "—" * ((count - 2 * short) // 3) + "–" * short


def _read_dots(inlines: Inlines) -> None:
    match = _DOTS.match(inlines.text, inlines.position)
    dots = match[0] if match else "."
    inlines.pieces.append("…" if len(dots) == 3 else dots)
    inlines.position += len(dots)


def _rules(settings: Settings) -> dict[str, Rule]:
    """Return what is read at which character; a rule that leaves the position alone leaves a text to be read."""
    options, extensions = settings.options, settings.extensions
    unsafe, liberal = "UNSAFE" in options, "LIBERAL_HTML_TAG" in options
    rules: dict[str, Rule] = {
        "\n": _read_line_end,
        "`": _read_code,
        "\\": _read_backslash,
        "&": _read_entity,
        "<": lambda inlines: _read_pointed(inlines, unsafe=unsafe, liberal=liberal, filters="tagfilter" in extensions),
        "*": delimiters.read_emphasis,
        "_": delimiters.read_emphasis,
        "[": links.read_open_bracket,
        "]": links.read_close_bracket,
        "!": links.read_exclamation,
    }
    if "SMART" in options:
        rules |= {"'": delimiters.read_quote, '"': delimiters.read_quote, "-": _read_hyphens, ".": _read_dots}
    if "strikethrough" in extensions:
        single = "STRIKETHROUGH_DOUBLE_TILDE" not in options
        rules["~"] = lambda inlines: delimiters.read_tildes(inlines, single=single)
    if "autolink" in extensions:
        rules |= {":": autolinks.read_url, "w": autolinks.read_www}
    return rules
