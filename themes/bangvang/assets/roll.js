// Filters the awards of the roll by what a reader chooses and types. What is on the page is hidden and shown;
// when the roll has more pages than one, all awards come from the roll as JSON as soon as they are asked for.
(() => {
	const form = document.getElementById("_filters"), table = document.getElementById("_roll");
	if (!form || !table) return;
	const SHOWN = 100; // rows made at once
	const say = form.dataset, status = form.querySelector("[role=status]"), pager = document.querySelector(".pager");
	const labels = Array.from(table.tHead.rows[0].cells, (c) => c.textContent);

	// The builder's viet.FoldLoose, with a space for what is no word, and without the points between thousands.
	const fold = (s) => ` ${s} `.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐðÐɖƉ]/g, "d").replace(/[ƀɃɓƁ]/g, "b").toLowerCase()
		.replace(/(\d)\.(?=\d{3}(?![\p{L}\p{N}]))/gu, "$1").replace(/[^\p{L}\p{N}]+/gu, " ").replace(/ ([hklmstv]|qu)y(?= )/g, " $1i");
	const number = (text, n) => {
		const forms = text.split("|");
		return (n === 1 ? forms[0] : forms[forms.length - 1]).replace("{0}", n.toLocaleString(say.lang));
	};
	const make = (name, className, ...content) => {
		const e = document.createElement(name);
		if (className) e.className = className;
		e.append(...content);
		return e;
	};
	// What a row says, its cells and names apart.
	const textOf = (row) => fold(row.innerHTML.replace(/<[^>]*>|&\w+;/g, " "));
	const link = (text, href) => {
		const a = make("a", "", text);
		a.href = href;
		return a;
	};

	// An award: year, level, honour, by, kind, locality, the text to look in, and its row or how to make one.
	const onPage = [];
	let year, level;
	// The conferrers in a cell: several are elements of one of their own.
	const bodies = (td) => {
		const joint = td.querySelector(".joint");
		return (joint ? Array.from(joint.children) : [td.firstChild]).map((n) => n.textContent);
	};
	for (const row of table.querySelectorAll("tbody tr")) {
		if (row.dataset.of) [year, level] = row.dataset.of.split(" ");
		if (row.className) continue;
		const [honour, by, to, , article] = row.cells, place = article.querySelector(".small a");
		const kind = Array.from(to.querySelectorAll(".to > li"), (li) => Array.from(li.childNodes, (n) => n.nodeName === "UL" ? "" : n.textContent).join(" "));
		onPage.push({ row, year, level, honour: honour.firstChild.textContent, bodies: bodies(by), kind: kind.join(), locality: place ? place.textContent : "", text: textOf(row) });
	}

	const cell = (i, ...content) => {
		const td = make(i ? "td" : "th", "", ...content.filter(Boolean));
		if (i) td.dataset.label = labels[i]; else td.scope = "row";
		return td;
	};
	const rowOf = (w) => make("tr", "",
		cell(0, w.honour_id ? link(w.honour, `${say.honours}${w.honour_id}/`) : w.honour, w.status === "posthumous" && make("em", "", ` (${say.posthumous})`), w.citation && make("span", "small", w.citation)),
		cell(1, w.by || "–", w.conferrer_source && make("span", "small", say.byLaw), w.decision && make("span", "small", `${say.decision} ${w.decision}`)),
		cell(2, !w.to.length ? "–" : make("ul", "to", ...w.to.map(({ kind, count, count_text, exact, names }) => make("li", "",
			make("b", "", exact && count !== null && !/ /.test(count_text) ? count.toLocaleString(say.lang) : count_text || ""), ` ${kind}`,
			make("ul", "names", ...(names || []).map((n) => make("li", "", n))))))),
		cell(3, w.period || "–"),
		cell(4, link(w.article, w.url), make("span", "small", w.date.replace(/(.+)-(.+)-(.+)/, say.date), w.locality && ` · ${w.locality}`)));
	// Records are one for each kind of recipient; those of an award follow each other.
	const gather = ({ awards }) => {
		const out = [];
		let last = "";
		for (const r of awards) {
			const said = r.status === "posthumous" ? say.posthumous : "";
			if (r.id !== last) out.push({ ...r, year: `${r.year}`, bodies: r.conferrers.map((c) => c.name), kind: "", to: [], text: fold([r.year, r.honour, said, r.by, r.period, r.citation, r.decision, r.article, r.locality].join(" ")) });
			last = r.id;
			const w = out[out.length - 1];
			if (!r.kind) continue;
			w.kind += `,${r.kind}`;
			w.to.push(r);
			w.text += fold([r.count, r.count_text, r.kind, ...r.names || []].join(" "));
		}
		return out;
	};
	let fetched;
	const all = () => fetched = fetched || fetch(say.json).then((r) => {
		if (!r.ok) throw r;
		return r.json();
	}).then(gather).catch((e) => {
		fetched = null;
		throw e;
	});

	const chosen = () => Array.from(new FormData(form)).map(([name, v]) => [name, v.trim()]).filter(([, v]) => v);
	const fits = (wanted) => {
		const words = wanted.filter(([name]) => name === "q").flatMap(([, v]) => fold(v).trim().split(" ").filter(Boolean));
		const rest = wanted.filter(([name]) => name !== "q");
		return (w) => rest.every(([name, v]) => name === "kind" ? w.kind.includes(v) : name === "by" ? w.bodies.includes(v) : w[name] === v) && words.every((word) => w.text.includes(` ${word}`));
	};

	// Rows on the page: those that fit stay, and the headings of years and levels that have any.
	const hide = (fit) => {
		let n = 0, year, level;
		const shown = new Map(onPage.map((w) => [w.row, fit(w)]));
		for (const row of table.rows) {
			if (row.parentNode === table.tHead) continue;
			if (row.className === "of-year") year = row;
			if (row.className === "of-level") level = row;
			row.hidden = !shown.get(row);
			if (!row.hidden) year.hidden = level.hidden = !++n;
		}
		return n;
	};
	// Rows that are not on the page are put into a body of their own, which stands for the others.
	const found = make("tbody", ""), more = make("button", "btn");
	let rest = [];
	const next = () => {
		found.append(...rest.splice(0, SHOWN).map(rowOf));
		more.hidden = !rest.length;
		more.textContent = `${say.more} (${rest.length.toLocaleString(say.lang)})`;
	};
	more.type = "button";
	more.addEventListener("click", () => {
		const at = found.rows.length;
		next();
		const a = found.rows[at].querySelector("a");
		if (a) a.focus();
	});
	const swap = (list) => {
		for (const e of [...table.tBodies, pager]) if (e !== found) e.hidden = !!list;
		found.replaceChildren();
		rest = list || [];
		next();
		if (list && !found.isConnected) {
			table.append(found);
			table.after(more);
		}
	};

	let turn = 0;
	const run = async () => {
		const mine = ++turn, wanted = chosen(), query = `${new URLSearchParams(wanted)}`;
		history.replaceState(null, "", location.pathname + (query && `?${query}`) + location.hash);
		try {
			let n;
			if (!say.json) n = hide(fits(wanted));
			else if (!wanted.length) swap(null);
			else {
				status.textContent = say.loading;
				const list = (await all()).filter(fits(wanted));
				if (mine !== turn) return;
				n = list.length;
				swap(list);
			}
			status.textContent = wanted.length ? number(say.found, n) : "";
		} catch {
			if (mine === turn) status.textContent = say.failed;
		}
	};
	let timer;
	const later = (wait) => {
		clearTimeout(timer);
		timer = setTimeout(run, wait);
	};
	form.addEventListener("input", (e) => later(e.target.name === "q" ? 200 : 0));
	form.addEventListener("reset", () => later(0));
	form.addEventListener("submit", (e) => {
		e.preventDefault();
		run();
	});
	form.hidden = false;
	for (const [name, value] of new URLSearchParams(location.search)) if (form.elements[name]) form.elements[name].value = value;
	if (chosen().length) {
		run();
		// Who follows a figure wants its awards, which stand far below; who comes back is taken to where they were.
		const [came] = performance.getEntriesByType("navigation");
		if (!location.hash && came && came.type === "navigate") form.parentNode.scrollIntoView({ behavior: "instant" });
	}
})();
