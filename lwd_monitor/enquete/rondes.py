"""Which rounds are counted together, and what readers know of them already."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from lwd_monitor.enquete.vragen import Enquetevraag
from lwd_monitor.fout import Bevinding, Fout, Middel, Remedie

BEKEND = ["gebied", "ronde", "vraag", "antwoord"]


@dataclass(frozen=True)
class Rondekennis:
    """What was published before: names of pooled rounds, and the outcomes that readers can see (columns BEKEND)."""

    samen: Collection[str] = ()
    openbaar: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=BEKEND))


def get_naam(jaren: Iterable[int]) -> str:
    """Return the name of a pooled round: its years, "2023-2025".

    >>> get_naam([2025, 2023])
    '2023-2025'
    """
    return "-".join(str(jaar) for jaar in sorted(jaren))


def list_jaren(ronde: str) -> list[int]:
    """Return the years behind the name of a round.

    >>> list_jaren("2023-2025")
    [2023, 2025]
    """
    return [int(jaar) for jaar in ronde.split("-")]


def require_alle_rondes(jaren: Collection[int], samen: Collection[str]) -> None:
    """Refuse years that were published together with others, unless those come along.

    Notes: together with a pooled round that is public already, a new one may give a small group away (2021-2023-2025
    less 2023-2025 is 2021), and a corrected year would leave the pooled figures as they were.
    """
    erbij = set(jaren)
    while groter := {j for ronde in samen if erbij & {*list_jaren(ronde)} for j in list_jaren(ronde)} - erbij:
        erbij |= groter
    mist = sorted(erbij - set(jaren))
    if mist:
        namen = ", ".join(ronde for ronde in sorted(samen) if erbij & {*list_jaren(ronde)})
        vlaggen = " ".join(f"{jaar}=BESTAND" for jaar in mist)
        raise Fout(
            f"Deze jaren zijn al eens samengenomen: {namen}. Geef daarom ook het bestand van {' en '.join(map(str, mist))} "
            "mee. Anders is uit het verschil een kleine groep uit te rekenen.",
            Remedie(Middel.SAMEN, vlaggen),
        )


def group_vragen(per_jaar: Mapping[int, Sequence[Enquetevraag]]) -> dict[tuple[int, ...], list[Enquetevraag]]:
    """Return the questions by the years whose files put them in the same way.

    Notes: the same name with other answers, or the answers in another order, is another question: adding those up
    would mix "eens" with "oneens".
    """
    varianten: dict[str, list[tuple[Enquetevraag, list[int]]]] = {}
    for jaar, vragen in per_jaar.items():
        for vraag in vragen:
            bekend = varianten.setdefault(vraag.id, [])
            gelijk = next((jaren for een, jaren in bekend if _is_gelijk(een, vraag)), None)
            if gelijk is None:
                bekend.append((vraag, [jaar]))
            else:
                gelijk.append(jaar)
    groepen: dict[tuple[int, ...], list[Enquetevraag]] = {}
    for vraag, jaren in (paar for paren in varianten.values() for paar in paren):
        groepen.setdefault(tuple(sorted(jaren)), []).append(vraag)
    return groepen


def tell_eigen(groepen: Mapping[tuple[int, ...], list[Enquetevraag]], jaren: Collection[int]) -> list[Bevinding]:
    """Tell which questions of a pooled run are not put in the same way in all files."""
    bevindingen = []
    for jaar in jaren:
        apart = [
            v.id
            for in_jaren, vragen in groepen.items()
            if jaar in in_jaren
            for v in vragen
            if len(in_jaren) < len(jaren)
        ]
        if apart:
            melding = (
                f"{len(apart)} vragen van {jaar} staan niet met dezelfde antwoorden in alle andere rondes: "
                f"{', '.join(apart[:10])}{' en meer' if len(apart) > 10 else ''}. Die vragen tellen we niet samen."
            )
            bevindingen.append(Bevinding(melding))
    return bevindingen


def _is_gelijk(een: Enquetevraag, ander: Enquetevraag) -> bool:
    def kern(vraag: Enquetevraag) -> tuple[object, ...]:
        teksten = {code: tekst.lower() for code, tekst in vraag.antwoorden.items()}
        return vraag.soort, vraag.kolommen, teksten, vraag.geen_antwoord

    return kern(een) == kern(ander)
