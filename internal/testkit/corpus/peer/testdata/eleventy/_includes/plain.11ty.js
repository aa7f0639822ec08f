import { crumbs, esc, page } from "../html.mjs";

export const render = (d) => page({ title: d.title, url: d.page.url, summary: d.summary, graph: [crumbs(d.title, d.page.url)], main: `<h1>${esc(d.title)}</h1>${d.content}` });
