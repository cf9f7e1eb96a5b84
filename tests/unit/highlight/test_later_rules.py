"""Rules that are compiled late know of themselves what `re` knows of a compiled pattern."""

import importlib
import pkgutil
import re

from blogengine.highlight import lexers
from blogengine.highlight.alternation import LaterRule
from blogengine.highlight.lexers.rules import OwnLexer


def all_below(kind):
    for each in kind.__subclasses__():
        yield each
        yield from all_below(each)


def test_every_rule_of_every_lexer():
    for module in pkgutil.iter_modules(lexers.__path__):
        importlib.import_module(f"{lexers.__name__}.{module.name}")
    tables = [kind()._tokens for kind in all_below(OwnLexer) if "name" in vars(kind)]
    rules = [rule for table in tables for state in table.values() for rule, *_ in state if isinstance(rule, LaterRule)]
    assert len(rules) > 2000
    for rule in rules:
        compiled = re.compile(rule.pattern, rule.flags)
        assert (rule.groups, rule.flags | re.UNICODE) == (compiled.groups, compiled.flags | re.UNICODE), rule.pattern


def test_one_is_compiled_when_it_is_matched():
    rule = LaterRule("b+", re.IGNORECASE)
    assert rule("abBc", 1)[0] == "bB"
    assert rule("abBc", 0) is None
