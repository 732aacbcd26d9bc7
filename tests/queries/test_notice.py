"""What the notice says, held against its tables and against the figures that everyone who knows it knows."""

from collections.abc import Callable

Ask = Callable[..., list[dict[str, str | None]]]
Table = Callable[[str], list[dict[str, str]]]


def test_sector_targets_add_up(ask: Ask) -> None:
    for year, total in (("2022", 280), ("2025", 4000)):
        rows = [row for row in ask("targets", year=year) if row["metric"] == "registered-engineers"]
        assert [int(str(row["value"])) for row in rows if row["specialty"] is None] == [total]
        assert sum(int(str(row["value"])) for row in rows if row["specialty"]) == total
    assert [row["value"] for row in ask("targets", year="2035")] == ["40000"]


def test_targets_are_those_of_the_table(ask: Ask, table: Table) -> None:
    def entity(kind: str, slug: str) -> str | None:
        return f"{kind}/{slug}" if slug else None

    expected = {
        (
            f"target/{row['id']}",
            row["metric"],
            row["comparator"],
            row["value"],
            row["unit"],
            row["year"] or None,
            entity("specialty", row["specialty"]),
            entity("organization", row["organizations"].split("|")[0]),
            entity("region", row["region"]),
            entity("clause", row["clause"]),
        )
        for row in table("notice/targets")
    }
    assert {tuple(row.values()) for row in ask("targets")} == expected


def test_guangdong(ask: Ask) -> None:
    said = {row["metric"]: (row["comparator"], row["value"], row["year"]) for row in ask("targets", region="cn-gd")}
    assert said == {
        "recognised-fields-added": ("=", "5", None),
        "recognised-fields": ("=", "12", None),
        "access-type-professionals": (">=", "100", "2022"),
        "non-access-type-recognitions": (">=", "200", "2022"),
    }


def test_lead_societies(ask: Ask) -> None:
    assert [(row["specialty"], row["society"], row["clause"]) for row in ask("lead-societies")] == [
        (f"specialty/{specialty}-engineering", f"organization/{society}", f"clause/cast-2022-16.3.2.1.{number}")
        for number, (specialty, society) in enumerate(
            [
                ("electrical", "csee"),
                ("civil", "chts"),
                ("information-communication", "cic-cn"),
                ("water-hydropower", "ches"),
                ("automotive", "china-sae"),
            ],
            1,
        )
    ]


def test_a_specialty_target_names_its_lead_society(ask: Ask) -> None:
    leads = {row["specialty"]: row["society"] for row in ask("lead-societies")}
    for row in ask("targets"):
        if row["metric"] == "registered-engineers":
            assert row["organization"] == leads.get(row["specialty"])


def test_pilot_scope(ask: Ask) -> None:
    rows = ask("pilot-scope")
    assert {row["item"] for row in rows if row["kind"] == "region"} == {
        f"region/cn-{code}" for code in ("gd", "bj", "js", "gx", "fj")
    }
    assert {row["item"] for row in rows if row["kind"] == "industry"} == {
        "specialty/industry-energy-power",
        "specialty/industry-transport-construction",
        "specialty/industry-information-communication",
        "specialty/industry-water-hydropower",
        "specialty/automotive-engineering",
    }
    assert {row["clause"] for row in rows} == {"clause/cast-2022-16.1.3"}


def test_intentions(ask: Ask) -> None:
    rows = ask("intentions")
    assert len(rows) == 12
    places: dict[str | None, set[str]] = {}
    for row in rows:
        named = row["jurisdiction"] or row["agreement"]
        places.setdefault(row["kind"], set()).add(str(named).rpartition("/")[2])
    assert places == {
        "sign-agreement": {"pk", "sg"},
        "win-support": {"gb", "ie", "my", "au", "pe"},
        "recognise-standards": {"zw", "rw", "ng"},
        "apply-to-join": {"ipea", "apec-engineer"},
    }
    assert {row["organization"] for row in rows if row["kind"] == "sign-agreement"} == {
        "organization/pec",
        "organization/ies",
    }
    # The clause that names Pakistan and Singapore lacks the 等 of the others.
    assert {row["kind"] for row in rows if row["open_list"] == "false"} == {"sign-agreement"}
    assert {row["actor"] for row in rows if row["kind"] != "apply-to-join"} == {"organization/cse-cn"}


def test_tasks_are_those_of_the_table(ask: Ask, table: Table) -> None:
    expected = {
        (
            f"task/{row['id']}",
            row["track"],
            f"organization/{body}" if body else None,
            f"region/{region}" if region else None,
            row["due"] or None,
            f"clause/{row['clause']}",
        )
        for row in table("notice/tasks")
        for body in row["assigned_to"].split("|")
        for region in row["regions"].split("|")
    }
    assert {tuple(row.values()) for row in ask("tasks")} == expected


def test_the_plan_is_due_on_its_day(ask: Ask) -> None:
    assert {row["due"] for row in ask("tasks") if row["due"] and len(row["due"]) == 10} == {"2022-02-25"}


def test_no_task_of_another_region_by_place(ask: Ask) -> None:
    assert {row["region"] for row in ask("tasks", region="gba")} == {"region/cn-gd"}
    assert ask("tasks", region="cn-hi") == []
