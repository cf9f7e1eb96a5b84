"""Which filter has which name: those of Liquid 5.4 and of Jekyll 4.3."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from blogengine.liquid.filters import arrays, data, dates, html, markdown, numbers, sass, selecting, strings, urls

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blogengine.liquid.filters.base import Filter

FILTERS: Final[Mapping[str, Filter]] = {
    # strings
    "append": strings.append,
    "capitalize": strings.capitalize,
    "downcase": strings.downcase,
    "lstrip": strings.lstrip,
    "newline_to_br": strings.newline_to_br,
    "number_of_words": strings.number_of_words,
    "prepend": strings.prepend,
    "remove": strings.remove,
    "remove_first": strings.remove_first,
    "remove_last": strings.remove_last,
    "replace": strings.replace,
    "replace_first": strings.replace_first,
    "replace_last": strings.replace_last,
    "rstrip": strings.rstrip,
    "slice": strings.slice_,
    "split": strings.split,
    "strip": strings.strip,
    "strip_newlines": strings.strip_newlines,
    "to_integer": strings.to_integer_,
    "truncate": strings.truncate,
    "truncatewords": strings.truncatewords,
    "upcase": strings.upcase,
    # numbers
    "abs": numbers.abs_,
    "at_least": numbers.at_least,
    "at_most": numbers.at_most,
    "ceil": numbers.ceil,
    "divided_by": numbers.divided_by,
    "floor": numbers.floor,
    "minus": numbers.minus,
    "modulo": numbers.modulo,
    "plus": numbers.plus,
    "round": numbers.round_,
    "times": numbers.times,
    # lists
    "array_to_sentence_string": arrays.array_to_sentence_string,
    "compact": arrays.compact,
    "concat": arrays.concat,
    "first": arrays.first,
    "join": arrays.join,
    "last": arrays.last,
    "map": arrays.map_,
    "pop": arrays.pop,
    "push": arrays.push,
    "reverse": arrays.reverse,
    "sample": arrays.sample,
    "shift": arrays.shift,
    "sort": arrays.sort,
    "sort_natural": arrays.sort_natural,
    "uniq": arrays.uniq,
    "unshift": arrays.unshift,
    # choosing and grouping
    "find": selecting.find,
    "find_exp": selecting.find_exp,
    "group_by": selecting.group_by,
    "group_by_exp": selecting.group_by_exp,
    "where": selecting.where,
    "where_exp": selecting.where_exp,
    # dates
    "date": dates.date_,
    "date_to_long_string": dates.date_to_long_string,
    "date_to_rfc822": dates.date_to_rfc822,
    "date_to_string": dates.date_to_string,
    "date_to_xmlschema": dates.date_to_xmlschema,
    # URLs
    "absolute_url": urls.absolute_url,
    "base64_decode": urls.base64_decode,
    "base64_encode": urls.base64_encode,
    "base64_url_safe_decode": urls.base64_url_safe_decode,
    "base64_url_safe_encode": urls.base64_url_safe_encode,
    "cgi_escape": urls.cgi_escape,
    "relative_url": urls.relative_url,
    "slugify": urls.slugify,
    "strip_index": urls.strip_index,
    "uri_escape": urls.uri_escape,
    "url_decode": urls.url_decode,
    "url_encode": urls.url_encode,
    # HTML
    "escape": html.escape,
    "escape_once": html.escape_once,
    "h": html.escape,
    "normalize_whitespace": html.normalize_whitespace,
    "strip_html": html.strip_html,
    "xml_escape": html.xml_escape,
    # the site's converters
    "markdownify": markdown.markdownify,
    "sassify": sass.sassify,
    "scssify": sass.scssify,
    "smartify": markdown.smartify,
    # any value
    "default": data.default,
    "inspect": data.inspect,
    "jsonify": data.jsonify,
    "size": data.size,
}
