// The names that a site knows, found as packages gazetteer and honours find them: localities as of a day, honours.
// Their tables come from tables.json, which bangvang writes; a test compares the answers of both.
(root => {
  const { fold, key, keyLoose, bareKey, nearest } = root.bangvangText || require("./text.js");

  const localities = tables => {
    const kinds = new Map(Object.entries(tables.kinds)), bareKinds = new Map([...kinds].filter(([word]) => !word.endsWith(" đảo")).map(([word, kind]) => [fold(word), kind]));
    // split divides a key into the kind of unit with which it begins and the name.
    const split = (words, k) => {
      const all = k.split(" ");
      if (all.length > 2 && words.has(all.slice(0, 2).join(" "))) return [words.get(all.slice(0, 2).join(" ")), all.slice(2).join(" ")];
      const [one, rest] = all.length === 1 && /^[a-z]\d+$/.test(k) ? [k[0], k.slice(1)] : [all[0], all.slice(1).join(" ")];
      return words.has(one) && rest !== "" ? [words.get(one), rest] : ["", k];
    };

    const units = tables.units.map(u => ({ id: u.id, level: u.level, names: u.names.map(([full, short, kind, from]) => ({ full, short, kind, from })),
      from: u.from || "", to: u.to || "", aliases: u.aliases || [], own: !!u.own, next: u.next || [], parent: u.parent }));
    const latest = u => u.names[u.names.length - 1];
    for (const u of units) {
      u.parent = u.parent === undefined ? null : units[u.parent];
      u.next = u.next.map(i => units[i]);
    }
    const byID = new Map(units.map(u => [u.id, u]));
    // plain takes the zero from before a number: “phường 01” is “phường 1”.
    const plain = k => k.replace(/(?<![^ ])0+(?=[1-9]\d*(?![^ ]))/g, "");
    const spellings = [[key, kinds], [s => plain(keyLoose(s)), kinds], [s => plain(bareKey(s)), bareKinds]].map(([spell, words]) => ({ spell, words, names: new Map() }));
    const add = (name, hit) => {
      for (const s of spellings) {
        const k = s.spell(name);
        const known = s.names.get(k);
        if (known) known.push(hit);
        else s.names.set(k, [hit]);
      }
    };
    for (const u of units) {
      u.names.forEach(n => add(n.short, { unit: u, name: n, kind: n.kind }));
      for (const alias of u.aliases) {
        add(alias, { unit: u, name: null, kind: "" });
        const [kind, short] = split(kinds, key(alias));
        if (kind) add(short, { unit: u, name: null, kind });
      }
    }

    const nameAt = (u, day) => (day && u.names.findLast(n => n.from <= day)) || (day ? u.names[0] : latest(u));
    const inForce = (u, day) => (day ? u.from <= day && (u.to === "" || day <= u.to) : u.to === "");
    const above = (u, level) => {
      while (u && u.level !== level) u = u.parent;
      return u;
    };
    const partsOf = query => query.split(/[,;()]+/).filter(part => key(part) !== "");
    const match = (s, text) => {
      const k = s.spell(text), [kind, short] = split(s.words, k), found = s.names.get(k) || [];
      return kind ? [...found, ...(s.names.get(short) || []).filter(h => h.kind === kind || h.kind === "")] : found;
    };
    const matches = parts => {
      const marked = parts.some(part => key(part) !== fold(key(part)));
      for (const s of spellings.slice(0, marked ? 2 : 3)) {
        const found = within(s, parts);
        if (found.length) return found;
      }
      return [];
    };
    // within returns the names that fit the first of parts and whose units are inside units that fit the others.
    const within = (s, parts) => {
      const rest = parts.slice(1), nested = rest.length > 1 ? within(s, rest) : [];
      let found = match(s, parts[0]);
      for (const part of nested.length ? rest.slice(0, 1) : rest) {
        const parents = (nested.length ? nested : match(s, part)).map(h => h.unit);
        found = found.filter(h => parents.some(p => p !== h.unit && above(h.unit, p.level) === p));
      }
      return found;
    };
    // splitAt returns the number of the word before which words without commas are split, 0 for none.
    const splitAt = words => {
      if (words.length > 20) return 0;
      for (let at = words.length - 1; at > 0; at--) {
        if (!split(kinds, key(words.slice(at).join(" ")))[0]) continue;
        const before = key(words[at - 1]);
        if ((at === 1 && kinds.has(before)) || kinds.has(before + " " + key(words[at]))) continue;
        return at;
      }
      for (let at = Math.max(1, words.length - 5); at < words.length; at++) {
        if ((spellings[0].names.get(key(words.slice(at).join(" "))) || []).some(h => h.unit.level === 1)) return at;
      }
      return 0;
    };
    const splitMore = parts => {
      let i = parts.length - 1;
      if (i > 0 && parts[i - 1].includes(" ")) i--;
      const words = parts[i].replaceAll(".", ". ").split(/\s+/).filter(Boolean), at = splitAt(words);
      return at === 0 ? null : [...parts.slice(0, i), words.slice(0, at).join(" "), words.slice(at).join(" "), ...parts.slice(i + 1)];
    };
    const fit = parts => {
      let found = matches(parts);
      for (let more = parts; found.length === 0 && (more = splitMore(more));) found = matches(more);
      return found;
    };
    const choose = (found, day) => {
      const now = found.filter(h => inForce(h.unit, day)), ended = now.length === 0;
      const rank = h => (h.name === null ? 0 : h.name === nameAt(h.unit, day) ? 2 : 1);
      const from = ended ? found : now, best = Math.max(-1, ...from.map(rank));
      let left = [...new Set(from.filter(h => rank(h) === best).map(h => h.unit))];
      if (left.some(u => u.own)) left = left.filter(u => u.own);
      return left.length === 1 ? { unit: left[0], ended } : { candidates: left };
    };
    // chooseBare is choose for a name without a kind: one of a province is never that of a commune.
    const chooseBare = (found, day) => {
      const provinces = found.filter(h => h.unit.level === 1 && h.name), others = found.filter(h => h.unit.level !== 1 && inForce(h.unit, day));
      if (!provinces.length || !found.some(h => h.unit.level !== 1)) return choose(found, day);
      const own = others.filter(h => h.unit.own), there = provinces.find(h => inForce(h.unit, day) && h.name === nameAt(h.unit, day));
      if (there && !own.length) return { unit: there.unit, ended: false };
      const asked = there ? own : others;
      if (!asked.length) return choose(provinces, day);
      const among = choose(asked, day);
      return { candidates: [...new Set([...(among.candidates || [among.unit]), ...provinces.map(h => h.unit)])] };
    };

    // find returns {unit, ended}, or {candidates}, none for an unknown name. The day is YYYY-MM-DD, "" for today.
    const find = (query, day) => {
      const exact = byID.get(query.replace(/^\/+|\/+$/g, ""));
      if (exact) return { unit: exact, ended: !inForce(exact, day) };
      const parts = partsOf(query);
      if (!parts.length) return { candidates: [] };
      const bare = parts.length === 1 && !split(kinds, key(parts[0]))[0] && matches(parts).length > 0;
      return (bare ? chooseBare : choose)(fit(parts), day);
    };
    const displayAt = (u, day) => {
      const at = day && u.to !== "" && u.to < day ? u.to : day || u.to;
      let text = nameAt(u, at).full;
      for (let p = u.parent; p; p = p.parent) text += ", " + (p.level === 1 ? nameAt(p, at).short : nameAt(p, at).full);
      return text;
    };
    let nearNames = null;
    // near returns the name that an unknown name may mean, "" for none.
    const near = (query, day) => {
      const parts = partsOf(query.replaceAll("/", ","));
      if (!parts.length) return "";
      const [, short] = split(kinds, key(parts[0])), turned = choose(fit([...parts].reverse()), day);
      if (turned.unit) return displayAt(turned.unit, day);
      const alike = short ? choose(matches([short]), day) : {};
      if (alike.unit) return displayAt(alike.unit, day);
      nearNames ||= [units.filter(u => u.own || u.level === 1).flatMap(u => u.names.flatMap(n => [n.full, n.short])),
        [...new Set(units.filter(u => u.level !== 1).flatMap(u => u.names.map(n => n.short)))]];
      let found = nearest(parts[0], nearNames[0]);
      if (!found) {
        const [kind] = split(kinds, key(parts[0])), words = parts[0].trim().split(/\s+/);
        const written = kind ? words.slice(-short.split(" ").length).join(" ") : parts[0];
        found = nearest(written, nearNames[1]);
        if (found && kind) found = kind[0].toUpperCase() + kind.slice(1) + " " + found;
      }
      if (!found || parts.length === 1) return found;
      const there = choose(matches([found, ...parts.slice(1)]), day);
      return there.unit ? displayAt(there.unit, day) : found;
    };
    for (const u of units) u.display = displayAt(u, "");
    const own = units.filter(u => u.own), listed = [...own, ...units.filter(u => !u.own)].map(u => u.display);
    return { find, near, nameAt, displayAt, all: listed };
  };

  const honours = tables => {
    const classWords = new Set(tables.class_words);
    const index = t => {
      const names = new Map(Object.entries(t.names)), short = new Map(Object.entries(t.abbreviations)), follow = new Set(t.follow), classes = new Map(Object.entries(t.classes));
      const longest = Math.max(0, ...[...names.keys()].map(n => n.length));
      const known = n => n && n.honour !== "";
      const findLongest = k => {
        for (let end = k.length <= longest ? k.length : k.slice(0, longest + 1).lastIndexOf(" "); end > 0; end = k.slice(0, end).lastIndexOf(" ")) {
          const n = names.get(k.slice(0, end));
          if (!known(n)) continue;
          const rest = k.slice(end).replace(/^ /, ""), first = rest.split(" ")[0];
          if (rest === "" || n.open || follow.has(first) || /^\d{4}$/.test(first)) return { honour: n.honour, rest };
        }
        return null;
      };
      const findName = (k, leads) => {
        const n = names.get(k);
        if (known(n)) return { honour: n.honour, rest: "" };
        for (const lead of t.lead) {
          const found = leads > 0 && k.startsWith(lead) && findName(k.slice(lead.length), leads - 1);
          if (found) return found;
        }
        return findLongest(k);
      };
      const spellOut = k => {
        const words = k.split(" ");
        words.forEach((word, i) => {
          let said = classes.get(word);
          if (said === undefined && i > 0) {
            const both = classes.get(words[i - 1] + " " + word);
            if (both !== undefined) said = both.slice(both.indexOf(" ") + 1);
          }
          if (said !== undefined) words[i] = said;
        });
        return words.join(" ");
      };
      return k => {
        k = spellOut(k);
        const found = findName(k, 4);
        if (found) return found;
        for (const lead of t.lead) if (k.startsWith(lead)) k = k.slice(lead.length);
        const at = k.indexOf(" "), name = short.get(at < 0 ? k : k.slice(0, at));
        return name ? findLongest(name + " " + (at < 0 ? "" : k.slice(at + 1))) : null;
      };
    };
    const marked = index(tables.marked), bare = index(tables.bare);
    const search = text => {
      const k = keyLoose(text);
      return marked(k) || (k === fold(k) ? bare(k) : null);
    };
    const cutClass = text => {
      const k = key(text), word = !k.includes(" hạng ") && k === fold(k) ? " hang " : " hạng ", at = k.indexOf(word);
      const after = at < 0 ? "" : k.slice(at + word.length), gap = after.indexOf(" ");
      if (!classWords.has(gap < 0 ? after : after.slice(0, gap))) return null;
      return (k.slice(0, at) + " " + (gap < 0 ? "" : after.slice(gap + 1))).trim();
    };
    // find returns the name of the honour that a text names, "" for none.
    const find = text => {
      let found = search(text);
      for (let cut = 0; !found; cut++) {
        text = cutClass(text);
        if (text === null || cut === 8) return "";
        found = search(text);
      }
      return found.honour;
    };
    return { find, near: text => nearest(text, tables.names), all: tables.all };
  };

  root.bangvangNames = { localities, honours };
  if (typeof module !== "undefined") module.exports = root.bangvangNames;
})(globalThis);
