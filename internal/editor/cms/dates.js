// Dates as package text/viet reads them: 2025-12-19, 19/12/2025, “ngày 19 tháng 12 năm 2025”, “8h30, Thứ Sáu, 19.12.2025”. A
// test compares the answers of both.
(root => {
  const { fold } = root.bangvangText || require("./text.js");
  const firstYear = 1000, lastYear = 2200, hour = 3600e3;
  const pad = (n, length = 2) => String(n).padStart(length, "0");
  const daysOf = (year, month) => (month < 1 || month > 12 ? 0 : new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate());

  // settled returns the day and the form in which a date is written, null if there is no such day. Offset is of the zone, in hours.
  const settled = ({ year, month, day, h = 0, m = 0, s = 0, offset = 7, clock }) => {
    if (day < 1 || day > daysOf(year, month) || h > 23 || m > 59 || s > 59) return null;
    const t = new Date(0);
    t.setUTCFullYear(year, month - 1, day);
    t.setUTCHours(h, m, s);
    const local = new Date(t.getTime() + (7 - offset) * hour), y = local.getUTCFullYear();
    if (Math.min(year, y) < firstYear || Math.max(year, y) > lastYear) return null;
    const date = pad(y, 4) + "-" + pad(local.getUTCMonth() + 1) + "-" + pad(local.getUTCDate());
    return { day: date, clock, iso: clock ? date + "T" + pad(local.getUTCHours()) + ":" + pad(local.getUTCMinutes()) : date };
  };

  // plain reads a date in numbers, perhaps with a time and a zone.
  const plain = text => {
    const m = /^(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\/(\d{1,2})\/(\d{4})|(\d{1,2})-(\d{1,2})-(\d{4}))(?:[Tt ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?: ?(Z|[+-]\d{2}(?::?\d{2})?))?)?$/.exec(text);
    if (!m) return null;
    const [year, month, day] = m[1] ? [m[1], m[2], m[3]] : m[6] ? [m[6], m[5], m[4]] : [m[9], m[8], m[7]];
    const zone = m[13] && m[13] !== "Z" ? /^([+-])(\d\d):?(\d\d)?$/.exec(m[13]) : null;
    const offset = !m[13] ? 7 : zone ? (zone[1] === "-" ? -1 : 1) * (Number(zone[2]) + Number(zone[3] || 0) / 60) : 0;
    return settled({ year: +year, month: +month, day: +day, h: +(m[10] || 0), m: +(m[11] || 0), s: +(m[12] || 0), offset, clock: m[10] !== undefined });
  };

  const fillers = ["ngay", "mung", "mong", "luc", "vao", "hoi", ",", ";", "(", ")", "|", "-", ".", "·"], clockMarks = [":", "h", "g", "gio"];
  const sessions = { sang: 1, sa: 1, am: 1, trua: 10, chieu: 12, ch: 12, pm: 12, toi: 17, dem: 20 };
  const weekdays = ["hai", "ba", "tu", "nam", "sau", "bay", "2", "3", "4", "5", "6", "7"];
  const months = ["mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"];

  // scan splits a text into numbers, words and marks; null for a number of more than four digits.
  const scan = text => {
    const tokens = [];
    for (const m of text.normalize("NFC").matchAll(/(\s*)(?:([0-9]+)|([\p{L}\p{Mn}]+)|(\S))/gu)) {
      if (m[2] && m[2].length > 4) return null;
      tokens.push({ text: m[3] ? fold(m[3]) : m[4] && /[‐‑‒–—−]/.test(m[4]) ? "-" : m[2] || m[4], number: m[2] ? Number(m[2]) : -1, spaced: m[1] !== "" });
    }
    return tokens;
  };

  // spoken reads a date as decisions and newspapers write it, null if it is none or anything in it would be guessed.
  const spoken = text => {
    const tokens = new TextEncoder().encode(text).length > 120 ? null : scan(text);
    if (!tokens) return null;
    let at = 0, days = 0, clocks = 0, session = "", sure = true;
    const r = { year: 0, month: 0, day: 0, h: 0, m: 0, s: 0, offset: 7, clock: false };
    const word = n => (tokens[at + n] || { text: "" }).text, number = n => (tokens[at + n] || { number: -1 }).number;
    // weekday returns how many tokens name a day of the week here, 0 for none.
    const weekday = () => {
      const [first, second] = [word(0), word(1)];
      if (first === "chu" && second === "nhat") return 2;
      if (first === "cn") return 1;
      const short = first === "t" && number(1) > 0 && !tokens[at + 1].spaced && !clockMarks.includes(word(2));
      return (first === "thu" || short) && weekdays.includes(second) ? 2 : 0;
    };
    if (!weekday()) {
      for (let i = 0; i < tokens.length && tokens[i].number < 0; i++) {
        if (i > 1 && tokens[i].text === "ngay" && tokens[i - 1].text === ",") {
          at = i;
          break;
        }
      }
    }
    const clock = () => {
      clocks++;
      r.clock = true;
      const colon = word(1) === ":";
      [r.h, r.m, r.s] = [number(0), 0, 0];
      at += 2;
      let minute = number(0) >= 0 && !["/", "-", ".", "thang", "nam"].includes(word(1));
      if (number(0) >= 0 && (word(1) === "-" || word(1) === ".")) minute = tokens[at + 1].spaced || number(2) < 0;
      if (!minute) return !colon;
      r.m = number(0);
      at++;
      if (word(0) === ":" || word(0) === "phut") {
        if (number(1) >= 0 && (colon || word(2) === "giay")) {
          r.s = number(1);
          at += 2;
        } else at++;
      } else if (["p", "'", "’"].includes(word(0))) at++;
      if (word(0) === "giay") at++;
      return true;
    };
    const zone = () => {
      at++;
      const sign = { "+": 1, "-": -1 }[word(0)] || 0;
      if (sign === 0 || number(1) < 0 || number(1) > 14) {
        r.offset = 0;
        return;
      }
      r.offset = sign * number(1);
      at += 2;
    };
    const date = () => {
      const first = tokens[at++], mark = word(0);
      if (!["/", "-", ".", "thang"].includes(mark)) return false;
      at++;
      let month = Math.max(number(0), months.indexOf(word(0)) + 1);
      if (word(0) === "muoi") {
        month = { mot: 11, hai: 12 }[word(1)] || 10;
        if (month > 10) at++;
      }
      if (month < 0) return false;
      at++;
      const next = word(0);
      if (next === "nam" || (mark === "thang" && [",", "/", "-"].includes(next)) || next === mark) at++;
      else if (["/", "-", "."].includes(next) && mark !== "thang") {
        sure = false;
        at++;
      }
      if (number(0) < 0) return false;
      days++;
      const last = tokens[at++];
      if (first.text.length === 4) {
        [r.year, r.month, r.day] = [first.number, month, last.number];
        return mark !== "thang" && last.number < 100;
      }
      [r.year, r.month, r.day] = [last.number, month, first.number];
      if (last.text.length !== 4) sure = false;
      return last.text.length === 2 || last.text.length === 4;
    };
    const step = () => {
      const named = weekday();
      if (named) {
        at += named;
        return true;
      }
      const w = word(0);
      if (number(0) >= 0) return clockMarks.includes(word(1)) ? clock() : date();
      if (fillers.includes(w) || (w === "t" && days === 1 && number(1) >= 0)) at++;
      else if (Object.hasOwn(sessions, w)) {
        sure &&= session === "";
        session = w;
        at++;
      } else if (w === "gmt" || w === "utc") zone();
      else return false;
      return true;
    };
    while (at < tokens.length) if (!step()) return null;
    const from = sessions[session] || 0;
    if (session !== "" && clocks === 0) sure = false;
    else if (from === 1 && r.h > 11) {
      if (r.h === 12 && session !== "sang") r.h = 0;
      else sure = false;
    } else if (from > 1 && r.h < Math.min(from, 12)) {
      r.h += 12;
      sure &&= r.h >= from && r.h < 24;
    }
    return days === 1 && clocks <= 1 && sure ? settled(r) : null;
  };

  // readDate returns the day, YYYY-MM-DD, of a date and its settled form; null for a text that is none.
  const readDate = text => plain(text.trim()) || spoken(text.trim());

  root.bangvangDates = { readDate };
  if (typeof module !== "undefined") module.exports = root.bangvangDates;
})(globalThis);
