"""Drafts become claims: place, date, source and scope are filled in, and repeats go."""

from dataclasses import replace
from itertools import pairwise

from processors.extraction import conflict, extent, modality, parts_apart, running
from processors.extraction.context import Context
from processors.extraction.draft import Draft
from processors.extraction.frame import EXTRACTOR, EventDates, EventPlace, claim_id
from processors.extraction.going_on import Clause, after
from processors.extraction.repeats import without_repeats
from processors.extraction.roles import Role
from processors.text.tokens import Tokens
from schemas.claim import CasualtyClaim, Effect, Modality, Scope, Span


def finished(context: Context, drafts: list[Draft]) -> tuple[CasualtyClaim, ...]:
    """The claims of an article, each part knowing the id of its whole."""
    drafts = _no_part_beyond_its_whole(drafts)
    made: dict[int, CasualtyClaim] = {}
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
            if before is not None and before.sentence <= whole.sentence:
                told = clauses[before.sentence, before.predicate_at]
                clause = after(context, (before, told), whole, clause)
            clauses[key] = clause
        before = whole
        apart = _apart(context, draft)
        if draft.sentence != whole.sentence or apart is not None:
            clause = _told_of_part(context, draft, clause, *(apart or (draft.start, draft.end)))
        if _is_general(context, draft, clause):
            continue
        claim = _claim(context, draft, clause, made, taken)
        made[id(draft)] = claim
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
        if not draft.has_own_clause:
            continue
        key = draft.sentence, draft.predicate_at
        first, last = spans.get(key, (draft.start, draft.end))
        spans[key] = min(first, draft.start), max(last, draft.end)
    return spans


def _clause(context: Context, whole: Draft, first: int, last: int) -> Clause:
    tokens = context.row(whole.sentence).tokens
    frame = context.frame(tokens.start[first], tokens.end[last - 1])
    several = frame.where.rule.endswith("several") or " and " in (frame.where.place or "").lower()
    if several and (frame.where.place or "").lower() in _between(tokens):
        several = False
    kind, when = extent.of(context, whole, (first, last), frame, several=several)
    where = frame.where
    is_of_homes = whole.effect is Effect.DISPLACED
    left = context.whereabouts.home_left(whole.sentence, first) if is_of_homes else None
    if left is not None:
        where = left
    elif kind is Scope.INCIDENT:
        where = context.whereabouts.exact_place(where, whole.sentence)
    elif kind is Scope.PERIOD and whole.low >= _FEW and _is_of_a_month(when):
        where = context.sums.of_a_month(where, whole.sentence)
    elif (
        kind is Scope.CUMULATIVE
        and where.rule != "place"
        and (land := context.sums.of_a_ministry(whole.sentence)) is not None
    ):
        where = land
    elif (
        kind is Scope.CUMULATIVE
        and (
            not (where.rule == "place" or where.rule.startswith("place, "))
            or _is_of_the_news(context, whole)
        )
        and _is_of_a_land(context, whole)
    ):
        where = context.sums.of_a_war(where, whole.sentence)
    is_named = where.rule != "country of the article"
    if kind is Scope.PERIOD and is_named and where.place is None and len(where.within) == 1:
        where = replace(where, place=where.within[0], within=())  # nationwide: the country itself
    if where is not frame.where:
        frame = replace(frame, where=where)
    return Clause(frame, when, kind, _is_conflict(context, whole.sentence))


def _is_of_the_news(context: Context, whole: Draft) -> bool:
    """As in "killed three in X, bringing the toll since the war began to 31,000": the place of
    what happened today stands before the toll, which is of more than that.
    """
    low = context.row(whole.sentence).tokens.low[: max(whole.predicate_at, whole.start) + 1]
    if "toll" not in low:
        return False
    toll = len(low) - 1 - low[::-1].index("toll")
    named = context.named.playing_in(whole.sentence)
    return not any(kind is Role.EVENT and first > toll for kind, (first, _, _) in named)


def _apart(context: Context, part: Draft) -> tuple[int, int] | None:
    """The tokens that tell a part with a place or a day to itself: "including 40 in Goma"."""
    if part.part_of is None or part.noun is None:
        return None
    noun = part.noun
    span = parts_apart.span_of(context.row(part.sentence), noun.start)
    if span is None:
        return None
    at = part.predicate_at
    return noun.start, at + 1 if noun.end <= at < span[1] else noun.end


def _told_of_part(context: Context, part: Draft, whole: Clause, first: int, last: int) -> Clause:
    """As in "17 died in two days of fighting. Four of them were killed near Gao on Monday": the
    place, and the day, that the sentence of a part has of its own.
    """
    own = _clause(context, part, first, last)
    has_day = own.when.rule == "date" and not own.when.since
    if own.frame.where.rule != "place" or _holds(own.frame.where, whole.frame.where):
        if not has_day or (own.when.first, own.when.last) == (whole.when.first, whole.when.last):
            return whole
        own = replace(own, frame=replace(own.frame, where=whole.frame.where))
    if not has_day:
        own = replace(own, when=whole.when)
    if whole.scope is Scope.INCIDENT:
        return replace(own, scope=whole.scope)
    return (
        own
        if has_day
        else replace(own, scope=Scope.INCIDENT if whole.scope is Scope.PERIOD else whole.scope)
    )


def _holds(outer: EventPlace, inner: EventPlace) -> bool:
    """Whether a place is the other, or holds it."""
    if outer.location is None or inner.location is None:
        return outer.place == inner.place
    return outer.location.place.id in {ref.id for ref in inner.location.chain}


def _is_of_a_month(when: EventDates) -> bool:
    """Whether a sum is that of a month, a season, a year."""
    if when.first is None or when.last is None:
        return False
    return (when.last - when.first).days >= _MONTH


_MONTH = 27
"""Days of the shortest month, less one."""
_FEW = 3
"""So few are no month's sum."""


def _is_of_a_land(context: Context, whole: Draft) -> bool:
    """Whether a running toll is that of a war, or of all the places that the article goes round."""
    is_sum = whole.low >= extent.FEW and context.whereabouts.is_round_up
    return is_sum or running.is_of_a_war(context, whole)


def _between(tokens: Tokens) -> str:
    """What follows "between" or "border of": the two ends of a road are one place."""
    low = tokens.low
    for k, word in enumerate(low):
        if word == "between" or (word in {"border", "borders"} and tokens.word(k + 1) == "of"):
            return " ".join(low[k + 1 :]).removeprefix("of ")
    return ""


def _is_general(context: Context, draft: Draft, clause: Clause) -> bool:
    """As in "they have killed civilians": no count, no place and no day of its own."""
    return (
        "bare plural" in draft.rules
        and draft.noun is not None
        and not draft.noun.definite
        and not _is_told_of_both(context, draft)
        and clause.frame.when.rule != "date"
        and not clause.frame.where.rule.startswith("place, ")
        and clause.frame.where.rule != "place"
    )


def _is_told_of_both(context: Context, draft: Draft) -> bool:
    """As in "Soldiers on both sides were killed", of the fight told just before."""
    low = context.row(draft.sentence).tokens.low
    return "passive" in draft.rules and ("both", "sides") in pairwise(low[: draft.end])


def _claim(
    context: Context,
    draft: Draft,
    clause: Clause,
    made: dict[int, CasualtyClaim],
    taken: dict[str, int],
) -> CasualtyClaim:
    tokens = context.row(draft.sentence).tokens
    origin = clause.frame.origin
    if draft.part_of is not None and draft.sentence != draft.part_of.sentence:
        # A part may come from another than its whole: "among the dead were two, the hospital said".
        origin = context.origin_at(tokens.start[draft.start], tokens.end[draft.end - 1]) or origin
    span = Span(start=tokens.start[draft.start], end=tokens.end[draft.end - 1])
    whole = made.get(id(draft.part_of)) if draft.part_of else None
    if origin is None and whole is not None:
        origin = whole.origin
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
        background=_is_background(context, clause),
        extractor=EXTRACTOR,
        why=(*draft.rules, *frame.why),
        effect=draft.effect,
        low=draft.low,
        best=draft.best,
        high=draft.high,
        who=draft.who,
        side=draft.side,
        scope=clause.scope,
        part_of=whole.claim_id if whole else None,
        conflict=clause.conflict,
    )


def _is_background(context: Context, clause: Clause) -> bool:
    """A count that runs up to now is none, whatever its clause told."""
    if clause.when.since:
        return context.timeline.is_background(clause.when)
    return clause.frame.background


def _is_conflict(context: Context, index: int) -> bool:
    sentences = context.document.sentences
    around = (sentences[k].tokens.low for k in (index - 1, index + 1, 0) if 0 <= k < len(sentences))
    return conflict.is_conflict(sentences[index].tokens.low, around)


def _modality(context: Context, draft: Draft) -> Modality:
    if draft.conditional:
        return Modality.CONDITIONAL
    tokens = context.row(draft.sentence).tokens
    doubt = modality.doubt(tokens.low, draft.start) if draft.low > 0 else ""
    if doubt == "conditional":
        return Modality.CONDITIONAL
    denied = (
        draft.denied
        or doubt == "denied"
        or (draft.low > 0 and modality.is_denied(tokens, draft.start, draft.end))
    )
    sentences = context.document.sentences
    if not denied and draft.low > 0 and draft.sentence + 1 < len(sentences):
        denied = modality.denies_last(sentences[draft.sentence + 1].tokens)
    if draft.high == 0:
        before = sentences[draft.sentence - 1].tokens.low if draft.sentence else []
        denied = any(map(modality.rejects_a_tale, (before, tokens.low[: draft.start])))
    return Modality.DENIED if denied else Modality.REPORTED
