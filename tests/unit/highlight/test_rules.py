"""Names are spelled as `pygments.regexopt` spells them: what matches one matches the other, and as much."""

import re

from hypothesis import given
from hypothesis import strategies as st
from pygments.regexopt import regex_opt

from blogengine.highlight.lexers.rules import one_of

NAMES = st.lists(st.text("ab-.", min_size=1, max_size=4), min_size=1, max_size=8)


@given(NAMES, st.lists(st.text("ab-.", max_size=6), max_size=8), st.sampled_from(["", r"(?![\w-])", r"\Z"]))
def test_names_match_as_those_of_pygments_do(names, texts, end):
    ours, theirs = re.compile(one_of(" ".join(names)) + end), re.compile(regex_opt(names) + end)
    for text in [*names, *texts]:
        mine, its = ours.match(text), theirs.match(text)
        assert (mine and mine[0]) == (its and its[0])


def test_common_beginnings_are_matched_once():
    assert one_of("double do dot x") == "(?:(?:do(?:uble|t)?|x))"
