import tomllib
from pathlib import Path
from string import Formatter

from assistant.settings import AssistantSettings
from store.settings import StoreSettings

ROOT = Path(__file__).resolve().parents[1]


def test_every_setting_is_in_the_table():
    readme = (ROOT / "README.md").read_text()
    for settings in (StoreSettings, AssistantSettings):
        prefix = settings.model_config["env_prefix"]
        for field in settings.model_fields:
            assert f"| `{prefix}{field.upper()}` |" in readme


def test_every_fixed_text_is_in_both_languages_with_the_same_blanks():
    texts = tomllib.loads((ROOT / "prompts/fixed.toml").read_text())
    for key, text in texts.items():
        assert set(text) == {"en", "sq"}, key
        blanks = [{name for _, name, _, _ in Formatter().parse(text[lang])} for lang in text]
        assert blanks[0] == blanks[1], key
        assert "!" not in "".join(text.values()), key
