// Finds who and what has a name: it reads the index of names that bangvang builds, and needs no page. search.js is built on it.
const naming = (() => {
	const { docsOf, keyOf, read, index } = typeof searching === "undefined" ? require("./index.js") : searching;
	const LOOKED = 12; // names whose records are compared
	const KINDS = ["collective", "conferrer", "locality", "honour"]; // that have a list; the others are people and records
	const textOf = (words) => words.map((w) => w.key).join(" ");
	const wordsOf = (text) => read(text).words;
	const UNIT = /^(tinh|thanh pho|quan|huyen|thi xa|phuong|xa|thi tran|dac khu) /; // the kinds of units
	const sizeOf = (k) => Math.min(Math.max(k, 2), 5) - 2; // the class of a name of k words: index.Words

	// Whether one letter more, less, other or two that changed places make a of b.
	const near = (a, b) => {
		if (Math.abs(a.length - b.length) > 1 || a === b) return false;
		let i = 0, j = 0;
		while (i < a.length && a[i] === b[i]) i++;
		while (j < Math.min(a.length, b.length) - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j++;
		const x = a.slice(i, a.length - j), y = b.slice(i, b.length - j);
		return x.length < 2 && y.length < 2 || x.length === 2 && x === y[1] + y[0];
	};
	// A syllable as Telex or VNI would have it, where the keyboard was off: ddoongs is dong.
	const typedOut = (key) => key.replace(/\d/g, "").replace(/dd/g, "d").replace(/([aeo])\1/g, "$1").replace(/w/g, "").replace(/[sfrxj]$/, "");

	// The index of names, of which get(name) fetches a file.
	const names = (get) => {
		const { head, vocabulary, entry, beginning, record } = index(get);

		// The ways to read a query: with its abbreviations written out as what they may stand for, and as it is.
		const readings = async (query) => {
			const { short } = await head(), { words, open } = read(query.replace(/&/g, " và "));
			const out = [0, 1].map((n) => {
				let other = false;
				const long = words.flatMap((w, of) => {
					const all = w.quote || !Object.hasOwn(short, w.key) ? [] : short[w.key].split("|");
					if (all.length > n) other = true;
					return all.length ? all[Math.min(n, all.length - 1)].split(" ").map((key) => ({ ...w, key, marks: 0, of })) : [{ ...w, of }];
				});
				return other && { words: long.slice(0, 20), open: open && !Object.hasOwn(short, words.at(-1).key) };
			});
			return [...out.filter((r) => r), { words: words.map((w, of) => ({ ...w, of })), open }];
		};

		// Which documents have all filters, each one key or several of which one is enough.
		const having = async (filters) => {
			const sets = await Promise.all(filters.map(async (keys) => new Set(docsOf((await Promise.all([].concat(keys).map(entry))).flat()))));
			return (d) => sets.every((s) => s.has(d));
		};
		const ofKind = async (kinds) => {
			const sets = await Promise.all(KINDS.map(async (k) => new Set(docsOf(await entry(` k${k}`)))));
			return (d) => {
				const at = sets.findIndex((s) => s.has(d));
				return kinds.includes(KINDS[at] === "conferrer" ? "collective" : KINDS[at] || "person");
			};
		};

		// The names in which the words stand one after the other: {d, whole: the last word too does not go on, same: they are
		// marked as typed, exact: there is no other word}; the best first, then the newest.
		const phrase = async ({ words, open }, fits = () => true) => {
			const k = words.length, pairs = Math.max(k - 1, 1), one = k === 1;
			const lists = await Promise.all(Array.from({ length: k && pairs }, async (_, i) => {
				const key = one ? words[0].key : `\t${words[i].key} ${words[i + 1].key}`, goes = open && i === pairs - 1 && (!one || key.length > 1);
				const found = await Promise.all([entry(key), goes ? beginning(key) : []]);
				return { i, found, count: docsOf(found.flat()).length };
			}));
			let hits;
			for (const { i, found } of lists.sort((a, b) => a.count - b.count)) {
				const next = new Map();
				found.forEach((entries, ahead) => entries.forEach(({ forms }) => forms.forEach(({ marks, lists: classes }) => {
					const same = marks.every((m, j) => ahead && j === marks.length - 1 || !words[i + j].marks || m === words[i + j].marks);
					for (const [size, docs] of classes) for (const d of docs) {
						const was = hits ? hits.get(d) : fits(d) && { whole: true, same: true, size: 0 };
						if (!was) continue;
						const now = next.get(d) || { whole: false, same: false, size: 9, was };
						if (!ahead) now.whole = true;
						if (same) now.same = true;
						now.size = Math.min(now.size, size);
						next.set(d, now);
					}
				})));
				for (const now of next.values()) {
					now.whole = now.whole && now.was.whole;
					now.same = now.same && now.was.same;
					now.size = Math.max(now.size, now.was.size);
				}
				hits = next;
			}
			const out = Array.from(hits || [], ([d, { whole, same, size }]) => ({ d, whole, same, exact: whole && k < 5 && size === sizeOf(k) }));
			const best = out.some((h) => h.whole) ? out.filter((h) => h.whole) : out;
			return best.sort((a, b) => b.same - a.same || b.exact - a.exact || b.d - a.d);
		};

		// The names that have all words, wherever they stand.
		const apart = async ({ words }, fits) => {
			let all = words.length > 1 ? docsOf(await entry(words[0].key)).filter(fits) : [];
			for (let i = 1; all.length && i < words.length; i++) {
				const set = new Set(docsOf(await entry(words[i].key)));
				all = all.filter((d) => set.has(d));
			}
			return Array.from(new Set(all), (d) => ({ d })).reverse();
		};

		// The words with one syllable, or those that no name has, as some name has them; null if there is no such name.
		const correct = async ({ words }, fits) => {
			const all = await vocabulary(), known = new Set(all);
			const odd = words.map((w, i) => i).filter((i) => !known.has(words[i].key) && !/^\d+$/.test(words[i].key));
			if (odd.length > 2) return null;
			const choices = (i) => {
				const { key } = words[i], out = typedOut(key), close = all.filter((w) => near(w, key));
				return [...(out !== key && known.has(out) ? [out] : []), ...close.sort((a, b) => (b[0] === key[0]) - (a[0] === key[0]) || a.length - b.length)];
			};
			const put = (list, i, key) => list.map((w, j) => j === i ? { ...w, key, marks: 0 } : w);
			let tries = [];
			if (odd.length) {
				tries = odd.reduce((lists, i) => lists.flatMap((list) => choices(i).map((key) => put(list, i, key))), [words]);
			} else if (words.length > 1) {
				tries = words.flatMap((w, i) => w.key.length > 1 ? choices(i).map((key) => put(words, i, key)) : []);
			}
			let best = null;
			for (let at = 0; at < tries.length && at < 120 && !best; at += 12) {
				const answers = await Promise.all(tries.slice(at, at + 12).map(async (list) => ({ words: list, open: false, hits: await phrase({ words: list }, fits) })));
				for (const a of answers) if (a.hits.length > (best ? best.hits.length : 0)) best = a;
			}
			return best;
		};

		// The records of the first hits, the one that is meant first: with the words and no others, then by the number of awards.
		const look = async (hits, { words }) => {
			const text = textOf(words);
			const list = await Promise.all(hits.map(async (h) => {
				const r = await record(h.d), name = textOf(wordsOf(r[2].split(", ")[0]));
				const exact = h.exact || name === text || name === `truong ${text}` || r[0] === "locality" && name.replace(UNIT, "") === text;
				return { ...h, record: r, kind: r[0] === "conferrer" ? "collective" : r[0], exact, begins: name.startsWith(text) };
			}));
			return list.sort((a, b) => !!b.same - !!a.same || b.exact - a.exact || b.begins - a.begins || (a.record[0] === "conferrer") - (b.record[0] === "conferrer")
				|| b.record[6] - a.record[6] || b.d - a.d);
		};

		// How many of the hits are of each kind, and how often they were honoured together: {collective: 2, record: 5}.
		const count = async (hits, looked) => {
			const out = {}, add = (kind, n) => { if (n) out[kind] = (out[kind] || 0) + n; };
			if (hits.length <= looked.length) {
				for (const { kind, record: r } of looked) {
					if (kind !== "record") add(kind, 1);
					if (r[0] === "collective" || kind === "person" || kind === "record") add("record", r[6]);
				}
				return out;
			}
			const [times, ...sets] = await Promise.all([beginning(" n"), ...KINDS.map(async (k) => new Set(docsOf(await entry(` k${k}`))))]);
			const often = new Map(times.flatMap((e) => docsOf([e]).map((d) => [d, +e.key.slice(2)])));
			const { individuals } = await head();
			for (const { d } of hits) {
				const kind = KINDS[sets.findIndex((s) => s.has(d))] || (individuals ? "person" : "record");
				if (kind !== "record") add(kind === "conferrer" ? "collective" : kind, 1);
				if (!KINDS.slice(1).includes(kind)) add("record", often.get(d) || 1);
			}
			return out;
		};

		// What a query says beside names: years, an honour and a place as filters, and the words that remain; null if nothing.
		const understand = async ({ words }) => {
			const { honours, skip } = await head(), taken = words.map(() => null), facets = [];
			const take = (from, to, facet) => {
				if (from > 0 && facet.kind === "year" && words[from - 1].key === "nam") from--;
				facets.push({ ...facet, of: words.slice(from, to).map((w) => w.of) });
				taken.fill(facet, from, to);
			};
			words.forEach((w, i) => { if (/^(19|20)\d\d$/.test(w.key)) take(i, i + 1, { kind: "year", label: w.key, years: w.key }); });
			const free = (from, to) => taken.slice(from, to).every((t) => !t);
			const spans = [];
			for (let n = words.length; n > 0; n--) for (let i = 0; i + n <= words.length; i++) spans.push([i, i + n]);
			const listed = honours.map(([name, slug]) => ({ name, slug, text: textOf(wordsOf(name)) }));
			for (const [from, to] of spans) {
				if (to - from < 2 || !free(from, to) || facets.some((f) => f.kind === "honour")) continue;
				const text = textOf(words.slice(from, to)), exact = listed.filter((h) => h.text === text);
				const some = exact.length ? exact : listed.filter((h) => `${h.text} `.startsWith(`${text} `));
				if (some.length) take(from, to, { kind: "honour", label: some.length > 1 ? text : some[0].name, slugs: some.map((h) => h.slug), first: some[0].name });
			}
			let places;
			for (const [from, to] of spans) {
				if (!free(from, to) || to - from > 8 || to - from === words.length || to - from < 2 && !facets.length) continue;
				places = places || new Set(docsOf(await entry(" klocality")));
				const part = words.slice(from, to), fits = (d) => places.has(d);
				const hits = part.length > 1 ? (await phrase({ words: part, open: false }, fits)).filter((h) => h.exact || part.length > 4)
					: docsOf(await entry(` o${part[0].key}`)).map((d) => ({ d, exact: true }));
				if (!hits.length) continue;
				const found = (await look(hits.slice(0, 8), { words: part })).filter((h) => h.exact);
				if (found.length) take(from, to, { kind: "locality", label: found[0].record[2], slugs: found.map((h) => h.record[5]), found, way: { words: part, open: false } });
			}
			// Of a unit and its province the unit is meant.
			const units = facets.filter((f) => f.kind === "locality");
			if (units.length > 1) {
				const within = (f, up) => f.found.filter((h) => up.found.some((g) => h.record[5].startsWith(`${g.record[5].split("/")[0]}/`)));
				const [unit, up] = [units, [units[1], units[0]]].find(([f, g]) => within(f, g).length) || units;
				const [best] = within(unit, up);
				if (best) Object.assign(unit, { label: best.record[2], slugs: [best.record[5]], found: within(unit, up), of: [...unit.of, ...up.of] });
				facets.splice(facets.indexOf(up), 1);
			}
			const rest = words.filter((w, i) => !taken[i]);
			return facets.length ? { facets, rest: rest.every((w) => skip.includes(w.key)) ? [] : rest } : null;
		};

		return { head, vocabulary, record, readings, having, ofKind, phrase, apart, correct, look, count, understand };
	};
	return { LOOKED, names, near, typedOut, textOf, keyOf };
})();
if (typeof module !== "undefined") module.exports = naming;
