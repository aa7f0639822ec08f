// Filters the roll: lists.js finds the awards in the index of package search, this shows them in place of the static
// roll. What is chosen is in the address (?nam=2024&noi=hai-phong), so that it can be shared and one can go back.
(() => {
	const form = document.getElementById("_filters");
	if (!form) return;
	const [found, chips, status, table, row, button, whole, bodies] = ["_found", "_chips", "_status", "_rows", "_row", "_more", "_whole", "_bodies"].map((id) => document.getElementById(id));
	const say = form.dataset, { elements } = form, ROWS = 20;
	const KEYS = { nam: "y", noi: "l", cap: "v", "danh-hieu": "h", "doi-tuong": "k", "don-vi": "b" }; // the letters of the index

	const fetched = async (address, how) => {
		const answer = await fetch(address, how);
		if (!answer.ok) throw answer;
		return answer;
	};
	const open = (folder) => listing.index(async (name) => (await fetched(folder + name, name.includes("?") ? {} : { cache: "no-cache" })).arrayBuffer());
	const awards = open(say.index), conferrers = open(say.conferrers);
	const number = (text, n) => {
		const [one, many] = text.split("|");
		return (n > 1 && many || one).replace("{0}", n.toLocaleString(say.lang));
	};
	const make = (name, className, ...content) => {
		const e = document.createElement(name);
		if (className) e.className = className;
		e.append(...searching.held(content));
		return e;
	};
	const link = (name, href) => {
		if (!href) return make("span", "", name);
		const a = make("a", "", name);
		a.href = href;
		return a;
	};
	const short = (date) => date.replace(/(.+)-(.+)-(.+)/, say.date);
	const pairs = (list) => list.flatMap((name, i) => i % 2 ? [] : [link(name, list[i + 1])]);

	// The units of a province, fetched when it is chosen: [address below it, name, last day, number of awards, whether all are of units before it].
	const known = {};
	const unitsOf = (province) => known[province] = known[province] || fetched(say.units.replace("{0}", province)).then((r) => r.json()).catch(() => []);
	let filled = ""; // the province whose units can be chosen
	const fill = async (province) => {
		const select = elements.xa;
		if (!select) return;
		if (province !== filled) {
			filled = province;
			select.length = 1;
			select.disabled = true;
			const units = province ? await unitsOf(province) : [];
			if (filled !== province) return;
			for (const [slug, name, ended, n, before] of units) select.add(new Option(`${name}${ended && ` ${say.ended.replace("{0}", ended)}`} (${before ? `${say.before} ` : ""}${n.toLocaleString(say.lang)})`, slug));
			select.disabled = !units.length;
		}
		select.value = (read().noi || "").split("/").slice(1).join("/");
	};

	// Conferrers are looked up by what is typed; names are those that have been seen, by their address.
	const names = {}, slugOf = (href) => href.split("/").at(-2), note = (name, href) => { if (href) names[slugOf(href)] = name; };
	const lookUp = async (text) => {
		const { hits } = await conferrers.search(text, [], true);
		const docs = await Promise.all(hits.slice(0, 12).map(conferrers.record));
		return docs.map(([href, name]) => {
			note(name, href);
			return { slug: slugOf(href), name };
		});
	};

	// What is chosen, as in the address.
	const read = () => {
		const wanted = {};
		for (const [name, v] of new URLSearchParams(location.search)) if (KEYS[name] && v) wanted[name] = v;
		return wanted;
	};
	const labelOf = async (name, v) => {
		const plain = (option) => option && option.text.replace(/ \([^(]*\)$/, "");
		if (name === "don-vi") {
			if (!names[v]) await answered;
			if (!names[v]) await lookUp(v.replace(/-/g, " ")).catch(() => {});
			return names[v] || v;
		}
		const [province, ...rest] = name === "noi" ? v.split("/") : [v];
		const label = plain(Array.from(elements[name] ? elements[name].options : []).find((o) => o.value === province)) || province;
		const unit = rest.length && (await unitsOf(province)).find(([slug]) => slug === rest.join("/"));
		return unit ? `${unit[1]}, ${label}` : label;
	};
	const chip = (text, className, remove) => {
		const b = make("button", className, ...text);
		b.type = "button";
		b.addEventListener("click", remove);
		return make("li", "", b);
	};
	const showChips = async (wanted, mine) => {
		const list = Object.entries(wanted), labels = await Promise.all(list.map(([name, v]) => labelOf(name, v)));
		if (mine !== turn) return;
		const leave = (rest) => go(rest).then(() => (chips.querySelector("button") || form.querySelector("select,input")).focus());
		const without = (name) => {
			const { [name]: gone, ...rest } = wanted;
			return rest;
		};
		const all = list.map(([name], i) => chip([make("span", "vh", `${say.remove} `), labels[i], make("span", "x", "×")], "chip", () => leave(without(name))));
		if (list.length > 1) all.push(chip([say.reset], "btn", () => leave({})));
		chips.replaceChildren(...all);
		if (elements["don-vi"]) elements["don-vi"].value = wanted["don-vi"] ? names[wanted["don-vi"]] || "" : "";
	};

	// The row of an award, below its article if that is not the article of the award before.
	const articleOf = (there) => there.split("#")[0];
	const rowsOf = ([date, honour, href, place, placeHref, article, there, by, to, posthumous], i, all) => {
		by.forEach((name, i) => { if (i % 2 === 0) note(name, by[i + 1]); });
		const [head, tr] = Array.from(row.children, (e) => e.cloneNode(true)), [th, who, whom] = tr.children;
		th.append(link(honour, href));
		if (posthumous) th.append(make("em", "", ` (${say.posthumous})`));
		whom.append(to.length ? make("ul", "to", ...to.map(([count, kind, list, more]) => {
			const li = make("li", "", make("b", "", count), ` ${kind}`), names = pairs(list).map((n) => make("li", "", n));
			if (more) names.push(make("li", "", link(number(say.rest, more), there)));
			if (names.length) li.append(make("ul", "names", ...names));
			return li;
		})) : "–");
		who.append(...by.length ? pairs(by).flatMap((n, i) => i ? ["; ", n] : [n]) : ["–"]);
		head.firstElementChild.append(link(article, there), make("span", "small", short(date), ...place ? [" · ", link(place, placeHref)] : []));
		return i && articleOf(all[i - 1][6]) === articleOf(there) ? [tr] : [head, tr];
	};

	let turn = 0, next, left, answered;
	const more = async (mine) => {
		const docs = await Promise.all((await next(Math.min(left, ROWS))).map(awards.record));
		if (mine !== turn) return;
		left -= docs.length;
		table.append(...docs.flatMap(rowsOf));
		button.hidden = !left || !docs.length;
	};
	const answer = async (keys, mine) => {
		if (!table.rows.length) status.textContent = say.loading;
		try {
			const [{ count: n, sum, atLeast }, rows] = await Promise.all([awards.sum(keys), awards.rows(keys)]);
			if (mine !== turn) return;
			[left, next] = [n, rows];
			table.replaceChildren();
			table.parentNode.hidden = !n;
			await more(mine);
			if (mine === turn) status.textContent = n ? [number(say.found, n), sum ? number(atLeast ? say.atLeast : say.sum, sum) : ""].filter(Boolean).join(" · ") : say.none;
		} catch {
			if (mine === turn) status.textContent = say.failed;
		}
	};
	// Shows what the address asks for; returns when its chips are shown.
	const run = () => {
		const mine = ++turn, wanted = read(), keys = Object.entries(wanted).map(([name, v]) => ` ${KEYS[name]}${v}`);
		for (const e of elements) if (KEYS[e.name] && e.name !== "don-vi") e.value = (wanted[e.name] || "").split("/")[0];
		fill((wanted.noi || "").split("/")[0]);
		whole.hidden = keys.length > 0;
		found.hidden = !keys.length;
		button.hidden = true;
		answered = keys.length && answer(keys, mine);
		return showChips(wanted, mine);
	};
	const go = (wanted) => {
		const query = `${new URLSearchParams(wanted)}`;
		history.pushState(null, "", location.pathname + (query && `?${query.replace(/%2F/g, "/")}`));
		return run();
	};

	form.addEventListener("change", async ({ target }) => {
		const wanted = read(), { name, value } = target;
		delete wanted[name];
		if (name === "xa") wanted.noi = elements.noi.value + (value && `/${value}`);
		else if (name === "don-vi") {
			const text = value.trim(), [best] = text ? await lookUp(text).catch(() => []) : [];
			const same = Object.keys(names).find((slug) => names[slug] === text);
			if (same || best) wanted[name] = same || best.slug;
		} else if (value) wanted[name] = value;
		go(wanted);
	});
	form.addEventListener("submit", (e) => e.preventDefault());
	let timer;
	form.addEventListener("input", ({ target }) => {
		clearTimeout(timer);
		const text = target.value.trim();
		if (target.name === "don-vi" && text) timer = setTimeout(async () => {
			const list = await lookUp(text).catch(() => []);
			if (target.value.trim() === text) bodies.replaceChildren(...list.map(({ name }) => new Option("", name)));
		}, 200);
	});
	button.addEventListener("click", async () => {
		const before = table.rows.length;
		await more(turn).catch(() => { status.textContent = say.failed; });
		const fresh = table.rows[before];
		if (fresh) fresh.querySelector("a").focus();
	});
	window.addEventListener("popstate", run);
	form.hidden = false;
	run();
})();
