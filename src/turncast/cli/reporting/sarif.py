"""Findings as a SARIF 2.1.0 log (OASIS Static Analysis Results Interchange Format), for code scanning and editors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from turncast import __version__
from turncast.cli.reporting.words import seen

if TYPE_CHECKING:
    from turncast.models.finding import Finding
    from turncast.models.rule import Rule

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {"error": "error", "warning": "warning", "advice": "note"}
_WHOLE: Final = "turncast.toml"
"""Where a finding is shown that is about no file: code scanning leaves out what has no place."""


def log(findings: Sequence[Finding], rules: Mapping[str, Rule], before: str = "") -> dict[str, Any]:
    """One run with all *findings* and, of *rules* by code, those that noticed them; *before* stands before paths."""
    codes = sorted({finding.code for finding in findings} & rules.keys())
    driver = {"name": "Turncast", "semanticVersion": __version__, "rules": [_rule(rules[code]) for code in codes]}
    results = [_result(finding, codes, before) for finding in findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule) -> dict[str, Any]:
    tags = [rule.scope.value, *(platform.value for platform in rule.platforms)]
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.message},
        "fullDescription": {"text": rule.message},
        "help": {"text": f"{rule.remedy}\n\nSource: {rule.source}"},
        "defaultConfiguration": {"level": _LEVELS[rule.level.value]},
        "properties": {"tags": tags},
    }


def _result(finding: Finding, codes: Sequence[str], before: str) -> dict[str, Any]:
    message = f"{finding.message}\n{finding.remedy}" if finding.remedy else finding.message
    result = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.level.value],
        "message": {"text": message},
        "locations": [{"physicalLocation": _place(finding, before)}],
        "partialFingerprints": {"turncast/v1": _fingerprint(finding)},
    }
    return {**result, "ruleIndex": codes.index(finding.code)} if finding.code in codes else result


def _place(finding: Finding, before: str) -> dict[str, Any]:
    artifact = _artifact(seen(finding.path or _WHOLE, before))
    if finding.line is None:
        return {"artifactLocation": artifact}
    region = {"startLine": finding.line, **({"startColumn": finding.column} if finding.column else {})}
    return {"artifactLocation": artifact, "region": region}


def _artifact(path: str) -> dict[str, str]:
    if "://" in path:
        return {"uri": quote(path, safe="/:?#[]@!$&'()*+,;=%")}
    if path.startswith("/"):
        return {"uri": f"file://{quote(path)}"}
    return {"uri": quote(path), "uriBaseId": "%SRCROOT%"}


def _fingerprint(finding: Finding) -> str:
    """What stays the same when lines above are added or removed."""
    said = "\0".join((finding.code, finding.path, finding.key, finding.message))
    return sha256(said.encode()).hexdigest()[:32]
