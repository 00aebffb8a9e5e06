"""A participant's process: confined first, then the trainer with the participant's own profile.

python -m trainer.serving.launch SERVER_PID
"""

from __future__ import annotations

import os
import sys

from trainer.serving.confinement import Limits, confine, follow

ROLE = "admin_instansi"
"""The role a participant starts in; the profile can be changed in the trainer."""


def prepare_profile(name: str) -> None:
    """Make the participant's profile at the first visit; later visits find it.

    Args:
        name: the participant's name; empty leaves the question to the trainer.

    Raises:
        StoreError: the data folder cannot be used.
    """
    from trainer.practice.desk import data_folder, wall_clock
    from trainer.practice.store import Store
    from trainer.scenarios.scenario import DEFAULT_REGION

    store = Store(data_folder() / "latihan.sqlite3")
    try:
        if name and not store.profiles():
            profile = store.add_profile(name, DEFAULT_REGION, "", ROLE, wall_clock())
            store.set_setting(0, "profil", str(profile.id))
    finally:
        store.close()


def main(arguments: list[str]) -> int:
    """Run one participant's trainer; return its exit code."""
    follow(int(arguments[0]))
    confine(Limits())

    from trainer.practice.store import StoreError
    from trainer.serving.environment import NAME_VARIABLE

    try:
        prepare_profile(os.environ.get(NAME_VARIABLE, ""))
    except StoreError as problem:
        print(problem, file=sys.stderr)
        return 2
    from trainer.app import run

    return run()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
