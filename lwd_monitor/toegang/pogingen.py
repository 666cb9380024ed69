"""Failed tries at a password: counting them, delaying the next, and telling the log."""

import math
from datetime import datetime, timedelta

from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Fout
from lwd_monitor.gebeurtenis import GebeurtenisSoort, write_gebeurtenis
from lwd_monitor.toegang import store
from lwd_monitor.toegang.account import count_poging, hash_token

# Long after the longest wait is over: whoever slips now and then is not locked out, and made-up names do not pile up.
VERGEET_NA = timedelta(days=1)


def get_sleutel(naam: str) -> str:
    """Return under what the tries of a name are kept: who types his password as his name must find it nowhere."""
    return hash_token(naam)


def require_poging(db: Database, naam: str, nu: datetime) -> None:
    """Count one try at a name's password, and refuse it while the name must wait.

    Notes: counted before the password is looked at, so that many at once do not slip past the delay.
    """
    sleutel = get_sleutel(naam)

    def werk(con: Cursor) -> timedelta:
        store.forget_pogingen(con, nu - VERGEET_NA)
        poging = store.find_poging(con, sleutel)
        wacht = poging.compute_wacht(nu) if poging else timedelta()
        if not wacht:
            store.replace_poging(con, sleutel, count_poging(poging, nu))
        return wacht

    wacht = db.write(werk, ("inlogpoging",), toont=False)
    if wacht:
        tell_mislukt(db, naam, nu, geblokkeerd=True)
        minuten = math.ceil(wacht.total_seconds() / 60)
        woord = "minuut" if minuten == 1 else "minuten"
        raise Fout(f"Er is te vaak een verkeerd wachtwoord ingevuld. Probeer het over {minuten} {woord} opnieuw.")


def forget_poging(con: Cursor, naam: str) -> None:
    """Forget the failed tries of a name that got in."""
    store.replace_poging(con, get_sleutel(naam), None)


def tell_mislukt(db: Database, naam: str, nu: datetime, *, geblokkeerd: bool) -> None:
    """Let a failed try stand in the log; a name that does not exist may be a password and stays out of it."""
    bekend = naam if store.find_account(db.cursor(), naam) else "onbekende naam"
    write_gebeurtenis(db, bekend, GebeurtenisSoort.LOGIN_MISLUKT, nu, geblokkeerd=geblokkeerd)
