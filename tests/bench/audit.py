"""Look the pinned packages up among known holes; without internet that is a warning."""

import subprocess
import sys

from tests.conftest import PROJECT

STIL = (
    "ConnectionError",
    "Connection refused",
    "Max retries",
    "NameResolution",
    "timed out",
    "Failed to establish",
    "ServiceError",
)


def main() -> int:
    """Run pip-audit on the pinned list and return its exit code, or 0 with a warning when it reaches nobody."""
    opdracht = [sys.executable, "-m", "pip_audit", "-r", "requirements.txt", "--disable-pip", "--require-hashes"]
    uit = subprocess.run(
        [*opdracht, "--progress-spinner", "off"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    print(uit.stdout, uit.stderr[-2000:], sep="\n")
    if uit.returncode and any(woord in uit.stderr for woord in STIL):
        print(
            "LET OP: geen verbinding met de lijst van bekende lekken. Er is niets gecontroleerd. Draai dit later opnieuw."
        )
        return 0
    if gemist := uit.stdout.count("could not be audited"):
        print(f"LET OP: {gemist} pakketten staan niet op de lijst die hier te bereiken is. Draai dit later opnieuw.")
    return uit.returncode


if __name__ == "__main__":
    sys.exit(main())
