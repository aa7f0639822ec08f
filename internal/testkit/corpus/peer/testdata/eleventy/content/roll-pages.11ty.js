import { at, crumbs, page, pager, rows, sums } from "../html.mjs";

export const data = {
  pagination: { data: "collections.roll", size: 1, alias: "roll", addAllPagesToCollections: false },
  eleventyExcludeFromCollections: true,
  permalink: ({ roll }) => at("/bang-vang/", roll.number) + "index.html",
};

export function render({ roll: { items, number, of }, collections }) {
  const url = "/bang-vang/";
  return page({
    title: "Bảng vàng", url: at(url, number), graph: [crumbs("Bảng vàng", url)],
    main: `<header class="top"><h1>Bảng vàng</h1><p class="count"><span>trang ${number}/${of}</span></p></header>${number === 1 ? sums(collections.stories) : ""}<section class="awards roll" aria-labelledby="_all"><h2 id="_all">Tất cả khen thưởng</h2>${rows(items)}</section>${pager(url, number, of)}`,
  });
}
