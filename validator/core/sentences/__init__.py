"""The sentence of a rule, made from its words in both languages; nobody writes it, so it cannot lie."""

from __future__ import annotations

from collections.abc import Mapping

from validator.core.language.vocabulary import Vocabulary
from validator.core.texts import Text


def sentence(raw: Mapping[str, object], vocabulary: Vocabulary) -> Text:
    """What a rule obliges to, as one sentence. `raw` is the rule as its file says it, and was found right before."""
    # Messages want the words of values and no sentence: they are not to wait for all that a sentence takes.
    from validator.core.sentences.body import read
    from validator.core.sentences.chinese import Chinese
    from validator.core.sentences.english import English
    from validator.core.sentences.values import Words

    body, words = read(raw, vocabulary), Words(vocabulary.tables)
    return Text(English(body, words).sentence(), Chinese(body, words).sentence())
