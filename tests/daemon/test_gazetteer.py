"""The gazetteer's files: built, laid over, opened, and what users bring."""

import json
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from daemon import gazetteer
from daemon.gazetteer_merge import Merger, curated
from daemon.gazetteer_sources import Entry
from daemon.gazetteer_tables import compile_into, opened
from daemon.places_cli import answer
from daemon.places_formats import Format, alternate_names, guessed, places
from daemon.places_store import import_file, imported_digest, imported_places
from processors.geo import Gazetteer
from processors.geo.index import Index, Kind
from tests.places import gazetteer as whole

GEONAMES_ROW = (
    "900001\tQasr Foo\tQasr Foo\tKasr Fu\t35.5\t36.5\tP\tPPL\tSY\t\t12\t\t\t\t0\t\t300"
    "\tAsia/Damascus\t2020-01-01\n"
)


def _told(what: str, done: int, of: int) -> None:
    del what, done, of


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Cache and state of a user of our own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path


def some() -> dict[str, Entry]:
    """A country with a town."""
    country = Entry("iso:SY", "Syria", Kind.COUNTRY, "SY", {"Syria"}, 35.0, 38.0, geonames=163843)
    town = Entry(
        "geonames:170063", "Aleppo", Kind.TOWN, "SY", {"Aleppo", "Haleb", "ALP", "حلب"}, 36.2,
        37.16, parent="iso:SY", population=2_000_000, timezone="Asia/Damascus", geonames=170063,
        radius_m=8000,
    )  # fmt: skip
    return {country.id: country, town.id: town}


def index_of(entries: dict[str, Entry], folder: Path) -> Index:
    """The entries compiled and opened."""
    folder.mkdir()
    compile_into(folder, entries, _told)
    return Index(opened(folder))


def test_what_is_compiled_is_found_again(tmp_path: Path) -> None:
    index = index_of(some(), tmp_path / "built")

    (town,) = index.find("haleb")

    assert (town.id, town.name, town.country, town.timezone) == (
        "geonames:170063",
        "Aleppo",
        "SY",
        "Asia/Damascus",
    )
    assert town.point == (36.2, 37.16)
    assert [p.id for p in index.chain(town)] == ["geonames:170063", "iso:SY"]
    assert index.with_id("iso:SY") == index.place(town.parent or 0)


def test_airport_codes_and_other_scripts_are_no_names(tmp_path: Path) -> None:
    index = index_of(some(), tmp_path / "built")
    assert index.find("alp") == []
    assert index.find("حلب") == []


def test_the_same_places_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        index_of(some(), tmp_path / name)
    one, two = (
        {f.name: f.read_bytes() for f in (tmp_path / name).iterdir()} for name in ("one", "two")
    )
    assert one == two


def test_a_second_spelling_adds_no_second_place(tmp_path: Path) -> None:
    entries = some()
    extra = Entry("user:1", "Halab", Kind.TOWN, "SY", {"Halab", "Aleppo"}, 36.21, 37.15)

    Merger(entries, _told).lay(extra)

    assert sorted(entries) == ["geonames:170063", "iso:SY"]
    index = index_of(entries, tmp_path / "built")
    assert [p.id for p in index.find("halab")] == ["geonames:170063"]


def test_a_new_village_lies_in_the_unit_of_the_nearest_town() -> None:
    entries = some()
    Merger(entries, _told).lay(Entry("user:2", "Kafr Foo", Kind.VILLAGE, "SY", set(), 36.3, 37.2))
    assert entries["user:2"].parent == "iso:SY"
    assert entries["user:2"].timezone == "Asia/Damascus"


def test_the_curated_list_has_five_hundred_places_each_once() -> None:
    listed = list(curated())
    assert len(listed) >= 500
    assert all(-90 <= (e.lat or 0) <= 90 and (e.radius_m or 0) > 0 for e in listed)
    assert len({(e.id, e.kind) for e in listed}) == len(listed)


def test_workers_that_start_at_once_build_once(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[int] = []

    def slow(progress: object) -> dict[str, Entry]:
        del progress
        built.append(1)
        time.sleep(0.05)
        return some()

    monkeypatch.setattr(gazetteer, "_entries", slow)
    workers = [threading.Thread(target=gazetteer.built) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert built == [1]
    assert len(list((home / "cache" / "tocsin").glob("gazetteer-*/names.marisa"))) == 1


def test_a_build_that_fails_leaves_nothing_behind(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(progress: object) -> dict[str, Entry]:
        raise OSError(progress)

    monkeypatch.setattr(gazetteer, "_entries", broken)
    with pytest.raises(OSError):  # noqa: PT011 - any
        gazetteer.built()
    assert list((home / "cache" / "tocsin").glob("gazetteer-*/")) == []


@pytest.mark.usefixtures("home")
def test_an_import_asks_for_a_new_build(tmp_path: Path) -> None:
    before = gazetteer.fingerprint()
    file = tmp_path / "SY.txt"
    file.write_text(GEONAMES_ROW, encoding="utf-8")

    assert import_file(file, guessed(file), lambda _: None) == 1

    assert gazetteer.fingerprint() != before
    assert [e.id for e in imported_places()] == ["geonames:900001"]


@pytest.mark.usefixtures("home")
def test_a_file_with_a_bad_line_is_not_taken_in(tmp_path: Path) -> None:
    file = tmp_path / "SY.txt"
    file.write_text(GEONAMES_ROW + "900002\tbroken\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 2"):
        import_file(file, Format.GEONAMES, lambda _: None)
    assert (imported_digest(), list(imported_places())) == ("", [])


def _wof(path: Path) -> Path:
    file = path / "wof.tsv"
    head = "wof_id name placetype lat lon country region county population geonames_id altnames"
    row = ["7", "Qasr Foo", "locality", "35.5", "36.5", "SY", "Idlib", "", "0", "", "Kasr Fu|x"]
    file.write_text("\t".join(head.split()) + "\n" + "\t".join(row) + "\n", encoding="utf-8")
    return file


def _geojson(path: Path) -> Path:
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [36.5, 35.5]},
        "properties": {"name": "Qasr Foo", "names": "Kasr Fu", "country": "sy"},
    }
    file = path / "places.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    return file


def _csv(path: Path) -> Path:
    file = path / "places.csv"
    file.write_text("Name;Lat;Lon;Country;Names\nQasr Foo;35.5;36.5;SY;Kasr Fu\n")
    return file


def _geonames(path: Path) -> Path:
    file = path / "SY.txt"
    file.write_text(GEONAMES_ROW, encoding="utf-8")
    return file


@pytest.mark.parametrize("written", [_wof, _geojson, _csv, _geonames])
def test_every_format_gives_the_same_village(
    written: Callable[[Path], Path], tmp_path: Path
) -> None:
    file = written(tmp_path)
    (entry,) = places(file, guessed(file))
    assert (entry.name, entry.kind, entry.country, entry.lat, entry.lon) == (
        "Qasr Foo",
        Kind.VILLAGE,
        "SY",
        35.5,
        36.5,
    )
    assert "Kasr Fu" in entry.names


def test_links_and_codes_among_alternate_names_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "alternateNamesV2.txt"
    rows = ["1\t170063\ten\tAleppo\t\t\t\t\t\t", "2\t170063\tlink\thttps://example.org\t\t\t\t\t\t"]
    file.write_text("\n".join([*rows, "3\t170063\tiata\tALP\t\t\t\t\t\t"]) + "\n")
    assert guessed(file) is Format.ALTERNATE_NAMES
    assert list(alternate_names(file)) == [(170063, "Aleppo")]


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("nothing of the sort\n")
    with pytest.raises(ValueError, match="not a file of places"):
        guessed(file)


def test_the_built_gazetteer_is_small_and_opens_at_once() -> None:
    whole()
    folder = gazetteer.built()
    assert sum(f.stat().st_size for f in folder.iterdir()) <= 20_000_000

    begun = time.process_time()
    Gazetteer(Index(opened(folder)))
    assert time.process_time() - begun <= 0.05


def test_it_answers_two_hundred_thousand_look_ups_a_second() -> None:
    index = whole().index
    keys = ["aleppo", "kharkiv", "nosuchplace", "new york", "homs"] * 10_000

    begun = time.process_time()
    for key in keys:
        index.indices(key)

    assert len(keys) / (time.process_time() - begun) >= 200_000


def test_resolve_answers_each_given_mention_in_order() -> None:
    text = "From Homs to Qwxyz, Syria."
    asked = {"id": 7, "text": text, "mentions": [[13, 18], [5, 9]]}

    found = answer(whole(), asked)

    assert found["id"] == 7
    assert found["places"][0] is None
    assert found["places"][1]["geonames_id"] == 169577
    assert (found["places"][1]["start"], found["places"][1]["end"]) == (5, 9)


def test_resolve_without_mentions_finds_them() -> None:
    found = answer(whole(), {"id": 1, "text": "Two died in Homs, Syria."})
    assert [p["name"] for p in found["places"]] == ["Homs", "Syria"]


@pytest.mark.parametrize(
    ("name", "written", "said"),
    [
        ("SY.txt", GEONAMES_ROW + GEONAMES_ROW.replace("35.5", "x"), "line 2: lat and lon"),
        ("a.csv", "name,lat,lon\nFoo,95,1\n", "line 2: lat and lon are not on earth"),
        ("a.csv", "name,lat,lon\nFoo,,1\n", "line 2: no lat in it"),
        ("a.geojson", '{"features": [', "no JSON"),
        ("a.geojson", "[1, 2]", "no FeatureCollection"),
        ("a.geojson", '{"features": [3]}', "line 1: "),
        ("a.geojson", '{"features": []}', "there is no place in it"),
        (
            "w.tsv",
            "wof_id\tname\tplacetype\tlat\n1\tFoo\tlocality\t3\n",
            "line 2: there is no column",
        ),
        ("alternateNamesV2.txt", "1\tzz\ten\tBar\t\t\t\t\n", "line 1: "),
    ],
)
@pytest.mark.usefixtures("home")
def test_a_file_that_cannot_be_read_says_where_and_leaves_nothing(
    tmp_path: Path, name: str, written: str, said: str
) -> None:
    file = tmp_path / name
    file.write_text(written, encoding="utf-8")
    what = Format.ALTERNATE_NAMES if name.startswith("alternate") else guessed(file)

    with pytest.raises(ValueError, match=said):
        import_file(file, what, list[int]().append)

    assert list(imported_places()) == []
    assert imported_digest() == ""


def test_a_span_outside_the_text_is_null_and_the_rest_is_answered() -> None:
    asked = {"id": 1, "text": "Fire in Homs.", "mentions": [[8, 12], [40, 44]]}

    first, second = answer(whole(), asked)["places"]

    assert (first["name"], second) == ("Homs", None)


def test_a_county_is_found_by_its_whole_name() -> None:
    (county,) = answer(whole(), {"text": "Roads flooded in Lamar County overnight."})["places"]
    assert (county["start"], county["end"]) == (17, 29)
