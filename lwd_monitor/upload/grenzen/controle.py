"""Checks on boundaries: what a new indeling means, what a file leaves out, whether the surfaces fit."""

import geopandas as gpd
import shapely

from lwd_monitor.db import Cursor
from lwd_monitor.fout import Bevinding
from lwd_monitor.gebied import (
    GEMEENTE_CODE,
    GEMEENTE_NAAM,
    build_niveaus,
    compute_indeling,
    get_niveau,
    lies_in_gemeente,
    list_gebieden,
    list_indelingen,
    list_paren,
    load_gebied_rijen,
    load_overgang,
)
from lwd_monitor.opmaak import format_getal
from lwd_monitor.upload import store
from lwd_monitor.upload.grenzen.model import Gebiedsplan

WGS84, RD = 4326, 28992
# Outlines that are drawn apart by hand meet within a fraction of this share of their surface.
OVERLAP_AANDEEL = 0.01
# The rough outlines of 2020 and the fine ones of 2024 differ less than this in surface.
OPPERVLAKTE_PROCENT = 3


def describe_gebieden(aantal: int, een: str, meer: str) -> str:
    """Return a number of places with its verb.

    >>> describe_gebieden(1, "staat", "staan")
    '1 gebied staat'
    """
    return f"{format_getal(aantal)} {f'gebied {een}' if aantal == 1 else f'gebieden {meer}'}"


def add_meldingen(plan: Gebiedsplan, frame: gpd.GeoDataFrame, con: Cursor) -> None:
    """Add to a plan what a person should know or answer before it is published."""
    if plan.rapport.overgeslagen:
        plan.rapport.meldingen.append(
            f"Overgeslagen: {describe_gebieden(plan.rapport.overgeslagen, 'hoort', 'horen')} bij andere gemeenten."
        )
    zonder = int((frame["naam"] == "").sum())
    if zonder:
        plan.rapport.waarschuwingen.append(
            Bevinding(f"Zonder naam in het bestand: {describe_gebieden(zonder, 'heet', 'heten')} nu naar de code.")
        )
    bekend = list_indelingen(con)
    if plan.indeling not in bekend:
        _tell_nieuw(plan, con, bekend)
    else:
        _tell_blijft(plan, frame, con)
        _tell_overgang(plan, con)
    if build_niveaus(frame["code"]).nunique() == 1:
        _add_oppervlakte(plan, frame, con, bekend)
    if gewijzigd := plan.rapport.telling["gewijzigd"]:
        plan.rapport.waarschuwingen.append(
            Bevinding(
                f"Al bekend, en nu anders: {describe_gebieden(gewijzigd, 'krijgt', 'krijgen')} een andere naam of "
                "grens. Lezers zien dat ook bij de cijfers van eerdere jaren. Klopt dat?"
            )
        )


def _tell_nieuw(plan: Gebiedsplan, con: Cursor, bekend: list[int]) -> None:
    """Tell for which years a new indeling holds, and which figures of those years stand elsewhere."""
    jaren = [jaar for jaar in range(1995, 2050) if compute_indeling(jaar, [*bekend, plan.indeling]) == plan.indeling]
    plan.rapport.meldingen.append(f"Dit wordt een nieuwe indeling. Zij geldt voor {jaren[0]} tot en met {jaren[-1]}.")
    plan.rapport.meldingen.append("Lezers zien haar zodra er cijfers van wijken of buurten in staan.")
    elders = store.count_cijfers_elders(con, plan.indeling, jaren[0], jaren[-1])
    if elders:
        aantal = format_getal(sum(rij[2] for rij in elders))
        lijst = ", ".join(sorted({str(jaar) for jaar, _, _ in elders}))
        plan.rapport.waarschuwingen.append(
            Bevinding(
                f"Van deze jaren staan er al {aantal} cijfers, in een andere indeling ({lijst}). Die blijven daar staan. "
                "Op de kaart van de nieuwe indeling komen pas cijfers als u die uploadt. Klopt het jaar van de indeling?"
            )
        )
    if bekend:
        plan.rapport.meldingen.append(
            "Tussen deze indeling en de andere is er nog geen overgang: cijfers van voor en na worden niet vergeleken. Maak "
            "die na het publiceren, op de pagina Uploaden onder Overgang."
        )


def _tell_blijft(plan: Gebiedsplan, frame: gpd.GeoDataFrame, con: Cursor) -> None:
    """Tell which places of a loaded indeling the file leaves out, among those of the kinds it holds."""
    codes, niveaus = set(plan.frame["code"]), set(build_niveaus(frame["code"]))
    weg = [
        g.naam
        for g in list_gebieden(con, indeling=plan.indeling)
        if g.code not in codes and get_niveau(g.code) in niveaus and lies_in_gemeente(g.code, GEMEENTE_CODE)
    ]
    if weg:
        plan.rapport.waarschuwingen.append(
            Bevinding(
                f"{describe_gebieden(len(weg), 'staat', 'staan')} niet in het bestand, zoals {', '.join(weg[:3])}. Wat er "
                "stond, blijft staan. Is het bestand compleet?"
            )
        )


def _tell_overgang(plan: Gebiedsplan, con: Cursor) -> None:
    """Tell which crosswalks of this indeling do not know a buurt in the file, and which to look at once more."""
    anders = plan.verschil["soort"].isin(["nieuw", "gewijzigd"])
    buurten = set(plan.verschil.loc[anders & (plan.verschil["niveau"] == "buurt"), "code"])
    for van, naar in list_paren(con) if buurten else ():
        if plan.indeling not in (van, naar):
            continue
        kant = "van" if plan.indeling == van else "naar"
        onbekend = buurten - set(load_overgang(con, van, naar)[kant])
        if onbekend:
            plan.rapport.waarschuwingen.append(
                Bevinding(
                    f"De overgang van {van} naar {naar} kent {describe_gebieden(len(onbekend), 'niet', 'niet')}, zoals "
                    f"{min(onbekend)}. Omgerekende cijfers kloppen daar dan niet. Maak na het publiceren een nieuwe overgang."
                )
            )
        else:
            plan.rapport.meldingen.append(f"Kijk na of de overgang van {van} naar {naar} nog klopt bij deze grenzen.")


def _add_oppervlakte(plan: Gebiedsplan, frame: gpd.GeoDataFrame, con: Cursor, bekend: list[int]) -> None:
    vlak = frame.geometry.to_crs(RD)
    if vlak.area.sum() > (1 + OVERLAP_AANDEEL) * vlak.union_all().area:
        plan.rapport.waarschuwingen.append(
            Bevinding("De vlakken overlappen elkaar. Kijk op de kaart of de grenzen kloppen.")
        )
    naast = min((jaar for jaar in bekend if jaar != plan.indeling), key=lambda j: abs(j - plan.indeling), default=None)
    oppervlakte = _compute_oppervlakte(con, naast) if naast else None
    if naast is None or oppervlakte is None:
        return
    verschil = 100 * (vlak.union_all().area / oppervlakte - 1)
    if abs(verschil) > OPPERVLAKTE_PROCENT:
        woord = "kleiner" if verschil < 0 else "groter"
        plan.rapport.waarschuwingen.append(
            Bevinding(
                f"Samen zijn de gebieden {format_getal(abs(verschil))}% {woord} dan {GEMEENTE_NAAM} in de indeling van {naast}. "
                "Ontbreken er gebieden, of horen er andere bij?"
            )
        )


def _compute_oppervlakte(con: Cursor, indeling: int) -> float | None:
    """Return the surface of the gemeente in an indeling, in square metres; None without its outline."""
    staat = load_gebied_rijen(con, indeling)
    heel = staat.loc[staat["code"] == GEMEENTE_CODE, "geometrie"].dropna()
    if heel.empty:
        return None
    return float(gpd.GeoSeries([shapely.from_geojson(heel.iloc[0])], crs=WGS84).to_crs(RD).area.iloc[0])
