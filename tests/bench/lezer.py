"""A reader without a browser: speaks Streamlit's websocket, and knows what each click cost."""

import time
from dataclasses import dataclass, field
from types import TracebackType

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

# Streamlit's own browser keeps messages from this size on, and then gets their name alone.
WACHT = 120


@dataclass(frozen=True)
class Klik:
    """What one run cost: time until the page stood there, bytes and messages over the line."""

    ms: float
    bytes: int
    berichten: int


@dataclass
class Lezer:
    """One session on a server; `rol` is picked as a person in the trial does it."""

    url: str
    cookie: str = ""
    hashes: set[str] = field(default_factory=set)
    widgets: dict[str, tuple[str, str]] = field(default_factory=dict)
    pagina: str = ""
    sok: ClientConnection | None = None

    def __enter__(self) -> "Lezer":
        koppen = {"Cookie": self.cookie} if self.cookie else None
        adres = self.url.replace("http", "ws") + "/_stcore/stream"
        self.sok = connect(adres, subprotocols=["streamlit"], max_size=None, additional_headers=koppen)  # type: ignore[list-item]
        return self

    def __exit__(self, soort: type | None, fout: BaseException | None, spoor: TracebackType | None) -> None:
        assert self.sok is not None
        self.sok.close()

    def choose_rol(self, rol: str) -> None:
        """Pick a role of the trial in the bar above the page."""
        self.open("overzicht")
        bericht = self._build("overzicht", "")
        bericht.rerun_script.widget_states.widgets.add(id=self.widgets["Kies een rol"][0], string_value=rol)
        self._run(bericht)

    def open(self, pagina: str, adres: str = "") -> Klik:
        """Go to a page, with choices in its address."""
        self.pagina = ""
        return self._run(self._build(pagina, adres))

    def click(self, pagina: str, adres: str = "") -> Klik:
        """Let the open page run again, as any click on it does."""
        return self._run(self._build(pagina, adres))

    def _build(self, pagina: str, adres: str) -> BackMsg:
        bericht = BackMsg()
        vraag = bericht.rerun_script
        if self.pagina:
            vraag.page_script_hash = self.pagina
        else:
            vraag.page_name = pagina
        vraag.query_string = adres
        vraag.context_info.url = f"{self.url}/{pagina}"
        vraag.cached_message_hashes.extend(self.hashes)
        return bericht

    def _run(self, bericht: BackMsg) -> Klik:
        assert self.sok is not None
        rauw, omvang, aantal = bericht.SerializeToString(), 0, 0
        begin = time.perf_counter()
        self.sok.send(rauw)
        ontvangen = []
        while True:
            deel = self.sok.recv(timeout=WACHT)
            assert isinstance(deel, bytes)
            ontvangen.append(deel)
            omvang, aantal = omvang + len(deel), aantal + 1
            if self._read(deel):
                return Klik((time.perf_counter() - begin) * 1000, omvang, aantal)

    def _read(self, deel: bytes) -> bool:
        """Take in one message; tells whether the page stands."""
        gelezen = ForwardMsg()
        gelezen.ParseFromString(deel)
        soort = gelezen.WhichOneof("type")
        if gelezen.metadata.cacheable and gelezen.hash:
            self.hashes.add(gelezen.hash)
        if soort == "navigation":
            self.pagina = gelezen.navigation.page_script_hash
        if soort == "delta" and gelezen.delta.new_element.WhichOneof("type") == "selectbox":
            keuze = gelezen.delta.new_element.selectbox
            self.widgets[keuze.label] = (keuze.id, keuze.raw_value)
        return soort == "script_finished"
