"""The process that reads documents -> the same with its CPU, memory, files and network cut."""

import ctypes
import os
import platform
import resource
import struct

MAX_CPU = 60
MAX_MEMORY = 1024 * 1024 * 1024
# socket, socketpair and io_uring_setup, by the kernel's numbers for each machine.
_CALLS = {"x86_64": (0xC000003E, (41, 53, 425)), "aarch64": (0xC00000B7, (198, 199, 425))}
_SET_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 13
_OTHER_ABI = 0x40000000


def limit_process() -> bool:
    """Cut memory, files and network for good; say whether the network could be cut."""
    held = _held_memory()
    resource.setrlimit(resource.RLIMIT_AS, (held + MAX_MEMORY, held + MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return _cut_network()


def limit_cpu(seconds: int = MAX_CPU) -> None:
    """Give the next document this much CPU time."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def _held_memory() -> int:
    try:
        with open("/proc/self/statm", encoding="ascii") as stream:
            return int(stream.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return MAX_MEMORY


def _cut_network() -> bool:
    """Ask the kernel to refuse new sockets (seccomp); needs no rights, cannot be undone."""
    found = _CALLS.get(platform.machine())
    if platform.system() != "Linux" or found is None:
        return False
    machine, calls = found
    program = [(_LOAD, 0, 0, 4), (_EQUAL, 1, 0, machine), (_RETURN, 0, 0, _REFUSE)]
    program += [(_LOAD, 0, 0, 0)]
    program += [(_AT_LEAST, 0, 1, _OTHER_ABI), (_RETURN, 0, 0, _REFUSE)]
    for call in calls:
        program += [(_EQUAL, 0, 1, call), (_RETURN, 0, 0, _REFUSE)]
    program.append((_RETURN, 0, 0, _ALLOW))
    code = b"".join(struct.pack("HBBI", *step) for step in program)
    buffer = ctypes.create_string_buffer(code)
    header = struct.pack("HxxxxxxQ", len(program), ctypes.addressof(buffer))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_SET_SECCOMP, _FILTER, header, 0, 0) == 0)
