"""The keys of the tables; the store has no constraints of its own, so the write helper checks these."""

SLEUTELS: dict[str, tuple[str, ...]] = {
    "gebied": ("code", "indeling"),
    "gebied_overgang": ("van_code", "van_indeling", "naar_code", "naar_indeling"),
    "gebied_eigen": ("id",),
    "gebied_eigen_lid": ("eigen_id", "code", "indeling"),
    "bron": ("id",),
    "indicator": ("id",),
    "waarneming": ("gebied_code", "indeling", "indicator_id", "jaar"),
    "waarneming_versie": ("upload_id", "gebied_code", "indeling", "indicator_id", "jaar"),
    "upload": ("id",),
    "upload_profiel": ("naam",),
    "verhaal": ("id",),
    "verhaal_versie": ("verhaal_id", "versie"),
    "kengetal": ("id",),
    "gebeurtenis": ("id",),
    "write_lock": ("id",),
}
