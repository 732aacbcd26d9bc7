"""The journeys of the interface in Firefox: the same functions that are tried in Chromium, each once."""

import inspect
from collections.abc import Callable
from typing import Any

import pytest
from tests.ui import (
    test_compare,
    test_evidence,
    test_home,
    test_journeys,
    test_map,
    test_matrix,
    test_network,
    test_pictures,
    test_privacy,
    test_query_page,
    test_scenario,
    test_targets_and_data,
)

ZH, EN = {"lang": "zh", "device": "desktop"}, {"lang": "en", "device": "desktop"}
ZH_PHONE, EN_PHONE = {**ZH, "device": "phone"}, {**EN, "device": "phone"}
JOURNEYS: list[tuple[Callable[..., None], dict[str, Any]]] = [
    (test_home.test_a_question_in_words_has_its_answer_and_its_page, {"lang": "zh"}),
    (test_home.test_the_key_leads_to_the_field_from_everywhere, {}),
    (test_home.test_a_tour_is_walked_by_keyboard_and_keeps_its_place, {}),
    (test_journeys.test_staff_find_a_country_and_leave_with_a_spreadsheet, ZH),
    (test_journeys.test_staff_see_which_targets_were_met, EN_PHONE),
    (test_journeys.test_an_engineer_finds_what_is_recognised, ZH_PHONE),
    (test_journeys.test_a_date_in_the_address_is_what_is_seen, EN),
    (test_journeys.test_an_analyst_grows_the_network_and_goes_back, ZH),
    (test_journeys.test_a_researcher_has_a_working_query, EN),
    (test_journeys.test_a_faulty_query_is_told_where_it_fails, ZH),
    (test_journeys.test_the_language_is_switched_and_remembered, EN_PHONE),
    (test_journeys.test_everything_is_reached_by_keyboard, {}),
    (test_matrix.test_arrow_keys_go_from_cell_to_cell_and_enter_opens_the_evidence, {}),
    (test_matrix.test_a_phone_keeps_the_countries_in_view, {}),
    (test_pictures.test_a_picture_is_taken_away_as_png_and_svg, {}),
    (test_network.test_nodes_are_pinned_by_dragging_and_selected_by_a_box, {}),
    (test_map.test_the_map_is_enlarged_and_moved_by_wheel_buttons_keys_and_a_cluster, {}),
    (test_map.test_the_picture_leaves_with_title_legend_day_and_source, {"view": "map", "device": "desktop"}),
    (test_compare.test_malaysia_singapore_and_thailand, ZH_PHONE),
    (test_scenario.test_which_next_step_opens_most_for_cse, EN),
    (test_scenario.test_steps_are_added_and_taken_away, {}),
    (test_evidence.test_a_disputed_place_is_told_in_sentences_and_corrected, EN),
    (test_evidence.test_a_certainty_says_what_it_means_on_focus_until_escape, {}),
    (test_query_page.test_what_is_written_outlives_a_reload, {}),
    (test_query_page.test_an_answer_in_the_editor_leaves_as_a_workbook, {"lang": "zh"}),
    (test_targets_and_data.test_evidence_of_a_target_is_told_on_demand_and_stands_in_the_address, ZH),
    (test_privacy.test_a_browser_keeps_what_was_chosen_and_nothing_that_tells_visitors_apart, {}),
]


@pytest.mark.parametrize(
    ("journey", "given"), JOURNEYS, ids=[journey.__name__.removeprefix("test_") for journey, _ in JOURNEYS]
)
@pytest.mark.usefixtures("interface")
def test_in_firefox(request: pytest.FixtureRequest, journey: Callable[..., None], given: dict[str, Any]) -> None:
    wanted = [name for name in inspect.signature(journey).parameters if name not in given]
    journey(**given, **{name: request.getfixturevalue(name) for name in wanted})
