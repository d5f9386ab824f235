"""Drafts become claims: place, date, source and scope are filled in, and repeats go."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from processors.extraction import conflict, modality, running, scenes, scope
from processors.extraction.context import Context
from processors.extraction.draft import Draft
from processors.extraction.frame import EXTRACTOR, EventDates, Frame, claim_id
from processors.extraction.going_on import Clause, counts_on, runs_on
from processors.extraction.repeats import without_repeats
from processors.text.lexicon import words
from processors.text.tokens import Tokens
from schemas.claim import CasualtyClaim, Modality, Scope, Span


def finished(context: Context, drafts: list[Draft]) -> tuple[CasualtyClaim, ...]:
    """The claims of an article, each part knowing the id of its whole."""
    drafts = _no_part_beyond_its_whole(drafts)
    ids: dict[int, str] = {}
    taken: dict[str, int] = {}
    claims: list[CasualtyClaim] = []
    spans = _spans(drafts)
    clauses: dict[tuple[int, int], Clause] = {}
    before: Draft | None = None
    for draft in sorted(drafts, key=lambda d: (len(d.wholes()), d.sentence, d.start)):
        whole = draft.teller()
        key = whole.sentence, whole.predicate_at
        if (clause := clauses.get(key)) is None:
            clause = _clause(context, whole, *spans.get(key, (whole.start, whole.end)))
            if before is not None and runs_on(context, before, whole):
                clause = clauses[before.sentence, before.predicate_at]
            elif before is not None and counts_on(context, before, whole, clause):
                told = clauses[before.sentence, before.predicate_at]
                clause = replace(clause, scope=Scope.CUMULATIVE, when=told.when)
            elif before is not None and clause.when.since and clause.when.first is None:
                start = clauses[before.sentence, before.predicate_at].when.first
                clause = replace(clause, when=replace(clause.when, first=start))
            clauses[key] = clause
        before = whole if clause.scope is Scope.CUMULATIVE else None
        if _is_general(draft, clause):
            continue
        claim = _claim(context, draft, clause, ids, taken)
        ids[id(draft)] = claim.claim_id
        claims.append(claim)
    claims.sort(key=lambda claim: (claim.span.start, claim.span.end))
    return without_repeats(claims)


def _no_part_beyond_its_whole(drafts: list[Draft]) -> list[Draft]:
    """The drafts without parts of nobody; what is more than its whole stands beside it."""
    kept: list[Draft] = []
    for draft in drafts:
        whole = draft.part_of
        if whole is not None and whole.high is not None and draft.low > whole.high:
            if whole.high == 0:
                continue  # "none of the passengers, including two children, was hurt"
            draft.part_of = None
        kept.append(draft)
    return kept


def _spans(drafts: list[Draft]) -> dict[tuple[int, int], tuple[int, int]]:
    """First token and end of all that one word of harm is said of."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for draft in drafts:
        if draft.part_of is not None and not draft.told_apart:
            continue
        key = draft.sentence, draft.predicate_at
        first, last = spans.get(key, (draft.start, draft.end))
        spans[key] = min(first, draft.start), max(last, draft.end)
    return spans


def _clause(context: Context, whole: Draft, first: int, last: int) -> Clause:
    tokens = context.row(whole.sentence).tokens
    frame = context.frame(tokens.start[first], tokens.end[last - 1])
    when = frame.when
    several = frame.where.rule.endswith("several") or " and " in (frame.where.place or "").lower()
    if several and (frame.where.place or "").lower() in _between(tokens):
        several = False
    kind = scope.of(tokens, first, last, when, own_date=frame.when.rule == "date", several=several)
    at = whole.predicate_at if whole.predicate_at >= 0 else last
    today = context.published_on(context.zone)
    is_sum = when.rule == "date" and when.many and not when.since and when.last is not None
    is_past = is_sum and when.last == today  # "over the past two weeks"
    if whole.low >= _FEW and not is_past and running.is_toll_of_strife(tokens, at):
        kind, when = Scope.CUMULATIVE, running.days(context, whole)
    if running.is_held_now(tokens, whole):
        kind, when = Scope.CUMULATIVE, EventDates(None, when.last, since=False, rule=when.rule)
    is_stretch = when.many and not when.since and "carried" in when.rule and whole.low >= _FEW
    if kind is Scope.INCIDENT and is_stretch and not _ATTACKS.isdisjoint(tokens.low):
        kind = Scope.PERIOD
    if kind is Scope.PERIOD and _is_one_attack(frame, whole, tokens):
        kind = Scope.INCIDENT
    if kind is Scope.PERIOD and whole.low <= 1 and whole.best is not None:
        kind = Scope.INCIDENT
    is_wide = kind is Scope.PERIOD and max(whole.low, whole.best or 0) >= running.SUMS_OF_WARS_FROM
    if (kind is Scope.INCIDENT or is_wide) and running.is_running(
        context,
        whole,
        first,
        last,
        when,
        has_place=frame.where.rule.startswith("place") and "carried" not in frame.where.rule,
    ):
        kind = Scope.CUMULATIVE
    if kind is not Scope.CUMULATIVE and running.stands_as_of(context, whole):
        kind, when = Scope.CUMULATIVE, running.days(context, whole)
    if kind is Scope.CUMULATIVE and is_sum and _is_closed(tokens, when, today):
        kind = Scope.PERIOD  # "between January and July this year"
    if kind is Scope.CUMULATIVE and not when.since:
        # "so far in 2024" says itself from when
        when = replace(when, since=True) if is_past else running.days(context, whole)
    if when.rule == "date" and not when.many and _is_found(whole, tokens):
        when = replace(when, first=None)
    where = frame.where
    if kind is Scope.INCIDENT:
        where = context.whereabouts.exact_place(where, whole.sentence)
    elif (
        kind is Scope.CUMULATIVE
        and not where.rule.startswith("place, ")
        and where.rule != "place"
        and _is_of_a_land(context, whole)
    ):
        where = context.whereabouts.whole_place(where)
    if where is not frame.where:
        frame = replace(frame, where=where)
    return Clause(frame, when, kind, _is_conflict(context, whole.sentence))


def _is_of_a_land(context: Context, whole: Draft) -> bool:
    """Whether a running toll is that of a war, or of all the places that the article goes round."""
    is_sum = whole.low >= _FEW and context.whereabouts.is_round_up
    return is_sum or running.is_of_a_war(context, whole)


def _is_closed(tokens: Tokens, when: EventDates, today: date) -> bool:
    """Whether days are over and nothing counts on from them: "the war killed 90 in May"."""
    if when.last is None or when.last >= today:
        return False
    return _STARTS.isdisjoint(tokens.low)


_STARTS = words("since began begun erupted started broke launched intervened invaded outbreak by")
_FEW = 3
"""So few are no toll of a war."""
_FOUND = words("found discovered unearthed exhumed recovered")
_ATTACKS = words(
    "attacks clashes fighting strikes airstrikes raids shelling bombardment violence bombings"
)
_MANY = _ATTACKS | words("over past between throughout across")


def _is_found(whole: Draft, tokens: Tokens) -> bool:
    """Whether the day is that on which bodies were found, not that of the deaths."""
    if _FOUND.isdisjoint(tokens.low):
        return False
    return "bodies" in whole.rules or ("found", "dead") in set(pairwise(tokens.low))


def _is_one_attack(frame: Frame, whole: Draft, tokens: Tokens) -> bool:
    """As in "last week gunmen stormed a hotel in X and killed nine": one event on a vague day."""
    location = frame.where.location
    if location is None or "active" not in whole.rules or not _MANY.isdisjoint(tokens.low):
        return False
    return location.precision <= scenes.EXACT or location.place.id.startswith("within:")


def _between(tokens: Tokens) -> str:
    """What follows "between" or "border of": the two ends of a road are one place."""
    low = tokens.low
    for k, word in enumerate(low):
        if word == "between" or (word in {"border", "borders"} and tokens.word(k + 1) == "of"):
            return " ".join(low[k + 1 :]).removeprefix("of ")
    return ""


def _is_general(draft: Draft, clause: Clause) -> bool:
    """As in "they have killed civilians": no count, no place and no day of its own."""
    return (
        "bare plural" in draft.rules
        and draft.noun is not None
        and not draft.noun.definite
        and clause.frame.when.rule != "date"
        and not clause.frame.where.rule.startswith("place, ")
        and clause.frame.where.rule != "place"
    )


def _claim(
    context: Context, draft: Draft, clause: Clause, ids: dict[int, str], taken: dict[str, int]
) -> CasualtyClaim:
    tokens = context.row(draft.sentence).tokens
    origin = clause.frame.origin
    if draft.part_of is not None and draft.sentence != draft.part_of.sentence:
        # A part may come from another than its whole: "among the dead were two, the hospital said".
        origin = context.origin_at(tokens.start[draft.start], tokens.end[draft.end - 1]) or origin
    span = Span(start=tokens.start[draft.start], end=tokens.end[draft.end - 1])
    article, frame, where = context.article, clause.frame, clause.frame.where
    content = (
        article.id, article.version, span.start, span.end, draft.effect, draft.low, draft.best,
        draft.high, draft.who,
    )  # fmt: skip
    name = claim_id(*content)
    taken[name] = taken.get(name, 0) + 1
    if taken[name] > 1:
        name = claim_id(*content, taken[name])
    return CasualtyClaim(
        claim_id=name,
        article_id=article.id,
        article_version=article.version,
        span=span,
        text_sha256=context.text_sha256,
        quote=context.document.text[span.start : span.end],
        origin=origin,
        place=where.place,
        within=where.within,
        country=where.country,
        location=where.location,
        date_from=clause.when.first,
        date_to=clause.when.last,
        modality=_modality(context, draft),
        background=frame.background and not clause.when.since,
        extractor=EXTRACTOR,
        why=(*draft.rules, *frame.why),
        effect=draft.effect,
        low=draft.low,
        best=draft.best,
        high=draft.high,
        who=draft.who,
        side=draft.side,
        scope=clause.scope,
        part_of=ids.get(id(draft.part_of)) if draft.part_of else None,
        conflict=clause.conflict,
    )


def _is_conflict(context: Context, index: int) -> bool:
    sentences = context.document.sentences
    around = (sentences[k].tokens.low for k in (index - 1, index + 1, 0) if 0 <= k < len(sentences))
    return conflict.is_conflict(sentences[index].tokens.low, around)


def _modality(context: Context, draft: Draft) -> Modality:
    if draft.conditional:
        return Modality.CONDITIONAL
    tokens = context.row(draft.sentence).tokens
    denied = draft.denied or (draft.low > 0 and modality.is_denied(tokens, draft.start, draft.end))
    sentences = context.document.sentences
    if not denied and draft.low > 0 and draft.sentence + 1 < len(sentences):
        denied = modality.denies_last(sentences[draft.sentence + 1].tokens)
    if draft.high == 0:
        before = sentences[draft.sentence - 1].tokens.low if draft.sentence else []
        denied = any(map(modality.rejects_a_tale, (before, tokens.low[: draft.start])))
    return Modality.DENIED if denied else Modality.REPORTED
