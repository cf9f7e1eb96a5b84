"""`where`, `find`, `group_by` and their `_exp` forms against Liquid 5.4 and Jekyll 4.3 (table made from their output; None: they refuse)."""

from __future__ import annotations

import pytest

from blogengine.liquid.context import Context
from blogengine.liquid.environment import Environment
from blogengine.liquid.filters import selecting
from blogengine.liquid.runtime import NOTHING

TABLE = {
    "{{ h | where: 'a', 1 }}": None,
    "{{ s | where: 'a', 'b' }}": "hello World",
    "{{ n | where: 'a', 'b' }}": "",
    "{{ i | where: 'a', 'b' }}": "5",
    "{{ ps | where: n, 'b' | size }}": "4",
    "{{ strs | where: 'b', 'b' }}": "b",
    "{{ strs | where: 'zz', nil }}": "baC",
    "{{ arr | where: 'b', 'b' }}": None,
    "{{ mixed | where: 'b', 'b' }}": None,
    "{{ ps | where: 'm.q', 1 | size }}": "2",
    "{{ ps | where: 'm.q', '2' | size }}": "1",
    "{{ ps | where: 'm.q', false | size }}": "1",
    "{{ ps | where: 'p', 3 | size }}": "1",
    "{{ ps | where: 'p', '3' | size }}": "1",
    "{{ ps | where: 'p', 3.0 | size }}": "0",
    "{{ ps | where: 'p', '' | size }}": "0",
    "{{ ps | where: 'm', 'x' | size }}": "0",
    "{{ h | group_by: 'a' }}": None,
    "{{ n | group_by: 'a' }}": "",
    "{{ s | group_by: 'a' }}": "hello World",
    "{{ ps | group_by: 'm' | map: 'name' | join: ',' }}": '{"q"=>1},{"q"=>"2"},',
    "{{ ps | group_by: 'zz' | map: 'size' }}": "4",
    "{{ h | where_exp: 'x', 'x == 1' }}": "1",
    "{{ h | group_by_exp: 'x', 'x[0]' | map: 'name' | join: ',' }}": "a,b,c",
    "{{ (1..5) | where_exp: 'x', 'x > 3' | join }}": "4 5",
    "{{ n | where_exp: 'x', 'x' }}": "",
    "{{ s | find_exp: 'x', 'x' }}": "hello World",
    "{{ h | find: 'a', 1 }}": None,
    "{{ h | find_exp: 'x', 'x == \"two\"' }}": "two",
    "{{ arr | find_exp: 'x', 'x > 5' }}": "",
    "{{ ps | find: 'on', false | map: 'name' }}": "Y",
    "{{ site.posts | where: 'date', '2020' | size }}": "2",
    "{{ site.posts | where: 'date', 2021 | size }}": "1",
    "{{ site.posts | where: 'date', 'CET' | size }}": "2",
    "{{ site.posts | group_by: 'author' | map: 'name' | join: ',' }}": "Bob,",
    "{{ ps | where_exp: 'q', 'q.tags == empty' | size }}": "0",
    "{{ ps | where_exp: 'q', \"q.name == 'x' or q.on == false\" | size }}": "2",
    "{{ ps | where_exp: 'q', 'q.name contains \"x\" and q.on' | size }}": "1",
    "{{ ps | group_by_exp: 'q', 'q.p | plus: 1' | map: 'name' | join: ',' }}": "4,1,2,3",
    "{{ ps | where_exp: 'q', '' | size }}": None,
    "{{ ps | where_exp: 'q', 'q.name = \"x\"' | size }}": None,
    "{{ ps | where: 'name', 'x' | size }}": "1",
    "{{ ps | where: 'on', true | map: 'name' | join }}": "x z",
    "{{ ps | where: 'on', false | map: 'name' | join }}": "Y",
    "{{ ps | where: 'on', 'true' | size }}": "2",
    "{{ ps | where: 'zz', nil | size }}": "4",
    "{{ s | where: 'a', 1 }}": "hello World",
    "{{ ps | where: 'name', ea | size }}": "4",
    "{{ ps | where_exp: 'q', 'q.name == \"x\"' | map: 'name' | join: ',' }}": "x",
    "{{ ps | where_exp: 'q', \"q.on\" | size }}": "2",
    "{{ ps | where_exp: 'q', \"q.tags contains 'k'\" | map: 'name' | join: ',' }}": "x,w",
    "{{ ps | where_exp: 'q', \"q.on == true and q.p == 3\" | map: 'name' | join: ',' }}": "x",
    "{{ ps | where_exp: 'q', \"q.name == 'x' or q.name == 'z' and q.p == 9\" | map: 'name' | join: ',' }}": "x",
    "{{ ps | where_exp: 'q', 'q.p == nil' | map: 'name' | join }}": "Y",
    "{{ ps | where_exp: 'q', 'q.p != nil' | map: 'name' | join }}": "x z w",
    "{{ arr | where_exp: 'q', 'q >= 2' | join }}": "3 2",
    "{{ arr | where_exp: 'q', 'q < i' | size }}": "3",
    "{{ arr | where_exp: 'q', 'q >>' }}": None,
    "{{ ps | group_by: 'on' | map: 'name' | join: ',' }}|{% assign gr = ps | group_by: 'on' %}{% for x in gr %}{{ x.name }}:{{ x.size }}:{{ x.items | map: 'name' | join }};{% endfor %}": "true,false,|true:2:x z;false:1:Y;:1:w;",
    "{% assign gr = ps | group_by: 'tags' %}{% for x in gr %}[{{ x.name }}:{{ x.size }}]{% endfor %}": '[["k", "l"]:1][["l"]:1][:1][k:1]',
    "{% assign gr = ps | group_by_exp: 'q', 'q.name | upcase | size' %}{% for x in gr %}{{ x.name }}={{ x.items.size }}{% endfor %}|{% assign gr = site.posts | group_by_exp: 'p', \"p.date | date: '%Y'\" %}{% for x in gr %}{{ x.name }}:{{ x.size }};{% endfor %}": "1=4|2021:1;2020:2;",
    "{% assign r = ps | find: 'name', 'z' %}{{ r.p }}|{{ ps | find: 'name', 'no' }}|{% assign r = ps | find_exp: 'q', 'q.p == 3' %}{{ r.name }}": "1||x",
    "{{ site.posts | where: 'author', 'Bob' | map: 'title' | join }}": "Third's",
    "{{ site.posts | where: 'tags', 'b' | map: 'title' | join: ',' }}": 'Second & one,First "post"',
    "{{ site.posts | where: 'categories', 'news' | size }}": "2",
    "{{ site.posts | where_exp: 'p', 'p.weight > 3' | size }}": "1",
    "{{ ps | group_by: 'p' | map: 'name' | join: ',' }}": "3,,1,2",
    "{{ (1..3) | group_by_exp: 'x', 'x' | map: 'size' | join }}": "1 1 1",
    "{{ arr | group_by_exp: 'x', 'x | modulo: 2' | map: 'name' | join }}": "1 0",
    "{{ ps | find_exp: 'q', 'q.name == \"Y\"' | map: 'p' | size }}": "1",
    "{{ ps | find: 'tags', 'k' | map: 'name' }}": "x",
    "{{ ps | where: 'tags', 'k' | map: 'name' | join }}": "x w",
    "{{ ps | where: 'tags', nil | map: 'name' | join }}": "z",
    "{{ ps | where: 'tags', ea | size }}": "4",
}


@pytest.mark.parametrize(("template", "expected"), TABLE.items())
def test_selecting(render, template, expected):
    assert render(template) == expected


def test_expressions_see_the_variables_around(render):
    """Checked by Jekyll: the loop's variable, and one that was assigned."""
    template = (
        "{% assign least = 2 %}{% for x in arr %}{{ arr | where_exp: 'y', 'y >= least and y <= x' | size }}{% endfor %}"
    )
    assert render(template) == "201"


def test_the_item_hides_a_variable_only_inside_the_expression(render):
    """Checked by Jekyll."""
    assert render("{% assign s = arr | where_exp: 'i', 'i > 1' | size %}{{ s }}{{ i }}") == "25"


def test_jekyll_3_joins_no_conditions(render):
    """From the kit's run of Jekyll 3.10."""
    template = "{{ ps | where_exp: 'q', 'q.on and q.p' | size }}"
    assert render(template) == "2"
    assert render(template, dialect="ghpages") is None


def test_where_is_asked_once_for_the_same_list(render):
    """By hand: the second `where` on one list, key and value reads no item."""
    asked = []

    class Items(dict):
        def get(self, key, default=None):
            asked.append(key)
            return super().get(key, default)

    template = "{{ them | where: 'a', 1 | size }}{{ them | where: 'a', '1' | size }}{{ them | where: 'a', 1 | size }}"
    assert render(template, them=[Items(a=1), Items(a=2)]) == "111"
    assert len(asked) == 4


def test_the_word_empty_chooses_what_has_nothing(host):
    """From Jekyll's output for `ps | where: 'p', empty` and for `''`, which differ."""
    ctx = Context(Environment(), host, {})
    them = [{"p": 3}, {"p": None}, {"p": []}, {"p": ""}]
    assert selecting.where(ctx, them, "p", NOTHING) == them[1:]
    assert selecting.where(ctx, them, "p", "") == [{"p": ""}]
