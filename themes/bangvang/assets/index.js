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

	// The entries of a file: {key, forms: [{marks, lists: [[class, documents]]}]}.
	const entries = (buffer, n) => {
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
		const list = (flags) => {
			const docs = [];
			let count = flags & 32 ? 1 : number();
			if (flags & 64) {
				const first = number();
				if (first + count > n) throw RangeError();
				return array({ length: count }, (_, i) => first + i);
			}
			let k = 0, bit = at * 8, last = -1;
			if (count > n) throw RangeError();
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
				for (let c = 0; c < 4; c++) if (flags >> c & 1) form.lists.push([c, list(flags)]);
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

	// An index of package search, of which get(name) fetches a file as an ArrayBuffer. list is the name of its list of files, whose
	// first line names the folders of the others.
	const index = (get, list = "index.txt") => {
		const kept = {};
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
			const [first, ...lines] = utf8.decode(data).split("\n");
			return { ...JSON.parse(first), keys: whole(lines) };
		});
		const vocabulary = async () => {
			const { v, vocabulary: name } = await head();
			return once(`${name}?v=${v}`, (data) => whole(utf8.decode(data).split("\n")));
		};
		// The entries of the file that would hold the key, and of following ones that hold its continuations.
		const around = async (key, files) => {
			const { v, n, keys, words } = await head(), i = (keys.filter((k) => k <= key).length || 1) - 1;
			return (await Promise.all(keys.slice(i, i + files).map((k, j) => !j || k.startsWith(key)
				? once(`${words}${i + j}.bin?v=${v}`, (data) => entries(data, n)) : []))).flat();
		};
		const entry = async (key) => (await around(key, 1)).filter((e) => e.key === key);
		const beginning = async (key) => (await around(key, 3)).filter((e) => e.key > key && e.key.startsWith(key));
		const record = async (d) => {
			const { v, per, records } = await head();
			return (await once(`${records}${d / per | 0}.json?v=${v}`, (data) => JSON.parse(utf8.decode(data))))[d % per];
		};

		// The documents of an index of awards that have all of the keys, the newest first, and add, which tells how many recipients
		// they have together, at least if atLeast: of the key with the fewest documents, every bit of their numbers is a list of its own.
		const choose = async (keys) => {
			const { n } = await head(), marked = new Uint8Array(n);
			const docsOf = (found) => found.length ? found[0].forms[0].lists[0][1] : [];
			const lists = (await Promise.all(keys.map(entry))).map(docsOf), few = lists.reduce((m, l, i) => l.length < lists[m].length ? i : m, 0);
			for (const list of lists) for (const d of list) marked[d]++;
			const hits = lists[few].filter((d) => marked[d] === keys.length).reverse(), all = hits.length === lists[few].length;
			for (const d of hits) marked[d] = 255;
			const add = async () => {
				let sum = 0, atLeast = false;
				for (const e of hits.length ? await around(`${keys[few]}\t`, Infinity) : []) if (e.key.startsWith(`${keys[few]}\t`)) {
					const docs = docsOf([e]), count = all ? docs.length : docs.filter((d) => marked[d] === 255).length;
					const bit = parseInt(e.key.slice(keys[few].length + 1), 36);
					if (bit) sum += count * 2 ** (bit - 1); else atLeast = count > 0;
				}
				return { sum, atLeast };
			};
			return { hits, add };
		};

		// The best documents come first: those where every word stands beside one that it stands beside in the
		// query, marked as typed, then marked otherwise, then where the last word goes on; then those where words
		// stand apart; if there are none, those with the most words. Within these by where and how rare, then the
		// newest. What needs more files is left out while the first fill a page, unless wide is true, or if it is null: more says so.
		// Nine words and more are looked for in pairs only.
		// query is a text or its words, a filter one key or several of which one is enough.
		const search = async (query, filters, wide) => {
			const { n } = await head(), { words, open } = query.words ? query : read(query);
			const k = words.length, all = (1 << k) - 1, end = k > 1 ? k - 2 : 0;
			const unit = (i) => k > 1 ? `\t${words[i].key} ${words[i + 1].key}` : words[i].key;
			const cover = (m) => (k > 1 ? m | m << 1 : m) & all;
			const chosen = layer(n), near = layer(n), ahead = layer(n), apart = layer(n);
			const need = words.reduce((m, w, i) => i && w.quote && w.quote === words[i - 1].quote ? m | 1 << i - 1 : m, 0);
			const load = (list) => Promise.all(list.map(async (keys) => (await Promise.all([].concat(keys).map(entry))).flat()));

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
			const sorted = (more) => {
				const values = array(chosen.any, (_, d) => value(d));
				const hits = array(values.keys()).filter((d) => values[d]).sort((x, y) => values[y] - values[x] || y - x);
				const best = values[hits[0]], partial = best < 1e4;
				return {
					hits: hits.filter((d) => values[d] >= Math.min(best, 1e4)), close: hits.filter((d) => values[d] >= (best < 4e4 ? 3e4 : 4e4)).length,
					more, partial, words, open,
				};
			};

			const [filtered, units] = await Promise.all([load(filters), load(words.slice(0, end + 1).map((_, i) => unit(i)))]);
			filtered.forEach((e, i) => add(chosen, 1 << i, e, [], 1));
			units.forEach((e, i) => add(near, 1 << i, e, words.slice(i, i + 2).map((w) => w.marks), 1));
			const first = sorted(k > 1 || k > 0 && open);
			if (!first.more || wide === null || !wide && first.close >= PAGE) return first;
			const [going, singles] = await Promise.all([
				open && (k > 1 || words[0].key.length > 1) ? beginning(unit(end)) : [],
				k > 1 && k < 9 ? load(words.map((w) => w.key)) : [],
			]);
			add(ahead, 1 << end, going, k > 1 ? [words[end].marks] : [], 0.6);
			singles.forEach((e, i) => add(apart, 1 << i, e, [words[i].marks], 1));
			return sorted(false);
		};
		return { head, vocabulary, entry, beginning, search, choose, record };
	};

	// What is to be appended to an element, so that no hyphen or dash between words begins a line: the template function line in a browser.
	const held = (content) => content.flatMap((c) => typeof c !== "string" ? c : c.split(/(\S{1,20} [-–])(?= )/).map((s, i) => {
		if (i % 2 === 0) return s;
		const e = document.createElement("span");
		e.className = "held";
		e.append(s);
		return e;
	}));

	return { PAGE, WORD, keyOf, marks, read, index, held };
})();
if (typeof module !== "undefined") module.exports = searching;
