// Vietnamese text in the form, as package text/viet has it: fold, key, nearest. A test compares both, text by text.
// This file and checks.js run in a browser and in Node; they touch no page.
(root => {
  const fold = s => Array.from(s.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐðÐɖƉ]/g, "d"), c => c.toLowerCase())
    .join("").replace(/[\s\-\u2010-\u2015\u2212]+/g, " ").trim();

  const ignored = /["'`´ʼ′″‚„\p{Pi}\p{Pf}\p{Cf}]/u, separator = /[\s\-\u2010-\u2015\u2212\p{White_Space}\p{P}\p{Cc}]/u, inWord = /[\p{L}\p{M}]/u;
  const lower = c => (/[ĐđÐðƉɖ]/.test(c) ? "đ" : c === "İ" ? "i" : c.toLowerCase());

  // placeTone moves the tone of a text that ends in an open oa, oe or uy to its first letter: hoà → hòa.
  const placeTone = text => {
    const parts = (text.at(-1) || "").normalize("NFD"), tone = (parts.match(/[\u0300\u0301\u0303\u0309\u0323]/) || [])[0], vowel = text.at(-2);
    if (!tone || !vowel || text.at(-3) === "q") return text;
    const toneless = parts.replace(tone, "").normalize("NFC");
    const open = (vowel === "o" && (toneless === "a" || toneless === "e")) || (vowel === "u" && toneless === "y");
    return open ? text.slice(0, -2) + (vowel + tone).normalize("NFC") + toneless : text;
  };

  const key = s => {
    let out = "", gap = false;
    for (const c of s.normalize("NFC")) {
      const and = c === "&";
      if (!and && ignored.test(c)) continue;
      if (!and && separator.test(c)) {
        gap = true;
        continue;
      }
      if (gap || and || !inWord.test(c)) out = placeTone(out);
      if ((gap || and) && out !== "") out += " ";
      gap = and;
      out += and ? "và" : lower(c);
    }
    return placeTone(out).normalize("NFC");
  };

  const iForY = { y: "i", ỳ: "ì", ý: "í", ỹ: "ĩ", ỷ: "ỉ", ỵ: "ị" };
  const withI = s => s.replace(/(?<![\p{L}\p{M}\p{N}])([hklmstv]|qu)([yỳýỹỷỵ])(?![\p{L}\p{M}\p{N}])/gu, (_, onset, y) => onset + iForY[y]);
  const keyLoose = s => withI(key(s)), bareKey = s => withI(fold(key(s)));

  // distance is the number of edits from a to b, two texts or lists of letters, or limit+1 if there are more.
  let rows = [[], [], []];
  const distance = (a, b, limit) => {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    let [before, last, row] = rows;
    for (let j = 0; j <= b.length; j++) last[j] = j;
    for (let i = 1; i <= a.length; i++) {
      let least = (row[0] = i);
      for (let j = 1; j <= b.length; j++) {
        let d = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
        if (last[j] < d) d = last[j] + 1;
        if (row[j - 1] < d) d = row[j - 1] + 1;
        if (i > 1 && j > 1 && before[j - 2] < d && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = before[j - 2] + 1;
        row[j] = d;
        if (d < least) least = d;
      }
      if (least > limit + 1) return limit + 1;
      [before, last, row] = [last, row, before];
    }
    return Math.min(last[b.length], limit + 1);
  };

  // foldOnce is fold for names that are compared again and again.
  const foldedNames = new Map();
  const foldOnce = name => {
    let folded = foldedNames.get(name);
    if (folded === undefined) foldedNames.set(name, (folded = fold(name)));
    return folded;
  };
  const letters = s => Array.from(key(s).normalize("NFD"));

  // nearest returns the candidate closest to s in spelling, "" if none is close.
  const nearest = (s, candidates) => {
    const own = fold(s), ownKey = letters(s), slip = k => (ownKey[0] === k[0] ? 0 : 1);
    let limit = own.length < 3 ? 0 : Math.floor((own.length + 1) / 3), best = "", bestKey = 0, bestLetters = [];
    for (const candidate of candidates) {
      if (candidate === "") continue;
      const d = distance(own, foldOnce(candidate), limit);
      if (d > limit) continue;
      const its = letters(candidate), k = distance(ownKey, its, ownKey.length + its.length);
      if (best === "" || d < limit || (k - bestKey || slip(its) - slip(bestLetters) || (candidate < best ? -1 : 1)) < 0) {
        [best, bestKey, bestLetters, limit] = [candidate, k, its, d];
      }
    }
    return best;
  };

  root.bangvangText = { fold, foldOnce, key, keyLoose, bareKey, nearest };
  if (typeof module !== "undefined") module.exports = root.bangvangText;
})(globalThis);
