"""A PostgreSQL of our own on loopback, thrown away afterwards."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.conftest import find_poort
from tests.conftest import find_postgres

# PostgreSQL refuses to run as root.
GEWOON = "nobody"


@contextmanager
def run_postgres(map_: Path) -> Iterator[str]:
    """Run a cluster in a folder and give the words by which DuckLake finds its catalogue."""
    bin_ = find_postgres()
    assert bin_ is not None
    poort, data = find_poort(), Path("/tmp") / f"lwd-pg-{os.getpid()}"
    data.mkdir(mode=0o700)
    wie = GEWOON if os.geteuid() == 0 else None
    if wie:
        shutil.chown(data, wie)

    def call(naam: str, *opties: str) -> None:
        opdracht = [str(bin_ / naam), "-D", str(data / "data"), *opties]
        subprocess.run(opdracht, check=True, user=wie, cwd="/", stdout=subprocess.DEVNULL, timeout=60)

    try:
        call("initdb", "--auth=trust", "--username=lwd", "--no-sync", "--encoding=UTF8")
        server = f"-c listen_addresses=127.0.0.1 -p {poort} -c unix_socket_directories={data} -c fsync=off"
        call("pg_ctl", "-w", "-l", str(data / "log"), "-o", server, "start")
        try:
            yield f"host=127.0.0.1 port={poort} user=lwd dbname=postgres"
        finally:
            call("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(data, ignore_errors=True)
