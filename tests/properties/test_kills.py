"""A short turn of tests/fuzz/kills.py: whatever kills a build and whatever damages it, the next one equals a clean one."""

import random
import sys
from pathlib import Path

import pytest

from blogengine.write import exchange

sys.path.insert(0, str(Path(__file__).parents[1] / "fuzz"))
import kills

sys.path.pop(0)

pytestmark = pytest.mark.skipif(not exchange.is_available(), reason="this system cannot exchange two folders")


def test_killed_at_random_moments_the_site_is_old_or_new_for_every_reader(tmp_path):
    findings = kills.kill_rounds(tmp_path, 6, random.Random(7), posts=12)
    assert findings.wrong == []
    assert findings.sightings > 0


@pytest.mark.parametrize("name", kills.DAMAGES)
def test_after_any_damage_the_next_build_equals_a_clean_one(tmp_path, name):
    assert kills.damage_round(tmp_path, name, random.Random(7), edit=True) == []
    assert kills.damage_round(tmp_path / "again", name, random.Random(7), edit=False) == []
