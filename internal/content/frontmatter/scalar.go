package frontmatter

import (
	"cmp"
	"fmt"
	"html"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"bangvang/internal/content/frontmatter/yamlnode"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/text/confusable"
	"bangvang/internal/text/viet"
)

// scalar reads a text, number, date, address or boolean; nil when it is empty or does not fit.
func (r *reader) scalar(n *yamlnode.Node, k *Key) *Value {
	if n.Kind != yamlnode.Scalar {
		code := diag.NotText
		if k.Type == Texts {
			code = diag.NotList
		}
		r.probs.Add(code, r.pos(n), k.Name, k.Example)
		return nil
	}
	v := r.text(n)
	if v == nil {
		return nil
	}
	if k.Type != Text || k.Enum != nil || slices.Contains(namedByText, k.Name) {
		r.uncurl(n, v)
	}
	fits := true
	switch k.Type {
	case Date:
		fits = r.date(n, v)
	case Bool:
		v.boolean, fits = v.text == "true", v.text == "true" || v.text == "false"
		if !fits {
			r.probs.Add(diag.NotBool, v.pos, k.Name).FixBy(r.replaceScalar(n, yesNo[viet.Fold(v.text)])...)
		}
	case Int:
		fits = r.checkDots(n, v) && r.int(n, v, k)
	case URL:
		fits = isURL(v.text)
		if !fits {
			r.probs.Add(diag.BadURL, v.pos, yamlnode.Truncate(v.text))
		}
	case Text, Texts:
		fits = len(k.Enum) == 0 || r.matchEnum(n, v, k)
		if len(k.Enum) == 0 {
			r.checkText(n, v)
		}
	}
	if !fits {
		return nil
	}
	return v
}

// date sets the time of a date, and reports whether it is one. Else it adds a problem: with the day that was probably
// meant, or with the days of the month that lacks it.
func (r *reader) date(n *yamlnode.Node, v *Value) bool {
	var ok bool
	if v.time, v.clock, ok = viet.ParseDate(v.text); ok {
		if said := viet.WrongWeekday(v.text, v.time); said != "" {
			r.probs.Add(diag.WrongWeekday, v.pos, viet.ShortDate(v.time), viet.Weekday(v.time), said, viet.SettledDate(v.time, v.clock))
		}
		return true
	}
	args := []string{yamlnode.Truncate(v.text), "", "", "", ""}
	read := viet.ReadDate(v.text)
	at, exists := read.Time()
	switch days := read.DaysOfMonth(); {
	case exists:
		args[1] = viet.SettledDate(at, read.Clock)
	case read.Day > 0 && days == 0:
		args[4] = strconv.Itoa(read.Month)
	case read.Day > days:
		args[2], args[3] = fmt.Sprintf("%d/%d", read.Month, read.Year), strconv.Itoa(days)
	}
	for args[len(args)-1] == "" {
		args = args[:len(args)-1]
	}
	p := r.probs.Add(diag.BadDate, v.pos, args...)
	if exists && read.Foreign {
		p.FixBy(r.replaceScalar(n, args[1])...)
	}
	return false
}

// text returns a scalar as written, nil when it is empty. Several lines become one, since no key has a place for
// more.
func (r *reader) text(n *yamlnode.Node) *Value {
	if isEmpty(n) {
		return nil
	}
	v := r.newValue(Value{pos: r.pos(n), text: strings.TrimSpace(n.Value)})
	if n.Style&yamlnode.DoubleQuoted != 0 {
		v.text = r.normaliseEscapes(v)
	}
	if strings.ContainsAny(v.text, "\n\t") {
		v.text = strings.Join(strings.FieldsFunc(v.text, func(c rune) bool { return c == '\n' || c == '\t' || c == ' ' }), " ")
	}
	if word, seems := confusable.FirstWord(v.text); word != "" {
		r.probs.Add(diag.MixedScript, v.pos, word, seems).FixBy(r.replaceWord(n, word, seems)...)
	}
	return v
}

// checkText reports a text of which a comment took the rest, and the codes of HTML in a text, which mean nothing there.
func (r *reader) checkText(n *yamlnode.Node, v *Value) {
	r.reportFault(r.doc.CutOff(n))
	if strings.IndexByte(v.text, '&') < 0 {
		return
	}
	start := r.start + r.doc.Offset(n)
	written := r.file.Text[start:min(len(r.file.Text), start+len(n.Value)+len(`""`))]
	var edits []diag.Edit
	first, safe, decoded := "", true, v.text
	for at := 0; ; {
		i := strings.IndexByte(written[at:], '&')
		if i < 0 {
			break
		}
		at += i
		entity := entityAt(written[at:])
		if entity == "" {
			at++
			continue
		}
		means := viet.NFC(strings.ReplaceAll(html.UnescapeString(entity), "\u00a0", " "))
		first, decoded = cmp.Or(first, entity), strings.ReplaceAll(decoded, entity, means)
		safe = safe && at > 0 && !strings.ContainsFunc(means, hasMeaning)
		edits = append(edits, diag.Edit{Start: start + at, End: start + at + len(entity), Text: means})
		at += len(entity)
	}
	if first == "" {
		return
	}
	if !safe {
		edits = nil
	}
	r.probs.Add(diag.HTMLEntity, v.pos, first, yamlnode.Truncate(decoded)).FixBy(edits...)
}

// entityAt returns the character reference of HTML with which s begins, e.g. &#7853; or &nbsp;, "" if it begins with none.
func entityAt(s string) string {
	const longest = 33
	end := strings.IndexByte(s[:min(len(s), longest)], ';') + 1
	if end < 4 || strings.ContainsAny(s[1:end], " &") {
		return ""
	}
	if means := html.UnescapeString(s[:end]); means == s[:end] || strings.HasSuffix(means, ";") {
		return ""
	}
	return s[:end]
}

// hasMeaning reports whether a character may mean something to YAML in the middle of a text, or may not be in a file.
func hasMeaning(c rune) bool {
	code, _ := source.Normalise(c)
	return code != "" || unicode.IsMark(c) || strings.ContainsRune("\"'\\#:{}[],|>%@`\n\t", c)
}

// yesNo maps other words for a boolean, without marks, to it.
var yesNo = map[string]string{
	"true": "true", "yes": "true", "on": "true", "co": "true", "dung": "true",
	"false": "false", "no": "false", "off": "false", "khong": "false", "sai": "false",
}

// replaceWord returns the edit that writes seems, a word of Latin letters, in the place of a word of a scalar that has
// true Latin letters too. A word without one may be of another language.
func (r *reader) replaceWord(n *yamlnode.Node, word, seems string) []diag.Edit {
	latin := func(c rune) bool { return c < 0x1f00 && unicode.Is(unicode.Latin, c) }
	if !strings.ContainsFunc(word, latin) || strings.ContainsFunc(seems, func(c rune) bool { return unicode.IsLetter(c) && !latin(c) }) {
		return nil
	}
	start := r.start + r.doc.Offset(n)
	at := strings.Index(r.file.Text[start:], word)
	if at < 0 || at > len(n.Value)+1 { // with its quote
		return nil
	}
	return []diag.Edit{{Start: start + at, End: start + at + len(word), Text: seems}}
}

// normaliseEscapes returns a double-quoted text normalised like the rest of the file: an escape can produce
// characters that the file itself cannot contain: a combining mark apart, a control or a hidden character.
func (r *reader) normaliseEscapes(v *Value) string {
	return viet.NFC(strings.Map(func(c rune) rune {
		code, instead := source.Normalise(c)
		if code != "" {
			r.probs.Add(code, v.pos, source.CodePoint(c))
		}
		return instead
	}, v.text))
}

// fillers are words before a value that add nothing to it, folded: buổi sáng, đã tặng.
var fillers = []string{"buoi", "vao buoi", "ngay", "da", "moi", "cap", "loai"}

// namedByText are the keys of a text that names something, for which quotes around it mean nothing.
var namedByText = []string{"award", "by", "category", "period"}

// matchEnum sets v to the allowed value of the key that equals it up to marks and case.
func (r *reader) matchEnum(n *yamlnode.Node, v *Value, k *Key) bool {
	fold := viet.Fold(v.text)
	for _, e := range k.Enum {
		if v.text == e || viet.Fold(e) == fold {
			v.text = e
			return true
		}
	}
	args := []string{yamlnode.Truncate(v.text), k.Name, strings.Join(k.Enum, ", ")}
	meant := ""
	for _, e := range k.Enum {
		if before, ok := strings.CutSuffix(fold, " "+viet.Fold(e)); ok && slices.Contains(fillers, before) {
			meant, args = e, append(args[:3], k.Name+": "+e)
		}
	}
	r.probs.Add(diag.BadValue, v.pos, args...).FixBy(r.replaceScalar(n, meant)...)
	return false
}

func (r *reader) int(node *yamlnode.Node, v *Value, k *Key) bool {
	n, err := strconv.ParseUint(v.text, 10, 31)
	if err != nil {
		meant := numberIn(v.text, k.Max)
		r.probs.Add(diag.NotNumber, v.pos, k.Name, cmp.Or(meant, k.Example)).FixBy(r.replaceScalar(node, meant)...)
		return false
	}
	if k.Max > 0 && (n < 1 || int(n) > k.Max) {
		r.probs.Add(diag.BadValue, v.pos, v.text, k.Name, "1…"+strconv.Itoa(k.Max))
		return false
	}
	v.num = int32(n)
	return true
}

// numberIn returns the one whole number in a text of words, such as “10” of “10 bài” or “1000” of “1.000 bài”, at most
// most if that is not 0. It returns "" if there is none, or more than a number and words: “-1”, “1.5”, “10-20”.
func numberIn(text string, most int) string {
	start := strings.IndexAny(text, "0123456789")
	if start < 0 {
		return ""
	}
	end := start + len(text[start:]) - len(strings.TrimLeft(text[start:], "0123456789."))
	words := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != ' ' }
	if strings.ContainsFunc(text[:start]+text[end:], words) || start > 0 && text[start-1] != ' ' {
		return ""
	}
	number := strings.TrimRight(text[start:end], ".")
	for i, part := range strings.Split(number, ".") {
		if i > 0 && len(part) != 3 || i == 0 && part != number && (part == "" || len(part) > 3 || part[0] == '0') {
			return ""
		}
	}
	number = strings.ReplaceAll(number, ".", "")
	n, err := strconv.ParseUint(number, 10, 31)
	if err != nil || most > 0 && (n < 1 || int(n) > most) {
		return ""
	}
	return strconv.FormatUint(n, 10)
}

// checkDots reports whether v is free of the dot between thousands, which YAML reads as a decimal point; else it adds
// a problem.
func (r *reader) checkDots(n *yamlnode.Node, v *Value) bool {
	if n.Tag != yamlnode.Float {
		return true
	}
	whole, thousands, ok := strings.Cut(v.text, ".")
	if !ok || len(whole) > 3 || len(thousands) != 3 || whole == "" || whole[0] < '1' || !digits(whole) || !digits(thousands) {
		return true
	}
	number, err := strconv.ParseFloat(v.text, 64)
	if err != nil {
		return true
	}
	r.probs.Add(diag.DottedNumber, v.pos, v.text, strconv.FormatFloat(number, 'f', -1, 64), whole+thousands).FixBy(r.replaceScalar(n, whole+thousands)...)
	return false
}

func digits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// isURL reports whether s is an http(s) address with a host, or one within the site.
func isURL(s string) bool {
	u, err := url.Parse(s)
	if err != nil || strings.ContainsAny(s, " \t\n\"<>\\") {
		return false
	}
	within := strings.HasPrefix(s, "/") && !strings.HasPrefix(s, "//")
	return within || (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != ""
}
