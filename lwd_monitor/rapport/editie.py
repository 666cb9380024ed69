"""Editions: a report fixed as it stood, but for the stories that were withdrawn since."""

import hashlib
import json
import re
import uuid
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime

from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Fout
from lwd_monitor.gebeurtenis import GebeurtenisSoort, append_gebeurtenis
from lwd_monitor.rapport import store
from lwd_monitor.rapport.html import build_vertelling, format_html
from lwd_monitor.rapport.maken import Bestand, Formaat, build_rapport, format_rapport
from lwd_monitor.rapport.model import Rapport, Rapportsoort, Sectie, Vertelling
from lwd_monitor.rapport.stof import Vraag
from lwd_monitor.rapport.store import Bewaard, Editie
from lwd_monitor.rapport.tekst import build_json, read_json
from lwd_monitor.toegang import Gebruiker, Recht, has_recht, require

NOOT = "Dit verhaal is ingetrokken nadat deze editie is vastgelegd. Daarom staat de tekst hier niet meer."
BINNEN = (Rapportsoort.VERSLAG, Rapportsoort.VERGADERPAKKET)
# Stands in the kept HTML where a story stood; no text of a person can hold it, since that is escaped.
PLEK = re.compile(r"<!--verhaal ([^>]+?)-->")


def save_editie(db: Database, gebruiker: Gebruiker, vraag: Vraag, nu: datetime) -> Editie:
    """Fix a report as it stands now; asks the right `rapport_maken`."""
    require(gebruiker, Recht.RAPPORT_MAKEN)
    id_ = str(uuid.uuid4())
    rapport = replace(build_rapport(db.cursor(), gebruiker, vraag, nu), editie=id_[:8])
    html = format_html(rapport)
    binnen = vraag.intern or (vraag.soort in BINNEN and has_recht(gebruiker, Recht.LEZEN_INTERN))
    editie = Editie(
        id_,
        vraag.soort.value,
        vraag.gebied or "",
        vraag.jaar,
        vraag.moment.value if vraag.soort is Rapportsoort.VERSLAG else "",
        rapport.titel,
        nu,
        gebruiker.naam,
        binnen,
        hashlib.sha256(html.encode()).hexdigest(),
    )
    verhalen = {v.verhaal_id: (_dump(v), str(build_vertelling(v))) for v in rapport.list_vertellingen()}
    leeg = replace_vertellingen(rapport, lambda v: Vertelling(v.verhaal_id, "", "", ""))
    for verhaal_id, (_, fragment) in verhalen.items():
        html = html.replace(fragment, f"<!--verhaal {verhaal_id}-->")
    bewaard = Bewaard(build_json(leeg), html, verhalen)

    def werk(con: Cursor) -> Editie:
        store.insert_editie(con, editie, bewaard)
        soort = GebeurtenisSoort.EDITIE_VASTGELEGD
        append_gebeurtenis(con, gebruiker.naam, soort, nu, editie.titel, editie=editie.id, controle=editie.controle)
        return editie

    return db.write(werk, (*store.TABELLEN, "gebeurtenis"))


def list_edities(con: Cursor, gebruiker: Gebruiker) -> list[Editie]:
    """Return the editions that a person may read, the newest first."""
    require(gebruiker, Recht.RAPPORT_MAKEN)
    return [editie for editie in store.list_edities(con) if _may_read(gebruiker, editie)]


def get_editie(con: Cursor, gebruiker: Gebruiker, id_: str) -> tuple[Editie, Rapport, str]:
    """Return an edition with its report and its HTML, byte for byte as fixed but for withdrawn stories.

    Notes: the first signs of an id will do when no other begins with them.
    """
    require(gebruiker, Recht.RAPPORT_MAKEN)
    passend = [editie.id for editie in list_edities(con, gebruiker) if id_ and editie.id.startswith(id_)]
    gevonden = store.find_editie(con, passend[0]) if len(passend) == 1 else None
    if gevonden is None:
        raise Fout(f"De editie '{id_}' bestaat niet. Kijk in de lijst: editie list")
    editie, bewaard = gevonden
    rapport = replace_vertellingen(read_json(bewaard.inhoud), lambda v: _fill(v, bewaard))
    weg = str(build_vertelling(Vertelling("", "Ingetrokken verhaal", NOOT, "")))
    html = PLEK.sub(lambda m: bewaard.verhalen[m[1]][1] if m[1] in bewaard.verhalen else weg, bewaard.html)
    return editie, rapport, html


def format_editie(con: Cursor, gebruiker: Gebruiker, id_: str, formaat: Formaat) -> Bestand:
    """Return an edition as a file; asks the right `rapport_maken`."""
    editie, rapport, html = get_editie(con, gebruiker, id_)
    bestand = format_rapport(rapport, formaat, editie.op.date())
    return Bestand(html.encode(), bestand.paginas) if formaat is Formaat.HTML else bestand


def replace_vertellingen(rapport: Rapport, maak: Callable[[Vertelling], Vertelling]) -> Rapport:
    """Return the report with each of its stories in another form."""

    def build(sectie: Sectie) -> Sectie:
        return replace(sectie, blokken=tuple(maak(b) if isinstance(b, Vertelling) else b for b in sectie.blokken))

    return replace(rapport, secties=tuple(build(sectie) for sectie in rapport.secties))


def _may_read(gebruiker: Gebruiker, editie: Editie) -> bool:
    return not editie.binnen or has_recht(gebruiker, Recht.LEZEN_INTERN)


def _dump(vertelling: Vertelling) -> str:
    return json.dumps(asdict(vertelling), ensure_ascii=False, sort_keys=True)


def _fill(vertelling: Vertelling, bewaard: Bewaard) -> Vertelling:
    gevonden = bewaard.verhalen.get(vertelling.verhaal_id)
    if gevonden is None:
        return Vertelling(vertelling.verhaal_id, "Ingetrokken verhaal", NOOT, "")
    return Vertelling(**json.loads(gevonden[0]))
