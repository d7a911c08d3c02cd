"""From matches to findings, and from memories to outcomes: who is told what, once, and where."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from validator.core.facts import Fact, FactKind, Memory
from validator.core.filling import Called, Filling, filled
from validator.core.matching import JOINS, state
from validator.core.places import Place, is_at_or_below
from validator.core.plain_engine import NOT_APPLICABLE, Sight, Verdict, stronger, verdict
from validator.core.projection.reasons import STRUCTURE
from validator.core.report import Excerpt, Finding, NotJudged, Outcomes, Related
from validator.core.rulebook import InForce
from validator.core.rules import Match, Obligation, Rule, Source, Variant
from validator.core.texts import Severity, Text

MOST_RELATED = 3


class Owed(NamedTuple):
    """An obligation in force, with the rule and the row it comes from and the severity of the day."""

    rule: Rule
    variant: Variant
    severity: Severity
    obligation: Obligation


class Told(NamedTuple):
    """A match made ready for telling: the document it is told in, the pointer there and its facts."""

    owed: Owed
    document: int
    pointer: str
    bound: Mapping[str, Fact]
    facts: frozenset[int]


class Scene(NamedTuple):
    """What telling asks of the documents: places, excerpts, what was refused, and the declared facts.

    `called` is what people call a value of a field, None where it is shown as it is.
    """

    place: Callable[[int, str], Place]
    excerpt: Callable[[Place, int], Excerpt | None]
    refused: Callable[[int], Sequence[str]]
    kinds: Mapping[str, FactKind]
    cite: Callable[[Source], str]
    called: Called


def owed_by_key(rules: Iterable[InForce]) -> dict[str, Owed]:
    """Every obligation in force by its key."""
    return {
        obligation.key: Owed(entry.rule, variant, severity, obligation)
        for entry in rules
        for variant, severity in entry.variants
        for obligation in variant.obligations
    }


def tell(matches: Iterable[Match], memory: Memory, owed: Mapping[str, Owed], scene: Scene) -> dict[int, list[Finding]]:
    """The findings for each document of a memory, by its number: one for each rule and place, in reading order."""
    told = [t for match in sorted(matches) for t in _told(match, memory, owed[match.obligation], scene.kinds)]
    spoken = [t for t in _persons_once(_latest(told, scene), scene) if not _is_refused(t, scene)]
    grouped: dict[tuple[int, str, str], list[Told]] = {}
    for one in spoken:
        grouped.setdefault((one.document, one.owed.rule.id, one.pointer), []).append(one)
    findings: dict[int, list[Finding]] = {}
    for (document, _, _), group in grouped.items():
        findings.setdefault(document, []).append(_finding(group, memory, scene))
    return {document: sorted(found, key=reading_order) for document, found in findings.items()}


def reading_order(finding: Finding) -> tuple[object, ...]:
    """Findings are told in the order of their places, then of their ids."""
    return (finding.place.span, finding.id, finding.place.pointer)


def silenced(matches: Iterable[Match], memory: Memory, owed: Mapping[str, Owed], scene: Scene) -> dict[int, set[str]]:
    """Rules that matched in a document only where its structure is refused: they are not judged there."""
    told = [t for match in matches for t in _told(match, memory, owed[match.obligation], scene.kinds)]
    spoken = {(t.document, t.owed.rule.id) for t in told if not _is_refused(t, scene)}
    found: dict[int, set[str]] = {}
    for one in told:
        if (one.document, one.owed.rule.id) not in spoken:
            found.setdefault(one.document, set()).add(one.owed.rule.id)
    return found


def verdicts(rules: Iterable[InForce], asked: Iterable[Obligation], memory: Memory) -> dict[str, Verdict]:
    """What became of each rule, by its id, going by the facts alone. `asked` are the obligations that can apply."""
    by_rule: dict[str, list[Obligation]] = {}
    for obligation in asked:
        by_rule.setdefault(obligation.key.partition("/")[0], []).append(obligation)
    sight = Sight(memory)
    return {e.rule.id: _strongest(by_rule.get(e.rule.id, ()), sight) for e in rules}


def _strongest(obligations: Iterable[Obligation], sight: Sight) -> Verdict:
    best = NOT_APPLICABLE
    for obligation in obligations:
        best = stronger(best, verdict(obligation, sight))
    return best


def outcomes(found: Mapping[str, Verdict], failed: Iterable[str] = (), silent: Iterable[str] = ()) -> Outcomes:
    """What verdicts become: `failed` are the rules with a finding, `silent` those kept from telling one."""
    changed = dict.fromkeys(silent, Verdict("not judged", STRUCTURE)) | dict.fromkeys(failed, Verdict("fail"))
    told = {**found, **changed}
    return Outcomes(
        passed=tuple(sorted(i for i, v in told.items() if v.word == "pass")),
        failed=tuple(sorted(i for i, v in told.items() if v.word == "fail")),
        not_applicable=tuple(sorted(i for i, v in told.items() if v.word == "not applicable")),
        not_judged=tuple(
            NotJudged(i, v.reason or STRUCTURE) for i, v in sorted(told.items()) if v.word == "not judged"
        ),
    )


def _told(match: Match, memory: Memory, owed: Owed, kinds: Mapping[str, FactKind]) -> Iterable[Told]:
    obligation = owed.obligation
    patterns = [*obligation.about, *((obligation.present,) if obligation.present else ())]
    bound = {pattern.name: memory.fact(n) for pattern, n in zip(patterns, match.facts, strict=True)}
    facts = frozenset(match.facts)
    home = next(fact.document for fact in bound.values() if fact.document is not None)
    assert home is not None
    yield Told(owed, home, pointer_at(_at(owed), bound, kinds), bound, facts)
    if obligation.word == "elsewhere" and obligation.present is not None:
        other = bound[obligation.present.name]
        assert other.document is not None
        yield Told(owed, other.document, _pointer_there(owed, other, kinds), bound, facts)


def _at(owed: Owed) -> str:
    """Where a finding points: what the rule says, else the failing field, the forbidden fact, or the first fact."""
    obligation = owed.obligation
    if owed.rule.at is not None and not _another_test(owed):
        return owed.rule.at
    if obligation.must is not None:
        return f"{obligation.must.name}.{obligation.must.tests[0].field}"
    return obligation.present.name if obligation.present is not None else obligation.about[0].name


def _another_test(owed: Owed) -> bool:
    """A `must` of several tests points at the field that fails, where `at` names another field of the same fact."""
    must = owed.obligation.must
    head, dot, field = (owed.rule.at or "").partition(".")
    several = len({o.key for o in owed.variant.obligations if o.word == "must"}) > 1
    return must is not None and several and bool(dot) and head == must.name and field != must.tests[0].field


def _pointer_there(owed: Owed, other: Fact, kinds: Mapping[str, FactKind]) -> str:
    """The place in the other document: the field by which its fact is the same."""
    present = owed.obligation.present
    assert present is not None
    field = next(test.field for test in present.tests if test.word == "same as")
    return pointer_at(f"{present.name}.{field}", {present.name: other}, kinds)


def pointer_at(at: str, bound: Mapping[str, Fact], kinds: Mapping[str, FactKind]) -> str:
    """The pointer that an `at` stands for, once its facts are bound.

    A bound fact's field points at the leaf it was read from; any other path is one of the file.
    """
    head, _, rest = at.partition(".")
    if head not in bound:
        return "/" + at.replace(".", "/")
    fact = bound[head]
    if not rest:
        return fact.pointer
    field = kinds[fact.kind].fields.get(rest)
    leaf = field.leaf if field is not None else rest.replace(".", "/")
    if leaf.startswith("/"):
        return leaf
    return f"{fact.pointer}/{leaf}" if leaf else fact.pointer


def _latest(told: Sequence[Told], scene: Scene) -> list[Told]:
    """Of matches over the same set of facts, the one whose place comes last; the set is told once in a document.

    One thing that is missing is told once too, at the first of those that miss it.
    """
    kept: dict[tuple[str, int, frozenset[int]], Told] = {}
    for one in told:
        missing = _is_one_absence(one.owed.obligation)
        key = (one.owed.obligation.key, one.document, frozenset() if missing else one.facts)
        before = kept.get(key)
        if before is None:
            kept[key] = one
        elif (_start(before, scene) < _start(one, scene)) is not missing:
            kept[key] = one._replace(facts=one.facts | before.facts)
        else:
            kept[key] = before._replace(facts=one.facts | before.facts)
    return list(kept.values())


def _persons_once(told: Sequence[Told], scene: Scene) -> list[Told]:
    """One person in several roles with one fault is told once, at the first place."""
    kept: dict[object, Told] = {}
    for one in told:
        key = _person_at_fault(one) or (one.owed.obligation.key, one.document, one.facts)
        before = kept.get(key)
        if before is None:
            kept[key] = one
            continue
        first = min(before, one, key=lambda told: _start(told, scene))
        kept[key] = first._replace(facts=before.facts | one.facts)
    return list(kept.values())


def _person_at_fault(told: Told) -> object:
    """What makes two faults of persons the same: rule, person and value that fails; None for anything else."""
    must = told.owed.obligation.must
    if must is None or must.kind != "person":
        return None
    person = told.bound[must.name]
    who = person.values.get("certificate_key")
    if not isinstance(who, str):
        return None
    return (told.owed.obligation.key, told.document, who, state(person, must.tests[0].field))


def _is_one_absence(obligation: Obligation) -> bool:
    """Whether what is required does not depend on what requires it: it is missing once, however many miss it."""
    return obligation.word == "require" and not any(
        pattern.of is not None or any(test.word in JOINS for test in pattern.tests) for pattern in obligation.absent
    )


def _start(told: Told, scene: Scene) -> tuple[object, ...]:
    return (scene.place(told.document, told.pointer).span, told.pointer)


def _is_refused(told: Told, scene: Scene) -> bool:
    return any(is_at_or_below(told.pointer, above) for above in scene.refused(told.document))


def _finding(group: Sequence[Told], memory: Memory, scene: Scene) -> Finding:
    strongest = min(group, key=lambda told: told.owed.severity.rank)
    rule, variant = strongest.owed.rule, strongest.owed.variant
    place = scene.place(strongest.document, strongest.pointer)
    filling = Filling(variant, strongest.bound, scene.kinds, scene.called)
    return Finding(
        id=rule.id,
        name=rule.name,
        severity=strongest.owed.severity,
        place=place,
        message=_message(rule, filling),
        fix=filled(rule.fix, filling),
        sources=tuple(scene.cite(source) for source in variant.sources),
        miit_code=rule.miit_code,
        related=_related(group, memory, scene),
        excerpt=scene.excerpt(place, strongest.document),
        fingerprint=fingerprint(rule.id, place),
    )


CONFLICT = Text(
    "; sources differ, ask the provider before you rely on it", "；各方口径不一，以接入商及属地管局的答复为准"
)


def _message(rule: Rule, filling: Filling) -> Text:
    text = filled(rule.message, filling)
    if filling.variant.confidence != "conflict":
        return text
    return Text(text.en + CONFLICT.en, text.zh + CONFLICT.zh)


def _related(group: Sequence[Told], memory: Memory, scene: Scene) -> tuple[Related, ...]:
    """The places of the other facts of a finding, at most three and then how many more."""
    here = (group[0].document, group[0].pointer)
    numbers = sorted({number for told in group for number in told.facts})
    places: dict[tuple[int, str], Fact] = {}
    for fact in (memory.fact(number) for number in numbers):
        if fact.document is None or _contains(here, fact):
            continue
        places.setdefault((fact.document, fact.pointer), fact)
    shown = list(places.items())[:MOST_RELATED]
    more = len(places) - len(shown)
    return tuple(
        Related(scene.place(*place), _part(scene.kinds[fact.kind], more if n == len(shown) - 1 else 0))
        for n, (place, fact) in enumerate(shown)
    )


def _contains(here: tuple[int, str], fact: Fact) -> bool:
    return fact.document == here[0] and is_at_or_below(here[1], fact.pointer)


def _part(kind: FactKind, more: int) -> Text:
    if not more:
        return Text(f"the {kind.title.en} it meets", f"与此相关的{kind.title.zh}")
    return Text(f"the {kind.title.en} it meets, and {more} more places", f"与此相关的{kind.title.zh}，另有{more}处")


def fingerprint(id_: str, place: Place) -> str:
    """What tells a finding from others across runs: its rule, document and pointer, never a value or a line."""
    text = f"{id_}\0{place.path}\0{place.document}\0{place.pointer}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
