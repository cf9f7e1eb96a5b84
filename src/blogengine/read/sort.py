"""The files of a walk by what they are."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from blogengine.errors import Diagnostic, SourceSpan
from blogengine.model import permalink
from blogengine.model.site import POSTS
from blogengine.read.classify import POST_NAME
from blogengine.read.documents import Place
from blogengine.read.tree import Oddity
from blogengine.records import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blogengine.config.config import Config
    from blogengine.read.classify import Classifier
    from blogengine.read.tree import Entry, Tree


@dataclass(slots=True)
class Sorted:
    """The entries of a walk by what they are; documents with their place. URLs of posts follow `posts_template`."""

    posts_template: str
    documents: list[tuple[Entry, Place]] = field(default_factory=list)
    items: list[tuple[Entry, Place]] = field(default_factory=list)
    content: list[Entry] = field(default_factory=list)
    under: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    found: list[Diagnostic] = field(default_factory=list)


def sort_files(tree: Tree, config: Config, classifier: Classifier) -> Sorted:
    """Walk a tree and return its files by what they are."""
    out = Sorted(_posts_template(config))
    special = (*config.folders.layouts, *config.folders.includes, *config.folders.data)
    for entry in tree.walk(classifier.enters, partial(_skipped, out.found, classifier)):
        path = entry.path
        if not path.isascii() and not _is_utf8(path):
            out.found.append(_not_utf8(path))
            continue
        folder = next((each for each in special if path.startswith(f"{each}/")), None)
        if classifier.is_of_theme(path):
            out.under["theme"].append(entry)
        elif folder is not None:
            out.under[folder].append(entry)
            if not config.native and classifier.is_content(path):  # Jekyll's readers know nothing of each other
                out.content.append(entry)
        elif _sort_document(entry, config, classifier, out):
            pass
        elif classifier.is_content(path):
            out.content.append(entry)
    return out


def sort_documents(entries: Iterable[Entry], config: Config, classifier: Classifier) -> Sorted:
    """Return files, all of which are documents', by what they are."""
    out = Sorted(_posts_template(config))
    for entry in entries:
        _sort_document(entry, config, classifier, out)
    return out


def _skipped(found: list[Diagnostic], classifier: Classifier, path: str, oddity: Oddity) -> None:
    """Tell what is left out though its name is one that a site has."""
    if classifier.is_skipped(path):
        return
    code = "link-outside" if oddity is Oddity.OUTSIDE else "special-file"
    hint = "put a copy in its place" if oddity is Oddity.OUTSIDE else "name it under `exclude:` if it is to be there"
    found.append(Diagnostic(code, f"left out: {oddity.value}", SourceSpan(path), hint, ""))


def _sort_document(entry: Entry, config: Config, classifier: Classifier, out: Sorted) -> bool:
    """Say whether a file lies where documents do; if it is one, it is added to `out`."""
    for drafts in (False, True):
        place = classifier.post_folder(entry.path, drafts=drafts)
        if place is None:
            continue
        above, below = place
        wanted = config.selection.drafts if drafts else POST_NAME.match(below) is not None
        if not drafts and not wanted and _looks_like_post(config, below):
            out.found.append(_nameless(entry.path))
        if wanted and classifier.is_visible(entry.path, below):
            directory = entry.path[: len(entry.path) - len(below) - 1].rsplit("/", 1)[-1]
            directory = "_posts" if directory == "_drafts" else directory  # to Jekyll the rest is part of :path
            out.documents.append((entry, Place(POSTS, directory, above, drafts, out.posts_template)))
        return True
    labelled = classifier.collection_of(entry.path)
    if labelled is None:
        return False
    label, below = labelled
    if classifier.is_visible(config.folders.shown(entry.path), below):
        out.items.append((entry, _collection_place(config, label)))
    return True


def _posts_template(config: Config) -> str:
    """Return what the URLs of posts follow; a style's name counts in `permalink` only, as in Jekyll."""
    own = next((each.permalink for each in config.collections if each.label == POSTS), None)
    return own or permalink.template_of(config.permalink)


def _looks_like_post(config: Config, below: str) -> bool:
    stem, _, ext = below.rpartition(".")
    return ext.lower() in (*config.markdown.extensions, "html") and stem.lower() != "readme" and below[0] not in "._#~"


def _is_utf8(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _not_utf8(path: str) -> Diagnostic:
    shown = path.encode("utf-8", "backslashreplace").decode()
    message = "the file's name is not UTF-8, so no address can tell it: it is left out"
    return Diagnostic("bad-name", message, SourceSpan(shown), "rename the file", "")


def _nameless(path: str) -> Diagnostic:
    name = path.rsplit("/", 1)[-1]
    message = "this file is no post, and is not published: its name does not begin with a date and a title"
    hint = f"name it as 2024-01-31-{name.lstrip('0123456789-') or 'title.md'}"
    return Diagnostic("bad-name", message, SourceSpan(path), hint, "")


def _collection_place(config: Config, label: str) -> Place:
    settings = next(each for each in config.collections if each.label == label)
    template = settings.permalink or permalink.with_suffix("/:collection/:path", config.permalink)
    return Place(label, f"_{label}", permalink=template, output=settings.output)
