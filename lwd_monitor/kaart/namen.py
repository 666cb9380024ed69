"""Names that tell places apart: a name that occurs more than once gets its wijk beside it."""

import pandas as pd


def build_namen(cellen: pd.DataFrame) -> dict[str, str]:
    """Return a name per code, from code, naam, wijk_naam ("Verspreide huizen" occurs in several wijken)."""
    dubbel = cellen["naam"].duplicated(keep=False)
    return {
        code: f"{naam} ({wijk})" if twee and isinstance(wijk, str) else naam
        for code, naam, wijk, twee in zip(cellen["code"], cellen["naam"], cellen["wijk_naam"], dubbel, strict=True)
    }
