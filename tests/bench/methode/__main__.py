"""Run every simulation of the method and print its table: `make methode`, under fifteen minutes on two cores."""

import time
from concurrent.futures import ProcessPoolExecutor

from tests.bench.methode import gewichten, kaart, ondergrenzen, posities, tellingen
from tests.bench.methode.tabel import format_tabel

SIMULATIES = {
    "Tellingen": (tellingen.KOPPEN, tellingen.simulate),
    "Tellingen met wilde plekken": (tellingen.KOPPEN_WILD, tellingen.simulate_wild),
    "Heel de gemeente, laatste stap": (("spreiding", "noemt een verandering (%)"), tellingen.simulate_gemeente),
    "Posities en veranderingen": (posities.KOPPEN, posities.simulate),
    "Ondergrenzen": (ondergrenzen.KOPPEN, ondergrenzen.simulate),
    "Gewichten die met het antwoord samengaan": (gewichten.KOPPEN, gewichten.simulate),
    "Een deel tegen de rest": (gewichten.KOPPEN_REST, gewichten.simulate_rest),
    "Centrum en rand": (kaart.KOPPEN, kaart.simulate),
}


def _run(naam: str) -> tuple[str, float]:
    koppen, simulate = SIMULATIES[naam]
    start = time.monotonic()
    return format_tabel(koppen, simulate()), time.monotonic() - start


def main() -> None:
    """Print the tables, each with the time that it took."""
    with ProcessPoolExecutor(2) as samen:
        for naam, (tabel, seconden) in zip(SIMULATIES, samen.map(_run, SIMULATIES), strict=True):
            print(f"\n{naam} ({seconden:.0f} s)\n\n{tabel}", flush=True)


if __name__ == "__main__":
    main()
