import pytest

from validator.core.spelling import closest, distance

KEYS = ["filing", "license", "license_request", "provider", "website", "websites", "changes", "kind"]


@pytest.mark.parametrize("slip", ["provder", "porvider", "proviider", "provideer", "Provider", "pro-vider"])
def test_a_slip_of_the_hand_is_understood(slip):
    assert closest(slip, KEYS) == ["provider"]


def test_two_neighbours_swapped_are_one_slip():
    assert distance("knid", "kind", 1) == 1


def test_more_than_the_limit_only_says_more():
    assert distance("provider", "kind", 2) == 3


def test_joints_and_capitals_never_count():
    assert closest("licenseRequest", KEYS) == ["license_request"]
    assert closest("license-request", KEYS) == ["license_request"]
    assert closest("one_of", ["one of", "none of"]) == ["one of", "none of"]


def test_the_nearest_comes_first():
    assert closest("websits", KEYS) == ["website", "websites"]


def test_equals_come_in_alphabetical_order():
    assert closest("cat", ["hat", "bat", "car"]) == ["bat", "car", "hat"]


def test_short_words_may_have_one_slip():
    assert closest("pi", ["ip", "id"]) == ["ip"]
    assert closest("xy", ["ip", "id"]) == []


def test_long_words_may_have_a_third_wrong():
    assert closest("comercialicense", ["commercial-license", "cancel-subject"]) == ["commercial-license"]


def test_an_abbreviation_means_what_begins_like_it():
    assert closest("stat", ["status", "provider"]) == ["status"]
    assert closest("st", ["status", "provider"]) == []


def test_a_whole_word_in_common_is_near_where_nothing_is_nearer():
    assert closest("websiteNumber", ["number", "name"]) == ["number"]
    assert closest("id", ["resident-id", "temporary-resident-id", "passport"]) == [
        "resident-id",
        "temporary-resident-id",
    ]


@pytest.mark.parametrize("word", ["", "-", "zzzzzz", "张三"])
def test_what_is_far_from_everything_means_nothing(word):
    assert closest(word, KEYS) == []


def test_chinese_words_are_compared_letter_by_letter():
    assert closest("广东", ["广西", "浙江"]) == ["广西"]
