import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogengine.config.config import Folders
from blogengine.errors import ContentError
from blogengine.scaffold.post import NewPost, check_text

DATE = dt.datetime(2026, 11, 20, 23, 30, 5, tzinfo=dt.timezone(dt.timedelta(hours=-5)))
NATIVE = Folders(("posts", "_posts"), ("drafts", "_drafts"))


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Hello, World!", "hello-world"),
        ("Grüße aus 日本", "grüße-aus-日本"),
        ("Cafe\u0301", "café"),
        ("../../etc/passwd", "etc-passwd"),
        ("🎉", "post"),
        ("?!", "post"),
        ("a\nb", "a-b"),
    ],
)
def test_the_file_is_named_by_date_and_slug(title, slug):
    assert NewPost(title, DATE).path(NATIVE) == f"posts/2026-11-20-{slug}.md"


def test_folders_are_the_sites():
    assert NewPost("A", DATE).path(Folders()) == "_posts/2026-11-20-a.md"
    assert NewPost("A", None).path(Folders()) == "_drafts/a.md"
    assert NewPost("A", None).path(NATIVE) == "drafts/a.md"
    assert NewPost("A", DATE).path(Folders(collections="content")) == "content/_posts/2026-11-20-a.md"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_title_gives_a_name_that_a_file_system_takes(title):
    folder, name = NewPost(title, DATE).path(NATIVE).rsplit("/", 1)
    assert folder == "posts"
    assert len(name.encode()) <= 255
    assert name != "2026-11-20-.md"
    assert "\0" not in name


def test_a_long_title_is_cut_between_words():
    name = NewPost("word " * 100, DATE).path(NATIVE)
    assert name.endswith("-word.md")
    assert len(name) < 240
    assert len(NewPost("語" * 300, DATE).path(NATIVE).encode()) < 240


def test_the_text_says_what_is_known_and_no_more():
    assert NewPost("A", DATE).text() == "---\ntitle: A\ndate: 2026-11-20 23:30:05 -0500\n---\n\n"
    assert NewPost("A", None, ("x", "y: z"), ("t",), "wide").text() == (
        '---\ntitle: A\nlayout: wide\ncategories: [x, "y: z"]\ntags: [t]\n---\n\n'
    )


def test_a_name_must_hold_something_that_can_be_written():
    assert check_text("title", "  A ") == "A"
    with pytest.raises(ContentError, match="the title is empty"):
        check_text("title", " ")
    with pytest.raises(ContentError, match="the tag is not UTF-8"):
        check_text("tag", "a\udcff")
