"""What templates cost; counts and bytes by hand, and as `jekyll build --profile` tells them where Jekyll is installed."""

import os
import shutil
import subprocess

import pytest

from blogengine.build import executors, processes
from blogengine.build.again import unchanged
from blogengine.build.options import BuildOptions

SITE = {
    "_config.yml": "baseurl: ''\n",
    "_layouts/l.html": "<b>{% include i.html %}</b>{{ content }}",
    "_includes/i.html": "ä{% if page.title %}!{% endif %}",
    "index.html": "---\nlayout: l\ntitle: t\n---\n{% for p in (1..3) %}{% include i.html %}{% endfor %}",
    "plain.html": "---\nlayout: l\n---\nno Liquid\n",
    **{f"_posts/2024-01-0{day}-p.md": "---\nlayout: l\ntitle: p\n---\n{{ page.title }}\n" for day in range(1, 7)},
}


def measured(report):
    return {name: (cost.count, cost.size) for name, cost in report.costs.items()}


EXPECTED = {
    "index.html": (1, 3 * 3),  # ä is two bytes
    "_includes/i.html": (11, 10 * 3 + 2),
    "_layouts/l.html": (8, (7 + 3 + 9) + (7 + 2 + 10) + 6 * (7 + 3 + 9)),
    **{f"_posts/2024-01-0{day}-p.md": (1, 2) for day in range(1, 7)},
}


def test_every_render_is_counted_with_its_bytes(site):
    report = site(SITE, profile=True, cache=False)
    assert measured(report) == EXPECTED
    assert all(cost.seconds > 0 for cost in report.costs.values())


def test_processes_are_summed(site, monkeypatch):
    monkeypatch.setattr(executors, "WORTH", 2)
    monkeypatch.setattr(executors, "_FEWEST", 2)
    monkeypatch.setattr(processes, "_CHUNK", 2)
    assert measured(site(SITE, profile=True, cache=False, jobs=2)) == EXPECTED


def test_nothing_is_measured_unless_somebody_asks(site):
    assert measured(site(SITE, cache=False)) == {}


def test_a_build_that_keeps_everything_has_no_costs(site):
    site(SITE, profile=True)
    assert measured(site(SITE, profile=True)) == {}
    options = BuildOptions(site.folder / "site", site.folder / "out", environ={"SOURCE_DATE_EPOCH": "1750000000", "TZ": "UTC"}, profile=True)  # fmt: skip
    assert unchanged(options) is None or measured(unchanged(options)) == {}


@pytest.mark.reference
@pytest.mark.skipif(shutil.which("jekyll") is None, reason="Jekyll is not installed")
def test_jekyll_counts_alike(site):
    report = site(SITE, profile=True, cache=False)
    environ = {**os.environ, "JEKYLL_NO_BUNDLER_REQUIRE": "true", "LANG": "C.UTF-8", "TZ": "UTC"}
    told = subprocess.run(["jekyll", "build", "--profile", "--disable-disk-cache", "-s", site.folder / "site", "-d", site.folder / "jekyll"],
                          env=environ, capture_output=True, text=True, check=True).stdout  # fmt: skip
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in told.splitlines() if line.count("|") == 5]
    theirs = {name: (int(count), size) for name, count, size, _ in rows if count.isdigit() and "TOTAL" not in name}
    assert theirs == {name: (count, f"{size / 1024:.2f}K") for name, (count, size) in measured(report).items()}
