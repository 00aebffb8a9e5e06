"""What a participant's process may use, and whose end it follows. Called inside that process, before anything else."""

from __future__ import annotations

import os
import sys

import msgspec

MIB = 1024 * 1024


class Limits(msgspec.Struct, frozen=True):
    """Upper bounds of one participant's process.

    Attributes:
        memory: bytes of address space.
        cpu: seconds of processor time; a long day of work stays far below.
        files: open files.
        file_size: bytes of one written file.
        niceness: how far the process stands back behind the server.
    """

    memory: int = 1536 * MIB
    cpu: int = 7200
    files: int = 256
    file_size: int = 256 * MIB
    niceness: int = 5


def confine(limits: Limits) -> None:
    """Lay the limits on this process and what it starts; on Windows there are none to lay."""
    if sys.platform == "win32":
        return
    import resource

    wanted = {
        resource.RLIMIT_AS: limits.memory,
        resource.RLIMIT_CPU: limits.cpu,
        resource.RLIMIT_NOFILE: limits.files,
        resource.RLIMIT_FSIZE: limits.file_size,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in wanted.items():
        _, hard = resource.getrlimit(kind)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (bound, bound))
    os.nice(limits.niceness)
    os.umask(0o077)


def follow(parent: int) -> None:
    """End with the server, even when it is killed; and never gain rights.

    Elsewhere than on Linux the guardian process alone sees to that.

    Args:
        parent: the server's process id.

    Raises:
        SystemExit: the server is already gone.
    """
    if sys.platform != "linux":
        return
    import ctypes
    import signal

    set_parent_death_signal, set_no_new_privileges = 1, 38
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(set_parent_death_signal, signal.SIGKILL, 0, 0, 0)
    libc.prctl(set_no_new_privileges, 1, 0, 0, 0)
    # The server may have died before the signal was asked for.
    if os.getppid() != parent:
        raise SystemExit(1)
