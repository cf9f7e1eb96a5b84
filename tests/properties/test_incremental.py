"""Whatever was built before, a build gives what a build from nothing gives: the same bytes, the same findings.

Random sites are changed in random ways, also behind the builder's back (sizes and times that stay, times that go
backwards, outputs and caches that are tampered with), and built after each change: once over what is there, once from
nothing elsewhere.
"""

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from blogengine.build.again import look, unchanged
from blogengine.build.build import build_site
from blogengine.build.options import BuildOptions
from blogengine.errors import BuildFailed
from blogengine.write.idle import level_spare

EXAMPLES = int(os.environ.get("BLOGENGINE_SEQUENCES", "12"))
ENVIRON = {"SOURCE_DATE_EPOCH": "1750000000", "TZ": "UTC", "JEKYLL_NO_BUNDLER_REQUIRE": "true", "HOME": "/nonexistent"}
CONFIG = """title: T{v}
url: https://example.org
plugins: [jekyll-feed, jekyll-sitemap, jekyll-redirect-from, jekyll-include-cache, jekyll-paginate, jekyll-seo-tag{extra}]
paginate: 3
collections:
  things: {{output: {output}}}
defaults: [{{scope: {{path: "", type: posts}}, values: {{layout: post, deep: {{a: {v}}}}}}}]
{more}
"""
LISTING = [
    "{% for post in site.posts limit: 3 %}{{ post.title }} {{ post.excerpt }}{% endfor %}",
    "{% for tag in site.tags %}{{ tag[0] }}:{% for p in tag[1] %}{{ p.url }} {% endfor %}{% endfor %}",
    "{% for p in site.pages %}{{ p.name }} {{ p.content | size }}{% endfor %}",
    "{% for t in site.things %}{{ t.title }}{{ t.output | size }}{{ t.n }}{% endfor %}",
    "{{ site.data.one.k }}{{ site.data.dir | jsonify }}{{ site.posts | map: 'title' | join: ',' }}",
    "{% for f in site.static_files %}{{ f.path }} {{ f.modified_time }}{% endfor %}",
    "{% assign s = site.posts | where: 'tags', 'a' | sort: 'title' %}{{ s | map: 'url' | join: ' ' }}",
    "{% for post in site.posts %}{{ post.content | strip_html | truncate: 30 }}{% endfor %}",
    "{{ site.time | date: '%Y' }} {{ site.related_posts | size }} {{ site.categories | size }}",
    "{% for p in paginator.posts %}{{ p.title }}{% endfor %}{{ paginator.next_page_path }}",
]
IN_POSTS = [
    "plain *text* {v}\n\nmore {v}\n",
    "{{{{ page.title }}}} {{{{ page.next.title }}}} {v}\n\n{{{{ page.previous.url }}}}\n",
    "{{% include a.html x={v} %}}\n\n{{% include_cached nav.html %}}\n",
    "{{{{ page.previous.content | size }}}} {v} {{{{ page.next.excerpt }}}}\n\n[l]({{% link about.md %}})\n",
    "{{{{ site.title }}}} {{{{ site.data.one.k }}}} {{{{ site.related_posts | map: 'title' | join: ' ' }}}}\n",
    "```ruby\nputs {v}\n```\n\n{{{{ page.excerpt | strip }}}}\n",
    "{{% for p in site.posts %}}{{{{ p.output | size }}}} {{% endfor %}}{v}\n",
    "{{{{ site.static_files.first.path }}}} {{{{ page.date | date: '%d' }}}} {v}\n",
    "{{% include_relative part.txt %}} {{{{ page.name }}}} {{{{ page.previous.name }}}} {v}\n",
    "{{{{ 'x' | unknownfilter }}}} {v} {{{{ page.collection }}}}\n",
]  # fmt: skip
LAYOUT = [
    "<b>{{{{ page.title }}}}</b>{{{{ content }}}}{v}",
    "{{% seo %}}{{{{ content }}}}{{% include a.html x=1 %}}{v}",
    "{{{{ content }}}}{{% for p in site.posts limit: 2 %}}{{{{ p.title }}}}{{% endfor %}}{{{{ page.previous.title }}}}{v}",
    "---\nlayout: default\nk: {v}\n---\n{{{{ content }}}}{{{{ layout.k }}}}{{{{ page.next.url }}}}",
]
INCLUDE = ["i{v} {{{{ include.x }}}}", "{{{{ page.title }}}} {v}", "{{{{ site.posts.first.title }}}} {v}"]


def front(v):
    lines = [f"title: t{v % 7}", f"tags: [{'abc'[v % 3]}]", "categories: c d", f"date: 2024-0{v % 9 + 1}-0{v % 8 + 1}"]
    lines += [
        f"permalink: /p/{v}.html",
        f"redirect_from: /old/{v}/",
        "published: false",
        "name: own",
        "layout: default",
    ]
    lines += ["excerpt_separator: more", "date: 2031-01-01", "sitemap: false", "layout: nosuch"]
    chosen = {line.split(":")[0]: line for place, line in enumerate(lines) if (v >> place) & 1 or place == v % 13}
    return "---\n" + "".join(f"{line}\n" for line in chosen.values()) + "---\n"


def document(v):
    return front(v) + IN_POSTS[v % len(IN_POSTS)].format(v=v)


def page(v):
    return (
        "---\n"
        + (f"layout: {['default', 'post'][v % 2]}\n" if v % 3 else "")
        + f"---\n{LISTING[v % len(LISTING)]}{v}\n"
    )


def config(v):
    more = ["", "permalink: pretty", "show_drafts: true", "future: true", "limit_posts: 3", "exclude: [x.md]"][v % 6]
    return CONFIG.format(
        v=v % 4, extra=["", ", jekyll-archives"][v % 2], output=["true", "false"][v % 5 == 0], more=more
    )


POSTS = [f"_posts/2024-0{n % 9 + 1}-1{n % 10}-p{n}.md" for n in range(18)]
KINDS = {
    **dict.fromkeys(POSTS, document),
    **dict.fromkeys([f"_things/t{n}.md" for n in range(4)], document),
    **dict.fromkeys(["_drafts/d1.md", "_drafts/d2.md"], document),
    **dict.fromkeys(["index.html", "search.json", "x.md", "sub/y.html", "about.md"], page),
    **dict.fromkeys(["_layouts/default.html"], lambda v: LAYOUT[v % 3].format(v=v)),
    **dict.fromkeys(["_layouts/post.html"], lambda v: LAYOUT[v % 4].format(v=v)),
    **dict.fromkeys(["_includes/a.html", "_includes/nav.html"], lambda v: INCLUDE[v % 3].format(v=v)),
    **dict.fromkeys(["_data/one.yml", "_data/dir/two.yml"], lambda v: f"k: {v}\nl: [{v % 3}]\n"),
    **dict.fromkeys(["static/a.txt", "static/b.bin", "_things/file.txt"], lambda v: f"static {v % 5}"),
    **dict.fromkeys(["_posts/part.txt", "_things/part.txt", "_drafts/part.txt"], lambda v: f"part {v}"),
    "_config.yml": config,
    "css/main.scss": lambda v: f"---\n---\n@import 'one';\na {{ b {{ width: {v}px; }} }}\n",
    "_sass/_one.scss": lambda v: f"$x: {v};\nc {{ margin: $x * 1px; }}\n",
}
PATHS = list(KINDS)
VARIANT = st.integers(0, 8191)
EDIT = st.one_of(
    st.tuples(st.sampled_from(["write", "write", "write", "body", "delete", "touch", "backwards", "sneak"]), st.sampled_from(PATHS), VARIANT),
    st.tuples(st.just("rename"), st.sampled_from(POSTS), VARIANT),
    st.tuples(st.sampled_from(["tamper", "lose", "sneak out", "vanish", "damage", "idle"]), st.just(""), VARIANT),
)  # fmt: skip


class World:
    """A site on disk, the folder that is built again and again, and the one that is built from nothing."""

    def __init__(self, folder):
        self.source, self.out, self.clean = folder / "site", folder / "out", folder / "clean"
        self.source.mkdir()

    def write(self, path, text):
        file = self.source / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def edit(self, how, path, variant):
        file = self.source / path
        outputs = sorted(each for each in self.out.rglob("*") if each.is_file() and each.name != ".blogengine")
        output = outputs[variant % len(outputs)] if outputs else None
        if how == "write":
            self.write(path, KINDS[path](variant))
        elif how in {"tamper", "lose", "sneak out"} and output:
            self.harm(how, output)
        elif how == "vanish" and output:
            shutil.rmtree(output.parent) if output.parent != self.out else output.unlink()
        elif how == "idle":
            level_spare(self.source, self.out, beyond=variant % 2)
        elif how == "damage":
            kept = sorted(each for each in (self.source / ".blog-cache").rglob("*") if each.is_file())
            self.damage(kept[variant % len(kept)] if kept else None, variant)
        elif file.is_file():
            self.change(how, file, variant)

    def change(self, how, file, variant):
        status = file.stat()
        if how == "body":
            file.write_text(f"{file.read_text()}\nand {variant}\n")
        elif how == "delete":
            file.unlink()
        elif how == "touch":
            os.utime(file)
        elif how == "backwards":
            file.write_text(file.read_text().replace("1", "2"))
            os.utime(file, (1, variant))
        elif how == "sneak":
            file.write_text(file.read_text().replace("t", "u").replace("uiu", "tit").replace("layouu", "layout"))
            os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
        elif how == "rename":
            file.rename(file.with_name(f"2023-0{variant % 9 + 1}-01-r{variant % 5}.md"))

    def harm(self, how, output):
        status, content = output.stat(), output.read_bytes()
        if how == "lose":
            output.unlink()
            return
        output.chmod(0o644)
        output.write_bytes(content[::-1] if how == "sneak out" else content + b"!")
        if how == "sneak out":
            os.utime(output, ns=(status.st_atime_ns, status.st_mtime_ns))

    def damage(self, file, variant):
        if file is not None:
            content = bytearray(file.read_bytes())
            for place in range(variant % 97, len(content), 997):
                content[place] ^= 0x15
            file.write_bytes(content)

    def build(self, destination, *, cache):
        try:
            options = BuildOptions(self.source, destination, environ=ENVIRON, cache=cache)
            seen = look(options)
            report = unchanged(options, seen) or build_site(options, seen=seen)
        except BuildFailed as failed:
            return None, [each for each in failed.diagnostics if each.code != "cache-rebuilt"]
        return tree(destination), [each for each in report.diagnostics if each.code != "cache-rebuilt"]

    def compare(self):
        before = tree(self.out)
        made, found = self.build(self.out, cache=True)
        shutil.rmtree(self.clean, ignore_errors=True)
        expected, expected_found = self.build(self.clean, cache=False)
        assert found == expected_found
        if expected is None:
            assert tree(self.out) == before
        else:
            assert differing(made, expected) == {}


def tree(folder):
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def differing(one, other):
    return {
        path: (one.get(path), other.get(path)) for path in one.keys() | other.keys() if one.get(path) != other.get(path)
    }


@given(st.lists(VARIANT, min_size=len(PATHS), max_size=len(PATHS)), st.lists(EDIT, min_size=1, max_size=10))
@settings(max_examples=EXAMPLES, deadline=None, print_blob=True)
def test_a_build_over_an_earlier_one_is_a_build_from_nothing(variants, edits):
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder))
        for path, variant in zip(PATHS, variants, strict=True):
            world.write(path, KINDS[path](variant))
        world.compare()
        for edit in edits:
            world.edit(*edit)
            world.compare()
