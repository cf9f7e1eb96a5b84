"""Arithmetic against Liquid 5.4 and Jekyll 4.3 (table made from their output; None: they refuse)."""

from __future__ import annotations

import pytest

from blogengine.errors import TemplateError
from blogengine.liquid.filters import numbers

TABLE = {
    "{{ 1.0 | divided_by: 0 }}": "Infinity",
    "{{ 0.0 | divided_by: 0 }}": "NaN",
    "{{ -1.0 | divided_by: 0 }}": "-Infinity",
    "{{ 1.0 | modulo: 0 }}": None,
    "{{ 1 | divided_by: 0.0 }}": "Infinity",
    "{{ 1 | modulo: 0.0 }}": None,
    "{{ 1.5 | round: '0' }}": "2",
    "{{ 1.5 | round: '1' }}": "1.5",
    "{{ 2.5 | round }}": "3",
    "{{ -2.5 | round }}": "-3",
    "{{ 1.25 | round: 1 }}": "1.3",
    "{{ 15 | round: -1 }}": "20",
    "{{ 25 | round: -1 }}": "30",
    "{{ 1.5 | round: 1.2 }}": "1.5",
    "{{ 1234.5 | round: -2 }}": "1200",
    "{{ 5 | round: 2 }}": "5",
    "{{ 'x' | round }}": "0",
    "{{ 0.1 | round: 20 }}": "0.1",
    "{{ 15.0 | round: -1 }}": "20",
    "{{ -15 | round: -1 }}": "-20",
    "{{ -25 | round: -1 }}": "-30",
    "{{ 2.675 | round: 2 }}": "2.68",
    "{{ 1.0 | round: 2 }}": "1.0",
    "{{ 7 | round: 0 }}": "7",
    "{{ 3.7 | round: 0 }}": "4",
    "{{ 3.7 | round: n }}": "4",
    "{{ -7.5 | modulo: 2 }}": "0.5",
    "{{ 7.5 | modulo: -2 }}": "-0.5",
    "{{ -7.0 | divided_by: 2 }}": "-3.5",
    "{{ 7 | modulo: -3 }}": "-2",
    "{{ 1 | divided_by: 3.0 }}": "0.3333333333333333",
    "{{ 2 | divided_by: 3.0 }}": "0.6666666666666666",
    "{{ 22 | divided_by: 7.0 }}": "3.142857142857143",
    "{% assign z = 1.0 | divided_by: 0 %}{{ z | jsonify }}": None,
    "{{ 'abc' | at_least: 'x' }}": "0",
    "{{ n | at_most: 3 }}": "0",
    "{{ '7.5' | at_least: '8.25' }}": "8.25",
    "{{ 1.5 | abs }}": "1.5",
    "{{ '-2' | abs }}": "2",
    "{{ n | abs }}": "0",
    "{{ -0.0 | abs }}": "0.0",
    "{{ '3.99' | floor }}": "3",
    "{{ '-3.5' | ceil }}": "-3",
    "{{ -3.5 | floor }}": "-4",
    "{{ ' 4.5 ' | ceil }}": "5",
    "{{ '4.5x' | ceil }}": "4",
    "{{ 0.1 | times: 3 }}": "0.3",
    "{{ '1.50' | plus: 0 }}": "1.5",
    "{{ 5 | minus: 5.0 }}": "0.0",
    "{{ -0.0 | plus: 0 }}": "0.0",
    "{{ 1e3 | times: 2 }}": "0",
    "{{ 3 | times: 'x' }}": "0",
    "{{ fe | plus: 1 }}": "1.0e+20",
    "{{ fs | times: 1 }}": "1.0e-07",
    "{{ f2 | times: 1 }}": "100.0",
    "{{ fz | minus: 0 }}": "0.0",
    "{{ 7 | plus: 2 }}": "9",
    "{{ 7 | minus: 9 }}": "-2",
    "{{ 7 | times: 2 }}": "14",
    "{{ 7 | divided_by: 2 }}": "3",
    "{{ 7 | modulo: 3 }}": "1",
    "{{ 7.0 | divided_by: 2 }}": "3.5",
    "{{ 7 | divided_by: 2.0 }}": "3.5",
    "{{ -7 | divided_by: 2 }}": "-4",
    "{{ -7 | modulo: 3 }}": "2",
    "{{ 1 | divided_by: 0 }}": None,
    "{{ 1 | modulo: 0 }}": None,
    "{{ 1.2 | ceil }}": "2",
    "{{ 1.8 | floor }}": "1",
    "{{ '1.2' | ceil }}": "2",
    "{{ n | ceil }}": "0",
    "{{ 'a' | floor }}": "0",
    "{{ -3 | abs }}": "3",
    "{{ '-3.5' | abs }}": "3.5",
    "{{ 3 | at_least: 5 }}": "5",
    "{{ 3 | at_most: 1 }}": "1",
    "{{ '3' | at_least: 2.5 }}": "3",
    "{{ 0.1 | plus: 0.2 }}": "0.3",
    "{{ 1.1 | times: 3 }}": "3.3",
    "{{ 0.1 | minus: 0.3 }}": "-0.2",
    "{{ '0.1' | plus: '0.2' }}": "0.3",
    "{{ n | plus: 1 }}": "1",
    "{{ t | plus: 1 }}": "1",
    "{{ arr | plus: 1 }}": "1",
    "{{ 's' | minus: 1 }}": "-1",
    "{{ i | plus: n }}": "5",
    "{{ big | plus: 1 }}": "12345678901234567891",
    "{{ 10000000000 | times: 10000000000 }}": "100000000000000000000",
    "{{ 1e3 | plus: 1 }}": "1",
    "{{ 10 | divided_by: 3.0 }}": "3.3333333333333335",
    "{{ 20 | divided_by: 7.0 | round: 3 }}": "2.857",
    "{{ 3.0 | times: 2 }}": "6.0",
    "{{ 1.10 | plus: 0 }}": "1.1",
    "{{ 5 | divided_by: '2' }}": "2",
    "{{ '5.0' | divided_by: 2 }}": "2.5",
    "{{ 8 | modulo: 2.5 }}": "0.5",
    "{{ 100 | times: 1.1 }}": "110.0",
    "{{ 1000000 | times: 1000000.0 }}": "1000000000000.0",
    "{{ 0.00001 | times: 1 }}": "1.0e-05",
    "{{ 1e15 | times: 10 }}": "0",
    "{{ s.size | divided_by: 160 | plus: 1 }}": "1",
    "{{ '8' | times: '2.5' }}": "20.0",
    "{{ 3 | at_most: 2.5 }}": "2.5",
    "{{ '1e3' | plus: 1 }}": "2",
    "{{ '0x1' | plus: 1 }}": "1",
    "{{ '1_000' | plus: 1 }}": "1001",
    "{{ ' 7 ' | plus: 1 }}": "8",
}


@pytest.mark.parametrize(("template", "expected"), TABLE.items())
def test_numbers(render, template, expected):
    assert render(template) == expected


def test_numbers_of_too_many_digits_are_refused():
    """By hand: the product has 6,001 digits, the limit is 4,000."""
    number = 10**3000
    with pytest.raises(TemplateError) as caught:
        numbers.times(number, number)
    assert caught.value.code == "liquid-limit"


@pytest.mark.parametrize("digits", [10**9, -(10**9), "9" * 20])
def test_rounding_to_absurd_places_is_quick(digits):
    assert numbers.round_(1.25, digits) in (1.25, 0)
