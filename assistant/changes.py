"""Two descriptions of the API -> what a caller of the old one would miss in the new one."""

from datetime import UTC, datetime
from typing import Any

from assistant.retiring import may_go

Description = dict[str, Any]


def breaking_changes(old: Description, new: Description) -> list[str]:
    """List what was removed, renamed, narrowed or newly demanded; not what was announced to go."""
    found = []
    for path, operations in old["paths"].items():
        for method, operation in operations.items():
            fresh = new["paths"].get(path, {}).get(method)
            name = f"{method.upper()} {path}"
            if fresh is None and may_go(operation, datetime.now(UTC).date()):
                continue
            if fresh is None:
                found.append(f"{name} is gone")
            else:
                found += [f"{name}: {change}" for change in _operation(operation, fresh)]
    schemas = new["components"]["schemas"]
    for name, schema in old["components"]["schemas"].items():
        if name not in schemas:
            found.append(f"schema {name} is gone")
        else:
            found += [f"schema {name}: {change}" for change in _schema(schema, schemas[name])]
    return found


def _operation(old: Description, new: Description) -> list[str]:
    found = [
        f"no longer answers {status}"
        for status in old["responses"].keys() - new["responses"].keys()
        if status < "400"
    ]
    before = {row["name"]: row for row in old.get("parameters", [])}
    after = {row["name"]: row for row in new.get("parameters", [])}
    found += [f"parameter {name} is gone" for name in before.keys() - after.keys()]
    found += [
        f"parameter {name} is demanded"
        for name, row in after.items()
        if row.get("required") and not before.get(name, {}).get("required")
    ]
    return found


def _schema(old: Description, new: Description) -> list[str]:
    before, after = old.get("properties", {}), new.get("properties", {})
    found = [f"field {name} is gone" for name in sorted(before.keys() - after.keys())]
    # A field that callers must now send breaks those who never did.
    demanded = set(new.get("required", [])) & set(before) - set(old.get("required", []))
    found += [f"field {name} is demanded" for name in sorted(demanded)]
    for name in sorted(before.keys() & after.keys()):
        lost = _values(before[name]) - _values(after[name])
        if lost and _values(after[name]):
            found.append(f"field {name} no longer knows {', '.join(sorted(lost))}")
        if _kind(before[name]) != _kind(after[name]):
            found.append(f"field {name} changed its type")
    return found


def _values(field: Description) -> set[str]:
    return {str(value) for value in field.get("enum", [])}


def _kind(field: Description) -> str:
    return str(field.get("type") or field.get("$ref") or sorted(map(_kind, field.get("anyOf", []))))
