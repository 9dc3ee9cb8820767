"""Live reload: a page of a preview asks what it would be now, and shows itself anew when that is something else.

Only a preview adds this; nothing of it is ever published. The policy of the page is widened by what it takes: this one
script, by its digest, and questions to the preview.
"""

import base64
import hashlib
import re
from typing import Final

from turncast.models.artifact import Artifact

FOLDER: Final = ".turncast/preview/"
"""Where a preview answers for itself. No key of a release begins with it."""
SCRIPT_KEY: Final = f"{FOLDER}follow.js"
VERSION: Final = f"{FOLDER}version/"
"""What stands before the key of a page whose version is asked for."""

SCRIPT: Final = b"""\
"use strict";
(() => {
  const { page, version } = document.currentScript.dataset;
  const told = document.createElement("pre");
  told.setAttribute("role", "alert");
  told.style.cssText = "margin:0; padding:1rem; background:#8f1d14; color:#fff; white-space:pre-wrap";
  const tell = text => {
    told.textContent = text;
    text ? document.body.prepend(told) : told.remove();
  };
  const follow = async () => {
    const answer = await fetch(`/.turncast/preview/version/${page}`, { cache: "no-store" });
    const now = await answer.text();
    if (!answer.ok) return tell(answer.status === 404 ? "this page is no longer there" : now);
    if (now === version) return tell("");
    const shown = await fetch(location.pathname, { cache: "no-store" });
    shown.ok ? location.reload() : tell(await shown.text());
  };
  const again = () => follow().catch(() => {}).then(() => setTimeout(again, 500));
  again();
})();
"""

_INTEGRITY: Final = f"sha256-{base64.b64encode(hashlib.sha256(SCRIPT).digest()).decode()}"
_POLICY: Final = re.compile(rb'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)"')
_END: Final = re.compile(rb"</head>", re.IGNORECASE)


def followed(artifact: Artifact, page: bytes) -> bytes:
    """*page*, the body of *artifact*, with the script that follows it; one without a head stays as it is."""
    tag = (
        f'<script defer src="/{SCRIPT_KEY}" integrity="{_INTEGRITY}"'
        f' data-page="{artifact.key}" data-version="{artifact.fingerprint}"></script>'
    )
    allowed = _POLICY.sub(lambda found: found[1] + _widened(found[2].decode()).encode() + b'"', page, count=1)
    return _END.sub(f"{tag}</head>".encode(), allowed, count=1)


def _widened(policy: str) -> str:
    """The policy with the script and its questions allowed too."""
    parts = [part.split() for part in policy.split(";") if part.strip()]
    rules = {name: sources for name, *sources in parts}
    for name, source in (("script-src", f"'{_INTEGRITY}'"), ("connect-src", "'self'")):
        known = [one for one in rules.get(name, ()) if one != "'none'"]
        rules[name] = known if source in known else [*known, source]
    return "; ".join(" ".join((name, *sources)) for name, sources in rules.items())
