package content

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/extract"
	"bangvang/internal/text/viet"
)

// kindNames are the kinds of recipient as editors write them, by RecipientKind.
var kindNames = []string{"tập thể", "cá nhân", "hộ gia đình", "doanh nghiệp", "cộng đồng"}

// String returns the kind as editors write it, for example “tập thể”. k must be one of the constants.
func (k RecipientKind) String() string { return kindNames[k] }

// kindSeparators replaces the separators of kinds in a key by commas.
var kindSeparators = strings.NewReplacer(" và ", ",", " VÀ ", ",", " Và ", ",", " va ", ",", ";", ",", "/", ",", "&", ",")

// recipientReader reads the values of to: of a document. Its fixes are edits of the text of the file.
type recipientReader struct {
	*Document
	file string
}

// recipients reads the value of to: and adds a problem for each key that occurs twice.
func (d recipientReader) recipients(v *frontmatter.Value) []Recipients {
	if v.Shape() != frontmatter.Mapping {
		d.reportPhrase(v)
		return nil
	}
	var out []Recipients
	var lines [1 << len(allKinds)]int // the line where each set of kinds occurs first, 0 for none
	var words map[string]int          // the same of words
	for _, pair := range v.Pairs() {
		r := Recipients{Pos: pair.Pos}
		r.Kinds, r.Word = d.kinds(pair)
		first := lines[kindSet(r.Kinds)]
		if r.Word != "" {
			first = words[r.Word]
		}
		if first > 0 {
			d.Problems.Add(diag.DuplicateKey, pair.Pos, pair.Key, strconv.Itoa(first))
		}
		if ok := d.count(pair, &r); !ok || len(r.Kinds) == 0 {
			continue
		}
		if out == nil {
			out = make([]Recipients, 0, len(v.Pairs()))
		}
		out = append(out, r)
		switch {
		case first > 0:
		case r.Word == "":
			lines[kindSet(r.Kinds)] = pair.Pos.Line
		case words == nil:
			words = map[string]int{r.Word: pair.Pos.Line}
		default:
			words[r.Word] = pair.Pos.Line
		}
	}
	return out
}

// reportPhrase adds the problem of a value of to: that is no mapping. If it is a phrase that [extract.ReadRecipients]
// understands, for example “12 tập thể và 35 cá nhân”, the hint and the fix have it as a mapping.
func (d recipientReader) reportPhrase(v *frontmatter.Value) {
	example := "to: {tập thể: 4}"
	var edits []diag.Edit
	start, end, raw, written := v.Span(d.file)
	if to := recipientsYAML(extract.ReadRecipients(v.Text())); v.Shape() == frontmatter.Scalar && to != "" {
		example = "to: " + to
		if written && raw == v.Text() {
			edits = []diag.Edit{{Start: start, End: end, Text: to}}
		}
	}
	d.Problems.Add(diag.NotMap, v.Pos(), "to", example).FixBy(edits...)
}

// recipientsYAML returns recipients as a mapping in brackets, for example {tập thể: 12, cá nhân: [Lê An]}; "" for none.
func recipientsYAML(list []extract.Recipients) string {
	var out []string
	for _, r := range list {
		key, value := strings.Join(r.Kinds, ", "), r.Text
		if len(r.Kinds) > 1 {
			key = `"` + key + `"`
		}
		if value == "" {
			value = strconv.Itoa(r.Count)
		}
		if len(r.Names) > 0 {
			var names []string
			for _, n := range r.Names {
				one := Name{Name: n.Name, Post: n.Post}
				names = append(names, quoteItem(one.Line()))
			}
			value = "[" + strings.Join(names, ", ") + "]"
		}
		out = append(out, key+": "+value)
	}
	if out == nil {
		return ""
	}
	return "{" + strings.Join(out, ", ") + "}"
}

// quoteItem returns a text as an item of a list in brackets, in quotes if it has a character with a meaning in YAML.
func quoteItem(s string) string {
	if strings.ContainsAny(s, `,:#[]{}"'`) {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
	}
	return s
}

// kindSet returns the kinds as a set with one bit for each.
func kindSet(kinds []RecipientKind) (bits int) {
	for _, k := range kinds {
		bits |= 1 << k
	}
	return bits
}

// allKinds holds each kind of recipient; kinds returns parts of it for keys with one kind, without an allocation.
var allKinds = [...]RecipientKind{Collective, Individual, Household, Enterprise, Community}

// kinds reads a key of to:, and returns its kinds in the order of RecipientKind. For example, “cá nhân, tập thể” is
// Collective, Individual. If the key has other words than those of the kinds, word is the key: of “tập thể, Học sinh” it is
// “tập thể, học sinh”.
func (d recipientReader) kinds(pair frontmatter.Pair) (kinds []RecipientKind, word string) {
	if i := slices.Index(kindNames, pair.Key); i >= 0 {
		return allKinds[i : i+1 : i+1], ""
	}
	var words []string
	own := true // all words are names of kinds
	for _, part := range strings.Split(kindSeparators.Replace(pair.Key), ",") {
		if part = strings.TrimSpace(part); viet.Fold(part) == "" {
			continue
		}
		w, ok := readWord(part)
		if !ok {
			d.Problems.Add(diag.UnknownRecipient, pair.Pos, part, nearestWord(part))
			continue
		}
		own = own && w.word == w.kind.String()
		if kinds = append(kinds, w.kind); !slices.Contains(words, w.word) {
			words = append(words, w.word)
		}
	}
	if !own {
		word = strings.Join(words, ", ")
	}
	slices.Sort(kinds)
	return slices.Compact(kinds), word
}

// count reads the value of a key of to: into r, a number or names, and reports whether it is valid.
func (d recipientReader) count(pair frontmatter.Pair, r *Recipients) bool {
	v := pair.Value
	if v.Shape() == frontmatter.Scalar {
		return d.number(v, pair.Key, r)
	}
	if isListFile(v) {
		return d.listFile(v, r)
	}
	items := v.Items()
	if len(items) == 1 && mayBeCount(items[0]) {
		return d.number(items[0], pair.Key, r) // [12 người]
	}
	r.Names = make([]Name, 0, len(items))
	for i, item := range items {
		if i == 0 && len(items) > 1 && isHeading(item.Text()) {
			d.Problems.Add(diag.NamePrefix, item.Pos(), item.Text(), "", item.Text())
			continue
		}
		if name, ok := d.name(item, r.Kinds); ok {
			r.Names = append(r.Names, name)
		}
	}
	if len(items) == 0 {
		d.Problems.Add(diag.BadCount, v.Pos(), "[]")
	}
	r.Count = Count{N: len(r.Names), Text: strconv.Itoa(len(r.Names))}
	return len(r.Names) > 0
}

// mayBeCount reports whether an item of a list is a number of recipients, in digits or words, and no name.
func mayBeCount(v *frontmatter.Value) bool {
	if v.Shape() != frontmatter.Scalar {
		return false
	}
	_, ok := parseCount(v.Text(), nil)
	return ok || strings.IndexFunc(v.Text(), unicode.IsLetter) < 0
}

// number reads the number of recipients of a key into r, and reports whether it is valid.
func (d recipientReader) number(v *frontmatter.Value, key string, r *Recipients) bool {
	count, ok := parseCount(v.Text(), r.Kinds)
	r.Count = count
	if !ok {
		instead, edits := d.insteadOf(v, key, r.Kinds)
		d.Problems.Add(diag.BadCount, v.Pos(), v.Text(), instead).FixBy(edits...)
	}
	return ok
}

// insteadOf returns what to write instead of a text that is no number of recipients, "" if nothing is likely, and the edits
// that write it, if nothing else can be meant: the names in brackets.
func (d recipientReader) insteadOf(v *frontmatter.Value, key string, kinds []RecipientKind) (instead string, edits []diag.Edit) {
	start, end, raw, written := v.Span(d.file)
	text := v.Text()
	plain := written && raw == text && end-start == len(raw) && strings.IndexByte(text, '"') < 0
	if strings.HasSuffix(strings.ToLower(text), ListEnding) {
		instead = "{file: " + quoteItem(text) + "}"
		edits = []diag.Edit{{Start: start, End: end, Text: instead}}
	} else if first, _ := utf8.DecodeRuneInString(text); unicode.IsUpper(first) {
		instead = "[" + quoteItem(text) + "]"
		if all := people(text); all != nil {
			instead = "[" + strings.Join(all, ", ") + "]"
		}
		if !ParseName(text, kinds).Odd || people(text) != nil {
			edits = []diag.Edit{{Start: start, End: end, Text: instead}}
		}
	} else if c, ok := extract.ReadCount(text); ok && len(c.Kinds) > 0 { // of another kind
		return strings.Join(c.Kinds, ", ") + ": " + cmp.Or(c.Text, strconv.Itoa(c.Count)), nil
	}
	if !plain {
		edits = nil
	}
	if instead != "" {
		instead = key + ": " + instead
	}
	return instead, edits
}

// name reads a recipient's name: a text, or a map with the [nameKeys].
func (d recipientReader) name(v *frontmatter.Value, kinds []RecipientKind) (n Name, ok bool) {
	n.Pos = v.Pos()
	switch v.Shape() {
	case frontmatter.Scalar:
		n = d.readName(v, kinds)
	case frontmatter.Sequence:
		d.Problems.Add(diag.NotText, v.Pos(), "name", "Đỗ Trọng Nam")
		return n, false
	case frontmatter.Mapping:
		d.nameFields(v, &n, kinds)
	}
	if n.Name != "" && isCountText(n.Name, kinds) { // a count among names
		d.Problems.Add(diag.BadCount, n.Pos, n.Name)
		return n, false
	}
	return n, n.Name != ""
}

// isCountText reports whether a text is no name but a number of recipients.
func isCountText(text string, kinds []RecipientKind) bool {
	if strings.IndexFunc(text, unicode.IsLetter) < 0 {
		return true
	}
	first, _ := utf8.DecodeRuneInString(text)
	if !strings.ContainsAny(text, "0123456789") || unicode.IsUpper(first) && !numberWords[viet.Fold(firstWord(text))] {
		return false
	}
	_, ok := parseCount(text, kinds)
	return ok
}

// readName reads the text of a recipient with [ParseName], and adds a problem for what is dropped or odd.
func (d recipientReader) readName(v *frontmatter.Value, kinds []RecipientKind) Name {
	before := len(d.Problems)
	text := d.nameField("name", v)
	r := ParseName(text, kinds)
	r.Pos = v.Pos()
	switch {
	case v.Folded() || text == "" || len(d.Problems) > before || isCountText(r.Name.Name, kinds):
	case r.Odd:
		d.Problems.Add(diag.OddName, v.Pos(), text, r.Instead).FixBy(d.splitPeople(v, people(r.Name.Name))...)
	case r.Dropped != "":
		var edits []diag.Edit
		if start, end, raw, ok := v.Span(d.file); ok {
			settled := strings.TrimLeft(text[len(r.Dropped):], " .,:;-–/)|")
			if raw != text {
				settled = r.Line()
			}
			quote := (end - start - len(raw)) / 2
			edits = []diag.Edit{{Start: start + quote, End: end - quote, Text: settled}}
		}
		d.Problems.Add(diag.NamePrefix, v.Pos(), r.Dropped, r.Line()).FixBy(edits...)
	}
	return r.Name
}

// splitPeople returns the edit that makes an item of each of the people of an item; none if it is not written without
// quotes as an item of a list.
func (d recipientReader) splitPeople(v *frontmatter.Value, people []string) []diag.Edit {
	start, end, raw, ok := v.Span(d.file)
	if people == nil || !ok || raw != v.Text() || end-start != len(raw) {
		return nil
	}
	line := d.file[strings.LastIndexByte(d.file[:start], '\n')+1 : start]
	if strings.Trim(line, " ") == "-" {
		return []diag.Edit{{Start: start, End: end, Text: strings.Join(people, "\n"+line)}}
	}
	before := strings.TrimRight(line, " ")
	if strings.HasSuffix(before, "[") || strings.HasSuffix(before, ",") {
		return []diag.Edit{{Start: start, End: end, Text: strings.Join(people, ", ")}}
	}
	return nil
}

// nameFields reads the map of a recipient's name into n. A map with one unknown key is a name that contains a colon,
// for example “Ông B: trưởng phòng”, and lacks its quotes.
func (d recipientReader) nameFields(v *frontmatter.Value, n *Name, kinds []RecipientKind) {
	named := v.Get("name") != nil
	if pairs := v.Pairs(); len(pairs) == 1 && !named && nearestNameKey(pairs[0].Key) == "" && pairs[0].Value.Shape() == frontmatter.Scalar {
		d.Problems.Add(diag.YAMLColon, pairs[0].Pos, `"`+pairs[0].Key+": "+pairs[0].Value.Text()+`"`)
		return
	}
	title := ""
	for _, pair := range v.Pairs() {
		switch pair.Key {
		case "name":
			if pair.Value.Shape() != frontmatter.Scalar {
				d.nameField(pair.Key, pair.Value)
				continue
			}
			read := d.readName(pair.Value, kinds)
			n.Title, n.Name, n.Pos = read.Title, read.Name, read.Pos
			n.Post, n.Unit, n.Posthumous = cmp.Or(n.Post, read.Post), cmp.Or(n.Unit, read.Unit), n.Posthumous || read.Posthumous
		case "title":
			title = d.nameField(pair.Key, pair.Value)
		case "post":
			n.Post = cmp.Or(d.nameField(pair.Key, pair.Value), n.Post)
		case "unit":
			n.Unit = cmp.Or(d.nameField(pair.Key, pair.Value), n.Unit)
		case "note":
			n.Note = d.nameField(pair.Key, pair.Value)
		case "posthumous":
			switch viet.Fold(pair.Value.Text()) {
			case "true":
				n.Posthumous = true
			case "false":
			default:
				d.Problems.Add(diag.NotBool, pair.Value.Pos(), pair.Key)
			}
		default:
			meant := nearestNameKey(pair.Key)
			named = named || meant == "name"
			d.Problems.Add(diag.UnknownKey, pair.Pos, pair.Key, meant)
		}
	}
	n.Title = cmp.Or(title, n.Title)
	if !named {
		d.Problems.Add(diag.MissingKey, v.Pos(), "name", "Đỗ Trọng Nam")
	}
}

// nameKeys are the keys of a recipient's map.
var nameKeys = []string{"name", "title", "post", "unit", "posthumous", "note"}

// nameSynonyms maps words that people write for the keys of a recipient's map, folded, to the key: as a key, and at the
// head of a column of a list.
var nameSynonyms = map[string]string{
	"ten": "name", "ho ten": "name", "ho va ten": "name", "ho, ten": "name", "full name": "name", "ho va ten ca nhan": "name", "ho ten ca nhan": "name",
	"danh xung": "title", "hoc ham": "title", "hoc vi": "title", "hoc ham, hoc vi": "title", "cap bac": "title", "quan ham": "title", "cap ham": "title", "pham": "title", "giao pham": "title", "danh hieu": "title",
	"chuc vu": "post", "chuc danh": "post", "nghe nghiep": "post", "position": "post", "chuc vu, don vi": "post", "chuc vu, don vi cong tac": "post", "cong viec": "post",
	"don vi": "unit", "co quan": "unit", "noi cong tac": "unit", "don vi cong tac": "unit", "co quan, don vi": "unit", "co quan cong tac": "unit", "organisation": "unit", "organization": "unit",
	"truy tang": "posthumous", "ghi chu": "note", "chu thich": "note", "remark": "note",
}

// nearestNameKey returns the key of a recipient's map (name, title, …) that an editor who wrote key probably meant, ""
// for none.
func nearestNameKey(key string) string {
	if meant := nameSynonyms[viet.Fold(key)]; meant != "" {
		return meant
	}
	return viet.Nearest(key, nameKeys)
}

// nameField reads the text of one key of a recipient's map, and adds a problem when it looks like personal data.
func (d recipientReader) nameField(key string, v *frontmatter.Value) string {
	if v.Shape() != frontmatter.Scalar {
		d.Problems.Add(diag.NotText, v.Pos(), key, "…")
		return ""
	}
	if IsPersonalField(key, v.Text()) {
		d.Problems.Add(diag.PersonalData, v.Pos(), v.Text())
	}
	return v.Text()
}

// isPersonal reports whether a text has the number of an identity card (9 or 12 digits) or a telephone number (10).
func isPersonal(text string) bool {
	run := 0
	for _, r := range text {
		switch {
		case '0' <= r && r <= '9':
			run++
		case r != ' ' && r != '.' && r != '-':
			run = 0
		}
		if run >= 9 {
			return true
		}
	}
	return false
}
