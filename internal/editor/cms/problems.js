// What the last build found, as a panel beside Decap CMS: of the article that is open, or of all. problems.json names codes
// and lines only; the text of a line comes from the article, which Decap CMS has loaded with the editor's login.
globalThis.bangvangProblems = async tables => {
  const words = tables.words, put = (text, ...args) => text.replace(/\{(\d)\}/g, (_, i) => args[i]);
  const answer = await fetch("problems.json", { cache: "no-cache" });
  if (!answer.ok) return;
  const last = await answer.json();
  const make = (tag, attributes, ...children) => {
    const e = Object.assign(document.createElement(tag), attributes);
    e.append(...children.filter(c => c !== null));
    return e;
  };
  const path = entry => "content/" + entry + ".md";
  // opened returns the path of the article that the address names, "" for a list.
  const opened = () => {
    const m = /^#\/collections\/[^/]+\/entries\/(.+)$/.exec(location.hash);
    return m ? path(decodeURIComponent(m[1])) : "";
  };
  const line = n => {
    const raw = globalThis.bangvangOpened && globalThis.bangvangOpened.raw;
    return n && raw ? make("code", { textContent: raw.split("\n")[n - 1] || "" }) : null;
  };
  const item = p => {
    const said = last.codes[p.code];
    return make("li", {}, make("strong", { textContent: words[said.severity] + (p.line ? " · " + put(words.line, p.line) : "") + ": " }), said.text + " ", make("small", { textContent: "[" + p.code + "]" }), line(p.line));
  };
  const link = ([file, problems]) => {
    const entry = file.replace(/^content\//, "").replace(/\.md$/, "");
    return make("li", {}, make("a", { href: "#/collections/articles/entries/" + encodeURI(entry), textContent: last.titles[file] || entry }), " (" + problems.length + ")");
  };
  let panel = null, at = ""; // the panel, and the address for which it was made
  const show = () => {
    const file = opened(), all = Object.entries(last.articles), own = last.articles[file] || [];
    const writing = /\/(entries|new)(\/|$)/.test(location.hash), n = file ? own.length : all.reduce((sum, [, p]) => sum + p.length, 0) + last.others;
    const wasOpen = panel && panel.open && at === location.hash;
    at = location.hash;
    if (panel) panel.remove();
    panel = null;
    if (!document.querySelector("#nc-root header, #nc-root [class*=Toolbar]") || (writing && n === 0)) return;
    panel = make("details", { className: "bv-last", open: wasOpen || false }, make("summary", { textContent: n ? put(file ? words["last.entry"] : words.last, n) : words["last.none"] }),
      make("div", {}, make("ul", {}, ...(file ? own.slice(0, 100).map(item) : all.slice(0, 200).map(link))),
        !file && last.others ? make("p", { textContent: put(words["last.others"], last.others) }) : null, n && file ? make("p", { textContent: words["last.changed"] }) : null));
    document.body.append(panel);
  };
  let due = 0;
  const soon = () => { // Decap CMS draws its page after the address has changed
    clearTimeout(due);
    due = setTimeout(show, 150);
  };
  addEventListener("hashchange", soon);
  addEventListener("bangvang-opened", soon);
  new MutationObserver(() => { if (!panel) soon(); }).observe(document.body, { childList: true, subtree: true });
  soon();
};
