// The site that bangvang makes, for Eleventy: the same pages and feeds of the same articles. Templates are JavaScript, the
// fastest that Eleventy has; nothing is minified, to its advantage.
import { articles, terms, taxonomies, pagesOf, rollPages } from "./site.mjs";

export default function (config) {
  config.setQuietMode(true);
  config.addCollection("stories", (api) => articles(api));
  config.addCollection("lists", (api) => pagesOf([{ url: "/", title: "Tất cả tin bài", items: articles(api) }, ...terms(api)]));
  config.addCollection("feeds", (api) => [{ url: "/", title: "Bảng Vàng thử", items: articles(api), whole: true }, ...terms(api).filter((t) => t.feed)]);
  config.addCollection("indexes", (api) => taxonomies(api));
  config.addCollection("roll", (api) => rollPages(api));
  return { dir: { input: "content", includes: "../_includes" }, templateFormats: ["md", "11ty.js"], markdownTemplateEngine: false };
}
