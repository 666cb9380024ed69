"""The words for illness, aid and care, as one pattern each; the words are in data/woordenlijsten/gezondheid.txt."""

from lwd_monitor.verhaal.tekst.woordenlijst import MAP


def _load() -> dict[str, str]:
    regels = (MAP / "gezondheid.txt").read_text(encoding="utf-8").splitlines()
    return {naam: "|".join(woorden.split()) for naam, woorden in (regel.split(": ", 1) for regel in regels)}


_LIJSTEN = _load()
AANDOENING = _LIJSTEN["aandoening"]
HULPMIDDEL = _LIJSTEN["hulpmiddel"]
# Verbs that tie an illness to a person: heeft, kreeg, lijdt, herstelt.
LIJDT = _LIJSTEN["lijdt"]
