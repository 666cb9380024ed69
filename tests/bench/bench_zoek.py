"""Times the search index at 100,000 made stories: `python -m tests.bench.bench_zoek [aantal]`."""

import random
import sys
import time
from dataclasses import dataclass

from lwd_monitor.tekst.woordenlijst import load_rang
from lwd_monitor.zoek import Zoekindex

VRAGEN = [
    "hangjongeren",
    "speeltuin",
    "cafe",
    "overlast",
    "wijk",
    "het park",
    '"nieuwe speeltuin"',
    "jong",
    "zwerfafval container",
    "natuur",
]
EIGEN = [
    "speeltuin",
    "natuurspeeltuin",
    "hangjongere",
    "overlast",
    "zwerfafval",
    "container",
    "wijk",
    "park",
    "café",
    "nieuwe",
]


PER_SOORT = 40
LIMIET, GETOOND = 4_000, 7  # as the page asks and shows


@dataclass(frozen=True)
class Nep:
    id: str
    titel: str
    tekst: str


def make_verhalen(aantal: int):
    """Make stories whose words are as unevenly spread as in Dutch."""
    loterij = random.Random(1)
    woorden = list(load_rang()) + EIGEN
    gewicht = [1 / (rang + 3) for rang in range(len(load_rang()))] + [0.0005] * len(EIGEN)
    voorraad = loterij.choices(woorden, gewicht, k=2_000_000)
    for nummer in range(aantal):
        start = loterij.randrange(len(voorraad) - 200)
        yield Nep(
            str(nummer),
            " ".join(voorraad[start : start + 5]),
            " ".join(voorraad[start + 5 : start + loterij.randrange(60, 150)]),
        )


def make_vragen() -> dict[str, list[str]]:
    """Make queries of each kind from words that are common, rare and very rare."""
    loterij, woorden = random.Random(7), list(load_rang())

    def pick(van: int, tot: int) -> str:
        return woorden[loterij.randrange(van, min(tot, len(woorden)))]

    soorten = {
        "een woord": lambda: pick(0, 30_000),
        "begin van een woord": lambda: pick(500, 20_000)[:5],
        "twee gewone": lambda: f"{pick(0, 500)} {pick(0, 500)}",
        "gewoon en zeldzaam": lambda: f"{pick(0, 500)} {pick(5_000, 30_000)}",
        "twee zeldzame": lambda: f"{pick(3_000, 20_000)} {pick(3_000, 20_000)}",
        "twee heel zeldzame": lambda: f"{pick(20_000, 10**9)} {pick(20_000, 10**9)}",
        "acht woorden": lambda: " ".join(pick(100, 5_000) for _ in range(8)),
        "een zin": lambda: f'"{pick(0, 300)} {pick(0, 300)}"',
    }
    return {soort: [maak() for _ in range(PER_SOORT)] for soort, maak in soorten.items()} | {"vast": VRAGEN}


def time_vraag(index: Zoekindex, vraag: str) -> tuple[float, float]:
    """Return the milliseconds of one search as the page does it, on the clock and of the processor; the best of three."""
    tijden = []
    for _ in range(3):
        klok, processor = time.perf_counter(), time.process_time()
        for id_, _score in index.find(vraag, LIMIET)[:GETOOND]:
            index.build_fragment(vraag, id_)
        tijden.append((time.perf_counter() - klok, time.process_time() - processor))
    return min(t[0] for t in tijden) * 1000, min(t[1] for t in tijden) * 1000


def main() -> None:
    aantal = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    index = Zoekindex()
    start = time.perf_counter()
    index.replace(make_verhalen(aantal))
    print(f"{aantal} verhalen, opgebouwd in {time.perf_counter() - start:.1f} s")
    print("milliseconden: mediaan en hoogste op de klok, hoogste van de processor, en de langzaamste vraag")
    for soort, vragen in make_vragen().items():
        tijden = sorted((*time_vraag(index, vraag), vraag) for vraag in vragen)
        print(
            f"{soort:22} {tijden[len(tijden) // 2][0]:6.1f} {tijden[-1][0]:6.1f} {max(t[1] for t in tijden):6.1f}  {tijden[-1][2]}"
        )
    start = time.perf_counter()
    index.add(Nep("nieuw", "Zeldzaam woord", "quetzalcoatlus"))
    gevonden = [id_ for id_, _ in index.find("quetzalcoatlus")]
    print(f"nieuw verhaal vindbaar: {gevonden} in {(time.perf_counter() - start) * 1000:.1f} ms")


if __name__ == "__main__":
    main()
