"""Names and their slugs; expectations by hand."""

from blogengine.model import taxonomy


class Post:
    def __init__(self, name, *names):
        self.name, self.names = name, names


def test_names_come_in_the_order_of_their_first_use_posts_newest_first():
    newest_first = [Post("c", "y", "x"), Post("b", "x", "x"), Post("a", "z")]
    found = taxonomy.by_name(newest_first, lambda post: post.names)
    assert {name: [post.name for post in posts] for name, posts in found.items()} == {
        "z": ["a"],
        "x": ["c", "b", "b"],
        "y": ["c"],
    }
    assert list(found) == ["z", "x", "y"]


def test_no_two_names_share_a_slug():
    found = taxonomy.slugs(["C", "C++", "C#", "c", "Go", "go", "!", "?", "R&D"])
    assert found == {
        "C": "c", "C++": "c-plus-plus", "C#": "c-sharp", "c": "c-2", "Go": "go", "go": "go-2", "!": "name", "?": "name-2",
        "R&D": "r-and-d",
    }  # fmt: skip
    assert taxonomy.slugs(reversed(list(found))) == found


def test_a_name_keeps_its_slug_when_others_come():
    assert taxonomy.slugs(["C#"])["C#"] == taxonomy.slugs(["C#", "C", "C++"])["C#"]
