"""The field that takes a file, with Dutch words on it and a drop zone that a screen reader can name."""

from pathlib import Path

import streamlit as st

_mount = st.components.v2.component("lwd_kiezer", js=Path(__file__).with_name("kiezer.js").read_text(encoding="utf-8"))


def show_kiezer(label: str, key: str, uitleg: str, max_mb: int):
    """Show the field and return the chosen file, or None."""
    gekozen = st.file_uploader(label, key=key, help=uitleg, max_upload_size=max_mb)
    _mount(key="kiezerhulp", data={})
    return gekozen
