// Reads the indexes that bangvang builds for search in the browser; the documentation of package search describes their files.
// It needs no page: names.js and lists.js are built on it.
const searching = (() => {
	const LETTER = "[\\p{L}\\p{M}\\p{N}]", WORD = RegExp(`\\d{1,3}(\\.\\d{3})+(?!${LETTER})|${LETTER}+`, "gu"); // 26.461 is one word
	const PAGE = 10; // results at once
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

		return { head, vocabulary, around, entry, beginning, record };
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
