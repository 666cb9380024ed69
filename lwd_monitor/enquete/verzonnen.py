"""What the invented respondents are like: every number here is made up, to look like a survey and mean nothing."""

# Inhabitants per wijk (CBS 2024) spread the sample as in a real one.
WIJKEN = {
    10: 5620, 11: 7130, 12: 6615, 13: 6995, 14: 6510, 15: 3255,
    16: 6510, 17: 3745, 18: 10645, 19: 13690, 20: 1530, 21: 2065,
}  # fmt: skip
# Share of each age class among adults, and how willing it is to answer: the reason for weights.
LEEFTIJDEN = (0.18, 0.15, 0.22, 0.17, 0.15, 0.13)
RESPONS = (0.5, 0.7, 0.9, 1.2, 1.5, 1.3)

# Questions by subject: beginnings of their names. The first subject that fits counts.
RUBRIEKEN: dict[str, tuple[str, ...]] = {
    "veilig": ("wl04", "wl05", "wl06"),
    "schoon": ("wl07", "wl08"),
    "buurt": ("wl01", "wl02", "wl03", "wl09", "wl18"),
    "gemeente": ("bo", "dv", "wl12", "wl16", "zw12", "sc02", "mm"),
}
# How far a wijk lies from the rest, in standard deviations. Where a subject or a wijk is absent nothing differs but by
# chance, as in a real survey.
WIJKVERSCHIL: dict[str, dict[int, float]] = {
    "veilig": {10: -0.15, 11: -0.45, 15: -0.5, 16: -0.25, 18: 0.15, 19: 0.2, 20: 0.5, 21: 0.45},
    "schoon": {10: -0.2, 11: -0.3, 15: -0.35, 16: -0.2, 17: 0.2, 19: 0.2, 21: 0.3},
    "buurt": {11: -0.3, 14: -0.15, 15: -0.4, 16: -0.25, 19: 0.25, 20: 0.4, 21: 0.45},
}
# What is different in the later round, for a wijk or (0) for the whole gemeente.
BETER: dict[str, dict[int, float]] = {
    "veilig": {11: 0.6},
    "schoon": {16: -0.7},
    "gemeente": {0: -0.15},
}

# Shares of the answers of a scale, by its first answer.
KANSEN: dict[str, tuple[float, ...]] = {
    "helemaal eens": (0.17, 0.43, 0.22, 0.12, 0.06),
    "zeer tevreden": (0.16, 0.48, 0.22, 0.10, 0.04),
    "ja, bij bijna iedereen": (0.10, 0.28, 0.38, 0.17, 0.07),
    "ja, (bijna) altijd": (0.40, 0.36, 0.16, 0.06, 0.02),
    "heel veel": (0.03, 0.07, 0.20, 0.30, 0.40),
    "heel vaak": (0.08, 0.22, 0.42, 0.28),
    "duidelijk vooruitgegaan": (0.05, 0.18, 0.52, 0.18, 0.07),
    "vaak": (0.12, 0.28, 0.60),
    "ja, zeker": (0.35, 0.40, 0.25),
    "nee, (bijna) niet": (0.60, 0.26, 0.10, 0.04),
    "nee, (bijna) nooit": (0.55, 0.32, 0.10, 0.03),
    "meerdere keren per week": (0.52, 0.18, 0.10, 0.06, 0.14),
    "nooit": (0.42, 0.46, 0.12),
    "1 (lage mate)": (0.45, 0.22, 0.16, 0.11, 0.06),
}
# Single questions: shares of the answers, or the middle of a mark.
VERDELINGEN: dict[str, tuple[float, ...]] = {
    "wl01": (7.5,),
    "zw00": (7.6,),
    "zw02": (7.3,),
    "sa01_0": (7.5,),
    "sa01_1": (7.2,),
    "sa01_2": (3.2,),
    "bo01": (0.03, 0.22, 0.45, 0.21, 0.09),
    "ch01": (0.49, 0.50, 0.01),
    "ch03": (0.06, 0.20, 0.10, 0.34, 0.22, 0.08),
    "ch04": (0.46, 0.07, 0.02, 0.03, 0.05, 0.25, 0.04, 0.05, 0.03),
    "ch05": (0.28, 0.38, 0.25, 0.05, 0.04),
    "ch06": (0.03, 0.08, 0.14, 0.27, 0.17, 0.29, 0.02),
    "ch07": (0.12, 0.15, 0.18, 0.13, 0.42),
    "dv02": (0.55, 0.45),
    "dv13": (0.4, 0.6),
}
# Where the first answer of the scale is the unfavourable end.
ONGUNSTIG = frozenset(["wl05", "wl06", "sa01_2", "zw19_3"])
# Who is asked: only those who gave this answer to the question before.
ROUTES: dict[str, tuple[str, int]] = {
    "dv00": ("dv02", 1), "dv12": ("dv02", 1), "dv04": ("dv02", 1), "dv05": ("dv02", 1), "dv07": ("dv02", 1),
    "dv13": ("dv02", 1), "mm01": ("dv13", 1), "mm02": ("dv13", 1), "zw08": ("zw06_3", 3),
}  # fmt: skip
