// Loads the page again when the site has changed, and shows what is wrong with it. The same script is the worker that all
// open pages share: a browser keeps six connections to one server, so they must not have a stream each.
(() => {
  "use strict";
  const stream = "/_bangvang/events";

  // Calls got with each message, until the function that is returned is called.
  const subscribe = (got) => {
    let events, timer;
    const open = () => {
      events = new EventSource(stream);
      events.addEventListener("message", (e) => got(JSON.parse(e.data)));
      events.addEventListener("error", () => {
        if (events.readyState === EventSource.CLOSED) timer = setTimeout(open, 5000);
      });
    };
    open();
    return () => {
      clearTimeout(timer);
      events.close();
    };
  };

  if (typeof document === "undefined") {
    const ports = new Set();
    let last, close;
    addEventListener("connect", ({ ports: [port] }) => {
      ports.add(port);
      port.addEventListener("message", () => {
        ports.delete(port);
        if (ports.size) return;
        close?.();
        close = last = undefined;
      });
      port.start();
      if (last) port.postMessage(last);
      close ??= subscribe((m) => {
        last = m;
        for (const p of ports) p.postMessage(m);
      });
    });
    return;
  }

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
  // A button that has the server fix a problem, or all. The page loads again when the file has changed.
  const mend = (label, state, problem) => {
    const row = element("div", "", "mend");
    const button = element("button", label);
    button.type = "button";
    button.addEventListener("click", async () => {
      button.disabled = true;
      button.nextSibling?.remove();
      try {
        const answer = await fetch("/_bangvang/fix", {
          method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ state, problem }),
        });
        if (answer.ok) return;
        throw new Error(await answer.text());
      } catch (e) {
        const why = element("span", e.message);
        why.setAttribute("role", "alert");
        row.append(why);
        button.disabled = false;
      }
    });
    row.append(button);
    return row;
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
    const close = element("button", m.close, "close");
    close.type = "button";
    close.addEventListener("click", () => {
      sessionStorage.setItem(closed, what);
      host.remove();
    });
    box.append(element("summary", m.title), close);
    if (m.fixAll) box.append(mend(m.fixAll, m.state, ""));
    for (const p of m.problems) {
      const e = problem(p);
      if (p.fix) e.append(mend(p.fix, m.state, p.id));
      box.append(e);
    }
    if (m.more) box.append(element("p", m.more));
    host.attachShadow({ mode: "open" }).append(style, box);
    document.documentElement.append(host);
  };

  const got = (m) => {
    version ??= m.version;
    if (m.version !== version) again();
    else show(m);
  };
  // Where browsers have no shared workers (Chrome on Android), a hidden page does not listen.
  const shared = "SharedWorker" in window;
  let stop;
  const listen = () => {
    if (stop || (document.hidden && !shared)) return;
    if (!shared) {
      const close = subscribe(got);
      stop = () => { close(); stop = undefined; };
      return;
    }
    const worker = new SharedWorker("/_bangvang/reload.js");
    const { port } = worker;
    worker.addEventListener("error", () => { // the server ended before the browser had the script
      stop?.();
      setTimeout(listen, 5000);
    });
    port.addEventListener("message", (e) => got(e.data));
    port.start();
    stop = () => {
      port.postMessage("bye");
      port.close();
      stop = undefined;
    };
  };
  document.addEventListener("visibilitychange", () => {
    if (!shared) (document.hidden ? stop?.() : listen());
  });
  addEventListener("pagehide", () => stop?.());
  addEventListener("pageshow", listen);
  listen();
})();
