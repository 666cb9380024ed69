"""Prints what the personal data check finds and misses: `python -m tests.bench.bench_tekst`."""

import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from gelabeld import SCHOON, SETS, SOORTEN, is_schoon, read_teksten, score

from lwd_monitor.tekst import build_leestips, check_tekst


def _geheugen() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    leeg = _geheugen()
    start = time.perf_counter()
    check_tekst("Mevrouw De Vries woont hier.")
    print(f"eerste controle {1000 * (time.perf_counter() - start):.0f} ms, geheugen {_geheugen() - leeg:+.0f} MB")
    for naam in (*SETS, *SCHOON):
        teksten = read_teksten(naam)
        uitslag = score(teksten)
        schoon = {tekst.id for tekst in teksten if is_schoon(tekst)}
        alarmen = sum(id_ in schoon for id_, _, _ in uitslag.alarmen)
        print(f"\n{naam}: {len(teksten)} teksten, {len(schoon)} schoon met {alarmen} vals alarm")
        for soort in SOORTEN.values():
            if uitslag.gelabeld[soort] or uitslag.vals[soort]:
                gevonden = f"{uitslag.gevonden[soort]}/{uitslag.gelabeld[soort]}"
                print(
                    f"  {soort:14} gevonden {gevonden:>8} {uitslag.recall(soort):6.1%}"
                    f"  juist {uitslag.precision(soort):6.1%}"
                )
    teksten = [tekst.tekst for naam in SETS for tekst in read_teksten(naam)]
    for titel, functie in (("check_tekst", check_tekst), ("build_leestips", build_leestips)):
        start = time.perf_counter()
        for tekst in teksten:
            functie(tekst)
        print(f"\n{titel}: {1000 * (time.perf_counter() - start) / len(teksten):.2f} ms per verhaal", end="")
    print(f"\ngeheugen na alles {_geheugen() - leeg:+.0f} MB")


if __name__ == "__main__":
    main()
