import pytest

from blogengine.cache.plain import write_whole
from blogengine.write import manifest as module
from blogengine.write.manifest import FILE, Manifest, Spare, load_manifest, save_manifest

LONG_AGO = 10**9
FULL = Manifest(
    files={"a.html": ("00ff", 1, 2, LONG_AGO, LONG_AGO), "é\udcff/\n": ("01", 2, 3, 4, 5)},
    sources={"a.html": (1, 2, 3, 4)},
    folders={"": (1, 2, 3), "a": (4, 5, 6)},
    foreign={"CNAME": 7},
    spare=Spare((1, 2), (3, 4), {"": (5, 6, 7)}, ("a.html", "b")),
    unswappable=(1, 2),
)


@pytest.mark.parametrize("manifest", [FULL, Manifest()])
def test_a_manifest_is_read_as_it_was_saved(tmp_path, manifest):
    assert save_manifest(manifest, tmp_path)
    assert load_manifest(tmp_path) == manifest
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_what_changed_a_moment_ago_is_saved_as_changed(tmp_path):
    now = 2**62
    save_manifest(
        Manifest({"a": ("00", 1, 2, 3, now)}, {"a": (1, 2, 3, now), "b": (1, 2, 3, 4)}, {"": (1, 2, now)}), tmp_path
    )
    saved = load_manifest(tmp_path)
    assert saved.files == {"a": ("00", 1, 2, 3, 0)}
    assert saved.sources == {"b": (1, 2, 3, 4)}
    assert saved.folders == {"": (1, 2, 0)}


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-1],
        lambda content: content[:20],
        lambda content: content.replace(b"a.html", b"b.html"),
        lambda _: b"",
        lambda _: b"\xff" * 100,
        lambda content: content.replace(b"2", b"3", 1),
    ],
)
def test_a_damaged_manifest_is_none(tmp_path, damage):
    save_manifest(FULL, tmp_path)
    (tmp_path / FILE).write_bytes(damage((tmp_path / FILE).read_bytes()))
    assert load_manifest(tmp_path) == Manifest()


def test_a_manifest_of_another_form_is_none_even_where_its_digest_is_right(tmp_path):
    for document in ([], {}, {"files": {}}, None):
        write_whole(tmp_path / FILE, module._MARK, document)
        assert load_manifest(tmp_path) == Manifest()


def test_no_manifest_and_no_place_for_one_are_no_errors(tmp_path):
    assert load_manifest(tmp_path / "missing") == Manifest()
    assert not save_manifest(FULL, tmp_path / "missing")
