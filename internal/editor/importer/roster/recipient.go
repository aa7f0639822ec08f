package roster

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/content"
	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/knowledge/extract"
	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/titles"
	"bangvang/internal/text/viet"
)

// kinds are the kinds of content by their words.
var kinds = map[string]content.RecipientKind{
	kindCollective: content.Collective, kindIndividual: content.Individual, kindHousehold: content.Household, kindEnterprise: content.Enterprise, kindCommunity: content.Community,
}

// recipient reads a row with a recipient and adds it to its groups.
func (t *table) recipient(r row) {
	text := r.text[name]
	if strings.TrimSpace(text) == "" {
		t.nameless(r)
		return
	}
	if t.continues(r) {
		return
	}
	for _, key := range []role{unit, honour, decision, period, citation, post, postUnit} {
		if ditto[strings.ToLower(blocks.OneLine(r.text[key]))] {
			r.text[key] = t.above.text[key]
		}
	}
	if t.fillUnit && r.text[unit] == "" {
		r.text[unit] = t.above.text[unit]
	}
	t.above = r
	if !t.continuesName(r.source) {
		t.follow(r.source)
	}
	held := t.held()
	kind := t.kindOf(text, held)
	text, private := cutPersonal(blocks.OneLine(lines(text)))
	if text == "" {
		t.remark(draft.Look, r.source, "ô họ tên chỉ có dữ liệu cá nhân, không lấy dòng này", "the cell of the name has personal data only; the row was not taken")
		return
	}
	if private {
		t.remark(draft.Note, r.source, "bỏ dữ liệu cá nhân trong ô họ tên", "personal data was left out of the cell of the name")
	}
	dead := false
	if kind == kindIndividual {
		text, dead = cutDeath(text)
	}
	one := draft.Name{From: t.place(r.source), Posthumous: dead}
	for _, part := range []struct {
		role role
		to   *string
	}{{title, &one.Title}, {post, &one.Post}, {unit, &one.Unit}, {note, &one.Note}} {
		*part.to = t.part(r, part.role)
	}
	if both := t.part(r, postUnit); both != "" {
		p, u := splitPost(both)
		one.Post, one.Unit = cmp.Or(one.Post, p), cmp.Or(one.Unit, u)
	}
	if one.Unit == "" && extract.BeginsUnit(one.Post) && !isPost(one.Post) { // “Chức vụ/Địa chỉ”
		one.Post, one.Unit = "", one.Post
	}
	if rest, dead := cutDeath(", " + one.Note); dead && kind == kindIndividual {
		one.Note, one.Posthumous = strings.Trim(rest, ", "), true
		if fold := viet.Fold(one.Note); fold == "ong" || fold == "ba" {
			one.Note = ""
		}
	}
	if p := viet.Fold(r.text[posthumous]); p != "" && p != "khong" && p != "0" && p != "-" {
		one.Posthumous = true
	}
	names := t.parse(r, one, text, kind)
	if kind == kindIndividual && len(names) > 0 && names[0].Unit == "" {
		names[0].Unit = held.unit
	}
	t.add(r, names, kind, held)
}

// part returns a cell besides that of the name, without personal data.
func (t *table) part(r row, key role) string {
	text, private := cutPersonal(blocks.OneLine(r.text[key]))
	if private {
		t.remark(draft.Note, r.source, "bỏ dữ liệu cá nhân trong một ô", "personal data was left out of a cell")
	}
	if key == note && (text == "-" || text == "x" || text == "0") {
		return ""
	}
	return text
}

// nameless says that a row has no name. Its text is in the remark, unless it may be personal.
func (t *table) nameless(r row) {
	if _, ok := t.ordinal(r.source); ok {
		t.follow(r.source)
	}
	var shown []string
	for _, key := range []role{title, post, postUnit, unit, honour, note} {
		if text, private := cutPersonal(blocks.OneLine(r.text[key])); text != "" && !private {
			shown = append(shown, text)
		}
	}
	if shown == nil {
		if _, ok := t.ordinal(r.source); ok && len(r.text) == 1 {
			return // a number alone, as templates have rows to fill in
		}
	}
	if len(r.text) > 0 {
		t.remark(draft.Look, r.source, "dòng không có họ tên, không lấy: “%s”", "row without a name, not taken: “%s”", clip(strings.Join(shown, " | ")))
	}
}

// continues reports whether a row goes on with the recipient above it, as merged cells have it, and adds what it says.
func (t *table) continues(r row) bool {
	for i, c := range t.columns {
		if c.role != name || i >= len(r.source.Cells) {
			continue
		}
		cell := r.source.Cells[i]
		if !cell.Down || t.above.text == nil || blocks.OneLine(cell.Text) != blocks.OneLine(t.above.text[name]) {
			return false
		}
		if r.text[honour] == t.above.text[honour] && r.text[mark] == t.above.text[mark] && r.text[decision] == t.above.text[decision] && r.text[period] == t.above.text[period] {
			return true
		}
		return false // another award of the same recipient
	}
	return false
}

// kindOf returns the kind of a recipient: that of the heading, of the column, of the name itself, or of the table.
func (t *table) kindOf(text string, held section) string {
	column, head := "", false
	for i, c := range t.columns {
		if c.role == name && i < len(t.above.source.Cells) && strings.TrimSpace(t.above.source.Cells[i].Text) != "" {
			column, head = c.kind, true
			break
		}
	}
	own := nameKind(text)
	switch {
	case held.kind != "":
		return held.kind
	case column == kindHousehold || column == kindEnterprise || column == kindCommunity:
		return column
	case column == kindIndividual && own != "" && own != kindIndividual && t.above.text[post] == "" && !courtesy(text):
		return own // Trường Tiểu học Lê Lợi below “Họ và tên”
	case column == kindCollective && own == kindIndividual:
		return own
	case column == kindCollective && own != "" || column == kindIndividual:
		return column
	case head && column != "":
		return column
	}
	if own == "" && t.context.Kind == "" && t.titles.kind == "" && !mayBePerson(text) {
		return kindCollective
	}
	return cmp.Or(own, t.context.Kind, t.titles.kind, kindIndividual)
}

// mayBePerson reports whether a text may be the name of a person: a few words with capitals, without digits.
func mayBePerson(text string) bool {
	name, _, _ := strings.Cut(text, ",")
	words := strings.Fields(name)
	return len(words) <= 6 && !slices.ContainsFunc(words, func(w string) bool {
		first, _ := utf8.DecodeRuneInString(w)
		return !unicode.IsUpper(first)
	})
}

// parse returns the recipients of the text of a name; one has what other cells say of them.
func (t *table) parse(r row, one draft.Name, text, kind string) []draft.Name {
	list := []content.RecipientKind{kinds[kind]}
	reading := content.ParseName(text, list)
	if reading.People != nil && kind == kindIndividual {
		var out []draft.Name
		for _, person := range reading.People {
			each := one
			p := content.ParseName(person, list)
			each.Name, each.Title = t.settle(r, p.Name.Name, kind), cmp.Or(one.Title, p.Title)
			each.Post, each.Unit = cmp.Or(p.Post, one.Post), cmp.Or(p.Unit, one.Unit)
			out = append(out, each)
		}
		t.remark(draft.Look, r.source, "một ô có %d tên, đã tách: %s", "a cell with %d names was split: %s", len(out), clip(text))
		return out
	}
	if reading.Odd && kind == kindIndividual {
		if name, post, unit, ok := splitOdd(text); ok {
			reading = content.ParseName(name, list)
			reading.Post, reading.Unit = post, unit
		}
	}
	if isPlace(reading.Unit) { // “Phó Giám đốc Bệnh viện Núi Đôi, tỉnh An Lạc”
		if post, unit := splitPost(reading.Post); unit != "" {
			reading.Post, reading.Unit = post, unit+", "+reading.Unit
		}
	}
	if reading.Odd {
		t.remark(draft.Look, r.source, "xem lại tên “%s”", "check the name “%s”", clip(text))
	}
	one.Name = t.settle(r, reading.Name.Name, kind)
	one.Title, one.Post, one.Unit = cmp.Or(one.Title, reading.Title), cmp.Or(one.Post, reading.Post), cmp.Or(one.Unit, reading.Unit)
	one.Post, one.Unit = t.settlePost(r, one.Post), t.settlePost(r, one.Unit)
	one.Posthumous = one.Posthumous || reading.Posthumous
	if one.Unit == one.Name {
		one.Unit = ""
	}
	if strings.IndexFunc(one.Name, unicode.IsLetter) < 0 {
		t.remark(draft.Look, r.source, "“%s” không phải tên, không lấy", "“%s” is no name and was not taken", clip(text))
		return nil
	}
	return []draft.Name{one}
}

// settle returns a name as an article has it: that of a person in capitals with small letters.
func (t *table) settle(r row, text, kind string) string {
	if kind != kindIndividual {
		return text
	}
	name, certain := draft.PersonCase(text)
	if !certain {
		t.remark(draft.Look, r.source, "xem lại chữ hoa, chữ thường của tên “%s”", "check the capitals of the name “%s”", name)
	}
	return name
}

// settlePost returns a post or unit in capitals as a sentence has it.
func (t *table) settlePost(r row, text string) string {
	low := Natural(text)
	if low == text || !strings.Contains(text, " ") {
		return text
	}
	if t.capitals == "" {
		t.capitals = low
		t.remark(draft.Look, r.source, "chức vụ, đơn vị viết hoa toàn bộ đã đổi thành chữ thường, như “%s”: xem lại", "posts and units in capitals were written in small letters, such as “%s”: check them", clip(low))
	}
	return low
}

// add adds recipients to the groups that the cells of their row, or the headings, name.
func (t *table) add(r row, names []draft.Name, kind string, held section) {
	honours, dead := t.honoursOf(r, held)
	dead = dead || held.posthumous
	for _, one := range names {
		t.noteDouble(one, kind, r)
		t.people[kind]++
		for _, h := range honours {
			key := groupKey{kind: kind, honour: h.Text, by: h.by, decision: blocks.OneLine(r.text[decision]), period: periodOf(r.text[period]), posthumous: dead}
			if t.sharedCitation {
				key.citation = blocks.OneLine(r.text[citation])
			}
			i, ok := t.groups[key]
			if !ok {
				i = len(t.out.Groups)
				t.groups[key] = i
				from := t.place(r.source)
				t.out.Groups = append(t.out.Groups, Group{Kind: kind, Honour: h.Value, By: value(h.by, from), Posthumous: dead,
					Decision: value(key.decision, from), Period: value(key.period, from), Citation: value(key.citation, from)})
			}
			if c := blocks.OneLine(r.text[citation]); c != "" && !t.sharedCitation && one.Note == "" {
				one.Note = c
			}
			t.out.Groups[i].Names = append(t.out.Groups[i].Names, one)
		}
	}
}

func value(text string, from draft.Place) draft.Value {
	if text == "" {
		return draft.Value{}
	}
	return draft.Value{Text: text, From: from}
}

// periodOf returns the period of a cell: 2025 of “Năm 2025” and of 2025.0.
func periodOf(text string) string {
	text = blocks.OneLine(text)
	if fold := viet.Fold(text); strings.HasPrefix(fold, "nam 2") || strings.HasPrefix(fold, "nam 1") {
		text = strings.TrimSpace(text[strings.Index(text, " "):])
	}
	return strings.TrimSuffix(text, ".0")
}

// given is an honour of a row, with the body that it names.
type given struct {
	draft.Value
	by string
}

// honoursOf returns the honours of a row, at least one, which may be without a text; and whether they are given after death.
func (t *table) honoursOf(r row, held section) (out []given, posthumous bool) {
	from := t.place(r.source)
	cell := strings.TrimSpace(r.text[honour])
	if cell == "" {
		cell = strings.TrimSpace(r.text[mark])
	}
	if cell == "" {
		if held.honour == "" {
			return []given{{}}, false
		}
		return []given{{draft.Value{Text: held.honour, From: from}, held.by}}, false
	}
	if strings.EqualFold(cell, "x") && held.honour != "" {
		return []given{{draft.Value{Text: held.honour, From: from}, held.by}}, false
	}
	pieces := strings.FieldsFunc(cell, func(r rune) bool { return r == ';' || r == '\n' || r == '+' })
	if len(pieces) == 1 {
		if some := strings.Split(cell, ","); !slices.ContainsFunc(some, func(s string) bool { return !t.isHonour(s) }) {
			pieces = some
		}
	}
	if whole := blocks.OneLine(cell); len(pieces) > 1 && slices.ContainsFunc(pieces, func(s string) bool { return !t.isHonour(blocks.OneLine(s)) }) {
		pieces = []string{whole} // a line break inside the name
	}
	for _, piece := range pieces {
		piece = strings.Trim(blocks.OneLine(piece), " -–.,")
		if piece == "" {
			continue
		}
		if t.prizes() && !strings.HasPrefix(viet.Fold(piece), "giai") && !t.isHonour(piece) {
			piece = "Giải " + piece // Nhất below “Giải”
		}
		text, by := t.honour(piece)
		posthumous = posthumous || hasAny(viet.Fold(piece), "truy tang")
		v := given{draft.Value{Text: cmp.Or(text, piece), From: from, Unsure: text == ""}, by}
		if v.Text != piece {
			v.Quote = piece
		}
		if !slices.ContainsFunc(out, func(o given) bool { return o.Text == v.Text && o.by == v.by }) {
			out = append(out, v)
		}
	}
	if out == nil {
		out = []given{{}}
	}
	return out, posthumous
}

// prizes reports whether the column of honours has prizes: its head is “Giải” or “Đạt giải”.
func (t *table) prizes() bool {
	return slices.ContainsFunc(t.columns, func(c column) bool { return c.role == honour && hasAny(viet.Fold(c.head), "giai") })
}

// noteDouble notes a recipient that occurs before with the same honour.
func (t *table) noteDouble(one draft.Name, kind string, r row) {
	if t.seen == nil {
		t.seen = map[string]string{}
	}
	key := strings.Join([]string{kind, viet.Key(one.Name), viet.Key(one.Unit), viet.Key(one.Post), blocks.OneLine(r.text[honour]), r.text[mark], blocks.OneLine(r.text[decision]), blocks.OneLine(r.text[period]), t.held().honour}, "\x00")
	if before, ok := t.seen[key]; ok {
		t.doubles = append(t.doubles, one.Name+" ("+before+", "+r.source.At+")")
		return
	}
	t.seen[key] = r.source.At
}

// deathWords say of a person that the honour was given after death, folded.
var deathWords = []string{"truy tang", "da mat", "da tu tran", "da hy sinh", "da hi sinh", "tu tran", "hy sinh", "liet si", "da vien tich", "vien tich"}

// cutDeath cuts “(đã mất)”, “, truy tặng” and the like off a text.
func cutDeath(text string) (rest string, dead bool) {
	bare := strings.TrimRight(text, ")]. ")
	at := strings.LastIndexAny(bare, "([,;–-")
	if at < 0 || len(bare)-at > 60 {
		return text, false
	}
	fold := strings.Trim(viet.Fold(strings.Trim(bare[at:], "([,;–- ")), " .")
	for _, w := range deathWords {
		if fold == w || fold == "duoc "+w || fold == "ong "+w || strings.HasPrefix(fold, w+" nam ") || strings.HasPrefix(fold, w+" ngay ") || fold == "de nghi "+w || fold == w+" (da mat)" {
			return strings.TrimRight(bare[:at], " ,;–-(["), true
		}
	}
	return text, false
}

// cutPersonal returns a text without the parts that have personal data: “Lê An (sinh ngày 02/02/1971)” is “Lê An”.
func cutPersonal(text string) (rest string, private bool) {
	if !strings.ContainsAny(text, "0123456789@") || !content.IsPersonalField("post", text) && !hasBirthYear(text) {
		return text, false
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;()|[]", r) })
	parts = slices.DeleteFunc(parts, func(p string) bool {
		return strings.TrimSpace(p) == "" || content.IsPersonalField("post", p) || hasBirthYear(p)
	})
	for i := range parts {
		parts[i] = strings.TrimRight(strings.TrimSpace(parts[i]), " -–:")
	}
	rest = strings.Join(parts, ", ")
	if rest == "" { // “Lê An sinh ngày 02/02/1971”
		fold := viet.Fold(text)
		for _, w := range []string{" sinh ", " sn ", " cccd", " cmnd", " sdt", " dt ", " dien thoai"} {
			if i := strings.Index(fold, w); i > 0 {
				words := strings.Fields(text)
				rest = strings.TrimRight(strings.Join(words[:min(len(words), len(strings.Fields(fold[:i])))], " "), " -–,:")
				if content.IsPersonalField("post", rest) {
					rest = ""
				}
				break
			}
		}
	}
	return rest, true
}

// hasBirthYear reports whether a text says a year of birth: “sinh năm 1971”, “SN 1971”.
func hasBirthYear(text string) bool {
	fold := viet.Fold(text)
	for _, w := range []string{"sinh nam ", "sn ", "sn: ", "sinh "} {
		if i := strings.Index(fold, w); i >= 0 && (i == 0 || !isLetterAt(fold, i-1)) && len(fold) >= i+len(w)+4 && fourDigits.MatchString(fold[i+len(w):i+len(w)+4]) {
			return true
		}
	}
	return false
}

// lines returns the text of a cell with its lines joined: by a blank inside a name, by a comma else.
func lines(text string) string {
	if !strings.Contains(text, "\n") {
		return text
	}
	one := blocks.OneLine(text)
	if extract.IsPersonName(one) {
		return one
	}
	var parts []string
	for _, line := range strings.Split(text, "\n") {
		line = strings.Trim(blocks.OneLine(line), " ,;-–")
		switch {
		case line == "":
		case len(parts) > 0 && (strings.HasPrefix(line, "(") || !isPost(line) && !extract.BeginsUnit(line) && !isPerson(line)):
			parts[len(parts)-1] += " " + line
		default:
			parts = append(parts, line)
		}
	}
	return strings.Join(parts, ", ")
}

// isPerson reports whether a text is the name of a person, perhaps with more behind it.
func isPerson(text string) bool { return nameKind(text) == kindIndividual }

func isPost(text string) bool {
	return lexicon.Posts.Begins(text) || lexicon.Officers.Begins(text) || lexicon.Appositions.Begins(text)
}

// isTitle reports whether a text is a title and nothing else: “Thượng tá”.
func isTitle(text string) bool {
	found, bare := titles.Split(text + " Nguyễn Văn An")
	return len(found) > 0 && bare == "Nguyễn Văn An"
}

// courtesy reports whether a text begins with a title or courtesy of a person.
func courtesy(text string) bool {
	found, _ := titles.Split(text)
	return len(found) > 0
}
