import { awardCells, base, crumbs, day, esc, page, plainCards, sums, time } from "../html.mjs";
import { related, slug } from "../site.mjs";

export function render(d) {
  const category = d["chuyen-muc"][0], tags = d["chu-de"], url = d.page.url, date = d.page.date;
  const stories = d.collections.stories, i = places(stories).get(url);
  const newer = stories[i - 1], older = stories[i + 1];
  const graph = [
    { "@type": "NewsArticle", "@id": `${base}${url}#article`, headline: d.title, description: d.summary, url: base + url, mainEntityOfPage: base + url, inLanguage: "vi", isAccessibleForFree: true, datePublished: time(date), dateModified: time(date), author: { "@type": "Person", name: d.author }, publisher: { "@type": "Organization", "@id": `${base}/#organization`, name: "Bảng Vàng thử", url: base + "/" }, articleSection: category, keywords: tags, spatialCoverage: [{ "@type": "AdministrativeArea", name: d.locality, url: `${base}/dia-phuong/${slug(d.locality)}/` }], about: (d["khen-thuong"] || []).map((name) => ({ "@type": "Thing", name, url: `${base}/khen-thuong/${slug(name)}/` })) },
    crumbs(d.title, url, { name: category, url: `/chuyen-muc/${slug(category)}/` }),
  ];
  const awards = d.awards ? `<section class="awards" aria-labelledby="_awards"><h2 id="_awards">Khen thưởng tại hội nghị</h2>${sums([d])}<table class="stack"><thead><tr><th scope="col">Khen thưởng</th><th scope="col">Đơn vị trao</th><th scope="col">Được khen</th><th scope="col">Thời gian</th></tr></thead><tbody>${d.awards.map((a) => `<tr>${awardCells(a)}</tr>`).join("")}</tbody></table></section>` : "";
  const near = related(d, stories);
  return page({
    title: d.title, url, summary: d.summary, article: true, graph,
    main: `<article class="story"><header><p class="kick"><a href="/chuyen-muc/${slug(category)}/">${esc(category)}</a></p><h1>${esc(d.title)}</h1><p class="standfirst">${esc(d.summary)}</p><p class="by"><span class="author">${esc(d.author)}</span>${day(date)}</p></header>
<aside class="facts" aria-labelledby="_event"><h2 id="_event">Sự kiện</h2><dl><div><dt>Ngày</dt><dd>${day(date)} <span>(${d.event.session})</span></dd></div><div><dt>Loại</dt><dd>${d.event.kind}</dd></div></dl></aside>
<div class="body">${d.content}</div>${awards}<footer><div class="terms"><h2>Chủ đề</h2><ul>${tags.map((t) => `<li><a href="/chu-de/${slug(t)}/" rel="tag">${esc(t)}</a></li>`).join("")}</ul></div><div class="terms"><h2>Địa phương</h2><ul><li><a href="/dia-phuong/${slug(d.locality)}/">${esc(d.locality)}</a></li></ul></div><p class="printed">Địa chỉ bài viết: ${base}${url}</p></footer>
${near.length ? `<div class="more"><h2>Tin liên quan</h2><div class="cards">${plainCards(near)}</div></div>` : ""}</article><nav class="beside" aria-label="Bài liền kề">${newer ? `<a rel="next" href="${newer.url}"><span>Mới hơn</span> ${esc(newer.data.title)}</a>` : ""}${older ? `<a rel="prev" href="${older.url}"><span>Cũ hơn</span> ${esc(older.data.title)}</a>` : ""}</nav>`,
  });
}

let known;
function places(stories) {
  return (known ??= new Map(stories.map((s, i) => [s.url, i])));
}
