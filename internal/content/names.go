package content

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/knowledge/extract"
	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/titles"
	"bangvang/internal/text/viet"
)

// Reading is what [ParseName] read in the text of one recipient: the Name with its parts, and what it cut off before
// it. Odd is set if the name can hardly be one; People and Instead then say what may be meant, where that is likely.
// Without Odd the reading can be wrong too: a post or unit that is not certain is left in Name.Name.
type Reading struct {
	Name
	// Dropped is what precedes the name and is no part of it: a number, a bullet, a courtesy. It is a prefix of the text.
	Dropped string
	// Odd reports whether the name seems to be something else: several people, a list that is cut short, a remark.
	Odd bool
	// People are the people in an odd text that surely names several, each as a line: Lê An | Hiệu trưởng | Trường A.
	People []string
	// Instead is the line to type instead of an odd text, "" if none is likely.
	Instead string
}

// ParseName reads the text of one recipient of some kinds, as a list and the form have it. It accepts any text: where it
// is unsure it leaves the text in the name, and sets Odd if that is hardly a name.
//
//   - Bars separate name, post and unit: Trần Dung | Hiệu trưởng | Trường Tiểu học Lê Lợi.
//   - A number (1., 2), STT 3, a cell with a number) or a bullet before the name is dropped.
//   - Of a person, titles are separated from the name (see [titles.Split]), and a courtesy before them is dropped.
//   - Of people, “(truy tặng)” behind the name or the last part is taken off: the recipient is Posthumous.
//   - A post and a unit after a comma, a dash or in brackets are taken apart where each part is certain (see
//     [extract.ReadPerson]).
//
// The text is that of a person if kinds is Individual alone. ParseName(n.Line(), …) is n for a name without such signs.
func ParseName(text string, kinds []RecipientKind) (r Reading) {
	person := len(kinds) == 1 && kinds[0] == Individual
	rest := text[ordinalEnd(text, person):]
	cells := []string{rest}
	if strings.IndexByte(rest, '|') >= 0 {
		cells = strings.Split(rest, "|")
		for len(cells) > 1 && isOrdinal(cells[0]) {
			rest = rest[len(cells[0])+1:]
			cells = cells[1:]
		}
		trimmed := strings.TrimLeft(rest, " ")
		end := len(trimmed) - len(trimmed[ordinalEnd(trimmed, person):])
		rest, cells[0] = trimmed[end:], strings.TrimLeft(cells[0], " ")[end:]
	}
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	if slices.Contains(kinds, Individual) {
		for _, i := range [...]int{0, len(cells) - 1} {
			if cut, ok := cutPosthumous(cells[i]); ok {
				cells[i], r.Posthumous = cut, true
			}
		}
	}
	r.Name.Name = cells[0]
	if len(cells) > 1 {
		r.Post, r.Unit = cells[1], strings.Join(slices.DeleteFunc(slices.Clone(cells[2:]), isEmpty), ", ")
	}
	if person {
		rest = r.splitTitles(rest)
	}
	r.Dropped = strings.TrimSpace(strings.TrimSuffix(text, rest))
	if person && len(cells) == 1 {
		r.splitPost()
	}
	r.judge(person, len(cells))
	return r
}

// cutPosthumous returns a cell without the words at its end that say that the person was honoured after death: “(truy
// tặng)”, “, truy tặng”. ok is false if there are none, or nothing else.
func cutPosthumous(cell string) (rest string, ok bool) {
	bare := strings.TrimRight(cell, ")] ")
	at := strings.LastIndexAny(bare, "([,;–-")
	if at <= 0 || len(bare)-at > 40 {
		return cell, false
	}
	key := viet.KeyLoose(strings.Trim(bare[at:], "([,;–- "))
	if key != "truy tặng" && key != "được truy tặng" {
		return cell, false
	}
	rest = strings.TrimRight(bare[:at], " ,;–-")
	return rest, rest != ""
}

func isEmpty(s string) bool { return s == "" }

// splitTitles takes the titles off the name, and drops courtesies before them. rest is the text from the name on; it
// returns that without the courtesies.
func (r *Reading) splitTitles(rest string) string {
	found, name := titles.Split(r.Name.Name)
	if len(found) == 0 {
		return rest
	}
	whole := r.Name.Name
	r.Name.Name = name
	if r.Title = titles.Shown(found, whole); r.Title == "" {
		return rest[len(whole)-len(name):]
	}
	return rest[strings.Index(whole, r.Title):]
}

// splitPost takes a post and a unit off the name where each part is certain.
func (r *Reading) splitPost() {
	if !strings.ContainsAny(r.Name.Name, ",(-–—") {
		return
	}
	if p, ok := extract.ReadPerson(r.Name.Name); ok {
		r.Name.Name, r.Post, r.Unit = p.Name, p.Post, p.Unit
	}
}

// Lengths in characters that no name exceeds.
const (
	maxPersonName = 60
	maxUnitName   = 200
)

// judge sets Odd, People and Instead for a name with a number of cells.
func (r *Reading) judge(person bool, cells int) {
	name := r.Name.Name
	limit := maxUnitName
	if person {
		limit = maxPersonName
	}
	r.Odd = cells > 3 || len(name) > limit && utf8.RuneCountInString(name) > limit || strings.ContainsAny(name, ";…") || strings.Contains(name, "...") ||
		strings.HasPrefix(name, "(") && strings.HasSuffix(name, ")") // a remark
	if !person || r.Odd && cells > 3 {
		return
	}
	joined := strings.Contains(name, " và ") || strings.Contains(name, " & ") || strings.Contains(name, " cùng ")
	r.Odd = r.Odd || joined || strings.ContainsFunc(name, unicode.IsDigit) && !extract.BeginsUnit(name) || strings.ContainsRune(name, ',') || isPlural(name) || isPost(name) ||
		strings.Contains(name, " - ") || strings.Contains(name, " – ")
	if !r.Odd {
		return
	}
	if r.People = people(name); r.People == nil {
		r.People = peopleWithPosts(name)
	}
	switch first, after, ok := strings.Cut(name, ","); {
	case r.People != nil:
		r.Instead = "[" + strings.Join(r.People, ", ") + "]"
	case ok && extract.IsPersonName(first) && strings.TrimSpace(after) != "" && !strings.ContainsAny(after, "|;") && !joined:
		if !strings.ContainsFunc(after, unicode.IsDigit) {
			r.Instead = first + " | " + strings.TrimSpace(after)
		}
	}
}

// isPost reports whether a text is a post and no name: “Hiệu trưởng Trường THCS Lê Lợi”, but not “Phó Đức Phương” or “Kế toán
// Lê An”.
func isPost(text string) bool {
	begins := func(s string) bool { return lexicon.Posts.Begins(s) || lexicon.Officers.Begins(s) }
	if len(text) > 2*maxUnitName || !begins(text) || strings.ContainsAny(text, "“”") { // of quotation marks more is said elsewhere
		return false
	}
	words := strings.Fields(text)
	n := 1
	for n < len(words) && !begins(strings.Join(words[:n], " ")) {
		n++
	}
	rest := strings.Join(words[n:], " ")
	if first, _ := utf8.DecodeRuneInString(rest); n == 1 && !unicode.IsLower(first) && !begins(rest) && !extract.BeginsUnit(rest) {
		return false
	}
	return !extract.IsPersonName(rest)
}

// peopleWithPosts returns the people in a text that has the names of several, of whom some have a post or a unit behind the
// name: “Lê An, Hiệu trưởng Trường A, Trần Ba”. It returns nil for any other text.
func peopleWithPosts(text string) (lines []string) {
	if len(text) > 10*maxUnitName {
		return nil
	}
	if i := strings.LastIndex(text, " và "); i > 0 && extract.IsPersonName(text[i+len(" và "):]) {
		text = text[:i] + ", " + text[i+len(" và "):]
	}
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || r == ';' }) {
		part = strings.TrimSpace(part)
		switch {
		case extract.IsPersonName(part):
			lines = append(lines, part)
		case len(lines) > 0 && (isPost(part) || extract.BeginsUnit(part)):
			lines[len(lines)-1] += ", " + part
		default:
			return nil
		}
	}
	if len(lines) < 2 {
		return nil
	}
	for i, line := range lines {
		if p, ok := extract.ReadPerson(line); ok {
			lines[i] = Name{Name: p.Name, Post: p.Post, Unit: p.Unit}.Line()
		} else if strings.Contains(line, ",") {
			return nil
		}
	}
	return lines
}

// isPlural reports whether a text begins with words for several people.
func isPlural(text string) bool {
	for _, plural := range [...]string{"các ông", "các bà", "các đồng chí", "các đ/c", "các anh", "các chị", "các em", "các cháu", "các cá nhân", "ông, bà"} {
		if len(text) > len(plural) && strings.EqualFold(text[:len(plural)], plural) {
			return true
		}
	}
	return false
}

// peopleSeparators replaces the signs and words between people by a line break.
var peopleSeparators = strings.NewReplacer(", ", "\n", "; ", "\n", " và ", "\n", " & ", "\n", " cùng ", "\n", " - ", "\n", " – ", "\n", ",", "\n", ";", "\n")

// people returns the names in a text that has the names of several people and nothing else, nil for any other text.
func people(text string) []string {
	all := strings.Split(peopleSeparators.Replace(text), "\n")
	for i, one := range all {
		all[i] = strings.TrimSpace(one)
		if !extract.IsPersonName(all[i]) {
			return nil
		}
	}
	if len(all) < 2 {
		return nil
	}
	return all
}

// isOrdinal reports whether a cell has a number of order only, or nothing.
func isOrdinal(cell string) bool {
	cell = strings.Trim(cell, " .)(")
	if fold := viet.Fold(cell); fold == "stt" || fold == "tt" {
		return true
	}
	return len(cell) <= 4 && digits(cell) == len(cell)
}

// ordinalEnd returns the offset after the number of order or the bullet before a name, 0 if there is none: 2 of “2. Lê
// An” and its dot and blank. A person's name also follows a number alone: “1 Trần Dung”.
func ordinalEnd(text string, person bool) int {
	if text == "" || text[0] >= 'A' && text[0] <= 'Z' && text[0] != 'S' && text[0] != 'T' || text[0] > 'T' && text[0] < utf8.RuneSelf {
		return 0 // nearly all names
	}
	s := text
	for _, bullet := range [...]string{"- ", "– ", "+ ", "* ", "•", "▪", "●", "‣"} {
		if after, ok := strings.CutPrefix(s, bullet); ok {
			s = strings.TrimLeft(after, " ")
		}
	}
	for _, word := range [...]string{"STT", "TT"} {
		if after, ok := strings.CutPrefix(s, word); ok && strings.IndexAny(after, "0123456789") == len(after)-len(strings.TrimLeft(after, " :.")) && after != "" {
			s = strings.TrimLeft(after, " :.")
		}
	}
	after := strings.TrimLeft(strings.TrimPrefix(s, "("), "0123456789")
	number := strings.TrimPrefix(s[:len(s)-len(after)], "(")
	if number == "" || len(number) > 4 {
		return startOfName(text, s)
	}
	signs := strings.TrimLeft(after, " .):/-–")
	sep := after[:len(after)-len(signs)]
	switch first, _ := utf8.DecodeRuneInString(signs); {
	case !unicode.IsLetter(first):
		return 0
	case strings.Trim(sep, " ") == "": // “12 người” is a number of people
		word, _, _ := strings.Cut(signs, " ")
		if !person || sep == "" || !unicode.IsUpper(first) || !titles.IsSurname(word) {
			return 0
		}
	case !person && strings.HasPrefix(sep, "/") && !strings.HasSuffix(sep, " "), !unicode.IsUpper(first):
		return 0
	}
	return startOfName(text, signs)
}

// startOfName returns the offset in text of its end rest, 0 if rest does not begin with a letter.
func startOfName(text, rest string) int {
	if first, _ := utf8.DecodeRuneInString(rest); !unicode.IsLetter(first) {
		return 0
	}
	return len(text) - len(rest)
}

// isHeading reports whether a text is the heading of a table of people: STT | Họ và tên | Chức vụ. Each cell names a column,
// one of them that of the names.
func isHeading(text string) bool {
	if strings.IndexByte(text, '|') < 0 {
		return false
	}
	found := false
	for _, cell := range strings.Split(text, "|") {
		switch viet.Fold(cell) {
		case "ho va ten", "ho ten", "ho ten ca nhan", "ho va ten ca nhan":
			return true
		case "ten", "ten don vi", "ten tap the", "ten ca nhan", "ca nhan", "tap the", "ho gia dinh", "doanh nghiep", "don vi", "danh sach":
			found = true
		case "stt", "tt", "so tt", "so thu tu", "", "chuc vu", "chuc danh", "don vi cong tac", "noi cong tac", "co quan", "dia chi", "ghi chu", "nam sinh",
			"ngay sinh", "danh xung", "nghe nghiep", "hinh thuc", "thanh tich":
		default:
			return false
		}
	}
	return found
}
