"""Where gems are looked for and what their specifications say; expected values by hand, after RubyGems' documentation."""

import pytest

from blogengine.read.gems import find_gem, gem_folders


def test_the_folders_in_their_order(tmp_path):
    for path in (
        "site/vendor/bundle/ruby/3.1.0", "home/.gem/ruby/2.7.0", "home/.gem/ruby/3.10.0", "sys/var/lib/gems/3.1.0",
        "sys/usr/share/rubygems-integration/all", "home/.local/share/gem/ruby/3.1.0",
    ):  # fmt: skip
        (tmp_path / path).mkdir(parents=True)
    environ = {"HOME": str(tmp_path / "home"), "GEM_HOME": "/g", "GEM_PATH": "/p:/q:/g"}
    found = gem_folders(environ, tmp_path / "site", tmp_path / "sys")
    assert [str(each).removeprefix(f"{tmp_path}/") for each in found] == [
        "site/vendor/bundle/ruby/3.1.0", "site/vendor/bundle", "/g", "/p", "/q", "home/.local/share/gem/ruby/3.1.0",
        "home/.gem/ruby/3.10.0", "home/.gem/ruby/2.7.0", "home/.gem", "sys/var/lib/gems/3.1.0",
        "sys/usr/share/rubygems-integration/all",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("versions", "newest"),
    [
        (["1.9", "1.10"], "1.10"),
        (["2.0.0.pre1", "1.9"], "2.0.0.pre1"),
        (["2.0.pre", "2.0"], "2.0"),
        (["1", "1.0.1"], "1.0.1"),
    ],
)
def test_the_newest_version_is_taken(tmp_path, versions, newest):
    for each in versions:
        (tmp_path / "gems" / f"t-{each}").mkdir(parents=True)
    (tmp_path / "gems" / "t-extra-9.0").mkdir()
    gem = find_gem("t", [tmp_path / "none", tmp_path])
    assert (gem.version, gem.root.name, gem.specification) == (newest, f"t-{newest}", "")
    assert find_gem("u", [tmp_path]) is None
    assert find_gem("../gems/t", [tmp_path]) is None
