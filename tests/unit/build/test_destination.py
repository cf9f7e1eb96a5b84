"""Which built site in a source is none of its files; that Jekyll reads the configured one where another is asked for was tried."""

import pytest

from blogengine.build.build import build_site
from blogengine.build.options import BuildOptions


@pytest.mark.parametrize(
    ("configured", "built_to", "published"),
    [
        ("public", ".blog-cache/preview-1", {"index.html"}),
        ("public", "out", {"index.html", "public/old.html"}),
        ("public", None, {"index.html"}),
        (".", ".blog-cache/preview-1", {"index.html", "public/old.html"}),
        ("../elsewhere", ".blog-cache/preview-1", {"index.html", "public/old.html"}),
    ],
)
def test_a_built_site_is_not_read(tmp_path, configured, built_to, published):
    source = tmp_path / "source"
    (source / "public").mkdir(parents=True)
    (source / "_config.yml").write_text(f"destination: {configured}\n")
    (source / "index.html").write_text("---\n---\nhome\n")
    options = BuildOptions(source, source / built_to if built_to else None, force=True)
    (source / "public" / "old.html").write_text("old")
    report = build_site(options)
    made = {each for each in report.changed if each != ".blogengine"}
    assert made == published
