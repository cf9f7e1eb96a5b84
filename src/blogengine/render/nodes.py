"""The three kinds of node: a body (Liquid, then Markdown), its excerpt, and the page around it (layouts)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.assets.sass import is_sass
from blogengine.config.load import deep_merge
from blogengine.errors import BlogError, ContentError, Diagnostic, Frame, SourceSpan, TemplateError
from blogengine.liquid.drops.paginator import paginator_of
from blogengine.liquid.drops.site import JekyllDrop, SiteDrop, theme_of
from blogengine.liquid.drops.subject import drop_of
from blogengine.liquid.source import Source
from blogengine.model.content import HTML_EXTENSIONS, Document, Page
from blogengine.model.excerpt import excerpt_source
from blogengine.model.front import layout as layout_name
from blogengine.query.tracked import Tracked
from blogengine.read.context import span_of_key
from blogengine.render.host import RenderHost
from blogengine.render.places import placed
from blogengine.render.stylesheets import compile_page
from blogengine.render.workshop import MissingBody
from blogengine.text.words import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from blogengine.model.content import Template
    from blogengine.render.workshop import Node, Workshop

Rendered = Document | Page

MOST_MARKDOWN = 5_000_000
"""Characters of one text: five seconds of work, and half a gigabyte of nodes."""


class Results:
    """The results of other nodes as one node sees them; makes those that are not made yet."""

    def __init__(self, shop: Workshop, *, own_content: tuple[str, bytes | None] | None = None) -> None:
        self._shop = shop
        self.own_content = own_content

    def content(self, subject: str, reader: str) -> tuple[str, bytes | None]:
        """Return a body: HTML where its turn comes before the reader's, else its source."""
        shop = self._shop
        if subject == reader and self.own_content is not None:
            return self.own_content
        if shop.positions.get(subject, -1) < shop.positions.get(reader, -1):
            shop.wanted["body", subject] = None
            text, digest = self._made(render_body, subject)
            return text or "", digest
        return shop.body(subject), None

    def excerpt(self, subject: str) -> tuple[str | None, bytes | None]:
        """Return an excerpt as HTML; an excerpt that shows its own sees none, as in Jekyll."""
        if self._shop.open_nodes[-1:] == [("excerpt", subject)]:
            return None, None
        self._shop.wanted["excerpt", subject] = None
        return self._made(render_excerpt, subject)

    def output(self, subject: str, reader: str) -> tuple[str | None, bytes | None]:
        """Return a whole page whose turn came before the reader's."""
        positions = self._shop.positions
        if subject == reader or positions.get(subject, -1) >= positions.get(reader, -1):
            return None, None
        self._shop.wanted["page", subject] = None
        return self._made(render_page, subject)

    def _made(self, make: Callable[[Workshop, str], Node], subject: str) -> tuple[str | None, bytes]:
        """Return what another node comes to. What is wrong there is told as that node tells it, whoever asks first."""
        try:
            node = make(self._shop, subject)
        except TemplateError as error:
            if error.span is None:  # it would need itself: that is to be told where it was asked for
                raise
            parts = error.message, error.span, error.hint, error.code, error.excerpt, error.frames
            raise BlogError(*parts) from error.__cause__
        return node.text, node.result


def subject_of(shop: Workshop, subject: str) -> Rendered:
    """Return the document or page of an id."""
    found = shop.answers.subject(subject)
    assert isinstance(found, Document | Page), subject
    return found


def render_body(shop: Workshop, subject: str) -> Node:
    """Return a subject's body as HTML without layouts, made at most once. Raises BlogError."""
    known = shop.known("body", subject)
    if known is not None:
        return known
    shop.enter("body", subject)
    ask = Tracked(shop.answers, Results(shop), subject)
    record = subject_of(shop, subject)
    text = _convert(shop, ask, record, shop.body(subject), record.origin.body_line)
    return shop.leave("body", subject, text, ask.trace())


def render_excerpt(shop: Workshop, subject: str) -> Node:
    """Return a subject's excerpt as HTML, made at most once; None where it has none. Raises BlogError."""
    known = shop.known("excerpt", subject)
    if known is not None:
        return known
    shop.enter("excerpt", subject)
    results = Results(shop)
    ask = Tracked(shop.answers, results, subject)
    record = subject_of(shop, subject)
    separator = _separator(ask, record)
    text = None
    if separator:
        source = excerpt_source(_as_read(shop, record), separator)
        results.own_content = source, None
        text = _convert(shop, ask, record, source, record.origin.body_line)
    return shop.leave("excerpt", subject, text, ask.trace())


def _as_read(shop: Workshop, record: Rendered) -> str:
    """Return a body as its file has it, also of a document that became a redirect: its excerpt is from before."""
    if isinstance(record, Page) or record.body is None:
        return shop.body(record.id)
    raw = shop.bodies.get(record.id)
    if raw is None:
        raise MissingBody(record.id)
    return raw.decode()


def _separator(ask: Tracked, record: Rendered) -> str:
    """Return what ends an excerpt, empty for no excerpt; of pages only those in HTML have one, and if they were read.

    Defaults of `excerpt_separator` are not for pages.
    """
    config = ask.settings()
    own = ask.field(record.id, "excerpt_separator")
    if isinstance(record, Page):
        of_a_file = record.maker is None and record.body is None
        if not (config.page_excerpts and of_a_file and record.output_ext in HTML_EXTENSIONS):
            return ""
        own = own if "excerpt_separator" in record.origin.marks else None
    return str(own) if own is not None else config.excerpt_separator


def render_page(shop: Workshop, subject: str) -> Node:
    """Return a subject's whole page: its body in its layouts, made at most once. Raises BlogError."""
    known = shop.known("page", subject)
    if known is not None:
        return known
    shop.enter("page", subject)
    record = subject_of(shop, subject)
    body = render_body(shop, subject)
    html = body.text or ""
    results = Results(shop, own_content=(html, body.result))
    ask = Tracked(shop.answers, results, subject)
    ask.content(subject)
    if isinstance(record, Page):
        results.own_content = None  # to its layouts a page is what it was before it was rendered
    text = _in_layouts(shop, ask, record, html)
    for feature in shop.features:
        if feature.finish is not None:
            text = feature.finish(text, subject, ask)
    return shop.leave("page", subject, text, ask.trace())


def render_source_map(shop: Workshop, subject: str) -> Node:
    """Return the map of a stylesheet that its compiler made with the body; None where the body is empty.

    Raises BlogError.
    """
    shop.enter("source_map", subject)
    if subject in shop.source_maps and ("body", subject) in shop.nodes:
        trace = shop.nodes["body", subject].trace
    else:
        ask = Tracked(shop.answers, Results(shop), subject)
        record = subject_of(shop, subject)
        _convert(shop, ask, record, shop.body(subject), record.origin.body_line)
        trace = ask.trace()
    return shop.leave("source_map", subject, shop.source_maps[subject], trace)


def _convert(shop: Workshop, ask: Tracked, record: Rendered, text: str, line: int) -> str:
    path = record.origin.path
    source, host = Source(text, path, line), RenderHost(shop, ask, path)
    if "{" in text and ask.field(record.id, "render_with_liquid") is not False and ("{{" in text or "{%" in text):
        template = shop.compile(source)
        layout = ask.layout(record.layout) if record.layout else None
        variables = _variables(shop, ask, record)
        if layout is not None:
            variables["layout"] = layout.front
        text = template.render(variables, host)
        shop.found += shop.highlighter.drain()
    if _is_markdown(shop, record):
        if len(text) > MOST_MARKDOWN:
            raise _too_large(text, path)
        converted = shop.markdown.convert(text, path=path, first_line=line)
        found = (*converted.diagnostics, *shop.highlighter.drain())
        shop.found += found if text is source.text else (placed(each, text, [source, *host.included]) for each in found)
        return converted.html
    if is_sass(record.ext):
        compiled = compile_page(shop.tree, ask, record, text, [source, *host.included])
        shop.source_maps[record.id] = compiled.source_map
        return compiled.css
    return text


def _too_large(text: str, path: str) -> ContentError:
    message = f"{len(text):,} characters of Markdown are more than the {MOST_MARKDOWN:,} that one page may have"
    return ContentError(message, SourceSpan(path), "divide it, or write it as HTML", "too-large")


def _is_markdown(shop: Workshop, record: Rendered) -> bool:
    return shop.site.config.markdown.converts(record.ext)


def _variables(shop: Workshop, ask: Tracked, record: Rendered) -> dict[str, object]:
    variables: dict[str, object] = {
        "site": SiteDrop(ask, record.id),
        "page": drop_of(ask, record.id),
        "jekyll": JekyllDrop(ask),
        "theme": theme_of(ask),
        "paginator": paginator_of(ask, record.id) if isinstance(record, Page) else None,
    }
    if _is_markdown(shop, record):  # Jekyll sets highlighted code in Markdown off by lines of its own
        variables |= {"highlighter_prefix": "\n", "highlighter_suffix": "\n"}
    return variables


def _in_layouts(shop: Workshop, ask: Tracked, record: Rendered, html: str) -> str:
    name = record.layout
    if name is None or is_sass(record.ext):
        return html
    span = span_of_key(record.origin.path, record.origin.marks, "layout")
    variables = _variables(shop, ask, record)
    host = RenderHost(shop, ask, record.origin.path)
    front: Mapping[str, object] = {}
    used: dict[str, SourceSpan] = {}
    while name is not None:
        layout = ask.layout(name)
        if layout is None:
            _note_missing(shop, ask, name, span)
            return html
        if name in used:
            _refuse_cycle(name, used, span)
        used[name] = span
        front = deep_merge(layout.front, front)
        html = _one_layout(shop, layout, {**variables, "layout": front, "content": html}, host)
        name, span = layout_name(layout.front), span_of_key(layout.origin.path, layout.origin.marks, "layout")
    return html


def _one_layout(shop: Workshop, layout: Template, variables: Mapping[str, object], host: RenderHost) -> str:
    return shop.layout(layout).render(variables, host)


def _note_missing(shop: Workshop, ask: Tracked, name: str, span: SourceSpan) -> None:
    known = ask.layout_names()
    hint = did_you_mean(name, known) or (
        f"the layouts are: {', '.join(sorted(known))}" if known else "there are no layouts"
    )
    message = f"there is no layout `{name}`"
    shop.found.append(Diagnostic("layout-missing", message, span, hint))


def _refuse_cycle(name: str, used: Mapping[str, SourceSpan], span: SourceSpan) -> None:
    frames = tuple(Frame(f"layout {each} asked for", place) for each, place in reversed(list(used.items())))
    raise TemplateError(f"the layout {name} is its own parent", span, "let one of them have no layout",
                        "layout-cycle", frames=frames)  # fmt: skip
