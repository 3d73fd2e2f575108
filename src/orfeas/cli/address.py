"""Where the studio may serve: this machine only, at a port nobody else holds; and who holds it when somebody does."""

from __future__ import annotations

import errno
import os
import socket
from pathlib import Path

from orfeas.errors import Kind, OrfeasError

PROC = Path("/proc")
OWN_ADDRESSES = frozenset({"127.0.0.1", "::1", "localhost"})
_LISTENING = "0A"


class HostNotLocal(OrfeasError):
    """The studio serves this machine only, at 127.0.0.1, ::1 or localhost: it has no accounts yet that would keep
    others out, so {host} is refused. Leave --host away; to reach it from another machine, use a tunnel there:
    ssh -L {port}:127.0.0.1:{port} THIS-MACHINE."""

    kind = Kind.INVALID


class PortHeld(OrfeasError):
    """Port {port} is taken by {holder}. Stop that program, or start the studio at another port: orfeas studio
    --port {free_port}."""

    kind = Kind.CONFLICT


class PortNotAllowed(OrfeasError):
    """Port {port} is not open to you: {problem}. Start the studio at another: orfeas studio --port {free_port}."""

    kind = Kind.INVALID


def check_host(host: str, *, port: int) -> None:
    """Refuse every address but this machine's own.

    Raises:
        HostNotLocal: others could reach it.
    """
    if host not in OWN_ADDRESSES:
        raise HostNotLocal(host=host or '""', port=port)


def claim_port(host: str, port: int) -> int:
    """The port to serve at; 0 asks for any free one.

    Raises:
        PortHeld: another program listens there; names it.
        PortNotAllowed: this user may not use it.
    """
    try:
        return _try_port(host, port)
    except OSError as error:
        free_port = _try_port(host, 0)
        if error.errno == errno.EADDRINUSE:
            raise PortHeld(port=port, holder=holder_of(port), free_port=free_port) from error
        problem = (error.strerror or str(error)).lower()
        raise PortNotAllowed(port=port, problem=problem, free_port=free_port) from error


def holder_of(port: int) -> str:
    """Who listens at a port, as `command (process 123)`; "another program" where this user may not look."""
    inodes = _listening_inodes(port)
    for process in PROC.glob("[0-9]*"):
        if inodes and _has_open(process, inodes):
            return f"{_command_of(process)} (process {process.name})"
    return "another program"


def url_of(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _try_port(host: str, port: int) -> int:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does: closed connections may linger
        probe.bind((host, port))
        probe.listen(1)
        return int(probe.getsockname()[1])


def _listening_inodes(port: int) -> set[str]:
    """Rows of /proc/net/tcp: number, local address:port, remote, state, five more, inode (proc(5))."""
    found = set()
    for table in ("tcp", "tcp6"):
        try:
            rows = (PROC / "net" / table).read_text().splitlines()[1:]
        except OSError:
            continue
        for fields in map(str.split, rows):
            if fields[3] == _LISTENING and int(fields[1].rpartition(":")[2], 16) == port:
                found.add(f"socket:[{fields[9]}]")
    return found


def _has_open(process: Path, targets: set[str]) -> bool:
    try:
        return any(_link_of(handle) in targets for handle in (process / "fd").iterdir())
    except OSError:
        return False


def _link_of(handle: Path) -> str:
    try:
        return str(handle.readlink())
    except OSError:
        return ""


def _command_of(process: Path) -> str:
    try:
        words = (process / "cmdline").read_bytes().rstrip(b"\0").split(b"\0")
    except OSError:
        return "a program"
    text = os.fsdecode(b" ".join(words))
    plain = "".join(sign if sign.isprintable() else "?" for sign in text)
    return plain if len(plain) <= 80 else plain[:77] + "..."
