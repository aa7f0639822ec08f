// Answers about units without a page on the page of their province: what they were, what they became, and where the
// nearest awards are. The units come from the JSON file that the form names, when the reader types.
(() => {
	const form = document.getElementById("_places");
	if (!form) return;
	const input = form.querySelector("input"), list = form.querySelector("ul"), status = form.querySelector("[role=status]"), say = form.dataset;
	const SHOWN = 8;
	// The builder's viet.FoldLoose, with a space for what is no word.
	const fold = (s) => ` ${s} `.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐðÐɖƉ]/g, "d").replace(/[ƀɃɓƁ]/g, "b").toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, " ").replace(/ ([hklmstv]|qu)y(?= )/g, " $1i");
	let units;
	const load = () => units = units || fetch(say.units).then((r) => {
		if (!r.ok) throw Error(r.status);
		return r.json();
	}).then((all) => all.map((u) => ({ ...u, text: fold(u.name) }))).catch((e) => {
		units = null;
		throw e;
	});
	const make = (name, ...content) => {
		const e = document.createElement(name);
		e.append(...content);
		return e;
	};
	// What index.js does for search: no hyphen or dash between words begins a line.
	const held = (s) => s.split(/(\S{1,20} [-–])(?= )/).map((part, i) => {
		if (i % 2 === 0) return part;
		const e = make("span", part);
		e.className = "held";
		return e;
	});
	const answer = (u) => {
		const item = make("li", make("strong", ...held(u.name))), a = make("a", ...held(u.near));
		a.href = u.href;
		if (u.days) item.append(" · " + u.days);
		if (u.was) item.append(...held(` · ${say.was}: ${u.was.join(", ")}`));
		if (u.now) item.append(...held(` · ${say.now}: ${u.now.join(", ")}`));
		item.append(` · ${say.near}: `, a);
		return item;
	};
	const show = () => {
		const wanted = fold(input.value).trimEnd();
		if (wanted.length < 3) {
			list.replaceChildren();
			status.textContent = "";
			return;
		}
		load().then((all) => {
			if (fold(input.value).trimEnd() !== wanted) return;
			const typed = input.value.trim().toLowerCase().normalize("NFC"), found = all.filter((u) => u.text.includes(wanted));
			found.sort((a, b) => b.name.toLowerCase().includes(typed) - a.name.toLowerCase().includes(typed));
			list.replaceChildren(...found.slice(0, SHOWN).map(answer));
			status.textContent = found.length ? "" : say.none;
		}).catch(() => { status.textContent = say.error; });
	};
	input.addEventListener("input", show);
	form.addEventListener("submit", (e) => {
		e.preventDefault();
		show();
	});
	form.hidden = false;
})();
