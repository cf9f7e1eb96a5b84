"""Documents: dates, names and what is told of them; Jekyll's own output for them is in tests/sites."""

import datetime as dt

import pytest

from blogengine.read.documents import titleize


def post(read_files, front="", name="2024-01-02-a-post.md", **config):
    read = read_files({f"_posts/{name}": f"---\n{front}\n---\nText.\n"}, **config)
    return next(iter(read.site.documents.values()), None), read.diagnostics


@pytest.mark.parametrize(
    ("slug", "title"),
    [("a-post", "A Post"), ("iPhone-UPPER", "Iphone Upper"), ("-a--b-", " A  B"), ("", ""), ("v2.0_x", "V2.0_x")],
)
def test_titles_from_slugs(slug, title):
    assert titleize(slug) == title


@pytest.mark.parametrize(
    ("front", "name", "date"),
    [
        ("", "2024-01-02-a.md", "2024-01-02 00:00"),
        ("", "24-1-2-a.md", "2024-01-02 00:00"),
        ("", "924-1-2-a.md", "0924-01-02 00:00"),
        ("date: 2023-05-06 07:08", "2024-01-02-a.md", "2023-05-06 07:08"),
        ("date: 2023-05-06 07:08:00 +0200", "2024-01-02-a.md", "2023-05-06 05:08"),
        ("date: 2026-01-15 12:00:00 +0000", "2024-01-02-a.md", "2024-01-02 00:00"),
    ],
)
def test_dates(read_files, front, name, date):
    document, _ = post(read_files, front, name)
    assert document.date.strftime("%4Y-%m-%d %H:%M").rjust(16, "0") == date


def test_a_post_of_this_very_second_keeps_its_time(read_files):
    """In a native blog; in Jekyll it gets the file name's, as above."""
    document, _ = post(read_files, "date: 2026-01-15 12:00:00 +0000", blogengine=1)
    assert document.date.strftime("%Y-%m-%d %H:%M") == "2026-01-15 12:00"


@pytest.mark.parametrize(
    ("front", "name", "code"),
    [
        ("date: soon", "2024-01-02-a.md", "bad-date"),
        ("date: {a: 1}", "2024-01-02-a.md", "bad-date"),
        ("date: true", "2024-01-02-a.md", "bad-date"),
        ("", "2024-13-02-a.md", "bad-date"),
        ("date: 2024-02-30", "2024-01-02-a.md", "impossible-date"),
        ("date: 2024-06-31 10:00", "2024-01-02-a.md", "impossible-date"),
        ("date: 2024-02-29", "2024-01-02-a.md", None),
        ("date: Jan 5 2024", "2024-01-02-a.md", None),
        ("", "2023-02-29-a.md", "impossible-date"),
        ("", "2026-02-01-a.md", "future-date"),
        ("draft: true", "2024-01-02-a.md", "draft-in-posts"),
        ("permalink: ''", "2024-01-02-a.md", "permalink-placeholder"),
        ("permalink: /:x/", "2024-01-02-a.md", "permalink-placeholder"),
        ("permalink: /../x", "2024-01-02-a.md", "permalink-outside"),
        ("slug: '?'", "2024-01-02-a.md", "empty-slug"),
    ],
)
def test_what_is_told(read_files, front, name, code):
    _, found = post(read_files, front, name)
    assert [each.code for each in found] == ([code] if code else [])


def test_a_day_that_does_not_exist_is_a_later_one_as_in_ruby(read_files):
    document, (found,) = post(read_files, "date: 2025-02-30")
    assert document.date == dt.datetime(2025, 3, 2, tzinfo=dt.UTC)
    assert found.message == "`date` is 2025-02-30, a day that does not exist; it is taken for 2025-03-02"


def test_drafts_have_their_files_date(read_files):
    read = read_files({"_drafts/a.md": "---\ndraft: false\n---\n", "_drafts/b": ""}, show_drafts=True)
    draft, bare = read.site.documents.values()
    assert (draft.date.timestamp(), draft.front["draft"], draft.draft) == (0, True, True)
    assert (bare.slug, bare.ext) == ("b", "")


def test_what_is_kept_back(read_files):
    assert post(read_files, "published: false")[0] is None
    assert post(read_files, "published: false", unpublished=True)[0] is not None
    assert post(read_files, "date: 2030-01-01")[0] is None
    assert post(read_files, "date: 2030-01-01", future=True)[0] is not None


def test_one_broken_file_does_not_hide_another(read_files):
    files = {f"_posts/2024-01-0{n}-x.md": "---\na: b: c\n---\n" for n in (1, 2)} | {
        "_posts/2024-01-03-y.md": "---\n---\n"
    }
    read = read_files(files)
    assert [each.span.path for each in read.diagnostics] == ["_posts/2024-01-01-x.md", "_posts/2024-01-02-x.md"]
    assert list(read.site.documents) == ["_posts/2024-01-03-y.md"]
    assert read.bodies == {"_posts/2024-01-03-y.md": b""}


def test_the_same_unknown_placeholder_of_the_config_is_told_at_the_config(read_files):
    files = {"_config.yml": "permalink: /:x/\n", "_posts/2024-01-01-x.md": "", "_posts/2024-01-02-y.md": ""}
    assert {str(each.span) for each in read_files(files).diagnostics} == {"_config.yml:1:12"}
