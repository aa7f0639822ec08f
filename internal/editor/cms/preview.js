// The preview: the article as the site's page shows it, in the site's own style, from what is written so far.
globalThis.bangvangPreview = (tables, checks) => {
  const words = tables.words, { readDate } = bangvangDates, { readCount, readKinds, readRecipient } = bangvangRecipients;
  const isMap = v => v !== null && typeof v === "object" && !Array.isArray(v), text = v => (v === undefined || v === null ? "" : String(v).trim());
  const list = v => (v === undefined || v === null || v === "" ? [] : Array.isArray(v) ? v : [v]);
  const put = (said, ...args) => said.replace(/\{(\d)\}/g, (_, i) => args[i]);
  const thousands = n => String(n).replace(/\B(?=(\d{3})+$)/g, ".");

  const moment = value => {
    const read = readDate(text(value));
    if (!read) return text(value) === "" ? null : h("time", {}, text(value));
    const day = read.day.split("-").reverse().join("/"), week = words.weekdays.split(",")[new Date(read.day + "T12:00:00Z").getUTCDay()];
    return h("time", { dateTime: read.iso }, week + ", " + day + (read.clock ? ", " + read.iso.slice(11) : ""));
  };
  const day = value => {
    const read = readDate(text(value));
    return read ? h("time", { className: "nowrap" }, read.day.split("-").reverse().join("/")) : text(value);
  };

  // counted returns the number of recipients of a value and whether it is exact.
  const counted = v => (Array.isArray(v) ? { n: v.length, exact: true } : readCount(text(v), tables) || { n: 0, exact: false });
  const kindsOf = key => readKinds(key, tables).kinds.join(", ") || key, wordsOf = key => readKinds(key, tables).word || kindsOf(key);
  const recipients = to => h("ul", { className: "to" }, Object.entries(to).filter(([, v]) => list(v).length).map(([kind, v]) => {
    const { n, exact } = counted(v), names = Array.isArray(v) ? v.map(readRecipient) : [];
    return h("li", { key: kind }, h("b", {}, exact ? thousands(n) : text(v)), " ", wordsOf(kind), names.length ? h("ul", { className: "names" }, names.map((p, i) =>
      h("li", { key: i }, [p.title, p.name].filter(x => x).join(" "), p.posthumous === true ? h("em", { key: "em" }, " (" + words["status.posthumous"] + ")") : null, p.post ? [", ", h("span", { key: "post" }, p.post)] : null, p.unit ? [", ", h("span", { key: "unit" }, p.unit)] : null, p.note ? [" ", h("span", { key: "note" }, "(" + p.note + ")")] : null))) : null);
  }));
  const unsaid = () => [h("span", { key: "said", className: "vh" }, words.unsaid), h("span", { key: "shown", "aria-hidden": true }, "–")];
  const award = (row, i) => {
    const name = text(row.award), known = checks.titles.find(name), decision = isMap(row.decision) ? row.decision : { no: row.decision }, status = text(row.status);
    const to = isMap(row.to) && Object.values(row.to).some(v => list(v).length) ? row.to : null, shown = known || name;
    return h("tr", { key: i },
      h("th", { scope: "row" }, status === "hủy bỏ" ? [h("s", { key: "s" }, shown), " ", h("em", { key: "e" }, "(" + words["status.revoked"] + ")")] : shown,
        status === "truy tặng" ? h("em", {}, " (" + words["status.posthumous"] + ")") : null, row.for ? h("span", { className: "small" }, text(row.for)) : null),
      h("td", { "data-label": words["col.by"] }, list(row.by).map(text).filter(Boolean).map((by, i, all) => (i ? i < all.length - 1 ? ", " : " và " : "") + by).join("") || unsaid(),
        decision.no || decision.date ? h("span", { className: "small" }, words.decision, " ", h("span", { className: "nowrap" }, text(decision.no)), decision.no && decision.date ? ", " : "", decision.date ? day(decision.date) : null) : null),
      h("td", { "data-label": words["col.to"] }, to ? recipients(to) : unsaid()),
      h("td", { "data-label": words["col.period"] }, text(row.period) || unsaid()));
  };
  const rank = row => tables.honours.ranks[checks.titles.find(text(row.award))] ?? 1e6;
  const table = rows => h("table", { className: "stack" }, h("thead", {}, h("tr", {}, ["honour", "by", "to", "period"].map(c => h("th", { key: c, scope: "col" }, words["col." + c])))),
    h("tbody", {}, [...rows].sort((a, b) => rank(a) - rank(b)).map(award)));
  const totals = rows => {
    const sums = new Map();
    for (const row of rows) {
      for (const [key, v] of row.status !== "hủy bỏ" && isMap(row.to) ? Object.entries(row.to) : []) {
        const { n, exact } = counted(v), kind = kindsOf(key), sum = sums.get(kind) || { n: 0, atLeast: false };
        if (list(v).length) sums.set(kind, { n: sum.n + n, atLeast: sum.atLeast || !exact });
      }
    }
    // Kinds alone come before those that are counted together.
    const place = kind => { const all = kind.split(", "); return (all.length > 1 ? 1000 : 0) + all.reduce((bits, k) => bits + 2 ** tables.recipients.indexOf(k), 0); };
    const known = [...sums].filter(([, s]) => s.n > 0).sort(([a], [b]) => place(a) - place(b)), n = known.reduce((sum, [, s]) => sum + s.n, 0), atLeast = [...sums].some(([, s]) => s.atLeast);
    const sum = known.length > 1 || known.length && known[0][1].atLeast !== atLeast ? words[atLeast ? "recipients.at-least" : "recipients.sum"].replace("{0}", thousands(n)) + ": " : "";
    return known.length ? h("p", { className: "totals" }, words.totals, ": ", sum, known.map(([kind, s], i) => [i ? ", " : "", h("span", { key: kind, className: "nowrap" }, s.atLeast ? words["at-least"] + " " : "", h("b", {}, thousands(s.n)), " " + kind)])) : null;
  };
  const awards = all => {
    const rows = all.filter(row => isMap(row) && text(row.award) !== ""), given = rows.filter(row => row.status !== "đề nghị"), nominees = rows.filter(row => row.status === "đề nghị");
    return [given.length ? h("section", { key: "awards", className: "awards" }, h("h2", {}, words.awards), totals(given), table(given)) : null,
      nominees.length ? h("section", { key: "nominees", className: "awards" }, h("h2", {}, words.nominees), table(nominees)) : null];
  };

  const terms = (title, names) => (names.length ? h("div", { className: "terms" }, h("h2", {}, title), h("ul", {}, names.map(n => h("li", { key: n }, h("a", {}, n))))) : null);
  // authors returns those who wrote it, then the others with their part: “Thanh Châu · ảnh: Lan Anh”.
  const authors = value => {
    const all = list(value).map(a => (isMap(a) ? [text(a.name), text(a.role)] : Array.isArray(value) ? text(a).split(/\s*\|\s*/, 2) : [text(a)])).filter(([name]) => name !== "");
    return [all.filter(([, part]) => !part).map(([name]) => name).join(", "), ...all.filter(([, part]) => part).map(([name, part]) => part + ": " + name)].filter(x => x).join(" · ");
  };
  // days returns the day of an event, or its first and its last.
  const days = event => {
    const first = event.from || event.date, from = readDate(text(first)), to = readDate(text(event.to));
    if (!from || !to || to.day <= from.day) return first && moment(first);
    const parts = from.day.split("-").reverse(), same = from.day.slice(0, 7) === to.day.slice(0, 7) ? 1 : from.day.slice(0, 4) === to.day.slice(0, 4) ? 2 : 3;
    return put(words["event.days"], parts.slice(0, same).join("/"), to.day.split("-").reverse().join("/"));
  };
  const corrections = all => {
    const rows = all.filter(c => isMap(c) && text(c.text) !== "");
    return rows.length ? h("aside", { className: "corrections" }, h("h2", {}, words.corrections), h("ul", {}, rows.map((c, i) => h("li", { key: i }, day(c.date), ": ", text(c.text))))) : null;
  };
  const Article = props => {
    const data = props.entry.get("data").toJS(), on = checks.dayOf(data), event = isMap(data.event) ? data.event : {}, source = isMap(data.source) ? data.source : { name: data.source };
    const place = name => {
      const { unit } = checks.places.find(text(name), on);
      if (!unit) return text(name);
      let top = unit;
      while (top.parent) top = top.parent;
      return checks.places.nameAt(unit, on).full + (top === unit ? "" : ", " + checks.places.nameAt(top, on).short);
    };
    const image = data.image && props.getAsset(data.image, props.fields.find(f => f.get("name") === "image")), facts = event.from || event.date || event.kind || event.at;
    const fact = (label, value) => (value ? h("div", {}, h("dt", {}, label), h("dd", {}, value)) : null);
    return h("main", { lang: "vi" }, h("article", { className: "story" },
      h("header", {}, data.category ? h("p", { className: "kick" }, data.category) : null, h("h1", {}, text(data.title) || words["preview.title"]),
        data.summary ? h("p", { className: "standfirst" }, data.summary) : null,
        h("p", { className: "by" }, data.draft === true ? [h("strong", { key: "draft", className: "flag" }, words.draft), " "] : null, authors(data.author) ? h("span", { className: "author" }, authors(data.author)) : null, moment(data.date),
          list(data.locality).map(n => h("span", { key: n, className: "place" }, place(n))))),
      facts ? h("aside", { className: "facts" }, h("h2", {}, words.event), h("dl", {}, fact(words["event.date"], days(event)), fact(words["event.kind"], event.kind), fact(words["event.at"], event.at))) : null,
      h("div", { className: "body" }, image ? h("figure", {}, h("img", { src: String(image), alt: "" })) : null, props.widgetFor("body")),
      corrections(list(data.corrections)), awards(list(data.awards)),
      h("footer", {}, text(source.name) ? h("p", { className: "source" }, words.source, ": ", text(source.name)) : null, terms(words.tags, list(data.tags)), terms(words.localities, list(data.locality).map(place)))));
  };
  CMS.registerPreviewStyle("preview.css");
  CMS.registerPreviewStyle("body { padding: 0 20px 40px }", { raw: true });
  const Preview = window.createClass({
    componentDidMount() { addEventListener("bangvang-units", this.again = () => this.forceUpdate()); },
    componentWillUnmount() { removeEventListener("bangvang-units", this.again); },
    render() { return Article(this.props); },
  });
  CMS.registerPreviewTemplate("articles", Preview);
  CMS.registerPreviewTemplate("pages", Preview);
};
