"""Sites that only the text names: "Maiwand club", "Tajori Road", "the South Hospital"."""

from processors.extraction.vocabulary import KINDS, PERSONS
from processors.geo.lexicon import FAITHS, ORGANISATIONS
from processors.text.dates import STARTERS
from processors.text.lexicon import words
from processors.text.tokens import Tokens, is_articled

SITES = words(
    "hospital clinic club school college madrasa madrassa seminary university campus mosque church "
    "temple shrine cathedral monastery convent market bazaar bazar souk mall supermarket hotel "
    "restaurant cafe bar nightclub stadium theatre theater cinema hall park square roundabout "
    "junction intersection crossroads chowk road street avenue boulevard highway motorway bridge "
    "tunnel station terminal terminus airport airfield airbase base barracks outpost garrison "
    "checkpoint checkpost crossing prison jail factory plant refinery mine quarry dam port "
    "harbour harbor pier camp settlement kibbutz plantation ranch building tower complex "
    "compound cemetery playground beach"
)
"""What can stand behind a name and make of both the name of a spot."""
_QUALIFIERS = words(
    "general military central main public private teaching university children's maternity "
    "primary secondary high girls boys shopping sports railway train bus metro subway police "
    "border refugee displacement army air naval power petrol gas filling vegetable fish cattle "
    "livestock residential apartment university wedding town city concert music old grand"
)
"""Words in lower case between the name and what it is: "Nasser general hospital"."""
_PLACING = words(
    "at in on near outside inside through into onto across along around behind beside opposite "
    "beyond past toward towards from by"
)
_NO_NAMES = (
    words("boko haram hamas hezbollah taliban al-shabab al-qaeda isis isil rsf aid cross crescent")
    | words("islamic muslim united national international american western eastern sunday monday")
    | FAITHS
    | ORGANISATIONS
)
_SIDES = words("western eastern")
_OPENERS = words("the a an its their his her our this that another one")
_LONGEST = 3
_STRIKING = words(
    "hit hitting struck striking attacked attacking stormed storming shook rocked shelled shelling "
    "bombed bombing raided raiding targeted targeting destroyed damaged entered seized seizing "
    "burned torched overran besieged surrounded tore ripped"
)
_BEING = words("was were is are has had came")
_STANDING = words("is lies stands sits lay stood")


def found(tokens: Tokens, covered: set[int]) -> list[tuple[int, int]]:
    """First token and end of each named site; `covered` are tokens of known places and peoples."""
    low = tokens.low
    if SITES.isdisjoint(low):
        return []
    sites = mileposts(tokens)
    for i, word in enumerate(low):
        if word not in SITES or i in covered or tokens.word(i + 1) in PERSONS:
            continue
        last = i - 1
        if last > 0 and low[last] in _QUALIFIERS and not tokens.is_capital(last):
            last -= 1
        first = last + 1
        while first > 0 and last + 1 - first < _LONGEST and _is_name(tokens, first - 1, covered):
            first -= 1
        if first == last + 1 and low[last] in _SIDES and tokens.is_capital(i):
            first -= 1  # "the Western Hospital"
        if first <= last and tokens.word(i + 1) != "'s" and _is_placed(tokens, first, i + 1):
            sites.append((first, i + 1))
    return sites


def mileposts(tokens: Tokens) -> list[tuple[int, int]]:
    """As in "at km 38 of the coastal highway": spots on a road."""
    low = tokens.low
    if _MILEPOSTS.isdisjoint(low):
        return []
    posts = []
    for i, word in enumerate(low):
        if word not in _MILEPOSTS or not tokens.word(i + 1).isdigit():
            continue
        if tokens.word(i - 1) not in _PLACING or tokens.word(i + 2) not in {"on", "of", "along"}:
            continue
        road = next((k for k in range(i + 3, min(i + 9, len(low))) if low[k] in _ROADS), None)
        if road is not None:
            posts.append((i, road + 1))
    return posts


_MILEPOSTS = words("km kilometer kilometre")
_ROADS = words("road highway motorway")


def _is_name(tokens: Tokens, i: int, covered: set[int]) -> bool:
    word = tokens.low[i]
    return (
        i not in covered and (tokens.is_capital(i) or is_articled(tokens.raw[i]))
        and len(word) > 1 and word[0].isalpha()
        and not (tokens.raw[i].isupper() and len(word) > 1) and word not in _NO_NAMES
        and word not in KINDS and word not in PERSONS and word not in STARTERS
        and word not in _OPENERS and word not in _PLACING
    )  # fmt: skip


def _is_placed(tokens: Tokens, first: int, end: int) -> bool:
    """Whether something is said to be there, or the site is spoken of as known."""
    before = first - 1
    if before >= 0 and tokens.low[before] in _OPENERS:
        before -= 1
    if before >= 0 and tokens.low[before] in _PLACING:
        return True
    if before >= 0 and tokens.low[before] in _STRIKING:
        return True
    is_told_of = tokens.word(first - 1) == "the" and tokens.word(end) in _BEING
    return is_told_of or is_located(tokens, first, end)


def is_located(tokens: Tokens, first: int, end: int) -> bool:
    """As in "The Maiwand club is in the west of Kabul": where the site of the news lies."""
    return first <= 1 and tokens.word(end) in _STANDING
