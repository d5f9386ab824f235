"""Texts that others labelled for other ends: what can be said of the reader by them.

None was coded by our codebook, so none of these figures can reach 1.
"""

import re
from datetime import UTC, datetime

from processors.geo.mention import Places
from schemas.article import Article, Source
from tests import shared
from tests.accuracy.tally import Tally
from tests.reading import claims_of

_KEYWORD = re.compile(
    r"\b(?:mobili[sz]|deploy|withdr[ae]w|retreat|dispatch|reinforc|evacuat|mass(?:ed|ing)\b"
    r"|(?:troops?|forces|army|units|ships?)\b.{0,40}\b(?:mov|sen[dt]|arriv|land|cross|enter))",
    re.IGNORECASE,
)
"""The floor under crisis sentences."""
_KINDS = {
    "deployment to area": "deploy",
    "mobilization": "mobilise",
    "withdraw from area": "withdraw",
    "withdraw behind border": "withdraw",
    "retreat": "withdraw",
    "de-mobilization": "demobilise",
}


def crisis_sentences(places: Places) -> dict[str, object]:
    """Does this sentence report a movement of forces? Ours, the keyword floor, recall by kind."""
    ours = floor = Tally()
    kinds: dict[str, Tally] = {}
    for record in shared.records("text", "icbe_dev.jsonl"):
        moves = bool(record["movement"])
        said = reports_movement(places, record["text"])
        ours += Tally(moves and said, said, moves)
        keyword = _KEYWORD.search(record["text"]) is not None
        floor += Tally(moves and keyword, keyword, moves)
        for kind in {_KINDS[code] for code in record["codes"]} if moves else ():
            kinds[kind] = kinds.get(kind, Tally()) + Tally(said, 0, 1)
    return {
        "all": ours.as_json(),
        "keywords": floor.as_json(),
        "recall by kind": {kind: round(tally.recall, 4) for kind, tally in sorted(kinds.items())},
    }


def reports_movement(places: Places, sentence: str) -> bool:
    """Whether the reader finds a movement claim in one sentence out of its context."""
    return any(claim["kind"] == "movement" for claim in claims_of(places, _loose(sentence)))


def victims(places: Places) -> dict[str, object]:
    """Of the groups of dead and wounded in incident templates, how many were read as counted."""
    effects = {"DEATH": "killed", "INJURY": "wounded"}
    found = {name: Tally() for name in effects.values()}
    for record in shared.records("text", "muc4_dev.jsonl"):
        wanted = {
            (effects[effect], int(victim["number"]))
            for template in record["templates"]
            for victim in template["victims"]
            for effect in victim["effect"]
            if effect in effects
            and str(victim["number"]).isdecimal()
            and not (template["optional"] or victim["optional"])
        }
        read = {
            (claim["effect"], number)
            for claim in (claims_of(places, _loose(record["text"])) if wanted else ())
            if claim["kind"] == "casualty"
            for number in (claim["low"], claim["best"], claim["high"])
        }
        for effect, number in wanted:
            found[effect] += Tally((effect, number) in read, 0, 1)
    shares: dict[str, object] = {e: round(tally.recall, 4) for e, tally in found.items()}
    return shares | {"groups": sum(tally.wanted for tally in found.values())}


def headlines(places: Places) -> dict[str, object]:
    """Headlines behind coded events: where one toll is read, how often it is the coded one."""
    one = equal = total = 0
    for record in shared.records("text", "ucdp_headlines.jsonl"):
        total += 1
        tolls = {
            claim["best"]
            for claim in claims_of(places, _loose(record["headline"]))
            if claim["kind"] == "casualty" and claim["effect"] == "killed"
        }
        if len(tolls) == 1:
            one += 1
            equal += tolls == {int(float(record["best"]))}
    return {"headlines": total, "with one toll": one, "equal to the coded": equal}


def _loose(text: str) -> Article:
    """A text without date or source; upper-case wire copy is read as it is."""
    return Article(
        id="loose",
        text=text,
        source=Source(name="unknown"),
        published_at=datetime(2000, 1, 1, tzinfo=UTC),
    )
