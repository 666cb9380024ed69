"""The form pages as HTML."""

from markupsafe import Markup

from lwd_monitor.instellingen import GEMEENTE
from lwd_monitor.kleuren import build_tokens

_STIJL = (
    build_tokens()
    + """
*{box-sizing:border-box}body{margin:0;background:var(--vlak);color:var(--ink);font:16px/1.5 "Source Sans",system-ui,sans-serif}
main{max-width:480px;margin:48px auto;padding:32px;background:#fff;border:1px solid var(--lijn);border-radius:4px}
header{color:var(--petrol);font-weight:600;margin:0 0 16px}h1{font-size:27px;line-height:1.25;font-weight:600;margin:0 0 16px}
label{display:block;font-weight:600;margin:16px 0 4px}.hulp{display:block;font-weight:400;font-size:14px;color:var(--ink2)}
input{width:100%;font:inherit;padding:10px 12px;border:1px solid var(--grijs);border-radius:4px;background:#fff;color:inherit}
button,.knop{display:inline-block;font:inherit;font-weight:600;margin:24px 12px 0 0;padding:10px 20px;border:1px solid var(--petrol);border-radius:4px;
background:var(--petrol);color:#fff;cursor:pointer;text-decoration:none}button.licht{background:#fff;color:var(--petrol)}
a{color:var(--petrol)}:focus-visible{outline:3px solid var(--gunstig);outline-offset:2px}.fout{border:1px solid var(--ongunstig);border-left-width:4px;
border-radius:4px;padding:12px 16px;margin:0 0 16px}.goed{border:1px solid var(--petrol);border-left-width:4px;border-radius:4px;padding:12px 16px}
@media(max-width:520px){main{margin:0;border:0;padding:24px 16px;min-height:100vh}}
"""
)
_PAGINA = Markup(
    "<!doctype html><html lang='nl'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width, initial-scale=1'>"
    "<title>{titel} · LWD-monitor {stad}</title><style>{stijl}</style></head><body><main><header>LWD-monitor {stad}</header>"
    "<h1>{titel}</h1>{melding}{inhoud}</main></body></html>"
)
_VELD = Markup(
    "<label for='{naam}'>{label}{hulp}</label>"
    "<input id='{naam}' name='{naam}' type='{soort}' autocomplete='{vul}' required{extra}>"
)
_VORM = Markup(
    "<form method='post' action='{actie}'><input type='hidden' name='csrf' value='{csrf}'>"
    "<input type='hidden' name='verder' value='{verder}'>{velden}{knoppen}</form>"
)


def build_pagina(titel: str, inhoud: str | Markup, fout: str = "") -> str:
    """Return a whole page; `inhoud` that is plain text is escaped, `fout` is read out at once by a screen reader."""
    melding = Markup("<p class='fout' role='alert'>{}</p>").format(fout) if fout else Markup()
    return _PAGINA.format(stad=GEMEENTE.naam, titel=titel, stijl=Markup(_STIJL), melding=melding, inhoud=inhoud)  # nosec B704 # our own style sheet


def build_veld(naam: str, label: str, vul: str, *, geheim: bool = False, hulp: str = "", waarde: str = "") -> Markup:
    """Return a field with its label; `vul` tells password managers what it is."""
    return _VELD.format(
        naam=naam,
        label=label,
        hulp=Markup("<span class='hulp'>{}</span>").format(hulp) if hulp else "",
        soort="password" if geheim else "text",
        vul=vul,
        extra=Markup(" value='{}'").format(waarde) if waarde else "",
    )


def build_vorm(actie: str, csrf: str, velden: list[Markup], knoppen: list[Markup], verder: str = "") -> Markup:
    """Return a form with its token against requests from other sites."""
    return _VORM.format(
        actie=actie, csrf=csrf, verder=verder, velden=Markup().join(velden), knoppen=Markup().join(knoppen)
    )


def build_knop(tekst: str, naam: str = "doe", waarde: str = "ja", *, licht: bool = False) -> Markup:
    """Return a button that sends the form."""
    klasse = Markup(" class='licht'") if licht else ""
    return Markup("<button type='submit' name='{}' value='{}'{}>{}</button>").format(naam, waarde, klasse, tekst)
