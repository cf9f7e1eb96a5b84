import datetime as dt

import pytest

from blogengine.errors import BlogError, ConfigError, ContentError, OutputError
from blogengine.scaffold.new import parse_date, site_clock, site_config, write_post
from blogengine.scaffold.post import NewPost

DATE = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)


def test_a_post_is_written_once(tmp_path):
    (tmp_path / "_config.yml").write_text("blogengine: 1\n")
    config = site_config(tmp_path)
    file = write_post(NewPost("A", DATE), tmp_path, config)
    assert file == tmp_path / "posts/2026-11-20-a.md"
    assert file.read_text() == NewPost("A", DATE).text()
    file.write_text("mine")
    with pytest.raises(OutputError, match="exists already"):
        write_post(NewPost("A!", DATE), tmp_path, config)
    assert file.read_text() == "mine"


def test_a_jekyll_site_needs_no_settings(tmp_path):
    (tmp_path / "_posts").mkdir()
    assert write_post(NewPost("A", DATE), tmp_path, site_config(tmp_path)) == tmp_path / "_posts/2026-11-20-a.md"


def test_a_folder_without_a_site_is_told(tmp_path):
    with pytest.raises(ConfigError, match="there is no blog in"):
        site_config(tmp_path)


def test_settings_that_cannot_be_read_are_told(tmp_path):
    (tmp_path / "_config.yml").write_bytes(b"title: \xff\n")
    with pytest.raises(BlogError) as caught:
        site_config(tmp_path)
    assert str(caught.value.span) == "_config.yml:1:8"


def test_dates_are_the_sites(tmp_path):
    (tmp_path / "_config.yml").write_text("blogengine: 1\ntimezone: Europe/Berlin\n")
    clock = site_clock(site_config(tmp_path), {})
    assert parse_date(clock, "2026-12-24 18:30").isoformat() == "2026-12-24T18:30:00+01:00"
    assert parse_date(clock, "2026-07-01").isoformat() == "2026-07-01T00:00:00+02:00"
    with pytest.raises(ContentError, match="`soon` is no date"):
        parse_date(clock, "soon")
