// The units of the country, read in place from units.bin as package gazetteer reads its table: decision 46 has its form. A
// unit is made when something asks for it.
(root => {
  const { fold, bareKey } = root.bangvangText || require("./text.js");

  // plain takes the zero from before a number: “phường 01” is “phường 1”.
  const plain = k => (k.includes("0") ? k.replace(/(?<![^ ])0+(?=[1-9]\d*(?![^ ]))/g, "") : k);
  const bucketKey = s => plain(bareKey(s)).replaceAll(" ", "").replaceAll("y", "i");
  const slug = s => fold(s).replace(/&/g, "-va-").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  const fullName = (kind, name) => kind[0].toUpperCase() + kind.slice(1) + " " + name;

  // unpack returns the bytes of units.bin without their compression.
  const unpack = packed => new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();

  const firstProvince = 0xf000, none = 0xffff, inGroup = 16, part = 0x8000;
  // open returns a reader of units.bin. Its units have the form of those of tables.json, which it takes from own: a number
  // gives the unit of the site that has it, and a province has its ID.
  const open = (buffer, kinds, own) => {
    const bytes = new Uint8Array(buffer), view = new DataView(buffer), u16 = at => view.getUint16(at, true);
    const section = [];
    for (let i = 0, at = 48; i < 12; i++) {
      const size = view.getUint32(4 * i, true);
      section.push({ at, size, end: at + size });
      at += size;
    }
    const [names, groups, nameOf, spanOf, , heirOf, spans, parents, provinces, heirs, old, suffixes] = section, count = spanOf.size;
    const utf8 = new TextDecoder(), provinceIDs = utf8.decode(bytes.subarray(provinces.at, provinces.end)).split("\n");
    const day = n => (n ? new Date(n * 864e5).toISOString().slice(0, 10) : "");
    const after = n => day(n + 1);

    // The names of a group, each with what it shares with the one before it.
    const known = new Map();
    const group = g => {
      if (known.has(g)) return known.get(g);
      const out = [], name = new Uint8Array(256);
      for (let at = names.at + view.getUint32(groups.at + 4 * g, true); out.length < inGroup && at < names.end;) {
        const shared = bytes[at] >> 4;
        let n = bytes[at++] & 15;
        if (n === 15) n = bytes[at++];
        name.set(bytes.subarray(at, at + n), shared);
        at += n;
        out.push(utf8.decode(name.subarray(0, shared + n)));
      }
      known.set(g, out);
      return out;
    };
    const groupCount = groups.size / 4, name = n => group(Math.floor(n / inGroup))[n % inGroup];
    const allNames = () => Array.from({ length: groupCount }, (_, g) => group(g)).flat();

    // rows returns the positions of the entries of a unit in a section sorted by unit.
    const rows = (s, size, unit) => {
      let low = 0, high = s.size / size;
      while (low < high) {
        const mid = (low + high) >> 1;
        if (u16(s.at + size * mid) < unit) low = mid + 1;
        else high = mid;
      }
      const out = [];
      for (let at = s.at + size * low; at < s.end && u16(at) === unit; at += size) out.push(at);
      return out;
    };
    const nameNumber = unit => u16(nameOf.at + 2 * unit), span = unit => spans.at + 6 * bytes[spanOf.at + unit];
    const kind = unit => kinds[bytes[span(unit)]].kind, ended = unit => day(u16(span(unit) + 4)), began = unit => day(u16(span(unit) + 2));
    const parent = unit => {
      let low = 0, high = parents.size / 4;
      while (low < high) {
        const mid = (low + high) >> 1;
        if (u16(parents.at + 4 * mid) > unit) high = mid;
        else low = mid + 1;
      }
      return u16(parents.at + 4 * low - 2);
    };

    const made = new Map();
    const unit = number => {
      if (number >= firstProvince) return own.byID.get(provinceIDs[number - firstProvince]);
      if (!made.has(number)) made.set(number, own.byNumber.get(number) || make(number));
      return made.get(number);
    };
    const make = number => {
      const above = unit(parent(number)), k = kind(number), short = name(nameNumber(number)), u = { number, level: kinds[bytes[span(number)]].level, parent: above, names: [], aliases: [], own: false, from: began(number), to: ended(number) };
      let from = u.from;
      for (const row of rows(old, 7, number)) {
        const was = name(u16(row + 2)), wasKind = kinds[bytes[row + 4]].kind;
        if (wasKind === "") u.aliases.push(was);
        else {
          u.names.push({ full: fullName(wasKind, was), short: was, kind: wasKind, from });
          from = after(u16(row + 5));
        }
      }
      u.names.push({ full: fullName(k, short), short, kind: k, from });
      const [suffix] = rows(suffixes, 3, number);
      u.id = above.id + "/" + slug(u.names.at(-1).full) + (suffix ? "-" + bytes[suffix + 2] : "");
      u.next = () => [...new Set([...(own.linked.get(number) || []), ...[...heirsOf(number), ...forebears(number)].map(unit)])];
      return u;
    };
    const heirsOf = number => {
      const heir = u16(heirOf.at + 2 * number);
      return heir !== none ? [heir] : rows(heirs, 4, number).map(at => u16(at + 2) & ~part);
    };
    const forebears = heir => {
      const out = [];
      for (let n = 0; n < count; n++) if (u16(heirOf.at + 2 * n) === heir) out.push(n);
      for (let at = heirs.at; at < heirs.end; at += 4) if ((u16(at + 2) & ~part) === heir) out.push(u16(at));
      return out.filter(n => !own.byNumber.has(n)).sort((a, b) => a - b); // an entry of the site says it itself
    };

    // named returns the names with the bucketKey of a key: {number of the unit, name, kind}.
    const buckets = new Map(), heads = new Map();
    const head = g => {
      if (!heads.has(g)) heads.set(g, bucketKey(group(g)[0]));
      return heads.get(g);
    };
    const named = key => {
      const bucket = bucketKey(key);
      if (buckets.has(bucket)) return buckets.get(bucket);
      let low = 0, high = groupCount;
      while (low < high) {
        const mid = (low + high) >> 1;
        if (head(mid) >= bucket) high = mid;
        else low = mid + 1;
      }
      const fit = new Map(), found = [];
      for (let g = Math.max(low - 1, 0), more = true; more && g < groupCount; g++) {
        more = head(g) <= bucket;
        if (more) group(g).forEach((n, i) => bucketKey(n) === bucket && fit.set(g * inGroup + i, n));
      }
      if (fit.size) {
        const [first] = fit.keys(), last = first + fit.size;
        for (let n = 0; n < count; n++) {
          const is = nameNumber(n);
          if (is >= first && is < last && fit.has(is)) found.push({ number: n, name: fit.get(is), kind: kind(n) });
        }
        for (let at = old.at; at < old.end; at += 7) if (fit.has(u16(at + 2))) found.push({ number: u16(at), name: fit.get(u16(at + 2)), kind: kinds[bytes[at + 4]].kind });
      }
      buckets.set(bucket, found);
      return found;
    };
    // byID returns the unit with an ID, undefined if there is none; get finds the unit above it.
    const byID = (id, get) => {
      const slash = id.lastIndexOf("/"), above = slash > 0 ? get(id.slice(0, slash)) : null;
      if (!above) return undefined;
      const key = bareKey(id.slice(slash + 1)), words = key.split(" ");
      for (const ks of [words, words.slice(0, -1)]) {
        for (const n of [1, 2, 0]) {
          for (const hit of named(ks.slice(n).join(" "))) {
            const u = unit(hit.number);
            if (u.parent === above && u.id === id) return u;
          }
        }
      }
      return undefined;
    };
    return { count, unit, named, byID, allNames, nameNumber, kind, parent, ended, began };
  };

  root.bangvangUnits = { open, unpack, plain, bucketKey };
  if (typeof module !== "undefined") module.exports = root.bangvangUnits;
})(globalThis);
