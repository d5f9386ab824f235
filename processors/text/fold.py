"""Lower case and plain quotes, one character for one, so that offsets hold in both texts."""

_PLAIN = (
    ("’", "'"),
    ("“", '"'),
    ("”", '"'),
    ("‘", "'"),
    ("\u00a0", " "),
    ("ʼ", "'"),
    ("ʻ", "'"),
    ("`", "'"),
    ("´", "'"),
    ("„", '"'),
    ("«", '"'),
    ("»", '"'),
    ("‑", "-"),
    ("‐", "-"),
    ("−", "-"),
    ("\u202f", " "),
    ("\u2009", " "),
    ("\u2007", " "),
)


def fold(text: str) -> str:
    """`text` in lower case with plain quotes, hyphens and blanks; as long as `text` itself."""
    lowered = text.lower()
    if len(lowered) != len(text):
        # A few capitals (İ) become two characters in lower case; those stay as they are.
        lowered = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    if lowered.isascii():
        return lowered
    for curly, plain in _PLAIN:
        # Twenty searches that find nothing cost less than one translation table.
        if curly in lowered:
            lowered = lowered.replace(curly, plain)
    return lowered
