"""What a worker process gives up before it reads its first query: the network, endless memory, outliving its server.

Linux has all of it. Elsewhere some of it is missing; what was reached is reported, so that the service can say so
when it starts. Only the standard library is used: the module runs in the worker processes.
"""

import ctypes
import os
import signal
import struct
import sys
from pathlib import Path

try:
    import resource
except ImportError:  # Windows has no such bounds; the service, which needs them, does not start there.
    resource = None  # type: ignore[assignment]

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 1, 38, 22, 2

# Linux numbers of: socket, connect, io_uring_setup, execve, execveat, ptrace; and the audit name of the architecture.
CALLS = {
    "x86_64": (0xC000003E, (41, 42, 425, 59, 322, 101)),
    "aarch64": (0xC00000B7, (198, 203, 425, 221, 281, 117)),
}
X32 = 0x40000000
LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
ALLOW, KILL, REFUSE = 0x7FFF0000, 0x80000000, 0x00050001
"""`REFUSE` makes the call fail with EPERM."""


def isolate_network() -> list[str]:
    """Take the network away for good; what did it: `namespace`, `seccomp`, both, or nothing.

    A network namespace of its own has not even a loopback that is up. The filter refuses to make sockets at all
    (those in the file system too) and to start programs.
    """
    if not sys.platform.startswith("linux"):
        return []
    return [name for name, done in (("namespace", _own_namespace()), ("seccomp", _filter_calls())) if done]


def reaches_network() -> bool:
    """Whether this process can still reach a network: a refused connection to the loopback is a connection made."""
    import _socket

    try:
        probe = _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM)
    except OSError:
        return False
    try:
        probe.connect(("127.0.0.1", 1))
    except ConnectionRefusedError:
        return True
    except OSError:
        return False
    finally:
        probe.close()
    return True


def limit_memory(extra: int) -> bool:
    """Let this process's private memory grow by at most `extra` bytes from now; whether the platform holds it to that.

    Counted is what it can write to (Linux `RLIMIT_DATA`), so that the files of the store, mapped and cached, are not.
    """
    used = data_bytes()
    if used is None:
        return False
    resource.setrlimit(resource.RLIMIT_DATA, (used + extra, used + extra))
    return True


def data_bytes() -> int | None:
    """The private memory of this process in bytes; None where the platform does not tell."""
    try:
        with Path("/proc/self/statm").open() as file:
            return int(file.read().split()[5]) * resource.getpagesize()
    except (OSError, IndexError, ValueError):
        return None


def limit_files(largest: int | None) -> None:
    """Let no file that this process writes grow over `largest` bytes, if given; and let it leave no core dump."""
    if resource is None:
        return
    if largest is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


def die_with(parent: int) -> None:
    """Have the kernel kill this process when its parent ends, even in the middle of a query."""
    if sys.platform.startswith("linux"):
        _prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.name == "posix" and os.getppid() != parent:
        os._exit(0)


def give_way(nice: int) -> None:
    """Let other processes (the server that feeds this one) go first."""
    if hasattr(os, "nice"):
        os.nice(nice)


def _own_namespace() -> bool:
    """A new network namespace: at once for root, within a user namespace for others, where the system lets them."""
    libc = ctypes.CDLL(None, use_errno=True)
    return any(libc.unshare(flags) == 0 for flags in (CLONE_NEWNET, CLONE_NEWUSER | CLONE_NEWNET))


def _filter_calls() -> bool:
    """Install a seccomp filter; False where architecture or kernel have none."""
    machine = os.uname().machine
    if machine not in CALLS or _prctl(PR_SET_NO_NEW_PRIVS, 1) != 0:
        return False
    rules = _program(*CALLS[machine])
    code = ctypes.create_string_buffer(rules, len(rules))
    program = ctypes.create_string_buffer(struct.pack("HL", len(rules) // 8, ctypes.addressof(code)))
    return _prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.addressof(program)) == 0


def _program(architecture: int, calls: tuple[int, ...]) -> bytes:
    """The filter: kill on another architecture's calls, refuse the listed ones, allow the rest."""
    rules = [(LOAD, 0, 0, 4), (EQUAL, 1, 0, architecture), (RETURN, 0, 0, KILL), (LOAD, 0, 0, 0)]
    rules += [(AT_LEAST, len(calls) + 1, 0, X32)]
    rules += [(EQUAL, len(calls) - index, 0, call) for index, call in enumerate(calls)]
    rules += [(RETURN, 0, 0, ALLOW), (RETURN, 0, 0, REFUSE)]
    return b"".join(struct.pack("HBBI", *rule) for rule in rules)


def _prctl(option: int, *arguments: int) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    filled = (*arguments, 0, 0, 0, 0)[:4]
    result: int = libc.prctl(option, *(ctypes.c_ulong(argument) for argument in filled))
    return result
