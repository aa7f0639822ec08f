import { at, cards, crumbs, esc, page, pager, rows, sums } from "../html.mjs";
import { kinds } from "../site.mjs";

// The pages of every list of articles: the front page and each term.
export const data = {
  pagination: { data: "collections.lists", size: 1, alias: "list", addAllPagesToCollections: false },
  eleventyExcludeFromCollections: true,
  permalink: ({ list }) => at(list.list.url, list.number) + "index.html",
};

export function render({ list: { list, items, number, of } }) {
  const { kind, title, url } = list, parent = kind && { name: kinds[kind].title, url: `/${kind}/` };
  const awarded = list.awards && ((a) => list.awards(a, list.name));
  const where = kind ? `<nav class="crumbs" aria-label="Bạn đang ở"><ol><li><a href="/">Trang chủ</a></li><li><a href="${parent.url}">${parent.name}</a></li></ol></nav>` : "";
  return page({
    title, url: at(url, number), feed: list.feed || !kind, graph: [crumbs(title, url, parent)],
    head: (number > 1 ? `<link rel="prev" href="${at(url, number - 1)}">` : "") + (number < of ? `<link rel="next" href="${at(url, number + 1)}">` : ""),
    main: `${where}<header class="top"><h1>${esc(title)}</h1><p class="count"><span>${list.items.length} bài</span>${of > 1 ? `<span>trang ${number}/${of}</span>` : ""}</p></header>${awarded ? `<section class="awards given" aria-labelledby="_awards"><h2 id="_awards">Các lần trao</h2>${(list.sums ??= sums(list.items, awarded))}${rows(items, awarded)}</section>` : ""}${!kind || list.cards ? cards(items) : ""}${pager(url, number, of)}`,
  });
}
