// The search page, and the fields that find a name on the page of an index (templates search and search-find). The first part
// needs no page and is tested by itself.
(() => {
	const { PAGE, WORD, keyOf, held } = typeof searching === "undefined" ? require("./index.js") : searching;
	const { LOOKED, names: openNames } = typeof naming === "undefined" ? require("./names.js") : naming;
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

	// The longest run of marked words in the pieces of a text, for an address that leads to it; "" if it is one word of several.
	const runOf = (pieces, count) => {
		let run = "", best = "";
		for (const [s, hit] of pieces) {
			if (hit) run += s;
			else if (/^[\s,]+$/.test(s)) run += run && s;
			else run = "";
			if (run.trim().length > best.length) best = run.trim();
		}
		return /\s/.test(best) || count < 2 ? best : "";
	};
	// The address of a passage of a page: a text fragment, in which a hyphen or a comma has a meaning.
	const passage = (href, text) => text ? `${href}#:~:text=${encodeURIComponent(text).replace(/-/g, "%2D")}` : href;

	// All that a query finds, as far as names and awards go, from the indexes of names and of awards: the way to read it, hits and
	// looked (their records), corrected words, facets with the keys of their filters, awards. Words that articles have (known) need
	// no correction.
	const ask = async (query, names, awards, known, kinds) => {
		const fits = kinds ? await names.ofKind(kinds) : () => true, ways = await names.readings(query), [way] = ways;
		const found = async (of, hits, more) => ({ way: of, hits, looked: await names.look(hits.slice(0, LOOKED), of), ...more });
		const none = { way, ways, hits: [], looked: [] };
		if (!way.words.length) return none;
		for (const of of ways) {
			const hits = await names.phrase(of, fits);
			if (hits.length) return found(of, hits, { ways });
		}
		const meant = !kinds && !way.words.some((w) => w.quote) && await names.understand(way);
		if (meant) {
			const keys = meant.facets.map(({ kind, years, slugs }) => kind === "year" ? [` y${years}`] : slugs.map((s) => ` ${kind[0]}${s}`));
			const [place] = meant.facets;
			if (!meant.rest.length && meant.facets.length === 1 && place.kind === "locality") return { ways, way: place.way, hits: place.found, looked: place.found };
			const rest = { words: meant.rest, open: way.open && meant.rest.at(-1) === way.words.at(-1) }, more = { ways, facets: meant.facets, keys };
			if (!rest.words.length) return { ...none, ...more, way: rest, awards: await awards(meant.facets) };
			const within = await names.having(keys), hits = await names.phrase(rest, within);
			if (hits.length) return found(rest, hits, more);
			const close = await known([rest], keys) ? null : await names.correct(rest, within);
			return close ? found(close, close.hits, { ...more, corrected: close.words }) : { ...none, ...more, way: rest };
		}
		names.vocabulary().catch(() => {}); // needed unless articles have the words
		if (!kinds && await known(ways)) return none;
		const close = await names.correct(way, fits);
		if (close) return found(close, close.hits, { ways, corrected: close.words });
		const loose = await names.apart(way, fits);
		return loose.length ? found(way, loose, { ways, loose: true }) : none;
	};

	if (typeof document === "undefined") {
		module.exports = { holds, cut, runOf, passage, ask };
		return;
	}


	const byId = (id) => document.getElementById(id);
	const fetched = async (address, how) => {
		const answer = await fetch(address, how);
		if (!answer.ok) throw answer;
		return answer;
	};
	const getter = (folder) => async (name) => (await fetched(folder + name, name.includes("?") ? {} : { cache: "no-cache" })).arrayBuffer();
	const make = (name, className, ...content) => {
		const e = document.createElement(name);
		if (className) e.className = className;
		e.append(...held(content.filter((c) => c)));
		return e;
	};
	const link = (href, ...content) => {
		const a = make("a", "", ...content);
		a.href = href;
		return a;
	};
	const on = (target, name, what, how) => target.addEventListener(name, what, how);
	// Words that are marked one after the other are one mark; a hyphen after a mark is held to it.
	const marked = (pieces) => {
		const out = [];
		pieces.forEach(([s, hit], i) => {
			const last = out.at(-1), between = out.length && last.append && !hit && /^\s+$/.test(s) && pieces[i + 1];
			if (between || hit && last && last.append) last.append(s);
			else if (!hit && last && last.append && /^ [-–] /.test(s)) out.push(make("span", "held", out.pop(), s.slice(0, 2)), s.slice(2));
			else out.push(hit ? make("mark", "", s) : s);
		});
		return out;
	};

	const say = byId("_say").dataset;
	const start = (form) => {
		const input = form.elements.q, kinds = form.dataset.kinds && form.dataset.kinds.split(" ");
		const status = kinds ? form.querySelector("[role=status]") : byId("_status"), results = kinds ? form.querySelector("ol") : byId("results");
		const chips = byId("_chips"), button = byId("_more");
		const names = openNames(getter(say.names)), large = (folder) => kinds || listing.index(getter(folder)), articles = large(say.index), roll = large(form.dataset.awards);
		const format = (n) => n.toLocaleString(say.lang);
		const number = (s, n) => {
			const [one, many] = s.split("|");
			return (n > 1 && many || one).replace("{0}", format(n));
		};
		const day = (date) => {
			const time = make("time", "", date.replace(/(.+)-(.+)-(.+)/, say.date));
			time.dateTime = date;
			return time;
		};
		const told = (kind, n) => number(say[kind], n);

		// The awards of a year, an honour (or several of one beginning) and a place: how many they are and how many they honour
		// (sum), how many are left to show, and rows(n), which returns the next n of them, the newest first.
		const awardsOf = async (facets) => {
			const keys = facets.map(({ kind, years, slugs }) => kind === "year" ? [` y${years}`] : (kind === "locality" ? slugs.slice(0, 1) : slugs).map((s) => ` ${kind[0]}${s}`));
			const [all, rows] = await Promise.all([roll.sum(keys), roll.rows(keys)]);
			return { ...all, left: all.count, rows };
		};

		// The text of an article, its blocks and what an award says parted by line breaks; "" when it cannot be had.
		const textOf = (href) => fetched(href).then((answer) => answer.text()).then((html) => array(new DOMParser()
			.parseFromString(html.replace(/<li|<span class=.small/g, "\n$&"), "text/html").querySelectorAll(say.text), (e) => e.textContent)
			.join("\n")).catch(() => "");

		// The items of results.
		const item = (kind, className, ...content) => {
			const li = make("li", className, ...content);
			li.dataset.kind = kind;
			return li;
		};
		const nameItem = ({ kind, record: [of, href, name, place, note, , count, atLeast, , before] }, way) => {
			const own = count && told(atLeast ? "least" : of === "conferrer" ? "gave" : kind === "locality" || kind === "honour" ? "honoured" : "won", count), n = own && before ? say.before.replace("{0}", own) : own;
			return item(kind, "hit", make("h3", "", link(href, ...marked(cut(name, way, 99).pieces))), place && make("p", "", place),
				(n || note) && make("p", "", n && make("span", "won", n), n && note && " · ", note));
		};
		const recordItem = ({ record: [, , name, place] }, [href, date, honour, by], way) => item("record", "rec", link(href, honour),
			make("span", "", ...marked(cut(name, way, 99).pieces), by && ` · ${by}`, place && ` · ${place}`, " · ", day(date)));
		const awardItem = ([date, honour, , place, , , href, by, to]) => item("record", "rec", link(href, honour), make("span", "",
			[...to.map(([count, kind, list, more]) => list.length ? list.filter((_, i) => i % 2 === 0).join(", ") + (more ? ` +${format(more)}` : "") : `${count} ${kind}`),
				by.filter((_, i) => i % 2 === 0).join(", "), place].filter((s) => s).join(" · "), " · ", day(date)));
		const articleItem = ([href, title, summary, date, locality, , won, atLeast], { words, open }, name) => {
			const query = { words, open }, inTitle = cut(title, query, 999), inSummary = cut(summary, query, 32), has = inTitle.has | inSummary.has;
			const a = link(passage(href, runOf(inSummary.pieces, words.length) || name), ...marked(inTitle.pieces)), sapo = make("p", "sapo", ...marked(inSummary.pieces));
			const li = item("article", "card", make("h3", "", a), sapo,
				make("p", "meta", day(date), locality && make("span", "", locality), (won || atLeast) && make("span", "won", won ? told(atLeast ? "least" : "honoured", won) : say.some)));
			// A result that does not show why it was found looks for that in its article once the reader has it on the screen.
			if (has + 1 !== 2 ** words.length) watch(li, async () => {
				const inText = cut(await textOf(href), query, 32);
				if (!(inText.has & ~has)) return;
				sapo.replaceChildren(...held(marked(inText.pieces)));
				a.href = passage(href, runOf(inText.pieces, words.length) || name);
			});
			return li;
		};
		let moved = null;
		const watch = (li, look) => {
			moved = moved || new Promise((done) => ["scroll", "pointermove", "touchstart", "focusin"].forEach((name) => on(window, name, done, { once: true, passive: true })));
			moved.then(() => new IntersectionObserver(([{ isIntersecting }], observer) => {
				if (!isIntersecting) return;
				observer.disconnect();
				look();
			}).observe(li));
		};

		// The list of a kind, made with its heading at the first call.
		let lists;
		const listOf = (kind, n, className = "plain") => {
			if (kinds) return results;
			if (!lists[kind]) {
				const h2 = make("h2", "", say[`head${kind}`], n && " ", n && make("span", "n", format(n))), section = make("section", "sec", h2, lists[kind] = make("ol", className));
				h2.id = `_${kind}`;
				section.setAttribute("aria-labelledby", h2.id);
				results.append(section);
			}
			return lists[kind];
		};

		const FRESH = 0, MORE = 1, WIDER = 2;
		let turn = 0, timer, got, found, at, gone, next;
		const offer = (text, step) => {
			if (!button) return;
			button.hidden = !text;
			button.textContent = text;
			next = step;
		};

		// Shows the records of names: each under its kind, the kind of the best first, and then their awards.
		const showNames = async (looked, way, counts) => {
			const first = !results.firstChild;
			for (const one of looked) if (one.kind !== "record") listOf(one.kind, counts[one.kind]).append(nameItem(one, way));
			if (first && looked.length && looked[0].exact && looked[0].kind !== "record") results.querySelector("li").classList.add("best");
			if (kinds) return;
			const awards = looked.filter((one) => !["conferrer", "locality", "honour"].includes(one.record[0])).flatMap((one) => one.record[8].map((w) => [one, w]));
			for (const [one, w] of awards.slice(0, PAGE)) listOf("record", counts.record).append(recordItem(one, w, way));
			const [{ record: [, href, name, , , , n] }] = looked.length ? looked : [{ record: [] }];
			if (first && n > PAGE / 2 && lists.record) lists.record.after(make("p", "more", link(href, `${told("won", n)}: ${name}`)));
		};
		const showAwards = async () => {
			const { awards } = got, part = await awards.rows(Math.min(awards.left, PAGE)), list = part.length && listOf("record", awards.count);
			awards.left -= part.length;
			for (const r of part.map(roll.record)) list.append(awardItem(await r));
		};

		// A phrase of three words or more is known by its pairs only: then the articles themselves are asked.
		const showArticles = async (mine) => {
			const query = found, strict = query.words.some((w, i, all) => w.quote && (all[i + 2] || {}).quote === w.quote);
			const [best] = got.looked, name = best && best.exact && best.kind !== "honour" && best.kind !== "locality" ? best.record[2] : "";
			const fits = async (d) => {
				const doc = await articles.record(d);
				if (!strict || holds(`${doc[1]}\n${doc[2]}`, query)) return doc;
				const text = await textOf(doc[0]);
				return (!text || holds(text, query)) && doc;
			};
			for (let room = at || !results.firstChild ? PAGE : PAGE / 2, looked = 0; room && at < query.hits.length && looked < 5 * PAGE;) {
				for (const waiting of query.hits.slice(at, at + room).map(fits)) {
					const doc = await waiting;
					if (mine !== turn) return;
					if (doc) {
						listOf(at < query.close ? "article" : "near", at < query.close && (query.least ? `${format(query.total)}+` : query.total), "cards plain").append(articleItem(doc, query, name));
						room--;
					} else gone++;
					at++;
					looked++;
				}
			}
		};

		// Says how many results of each kind there are, which add up to all.
		const tell = (counts, mine) => {
			if (mine !== turn) return;
			const { awards } = got, close = found ? Math.min(found.close, found.hits.length - gone) : 0, articles = found ? Math.max(close, found.total - gone) : 0;
			const list = Object.entries({ ...counts, article: articles }).filter(([, n]) => n), all = list.reduce((n, [, m]) => n + m, 0);
			const lower = (s) => found && found.least ? say.lower.replace("{0}", s) : s, near = found ? found.hits.length - gone - close : 0;
			const parts = awards && awards.count ? [`${told("won", awards.count)} · ${number(awards.atLeast ? say.least : say.honoured, awards.sum)}`] : [];
			if (!awards && all) parts.push(`${lower(told("all", all))}: ${list.map(([kind, n]) => kind === "article" ? lower(told("countarticle", n)) : told(`count${kind}`, n)).join(", ")}`);
			else if (articles) parts.push(lower(told("countarticle", articles)));
			if (near) parts.push(number(found.partial ? say.partial : say.apart, near));
			const instead = got.corrected || got.loose ? `${say.instead.replace("{0}", got.corrected ? got.corrected.map((w) => w.key).join(" ") : input.value.trim())} ` : "";
			status.textContent = parts.length ? instead + parts.join("; ") : say.none;
			const rest = found && at < found.hits.length || awards && awards.left || got.looked.length < got.hits.length;
			offer(rest ? say.more : found && found.more ? say.wider : "", rest ? MORE : WIDER);
		};

		// Whether articles have the words of a query one after the other, as it can be read.
		const known = async (ways, keys = []) => {
			for (const way of ways) {
				const { close, partial } = await articles.search(way, keys, null);
				if (close && !partial) return true;
			}
			return false;
		};

		// The articles of a query: those with its words, or those of its filters and the remaining words. wide as in index.search.
		const findArticles = async (wide) => {
			const { ways, way, facets, keys, corrected } = got, deep = wide || null;
			if (corrected && !facets) return articles.search(way, [], wide);
			const within = facets && await articles.search(way, keys, deep);
			if (within && (way.words.length ? within.close >= PAGE && !within.partial : facets.some((f) => f.kind === "year"))) return { ...within, more: within.least };
			let best;
			for (const of of ways.length > 2 ? [ways[0], ways[2]] : ways) {
				best = await articles.search(of, [], facets ? deep : wide);
				if (best.close && !best.partial) break;
			}
			if (!within) return best;
			const own = best.partial ? [] : best.hits.slice(0, best.close), of = new Set(own), hits = [...own, ...(within.partial ? [] : within.hits.filter((d) => !of.has(d)))];
			const least = within.least || own.length > 0 && best.least;
			return { ...within, words: best.words, hits, close: hits.length, total: Math.max(hits.length, within.total), partial: false, more: least, least };
		};

		const showChips = () => {
			chips.replaceChildren(...(got.facets || []).map((f) => {
				const b = make("button", "chip", make("span", "vh", `${say.drop} `), f.label, make("span", "x", "×"));
				b.type = "button";
				b.lastChild.setAttribute("aria-hidden", "true");
				on(b, "click", () => {
					const { words } = got.ways.at(-1);
					input.value = words.filter((w) => !f.of.includes(w.of)).map((w) => w.text).join(" ");
					input.focus();
					go(FRESH);
				});
				return make("li", "", b);
			}));
			chips.hidden = !chips.firstChild;
		};

		let counts;
		const go = async (step) => {
			clearTimeout(timer);
			const mine = ++turn, q = input.value.trim(), gone0 = () => mine !== turn;
			if (!kinds) history.replaceState(null, "", location.pathname + (q ? `?${new URLSearchParams({ q })}` : ""));
			if (!results.firstChild) status.textContent = q && say.loading;
			try {
				if (!q) {
					found = got = null;
					results.replaceChildren();
					if (chips) chips.hidden = true;
					offer(status.textContent = "");
					return;
				}
				if (step === FRESH) {
					if (!kinds && /\b(19|20)\d\d\b/.test(q)) roll.head().catch(() => {}); // a year is one of awards
					const answer = await ask(q, names, awardsOf, known, kinds);
					if (gone0()) return;
					const sums = kinds ? {} : await names.count(answer.loose ? [] : answer.hits, answer.loose ? [] : answer.looked);
					if (gone0()) return;
					got = answer;
					counts = sums;
					found = null;
					at = gone = 0;
					lists = {};
					status.textContent = "";
					results.replaceChildren();
					if (!kinds) showChips();
					await showNames(got.looked, got.way, counts);
					if (kinds) {
						status.textContent = got.looked.length ? "" : say.none;
						return;
					}
					if (got.awards) await showAwards();
					if (gone0()) return;
					if (results.firstChild) tell(counts, mine);
					const more = await findArticles(got.looked.length || got.awards ? null : false);
					if (gone0()) return;
					found = more;
				} else if (step === WIDER) {
					found = await findArticles(true);
					if (gone0()) return;
					for (const kind of ["article", "near"]) if (lists[kind]) lists[kind].replaceChildren();
					at = gone = 0;
				} else {
					if (got.awards) await showAwards();
					const rest = got.hits.slice(got.looked.length, got.looked.length + LOOKED), looked = await names.look(rest, got.way);
					if (gone0()) return;
					got.looked.push(...looked);
					await showNames(looked, got.way, counts);
				}
				await showArticles(mine);
				tell(counts, mine);
			} catch (e) {
				if (gone0()) return;
				status.textContent = say.error;
				offer(say.retry, step);
			}
		};

		const later = () => {
			clearTimeout(timer);
			timer = setTimeout(go, 200, FRESH);
		};
		on(form, "submit", (e) => {
			if (kinds && !results.firstChild) return; // to the search page
			e.preventDefault();
			go(FRESH);
		});
		on(input, "input", later);
		if (button && !kinds) on(button, "click", async () => {
			const before = new Set(results.querySelectorAll("li"));
			await go(next);
			const fresh = array(results.querySelectorAll("li")).find((li) => !before.has(li));
			if (fresh) fresh.querySelector("a").focus();
		});
		on(document, "keydown", (e) => {
			const now = document.activeElement, stops = [input, ...results.querySelectorAll("a")];
			if (e.ctrlKey || e.metaKey || e.altKey) return;
			const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
			const to = e.key === "/" && !now.matches("input,select,textarea") ? input : step && stops.includes(now) && stops[stops.indexOf(now) + step];
			if (to) {
				e.preventDefault();
				to.focus();
			}
		});
		const asked = !kinds && new URLSearchParams(location.search).get("q");
		if (asked) {
			input.value = asked;
			go(FRESH);
		} else if (!kinds) names.head().catch(() => {});
	};
	document.querySelectorAll("form[data-awards],form[data-kinds]").forEach(start);
})();
