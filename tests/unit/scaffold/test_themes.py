"""Bringing themes into a site: from folders, gems, Git and a server on this machine; expected values by hand."""

import gzip
import hashlib
import io
import os
import subprocess
import tarfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from blogengine.errors import ContentError, OutputError
from blogengine.scaffold.themes import add_theme
from blogengine.text.gemspec import dependencies_of

FILES = {
    "_layouts/post.html": "<p>{{ content }}</p>",
    "_sass/tiny.scss": "a{b:c}",
    "assets/logo.svg": "<svg/>",
    "LICENSE": "MIT",
    "README.md": "Tiny",
    "_config.yml": "color: blue\n",
    "_posts/2024-01-01-demo.md": "demo",
    "index.md": "demo",
    "script/build": "rm -rf /",
}
TAKEN = {"_layouts/post.html", "_sass/tiny.scss", "assets/logo.svg", "LICENSE", "README.md"}
METADATA = """\
--- !ruby/object:Gem::Specification
name: tiny-theme
version: !ruby/object:Gem::Version
  version: 1.2.0
date: 2024-01-01 00:00:00.000000000 Z
dependencies:
- !ruby/object:Gem::Dependency
  name: jekyll
  requirement: &1 !ruby/object:Gem::Requirement
    requirements:
    - - ">="
      - !ruby/object:Gem::Version
        version: '3.5'
  type: :runtime
  version_requirements: *1
- !ruby/object:Gem::Dependency
  name: jekyll-feed
  type: :runtime
- !ruby/object:Gem::Dependency
  name: bundler
  type: :development
"""


def write(folder, files):
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


def found_in(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def tar(members):
    """Pack (name, content) or whole TarInfos."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in members:
            info = name if isinstance(name, tarfile.TarInfo) else tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def gem(members, *, metadata=METADATA, sums=True, wrong=False):
    parts = {"metadata.gz": gzip.compress(metadata.encode()), "data.tar.gz": gzip.compress(tar(members))}
    if sums:
        lines = [f"  {name}: {hashlib.sha256(content).hexdigest()}" for name, content in parts.items()]
        parts["checksums.yaml.gz"] = gzip.compress("\n".join(["---", "SHA256:", *lines]).encode())
    if wrong:
        parts["data.tar.gz"] = gzip.compress(tar([("_layouts/evil.html", b"x")]))
    return tar(parts.items())


@pytest.fixture
def gem_file(tmp_path):
    file = tmp_path / "tiny-theme-1.2.0.gem"
    file.write_bytes(gem([(path, text.encode()) for path, text in FILES.items()]))
    return file


def test_a_folder(tmp_path):
    folder = write(tmp_path / "tiny", FILES)
    (folder / "_layouts/link.html").symlink_to("/etc/passwd")
    added = add_theme(tmp_path / "site/themes", str(folder))
    assert (added.name, added.files, added.replaced) == ("tiny", 5, False)
    assert found_in(added.folder) == TAKEN
    assert [each.name for each in added.folder.parent.iterdir()] == ["tiny"]


def test_a_themes_configuration_comes_along_where_its_gem_would_have_it(tmp_path):
    files = {**FILES, "tiny.gemspec": 'spec.name = "tiny-gem"\nspec.files = %r!^(assets|_layouts|_config\\.yml)!'}
    added = add_theme(tmp_path / "themes", str(write(tmp_path / "tiny", files)), wanted="tiny-gem")
    assert added.name == "tiny-gem"
    assert found_in(added.folder) == TAKEN | {"_config.yml", "tiny.gemspec"}


def test_a_theme_of_the_engines_own_kind(tmp_path):
    files = {"theme.yml": "name: own\n", "layouts/post.html": "x", "includes/a.html": "x", "tests/a.py": "x"}
    added = add_theme(tmp_path / "themes", str(write(tmp_path / "own", files)))
    assert found_in(added.folder) == {"theme.yml", "layouts/post.html", "includes/a.html"}


def test_a_gem(tmp_path, gem_file):
    added = add_theme(tmp_path / "themes", str(gem_file))
    assert added.name == "tiny-theme"
    assert found_in(added.folder) == TAKEN | {"_config.yml", "tiny-theme.gemspec"}
    assert dependencies_of((added.folder / "tiny-theme.gemspec").read_text()) == ("jekyll-feed",)
    assert (added.folder / "_layouts/post.html").read_text() == FILES["_layouts/post.html"]


def special(name, kind, target=""):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info, b""


@pytest.mark.parametrize(
    "member",
    [
        ("../outside.html", b"x"),
        ("_layouts/../../outside.html", b"x"),
        ("/tmp/outside.html", b"x"),
        ("_layouts\\..\\..\\outside.html", b"x"),
        ("C:/_layouts/outside.html", b"x"),
        special("_layouts/outside.html", tarfile.SYMTYPE, "/etc/passwd"),
        special("_layouts", tarfile.SYMTYPE, ".."),
        special("_layouts/outside.html", tarfile.LNKTYPE, "../../outside.html"),
        special("_layouts/outside.html", tarfile.FIFOTYPE),
        special("_layouts/outside.html", tarfile.CHRTYPE),
    ],
)
def test_what_leads_out_of_a_gem_is_left_out(tmp_path, member):
    file = tmp_path / "evil.gem"
    file.write_bytes(gem([member, ("_layouts/post.html", b"fine")]))
    before = found_in(tmp_path)
    added = add_theme(tmp_path / "site" / "themes", str(file))
    assert found_in(added.folder) == {"_layouts/post.html", "tiny-theme.gemspec"}
    assert {path for path in found_in(tmp_path) if not path.startswith("site/")} == before
    assert not [path for path in added.folder.rglob("*") if path.is_symlink()]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a gem",
        gem([("_layouts/a.html", b"x")])[:700],
        gem([("_layouts/a.html", b"x")], metadata="name: [a"),
        gem([("_layouts/a.html", b"x")], metadata="- a"),
        tar([("data.tar.gz", b"x"), ("metadata.gz", b"y")]),
        gem([("_layouts/a.html", b"x")], wrong=True),
        gem([("lib/a.rb", b"x")]),
        gem([("_layouts/a.html", b"x")], metadata=METADATA.replace("tiny-theme", "../up")),
    ],
)
def test_a_damaged_gem_leaves_nothing_behind(tmp_path, content):
    (tmp_path / "a.gem").write_bytes(content)
    with pytest.raises(ContentError) as caught:
        add_theme(tmp_path / "themes", str(tmp_path / "a.gem"))
    assert caught.value.code == "theme-fetch"
    assert found_in(tmp_path) == {"a.gem"}


def test_an_existing_theme_is_replaced_only_by_force(tmp_path, gem_file):
    write(tmp_path / "themes/tiny-theme", {"mine.txt": "x"})
    with pytest.raises(OutputError, match="exists already"):
        add_theme(tmp_path / "themes", str(gem_file))
    assert found_in(tmp_path / "themes") == {"tiny-theme/mine.txt"}
    added = add_theme(tmp_path / "themes", str(gem_file), force=True)
    assert added.replaced
    assert "mine.txt" not in found_in(added.folder)
    other = add_theme(tmp_path / "themes", str(gem_file), name="other")
    assert other.folder.name == "other"


def test_a_theme_that_cannot_be_written_leaves_the_old_one(tmp_path, gem_file, monkeypatch):
    write(tmp_path / "themes/tiny-theme", {"mine.txt": "x"})
    real = type(tmp_path).rename

    def failing(path, target):
        if path.name == "new":
            raise OSError(28, "No space left on device")
        return real(path, target)

    monkeypatch.setattr(type(tmp_path), "rename", failing)
    with pytest.raises(OutputError, match="no space left"):
        add_theme(tmp_path / "themes", str(gem_file), force=True)
    assert found_in(tmp_path / "themes") == {"tiny-theme/mine.txt"}
    assert [each.name for each in (tmp_path / "themes").iterdir()] == ["tiny-theme"]


@pytest.fixture
def repository(tmp_path):
    folder = write(tmp_path / "work", FILES)
    (folder / "_includes").mkdir()
    (folder / "_includes/evil.html").symlink_to("/etc/passwd")
    environ = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}

    def git(*arguments, cwd=folder):
        identity = ("-c", "user.name=A", "-c", "user.email=a@b", "-c", "init.defaultBranch=main")
        subprocess.run(["git", *identity, *arguments], cwd=cwd, check=True, capture_output=True, env=environ)

    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "-m", "one")
    git("tag", "v1")
    (folder / "_layouts/post.html").write_text("two")
    git("commit", "--quiet", "-am", "two")
    git("clone", "--quiet", "--bare", str(folder), str(tmp_path / "tiny.git"), cwd=tmp_path)
    git("update-server-info", cwd=tmp_path / "tiny.git")
    return tmp_path / "tiny.git"


@pytest.fixture
def server(tmp_path):
    """The test's folder, served on this machine."""
    quiet = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(quiet, directory=str(tmp_path))) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()
        thread.join()


@pytest.mark.parametrize(("ref", "layout"), [(None, "two"), ("v1", FILES["_layouts/post.html"]), ("main", "two")])
def test_a_repository(tmp_path, repository, ref, layout):
    added = add_theme(tmp_path / "themes", repository.as_uri(), ref=ref)
    assert added.name == "tiny"
    assert found_in(added.folder) == TAKEN
    assert (added.folder / "_layouts/post.html").read_text() == layout
    assert add_theme(tmp_path / "themes", str(repository), ref=ref, force=True).files == 5


def test_a_repository_that_is_not_there(tmp_path):
    with pytest.raises(ContentError, match="Git cannot fetch the theme"):
        add_theme(tmp_path / "themes", (tmp_path / "none.git").as_uri())


def test_a_gem_from_a_server(tmp_path, gem_file, server):
    assert add_theme(tmp_path / "themes", f"{server}/{gem_file.name}").name == "tiny-theme"
    with pytest.raises(ContentError, match="cannot be fetched"):
        add_theme(tmp_path / "themes", f"{server}/none.gem")


@pytest.mark.parametrize("what", ["nowhere", "./nowhere/x", "--upload-pack=x", "ext::sh -c true"])
def test_what_is_nothing(tmp_path, what, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ContentError, match="there is no theme at"):
        add_theme(tmp_path / "themes", what)


@pytest.mark.parametrize("name", ["../up", ".hidden", "a/b", "-x"])
def test_names_that_are_no_folders(tmp_path, gem_file, name):
    with pytest.raises(ContentError, match="cannot be the name"):
        add_theme(tmp_path / "themes", str(gem_file), name=name)
