"""When files were last modified. The lines are those of Jekyll 4.3.1 with jekyll-last-modified-at 1.3.0."""

import os

import pytest

from blogengine.build.build import build_site
from blogengine.build.options import BuildOptions

CONFIG = "timezone: Europe/Berlin\nplugins: [jekyll-last-modified-at]\n"
SHOWN = "{{ page.last_modified_at }} {{ page.last_modified_at | date_to_xmlschema }}"


class Committed:
    """A repository that knows when some files were committed."""

    def __init__(self, **times):
        self.times = {name.replace("__", "."): time for name, time in times.items()}

    def last_changes(self, paths):
        return {path: self.times[path] for path in paths if path in self.times}


def test_pages_and_documents_know_when_they_were_committed(built):
    post = "_posts/2024-01-01-x.md"
    git = Committed(page__html=1_600_000_000)
    git.times[post] = 1_500_000_000
    site = built({"_config.yml": CONFIG, "page.html": f"---\n---\n{SHOWN}", post: f"---\n---\n{SHOWN}"}, git=git)
    made = site.render()
    assert made["page.html"] == "2020-09-13 14:26:40 +0200 2020-09-13T14:26:40+02:00"
    assert made["2024/01/01/x.html"] == "<p>2017-07-14 04:40:00 +0200 2017-07-14T04:40:00+02:00</p>\n"


def test_front_matter_beats_git_in_documents_only(built):
    own = "---\nlast_modified_at: 2020-02-02\n---\n{{ page.last_modified_at }}"
    post = "_posts/2024-01-01-x.html"
    git = Committed(page__html=1_500_000_000)
    git.times[post] = 1_500_000_000
    made = built({"_config.yml": CONFIG, "page.html": own, post: own}, git=git).render()
    assert made == {"page.html": "2017-07-14 04:40:00 +0200", "2024/01/01/x.html": "2020-02-02"}


@pytest.mark.parametrize(
    ("config", "tag", "expected"),
    [
        ("", "{% last_modified_at %}", "13-Sep-20"),
        ("", "{% last_modified_at %Y:%B %}", "2020:September"),
        ("last-modified-at: {date-format: '%F'}\n", "{% last_modified_at %}", "2020-09-13"),
        ("last-modified-at: {date-format: '%F'}\n", "{% last_modified_at %H %}", "14"),
        ("last-modified-at: 1\n", "{% last_modified_at %}", "13-Sep-20"),
    ],
)
def test_the_tag_has_a_format(built, config, tag, expected):
    site = built({"_config.yml": CONFIG + config, "a.html": f"---\n---\n{tag}"}, git=Committed(a__html=1_600_000_000))
    assert site.render() == {"a.html": expected}
    assert ("git", "a.html") in site.shop.nodes["body", "a.html"].trace


def test_each_tag_keeps_its_own_format(built):
    """In Jekyll the second tag of a page has the format of the first."""
    page = "---\n---\n{% last_modified_at %Y %} {% last_modified_at %m %}"
    git = Committed(a__html=1_600_000_000)
    assert built({"_config.yml": CONFIG, "a.html": page}, git=git).render() == {"a.html": "2020 09"}


def test_a_page_without_a_file_has_no_time(built):
    page = "---\nredirect_from: /old/\n---\n"
    layout = "{% last_modified_at %}"
    config = CONFIG.replace("]", ", jekyll-redirect-from]")
    files = {"_config.yml": config, "a.html": page, "_layouts/redirect.html": layout}
    with pytest.raises(AssertionError, match="it has no file"):
        built(files, git=Committed(a__html=1_600_000_000)).render("old/index.html")


def test_a_file_that_was_never_committed_has_the_time_at_which_it_was_written(tmp_path):
    source = tmp_path / "site"
    source.mkdir()
    (source / "_config.yml").write_text(CONFIG)
    (source / "a.html").write_text(f"---\n---\n{SHOWN}")
    os.utime(source / "a.html", (1_700_000_000, 1_700_000_000))
    environ = {"PATH": os.environ["PATH"], "GIT_CEILING_DIRECTORIES": str(tmp_path)}
    build_site(BuildOptions(source, tmp_path / "out", environ=environ))
    assert (tmp_path / "out/a.html").read_text() == "2023-11-14 23:13:20 +0100 2023-11-14T23:13:20+01:00"
