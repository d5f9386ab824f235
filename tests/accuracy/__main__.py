"""Print how well the reader reads: `python -m tests.accuracy --help`."""

import argparse
import json
import sys
from typing import Any

from daemon.gazetteer import open_gazetteer
from processors.geo.mention import Places
from tests.accuracy import claim_sets, other_sets
from tests.accuracy.scoring import Score, scored
from tests.corpus.gazetteer import CorpusPlaces


def main() -> None:
    """Read, compare, print."""
    options = _options()
    wanted = set(options.sets or ("corpus", "gold", "crisis", "victims", "headlines"))
    places: Places = open_gazetteer()
    result: dict[str, Any] = {}
    for name, texts in (("corpus", claim_sets.corpus), ("gold", claim_sets.gold)):
        if name in wanted:
            score = scored(texts(), CorpusPlaces() if name == "corpus" else places)
            result[name] = score.as_json()
            if not options.json:
                _print_claims(name, score)
                _print_faults(score, options)
    for name, measure in (
        ("crisis", other_sets.crisis_sentences),
        ("victims", other_sets.victims),
        ("headlines", other_sets.headlines),
    ):
        if name in wanted:
            result[name] = measure(places)
            if not options.json:
                print(f"\n{name}\n{json.dumps(result[name], indent=2)}")
    if options.json:
        json.dump(result, sys.stdout, indent=2)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy", description=__doc__)
    parser.add_argument("sets", nargs="*", help="corpus, gold, crisis, victims, headlines")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list N of the faults")
    parser.add_argument("--kind", choices=("casualty", "movement"), help="only its faults")
    parser.add_argument("--json", action="store_true", help="one JSON object, no faults")
    return parser.parse_args()


def _print_claims(name: str, score: Score) -> None:
    print(f"\n{name}: {score.in_negatives} claims in negatives")
    print(f"{'':32}{'P':>7}{'R':>7}{'F1':>7}{'right':>7}{'read':>7}{'wanted':>7}")
    for what, tally in sorted(score.claims.items()):
        shares = f"{tally.precision:7.3f}{tally.recall:7.3f}{tally.f1:7.3f}"
        print(f"{what:32}{shares}{tally.right:7}{tally.read:7}{tally.wanted:7}")
    print("fields right, of the claims matched:")
    for what, tally in score.fields.items():
        print(f"  {what:30}{tally.recall:7.3f}{tally.wanted:7}")


def _print_faults(score: Score, options: argparse.Namespace) -> None:
    faults = [f for f in score.faults if options.kind in (None, f.kind)]
    for fault in faults[: options.errors]:
        print(f"  {fault}")


if __name__ == "__main__":
    main()
