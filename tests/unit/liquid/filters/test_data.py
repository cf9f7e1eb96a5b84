"""`size`, `default`, `inspect` and `jsonify` against Liquid 5.4 and Jekyll 4.3 (table made from their output; None: they refuse)."""

from __future__ import annotations

import pytest

TABLE = {
    "{{ 5 | size }}": "8",
    "{{ 1.5 | size }}": "0",
    "{{ big | size }}": "8",
    "{{ h | size }}": "3",
    "{{ (1..4) | size }}": "4",
    "{{ true | size }}": "0",
    "{{ time | size }}": "0",
    "{{ n | size }}": "0",
    "{{ arr | jsonify }}": "[3,1,2]",
    "{{ time | jsonify }}": '"2020-03-05 07:08:09 +0000"',
    "{{ date | jsonify }}": '"2021-02-03"',
    "{{ fe | jsonify }}": "1.0e+20",
    "{{ fs | jsonify }}": "1.0e-07",
    "{{ (1..3) | jsonify }}": '"1..3"',
    "{{ sym | jsonify }}": '"symb"',
    "{{ big | jsonify }}": "12345678901234567890",
    "{{ nest | jsonify }}": "[[1,[2,3]],[4]]",
    "{{ eh | jsonify }}": "{}",
    "{{ ea | jsonify }}": "[]",
    "{{ t | jsonify }}": "true",
    "{{ f | default: 'x' }}": "x",
    "{{ f | default: 'x', allow_false: true }}": "false",
    "{{ n | default: 'x', allow_false: true }}": "x",
    "{{ e | default }}": "",
    "{{ ea | default: 'y' }}": "y",
    "{{ 0 | default: 'y' }}": "0",
    "{{ sp | default: 'y' }}": " \n ",
    "{{ eh | default: 'z' }}": "z",
    "{{ q | inspect }}": "&quot;it&apos;s \\&quot;q\\&quot; &amp; &lt;t&gt;&quot;",
    "{{ nest | inspect }}": "[[1, [2, 3]], [4]]",
    "{{ n | inspect }}": "nil",
    "{{ fl | inspect }}": "1.5",
    "{{ date | inspect }}": "#&lt;Date: 2021-02-03 ((2459249j,0s,0n),+0s,2299161j)&gt;",
    "{{ time | inspect }}": "2020-03-05 07:08:09.123456 +0000",
    "{{ (1..2) | inspect }}": "1..2",
    "{{ h | inspect }}": "{&quot;a&quot;=&gt;1, &quot;b&quot;=&gt;&quot;two&quot;, &quot;c&quot;=&gt;nil}",
    "{{ h | jsonify }}": '{"a":1,"b":"two","c":null}',
    "{{ s | jsonify }}": '"hello World"',
    "{{ n | jsonify }}": "null",
    "{{ fl | jsonify }}": "1.5",
    "{{ html | jsonify }}": '"<p class=\\"x\\">A &amp; B</p><!-- c --><script>var x;</script>\\n<b>bold</b>"',
    "{{ u | jsonify }}": '"Ünïcödé ß 日本語 straße"',
    "{{ e | jsonify }}": '""',
    "{{ f2 | jsonify }}": "100.0",
    "{{ nest | size }}": "2",
    "{{ 'x' | jsonify | inspect }}": "&quot;\\&quot;x\\&quot;&quot;",
    "{{ sym | inspect }}": "&quot;symb&quot;",
    '{{ "a\\\\"b/</script>" | jsonify }}': '"a\\\\\\\\"',
    "{{ lines | jsonify }}": '"a\\nb\\r\\nc"',
}


@pytest.mark.parametrize(("template", "expected"), TABLE.items())
def test_data(render, template, expected):
    assert render(template) == expected


def test_json_is_refused_where_it_is_nested_too_deep(render):
    """Ruby's `to_json` takes 100 levels."""
    deep = []
    for _ in range(99):
        deep = [deep]
    assert render("{{ deep | jsonify }}", deep=deep) == "[" * 100 + "]" * 100
    assert render("{{ deep | jsonify }}", deep=[deep]) is None
