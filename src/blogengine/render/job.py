"""Jobs: a chunk of outputs rendered in one workshop, and what came of each; the results pickle."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from blogengine import fingerprint
from blogengine.errors import BlogError, Diagnostic, SourceSpan
from blogengine.model.content import Page
from blogengine.model.output import Kind
from blogengine.query.tracked import Tracked
from blogengine.records import dataclass, field
from blogengine.render.nodes import Results, render_page, render_source_map
from blogengine.render.workshop import MissingBody, Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from blogengine.model.output import Output
    from blogengine.query.tracked import Trace
    from blogengine.render.meter import Cost
    from blogengine.render.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Rendered:
    """One output's bytes, and their digest where it is known; None where it failed. `nodes` are those that were made for it, in their order, without texts.

    `outside` are findings outside of finished nodes. `texts` are nodes, made for this output or before, that others
    asked for: an incremental build will too. `stands` is the digest of an output that an earlier build made alike, and
    `confirmed` are the numbers of its nodes that were looked at. `costs` are what the templates cost since the output
    before, by file, where that is measured. `asked` are the nodes, by (kind, subject), that one that failed had asked for.
    """

    output: Output
    content: bytes | None
    nodes: tuple[Node, ...]
    outside: tuple[Diagnostic, ...]
    digest: bytes | None = None
    texts: tuple[tuple[str, str, str], ...] = ()
    stands: bytes | None = None
    confirmed: frozenset[int] = frozenset()
    costs: Mapping[str, Cost] = field(default_factory=dict)
    asked: frozenset[tuple[str, str]] = frozenset()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All findings, those in the nodes that were made too."""
        return (*self.outside, *(each for node in self.nodes for each in node.found))

    @property
    def traces(self) -> Mapping[tuple[str, str], Trace]:
        """What each node asked, by (kind, subject)."""
        return {(node.kind, node.subject): node.trace for node in self.nodes}


@dataclass(frozen=True, slots=True)
class Needs:
    """An output that cannot be rendered without a body, or with files unknown, that its job does not carry.

    After an output that needs files the workshop may hold what was made without them: it is of no more use.
    """

    output: Output
    bodies: frozenset[str]
    files: frozenset[str] = frozenset()


def run_job(shop: Workshop, outputs: tuple[Output, ...]) -> Iterator[Rendered | Needs]:
    """Render outputs one by one. Never raises: what fails is a value."""
    with shop.highlighter.ready():
        for output in outputs:
            yield _run(shop, output)


def _run(shop: Workshop, output: Output) -> Rendered | Needs:
    shop.abandon()
    content = digest = stands = needed = None
    try:
        stands = shop.past.stands(output.kind.node, output.subject) if shop.past is not None else None
        content, digest = _content(shop, output) if stands is None else (None, None)
    except MissingBody as missing:
        needed = missing.subject
    except BlogError as error:
        shop.found.append(error.diagnostic())
    except Exception as error:  # noqa: BLE001 - a bug must not cross the process boundary as an exception
        shop.found.append(internal_error(error, output))
    if needed is not None or shop.missing:
        return Needs(output, frozenset() if needed is None else frozenset({needed}), frozenset(shop.missing))
    found = shop.abandon()
    confirmed = shop.past.drain() if shop.past is not None else frozenset[int]()
    texts = _texts(shop)
    made = shop.collect()
    failed = content is None and stands is None
    asked = frozenset(shop.wanted if failed else ())
    shop.wanted.clear()
    costs = shop.meter.drain() if shop.meter is not None else {}
    return Rendered(output, content, made, found, digest, texts, stands, confirmed, costs, asked)


def render_all(shop: Workshop, outputs: Iterable[Output]) -> Iterator[Rendered]:
    """Render outputs one by one in a workshop that lacks nothing. Never raises: what fails is a value."""
    for result in run_job(shop, tuple(outputs)):
        assert not isinstance(result, Needs), "this process has every body"
        yield result


def _texts(shop: Workshop) -> tuple[tuple[str, str, str], ...]:
    made = (shop.nodes.get(key) for key in shop.wanted)
    return tuple((node.kind, node.subject, node.text) for node in made if node is not None and node.text is not None)


def _content(shop: Workshop, output: Output) -> tuple[bytes | None, bytes | None]:
    """Return an output's bytes and, where it is known, their digest."""
    if output.kind is Kind.MADE:
        return _make(shop, output)
    if output.kind is Kind.SOURCE_MAP:
        source_map = render_source_map(shop, output.subject).text
        return None if source_map is None else source_map.encode(), None
    page = render_page(shop, output.subject)
    return (b"", None) if page.text is None else (page.content or page.text.encode(), page.result)


def _make(shop: Workshop, output: Output) -> tuple[bytes, bytes]:
    subject = output.subject
    page = shop.answers.subject(subject)
    assert isinstance(page, Page)
    assert page.maker is not None
    feature = next(each for each in shop.features if each.name == page.maker.feature)
    assert feature.make is not None
    ask = Tracked(shop.answers, Results(shop), subject)
    make = partial(feature.make, page.maker.arguments, ask, shop.services)
    content = make() if shop.meter is None else shop.meter.measure(output.path, make, len)
    node = shop.keep(Node("page", subject, None, ask.trace(), shop.abandon(), fingerprint.of_bytes(content)))
    return content, node.result


def internal_error(error: Exception, output: Output) -> Diagnostic:
    """Return a bug that was met while an output was made, as a finding; it is placed at the file it is made of."""
    span = SourceSpan(output.subject) if output.kind is not Kind.MADE else None
    import traceback  # noqa: PLC0415 - only where something is wrong

    message = f"internal error while making {output.path}: {type(error).__name__}: {error}"
    hint = "this is a bug in blogengine: please report it with the lines below"
    return Diagnostic("internal-error", message, span, hint, detail="".join(traceback.format_exception(error)))
