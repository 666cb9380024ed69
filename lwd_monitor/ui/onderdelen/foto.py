"""A photo of a story within the page."""

import base64

from markupsafe import Markup


def build_foto(inhoud: bytes, alt: str) -> Markup:
    """Return a photo as an image within the page: no address exists at which someone without the right could ask it."""
    return Markup("<img class='verhaalfoto' alt='{}' src='data:image/jpeg;base64,{}'>").format(
        alt, base64.b64encode(inhoud).decode()
    )
