// The search page: it looks in the index of articles, which index.js reads. The first part needs no page and is tested by itself.
(() => {
	const { PAGE, WORD, keyOf, index } = typeof searching === "undefined" ? require("./index.js") : searching;
	const { from: array } = Array;

	// Whether a text holds every quoted phrase, of whatever length, word for word.
	const holds = (text, { words, open }) => {
		const lines = text.split("\n").map((l) => ` ${(l.match(WORD) || []).map(keyOf).join(" ")} `);
		const phrases = [];
		for (const { quote, key } of words) if (quote) phrases[quote] = `${phrases[quote] || ""} ${key}`;
		return phrases.every((p) => lines.some((l) => l.includes(open ? p : `${p} `)));
	};

	// The part of a text that says most of the query, in pieces [text, whether to mark it], and which words of the
	// query it has (bits). Words are marked where they stand beside one another as in the query; if nowhere, then
	// wherever. The part is of size words.
	const cut = (text, { words, open }, size) => {
		let end = 0;
		const list = array(text.matchAll(WORD), (m) => {
			const key = keyOf(m[0]), parted = text.slice(end, m.index).includes("\n");
			end = m.index + m[0].length;
			const is = words.reduce((b, w, i) => key === w.key || open && !words[i + 1] && key.startsWith(w.key) ? b | 1 << i : b, 0);
			return { at: m.index, end, is, parted };
		});
		const beside = list.map(({ is, parted }, i) => {
			const before = i && !parted ? list[i - 1].is << 1 : 0, next = list[i + 1];
			return words.length > 1 ? is & (before | (next && !next.parted ? next.is >> 1 : 0)) : is;
		});
		const hits = beside.some((m) => m) ? beside : list.map((t) => t.is);
		let from = 0, most = 0, has = 0;
		hits.forEach((m, i) => {
			const count = m && hits.slice(i, i + size).filter((x) => x).length;
			if (count > most) [most, from] = [count, i];
		});
		from = Math.max(0, Math.min(from - 5, list.length - size));
		const part = list.slice(from, from + size), cutOff = from + size < list.length;
		const pieces = from ? [["… "]] : [];
		let at = from ? part[0].at : 0;
		part.forEach((t, i) => {
			if (!hits[from + i]) return;
			has |= hits[from + i];
			pieces.push([text.slice(at, t.at)], [text.slice(t.at, t.end), true]);
			at = t.end;
		});
		pieces.push([text.slice(at, cutOff ? part[size - 1].end : text.length) + (cutOff ? " …" : "")]);
		return { pieces: pieces.filter(([s]) => s), has };
	};

	if (typeof document === "undefined") {
		module.exports = { holds, cut };
		return;
	}

	// The page.
	const [form, status, list, button] = ["_search", "_status", "_results", "_more"].map((id) => document.getElementById(id));
	const say = form.dataset, input = form.elements.q;
	const number = (s, n) => {
		const [one, many] = s.split("|");
		return (n > 1 && many || one).replace("{0}", n.toLocaleString(say.lang));
	};
	const fetched = async (address, how) => {
		const answer = await fetch(address, how);
		if (!answer.ok) throw answer;
		return answer;
	};
	const site = index(async (name) => (await fetched(say.index + name, name === "index.txt" ? { cache: "no-cache" } : {})).arrayBuffer());

	// The text of an article, its blocks and what an award says parted by line breaks; "" when it cannot be had.
	const textOf = (href) => fetched(href).then((answer) => answer.text()).then((html) => array(new DOMParser()
		.parseFromString(html.replace(/<li|<span class=.small/g, "\n$&"), "text/html").querySelectorAll(say.text), (e) => e.textContent)
		.join("\n")).catch(() => "");

	const make = (name, className, ...content) => {
		const e = document.createElement(name);
		if (className) e.className = className;
		e.append(...content);
		return e;
	};
	const marked = (pieces) => pieces.map(([s, hit]) => hit ? make("mark", "", s) : s);

	const item = ([href, title, summary, date, locality, , awards], query) => {
		const inTitle = cut(title, query, 999), inSummary = cut(summary, query, 32);
		const a = make("a", "", ...marked(inTitle.pieces)), sapo = make("p", "sapo", ...marked(inSummary.pieces));
		const time = make("time", "", date.replace(/(.+)-(.+)-(.+)/, say.date)), meta = make("p", "meta", time);
		a.href = href;
		time.dateTime = date;
		if (locality) meta.append(make("span", "", locality));
		if (awards) meta.append(make("span", "won", number(say.awards, awards)));
		const li = make("li", "card", make("h3", "", a), sapo, meta), has = inTitle.has | inSummary.has;
		// A result that does not show why it was found looks for that in its article once it is on the screen.
		if (has + 1 !== 1 << query.words.length) new IntersectionObserver(async ([{ isIntersecting }], observer) => {
			if (!isIntersecting) return;
			observer.disconnect();
			const inText = cut(await textOf(href), query, 32);
			if (inText.has & ~has) sapo.replaceChildren(...marked(inText.pieces));
		}).observe(li);
		return li;
	};

	const FRESH = 0, MORE = 1, WIDER = 2;
	let turn = 0, timer, found, at, gone, next;
	const offer = (text, step) => {
		button.hidden = !text;
		button.textContent = text;
		next = step;
	};
	// A phrase of three words or more is known by its pairs only: then the articles themselves are asked.
	const show = async (mine) => {
		const query = found, strict = query.words.some((w, i, all) => w.quote && (all[i + 2] || {}).quote === w.quote);
		const fits = async (d) => {
			const doc = await site.record(d);
			if (!strict || holds(`${doc[1]}\n${doc[2]}`, query)) return doc;
			const text = await textOf(doc[0]);
			return (!text || holds(text, query)) && doc;
		};
		for (let room = PAGE, looked = 0; room && at < query.hits.length && looked < 5 * PAGE;) {
			for (const waiting of query.hits.slice(at, at + room).map(fits)) {
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
		const total = query.hits.length - gone, close = Math.min(query.close, total), beyond = at < query.hits.length;
		const counts = [[say.count, close], [query.partial ? say.partial : say.apart, total - close]];
		status.textContent = counts.filter(([, n]) => n).map(([s, n]) => number(s, n)).join("; ") || say.none;
		offer(beyond ? say.more : query.more ? say.wider : "", beyond ? MORE : WIDER);
	};
	const go = async (step) => {
		clearTimeout(timer);
		const mine = ++turn, fields = array(new FormData(form), ([name, v]) => [name, v.trim()]).filter(([, v]) => v);
		const filters = fields.filter(([name]) => name !== "q").map(([name, v]) => ` ${name[0]}${v}`);
		history.replaceState(null, "", location.pathname + (fields.length ? `?${new URLSearchParams(fields)}` : ""));
		if (!list.firstChild) status.textContent = say.loading;
		try {
			const answer = step === MORE ? found : fields.length && await site.search(input.value, filters, step === WIDER);
			if (mine !== turn) return;
			found = answer;
			if (step === FRESH) {
				at = gone = 0;
				list.replaceChildren();
			}
			if (found) await show(mine);
			else offer(status.textContent = "");
		} catch (e) {
			if (mine === turn) {
				status.textContent = say.error;
				offer(say.retry, step);
			}
		}
	};

	const on = (target, name, what, how) => target.addEventListener(name, what, how);
	const later = () => {
		clearTimeout(timer);
		timer = setTimeout(go, 200, FRESH);
	};
	on(form, "submit", (e) => {
		e.preventDefault();
		go(FRESH);
	});
	on(form, "change", (e) => { if (e.target !== input) go(FRESH); });
	on(input, "input", later);
	on(button, "click", async () => {
		const before = next && list.children.length;
		await go(next);
		const fresh = list.children[before];
		if (fresh) fresh.querySelector("a").focus();
	});
	on(document, "keydown", (e) => {
		const now = document.activeElement, stops = [input, ...list.querySelectorAll("a")];
		if (e.ctrlKey || e.metaKey || e.altKey) return;
		const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
		const to = e.key === "/" && !now.matches("input,select,textarea") ? input : step && stops.includes(now) && stops[stops.indexOf(now) + step];
		if (to) {
			e.preventDefault();
			to.focus();
		}
	});
	for (const [name, value] of new URLSearchParams(location.search)) if (form.elements[name]) form.elements[name].value = value;
	if (location.search) go(FRESH); else site.head().catch(() => {});
})();
