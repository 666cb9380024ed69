"""The crosswalk that ships, worked out from the outlines, addresses and inhabitants that ship: docs/methode.md#grenzen.

`python -m lwd_monitor.inhoud.overgang` writes data/gebieden/overgang_2020_2024.csv anew.
"""

from pathlib import Path

import pandas as pd

from lwd_monitor.gebied import Tekenfout, compute_overgang_uit_grenzen, compute_overgang_wijken
from lwd_monitor.indicator import INWONERS

DATA = Path(__file__).resolve().parents[2] / "data"
UIT = "overgang_2020_2024.csv"
JAAR_INWONERS = 2021
# The outlines of the old indeling are simplified to a twentieth of their points: their areas are off by up to 13%, and
# pieces along a border of up to a thirtieth of a buurt are drawing, not change.
KLEINSTE = 0.0005
FOUT_2015 = Tekenfout(zelfde=0.9, snipper=0.03)


def build_overgang(data: Path = DATA) -> pd.DataFrame:
    """Return the crosswalk: van_code, van_naam, naar_code, naar_naam, aandeel, grondslag of wijken and buurten.

    Notes: wijken go by the homes in them. Buurten go by the people on each piece of the overlay; between wijken that
    exchanged no home, none of it moved.
    """
    # geopandas takes a second to import and nothing else here needs it.
    import geopandas as gpd

    map_ = data / "gebieden"
    oud, nieuw = (
        gpd.read_file(map_ / naam).rename(columns={"buurtcode": "code"})
        for naam in ("buurten_2020.geojson", "buurten_2024_precies.geojson")
    )
    adressen = pd.read_csv(map_ / "wijken_adressen_2020_2024.csv", sep=";")
    verhuisd = adressen.rename(columns={"wijkcode_van": "van_code", "wijkcode_naar": "naar_code"})
    wijken = compute_overgang_wijken(verhuisd, oud["wijkcode"].unique())
    nieuw["inwoners"] = nieuw["code"].map(_load_inwoners(data / "cijfers" / "kwb_lang_2015_2025.csv"))
    oud["niet"] = _list_niet(oud, nieuw, verhuisd)
    buurten = compute_overgang_uit_grenzen(oud, nieuw, FOUT_2015)
    buurten["grondslag"] = buurten["grondslag"].replace("inwoners", f"inwoners_{JAAR_INWONERS}")
    samen = pd.concat([wijken, buurten], ignore_index=True)
    samen = samen[samen["aandeel"] >= KLEINSTE].reset_index(drop=True)
    for kant, vlakken in (("van", oud), ("naar", nieuw)):
        namen = {**vlakken.set_index("wijkcode")["wijknaam"].to_dict(), **vlakken.set_index("code")["buurtnaam"]}
        samen[f"{kant}_naam"] = samen[f"{kant}_code"].map(namen)
    samen["aandeel"] = _round_aandelen(samen)
    return samen[["van_code", "van_naam", "naar_code", "naar_naam", "aandeel", "grondslag"]]


def _list_niet(oud: pd.DataFrame, nieuw: pd.DataFrame, verhuisd: pd.DataFrame) -> list[frozenset[str]]:
    """Return per old buurt the new buurten of wijken to which its wijk gave no home."""
    kreeg = verhuisd[verhuisd["woonadressen"].fillna(0) > 0].groupby("van_code")["naar_code"].agg(set).to_dict()
    return [
        frozenset(nieuw.loc[~nieuw["wijkcode"].isin({wijk, *kreeg.get(wijk, ())}), "code"]) for wijk in oud["wijkcode"]
    ]


def _load_inwoners(pad: Path) -> dict[str, float]:
    frame = pd.read_csv(pad, sep=";")
    frame = frame[(frame["indicator_id"] == INWONERS) & (frame["jaar"] == JAAR_INWONERS)]
    return dict(zip(frame["gebied_code"], frame["waarde"].astype(float), strict=True))


def _round_aandelen(samen: pd.DataFrame) -> pd.Series:
    """Return shares in whole thousandths that still add up to 1: the largest part takes what rounding left."""
    rond = samen["aandeel"].round(3)
    rest = 1 - rond.groupby(samen["van_code"]).transform("sum")
    grootste = samen.groupby("van_code")["aandeel"].transform("idxmax") == samen.index
    return (rond + rest.where(grootste, 0)).round(3)


if __name__ == "__main__":
    build_overgang().to_csv(DATA / "gebieden" / UIT, sep=";", index=False)
