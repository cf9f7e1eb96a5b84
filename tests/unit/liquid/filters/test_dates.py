"""Filters on dates against Liquid 5.4 and Jekyll 4.3 (table made from their output; None: they refuse)."""

from __future__ import annotations

import pytest

TABLE = {
    "{{ time | date: n }}": "2020-03-05 07:08:09 +0000",
    "{{ '' | date: '%Y' }}": "",
    "{{ n | date: '%Y' }}": "",
    "{{ -5 | date: '%Y' }}": "1970",
    "{{ '-5' | date: '%Y' }}": "-5",
    "{{ h | date: '%Y' }}": '{"a"=>1, "b"=>"two", "c"=>nil}',
    "{{ 'hello' | date: '%Y' }}": "hello",
    "{{ '2024-02-30' | date: '%F' }}": "2024-03-01",
    "{{ '2024-13-01' | date: '%F' }}": "2024-13-01",
    "{{ sum | date: '%z %Z' }}": "+0000 ",
    "{{ '2024-07-01' | date: '%z %Z' }}": "+0200 CEST",
    "{{ '2024-07-01 10:00 UTC' | date: '%z %Z' }}": "+0000 UTC",
    "{{ date | date: '%z %Z %s %H' }}": "+0000 +00:00 1612310400 00",
    "{{ 0 | date: '%F %T %Z' }}": "1970-01-01 01:00:00 CET",
    "{{ i | date_to_string }}": "01 Jan 1970",
    "{{ '0' | date_to_xmlschema }}": "1970-01-01T01:00:00+01:00",
    "{{ date | date_to_xmlschema }}": "2021-02-03T00:00:00+01:00",
    "{{ f | date_to_string }}": None,
    "{{ time | date_to_string: 'ordinal', 'UK' }}": "5th Mar 2020",
    "{{ time | date_to_string: 'x', 'US' }}": "05 Mar 2020",
    "{{ '2020-01-13' | date_to_long_string: 'ordinal' }}": "13th January 2020",
    "{{ '2020-01-23' | date_to_string: 'ordinal' }}": "23rd Jan 2020",
    "{{ '2020-01-31' | date_to_string: 'ordinal' }}": "31st Jan 2020",
    "{{ '2020-01-02' | date_to_string: 'ordinal' }}": "2nd Jan 2020",
    "{{ t | date_to_string }}": None,
    "{{ h | date_to_string }}": None,
    "{{ time | date: '%Y-%m-%d %H:%M:%S %z %Z' }}": "2020-03-05 07:08:09 +0000 ",
    "{{ sum | date: '%d %b %Y %l:%M %p' }}": "05 Jul 2020 11:30 PM",
    "{{ date | date: '%A %a %B %b %d %e %j %U %W %u %w %y %C %G %V' }}": "Wednesday Wed February Feb 03  3 034 05 05 3 3 21 20 2021 05",
    "{{ 1577934245 | date: '%F' }}": "2020-01-02",
    "{{ '1577934245' | date: '%F %T' }}": "2020-01-02 04:04:05",
    "{{ 0 | date: '%Y' }}": "1970",
    "{{ t | date: '%Y' }}": "true",
    "{{ arr | date: '%Y' }}": "312",
    "{{ fl | date: '%Y' }}": "1.5",
    "{{ '2020' | date: '%Y' }}": "1970",
    "{{ time | date_to_string }}": "05 Mar 2020",
    "{{ date | date_to_long_string }}": "03 February 2021",
    "{{ time | date_to_string: 'ordinal' }}": "5th Mar 2020",
    "{{ time | date_to_long_string: 'ordinal', 'US' }}": "March 5th, 2020",
    "{{ '2020-01-11' | date_to_string: 'ordinal' }}": "11th Jan 2020",
    "{{ '2020-01-22' | date_to_string: 'ordinal', 'US' }}": "Jan 22nd, 2020",
    "{{ time | date_to_rfc822 }}": "Thu, 05 Mar 2020 08:08:09 +0100",
    "{{ sum | date_to_rfc822 }}": "Mon, 06 Jul 2020 01:30:00 +0200",
    "{{ date | date_to_rfc822 }}": "Wed, 03 Feb 2021 00:00:00 +0100",
    "{{ n | date_to_string }}": "",
    "{{ e | date_to_xmlschema }}": "",
    "{{ arr | date_to_string }}": None,
    "{{ 1593561600 | date_to_xmlschema }}": "2020-07-01T02:00:00+02:00",
    "{{ '2020-12-31' | date: '%G-W%V %U %W %j' }}": "2020-W53 52 52 366",
    "{{ '2021-01-01' | date: '%G-W%V %U %W' }}": "2020-W53 00 00",
    "{{ time | date: 'Y%' }}": None,
    "{{ time | date: '%!' }}": "%!",
    "{{ time | date: '%-' }}": None,
    "{{ time | date: '%-y %-H %-M %-j' }}": "20 7 8 65",
    "{{ 'Mon, 06 Jul 2020 10:11:12 GMT' | date: '%F %T %z' }}": "2020-07-06 10:11:12 +0000",
    "{{ '2020-07-06 10:11:12 PST' | date: '%T %z' }}": "10:11:12 -0800",
    "{{ '6th July 2020' | date: '%F' }}": "2020-07-06",
    "{{ '07/06/2020' | date: '%F' }}": "2020-06-07",
    "{{ 'March 2020' | date: '%F' }}": "2020-03-01",
    '{{ time | date: "%b %d, \'%y" }}': "Mar 05, '20",
    "{{ time | date: '%^b%-d' | downcase }}": "mar5",
    "{{ '2020-01-02' | date_to_string | slugify }}": "02-jan-2020",
    "{{ 'x' | date: '%Y' }}": "x",
    "{{ date | date: 'Y%' }}": "Y%",
    "{{ '2024-03-31 02:30' | date: '%F %T %z' }}": "2024-03-31 03:30:00 +0200",
}


@pytest.mark.parametrize(("template", "expected"), TABLE.items())
def test_dates(render, template, expected):
    assert render(template) == expected


NOW = {
    "{{ 'now' | date: '%Y' }}{{ 'Today' | date: '%d' }}": ("202405", ["%Y", "%d"]),
    "{{ site.time | date: '%F' }}": ("2024-01-05", ["%F"]),
    "{{ site.time | date_to_xmlschema }}": ("2024-01-05T12:30:15+01:00", ["%FT%T%:z"]),
    "{{ '13:00' | date: '%F %H' }}": ("2024-01-05 13", ["everything"]),
    "{{ 'March 2020' | date: '%F' }}": ("2020-03-01", []),
    "{{ '2020-03-05 10:00' | date: '%F' }}": ("2020-03-05", []),
}


@pytest.mark.parametrize(("template", "expected"), NOW.items())
def test_the_time_of_the_build_is_asked_no_more_than_needed(render, host, template, expected):
    """By hand: what a page asks of the clock decides when it is built again."""
    output, asked = expected
    assert render(template) == output
    assert host.clock.asked == asked


def test_a_field_of_absurd_width_is_refused(render):
    """Ruby refuses it too (`Errno::ERANGE`)."""
    assert render("{{ date | date: '%999999999d' }}") is None
