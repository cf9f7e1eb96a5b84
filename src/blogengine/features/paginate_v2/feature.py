"""The feature: templates found or made, and put in their places among the site's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.config.load import deep_merge
from blogengine.errors import Diagnostic, FeatureError
from blogengine.features.base import Feature, Priority
from blogengine.features.bodies import over
from blogengine.features.pages import own_front
from blogengine.features.paginate_v2.autopages import made_templates, with_collections
from blogengine.features.paginate_v2.bodies import with_shared_bodies
from blogengine.features.paginate_v2.documents import Documents
from blogengine.features.paginate_v2.numbered import Numbered, Template
from blogengine.features.paginate_v2.settings import NAME, autopages, mapping, pagination
from blogengine.liquid.ruby import is_truthy
from blogengine.model.defaults import Defaults
from blogengine.read.context import span_of_key
from blogengine.records import replace

if TYPE_CHECKING:
    from blogengine.config.config import Config
    from blogengine.features.base import Draft
    from blogengine.features.paginate_v2.settings import Settings
    from blogengine.model.content import Page
    from blogengine.model.site import Site


def _amend(draft: Draft) -> Draft:
    site = draft.site
    before = {page.id for page in site.pages}
    settings = pagination(site.config)
    if "title_suffix" in settings:
        message = "`title_suffix` says nothing to jekyll-paginate-v2 any longer"
        draft.found.append(Diagnostic("pagination", message, site.config.places.get("pagination"), "write `title`"))
    made: list[Template] = []
    wanted = autopages(site.config)
    if is_truthy(wanted["enabled"]):
        site = with_collections(site)
        made = [*made_templates(site, wanted, settings)]
    templates = [*_read_templates(site), *made] if is_truthy(settings["enabled"]) else []
    draft = replace(draft, site=replace(site, pages=(*site.pages, *(template.page for template in made))))
    if is_truthy(settings["enabled"]):
        draft = _paginated(draft, settings, templates)
    own = {page.id for page in draft.site.pages if page.id not in before or page.paginator is not None}
    return draft if site.config.native else with_shared_bodies(draft, own)


def _read_templates(site: Site) -> list[Template]:
    """Return all pages that were there before the feature's own, with what their files say."""
    config = site.config
    defaults = Defaults(config.defaults, config.folders.collections)
    return [Template(page, own_front(page, defaults)) for page in site.pages]


def _is_on(page: Page) -> bool:
    return is_truthy(mapping(page.front, "pagination").get("enabled"))


def _no_template(config: Config) -> Diagnostic:
    message = "pagination is enabled, but no page asks for it: nothing is paginated"
    hint = "write `pagination: {enabled: true}` in the front matter of a page that shows `paginator.posts`"
    return Diagnostic("pagination", message, config.places.get("pagination"), hint)


def _paginated(draft: Draft, settings: Settings, templates: list[Template]) -> Draft:
    """Return the draft in which each template that is on has given way to its pages, which stand at the end."""
    templates = [template for template in templates if _is_on(template.page)]
    if not templates:
        draft.found.append(_no_template(draft.site.config))
    site, bodies = draft.site, dict[str, bytes]()
    documents = Documents(site)
    gone = {template.page.id for template in templates}
    pages = [page for page in site.pages if page.id not in gone]
    for template in templates:
        numbered = _pages(site, template, settings, documents)
        body = bodies.get(template.page.id, draft.bodies.get(template.page.id))
        if body is not None:
            bodies |= {page.id: body for page in numbered}
        pages += numbered
    return replace(draft, site=replace(site, pages=tuple(pages)), bodies=over(draft.bodies, bodies))


def _pages(site: Site, template: Template, settings: Settings, documents: Documents) -> list[Page]:
    page = template.page
    merged = deep_merge(settings, mapping(page.front, "pagination"))
    span = span_of_key(page.origin.path, page.origin.marks, "pagination")
    try:
        ids = documents.chosen(merged)
    except FeatureError as error:
        error.span = error.span or span
        raise
    return Numbered(site, template, merged, ids, span).pages()


def _enabled(config: Config) -> bool:
    """A native site says that it wants it; GitHub Pages does not run it."""
    if config.native:
        return is_truthy(config.section("pagination").get("enabled"))
    return config.dialect != "ghpages"


PAGINATE_V2 = Feature(NAME, enabled=_enabled, priority=Priority.LOWEST, amend=_amend)
