"""The whole site, frozen: what `read` and `generate` make, and what `plan` and `render` only ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.records import dataclass, field

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from blogengine.clock.now import Clock
    from blogengine.config.config import Config
    from blogengine.model.content import Collection, Document, Page, StaticFile, Template

POSTS = "posts"


@dataclass(frozen=True, slots=True)
class Site:
    """A site; templates, features and renderers reach it through `query.Tracked` only.

    `documents` are by id, in rendering order (posts, then the collections as configured, each in its own order);
    `collections` are sorted by label and include posts (oldest first); `pages` are those that were read, by file name,
    then the generators'.
    `layouts` and `includes` are by name, a site's own over its theme's; `stylesheets` are the theme's Sass files by
    their paths in it, `theme` is its gem's specification and version. `ruby_tags` are the tags that the site's own plugins in
    Ruby would define, with their files.
    `variables` are those of the process's environment that the site's features read; `changes` say when a file was
    last committed, where a feature wants it. `source_maps` are the maps of stylesheets as pages, by the ids of these;
    `load_paths` are the folders of those of Sass's load paths that are globs.
    """

    config: Config
    clock: Clock
    documents: Mapping[str, Document] = field(default_factory=dict)
    collections: tuple[Collection, ...] = ()
    pages: tuple[Page, ...] = ()
    static_files: tuple[StaticFile, ...] = ()
    data: Mapping[str, object] = field(default_factory=dict)
    layouts: Mapping[str, Template] = field(default_factory=dict)
    includes: Mapping[str, Template] = field(default_factory=dict)
    stylesheets: Mapping[str, Template] = field(default_factory=dict)
    theme: tuple[str, str] = "", ""
    ruby_tags: Mapping[str, str] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)
    changes: Mapping[str, dt.datetime] = field(default_factory=dict)
    source_maps: Mapping[str, Page] = field(default_factory=dict)
    load_paths: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def collection(self, label: str) -> Collection | None:
        """Return a collection by its label."""
        return next((each for each in self.collections if each.label == label), None)

    def posts(self) -> tuple[Document, ...]:
        """Return the posts, newest first (of one second: path descending), as `site.posts` lists them."""
        posts = self.collection(POSTS)
        return tuple(self.documents[each] for each in reversed(posts.ids)) if posts else ()

    def page(self, page_id: str) -> Page | None:
        """Return a page by its id."""
        return next((each for each in self.pages if each.id == page_id), None)
