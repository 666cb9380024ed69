"""What a request asks for."""

from starlette.types import Scope


def asks_page(scope: Scope) -> bool:
    """Return whether a browser asks for a page, not for a file, a script or an answer that stands behind one."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    accept = next((waarde for naam, waarde in scope["headers"] if naam == b"accept"), b"")
    return b"text/html" in accept
