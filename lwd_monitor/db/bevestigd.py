"""What the store last acknowledged, kept beside its file: a log of the store that was cut off is missed by it."""

import json
import os
from contextlib import suppress
from pathlib import Path

ALLEEN_EIGEN = 0o600
# One line of always the same length is written in one piece.
LENGTE = 120


def get_pad(bestand: Path) -> Path:
    """Return the file that holds the number, beside the store's own."""
    return bestand.with_name(bestand.name + ".bevestigd")


class Bevestigd:
    """Keeps the number of the last write that was acknowledged, and what went missing before this program began.

    Notes: not forced to the disk: after a power cut it may name an earlier write, never one that was not acknowledged.
    """

    def __init__(self, bestand: Path) -> None:
        self._pad = get_pad(bestand)
        self._nummer: int | None = None
        self._gemist = (0, 0)

    def note(self, teller: int) -> None:
        """Write down that a write was acknowledged; a disk that refuses keeps no write from its end."""
        with suppress(OSError):
            if self._nummer is None:
                eerder = read_bevestigd(self._pad)
                self._gemist = (eerder["van"], eerder["tot"])
                if eerder["teller"] >= teller:
                    # The store fell back while nobody had it open: this write takes a number that was given before.
                    self._gemist = (min(teller, self._gemist[0] or teller), max(eerder["teller"], self._gemist[1]))
                self._nummer = os.open(self._pad, os.O_WRONLY | os.O_CREAT, ALLEEN_EIGEN)
            regel = json.dumps({"teller": teller, "van": self._gemist[0], "tot": self._gemist[1]})
            os.lseek(self._nummer, 0, os.SEEK_SET)
            os.write(self._nummer, regel.ljust(LENGTE - 1).encode() + b"\n")

    def close(self) -> None:
        """Let go of the file."""
        if self._nummer is not None:
            os.close(self._nummer)
            self._nummer = None


def read_bevestigd(pad: Path) -> dict[str, int]:
    """Return what is written down, zeroes where there is nothing to read."""
    leeg = {"teller": 0, "van": 0, "tot": 0}
    try:
        gelezen = json.loads(pad.read_text(encoding="utf-8"))
        return leeg | {naam: int(gelezen[naam]) for naam in leeg}
    except (OSError, ValueError, KeyError, TypeError):
        return leeg


def forget_bevestigd(bestand: Path) -> None:
    """Forget what was acknowledged: another store takes the place on purpose."""
    get_pad(bestand).unlink(missing_ok=True)


def check_bevestigd(bestand: Path, teller: int) -> list[str]:
    """Return in Dutch which acknowledged writes a store no longer holds."""
    staat = read_bevestigd(get_pad(bestand))
    zinnen = []
    if staat["teller"] > teller:
        zinnen.append(explain_gemist(teller + 1, staat["teller"]))
    if staat["tot"]:
        zinnen.append(explain_gemist(staat["van"], staat["tot"]))
    return zinnen


def explain_gemist(van: int, tot: int) -> str:
    """Return in Dutch that writes are gone, and what to do."""
    return (
        f"De database is teruggevallen: wat is bewaard met nummer {van} tot en met {tot}, was bevestigd en staat er niet "
        "meer. Het databasebestand of het .wal-bestand ernaast is afgekapt of vervangen. Zet de nieuwste back-up terug."
    )
