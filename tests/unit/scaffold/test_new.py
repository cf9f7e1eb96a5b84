import datetime as dt

import pytest

from blogengine.config.load import load_config
from blogengine.errors import ConfigError, ContentError, OutputError
from blogengine.scaffold.new import check_is_site, missing_layout, parse_date, site_clock, write_post
from blogengine.scaffold.post import NewPost

DATE = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)


def config(text):
    return load_config({"_config.yml": text}.get).config


def test_a_post_is_written_once(tmp_path):
    native = config("blogengine: 1\n")
    file = write_post(NewPost("A", DATE), tmp_path, native)
    assert file == tmp_path / "posts/2026-11-20-a.md"
    assert file.read_text() == NewPost("A", DATE).text()
    file.write_text("mine")
    with pytest.raises(OutputError, match="exists already"):
        write_post(NewPost("A!", DATE), tmp_path, native)
    assert file.read_text() == "mine"


def test_a_jekyll_site_has_its_own_folder(tmp_path):
    assert write_post(NewPost("A", DATE), tmp_path, config("title: x\n")) == tmp_path / "_posts/2026-11-20-a.md"


def test_a_site_has_settings_or_posts(tmp_path):
    with pytest.raises(ConfigError, match="there is no blog in"):
        check_is_site(tmp_path)
    (tmp_path / "_posts").mkdir()
    check_is_site(tmp_path)
    (tmp_path / "_posts").rmdir()
    (tmp_path / "_config.toml").touch()
    check_is_site(tmp_path)


def test_dates_are_the_sites():
    clock = site_clock(config("timezone: Europe/Berlin\n"), {})
    assert parse_date(clock, "2026-12-24 18:30").isoformat() == "2026-12-24T18:30:00+01:00"
    assert parse_date(clock, "2026-07-01").isoformat() == "2026-07-01T00:00:00+02:00"
    with pytest.raises(ContentError, match="`soon` is no date"):
        parse_date(clock, "soon")


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("title: A Jekyll site\n", "post"),
        ("defaults: [{scope: {path: '', type: posts}, values: {layout: single}}]\n", None),
        ("blogengine: 1\n", None),
    ],
)
def test_a_post_names_its_layout_where_nothing_else_does(text, layout):
    """By hand; jekyll-compose writes `layout: post`."""
    assert missing_layout(config(text)) == layout
