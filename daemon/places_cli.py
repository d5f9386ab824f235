"""`tocsin places`: bring your own places, and see why a name is resolved as it is."""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TaskID, TextColumn
from rich.table import Table
from rich.text import Text

from daemon import progress
from daemon.places_formats import Format, guessed
from daemon.places_store import import_file
from processors.geo import Gazetteer, PlaceMention
from processors.geo.geohash import geohash
from processors.geo.index import KIND_WORDS

places = typer.Typer(
    name="places",
    help="Bring your own places, and see why a name is resolved as it is.",
    no_args_is_help=True,
)
_notes = Console(stderr=True)


def opened() -> Gazetteer:
    """The gazetteer, with a progress bar if it has to be built first."""
    return progress.gazetteer(_notes)


def _counting(bar: Bar, task: TaskID, name: str) -> Callable[[int], None]:
    def told(rows: int) -> None:
        bar.update(task, description=f"{name}: {rows:,}")

    return told


@places.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, readable=True)],
    file_format: Annotated[
        Format | None, typer.Option("--format", help="guessed from the file if not given")
    ] = None,
) -> None:
    """Add your own places: GeoNames dumps, Who's On First, GeoJSON, CSV.

    They are kept in your state folder; the gazetteer is built again at the next use.
    """
    for file in files:
        try:
            what = file_format or guessed(file)
            with Bar(
                TextColumn("{task.description}"),
                SpinnerColumn(),
                console=_notes,
                disable=not _notes.is_terminal,
            ) as bar:
                task = bar.add_task(f"{file.name}: reading")
                rows = import_file(file, what, _counting(bar, task, file.name))
        except ValueError as wrong:
            _notes.print(Text(f"{file}: {wrong}", style="red"))
            raise typer.Exit(1) from wrong
        typer.echo(json.dumps({"file": str(file), "format": what.value, "places": rows}))
    opened()


@places.command()
def show(name: Annotated[str, typer.Argument(help="a name, or an id as in a rule")]) -> None:
    """What a name may mean, most likely first."""
    gazetteer = opened()
    rows = []
    for ref in gazetteer.named(name):
        place = gazetteer.index.with_id(ref.id)
        if place is None:
            continue
        above = ", ".join(p.name for p in gazetteer.index.chain(place)[1:])
        rows.append(
            {
                "id": place.id,
                "name": place.name,
                "kind": KIND_WORDS[place.kind].split(" ", 1)[1],
                "within": above,
                "country": place.country,
                "lat": place.lat,
                "lon": place.lon,
                "population": place.population,
                "timezone": place.timezone,
                "geohash": geohash(*place.point) if place.point else None,
            }
        )
    if not rows:
        _notes.print(f"no place is called {name!r}")
        raise typer.Exit(1)
    if not sys.stdout.isatty():
        for row in rows:
            typer.echo(json.dumps(row, ensure_ascii=False))
        return
    table = Table("id", "name", "kind", "within", "lat, lon", "people")
    for row in rows:
        spot = "" if row["lat"] is None else f"{row['lat']:.3f}, {row['lon']:.3f}"
        table.add_row(
            str(row["id"]), str(row["name"]), str(row["kind"]), str(row["within"]), spot,
            f"{row['population']:,}",
        )  # fmt: skip
    Console().print(table)


@places.command()
def why(text: Annotated[str, typer.Argument(help="a sentence or an article; - reads it")]) -> None:
    """The places of a text, and for each why this one and not another."""
    read = sys.stdin.read() if text == "-" else text
    gazetteer = opened()
    for mention in gazetteer.mentions(read):
        if not sys.stdout.isatty():
            typer.echo(json.dumps(_flat(mention, gazetteer), ensure_ascii=False))
        elif mention.location is None:
            typer.echo(f"{mention.name}: reads like a place, and no gazetteer has it")
        else:
            location = mention.location
            typer.echo(f"{location.why}  [{location.place.id}, precision {location.precision}]")


@places.command()
def resolve(
    file: Annotated[
        Path | None, typer.Argument(help="JSON lines; none or - reads standard input")
    ] = None,
) -> None:
    """Measure: JSON lines with `id`, `text` and perhaps `mentions` in, resolved places out."""
    gazetteer = opened()
    piped = file is None or str(file) == "-"
    try:
        source = sys.stdin.buffer if piped or file is None else file.open("rb")
    except OSError as wrong:
        _notes.print(f"tocsin: {file}: {wrong.strerror}", style="red", markup=False)
        raise typer.Exit(2) from wrong
    failed = False
    with source as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                told = answer(gazetteer, _asked(line.decode()))
            except ValueError as wrong:
                failed = True
                where = f"{'standard input' if piped else file}, line {number}"
                _notes.print(f"tocsin: {where}: {wrong}", style="red", markup=False)
                told = {"id": None, "places": [], "error": str(wrong)}
            typer.echo(json.dumps(told, ensure_ascii=False))
    if failed:
        raise typer.Exit(1)


def _asked(line: str) -> dict[str, Any]:
    """What one line asks. Raises `ValueError` if it cannot be answered."""
    asked = json.loads(line)
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise ValueError('an object with a "text" is wanted')  # noqa: TRY004 - of the input
    for span in asked.get("mentions") or ():
        if not (isinstance(span, list) and len(span) == 2 and all(type(n) is int for n in span)):  # noqa: PLR2004 - start and end
            raise ValueError(f"a mention is [start, end] in characters, not {span!r}")
    return asked


def answer(gazetteer: Gazetteer, asked: dict[str, Any]) -> dict[str, Any]:
    """One line of `resolve`: a place or null for each mention that is given, else all found."""
    text, spans = asked["text"], asked.get("mentions")
    found: list[PlaceMention | None]
    if spans is None:
        found = [m for m in gazetteer.mentions(text) if m.location and not m.demonym]
        at = [(m.start, _written_end(text, m.end)) for m in found if m is not None]
    else:
        at = [(int(start), int(end)) for start, end in spans]
        # A span outside the text names nothing; the others are still asked for.
        inside = [span for span in at if 0 <= span[0] < span[1] <= len(text)]
        told = iter(gazetteer.resolve(text, inside))
        found = [next(told) if 0 <= a < b <= len(text) else None for a, b in at]
    return {
        "id": asked.get("id"),
        "places": [
            None if m is None else _flat(m, gazetteer) | {"start": start, "end": end}
            for m, (start, end) in zip(found, at, strict=True)
        ],
    }


_PART_OF_NAME = re.compile(r" (?:County|Parish|Islands?|Valley|Bay|Peninsula)\b")


def _written_end(text: str, end: int) -> int:
    """Where a name ends as maps write it: "Lamar County" is one name."""
    match = _PART_OF_NAME.match(text, end)
    return match.end() if match is not None else end


def _flat(mention: PlaceMention, gazetteer: Gazetteer) -> dict[str, Any]:
    location = mention.location
    row: dict[str, Any] = {"start": mention.start, "end": mention.end, "name": mention.name}
    if location is None:
        return row | {"lat": None, "lon": None, "country": None, "geonames_id": None,
                      "precision": None, "score": 0.0, "why": "not resolved"}  # fmt: skip
    place = gazetteer.index.with_id(location.place.id)
    geonames_id = place.geonames_id if place else None
    return row | {
        "lat": location.lat,
        "lon": location.lon,
        "country": location.country,
        "geonames_id": geonames_id,
        "precision": location.precision,
        "score": location.score,
        "why": location.why,
        "place_id": location.place.id,
        "place": location.place.name,
        "admin1": location.admin1,
        "within": [ref.name for ref in location.chain[1:]],
        "radius_m": location.radius_m,
        "timezone": mention.timezone,
        "demonym": mention.demonym,
    }
