"""What is added to a page as it is served: the script that reloads it, or lays the errors of a build over it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blogengine.serve.preview import State

EVENTS = "/.blog/events"
"""The path of the server-sent events; no file of a site can have it."""

# It listens only while the page can be seen: browsers open no more than six connections to one server.
_SCRIPT = """<script data-blog-serve>
(() => {
  const version = %s;
  let styles = %s, shown = null, overlay, events;
  const show = (errors) => {
    if (errors === shown) return;
    shown = errors;
    overlay?.remove();
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
  const restyle = () => {
    for (const link of document.querySelectorAll("link[rel~=stylesheet][href]")) {
      const url = new URL(link.href);
      if (url.origin !== location.origin || link.blogReplaced) continue;
      link.blogReplaced = true;
      url.searchParams.set("blog-serve", styles);
      const next = link.cloneNode();
      next.href = url;
      next.onload = next.onerror = () => link.remove();
      link.after(next);
    }
  };
  const hear = (event) => {
    const state = JSON.parse(event.data);
    if (state.version !== version) return location.reload();
    if (state.styles !== styles) {
      styles = state.styles;
      restyle();
    }
    show(state.errors);
  };
  const listen = () => {
    events?.close();
    events = undefined;
    if (document.hidden) return;
    events = new EventSource(%s);
    events.onmessage = hear;
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", listen);
  addEventListener("pagehide", () => events?.close());
})();
</script>
"""

_NOTICE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>%s</title></head>
<body><p>%s</p></body>
</html>
"""
EMPTY = _NOTICE % ("Not found", "There is no page here.")
BUILDING = _NOTICE % ("One moment", "The site is being built.")


def event(state: State) -> str:
    """Return a state as one server-sent event."""
    told = {"version": state.version, "styles": state.styles, "errors": state.errors}
    return f"data: {json.dumps(told)}\n\n"


def with_script(html: bytes, state: State) -> bytes:
    """Return a page with the script before the end of its body; its last byte where none ends."""
    script = (_SCRIPT % (json.dumps(state.version), state.styles, json.dumps(EVENTS))).encode()
    end = html.lower().rfind(b"</body>")
    return html + script if end < 0 else html[:end] + script + html[end:]
