// The rows of the form that Decap CMS lacks. A text may be chosen from a list or written freely; whatever way
// of writing the reader takes is shown and, where nobody changes it, kept.
(() => {
  const plain = v => (v && v.toJS ? v.toJS() : v);
  const fold = s => s.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
  const options = field => plain(field.get("options")) || [];

  // What the Vietnamese of Decap CMS still says in English.
  const say = { object: { expand: "Mở", collapse: "Đóng" }, list: { add: "Thêm %{item}" }, image: { chooseUrl: "Lấy theo địa chỉ", promptUrl: "Địa chỉ của ảnh" },
    file: { chooseUrl: "Lấy theo địa chỉ", promptUrl: "Địa chỉ của tệp" }, datetime: { setToNow: "Đặt %{fieldLabel} là lúc này" },
    markdown: { bold: "Đậm", italic: "Nghiêng", strikethrough: "Gạch ngang", code: "Mã", link: "Liên kết", linkPrompt: "Địa chỉ của liên kết", headings: "Tiêu đề nhỏ",
      quote: "Trích dẫn", bulletedList: "Danh sách", numberedList: "Danh sách đánh số", addComponent: "Thêm ảnh" } };
  const phrases = CMS.getLocale("vi").editor.editorWidgets;
  for (const widget of Object.keys(say)) phrases[widget] = { ...phrases[widget], ...say[widget] };

  // choice is an input with a list of texts to choose from, which all inputs of a row share.
  const choice = (props, id, value, change) => h("input", {
    id, value, list: props.forID + "-list", type: "text", autoComplete: "off",
    className: props.classNameWrapper, onFocus: props.setActiveStyle, onBlur: props.setInactiveStyle,
    onChange: e => change(e.target.value),
  });
  const choices = props => h("datalist", { id: props.forID + "-list" }, options(props.field).map(o => h("option", { key: o, value: o })));

  CMS.registerWidget("bangvang-text", props =>
    h("div", {}, choice(props, props.forID, String(plain(props.value) ?? ""), props.onChange), choices(props)));

  // Texts: a row each, and an empty one to add another.
  CMS.registerWidget("bangvang-texts", props => {
    const value = plain(props.value);
    const rows = (Array.isArray(value) ? value : [value]).map(v => String(v ?? "")).filter(v => v !== "");
    const set = (i, text) => {
      const all = [...rows];
      all[i] = text;
      props.onChange(all.filter(v => v !== ""));
    };
    return h("div", { id: props.forID }, [...rows, ""].map((row, i) =>
      h("div", { key: i, style: { marginBottom: "4px" } }, choice(props, props.forID + "-" + i, row, text => set(i, text)))), choices(props));
  });

  // Recipients: how many of a kind, or a name a line, perhaps with a post and a unit behind bars.
  const shown = v => {
    const one = n => (n && typeof n === "object" ? [n.name, n.post, n.unit].map(p => p ?? "").join(" | ").replace(/[ |]+$/, "") : String(n));
    return v == null ? "" : Array.isArray(v) ? v.map(one).join("\n") : one(v);
  };
  const counted = (text, about) => {
    const words = fold(text).replace(/\d[\d.]*/, "#").replace(/ +/g, " ").trim();
    return words === "nhieu" || words === "#" || about.some(([before, after]) => words.replace(/ /g, "") === (before + "#" + after).replace(/ /g, ""));
  };
  const read = (text, about) => {
    const lines = text.split("\n").map(l => l.trim()).filter(l => l !== "");
    if (lines.length === 0) return undefined;
    if (lines.length === 1 && counted(lines[0], about)) return /^[1-9]\d*$/.test(lines[0]) ? Number(lines[0]) : lines[0];
    return lines.map(line => {
      const [name, post, unit] = line.split("|").map(p => p.trim());
      if (!post && !unit) return name;
      return { name, ...(post && { post }), ...(unit && { unit }) };
    });
  };
  CMS.registerWidget("bangvang-recipients", class extends window.createClass({ render() { return null; } }) {
    state = { texts: {} };
    render() {
      const { props } = this, value = plain(props.value) || {}, about = plain(props.field.get("about"));
      const kinds = [...new Set([...options(props.field), ...Object.keys(value)])];
      const set = (kind, text) => {
        this.setState({ texts: { ...this.state.texts, [kind]: text } });
        const all = { ...value, [kind]: read(text, about) };
        for (const k of Object.keys(all)) if (all[k] === undefined) delete all[k];
        props.onChange(all);
      };
      return h("div", { id: props.forID, className: props.classNameWrapper }, kinds.map(kind => {
        const text = this.state.texts[kind] ?? shown(value[kind]);
        return h("label", { key: kind, style: { display: "flex", gap: "8px", alignItems: "baseline", marginBottom: "4px" } },
          h("span", { style: { flex: "0 0 7.5em" } }, kind),
          h("textarea", {
            name: kind, value: text, rows: Math.max(1, text.split("\n").length), style: { flex: "1", font: "inherit", minWidth: 0, padding: "4px" },
            onChange: e => set(kind, e.target.value),
          }));
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
  CMS.registerEventListener({
    name: "preSave",
    handler: ({ entry }) => entry.get("data").map((v, key) => (key === "body" ? v : said(v))).filter(v => v !== undefined),
  });

  // Blocks and lists of blocks, where the reader also takes a text for a block and one block for a list.
  const { object, list } = { object: CMS.getWidget("object"), list: CMS.getWidget("list") };
  const empty = props => props.entry.get("data").clear();
  const block = (props, v) => (v == null || v.toJS ? v : empty(props).set(props.field.getIn(["fields", 0, "name"]), v));
  const blocks = (props, v) => (v == null || Array.isArray(plain(v)) ? v : empty(props).toList().push(block(props, v)));
  CMS.registerWidget("object", props => h(object.control, { ...props, value: block(props, props.value) }), object.preview, object.schema);
  CMS.registerWidget("list", props => h(list.control, { ...props, value: blocks(props, props.value) }), list.preview, list.schema);
})();
