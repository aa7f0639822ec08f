package redact

import (
	"html"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"

	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

// CheckFile reports a name in a text file that is published as it came: the HTML of a slot, an SVG, a CSV, a file of a
// theme. It looks at data, the bytes of the file, as written and as programs show them: without tags, with entities,
// escapes of JSON and percent signs resolved, and UTF-16 decoded. Names are compared as everywhere (see the package
// doc): whole words, in any case. It returns one [diag.NameInFile] at the line where the first name begins, or nil;
// path, for example content/slots/footer.html, is only the file of that problem.
func CheckFile(path string, data []byte, names []string) diag.List {
	l := newMatcher(names, "")
	if len(l.names) == 0 {
		return nil
	}
	for _, text := range readings(data) {
		if found := l.find(text); len(found) > 0 {
			at := found[0]
			pos := diag.Pos{File: path, Line: 1 + strings.Count(text[:at.from], "\n"), Col: 1}
			return diag.List{diag.At(diag.NameInFile, pos, strings.Join(strings.Fields(text[at.from:at.to]), " "))}
		}
	}
	return nil
}

// The forms in which a text may hide a name from a search.
var (
	tagPattern     = regexp.MustCompile(`<!--|-->|<[^<>]*>`)
	escapePattern  = regexp.MustCompile(`(\\u[0-9a-fA-F]{4})+`)
	percentPattern = regexp.MustCompile(`(%[0-9a-fA-F]{2})+`)
)

// readings returns the texts that programs may take data for, each with the lines of data as far as possible.
func readings(data []byte) []string {
	raw := viet.NFC(strings.ToValidUTF8(decodeUTF16(string(data)), "\ufffd"))
	out := []string{raw}
	add := func(text string) {
		if text != raw {
			out = append(out, viet.NFC(text))
		}
	}
	for _, gap := range []string{"", " "} { // <b>Nguyễn</b> is a word, and <td>Nguyễn</td> is one
		add(html.UnescapeString(tagPattern.ReplaceAllStringFunc(raw, func(tag string) string {
			return gap + strings.Repeat("\n", strings.Count(tag, "\n"))
		})))
	}
	add(html.UnescapeString(raw)) // a name in an attribute
	add(escapePattern.ReplaceAllStringFunc(raw, decodeEscapes))
	add(percentPattern.ReplaceAllStringFunc(raw, func(s string) string {
		if plain, err := url.PathUnescape(s); err == nil {
			return strings.ToValidUTF8(plain, "\ufffd")
		}
		return s
	}))
	return out
}

// decodeEscapes returns the text of a run of JSON escapes, e.g. "ễ" of \u1ec5.
func decodeEscapes(s string) string {
	var units []uint16
	for unit := range strings.SplitSeq(s[len(`\u`):], `\u`) {
		n, _ := strconv.ParseUint(unit, 16, 16)
		units = append(units, uint16(n))
	}
	return string(utf16.Decode(units))
}

// decodeUTF16 returns a text that begins with the byte order mark of UTF-16 as UTF-8, any other as it is.
func decodeUTF16(s string) string {
	big := strings.HasPrefix(s, "\xfe\xff")
	if !big && !strings.HasPrefix(s, "\xff\xfe") {
		return s
	}
	var units []uint16
	for i := 2; i+1 < len(s); i += 2 {
		unit := uint16(s[i]) | uint16(s[i+1])<<8
		if big {
			unit = uint16(s[i])<<8 | uint16(s[i+1])
		}
		units = append(units, unit)
	}
	return string(utf16.Decode(units))
}
