"""What one article version says of one country, folded into what is known of it.

Claims are filed by what they say; findings are worked out anew from what is filed around the
change. So the order of articles does not matter, a repeat changes nothing, and a later version
takes the place of an earlier one.
"""

from collections.abc import Iterable

from processors.corroboration import first_seen, movements, tolls
from processors.corroboration.entries import RUNNING_KEPT_FOR, ArticleEntry
from processors.corroboration.remembered import Remembered
from processors.shapes import Store, load, save
from schemas.article import ArticleStatus
from schemas.finding import FirstSeen, Movement, Toll
from schemas.reading import Reading


def corroborate(store: Store, reading: Reading, /) -> Iterable[Toll | Movement | FirstSeen]:
    """The findings that `reading` changes: tolls, the most exact place first; movements; places."""
    step = Remembered(store)
    key = f"article/{reading.article_id}"
    known = load(step, key, ArticleEntry)
    withdrawn = reading.status is not ArticleStatus.USABLE
    if known is not None and known.rank >= (reading.article_version, withdrawn):
        return ()
    if withdrawn:
        reading = reading.model_copy(update={"claims": ()})
    said_of_tolls = tolls.sorted_by_slot(reading)
    said_of_moves = movements.sorted_by_slot(reading)
    said_of_places = first_seen.named_in(reading)
    entry = ArticleEntry(
        version=reading.article_version,
        withdrawn=withdrawn,
        tolls=tuple(sorted(said_of_tolls, key=lambda s: s.key)),
        movements=tuple(sorted(said_of_moves)),
        seen=tuple(sorted(said_of_places)),
    )
    save(step, key, entry, expires=reading.published_at + RUNNING_KEPT_FOR)
    known = known or ArticleEntry(version=0, withdrawn=False)
    return (
        *_tolls(step, reading, said_of_tolls, known),
        *movements.folded(step, reading, said_of_moves, known.movements),
        *first_seen.folded(step, reading, said_of_places, known.seen),
    )


def _tolls(
    store: Remembered, reading: Reading, filed: tolls.Filed, known: ArticleEntry
) -> Iterable[Toll]:
    before = tolls.gathered_before(store, {*filed, *known.tolls})
    changed = tolls.file(store, reading, filed, known.tolls)
    slots = tolls.touched(store, changed, before)
    found = [tolls.published(store, slot, reading) for slot in slots]
    return sorted((toll for toll in found if toll is not None), key=_exact_first)


def _exact_first(toll: Toll) -> tuple[int, str]:
    """A part is told before what holds it, so that the more exact place rings first."""
    return -len(toll.contained_in), toll.finding_id
