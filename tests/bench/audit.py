"""Look the pinned packages up among known holes; without internet that is a warning."""

import re
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


LIJSTEN = ("requirements.txt", "requirements-scale.txt")


def main() -> int:
    """Look up every pinned list and return the worst exit code: 0 also when nobody could be reached, with a warning."""
    return max(audit(lijst) for lijst in LIJSTEN)


def audit(lijst: str) -> int:
    """Run pip-audit on one list and return its exit code."""
    opdracht = [sys.executable, "-m", "pip_audit", "-r", lijst, "--disable-pip", "--require-hashes"]
    uit = subprocess.run(
        [*opdracht, "--progress-spinner", "off"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    if uit.returncode and any(woord in uit.stderr for woord in STIL):
        print(
            f"LET OP: {lijst}: geen verbinding met de lijst van bekende lekken. Er is niets gecontroleerd. "
            "Draai dit later opnieuw."
        )
        return 0
    print(uit.stdout, uit.stderr[-2000:], sep="\n")
    totaal = len(re.findall(r"^[\w.-]+==", (PROJECT / lijst).read_text(encoding="utf-8"), re.MULTILINE))
    if gemist := uit.stdout.count("could not be audited"):
        print(
            f"LET OP: {lijst}: {gemist} van de {totaal} pakketten staan niet op de lijst die hier te bereiken is. "
            "Die zijn niet gecontroleerd. Draai dit later opnieuw."
        )
    return uit.returncode


if __name__ == "__main__":
    sys.exit(main())
