// Finds articles and awards in the long lists of their indexes, by words and filters. It is built on index.js, may stand before it, and
// needs no page: search.js and roll.js are built on both.
const listing = (() => {
	const WEIGHTS = [8, 4, 2, 1]; // of the classes: title, beside, often in the text, in the text
	const { from: array } = Array;

	// What is known of each document in one respect: which words or pairs it has (bits), which of them marked
	// as typed, and what that is worth.
	const layer = (n) => ({ any: new Uint16Array(n), same: new Uint16Array(n), score: new Float32Array(n) });
	const add = (to, bit, found, typed, factor) => {
		const best = new Float32Array(to.any.length);
		let count = 0;
		for (const form of found) {
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

	// An index as searching.index opens it, and search, rows and sum, which read its lists.
	const index = (get) => {
		const { PAGE, docsOf, read, index: open } = typeof searching === "undefined" ? require("./index.js") : searching;
		const base = open(get), { head, around, entry, beginning } = base;
		let sums;

		// The entries of each of some keys, or of several of which one is enough.
		const load = (list) => Promise.all(list.map(async (keys) => (await Promise.all([].concat(keys).map(entry))).flat()));

		// Documents are read by stretches: whether a list of entries has some inside, whether that is known for free, and the forms
		// of the entries there, whose documents are numbered from the first of the stretch.
		const inside = (list, s, { stretch }) => list.some((e) => e.counts ? e.counts[s] : docsOf([e]).some((d) => (d / stretch | 0) === s));
		const free = (list, s) => list.every((e) => !e.counts || !e.counts[s]);
		const formsIn = async (list, s) => {
			const { stretch } = await head(), from = s * stretch;
			return (await Promise.all(list.map(async (e) => e.counts ? e.counts[s] ? (await entry(`\v${s.toString(36)}${e.key}`))[0].forms : []
				: e.forms.map((f) => ({ ...f, lists: f.lists.map(([c, docs]) => [c, docs.map((d) => d - from).filter((d) => d >= 0 && d < stretch)]) }))))).flat();
		};
		// Reads the stretches in which each of the lists has documents, the newest first, 1, 2, 4 at once, until enough() is true, and
		// then those for which nothing must be fetched; every list is read. Returns whether it has left out some. A call goes on where
		// the one before has ended.
		const walk = async (lists, read, every = lists) => {
			const about = await head(), left = array({ length: Math.ceil(about.n / about.stretch) }, (_, i) => i).reverse().filter((s) => lists.every((l) => inside(l, s, about)));
			return async (enough) => {
				for (let many = 1; left.length; many *= 2) {
					if (enough()) many = left.findIndex((s) => !every.every((l) => free(l, s)));
					if (!many) break;
					await Promise.all(left.splice(0, many < 0 ? left.length : many).map(read));
				}
				return left.length > 0;
			};
		};

		// Of an index of awards: a function that returns the next n awards with all of the keys, the newest first.
		const rows = async (keys) => {
			const { stretch } = await head(), lists = await load(keys), found = [];
			const read = await walk(lists, async (s) => {
				const count = new Uint8Array(stretch);
				for (const forms of await Promise.all(lists.map((l) => formsIn(l, s)))) for (const d of new Set(docsOf([{ forms }]))) count[d]++;
				count.forEach((c, d) => { if (c === keys.length) found.push(s * stretch + d); });
			});
			return async (n) => {
				await read(() => found.length >= n);
				return found.sort((x, y) => y - x).splice(0, n);
			};
		};

		// Of an index of awards: how many have all of the keys, and how many recipients these have together, at least if atLeast, from
		// its index of sums. Of the keys with the fewest documents every bit of their numbers is a list of its own.
		const sum = async (keys) => {
			const { n, sums: folder } = await head();
			if (folder) return (sums = sums || index((name) => get(folder + name))).sum(keys);
			const marked = new Uint8Array(n), lists = (await load(keys)).map((l) => new Set(docsOf(l)));
			const few = lists.reduce((m, l, i) => l.size < lists[m].size ? i : m, 0), out = { count: 0, sum: 0, atLeast: false };
			for (const list of lists) for (const d of list) marked[d]++;
			if (marked.includes(keys.length)) for (const key of [].concat(keys[few])) for (const e of await around(`${key}\t`, Infinity)) {
				if (!e.key.startsWith(`${key}\t`)) continue;
				const count = docsOf([e]).filter((d) => marked[d] === keys.length).length, digit = e.key.slice(key.length + 1), bit = parseInt(digit, 36);
				if (digit[0] === "+") out.count += count * 2 ** bit;
				else if (bit) out.sum += count * 2 ** (bit - 1);
				else out.atLeast ||= count > 0;
			}
			return out;
		};

		// The best documents come first: those where every word stands beside one that it stands beside in the
		// query, marked as typed, then marked otherwise, then where the last word goes on; then those where words
		// stand apart; if there are none, those with the most words. Within these by where and how rare, then the
		// newest. What needs more files is left out while the first fill a page, unless wide is true, or if it is null: more says so, and
		// so are older stretches: then there are at least close documents of the first kinds, total if that is known.
		// Nine words and more are looked for in pairs only.
		// query is a text or its words, a filter one key or several of which one is enough.
		const search = async (query, filters, wide) => {
			const { n, stretch } = await head(), { words, open } = query.words ? query : read(query), values = new Float64Array(n);
			const k = words.length, all = (1 << k) - 1, end = k > 1 ? k - 2 : 0;
			const unit = (i) => k > 1 ? `\t${words[i].key} ${words[i + 1].key}` : words[i].key;
			const cover = (m) => (k > 1 ? m | m << 1 : m) & all;
			const need = words.reduce((m, w, i) => i && w.quote && w.quote === words[i - 1].quote ? m | 1 << i - 1 : m, 0);
			const [filtered, units] = await Promise.all([load(filters), load(words.slice(0, end + 1).map((_, i) => unit(i)))]);
			let going = [], singles = [], least = false;

			const judge = async (s) => {
				const size = Math.min(stretch, n - s * stretch), [chosen, near, ahead, apart] = array({ length: 4 }, () => layer(size));
				const [chose, beside, goes, alone] = await Promise.all([filtered, units, [going], singles].map((lists) => Promise.all(lists.map((l) => formsIn(l, s)))));
				chose.forEach((f, i) => add(chosen, 1 << i, f, [], 1));
				beside.forEach((f, i) => add(near, 1 << i, f, words.slice(i, i + 2).map((w) => w.marks), 1));
				add(ahead, 1 << end, goes[0], k > 1 ? [words[end].marks] : [], 0.6);
				alone.forEach((f, i) => add(apart, 1 << i, f, [words[i].marks], 1));
				const value = (d) => {
					const close = near.any[d], pairs = close | ahead.any[d], score = near.score[d] + ahead.score[d] + apart.score[d];
					let has = cover(pairs) | apart.any[d], count = 0;
					if (!k && !filters.length || chosen.any[d] + 1 !== 1 << filters.length || (pairs & need) !== need) return 0;
					if (cover(close) === all && (close & need) === need) return (cover(near.same[d]) === all ? 5e4 : 4e4) + near.score[d];
					if (cover(pairs) === all) return 3e4 + score;
					if (has === all) return ((cover(near.same[d] | ahead.same[d]) | apart.same[d]) === all ? 2e4 : 1e4) + score;
					for (; has; has &= has - 1) count++;
					return count;
				};
				for (let d = 0; d < size; d++) values[s * stretch + d] = value(d);
			};
			const fits = (best) => () => wide !== true && values.reduce((m, v) => v >= best ? m + 1 : m, 0) >= PAGE;
			const sorted = (more) => {
				const hits = array(values.keys()).filter((d) => values[d]).sort((x, y) => values[y] - values[x] || y - x);
				const best = values[hits[0]], partial = best < 1e4, close = hits.filter((d) => values[d] >= (best < 4e4 ? 3e4 : 4e4)).length;
				const [list, other] = [...filtered, ...units], known = !other && list && list.length === 1 && list[0].counts;
				return {
					hits: hits.filter((d) => values[d] >= Math.min(best, 1e4)), close, more: more || least, partial, words, open,
					total: known ? known.reduce((m, c) => m + c, 0) : close, least: least && !known,
				};
			};
			// If no document has all, those of the newest stretch have the most.
			const most = async () => {
				const some = () => values.some((v) => v);
				if (!some()) await (await walk(filtered, judge, filtered.concat(units, singles, [going])))(some);
			};

			least = await (await walk([...filtered, ...units], judge))(fits(4e4));
			const deep = k > 1 || k > 0 && open, first = sorted(deep);
			if (!deep || wide === null && first.close || !wide && first.close >= PAGE) return first;
			if (wide === null) {
				await most();
				return sorted(true);
			}
			[going, singles] = await Promise.all([
				open && (k > 1 || words[0].key.length > 1) ? beginning(unit(end)) : [],
				k > 1 && k < 9 ? load(words.map((w) => w.key)) : [],
			]);
			least = await (await walk([...filtered, ...open ? singles.slice(0, -1) : singles], judge, [...filtered, ...units, ...singles, going]))(fits(1e4));
			await most();
			return sorted(false);
		};
		return { ...base, search, rows, sum };
	};

	return { index };
})();
if (typeof module !== "undefined") module.exports = listing;
