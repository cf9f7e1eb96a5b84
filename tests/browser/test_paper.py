"""The theme paper, in a real browser: what a reader gets, on a phone and on a desk, by day, by night and on paper."""

import json
import textwrap

import pytest
from click.testing import CliRunner

from blogengine.cli.build import command

ADDRESS = "https://paper.example.org"
TITLE = """Quotes "double" & 'single' </script> and Donaudampfschifffahrtsgesellschaftskapitänsmütze"""
LONG = "https://example.org/" + "a-path-without-end/" * 12

FILES = {
    "_config.yml": f"""
        blogengine: 1
        title: Paper & "Ink"
        description: A blog that is looked at.
        url: {ADDRESS}
        author:
          name: A. Writer
        """,
    "posts/2026-02-03-the-long-one.md": f"""
        ---
        title: {json.dumps(TITLE)}
        categories: [C++, Essays]
        tags: [wide, "C#"]
        ---
        A paragraph that is long enough to be measured: it runs over several lines at any width, so that the number of
        characters a line holds can be told from its width and from the width of its letters. See <{LONG}>.

        ```python
        value = some_function(argument_number_one="a value of some length", argument_number_two="another", three=3)
        url = "{LONG}"
        ```

        | Option | Type | Default | What it does | Since | Until |
        |---|---|---|---|---|---|
        | `--destination DIRECTORY` | directory | `_site` | Where the site is written | 1.0 | unforeseeable |

        A note.[^1]

        - [x] done
        - [ ] not done

        [^1]: Below.
        """,
    "posts/2026-01-02-the-short-one.md": """
        ---
        title: The short one
        categories: [Essays]
        ---
        Nothing much.
        """,
    "about.md": """
        ---
        title: About
        layout: page
        nav: true
        ---
        Who writes here.
        """,
}
POST = "/2026/02/the-long-one/"
PATHS = ["/", POST, "/archive/", "/categories/essays/", "/tags/wide/", "/about/", "/404.html"]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A native blog, built from the command line; absolute links stay in the text, as on a server of its own."""
    root = tmp_path_factory.mktemp("paper")
    for name, text in FILES.items():
        path = root / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text).lstrip(), encoding="utf-8")
    done = CliRunner().invoke(command, ["-s", str(root / "source"), "-d", str(root / "out")], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return root / "out"


@pytest.fixture(scope="module")
def origin(site, serve):
    return serve(site)


@pytest.fixture
def page(browser):
    page = browser.page()
    page.resize(1280)
    page.media("light")
    yield page
    page.call("Page.close")


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1280])
@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_wider_than_the_window(page, origin, path, width):
    page.resize(width)
    page.open(origin + path)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


@pytest.mark.parametrize("width", [320, 1280])
def test_code_is_never_scrolled(page, origin, width):
    """Who reads with the keyboard cannot scroll a block that takes no focus."""
    page.resize(width)
    page.open(origin + POST)
    assert page.evaluate("document.querySelectorAll('pre').length") == 1
    assert page.evaluate("[...document.querySelectorAll('pre')].every(e => e.scrollWidth <= e.clientWidth)")


@pytest.mark.parametrize("path", PATHS)
def test_every_request_stays_here_and_is_answered(page, origin, path):
    requests = [each for each in page.open(origin + path) if not each["url"].startswith("data:")]
    assert {each["url"]: each["status"] for each in requests} == {
        origin + path: 200,
        f"{origin}/assets/paper.css": 200,
    }


@pytest.mark.parametrize("path", PATHS)
def test_the_icon_is_in_the_page(page, origin, path):
    """Without one a browser asks for /favicon.ico, which a blog does not have."""
    page.open(origin + path)
    assert page.evaluate("document.querySelector('link[rel=icon]').href").startswith("data:image/svg+xml,")


@pytest.mark.parametrize("path", PATHS)
def test_there_is_no_script(page, origin, path):
    page.open(origin + path)
    kinds = page.evaluate("[...document.scripts].map(e => e.type)")
    assert kinds == ["application/ld+json"]


def test_a_title_breaks_neither_the_page_nor_its_data(page, origin):
    page.open(origin + POST)
    assert page.evaluate("document.querySelector('h1').innerText") == TITLE
    assert page.evaluate("document.title") == TITLE + ' · Paper & "Ink"'
    data = json.loads(page.evaluate("document.querySelector('script').textContent"))
    assert (data["@type"], data["headline"], data["author"]["name"]) == ("BlogPosting", TITLE, "A. Writer")
    assert data["url"] == ADDRESS + POST == page.evaluate("document.querySelector('link[rel=canonical]').href")


INK_AND_GROUND = "[getComputedStyle(document.querySelector('.e-content p')).color, getComputedStyle(document.documentElement).backgroundColor]"


def test_night_is_dark_and_paper_is_not(page, origin):
    page.open(origin + POST)
    day = page.evaluate(INK_AND_GROUND)
    page.media("dark")
    night = page.evaluate(INK_AND_GROUND)
    page.media("dark", "print")
    assert page.evaluate(INK_AND_GROUND) == day
    assert day[0] != night[0]
    assert day[1] != night[1]


def test_paper_has_no_navigation_but_addresses(page, origin):
    page.media("light", "print")
    page.open(origin + POST)
    assert page.evaluate("[...document.querySelectorAll('nav, .skip')].every(e => !e.offsetParent)")
    shown = page.evaluate("getComputedStyle(document.querySelector('.e-content a[href^=http]'), '::after').content")
    assert LONG in shown


def test_the_first_stop_of_the_keyboard_skips_to_the_text(page, origin):
    page.open(origin + POST)
    hidden = page.evaluate("document.querySelector('.skip').getBoundingClientRect().bottom")
    page.press_tab()
    assert hidden < 0
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_line_holds_sixty_to_seventy_eight_characters(page, origin):
    """Measured as the width of the column over the mean width of the paragraph's own letters."""
    page.open(origin + POST)
    characters = page.evaluate("""(() => {
        const paragraph = document.querySelector('.e-content p'), style = getComputedStyle(paragraph)
        const context = document.createElement('canvas').getContext('2d')
        context.font = `${style.fontSize} ${style.fontFamily}`
        const text = paragraph.innerText.slice(0, 200)
        return paragraph.getBoundingClientRect().width / (context.measureText(text).width / text.length)
    })()""")
    assert 60 <= characters <= 78


def test_what_is_said_about_a_post_hangs_in_the_margin(page, origin):
    place = "['.meta', '.e-content'].map(each => document.querySelector(each).getBoundingClientRect()).map(r => [r.left, r.right, r.top])"
    page.open(origin + POST)
    meta, text = page.evaluate(place)
    assert meta[1] < text[0]
    assert meta[2] == text[2]
    page.resize(390)
    meta, text = page.evaluate(place)
    assert meta[0] == text[0]
    assert meta[2] < text[2]


def test_footnotes_carry_no_role_that_is_refused(page, origin):
    page.open(origin + POST)
    assert page.evaluate("document.querySelectorAll('.footnotes li, sup').length") == 2
    assert page.evaluate("document.querySelectorAll('[role=doc-endnote], sup[role]').length") == 0
