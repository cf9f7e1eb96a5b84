"""What can be wrong with a site: spans, diagnostics, the error tree, and one table of severities.

BlogError(message, span, hint)            str() = "posts/a.md:12:5: message"
├─ ConfigError
├─ ContentError        front matter, dates, names, encoding
├─ TemplateError       syntax, not found (with the include chain), filter, tag
├─ AssetError          Sass, with the compiler's span
├─ OutputError         the destination must not be, or cannot be, written
│  └─ StorageError     it takes nothing at all
├─ OutputConflictError both spans
├─ FeatureError        a feature's name and phase, cause chained
└─ BuildFailed         diagnostics; raised once, after all that can be built is built

Whoever finds something wrong names its code; only `Policy`, applied once by the build, decides how severe it is.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from blogengine.records import NamedTuple, dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, order=True)
class SourceSpan:
    """A place in a file that its author can open.

    `path` is relative to the site's source (POSIX slashes), or absolute outside it; `line` and `column` are 1-based
    and count the real file, front matter included.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Severity(IntEnum):
    """How much a diagnostic matters; an ERROR keeps the site from being published."""

    NOTE = 0
    WARNING = 1
    ERROR = 2


class Rule(NamedTuple):
    """How severe one code is: in a Jekyll site, and where the site is strict (native, or `--strict`)."""

    jekyll: Severity
    strict: Severity


ALWAYS = Rule(Severity.ERROR, Severity.ERROR)
"""Content would be lost or wrong: no site is published."""
SURVIVED = Rule(Severity.WARNING, Severity.ERROR)
"""Jekyll goes on with a defined result: a Jekyll site gets that result and a warning."""
WARNED = Rule(Severity.WARNING, Severity.WARNING)
"""Worth knowing, never worth stopping for."""
NOTED = Rule(Severity.NOTE, Severity.NOTE)
"""One line that explains what the build did."""

RULES: dict[str, Rule] = {
    # content
    "front-matter-yaml": ALWAYS,
    "page-front-matter-yaml": SURVIVED,
    "front-matter-mapping": ALWAYS,
    "front-matter-unclosed": SURVIVED,
    "duplicate-key": SURVIVED,
    "bad-date": ALWAYS,
    "impossible-date": SURVIVED,
    "bad-value": SURVIVED,
    "bad-name": WARNED,
    "empty-slug": SURVIVED,
    "encoding": ALWAYS,
    "bom": WARNED,
    "unreadable": ALWAYS,
    "too-large": ALWAYS,
    "link-outside": SURVIVED,
    "special-file": WARNED,
    "data-syntax": ALWAYS,
    "future-date": NOTED,
    "draft-in-posts": WARNED,
    # config
    "config-missing": ALWAYS,
    "config-syntax": ALWAYS,
    "config-type": ALWAYS,
    "config-unknown": WARNED,
    "gemfile": WARNED,
    "timezone": ALWAYS,
    # templates
    "layout-missing": SURVIVED,
    "layout-cycle": ALWAYS,
    "include-missing": ALWAYS,
    "include-cycle": ALWAYS,
    "include-cached-page": WARNED,
    "liquid-syntax": ALWAYS,
    "liquid-lax": WARNED,
    "liquid-render": ALWAYS,
    "liquid-limit": ALWAYS,
    "unknown-tag": ALWAYS,
    "unknown-filter": SURVIVED,
    "link-missing": ALWAYS,
    # markdown and code
    "markdown": WARNED,
    "markdown-limit": SURVIVED,
    "highlight-limit": SURVIVED,
    # assets
    "sass": ALWAYS,
    # outputs
    "output-conflict": SURVIVED,
    "output-alike": WARNED,
    "permalink-outside": SURVIVED,
    "permalink-placeholder": ALWAYS,
    "page-permalink-placeholder": SURVIVED,
    "path-outside": ALWAYS,
    "destination": ALWAYS,
    "write": ALWAYS,
    "locked": ALWAYS,
    # features
    "feature": ALWAYS,
    "plugin-unknown": WARNED,
    "repository-unknown": WARNED,
    "plugin-ruby": WARNED,
    "theme-missing": SURVIVED,
    "theme-fetch": ALWAYS,
    "feed": WARNED,
    "pagination": WARNED,
    "cache-rebuilt": NOTED,
    # clusters
    "executor": ALWAYS,
    "executor-lost": WARNED,
    "internal-error": ALWAYS,
}

TEMPLATE_CODES = frozenset({"include-missing", "include-cached-page", "liquid-syntax", "liquid-lax", "liquid-render",
                            "liquid-limit", "unknown-tag", "unknown-filter", "link-missing"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """One step of how the build came to a place: `included from` this span, or `first defined` at it."""

    what: str
    span: SourceSpan


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about the site, as a value that crosses process boundaries.

    `code` is stable and a key of `RULES`; `message` says what is wrong, `hint` what to do; `excerpt` is the source
    line of `span`, without its line end, and empty where the file as a whole is meant; `frames` leads from the nearest includer outwards; `detail` is a traceback
    where the code is `internal-error`.
    """

    code: str
    message: str
    span: SourceSpan | None = None
    hint: str | None = None
    excerpt: str | None = None
    frames: tuple[Frame, ...] = ()
    detail: str | None = None
    severity: Severity = Severity.ERROR

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Return an order by place, then code, that does not depend on who found what first."""
        span = self.span or SourceSpan("", 0, 0)
        return (span.path, span.line, span.column, self.code, self.message)


class Policy(NamedTuple):
    """Which column of `RULES` holds: `strict` for a native site or `--strict`, else Jekyll's."""

    strict: bool

    def apply(self, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Return the distinct findings with their severity, ordered by place.

        Of several about one place of a template the first is kept: a body, its excerpt and every page that shows
        either fail alike.
        """
        settled = sorted({self._settle(diagnostic) for diagnostic in found}, key=Diagnostic.sort_key)
        distinct: dict[object, Diagnostic] = {}
        for each in settled:
            distinct.setdefault((each.code, each.span) if each.code in TEMPLATE_CODES and each.span else each, each)
        return tuple(distinct.values())

    def _settle(self, diagnostic: Diagnostic) -> Diagnostic:
        rule = RULES[diagnostic.code]
        return replace(diagnostic, severity=rule.strict if self.strict else rule.jekyll)


class BlogError(Exception):
    """Something wrong with the site that stops one thing from being made.

    Survives pickling with all its fields. `code` is a key of `RULES`; a class has one for errors that name none.
    """

    code: str = "internal-error"

    def __init__(  # noqa: PLR0917 - in the order in which they are pickled
        self,
        message: str,
        span: SourceSpan | None = None,
        hint: str | None = None,
        code: str | None = None,
        excerpt: str | None = None,
        frames: tuple[Frame, ...] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.span = span
        self.hint = hint
        if code is not None:
            self.code = code
        self.excerpt = excerpt
        self.frames = frames

    def __str__(self) -> str:
        return f"{self.span}: {self.message}" if self.span else self.message

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.message, self.span, self.hint, self.code, self.excerpt, self.frames))

    def diagnostic(self) -> Diagnostic:
        """Return this error as a value that can leave the process."""
        return Diagnostic(self.code, self.message, self.span, self.hint, self.excerpt, self.frames)


class ConfigError(BlogError):
    """The configuration cannot be read or holds a value of the wrong type."""

    code: str = "config-type"


class ContentError(BlogError):
    """A post, page or data file cannot be read as what it is."""

    code: str = "front-matter-yaml"


class TemplateError(BlogError):
    """A template cannot be compiled or rendered; `frames` holds the include chain."""

    code: str = "liquid-syntax"


class AssetError(BlogError):
    """A stylesheet cannot be compiled."""

    code: str = "sass"


class OutputError(BlogError):
    """The destination must not be, or cannot be, written."""

    code: str = "destination"


class StorageError(OutputError):
    """The destination's file system takes nothing: it is full, read-only or broken, and no other output would fare better."""

    code: str = "write"


class OutputConflictError(BlogError):
    """Two sources want one URL; `span` is one, `frames` names the other."""

    code: str = "output-conflict"


class FeatureError(BlogError):
    """A feature failed; the message names it and its phase, the cause is chained."""

    code: str = "feature"


class BuildFailed(Exception):  # noqa: N818 - it is the end of a build, told by its diagnostics
    """No site was published; raised once, after all that can be built is built."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(diagnostics)
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        errors = sum(d.severity is Severity.ERROR for d in self.diagnostics)
        return f"{errors} error{'s' * (errors != 1)}"
