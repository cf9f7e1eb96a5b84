"""Sites that something is badly wrong with, by mistake or on purpose.

Each case writes one into a folder; beside that lies what nobody may read or change. `status` is what `blog build` ends
with for a Jekyll site, `codes` all kinds of finding that it tells; a case of `size` is big: the tests write a tenth of it.
"""

import os
import socket
from collections.abc import Callable
from pathlib import Path

from blogengine.records import dataclass

SECRET = "S3CRET"
POST = "_posts/2024-01-01-a.md"
LEVELS = range(1, 12)


@dataclass(frozen=True)
class Case:
    write: Callable[..., None]
    status: int
    codes: frozenset[str]
    size: int = 0


CASES: dict[str, Case] = {}


def case(status: int, *codes: str, size: int = 0):
    def keep(write):
        CASES[write.__name__] = Case(write, status, frozenset(codes), size)
        return write

    return keep


def file(site: Path, path: str, content: str | bytes = "", front: str | None = None) -> Path:
    place = site / path
    place.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode() if isinstance(content, str) else content
    place.write_bytes(f"---\n{front}\n---\n".encode() + data if front is not None else data)
    return place


def post(site: Path, body: str | bytes = "x", front: str = "title: A") -> None:
    file(site, POST, body, front)


def outside(site: Path, path: str, content: str = SECRET) -> Path:
    return file(site.parent / "outside", path, content)


def aliases(first: str, of: Callable[[str], str]) -> str:
    """Lines of YAML each of which holds nine times what the one before holds."""
    return "\n".join([f"a0: &a0 {first}", *(f"a{n}: &a{n} {of(','.join([f'*a{n - 1}'] * 9))}" for n in LEVELS)])


# --- YAML and other data


@case(1, "front-matter-yaml")
def yaml_alias_bomb(site):
    post(site, "{{ page.a11 | jsonify }}", aliases("[x]", "[{}]".format))


@case(1, "config-syntax")
def yaml_alias_bomb_in_the_configuration(site):
    file(site, "_config.yml", aliases("[x]", "[{}]".format))


@case(1, "data-syntax")
def yaml_alias_bomb_in_data(site):
    file(site, "_data/d.yml", aliases("[x]", "[{}]".format))


@case(1, "front-matter-yaml")
def yaml_merge_bomb(site):
    post(site, front=aliases("{x: 1}", "{{<<: [{}]}}".format))


@case(1, "front-matter-yaml")
def yaml_that_holds_itself(site):
    post(site, "{{ page.a | jsonify }}", "a: &a [1, *a]")


@case(0, "bad-value")
def yaml_tags_of_python(site):
    post(site, front=f"title: !!python/object/apply:os.system ['touch {site.parent}/outside/new']")


@case(0, "bad-value")
def yaml_tags_of_ruby(site):
    post(site, front="title: !ruby/object:Gem::Requirement {}")


@case(1, "front-matter-yaml")
def yaml_nested_deep(site):
    post(site, front="a: " + "[" * 5000 + "]" * 5000)


@case(1, "data-syntax")
def yaml_data_nested_deep(site):
    file(site, "_data/d.yml", "[" * 20_000 + "]" * 20_000)


@case(1, "data-syntax")
def json_nested_deep(site):
    file(site, "_data/d.json", "[" * 100_000 + "]" * 100_000)


@case(0)
def yaml_key_without_end(site):
    post(site, front="? " + "k" * 1_000_000 + "\n: v")


@case(0)
def yaml_number_without_end(site):
    post(site, "{{ page.n }}{{ page.m }}", "n: " + "9" * 100_000 + "\nm: 1" + ":59" * 20_000)


@case(1, "front-matter-yaml")
def half_a_surrogate_pair_in_yaml(site):
    post(site, front='title: "a\\ud800b"')


@case(0, size=100_000)
def front_matter_of_many_lines(site, size):
    post(site, front="\n".join(f"k{n}: v{n}" for n in range(size)))


@case(0)
def csv_field_without_end(site):
    file(site, "_data/d.csv", "a,b\n" + "x" * 2_000_000 + "\n")


@case(1, "config-type")
def configuration_that_is_a_list(site):
    file(site, "_config.yml", "- a\n- b\n")


@case(1, "encoding")
def configuration_that_is_binary(site):
    file(site, "_config.yml", bytes(range(1, 256)) * 100)


@case(1, "bad-date")
def dates_beyond_all_calendars(site):
    post(site, "{{ page.date }}", "date: 99999-01-01")
    file(site, "_posts/0000-01-01-z.md", "x", "title: z")


# --- text


@case(0)
def control_characters(site):
    file(site, "_config.yml", 'plugins: [jekyll-feed]\ntitle: "a\\u0001 ]]> & <b>"')
    post(
        site, "a\0b ]]> \x01\x08\x1b[31m c\n\n```\n]]>\n```\n", 'title: "a\\0b ]]> \\u000b <i> & y"\ntags: ["a\\u0002"]'
    )


@case(1, "encoding")
def bytes_of_a_surrogate(site):
    post(site, b"a\xed\xa0\x80b")


@case(1, "encoding")
def utf_16(site):
    file(site, POST, "---\ntitle: x\n---\nhello".encode("utf-16"))


@case(1, "too-large", size=20_000_000)
def post_of_20_megabytes(site, size):
    post(site, 'The quick *brown* fox "jumps" over the `lazy` dog.\n\n' * (size // 50))


@case(0, size=100_000)
def code_of_100_000_lines(site, size):
    post(site, "```ruby\n" + "def a(x) = puts 'b' + x # c\n" * size + "```\n")


@case(1, "too-large", size=100_000)
def code_of_100_000_lines_in_a_tag(site, size):
    """What comes out of the tag are 26 megabytes of HTML."""
    post(site, "{% highlight python %}\n" + "def a(x): return 'b' + x # c\n" * size + "{% endhighlight %}\n")


@case(0, "markdown", "markdown-limit")
def pathological_markdown(site):
    post(site, "*a **b _c __d " * 60 + "\n\n" + "[" * 6000 + "\n\n" + "<b>" * 3000 + "\n\n" + "> " * 500 + "x")


@case(0, "markdown-limit")
def marks_without_end(site):
    post(site, "a*b_c[d " * 60_000)


@case(0)
def code_that_is_slow_to_read(site):
    code = {"html": "<a " * 30_000, "perl": "s{" * 20_000, "ruby": "%w(" * 20_000, "js": "`${" * 20_000}
    post(site, "".join(f"```{language}\n{text}\n```\n\n" for language, text in code.items()))


# --- templates


@case(1, "liquid-limit")
def template_of_a_range(site):
    post(site, "{{ (1..1000000000) | join }}")


@case(1, "liquid-limit")
def template_of_loops(site):
    post(site, "{% for i in (1..100000) %}{% for j in (1..100000) %}x{% endfor %}{% endfor %}")


@case(1, "liquid-limit")
def template_of_doubled_lists(site):
    post(site, "{% assign a = 'x,x' | split: ',' %}" + "{% assign a = a | concat: a %}" * 40)


@case(1, "liquid-limit")
def template_of_doubled_text(site):
    post(site, "{% assign a = 'xxxxxxxx' %}" + "{% assign a = a | append: a %}" * 60)


@case(1, "liquid-limit")
def template_of_towers(site):
    post(site, "{% assign a = 9999999999 %}" + "{% assign a = a | times: a %}" * 60 + "{{ a }}")


@case(1, "liquid-syntax")
def template_of_raws(site):
    post(site, "{% raw %}" * 20_000)


@case(1, "liquid-limit")
def template_of_ifs(site):
    post(site, "{% if a %}" * 20_000)


@case(1, "liquid-syntax")
def expression_nested_deep(site):
    post(site, "{{ site.posts | where_exp: 'p', '" + "(" * 5000 + "' }}")


@case(1, "include-cycle")
def include_without_end(site):
    file(site, "_includes/a.html", "{% include a.html %}")
    post(site, "{% include a.html %}")


@case(0)
def globs_that_go_back(site):
    wild = "*a" * 30 + "**/" * 30
    file(
        site, "_config.yml", f"defaults: [{{scope: {{path: '{wild}'}}, values: {{x: 1}}}}]\nexclude: ['{'**/*' * 30}x']"
    )
    file(site, "a" * 200 + "/" + "a" * 200 + ".md", "x", "title: b")


@case(0)
def folders_in_folders(site):
    file(site, "d/" * 400 + "a.md", "x", "title: b")


# --- what lies outside


@case(1, "liquid-syntax")
def include_of_a_file_outside(site):
    outside(site, "a.html")
    post(site, "{% include ../../outside/a.html %}")


@case(1, "liquid-syntax")
def relative_include_of_a_file_outside(site):
    outside(site, "a.html")
    post(site, "{% include_relative ../../outside/a.html %}")


@case(1, "include-missing", "link-outside")
def relative_include_of_a_link(site):
    (site / "_posts").mkdir()
    (site / "_posts/b.html").symlink_to(outside(site, "a.html"))
    post(site, "{% include_relative b.html %}")


@case(1, "include-missing", "link-outside")
def include_of_a_link(site):
    (site / "_includes").mkdir()
    (site / "_includes/a.html").symlink_to(outside(site, "a.html"))
    post(site, "{% include a.html %}")


@case(0, "link-outside", "layout-missing")
def links_that_lead_out(site):
    secret = outside(site, "secret.md", f"---\ntitle: {SECRET}\n---\n{SECRET}")
    for path in ("copied.txt", "page.md", "_posts/2024-02-02-b.md", "_layouts/d.html", "_data/d.yml", "_sass/_s.scss"):
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).symlink_to(secret)
    (site / "folder").symlink_to(secret.parent)
    post(site, "{{ site.data.d.title }}", "layout: d")


@case(0)
def links_that_lead_round(site):
    post(site)
    (site / "loop").symlink_to(site)
    (site / "self").symlink_to("self")
    (site / "dangling").symlink_to("nowhere")


@case(1, "include-missing")
def includes_in_a_folder_outside(site):
    outside(site, "a.html")
    file(site, "_config.yml", "includes_dir: ../outside\nlayouts_dir: ../outside\ndata_dir: ../outside")
    post(site, "{% include a.html %}", "layout: a")


@case(0)
def collections_in_a_folder_outside(site):
    outside(site, "_posts/2024-01-01-a.md", f"---\ntitle: a\n---\n{SECRET}")
    file(site, "_config.yml", "collections_dir: ../outside")


@case(1, "sass")
def sass_of_a_file_outside(site):
    outside(site, "secret.scss", f".{SECRET} {{a: b}}")
    file(site, "css/a.scss", "@import '../../outside/secret';", "")


@case(1, "sass")
def sass_of_a_folder_outside(site):
    outside(site, "secret.scss", f".{SECRET} {{a: b}}")
    file(site, "_config.yml", "sass: {load_paths: [../outside], sass_dir: ../outside}")
    file(site, "css/a.scss", "@import 'secret';", "")


@case(1, "sass")
def sass_that_includes_itself(site):
    file(site, "css/a.scss", "@mixin a { @include a; } .x { @include a; }", "")


# --- where outputs go


@case(0, "permalink-outside")
def permalink_that_leads_out(site):
    post(site, front="permalink: /../../outside/new.html")


@case(1, "path-outside")
def permalink_that_leads_out_in_disguise(site):
    post(site, front="permalink: /%2e%2e/%2e%2e/outside/new.html")


@case(1, "path-outside")
def permalink_with_nul(site):
    post(site, front='permalink: "/a\\0b/"')


@case(1, "path-outside")
def permalink_of_the_record(site):
    post(site, front="permalink: /.blogengine/")


@case(1, "path-outside")
def permalink_with_a_long_name(site):
    post(site, front="permalink: /" + "a" * 300 + "/")


@case(1, "path-outside")
def permalink_with_many_names(site):
    post(site, front="permalink: /" + "a/" * 5000)


@case(0)
def slugs_and_names_that_lead_out(site):
    plugins = "plugins: [jekyll-archives, jekyll-feed, jekyll-redirect-from]\nfeed: {path: ../../outside/new.xml}\n"
    archives = "{enabled: all, layout: l, permalinks: {tag: '/t/:name/', category: '/c/:name/'}}"
    file(site, "_config.yml", f"{plugins}jekyll-archives: {archives}\npermalink: /../../outside/:categories/:slug.html")
    file(site, "_layouts/l.html")
    names = "['../../outside/new', '..', '/etc']"
    post(
        site, front=f"slug: ../../outside/new\ncategories: {names}\ntags: {names}\nredirect_from: [/../../outside/new]"
    )


@case(1, "destination")
def destination_that_is_the_root(site):
    post(site)
    (site / "_site").symlink_to("/")


@case(1, "write")
def destination_with_a_planted_folder(site):
    post(site)
    (site / "_site").mkdir()
    (site / "_site/2024").symlink_to(outside(site, "folder/file").parent)


@case(0)
def destination_with_a_planted_file(site):
    file(site, "a.txt", "new")
    (site / "_site").mkdir()
    (site / "_site/a.txt").symlink_to(outside(site, "file"))


@case(0, "output-alike")
def names_that_are_alike(site):
    for name in ("About.md", "about.md", "\u00e9.md", "e\u0301.md"):
        file(site, name, "x", "title: b")


@case(1, "write")
def a_file_where_a_folder_is(site):
    file(site, "c.html", "x", "title: x")
    file(site, "c.md", "x", "permalink: /c.html/d/")


# --- names and kinds of files


@case(0, "special-file")
def pipes_and_sockets(site):
    post(site)
    os.mkfifo(site / "pipe.txt")
    os.mkfifo(site / "_posts/2024-01-02-pipe.md")
    listener, here = socket.socket(socket.AF_UNIX), Path.cwd()
    os.chdir(site)  # the name of a socket is short
    listener.bind("socket.html")
    listener.close()
    os.chdir(here)


@case(1, "unreadable")
def configuration_that_is_a_pipe(site):
    os.mkfifo(site / "_config.yml")


@case(1, "include-missing", "special-file")
def include_of_a_device(site):
    (site / "_includes").mkdir()
    (site / "_includes/zero").symlink_to("/dev/zero")
    post(site, "{% include zero %}")


@case(0)
def names_of_any_signs(site):
    for name in ("a\nb", "a\"b'c<d>&", "100%", "%2e%2e%2fx", "50%25", "a;b?c#d", "*", "é" * 60):
        file(site, f"{name}.md", "x", "title: b")
        file(site, f"_posts/2024-01-02-x{name}.md", "x", "title: b")
        if not name.startswith("%2e"):
            file(site, f"{name}.bin", "x")


@case(1, "path-outside")
def names_that_lead_out_once_they_are_read(site):
    file(site, "%2e%2e%2fx.bin", "x")


@case(1, "path-outside")
def names_too_long_for_their_pages(site):
    file(site, "a" * 252 + ".md", "x", "title: b")


@case(0, "bad-name")
def names_that_are_no_text(site):
    post(site)
    Path(os.fsdecode(os.fsencode(site) + b"/a\xffb.txt")).write_text("x")


@case(0)
def cache_that_is_a_link(site):
    post(site)
    (site / ".blog-cache").symlink_to(outside(site, "file").parent)
