"""Errors from where no place is known."""

from __future__ import annotations

from blogengine.errors import TemplateError


class UnplacedError(TemplateError):
    """What code that a template calls raises: the compiler adds the place and the chain of includes.

    Survives pickling, as a plain TemplateError.
    """

    def __init__(self, message: str, hint: str | None = None, code: str = "liquid-render") -> None:
        super().__init__(message, None, hint, code)

    def __reduce__(self) -> tuple[object, ...]:
        return (TemplateError, (self.message, self.span, self.hint, self.code, self.excerpt, self.frames))
