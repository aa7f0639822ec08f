// Searches the index that bangvang builds below tim-kiem/; the documentation of package search says what
// is in it. The first part needs no page and is tested by itself; the second is the page /tim-kiem/.
(() => {
	"use strict";
	const WORD = /[\p{L}\p{M}\p{N}]+/gu;
	const PAGE = 10; // results at once
	const WEIGHTS = [8, 4, 2, 1]; // of the classes: title, beside, often in the text, in the text
	const utf8 = new TextDecoder();

	// The builder's viet.Fold and viet.FoldLoose.
	const fold = (s) => Array.from(s.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐðÐɖƉ]/g, "d"),
		(c) => c.toLowerCase()).join("").replace(/[\s\-\u2010-\u2015\u2212]+/g, " ").trim();
	const loose = (s) => fold(s).replace(WORD, (w) => w.replace(/^([hklmstv])y$/, "$1i"));

	// How a word is marked, as a number, 0 for not at all: tone, quality and đ.
	const marks = (word) => {
		const d = word.normalize("NFD").toLowerCase();
		const tone = "\u0300\u0301\u0303\u0309\u0323".indexOf((d.match(/[\u0300\u0301\u0303\u0309\u0323]/) || [" "])[0]) + 1;
		const o = d.includes("o\u031b"), u = d.includes("u\u031b");
		const quality = d.includes("\u0302") ? 1 : d.includes("\u0306") ? 2 : o && u ? 5 : o ? 3 : u ? 4 : 0;
		return tone + 6 * quality + (/[đðɖ]/.test(d) ? 36 : 0);
	};

	// The words of a query. Those of one quoted phrase share a number; open says that the last may go on.
	const read = (query) => {
		const words = [];
		let quote = 0, quotes = 0;
		for (const [s] of query.matchAll(/["“”„«»]|[\p{L}\p{M}\p{N}]+/gu)) {
			if (/["“”„«»]/.test(s)) quote = quote ? 0 : ++quotes;
			else if (words.length < 12 && loose(s)) words.push({ key: loose(s), marks: marks(s), quote });
		}
		return { words, open: /[\p{L}\p{M}\p{N}]$/u.test(query) };
	};

	// The entries of a file: {key, forms: [{marks, lists: [[class, documents]]}]}.
	const entries = (buffer, n) => {
		const b = new Uint8Array(buffer), out = [];
		let at = 0, key = [];
		const number = () => {
			let v = 0, scale = 1, x;
			do {
				x = b[at++];
				v += (x & 127) * scale;
				scale *= 128;
			} while (x > 127);
			return v;
		};
		const list = (count) => {
			const docs = [];
			let k = 0, bit = at * 8, last = -1;
			if (count > n) throw new Error("broken index");
			while (count * 2 ** (k + 1) <= n) k++;
			while (count--) {
				let gap = 0;
				for (; b[bit >> 3] >> (bit & 7) & 1; bit++) gap += 1 << k;
				bit++;
				for (let i = 0; i < k; i++, bit++) gap += (b[bit >> 3] >> (bit & 7) & 1) << i;
				docs.push(last += gap + 1);
			}
			at = bit + 7 >> 3;
			return docs;
		};
		while (at < b.length) {
			const lengths = b[at++];
			const rest = (lengths & 15) + ((lengths & 15) === 15 ? number() : 0);
			key = [...key.slice(0, lengths >> 4), ...b.subarray(at, at += rest)];
			const forms = [];
			for (let flags = 16; flags & 16;) {
				flags = b[at++];
				const form = { marks: [b[at++]], lists: [] };
				if (key[0] === 9) form.marks.push(b[at++]);
				for (let c = 0; c < 4; c++) if (flags >> c & 1) form.lists.push([c, list(flags & 32 ? 1 : number())]);
				forms.push(form);
			}
			out.push({ key: utf8.decode(Uint8Array.from(key)), forms });
		}
		return out;
	};

	// What is known of each document in one respect: which words or pairs it has (bits), which of them marked
	// as typed, and what that is worth.
	const layer = (n) => ({ any: new Uint16Array(n), same: new Uint16Array(n), score: new Float32Array(n) });
	const add = (to, bit, found, typed, factor) => {
		const best = new Float32Array(to.any.length);
		let count = 0;
		for (const { forms } of found) for (const form of forms) {
			const same = form.marks.every((m, i) => !typed[i] || m === typed[i]);
			for (const [c, docs] of form.lists) for (const d of docs) {
				if (!best[d]) count++;
				to.any[d] |= bit;
				if (same) to.same[d] |= bit;
				best[d] = Math.max(best[d], WEIGHTS[c] * (same ? factor : factor / 2));
			}
		}
		const rarity = Math.log2(2 + best.length / (count || 1));
		best.forEach((v, d) => { to.score[d] += v * rarity; });
	};

	// An index, of which get(name) fetches a file as an ArrayBuffer.
	const index = (get) => {
		const kept = new Map();
		const once = (name, make) => {
			if (!kept.has(name)) {
				const made = get(name).then(make);
				kept.set(name, made);
				made.catch(() => kept.delete(name));
			}
			return kept.get(name);
		};
		const head = () => once("index.txt", (data) => {
			const [first, ...lines] = utf8.decode(data).split("\n");
			const info = JSON.parse(first);
			let key = "";
			info.keys = lines.slice(0, -1).map((l) => key = key.slice(0, parseInt(l[0], 36)) + l.slice(1));
			return info;
		});
		const file = async (i) => {
			const { v, n } = await head();
			return once(`tu/${i}.bin?v=${v}`, (data) => entries(data, n));
		};
		const place = (keys, key) => {
			let low = 0, high = keys.length;
			while (low < high) {
				const middle = low + high >> 1;
				if (keys[middle] <= key) low = middle + 1; else high = middle;
			}
			return low - 1;
		};
		const entry = async (key) => {
			const i = place((await head()).keys, key);
			return i < 0 ? [] : (await file(i)).filter((e) => e.key === key);
		};
		// Entries that begin with a key and go on, from no more than three files.
		const beginning = async (key) => {
			const { keys } = await head(), files = [];
			for (let i = Math.max(0, place(keys, key)); i < keys.length && files.length < 3; i++) {
				if (keys[i] < key || keys[i].startsWith(key)) files.push(file(i));
			}
			return (await Promise.all(files)).flat().filter((e) => e.key.startsWith(key) && e.key !== key);
		};
		const record = async (d) => {
			const { v, per } = await head();
			const list = await once(`bai/${Math.floor(d / per)}.json?v=${v}`, (data) => JSON.parse(utf8.decode(data)));
			return list[d % per];
		};
		// The documents that have all filters, as flags; null for no filter.
		const allow = async (filters, n) => {
			let ok = null;
			for (const found of await Promise.all(filters.map(entry))) {
				const has = new Uint8Array(n);
				for (const { forms } of found) for (const { lists } of forms) for (const [, docs] of lists) for (const d of docs) has[d] = ok ? ok[d] : 1;
				ok = has;
			}
			return ok;
		};

		// The best documents come first: those where every word stands beside one that it stands beside in the
		// query, marked as typed, then marked otherwise, then where the last word goes on; then those where words
		// stand apart; if there are none, those with the most words. Within these by where and how rare, then the
		// newest. What needs more files is left out while the first fill a page, unless wide: more says so.
		const search = async (query, filters, wide) => {
			const { n } = await head();
			const { words, open } = read(query);
			const k = words.length, all = (1 << k) - 1, end = Math.max(0, k - 2);
			const unit = (i) => k > 1 ? `\t${words[i].key} ${words[i + 1].key}` : words[i].key;
			const typed = (i) => words.slice(i, i + 2).map((w) => w.marks);
			const cover = (m) => (k > 1 ? m | m << 1 : m) & all;
			const near = layer(n), ahead = layer(n), apart = layer(n);
			const [ok, ...units] = await Promise.all([allow(filters, n), ...words.slice(0, end + 1).map((w, i) => entry(unit(i)))]);
			units.forEach((e, i) => add(near, 1 << i, e, typed(i), 1));
			let need = 0;
			words.forEach((w, i) => { if (i && w.quote && w.quote === words[i - 1].quote) need |= 1 << i - 1; });

			const rank = (d) => {
				const pairs = near.any[d] | ahead.any[d];
				if (ok && !ok[d] || (pairs & need) !== need) return 0;
				if (cover(near.any[d]) === all && (near.any[d] & need) === need) return (cover(near.same[d]) === all ? 5e4 : 4e4) + near.score[d];
				const score = near.score[d] + ahead.score[d] + apart.score[d];
				if (cover(pairs) === all) return 3e4 + score;
				if ((cover(pairs) | apart.any[d]) !== all) return 0;
				return ((cover(near.same[d] | ahead.same[d]) | apart.same[d]) === all ? 2e4 : 1e4) + score;
			};
			const most = (d) => {
				if (ok && !ok[d] || ((near.any[d] | ahead.any[d]) & need) !== need) return 0;
				let m = cover(near.any[d] | ahead.any[d]) | apart.any[d], count = 0;
				for (; m; m &= m - 1) count++;
				return count;
			};
			const sorted = (by) => {
				const ranks = Float64Array.from({ length: n }, (_, d) => by(d));
				const hits = [];
				ranks.forEach((r, d) => { if (r) hits.push(d); });
				hits.sort((x, y) => ranks[y] - ranks[x] || y - x);
				return { hits, ranks, close: hits.filter((d) => ranks[d] >= 3e4).length };
			};

			let found = k || filters.length ? sorted(rank) : { hits: [], close: 0 };
			let more = k > 1 || k === 1 && open, partial = false;
			if (more && (wide || found.close < PAGE)) {
				const [going, lasts, ...singles] = await Promise.all([
					open && (k > 1 || words[0].key.length > 1) ? beginning(unit(end)) : [],
					open && k > 1 && words[k - 1].key.length > 1 ? beginning(words[k - 1].key) : [],
					...(k > 1 ? words.map((w) => entry(w.key)) : []),
				]);
				add(ahead, 1 << end, going, k > 1 ? [words[end].marks] : [], 0.6);
				singles.forEach((e, i) => add(apart, 1 << i, e, [words[i].marks], 1));
				add(apart, k > 1 ? 1 << k - 1 : 0, lasts, [], 0.3);
				found = sorted(rank);
				more = false;
				if (!found.hits.length && k > 1) {
					found = sorted(most);
					found.hits = found.hits.filter((d) => found.ranks[d] === found.ranks[found.hits[0]]);
					partial = true;
				}
			}
			return { hits: found.hits, close: found.close, more, partial, words, open };
		};
		return { head, search, record };
	};

	// The words of a text: where, and which words of the query each is (bits).
	const tokens = (text, { words, open }) => Array.from(text.matchAll(WORD), (m) => {
		const key = loose(m[0]);
		let is = 0;
		words.forEach((w, i) => { if (key === w.key || open && i === words.length - 1 && key.startsWith(w.key)) is |= 1 << i; });
		return { at: m.index, to: m.index + m[0].length, is };
	});
	const joined = (text, x, y) => x && y && !text.slice(x.to, y.at).includes("\n");

	// Whether a text holds every quoted phrase, of whatever length, word for word.
	const holds = (text, query) => {
		const list = tokens(text, query);
		const { words } = query;
		return words.every((w, from) => {
			if (!w.quote || from && words[from - 1].quote === w.quote) return true;
			const phrase = words.slice(from).filter((x) => x.quote === w.quote);
			return list.some((_, i) => phrase.every((_, j) => {
				const t = list[i + j];
				return t && t.is >> from + j & 1 && (!j || joined(text, list[i + j - 1], t));
			}));
		});
	};

	// The part of a text that says most of the query, in pieces [text, whether to mark it], and which words of the
	// query it has. With size 0 it is the whole text. Words are marked where they stand beside one another as in the
	// query; if nowhere, then wherever.
	const cut = (text, query, size) => {
		const list = tokens(text, query);
		const beside = list.map((t, i) => {
			const before = joined(text, list[i - 1], t) ? list[i - 1].is << 1 : 0;
			const after = joined(text, t, list[i + 1]) ? list[i + 1].is >> 1 : 0;
			return query.words.length > 1 ? t.is & (before | after) : t.is;
		});
		const marked = beside.some((m) => m) ? beside : list.map((t) => t.is);
		let from = 0, most = 0, count = 0;
		marked.forEach((m, i) => {
			if (m) count++;
			if (size && i >= size && marked[i - size]) count--;
			if (count > most) {
				most = count;
				from = i;
			}
		});
		if (size) {
			from = Math.max(0, from - size + 1);
			while (most && !marked[from]) from++;
			from = Math.max(0, Math.min(from - 5, list.length - size));
		} else from = 0;
		const to = size ? Math.min(list.length, from + size) : list.length;
		const start = from ? list[from].at : 0, stop = to < list.length ? list[to - 1].to : text.length;
		const pieces = [[from ? "… " : "", false]];
		let at = start, has = 0;
		for (let i = from; i < to; i++) {
			if (!marked[i]) continue;
			has |= marked[i];
			pieces.push([text.slice(at, list[i].at), false], [text.slice(list[i].at, list[i].to), true]);
			at = list[i].to;
		}
		pieces.push([text.slice(at, stop) + (stop < text.length ? " …" : ""), false]);
		return { pieces: pieces.filter(([s]) => s), has };
	};

	if (typeof document === "undefined") {
		module.exports = { fold, loose, marks, read, index, holds, cut };
		return;
	}

	// The page.
	const form = document.getElementById("_search");
	const status = document.getElementById("_status");
	const list = document.getElementById("_results");
	const button = document.getElementById("_more");
	const say = form.dataset, input = form.elements.q;
	const number = (s, n) => s.split("|")[n === 1 ? 0 : s.split("|").length - 1].replace("{0}", n.toLocaleString(document.documentElement.lang));
	const fetched = async (address, how) => {
		const answer = await fetch(address, how);
		if (!answer.ok) throw new Error(answer.status);
		return answer;
	};
	const site = index(async (name) => (await fetched(say.index + name, name === "index.txt" ? { cache: "no-cache" } : {})).arrayBuffer());

	// The text of an article, its blocks parted by line breaks; "" when it cannot be had.
	const texts = new Map();
	const textOf = (href) => {
		if (!texts.has(href)) texts.set(href, (async () => {
			const page = new DOMParser().parseFromString(await (await fetched(href)).text(), "text/html");
			let text = "", block = null;
			for (const part of page.querySelectorAll(say.text)) {
				const walk = page.createTreeWalker(part, NodeFilter.SHOW_TEXT);
				while (walk.nextNode()) {
					const now = walk.currentNode.parentElement.closest("p,li,h1,h2,h3,h4,td,th,dt,dd,figcaption,div");
					text += (now === block ? "" : "\n") + walk.currentNode.data;
					block = now;
				}
			}
			return text.trim();
		})().catch(() => ""));
		return texts.get(href);
	};

	const make = (name, className, text) => {
		const e = document.createElement(name);
		if (className) e.className = className;
		if (text) e.textContent = text;
		return e;
	};
	const put = (e, pieces) => e.replaceChildren(...pieces.map(([s, hit]) => hit ? make("mark", "", s) : s));

	// A result that does not show why it was found looks for that in its article once it is on the screen.
	const wanting = new Map();
	const seen = new IntersectionObserver((changes) => {
		for (const { isIntersecting, target } of changes) if (isIntersecting) {
			seen.unobserve(target);
			wanting.get(target)();
		}
	});
	const item = (doc, query) => {
		const [href, title, summary, date, locality, , awards] = doc;
		const li = make("li", "card"), h = make("h3"), a = make("a"), sapo = make("p", "sapo"), meta = make("p", "meta");
		const inTitle = cut(title, query, 0), inSummary = cut(summary, query, 32);
		a.href = href;
		put(a, inTitle.pieces);
		put(sapo, inSummary.pieces);
		const time = make("time", "", date.split("-").reverse().join("/"));
		time.dateTime = date;
		meta.append(time);
		if (locality) meta.append(make("span", "", locality));
		if (awards) meta.append(make("span", "won", number(say.awards, awards)));
		h.append(a);
		li.append(h, sapo, meta);
		if ((inTitle.has | inSummary.has) !== (1 << query.words.length) - 1) {
			wanting.set(li, async () => {
				const inText = cut(await textOf(href), query, 32);
				if (inText.has & ~(inTitle.has | inSummary.has)) put(sapo, inText.pieces);
			});
			seen.observe(li);
		}
		return li;
	};

	let turn = 0, timer, found, at, gone, next;
	const offer = (text, what) => {
		button.hidden = !text;
		if (text) button.textContent = text;
		next = what;
	};
	const tell = () => {
		const total = found.hits.length - gone, close = Math.min(found.close, total);
		let text = close || found.more ? number(say.count, close) : "";
		if (found.partial) text = number(say.partial, total);
		else if (total > close) text += (text && "; ") + number(say.apart, total - close);
		status.textContent = total ? text : say.none;
	};
	// A phrase of three words or more is known by its pairs only: then the articles themselves are asked.
	const long = ({ words }) => words.some((w, i) => w.quote && words[i + 2] && words[i + 2].quote === w.quote);
	const show = async (mine) => {
		const query = found, strict = long(query);
		let room = PAGE;
		for (let looked = 0; room && at < found.hits.length && looked < 5 * PAGE;) {
			const ids = found.hits.slice(at, at + room);
			const docs = ids.map(async (d) => {
				const doc = await site.record(d);
				if (!strict || holds(`${doc[1]}\n${doc[2]}`, query)) return doc;
				const text = await textOf(doc[0]);
				return !text || holds(text, query) ? doc : null;
			});
			for (const waiting of docs) {
				const doc = await waiting;
				if (mine !== turn) return;
				at++;
				looked++;
				if (doc) {
					list.append(item(doc, query));
					room--;
				} else gone++;
			}
		}
		tell();
		offer(at < found.hits.length ? say.more : found.more && at ? say.wider : "", at < found.hits.length ? show : widen);
	};
	const filters = () => [["year", "n"], ["locality", "l"], ["honour", "h"]]
		.map(([name, kind]) => [name, form.elements[name] && form.elements[name].value, kind]).filter(([, value]) => value);
	const attempt = async (work) => {
		clearTimeout(timer);
		const mine = ++turn;
		const slow = setTimeout(() => { status.textContent = say.loading; }, 300);
		try {
			await work(mine);
		} catch (e) {
			if (mine === turn) {
				status.textContent = say.error;
				offer(say.retry, () => attempt(work));
			}
		}
		clearTimeout(slow);
	};
	const look = (wide) => site.search(input.value, filters().map(([, value, kind]) => ` ${kind}${value.normalize("NFC")}`), wide);
	const widen = async (mine) => {
		const wider = await look(true);
		if (mine !== turn) return;
		found = wider;
		await show(mine);
	};
	const run = () => attempt(async (mine) => {
		const query = new URLSearchParams(filters().map(([name, value]) => [name, value]));
		if (input.value.trim()) query.set("q", input.value.trim());
		history.replaceState(null, "", location.pathname + (`${query}` && `?${query}`));
		if (!`${query}`) {
			list.replaceChildren();
			status.textContent = "";
			offer("");
			return;
		}
		const first = await look(false);
		if (mine !== turn) return;
		found = first;
		at = gone = 0;
		list.replaceChildren();
		await show(mine);
	});

	const later = () => {
		clearTimeout(timer);
		timer = setTimeout(run, 200);
	};
	form.addEventListener("submit", (e) => {
		e.preventDefault();
		run();
	});
	form.addEventListener("change", (e) => { if (e.target !== input) run(); });
	input.addEventListener("input", (e) => { if (!e.isComposing) later(); });
	input.addEventListener("compositionend", later);
	input.addEventListener("focus", () => site.head().catch(() => {}), { once: true });
	button.addEventListener("click", async () => {
		const links = list.children.length;
		await attempt(next);
		const fresh = list.children[links];
		if (fresh) fresh.querySelector("a").focus({ preventScroll: true });
	});
	document.addEventListener("keydown", (e) => {
		const on = document.activeElement;
		if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
		if (e.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(on.tagName)) {
			e.preventDefault();
			input.focus();
			input.select();
		}
		const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
		const stops = [input, ...list.querySelectorAll("a")];
		const to = step && stops.includes(on) && stops[stops.indexOf(on) + step];
		if (to) {
			e.preventDefault();
			to.focus();
		}
	});
	const given = new URLSearchParams(location.search);
	for (const [name, value] of given) if (form.elements[name]) form.elements[name].value = value;
	if (`${given}`) run();
})();
