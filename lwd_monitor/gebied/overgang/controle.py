"""What is wrong with a crosswalk by itself, whatever places are loaded."""

import pandas as pd

from lwd_monitor.fout import Bevinding

# Shares that were rounded to two or three decimals add up to 1 within this.
AFRONDING = 0.005


def check_overgang(overgang: pd.DataFrame) -> list[Bevinding]:
    """Return what is wrong with a crosswalk: shares outside 0-1, shares that do not add up to 1, double rows.

    Notes: has van_code, naar_code, aandeel, and `rij` where rows have a number of their own; else they begin at 2.
    """
    rijen = overgang["rij"] if "rij" in overgang else pd.Series(range(2, len(overgang) + 2), index=overgang.index)
    buiten = ~overgang["aandeel"].between(0, 1, inclusive="right")
    bevindingen = [
        Bevinding("Een aandeel ligt tussen 0 en 1.", int(rij), "aandeel", f"{aandeel:g}")
        for rij, aandeel in zip(rijen[buiten], overgang.loc[buiten, "aandeel"], strict=True)
    ]
    sommen = overgang.groupby("van_code")["aandeel"].sum()
    for code, som in sommen[(sommen - 1).abs() > AFRONDING].items():
        melding = f"De aandelen van {code} tellen op tot {format_aandeel(som)}, niet tot 1. Verbeter de tabel."
        bevindingen.append(Bevinding(melding, None, "aandeel", str(code)))
    dubbel = overgang.duplicated(["van_code", "naar_code"])
    bevindingen += [
        Bevinding(f"De overgang van {van} naar {naar} staat er twee keer in. Houd een van de twee.", int(rij))
        for rij, van, naar in zip(
            rijen[dubbel], overgang.loc[dubbel, "van_code"], overgang.loc[dubbel, "naar_code"], strict=True
        )
    ]
    return bevindingen


def format_aandeel(aandeel: float) -> str:
    """Return a share as a reader writes it.

    >>> format_aandeel(0.5)
    '0,500'
    """
    return f"{aandeel:.3f}".replace(".", ",")
