"""A process that lexes for a thread in which CPU time cannot be limited: there it can, since its main thread lexes.

It answers requests, a line of JSON each: `[tag, options, code, seconds]` with `[tokens, null]`, or with
`[null, message]`, "" for a text that takes too long.
"""

from __future__ import annotations

import json
import subprocess
import sys
import weakref
from typing import TYPE_CHECKING

from blogengine.highlight.language import Language
from blogengine.highlight.limits import CpuLimit, LexerFailed, LexingLimitExceeded

if TYPE_CHECKING:
    from blogengine.highlight.tokens import Reader, Tokens


class Helper:
    """The process; it is started when first asked, and ends with the object or with this process."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def tokens(self, code: str, language: Language, seconds: float) -> Tokens:
        """Return the tokens of `code`. Raises LexingLimitExceeded, and LexerFailed, also where the process dies."""
        process = self._process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(json.dumps([language.tag, language.options, code, seconds]) + "\n")
            process.stdin.flush()
            tokens, message = json.loads(process.stdout.readline())
        except (OSError, ValueError) as error:
            self._process = None
            raise LexerFailed(f"the process that lexes has ended: {error}") from None
        if message is None:
            return [(cls, text) for cls, text in tokens]
        raise LexerFailed(message) if message else LexingLimitExceeded

    def _start(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", f"from {__name__} import serve; serve()"]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603 - ourselves
        weakref.finalize(self, _end, process)
        self._process = process
        return process


def _end(process: subprocess.Popen[str]) -> None:
    process.communicate()


def serve() -> None:
    """Answer requests until there are no more."""
    readers: dict[Language, Reader] = {}
    for line in sys.stdin:
        tag, options, code, seconds = json.loads(line)
        language = Language(tag, tuple((key, tuple(values)) for key, values in options))
        sys.stdout.write(json.dumps(_answer(readers, language, code, seconds)) + "\n")
        sys.stdout.flush()


def _answer(
    readers: dict[Language, Reader], language: Language, code: str, seconds: float
) -> tuple[Tokens | None, str | None]:
    from blogengine.highlight.lexers import reader_for  # noqa: PLC0415 - not needed by who only asks

    try:
        if language not in readers:
            readers[language] = reader_for(language.tag, dict(language.options))
        with CpuLimit().of(seconds):
            return readers[language].tokens(code), None
    except LexingLimitExceeded:
        return None, ""
    except Exception as error:  # noqa: BLE001 - no exception crosses a process boundary
        return None, f"{type(error).__name__}: {error}"
