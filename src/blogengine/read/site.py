"""The whole source tree to a draft site: walk once, classify, read each file as what it is."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from blogengine.config.load import deep_merge, over_theme
from blogengine.errors import ContentError
from blogengine.model import permalink
from blogengine.model.content import Collection
from blogengine.model.site import POSTS, Site
from blogengine.read.classify import Classifier
from blogengine.read.context import ReadContext, localized
from blogengine.read.data import read_data
from blogengine.read.documents import read_document
from blogengine.read.front_matter import has_front_matter
from blogengine.read.load_paths import glob_load_paths
from blogengine.read.order import by_date, in_order
from blogengine.read.pages import read_page, static_file
from blogengine.read.ruby_plugins import read_ruby_plugins
from blogengine.read.sort import sort_files
from blogengine.read.templates import read_includes, read_layouts, read_stylesheets
from blogengine.read.theme import load_theme
from blogengine.records import dataclass, replace

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from blogengine.clock.now import Clock
    from blogengine.config.config import CollectionSettings, Config
    from blogengine.errors import Diagnostic
    from blogengine.model.content import Document, Page, StaticFile
    from blogengine.read.context import Earlier
    from blogengine.read.documents import Place
    from blogengine.read.sort import Sorted
    from blogengine.read.templates import TemplateFile
    from blogengine.read.theme import Theme, ThemeFile
    from blogengine.read.tree import Entry, Tree

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class ReadSite:
    """A site as its files say, the bodies of its documents and pages by id, and what was found wrong.

    `momentary` are the files that another moment would read otherwise, `later` the dates that were not due.
    """

    site: Site
    bodies: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]
    momentary: frozenset[str] = frozenset()
    later: tuple[dt.datetime, ...] = ()


def read_site(
    tree: Tree,
    config: Config,
    clock: Clock,
    destination: str | None = None,
    earlier: Earlier | None = None,
    *,
    gems: Sequence[Path] = (),
) -> ReadSite:
    """Read a source tree, except for documents that `earlier` still has.

    Every file is read that can be; what cannot is in the diagnostics. `destination` is the built site's path in the
    source, if it lies there; `gems` are folders of gems. Raises ContentError where the tree itself cannot be walked.
    """
    classifier = Classifier(config, destination)
    files = sort_files(tree, config, classifier)
    theme = load_theme(config, tree, files.under["theme"], files.found, gems)
    config = _themed(config, theme, clock)
    reading = ReadContext.begin(config, clock, files.found, earlier)
    documents = _documents(reading, tree, files.documents)
    items, item_files = _items(reading, tree, files.items)
    pages, static_files = _content(reading, tree, files.content, theme)
    collections, listed = _collections(config, [*documents, *items], item_files)
    site = Site(
        config=config,
        clock=clock,
        documents=listed,
        collections=collections,
        pages=pages,
        static_files=(*static_files, *item_files),
        data=_data(reading, tree, files.under, theme),
        layouts=read_layouts(reading, _layout_files(tree, files, theme, config, classifier)),
        includes=read_includes(reading, _template_files(tree, files, theme, config.folders.includes, "includes")),
        stylesheets=read_stylesheets(reading, _theme_files(theme, "sass")),
        theme=theme.gem,
        ruby_tags=_ruby_tags(tree, config, files.found),
        load_paths=glob_load_paths(tree, config),
    )
    return ReadSite(site, reading.bodies, tuple(files.found), frozenset(reading.momentary), tuple(reading.later))


def read_documents(tree: Tree, site: Site, files: Sorted, earlier: Earlier) -> None:
    """Read some documents of a site that is known; `earlier` keeps those that can be read."""
    reading = ReadContext.begin(site.config, site.clock, [], earlier)
    for entry, place in (*files.documents, *files.items):
        _document(reading, tree, entry, place)


def _themed(config: Config, theme: Theme, clock: Clock) -> Config:
    """Return the configuration with what the theme adds, settings of its own and plugins, and times in the build's zone."""
    given = theme.settings.get("defaults")
    if isinstance(given, dict):
        config = replace(config, raw=deep_merge({str(key): value for key, value in given.items()}, config.raw))
    config = over_theme(config, theme.config)
    return replace(config, raw=localized(config.raw, clock), theme_gems=theme.gems)


def _ruby_tags(tree: Tree, config: Config, found: list[Diagnostic]) -> dict[str, str]:
    plugins = read_ruby_plugins(tree, config)
    found += [each.diagnostic() for each in plugins]
    return {tag: each.path for each in plugins for tag in each.tags}


def _documents(reading: ReadContext, tree: Tree, entries: Iterable[tuple[Entry, Place]]) -> list[Document]:
    read = (_document(reading, tree, entry, place) for entry, place in entries)
    documents = [document for document in read if document is not None]
    limit = reading.config.selection.limit_posts
    if limit <= 0:
        return documents
    return by_date(documents)[-limit:]


def _document(reading: ReadContext, tree: Tree, entry: Entry, place: Place) -> Document | None:
    """Return a document, from an earlier build where its file and its being due are as they were.

    A date that is the build's very second has a meaning of its own: such a document is read.
    """
    earlier, path = reading.earlier, entry.path
    if earlier is None:
        return _guarded(reading, partial(read_document, reading, tree, entry, place))
    recalled = earlier.recall(path)
    now = reading.clock.now.replace(microsecond=0)
    if recalled is not None and _is_due(reading, recalled[0]) and recalled[0].date.replace(microsecond=0) != now:
        reading.found.extend(recalled[1])
        return recalled[0]
    before = len(reading.found)
    document = _guarded(reading, partial(read_document, reading, tree, entry, place))
    if document is not None and path not in reading.momentary and _is_due(reading, document):
        earlier.keep(document, reading.found[before:])
    return document


def _is_due(reading: ReadContext, document: Document) -> bool:
    return document.date <= reading.clock.now or reading.config.selection.future


def _items(
    reading: ReadContext, tree: Tree, entries: Iterable[tuple[Entry, Place]]
) -> tuple[list[Document], list[StaticFile]]:
    """A collection's files with front matter are its documents, the others its static files."""
    documents: list[Document] = []
    files: list[StaticFile] = []
    labels = [each.label for each in reading.config.collections]
    for entry, place in sorted(entries, key=lambda each: labels.index(each[1].collection)):
        if _starts_with_front_matter(reading, tree, entry):
            document = _document(reading, tree, entry, place)
            documents += [document] if document is not None else []
        else:
            files.append(static_file(reading, tree, entry, place=place))
    return documents, files


def _content(
    reading: ReadContext, tree: Tree, entries: Iterable[Entry], theme: Theme
) -> tuple[tuple[Page, ...], list[StaticFile]]:
    """Return pages and static files; the theme's after the site's own, which alone are sorted, as in Jekyll."""
    pages: dict[bool, list[Page]] = {False: [], True: []}
    files: list[StaticFile] = []
    sources: list[tuple[Tree, Entry, str | None]] = [(tree, entry, None) for entry in entries]
    own = {entry.path for _, entry, _ in sources}
    sources += [(each.tree, each.entry, each.below) for each in theme.below("assets") if each.below not in own]
    for source, entry, published_as in sources:
        if _starts_with_front_matter(reading, source, entry):
            page = _guarded(reading, partial(read_page, reading, source, entry.path, published_as=published_as))
            pages[published_as is not None] += [page] if page is not None else []
        else:
            files.append(static_file(reading, source, entry, published_as=published_as))
    own_pages = sorted(pages[False], key=lambda page: (page.name, _reading_order(page.origin.path)))
    return (*own_pages, *pages[True]), sorted(files, key=lambda file: (file.theme, file.path))


def _reading_order(path: str) -> list[tuple[bool, str]]:
    """Return a key for the order in which Jekyll reads files: what is in a folder's folders first, then its files.

    It sorts pages by file name, and leaves those of one name as they were read; within a folder we go by name, where
    it takes the file system's order.
    """
    *folders, name = path.split("/")
    return [*((False, folder) for folder in folders), (True, name)]


def _starts_with_front_matter(reading: ReadContext, tree: Tree, entry: Entry) -> bool:
    head = _guarded(reading, partial(tree.head, entry.path))
    return head is not None and has_front_matter(head)


def _guarded(reading: ReadContext, read: Callable[[], _T]) -> _T | None:
    """Return what `read` gives, or None with its error noted: one broken file never hides another."""
    try:
        return read()
    except ContentError as error:
        reading.found.append(error.diagnostic())
        return None


def _collections(
    config: Config, documents: Iterable[Document], files: Iterable[StaticFile]
) -> tuple[tuple[Collection, ...], dict[str, Document]]:
    """Return the collections by label, and all documents by id in rendering order."""
    by_label: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        by_label[document.collection].append(document)
    file_ids: dict[str, list[str]] = defaultdict(list)
    for file in files:
        file_ids[file.collection or ""].append(file.id)
    settings = {each.label: each for each in config.collections}
    base = f"{config.folders.collections}/" if config.folders.collections else ""
    collections: list[Collection] = []
    listed: dict[str, Document] = {}
    for label in dict.fromkeys((POSTS, *settings)):
        ordered = in_order(by_label[label], settings.get(label), f"{base}_{label}")
        listed.update((document.id, document) for document in ordered)
        ids = tuple(document.id for document in ordered)
        collections.append(_collection(label, settings.get(label), ids, tuple(file_ids[label]), config))
    return tuple(sorted(collections, key=lambda each: each.label)), listed


def _collection(
    label: str, settings: CollectionSettings | None, ids: tuple[str, ...], file_ids: tuple[str, ...], config: Config
) -> Collection:
    metadata = dict(settings.metadata) if settings else {}
    if label == POSTS:
        metadata = {"output": True, "permalink": permalink.template_of(config.permalink), **metadata}
    output = label == POSTS or (settings is not None and settings.output)
    return Collection(label, output, f"_{label}", ids, file_ids, metadata)


def _data(reading: ReadContext, tree: Tree, under: Mapping[str, list[Entry]], theme: Theme) -> dict[str, object]:
    """Return the data of the site over that of its theme, which Jekyll reads from 4.3 on."""
    data: dict[str, object] = {}
    if reading.config.dialect == "jekyll4":
        for source, own in _by_tree(theme.below("data")):
            data = deep_merge(data, read_data(reading, source, own))
    for folder in reading.config.folders.data:
        paths = [(entry.path, entry.path[len(folder) + 1 :]) for entry in under[folder]]
        data = deep_merge(data, read_data(reading, tree, paths))
    return data


def _by_tree(files: Iterable[ThemeFile]) -> list[tuple[Tree, list[tuple[str, str]]]]:
    """Return the theme's files by where they are: a site's own ones last, so that they count."""
    trees: dict[int, tuple[Tree, list[tuple[str, str]]]] = {}
    for each in files:
        paths = trees.setdefault(id(each.tree), (each.tree, []))[1]
        paths.append((each.entry.path, each.below.partition("/")[2]))
    return list(trees.values())


def _layout_files(
    tree: Tree, files: Sorted, theme: Theme, config: Config, classifier: Classifier
) -> list[TemplateFile]:
    """Return the layouts' files; `exclude` holds for a site's own, by their paths below the folder.

    A site's own have an extension, and of two of one name the last counts.
    """
    own = _own_files(tree, files, config.folders.layouts)
    layouts = [each for each in own if "." in posixpath.basename(each[3]) and classifier.is_visible(each[3], each[3])]
    return [*reversed(layouts), *_theme_files(theme, "layouts")]


def _template_files(
    tree: Tree, files: Sorted, theme: Theme, folders: Iterable[str], theme_folder: str
) -> list[TemplateFile]:
    return _own_files(tree, files, folders) + _theme_files(theme, theme_folder)


def _own_files(tree: Tree, files: Sorted, folders: Iterable[str]) -> list[TemplateFile]:
    return [
        (tree, entry.path, entry.path, entry.path[len(folder) + 1 :])
        for folder in folders
        for entry in files.under[folder]
    ]


def _theme_files(theme: Theme, folder: str) -> list[TemplateFile]:
    return [(each.tree, each.entry.path, each.label, each.below[len(folder) + 1 :]) for each in theme.below(folder)]
