"""Jobs: a chunk of outputs rendered in one workshop, and what came of each; the results pickle."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blogengine import fingerprint
from blogengine.errors import BlogError, Diagnostic, SourceSpan
from blogengine.model.content import Page
from blogengine.model.output import Kind
from blogengine.query.tracked import Tracked
from blogengine.render.nodes import Results, render_page, render_source_map
from blogengine.render.workshop import MissingBody, Node

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from blogengine.model.output import Output
    from blogengine.query.tracked import Trace
    from blogengine.render.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Rendered:
    """One output's bytes; None where it failed. `nodes` are those that were made for it, in their order.

    `outside` are findings outside of finished nodes. `texts` are nodes, made for this output or before, that others
    asked for: an incremental build will too. `stands` is the digest of an output that an earlier build made alike, and
    `confirmed` are the numbers of its nodes that were looked at.
    """

    output: Output
    content: bytes | None
    nodes: tuple[Node, ...]
    outside: tuple[Diagnostic, ...]
    texts: tuple[tuple[str, str, str], ...] = ()
    stands: bytes | None = None
    confirmed: frozenset[int] = frozenset()

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
    """An output that cannot be rendered without a body that its job does not carry."""

    output: Output
    bodies: frozenset[str]


def run_job(shop: Workshop, outputs: tuple[Output, ...]) -> Iterator[Rendered | Needs]:
    """Render outputs one by one. Never raises: what fails is a value."""
    for output in outputs:
        shop.abandon()
        content = stands = None
        try:
            stands = shop.past.stands(output.kind.node, output.subject) if shop.past is not None else None
            content = _content(shop, output) if stands is None else None
        except MissingBody as missing:
            yield Needs(output, frozenset({missing.subject}))
            continue
        except BlogError as error:
            shop.found.append(error.diagnostic())
        except Exception as error:  # noqa: BLE001 - a bug must not cross the process boundary as an exception
            shop.found.append(_internal(error, output, shop))
        found = shop.abandon()
        confirmed = shop.past.drain() if shop.past is not None else frozenset[int]()
        texts = _texts(shop)
        made = shop.collect()
        shop.wanted.clear()
        yield Rendered(output, content, made, found, texts, stands, confirmed)


def _texts(shop: Workshop) -> tuple[tuple[str, str, str], ...]:
    made = (shop.nodes.get(key) for key in shop.wanted)
    return tuple((node.kind, node.subject, node.text) for node in made if node is not None and node.text is not None)


def _content(shop: Workshop, output: Output) -> bytes | None:
    if output.kind is Kind.MADE:
        return _make(shop, output.subject)
    if output.kind is Kind.SOURCE_MAP:
        source_map = render_source_map(shop, output.subject).text
        return None if source_map is None else source_map.encode()
    return (render_page(shop, output.subject).text or "").encode()


def _make(shop: Workshop, subject: str) -> bytes:
    page = shop.answers.subject(subject)
    assert isinstance(page, Page)
    assert page.maker is not None
    feature = next(each for each in shop.features if each.name == page.maker.feature)
    assert feature.make is not None
    ask = Tracked(shop.answers, Results(shop), subject)
    content = feature.make(page.maker.arguments, ask, shop.services)
    shop.keep(Node("page", subject, None, ask.trace(), shop.abandon(), fingerprint.of_bytes(content)))
    return content


def _internal(error: Exception, output: Output, shop: Workshop) -> Diagnostic:
    subject = shop.answers.subject(output.subject)
    span = SourceSpan(output.subject) if getattr(subject, "maker", None) is None else None
    message = f"internal error while making {output.path}: {type(error).__name__}: {error}"
    hint = "this is a bug in blogengine: please report it with the lines below"
    return Diagnostic("internal-error", message, span, hint, detail="".join(traceback.format_exception(error)))
