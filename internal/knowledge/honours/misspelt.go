package honours

import (
	"strings"
	"unicode"

	"bangvang/internal/text/viet"
)

// minMisspelt is the number of letters from which on the words of an office are compared: shorter ones, such as “quân
// ủy” and “quận ủy”, differ in one letter and are both right.
const minMisspelt = 8

// CorrectBody returns the name of a conferring body with its office or the kind of its unit spelled right, if one letter
// is wrong, missing, added or exchanged with the next: “Thủ tướng Chính phủ” for “Thủ tướg Chính phủ”, “UBND quận Đồ Sơn”
// for “UBND quậnn Đồ Sơn”, “UBND tỉnh” for “UNBD tỉnh”. It returns "" if the name is right, if nothing is so close, and for
// a text without any diacritic.
func CorrectBody(text string) string {
	b := ParseBody(text)
	known := b.Office != "" || b.Level != NoLevel
	if known && (b.Level != NoLevel || b.Place == "") {
		return ""
	}
	words := strings.Fields(b.Name)
	for _, lead := range bodyLeadWords {
		if n := strings.Count(lead, " ") + 1; n < len(words) && viet.Key(strings.Join(words[:n], " ")) == lead {
			words = words[n:]
		}
	}
	key := viet.Key(b.Name)
	if len(words) == 0 || len(words) > 40 || key == viet.Fold(key) && key == strings.ToLower(b.Name) {
		return ""
	}
	if known {
		return correctKind(words, strings.Count(viet.Key(b.Office), " ")+1)
	}
	if first := strings.ToUpper(words[0]); len(words) > 1 && words[0] == first {
		for _, office := range [...]string{"UBND", "HĐND"} {
			if _, tier := tierOf(viet.Key(strings.Join(words[1:], " "))); tier && isSlip(first, office) {
				return office + " " + strings.Join(words[1:], " ")
			}
		}
	}
	return correctOffice(words)
}

// correctKind corrects the kind of unit that follows the first n words of a body, those of its office. Kinds are written
// in small letters, names are not.
func correctKind(words []string, n int) string {
	if n >= len(words) || !unicode.IsLower([]rune(words[n])[0]) {
		return ""
	}
	for _, t := range tiers {
		kind := strings.Fields(t.kind)
		if len(kind) > len(words)-n {
			continue
		}
		if written := viet.Key(strings.Join(words[n:n+len(kind)], " ")); len([]rune(t.kind)) > 2 && written != t.kind && isSlip(written, t.kind) {
			return join(words[:n], t.kind, words[n+len(kind):])
		}
	}
	return ""
}

// correctOffice corrects the office with which a body begins.
func correctOffice(words []string) string {
	for _, o := range offices {
		n := strings.Count(o.text, " ") + 1
		if n > len(words) || len([]rune(o.text)) < minMisspelt {
			continue
		}
		if written := viet.Key(strings.Join(words[:n], " ")); isSlip(written, viet.Key(o.text)) {
			name := strings.Fields(o.text)
			for i := range name {
				switch first := []rune(name[i]); {
				case viet.Key(words[i]) == viet.Key(name[i]):
					name[i] = words[i]
				case i == 0 || unicode.IsUpper([]rune(words[i])[0]):
					name[i] = strings.ToUpper(string(first[:1])) + string(first[1:])
				}
			}
			return join(nil, strings.Join(name, " "), words[n:])
		}
	}
	return ""
}

// join returns the words before, the text and the words after it as one text.
func join(before []string, text string, after []string) string {
	return strings.TrimSpace(strings.Join(before, " ") + " " + text + " " + strings.Join(after, " "))
}

// isSlip reports whether two texts differ in just one letter that is wrong, added, missing or exchanged with the next.
func isSlip(written, right string) bool {
	a, b := []rune(written), []rune(right)
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || written == right {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	same := func(x, y []rune) bool { return string(x) == string(y) }
	if len(a) < len(b) {
		return same(a[i:], b[i+1:])
	}
	return same(a[i+1:], b[i+1:]) || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && same(a[i+2:], b[i+2:])
}
