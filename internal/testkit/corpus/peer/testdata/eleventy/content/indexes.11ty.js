import { crumbs, esc, page } from "../html.mjs";

export const data = {
  pagination: { data: "collections.indexes", size: 1, alias: "index", addAllPagesToCollections: false },
  eleventyExcludeFromCollections: true,
  permalink: ({ index }) => index.url + "index.html",
};

export function render({ index: { url, title, terms } }) {
  return page({
    title, url, graph: [crumbs(title, url)],
    main: `<nav class="crumbs" aria-label="Bạn đang ở"><ol><li><a href="/">Trang chủ</a></li></ol></nav><header class="top"><h1>${title}</h1><p class="count"><span>${terms.length}</span></p></header><div class="groups"><section class="terms"><ul>${terms.map((t) => `<li><a href="${t.url}">${esc(t.name)} <span class="n">${t.items.length}</span></a></li>`).join("")}</ul></section></div>`,
  });
}
