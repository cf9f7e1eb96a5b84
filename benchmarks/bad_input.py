"""Build every site of tests/bad_input in full size, each in a process of its own; print what it costs and tells.

    python benchmarks/bad_input.py
    python benchmarks/bad_input.py code_of_100_000_lines post_of_20_megabytes

None may take more than 10 s of CPU or 1 GB, or show a traceback; what does is marked, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "tests" / "bad_input"))
from bad_sites import CASES

SECONDS, MEGABYTES = 10.0, 1_000


def built(site: pathlib.Path) -> tuple[int, str, str, float, int]:
    """Build; return exit status, standard output and error, CPU seconds and megabytes."""
    command = [sys.executable, "-m", "blogengine", "build", "-s", str(site), "--force", "--format", "json"]
    with (site.parent / "out").open("w+") as out, (site.parent / "err").open("w+") as err:
        process = subprocess.Popen(command, stdout=out, stderr=err)
        _, status, usage = os.wait4(process.pid, 0)
        out.seek(0)
        err.seek(0)
        code = os.waitstatus_to_exitcode(status)
        return code, out.read(), err.read(), usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


def run(name: str) -> bool:
    """Build one case, print a line on it, and tell whether it is well."""
    case = CASES[name]
    folder = pathlib.Path(tempfile.mkdtemp(prefix="bad-input-"))
    try:
        site = folder / "site"
        site.mkdir()
        case.write(site, *([case.size] if case.size else []))
        status, out, err, seconds, megabytes = built(site)
    finally:
        shutil.rmtree(folder)
    told = sorted({each["code"] for each in json.loads(out)["diagnostics"]}) if out else ["nothing"]
    well = status == case.status and "Traceback" not in err and seconds <= SECONDS and megabytes <= MEGABYTES
    print(
        f"{' ' if well else '!'} {name:44} exit {status} {seconds:6.1f} s {megabytes:6} MB  {', '.join(told)}",
        flush=True,
    )
    return well


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[*CASES, []])
    arguments = parser.parse_args()
    results = [run(name) for name in arguments.names or CASES]
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
