"""Asking for the outcomes of a round, and for what is not for everyone."""

from collections.abc import Mapping

import pandas as pd

from lwd_monitor.db import Cursor
from lwd_monitor.enquete import store
from lwd_monitor.enquete.indicatoren import VOORVOEGSEL
from lwd_monitor.enquete.rondes import BEKEND, Rondekennis, list_jaren
from lwd_monitor.fout import Fout, Middel, Remedie
from lwd_monitor.toegang import Gebruiker, Recht, require

NIVEAUS = ("gemeente", "wijk", "eigen")


def list_uitkomsten(con: Cursor, ronde: str, vraag: str | None = None, niveau: str | None = None) -> pd.DataFrame:
    """Return the outcomes of a round that may be seen: gebied, vraag, antwoord, waarde, n, n_effectief, ci, status.

    Notes: what is hidden (`onderdrukt`) has its n and nothing else. Raises `Fout` for an unknown round or question.
    """
    upload_id, vraag = _get(con, ronde, vraag)
    frame = store.load_uitkomsten(con, upload_id, ronde, vraag)
    if niveau is not None:
        frame = frame[frame["niveau"] == niveau]
    return frame.drop(columns=["volgorde"]).reset_index(drop=True)


def list_onbewerkt(
    con: Cursor, gebruiker: Gebruiker, ronde: str, vraag: str | None = None, niveau: str | None = None
) -> pd.DataFrame:
    """Return the outcomes of a round with what disclosure control hides filled in; for beheerders only."""
    require(gebruiker, Recht.ENQUETE_ONBEWERKT)
    publiek = list_uitkomsten(con, ronde, vraag, niveau)
    upload_id, vraag = _get(con, ronde, vraag)
    sleutel = ["gebied", "vraag", "antwoord"]
    geheim = store.load_verborgen(con, upload_id, ronde, vraag).set_index(sleutel)
    plaats = pd.MultiIndex.from_frame(publiek[sleutel])
    for naam in ("waarde", "n_effectief", "ci_laag", "ci_hoog"):
        publiek[naam] = publiek[naam].fillna(pd.Series(geheim[naam].reindex(plaats).to_numpy(), index=publiek.index))
    echt = pd.Series(geheim["n"].reindex(plaats).to_numpy(), index=publiek.index)
    return publiek.assign(n=echt.fillna(publiek["n"]).astype(int))


def load_kennis(con: Cursor, bestanden: Mapping[int, str]) -> Rondekennis:
    """Return what readers know already of real rounds; `bestanden` gives the sha256 per year, the first one may be new.

    Notes: what was published of the same files, taken back or not; of a corrected file nothing is known yet. What
    stands of the other years stays known, whatever file comes along now.
    """
    eerste = next(iter(bestanden))
    edities = store.list_edities(con)
    geldig = {ronde: store.find_upload(con, ronde, voorbeeld=False) for ronde, _ in edities}
    delen = []
    for ronde, upload_id in edities:
        gemaakt, jaren = store.load_bestanden(con, upload_id), list_jaren(ronde)
        zelfde = all(gemaakt.get(jaar) == bestanden.get(jaar, "") for jaar in jaren)
        ander_jaar = jaren[0] in bestanden and jaren != [eerste] and len(jaren) == 1
        if zelfde or (ander_jaar and geldig[ronde] == upload_id):
            frame = store.load_uitkomsten(con, upload_id, ronde)
            delen.append(frame[frame["status"] == "gemeten"].assign(ronde=ronde)[BEKEND])
    samen = [ronde for ronde, upload_id in geldig.items() if upload_id and len(list_jaren(ronde)) > 1]
    return Rondekennis(samen, pd.concat(delen, ignore_index=True).drop_duplicates()) if delen else Rondekennis(samen)


def _get(con: Cursor, ronde: str, vraag: str | None) -> tuple[str, str | None]:
    upload_id = store.find_upload(con, ronde)
    if upload_id is None:
        bekend = ", ".join(store.list_rondes(con)["ronde"]) or "nog geen"
        raise Fout(f"Er is geen enquêteronde {ronde}. Verwerkt zijn: {bekend}.", Remedie(Middel.ENQUETE_VERWERKEN))
    if vraag is None:
        return upload_id, None
    naam = vraag.lower().removeprefix(VOORVOEGSEL)
    if naam not in set(store.load_vragen(con, upload_id, ronde)["vraag"]):
        raise Fout(f"De vraag '{vraag}' zit niet in ronde {ronde}. Gebruik het nummer uit het bestand, zoals wl01.")
    return upload_id, naam
