"""Which call of a part drawn in the browser counts, when Streamlit makes more of them than the page has parts."""

from pathlib import Path

BEURT_JS = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
