"""Settings: each is described in both languages, read from the environment, and refused when it is wrong."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from accord_atlas.loaders.places import user_folder
from accord_atlas.service.core.settings import Settings


@pytest.mark.parametrize("name", Settings.model_fields)
def test_each_setting_says_in_both_languages_what_it_means(name: str) -> None:
    field = Settings.model_fields[name]
    extra = field.json_schema_extra
    assert field.description
    assert field.description.endswith(".")
    assert isinstance(extra, dict)
    assert any("\u4e00" <= c <= "\u9fff" for c in str(extra["zh"]))


def test_each_setting_has_a_default_that_holds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert Settings().build == user_folder(), "outside of a checkout"
    assert Settings.model_validate(Settings().model_dump()) == Settings()


def test_in_a_checkout_the_release_is_that_of_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(__file__).parents[2]
    monkeypatch.chdir(root / "tests" / "core")
    assert Settings().build == root / "build"


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCORD_PORT", "8123")
    monkeypatch.setenv("ACCORD_BUILD", "/srv/atlas")
    assert (Settings().port, Settings().build) == (8123, Path("/srv/atlas"))


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "many"), ("PORT", "70000"), ("MAX_AGE", "-1"), ("LANGUAGE", "fr"), ("ROOT_PATH", "atlas/")],
)
def test_a_wrong_setting_is_refused_by_its_name(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"ACCORD_{name}", value)
    with pytest.raises(ValidationError) as refused:
        Settings()
    assert [error["loc"] for error in refused.value.errors()] == [(name.lower(),)]
