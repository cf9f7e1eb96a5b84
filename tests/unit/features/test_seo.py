"""`{% seo %}`, held against the real jekyll-seo-tag on random sites, and what only we decide."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from blogengine import __version__
from blogengine.errors import BlogError
from blogengine.liquid.drops.site import JekyllDrop, SiteDrop
from blogengine.liquid.drops.subject import drop_of
from blogengine.liquid.source import Source
from blogengine.query.tracked import Tracked
from blogengine.render.host import RenderHost
from blogengine.render.nodes import Results

GOLDEN = Path(__file__).parents[2] / "golden" / "seo"
CASES = json.loads((GOLDEN / "cases.json").read_text("utf-8"))


def site_files(case):
    """The case as files; JSON is YAML too."""
    page = case["page"]
    front = f"{json.dumps(page['front'], ensure_ascii=False)}\n" if page["front"] else ""
    config = {**case["config"], "plugins": ["jekyll-seo-tag"], "time": "2026-01-15 12:00:00 +0000"}
    config.setdefault("timezone", "UTC")
    files = {"_config.yml": json.dumps(config), page["path"]: f"---\n{front}---\n{page['body']}"}
    if case["authors"]:
        files["_data/authors.json"] = json.dumps(case["authors"])
    return {path: text.encode() for path, text in files.items()}


def write_tag(site, page):
    """What the page's tag writes, while nothing of the site is rendered yet: as the reference was run."""
    ask = Tracked(site.shop.answers, Results(site.shop, own_content=("", None)), page["path"])
    variables = {"site": SiteDrop(ask, ask.reader), "page": drop_of(ask, ask.reader), "jekyll": JekyllDrop(ask)}
    if page["paginator"]:
        variables["paginator"] = page["paginator"]
    return site.shop.compile(Source(page["tag"], "case")).render(variables, RenderHost(site.shop, ask, page["path"]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_writes_what_jekyll_seo_tag_writes(case, built_as_is):
    site = built_as_is(site_files(case))
    if "error" in case:
        with pytest.raises(BlogError) as caught:
            write_tag(site, case["page"])
        assert caught.value.code == "liquid-render"
    else:
        assert write_tag(site, case["page"]) == case["expected"]


@pytest.mark.reference
@pytest.mark.skipif(shutil.which("jekyll") is None, reason="Jekyll is not installed")
def test_the_golden_file_holds_what_jekyll_seo_tag_writes(tmp_path):
    some = CASES[::10]
    (tmp_path / "cases.json").write_text(json.dumps(some), "utf-8")
    command = ["ruby", GOLDEN / "reference.rb", tmp_path / "cases.json"]
    run = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "LANG": "C.UTF-8"})
    keys = ("id", "expected", "error")
    assert json.loads(run.stdout) == [{key: case[key] for key in keys if key in case} for case in some]


@pytest.mark.parametrize(
    ("config", "name"),
    [
        ("blogengine: 1", f"blogengine v{__version__}"),
        ("blogengine: 1\ngenerator: jekyll", "Jekyll v4.3.1"),
        ("plugins: [jekyll-seo-tag]", "Jekyll v4.3.1"),
        ("plugins: [jekyll-seo-tag]\ndialect: ghpages", "Jekyll v3.10.0"),
        ("plugins: [jekyll-seo-tag]\ngenerator: my own", "Jekyll v4.3.1"),
        ("plugins: [jekyll-seo-tag]\ngenerator: Blogengine", f"blogengine v{__version__}"),
    ],
)
def test_a_page_says_what_made_it(built, config, name):
    files = {"_config.yml": f"{config}\n", "a.html": "---\nlayout: null\npermalink: /a.html\n---\n{% seo %}"}
    assert f'<meta name="generator" content="{name}" />' in built(files).render("a.html")["a.html"]


def test_a_page_depends_on_what_it_told(built):
    site = built({"_config.yml": "plugins: [jekyll-seo-tag]\n", "a.html": "---\ndescription: d\n---\n{% seo %}"})
    site.render("a.html")
    asked = site.shop.nodes["body", "a.html"].trace
    assert {
        ("config", "title"),
        ("config", "webmaster_verifications"),
        ("field", "a.html", "description"),
    } <= asked.keys()
