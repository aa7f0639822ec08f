// The desk: sends files and edits to the server, and shows what the server says is on it. All state is the server's; a page
// that is loaded again shows the same.
(() => {
  "use strict";
  const root = "/_ban-lam-viec/";
  const wait = 700; // ms after the last letter before a change is sent
  const at = (id) => document.getElementById(id);
  const marks = { ask: "M7 4h2v5H7zM7 10.5h2v2H7z", sure: "M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3z", doubt: "M8 3a5 5 0 0 0 0 10z", missing: "" };
  const words = JSON.parse(at("words").textContent);
  const word = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

  const needed = /^(title|date|locality|body)$|^awards\.\d+\.(award|by|to|no)$|^decisions\.\d+\.(no|date)$|\.alts?$/; // shown though empty

  let now = null; // what the server said last
  let changed = new Map(); // the fields that are not sent yet
  let timer = 0;
  let chain = Promise.resolve(); // one request after the other
  let shown = -1; // the preview in the frame
  let told = "[]"; // the steps that are shown
  let drawn = ""; // the article that the fields are of
  const shownIn = new WeakMap(); // the text that the server gave each box last
  let stop = null; // ends the reading of files
  let spare = new Set(); // its fields that were empty when it was opened: they are folded away

  // Makes an element with properties and children.
  const make = (name, props = {}, ...children) => {
    const e = document.createElement(name);
    for (const [key, value] of Object.entries(props)) {
      if (key in e && key !== "list") e[key] = value;
      else e.setAttribute(key, value);
    }
    e.append(...children.filter((c) => c !== null && c !== ""));
    return e;
  };
  const say = (text, bad = false) => {
    at("say").textContent = text;
    at("say").classList.toggle("bad", bad);
  };

  // Sends a request after those before it, and shows the answer.
  const send = (path, body, type, doing) => {
    chain = chain.then(async () => {
      document.body.classList.add("busy");
      if (doing) say(doing);
      try {
        const headers = type ? { "Content-Type": type } : {};
        const answer = await fetch(root + path, body === null ? {} : { method: "POST", headers, body: typeof body === "function" ? body() : body, signal: stop?.signal });
        if (!answer.ok) {
          const why = (await answer.text()).trim();
          if (answer.status === 409) now = await (await fetch(root + "trang-thai")).json();
          else throw new Error(why);
          show();
          say(why, true);
          return;
        }
        now = await answer.json();
        show();
        say(now.error ?? "", Boolean(now.error));
      } catch (e) {
        say(e.name === "AbortError" ? word("stopped") : e instanceof TypeError ? word("noServer") : e.message, e.name !== "AbortError");
      } finally {
        document.body.classList.remove("busy");
      }
    });
    return chain;
  };

  // Asks for an edit, with the fields that were changed before it.
  const edit = (what, id = "", doing = "", more = {}) => {
    clearTimeout(timer);
    return send("sua", () => {
      const set = Object.fromEntries(changed);
      changed = new Map();
      return JSON.stringify({ state: now.state, do: what, id, set, ...more });
    }, "application/json", doing);
  };

  // Does what a button of a list asks for, after which the list is another: the focus goes to what took its place.
  const act = (list, what, id, doing) => {
    const place = [...at(list).children].findIndex((li) => li.contains(document.activeElement));
    return edit(what, id, doing).then(() => {
      if (document.activeElement !== document.body && document.activeElement?.isConnected) return;
      const next = at(list).children[Math.min(Math.max(place, 0), at(list).children.length - 1)];
      (next?.querySelector("a, button") ?? at(list).closest("section, form")).focus();
    });
  };

  const upload = (list) => {
    const files = [...list];
    if (!files.length) return;
    const added = now?.groups.length && files.every((f) => /^image\//.test(f.type) || /\.(heic|heif)$/i.test(f.name)); // to the article
    if (!added && now?.groups.length && now.saved !== "now" && !confirm(word("leave"))) return;
    const data = new FormData();
    for (const f of files) data.append("tep", f, f.name);
    const old = files.filter((f) => /\.(doc|dot|rtf|odt|xls|ods|heic|heif)$/i.test(f.name)).length; // which another program converts
    (changed.size ? edit("set") : Promise.resolve()).then(() => {
      stop = new AbortController();
      at("stop").hidden = false;
      return send("tep", data, "", old ? word("converting", { n: old }) : word("reading", { n: files.length }));
    }).then(() => {
      const given = stop.signal.aborted;
      stop = null;
      if (document.activeElement === at("stop")) at("pick").focus();
      at("stop").hidden = true;
      if (given) return;
      if (!now?.groups.length || now.error) return;
      say(word("read") + at("todo-h").textContent);
      at("todo").focus({ preventScroll: true });
    });
  };

  // What the page shows.

  const drawMark = (mark) => {
    const path = marks[mark];
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("aria-hidden", "true");
    const circle = document.createElementNS(svg.namespaceURI, "circle");
    for (const [k, v] of [["cx", 8], ["cy", 8], ["r", 7]]) circle.setAttribute(k, v);
    svg.append(circle);
    if (path) {
      const p = document.createElementNS(svg.namespaceURI, "path");
      p.setAttribute("d", path);
      svg.append(p);
    }
    return make("span", { className: "mark m-" + mark }, svg, word(mark));
  };

  const drawSource = (of) => of.quote || of.source
    ? make("p", { className: "src" }, of.quote ? make("q", {}, of.quote) : "", of.source ? make("cite", {}, of.source) : "") : "";

  // A field is made once and changed afterwards, so that whoever writes in it is not disturbed.
  const drawField = (f) => {
    const id = "f-" + f.id;
    let box = at(id)?.closest(".f");
    if (!box) {
      const input = f.lines > 1 ? make("textarea", { rows: f.lines }) : make("input", { type: "text" });
      input.id = id;
      input.className = "inp";
      input.value = f.value;
      input.addEventListener("input", () => {
        changed.set(f.id, input.value);
        clearTimeout(timer);
        if (!f.late) timer = setTimeout(() => edit("set"), wait);
      });
      input.addEventListener("change", () => { if (changed.has(f.id)) edit("set"); });
      box = make("div", { className: "f" }, make("div", { className: "top" }, make("label", { htmlFor: id }, f.label)), input,
        make("div", { className: "under" }));
    }
    const input = box.querySelector(".inp");
    // What somebody is writing is left alone; a field that merely has the focus shows what the server says.
    if (!changed.has(f.id) && input.value !== f.value && (document.activeElement !== input || input.value === shownIn.get(input))) input.value = f.value;
    if (input.value === f.value) shownIn.set(input, f.value);
    const top = box.querySelector(".top");
    top.querySelector(".mark")?.remove();
    const mine = now.todo.filter((t) => t.field === f.id && !t.done && !t.confirm);
    const wrong = mine.some((t) => t.severity === "error");
    top.append(drawMark(wrong ? "ask" : f.mark));
    box.className = "f " + f.mark + (wrong ? " bad" : "");
    const under = box.querySelector(".under");
    under.replaceChildren(...[f.help ? make("p", { className: "help" }, f.help) : "", drawSource(f),
      ...mine.map((t) => make("p", { className: "wrong" }, t.text)),
      f.mark === "doubt" ? make("p", { className: "btns" }, make("button", { type: "button", className: "btn", onclick: () => edit("confirm", f.id).then(() => input.focus()), "aria-label": word("confirm") + ": " + f.label }, word("confirm"))) : ""].filter(Boolean));
    under.id = id + "-u";
    input.setAttribute("aria-describedby", under.id);
    input.setAttribute("aria-invalid", String(wrong));
    return box;
  };

  const drawGroup = (g) => {
    const group = at("g-" + g.id) ?? make("section", { id: "g-" + g.id }, make("h3"));
    group.className = "group " + (g.mark === "doubt" ? "doubt" : "");
    const head = group.querySelector("h3");
    head.replaceChildren(g.title);
    const buttons = make("p", { className: "btns" });
    if (g.mark === "doubt") {
      head.append(" ", drawMark("doubt"));
      buttons.append(make("button", { type: "button", className: "btn main", onclick: () => edit("confirm", g.id).then(() => go(g.fields[0].id)) }, word("confirmAward")));
    }
    if (g.drops) buttons.append(make("button", { type: "button", className: "btn", onclick: () => edit("drop", g.id).then(() => at("groups").focus()) }, word("dropAward")));
    group.querySelector(":scope > .src")?.remove();
    const main = g.fields.filter((f) => !spare.has(f.id));
    const rest = g.fields.filter((f) => spare.has(f.id));
    let more = group.querySelector(":scope > details") ?? make("details", {}, make("summary"));
    if (rest.length) {
      more.querySelector("summary").textContent = word("others") + ": " + rest.map((f) => f.label.toLocaleLowerCase(document.documentElement.lang)).join(", ");
      if (rest.some((f) => now.todo.some((t) => t.field === f.id))) more.open = true;
      place(more, [more.querySelector("summary"), ...rest.map(drawField)]);
    } else more = "";
    place(group, [head, g.drops ? drawSource(g) : "", ...main.map(drawField), more, buttons.childElementCount ? buttons : ""].filter(Boolean));
    return group;
  };

  // Puts children in order, moving none that is there already: a field that is moved loses the focus.
  const place = (parent, children) => {
    for (const old of [...parent.children]) if (!children.includes(old)) old.remove();
    children.forEach((c, i) => {
      if (parent.children[i] !== c) parent.insertBefore(c, parent.children[i] ?? null);
    });
  };

  // Brings a field into view, out of the fold if it is in one.
  const go = (id) => {
    const field = at("f-" + id);
    const fold = field?.closest("details");
    if (fold) fold.open = true;
    field?.focus();
  };

  const drawTodo = (t, i) => {
    const buttons = make("div", { className: "btns" });
    if (t.fix) buttons.append(make("button", { type: "button", className: "btn main", onclick: () => act("todos", "fix", t.id) }, word("fix") + ": " + t.fix));
    if (t.unit) buttons.append(make("button", { type: "button", className: "btn main", onclick: () => act("todos", "unit", t.id), "aria-label": word("addUnit") + ": " + t.unit }, word("addUnit")));
    if (t.load) buttons.append(make("button", { type: "button", className: "btn main", onclick: () => { if (confirm(word("reloadAsk"))) { changed = new Map(); act("todos", "load", t.load, word("opening")); } } }, word("reload")));
    if (t.field) buttons.append(make("a", { className: "btn", href: "#f-" + t.field, onclick: (e) => { e.preventDefault(); go(t.field); } }, word("openField") + " " + t.label));
    if (t.confirm) buttons.append(make("button", { type: "button", className: "btn", onclick: () => act("todos", "confirm", t.confirm), "aria-label": word("confirm") + ": " + t.label }, word("confirm")));
    if (/^awards\.\d+$/.test(t.confirm)) buttons.append(make("button", { type: "button", className: "btn", onclick: () => act("todos", "drop", t.confirm), "aria-label": word("leaveOut") + ": " + t.label }, word("leaveOut")));
    if (t.id && (t.severity === "ask" || t.severity === "look")) {
      buttons.append(make("button", { type: "button", className: "btn", onclick: () => act("todos", "seen", t.id), "aria-pressed": String(Boolean(t.done)), "aria-describedby": "todo-" + i }, word("seen") + (t.done ? " ✓" : "")));
    }
    const text = make("div", {}, make("p", { className: "what" }, make("span", { className: "word" }, word(t.severity)), " ", make("span", { id: "todo-" + i }, t.text)),
      t.hint ? make("p", { className: "small" }, t.hint) : "", t.source ? make("p", { className: "small" }, t.source) : "");
    return make("li", { className: t.severity + (t.done ? " done" : "") }, text, buttons);
  };

  const show = () => {
    const work = now.groups.length > 0;
    at("drop").classList.toggle("empty", !now.files?.length);
    at("files").replaceChildren(...(now.files ?? []).map((f) => make("li", {}, make("b", {}, f.name), make("span", {}, f.what),
      f.there ? make("button", { type: "button", className: "btn", "aria-label": word("openThere") + ": " + f.name, onclick: () => open(f.there) }, word("openThere")) : "")));
    at("files").hidden = !now.files?.length;
    drawSaved("drafts", "draft-list", now.drafts, word("open"));
    drawSaved("posted", "posted-list", work ? [] : now.posted, word("mendIt"));
    at("save").textContent = word(now.isOut ? "saveOut" : "save");
    drawFirst();
    at("work").hidden = !work;
    if (!work) {
      at("groups").replaceChildren();
      at("frame").contentWindow.location.replace("about:blank");
      shown = -1;
      drawn = "";
      return;
    }
    at("works").hidden = now.works.length < 2;
    at("works").replaceChildren(...now.works.map((title, i) => make("button", { type: "button", className: "btn", onclick: () => { if (i !== now.open) edit("open", String(i)); },
      ...(i === now.open ? { "aria-current": "true" } : {}) }, title || word("noTitle"))));
    const left = now.todo.filter((t) => !t.done && t.severity !== "hint").length;
    at("todo-h").textContent = left ? word("left", { n: left }) : word("nothingLeft");
    at("tab-todo").textContent = left ? word("leftShort", { n: left }) : word("allSeen");
    at("todos").replaceChildren(...now.todo.map(drawTodo));
    at("notes").replaceChildren(...now.notes.map((n) => make("li", {}, n)));
    const key = now.batch + "/" + now.open;
    if (drawn !== key) {
      at("groups").replaceChildren();
      spare = new Set(now.groups.flatMap((g) => g.fields).filter((f) => f.mark === "missing" && !needed.test(f.id)).map((f) => f.id));
      drawn = key;
    }
    place(at("groups"), now.groups.map(drawGroup));
    at("where").textContent = word({ now: "isSaved", before: "isChanged" }[now.saved] ?? "isNew");
    at("where").append(make("code", {}, now.path));
    if (JSON.stringify(now.steps) !== told) at("steps").replaceChildren(...now.steps.map((s) => make("li", { className: s.done ? "" : "bad" }, make("span", { "aria-hidden": "true" }, s.note ? "•" : s.done ? "✓" : "✗"), make("span", {}, s.note ? "" : make("span", { className: "vh" }, word(s.done ? "done" : "failed") + ": "), s.link ? make("a", { href: s.link, target: "_blank" }, s.text) : s.text))));
    told = JSON.stringify(now.steps); // what is told is told once
    if (now.look !== shown) preview();
  };

  // The articles of the site that can be opened.
  const drawSaved = (section, list, articles, label) => {
    at(section).hidden = !articles.length;
    at(list).replaceChildren(...articles.map((d) => make("li", {}, make("b", {}, d.title || d.path), make("span", { className: "small" }, d.day),
      make("button", { type: "button", className: "btn", "aria-label": label + ": " + (d.title || d.path), onclick: () => open(d.path) }, label))));
  };

  // What a new site lacks before it is published, beside the buttons that do it.
  const drawFirst = () => {
    const lacks = now.lacks;
    at("first").hidden = !(lacks.sample || lacks.address || lacks.pages?.length);
    at("sample").hidden = !lacks.sample;
    at("sample-text").textContent = word("sample", { title: lacks.sample });
    at("sample-pages").replaceChildren(...(lacks.pages ?? []).map((path) => make("li", {}, make("span", {}, word("samplePage") + path),
      make("button", { type: "button", className: "btn", "aria-label": word("open") + ": " + path, onclick: () => open(path) }, word("open")))));
    at("address").hidden = !lacks.address;
    if (document.activeElement !== at("site-title") && !at("site-title").value) at("site-title").value = lacks.title;
  };

  // Opens an article of the site, and has the focus at what is to be looked at.
  const open = (path) => edit("load", path, word("opening")).then(() => {
    if (now.path === path) at("todo").focus();
  });

  // Shows the article in the frame, at the place where it was.
  const preview = () => {
    const frame = at("frame");
    const top = frame.contentWindow?.scrollY ?? 0;
    shown = now.look;
    frame.addEventListener("load", () => {
      frame.contentWindow.scrollTo(0, top);
      drawPictures(frame.contentDocument);
    }, { once: true });
    frame.contentWindow.location.replace(now.seen);
  };

  // Shows each picture of the article above the field of its description: the page in the frame has it in a small size.
  const drawPictures = (page) => {
    for (const f of now.groups.flatMap((g) => g.fields).filter((f) => /^pictures\.\d+\.alt$/.test(f.id))) {
      const stem = f.label.slice(f.label.lastIndexOf(" ") + 1).replace(/\.\w+$/, "");
      const from = [...page.querySelectorAll("main img")].find((i) => i.src.split("/").pop().replace(/-\d+-[0-9a-f]{8}\.\w+$/, "") === stem);
      const input = at("f-" + f.id);
      if (!from || !input) continue;
      const src = from.srcset.split(" ")[0] || from.src;
      const image = input.parentElement.querySelector("img") ?? make("img", { className: "thumb", alt: "" });
      image.src = src;
      if (!image.isConnected) input.before(image);
    }
  };

  // What the editor does.

  at("pick").addEventListener("change", (e) => {
    upload(e.target.files);
    e.target.value = "";
  });
  let over = 0;
  const hasFiles = (e) => e.dataTransfer?.types.includes("Files");
  addEventListener("dragenter", (e) => { if (hasFiles(e)) { over++; at("drop").classList.add("over"); } });
  addEventListener("dragleave", (e) => { if (hasFiles(e) && --over <= 0) { over = 0; at("drop").classList.remove("over"); } });
  addEventListener("dragover", (e) => { if (hasFiles(e)) e.preventDefault(); });
  addEventListener("drop", (e) => {
    if (!hasFiles(e)) return;
    e.preventDefault();
    over = 0;
    at("drop").classList.remove("over");
    upload(e.dataTransfer.files);
  });
  at("form").addEventListener("submit", (e) => e.preventDefault());
  at("add").addEventListener("click", () => edit("add"));
  at("save").addEventListener("click", () => edit("save", "", word("savingNow")));
  at("publish").addEventListener("click", async () => {
    if (now.lacks.sample) {
      if (!confirm(word("sampleAsk", { title: now.lacks.sample }))) {
        at("hide-sample").focus();
        return;
      }
      await edit("sample");
    }
    edit("publish", "", word("publishing"));
  });
  at("stop").addEventListener("click", () => {
    stop?.abort();
    chain.then(() => send("trang-thai", null, "", ""));
  });
  at("first").addEventListener("submit", (e) => {
    e.preventDefault();
    edit("site", "", "", { title: at("site-title").value, address: at("site-address").value }).then(() => { if (!now.lacks.address) at("publish").focus(); });
  });
  at("hide-sample").addEventListener("click", () => edit("sample").then(() => at("publish").focus()));
  at("clear").addEventListener("click", () => {
    if (now.saved === "now" || confirm(word("leaveAll"))) {
      changed = new Map();
      edit("clear").then(() => {
        say(word("cleared"));
        at("pick").focus();
      });
    }
  });
  addEventListener("beforeunload", (e) => { if (changed.size) e.preventDefault(); });

  send("trang-thai", null, "", "");
})();
