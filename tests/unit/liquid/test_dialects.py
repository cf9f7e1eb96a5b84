"""Each line of the table of dialects: what a template makes of it in both, as the two real pairs made it.

`None` stands for an error. The pairs are Jekyll 4.3.1 with Liquid 5.4.0, and Jekyll 3.10.0 with Liquid 4.0.4; the site
and the way of running them are those of the golden cases.
"""

import sys
from pathlib import Path

import pytest

from blogengine.liquid.dialects import DIALECTS, Dialect

sys.path.insert(0, str(Path(__file__).parents[2] / "golden" / "liquid"))
from liquid_cases import render  # the folder is no package

sys.path.pop(0)

DATA = {
    "a": [
        {"n": 1, "k": "x", "s": "10"},
        {"n": 2, "k": ["x"], "s": "9"},
        {"n": 3, "k": None, "s": "01"},
        {"n": 4, "k": 2, "s": None},
    ],
    "b": [{"m": {"q": 1}}, {"m": 3}, {"m": {"q": 1}}],
    "l": ["x"],
    "f": [1.5],
    "crlf": "a\r\nb\nc",
}
KEYS = "{% for k in page %}{{ k[0] }} {% endfor %}"
CASES = [
    ("absent_tags:echo", "{% echo 'x' %}", "x", None),
    ("absent_tags:liquid", "{% liquid assign a = 1 %}", "", None),
    ("absent_tags:#", "{% # note %}x", "x", None),
    ("absent_tags:render", "a{% if false %}{% render 'x' %}{% endif %}", "a", None),
    ("absent_filters:base64_encode", "{{ 'hi' | base64_encode }}", "aGk=", "hi"),
    ("absent_filters:base64_decode", "{{ 'aGk=' | base64_decode }}", "hi", "aGk="),
    ("absent_filters:base64_url_safe_encode", "{{ 'h?' | base64_url_safe_encode }}", "aD8=", "h?"),
    ("absent_filters:base64_url_safe_decode", "{{ 'aD8=' | base64_url_safe_decode }}", "h?", "aD8="),
    ("absent_filters:find", "{{ a | find: 'n', 2 | map: 's' }}", "9", "10901"),
    ("absent_filters:find_exp", "{{ a | find_exp: 'x', 'x.n == 2' | map: 's' }}", "9", "10901"),
    ("absent_filters:remove_last", "{{ 'aba' | remove_last: 'a' }}", "ab", "aba"),
    ("absent_filters:replace_last", "{{ 'aba' | replace_last: 'a', 'x' }}", "abx", "aba"),
    ("filters:default", "{{ false | default: 'd', allow_false: true }}", "false", None),
    ("filters:group_by", "{{ a | group_by: 's' | map: 'name' | join: ',' }}", "10,9,1,", "10,9,01,"),
    ("filters:newline_to_br", "{{ crlf | newline_to_br }}", "a<br />\nb<br />\nc", "a\r<br />\nb<br />\nc"),
    ("filters:number_of_words", "{{ '你好 hello' | number_of_words: 'cjk' }}", "3", None),
    ("filters:sort", "{{ a | sort: 's' | map: 'n' | join: ',' }}", "4,3,2,1", "4,3,1,2"),
    ("filters:sort", "{{ b | sort: 'm' | size }}", "3", None),
    ("filters:truncatewords", "{{ 'a  b ' | truncatewords: 2 }}|{{ 'a  b  c' | truncatewords: 3 }}", "a b...|a  b  c", "a b...|a b c..."),
    ("filters:uniq", "{{ f | uniq: 'a' }}", "1.5", ""),
    ("filters:where", "{{ a | where: 'k', nil | size }}|{{ a | where: 'k', l | size }}", "1|4", "4|0"),
    ("joined_conditions", "{{ a | where_exp: 'x', 'x.n == 1 or x.n == 2' | size }}", "2", None),
    ("outputs_in_links", "{% assign p = 'about.md' %}{% link {{ p }} %}", "/base/about/", None),
    ("links_below_baseurl", "{% link about.md %}", "/base/about/", "/about/"),
    ("links_below_baseurl", "{% post_url 2020-01-05-first %}", "/base/news/2020/01/05/first.html", "/news/2020/01/05/first.html"),
    ("named_documents", "{% for k in site.recipes[0] %}{% if k == 'name' %}{{ k }}{% endif %}{% endfor %}", "name", ""),
    ("named_documents", "{{ site.recipes[0].name }}", "bread.md", ""),
    ("page_excerpts", KEYS, "layout title content dir excerpt name path url ", "layout title content dir name path url "),
]  # fmt: skip


@pytest.mark.parametrize(("line", "template", "jekyll4", "ghpages"), CASES)
def test_a_line_of_the_table(line, template, jekyll4, ghpages):
    case = {"id": line, "template": template}
    assert render(case, DATA, "jekyll4").get("output") == jekyll4
    assert render(case, DATA, "ghpages").get("output") == ghpages


def test_every_line_of_the_table_has_a_case():
    ours, base = DIALECTS["ghpages"], Dialect()
    lines = {f"{name}:{each}" for name in ("absent_tags", "absent_filters", "filters") for each in getattr(ours, name)}
    lines |= {each for each in Dialect._fields if getattr(ours, each) != getattr(base, each)}
    elsewhere = {"theme_object"}  # the site here has no theme: test_drops.py
    assert lines - elsewhere - {"absent_tags", "absent_filters", "filters"} == {line for line, *_ in CASES}
