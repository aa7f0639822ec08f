// Reads the indexes that bangvang builds for search in the browser; the documentation of package search describes their files.
// It needs no page: search.js and roll.js are built on it.
const searching = (() => {
	const LETTER = "[\\p{L}\\p{M}\\p{N}]", WORD = RegExp(`\\d{1,3}(\\.\\d{3})+(?!${LETTER})|${LETTER}+`, "gu"); // 26.461 is one word
	const PAGE = 10; // results at once
	const WEIGHTS = [8, 4, 2, 1]; // of the classes: title, beside, often in the text, in the text
	const utf8 = new TextDecoder(), { from: array } = Array;

	// The builder's index.KeyOf: viet.FoldLoose of a word.
	const keyOf = (word) => array(word.normalize("NFD"), (c) => c.toLowerCase()).join("").replace(/[\u0300-\u036f.]/g, "")
		.replace(/[đðɖ]/g, "d").replace(/[ƀɓ]/g, "b").replace(/^([hklmstv]|qu)y$/, "$1i");

	// How a word is marked, as a number, 0 for not at all: tone, quality and đ. The combining marks stand in patterns,
	// because a minifier would write those in strings as they are.
	const marks = (word) => {
		const d = word.normalize("NFD").toLowerCase();
		const tone = [/\u0300/, /\u0301/, /\u0303/, /\u0309/, /\u0323/].findIndex((t) => t.test(d)) + 1;
		const o = /o\u031b/.test(d), u = /u\u031b/.test(d);
		const quality = /\u0302/.test(d) ? 1 : /\u0306/.test(d) ? 2 : o ? u ? 5 : 3 : u ? 4 : 0;
		return tone + 6 * quality + (/[đðɖ]/.test(d) ? 36 : 0);
	};

	// The words of a query. Those of one quoted phrase share a number; open says that the last may go on.
	const read = (query) => {
		const words = [];
		let quote = 0, quotes = 0;
		for (let [s, mark] of query.matchAll(RegExp(`(["“”„«»])|${WORD.source}`, "gu"))) {
			if (mark) quote = quote ? 0 : ++quotes;
			else if (words.length < 12 && (mark = keyOf(s))) words.push({ key: mark, marks: marks(s), quote, text: s });
		}
		return { words, open: RegExp(LETTER + "$", "u").test(query) };
	};

	// The entries of a file: {key, forms: [{marks, lists: [[class, documents]]}]}, or with counts, the number of documents of each
	// stretch, in place of forms.
	const entries = (buffer, { n, stretch }) => {
		const b = new Uint8Array(buffer), out = [];
		let at = 0, key = [];
		const number = () => {
			let v = 0, scale = 1, x;
			do {
				x = b[at++];
				v += x % 128 * scale;
				scale *= 128;
			} while (x > 127);
			return v;
		};
		const list = (flags, most) => {
			const docs = [];
			let count = flags & 32 ? 1 : number();
			if (flags & 64) {
				const first = number();
				if (first + count > most) throw RangeError();
				return array({ length: count }, (_, i) => first + i);
			}
			let k = 0, bit = at * 8, last = -1;
			if (count > most) throw RangeError();
			while (count * 2 ** (k + 1) <= most) k++;
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
			const forms = [], part = key[0] === 11; // of a stretch
			let counts;
			for (let flags = 16; flags & 16;) {
				flags = b[at++];
				if (flags & 128) {
					counts = array({ length: Math.ceil(n / stretch) }, number);
					break;
				}
				const form = { marks: [b[at++]], lists: [] };
				if (key[part ? 2 : 0] === 9) form.marks.push(b[at++]);
				for (let c = 0; c < 4; c++) if (flags >> c & 1) form.lists.push([c, list(flags, part ? stretch : n)]);
				forms.push(form);
			}
			out.push({ key: utf8.decode(Uint8Array.from(key)), forms, counts });
		}
		return out;
	};

	const docsOf = (list) => list.flatMap(({ forms }) => forms.flatMap(({ lists }) => lists.flatMap(([, docs]) => docs)));

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

	// An index of package search, of which get(name) fetches a file as an ArrayBuffer. list is the name of its list of files, whose
	// first line names the folders of the others.
	const index = (get, list = "index.txt") => {
		const kept = {};
		let sums;
		const once = (name, make) => kept[name] = kept[name] || get(name).then(make).catch((e) => {
			delete kept[name];
			throw e;
		});
		// The keys of lines that leave out what they share with the line before.
		const whole = (lines) => {
			let key = "";
			return lines.map((l) => key = key.slice(0, parseInt(l[0], 36)) + l.slice(1));
		};
		const head = () => once(list, (data) => {
			const [first, ...lines] = utf8.decode(data).split("\n"), about = JSON.parse(first);
			if (about.format !== 2) throw RangeError(); // search.format
			return { stretch: about.n || 1, ...about, keys: whole(lines) };
		});
		const vocabulary = async () => {
			const { v, vocabulary: name } = await head();
			return once(`${name}?v=${v}`, (data) => whole(utf8.decode(data).split("\n")));
		};
		// The entries of the file that would hold the key, and of following ones that hold its continuations.
		const around = async (key, files) => {
			const { keys, words, v, ...about } = await head(), i = (keys.filter((k) => k <= key).length || 1) - 1;
			return (await Promise.all(keys.slice(i, i + files).map((k, j) => !j || k.startsWith(key)
				? once(`${words}${i + j}.bin?v=${v}`, (data) => entries(data, about)) : []))).flat();
		};
		const entry = async (key) => (await around(key, 1)).filter((e) => e.key === key);
		const beginning = async (key) => (await around(key, 3)).filter((e) => e.key > key && e.key.startsWith(key));
		const record = async (d) => {
			const { v, per, records } = await head();
			return (await once(`${records}${d / per | 0}.json?v=${v}`, (data) => JSON.parse(utf8.decode(data))))[d % per];
		};

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
		return { head, vocabulary, entry, beginning, search, rows, sum, record };
	};

	// What is to be appended to an element, so that no hyphen or dash between words begins a line: the template function line in a browser.
	const held = (content) => content.flatMap((c) => typeof c !== "string" ? c : c.split(/(\S{1,20} [-–])(?= )/).map((s, i) => {
		if (i % 2 === 0) return s;
		const e = document.createElement("span");
		e.className = "held";
		e.append(s);
		return e;
	}));

	return { PAGE, WORD, docsOf, keyOf, marks, read, index, held };
})();
if (typeof module !== "undefined") module.exports = searching;
