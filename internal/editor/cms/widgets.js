// The rows of the form that Decap CMS lacks. A text may be chosen from a list or written freely; whatever way of writing
// the reader takes is shown and, where nobody changes it, kept. Each row says below it what is wrong, while one types.
globalThis.CMS_MANUAL_INIT = true; // Decap CMS waits for form.js
globalThis.bangvangWidgets = (tables, checks, units) => {
  const { readDate } = bangvangDates, { fromText, toText, isShown, readKinds, readRecipient, tabular, html, fromTable } = bangvangRecipients, { fold } = bangvangText;
  const words = tables.words, put = (text, ...args) => text.replace(/\{(\d)\}/g, (_, i) => args[i]);
  const plain = v => (v && v.toJS ? v.toJS() : v), listed = v => (v === undefined || v === null || v === "" ? [] : Array.isArray(v) ? v : [v]);

  // What the Vietnamese of Decap CMS still says in English, or in another word.
  const say = { object: { expand: "Mở", collapse: "Đóng" }, list: { add: "Thêm %{item}" }, image: { chooseUrl: "Lấy theo địa chỉ", promptUrl: "Địa chỉ của ảnh" },
    file: { chooseUrl: "Lấy theo địa chỉ", promptUrl: "Địa chỉ của tệp" }, datetime: { setToNow: "Đặt %{fieldLabel} là lúc này" },
    markdown: { bold: "Đậm", italic: "Nghiêng", strikethrough: "Gạch ngang", code: "Mã", link: "Liên kết", linkPrompt: "Địa chỉ của liên kết", headings: "Tiêu đề nhỏ",
      quote: "Trích dẫn", bulletedList: "Danh sách", numberedList: "Danh sách đánh số", addComponent: "Thêm ảnh" } };
  const vi = CMS.getLocale("vi"), phrases = vi.editor.editorWidgets;
  for (const widget of Object.keys(say)) phrases[widget] = { ...phrases[widget], ...say[widget] };
  vi.editor.editorToolbar = { ...vi.editor.editorToolbar, inReview: "Gửi duyệt", ready: "Đã duyệt", status: "Tình trạng: %{status}" };

  // Without a review the button writes the file, which may be a draft: it saves, and nothing more is certain.
  const saves = { vi: { publish: "Lưu", publishing: "Đang lưu...", published: "Đã lưu", publishNow: "Lưu ngay", publishAndCreateNew: "Lưu và viết bài mới", publishAndDuplicate: "Lưu và sao chép", deletePublishedEntry: "Xoá mục này" },
    en: { publish: "Save", publishing: "Saving...", published: "Saved", publishNow: "Save now", publishAndCreateNew: "Save and create new", publishAndDuplicate: "Save and duplicate", deletePublishedEntry: "Delete entry" } };
  for (const lang of tables.review ? [] : Object.keys(saves)) Object.assign(CMS.getLocale(lang).editor.editorToolbar, saves[lang]);

  class Row extends window.createClass({ render() { return null; } }) {
    // article returns the values of the article as they are now.
    article() {
      const entry = this.props.getEntry ? this.props.getEntry() : this.props.entry;
      return plain(entry.get("data")) || {};
    }
    componentDidMount() {
      const entry = this.props.getEntry ? this.props.getEntry() : this.props.entry;
      globalThis.bangvangOpened = { raw: entry.get("raw") || "" }; // for problems.js
      dispatchEvent(new Event("bangvang-opened"));
      this.again = () => this.forceUpdate();
      addEventListener("bangvang-units", this.again);
    }
    componentWillUnmount() { removeEventListener("bangvang-units", this.again); }
    problems() { return []; }
    // isValid is what Decap CMS asks before it saves: an error stops it, a warning does not.
    isValid = () => {
      const wrong = this.problems().find(p => p.severity === "error");
      return wrong ? { error: { type: "CUSTOM", parentIds: this.props.parentIds, message: wrong.text } } : true;
    };
  }
  const worst = problems => (problems.some(p => p.severity === "error") ? " bv-wrong" : problems.length ? " bv-doubt" : "");
  const notes = (id, problems, use) => h("div", { id: id + "-notes", role: "status" }, problems.length ? h("ul", { className: "bv-notes" }, problems.map((p, i) =>
    h("li", { key: i, className: p.severity }, p.text, p.options.length ? h("div", {}, p.options.map(o =>
      h("button", { key: o, type: "button", onClick: () => use(o, p) }, put(words.use, "“" + o + "”")))) : null))) : null);

  // options are the texts to choose from: of a long list those that have the words typed.
  let foldedHonours = null;
  const options = (row, text) => {
    const { field } = row.props, from = field.get("from"), all = from === "honours" ? checks.titles.all : plain(field.get("options")) || [];
    if (from === "localities") return checks.places.suggest(text, checks.dayOf(row.article()));
    if (all.length <= 150) return all;
    foldedHonours ||= all.map(fold);
    const typed = fold(text).split(/[ ,]+/).filter(w => w !== ""), out = [];
    for (let i = 0; i < all.length && out.length < 40; i++) if (typed.every(w => foldedHonours[i].includes(w))) out.push(all[i]);
    return out;
  };
  const choice = (row, id, value, problems, change) => {
    const { props } = row, found = options(row, value);
    return [h("input", {
      key: "input", id, value, list: found.length ? id + "-list" : undefined, type: "text", autoComplete: "off", "aria-label": props.field.get("label"), "aria-invalid": worst(problems) === " bv-wrong" || undefined,
      "aria-describedby": problems.length ? id + "-notes" : undefined, className: props.classNameWrapper + worst(problems), onFocus: props.setActiveStyle, onBlur: props.setInactiveStyle,
      onChange: e => change(e.target.value),
    }), found.length ? h("datalist", { key: "list", id: id + "-list" }, found.map(o => h("option", { key: o, value: o }))) : null];
  };
  const check = (row, value) => {
    const name = row.props.field.get("check");
    if (name === undefined) return [];
    if (name !== "locality") return checks[name](value);
    const found = checks.locality(value, checks.dayOf(row.article()));
    return units.failed && value !== "" && !checks.places.isOpen() ? [{ severity: "hint", text: words["units.failed"], options: [] }] : found;
  };

  CMS.registerWidget("bangvang-text", class extends Row {
    problems() { return check(this, plain(this.props.value)); }
    render() {
      const { props } = this, found = this.problems();
      return h("div", {}, choice(this, props.forID, String(plain(props.value) ?? ""), found, props.onChange), notes(props.forID, found, props.onChange));
    }
  });

  // Texts: a row each, and an empty one to add another. Of an author who is a block the row has the name and, behind a bar,
  // the part in the article; it stays a block until somebody changes the row.
  const line = v => (v !== null && typeof v === "object" ? [v.name, v.role].filter(x => x).join(" | ") : String(v ?? ""));
  CMS.registerWidget("bangvang-texts", class extends Row {
    values() { return listed(plain(this.props.value)).filter(v => line(v) !== ""); }
    rows() { return this.values().map(line); }
    problems() { return this.rows().flatMap(row => check(this, row)); }
    render() {
      const { props } = this, rows = this.rows();
      const set = (i, text) => {
        const all = this.values();
        all[i] = text;
        props.onChange(all.filter(v => v !== ""));
      };
      return h("div", { id: props.forID, role: "group", "aria-label": props.field.get("label") }, [...rows, ""].map((row, i) => {
        const id = props.forID + "-" + i, found = check(this, row);
        return h("div", { key: i, style: { marginBottom: "4px" } }, choice(this, id, row, found, text => set(i, text)), notes(id, found, text => set(i, text)));
      }));
    }
  });

  // A day, perhaps with a time: typed as one writes it, or picked. What is understood is written as 2024-01-19T10:31.
  CMS.registerWidget("datetime", class extends Row {
    state = { typed: null };
    clock() { return this.props.field.get("time_format") !== false; }
    problems() {
      const value = plain(this.props.value), found = checks.date(value);
      if (found.length || this.props.field.get("check") !== "stray") return found;
      const row = listed(this.article().awards).find(r => r && r.comment_until === value);
      return row ? checks.stray(row) : [];
    }
    componentDidMount() {
      super.componentDidMount();
      if (this.props.value === "{{now}}") {
        const now = new Date(Date.now() + 7 * 3600e3).toISOString(); // Vietnam's
        this.props.onChange(now.slice(0, this.clock() ? 16 : 10));
      }
    }
    shown(value) {
      const read = readDate(value);
      if (!read || !/^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/.test(value)) return value; // as somebody wrote it
      return read.iso.slice(0, 10).split("-").reverse().join("/") + (read.clock ? " " + read.iso.slice(11) : "");
    }
    render() {
      const { props } = this, value = String(plain(props.value) ?? ""), found = value === "{{now}}" ? [] : this.problems();
      const type = text => {
        const read = readDate(text);
        this.setState({ typed: text });
        props.onChange(read ? read.iso : text);
      };
      const read = readDate(value), picker = this.clock() ? "datetime-local" : "date";
      return h("div", {}, h("div", { className: "bv-row" },
        h("input", {
          id: props.forID, type: "text", inputMode: "text", autoComplete: "off", value: this.state.typed ?? this.shown(value), placeholder: this.clock() ? "19/01/2024 08:30" : "19/01/2024",
          className: props.classNameWrapper + worst(found), "aria-invalid": worst(found) === " bv-wrong" || undefined, "aria-describedby": props.forID + "-notes",
          onFocus: props.setActiveStyle, onBlur: () => { this.setState({ typed: null }); props.setInactiveStyle(); }, onChange: e => type(e.target.value),
        }),
        h("input", {
          className: "bv-pick", type: picker, tabIndex: -1, "aria-label": words.pick + ": " + props.field.get("label"), title: words.pick,
          value: read ? (picker === "date" ? read.day : read.iso.length > 10 ? read.iso : read.iso + "T00:00") : "",
          onChange: e => { this.setState({ typed: null }); props.onChange(e.target.value); },
        })), notes(props.forID, found, type));
    }
  });

  // Recipients: how many of a kind, or a name a line, perhaps with a post and a unit behind bars. Below is what is read.
  CMS.registerWidget("bangvang-recipients", class extends Row {
    state = { texts: {}, left: {} };
    kinds() { return [...new Set([...plain(this.props.field.get("options")), ...Object.keys(plain(this.props.value) || {})])]; }
    problems() {
      return Object.entries(plain(this.props.value) || {}).flatMap(([kind, v]) => [...checks.kinds(kind), ...checks.recipients(v, kind)]);
    }
    set(kind, text, left) {
      this.setState({ texts: { ...this.state.texts, [kind]: text }, left: { ...this.state.left, [kind]: left } });
      const all = { ...(plain(this.props.value) || {}), [kind]: fromText(text, tables) };
      for (const k of Object.keys(all)) if (all[k] === undefined) delete all[k];
      this.props.onChange(all);
    }
    // paste takes the rows of a table out of the clipboard; any other text is pasted by the browser.
    paste(kind, e) {
      const page = e.clipboardData.getData("text/html"), text = e.clipboardData.getData("text/plain"), area = e.target;
      let rows = /<table/i.test(page) ? html(new DOMParser().parseFromString(page, "text/html")) : [];
      if (rows.length === 0 && text.includes("\t")) rows = tabular(text);
      if (rows.length === 0) return;
      e.preventDefault();
      const { lines, left } = fromTable(rows, tables);
      const parts = [area.value.slice(0, area.selectionStart), lines.join("\n"), area.value.slice(area.selectionEnd)].map(p => p.replace(/^\n+|\n+$/g, "")).filter(p => p !== "");
      this.set(kind, parts.join("\n"), put(words.pasted, lines.length, left.join(", ") || words["pasted.none"]));
    }
    read(value, kind) {
      if (!Array.isArray(value)) return null;
      const people = value.map(item => ({ ...readRecipient(item), problems: checks.recipient(item, readKinds(kind, tables).kinds) })), most = 8;
      const shown = people.length <= most + 2 ? people.map((p, i) => [p, i]) : people.map((p, i) => [p, i]).filter(([p, i]) => i < most || p.problems.length);
      return h("table", { className: "bv-read" }, h("caption", {}, put(words.read, put(words.people, people.length))),
        h("thead", {}, h("tr", {}, ["number", "name", "post", "unit"].map(w => h("th", { key: w, scope: "col" }, words[w])))),
        h("tbody", {}, shown.slice(0, 60).map(([p, i]) => h("tr", { key: i, className: p.problems.length ? p.problems[0].severity : "" },
          h("td", {}, i + 1), h("td", {}, p.name), h("td", {}, p.post), h("td", {}, p.unit))),
        shown.length < people.length ? h("tr", { key: "more" }, h("td", {}), h("td", { colSpan: 3 }, put(words.more, people.length - shown.length))) : null));
    }
    render() {
      const { props } = this, value = plain(props.value) || {};
      return h("div", { id: props.forID, className: props.classNameWrapper, role: "group", "aria-label": props.field.get("label") }, h("p", { className: "bv-help", id: props.forID + "-help" }, words.recipients), this.kinds().map(kind => {
        const text = this.state.texts[kind] ?? toText(value[kind]), id = props.forID + "-" + kind.replace(/\W+/g, "-") + this.kinds().indexOf(kind);
        const found = [...checks.kinds(kind), ...checks.recipients(value[kind] ?? "", kind)], left = this.state.left[kind];
        return h("div", { key: kind, className: "bv-kind" }, h("label", { htmlFor: id }, kind),
          h("textarea", {
            id, name: kind, "aria-describedby": props.forID + "-help " + id + "-notes", "aria-invalid": worst(found) === " bv-wrong" || undefined, className: worst(found).trim(),
            value: text, rows: Math.min(14, Math.max(1, text.split("\n").length)), readOnly: !isShown(value[kind] ?? ""), spellCheck: false,
            onChange: e => this.set(kind, e.target.value), onPaste: e => this.paste(kind, e),
          }),
          h("div", {}, left ? h("p", { className: "bv-help", role: "status" }, left) : null, this.read(value[kind], kind), notes(id, found.slice(0, 12), (o, p) => this.set(kind, p.code === "bad-count" ? o : text))));
      }));
    }
  });

  // What was opened and left empty, or emptied, is not written.
  const said = v => {
    if (v == null || v === "") return undefined;
    if (v.toJS) {
      const kept = v.map(said).filter(x => x !== undefined);
      return kept.isEmpty() ? undefined : kept;
    }
    if (Array.isArray(v)) return v.length > 0 ? v : undefined;
    return typeof v === "object" && Object.keys(v).length === 0 ? undefined : v;
  };
  // Decap CMS has asked each row before; a row that it could not ask must not go through.
  CMS.registerEventListener({
    name: "preSave",
    handler: async ({ entry }) => {
      if (listed(plain(entry.getIn(["data", "locality"]))).length) await units.load();
      const data = entry.get("data").map((v, key) => (key === "body" ? v : said(v))).filter(v => v !== undefined), wrong = checks.entry(plain(data)).find(p => p.severity === "error");
      if (wrong) throw new Error(wrong.text);
      const day = readDate(String(plain(data.get("date")) ?? "")); // in the list of articles days are sorted as texts
      return day ? data.set("date", day.iso) : data;
    },
  });

  // Blocks and lists of blocks, where the reader also takes a text for a block and one block for a list.
  const { object, list } = { object: CMS.getWidget("object"), list: CMS.getWidget("list") };
  const empty = props => (props.getEntry ? props.getEntry() : props.entry).get("data").clear();
  const block = (props, v) => (v == null || v.toJS ? v : empty(props).set(props.field.getIn(["fields", 0, "name"]), v));
  const blocks = (props, v) => (v == null || Array.isArray(plain(v)) ? v : empty(props).toList().push(block(props, v)));
  CMS.registerWidget("object", props => h(object.control, { ...props, value: block(props, props.value) }), object.preview, object.schema);
  CMS.registerWidget("list", props => h(list.control, { ...props, value: blocks(props, props.value) }), list.preview, list.schema);
};
