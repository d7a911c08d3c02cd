"""A rule's body in Chinese: 认领备案申请中的备案，其首次备案平台须填写且须为万网。"""

from __future__ import annotations

from collections.abc import Iterator

from validator.core.sentences.body import Duty, Fact, Test
from validator.core.sentences.chinese_facts import ChineseFacts, either
from validator.core.sentences.parts import NOT, Asked, asked_by_row, names_the_sort
from validator.core.sentences.phrases import KEYS, must_zh, predicate
from validator.core.sentences.table import Group, named_beside

_RIDERS = {"given": "，未填写的除外", "known": "，无法判定的除外", "": ""}
# Up to this length a subject runs into its verb without a comma.
_SHORT = 12


class Chinese(ChineseFacts):
    """Tells one body."""

    def sentence(self) -> str:
        """The sentence, with its full stop."""
        body = self._body
        said = self._joint(self._lead(), self._musts() if body.duties else self._existence())
        unless = (
            f"，但有{either([self._np(fact, body.about, other=False) for fact in body.unless])}的除外"
            if body.unless
            else ""
        )
        if not body.table.groups:
            return f"{said}{unless}。"
        cases = "" if asked_by_row(body).what else "，适用于下列情形"
        return f"{said}{cases}{unless}：{'；'.join(self._rows())}。"

    def _joint(self, lead: str, owed: str) -> str:
        """A short lead runs into what is owed; a long one is followed by a comma."""
        if len(self._body.about) > 1 or len(lead) > _SHORT:
            return f"{lead}，{owed}"
        if owed.startswith("其") and "的" not in lead:
            return f"{lead}的{owed[1:]}"
        return f"{lead}{'' if owed.startswith(('须', '不得')) else '，'}{owed}"

    def _lead(self) -> str:
        about = self._body.about
        named = [self._np(fact, about[:number]) for number, fact in enumerate(about)]
        if len(named) == 1:
            return named[0]
        firsts = "，".join(named[:-1])
        return f"对于{firsts}{'' if len(firsts) <= _SHORT else '，'}以及{named[-1]}"

    # what must hold

    def _musts(self) -> str:
        told = [f"{self._subject(duty)}{self._must(duty)}{_RIDERS[duty.where]}" for duty in self._body.duties]
        return "，且".join(told)

    def _subject(self, duty: Duty) -> str:
        test = duty.tests[0]
        joined = self._body.tallies.get(duty.fact.name)
        if joined is not None:
            together = f"本批申请中同一{KEYS.get(joined.name, joined.title).zh}的"
            return together if predicate(test) else f"{together}{test.field.title.zh}"
        whole = predicate(test) is not None or test.word == "present" or names_the_sort(test)
        if len(self._body.about) == 1:
            return "" if whole else f"其{test.field.title.zh}"
        return self._the(duty.fact) if whole else f"{self._the(duty.fact)}的{test.field.title.zh}"

    def _must(self, duty: Duty) -> str:
        musts = [self._must_be(test) for test in duty.tests]
        first = duty.tests[0]
        if self._body.missing_fails and first.word != "present" and not predicate(first):
            musts.insert(0, "须填写" if first.field.presence == "optional" else "须可确定")
        told = "且".join([musts[0], *(must.removeprefix("须") for must in musts[1:])])
        alone = len(self._body.about) == 1
        return f"的{told[1:]}" if told.startswith("其") and not alone else told

    def _must_be(self, test: Test) -> str:
        said = predicate(test)
        if said is not None:
            return must_zh(test, said.zh)
        if test.word == "present":
            given = "填写" if test.field.presence == "optional" else "有"
            return f"{'须' if test.said else '不得'}{given}{test.field.title.zh}"
        if test.word in ("same as", "agrees with"):
            either_missing = "，任一方未填写的除外" if test.word == "agrees with" else ""
            return f"须与{self._other(test)}一致{either_missing}"
        held = self._sorts(test) if names_the_sort(test) else self._held(test)
        return f"不得{held[1:]}" if held.startswith("不") else f"须{held}"

    # what must exist, or may not

    def _existence(self) -> str:
        about, owed = self._body.about, self._body.owed
        where = "备案台账中" if owed[0].kind.scope == "ledger" else ""
        if self._body.word == "require":
            return where + "，并".join(f"须有{self._np(fact, about, other=False)}" for fact in owed)
        if self._body.word == "require any of":
            return f"{where}须有{'，或者'.join(self._np(fact, about, other=False) for fact in owed)}"
        if self._body.word == "forbid":
            return where + "，也".join(f"不得有{self._np(fact, about)}" for fact in owed)
        return "，也".join(self._elsewhere(fact) for fact in owed)

    def _elsewhere(self, fact: Fact) -> str:
        if fact.kind.name == "application":
            return f"本批中不得有{self._np(fact, self._body.about)}"
        within = fact.test("in")
        bare = fact._replace(tests=tuple(test for test in fact.tests if test is not within))
        kinds = self._kinds(within) if within else "申请"
        others = f"{kinds.removesuffix('的申请')}的其他申请" if within and within.word in NOT else f"其他{kinds}"
        return f"本批{others}中不得有{self._np(bare, self._body.about, other=False)}"

    # the rows

    def _rows(self) -> Iterator[str]:
        when, what = asked_by_row(self._body)
        for group in self._body.table.groups:
            cases = [self._case(test) for each in when if (test := each.filled(group))]
            where = [*self._provinces(group), *([f"{self._joined(cases)}的"] if cases else [])]
            asked = [self._asked(each, group, alone=len(what) == 1) for each in what]
            yield "，".join([*where, *(["、".join(asked)] if asked else [])])
        if self._body.table.exempt:
            yield f"{'、'.join(self._words.province(name).zh for name in self._body.table.exempt)}不适用"

    def _asked(self, asked: Asked, group: Group, *, alone: bool) -> str:
        test = asked.filled(group)
        if test is None:
            return "不限"
        values = either(self._values(test))
        said = f"除{values}外均可" if (test.word in NOT) != (asked.test.word in NOT) else values
        return said if alone else f"{test.field.title.zh}{said}"

    def _case(self, test: Test) -> str:
        if test.field.name == "nature":
            return self._nature(test)
        if names_the_sort(test):
            return f"{self._kind(test).zh}{self._sorts(test)}"
        return f"{test.field.title.zh}{self._held(test)}"

    def _provinces(self, group: Group) -> list[str]:
        named = [self._words.province(name).zh for name in named_beside(group, self._body.table)]
        return ["、".join([*named, *(["其他省份"] if group.others else [])])] if named or group.others else []
