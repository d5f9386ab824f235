"""A gazetteer of a few dozen real places, so that the corpus does not hang on the real one."""

import re
from collections.abc import Sequence

from processors.geo.mention import PlaceMention
from schemas.place import Location, PlaceRef

_TOWNS = {
    "SY": "Aleppo Damascus Homs Idlib Raqqa Hama Daraa Azaz Manbij Afrin Palmyra",
    "IQ": "Mosul Baghdad Kirkuk Tikrit Fallujah Ramadi Basra Erbil",
    "UA": "Kyiv Kharkiv Kherson Odesa Mariupol Bakhmut Avdiivka Donetsk Luhansk Zaporizhzhia Izium",
    "RU": "Moscow Belgorod Kursk Rostov",
    "SD": "Khartoum Omdurman El-Fasher Nyala Port_Sudan Darfur",
    "YE": "Sanaa Aden Hodeidah Taiz Marib",
    "ET": "Addis_Ababa Mekele Lalibela",
    "CD": "Goma Bukavu Bunia Kinshasa",
    "ML": "Bamako Gao Timbuktu Kidal",
    "NG": "Abuja Maiduguri Kano",
    "SO": "Mogadishu Kismayo Baidoa",
    "AF": "Kabul Kandahar Kunduz Herat Jalalabad",
    "PK": "Islamabad Peshawar Quetta Karachi",
    "IL": "Jerusalem Haifa Ashkelon",
    "PS": "Gaza Rafah Khan_Younis Jenin Nablus",
    "LB": "Beirut Tyre Sidon",
    "MM": "Yangon Mandalay Myitkyina Lashio",
    "CO": "Bogota Cali Medellin",
    "TR": "Ankara Istanbul Gaziantep",
    "LY": "Tripoli Benghazi Misrata Sirte",
    "GB": "London",
    "US": "Washington",
    "FR": "Paris",
    "PL": "Warsaw",
}
_COUNTRIES = {
    "SY": ("Syria", "Syrian Syrians", "Asia/Damascus"),
    "IQ": ("Iraq", "Iraqi Iraqis", "Asia/Baghdad"),
    "UA": ("Ukraine", "Ukrainian Ukrainians", "Europe/Kyiv"),
    "RU": ("Russia", "Russian Russians", "Europe/Moscow"),
    "SD": ("Sudan", "Sudanese", "Africa/Khartoum"),
    "YE": ("Yemen", "Yemeni Yemenis", "Asia/Aden"),
    "ET": ("Ethiopia", "Ethiopian Ethiopians", "Africa/Addis_Ababa"),
    "ER": ("Eritrea", "Eritrean Eritreans", "Africa/Asmara"),
    "CD": ("DR Congo", "Congolese", "Africa/Lubumbashi"),
    "ML": ("Mali", "Malian Malians", "Africa/Bamako"),
    "NE": ("Niger", "Nigerien", "Africa/Niamey"),
    "TD": ("Chad", "Chadian", "Africa/Ndjamena"),
    "NG": ("Nigeria", "Nigerian Nigerians", "Africa/Lagos"),
    "SO": ("Somalia", "Somali Somalis", "Africa/Mogadishu"),
    "KE": ("Kenya", "Kenyan Kenyans", "Africa/Nairobi"),
    "AF": ("Afghanistan", "Afghan Afghans", "Asia/Kabul"),
    "PK": ("Pakistan", "Pakistani Pakistanis", "Asia/Karachi"),
    "IN": ("India", "Indian Indians", "Asia/Kolkata"),
    "IL": ("Israel", "Israeli Israelis", "Asia/Jerusalem"),
    "PS": ("Palestine", "Palestinian Palestinians", "Asia/Gaza"),
    "LB": ("Lebanon", "Lebanese", "Asia/Beirut"),
    "MM": ("Myanmar", "Burmese", "Asia/Yangon"),
    "CO": ("Colombia", "Colombian Colombians", "America/Bogota"),
    "TR": ("Turkey", "Turkish Turks", "Europe/Istanbul"),
    "LY": ("Libya", "Libyan Libyans", "Africa/Tripoli"),
    "RW": ("Rwanda", "Rwandan Rwandans", "Africa/Kigali"),
    "BY": ("Belarus", "Belarusian", "Europe/Minsk"),
    "PL": ("Poland", "Polish", "Europe/Warsaw"),
    "FR": ("France", "French", "Europe/Paris"),
    "US": ("United States", "American Americans", "America/New_York"),
    "GB": ("Britain", "British", "Europe/London"),
    "IR": ("Iran", "Iranian Iranians", "Asia/Tehran"),
    "CN": ("China", "Chinese", "Asia/Shanghai"),
}


def _table() -> dict[str, tuple[Location, bool, str]]:
    table: dict[str, tuple[Location, bool, str]] = {}
    for code, (name, demonyms, zone) in _COUNTRIES.items():
        country = PlaceRef(id=f"iso:{code}", name=name)
        whole = Location(chain=(country,), country=code, precision=6)
        table[name] = (whole, False, zone)
        for demonym in demonyms.split():
            table[demonym] = (whole, True, zone)
        for town in _TOWNS.get(code, "").split():
            spelt = town.replace("_", " ")
            ref = PlaceRef(id=f"test:{spelt}", name=spelt)
            at = Location(chain=(ref, country), country=code, precision=1)
            table[spelt] = (at, False, zone)
    return table


_PLACES = _table()
_NAMES = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, _PLACES), key=len, reverse=True)) + r")\b",
    re.IGNORECASE,
)
_BY_FOLDED = {name.casefold(): name for name in _PLACES}


class CorpusPlaces:
    """`Places` of the names above, spelt as above or in capitals; no homonyms, no votes."""

    def mentions(self, text: str, *, source_country: str | None = None) -> Sequence[PlaceMention]:
        """The names in `text`; the first is a dateline if a dash or colon follows at the start."""
        del source_country
        found = []
        for match in _NAMES.finditer(text):
            if match[0].islower():
                continue
            location, demonym, zone = _PLACES[_BY_FOLDED[match[0].casefold()]]
            found.append(
                PlaceMention(
                    start=match.start(),
                    end=match.end(),
                    name=match[0],
                    location=location,
                    demonym=demonym,
                    dateline=match.start() == 0 and _files(text, match.end()),
                    timezone=zone,
                )
            )
        return found

    def named(self, name: str) -> Sequence[PlaceRef]:
        """The place of that name, if it is one of the above."""
        spelt = _BY_FOLDED.get(name.casefold())
        return (_PLACES[spelt][0].place,) if spelt else ()


_FILED = re.compile(r"(?:, [A-Z]\w+)?(?: \([A-Z][\w ]+\))?(?::| [-–—]{1,2} )")


def _files(text: str, end: int) -> bool:
    return _FILED.match(text, end) is not None
