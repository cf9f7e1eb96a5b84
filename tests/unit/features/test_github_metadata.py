"""`site.github`: what the golden stories `github-metadata…` do not show."""

import pytest

CONFIG = "plugins: [jekyll-github-metadata]\n"
PAGE = (
    "---\nlayout: null\n---\n{{ site.title }}|{{ site.url }}|{{ site.baseurl }}|{{ site.github.url }}|{{ site.github.baseurl }}|"
    "{{ site.github.owner_url }}|{{ site.github.is_user_page }}|{{ site.github.api_url }}|"
    "{{ site.github.pages_hostname }}|{{ site.github.source.branch }}|{{ site.github.environment }}"
)


class Remote:
    def __init__(self, address):
        self.address = address

    def remote(self):
        return self.address

    def revision(self):
        return "0123abc"


@pytest.fixture
def shown(built_as_is):
    def make(config, environ, git=None, page=PAGE):
        files = {"_config.yml": (CONFIG + config).encode(), "index.html": page.encode()}
        return built_as_is(files, environ=environ, git=git).render("index.html")["index.html"]

    return make


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        (
            "PAGES_REPO_NWO=me/blog",
            "blog|||https://github.com/pages/me/blog|/pages/me/blog|https://github.com/me|false|https://api.github.com|localhost:4000|gh-pages|development",
        ),
        (
            "PAGES_REPO_NWO=me/blog JEKYLL_ENV=production",
            "blog|https://github.com|/pages/me/blog|https://github.com/pages/me/blog|/pages/me/blog|https://github.com/me|false|https://api.github.com|github.io|gh-pages|production",
        ),
        (
            "PAGES_REPO_NWO=me/me.github.io PAGES_ENV=dotcom JEKYLL_ENV=production",
            "me|http://me.github.io||http://me.github.io||https://github.com/me|true|https://api.github.com|github.io|master|dotcom",
        ),
        (
            "PAGES_REPO_NWO=Me/blog PAGES_ENV=dotcom PAGE_BUILD_ID=1",
            "blog|http://me.github.io|/blog|http://me.github.io/blog|/blog|https://github.com/Me|false|https://api.github.com|github.io|gh-pages|dotcom",
        ),
        (
            "PAGES_REPO_NWO=github/docs PAGES_ENV=dotcom",
            "docs|||https://github.github.com/docs|/docs|https://github.com/github|false|https://api.github.com|github.io|gh-pages|dotcom",
        ),
        (
            "PAGES_REPO_NWO=github/github.github.com PAGES_ENV=dotcom",
            "github|||https://github.github.com||https://github.com/github|true|https://api.github.com|github.io|master|dotcom",
        ),
        (
            "PAGES_REPO_NWO=me/blog PAGES_ENV=test",
            "blog|||http://me.github.io/blog|/blog|https://github.com/me|false|https://api.github.com|github.io|gh-pages|test",
        ),
        (
            "PAGES_REPO_NWO=me/blog PAGES_ENV=enterprise PAGES_GITHUB_HOSTNAME=ghe.example SSL=true API_URL=https://ghe.example/api/",
            "blog|||https://ghe.example/pages/me/blog|/pages/me/blog|https://ghe.example/me|false|https://ghe.example/api|github.io|gh-pages|enterprise",
        ),
        (
            "PAGES_REPO_NWO=me/me.ghe.example PAGES_ENV=enterprise GITHUB_HOSTNAME=ghe.example/",
            "me|||http://ghe.example/pages/me|/pages/me|http://ghe.example/me|true|https://api.github.com|github.io|master|enterprise",
        ),
        (
            "PAGES_REPO_NWO=me/blog PAGES_ENV=enterprise GITHUB_HOSTNAME=ghe.example SUBDOMAIN_ISOLATION=true PAGES_HOSTNAME=pages.ghe.example SSL=true",
            "blog|||https://pages.ghe.example/me/blog|/me/blog|https://ghe.example/me|false|https://api.github.com|pages.ghe.example|gh-pages|enterprise",
        ),
    ],
)
def test_the_environment_says_where_github_is(shown, environ, expected):
    """Jekyll 4.3.1 with jekyll-github-metadata 2.15.0, without a connection, wrote these lines."""
    assert shown("", dict(pair.split("=", 1) for pair in environ.split())) == expected


@pytest.mark.parametrize(
    "address", ["git@github.com:me/blog.git", "https://github.com/me/blog", "ssh://git@github.com/me/blog.git"]
)
def test_git_names_the_repository_at_home_only(shown, address):
    page = "---\n---\n{{ site.github.repository_nwo }} {{ site.github.build_revision }}"
    assert shown("", {}, Remote(address), page) == "me/blog 0123abc"
    assert shown("", {"JEKYLL_ENV": "production"}, Remote(address), page) == " 0123abc"
    assert shown("repository: my/own\n", {}, Remote(address), page) == "my/own 0123abc"
    assert shown("", {}, Remote("https://elsewhere.example/me/blog"), page) == " 0123abc"


def test_the_configuration_says_what_github_would(shown):
    """jekyll-github-metadata merges both, but fails at it without a connection."""
    page = "---\n---\n{{ site.github.project_tagline }}|{{ site.github.source | jsonify }}|{% github_edit_link %}"
    own = "repository: me/blog\ngithub:\n  project_tagline: Own\n  source: {path: /docs}\n"
    edit = "https://github.com/me/blog/edit/gh-pages/docs/index.html"
    assert shown(own, {}, page=page) == f'Own|{{"branch":"gh-pages","path":"/docs"}}|{edit}'


def test_a_title_of_the_sites_own_stays(shown):
    page = "---\n---\n{{ site.title }}"
    assert shown("repository: me/blog\ntitle: Own\n", {}, page=page) == "Own"
    assert shown("repository: me/blog\nname: Own\n", {}, page=page) == ""


def test_a_repository_that_nobody_names_is_told_of(built):
    page = "---\nlayout: null\n---\n[{{ site.github.repository_nwo }}{% github_edit_link %}]"
    site = built({"_config.yml": CONFIG, "a.html": page})
    assert [found.code for found in site.found] == ["repository-unknown"]
    assert site.render("a.html") == {"a.html": "[]"}
    assert built({"_config.yml": "dialect: ghpages\n", "a.html": page}).found == []
