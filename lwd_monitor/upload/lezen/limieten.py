"""Sizes above which a file is refused before it is read: they keep one upload under 1 GB of memory and 10 seconds."""

MB = 1024 * 1024

MAX_BESTAND = 130 * MB
MAX_UITGEPAKT = 250 * MB
"""All parts of a zip together, and a gzip, once unpacked."""
MAX_VERHOUDING = 250
"""Unpacked against packed; a real workbook stays under 60, a zip bomb starts at 1,000."""
MAX_JSON = 60 * MB
MAX_KOLOMMEN = 2_000
MAX_RIJEN = 3_000_000
MAX_CELLEN_WERKBLAD = 3_000_000
"""Cells of a spreadsheet come over one by one, at some 100 bytes each."""
MAX_REKENTIJD_SECONDEN = 9
"""Of the processor, so that a busy machine does not refuse what a quiet one reads."""
MAX_WACHTTIJD_SECONDEN = 40.0
"""By the clock, for a reader that hangs without computing."""
MAX_GEHEUGEN = 900 * MB
MAX_LIJST = 200_000
"""Rows of a list of StatLine with one figure a row, which is turned in memory."""
