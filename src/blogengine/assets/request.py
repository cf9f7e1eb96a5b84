"""What a compiler is asked for: one stylesheet, with all that decides of its CSS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.records import dataclass

if TYPE_CHECKING:
    from blogengine.assets.imports import Imports
    from blogengine.assets.settings import SassSettings


@dataclass(frozen=True, slots=True)
class Request:
    """A text to compile; `path` is that of its page, None for a text of no page; `mapped` asks for a source map."""

    text: str
    imports: Imports
    settings: SassSettings
    indented: bool = False
    path: str | None = None
    mapped: bool = False

    @property
    def map_path(self) -> str | None:
        """The path of the page whose map is wanted, None where none is."""
        return self.path if self.mapped else None
