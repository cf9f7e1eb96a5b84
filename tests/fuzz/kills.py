"""Kills builds at random moments while readers look on, and damages caches and outputs; the suite runs a short turn.

    python tests/fuzz/kills.py --rounds 300 --seed 1

Each round edits a small site, kills its build (SIGKILL and SIGINT in turn) and asks: did every reader see each file and,
through one handle of the folder, the whole site as it was before or as it is after? Is the site now all old or all new? Is it
equal to a clean build after the next one? Each damage is followed by a build that must equal a clean one, too.
What a clean build gives comes from a copy of the source that has never been built, in a folder that is new.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import tempfile
import time
import warnings
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from blogengine.build.build import build_site
from blogengine.build.options import BuildOptions
from blogengine.cli.main import main
from blogengine.records import dataclass, field
from blogengine.write.exchange import exchange

if TYPE_CHECKING:
    from collections.abc import Callable

CONFIG = (
    "title: Kills\nurl: https://kills.example\ntime: 2026-01-01 00:00:00 +0000\ntimezone: UTC\nplugins: [jekyll-feed]\n"
)
LAYOUT = "<html><title>{{ page.title }}</title>{{ content }}<i>{{ site.data.edition.number }}</i></html>\n"
INDEX = (
    "---\nlayout: page\n---\n{% for post in site.posts %}<a href='{{ post.url }}'>{{ post.title }}</a>{% endfor %}\n"
)
FOREIGN = {
    "CNAME": b"kills.example\n",
    ".git/HEAD": b"ref: x\n",
    "uploads/2026/photo.jpg": b"photo",
    "2026/mine.txt": b"mine",
}
READERS = 2
Tree = dict[str, bytes]


def tree_of(folder: int | Path) -> Tree:
    """Return the bytes of every file below a folder, read through one handle where it is a descriptor."""
    handle = folder if isinstance(folder, int) else os.open(folder, os.O_RDONLY)
    found: Tree = {}
    try:
        for path, _, names, at in os.fwalk(".", dir_fd=handle):
            for name in names:
                file = os.open(name, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=at)
                with os.fdopen(file, "rb") as stream:
                    found[os.path.normpath(f"{path}/{name}")] = stream.read()
    finally:
        if handle is not folder:
            os.close(handle)
    return found


def digest_of(tree: Tree) -> str:
    """Return one digest of all paths and bytes."""
    state = hashlib.blake2b(digest_size=16)
    for path, content in sorted(tree.items()):
        state.update(b"%d:%s%d:" % (len(path.encode()), path.encode(), len(content)) + content)
    return state.hexdigest()


class Site:
    """A source with its destination, an editor who never does the same twice, and what a clean build would give."""

    def __init__(self, top: Path, chance: random.Random, posts: int = 40) -> None:
        self.top, self.chance = top, chance
        self.source, self.dest = top / "site", top / "site" / "_site"
        self.edition = 0
        self._write("_config.yml", CONFIG)
        self._write("_layouts/page.html", LAYOUT)
        self._write("index.html", INDEX)
        for number in range(posts):
            self._write(self._post(number), f"---\nlayout: page\ntitle: Post {number}\n---\nText of {number}.\n")
        for number in range(5):
            self._write(f"images/{number}.txt", f"image {number}")
        self.edit_all()

    def edit(self) -> None:
        """Change something, so that the site changes."""
        edits = (self.edit_all, self.edit_all, self.edit_post, self.edit_post, self.add, self.delete, self.edit_static)
        self.chance.choice(edits)()

    def edit_all(self) -> None:
        """Change what every page shows."""
        self.edition += 1
        self._write("_data/edition.yml", f"number: {self.edition}\n")

    def edit_post(self) -> None:
        """Change the body of a post."""
        self.edition += 1
        post = self._any_post()
        self._write(post, f"---\nlayout: page\ntitle: {Path(post).stem}\n---\nText of edition {self.edition}.\n")

    def add(self) -> None:
        """Add a post."""
        self.edition += 1
        self._write(self._post(1000 + self.edition), f"---\nlayout: page\ntitle: New {self.edition}\n---\nNew.\n")

    def delete(self) -> None:
        """Delete a post."""
        (self.source / self._any_post()).unlink()

    def edit_static(self) -> None:
        """Change a static file."""
        self.edition += 1
        self._write(f"images/{self.chance.randrange(5)}.txt", f"edition {self.edition}")

    def build(self) -> None:
        """Build in this process."""
        build_site(self._options(self.source, self.dest))

    def clean(self) -> Tree:
        """Return what a clean build gives, foreign files included."""
        with tempfile.TemporaryDirectory(dir=self.top) as folder:
            copy = Path(folder, "site")
            shutil.copytree(self.source, copy, ignore=shutil.ignore_patterns("_site", ".blog-cache"))
            build_site(self._options(copy, Path(folder, "out")))
            return tree_of(Path(folder, "out"))

    def plant(self, files: Tree) -> None:
        """Put files that no build made into the destination."""
        for path, content in files.items():
            (self.dest / path).parent.mkdir(parents=True, exist_ok=True)
            (self.dest / path).write_bytes(content)

    def _options(self, source: Path, dest: Path) -> BuildOptions:
        return BuildOptions(source=source, destination=dest, environ={"JEKYLL_NO_BUNDLER_REQUIRE": "true"})

    def _post(self, number: int) -> str:
        return f"_posts/2025-{number % 12 + 1:02}-{number % 28 + 1:02}-post-{number}.md"

    def _any_post(self) -> str:
        return f"_posts/{self.chance.choice(sorted(each.name for each in (self.source / '_posts').iterdir()))}"

    def _write(self, path: str, text: str) -> None:
        file = self.source / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


@dataclass
class Findings:
    """What came of many rounds."""

    rounds: int = 0
    states: Counter[str] = field(default_factory=Counter)
    sightings: int = 0
    wrong: list[str] = field(default_factory=list)


def forked(work: Callable[[], object]) -> int:
    """Do something in a child process; return its id."""
    with warnings.catch_warnings():  # Python 3.12 warns where threads run, as those of a test's runner: none works here
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        return child
    try:
        work()
    finally:
        os._exit(0)


def start_build(site: Site) -> int:
    """Start `blog build` in a child process whose signals are those of a new one."""

    def build() -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.environ["JEKYLL_NO_BUNDLER_REQUIRE"] = "true"
        null = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(null, stream)
        os._exit(main(["build", "-q", "-s", str(site.source), "-d", str(site.dest)]))

    return forked(build)


def start_reader(dest: Path, log: Path) -> int:
    """Start a process that tells in `log`, line by line, what it sees: the site by one handle, then a file by its path."""

    def read() -> None:
        chance = random.Random(os.getpid())
        out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        paths = sorted(tree_of(dest))
        while True:
            handle = os.open(dest, os.O_RDONLY)
            os.write(out, f"site {digest_of(tree_of(handle))}\n".encode())
            os.close(handle)
            for path in chance.sample(paths, min(5, len(paths))):
                try:
                    content = (dest / path).read_bytes()
                except FileNotFoundError:
                    continue
                os.write(out, f"file {digest_of({path: content})}\n".encode())

    return forked(read)


def kill_round(site: Site, findings: Findings, longest: float) -> None:
    """Edit, build, kill, look, build again, look."""
    chance, number = site.chance, findings.rounds
    findings.rounds += 1
    before = tree_of(site.dest)
    site.edit()
    after = {**site.clean(), **FOREIGN}
    log = site.top / "log"
    log.unlink(missing_ok=True)
    readers = [start_reader(site.dest, log) for _ in range(READERS)]
    blow = signal.SIGKILL if number % 2 else signal.SIGINT
    build = start_build(site)
    await_moment(site, build, chance, longest)
    os.kill(build, blow)
    os.waitpid(build, 0)
    now = tree_of(site.dest)
    for reader in readers:
        os.kill(reader, signal.SIGKILL)
        os.waitpid(reader, 0)
    state = "old" if now == before else "new" if now == after else "mixed"
    findings.states[f"{blow.name} {state}"] += 1
    if state == "mixed":
        findings.wrong.append(f"round {number}: neither old nor new after {blow.name}: {difference(now, after)}")
    check_sightings(log, before, after, findings)
    site.build()
    if tree_of(site.dest) != after:
        findings.wrong.append(f"round {number}: not a clean build: {difference(tree_of(site.dest), after)}")
    findings.wrong += [f"round {number}: left over: {each}" for each in left_over(site)]


def await_moment(site: Site, build: int, chance: random.Random, longest: float) -> None:
    """Wait for any moment of a build; often for one when it has begun to write, or has just exchanged the folders."""
    there = site.dest.stat().st_ino
    events: tuple[Callable[[], bool], ...] = (
        lambda: True,
        lambda: any(site.source.glob(".blog-cache/site-*/staging-*")),
        lambda: site.dest.stat().st_ino != there,
    )
    has_come, within = chance.choice(tuple(zip(events, (longest, longest / 2, 0.01), strict=True)))
    while not has_come() and not os.waitid(os.P_PID, build, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        time.sleep(0.0002)
    time.sleep(chance.uniform(0, within))


def check_sightings(log: Path, before: Tree, after: Tree, findings: Findings) -> None:
    """Compare what readers saw with what may be seen."""
    allowed = {f"site {digest_of(tree)}" for tree in (before, after)}
    allowed |= {f"file {digest_of({path: content})}" for tree in (before, after) for path, content in tree.items()}
    seen = log.read_text().splitlines() if log.exists() else []
    findings.sightings += len(seen)
    mixed = [line for line in seen if line not in allowed]
    if mixed:
        findings.wrong.append(
            f"round {findings.rounds}: {len(mixed)} readers saw neither: {Counter(mixed).most_common(3)}"
        )


def left_over(site: Site) -> list[str]:
    """Return what no build should leave behind."""
    stages = [*site.source.glob(".blog-cache/site-*/staging-*"), *site.source.glob("._site-blogengine-*")]
    return [str(each.relative_to(site.source)) for each in (*stages, *site.dest.glob(".blogengine-*"))]


def difference(one: Tree, other: Tree) -> list[str]:
    """Return some paths at which two trees differ."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))[:5]


def _tree(site: Site) -> Path:
    return next(iter(site.source.glob(".blog-cache/site-*/tree")))


def _overwrite(pattern: str, content: bytes | None) -> Callable[[Site], None]:
    """Damage every file of the cache that matches: replaced by bytes, or cut in half."""

    def damage(site: Site) -> None:
        for file in (site.source / ".blog-cache").glob(pattern):
            if file.is_file():
                file.write_bytes(file.read_bytes()[: file.stat().st_size // 2] if content is None else content)

    return damage


def _cache_is_a_file(site: Site) -> None:
    shutil.rmtree(site.source / ".blog-cache")
    (site.source / ".blog-cache").write_text("mine")


def _replaced(file: Path) -> None:
    (file.parent / "other").write_bytes(b"damage")
    (file.parent / "other").replace(file)


def _spare_is_a_link(site: Site) -> None:
    shutil.move(_tree(site), site.top / "elsewhere")
    _tree_path = next(iter(site.source.glob(".blog-cache/site-*"))) / "tree"
    _tree_path.symlink_to(site.top / "elsewhere")


def _same_size_and_time(file: Path) -> None:
    status = file.stat()
    file.write_bytes(b"x" * status.st_size)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def _folder_for(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _link_for(file: Path, top: Path) -> None:
    file.unlink()
    (top / "outside").write_text("outside")
    file.symlink_to(top / "outside")


def _copied(site: Site) -> None:
    shutil.copytree(site.dest, site.top / "copy", symlinks=True)
    shutil.rmtree(site.dest)
    (site.top / "copy").rename(site.dest)


def _leave_staging(site: Site) -> None:
    for folder in (_tree(site).parent / "staging-abcdefgh", site.source / "._site-blogengine-abcdefgh"):
        folder.mkdir()
        (folder / "1").write_text("half a fi")


DAMAGES: dict[str, Callable[[Site], object]] = {
    "cache deleted": lambda site: shutil.rmtree(site.source / ".blog-cache"),
    "cache is a file": _cache_is_a_file,
    "databases are noise": _overwrite("*.sqlite*", b"noise" * 500),
    "databases are empty": _overwrite("*.sqlite*", b""),
    "databases are cut": _overwrite("*.sqlite*", None),
    "manifest is noise": _overwrite("site-*/manifest", b"noise"),
    "manifest is cut": _overwrite("site-*/manifest", None),
    "manifest is another version's": _overwrite("site-*/manifest", b"0 00\n{}"),
    "manifest deleted": lambda site: next(iter(site.source.glob(".blog-cache/site-*/manifest"))).unlink(),
    "spare deleted": lambda site: shutil.rmtree(_tree(site)),
    "spare lacks a file": lambda site: (_tree(site) / "index.html").unlink(),
    "spare has another file": lambda site: (_tree(site) / "2025/foreign.html").write_text("damage"),
    "spare has a file replaced": lambda site: _replaced(_tree(site) / "index.html"),
    "spare is a symlink": _spare_is_a_link,
    "trees exchanged": lambda site: exchange(_tree(site), site.dest),
    "staging left over": _leave_staging,
    "output deleted": lambda site: (site.dest / "index.html").unlink(),
    "output cut in place": lambda site: (site.dest / "index.html").write_bytes(b"<ht"),
    "output changed in place, size and time kept": lambda site: _same_size_and_time(site.dest / "index.html"),
    "output replaced": lambda site: _replaced(site.dest / "feed.xml"),
    "static output changed in place": lambda site: _same_size_and_time(site.dest / "images/1.txt"),
    "output is a folder": lambda site: _folder_for(site.dest / "index.html"),
    "output is a symlink": lambda site: _link_for(site.dest / "index.html", site.top),
    "folder of outputs deleted": lambda site: shutil.rmtree(site.dest / "2025"),
    "destination deleted": lambda site: shutil.rmtree(site.dest),
    "destination is a copy": _copied,
    "record deleted": lambda site: (site.dest / ".blogengine").unlink(),
    "record is noise": lambda site: (site.dest / ".blogengine").write_bytes(b"noise"),
    "record names nothing": lambda site: (site.dest / ".blogengine").write_bytes(b'{"blogengine": 1, "files": {}}'),
}


def damage_round(top: Path, name: str, chance: random.Random, *, edit: bool) -> list[str]:
    """Build twice, damage, edit where that is wanted, build; return what differs from a clean build."""
    site = Site(top, chance, posts=8)
    site.build()
    site.plant({"CNAME": b"mine"})
    site.edit()
    site.build()
    DAMAGES[name](site)
    if name == "cache deleted" or edit:
        site.edit_post()
        site.delete()
    site.build()
    expected = site.clean() | (
        {"CNAME": b"mine"} if (site.dest / "CNAME").exists() or name != "destination deleted" else {}
    )
    found = tree_of(site.dest)
    wrong = [f"{name}: {each} differs" for each in difference(found, expected)]
    wrong += [f"{name}: left over: {each}" for each in left_over(site)]
    return wrong


def kill_rounds(top: Path, rounds: int, chance: random.Random, posts: int = 40) -> Findings:
    """Run many rounds on one site, whose destination holds foreign files too."""
    site = Site(top, chance, posts)
    site.build()
    site.plant(FOREIGN)
    site.edit()
    start = time.monotonic()
    os.waitpid(start_build(site), 0)
    longest, findings = time.monotonic() - start, Findings()
    for _ in range(rounds):
        kill_round(site, findings, longest)
    return findings


def run() -> None:
    """Run as told on the command line; exits with 1 where anything was wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        for number, name in enumerate(DAMAGES):
            for edit in (False, True):
                wrong += damage_round(Path(folder, f"{number}{edit}"), name, random.Random(given.seed), edit=edit)
        print(f"{len(DAMAGES)} kinds of damage, each without and with an edit: {len(wrong)} wrong")
        findings = kill_rounds(Path(folder, "kills"), given.rounds, random.Random(given.seed))
    print(f"{findings.rounds} kills {dict(findings.states)}, {findings.sightings} sightings")
    print("\n".join(wrong + findings.wrong) or "nothing wrong")
    raise SystemExit(bool(wrong + findings.wrong))


if __name__ == "__main__":
    run()
