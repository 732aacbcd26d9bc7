"""What a worker process gives up before it reads its first query.

The network, other programs and processes, privileges, endless memory, outliving its server; files by `landlock`.

Linux has all of it. Elsewhere some of it is missing; what was reached is reported, so that the service can say so
when it starts. Only the standard library is used: the module runs in the worker processes.
"""

import ctypes
import os
import signal
import struct
import sys
from collections.abc import Iterable
from functools import cache

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
# Linux numbers of: fork, vfork (where there are these), execve, execveat, ptrace; of clone; of clone3.
CHILDREN = {"x86_64": ((57, 58, 59, 322, 101), 56, 435), "aarch64": ((221, 281, 117), 220, 435)}
X32 = 0x40000000
LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, KILL, REFUSE, ABSENT = 0x7FFF0000, 0x80000000, 0x00050001, 0x00050026
"""`REFUSE` makes the call fail with EPERM, `ABSENT` with ENOSYS, upon which libraries use an older one."""
CLONE_THREAD, FIRST_ARGUMENT = 0x00010000, 16
READ_SEARCH = 1 << 2
"""The capability to read what another owns: a superuser's build folder may be somebody else's."""


def isolate_network() -> list[str]:
    """Take the network away for good; what did it: `namespace`, `seccomp`, both, or nothing.

    A network namespace of its own has not even a loopback that is up. The filter refuses to make sockets at all
    (those in the file system too) and to start programs.
    """
    if not sys.platform.startswith("linux"):
        return []
    return [name for name, done in (("namespace", _own_namespace()), ("seccomp", _filter_calls())) if done]


def stay_alone() -> bool:
    """Refuse this process to start others, programs or copies of itself, for good; threads are none."""
    machine = os.uname().machine
    return sys.platform.startswith("linux") and machine in CHILDREN and _install(_childless(machine))


def drop_privileges() -> bool:
    """Give up every capability (a superuser's) but that of reading, and gaining others; False where there are none."""
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    head = ctypes.create_string_buffer(struct.pack("Ii", 0x20080522, 0), 8)
    sets = ctypes.create_string_buffer(24)
    if libc.capget(head, sets) != 0:
        return False
    permitted = struct.unpack_from("I", sets, 4)[0] & READ_SEARCH
    struct.pack_into("6I", sets, 0, permitted, permitted, 0, 0, 0, 0)
    return bool(libc.capset(head, sets) == 0 and _prctl(PR_SET_NO_NEW_PRIVS, 1) == 0)


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
        # Opened once: it is looked at after every query, also where no more files may be opened.
        return int(os.pread(_statm(), 200, 0).split()[5]) * resource.getpagesize()
    except (OSError, IndexError, ValueError):
        return None


@cache
def _statm() -> int:
    return os.open("/proc/self/statm", os.O_RDONLY | os.O_CLOEXEC)


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


def end_with(parent: int) -> None:
    """Have the kernel ask this process to end when its parent has."""
    if sys.platform.startswith("linux"):
        _prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        sys.exit(0)


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
    return machine in CALLS and _install(_program(*CALLS[machine]))


def _install(rules: bytes) -> bool:
    if _prctl(PR_SET_NO_NEW_PRIVS, 1) != 0:
        return False
    code = ctypes.create_string_buffer(rules, len(rules))
    program = ctypes.create_string_buffer(struct.pack("HL", len(rules) // 8, ctypes.addressof(code)))
    return _prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.addressof(program)) == 0


def _program(architecture: int, calls: tuple[int, ...]) -> bytes:
    """The filter: kill on another architecture's calls, refuse the listed ones, allow the rest."""
    rules = [(LOAD, 0, 0, 4), (EQUAL, 1, 0, architecture), (RETURN, 0, 0, KILL), (LOAD, 0, 0, 0)]
    rules += [(AT_LEAST, len(calls) + 1, 0, X32)]
    rules += [(EQUAL, len(calls) - index, 0, call) for index, call in enumerate(calls)]
    rules += [(RETURN, 0, 0, ALLOW), (RETURN, 0, 0, REFUSE)]
    return _packed(rules)


def _childless(machine: str) -> bytes:
    """The filter: as the other one; of clone, allow what makes a thread."""
    calls, clone, clone3 = CHILDREN[machine]
    rules = [(LOAD, 0, 0, 4), (EQUAL, 1, 0, CALLS[machine][0]), (RETURN, 0, 0, KILL), (LOAD, 0, 0, 0)]
    rules += [(AT_LEAST, len(calls) + 5, 0, X32)]
    rules += [(EQUAL, len(calls) + 4 - index, 0, call) for index, call in enumerate(calls)]
    rules += [(EQUAL, 5, 0, clone3), (EQUAL, 0, 2, clone)]
    rules += [(LOAD, 0, 0, FIRST_ARGUMENT), (ANY_BIT, 0, 1, CLONE_THREAD)]
    rules += [(RETURN, 0, 0, ALLOW), (RETURN, 0, 0, REFUSE), (RETURN, 0, 0, ABSENT)]
    return _packed(rules)


def _packed(rules: Iterable[tuple[int, int, int, int]]) -> bytes:
    return b"".join(struct.pack("HBBI", *rule) for rule in rules)


def _prctl(option: int, *arguments: int) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    filled = (*arguments, 0, 0, 0, 0)[:4]
    result: int = libc.prctl(option, *(ctypes.c_ulong(argument) for argument in filled))
    return result
