import { base, esc, time } from "../html.mjs";

export const data = {
  pagination: { data: "collections.feeds", size: 1, alias: "feed", addAllPagesToCollections: false },
  eleventyExcludeFromCollections: true,
  permalink: ({ feed }) => feed.url + "feed.xml",
};

export function render({ feed }) {
  const items = feed.items.slice(0, 20);
  const entry = (a) => `<entry><title>${esc(a.data.title)}</title><id>${base}${a.url}</id><link rel="alternate" type="text/html" href="${base}${a.url}"/><published>${time(a.date)}</published><updated>${time(a.date)}</updated><author><name>${esc(a.data.author)}</name></author>${[...a.data["chuyen-muc"], ...a.data["chu-de"]].map((t) => `<category term="${esc(t)}"/>`).join("")}<summary>${esc(a.data.summary)}</summary>${feed.whole ? `<content type="html">${esc(a.content)}</content>` : ""}</entry>`;
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi"><title>${esc(feed.title)} · Bảng Vàng thử</title><id>${base}${feed.url}</id><updated>${time(items[0].date)}</updated><link rel="self" type="application/atom+xml" href="${base}${feed.url}feed.xml"/><link rel="alternate" type="text/html" href="${base}${feed.url}"/><author><name>Bảng Vàng thử</name></author>${items.map(entry).join("\n")}</feed>\n`;
}
