"""jekyll-github-metadata: `site.github`, as it is where GitHub cannot be asked, and `{% github_edit_link %}`.

A build never asks the network. What the repository's name, the configuration and the environment tell is there; what
only GitHub knows is as in the plugin without a connection: `nil`, `false`, or what `github:` in the configuration says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from blogengine.config.load import deep_merge
from blogengine.errors import Diagnostic
from blogengine.features.base import Feature, Priority
from blogengine.liquid.drop import Drop
from blogengine.liquid.ruby import to_s
from blogengine.liquid.tags.base import InlineTag
from blogengine.model.front import is_false
from blogengine.records import dataclass, replace
from blogengine.text.urls import normalize

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blogengine.config.config import Config
    from blogengine.features.base import Draft
    from blogengine.liquid.context import Context

GEM = "jekyll-github-metadata"
_DEFAULTS: Mapping[str, tuple[str, str]] = {
    "PAGES_API_URL": ("API_URL", "https://api.github.com"),
    "PAGES_HELP_URL": ("HELP_URL", "https://help.github.com"),
    "PAGES_GITHUB_HOSTNAME": ("GITHUB_HOSTNAME", "github.com"),
    "PAGES_PAGES_HOSTNAME": ("PAGES_HOSTNAME", "github.io"),
}
"""Variables of the environment, the older name of each, and what holds without either."""
_OTHERS = ("PAGES_ENV", "PAGES_REPO_NWO", "SSL", "SUBDOMAIN_ISOLATION", "PAGE_BUILD_ID", "JEKYLL_BUILD_REVISION")
_OWNER = (
    "avatar_url", "bio", "blog", "collaborators", "company", "created_at", "description", "email", "followers",
    "following", "has_organization_projects", "has_repository_projects", "hireable", "html_url", "id", "is_verified",
    "location", "login", "name", "node_id", "public_gists", "public_repos", "type", "updated_at",
)  # fmt: skip
_UNKNOWN: Mapping[str, object] = {
    **dict.fromkeys(("archived", "disabled", "issues_url", "language", "license", "organization_members",
                     "owner_display_name", "private", "project_tagline", "show_downloads", "wiki_url")),
    **dict.fromkeys(("contributors", "latest_release", "releases"), False),
    "public_repositories": [],
}  # fmt: skip
"""What only GitHub knows; the plugin without a connection fails at `public_repositories`."""


@dataclass(frozen=True, slots=True)
class _Pages:
    """Where GitHub and its Pages are: github.com, or what the environment of GitHub Enterprise says."""

    variables: Mapping[str, str]
    jekyll_env: str

    @property
    def env(self) -> str:
        return self.variables.get("PAGES_ENV") or self.jekyll_env

    @property
    def has_domains(self) -> bool:
        """Whether each owner's pages have a host of their own."""
        return self.env in {"dotcom", "test"}

    @property
    def scheme(self) -> str:
        return "https" if self.variables.get("SSL") == "true" or self.env == "test" else "http"

    @property
    def github_url(self) -> str:
        hostname = self.address("PAGES_GITHUB_HOSTNAME")
        if self.env == "dotcom" or hostname == "github.com":
            return "https://github.com"
        return f"{self.scheme}://{hostname}"

    @property
    def pages_hostname(self) -> str:
        local = "localhost:4000" if self.env == "development" else None
        return self.address("PAGES_PAGES_HOSTNAME", local)

    def address(self, name: str, otherwise: str | None = None) -> str:
        """Return a host or an address without the slash at its end."""
        older, default = _DEFAULTS[name]
        value = self.variables.get(name) or self.variables.get(older, otherwise)
        return (default if value is None else value).removesuffix("/")


@dataclass(frozen=True, slots=True)
class _Repository:
    """A repository by the name that its owner gave it."""

    nwo: str
    pages: _Pages

    @property
    def owner(self) -> str:
        return self.nwo.split("/", maxsplit=1)[0]

    @property
    def name(self) -> str:
        return self.nwo.rsplit("/", maxsplit=1)[-1]

    @property
    def owner_url(self) -> str:
        return f"{self.pages.github_url}/{self.owner}"

    @property
    def domain(self) -> str:
        """The host of the owner's pages."""
        pages, enterprise = self.pages, self.pages.env == "enterprise"
        if not enterprise and self.owner == "github":
            return f"github.{pages.address('PAGES_GITHUB_HOSTNAME')}".lower()
        return pages.pages_hostname.lower() if enterprise else f"{self.owner}.{pages.pages_hostname}".lower()

    @property
    def is_of_user(self) -> bool:
        """Whether the owner's own pages are made from this repository."""
        if self.pages.env == "enterprise":
            return self.name.lower() == f"{self.owner.lower()}.{self.pages.address('PAGES_GITHUB_HOSTNAME')}"
        return self.name.lower() in {self.domain, f"{self.owner}.github.com".lower()}

    @property
    def html_url(self) -> str:
        """Where the pages are published, as far as the repository's name tells it."""
        pages = self.pages
        if pages.has_domains:
            secure = self.owner == "github" and self.domain.endswith(".github.com")
            root = f"{'https' if secure else 'http'}://{self.domain}"
            return root if self.is_of_user else f"{root}/{self.name}"
        isolated = pages.variables.get("SUBDOMAIN_ISOLATION") == "true"
        root = f"{pages.scheme}://{pages.pages_hostname}/" if isolated else f"{pages.github_url}/pages/"
        return urljoin(root, self.owner if self.is_of_user else self.nwo).removesuffix("/")

    def metadata(self) -> dict[str, object]:
        """Return what `site.github` says of the repository."""
        url = f"{self.owner_url}/{self.name}"
        branch = "master" if self.is_of_user else "gh-pages"
        return {
            **_UNKNOWN,
            "owner": dict.fromkeys(_OWNER),
            "project_title": self.name,
            "owner_name": self.owner,
            "owner_url": self.owner_url,
            "owner_gravatar_url": f"{self.owner_url}.png",
            "repository_url": url,
            "repository_nwo": self.nwo,
            "repository_name": self.name,
            "zip_url": f"{url}/zipball/{branch}",
            "tar_url": f"{url}/tarball/{branch}",
            "clone_url": f"{url}.git",
            "releases_url": f"{url}/releases",
            "is_user_page": self.is_of_user,
            "is_project_page": not self.is_of_user,
            "url": self.html_url,
            "baseurl": urlsplit(self.html_url).path,
            "source": {"branch": branch, "path": "/"},
        }


def _amend(draft: Draft) -> Draft:
    config = draft.site.config
    pages = _Pages(draft.site.variables, config.environment)
    nwo = _name_with_owner(draft, pages)
    if nwo is None and GEM in config.plugins:
        message = f"{GEM} does not know the repository: `site.github` says nothing of it"
        hint = "write `repository: owner/name` in _config.yml, or give git a remote `origin` at GitHub"
        draft.found.append(Diagnostic("repository-unknown", message, config.places.get("plugins"), hint))
    repository = _Repository(nwo, pages) if nwo is not None else None
    return replace(draft, site=replace(draft.site, config=_configured(draft, config, repository, pages)))


def _name_with_owner(draft: Draft, pages: _Pages) -> str | None:
    """Return `owner/name`: what the environment says, else the configuration, else the remote of a build at home."""
    named = pages.variables.get("PAGES_REPO_NWO") or draft.site.config.raw.get("repository")
    if isinstance(named, str) and "/" in named:
        return named
    if draft.site.config.environment not in {"development", "test"}:
        return None
    host = re.escape(pages.address("PAGES_GITHUB_HOSTNAME"))
    remote = (draft.git.remote() or "").removesuffix(".git")
    found = re.search(rf"{host}[:/]([\w-]+)/([\w.-]+)", remote, re.ASCII)
    return f"{found[1]}/{found[2]}" if found else None


def _configured(draft: Draft, config: Config, repository: _Repository | None, pages: _Pages) -> Config:
    """Return the configuration with `github`, and with a title and, for publication, an address where it has none."""
    raw = dict(config.raw)
    own = raw.get("github")
    if own is None or isinstance(own, dict):
        raw["github"] = deep_merge(_metadata(draft, repository, pages), own or {})
    if repository is None:
        return replace(config, raw=raw)
    if is_false(raw.get("title")) and is_false(raw.get("name")):
        raw["title"] = repository.owner if repository.is_of_user else repository.name
    if config.environment != "production" and not pages.variables.get("PAGE_BUILD_ID"):
        return replace(config, raw=raw)
    if is_false(raw.get("url")):
        raw["url"] = urljoin(repository.html_url, "/").removesuffix("/")
    if raw.get("baseurl") in {None, "/"}:
        raw["baseurl"] = urlsplit(repository.html_url).path
    return replace(config, raw=raw, url=to_s(raw["url"]), baseurl=to_s(raw["baseurl"]))


def _metadata(draft: Draft, repository: _Repository | None, pages: _Pages) -> dict[str, object]:
    found: dict[str, object] = {
        "environment": pages.env,
        "pages_env": pages.env,
        "hostname": pages.address("PAGES_GITHUB_HOSTNAME"),
        "pages_hostname": pages.pages_hostname,
        "api_url": pages.address("PAGES_API_URL"),
        "help_url": pages.address("PAGES_HELP_URL"),
        "versions": {},
        "build_revision": pages.variables.get("JEKYLL_BUILD_REVISION", draft.git.revision() or ""),
        **(repository.metadata() if repository is not None else {}),
    }
    return dict(sorted(found.items()))


_LINK_TEXT = re.compile(r"\"(.*)\"|'(.*)'")


def _edit_link(markup: str, ctx: Context) -> str:
    """Return the address at which GitHub edits the page's source, as a link where the tag says its text."""
    github = ctx.host.config("github")
    page = ctx.given.get("page")
    path = page.lookup("path") if isinstance(page, Drop) else None
    address = _address(github, path) if isinstance(github, dict) else ""
    text = _LINK_TEXT.search(markup)
    return f'<a href="{address}">{text[1] if text[1] is not None else text[2]}</a>' if text else address


def _address(github: Mapping[str, object], path: object) -> str:
    """Return where GitHub edits a file; nothing where one of the parts is not known."""
    source = github.get("source")
    known = source if isinstance(source, dict) else {}
    parts = [github.get("repository_url"), "edit/", known.get("branch"), known.get("path")]
    if is_false(path) or any(map(is_false, parts)):
        return ""
    folders = "".join(map(_folder, parts))
    return normalize(folders + to_s(path).removeprefix("/"))


def _folder(part: object) -> str:
    """Return a part of an address with a slash at its end only; nothing for the topmost folder."""
    inside = to_s(part).removeprefix("/").removesuffix("/")
    return f"{inside}/" if inside else ""


GITHUB_METADATA = Feature(
    "github_metadata",
    priority=Priority.FIRST,
    variables=(*_DEFAULTS, *(older for older, _ in _DEFAULTS.values()), *_OTHERS),
    amend=_amend,
    tags={"github_edit_link": InlineTag(_edit_link)},
)
