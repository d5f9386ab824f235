"""Geohashes, for maps that group pins by cell."""

_DIGITS = "0123456789bcdefghjkmnpqrstuvwxyz"


def geohash(lat: float, lon: float, length: int = 7) -> str:
    """The cell of `length` characters that holds the point; 7 is about 150 m wide."""
    south, north, west, east = -90.0, 90.0, -180.0, 180.0
    cells: list[str] = []
    for _ in range(length):
        digit = 0
        for bit in range(5):
            if (len(cells) * 5 + bit) % 2 == 0:
                middle = (west + east) / 2
                upper = lon >= middle
                west, east = (middle, east) if upper else (west, middle)
            else:
                middle = (south + north) / 2
                upper = lat >= middle
                south, north = (middle, north) if upper else (south, middle)
            digit = digit * 2 + upper
        cells.append(_DIGITS[digit])
    return "".join(cells)
