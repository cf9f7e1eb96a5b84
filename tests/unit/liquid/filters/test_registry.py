"""The names of the filters are those of Liquid 5.4's and Jekyll 4.3's filter modules (by hand from their method lists)."""

from __future__ import annotations

from blogengine.liquid.dialects import DIALECTS
from blogengine.liquid.filters.registry import FILTERS

LIQUID = """abs append at_least at_most base64_decode base64_encode base64_url_safe_decode base64_url_safe_encode
capitalize ceil compact concat date default divided_by downcase escape escape_once first floor h join last lstrip map
minus modulo newline_to_br plus prepend remove remove_first remove_last replace replace_first replace_last reverse round
rstrip size slice sort sort_natural split strip strip_html strip_newlines times truncate truncatewords uniq upcase
url_decode url_encode where"""
JEKYLL = """absolute_url array_to_sentence_string cgi_escape date_to_long_string date_to_rfc822 date_to_string
date_to_xmlschema find find_exp group_by group_by_exp inspect jsonify markdownify normalize_whitespace number_of_words
pop push relative_url sample sassify scssify shift slugify smartify sort strip_index to_integer unshift uri_escape where where_exp
xml_escape"""


def test_every_filter_is_there():
    assert set(FILTERS) == {*LIQUID.split(), *JEKYLL.split()}


def test_what_a_dialect_lacks_or_changes_is_a_filter():
    for dialect in DIALECTS.values():
        assert set(FILTERS) >= dialect.absent_filters | dialect.filters
