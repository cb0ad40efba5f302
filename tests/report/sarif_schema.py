"""What SARIF 2.1.0 (OASIS standard, section 3) demands of the objects that fzlint writes, and no more: what is not named here is
refused, so that a new property needs a look into the standard."""

from __future__ import annotations

from typing import Any


def _object(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": properties, "required": list(required)}


def _list(items: dict[str, Any], **more: object) -> dict[str, Any]:
    return {"type": "array", "items": items, **more}


_TEXT = {"type": "string", "minLength": 1}
_NUMBER = {"type": "integer", "minimum": 1}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_MESSAGE = _object({"text": _TEXT}, "text")
_ARTIFACT = _object({"uri": {"type": "string", "format": "uri-reference", "pattern": r"^[!-~]+$"}}, "uri")
_CONTENT = _object({"text": {"type": "string"}}, "text")
_REGION = _object(
    {"startLine": _NUMBER, "startColumn": _NUMBER, "endLine": _NUMBER, "endColumn": _NUMBER, "snippet": _CONTENT},
    "startLine",
)
_PHYSICAL = _object({"artifactLocation": _ARTIFACT, "region": _REGION}, "artifactLocation")
_LOGICAL = _object({"name": _TEXT, "fullyQualifiedName": _TEXT, "kind": _TEXT})
_LOCATION = _object(
    {
        "id": {"type": "integer", "minimum": -1},
        "physicalLocation": _PHYSICAL,
        "logicalLocations": _list(_LOGICAL, uniqueItems=True),
        "message": _MESSAGE,
    }
)
_REPLACEMENT = _object({"deletedRegion": _REGION, "insertedContent": _CONTENT}, "deletedRegion")
_CHANGE = _object(
    {"artifactLocation": _ARTIFACT, "replacements": _list(_REPLACEMENT, minItems=1)}, "artifactLocation", "replacements"
)
_FIX = _object({"description": _MESSAGE, "artifactChanges": _list(_CHANGE, minItems=1)}, "artifactChanges")
_RESULT = _object(
    {
        "ruleId": _TEXT,
        "ruleIndex": {"type": "integer", "minimum": -1},
        "level": _LEVEL,
        "message": _MESSAGE,
        "locations": _list(_LOCATION),
        "relatedLocations": _list(_LOCATION, uniqueItems=True),
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
        "fixes": _list(_FIX, uniqueItems=True),
    },
    "message",
)
_RULE = _object(
    {
        "id": _TEXT,
        "name": _TEXT,
        "shortDescription": _MESSAGE,
        "fullDescription": _MESSAGE,
        "help": _MESSAGE,
        "helpUri": {"type": "string", "format": "uri"},
        "defaultConfiguration": _object({"level": _LEVEL, "enabled": {"type": "boolean"}}),
    },
    "id",
)
_NOTIFICATION = _object(
    {"level": _LEVEL, "message": _MESSAGE, "descriptor": _object({"id": _TEXT}), "locations": _list(_LOCATION)},
    "message",
)
_RUN = _object(
    {
        "tool": _object(
            {
                "driver": _object(
                    {
                        "name": _TEXT,
                        "version": _TEXT,
                        "informationUri": {"type": "string", "format": "uri"},
                        "language": {"type": "string", "pattern": "^[a-z]{2}(-[A-Z]{2})?$"},
                        "rules": _list(_RULE, uniqueItems=True),
                    },
                    "name",
                )
            },
            "driver",
        ),
        "invocations": _list(
            _object(
                {"executionSuccessful": {"type": "boolean"}, "toolExecutionNotifications": _list(_NOTIFICATION)},
                "executionSuccessful",
            )
        ),
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "newlineSequences": _list(_TEXT, minItems=1, uniqueItems=True),
        "results": _list(_RESULT),
    },
    "tool",
)
SCHEMA = _object(
    {"$schema": {"type": "string", "format": "uri"}, "version": {"const": "2.1.0"}, "runs": _list(_RUN)},
    "version",
    "runs",
)
