"""Time reading on made-up news: `python -m tests.bench [--articles N] [--json]`.

Every figure is of one process on one core; what matters is the ratio to the regex floor of the same
run, for a machine that is busy is slow for both.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from time import process_time
from typing import Any

from daemon.gazetteer import open_gazetteer
from processors.extraction import extract, has_trigger
from processors.geo.mention import Places
from schemas.article import Article
from tests.accuracy import claim_sets
from tests.accuracy.scoring import scored
from tests.bench import hostile, news, regex_floor

GOALS = {"mixed": 1_000, "dense": 300}
"""Articles a second, gate to claims, on one core."""
_ROUNDS = 3


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000, help="mixed ones; a fifth are dense")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    places = open_gazetteer()
    count = options.articles
    sets = {"mixed": list(news.mixed(count)), "dense": list(news.dense(max(1, count // 5)))}
    result = {name: measured(articles, places) for name, articles in sets.items()}
    for name, figures in result.items():
        figures["goal"] = GOALS[name]
    result["length"] = {
        f"{size} kB": round(_of_length(size, places), 3) for size in (10, 100, 1000)
    }
    result["hostile"] = _of_hostile(places)
    result["gold"] = _on_gold(places)
    if options.json:
        print(json.dumps(result, indent=2))
    else:
        _print(result)


def measured(articles: Sequence[Article], places: Places) -> dict[str, Any]:
    """Articles a second of each part, and what places add to extraction."""
    mentions = {article.id: places.mentions(article.text) for article in articles}

    def whole(article: Article) -> None:
        if has_trigger(article):
            extract(article, places.mentions(article.text))

    def reading(article: Article) -> None:
        if has_trigger(article):
            extract(article, mentions[article.id])

    def resolving(article: Article) -> None:
        if has_trigger(article):
            places.mentions(article.text)

    floor = _rate(lambda article: regex_floor.find(article.text), articles)
    read, resolve, both = (_rate(part, articles) for part in (reading, resolving, whole))
    return {
        "articles": len(articles),
        "regex floor": round(floor),
        "gate": round(_rate(has_trigger, articles)),
        "extraction": round(read),
        "places": round(resolve),
        "all": round(both),
        "places / extraction, time": round(read / resolve, 3),
        "all / floor, speed": round(both / floor, 3),
    }


def _rate(work: Callable[[Article], object], articles: Sequence[Article]) -> float:
    """The best of three rounds: what else runs on the machine only ever adds time."""
    best = float("inf")
    for _ in range(_ROUNDS):
        start = process_time()
        for article in articles:
            work(article)
        best = min(best, process_time() - start)
    return len(articles) / best


def _of_length(kilobytes: int, places: Places) -> float:
    """Seconds for one war report of that length; ten times the text should take ten times it."""
    parts = [article.text for article in news.dense(1 + kilobytes // 4)]
    article = next(news.dense(1)).model_copy(update={"text": "\n".join(parts)[: kilobytes * 1000]})
    return _seconds(article.text, places)


_HOSTILE = 20_000, 200_000
"""Characters; the seconds told are those of the longer."""


def _of_hostile(places: Places) -> dict[str, dict[str, float]]:
    """Seconds for each text made to be slow, slowest first, and how many times a tenth of it."""
    short, long = (dict(hostile.texts(size)) for size in _HOSTILE)
    found = {}
    for name in long:
        once, tenfold = (_seconds(text, places) for text in (short[name], long[name]))
        growth = tenfold / max(once, 1e-3)
        found[name] = {"seconds": round(tenfold, 2), "times a tenth": round(growth, 1)}
    return dict(sorted(found.items(), key=lambda item: -item[1]["seconds"]))


def _seconds(text: str, places: Places) -> float:
    article = next(news.dense(1)).model_copy(update={"text": text})
    start = process_time()
    extract(article, places.mentions(text))
    return process_time() - start


def _on_gold(places: Places) -> dict[str, float]:
    """F1 on the gold set, so that speed is never read without what it costs; empty without it."""
    score = scored(claim_sets.gold(), places)
    wanted = ("casualty", "casualty fully right", "movement")
    return {name: round(score.claims[name].f1, 3) for name in wanted if name in score.claims}


def _print(result: dict[str, Any]) -> None:
    names = [name for name in result["mixed"] if name != "length"]
    print(f"{'':28}{'mixed':>10}{'dense':>10}")
    for name in names:
        print(f"{name:28}{result['mixed'][name]:>10}{result['dense'][name]:>10}")
    print("seconds by length: " + ", ".join(f"{k} {v}" for k, v in result["length"].items()))
    print(f"texts made to be slow, {_HOSTILE[1] // 1000} kB: seconds, and times a tenth of it")
    for name, figures in result["hostile"].items():
        print(f"  {name:26}{figures['seconds']:>10}{figures['times a tenth']:>10}")
    for name, f1 in result["gold"].items():
        print(f"gold set, F1, {name}: {f1}")


if __name__ == "__main__":
    main()
