"""A host with nothing but includes, and how to render by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from blogengine.errors import TemplateError
from blogengine.liquid.environment import Environment
from blogengine.liquid.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from blogengine.errors import Diagnostic


class Host:
    """Includes by name; a URL for `a.md` and for one post; code is highlighted by brackets."""

    def __init__(self, includes: dict[str, str] | None = None) -> None:
        self.includes = includes or {}
        self.warned: list[Diagnostic] = []

    def include(self, name: str) -> Source:
        if name not in self.includes:
            raise TemplateError(f"no include '{name}'", code="include-missing")
        return Source(self.includes[name], f"_includes/{name}")

    def include_relative(self, name: str) -> Source:
        return Source(f"beside: {{{{ include.x }}}} {name}", name)

    def highlight(self, code: str, language: str, *, linenos: bool, place: object) -> str:
        return f"[{language} {linenos} {code}]\n"

    def config(self, key: str) -> object:
        return {"baseurl": "/base"}.get(key)

    def url_of(self, path: str) -> str | None:
        return {"a.md": "/a.html"}.get(path)

    def post_url(self, name: str) -> str | None:
        return {"2024-01-05-x": "/2024/x.html"}.get(name)

    def paths(self) -> list[str]:
        return ["a.md", *(f"_notes/{number}.md" for number in range(2000))]

    def post_names(self) -> list[str]:
        return ["2024-01-05-x", *(f"2020-01-02-post-{number}" for number in range(2000))]

    def warn(self, diagnostic: Diagnostic) -> None:
        self.warned.append(diagnostic)


@pytest.fixture
def host() -> Host:
    return Host()


@pytest.fixture
def render() -> Callable[..., str]:
    """Render a template that begins on line 5 of `posts/a.md`."""

    def render(
        text: str, variables: dict | None = None, includes: dict[str, str] | None = None, **options: object
    ) -> str:
        template = Environment(**options).compile(Source(text, "posts/a.md", 5))
        return template.render(variables or {}, Host(includes))

    return render


@pytest.fixture
def failure(render: Callable[..., str]) -> Callable[..., TemplateError]:
    """Render, and return the error."""

    def failure(*arguments: object, **options: object) -> TemplateError:
        with pytest.raises(TemplateError) as caught:
            render(*arguments, **options)
        return caught.value

    return failure
