"""Publishing a processed round: outcomes, the figures that follow from them, and nothing about single persons."""

from datetime import datetime

import numpy as np
import pandas as pd

from lwd_monitor import upload
from lwd_monitor.db import Cursor, Database
from lwd_monitor.enquete import store
from lwd_monitor.enquete.indicatoren import BRON, BRON_VOORBEELD, get_antwoord, load_indicatoren
from lwd_monitor.enquete.rondes import list_jaren
from lwd_monitor.enquete.samenhang import compute_samenhang
from lwd_monitor.enquete.schild import MINIMUM_NOEMER
from lwd_monitor.enquete.verwerken import Verwerking, list_enquetegebieden
from lwd_monitor.gebied import Gebieden, compute_indeling
from lwd_monitor.indicator import Indicator, remove_indicatoren, sync_indicatoren
from lwd_monitor.toegang import Gebruiker, Recht, require
from lwd_monitor.waarneming import KOLOMMEN, Status

SLEUTEL = ["ronde", "gebied", "vraag", "antwoord"]
GETALLEN = ["waarde", "n", "n_effectief", "ci_laag", "ci_hoog"]
PUBLIEK = [*SLEUTEL, "volgorde", *GETALLEN, "som_gewicht", "status", "indicator_id"]
VERBORGEN = [*SLEUTEL, "waarde", "n", "n_effectief", "ci_laag", "ci_hoog"]


def publish_enquete(
    db: Database,
    gebruiker: Gebruiker,
    verwerking: Verwerking,
    gebieden: Gebieden,
    op: datetime,
    *,
    voorbeeld: bool = False,
    met_vragen: bool = True,
) -> upload.Uitslag:
    """Publish what `compute_verwerking` gave, so that `upload undo` takes all of it back; what changed is counted in outcomes.

    Notes: answers of persons are not stored: what needs them is worked out here. With `voorbeeld` the
    outcomes are fictitious and say so. The first real round takes fictitious ones out in the same write, since nobody
    may see a change between what was made up and what was asked. `met_vragen` as for `publish_waarnemingen`.
    Seven: what was worked out, who brings it and when, and two choices.
    """
    require(gebruiker, Recht.UPLOAD_UITVOEREN)
    indicatoren = load_indicatoren(voorbeeld=voorbeeld)
    uitkomsten = _add_indicatoren(verwerking.uitkomsten, indicatoren)
    if voorbeeld:
        uitkomsten["status"] = uitkomsten["status"].replace("gemeten", Status.VOORBEELD.value)
    telling = compute_telling(uitkomsten, _load_huidig(db.cursor(), sorted(uitkomsten["ronde"].unique()), voorbeeld))
    eerste = verwerking.peiling
    bron = BRON_VOORBEELD if voorbeeld else BRON
    herkomst = upload.Uploadherkomst(eerste.bestand, eerste.sha256, bron, voorbeeld, eerste.gelezen)

    def ruim_op(con: Cursor) -> int:
        weg = 0 if voorbeeld else upload.remove_voorbeelden(con, gebruiker, op)
        if weg:
            remove_indicatoren(con, BRON_VOORBEELD)
        return weg

    def schrijf(con: Cursor, upload_id: str) -> None:
        aanwezig = set(uitkomsten["vraag"])
        sync_indicatoren(con, [i for vraag, i in indicatoren.items() if vraag in aanwezig])
        _insert(con, upload_id, verwerking, uitkomsten)
        for peiling in verwerking.peilingen:
            samenhang = compute_samenhang(peiling.respondenten.frame, peiling.respondenten.vragen, indicatoren)
            rijen = samenhang.assign(upload_id=upload_id, ronde=str(peiling.jaar))
            store.insert(con, "enquete_samenhang", rijen)
        store.insert(con, "enquete_gebied", _build_eigen(gebieden, eerste.jaar).assign(upload_id=upload_id))

    bijlage = upload.Bijlage(schrijf, (*store.TABELLEN, "indicator"), telling, ruim_op)
    rijen = build_waarnemingen(uitkomsten, gebieden)
    return upload.publish_waarnemingen(db, gebruiker, rijen, herkomst, op, bijlage=bijlage, met_vragen=met_vragen)


def build_waarnemingen(uitkomsten: pd.DataFrame, gebieden: Gebieden) -> pd.DataFrame:
    """Return the chosen outcomes of gemeente and wijken in whole years as figures.

    Notes: noemer is the number of people who answered; a hidden outcome keeps it, without a value.
    """
    kies = uitkomsten[uitkomsten["indicator_id"].notna() & uitkomsten["ronde"].str.fullmatch(r"\d{4}")]
    kies = kies[~kies["gebied"].isin(list(gebieden.eigen)) & (kies["n"] > 0)]
    jaar = kies["ronde"].astype(int)
    rijen = kies.assign(
        gebied_code=kies["gebied"],
        indeling=[compute_indeling(j, gebieden.indelingen) for j in jaar],
        jaar=jaar,
        noemer=kies["n"].astype(float),
    )
    return rijen[KOLOMMEN].reset_index(drop=True)


def compute_telling(nieuw: pd.DataFrame, oud: pd.DataFrame) -> dict[str, int]:
    """Count which outcomes are nieuw, gewijzigd, ongewijzigd and vervallen against those that hold now."""
    samen = nieuw[[*SLEUTEL, *GETALLEN, "status"]].merge(
        oud[[*SLEUTEL, *GETALLEN, "status"]], on=SLEUTEL, how="outer", suffixes=("", "_oud"), indicator=True
    )
    beide = (samen["_merge"] == "both").to_numpy()
    gelijk = (samen["status"] == samen["status_oud"]).to_numpy()
    for naam in GETALLEN:
        a, b = (samen[k].to_numpy(dtype=float) for k in (naam, f"{naam}_oud"))
        gelijk = gelijk & np.isclose(a, b, rtol=1e-9, atol=1e-9, equal_nan=True)
    return {
        "nieuw": int((samen["_merge"] == "left_only").sum()),
        "gewijzigd": int((beide & ~gelijk).sum()),
        "ongewijzigd": int((beide & gelijk).sum()),
        "vervallen": int((samen["_merge"] == "right_only").sum()),
    }


def _add_indicatoren(uitkomsten: pd.DataFrame, indicatoren: dict[str, Indicator]) -> pd.DataFrame:
    gekozen = {(vraag, get_antwoord(i)): i.id for vraag, i in indicatoren.items()}
    ids = [gekozen.get(paar) for paar in zip(uitkomsten["vraag"], uitkomsten["antwoord"], strict=True)]
    volgorde = uitkomsten.groupby(["ronde", "gebied", "vraag"]).cumcount()
    return uitkomsten.assign(indicator_id=ids, volgorde=volgorde)


def _load_huidig(con: Cursor, rondes: list[str], voorbeeld: bool) -> pd.DataFrame:
    delen = [
        store.load_uitkomsten(con, upload_id, ronde).assign(ronde=ronde)
        for ronde in rondes
        if (upload_id := store.find_upload(con, ronde, voorbeeld))
    ]
    return pd.concat(delen, ignore_index=True) if delen else pd.DataFrame(columns=[*SLEUTEL, *GETALLEN, "status"])


def _insert(con: Cursor, upload_id: str, verwerking: Verwerking, uitkomsten: pd.DataFrame) -> None:
    aantallen = {str(p.jaar): len(p.respondenten.frame) for p in verwerking.peilingen}
    rondes = [str(ronde) for ronde in sorted(uitkomsten["ronde"].unique())]
    respondenten = [sum(aantallen[str(jaar)] for jaar in list_jaren(ronde)) for ronde in rondes]
    shas = {str(p.jaar): p.sha256 for p in verwerking.peilingen}
    kop = pd.DataFrame(
        {
            "ronde": rondes,
            "respondenten": respondenten,
            "minimum_noemer": MINIMUM_NOEMER,
            "minimum_cel": verwerking.minimum_cel,
            "sha256": [shas.get(ronde) for ronde in rondes],
        }
    )
    vragen = pd.DataFrame(
        [(ronde, v.id, v.tekst, v.soort.value, i) for ronde in rondes for i, v in enumerate(verwerking.vragen[ronde])],
        columns=["ronde", "vraag", "tekst", "soort", "volgorde"],
    )
    geheim = verwerking.onbewerkt[(uitkomsten["status"] == "onderdrukt").to_numpy()]
    for tabel, frame in (
        ("enquete", kop),
        ("enquete_vraag", vragen),
        ("enquete_uitkomst", uitkomsten[PUBLIEK]),
        ("enquete_verborgen", geheim[VERBORGEN]),
    ):
        store.insert(con, tabel, frame.assign(upload_id=upload_id))


def _build_eigen(gebieden: Gebieden, jaar: int) -> pd.DataFrame:
    """Return the wijken of each own area as they are now: gebied, wijk."""
    eigen = [vlak for vlak in list_enquetegebieden(gebieden, jaar) if vlak.code in gebieden.eigen]
    return pd.DataFrame([(vlak.code, wijk) for vlak in eigen for wijk in vlak.wijken or ()], columns=["gebied", "wijk"])
