package decision

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"bangvang/internal/content"
	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/knowledge/extract"
	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

var (
	inWords     = regexp.MustCompile(`([0-9]+)\s*\((?:[a-zà-ỹđ]+\s*){1,5}\)`)
	ladies      = regexp.MustCompile(`(?i)([0-9]+|các|những)\s+(?:ông\s*[,/(-]?\s*bà\)?)`)
	listBehind  = regexp.MustCompile(`(?i),?\s*\(?\s*(?:có\s+|theo\s+)?(?:danh sách\s+(?:cụ thể\s+|chi tiết\s+)?(?:kèm theo|đính kèm)|kèm theo danh sách|(?:có|theo)\s+(?:tên\s+(?:trong|tại)\s+)?(?:danh sách|phụ lục)[^().;]{0,30}kèm theo)(?:\s+quyết định(?: này)?)?\s*\)?`)
	leadVerb    = regexp.MustCompile(`(?i)^(?:nay\s+|quyết định\s+|đồng ý\s+)*`)
	revokeVerb  = regexp.MustCompile(`(?i)^(?:nay\s+)?(?:hủy bỏ|huỷ bỏ|thu hồi|bãi bỏ|tước)(?:\s+(?:và\s+thu hồi|và\s+hủy bỏ|một phần))?\s+`)
	amendVerb   = regexp.MustCompile(`(?i)^(?:nay\s+)?(?:đính chính|sửa đổi|điều chỉnh|bổ sung|thay thế)`)
	money       = regexp.MustCompile(`(?i)(?:[0-9][0-9.,]*\s*(?:triệu|nghìn|ngàn|tỷ)?\s*(?:đồng|đ)(?:\s*/\s*[\pL]+(?: [\pL]+)?|\s+(?:mỗi|một)\s+[\pL]+(?: [\pL]+)?)?|[0-9][0-9.,]*\s*lần\s+mức lương cơ sở(?:\s*/\s*[\pL]+)?)(?:[^\pL]|$)`)
	itemMark    = regexp.MustCompile(`^(?:[-–+•*]\s*|(?:[0-9]{1,4}|[IVX]{1,5}|[a-zđA-ZĐ])(?:\.[0-9]{1,3})*\s*[.)/:]\s*)`)
	executive   = []string{"chịu trách nhiệm thi hành", "có hiệu lực", "căn cứ quyết định thi hành", "trách nhiệm thi hành"}
	moneyBehind = regexp.MustCompile(`(?i),?\s*(?:và\s+)?(?:kèm theo|cùng|với|kèm)\s+(?:mức\s+|số\s+)?tiền thưởng\s*(?:là\s+|trị giá\s+)?[0-9][0-9.,]*\s*(?:(?:triệu|nghìn|ngàn|tỷ)?\s*(?:đồng|đ)|lần\s+mức lương cơ sở)(?:\s*/\s*[\pL]+(?: thể| nhân)?|\s+mỗi\s+[\pL]+(?: thể| nhân)?)?`)
	genericKeys = []string{"danh hiệu thi đua", "danh hiệu", "các danh hiệu thi đua", "hình thức khen thưởng"}
	merits      = regexp.MustCompile(`(?:[ ,]đã|,)\s+có\s+((?:nhiều\s+|những\s+)?(?:đóng góp|công lao|cống hiến|hành động|sáng kiến|việc làm)[^.;(]*)`)
	attained    = regexp.MustCompile(`(?i)\s+(?:đạt|có)\s+(?:danh hiệu|thành tích|giải)\s+`)
	citationEnd = regexp.MustCompile(`(?i),?\s*góp phần\s+(?:vào\s+)?sự nghiệp xây dựng chủ nghĩa xã hội và bảo vệ tổ quốc`)
)

// readArticles reads the awards of all articles.
func (s *reading) readArticles() {
	s.readPurpose()
	for i := range s.articles {
		if a := &s.articles[i]; !isExecutive(a) && s.kind != amends {
			s.readArticle(a)
		}
	}
	s.readMoney()
}

// readPurpose finds out what the decision does, by its first article and its excerpt.
func (s *reading) readPurpose() {
	if len(s.articles) == 0 {
		return
	}
	first := s.articles[0].lines[0].text
	switch {
	case revokeVerb.MatchString(first), revokeVerb.MatchString(s.head.excerpt):
		s.kind = revokes
		s.remark(draft.Repair, s.articles[0].lines[0].at, "quyết định này hủy bỏ, thu hồi khen thưởng: đối chiếu với bài đã đăng", "this decision revokes awards: compare with the article that is published")
	case amendVerb.MatchString(first), amendVerb.MatchString(s.head.excerpt):
		s.kind = amends
		s.remark(draft.Repair, s.articles[0].lines[0].at, "quyết định này đính chính, sửa đổi một quyết định khác: sửa bài đã đăng của quyết định đó", "this decision amends another: correct the article about that one")
	}
}

// isExecutive reports whether an article only says who carries the decision out.
func isExecutive(a *article) bool {
	text := strings.ToLower(a.lines[0].text)
	return slices.ContainsFunc(executive, func(w string) bool { return strings.Contains(text, w) }) && !begins(text, "tặng", "truy tặng", "công nhận")
}

// readArticle reads the awards of an article: each of its sentences, and the names below them.
func (s *reading) readArticle(a *article) {
	lead := ""
	var names []line
	first := len(s.awards)
	for i, l := range a.lines {
		if i > 0 && s.isName(l.text) {
			names = append(names, l)
			continue
		}
		found := s.readSentence(prepare(l.text), l.at, a.number)
		if !found && lead != "" {
			found = s.readUnder(lead, l, a.number)
		}
		if found && len(names) > 0 {
			s.addNames(names, first, a.number)
			names = nil
		}
		if found {
			first = len(s.awards) - 1
		}
		if !found && i > 0 && (isPart(l.text) || s.opensNames(l.text)) {
			names = append(names, l)
			continue
		}
		if text := strings.TrimRight(prepare(l.text), " "); strings.HasSuffix(text, ":") || i == 0 {
			if i == 0 || !isPart(l.text) {
				lead = strings.TrimRight(text, " :.,;")
			}
		}
	}
	if len(names) > 0 {
		s.addNames(names, first, a.number)
	}
	s.sayUnread(a)
}

// sayUnread says what an article confers that became no award: all of it, or a number of recipients in its first sentence.
func (s *reading) sayUnread(a *article) {
	text, said := prepare(a.lines[0].text), map[int]bool{}
	sums, some := map[string]int{}, false
	for _, w := range s.awards {
		if w.article != a.number {
			continue
		}
		some = true
		for _, r := range w.said {
			said[r.Count] = true
			for _, kind := range r.Kinds {
				sums[kind] += r.Count
				said[sums[kind]] = true
			}
		}
	}
	number := strconv.Itoa(a.number)
	if !some {
		if s.kind == confers && len(s.lists) == 0 && begins(text, "tặng", "truy tặng", "công nhận", "trao tặng", "tặng thưởng") {
			s.remark(draft.Repair, a.lines[0].at, "không đọc được Điều "+number+" tặng gì cho ai", "article "+number+" confers something that was not understood")
		}
		return
	}
	for _, m := range countedKind.FindAllStringSubmatch(text, 9) {
		if n, err := strconv.Atoi(m[1]); err == nil && !said[n] {
			s.remark(draft.Repair, a.lines[0].at, "Điều "+number+" ghi "+strconv.Itoa(n)+" "+m[2]+", không dòng khen thưởng nào có", "article "+number+" says "+strconv.Itoa(n)+" "+m[2]+", which no award has")
		}
	}
}

var countedKind = regexp.MustCompile(`(?:^|[ (])([0-9]{1,5}) (tập thể|cá nhân|hộ gia đình|doanh nghiệp)(?:[^\pL]|$)`)

// isPart reports whether a line only names a kind of recipients, as a heading of those below it: “1. Tập thể:”.
func isPart(text string) bool {
	key := viet.Key(itemMark.ReplaceAllString(text, ""))
	return (len(key) < 60 || strings.Contains(text[:min(len(text), 60)], ":") && len(text) < 1000) && (strings.HasPrefix(key, "tập thể") || strings.HasPrefix(key, "cá nhân") || strings.HasPrefix(key, "hộ gia đình") || strings.HasPrefix(key, "về tập thể") || strings.HasPrefix(key, "về cá nhân") || strings.HasPrefix(key, "đối với tập thể") || strings.HasPrefix(key, "đối với cá nhân") || strings.HasPrefix(key, "các "))
}

// opensNames reports whether a line is an honour alone, as a heading of names: “2. Chiến sĩ thi đua cơ sở:”.
func (s *reading) opensNames(text string) bool {
	rest := itemMark.ReplaceAllString(text, "")
	_, ok := s.honours.Find(rest, honours.Body{})
	return ok && strings.HasSuffix(strings.TrimSpace(text), ":") && !strings.ContainsAny(rest, "0123456789")
}

// isName reports whether a line below a sentence is a recipient: “- Ông Lê An, Hiệu trưởng …”, “1. Trạm Y tế phường”.
func (s *reading) isName(text string) bool {
	rest := itemMark.ReplaceAllString(text, "")
	if rest == text && !courtesy.MatchString(text) || len(rest) > 300 || strings.HasSuffix(rest, ":") {
		return false
	}
	first, _, _ := strings.Cut(rest, ",")
	if courtesy.MatchString(rest) || extract.IsPersonName(strings.TrimRight(first, " .;")) {
		return true
	}
	return extract.BeginsUnit(rest) && !isPart(text) && !hasVerb(rest)
}

var courtesy = regexp.MustCompile(`^(?:Ông|Bà|Anh|Chị|Em|Cô|Thầy|Cháu|Cụ|Đồng chí|Đ/c|Liệt sĩ|ông|bà|đồng chí|ÔNG|BÀ|ANH|CHỊ|EM|CÔ|THẦY|CHÁU|CỤ|ĐỒNG CHÍ|Đ/C|LIỆT SĨ)\.?:?\s+\p{Lu}`)

// hasVerb reports whether a text confers.
func hasVerb(text string) bool {
	key := " " + viet.Key(text) + " "
	return slices.ContainsFunc([]string{" tặng ", " công nhận ", " khen thưởng ", " thi hành "}, func(v string) bool { return strings.Contains(key, v) })
}

// prepare returns a sentence of a decision in the words of a report, which package extract reads.
func prepare(text string) string {
	text = itemMark.ReplaceAllString(text, "")
	text = listBehind.ReplaceAllString(text, "")
	text = moneyBehind.ReplaceAllString(text, "")
	text = inWords.ReplaceAllString(text, "$1")
	text = ladies.ReplaceAllString(text, "$1 cá nhân")
	text = strings.ReplaceAll(text, " đối với ", " cho ")
	text = citationEnd.ReplaceAllString(text, "")
	text = strings.ReplaceAll(strings.ReplaceAll(text, " ,", ","), "  ", " ")
	return viet.Capitalise(leadVerb.ReplaceAllString(text, ""))
}

// readSentence adds the awards that a sentence states, and reports whether there is one.
func (s *reading) readSentence(text, at string, article int) bool {
	if s.kind == revokes {
		if m := revokeVerb.FindString(text); m != "" {
			text = text[len(m):]
			if _, after, ok := strings.Cut(text, "về việc "); ok {
				text = viet.Capitalise(after)
			} else if !begins(text, "quyết định") {
				text = "Tặng " + strings.NewReplacer("đã tặng cho", "cho", "đã tặng", "", "đã công nhận cho", "cho", " của ông ", " cho ông ", " của bà ", " cho bà ").Replace(text)
			}
		}
	}
	first := len(s.awards)
	for _, st := range s.reasonsApart(text, s.sentences.ReadLines(text)) {
		if st.Total || slices.Contains(genericKeys, viet.Key(st.Honour)) {
			continue
		}
		s.addStatement(st, at, article, begins(text, "truy tặng"))
	}
	added := s.awards[first:]
	s.sayCapitals(added)
	for i := range added { // “tặng A cho …, B cho … đã có thành tích …”: of both
		last := added[len(added)-1]
		if added[i].Citation.Text == "" {
			added[i].Citation = last.Citation
		}
		if added[i].Period.Text == "" {
			added[i].Period = last.Period
		}
		s.readOnly(&added[i], text)
	}
	return len(added) > 0
}

// sayCapitals says which names of sentences were in capitals that may be right in part.
func (s *reading) sayCapitals(added []award) {
	for _, a := range added {
		for _, r := range a.said {
			for _, n := range r.Names {
				if name, certain := draft.PersonCase(n.Name); !certain && slices.Equal(r.Kinds, []string{lexicon.Individual}) {
					s.remark(draft.Look, a.From.At, "xem lại chữ hoa, chữ thường của tên “"+name+"”", "check the capitals of the name “"+name+"”")
				}
			}
		}
	}
}

// reasonsApart returns the statements of a sentence without those that say why: “Tặng Giấy khen cho 5 học sinh đạt danh hiệu
// Học sinh xuất sắc và 2 học sinh đạt giải Nhì” confers one honour on seven.
func (s *reading) reasonsApart(text string, list []extract.Statement) []extract.Statement {
	if len(list) < 2 || !attained.MatchString(text) || !begins(text, "tặng", "trao", "trao tặng", "tặng thưởng") || list[0].Known == nil || list[0].Known.Class == honours.EmulationTitle {
		return list
	}
	first := list[0]
	first.Recipients = slices.Clone(first.Recipients)
	apart := list[:0:0]
	for _, st := range list[1:] {
		if st.HonourOffset > len(text) || !attained.MatchString(text[max(0, st.HonourOffset-40):st.HonourOffset]) {
			apart = append(apart, st)
			continue
		}
		for _, r := range st.Recipients {
			i := slices.IndexFunc(first.Recipients, func(o extract.Recipients) bool { return slices.Equal(o.Kinds, r.Kinds) })
			switch {
			case strings.Count(text, strconv.Itoa(r.Count)) < 1 && r.Count > 9:
			case i < 0:
				first.Recipients = append(first.Recipients, r)
			case !strings.Contains(text[:st.HonourOffset], first.Honour) || sharesRecipients(list[:1], st, text):
			default:
				first.Recipients[i].Count += r.Count
			}
		}
	}
	return append([]extract.Statement{first}, apart...)
}

// sharesRecipients reports whether a statement is of the same recipients as the first: the reason of these.
func sharesRecipients(first []extract.Statement, st extract.Statement, text string) bool {
	between := text[min(first[0].HonourOffset, st.HonourOffset):st.HonourOffset]
	return len(countWords.FindAllString(between, 3)) < 2
}

var countWords = regexp.MustCompile(`[0-9]+\s+\pL+`)

// readOnly reads the only person that a sentence names as a list does, with title, post and unit: “cho Thượng úy Võ Văn
// Quên, Tiểu đội trưởng, Đại đội 3, đã có thành tích”.
func (s *reading) readOnly(a *award, text string) {
	if len(a.said) != 1 || len(a.said[0].Names) != 1 {
		return
	}
	name := a.said[0].Names[0].Name
	at := strings.Index(text, name)
	if at < 0 || strings.Count(text, name) > 1 {
		return
	}
	from := strings.LastIndex(text[:at], "cho ")
	if from < 0 {
		return
	}
	phrase := text[from+len("cho "):]
	for _, end := range []string{", đã ", " đã có", ", có ", ", vì ", " vì ", ", do ", ". ", ";", " có thành tích", " (có "} {
		phrase, _, _ = strings.Cut(phrase, end)
	}
	l, ok := s.rosters.Read(rowsOf([]line{{text: "1. " + viet.Capitalise(strings.TrimRight(phrase, " .,")), at: a.From.At}}), s.context(""))
	if ok && l.Count("") == 1 && l.Groups[0].Names[0].Name == name {
		a.only = &l.Groups[0].Names[0]
	}
}

// readUnder reads a line below a sentence that ends with a colon: “Tặng Bằng khen cho:”, “- 05 tập thể …”; or “Công nhận các
// danh hiệu sau:”, “1. Lao động tiên tiến: 30 cá nhân”.
func (s *reading) readUnder(lead string, l line, article int) bool {
	text := prepare(l.text)
	if h, ok := s.honours.Find(text, honours.Body{}); ok {
		after := strings.TrimLeft(s.honours.WordsAfter(text), "”\" ")
		name := strings.TrimSpace(strings.TrimSuffix(text, after))
		period := ""
		if before, rest, ok := strings.Cut(after, ":"); ok {
			period, after = strings.TrimSpace(before), strings.TrimSpace(rest)
		}
		after = strings.TrimLeft(after, ":-–, ")
		after = strings.TrimPrefix(after, "cho ")
		if !strings.ContainsAny(after, "0123456789") {
			return false
		}
		_ = h
		return s.readSentence("Tặng "+strings.Trim(name, " :")+" "+strings.TrimSuffix(period+" ", " ")+" cho "+after, l.at, article)
	}
	if first, _ := firstRune(text); !unicode.IsDigit(first) || !hasVerb(lead) {
		return false
	}
	lead = strings.TrimSuffix(strings.TrimSuffix(cutPlural(lead), " cho"), " sau đây") + " cho "
	return s.readSentence(lead+text, l.at, article)
}

// cutPlural cuts “cho các tập thể, cá nhân sau” at the end of a sentence that a list follows.
func cutPlural(lead string) string {
	if i := strings.LastIndex(lead, " cho các "); i > 0 {
		return lead[:i]
	}
	return lead
}

func firstRune(s string) (rune, bool) {
	for _, r := range s {
		return r, true
	}
	return 0, false
}

// addStatement adds a statement as a row.
func (s *reading) addStatement(st extract.Statement, at string, article int, posthumous bool) {
	a := award{article: article, honour: st.Known, said: st.Recipients}
	a.From, a.Quote = s.place(at), st.Sentence
	a.Honour = s.value(st.Honour, at)
	if viet.Key(st.Honour) == "khen thưởng" { // the verb alone
		a.honour = s.honourOf(s.head.excerpt)
		a.Honour = draft.Value{Text: "Khen thưởng", From: s.place(at), Unsure: true}
		if a.honour != nil {
			a.Honour = s.value(a.honour.Name, at)
		}
	}
	a.By = s.conferrerOf(st.By, at)
	if m := merits.FindStringSubmatch(st.Sentence); m != nil && st.Citation == "" {
		st.Citation = strings.TrimRight(m[1], " ,;")
	}
	a.Period, a.Citation = s.value(st.Period, at), s.value(st.Citation, at)
	a.Decision = "qd"
	switch {
	case s.kind == revokes:
		a.Status, a.Unsure = string(content.Revoked), true
	case posthumous:
		a.Status = string(content.Posthumous)
	}
	s.awards = append(s.awards, a)
}

// conferrerOf returns the body that confers an honour: the one that the sentence names, with its place, else the one that
// decides.
func (s *reading) conferrerOf(by, at string) draft.Value {
	if by == "" {
		return s.by
	}
	b, own := honours.ParseBody(by), honours.ParseBody(s.by.Text)
	if b.Office != "" && b.Office == own.Office && honours.Bodies(by) == nil && (b.Relative || b.Place == "" || viet.Key(b.Place) == viet.Key(own.Place)) && b.Level >= honours.Central {
		return s.by
	}
	if name := s.nameBody(by); name != "" {
		return s.value(name, at)
	}
	return s.by
}

// honourOf returns the honour that a text names anywhere, nil if it names none.
func (s *reading) honourOf(text string) *honours.Honour {
	if len(text) > 1000 {
		return nil
	}
	words := strings.Fields(text)
	for i := range words {
		rest := strings.Join(words[i:], " ")
		if h, ok := s.honours.Find(rest, honours.Body{}); ok && !h.CommonWords() && viet.Key(rest) != "tập thể" {
			return h
		}
	}
	return nil
}

// addNames reads the lines of names below a sentence as a table, and adds them as a list of that article.
func (s *reading) addNames(names []line, award, article int) {
	rows := rowsOf(names)
	if l, ok := s.rosters.Read(rows, s.context("")); ok {
		s.lists = append(s.lists, list{List: l, article: article, award: award, at: names[0].at})
	}
}

// beginsName reports whether the text after “Tập thể:” is a recipient, and no number of them.
func beginsName(text string) bool {
	text = strings.TrimSpace(text)
	first, _, _ := strings.Cut(text, ",")
	return text != "" && (courtesy.MatchString(text) || extract.BeginsUnit(text) || extract.IsPersonName(first))
}

// rowsOf returns lines as rows of a table with a head: numbers and names; a heading spans both.
func rowsOf(names []line) []blocks.Row {
	at := names[0].at
	counted := !slices.ContainsFunc(names, func(l line) bool { return numberOf(l.text) == "" && !isPart(l.text) }) // else numbers go on behind dashes
	rows := []blocks.Row{{At: at, Header: true, Cells: []blocks.Cell{{Text: "STT", Column: 0, Span: 1}, {Text: "Tên tập thể, cá nhân", Column: 1, Span: 1}}}}
	for _, l := range names {
		mark := itemMark.FindString(l.text)
		text := strings.TrimRight(l.text[len(mark):], " ;.,")
		if kind, inline, ok := strings.Cut(l.text, ":"); ok && isPart(l.text) && beginsName(inline) { // “- Tập thể: Đoàn xã Hoa Sim; …”
			cell := blocks.Cell{Text: kind, Column: 0, Span: 2, Bold: true}
			rows = append(rows, blocks.Row{At: l.at, Cells: []blocks.Cell{cell, cell}})
			for one := range strings.SplitSeq(inline, ";") {
				if one = strings.Trim(one, " .,"); one != "" {
					rows = append(rows, blocks.Row{At: l.at, Cells: []blocks.Cell{{Column: 0, Span: 1}, {Text: one, Column: 1, Span: 1}}})
				}
			}
			continue
		}
		if isPart(l.text) || strings.HasSuffix(strings.TrimSpace(l.text), ":") || isCapitals(l.text) && !strings.Contains(l.text, ",") && !courtesy.MatchString(text) {
			cell := blocks.Cell{Text: strings.TrimRight(l.text, " :;."), Column: 0, Span: 2, Bold: true}
			rows = append(rows, blocks.Row{At: l.at, Cells: []blocks.Cell{cell, cell}})
			continue
		}
		number := ""
		if counted {
			number = numberOf(l.text)
		}
		rows = append(rows, blocks.Row{At: cmp.Or(l.at, at), Cells: []blocks.Cell{{Text: number, Column: 0, Span: 1}, {Text: text, Column: 1, Span: 1}}})
	}
	return rows
}

// numberOf returns the number of order with which a line begins, "" if it has none.
func numberOf(text string) string {
	number := strings.Trim(itemMark.FindString(text), " .):/-–+•*")
	if _, err := strconv.Atoi(number); err != nil {
		return ""
	}
	return number
}

// readMoney reads the prize money: one sum that an article says of its awards, or that an article of its own says of all.
func (s *reading) readMoney() {
	for _, a := range s.articles {
		sums, at := sumsOf(a)
		if len(sums) == 0 {
			continue
		}
		amount, ok := content.ParseAmount(sums[0])
		var of []int
		for i := range s.awards {
			if s.awards[i].article == a.number || len(s.awards) == 1 {
				of = append(of, i)
			}
		}
		if len(sums) > 1 || !ok || len(of) != 1 {
			s.remark(draft.Look, at, "có nhiều mức tiền thưởng: "+strings.Join(sums, "; ")+"; ghi vào từng dòng khen thưởng nếu cần", "there are several sums of money: write them into the rows if needed")
			continue
		}
		s.awards[of[0]].Amount = s.value(amount.Text, at)
	}
}

// sumsOf returns the sums of prize money that an article says, each once, and where the last is.
func sumsOf(a article) (sums []string, at string) {
	for _, l := range a.lines {
		if !strings.Contains(strings.ToLower(l.text), "thưởng") {
			continue
		}
		for _, m := range money.FindAllString(l.text, 5) {
			if m = strings.TrimRight(m, " .,;)"); !slices.Contains(sums, m) {
				sums, at = append(sums, m), l.at
			}
		}
	}
	return sums, at
}
