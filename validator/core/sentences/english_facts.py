"""Facts in English: "each website in a first filing whose subject is not an individual"."""

from __future__ import annotations

from collections.abc import Sequence

from validator.core.rules import Reference
from validator.core.sentences.body import Fact, Test, scalars
from validator.core.sentences.parts import NOT, is_same_thing, parts
from validator.core.sentences.phrases import NAMED_BY, called, predicate
from validator.core.sentences.table import Column
from validator.core.sentences.teller import Teller
from validator.core.sentences.values import in_quotes
from validator.core.texts import Text

_FOLLOWING = {
    "is": "as follows", "one of": "as follows", "is not": "none of the following", "none of": "none of the following",
    "at least": "at least the following", "at most": "at most the following", "before": "before the following day",
    "on or after": "on or after the following day",
}  # fmt: skip
_SOUND_LIKE_YOU = ("use", "uni", "UUID", "one")


class EnglishFacts(Teller):
    """Names and describes the facts of one body."""

    # by name

    def _each(self, fact: Fact, *, within: bool) -> str:
        before = self._body.about[: self._body.about.index(fact)]
        other = "other " if any(is_same_thing(fact, known) for known in before) else ""
        place = self._within(fact) if within else ""
        return f"each {other}{listed(self._nouns(fact))}{place}{self._described(fact, before)}"

    def _a(self, fact: Fact) -> str:
        nouns = listed([with_article(noun) for noun in self._nouns(fact)])
        return f"{nouns}{self._within(fact)}{self._described(fact, self._body.about)}"

    def _no(self, fact: Fact, *, other: bool = True) -> str:
        other = other and any(is_same_thing(fact, known) for known in self._body.about)
        nouns = listed(self._nouns(fact))
        return f"no {'other ' if other else ''}{nouns}{self._within(fact)}{self._described(fact, self._body.about)}"

    def _the(self, fact: Fact) -> str:
        twins = [known for known in self._body.about if is_same_thing(known, fact)]
        which = "" if len(twins) < 2 else "first " if twins[0] is fact else "other "
        return f"the {which}{self._short(fact)}"

    def _short(self, fact: Fact) -> str:
        """What a fact is called once it was named in full."""
        sort = parts(fact).sort
        if fact.kind.name == "person" and sort is not None and sort.word == "is":
            return self._nouns(fact)[0]
        return called(fact.kind).en

    def _nouns(self, fact: Fact) -> list[str]:
        found = parts(fact)
        test = found.within if fact.kind.name == "application" else found.sort
        if test is None or isinstance(test.said, Column):
            return [f"{'listed ' if fact in self._body.owed and found.by_row else ''}{called(fact.kind).en}"]
        values, template = self._values(test), "{}" if test is found.within else found.template.en
        if "“" in template:
            values = [in_quotes(value) for value in values]
        elif test.word in NOT:
            values = [with_article(value) for value in values]
        if test.word in NOT:
            return [f"{called(fact.kind).en} other than {listed(values)}"]
        return values if template == "{}" else [template.replace("“{}”", "{}").format(listed(values))]

    # what they are like

    def _within(self, fact: Fact) -> str:
        test = parts(fact).within
        if test is None or fact.kind.name == "application":
            return ""
        values = listed([with_article(value) for value in self._values(test)])
        return f" in an application other than {values}" if test.word in NOT else f" in {values}"

    def _described(self, fact: Fact, before: Sequence[Fact]) -> str:
        found = parts(fact)
        of = "".join(f" of that {self._short(known)}" for known in before if known.name == fact.of)
        province = self._province(found.province) if found.province else ""
        twin = len(before) == 1 and is_same_thing(fact, before[0]) and all(map(self._is_alike, found.same))
        alike = f" with the same {listed([t.field.title.en for t in found.same], 'and')}" if twin and found.same else ""
        clauses = [self._nature(found.nature)] if found.nature else []
        clauses += [self._clause(tests) for tests in found.clauses]
        clauses += [] if alike else [self._join(test) for test in found.same]
        return f"{of}{province}{alike}{' ' if clauses else ''}{listed(clauses, 'and') if clauses else ''}"

    def _province(self, test: Test) -> str:
        values = [self._words.province(str(name)).en for name in scalars(test)]
        return f" in every province but {listed(values, 'and')}" if test.word in NOT else f" in {listed(values)}"

    def _nature(self, test: Test) -> str:
        whose = "that is" if test.kind == "subject" else "whose subject is"
        return f"{whose} {self._sorts(test)}"

    def _clause(self, tests: Sequence[Test]) -> str:
        said, title = predicate(tests[0]), tests[0].field.title.en
        if said is not None:
            return f"that {said.en}"
        if tests[0].word == "agrees with":
            return f"whose {title} does not contradict {self._other(tests[0])}"
        return f"whose {title} is {listed([self._held(test) for test in tests], 'and')}"

    def _join(self, test: Test) -> str:
        same = f"that of {self._the(self._meant(test))}" if self._is_alike(test) else self._other(test)
        return f"whose {test.field.title.en} is {same}"

    def _held(self, test: Test) -> str:
        """What stands behind "is" or "must be"."""
        if isinstance(test.said, Column):
            return _FOLLOWING[test.word]
        if test.word == "present":
            given = "given" if test.field.presence == "optional" else "known"
            return given if test.said else f"not {given}"
        if isinstance(test.said, Reference):
            return self._other(test)
        word = "not " if test.word in NOT else "" if test.word in ("is", "one of") else f"{test.word} "
        return f"{word}{listed(self._values(test))}"

    def _values(self, test: Test) -> list[str]:
        return [text.en for text in self._texts(test)]

    def _sorts(self, test: Test) -> str:
        """What a thing is or is not, where a field says what sort of thing it is: "a subject's principal"."""
        quoted = "“" in NAMED_BY.get((test.kind, test.field.name), Text("", "")).en
        values = [in_quotes(value) if quoted else with_article(value) for value in self._values(test)]
        return f"{'not ' if test.word in NOT else ''}{listed(values)}"

    def _other(self, test: Test) -> str:
        return f"the {self._title_meant(test).en} of {self._the(self._meant(test))}"


def listed(items: Sequence[str], last: str = "or") -> str:
    """Items as a list in a sentence.

    >>> listed(["a", "b", "c"]), listed(["a"])
    ('a, b or c', 'a')
    """
    *firsts, final = items or ["none"]
    return f"{', '.join(firsts)} {last} {final}" if firsts else final


def with_article(noun: str) -> str:
    """A noun with "a" or "an".

    >>> with_article("enterprise"), with_article("UUID"), with_article("“forum” feature")
    ('an enterprise', 'a UUID', 'a “forum” feature')
    """
    word = noun.lstrip("“")
    return f"{'an' if word[:1].lower() in 'aeiou' and not word.startswith(_SOUND_LIKE_YOU) else 'a'} {noun}"
