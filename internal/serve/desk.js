// The desk: sends files and edits to the server, and shows what the server says is on it. All state is the server's; a page
// that is loaded again shows the same.
(() => {
  "use strict";
  const root = "/_ban-lam-viec/";
  const wait = 700; // ms after the last letter before a change is sent
  const at = (id) => document.getElementById(id);
  const marks = {
    sure: ["chắc", "M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3z"],
    doubt: ["nên xem", "M8 3a5 5 0 0 0 0 10z"],
    missing: ["chưa rõ", ""],
  };
  const words = { error: "Lỗi", ask: "Phải quyết", warning: "Nên sửa", look: "Nên xem", hint: "Gợi ý" };

  const needed = /^(title|date|locality|body)$|^awards\.\d+\.(award|by|to)$|^decisions\.\d+\.(no|date)$|\.alt$/; // shown though empty

  let now = null; // what the server said last
  let changed = new Map(); // the fields that are not sent yet
  let timer = 0;
  let chain = Promise.resolve(); // one request after the other
  let shown = -1; // the preview in the frame
  let drawn = ""; // the article that the fields are of
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
        const answer = await fetch(root + path, body === null ? {} : { method: "POST", headers, body: typeof body === "function" ? body() : body });
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
        say(e instanceof TypeError ? "Không gọi được máy chủ: cửa sổ chạy bangvang serve còn mở không?" : e.message, true);
      } finally {
        document.body.classList.remove("busy");
      }
    });
    return chain;
  };

  // Asks for an edit, with the fields that were changed before it.
  const edit = (what, id = "", doing = "") => {
    clearTimeout(timer);
    return send("sua", () => {
      const set = Object.fromEntries(changed);
      changed = new Map();
      return JSON.stringify({ state: now.state, do: what, id, set });
    }, "application/json", doing);
  };

  const upload = (list) => {
    const files = [...list];
    if (!files.length) return;
    if (now?.groups.length && now.saved !== "now" && !confirm("Bài đang trên bàn chưa lưu. Bỏ bài ấy, làm bài mới?")) return;
    const data = new FormData();
    for (const f of files) data.append("tep", f, f.name);
    changed = new Map();
    send("tep", data, "", "Đang đọc " + files.length + " tệp…").then(() => {
      if (now?.groups.length) at("todo").focus({ preventScroll: true });
    });
  };

  // What the page shows.

  const drawMark = (mark) => {
    const [word, path] = marks[mark];
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
    return make("span", { className: "mark m-" + mark }, svg, word);
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
        timer = setTimeout(() => edit("set"), wait);
      });
      input.addEventListener("change", () => { if (changed.has(f.id)) edit("set"); });
      box = make("div", { className: "f" }, make("div", { className: "top" }, make("label", { htmlFor: id }, f.label)), input,
        make("div", { className: "under" }));
    }
    const input = box.querySelector(".inp");
    if (!changed.has(f.id) && input.value !== f.value && document.activeElement !== input) input.value = f.value;
    const top = box.querySelector(".top");
    top.querySelector(".mark")?.remove();
    top.append(drawMark(f.mark));
    const mine = now.todo.filter((t) => t.field === f.id && !t.done && !t.confirm);
    box.className = "f " + f.mark + (mine.some((t) => t.severity === "error") ? " bad" : "");
    const under = box.querySelector(".under");
    under.replaceChildren(...[f.help ? make("p", { className: "help" }, f.help) : "", drawSource(f),
      ...mine.map((t) => make("p", { className: "wrong" }, t.text)),
      f.mark === "doubt" ? make("p", { className: "btns" }, make("button", { type: "button", className: "btn", onclick: () => edit("confirm", f.id) }, "Đúng rồi")) : ""].filter(Boolean));
    under.id = id + "-u";
    input.setAttribute("aria-describedby", under.id);
    input.setAttribute("aria-invalid", String(mine.some((t) => t.severity === "error")));
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
      buttons.append(make("button", { type: "button", className: "btn main", onclick: () => edit("confirm", g.id) }, "Đúng, đưa vào bài"));
    }
    if (g.drops) buttons.append(make("button", { type: "button", className: "btn", onclick: () => edit("drop", g.id) }, "Bỏ lần khen này"));
    group.querySelector(":scope > .src")?.remove();
    const main = g.fields.filter((f) => !spare.has(f.id));
    const rest = g.fields.filter((f) => spare.has(f.id));
    let more = group.querySelector(":scope > details") ?? make("details", {}, make("summary"));
    if (rest.length) {
      more.querySelector("summary").textContent = "Ô khác: " + rest.map((f) => f.label.toLocaleLowerCase("vi")).join(", ");
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

  const drawTodo = (t) => {
    const buttons = make("div", { className: "btns" });
    if (t.fix) buttons.append(make("button", { type: "button", className: "btn main", onclick: () => edit("fix", t.id) }, "Sửa giúp: " + t.fix));
    if (t.field) buttons.append(make("a", { className: "btn", href: "#f-" + t.field, onclick: (e) => { e.preventDefault(); go(t.field); } }, "Mở ô " + t.label));
    if (t.confirm) buttons.append(make("button", { type: "button", className: "btn", onclick: () => edit("confirm", t.confirm) }, "Đúng rồi"));
    if (/^awards\.\d+$/.test(t.confirm)) buttons.append(make("button", { type: "button", className: "btn", onclick: () => edit("drop", t.confirm) }, "Bỏ"));
    if (t.id && (t.severity === "ask" || t.severity === "look")) {
      buttons.append(make("button", { type: "button", className: "btn", onclick: () => edit("seen", t.id), "aria-pressed": String(Boolean(t.done)) }, t.done ? "Đã xem ✓" : "Đã xem"));
    }
    const text = make("div", {}, make("p", { className: "what" }, make("span", { className: "word" }, words[t.severity]), make("span", {}, t.text)),
      t.hint ? make("p", { className: "small" }, t.hint) : "", t.source ? make("p", { className: "small" }, t.source) : "");
    return make("li", { className: t.severity + (t.done ? " done" : "") }, text, buttons);
  };

  const show = () => {
    const work = now.groups.length > 0;
    at("drop").classList.toggle("empty", !now.files?.length);
    at("files").replaceChildren(...(now.files ?? []).map((f) => make("li", {}, make("b", {}, f.name), make("span", {}, f.what))));
    at("work").hidden = !work;
    if (!work) {
      at("groups").replaceChildren();
      shown = -1;
      drawn = "";
      return;
    }
    at("works").hidden = now.works.length < 2;
    at("works").replaceChildren(...now.works.map((title, i) => make("button", { type: "button", className: "btn", onclick: () => { if (i !== now.open) edit("open", String(i)); },
      ...(i === now.open ? { "aria-current": "true" } : {}) }, title || "(chưa có tiêu đề)")));
    const left = now.todo.filter((t) => !t.done && t.severity !== "hint").length;
    at("todo-h").textContent = left ? left + " việc cần xem trước khi đăng" : "Không còn việc phải xem";
    at("tab-todo").textContent = left ? left + " việc cần xem" : "Đã xem hết";
    at("todos").replaceChildren(...now.todo.map(drawTodo));
    at("notes").replaceChildren(...now.notes.map((n) => make("li", {}, n)));
    const key = now.batch + "/" + now.open;
    if (drawn !== key) {
      at("groups").replaceChildren();
      spare = new Set(now.groups.flatMap((g) => g.fields).filter((f) => f.mark === "missing" && !needed.test(f.id)).map((f) => f.id));
      drawn = key;
    }
    place(at("groups"), now.groups.map(drawGroup));
    at("where").textContent = { now: "Đã lưu: ", before: "Có sửa chưa lưu: " }[now.saved] ?? "Chưa lưu; sẽ là ";
    at("where").append(make("code", {}, now.path));
    at("steps").replaceChildren(...now.steps.map((s) => make("li", { className: s.done ? "" : "bad" }, make("span", { ariaHidden: "true" }, s.done ? "✓" : "✗"), make("span", {}, s.text))));
    if (now.look !== shown) preview();
  };

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
  at("save").addEventListener("click", () => edit("save", "", "Đang lưu…"));
  at("publish").addEventListener("click", () => edit("publish", "", "Đang kiểm tra, dựng trang và gửi đi…"));
  at("clear").addEventListener("click", () => {
    if (now.saved === "now" || confirm("Bài trên bàn chưa lưu. Bỏ bài ấy?")) {
      changed = new Map();
      edit("clear");
    }
  });
  addEventListener("beforeunload", (e) => { if (changed.size) e.preventDefault(); });

  send("trang-thai", null, "", "");
})();
