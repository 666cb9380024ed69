"""From bytes to text: byte order marks, UTF-8, the old Windows and DOS tables, and text that was converted twice."""

import re
from dataclasses import dataclass, field

from lwd_monitor.fout import Fout

# Letters that Dutch place names use; the table that yields most of them is the one the file was written in.
_VERWACHT = set("ëéèêïíóöôüúáàâäçñËÉÈÏÖÜ€²³–’‘“”…°·")
_DUBBEL = re.compile("Ã[\x80-\xbf©«¯¶¼¨³¡¤]|â€[™œ“˜¦]")
_UTF8_PAAR = re.compile(rb"[\xc3\xc2][\x80-\xbf]")
_BOM = b"\xef\xbb\xbf"
_KANDIDATEN = ("cp1252", "latin-1", "cp850")


@dataclass
class Tekst:
    """The text of a file, its encoding, and what had to be mended."""

    heel: str | None
    codering: str
    meldingen: list[str] = field(default_factory=list)
    rauw: bytes | None = None
    """The same text as UTF-8 bytes, where the file holds them as they are; plain ASCII where `heel` is None."""

    @property
    def tekst(self) -> str:
        """Return the whole text; plain ASCII becomes text only when asked for, as most readers take the bytes."""
        if self.heel is None:
            self.heel = (self.rauw or b"").decode("ascii")
        return self.heel

    def get_begin(self, lengte: int) -> str:
        """Return the first characters, without making text of the rest."""
        return self.heel[:lengte] if self.heel is not None else (self.rauw or b"")[:lengte].decode("ascii")


def decode_tekst(inhoud: bytes) -> Tekst:
    """Decode a text file; refuses NUL bytes and a mix of encodings, with the line where it starts."""
    if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decode_utf16(inhoud, "utf-16")
    if inhoud.startswith(_BOM):
        # Files put together with a copy command carry one mark each; a second one would become part of a name.
        return _decode_utf8(inhoud.replace(_BOM, b""), "utf-8-sig")
    if b"\0" in inhoud:
        if codering := _find_utf16(inhoud):
            return _decode_utf16(inhoud, codering)
        raise Fout(
            f"In regel {_count_regel(inhoud, inhoud.index(0))} staat een NUL-teken: dit is geen tekstbestand, of het "
            "is beschadigd. Haal het opnieuw op of sla het op als csv (UTF-8)."
        )
    return _decode_utf8(inhoud, "utf-8")


def _count_regel(inhoud: bytes, plaats: int) -> int:
    return inhoud.count(b"\n", 0, plaats) + 1


def _find_utf16(inhoud: bytes) -> str | None:
    begin = inhoud[:2_000]
    half = max(1, len(begin) // 2)
    if begin[1::2].count(0) > 0.7 * half:
        return "utf-16-le"
    return "utf-16-be" if begin[0::2].count(0) > 0.7 * half else None


def _decode_utf16(inhoud: bytes, codering: str) -> Tekst:
    try:
        tekst = inhoud.decode(codering)
    except UnicodeDecodeError:
        raise Fout("Het bestand zegt UTF-16 te zijn maar is dat niet of is afgebroken. Haal het opnieuw op.") from None
    if "\0" in tekst:
        raise Fout("In het bestand staan NUL-tekens. Haal het opnieuw op of sla het op als csv (UTF-8).")
    return Tekst(tekst, codering)


def _decode_utf8(inhoud: bytes, codering: str) -> Tekst:
    if inhoud.isascii():
        return Tekst(None, codering, rauw=inhoud)
    try:
        return _mend_dubbel(Tekst(inhoud.decode("utf-8"), codering, rauw=inhoud))
    except UnicodeDecodeError as error:
        if codering == "utf-8-sig" or _UTF8_PAAR.search(inhoud):
            raise Fout(
                f"Het bestand mengt twee tekencoderingen: vanaf regel {_count_regel(inhoud, error.start)} is het geen "
                "UTF-8 meer. Open de bronbestanden apart, sla ze op als csv (UTF-8) en voeg ze dan samen."
            ) from None
    return _decode_8bit(inhoud)


def find_codering(inhoud: bytes) -> str:
    """Give the encoding in which these bytes are Dutch text, whatever a label says."""
    try:
        inhoud.decode("utf-8")
    except UnicodeDecodeError:
        vreemd = bytes(byte for byte in inhoud[:5_000_000] if byte > 127)
        return max(_KANDIDATEN, key=lambda naam: (_count_verwacht(vreemd, naam), -_KANDIDATEN.index(naam)))
    return "utf-8"


def _decode_8bit(inhoud: bytes) -> Tekst:
    beste = find_codering(inhoud)
    return Tekst(
        inhoud.decode(beste, errors="replace"),
        "windows-1252" if beste == "cp1252" else beste,
        [f"Tekens gelezen als {'windows-1252' if beste == 'cp1252' else beste}."],
    )


def _count_verwacht(vreemd: bytes, codering: str) -> int:
    return sum(teken in _VERWACHT for teken in vreemd.decode(codering, errors="replace"))


def _mend_dubbel(tekst: Tekst) -> Tekst:
    if not _DUBBEL.search(tekst.tekst):
        return tekst
    try:
        hersteld = tekst.tekst.encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return tekst
    melding = "Letters met accent waren dubbel omgezet (zoals Ã« voor ë); dat is bij het lezen hersteld."
    return Tekst(hersteld, tekst.codering, [*tekst.meldingen, melding])
