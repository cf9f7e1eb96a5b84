"""The order of collections; Jekyll's own is in tests/sites/collection-order."""

from blogengine.read.order import by_date


def slugs(read_files, files, settings="{output: true}"):
    files = {f"_things/{name}.md": f"---\n{front}\n---\n" for name, front in files.items()}
    site = read_files({"_config.yml": f"collections: {{things: {settings}}}\n", **files}).site
    return [site.documents[each].slug for each in site.collection("things").ids]


def test_all_with_dates_or_none(read_files):
    assert slugs(read_files, {"b": "", "a": ""}) == ["a", "b"]
    assert slugs(read_files, {"a": "date: 2024-01-02", "b": "date: 2024-01-01", "c": "date: 2024-01-02"}) == [
        "b",
        "a",
        "c",
    ]


def test_by_hand(read_files):
    files = dict.fromkeys("abcd", "")
    assert slugs(read_files, files, "{order: [c.md, a.md, nothing.md, c.md]}") == ["c", "a", "b", "d"]


def test_by_a_key(read_files):
    files = {"a": "n: 2", "b": "", "c": "n: 1", "d": "n: 1"}
    assert slugs(read_files, files, "{sort_by: n}") == ["c", "d", "a", "b"]
    assert slugs(read_files, {"a": "n: [2]", "b": "n: [1]"}, "{sort_by: n}") == ["b", "a"]
    assert slugs(read_files, {"a": "n: text", "b": "n: 1"}, "{sort_by: n}") == ["a", "b"]
    assert slugs(read_files, {"a": "n: 2024-01-02", "b": "n: 2024-01-01"}, "{sort_by: n}") == ["b", "a"]
    assert slugs(read_files, {"a": "n: 2024-01-02 01:00:00", "b": "n: 2024-01-02 00:00:00"}, "{sort_by: n}") == [
        "b",
        "a",
    ]


def test_nothing():
    assert by_date([]) == []
