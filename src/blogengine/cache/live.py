"""Which of the kept nodes have a part in the site: what was found in others is nobody's concern."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from blogengine.cache.nodes import Nodes, Stored

_ASKED_BY = {"body": "content", "excerpt": "excerpt", "page": "output"}


def is_wanted(
    nodes: Nodes, stored: Stored, pages: AbstractSet[tuple[str, str]], positions: Mapping[str, int],
    seen: frozenset[int] = frozenset(),
) -> bool:  # fmt: skip
    """Say whether a node is one of `pages`, or one of them asked for its result, itself or through others.

    `positions` is the rendering order: of a body whose turn comes later, it is the source that is shown.
    """
    if (stored.kind, stored.subject) in pages or (stored.kind == "body" and ("page", stored.subject) in pages):
        return True
    if stored.number in seen:
        return False
    question = _ASKED_BY.get(stored.kind), stored.subject
    own = positions.get(stored.subject, -1)
    for number in {*nodes.users(stored.subject, rendered=True), *nodes.numbers((stored.subject,))}:
        user = nodes.stored(number)
        asks = question in user.asked and (stored.kind == "excerpt" or own < positions.get(user.subject, -1))
        is_page = stored.kind == "body" and user.kind in {"page", "source_map"} and user.subject == stored.subject
        if (asks or is_page) and is_wanted(nodes, user, pages, positions, seen | {stored.number}):
            return True
    return False
