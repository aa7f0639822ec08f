import { base, time } from "../html.mjs";

export const data = { permalink: "/feed.json", eleventyExcludeFromCollections: true };

export function render({ collections }) {
  return JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Bảng Vàng thử", home_page_url: base + "/", feed_url: base + "/feed.json", language: "vi", items: collections.stories.slice(0, 20).map((a) => ({ id: base + a.url, url: base + a.url, title: a.data.title, content_html: a.content, summary: a.data.summary, date_published: time(a.date), authors: [{ name: a.data.author }], tags: a.data["chu-de"] })) });
}
