"""Set up and run the tests of LATIH! on a machine with nothing but Python 3.11+.

python3 uji.py              all tests (Windows: py uji.py)
python3 uji.py tests/sp4n   any pytest arguments
"""

from __future__ import annotations

import os
import subprocess
import sys

from latih import HERE, fail, prepare, stopped_is_no_fault


def main(arguments: list[str]) -> int:
    """Prepare the environment with the development packages and run pytest in it."""
    if sys.version_info < (3, 11):
        return fail("LATIH! memerlukan Python 3.11 atau lebih baru. Pasang dari python.org, lalu ulangi.")
    try:
        python = prepare("dev")
    except (RuntimeError, OSError) as problem:
        return fail(str(problem))
    environment = dict(os.environ, PYTHONPATH=str(HERE), PYTHONUTF8="1")
    workers = [] if any(word.startswith("-n") for word in arguments) else ["-n", "auto"]
    command = [str(python), "-m", "pytest", *workers, *arguments]
    return subprocess.run(command, cwd=HERE, env=environment, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(stopped_is_no_fault(main, sys.argv[1:]))
