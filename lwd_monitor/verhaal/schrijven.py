"""Writing a story: the draft that saves itself, handing it in, taking it back."""

import uuid
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Fout
from lwd_monitor.toegang import Gebruiker, Recht, require, require_gebied
from lwd_monitor.verhaal import store
from lwd_monitor.verhaal.bijlage import FotoBijVerhaal
from lwd_monitor.verhaal.controle import check_persoonsgegevens, check_verhaal
from lwd_monitor.verhaal.foto import count_gezichten, make_klein, prepare_foto
from lwd_monitor.verhaal.model import Verhaal, VerhaalStatus
from lwd_monitor.verhaal.stap import TABELLEN, Stap, Zet, get_actueel, move, require_stap

MAX_FOTOS = 5


def save_concept(db: Database, gebruiker: Gebruiker, verhaal: Verhaal, op: datetime) -> Verhaal:
    """Save a draft and return it with its new version; `verhaal.versie` is the version it was made from, 0 for a new one.

    Notes: raises `VerouderdeVersie` when someone else, or the same person in another window, saved in between. Only the
    newest draft is kept: what was mended before handing in is no history.
    """
    plekken = [*verhaal.gebieden, *(duiding.gebied_code for duiding in verhaal.duidingen)]
    require_gebied(gebruiker, Recht.VERHAAL_INSTUREN, plekken)
    # Who wrote, and where the story came from, is not for the form to say.
    nieuw = replace(verhaal, status=VerhaalStatus.CONCEPT, versie=verhaal.versie + 1)

    def werk(con: Cursor) -> Verhaal:
        if store.find_verhaal(con, verhaal.id) is None and verhaal.versie == 0:
            if verhaal.id in store.list_bekende_ids(con):
                raise Fout("Dit verhaal bestaat al. Vernieuw de pagina.")
            klaar = replace(nieuw, schrijvers=(gebruiker.naam,))
        else:
            huidig = get_actueel(con, verhaal.id, verhaal.versie)
            require_stap(Stap.BEWERKEN, huidig, gebruiker)
            klaar = replace(nieuw, schrijvers=huidig.schrijvers)
        store.save_verhaal(con, klaar, gebruiker.naam, op)
        store.drop_klad(con, klaar.id, klaar.versie)
        store.delete_losse_fotos(con, klaar.id, [foto.id for foto in klaar.fotos])
        return klaar

    # No reader sees a draft, so saving one empties no cache.
    return db.write(werk, TABELLEN, toont=False)


def submit_verhaal(
    db: Database, gebruiker: Gebruiker, verhaal_id: str, versie: int, op: datetime, bevestigd: Collection[str] = ()
) -> Verhaal:
    """Hand a draft in for review; refuses with all that is wrong in one `Fout`.

    Notes: `bevestigd` are the keys (`Vondst.sleutel`) of names and health remarks that the writer lets stand; the log
    gets their number, never their words.
    """

    def bereid(verhaal: Verhaal) -> Verhaal:
        gevonden = {vondst.sleutel for vondst in check_persoonsgegevens(verhaal)}
        gereed = replace(verhaal, bevestigd=tuple(sorted(gevonden & {*bevestigd, *verhaal.bevestigd})))
        if bevindingen := check_verhaal(gereed, op.date()):
            raise Fout("Nog niet ingediend. " + " ".join(b.melding for b in bevindingen))
        return gereed

    def tel(verhaal: Verhaal) -> dict[str, object]:
        soorten = [sleutel.partition(":")[0] for sleutel in verhaal.bevestigd]
        return {"bevestigd": {soort: soorten.count(soort) for soort in sorted(set(soorten))}}

    return move(db, gebruiker, Zet(Stap.INDIENEN, verhaal_id, versie, op), bereid=bereid, details=tel)


def recall_verhaal(db: Database, gebruiker: Gebruiker, verhaal_id: str, versie: int, op: datetime) -> Verhaal:
    """Take one's own story back from review, to write on."""
    return move(db, gebruiker, Zet(Stap.TERUGHALEN, verhaal_id, versie, op, "teruggehaald door de schrijver"))


def revise_verhaal(db: Database, gebruiker: Gebruiker, verhaal_id: str, versie: int, op: datetime) -> Verhaal:
    """Make one's own published story a draft again; readers do not see it until it is published anew."""
    return move(db, gebruiker, Zet(Stap.HERZIEN, verhaal_id, versie, op, "opnieuw geopend om te verbeteren"))


def add_foto(db: Database, gebruiker: Gebruiker, verhaal: Verhaal, inhoud: bytes, op: datetime) -> Verhaal:
    """Redraw a photo, store it with the draft and return the draft saved with it; alt text and consent come later."""
    require(gebruiker, Recht.VERHAAL_INSTUREN)
    if len(verhaal.fotos) >= MAX_FOTOS:
        raise Fout(f"Een verhaal heeft hoogstens {MAX_FOTOS} foto's. Haal er eerst een weg.")
    foto = prepare_foto(inhoud)
    nieuw = FotoBijVerhaal(str(uuid.uuid4()), gezichten=count_gezichten(foto.inhoud))
    klein = make_klein(foto)
    bewaard = save_concept(db, gebruiker, replace(verhaal, fotos=(*verhaal.fotos, nieuw)), op)

    def werk(con: Cursor) -> None:
        store.insert_foto(
            con,
            id=nieuw.id,
            verhaal_id=verhaal.id,
            mediatype=foto.mediatype,
            inhoud=foto.inhoud,
            klein=klein,
            gebruiker=gebruiker.naam,
            op=op,
        )

    db.write(werk, ("verhaal_foto",), toont=False)
    return bewaard


def list_eigen(con: Cursor, gebruiker: Gebruiker, statussen: Collection[VerhaalStatus]) -> list[Verhaal]:
    """Return the stories that this person wrote and that stand at one of these steps, in the order of the steps."""
    require(gebruiker, Recht.VERHAAL_INSTUREN)
    alle = [v for status in statussen for v in store.list_met_status(con, status)]
    return [v for v in alle if gebruiker.naam in v.schrijvers]
