"""What application and ledger do not ask, other schemas may: keys of a pattern, counts, forms without words."""

import pytest
from shape_documents import document_of

from validator.adapters.schema import Shape

SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {
        "days": {"type": "object", "propertyNames": {"pattern": "^[0-9]+$"}},
        "some": {"type": "array", "minItems": 2, "maxItems": 3},
        "block": {"type": "object", "minProperties": 1},
        "code": {"title": "code", "x-title-zh": "代码", "type": "string", "pattern": "^[A-Z]+$", "maxLength": 3},
        "fixed": {"title": "fixed", "x-title-zh": "固定", "const": "x"},
        "either": {"anyOf": [{"type": "string"}, {"type": "boolean"}]},
        "hidden": {"type": "integer", "minimum": 1},
    },
}
SHAPE = Shape(SCHEMA, "other")


@pytest.mark.parametrize(
    ("text", "pointer", "en", "zh"),
    [
        ("days: {a: 1}", "/days/a", 'the key "a" is not known here', "“a”不是此处可用的键"),
        ("some: [1]", "/some", "2 or more entries are wanted, there are 1", "应为至少2项，现为1项"),
        ("some: [1, 2, 3, 4]", "/some", "3 or fewer entries are wanted, there are 4", "应为至多3项，现为4项"),
        ("block: {}", "/block", "1 or more keys are wanted, there are 0", "应为至少1个键，现为0个键"),
        (
            "code: abc",
            "/code",
            'a text that matches ^[A-Z]+$ is wanted, "abc" is not',
            "应为符合 ^[A-Z]+$ 的文本，“abc”不符",
        ),
        ("code: ABCD", "/code", "3 or fewer characters are wanted, there are 4", "应为至多3个字符，现为4个字符"),
        ("fixed: y", "/fixed", '"y" is not one of its values, did you mean "x"', "“y”不在可选值之内，是否应为“x”"),
        ("either: 5", "/either", "the value does not have the form that is wanted here", "内容不符合此处要求的结构"),
        ("hidden: 0", "/hidden", "at least 1 is wanted, this is not", "应为不小于1的数，此处不符"),
        (
            "block: 5",
            "/block",
            "a mapping of keys to values is wanted, a whole number stands there",
            "应填键值结构，此处为整数",
        ),
    ],
)
def test_other_keywords_have_words_as_well(text, pointer, en, zh):
    (fault,) = SHAPE.faults(document_of(text))
    assert (fault.id, fault.pointer) == ("ICP002", pointer)
    assert fault.message == (f"{pointer}: {en}", f"{pointer}：{zh}")
