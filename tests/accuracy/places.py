"""How well places are found and resolved: `python -m tests.accuracy.places`.

The corpora lie beside the project and not in it; what is absent is said and skipped.
"""

import csv
import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from daemon.gazetteer import open_gazetteer
from processors.geo import Gazetteer
from processors.geo.sphere import distance_km
from schemas.place import Location

NEAR_KM = 161.0
"""A hundred miles: the distance that the literature on GeoVirus counts as right."""
EVENT_KM = 25.0
"""UCDP's own idea of near the place of an event."""


def shared() -> Path:
    """The folder of data that is not the project's."""
    root = Path(__file__).resolve().parents[2]
    return Path(os.environ.get("TOCSIN_SHARED") or root.parent / "shared") / "data"


@dataclass(frozen=True)
class Toponym:
    """A name in a text, and where the annotators say it is."""

    name: str
    start: int
    end: int
    lat: float
    lon: float
    page: str
    """Title of the article it is linked to."""


@dataclass
class Score:
    """What came of a measurement."""

    right: int = 0
    total: int = 0
    found: int = 0
    true_found: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def accuracy(self) -> float:
        """Share of the names that were resolved right."""
        return self.right / max(1, self.total)

    @property
    def recall(self) -> float:
        """Share of the annotated names that were found."""
        return self.true_found / max(1, self.total)

    @property
    def precision(self) -> float:
        """Share of what was found that is annotated."""
        return self.true_found / max(1, self.found)


def geovirus(path: Path) -> Iterator[tuple[str, list[Toponym]]]:
    """Texts and their names; the file counts characters from 1."""
    for article in ET.parse(path).getroot().iter("article"):  # noqa: S314 - a file of our own
        text = article.findtext("text") or ""
        names = [
            Toponym(
                loc.findtext("name") or "",
                int(loc.findtext("start") or 0) - 1,
                int(loc.findtext("end") or 0) - 1,
                float(loc.findtext("lat") or 0),
                float(loc.findtext("lon") or 0),
                unquote((loc.findtext("page") or "").rsplit("/", 1)[-1]).replace("_", " "),
            )
            for loc in article.iter("location")
        ]
        yield text, names


def _is_country(location: Location) -> bool:
    return location.place.id.startswith("iso:") and "-" not in location.place.id


def on_geovirus(gazetteer: Gazetteer, path: Path) -> Score:
    """Accuracy given the mention (for a country: that it is this country), and finding."""
    score = Score()
    for text, names in geovirus(path):
        given = gazetteer.resolve(text, [(n.start, n.end) for n in names])
        for name, mention in zip(names, given, strict=True):
            score.total += 1
            location = mention.location if mention else None
            if location is None or location.lat is None or location.lon is None:
                score.wrong.append(f"{name.name}: not resolved")
                continue
            apart = distance_km((location.lat, location.lon), (name.lat, name.lon))
            # A country is right by its id: where its middle lies is a matter of taste.
            meant = gazetteer.named(name.page) if _is_country(location) else ()
            if apart <= NEAR_KM or (meant and meant[0].id == location.place.id):
                score.right += 1
            else:
                score.wrong.append(f"{name.name}: {apart:.0f} km off at {location.why}")
        found = [m for m in gazetteer.mentions(text) if not m.demonym]
        score.found += len(found)
        spots = {(n.start, n.end) for n in names}
        score.true_found += sum((m.start, m.end) in spots for m in found)
    return score


def on_ucdp(gazetteer: Gazetteer, path: Path) -> tuple[float, list[str]]:
    """Share of events whose place is found, and found near where UCDP has it."""
    right = total = 0
    missed: list[tuple[int, str]] = []
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            name, events = row["where_coordinates"], int(row["events"])
            text = ", ".join(filter(None, (name, row["adm_2"], row["adm_1"], "Syria")))
            (mention,) = gazetteer.resolve(text, [(0, len(name))])
            total += events
            location = mention.location if mention else None
            point = (float(row["latitude"]), float(row["longitude"]))
            if (
                location is not None
                and location.lat is not None
                and location.lon is not None
                and not location.place.id.startswith("within:")
                and distance_km((location.lat, location.lon), point)
                <= max(EVENT_KM, (location.radius_m or 0) / 1000 if location.precision >= 3 else 0)
            ):
                right += events
            else:
                said = f"{location.place.name} {location.lat},{location.lon}" if location else "-"
                missed.append((events, f"{events:4} {text} {point}: {said}"))
    missed.sort(reverse=True)
    return right / max(1, total), [line for _, line in missed]


def on_gold(gazetteer: Gazetteer, path: Path) -> tuple[int, int, list[str]]:
    """Claims' places of the gold set that `mentions` finds by name in the right country."""
    right = total = 0
    wrong = []
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        found = [m for m in gazetteer.mentions(article["text"]) if m.location and not m.demonym]
        for claim in article["claims"]:
            place = claim["place"]
            if not place or not claim["country"]:
                continue
            total += 1
            if any(
                m.location
                and m.location.country == claim["country"]
                and (m.name.lower() in place.lower() or place.lower() in m.name.lower())
                for m in found
            ):
                right += 1
            else:
                wrong.append(f"{article['id']}: {place} / {claim['within']} {claim['country']}")
    return right, total, wrong


def speed(gazetteer: Gazetteer, path: Path) -> float:
    """Articles of 830 words a second, on texts with mixed case, warm."""
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [t for t in texts if sum(map(str.isupper, t)) < 0.3 * len(t)]
    for text in texts:
        gazetteer.mentions(text)
    begun = time.process_time()
    for _ in range(5):
        for text in texts:
            gazetteer.mentions(text)
    return 5 * sum(len(t.split()) for t in texts) / 830 / (time.process_time() - begun)


def main() -> None:
    """Print every measure for which there is data."""
    verbose = "-v" in sys.argv
    gazetteer = open_gazetteer()
    folder = shared()

    def there(path: Path) -> bool:
        if not path.exists():
            print(f"skipped: no {path.name} (set TOCSIN_SHARED)")
        return path.exists()

    if there(path := folder / "places" / "GeoVirus.xml"):
        score = on_geovirus(gazetteer, path)
        print(
            f"GeoVirus: within {NEAR_KM:.0f} km given the mention {score.accuracy:.3f} of {score.total}; "
            f"mentions precision {score.precision:.3f} recall {score.recall:.3f}"
        )
        if verbose:
            print(*score.wrong, sep="\n")
    if there(path := folder / "places" / "ucdp_syria_places.tsv"):
        share, missed = on_ucdp(gazetteer, path)
        print(f"UCDP Syria: {share:.3f} of events found")
        if verbose:
            print(*missed[:150], sep="\n")
    if there(path := folder / "gold" / "articles.jsonl"):
        right, total, wrong = on_gold(gazetteer, path)
        print(f"gold claims' places: {right} of {total} found ({right / total:.3f})")
        if verbose:
            print(*wrong, sep="\n")
        print(f"speed: {speed(gazetteer, path):.0f} dense articles a second")


if __name__ == "__main__":
    main()
