import { base, iso } from "../html.mjs";
import { slug } from "../site.mjs";

export const data = { permalink: "/bang-vang/index.json", eleventyExcludeFromCollections: true };

export function render({ collections }) {
  const awards = collections.stories.flatMap((s) => (s.data.awards || []).flatMap((a) => a.to.map((r) => ({ date: iso(s.date), honour: a.honour, honour_id: slug(a.honour), by: a.by, kind: r.kind, count: r.n, count_text: r.text, exact: !r.least, names: (r.names || []).map((n) => n.name), period: a.period, locality: s.data.locality, article: s.data.title, url: base + s.url, status: "conferred" }))));
  return JSON.stringify({ site: base + "/", awards });
}
