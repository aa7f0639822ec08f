// The parts of pages, as functions from data to HTML.
import { slug } from "./site.mjs";

export const base = "https://example.org";
const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };
export const esc = (text) => String(text).replace(/[&<>"']/g, (c) => escapes[c]);
const two = (n) => String(n).padStart(2, "0");
const local = (d) => new Date(d.getTime() + 7 * 3600e3); // UTC+7
export const iso = (d) => { const l = local(d); return `${l.getUTCFullYear()}-${two(l.getUTCMonth() + 1)}-${two(l.getUTCDate())}`; };
export const time = (d) => local(d).toISOString().slice(0, 19) + "+07:00";
const short = (d) => iso(d).split("-").reverse().join("/");
const weekdays = ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];
export const day = (d) => `<time datetime="${iso(d)}">${weekdays[local(d).getUTCDay()]}, ${short(d)}</time>`;
const number = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ".");
const none = `<span class="vh">không nêu</span><span aria-hidden="true">–</span>`;

export function crumbs(title, url, parent) {
  const items = [{ "@type": "ListItem", position: 1, name: "Trang chủ", item: base + "/" }];
  if (parent) items.push({ "@type": "ListItem", position: 2, name: parent.name, item: base + parent.url });
  items.push({ "@type": "ListItem", position: items.length + 1, name: title, item: base + url });
  return { "@type": "BreadcrumbList", itemListElement: items };
}

// page is a whole page: {title, url, summary, article, feed, head, graph, main}.
export function page(p) {
  const canonical = base + p.url, summary = p.summary || `${p.title} · Bảng Vàng thử`;
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'">
<meta name="color-scheme" content="light dark"><meta property="og:site_name" content="Bảng Vàng thử"><meta property="og:locale" content="vi_VN">
<link rel="stylesheet" href="/assets/main.css"><link rel="icon" href="/assets/favicon.svg" type="image/svg+xml" sizes="any"><link rel="manifest" href="/site.webmanifest">
<link rel="alternate" type="application/atom+xml" title="Bảng Vàng thử" href="/feed.xml"><title>${esc(p.title)} – Bảng Vàng thử</title><meta name="description" content="${esc(summary)}">
<meta property="og:type" content="${p.article ? "article" : "website"}"><meta property="og:title" content="${esc(p.title)}"><meta property="og:url" content="${canonical}"><meta property="og:description" content="${esc(summary)}"><link rel="canonical" href="${canonical}">${p.feed ? `<link rel="alternate" type="application/atom+xml" title="${esc(p.title)}" href="${p.url}feed.xml">` : ""}${p.head || ""}
<script type="application/ld+json">${JSON.stringify({ "@context": "https://schema.org", "@graph": p.graph }).replaceAll("<", "\\u003c")}</script></head><body>
<a class="skip" href="#_main">Tới nội dung chính</a><header class="mast"><div class="wrap mast-row"><a class="brand" href="/"><img src="/assets/mark.svg" alt="" width="48" height="48"><span>Bảng Vàng thử</span></a><div class="tools"><a class="tool" href="/tim-kiem/"><span>Tìm kiếm</span></a></div></div></header>
<main id="_main" class="wrap" tabindex="-1">${p.main}</main>
<footer class="foot"><div class="wrap"><ul class="plain"><li><a href="/feed.xml">Nguồn tin Atom</a></li><li><a href="/feed.json">Nguồn tin JSON</a></li><li><a href="#_main">Lên đầu trang</a></li></ul></div></footer></body></html>
`;
}

const shown = new WeakMap();
function card(a) {
  if (!shown.has(a)) {
    const d = a.data;
    shown.set(a, `<article class="card"><p class="kick">${esc(d["chuyen-muc"][0])}</p><h3><a href="${a.url}">${esc(d.title)}</a></h3><p class="sapo">${esc(d.summary)}</p><p class="meta"><time datetime="${iso(a.date)}">${short(a.date)}</time><span>${esc(d.locality)}</span>${d.awards ? `<span class="won">${d.awards.length} khen thưởng</span>` : ""}</p></article>`);
  }
  return shown.get(a);
}

export const plainCards = (items) => items.map(card).join("");

export function cards(items) {
  const years = new Map();
  for (const a of items) {
    const year = iso(a.date).slice(0, 4);
    years.set(year, (years.get(year) || "") + card(a));
  }
  return [...years].map(([year, html]) => `<section class="year"><h2 id="_${year}">${year}</h2><div class="cards">${html}</div></section>`).join("");
}

export function awardCells(a) {
  const to = a.to.map((r) => `<li>${r.names ? r.names.map((n) => (n.term ? `<a href="/duoc-khen/${slug(n.term)}/">${esc(n.name)}</a>` : esc(n.name))).join(", ") : `<b>${esc(r.text)}</b> ${esc(r.kind)}`}</li>`).join("");
  return `<th scope="row"><a href="/khen-thuong/${slug(a.honour)}/">${esc(a.honour)}</a></th><td data-label="Đơn vị trao">${a.by ? `<a href="/don-vi-trao/${slug(a.by)}/">${esc(a.by)}</a>` : none}</td><td data-label="Được khen"><ul class="to">${to}</ul></td><td data-label="Thời gian">${a.period ? esc(a.period) : none}</td>`;
}

export function sums(items, of = () => true) {
  const n = {}, least = {};
  for (const item of items) {
    for (const a of (item.data || item).awards || []) {
      if (!of(a)) continue;
      for (const r of a.to) {
        n[r.kind] = (n[r.kind] || 0) + r.n;
        least[r.kind] ||= r.least;
      }
    }
  }
  return `<p class="totals">Tổng cộng:${["tập thể", "cá nhân", "tập thể, cá nhân"].filter((k) => n[k]).map((k) => ` <span class="nowrap">${least[k] ? "ít nhất " : ""}<b>${number(n[k])}</b> ${k}</span>`).join("")}</p>`;
}

export function rows(items, of = () => true) {
  const body = items.map((item) => (item.data.awards || []).map((a, i) => of(a) ? `<tr id="a-${iso(item.date).slice(0, 7)}-${item.fileSlug}-${i + 1}">${awardCells(a)}<td data-label="Bài viết"><a href="${item.url}">${esc(item.data.title)}</a><span class="small"><time datetime="${iso(item.date)}">${short(item.date)}</time> · <a href="/dia-phuong/${slug(item.data.locality)}/">${esc(item.data.locality)}</a></span></td></tr>` : "").join("")).join("");
  return `<table class="stack"><thead><tr><th scope="col">Khen thưởng</th><th scope="col">Đơn vị trao</th><th scope="col">Được khen</th><th scope="col">Thời gian</th><th scope="col">Bài viết</th></tr></thead><tbody>${body}</tbody></table>`;
}

export const at = (url, n) => (n === 1 ? url : `${url}page/${n}/`);

export function pager(url, now, last) {
  if (last < 2) return "";
  const link = (n) => (n === now ? `<li><a aria-current="page">${n}</a></li>` : `<li><a href="${at(url, n)}">${n}</a></li>`);
  const shown = [];
  for (let n = Math.max(1, now - 2); n <= Math.min(last, now + 2); n++) shown.push(link(n));
  return `<nav class="pager" aria-label="Các trang"><ul>${now > 1 ? `<li><a rel="prev" href="${at(url, now - 1)}">Mới hơn</a></li>` : ""}${now > 3 ? link(1) : ""}${shown.join("")}${now + 2 < last ? link(last) : ""}${now < last ? `<li><a rel="next" href="${at(url, now + 1)}">Cũ hơn</a></li>` : ""}</ul></nav>`;
}
