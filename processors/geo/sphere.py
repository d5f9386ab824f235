"""Distances and bearings on the earth, taken as a sphere."""

from math import asin, atan2, cos, degrees, radians, sin, sqrt

EARTH_KM = 6371.0
"""Mean radius."""


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two (lat, lon), within 0.5 %."""
    lat_a, lat_b = radians(a[0]), radians(b[0])
    chord = (
        sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(b[1] - a[1]) / 2) ** 2
    )
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))


def moved(start: tuple[float, float], bearing: float, km: float) -> tuple[float, float]:
    """The (lat, lon) `km` from `start`; bearing in degrees, 0 is north, 90 east."""
    lat, lon, turn, arc = radians(start[0]), radians(start[1]), radians(bearing), km / EARTH_KM
    north = asin(sin(lat) * cos(arc) + cos(lat) * sin(arc) * cos(turn))
    east = lon + atan2(sin(turn) * sin(arc) * cos(lat), cos(arc) - sin(lat) * sin(north))
    return degrees(north), (degrees(east) + 180) % 360 - 180
