"""Times the search index at 100,000 made stories: `python -m tests.bench.bench_zoek [aantal]`."""

import random
import sys
import time
from dataclasses import dataclass

from lwd_monitor.verhaal.tekst.woordenlijst import load_rang
from lwd_monitor.verhaal.zoek import Zoekindex

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


def main() -> None:
    aantal = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    index = Zoekindex()
    start = time.perf_counter()
    index.replace(make_verhalen(aantal))
    print(f"{aantal} verhalen, opgebouwd in {time.perf_counter() - start:.1f} s")
    for vraag in VRAGEN:
        tijden = []
        for _ in range(5):
            start = time.perf_counter()
            treffers = index.search(vraag)
            tijden.append((time.perf_counter() - start) * 1000)
        print(
            f"{vraag:28} {len(treffers):3} treffers  mediaan {sorted(tijden)[2]:6.1f} ms  hoogste {max(tijden):6.1f} ms"
        )
    start = time.perf_counter()
    index.add(Nep("nieuw", "Zeldzaam woord", "quetzalcoatlus"))
    gevonden = [treffer.id for treffer in index.search("quetzalcoatlus")]
    print(f"nieuw verhaal vindbaar: {gevonden} in {(time.perf_counter() - start) * 1000:.1f} ms")


if __name__ == "__main__":
    main()
