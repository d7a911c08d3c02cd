"""What telling a body in any language needs: the words of values, and the facts that a test refers to."""

from __future__ import annotations

from validator.core.rules import Reference
from validator.core.sentences.body import Body, Fact, Test, scalars
from validator.core.sentences.phrases import called
from validator.core.sentences.values import Words
from validator.core.texts import Text


class Teller:
    """Knows one body and the words of its values."""

    def __init__(self, body: Body, words: Words) -> None:
        self._body = body
        self._words = words

    def _texts(self, test: Test) -> list[Text]:
        return [self._words.of(test.kind, test.field, value) for value in scalars(test)]

    def _kind(self, test: Test) -> Text:
        """What the fact of a test is called."""
        return next(called(fact.kind) for fact in self._body.about if fact.kind.name == test.kind)

    def _meant(self, test: Test) -> Fact:
        """The fact that a test refers to."""
        assert isinstance(test.said, Reference)
        return self._body.fact(test.said.name)

    def _title_meant(self, test: Test) -> Text:
        assert isinstance(test.said, Reference)
        return self._meant(test).kind.fields[test.said.field].title

    def _is_alike(self, test: Test) -> bool:
        """Whether a test compares fields that have one title."""
        return self._title_meant(test) == test.field.title
