// The names that a site knows, found as packages gazetteer and honours find them: localities as of a day, honours.
// Their tables come from tables.json, which bangvang writes; a test compares the answers of both.
(root => {
  const { fold, foldOnce, key, keyLoose, bareKey, nearest } = root.bangvangText || require("./text.js");
  const { open: openUnits, plain } = root.bangvangUnits || require("./units.js");

  const localities = tables => {
    const kinds = new Map(Object.entries(tables.kinds)), bareKinds = new Map([...kinds].filter(([word]) => !word.endsWith(" đảo")).map(([word, kind]) => [fold(word), kind]));
    // split divides a key into the kind of unit with which it begins and the name.
    const split = (words, k) => {
      const all = k.split(" ");
      if (all.length > 2 && words.has(all.slice(0, 2).join(" "))) return [words.get(all.slice(0, 2).join(" ")), all.slice(2).join(" ")];
      const [one, rest] = all.length === 1 && /^[a-z]\d+$/.test(k) ? [k[0], k.slice(1)] : [all[0], all.slice(1).join(" ")];
      return words.has(one) && rest !== "" ? [words.get(one), rest] : ["", k];
    };

    // The provinces and the units of the site are here; all others in units.bin, which somebody has to fetch and to give to
    // open. Until then nothing is known to be wrong, and wanted is called when a name is asked for.
    const own = { byID: new Map(), byNumber: new Map(), linked: new Map() };
    let country = null, wanted = () => {}, memo = new Map();
    const refer = ref => (typeof ref === "number" ? country.unit(ref) : own.byID.get(ref));
    const units = tables.units.map(({ names, aliases = [], from = "", to = "", next = [], own = false, parent, ...u }) => ({
      ...u, from, to, aliases, own, above: parent, names: names.map(([full, short, kind, from]) => ({ full, short, kind, from })), next: () => next.map(refer),
      get parent() { return this.above === undefined ? null : refer(this.above); },
    }));
    const latest = u => u.names[u.names.length - 1];
    tables.units.forEach(({ id, number, next = [] }, i) => {
      own.byID.set(id, units[i]);
      if (number !== undefined) own.byNumber.set(number, units[i]);
      for (const ref of next) if (typeof ref === "number") own.linked.set(ref, [...(own.linked.get(ref) || []), units[i]]);
    });
    const get = id => own.byID.get(id) || (country ? country.byID(id, get) : undefined);
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
      if (u.number === undefined) u.names.forEach(n => add(n.short, { unit: u, name: n, kind: n.kind }));
      for (const alias of u.aliases) {
        add(alias, { unit: u, name: null, kind: "" });
        const [kind, short] = split(kinds, key(alias));
        if (kind) add(short, { unit: u, name: null, kind });
      }
    }

    const fullName = (kind, name) => kind[0].toUpperCase() + kind.slice(1) + " " + name;
    const nameAt = (u, day) => (day && u.names.findLast(n => n.from <= day)) || (day ? u.names[0] : latest(u));
    const inForce = (u, day) => (day ? u.from <= day && (u.to === "" || day <= u.to) : u.to === "");
    const above = (u, level) => {
      while (u && u.level !== level) u = u.parent;
      return u;
    };
    const partsOf = query => query.split(/[,;()]+/).filter(part => key(part) !== "");
    // inTable returns the names of units.bin with a key, and with a kind if that is not "".
    const inTable = (s, k, kind) => (country ? country.named(k) : []).filter(n => (kind === "" || n.kind === kind || n.kind === "") && s.spell(n.name) === k).map(n => {
      const unit = country.unit(n.number);
      return { unit, name: unit.names.find(m => m.kind === n.kind && m.short === n.name) || null, kind: n.kind };
    });
    const match = (s, text) => {
      const k = s.spell(text), [kind, short] = split(s.words, k), found = s.names.get(k) || [];
      if (!kind) return [...found, ...inTable(s, k, "")];
      return [...found, ...(s.names.get(short) || []).filter(h => h.kind === kind || h.kind === ""), ...inTable(s, k, ""), ...inTable(s, short, kind)];
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
      return left.length === 1 ? { unit: left[0], ended } : { candidates: left.slice(0, 50) };
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

    const remember = (what, query, day, make) => {
      const asked = what + day + " " + query;
      if (!memo.has(asked)) {
        if (memo.size > 500) memo = new Map();
        memo.set(asked, make());
      }
      return memo.get(asked);
    };
    // find returns {unit, ended}, or {candidates}, none for an unknown name, or {waiting: true} before units.bin is there. The
    // day is YYYY-MM-DD, "" for today.
    const find = (query, day) => {
      if (!country) {
        if (query.trim() !== "") wanted();
        return { candidates: [], waiting: true };
      }
      return remember("find", query, day, () => {
        const exact = get(query.replace(/^\/+|\/+$/g, ""));
        if (exact) return { unit: exact, ended: !inForce(exact, day) };
        const parts = partsOf(query);
        if (!parts.length) return { candidates: [] };
        const bare = parts.length === 1 && !split(kinds, key(parts[0]))[0] && matches(parts).length > 0;
        return (bare ? chooseBare : choose)(fit(parts), day);
      });
    };
    const displayAt = (u, day) => {
      const at = day && u.to !== "" && u.to < day ? u.to : day || u.to;
      let text = nameAt(u, at).full;
      for (let p = u.parent; p; p = p.parent) text += ", " + (p.level === 1 ? nameAt(p, at).short : nameAt(p, at).full);
      return text;
    };
    // splitKind splits a name as it is written into its kind and the rest.
    const splitKind = text => {
      const k = key(text), [kind, short] = split(kinds, k), gaps = s => s.split(" ").length - 1, taken = gaps(k) - gaps(short);
      if (kind && taken === 0) return [kind, short];
      const [first = "", ...rest] = text.trim().normalize("NFC").split(/\s+/);
      return [kind, [...first.replaceAll(".", ". ").split(" ").filter(Boolean), ...rest].slice(taken).join(" ")];
    };
    let ownNames = null, tableNames = null;
    // near returns the name that an unknown name may mean, "" for none. find finds it.
    const near = (query, day) => (country ? remember("near", query, day, () => nearOf(query, day)) : "");
    const nearOf = (query, day) => {
      const parts = partsOf(query.replaceAll("/", ","));
      if (!parts.length) return "";
      const [, short] = split(kinds, key(parts[0])), turned = choose(fit([...parts].reverse()), day);
      if (turned.unit) return displayAt(turned.unit, day);
      const alike = short ? choose(matches([short]), day) : {};
      if (alike.unit) return displayAt(alike.unit, day);
      ownNames ||= units.flatMap(u => (u.number === undefined ? u.names : [latest(u)]).flatMap(n => [n.full, n.short]));
      tableNames ||= country.allNames();
      let found = nearest(parts[0], ownNames);
      if (!found) {
        const [kind, written] = splitKind(parts[0]);
        found = nearest(written, tableNames);
        if (found && kind) found = fullName(kind, found);
      }
      return found ? existing(found, parts.slice(1), day) : "";
    };
    // existing returns a hint with a name and the parents of a query, "" if no unit fits it.
    const existing = (name, parents, day) => {
      if (parents.length && !matches(parents).length) parents = [];
      const parts = [name, ...parents], found = matches(parts), there = choose(found, day);
      if (there.unit && parents.length) return displayAt(there.unit, day);
      return found.length ? parts.join(", ") : "";
    };

    // suggest returns at most 40 names of units with all words typed, marks aside: those of the site, provinces, others; those
    // in force on the day before all others.
    // folded has the folded texts that suggest looks through: of the names of units.bin, of the units in it, of own units.
    const folded = { names: [], units: null, own: null };
    const foldOwn = u => " " + fold(u.names.map(n => n.full).join(" ")) + (u.above !== undefined && (country || typeof u.above !== "number") ? foldOwn(u.parent) : "");
    // warm folds some of the names, so that the first suggestion need not wait for it, and reports whether there are more.
    const warm = () => {
      tableNames ||= country.allNames();
      for (let n = 0; n < 250 && folded.names.length < tableNames.length; n++) folded.names.push(foldOnce(tableNames[folded.names.length]));
      return folded.names.length < tableNames.length;
    };
    const foldUnits = () => {
      while (warm());
      const of = folded.names, above = new Map(), kindOf = new Map();
      const foldedAbove = n => {
        if (!above.has(n)) above.set(n, n >= 0xf000 || own.byNumber.has(n) ? fold(displayAt(country.unit(n), "")) : fold(country.kind(n)) + " " + of[country.nameNumber(n)] + " " + foldedAbove(country.parent(n)));
        return above.get(n);
      };
      for (const kind of tables.unit_kinds) kindOf.set(kind.kind, " " + fold(kind.kind) + " ");
      return Array.from({ length: country.count }, (_, n) => kindOf.get(country.kind(n)) + of[country.nameNumber(n)] + " " + foldedAbove(country.parent(n)));
    };
    const suggest = (typed, day) => {
      const words = fold(typed).split(/[ ,.;()]+/).filter(w => w !== "").map(w => " " + w), first = [], now = [], past = [];
      const fits = text => words.every(w => text.includes(w));
      folded.own ||= units.map(foldOwn);
      units.forEach((u, i) => {
        if (fits(folded.own[i]) && (country || typeof u.above !== "number")) (inForce(u, day) ? (u.own ? first : now) : past).push(u);
      });
      if (country && words.length) {
        folded.units ||= foldUnits();
        for (let n = 0; n < country.count && now.length < 40; n++) {
          if (!fits(folded.units[n]) || own.byNumber.has(n)) continue;
          const ended = country.ended(n);
          if (day ? country.began(n) <= day && (ended === "" || day <= ended) : ended === "") now.push(country.unit(n));
          else if (past.length < 40) past.push(country.unit(n));
        }
      } else if (words.length) wanted();
      return [...new Set([...first, ...now, ...past].slice(0, 40).map(u => displayAt(u, day)))];
    };

    // open takes units.bin, without its compression.
    const open = buffer => {
      country = openUnits(buffer, tables.unit_kinds, own);
      memo = new Map();
      folded.own = null;
    };
    return { find, near, nameAt, displayAt, suggest, open, warm, isOpen: () => country !== null, onWanted: f => { wanted = f; } };
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
