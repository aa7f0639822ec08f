// What the collections hold: articles, the terms of each taxonomy with their articles, and both cut into pages.
export const kinds = {
  "chu-de": { title: "Chủ đề", feed: true, cards: true },
  "chuyen-muc": { title: "Chuyên mục", feed: true, cards: true },
  "dia-phuong": { title: "Địa phương", feed: true, cards: true },
  "khen-thuong": { title: "Khen thưởng", feed: true, cards: true, awards: (a, name) => a.honour === name },
  "don-vi-trao": { title: "Đơn vị trao", feed: true, awards: (a, name) => a.by === name },
  "duoc-khen": { title: "Được khen", awards: (a, name) => (a.recipients || []).includes(name) },
  "luu-tru": { title: "Lưu trữ", feed: true, cards: true },
};

const made = {}; // each collection asks for the same articles and terms

export const slug = (name) => name.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/[^a-z0-9/]+/g, "-").replace(/^-|-$/g, "");

export function articles(api) {
  return (made.articles ??= api.getFilteredByGlob("content/tin/**/*.md").sort((a, b) => b.date - a.date));
}

// terms returns the terms of all taxonomies: {kind, name, title, url, items, feed}.
export function terms(api) {
  if (made.terms) return made.terms;
  const all = new Map();
  for (const article of articles(api)) {
    for (const kind of Object.keys(kinds)) {
      for (const name of article.data[kind] || []) {
        const url = `/${kind}/${slug(name)}/`;
        if (!all.has(url)) all.set(url, { ...kinds[kind], kind, name, title: name, url, items: [] });
        const items = all.get(url).items;
        if (items.at(-1) !== article) items.push(article);
      }
    }
  }
  return (made.terms = [...all.values()]);
}

// taxonomies returns the index of each taxonomy: {url, title, terms}.
export function taxonomies(api) {
  const all = terms(api);
  return Object.entries(kinds).map(([kind, { title }]) => ({
    url: `/${kind}/`, title, terms: all.filter((t) => t.kind === kind).sort((a, b) => a.name.localeCompare(b.name, "vi")),
  }));
}

// pagesOf cuts lists into pages of 20.
export function pagesOf(lists) {
  return lists.flatMap((list) => cut(list.items, 20).map((items, i, all) => ({ list, items, number: i + 1, of: all.length })));
}

// rollPages cuts the articles with awards into as many pages as bangvang's roll has.
export function rollPages(api) {
  const honoured = articles(api).filter((a) => a.data.awards);
  const size = api.getFilteredByGlob("content/bang-vang/_index.md")[0].data.size;
  return cut(honoured, size).map((items, i, all) => ({ items, number: i + 1, of: all.length }));
}

function cut(items, size) {
  const out = [];
  for (let i = 0; i < items.length; i += size) out.push(items.slice(i, i + size));
  return out;
}

// related returns up to five articles with the same place, else the same topic, the newest first.
const near = new Map();
export function related(article, stories) {
  if (!near.size) {
    for (const one of stories) {
      for (const key of [...(one.data["dia-phuong"] || []), ...one.data["chu-de"]]) {
        if (!near.has(key)) near.set(key, []);
        near.get(key).push(one);
      }
    }
  }
  const out = new Set();
  for (const key of [...(article["dia-phuong"] || []), ...article["chu-de"]]) {
    for (const one of near.get(key)) {
      if (out.size === 5) return [...out];
      if (one.url !== article.page.url) out.add(one);
    }
  }
  return [...out];
}
