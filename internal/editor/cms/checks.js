// What the form says of the values of an article before anything is written: what the parser and the site would say of
// them at the next build, by the same codes. A test gives many values to both and compares the codes.
(root => {
  const { fold, nearest } = root.bangvangText || require("./text.js");
  const { localities, honours } = root.bangvangNames || require("./names.js");
  const { readDate } = root.bangvangDates || require("./dates.js");
  const { readRecipient, readCount, isCount, readKinds, nearestWord, isList } = root.bangvangRecipients || require("./recipients.js");

  const fill = (text, args) => text.replace(/\{(\d)\}/g, (_, i) => args[i] ?? "…");
  const isMap = v => v !== null && typeof v === "object" && !Array.isArray(v);
  const list = v => (v === undefined || v === null || v === "" ? [] : Array.isArray(v) ? v : [v]);
  const text = v => (v === undefined || v === null ? "" : String(v).replace(/\s*[\n\t]\s*/g, " ").trim());

  const checks = tables => {
    const places = localities(tables), titles = honours(tables.honours);
    const patterns = Object.fromEntries(Object.entries(tables.personal).map(([name, p]) => [name, new RegExp(p, "u")]));

    // say returns a problem; options are texts to put in the place of the wrong one.
    const say = (code, args, options = []) => ({
      code, severity: tables.says[code].severity, text: fill(tables.says[code].text, args), options: [...new Set(options)].filter(o => o !== "").slice(0, 6),
    });

    const locality = (value, day) => {
      const name = text(value);
      if (name === "") return [];
      const found = places.find(name, day);
      if (found.waiting) return [];
      const shown = units => units.map(u => places.displayAt(u, day)).sort((a, b) => a.localeCompare(b, "vi"));
      if (!found.unit && found.candidates.length) return [say("ambiguous-locality", [name], shown(found.candidates))];
      if (!found.unit) {
        const meant = places.find(places.near(name, day), day); // with its province: a name alone may be ambiguous tomorrow
        return [say("unknown-locality", [name], shown(meant.unit ? [meant.unit] : meant.candidates))];
      }
      if (!found.ended || !day) return [];
      return [say("locality-not-in-force", [places.nameAt(found.unit, day).full, shortDay(day)], found.unit.next().map(u => places.displayAt(u, "")))];
    };
    const honour = value => {
      const name = text(value);
      return name === "" || titles.find(name) !== "" ? [] : [say("unknown-honour", [name], [titles.near(name)])];
    };

    const shortDay = day => day.split("-").reverse().join("/");
    const date = value => {
      const written = text(value);
      if (written === "") return [];
      const read = readDate(written);
      return read ? [] : [say("bad-date", [written])];
    };

    const isDash = s => /^\s*[-–—]\s*$/.test(s);
    const period = value => {
      const written = text(value);
      if (written === "") return [];
      let good = true, last = 0, after = 0;
      for (const m of written.matchAll(/[0-9]+/g)) {
        const digits = m[0], year = Number(digits), end = m.index + digits.length;
        if (digits.length === 4 && year >= 1900 && year < 2200) {
          good &&= year >= last;
          last = year;
          after = end;
        } else if (digits.length > 2 || (last > 0 && isDash(written.slice(after, m.index)) && written[end] !== "/")) {
          good = false;
        }
      }
      return good && last > 0 ? [] : [say("bad-period", [written])];
    };

    const url = value => {
      const written = text(value);
      if (written === "") return [];
      const escapes = !/%(?![0-9a-fA-F]{2})/.test(written.replace(/[?#].*$/, "")), within = /^\/(?!\/)/.test(written) && !/^\/[^?]*[\x00-\x1f\x7f]/.test(written);
      const host = /^https?:\/\/(?:[A-Za-z0-9\-._~!$&'()*+,;=%:]*@)?(\[[0-9a-fA-F:.]+\]|[^\s/?#:@\[\]<>"\\^`{|}%]+)(:\d*)?(?:[/?#]|$)/i.test(written);
      if (!/[\s"<>\\]/.test(written) && escapes && (within || host)) return [];
      return [say("bad-url", [written], /^(www\.)?[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(written) ? ["https://" + written] : [])];
    };
    const title = value => {
      const n = Array.from(text(value).normalize("NFC")).length;
      return [...(n > 120 ? [say("long-title", [String(n)])] : []), ...(isPersonalText(fold(text(value))) && (digitCount(text(value)) >= 6 || text(value).includes("@")) ? [say("personal-data", [text(value)])] : [])];
    };

    // Personal data in the name, the post or the unit of a recipient.
    const digitCount = s => (s.match(/[0-9]/g) || []).length;
    const hasNumber = s => s.split(/[^0-9 .\-]+/).some(run => digitCount(run) >= 9);
    const isPersonalText = folded => {
      if (folded.includes("@") && patterns.private_mail.test(folded)) return true;
      if (digitCount(folded) < 6) return false;
      return (/sinh|sn|s\.n/.test(folded) && patterns.birth_date.test(folded)) ||
        (hasNumber(folded) && (patterns.identity.test(folded) || patterns.named_identity.test(folded) || patterns.mobile.test(folded)));
    };
    const personal = (part, value) => {
      const folded = fold(value);
      const is = hasNumber(value) || patterns.home.test(folded) || patterns.any_mail.test(folded) || isPersonalText(folded) || (part !== "unit" && patterns.full_date.test(folded));
      return is ? [say("personal-data", [value])] : [];
    };

    const kinds = value => readKinds(value, tables).unknown.map(kind => say("unknown-recipient", [kind], [nearestWord(kind, tables)]));

    // recipient checks one recipient: a text or {name, title, post, unit, …}.
    const recipient = (item, of) => {
      if (!isMap(item) && text(item) === "") return [];
      const out = [];
      if (isMap(item)) {
        for (const part of ["name", "title", "post", "unit", "note"]) if (text(item[part]) !== "") out.push(...personal(part, text(item[part])));
      } else out.push(...personal("name", text(item)));
      const name = text(readRecipient(item).name);
      if (isMap(item) && name === "") return [...out, say("missing-key", ["name"])];
      if (isCount(name, tables, of)) out.push(say("bad-count", [name]));
      return out;
    };
    const count = (written, of) => (readCount(written, tables, of) ? [] : [say("bad-count", [written], countOptions(written, of))]);
    // recipients checks what the article says of one kind, the key: a number or names.
    const recipients = (value, key) => {
      const of = readKinds(key, tables).kinds;
      if (isList(value)) return text(value.file) === "" ? [say("missing-key", ["file"])] : [];
      if (!Array.isArray(value)) return text(value) === "" ? [] : count(text(value), of);
      const items = value.filter(v => isMap(v) || text(v) !== "");
      if (items.length === 1 && !isMap(items[0]) && (readCount(text(items[0]), tables) || !/\p{L}/u.test(text(items[0])))) return count(text(items[0]), of);
      return items.length ? items.flatMap(item => recipient(item, of)) : [say("bad-count", ["[]"])];
    };
    const countOptions = (written, of) => {
      const plain = written.replace(/[“”"'‘’]/g, "").trim(), digits = written.replace(/[^\d]/g, "");
      return [readCount(plain, tables, of) ? plain : "", /^[\d\s.,]+$/.test(written) && readCount(digits, tables, of) ? digits : ""];
    };

    const award = row => [
      ...at("award", text(row.award) === "" ? [say("missing-key", ["award"])] : honour(row.award)), ...at("period", period(row.period)),
      ...Object.entries(row.to || {}).flatMap(([kind, v]) => [...at("to", kinds(kind)), ...at("to", recipients(v, kind))]),
      ...at("decision", date((row.decision || {}).date)), ...at("comment_until", date(row.comment_until)), ...at("comment_until", stray(row)),
    ];
    const stray = row => (text(row.comment_until) !== "" && date(row.comment_until).length === 0 && fold(text(row.status)) !== "de nghi" ? [say("comment-stray", [])] : []);
    const at = (path, problems) => problems.map(p => ({ path, ...p }));

    // dayOf returns the day on which the article's localities are read, "" if none is written.
    const dayOf = data => {
      const event = isMap(data.event) ? data.event : {};
      for (const value of [event.from, event.date, event.to, data.date]) {
        const read = text(value) && readDate(text(value));
        if (read) return read.day;
      }
      return "";
    };
    const entry = data => {
      const day = dayOf(data), source = isMap(data.source) ? data.source : {}, event = isMap(data.event) ? data.event : {};
      return [
        ...at("title", text(data.title) === "" ? [say("missing-key", ["title"])] : title(data.title)), ...at("locality", list(data.locality).flatMap(v => locality(v, day))),
        ...(text(data.date) === "" && fold(text(data.kind)) !== "page" ? at("date", [say("missing-key", ["date"])]) : []),
        ...["date", "updated", "expires", "withdrawn"].flatMap(k => at(k, date(data[k]))), ...["date", "from", "to"].flatMap(k => at("event", date(event[k]))), ...at("corrections", list(data.corrections).flatMap(c => (isMap(c) ? (text(c.date) === "" ? [say("missing-key", ["date"])] : date(c.date)) : []))), ...at("source", url(source.url)),
        ...list(data.awards).flatMap(row => at("awards", award(row))),
      ];
    };
    return { tables, locality, honour, date, period, url, title, recipient, recipients, kinds, stray, dayOf, entry, places, titles, say };
  };

  root.bangvangChecks = checks;
  if (typeof module !== "undefined") module.exports = checks;
})(globalThis);
