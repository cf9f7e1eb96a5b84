"""Makes small sites by chance, builds each by the real Jekyll 4.3.1 and by the engine, and compares all files.

    python tests/fuzz/sites.py --sites 100 --seed 1

A site has posts, drafts, collections, pages and static files with odd names, front matter of odd values, defaults,
permalinks and plugins; its `list.txt` tells what templates know of all. Sites that Jekyll refuses are passed over. What
differs is printed with the seed of its site. Left out are values of which Jekyll makes what depends on the order of a
folder's entries or on Ruby's sorting.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import shutil
import subprocess
import tempfile
from os import environ, utime
from pathlib import Path

from blogengine.build.build import build_site
from blogengine.build.options import BuildOptions
from blogengine.errors import BlogError

STORIES = Path(__file__).parents[1] / "sites"
_spec = importlib.util.spec_from_file_location("stories", STORIES / "test_stories.py")
stories = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(stories)

NAMES = ["a", "b", "A", "my page", "x.y", "index", "README", "feed", "é", "c--d", "_u", ".dot", "404", "-z-", "w..x"]
EXTENSIONS = [".md", ".html", ".txt", ".markdown", ".json", ".HTML", ".css", ".scss", "", ".MD", ".tar.gz", ".xhtml"]
FOLDERS = ["", "", "sub/", "sub/deep/", "_hidden/", "a b/", "docs/", ".well-known/"]
DATES = ["2024-01-02", "2023-12-31", "2024-1-5", "24-03-04", "2024-02-29", "2030-01-01", "1999-12-31"]
SLUGS = ["one", "Two-Words", "three.v2", "ünï", "a_b", "--x--", "C++", "with space", "UPPER", "x..."]
PERMALINKS = ["pretty", "date", "/fixed.html", "/f/", "rel/x", "/a//b/../c/", "/x.json", "/sp ace/é", "/:path/:title/"]
OF_POSTS = [
    "/x/:categories/:slug/",
    "/:year/:month/:title:output_ext",
    "/:collection/:name",
    "/:short_year/:y_day/:slug",
]
VALUES = {
    "title": ["T", '"Q \\"x\\""', "2024", "true", "", '"a: b"', "Ü ö"],
    "layout": ["l", "none", "null", "nosuch", "deep/l", "false"],
    "published": ["true", "false", '"false"', "", "0"],
    "categories": ["a", "[A, b c]", "x y", '"a, b"', "[1, ~]", "", "C++"],
    "category": ["k", '"k l"', "[m, n]", ""],
    "tags": ["t", "[t, u, t]", "t u", "[1, 2.5]", "", "[~, x]"],
    "tag": ["v", '"v w"', ""],
    "date": ["2024-05-06", "2024-05-06 07:08:09", '"2024-05-06 07:08"', "2024-05-06 23:30:00 -0800", "2031-01-01"],
    "slug": ["s", '"S t!"', "é"],
    "excerpt": ["own", '""', "~"],
    "excerpt_separator": ['""', "<!--more-->"],
    "draft": ["true", "false"],
    "render_with_liquid": ["false", "true"],
    "redirect_from": ["/old", "[/o1/, o2]", ""],
    "sitemap": ["false", "true"],
    "last_modified_at": ["2025-01-01", '"2025-01-01 02:03"'],
    "image": ["/i.png", "{path: i x.png, alt: A}"],
    "author": ["ann", "{name: N}", "nobody", ""],
    "weight": ["1", "2", '"3"'],
    "id": ["own"],
}
BODIES = ["", "One.\n\nTwo.", "# H\n\ntext *x*", "\n\n\nlead\n\nmore", "{{ page.url }} {{ page.title }}", "one\r\n\r\ntwo",
          "a <!--more--> b", "{% if true %}\nA\n\nB\n{% endif %}\n", "* toc\n{:toc}\n\n## A", "f[^1]\n\n[^1]: n",
          "{{ page.previous.title }}<{{ page.next.title }}", '{% include i.html a="1" b=page.title %}']  # fmt: skip
PLUGINS = ["feed", "sitemap", "redirect-from", "seo-tag", "archives", "optional-front-matter", "readme-index", "mentions",
           "titles-from-headings", "relative-links", "default-layout", "toc"]  # fmt: skip
SCOPES = ["", "sub", "_posts", "docs", "a", "_things", "*", "sub/*"]
TEMPLATES = {
    "_layouts/l.html": "<html><head><title>{{ page.title }}</title></head><body>{{ content }}</body></html>",
    "_layouts/deep/l.html": "---\nlayout: l\n---\n<d>{{ page.excerpt }}|{{ page.next.url }}|{{ content }}</d>",
    "_layouts/archive.html": "{{ page.type }} {{ page.title }} {{ page.posts | map: 'url' | join: ' ' }}",
    "_includes/i.html": "({{ include.a }} {{ include.b }} {{ page.name }})",
    "_data/authors.yml": "ann: {name: Ann}\n",
    "list.txt": "---\nlayout: null\npermalink: /list.txt\n---\n"
    "{% for d in site.documents %}{{ d.path }}|{{ d.url }}|{{ d.id }}|{{ d.title }}|{{ d.slug }}|{{ d.date }}|"
    "{{ d.categories | jsonify }}|{{ d.tags | jsonify }}|{{ d.draft }}|{{ d.ext }}|{{ d.excerpt | jsonify }}|{{ d.extra }}\n"
    "{% endfor %}{% for d in site.pages %}{{ d.path }}|{{ d.url }}|{{ d.dir }}|{{ d.name }}|{{ d.title }}|{{ d.extra }}\n"
    "{% endfor %}{% for d in site.static_files %}{{ d.path }}|{{ d.basename }}|{{ d.extname }}|{{ d.extra }}\n{% endfor %}"
    "{% for t in site.tags %}{{ t[0] }}:{{ t[1] | map: 'url' | join: ' ' }};{% endfor %}",
}


def made_by_chance(chance):
    """Return a site: the texts of its files by their paths."""
    collections = {
        name: {
            "output": chance.random() < 0.8,
            **({"permalink": chance.choice(OF_POSTS)} if chance.random() < 0.4 else {}),
        }
        for name in chance.sample(["things", "docs", "zoo"], chance.randint(0, 2))
    }
    files = {**TEMPLATES, "_config.yml": json.dumps(configuration(chance, collections), ensure_ascii=False)}
    for _ in range(chance.randint(2, 7)):
        folder = chance.choice(["", "", "cat/", "Cat B/", "sub/deep/"])
        name = f"{chance.choice(DATES)}-{chance.choice(SLUGS)}{chance.choice(['.md', '.html', '.txt', '.MD'])}"
        files[f"{folder}_posts/{chance.choice(['', '', 'in/'])}{name}"] = text(chance, OF_POSTS)
    for _ in range(chance.randint(0, 2)):
        files[f"_drafts/{chance.choice(SLUGS)}.md"] = text(chance, OF_POSTS)
    for label in collections:
        for _ in range(chance.randint(1, 4)):
            name = f"{chance.choice(NAMES)}{chance.choice(EXTENSIONS)}"
            files[f"_{label}/{chance.choice(['', 's/'])}{name}"] = text(chance, OF_POSTS, 0.85)
    for _ in range(chance.randint(2, 8)):
        files[f"{chance.choice(FOLDERS)}{chance.choice(NAMES)}{chance.choice(EXTENSIONS)}"] = text(chance, [], 0.8)
    styles = {path: "---\n---\na { b: c }\n" for path in files if path.lower().endswith((".css", ".scss"))}
    return files | styles


def configuration(chance, collections):
    """Return what `_config.yml` says; JSON is YAML."""
    zone = chance.choice(["UTC", "America/New_York", "Asia/Tokyo"])
    said = {"time": "2026-01-15 12:00:00 +0000", "timezone": zone, "collections": collections}
    said["plugins"] = [f"jekyll-{name}" for name in chance.sample(PLUGINS, chance.randint(0, 5))]
    said["jekyll-archives"] = {"enabled": chance.choice(["all", ["year", "tags"]])}
    styles = ["pretty", "none", "ordinal", "weekdate", "/:title/", "/:categories/:title", "/b/:title:output_ext"]
    for key, odds, values in (
        ("permalink", 0.5, styles), ("url", 0.4, ["https://e.x"]), ("baseurl", 0.4, ["/b", "/b/", ""]),
        (chance.choice(["show_drafts", "future"]), 0.4, [True]), ("unpublished", 0.2, [True]), ("limit_posts", 0.15, [1, 3]),
        ("excerpt_separator", 0.2, ["<!--more-->", ""]), ("include", 0.2, [["_hidden", ".well-known"], ["_u.md"]]),
        ("exclude", 0.2, [["sub", "*.txt"], ["docs/", "a*"]]), ("feed", 0.2, [{"tags": True}, {"posts_limit": 2}]),
    ):  # fmt: skip
        if chance.random() < odds:
            said[key] = chance.choice(values)
    said["exclude"] = [each for each in said.get("exclude", []) if each != "*.txt"]
    said["defaults"] = [
        {"scope": {"path": chance.choice(SCOPES), **({"type": chance.choice(["posts", "pages", "things"])}
                   if chance.random() < 0.5 else {})},
         "values": {"extra": number, **({"layout": "l"} if chance.random() < 0.5 else {})}}
        for number in range(chance.randint(0, 3))
    ]  # fmt: skip
    return said


def text(chance, permalinks, odds=0.95):
    """Return a file's text, with front matter in most cases."""
    body = chance.choice(BODIES)
    if chance.random() > odds:
        return body
    values = {**VALUES, "permalink": [*PERMALINKS[: 8 if not permalinks else None], *permalinks]}
    keys = chance.sample(list(values), chance.choice([0, 0, 1, 1, 2, 3, 4]))
    return "".join(["---\n", *(f"{key}: {chance.choice(values[key])}\n" for key in keys), "---\n", body])


def write_site(files, folder):
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content.encode())
    for path in [folder, *folder.rglob("*")]:
        utime(path, (stories.MODIFIED, stories.MODIFIED))


def differences(source, expected, out):
    """Return the paths of files that differ, or what stopped the build."""
    try:
        build_site(BuildOptions(source, out))
    except BlogError as error:
        return [str(each) for each in getattr(error, "diagnostics", [error])]
    ours, theirs = stories.files_of(out), stories.files_of(expected)
    return sorted(path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sites", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    root = Path(tempfile.mkdtemp(prefix="fuzz-sites-"))
    seeds = range(given.seed, given.seed + given.sites)
    for seed in seeds:
        for name in (f"{seed}", f"{seed}.ours"):
            write_site(made_by_chance(random.Random(seed)), root / name)
    pairs = [path for seed in seeds for path in (root / f"{seed}", root / f"{seed}.jekyll")]
    subprocess.run(["ruby", STORIES / "reference.rb", *pairs], check=False, env={**environ, "LANG": "C.UTF-8"}, capture_output=True)  # fmt: skip
    built = [seed for seed in seeds if (root / f"{seed}.jekyll").exists()]
    odd = 0
    for seed in built:
        found = differences(root / f"{seed}.ours", root / f"{seed}.jekyll", root / f"{seed}.out")
        odd += bool(found)
        if found:
            print(seed, *found, sep="\n    ")
    print(f"{odd} of the {len(built)} sites that Jekyll built differ")
    shutil.rmtree(root)


if __name__ == "__main__":
    main()
