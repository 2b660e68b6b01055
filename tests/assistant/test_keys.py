from datetime import date

import pytest

from assistant.errors import KeysInvalid
from assistant.keys import add_key, read_keys, revoke_key

TODAY = date(2026, 11, 24)


def test_the_file_holds_no_key(tmp_path):
    path = tmp_path / "keys.toml"
    given = add_key(path, {"name": "newsroom", "kind": "server", "scopes": ["ask", "read"]})
    assert given.split("_")[2] not in path.read_text()
    assert path.stat().st_mode & 0o077 == 0
    key = read_keys(path).find(given, TODAY)
    assert (key.name, key.scopes) == ("newsroom", ["ask", "read"])


def test_a_key_with_one_letter_changed_is_unknown(tmp_path):
    path = tmp_path / "keys.toml"
    given = add_key(path, {"name": "a", "kind": "server"})
    other = given[:-1] + ("A" if given[-1] != "A" else "B")
    assert read_keys(path).find(other, TODAY) is None
    assert read_keys(path).find("", TODAY) is None


def test_a_key_runs_out_after_its_last_day(tmp_path):
    path = tmp_path / "keys.toml"
    given = add_key(path, {"name": "a", "kind": "server", "expires": TODAY})
    keys = read_keys(path)
    assert keys.find(given, TODAY)
    assert keys.find(given, date(2026, 11, 25)) is None


def test_the_admins_key_opens_everything(tmp_path):
    path = tmp_path / "keys.toml"
    given = add_key(path, {"name": "a", "kind": "admin"})
    key = read_keys(path).find(given, TODAY)
    assert all(key.may(scope) for scope in ("ask", "read", "metrics"))


@pytest.mark.parametrize(
    "wish",
    [
        {"name": "a", "kind": "widget"},
        {"name": "a", "kind": "widget", "origins": ["*"]},
        {"name": "a", "kind": "widget", "origins": ["https://a.example"], "scopes": ["read"]},
        {"name": 'a"\n[x]', "kind": "server"},
        {"name": "a", "kind": "server", "scopes": ["everything"]},
        {"name": "a", "kind": "server", "rate_limit": "many"},
    ],
)
def test_what_would_open_too_much_is_not_written(tmp_path, wish):
    path = tmp_path / "keys.toml"
    with pytest.raises(KeysInvalid):
        add_key(path, wish)
    assert not path.exists()


def test_revoking_takes_one_key_out_and_leaves_the_others(tmp_path):
    path = tmp_path / "keys.toml"
    first, second = (add_key(path, {"name": n, "kind": "server"}) for n in "ab")
    revoke_key(path, first.split("_")[1])
    keys = read_keys(path)
    assert keys.find(first, TODAY) is None
    assert keys.find(second, TODAY)
    with pytest.raises(KeysInvalid):
        revoke_key(path, "nobody")


@pytest.mark.parametrize("text", ["[[key]]\nid = 1", "not toml", "[[key]]\nid = 'abcdefgh'"])
def test_a_broken_file_names_its_place(tmp_path, text):
    path = tmp_path / "keys.toml"
    path.write_text(text)
    with pytest.raises(KeysInvalid, match=r"keys\.toml"):
        read_keys(path)
