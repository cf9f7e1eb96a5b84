"""What is added to a page as it is served: the script that reloads it, or lays the errors of a build over it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blogengine.serve.preview import State

EVENTS = "/.blog/events"
"""The path of the server-sent events; no file of a site can have it."""

_SCRIPT = """<script data-blog-serve>
(() => {
  const version = %s;
  let overlay;
  const show = (errors) => {
    overlay?.remove();
    overlay = undefined;
    if (errors === null) return;
    overlay = document.createElement("div");
    const inside = overlay.attachShadow({ mode: "open" });
    inside.innerHTML = `<style>
      div { position: fixed; inset: 0; z-index: 2147483647; overflow: auto; padding: 2rem; background: #1b1b1be8; color: #f4f4f4 }
      h1 { font: bold 1.25rem/1.4 system-ui, sans-serif; margin: 0 0 1rem; color: #ff9d8f }
      pre { font: .9rem/1.5 ui-monospace, monospace; margin: 0; white-space: pre; tab-size: 4 }
    </style><div role="alert"><h1>The site could not be built</h1><pre></pre></div>`;
    inside.querySelector("pre").textContent = errors;
    document.documentElement.append(overlay);
  };
  const events = new EventSource(%s);
  events.onmessage = (event) => {
    const state = JSON.parse(event.data);
    if (state.version !== version) location.reload();
    else show(state.errors);
  };
  addEventListener("pagehide", () => events.close());
})();
</script>
"""

EMPTY = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Not found</title></head>
<body><p>There is no page here.</p></body>
</html>
"""


def event(state: State) -> str:
    """Return a state as one server-sent event."""
    return f"data: {json.dumps({'version': state.version, 'errors': state.errors})}\n\n"


def with_script(html: bytes, state: State) -> bytes:
    """Return a page with the script before the end of its body; its last byte where none ends."""
    script = (_SCRIPT % (json.dumps(state.version), json.dumps(EVENTS))).encode()
    end = html.lower().rfind(b"</body>")
    return html + script if end < 0 else html[:end] + script + html[end:]
