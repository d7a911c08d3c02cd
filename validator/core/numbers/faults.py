"""What is wrong with a number: the kind of fault and its place, in words that never show the number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from validator.core.texts import Text

TOO_SHORT, TOO_LONG, WRONG_LENGTH = "too-short", "too-long", "wrong-length"
LOOK_ALIKE, CHARACTER, LAST_CHARACTER = "look-alike", "character", "check-character"
AREA, BIRTH_DATE, BIRTH_DATE_LATER = "area", "birth-date", "birth-date-later"
OLD_GENERATION, SHAPE = "old-generation", "shape"

# What people type for a digit, and the digit they mean. In capitals: numbers are folded before they are read.
LOOK_ALIKES = {"I": "1", "L": "1", "O": "0", "S": "5", "Z": "2", "×": "X", "Х": "X"}


class Fault(NamedTuple):
    """A kind of fault. `at` is the place of a character, from 1, or the length that is wanted.

    `typed` and `meant` are a character that looks like another, and that other one: nothing else of a number is told.
    """

    kind: str
    at: int = 0
    typed: str = ""
    meant: str = ""


def length_fault(number: str, wanted: int) -> Fault | None:
    """Whether a number is shorter or longer than the only length there is.

    >>> length_fault("12345", 18)
    Fault(kind='too-short', at=18, typed='', meant='')
    """
    if len(number) == wanted:
        return None
    return Fault(TOO_SHORT if len(number) < wanted else TOO_LONG, wanted)


def character_fault(number: str, alphabets: Sequence[str], is_right: Callable[[str], bool]) -> Fault | None:
    """The first character that is not in the alphabet of its place.

    It is a look-alike only where the number comes out right with what it looks like.

    >>> character_fault("9I", ["0123456789"] * 2, lambda number: number == "91")
    Fault(kind='look-alike', at=2, typed='I', meant='1')
    >>> character_fault("9I", ["0123456789"] * 2, lambda number: False)
    Fault(kind='character', at=2, typed='', meant='')
    """
    places = list(zip(number, alphabets, strict=True))
    at, typed = next(((at, c) for at, (c, allowed) in enumerate(places, 1) if c not in allowed), (0, ""))
    if not at:
        return None
    mended = "".join(c if c in allowed else LOOK_ALIKES.get(c, c) for c, allowed in places)
    return Fault(LOOK_ALIKE, at, typed, LOOK_ALIKES[typed]) if is_right(mended) else Fault(CHARACTER, at)


def words(fault: Fault) -> Text:
    """A fault in words that continue "the certificate number is at fault: ...".

    >>> words(Fault(LOOK_ALIKE, 7, "O", "0")).en
    'character 7 is the letter O where the digit 0 is meant'
    """
    said, typed, meant = _WORDS[fault.kind], _named(fault.typed), _named(fault.meant)
    return Text(
        said.en.format(at=fault.at, typed=typed.en, meant=meant.en),
        said.zh.format(at=fault.at, typed=typed.zh, meant=meant.zh),
    )


def _named(character: str) -> Text:
    if character.isdigit():
        return Text(f"the digit {character}", f"数字{character}")
    if character.isascii():
        return Text(f"the letter {character}", f"字母{character}")
    return Text("a sign that looks like a letter", "形似字母的符号")


_WORDS = {
    TOO_SHORT: Text("it is too short, {at} characters are wanted", "位数不足，应为{at}位"),
    TOO_LONG: Text("it is too long, {at} characters are wanted", "位数过多，应为{at}位"),
    WRONG_LENGTH: Text("it has a length that no number of this certificate has", "位数与该类证件不符"),
    LOOK_ALIKE: Text("character {at} is {typed} where {meant} is meant", "第{at}位是{typed}，应为{meant}"),
    CHARACTER: Text(
        "character {at} is one that such numbers do not have there", "第{at}位不是该类号码在此处可用的字符"
    ),
    LAST_CHARACTER: Text(
        "the check character does not fit the characters before it, so that one of them is mistyped",
        "校验码与前面各位不符，其中必有一位填错",
    ),
    AREA: Text("the digits at the beginning name no area", "开头的地区代码不存在"),
    BIRTH_DATE: Text("the date of birth in it is no day of the calendar", "其中的出生日期不存在"),
    BIRTH_DATE_LATER: Text(
        "the date of birth in it lies after the day of the application", "其中的出生日期晚于申请日期"
    ),
    OLD_GENERATION: Text(
        "it has the 15 digits of the first generation of cards, withdrawn in 2013",
        "系第一代身份证的15位号码，已于2013年停用",
    ),
    SHAPE: Text("it does not have the shape of this certificate's numbers", "格式与该类证件号码不符"),
}
