"""Templates that fuzzing found: each once failed, hung, or came out differently from its marshalled code.

They are in `liquid_finds.json`, made small: the template, and the text it makes or the code of its error, which were
settled by hand from what Ruby does. `{{tower}}` stands for a list of hashes that hold themselves again and again.
"""

from __future__ import annotations

import json
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from blogengine.errors import TemplateError
from blogengine.liquid.environment import Environment
from blogengine.liquid.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDS = json.loads((Path(__file__).parent / "liquid_finds.json").read_text())
TOWER = (
    "{% assign a = 'a,b' | split: ',' %}{% for i in (1..60) %}"
    "{% assign a = a | group_by: 'name' %}{% assign a = a | concat: a %}{% endfor %}"
)


class Host:
    """Has one include and a configuration."""

    def include(self, name: str) -> Source:
        return Source("{{ include | jsonify }}", f"_includes/{name}")

    def config(self, key: str) -> object:
        return {"baseurl": "/b"}.get(key)


class Memo(dict[str, bytes]):
    """Keeps what is compiled."""

    put = dict.__setitem__


@pytest.fixture(scope="module")
def values() -> dict[str, object]:
    deep: object = []
    for _ in range(60):
        deep = [deep, deep]
    nested: object = {"a": 1}
    for _ in range(120):
        nested = {"a": nested, "b": [nested]}
    return {"deep": deep, "nested": nested, "half": "\ud800 half", "hash": {"a": 1}, "list": [nested]}


@pytest.fixture(autouse=True)
def _watch() -> Iterator[None]:
    """Without it, what hangs again would hang for ever."""

    def stop(*_: object) -> None:
        pytest.fail("hangs")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, 60)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("dialect", ["jekyll4", "ghpages"])
@pytest.mark.parametrize("find", FINDS, ids=lambda find: find["template"][:40])
def test_find(find: dict[str, str], dialect: str, values: dict[str, object]) -> None:
    if find.get("dialect", dialect) != dialect:
        pytest.skip("not in this dialect")
    environment, memo = Environment(dialect=dialect), Memo()
    source = Source(find["template"].replace("{{tower}}", TOWER), "x.html", 3)

    def outcome() -> dict[str, str]:
        try:
            return {"text": environment.compile(source, memo).render(values, Host())}
        except TemplateError as error:
            placed = error.span is not None and len(error.message) < 1000
            return {"code": error.code if placed else str(error)}

    wanted = {key: find[key] for key in ("text", "code") if key in find}
    assert outcome() == wanted
    assert outcome() == wanted  # from marshalled code
