// Recipients as package content reads them, the text that the form shows for them, and tables of them pasted from Excel or
// Word.
(root => {
  const { fold, keyLoose, nearest } = root.bangvangText || require("./text.js");
  const isMap = v => v !== null && typeof v === "object" && !Array.isArray(v);

  const most = 100e6;
  const number = s => {
    const groups = s.split(s.includes(",") ? "," : ".");
    if (groups.length > 1 && (groups[0].length > 3 || groups.slice(1).some(g => g.length !== 3))) return 0;
    const digits = groups.join(""), n = /^[0-9]+$/.test(digits) ? Number(digits) : 0;
    return n >= 1 && n <= most ? n : 0;
  };
  // phrase returns the value of the longest phrase of a table that begins at a word, and its number of words.
  const phrase = (table, words, at) => {
    for (let n = Math.min(5, words.length - at); n > 0; n--) {
      const text = words.slice(at, at + n).join(" ");
      if (Object.hasOwn(table, text)) return [table[text], n];
    }
    return [undefined, 0];
  };
  // inWords returns the number that words name, and the word after them: một trăm linh ba.
  const inWords = (words, at, counts) => {
    const from = at;
    let n = 0, part = 0, digit = -1;
    for (; at < words.length; at++) {
      const value = Object.hasOwn(counts.numbers, words[at]) ? counts.numbers[words[at]] : -1;
      if (value < 0 || (at === from && ((value === 5 && words[at] !== "năm") || value === 0))) break;
      if (value >= 1000) [n, part, digit] = [n + Math.max(part + Math.max(digit, 0), 1) * value, 0, -1];
      else if (value >= 10) [part, digit] = [part + Math.max(digit, 1) * value, -1];
      else if (digit >= 0 && value > 0) return [0, from];
      else if (value > 0) digit = value;
    }
    n += part + Math.max(digit, 0);
    if (at === from + 1 && words[from] === "năm" && !phrase(counts.kinds, words, at)[1]) return [0, from];
    return n ? [n, at] : [0, from];
  };
  // spelled reads a number with the words for whom it counts, or one in words: 12 người, hơn một trăm tập thể.
  const spelled = (text, counts, kinds) => {
    const plain = text.replace(/(\d)[.,](?=\d{3}(?!\d))/g, "$1").replace(/\(([^()]*)\)/g, " ");
    if (/[^\p{L}\p{M}\p{N}\s,/]|^[,/]/u.test(plain)) return null;
    const words = plain.split(/[\s,/]+/).map(keyLoose).filter(w => w !== "");
    let [, at] = phrase(counts.before, words, 0), [n, next] = /^\d+$/.test(words[at] || "") ? [Number(words[at]), at + 1] : inWords(words, at, counts), exact = at === 0;
    if (next === at) {
      const [, vague] = phrase(counts.vague, words, 0);
      [n, next, exact] = [0, vague, false];
      if (vague === 0) return null;
    } else if (n === 0 || n > most) return null;
    while (next < words.length) {
      const [kind, length] = phrase(counts.kinds, words, next);
      if (!length || (kinds && !kinds.includes(kind))) return null;
      next += length;
      if (next < words.length) next += phrase(counts.joints, words, next)[1];
    }
    return { n, exact };
  };
  // readCount returns a number of recipients of some kinds and whether it is exact, null for a text that is none.
  const readCount = (text, tables, kinds) => {
    const exact = number(text), counts = tables.counts, first = fold(text.split(" ")[0]);
    if (exact) return { n: exact, exact: true };
    if (!/\d/.test(text) && !/^\p{Ll}/u.test(text) && !counts.starts.includes(first)) return null;
    const folded = fold(text);
    if (folded === "nhieu") return { n: 0, exact: false };
    for (const [before, after] of counts.around) {
      if (!folded.startsWith(before) || !folded.slice(before.length).endsWith(after)) continue;
      const n = number(folded.slice(before.length, folded.length - after.length).trim());
      if (n) return { n, exact: false };
    }
    const turns = / lượt(?: người| cá nhân| tập thể)?$/.exec(text);
    return turns ? readCount(text.slice(0, turns.index), tables, kinds) : spelled(text, counts, kinds);
  };
  // isCount reports whether a text in the place of a name is a number of recipients.
  const isCount = (text, tables, kinds) => {
    if (!/\p{L}/u.test(text)) return true;
    return /\d/.test(text) && (!/^\p{Lu}/u.test(text) || tables.counts.starts.includes(fold(text.split(" ")[0]))) && readCount(text, tables, kinds) !== null;
  };

  // wordsOf returns the words of keys by their loose keys, by their folded texts and by their number of syllables.
  const memo = new WeakMap();
  const wordsOf = tables => {
    if (!memo.has(tables)) {
      const all = Object.entries(tables.recipient_words).map(([word, kind]) => ({ word, kind })), exact = new Map(all.map(w => [keyLoose(w.word), w])), folded = new Map();
      for (const k of [...exact.keys()].sort((a, b) => (new TextEncoder().encode(a).join() < new TextEncoder().encode(b).join() ? -1 : 1))) if (!folded.has(fold(k))) folded.set(fold(k), exact.get(k));
      memo.set(tables, { exact, folded, all: all.map(w => w.word) });
    }
    return memo.get(tables);
  };
  // nearestWord returns the word of a key, of as many syllables, that a text may be a slip of; "" for none.
  const nearestWord = (text, tables) => {
    const n = text.trim().split(/\s+/).length;
    return nearest(text, tables.recipients) || nearest(text, wordsOf(tables).all.filter(w => w.split(" ").length === n));
  };
  // readWord reads one word of a key: a kind, or an everyday word for recipients, perhaps with others behind it.
  const readWord = (text, tables) => {
    const { exact, folded } = wordsOf(tables), found = exact.get(keyLoose(text)) || folded.get(fold(text));
    if (found) return found;
    const words = text.split(/\s+/), { heads, ends } = tables.recipient_heads;
    for (let n = Math.min(words.length - 1, 6); n > 0; n--) {
      const w = exact.get(keyLoose(words.slice(0, n).join(" ")));
      if (w && (heads.includes(w.word) || w.word.includes(" ")) && !ends.includes(fold(words[n])) && nearestWord(text, tables) === "") return { word: text, kind: w.kind };
    }
    return null;
  };
  // readKinds returns the kinds that a key means, its words if they are not the names of kinds, and the words that are unknown.
  const readKinds = (text, tables) => {
    const parts = text.replace(/ (?:và|VÀ|Và|va) |[;/&]/g, ",").split(",").map(p => p.trim()).filter(p => fold(p) !== ""), read = parts.map(p => readWord(p, tables));
    const known = read.filter(w => w), words = [...new Set(known.map(w => w.word))];
    return {
      kinds: tables.recipients.filter(k => known.some(w => w.kind === k)), unknown: parts.filter((_, i) => !read[i]),
      word: known.some(w => w.word !== w.kind) ? words.join(", ") : "",
    };
  };

  // cells splits a line at its tabs or bars, and drops a bullet and a number of order before the name.
  const isNumber = cell => /^(?:(?:stt|tt)?[ :.]*\(?\d{1,4}[ .):]*|stt|tt)$/i.test(cell.trim());
  const cells = line => {
    let all = line.split(/[\t|]/).map(c => c.replace(/\s+/g, " ").trim());
    while (all.length > 1 && isNumber(all[0])) all = all.slice(1);
    all[0] = all[0].replace(/^(?:[-–+*] |[•▪●‣])\s*(?=\p{L}|\(?\d)/u, "").replace(/^(?:(?:STT|TT)[ :.]*)?\(?\d{1,4}(?:\s*[.):]+\s*|\s*\/\s+|\s+[-–]\s+)(?=\p{Lu})/u, "");
    return all;
  };
  const isRecipient = all => all.some(c => c !== "");

  // readRecipient returns the parts of one recipient: a text with bars, or {name, post, unit}.
  const readRecipient = item => {
    if (isMap(item)) return item;
    const [name, post = "", ...unit] = cells(String(item));
    return { name, post, unit: unit.filter(c => c !== "").join(", ") };
  };

  // fromText returns the value that a text of the form means: a number, or names, one a line.
  const fromText = (text, tables) => {
    const lines = text.split("\n").map(l => l.trim()).filter(l => isRecipient(cells(l)));
    if (lines.length === 0) return undefined;
    const bare = lines[0].replace(/^[“”"'‘’«»]+|[“”"'‘’«»]+$/g, "").trim();
    if (lines.length === 1 && readCount(bare, tables)) lines[0] = bare;
    if (lines.length === 1 && (readCount(lines[0], tables) || !/\p{L}/u.test(lines[0]))) return /^[1-9]\d*$/.test(lines[0]) ? Number(lines[0]) : lines[0];
    return lines.map(line => {
      const { name, post, unit } = readRecipient(line);
      return post === "" && unit === "" ? name : { name, ...(post && { post }), ...(unit && { unit }) };
    });
  };
  // toText returns the text that the form shows for a value.
  const toText = v => {
    const one = n => (isMap(n) ? [(n.title ? n.title + " " : "") + (n.name ?? "") + (n.posthumous === true ? " (truy tặng)" : ""), n.post, n.unit].map(p => p ?? "").join(" | ").replace(/[ |]+$/, "") : String(n));
    if (isList(v)) return text(v.file);
    return v === undefined || v === null ? "" : Array.isArray(v) ? v.map(one).join("\n") : one(v);
  };
  // isList reports whether a value names a file with the names: {file: danh-sach.csv}.
  const isList = v => isMap(v) && Object.hasOwn(v, "file"), text = v => (v === undefined || v === null ? "" : String(v));
  // isShown reports whether the text of a value means this value: fields that a text cannot hold stay as they are.
  const keptKeys = ["name", "post", "unit"];
  const isShown = v => [v].flat().every(n => !isMap(n) || Object.keys(n).every(k => keptKeys.includes(k)));

  // A pasted table: rows of cells.
  const clean = s => s.replace(/[\s\u00a0]+/g, " ").replace(/\|/g, "/").trim();
  // tabular returns the rows of a text as Excel copies it: cells between tabs, perhaps quoted, with line breaks in quotes.
  const tabular = text => {
    const rows = [[]];
    for (const m of text.replace(/\r\n?/g, "\n").matchAll(/(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/g)) {
      rows.at(-1).push(clean(m[1] === undefined ? m[2] : m[1].replaceAll('""', '"')));
      if (m[3] === "") break;
      if (m[3] === "\n") rows.push([]);
    }
    return rows.filter(row => row.some(c => c !== ""));
  };
  // html returns the rows of the first table of a page, a cell that spans several rows in each of them.
  const html = doc => {
    const table = doc.querySelector("table"), down = [], rows = [];
    for (const tr of table ? table.querySelectorAll("tr") : []) {
      const row = [];
      let at = 0;
      const fromAbove = () => {
        while (down[at] && down[at].left > 0) {
          row[at] = down[at].text;
          down[at++].left--;
        }
      };
      for (const cell of tr.cells) {
        fromAbove();
        const text = clean(cell.textContent), wide = Math.min(cell.colSpan || 1, 50);
        for (let i = 0; i < wide; i++) {
          down[at] = { text: i ? "" : text, left: Math.min(cell.rowSpan || 1, 5000) - 1 };
          row[at++] = i ? "" : text;
        }
      }
      fromAbove();
      rows.push(Array.from(row, c => c ?? ""));
    }
    return rows.filter(row => row.some(c => c !== ""));
  };

  // columnNamed returns the column that a head names, undefined for an unknown head.
  const columnNamed = (head, columns) => {
    const h = fold(head).replace(/^[^a-z]+|[^a-z.]+$/g, ""), begins = w => h === w || h.startsWith(w + " ") || h.startsWith(w + ",") || h.startsWith(w + "/") || h.startsWith(w + "(");
    return h === "" ? undefined : columns.find(c => c.words.some(begins)) || columns.find(c => c.words.some(w => w.length > 3 && (" " + h + " ").includes(" " + w + " ")));
  };
  // columnOf returns the part of a recipient that a column holds by its head, null for an unknown head.
  const columnOf = (head, columns) => {
    const found = columnNamed(head, columns);
    return found ? found.part : null;
  };
  // fromTable returns the lines of the form for the rows of a pasted table and the parts that were left out.
  const fromTable = (rows, tables) => {
    const width = Math.max(...rows.map(r => r.length)), left = [];
    const filled = row => row.filter(c => c !== "").length;
    // The head is the first row with two known heads, one of them of names, or with nothing else; above it are titles.
    const isHead = row => {
      const known = row.map(c => columnOf(c, tables.columns)).filter(p => p !== null);
      return known.length > 1 ? known.includes("name") || known.length === filled(row) : known[0] === "name" && rows.every(r => filled(r) < 2);
    };
    const heads = rows.slice(0, 6).findIndex(isHead);
    const body = rows.slice(heads + 1), parts = Array(width).fill(null);
    if (heads >= 0) {
      rows[heads].forEach((c, i) => (parts[i] = columnOf(c, tables.columns)));
      left.push(tables.words["pasted.head"]);
      if (!parts.includes("name")) parts[parts.indexOf("unit") >= 0 ? parts.indexOf("unit") : parts.indexOf(null)] = "name"; // a list of units
    }
    const used = p => parts.includes(p);
    for (let i = 0; i < width; i++) {
      const column = body.map(r => r[i] || "").filter(c => c !== "");
      if (parts[i] !== null || column.length === 0) continue;
      if (heads < 0 && column.every(isNumber)) parts[i] = "";
      else if (heads < 0) parts[i] = ["name", "post", "unit"].find(p => !used(p)) || "";
      else parts[i] = "";
    }
    parts.forEach((p, i) => {
      const column = body.map(r => r[i] || "").filter(c => c !== "");
      if (p !== "" || column.length === 0) return;
      const head = heads >= 0 ? rows[heads][i] || "" : "", years = column.every(c => /^(?:19|20)\d\d$/.test(c)); // of birth
      const ofOrder = head === "" ? column.every(isNumber) && !years : columnNamed(head, tables.columns) === tables.columns[0];
      left.push(ofOrder ? tables.words["pasted.number"] : tables.words["pasted.columns"].replace("{0}", head || column[0]));
    });
    const of = (row, part) => row.filter((c, i) => parts[i] === part && c !== "").join(", ");
    // A row with one cell, or with one beside a Roman number, among rows of several is the head of a section: “I. Khối trường học”.
    const section = row => filled(row.filter(c => !/^[IVXLC]+\.?$/.test(c))) < 2 && (filled(row) < 2 || row.some(c => /^[IVXLC]+\.?$/.test(c)));
    const people = body.filter(row => of(row, "name") !== "" && (width < 3 || !section(row) || body.every(section)));
    const others = body.filter(row => !people.includes(row));
    if (others.length) left.push(tables.words["pasted.rows"].replace("{0}", others.length).replace("{1}", others[0].filter(c => c !== "").join(" ")));
    return { lines: people.map(row => toText({ name: of(row, "name"), post: of(row, "post"), unit: of(row, "unit") })), left };
  };

  root.bangvangRecipients = { readCount, isCount, readKinds, nearestWord, isList, readRecipient, fromText, toText, isShown, tabular, html, fromTable };
  if (typeof module !== "undefined") module.exports = root.bangvangRecipients;
})(globalThis);
