"""A blog of any size for a benchmark: the same seed and size give the same bytes.

    python benchmarks/corpus.py --posts 1000 --out /tmp/corpus

The site is a Jekyll one, so that Jekyll and blogengine build the same folder: posts with lists, links, tables and
code, two layouts, an index, a page of tags, a feed and a sitemap.
"""

from __future__ import annotations

import argparse
import datetime as dt
import pathlib
import random

CONFIG = """title: Benchmark
url: https://bench.example
timezone: UTC
future: true
plugins: [jekyll-feed, jekyll-sitemap]
"""
DEFAULT = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{ page.title | default: site.title | escape }}</title>
{% feed_meta %}</head><body><nav><a href="{{ '/' | relative_url }}">{{ site.title }}</a></nav>
<main>{{ content }}</main></body></html>
"""
POST = """---
layout: default
---
<article><h1>{{ page.title | escape }}</h1><time>{{ page.date | date: "%-d %B %Y" }}</time>{{ content }}
<ul>{% for tag in page.tags %}<li>{{ tag }}</li>{% endfor %}</ul>
{% if page.previous %}<a rel="prev" href="{{ page.previous.url | relative_url }}">{{ page.previous.title | escape }}</a>{% endif %}
</article>
"""
INDEX = """---
layout: default
---
{% for post in site.posts limit: 20 %}<h2><a href="{{ post.url | relative_url }}">{{ post.title | escape }}</a></h2>
{{ post.excerpt }}{% endfor %}
"""
TAGS = """---
layout: default
title: Tags
---
{% for tag in site.tags %}<h2>{{ tag[0] }}</h2><ul>{% for post in tag[1] %}<li>{{ post.title | escape }}</li>{% endfor %}</ul>
{% endfor %}
"""
CODE = {
    "python": 'def {a}({b}: int) -> str:\n    # {c}\n    return f"{{{b}}} {a}" if {b} > 3 else None\n',
    "javascript": "const {a} = async ({b}) => {{\n  const {c} = await fetch(`/${{{b}}}`);\n  return {c}.json();\n}};\n",
    "bash": '#!/bin/bash\nfor {a} in *.{b}; do\n  echo "${a}" | sort > "$HOME/{c}"\ndone\n',
    "yaml": '{a}:\n  - {b}: 1\n    {c}: "text"  # note\n',
    "html": '<div class="{a}">\n  <a href="/{b}">{c}</a>\n</div>\n',
}  # fmt: skip
SYLLABLES = [consonant + vowel for consonant in "bdfklmnprstvz" for vowel in "aeiou"]


class Prose:
    """Seeded nonsense that looks like what people write."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def word(self) -> str:
        """Return a made-up word."""
        return "".join(self.random.choices(SYLLABLES, k=self.random.randint(1, 4)))

    def sentence(self) -> str:
        """Return a sentence, now and then with a link, emphasis, code or quotes."""
        words = [self.word() for _ in range(self.random.randint(6, 18))]
        dress = self.random.choice(["{}", "{}", "*{}*", "**{}**", "`{}`", '"{}"', "[{}](https://bench.example/x)"])
        place = self.random.randrange(len(words))
        words[place] = dress.format(words[place])
        return " ".join(words).capitalize() + self.random.choice([".", ".", ".", "?", "...", " -- so it is."])

    def paragraph(self) -> str:
        """Return a few sentences."""
        return " ".join(self.sentence() for _ in range(self.random.randint(3, 7)))

    def block(self) -> str:
        """Return a list, a table or a block of code."""
        kind = self.random.choice(["list", "table", "code", "code", "quote"])
        if kind == "list":
            return "\n".join(f"- {self.sentence()}" for _ in range(4))
        if kind == "table":
            rows = "\n".join(f"| {self.word()} | {self.word()} |" for _ in range(4))
            return f"| a | b |\n|---|---|\n{rows}"
        if kind == "quote":
            return f"> {self.paragraph()}"
        language = self.random.choice(list(CODE))
        lines = "".join(CODE[language].format(a=self.word(), b=self.word(), c=self.word()) for _ in range(3))
        return f"```{language}\n{lines}```"

    def post(self) -> str:
        """Return a body."""
        parts = []
        for _ in range(4):
            parts += [f"## {self.sentence()}", self.paragraph(), self.paragraph(), self.block()]
        return "\n\n".join([self.paragraph(), *parts]) + "\n"


def write_corpus(out: pathlib.Path, posts: int, seed: int = 1) -> None:
    """Write a site of `posts` posts to `out`."""
    prose = Prose(seed)
    tags = [prose.word() for _ in range(40)]
    files = {"_config.yml": CONFIG, "_layouts/default.html": DEFAULT, "_layouts/post.html": POST, "index.html": INDEX,
             "tags.html": TAGS}  # fmt: skip
    for number in range(posts):
        day = dt.date(2010, 1, 1) + dt.timedelta(hours=number * 12)
        title = prose.sentence().replace('"', "").rstrip(".")
        chosen = ", ".join(prose.random.sample(tags, 3))
        front = f'---\nlayout: post\ntitle: "{title}"\ntags: [{chosen}]\n---\n'
        files[f"_posts/{day}-{prose.word()}-{number}.md"] = front + prose.post()
    for path, text in files.items():
        file = out / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    write_corpus(arguments.out, arguments.posts, arguments.seed)
