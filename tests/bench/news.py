"""Made-up news to time reading on, the same for the same seed."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from schemas.article import Article, Source

TOWNS = (
    *("Aleppo", "Kharkiv", "Khartoum", "Mosul", "Goma", "Taiz", "Benghazi", "Kabul", "Mogadishu"),
    *("Rafah", "Kherson", "Idlib", "Nyala", "Bunia", "Gao", "Kunduz", "Donetsk", "Hama"),
)
_CIVIL_SPEAKERS = ("the city council", "a museum guide", "the agency", "two passengers")
_SPEAKERS = ("a local official", "the regional governor", "an army spokesman", "two residents")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WAR = (
    "At least {a} people were killed and {b} wounded by shells in {town} on {day}, {who} said.",
    "{Who} said {a} soldiers, including {c} officers, died in an ambush north of {town}.",
    "About {m} troops backed by tanks advanced towards {town} overnight, according to {who}.",
    "The army has sent {m} reinforcements to {town}, where fighting entered its {c}th day.",
    "Some {b} civilians, mostly women and children, have been wounded in {town} since {day}.",
    "Rebels withdrew from two villages west of {town} after losing {a} fighters, {who} said.",
    "“We heard shooting all night and nobody dared to go out,” a shopkeeper said by phone.",
    "More than {m} people have died in the conflict, and tens of thousands have fled {town}.",
    "Hospitals in {town} were running short of blood, fuel and clean water, {who} added.",
    "A car bomb near the town hall killed {c} policemen and left dozens of passers-by injured.",
    "Neither side confirmed the loss of the bridge over the river east of {town}.",
    "Schools and offices stayed shut on {day} while engineers looked for unexploded shells.",
    "The two governments accused each other of breaking the ceasefire agreed in {town} last month.",
    "Between {a} and {b} fighters were captured in the suburbs, the ministry said in a statement.",
)
_PEACE = (
    "The city council of {town} voted {a} to {c} to rebuild the old tram line by next spring.",
    "Shares in the shipping company rose {c} percent after it reported better earnings.",
    "Rain is expected on {day}, with winds of up to {b} kilometres an hour along the coast.",
    "The visitors scored in the {b}th minute and held on for a deserved win before {m} fans.",
    "Prices for wheat fell for a third week as farmers reported a record harvest.",
    "The museum, which opened in 19{b}, will show {a} paintings that were never seen in public.",
    "Doctors advise people over {b} to be vaccinated before the winter, the agency said.",
    "The new bridge is {m} metres long and cost less than planned, {who} said.",
    "A court in {town} heard the first of {a} witnesses in the tax case on {day}.",
    "The band will play {c} concerts in {town} and promised to return next year.",
    "Passengers faced delays of {b} minutes after a signal failed near the main station.",
    "The school's choir has {a} members, and {c} of them will sing abroad this summer.",
)
_START = datetime(2024, 3, 14, 12, tzinfo=UTC)


def mixed(count: int, *, seed: int = 1) -> Iterator[Article]:
    """News of the day, about 350 words each; one article in ten is of war."""
    for number in range(count):
        chance = Random(f"mixed {seed} {number}")
        words = 350
        yield _article(
            f"mixed-{number}", number, chance, _WAR if number % 10 == 0 else _PEACE, words
        )


def dense(count: int, *, seed: int = 1) -> Iterator[Article]:
    """War reports of about 830 words, a claim in most sentences."""
    for number in range(count):
        yield _article(f"dense-{number}", number, Random(f"dense {seed} {number}"), _WAR, 830)


def _article(
    name: str, number: int, chance: Random, templates: tuple[str, ...], words: int
) -> Article:
    town = chance.choice(TOWNS)
    sentences: list[str] = []
    length = 0
    while length < words:
        sentence = _sentence(chance.choice(templates), chance)
        sentences.append(sentence)
        length += sentence.count(" ") + 1
    paragraphs = [" ".join(sentences[n : n + 2]) for n in range(0, len(sentences), 2)]
    return Article(
        id=name,
        title=sentences[-1].rstrip("."),
        text=f"{town.upper()}: " + "\n".join(paragraphs),
        source=Source(name="Bench Wire"),
        published_at=_START + timedelta(minutes=number),
    )


def _sentence(template: str, chance: Random) -> str:
    who = chance.choice(_SPEAKERS if template in _WAR else _CIVIL_SPEAKERS)
    return template.format(
        a=chance.randint(3, 40),
        b=chance.randint(41, 99),
        c=chance.randint(4, 9),
        m=f"{chance.randint(1, 20)},{chance.randint(0, 9)}00",
        town=chance.choice(TOWNS),
        day=chance.choice(_DAYS),
        who=who,
        Who=who[0].upper() + who[1:],
    )
