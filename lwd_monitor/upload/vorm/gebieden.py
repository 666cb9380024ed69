"""What the codes of a file tell: which division they fit, which rows are ours, and the areas themselves."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from lwd_monitor.gebied import LAND, get_niveau, list_ouders, spell_naam
from lwd_monitor.upload.vorm.model import Lang


@dataclass(frozen=True)
class IndelingKandidaat:
    """How well the codes of a file fit one division."""

    indeling: int
    gevonden: int
    onbekend: tuple[str, ...]


def find_indelingen(codes: Collection[str], bekend: Mapping[int, Collection[str]]) -> list[IndelingKandidaat]:
    """Rank the divisions by the number of codes they do not know, newest first among equals."""
    gezocht = {code for code in codes if code != LAND}
    kandidaten = [
        IndelingKandidaat(indeling, len(gezocht & set(lijst)), tuple(sorted(gezocht - set(lijst))))
        for indeling, lijst in bekend.items()
    ]
    return sorted(kandidaten, key=lambda k: (len(k.onbekend), -k.indeling))


def gebieden_uit_lang(lang: Lang, indeling: int) -> pd.DataFrame:
    """Make areas (code, indeling, niveau, naam, ouder_code) from the codes and names in a file, without geometry.

    Notes: a wijk or gemeente that only shows up inside the code of a buurt is made too, named after its code.
    """
    frame = lang.frame[["gebied_code", "gebied_naam"]].drop_duplicates("gebied_code")
    teksten = (frame[naam].astype(object).to_list() for naam in ("gebied_code", "gebied_naam"))
    namen = {
        str(code): spell_naam(naam) if isinstance(naam, str) and naam else str(code)
        for code, naam in zip(*teksten, strict=True)
    }
    ouders = {code: list_ouders(code) for code in namen}
    ouders |= {ouder: list_ouders(ouder) for lijst in list(ouders.values()) for ouder in lijst}
    rijen = [
        (code, indeling, get_niveau(code), namen.get(code, code), next(iter(ouders[code]), None))
        for code in sorted(ouders)
    ]
    return pd.DataFrame(rijen, columns=["code", "indeling", "niveau", "naam", "ouder_code"])
