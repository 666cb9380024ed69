"""The colours of the monitor, each in one place: style sheets, charts, maps, reports and images all read them here."""

INKT = "#18262E"
INKT2 = "#4C5D67"
PETROL = "#0B5563"
WIT = "#FFFFFF"
LIJN = "#D3DCE0"
RASTER = "#EEF2F4"
GRIJS = "#7F8F98"
VLAK = "#F3F6F7"
# Light to dark: few to many.
TINTEN = ("#DCEAEC", "#9CC4CB", "#4A8995", "#073E49")
# Lines of places beside each other. Blue and orange are kept for verdicts.
LIJNEN = (PETROL, "#8A2C6A", "#5B6A00", "#5B4BB5", "#6B5344", "#B83280")

# By the name that a style sheet calls them: var(--ink).
TOKENS = {
    "ink": INKT,
    "ink2": INKT2,
    "petrol": PETROL,
    "gunstig": "#1F5FA8",
    "gunstigvlak": "#EAF1F9",
    "ongunstig": "#A9480A",
    "ongunstigvlak": "#FBEFE6",
    "papier": "#F7F4EC",
    "papierrand": "#DDD5C3",
    "papierbalk": "#8C7A4F",
    "papiertekst": "#5C4F2E",
    "merk": "#F6E3A1",
    "merkstop": "#F9D9C6",
    "lijn": LIJN,
    "raster": RASTER,
    "grijs": GRIJS,
    "vlak": VLAK,
    "rij": "#E6F0F2",
    **{f"tint{nr}": tint for nr, tint in enumerate(TINTEN)},
    # The map of change, pinned at zero.
    "plus1": "#A3CDD3",
    "plus2": "#2B7480",
    "nul": "#F4F3EE",
    "nulrand": "#B9C3C8",
    "min1": "#E4CB92",
    "min2": "#96591A",
}


def build_tokens() -> str:
    """Return the colours as CSS: the rule that stands before every style sheet."""
    return f":root {{ {' '.join(f'--{naam}: {kleur};' for naam, kleur in TOKENS.items())} }}\n"
