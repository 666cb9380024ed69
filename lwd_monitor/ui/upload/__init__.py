"""The page where figures come in, in six parts: a file, a source on internet, earlier uploads and the like."""

from lwd_monitor.ui.adres import kies_pil
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.upload.bestand import show_bestand
from lwd_monitor.ui.upload.eerder import show_eerder
from lwd_monitor.ui.upload.koppelingen import show_profielen
from lwd_monitor.ui.upload.ophalen import show_downloaden, show_ophalen
from lwd_monitor.ui.upload.overgangen import show_overgangen

DELEN = {
    "bestand": ("Een bestand", show_bestand),
    "ophalen": ("Ophalen bij de bron", show_ophalen),
    "overgang": ("Overgang", show_overgangen),
    "eerder": ("Eerdere uploads", show_eerder),
    "profielen": ("Profielen", show_profielen),
    "download": ("Cijfers downloaden", show_downloaden),
}
__all__ = ["kies_deel", "show_deel"]


def kies_deel() -> str:
    """Show the parts and return the chosen one."""
    return kies_pil("Wat wilt u doen?", "deel", list(DELEN), lambda deel: DELEN[deel][0], "onderdeel")


def show_deel(deel: str, pagina: Pagina) -> None:
    """Show one part."""
    DELEN[deel][1](pagina)
