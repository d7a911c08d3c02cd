"""A rule's body in English: "For each filing in a claim, the platform of the first filing must be HiChina."."""

from __future__ import annotations

from collections.abc import Iterator

from validator.core.sentences.body import Body, Duty, Fact, Test
from validator.core.sentences.english_facts import EnglishFacts, listed, with_article
from validator.core.sentences.parts import BOUNDS, NOT, Asked, asked_by_row, has_clauses, names_the_sort
from validator.core.sentences.phrases import KEYS, infinitive, predicate
from validator.core.sentences.table import Group, named_beside
from validator.core.sentences.values import Words


class English(EnglishFacts):
    """Tells one body."""

    def __init__(self, body: Body, words: Words) -> None:
        super().__init__(body, words)
        first = body.about[0]
        # "in a change" at the end of a long description would seem to belong to its last words.
        self._leads_with_kind = bool(self._within(first)) and (len(body.about) > 1 or has_clauses(first))
        self._is_short = len(body.about) == 1 and bool(body.duties) and all(map(self._is_whole, body.duties))

    def sentence(self) -> str:
        """The sentence, with its full stop."""
        said = f"{self._lead()}{self._body_of_it()}."
        return said[0].upper() + said[1:]

    def _lead(self) -> str:
        about = self._body.about
        kinds = f"{self._within(about[0]).lstrip()}, " if self._leads_with_kind else ""
        each = [self._each(fact, within=not (self._leads_with_kind and fact is about[0])) for fact in about]
        return f"{kinds}{'' if self._is_short else 'for '}{listed(each, 'and')}"

    def _body_of_it(self) -> str:
        body = self._body
        unless = f", unless there is {listed([self._a(fact) for fact in body.unless])}" if body.unless else ""
        owed = self._short_musts() if self._is_short else f", {self._musts() if body.duties else self._existence()}"
        if not body.table.groups:
            return f"{owed}{unless}"
        cases = "" if asked_by_row(body).what else ", in these cases"
        return f"{unless}{owed}{cases}: {'; '.join(self._rows())}"

    # what must hold

    def _short_musts(self) -> str:
        """Behind "each server": the duties of the fact as a whole."""
        duties = self._body.duties
        musts = [self._must_be(test) for duty in duties for test in duty.tests]
        return f" must {listed(musts, 'and')}{self._where(duties[-1])}"

    def _musts(self) -> str:
        told = [f"{self._subject(duty)} {self._must(duty)}{self._where(duty)}" for duty in self._body.duties]
        return ", and ".join(told)

    def _is_whole(self, duty: Duty) -> bool:
        """Whether a duty speaks of the fact as a whole, not of a field, and of no others."""
        return predicate(duty.tests[0]) is not None and duty.fact.name not in self._body.tallies

    def _subject(self, duty: Duty) -> str:
        field = duty.tests[0].field
        joined = self._body.tallies.get(duty.fact.name)
        if joined is not None:
            together = f"applications of this run with the same {KEYS.get(joined.name, joined.title).en}"
            whole = predicate(duty.tests[0]) is not None
            return f"the {together}, taken together," if whole else f"the {field.title.en} in all {together}"
        if self._is_whole(duty):
            return self._the(duty.fact)
        of = "" if len(self._body.about) == 1 else f" of {self._the(duty.fact)}"
        return f"the {field.title.en}{of}"

    def _must(self, duty: Duty) -> str:
        first = duty.tests[0]
        musts = [self._must_be(test) for test in duty.tests]
        if self._body.missing_fails and first.word != "present" and not predicate(first):
            musts.insert(0, "be given" if first.field.presence == "optional" else "be known")
        elif all(test.word in BOUNDS for test in duty.tests):
            musts = [musts[0], *(must.removeprefix("be ") for must in musts[1:])]
        return f"must {listed(musts, 'and')}"

    def _must_be(self, test: Test) -> str:
        said = predicate(test)
        if said is not None:
            return infinitive(said.en)
        if test.word in ("same as", "agrees with"):
            both = ", where both are given" if test.word == "agrees with" else ""
            return f"be the same as {self._held(test)}{both}"
        held = self._sorts(test) if names_the_sort(test) else self._held(test)
        return f"not be {held[4:]}" if held.startswith("not ") else f"be {held}"

    def _where(self, duty: Duty) -> str:
        return f", where {duty.where}" if duty.where else ""

    # what must exist, or may not

    def _existence(self) -> str:
        owed = self._body.owed
        if self._body.word == "require":
            return f"there must be {listed([self._a(fact) for fact in owed], 'and')}"
        if self._body.word == "require any of":
            return f"there must be {listed([self._a(fact) for fact in owed])}"
        if self._body.word == "forbid":
            return f"there must be {listed([self._no(fact) for fact in owed], 'and')}"
        return f"there must be {listed([self._elsewhere(fact) for fact in owed], 'and')}"

    def _elsewhere(self, fact: Fact) -> str:
        if fact.kind.name == "application":
            return f"{self._no(fact)} in this run"
        within = fact.test("in")
        bare = fact._replace(tests=tuple(test for test in fact.tests if test is not within))
        said = f"{self._no(bare, other=False)} in another application of this run"
        if within is None:
            return said
        values = listed([with_article(value) for value in self._values(within)])
        return f"{said} that is {'not ' if within.word in NOT else ''}{values}"

    # the rows

    def _rows(self) -> Iterator[str]:
        when, what = asked_by_row(self._body)
        for group in self._body.table.groups:
            asked = [self._asked(each, group, alone=len(what) == 1) for each in what]
            cases = [self._case(test) for each in when if (test := each.filled(group))]
            where = f"where {listed(cases, 'and')}" if cases else ""
            yield " ".join(filter(None, [listed(asked, "and") if asked else "", self._place(group), where]))
        if self._body.table.exempt:
            yield f"not in {listed([self._words.province(name).en for name in self._body.table.exempt])}"

    def _asked(self, asked: Asked, group: Group, *, alone: bool) -> str:
        test = asked.filled(group)
        if test is None:
            return "any"
        values = listed(self._values(test))
        said = f"any but {values}" if (test.word in NOT) != (asked.test.word in NOT) else values
        return said if alone else f"{test.field.title.en} {said}"

    def _case(self, test: Test) -> str:
        if test.field.name == "nature":
            return f"the subject is {self._sorts(test)}"
        if names_the_sort(test):
            return f"the {self._kind(test).en} is {self._sorts(test)}"
        return f"the {test.field.title.en} is {self._held(test)}"

    def _place(self, group: Group) -> str:
        named = [self._words.province(name).en for name in named_beside(group, self._body.table)]
        named += ["every other province"] if group.others else []
        return f"in {listed(named, 'and')}" if named else ""
