"""Whatever the files hold, reading them ends with a site and findings; only a config that says nothing at all may stop it."""

import datetime as dt
import zoneinfo

from hypothesis import given, settings
from hypothesis import strategies as st

from blogengine.clock.now import Clock
from blogengine.config.load import load_config
from blogengine.errors import RULES, ConfigError
from blogengine.plan.outputs import plan_site
from blogengine.read.site import read_site
from blogengine.read.tree import MemoryTree

CLOCK = Clock(dt.datetime(2026, 1, 15, 12, tzinfo=dt.UTC), zoneinfo.ZoneInfo("America/New_York"))

PATHS = st.sampled_from(
    ["_posts/2024-01-02-a.md", "_posts/2024-02-30-b.md", "cat/_posts/9999-12-31-c.html", "_posts/0000-00-00-d.md",
     "_posts/nameless.md", "_drafts/e.md", "_things/f.md", "_things/g.bin", "page.md", "sub/page.html", "style.scss",
     "_layouts/x.html", "_includes/y.html", "_data/a.yml", "_data/b.json", "_data/sub/c.csv", "_data/d.tsv", "404.html",
     "themes/bare/theme.yml", "themes/bare/layouts/post.html", "posts/2024-01-02-h.md"]
)  # fmt: skip
NAMES = st.one_of(
    st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=12),
    st.binary(min_size=1, max_size=6).map(
        lambda name: name.replace(b"/", b"").decode("utf-8", "surrogateescape") or "x"
    ),
)
KEYS = st.sampled_from(
    ["title", "date", "layout", "permalink", "slug", "categories", "category", "tags", "tag", "published", "draft",
     "excerpt", "excerpt_separator", "render_with_liquid"]
)  # fmt: skip
SCALARS = st.sampled_from(
    ["", "~", "yes", "1", "1.5", "2024-01-02", "2024-13-45", "2024-01-02 25:61:00", "99999-01-01", "a b", "'", '"', "[a, [b]]",
     "{a: b}", "[", ":title", "/:x/", "/%2e%2e/", "../..", "&a [*a]", "*b", "!!binary x", "0x", "1e999", ".nan", "12:30:99",
     "9999-12-31 23:59:59 -0100", "0001-01-01 00:00:00 +1400", "- x", "|", "@", "\t", "ß", "\u2028", "[null, 1, true, 1.0]"]
)  # fmt: skip
FRONT = st.lists(st.tuples(KEYS, SCALARS), max_size=4).map(
    lambda pairs: "---\n" + "".join(f"{key}: {value}\n" for key, value in pairs) + "---\nText.\n"
)
CONTENTS = st.one_of(
    st.binary(max_size=60),
    FRONT.map(str.encode),
    FRONT.map(lambda text: text.replace("\n", "\r\n").encode()),
    st.tuples(
        st.sampled_from([b"---\n", b"\xef\xbb\xbf---\n", b"---\r\n", b"--- \n", b""]), st.binary(max_size=40)
    ).map(b"".join),
)
SITES = st.dictionaries(
    st.one_of(PATHS, NAMES, NAMES.map(lambda name: f"_posts/2024-01-02-{name}")), CONTENTS, max_size=6
)
CONFIGS = st.lists(
    st.tuples(
        st.sampled_from(
            ["blogengine", "permalink", "collections", "defaults", "exclude", "include", "markdown_ext", "theme", "plugins",
             "limit_posts", "show_drafts", "future", "unpublished", "collections_dir", "layouts_dir", "data_dir", "timezone"]
        ),
        st.one_of(SCALARS, st.sampled_from(["{things: {output: true}}", "[things]", "pretty", "1", "true", "bare", "['*.md']",
                                            "[{scope: {path: '*'}, values: {layout: x}}]", "content"])),
    ),
    max_size=4,
)  # fmt: skip


def load(text, path="_config.yml"):
    """Return what was loaded, or the error that refuses it."""
    try:
        return load_config(lambda _: text, files=[path])
    except ConfigError as error:
        return error


@settings(max_examples=300, deadline=None)
@given(files=SITES, pairs=CONFIGS)
def test_reading_never_raises(files, pairs):
    loaded = load("".join(f"{key}: {value}\n" for key, value in pairs))
    if isinstance(loaded, ConfigError):
        assert loaded.code in {"config-syntax", "config-type"}
        return
    read = read_site(MemoryTree(files), loaded.config, CLOCK)
    plan = plan_site(read.site)
    assert {each.code for each in (*loaded.diagnostics, *read.diagnostics, *plan.diagnostics)} <= RULES.keys()
    assert {*read.site.documents} <= read.bodies.keys()
    assert len({output.path for output in plan.outputs}) == len(plan.outputs)


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=200), toml=st.booleans())
def test_a_configuration_is_read_or_refused(text, toml):
    loaded = load(text, "_config.toml" if toml else "_config.yml")
    assert not isinstance(loaded, ConfigError) or 1 <= loaded.span.line <= len(text.splitlines()) + 1
