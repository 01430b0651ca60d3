"""Time words of news come to the day that a reader of that day's paper would say. Published on Monday 8 March 2032."""

from __future__ import annotations

import pytest

from tests.reading.times.reading_times import times_of, timex_of, value_of


@pytest.mark.parametrize(
    ("text", "words", "timex", "value"),
    [
        ("Venn said on Friday that they would not come.", "Friday", "2032-03-05", "2032-03-05"),
        ("Venn said on Monday that they would not come.", "Monday", "2032-03-08", "2032-03-08"),
        ("The envoys will meet on Friday.", "Friday", "2032-03-12", "2032-03-12"),
        ("Both sides agreed to meet on Thursday.", "Thursday", "2032-03-11", "2032-03-11"),
        ("Both sides agreed to a summit on Thursday.", "Thursday", "2032-03-11", "2032-03-11"),
        ("Both sides had agreed to the terms on Thursday.", "Thursday", "2032-03-04", "2032-03-04"),
        ("The envoy arrives in Sarnish on Tuesday.", "Tuesday", "2032-03-09", "2032-03-09"),
        ("The vote is scheduled for Wednesday.", "Wednesday", "2032-03-10", "2032-03-10"),
        ("The talks to be held on Friday were moved.", "Friday", "2032-03-12", "2032-03-12"),
        ("He spoke on Friday (5).", "Friday (5)", "2032-03-05", "2032-03-05"),
        ("He spoke on Tuesday evening.", "Tuesday evening", "2032-03-02TEV", "2032-03-02"),
        ("She left late on Friday.", "late on Friday", "2032-03-05", "2032-03-05"),
        ("Last Friday she left.", "Last Friday", "2032-03-05", "2032-03-05"),
        ("Last Monday she left.", "Last Monday", "2032-03-01", "2032-03-01"),
        ("She will be back next Tuesday.", "next Tuesday", "2032-03-09", "2032-03-09"),
        ("Friday last week was quiet.", "Friday last week", "2032-03-05", "2032-03-05"),
        ("Yesterday it rained.", "Yesterday", "2032-03-07", "2032-03-07"),
        ("Earlier today it rained.", "Earlier today", "2032-03-08", "2032-03-08"),
        ("He dared her last night.", "last night", "2032-03-07TNI", "2032-03-07"),
        ("The day before yesterday it rained.", "The day before yesterday", "2032-03-06", "2032-03-06"),
        ("They will meet tomorrow morning.", "tomorrow morning", "2032-03-09TMO", "2032-03-09"),
        ("It was signed on Nov. 8.", "Nov. 8", "2031-11-08", "2031-11-08"),
        ("It was signed on March 20.", "March 20", "2032-03-20", "2032-03-20"),
        ("It was signed on 8 November 2024.", "8 November 2024", "2024-11-08", "2024-11-08"),
        ("It was signed on Friday, November 8th, 2024.", "Friday, November 8th, 2024", "2024-11-08", "2024-11-08"),
        ("The gates closed in October.", "October", "2031-10", "2031-10"),
        ("The gates will open in October.", "October", "2032-10", "2032-10"),
        ("It began in early September.", "early September", "2031-09", "2031-09-01~/2031-09-10~"),
        ("It began in mid-September 2030.", "mid-September 2030", "2030-09", "2030-09-11~/2030-09-20~"),
        ("It began at the end of February.", "the end of February", "2032-02", "2032-02-21~/2032-02-29~"),
        ("He said last week that he would go.", "last week", "2032-W10", "2032-03-01/2032-03-07"),
        ("Earlier this month they met.", "Earlier this month", "2032-03", "2032-03-01~/2032-03-10~"),
        ("Last month they met.", "Last month", "2032-02", "2032-02"),
        ("Next year it will open.", "Next year", "2033", "2033"),
        ("The account given over the weekend is false.", "the weekend", "2032-W10-WE", "2032-03-06/2032-03-07"),
        ("Two days ago they met.", "Two days ago", "2032-03-06", "2032-03-06"),
        ("Three weeks ago they met.", "Three weeks ago", "2032-W08", "2032-02-16/2032-02-22"),
        ("A year ago they met.", "A year ago", "2031", "2031"),
        ("A decade ago they met.", "A decade ago", "202", "202X"),
        ("Still in 2022 he signed the decree.", "2022", "2022", "2022"),
        ("Prices rose in the third quarter of 2031.", "the third quarter of 2031", "2031-Q3", "2031-35"),
        ("Prices rose in Q4 2031.", "Q4 2031", "2031-Q4", "2031-36"),
        ("Prices rose in the second half of 2031.", "the second half of 2031", "2031-H2", "2031-41"),
        ("It was dry last summer.", "last summer", "2031-SU", "2031-22"),
        ("It was dry in the spring of 2030.", "the spring of 2030", "2030-SP", "2030-21"),
        ("In the 1990s it was dry.", "the 1990s", "199", "199X"),
        ("In the late 1980s it was dry.", "the late 1980s", "198", "1987~/1989~"),
        ("In the 19th century it was dry.", "the 19th century", "18", "18XX"),
        ("They met at 14:05 GMT on Friday.", "14:05 GMT on Friday", "2032-03-05T14:05", "2032-03-05T14:05:00Z"),
        ("They met on Friday at 1430 GMT.", "Friday at 1430 GMT", "2032-03-05T14:30", "2032-03-05T14:30:00Z"),
        ("They met at 3 p.m. Friday.", "3 p.m. Friday", "2032-03-05T15:00", "2032-03-05T15:00:00"),
        ("They met on 2032-03-01.", "2032-03-01", "2032-03-01", "2032-03-01"),
        ("Since 9/11 it has been shut.", "9/11", "2001-09-11", "2001-09-11/.."),
        ("The gates are to open by the 20th.", "the 20th", "2032-03-20", "2032-03-20"),
        ("On Christmas Eve 2031 they met.", "Christmas Eve 2031", "2031-12-24", "2031-12-24"),
    ],
)
def test_a_time_of_news(text: str, words: str, timex: str, value: str) -> None:
    assert [(t.text, t.timex, t.value) for t in times_of(text)] == [(words, timex, value)]


@pytest.mark.parametrize(
    ("text", "words", "timex"),
    [
        ("They talked for three days.", "three days", "P3D"),
        ("They talked for two and a half years.", "two and a half years", "P2.5Y"),
        ("They talked for half an hour.", "half an hour", "PT30M"),
        ("They talked for years.", "years", "PXY"),
        ("A two-day summit ended.", "A two-day", "P2D"),
        ("After months of talks they met.", "months", "PXM"),
        ("She answered within the hour.", "the hour", "PT1H"),
        ("They meet every Monday.", "every Monday", "XXXX-WXX-1"),
        ("They meet every two weeks.", "every two weeks", "P2W"),
        ("They talk daily.", "daily", "XXXX-XX-XX"),
        ("Prices doubled in the last decade.", "the last decade", "P1DE"),
        ("Prices doubled over the last month.", "the last month", "P1M"),
        ("They are now talking.", "now", "PRESENT_REF"),
        ("He recently resigned.", "recently", "PAST_REF"),
        ("It came up in recent weeks.", "recent weeks", "PAST_REF"),
        ("Nobody knows the future.", "future", "FUTURE_REF"),
        ("These days nobody talks.", "These days", "PRESENT_REF"),
    ],
)
def test_how_long_how_often_and_plain_references_have_a_timex_and_no_date(text: str, words: str, timex: str) -> None:
    assert [(t.text, t.timex, t.value) for t in times_of(text)] == [(words, timex, None)]


@pytest.mark.parametrize(
    ("words", "timex", "interval"),
    [
        ("the past three years", "P3Y", "2029/2032-03-08"),
        ("the past three weeks", "P3W", "2032-02-16/2032-03-08"),
        ("the past two quarters", "P2Q", "2031-07-01/2032-03-08"),
        ("the coming two quarters", "P2Q", "2032-03-08/2032-09-30"),
    ],
)
def test_a_stretch_is_a_duration_and_the_interval_that_it_fills(words: str, timex: str, interval: str) -> None:
    (time,) = times_of(f"Prices rose over {words}.")
    assert (time.timex, time.value) == (timex, interval)


@pytest.mark.parametrize(
    "text",
    [
        "He may march on the town, she said.",
        "The fall of the town came as no surprise.",
        "Will prices fall?",
        "More than 2000 people came.",
        "The Boeing 747 landed.",
        "The Orrel Today printed it.",
        "A second term is possible, and a quarter of the vote.",
        "It will start in earnest.",
        "Mrs May asked for more, and by May she meant herself.",
    ],
)
def test_words_that_only_look_like_times_are_none(text: str) -> None:
    assert times_of(text) == []


def test_later_words_are_told_from_the_time_told_of_last() -> None:
    found = value_of(
        "They met on 5 February 2032. Two days later they parted. The next day it rained. That evening it froze."
    )
    assert found == {
        "5 February 2032": "2032-02-05",
        "Two days later": "2032-02-07",
        "The next day": "2032-02-08",
        "That evening": "2032-02-08",
    }


def test_the_previous_evening_is_the_one_before() -> None:
    assert value_of("On Friday they met. The previous evening she had called.")["The previous evening"] == "2032-03-04"


def test_a_range_of_days_is_two_times_and_the_first_carries_the_interval() -> None:
    found = times_of("They met on Oct. 26–27.")
    assert [(t.text, t.timex, t.value) for t in found] == [
        ("Oct. 26", "2031-10-26", "2031-10-26/2031-10-27"),
        ("27", "2031-10-27", "2031-10-27"),
    ]


def test_from_since_and_until_open_an_interval_and_to_closes_it() -> None:
    assert value_of("It has been shut since Friday.") == {"Friday": "2032-03-05/.."}
    assert value_of("He will refrain from strikes from February 1, 2033.") == {"February 1, 2033": "2033-02-01/.."}
    assert value_of("It will be shut until Friday.") == {"Friday": "../2032-03-12"}
    assert value_of("It lasted from 2004 to 2009.") == {"2004": "2004/2009", "2009": "2009"}
    assert value_of("It fell between May 3, 2030 and May 5, 2030.")["May 3, 2030"] == "2030-05-03/2030-05-05"


def test_months_in_a_list_share_its_year() -> None:
    assert timex_of("It rose in March and April 2030.") == {"March": "2030-03", "April 2030": "2030-04"}


def test_without_a_date_of_publication_a_weekday_stays_open() -> None:
    assert [(t.timex, t.value) for t in times_of("Venn said on Friday it was over.", None)] == [("XXXX-WXX-5", None)]
    assert value_of("They met in 2022.", None) == {"2022": "2022"}


def test_an_undated_article_bounds_its_friday_5_by_what_it_tells_of_as_past() -> None:
    text = "The river was dammed in February 2030. “Come,” Venn said at the forum on Friday (5)."
    assert value_of(text, None)["Friday (5)"] == "2030-04-05/.."
    assert value_of("“Come,” Venn said at the forum on Friday (5).", None)["Friday (5)"] == "XXXX-XX-05"


def test_a_weekday_whose_number_does_not_fit_is_moved_to_where_it_does() -> None:
    assert value_of("Venn said on Friday (27) it was over.") == {"Friday (27)": "2032-02-27"}


def test_an_article_of_a_known_month_has_months_and_years_and_no_weekdays() -> None:
    text = "Venn said on Friday that the gates, shut in October, had opened last year."
    assert value_of(text, "2032-03") == {"Friday": None, "October": "2031-10", "last year": "2031"}
    assert value_of("It rained last month.", "2032") == {"last month": None}


def test_a_narrative_is_read_from_what_it_tells_of() -> None:
    text = (
        "The first war began in 1811. On 3 May the town fell, and in June 1811 a truce was signed. It was broken in "
        "1812. In March the river froze. Two years later, in 1814, peace came."
    )
    found = value_of(text)
    assert found["3 May"] == "1811-05-03" and found["March"] == "1812-03" and found["Two years later"] == "1814"


def test_years_before_our_era_are_counted_as_edtf_counts_them() -> None:
    (time,) = times_of("The town fell in 241 BC.")
    assert (time.timex, time.value) == ("BC0241", "-0240")
