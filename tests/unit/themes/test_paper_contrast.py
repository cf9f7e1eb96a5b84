"""Paper's colours can be read: every class that Rouge may write, in both schemes, from the stylesheet as shipped."""

import re
from pathlib import Path

import pytest

STYLESHEET = Path(__file__).parents[3] / "themes" / "paper" / "assets" / "paper.css"
WANTED = 4.6
"""A little above the 4.5 of WCAG 2.2, success criterion 1.4.3, so that rounding never decides."""

ROUGE_CLASSES = """
bp c c1 cd ch cm cp cpf cs dl err esc fm g gd ge gh gi gl go gp gr gs gt gu il k kc kd kn kp kr kt kv l ld m mb mf mh mi
mo mx n na nb nc nd ne nf ni nl nn no nt nv nx o ow p pi py s s1 s2 sa sb sc sd se sh si sr ss sx vc vg vi vm w x
""".split()  # noqa: SIM905 - a list of two letters each would be three times as long
"""The short names of all of Rouge 3.30's tokens, as `Rouge::Token.cache` lists them."""


def without_comments() -> str:
    return re.sub(r"/\*.*?\*/", "", STYLESHEET.read_text(encoding="utf-8"), flags=re.DOTALL)


def palette(scheme: str) -> dict[str, str]:
    """Return the custom properties of a scheme, the dark ones laid over the light."""
    light, dark = re.findall(r":root\s*{([^}]*)}", without_comments())
    text = light if scheme == "light" else light + dark
    return dict(re.findall(r"--([a-z]+):\s*(#[0-9a-f]{6})\s*[;}]", text + ";"))


def token_rules() -> list[tuple[str, str]]:
    """Return (simple selector, colour's name) of every rule for tokens; all are equally specific, so the last wins."""
    rules = re.findall(r"^\.highlight ([^{]*){[^}]*color: var\(--([a-z]+)\)", without_comments(), re.MULTILINE)
    return [
        (selector, name)
        for selectors, name in rules
        for selector in re.findall(r"\[class\^=[a-z]\]|\.[a-z0-9]+", selectors.replace(".highlight ", ""))
    ]


def colour_name(token: str) -> str:
    def matches(selector: str) -> bool:
        return token.startswith(selector[8:-1]) if selector.startswith("[") else token == selector[1:]

    return next((name for selector, name in reversed(token_rules()) if matches(selector)), "ink")


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_wcag_defines_it():
    """Black on white is 21 by definition; #767676 is the well-known lightest grey that passes at 4.54."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


def test_the_rules_of_the_stylesheet_are_found():
    """By hand from the stylesheet: one class of each rule, and one that a later rule overrides."""
    expected = {"c1": "faint", "kn": "keyword", "nt": "keyword", "s2": "string", "se": "number", "mi": "number"}
    expected |= {"kc": "number", "nf": "name", "vg": "type", "kt": "type", "p": "ink", "o": "ink"}
    assert {token: colour_name(token) for token in expected} == expected


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("token", ROUGE_CLASSES)
def test_a_token_can_be_read(token, scheme):
    colours = palette(scheme)
    assert contrast(colours[colour_name(token)], colours["code"]) >= WANTED


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_schemes_differ_in_every_colour(scheme):
    assert len(palette(scheme)) == 11
    assert not set(palette("light").items()) & set(palette("dark").items())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("colour", "ground", "least"),
    [
        ("ink", "paper", 7),
        ("ink", "code", 7),
        ("ink", "line", 7),
        ("faint", "paper", WANTED),
        ("rubric", "paper", WANTED),
    ],
)
def test_text_can_be_read(colour, ground, least, scheme):
    """Running text at WCAG's level AAA; marked text stands on the colour of lines."""
    colours = palette(scheme)
    assert contrast(colours[colour], colours[ground]) >= least


def test_dark_colours_stay_on_the_screen():
    """Paper is white, whatever the reader's scheme is."""
    assert re.findall(r"@media ([^{]*dark[^{]*){", without_comments()) == ["screen and (prefers-color-scheme: dark) "]
