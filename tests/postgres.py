"""A PostgreSQL server for tests: Debian's binaries, a data folder of its own, a free port of the loopback address."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MISSING = "no PostgreSQL server binaries found: install the package `postgresql` (apt-get install postgresql)"


def find_binaries() -> Path | None:
    """Return the folder that holds `initdb` and `pg_ctl`; None where no server is installed."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name), reverse=True)
    on_path = shutil.which("pg_ctl")
    candidates = folders + ([Path(on_path).parent] if on_path else [])
    return next((f for f in candidates if (f / "initdb").exists() and (f / "pg_ctl").exists()), None)


def memory_disk(needed_bytes: int = 2**30) -> Path | None:
    """Return a folder in memory with room to spare, where syncs cost nothing; None where there is none."""
    folder = Path("/dev/shm")
    roomy = folder.is_dir() and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > needed_bytes
    return folder if roomy else None


@contextmanager
def running_server(binaries: Path) -> Iterator[str]:
    """Yield the address of a fresh server's database; the server and its data are gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="weekreview-postgres-", dir=memory_disk()))
    options = _as_other_user(folder)
    data, port = folder / "data", _free_port()
    settings = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
    control = [str(binaries / "pg_ctl"), "-D", str(data), "-w", "-t", "30"]
    try:
        init = [str(binaries / "initdb"), "-D", str(data), "-U", "weekreview", "-A", "trust", "-E", "UTF8"]
        _run([*init, "--locale=C", "--no-sync"], options)
        _run([*control, "-l", str(folder / "log"), "-o", settings, "start"], options)
        try:
            yield f"postgresql://weekreview@127.0.0.1:{port}/postgres"
        finally:
            _run([*control, "-m", "fast", "stop"], options)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_other_user(folder: Path) -> dict:
    """Return what `subprocess` needs; the server refuses to run as root, so there it runs as the user `postgres`."""
    options = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.STDOUT, "timeout": 60}
    if os.geteuid() != 0:
        return options
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {**options, "user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _run(command: list[str], options: dict) -> None:
    subprocess.run(command, check=True, **options)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
