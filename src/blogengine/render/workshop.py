"""What a process keeps while it renders one site: converters, compiled templates, and results by node."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from blogengine import fingerprint
from blogengine.errors import TemplateError
from blogengine.features.base import Services
from blogengine.highlight import Highlighter
from blogengine.liquid.environment import Environment
from blogengine.liquid.host import LeaveRender
from blogengine.liquid.limits import Limits
from blogengine.liquid.source import Source
from blogengine.markdown import make_markdown
from blogengine.plan.source_maps import with_source_maps
from blogengine.query.answers import Answers
from blogengine.query.tracked import of_text
from blogengine.records import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blogengine.errors import Diagnostic
    from blogengine.features.base import Feature
    from blogengine.liquid.environment import Template
    from blogengine.markdown import Markdown
    from blogengine.memo import Memo
    from blogengine.model.content import Template as File
    from blogengine.model.site import Site
    from blogengine.query.tracked import Trace
    from blogengine.read.tree import Tree
    from blogengine.render.meter import Meter


class MissingBody(LeaveRender):
    """A node needs a body that its job does not carry; the job is run again with it."""

    def __init__(self, subject: str) -> None:
        super().__init__(subject)
        self.subject = subject


_SHORT = 2000
"""Characters of a text that is worth keeping as HTML."""
_KEPT = 2000
_BODIES = 50_000_000
"""Characters of bodies that are kept for whoever asks for them: those of some five thousand posts."""


@dataclass(frozen=True, slots=True)
class Node:
    """A finished node: its text (None where there is none, as an excerpt that is switched off) and what it asked.

    `found` is what was found wrong while it was made, `result` the digest of its text, or of a made page's bytes; a
    page has these bytes until it is collected.
    """

    kind: str
    subject: str
    text: str | None
    trace: Trace
    found: tuple[Diagnostic, ...] = ()
    result: bytes = b""
    content: bytes | None = None


class Recall(Protocol):
    """Nodes of an earlier build that would be made alike today."""

    def recall(self, kind: str, subject: str) -> Node | None:
        """Return such a node with its text, None where there is none."""
        ...

    def stands(self, kind: str, subject: str) -> bytes | None:
        """Return the digest of an output's node that need not be made; None where it must."""
        ...

    def drain(self) -> frozenset[int]:
        """Return the numbers of nodes that were found to stand since the last time."""
        ...

    def reopen(self) -> None:
        """Go on in a forked process: what was found before it began is its parent's to tell."""
        ...


@dataclass(slots=True)
class Workshop:
    """The state of one worker for one site; never shared, never pickled.

    `bodies` are the sources that this worker has, UTF-8, by subject; `nodes` the finished ones by (kind, subject);
    `missing` the files that were asked for in vain, since nothing is known of them; `meter` measures templates, None
    where nobody wants to know; `positions` the rendering order; `source_maps` what bodies in Sass have made besides
    their CSS, by subject.
    """

    site: Site
    tree: Tree
    features: tuple[Feature, ...]
    bodies: Mapping[str, bytes]
    memo: Memo | None = None
    past: Recall | None = None
    meter: Meter | None = None
    missing: set[str] = field(default_factory=set)
    answers: Answers = field(init=False)
    liquid: Environment = field(init=False)
    markdown: Markdown = field(init=False)
    highlighter: Highlighter = field(init=False)
    services: Services = field(init=False)
    positions: dict[str, int] = field(init=False)
    nodes: dict[tuple[str, str], Node] = field(default_factory=dict)
    open_nodes: list[tuple[str, str]] = field(default_factory=list)
    source_maps: dict[str, str | None] = field(default_factory=dict)
    made: list[Node] = field(default_factory=list)
    wanted: dict[tuple[str, str], None] = field(default_factory=dict)
    results: dict[tuple[str, str], bytes] = field(default_factory=dict)
    keeps_pages: bool = False
    found: list[Diagnostic] = field(default_factory=list)
    _outer: list[list[Diagnostic]] = field(default_factory=list)
    _body_characters: int = 0
    _keeps_bodies: bool = False
    _recalled: dict[tuple[str, str], Node] = field(default_factory=dict)
    _sources: dict[str, Source] = field(default_factory=dict)
    _layouts: dict[str, Template] = field(default_factory=dict)
    _markdownified: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        config = self.site.config
        self.answers = Answers(with_source_maps(self.site))
        self.highlighter = Highlighter(memo=self.memo, engine=config.highlighter)
        self.markdown = make_markdown(config.markdown.engine, config.markdown.options, self.highlighter)
        self.liquid = Environment(
            tags={name: tag for feature in self.features for name, tag in feature.tags.items()},
            filters={name: each for feature in self.features for name, each in feature.filters.items()},
            dialect=config.dialect,
            error_mode=config.liquid.error_mode,
            strict_filters=config.liquid.strict_filters,
            strict_variables=config.liquid.strict_variables,
            limits=Limits(**config.liquid.limits),
            knows_blank=any(feature.knows_blank for feature in self.features),
            ruby_tags=self.site.ruby_tags,
            template=self.meter.template if self.meter is not None else None,
        )
        self.services = Services(smartify=self.markdown.smartify)
        order = [*self.site.documents, *(page.id for page in self.site.pages)]
        self.positions = {subject: position for position, subject in enumerate(order)}

    def body(self, subject: str) -> str:
        """Return the source of a subject's body. Raises MissingBody where this job does not carry it."""
        page = self.answers.subject(subject)
        text = getattr(page, "body", None)
        if isinstance(text, str):
            return text
        raw = self.bodies.get(subject)
        if raw is None:
            raise MissingBody(subject)
        return raw.decode()

    def compile(self, source: Source) -> Template:
        """Return a compiled template; what its compiler found is noted. Raises TemplateError."""
        template = self.liquid.compile(source, self.memo)
        self.found += template.diagnostics
        return template

    def layout(self, file: File) -> Template:
        """Return a layout's template, compiled once: bodies are rendered once, layouts for page after page."""
        template = self._layouts.get(file.name)
        if template is None:
            template = self._layouts[file.name] = self.liquid.compile(self.source(file), self.memo)
        self.found += template.diagnostics
        return template

    def source(self, file: File) -> Source:
        """Return a layout or an include as what is to be compiled, the same object each time."""
        path = file.origin.path
        source = self._sources.get(path)
        if source is None:
            source = self._sources[path] = Source(file.text, path, file.origin.body_line)
        return source

    def markdownify(self, text: str, path: str) -> str:
        """Return Markdown as HTML; short texts are kept, for themes show titles and excerpts on page after page."""
        known = self._markdownified.get(text)
        if known is None:
            known = self.markdown.convert(text, path=path).html
            if len(text) <= _SHORT:
                if len(self._markdownified) >= _KEPT:
                    self._markdownified.clear()
                self._markdownified[text] = known
        return known

    def known(self, kind: str, subject: str) -> Node | None:
        """Return a node that was made, or that an earlier build made alike."""
        key = kind, subject
        node = self.nodes.get(key) or self._recalled.get(key)
        if node is None and self.past is not None:
            node = self.past.recall(kind, subject)
            if node is not None:
                self._recalled[key] = node
        return node

    def enter(self, kind: str, subject: str) -> None:
        """Begin a node. Raises TemplateError where it needs itself."""
        if (kind, subject) in self.open_nodes:
            chain = " → ".join(name for _, name in [*self.open_nodes, (kind, subject)])
            raise TemplateError(f"the {kind} of {subject} needs itself: {chain}", code="include-cycle",
                                hint="let one of them show a title instead")  # fmt: skip
        self.open_nodes.append((kind, subject))
        self.found += self.highlighter.drain()
        self._outer.append(self.found)
        self.found = []

    def leave(self, kind: str, subject: str, text: str | None, trace: Trace) -> Node:
        """End a node and keep it."""
        self.open_nodes.pop()
        found = (*self.found, *self.highlighter.drain())
        self.found = self._outer.pop()
        if kind != "page" or text is None:
            return self.keep(Node(kind, subject, text, trace, found, of_text(text)))
        content = text.encode()
        return self.keep(Node(kind, subject, text, trace, found, fingerprint.of_bytes(content), content))

    def keep(self, node: Node) -> Node:
        """Keep a finished node for those that ask for its result, and for whoever collects what was made."""
        if node.kind == "body":
            self._body_characters += len(node.text or "")
            self._keeps_bodies = self._keeps_bodies or ("body", node.subject) in self.results
        self.nodes[node.kind, node.subject] = node
        self.made.append(node)
        return node

    def collect(self) -> tuple[Node, ...]:
        """Return the nodes that were made since the last time, without their texts, which are all that is kept here.

        Pages' are kept if asked for: one that is asked for after all is made again, once, and from then on all are kept.
        So are bodies', where a site has too many of them to keep. `results` has the digests of what is not kept.
        """
        made, self.made = tuple(self.made), []
        self.keeps_pages = self.keeps_pages or any(kind == "page" for kind, _ in self.wanted)
        for node in made:
            key = node.kind, node.subject
            if node.kind == "page" and not self.keeps_pages:
                self.results[key] = node.result
                self.nodes.pop(key, None)
            elif node.subject not in self.source_maps:  # its map will have asked what its body did
                self.nodes[key] = Node(*key, node.text, {}, (), node.result)
        if self._body_characters > _BODIES and not self._keeps_bodies:
            self._forget_bodies()
        return tuple(Node(each.kind, each.subject, None, each.trace, each.found, each.result) for each in made)

    def _forget_bodies(self) -> None:
        self._body_characters = 0
        for key in [key for key in self.nodes if key[0] == "body" and key[1] not in self.source_maps]:
            self.results[key] = self.nodes.pop(key).result

    def unwind(self, depth: int) -> None:
        """Give up the nodes that were begun since `depth` were open, and what was found in them."""
        self.highlighter.drain()
        while len(self.open_nodes) > depth:
            self.open_nodes.pop()
            self.found = self._outer.pop()

    def abandon(self) -> tuple[Diagnostic, ...]:
        """Forget the nodes that are open; return what was found since the last time, outside of finished nodes."""
        found = [each for outer in self._outer for each in outer]
        found += [*self.found, *self.highlighter.drain()]
        self.open_nodes.clear()
        self._outer.clear()
        self.found = []
        return tuple(found)
