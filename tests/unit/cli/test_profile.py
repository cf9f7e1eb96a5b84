"""The tables of `--profile`; the layout is Jekyll's, the lines are written by hand."""

from pathlib import Path

from blogengine.build.report import BuildReport
from blogengine.cli.profile import costs, profile
from blogengine.render.meter import Cost


def test_the_slowest_stand_first_above_the_sum():
    measured = {"index.html": Cost(1, 1024, 0.002), "_layouts/post.html": Cost(20, 265452, 0.041)}
    assert costs(measured) == (
        "| Filename            | Count |   Bytes |  Time |\n"
        "+---------------------+-------+---------+-------+\n"
        "| _layouts/post.html  |    20 | 259.23K | 0.041 |\n"
        "| index.html          |     1 |   1.00K | 0.002 |\n"
        "| TOTAL (for 2 files) |    21 | 260.23K | 0.043 |"
    )


def test_of_many_files_fifty_are_shown_and_all_summed():
    lines = costs({f"{number:02}.html": Cost(1, 0, number) for number in range(60)}).splitlines()
    assert len(lines) == 2 + 50 + 1
    assert "59.html" in lines[2]
    assert "TOTAL (for 60 files; 50 shown)" in lines[-1]
    assert "|    60 |" in lines[-1]


def test_phases_stand_above_and_a_build_that_kept_everything_says_so():
    report = BuildReport(Path("_site"), 1, 1, 0, 2, 0, 0.25, (), {"read": 0.2, "render": 0.05})
    assert profile(report) == (
        "\n| Phase      |   Time |\n+------------+--------+\n| read       | 0.2000 |\n| render     | 0.0500 |\n"
        "| TOTAL TIME | 0.2500 |\n\nNothing was rendered: all was kept.\n"
    )
