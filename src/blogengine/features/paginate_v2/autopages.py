"""AutoPages: a paginated page for each tag, category and collection, by layouts that are made for it."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from blogengine.config.load import deep_merge
from blogengine.features.paginate_v2.documents import documents_of, labels
from blogengine.features.paginate_v2.numbered import Template
from blogengine.features.paginate_v2.settings import NAME, mapping, names
from blogengine.liquid.ruby import is_truthy, to_s
from blogengine.model import permalink
from blogengine.model.content import Origin, Page
from blogengine.model.defaults import Defaults
from blogengine.records import dataclass, replace
from blogengine.text.slugify import slugify

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from blogengine.features.paginate_v2.settings import Settings
    from blogengine.model import content
    from blogengine.model.content import Document
    from blogengine.model.site import Site

COLLECTION = "__coll"
"""The key under which documents carry their collection's name, which templates see too."""
_KINDS = (("tags", "tags", "tag", ":tag"), ("categories", "categories", "category", ":cat"),
          ("collections", COLLECTION, "collection", ":coll"))  # fmt: skip
"""The section of the settings, the documents' key, the filter that selects them, the placeholder of a name."""
_FILE = "index.html"


def with_collections(site: Site) -> Site:
    """Return the site with the name of its collection in every document that is listed."""
    marked = {each.id: replace(each, front={**each.front, COLLECTION: each.collection}) for each in _listed(site)}
    return replace(site, documents={key: marked.get(key, each) for key, each in site.documents.items()})


def made_templates(site: Site, settings: Settings, pagination: Settings) -> Iterator[Template]:
    """Yield the templates of tags, categories and collections, each kind in the order in which documents name them."""
    documents = _listed(site)
    for section, field, filtered, placeholder in _KINDS:
        kind = mapping(settings, section)
        layouts = kind.get("layouts")
        if not is_truthy(kind.get("enabled")) or not isinstance(layouts, list):
            continue
        maker = _Maker(site, kind, pagination, filtered, placeholder)
        for name, written in _names(documents, field).items():
            for layout in layouts:
                yield maker.template(to_s(layout), name, written)


def _listed(site: Site) -> list[Document]:
    return [document for label in labels(site) for document in documents_of(site, label)]


def _names(documents: Sequence[Document], field: str) -> dict[str, str]:
    """Return the names in the documents' field, in lower case, with the way in which each was first written."""
    found: dict[str, str] = {}
    for document in documents:
        value = document.front.get(field)
        for name, written in names(value) if value is not None else ():
            found.setdefault(name, written)
    return found


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the templates of one kind."""

    site: Site
    settings: Mapping[str, object]
    pagination: Settings
    filtered: str
    placeholder: str

    def template(self, file_name: str, name: str, written: str) -> Template:
        """Return the page for a name by a layout; the layout's front matter may set its pagination and its address."""
        layout = self._layout(file_name)
        own = dict(layout.front) if layout else {}
        settings = deep_merge(self.settings, mapping(own, "autopages"))
        folder = self._filled(settings["permalink"], name)
        stem = posixpath.splitext(posixpath.basename(file_name))[0]
        own |= {
            "permalink": folder,
            "layout": stem,
            "title": self._filled(settings["title"], name),
            "pagination": {**deep_merge(self.pagination, mapping(own, "pagination")), self.filtered: name},
            "autopage": {"layout_path": f"_layouts/{file_name}", "display_name": written},
        }
        url = f"{folder.rstrip('/')}/{_FILE}"
        config = self.site.config
        inherited = Defaults(config.defaults, config.folders.collections).for_file(_FILE, "pages", on_disk=False)
        page = Page(
            id=f"{NAME}:{self.filtered} {name} by {file_name}",
            origin=layout.origin if layout else Origin(f"_layouts/{file_name}"),
            name=_FILE,
            dir=permalink.folder_of(url),
            front=deep_merge(inherited, own),
            ext=".html",
            output_ext=permalink.extension_of(folder, ".html"),
            url=url,
            layout=stem,
            body=layout.text if layout else "",
            path=_FILE,
        )
        return Template(page, own)

    def _layout(self, file_name: str) -> content.Template | None:
        """Return a layout; in a Jekyll site the theme's are not looked for."""
        layout = self.site.layouts.get(posixpath.splitext(file_name)[0])
        own = layout is not None and (self.site.config.native or layout.origin.path == f"_layouts/{file_name}")
        return layout if own else None

    def _filled(self, text: object, name: str) -> str:
        slugifying = mapping(self.settings, "slugify")
        mode = slugifying.get("mode")
        slug = slugify(name, to_s(mode) if mode is not None else None, cased=is_truthy(slugifying.get("cased")))
        return to_s(text).replace(self.placeholder, slug, 1)
