// Loads the page again when the site has changed, and shows what is wrong with it.
(() => {
  "use strict";
  const at = "bangvang-scroll";
  const closed = "bangvang-closed";

  // The version that this page shows; when the browser hides the header, the first that is heard of.
  let version;
  for (const t of performance.getEntriesByType("navigation")[0]?.serverTiming ?? []) {
    if (t.name === "bangvang") version = t.description;
  }

  const again = () => {
    sessionStorage.setItem(at, JSON.stringify({ page: location.href, left: scrollX, top: scrollY }));
    location.reload();
  };

  // Back to where the reader was: at once, and again when pictures have made the page longer.
  const was = JSON.parse(sessionStorage.getItem(at) ?? "null");
  sessionStorage.removeItem(at);
  if (was?.page === location.href) {
    const back = () => scrollTo({ left: was.left, top: was.top, behavior: "instant" });
    back();
    addEventListener("load", back, { once: true });
  }

  let host;
  const element = (name, text, kind) => {
    const e = document.createElement(name);
    if (text) e.textContent = text;
    if (kind) e.className = kind;
    return e;
  };
  // What a problem says wraps; the file's line does not, or the caret below it would point elsewhere.
  const problem = (p) => {
    const lines = p.text.split("\n");
    const caret = lines.findIndex((line) => /^\s*\^$/.test(line)) + 1;
    const part = (from, to) => lines.slice(from, to).join("\n");
    const e = element("pre", caret < 2 ? p.text : `${part(0, caret - 2)}\n`, p.severity);
    if (caret > 1) e.append(element("code", `${part(caret - 2, caret)}\n`), part(caret));
    return e;
  };
  const show = (m) => {
    host?.remove();
    host = undefined;
    const what = JSON.stringify(m.problems);
    if (!m.problems.length || sessionStorage.getItem(closed) === what) return;
    host = document.createElement("bangvang-problems");
    host.setAttribute("role", m.worst === "error" ? "alert" : "status");
    const style = element("link");
    style.rel = "stylesheet";
    style.href = "/_bangvang/overlay.css";
    const box = element("details", "", m.worst);
    box.open = m.worst === "error";
    const close = element("button", m.close);
    close.type = "button";
    close.addEventListener("click", () => {
      sessionStorage.setItem(closed, what);
      host.remove();
    });
    box.append(element("summary", m.title), close);
    for (const p of m.problems) box.append(problem(p));
    if (m.more) box.append(element("p", m.more));
    host.attachShadow({ mode: "open" }).append(style, box);
    document.documentElement.append(host);
  };

  // A hidden page does not listen: a browser keeps few connections to one server.
  let events;
  const stop = () => {
    events?.close();
    events = undefined;
  };
  const listen = () => {
    if (events || document.hidden) return;
    events = new EventSource("/_bangvang/events");
    events.addEventListener("message", (e) => {
      const m = JSON.parse(e.data);
      version ??= m.version;
      if (m.version !== version) again();
      else show(m);
    });
    events.addEventListener("error", () => {
      if (events?.readyState !== EventSource.CLOSED) return;
      stop();
      setTimeout(listen, 5000);
    });
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? stop() : listen()));
  addEventListener("pagehide", stop);
  addEventListener("pageshow", listen);
  listen();
})();
