"""Names of persons: by lists, by the words around them and by repeat mention."""

import re
from collections.abc import Iterator

from lwd_monitor.verhaal.tekst import naam_cue as cue
from lwd_monitor.verhaal.tekst.woord import Woord, split_woorden
from lwd_monitor.verhaal.tekst.woordenlijst import load_lijst, load_rang

Plek = tuple[int, int]

# Without IGNORECASE: that would make the dotless i match every i.
_VREEMD = re.compile(r"[łşğıęćńżźśąőűčšžđŁŞĞİĘĆŃŻŹŚĄŐŰČŠŽĐ]")
_LEEFTIJD = re.compile(
    r"\s?\(\s?\d{1,3}(?:\s?jaar)?\s?\)|,\s\d{2}(?:\sjaar)?(?:,|\.|\sjaar)|\svan\s(?:\d{1,2}|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien)\b"
)
_MAX_DELEN = 6


class _Zoeker:
    """Walks once over the words of one text and gathers the names."""

    def __init__(self, tekst: str) -> None:
        self.tekst = tekst
        self.woorden = split_woorden(tekst)
        self.gevonden: list[tuple[int, int]] = []

    def _aaneen(self, i: int) -> bool:
        """Tell whether word i follows word i-1 without punctuation."""
        if i <= 0 or i >= len(self.woorden):
            return False
        tussen = self.tekst[self.woorden[i - 1].eind : self.woorden[i].start]
        return tussen in (" ", "\u00a0", "") or (self.woorden[i - 1].initialen and tussen.strip(" .-") == "")

    def _run(self, i: int) -> int:
        """Return the end of the run of initials, prefixes and capitals that starts at word i."""
        j = eind = i
        while j < len(self.woorden) and j - i < _MAX_DELEN:
            woord = self.woorden[j]
            if (j > i and not self._aaneen(j)) or (woord.gemaskerd and not woord.initialen):
                break
            if woord.initialen or (woord.hoofdletter and (j == i or not woord.begin)):
                if (
                    j > i
                    and woord.is_woord
                    and not (woord.achternaam or woord.voornaam or woord.tussen)
                    and not woord.dubbelzinnig
                    and not woord.kapitalen
                ):
                    vorige = self.woorden[j - 1]
                    if not (vorige.tussen or vorige.initialen):
                        break
                eind = j + 1
            elif not woord.tussen or (j == i and not self._voorvoegsel_naam(i)):
                break
            j += 1
        while eind > i and self.woorden[eind - 1].tussen and self.woorden[eind - 1].kaal not in load_lijst("voornamen"):
            eind -= 1
        return eind

    def _voorvoegsel_naam(self, i: int) -> int:
        """Return the end of a surname with a prefix at word i (Van der Meer, ten Brinke, Oude Lansink), or 0."""
        lijst = load_lijst("achternamen_met_voorvoegsel")
        for lengte in (4, 3, 2):
            deel = self.woorden[i : i + lengte]
            if (
                len(deel) < lengte
                or any(w.gemaskerd for w in deel)
                or not all(self._aaneen(i + n) for n in range(1, lengte))
            ):
                continue
            laatste = deel[-1]
            if not laatste.hoofdletter or not all(
                w.tussen or w.kaal in {"groot", "klein", "kleine", "groote", "nije", "lutke", "scholten"}
                for w in deel[:-1]
            ):
                continue
            tekst = " ".join(w.kaal for w in deel)
            keten = {w.kaal for w in deel[:-1]}
            if tekst in lijst or " ".join(w.kaal for w in deel).split("-")[0] in lijst:
                if keten <= {"de"} and not deel[0].hoofdletter and laatste.is_woord and not deel[0].begin:
                    return i + lengte if self._mens_erna(i + lengte) or self._naam_ervoor(i) else 0
                return i + lengte
            if (
                keten & {"ten", "ter", "el", "ait", "'t", "ould"}
                and not laatste.is_woord
                and not (keten <= {"'t"} and self._lidwoord_plek(i))
            ):
                return i + lengte
            if (
                lengte > 2
                and deel[0].kaal == "van"
                and keten & {"der", "den", "de", "'t"}
                and deel[0].hoofdletter
                and not laatste.is_woord
            ):
                return i + lengte
            if deel[0].hoofdletter and deel[0].kaal == "van" and laatste.achternaam and not laatste.is_woord:
                return i + lengte
        return 0

    def _lidwoord_plek(self, i: int) -> bool:
        return i > 0 and self.woorden[i - 1].kaal in {"in", "op", "aan", "naar", "bij", "van", "uit", "voor"}

    def _naam_ervoor(self, i: int) -> bool:
        return i > 1 and self.woorden[i - 1].kaal == "en" and any(eind == i - 1 for _, eind in self.gevonden)

    def _mens_erna(self, eind: int, woorden: frozenset[str] = cue.MENSELIJK) -> bool:
        if eind > len(self.woorden) or eind == 0:
            return False
        if _LEEFTIJD.match(self.tekst[self.woorden[eind - 1].eind :]):
            return True
        if eind == len(self.woorden):
            return False
        tussen = self.tekst[self.woorden[eind - 1].eind : self.woorden[eind].start]
        return tussen == " " and self.woorden[eind].tekst in woorden

    def _mens_ervoor(self, i: int) -> bool:
        """Tell whether the word before is a speech verb (zegt Xanthippe) or a word like `aldus`."""
        if i == 0 or self.woorden[i].begin:
            return False
        vorige = self.woorden[i - 1]
        return self._aaneen(i) and vorige.tekst in cue.MENSELIJK - {
            "woont",
            "zoekt",
            "mist",
            "huurt",
            "verhuist",
            "schreef",
            "vindt",
            "vond",
        }

    def _cue(self, i: int) -> int:
        """Return the first word of the name that a title or relation at word i announces, or -1."""
        woord = self.woorden[i]
        titel, relatie = woord.kaal in cue.TITELS, woord.kaal in cue.RELATIES
        if not (titel or relatie) or i + 1 >= len(self.woorden):
            return -1
        tussen = self.tekst[woord.eind : self.woorden[i + 1].start]
        if not re.fullmatch(r"\.?:? ?|, " if relatie else r"\.?:? ?", tussen):
            return -1
        volgende = self.woorden[i + 1]
        if woord.kaal in {"dhr", "heer", "meneer"} and volgende.kaal == "en" and i + 3 < len(self.woorden):
            return i + 3 if self.woorden[i + 2].kaal in cue.TITELS else -1
        if volgende.gemaskerd or volgende.kaal in cue.TITELS:
            return -1
        if volgende.hoofdletter or volgende.initialen:
            zwak = volgende.begin and tussen.strip() == ""
            if (
                zwak
                or (volgende.kaal in cue.GEEN_NAAM_NA_CUE and not volgende.tussen)
                or (tussen == ", " and not volgende.sterk and volgende.is_woord)
            ):
                return -1
            if relatie and volgende.tussen and not self._voorvoegsel_naam(i + 1):
                return -1
            if relatie and volgende.is_woord and not (volgende.voornaam or volgende.achternaam):
                return -1
            return i + 1
        if volgende.tussen and (
            self._voorvoegsel_naam(i + 1) or (titel and woord.kaal in cue.MET_TITEL and self._run_na_tussen(i + 1))
        ):
            return i + 1
        klein = volgende.voornaam or (titel and woord.kaal in cue.MET_TITEL and volgende.achternaam)
        if (
            klein
            and (
                titel
                or woord.kaal in {"heet", "heette", "genaamd", "namens", "groetjes", "groeten", "hoi", "hallo", "beste"}
            )
            and not volgende.dubbelzinnig
        ):
            return i + 1
        return -1

    def _run_na_tussen(self, i: int) -> bool:
        j = i
        while j < len(self.woorden) and self.woorden[j].tussen and j - i < 3:
            j += 1
        return j < len(self.woorden) and self.woorden[j].hoofdletter and not self.woorden[j].gemaskerd

    def _is_naam(self, i: int, eind: int) -> bool:
        """Judge the run of words i..eind that no title announces."""
        eerste, laatste = self.woorden[i], self.woorden[eind - 1]
        if eerste.initialen:
            return (
                eind - i > 1
                and not laatste.gemaskerd
                and laatste.hoofdletter
                and not (eind - i == 2 and laatste.is_woord and not laatste.achternaam and not laatste.dubbelzinnig)
            )
        if eerste.sterk:
            return True
        if eind - i > 1:
            if eerste.kapitalen and laatste.kapitalen and eerste.voornaam:
                return True
            rest = self.woorden[i + 1 : eind]
            if (
                eerste.voornaam
                and (laatste.achternaam or laatste.onbekend or laatste.tussen is False)
                and not laatste.is_woord
            ):
                return True
            if eerste.voornaam and laatste.achternaam and eind - i >= 2:
                return True
            if eerste.onbekend and any(w.sterk or (w.achternaam and not w.is_woord) for w in rest):
                return True
            if not eerste.begin and eerste.onbekend and laatste.onbekend and not self._lidwoord(i):
                return True
            if eerste.begin and eerste.onbekend and laatste.onbekend and self._mens_erna(eind, cue.HANDELT):
                return True
        if eerste.onbekend and _VREEMD.search(eerste.tekst):
            return True
        if eerste.voornaam or eerste.achternaam:
            if self._mens_erna(eind) or (eerste.voornaam and not eerste.begin and self._mens_ervoor(i)):
                return True
            if eerste.voornaam and self._mens_erna(eind, self._daden(eerste)):
                return True
            return (
                not eerste.begin
                and not self._lidwoord(i)
                and not eerste.kapitalen
                and i > 0
                and self._aaneen(i)
                and not self.woorden[i - 1].hoofdletter
            )
        if eerste.onbekend:
            return self._mens_erna(eind) or self._mens_ervoor(i)
        return False

    @staticmethod
    def _daden(woord: Woord) -> frozenset[str]:
        """Return the verbs that make this word a name; a very common word needs a telling one."""
        vaag = {
            "is",
            "was",
            "heeft",
            "had",
            "wil",
            "wilde",
            "wordt",
            "werd",
            "staat",
            "doet",
            "deed",
            "gaat",
            "zat",
            "zit",
        }
        return cue.HANDELT - vaag if load_rang().get(woord.kaal, 10**6) < 1500 else cue.HANDELT

    def _lidwoord(self, i: int) -> bool:
        return i > 0 and self.woorden[i - 1].kaal in {
            "de",
            "het",
            "een",
            "deze",
            "dit",
            "dat",
            "die",
            "'t",
            "onze",
            "ons",
            "the",
            "elke",
            "nieuwe",
            "oude",
        }

    def _zoek(self) -> None:
        i = 0
        while i < len(self.woorden):
            start = self._cue(i)
            if start >= 0:
                eind = max(self._run(start), self._voorvoegsel_naam(start), start + 1)
                if self.woorden[start].tussen and eind == start + 1:
                    eind = self._run(start + 1)
                van = i if self.woorden[i].kaal in cue.MET_TITEL else start
                self.gevonden.append((van, eind))
                i = eind
                continue
            woord = self.woorden[i]
            eind = 0 if woord.gemaskerd else self._voorvoegsel_naam(i)
            if eind:
                eind = max(eind, self._run(i)) if woord.hoofdletter else eind
                self.gevonden.append((i, eind))
                i = eind
                continue
            if (woord.hoofdletter or woord.initialen) and not woord.gemaskerd:
                eind = self._run(i)
                if eind > i and self._is_naam(i, eind):
                    self.gevonden.append((i, eind))
                    i = eind
                    continue
            elif self._klein(i):
                self.gevonden.append((i, i + 1))
            i += 1

    def _klein(self, i: int) -> bool:
        """Tell whether word i is a first name in small letters, as in a message typed on a phone."""
        woord = self.woorden[i]
        if woord.gemaskerd or woord.initialen or woord.kaal in load_lijst("namen_als_woord") | cue.KLEIN_EEN_WOORD:
            return False
        if woord.kaal in load_lijst("voornamen_eigen") and len(woord.kaal) > 3:
            return True
        vorige = " ".join(w.kaal for w in self.woorden[max(0, i - 2) : i])
        aankondiging = vorige.endswith(("ik ben", "naam is", "ik heet", "hier is")) or (
            vorige.endswith("met") and self.tekst[woord.eind :].startswith(" hier")
        )
        return aankondiging and woord.voornaam and len(woord.kaal) > 2

    def _breid_uit(self) -> None:
        """Take the words that stand beside a name in a list: `Noa, Finn en Zoë`."""
        bezet = {n for van, eind in self.gevonden for n in range(van, eind)}
        veranderd = True
        while veranderd:
            veranderd = False
            for van, eind in list(self.gevonden):
                for kant in (self._erna(eind), self._ervoor(van)):
                    if kant is not None and kant not in bezet and self._lijstlid(kant):
                        run = self._run(kant) if kant >= eind else kant + 1
                        self.gevonden.append((kant, max(run, kant + 1)))
                        bezet.update(range(kant, max(run, kant + 1)))
                        veranderd = True

    def _erna(self, eind: int) -> int | None:
        if eind >= len(self.woorden):
            return None
        tussen = self.tekst[self.woorden[eind - 1].eind : self.woorden[eind].start]
        if self.woorden[eind].kaal == "en" and re.fullmatch(r"(?: \(\d+\))? ", tussen) and eind + 1 < len(self.woorden):
            return eind + 1 if self._aaneen(eind + 1) else None
        return eind if re.fullmatch(r"(?: \(\d+\))?, |\n- ", tussen) else None

    def _ervoor(self, van: int) -> int | None:
        if van == 0:
            return None
        tussen = self.tekst[self.woorden[van - 1].eind : self.woorden[van].start]
        if self.woorden[van - 1].kaal == "en" and tussen == " " and van > 1:
            return van - 2 if self._aaneen(van - 1) else None
        return van - 1 if tussen in (", ", "\n- ") else None

    def _lijstlid(self, i: int) -> bool:
        woord = self.woorden[i]
        if not woord.hoofdletter or woord.gemaskerd or woord.kapitalen or woord.kaal in cue.GEEN_NAAM_NA_CUE:
            return False
        return woord.voornaam or woord.achternaam or (woord.onbekend and not woord.begin)

    def _herhaal(self) -> None:
        """Find every further mention of the parts of a name that was found."""
        delen = {
            self.woorden[n].kaal: self.woorden[n].hoofdletter
            for van, eind in self.gevonden
            for n in range(van, eind)
            if len(self.woorden[n].kaal) > 2 and not self.woorden[n].tussen and self.woorden[n].kaal not in cue.TITELS
            and not self.woorden[n].initialen
        }  # fmt: skip
        bezet = {n for van, eind in self.gevonden for n in range(van, eind)}
        for n, woord in enumerate(self.woorden):
            if n in bezet or woord.gemaskerd or woord.kaal not in delen:
                continue
            if woord.hoofdletter and not (woord.begin and woord.kaal in cue.GEEN_NAAM_NA_CUE):
                if not (woord.is_woord and self._lidwoord(n)):
                    self.gevonden.append((n, n + 1))
            elif not delen[woord.kaal] and not woord.is_woord:
                self.gevonden.append((n, n + 1))

    def zoek(self) -> Iterator[Plek]:
        self._zoek()
        self._breid_uit()
        self._herhaal()
        for van, eind in self.gevonden:
            yield self.woorden[van].start, self.woorden[eind - 1].eind


def find_namen(tekst: str) -> list[Plek]:
    """Find the names of persons, with their title; names of streets, schools and organisations are left alone."""
    return sorted(set(_Zoeker(tekst).zoek()))
