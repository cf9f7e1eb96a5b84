import pytest

from blogengine.errors import OutputError
from blogengine.write.staging import Staging, cache_folder


def test_the_folder_is_in_the_sources_cache_and_hidden_from_git(tmp_path):
    staging = Staging(tmp_path, tmp_path / "_site")
    file = staging.new_file()
    assert file.parent.parent.parent == tmp_path / ".blog-cache"
    assert (tmp_path / ".blog-cache" / ".gitignore").read_text() == "*\n"
    assert file != staging.new_file()
    staging.remove()
    assert not file.parent.exists()


def test_nothing_is_made_before_a_file_is_asked_for(tmp_path):
    Staging(tmp_path, tmp_path / "_site").remove()
    assert list(tmp_path.iterdir()) == []


def test_a_source_that_cannot_be_written_leaves_a_folder_beside_the_destination(tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    (source / ".blog-cache").write_text("not a folder")
    staging = Staging(source, tmp_path / "www" / "site")
    with pytest.raises(OutputError):
        Staging(source, tmp_path / "missing" / ("x" * 300)).new_file()
    (tmp_path / "www").mkdir()
    assert staging.new_file().parent.parent == tmp_path / "www"
    staging.remove()
    assert list((tmp_path / "www").iterdir()) == []


def test_a_read_only_source_is_left_alone(tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    source.chmod(0o555)
    try:
        assert cache_folder(source) is None
        staging = Staging(source, tmp_path / "out")
        assert staging.new_file().parent.parent == tmp_path
        staging.remove()
        assert list(source.iterdir()) == []
    finally:
        source.chmod(0o755)
