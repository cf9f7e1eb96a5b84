"""Emoji, from jemoji's documentation and gemoji's list of names; what jemoji itself makes is in the stories of that name."""

import pytest

from blogengine.features.jemoji import emoji

CONFIG = "plugins: [jemoji]\n"
SOURCE = "https://github.githubassets.com/images/icons/emoji/unicode"


def picture(name, code, source=SOURCE):
    return f'<img class="emoji" title=":{name}:" alt=":{name}:" src="{source}/{code}.png" height="20" width="20">'


@pytest.fixture
def shown(built):
    def make(text, config="", environ=None):
        files = {"_config.yml": CONFIG + config, "a.html": f"---\n---\n{text}"}
        return built(files, environ=environ).render()["a.html"]

    return make


def test_a_name_is_a_picture(shown):
    assert shown("<p>Two :+1:!</p>") == f"<p>Two {picture('+1', '1f44d')}!</p>"
    two = picture("smile", "1f604") + picture("heart", "2764")
    assert shown("<p>:smile::heart: &amp; x</p>") == f"<p>{two} &amp; x</p>"


@pytest.mark.parametrize("text", ["<p>:no_such_emoji:<br/>", "12:30:45 <br/>", ": smile : <br/>", "<p>:SMILE:<br/>"])
def test_what_is_no_name_is_left_alone(shown, text):
    assert shown(text) == text


def test_the_colon_after_what_is_no_name_may_begin_one(shown):
    assert shown("<p>:x:smile:</p>").startswith(f"<p>{picture('x', '274c')}smile:")
    assert shown("<p>:none:smile:</p>") == f"<p>:none{picture('smile', '1f604')}</p>"


@pytest.mark.parametrize("tag", ["pre", "code", "tt", "script", "style"])
def test_code_keeps_its_colons(shown, tag):
    code = f"<{tag}>:smile:</{tag}>"
    made = shown(f"<div>:smile:{code}</div>")
    assert made.startswith(f"<div>{picture('smile', '1f604')}")
    assert code in made


def test_text_stays_text(shown):
    assert shown("<p>&lt;b&gt; :+1:</p>") == f"<p>&lt;b&gt; {picture('+1', '1f44d')}</p>"


def test_only_the_body_is_changed(shown):
    page = "<html><head><title>:smile:</title></head><body>\n<p>:smile:</p></body></html> :smile:"
    assert shown(page) == page.replace("<p>:smile:", f"<p>{picture('smile', '1f604')}")


def test_the_pictures_may_lie_elsewhere(shown):
    own = shown("<p>:+1:</p>", "emoji: {src: /assets/images/}\n")
    assert own == f"<p>{picture('+1', '1f44d', '/assets/images/emoji/unicode')}</p>"
    enterprise = shown("<p>:+1:</p>", environ={"ASSET_HOST_URL": "https://assets.ghe.example/"})
    assert enterprise == f"<p>{picture('+1', '1f44d', 'https://assets.ghe.example/images/icons/emoji/unicode')}</p>"


def test_only_html_and_only_where_it_is_asked_for(built):
    site = built({"_config.yml": CONFIG, "a.txt": "---\n---\n:smile:"})
    assert site.render() == {"a.txt": ":smile:"}
    assert built({"a.html": "---\n---\n<p>:smile:"}).render() == {"a.html": "<p>:smile:"}


def test_the_list_has_what_github_has():
    """Counted, and spot-checked, in gemoji's own list; selectors and joiners are not in its files' names."""
    names = emoji()
    assert len(names) == 1913
    assert (names["dog"], names["heart"], names["us"]) == ("1f436", "2764", "1f1fa-1f1f8")
    assert names["family_man_woman_boy"] == "1f468-1f469-1f466"
