"""Editions: a report fixed as it stood, but for the stories that were withdrawn since."""

import hashlib
import json
import re
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from markupsafe import Markup

from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Fout, Middel, Remedie
from lwd_monitor.gebeurtenis import GebeurtenisSoort, append_gebeurtenis
from lwd_monitor.gebied import GEMEENTE_CODE
from lwd_monitor.rapport import store
from lwd_monitor.rapport.html import build_vertelling, format_html
from lwd_monitor.rapport.maken import Bestand, Formaat, build_rapport, format_rapport
from lwd_monitor.rapport.model import Rapport, Rapportsoort, Rapportverhaal, Sectie
from lwd_monitor.rapport.stof import Rapportstof, Rapportvraag
from lwd_monitor.rapport.store import Bewaard, Editie
from lwd_monitor.rapport.tekst import build_json, read_json
from lwd_monitor.toegang import Gebruiker, Recht, has_recht, has_recht_in, require
from lwd_monitor.verhaal import list_verhalen, list_zichtbaar

WEG = "Verhaal weggehaald"
NOOT = (
    "Dit verhaal is ingetrokken of afgeschermd nadat deze editie is vastgelegd. Daarom staat de tekst hier niet meer."
)
# Stands in the kept HTML where a story stood; no text of a person can hold it, since that is escaped.
PLEK = re.compile(r"<!--verhaal ([^>]+?)-->")


@dataclass(frozen=True)
class Document:
    """An edition as it reads today: `html` is byte for byte what was fixed, but for the stories in `weg`."""

    editie: Editie
    rapport: Rapport
    html: str
    rest: str

    @property
    def controle(self) -> str:
        """Return the SHA-256 of the HTML as it reads today."""
        return _hash(self.html)

    @property
    def weg(self) -> tuple[str, ...]:
        """Return the ids of the stories that a note stands in the place of."""
        return tuple(dict.fromkeys(v.verhaal_id for v in self.rapport.list_vertellingen() if v.tekst == NOOT))

    @property
    def klopt(self) -> bool:
        """Tell whether what is kept is what was fixed: all of it, or when a story left all but the stories."""
        return self.rest == self.editie.rest and (bool(self.weg) or self.controle == self.editie.controle)


def save_editie(db: Database, gebruiker: Gebruiker, vraag: Rapportvraag, nu: datetime) -> Editie:
    """Fix a report as it stands now; asks the right `rapport_maken`."""
    require(gebruiker, Recht.RAPPORT_MAKEN)
    id_ = str(uuid.uuid4())
    stof = Rapportstof(db.cursor(), gebruiker, vraag, nu)
    rapport = replace(build_rapport(db.cursor(), gebruiker, vraag, nu), editie=id_[:8])
    # A story that leaves must leave no trace: the page without stories is written as such, and nothing is cut out of it.
    zonder = format_html(rapport, lambda v: Markup("<!--verhaal {}-->").format(v.verhaal_id))
    verhalen = {v.verhaal_id: (_dump(v), str(build_vertelling(v))) for v in rapport.list_vertellingen()}
    leeg = replace_vertellingen(rapport, lambda v: Rapportverhaal(v.verhaal_id, "", "", ""))
    editie = Editie(
        id_,
        vraag.soort.value,
        vraag.gebied or "",
        vraag.jaar,
        vraag.moment.value if vraag.soort is Rapportsoort.VERSLAG else "",
        rapport.titel,
        nu,
        gebruiker.naam,
        stof.is_binnen,
        _hash(format_html(rapport)),
        _hash(zonder),
        tuple(stof.list_onaf()),
    )

    def werk(con: Cursor) -> Editie:
        if verhalen.keys() - {v.id for v in list_verhalen(con, gebruiker, nu.date())}:
            raise Fout("Een verhaal in dit rapport is net ingetrokken. Leg het rapport nog eens vast.")
        store.insert_editie(con, editie, Bewaard(build_json(leeg), zonder, verhalen))
        soort = GebeurtenisSoort.EDITIE_VASTGELEGD
        sommen = {"controle": editie.controle, "rest": editie.rest}
        append_gebeurtenis(con, gebruiker.naam, soort, nu, editie.titel, editie=editie.id, **sommen)
        return editie

    return db.write(werk, (*store.TABELLEN, "gebeurtenis"))


def list_edities(con: Cursor, gebruiker: Gebruiker) -> list[Editie]:
    """Return the editions that a person may read, the newest first."""
    require(gebruiker, Recht.RAPPORT_MAKEN)
    return [editie for editie in store.list_edities(con) if _may_read(gebruiker, editie)]


def get_document(con: Cursor, gebruiker: Gebruiker, id_: str) -> Document:
    """Return an edition as this person may read it today; asks the right `rapport_maken`.

    Notes: the first signs of an id will do when no other begins with them.
    """
    passend = [editie.id for editie in list_edities(con, gebruiker) if id_ and editie.id.startswith(id_)]
    gevonden = (
        store.find_editie(con, passend[0], list_zichtbaar(gebruiker), date.today()) if len(passend) == 1 else None
    )
    if gevonden is None:
        raise Fout(f"De editie '{id_}' bestaat niet.", Remedie(Middel.EDITIES))
    editie, bewaard = gevonden
    rapport = replace_vertellingen(read_json(bewaard.inhoud), lambda v: _fill(v, bewaard))
    weg = str(build_vertelling(Rapportverhaal("", WEG, NOOT, "")))
    html = PLEK.sub(lambda m: bewaard.verhalen[m[1]][1] if m[1] in bewaard.verhalen else weg, bewaard.html)
    return Document(editie, rapport, html, _hash(bewaard.html))


def format_editie(con: Cursor, gebruiker: Gebruiker, id_: str, formaat: Formaat) -> Bestand:
    """Return an edition as a file; asks the right `rapport_maken`."""
    document = get_document(con, gebruiker, id_)
    bestand = format_rapport(document.rapport, formaat, document.editie.op.date())
    return Bestand(document.html.encode(), bestand.paginas) if formaat is Formaat.HTML else bestand


def replace_vertellingen(rapport: Rapport, maak: Callable[[Rapportverhaal], Rapportverhaal]) -> Rapport:
    """Return the report with each of its stories in another form."""

    def build(sectie: Sectie) -> Sectie:
        return replace(sectie, blokken=tuple(maak(b) if isinstance(b, Rapportverhaal) else b for b in sectie.blokken))

    return replace(rapport, secties=tuple(build(sectie) for sectie in rapport.secties))


def _may_read(gebruiker: Gebruiker, editie: Editie) -> bool:
    """Tell whether a person may read all that was fixed: an opgave of another wijk that is not vastgesteld asks its own right."""
    if not editie.binnen:
        return True
    wijken = [editie.gebied or GEMEENTE_CODE] if editie.wijken is None else editie.wijken
    binnen = has_recht(gebruiker, Recht.LEZEN_INTERN)
    return binnen and (not wijken or has_recht_in(gebruiker, Recht.OPGAVE_LEZEN, wijken))


def _hash(html: str) -> str:
    return hashlib.sha256(html.encode()).hexdigest()


def _dump(vertelling: Rapportverhaal) -> str:
    return json.dumps(asdict(vertelling), ensure_ascii=False, sort_keys=True)


def _fill(vertelling: Rapportverhaal, bewaard: Bewaard) -> Rapportverhaal:
    gevonden = bewaard.verhalen.get(vertelling.verhaal_id)
    if gevonden is None:
        return Rapportverhaal(vertelling.verhaal_id, WEG, NOOT, "")
    return Rapportverhaal(**json.loads(gevonden[0]))
