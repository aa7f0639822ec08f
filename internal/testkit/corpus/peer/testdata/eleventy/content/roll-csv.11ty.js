import { base, iso } from "../html.mjs";

export const data = { permalink: "/bang-vang/index.csv", eleventyExcludeFromCollections: true };

export function render({ collections }) {
  const cell = (v) => (/[",\n]/.test(v) ? `"${v.replaceAll('"', '""')}"` : v);
  const lines = collections.stories.flatMap((s) => (s.data.awards || []).flatMap((a) => a.to.map((r) => [iso(s.date), a.honour, a.by, r.kind, r.n, r.text, (r.names || []).map((n) => n.name).join("; "), a.period, s.data.locality, s.data.title, base + s.url].map((v) => cell(String(v ?? ""))).join(","))));
  return "date,honour,by,kind,count,count_text,names,period,locality,article,url\n" + lines.join("\n") + "\n";
}
