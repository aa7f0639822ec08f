package news

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/knowledge/extract"
	"bangvang/internal/knowledge/extract/rows"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/text/viet"
)

// Line is a paragraph, an item or a caption of a text, without markup, with its place in the file.
type Line struct{ Text, At string }

// Propose adds to a draft with a title the values that its text states: the event and the locality from the title and the
// first two lines, the awards from all. It leaves alone those that the draft has, and marks those that the text does not
// state for sure. lines do not include the title. The day of the event becomes that of the article if that has none.
func Propose(d *draft.Draft, lines []Line, know Knowledge) {
	lead := lines[:min(len(lines), 2)]
	if d.Event.From.Time.IsZero() {
		proposeEvent(d, lead, know)
	}
	if d.Date.Time.IsZero() && !d.Event.From.Time.IsZero() {
		d.Date = d.Event.From
		d.Remarks = append(d.Remarks, draft.Remark{Weight: draft.Look, From: d.Event.From.From, VI: "bài không ghi ngày đăng; tạm lấy ngày diễn ra sự kiện", EN: "the text has no day of publication; that of the event was taken"})
	}
	if len(d.Localities) == 0 && know.Places != nil {
		proposeLocality(d, lead, know)
	}
	if len(d.Awards) == 0 && know.Awards != nil {
		d.Awards = Awards(know.Awards, d.Title.Text, d.From.File, lines)
		proposeDecisions(d)
	}
}

// decision finds the number of a decision and perhaps its day.
var decision = regexp.MustCompile(`(?i:quyết định)\s+(?i:số)[:\s]+(\d+/(?:\d{4}/)?QĐ-[\p{L}\d-]+)(?:[\s,]+(?i:ngày)\s+(\d{1,2})(?:[/.-]|\s+(?i:tháng)\s+)(\d{1,2})(?:[/.-]|\s+(?i:năm)\s+)((?:19|20)\d{2}))?`)

// proposeDecisions reads the decisions that the sentences of the awards name. An award has that of its sentence, if there is one.
func proposeDecisions(d *draft.Draft) {
	if len(d.Decisions) > 0 {
		return
	}
	for i := range d.Awards {
		a := &d.Awards[i]
		all := decision.FindAllStringSubmatch(a.Quote, 2)
		if len(all) != 1 {
			continue
		}
		m := all[0]
		at := slices.IndexFunc(d.Decisions, func(other draft.Decision) bool { return other.No.Text == m[1] })
		if at < 0 {
			at = len(d.Decisions)
			made := draft.Decision{ID: strconv.Itoa(at + 1), No: draft.Value{Text: m[1], From: a.From}}
			if when, ok := day(m[2], m[3], m[4], 0, time.Time{}); ok {
				when.From = a.From
				made.Date = when
			}
			d.Decisions = append(d.Decisions, made)
		}
		a.Decision = d.Decisions[at].ID
	}
}

// Awards returns the awards that the sentences of a text state, each with its sentence and place. One that is not sure, a total
// of others, or that two kinds of recipients cannot be told apart in, is unsure.
func Awards(reader *extract.Reader, title, file string, lines []Line) (out []draft.Award) {
	var text strings.Builder
	text.WriteString(strings.ReplaceAll(title, "\n", " "))
	var starts []int
	for _, l := range lines {
		text.WriteByte('\n')
		starts = append(starts, text.Len())
		text.WriteString(strings.ReplaceAll(l.Text, "\n", " "))
	}
	for _, s := range extract.Distinct(reader.ReadLines(text.String())) {
		place := draft.Place{File: file}
		if i, _ := slices.BinarySearch(starts, s.HonourOffset+1); i > 0 {
			place.At = lines[i-1].At
		}
		a := draft.Award{
			Honour: draft.Value{Text: s.Honour, From: place}, By: draft.Value{Text: s.By, From: place},
			Period: draft.Value{Text: s.Period, From: place}, Citation: draft.Value{Text: s.Citation, From: place},
			To: recipients(s, place), From: place, Quote: s.Sentence, Unsure: !rows.IsRow(s),
		}
		if len(a.To) > 0 {
			out = append(out, a)
		}
	}
	return out
}

// recipients returns the recipients of a statement, the exact numbers of one kind added up. Those without a kind are left
// out, as the front matter has no place for them.
func recipients(s extract.Statement, place draft.Place) (out []draft.Recipients) {
	counts := map[string]int{}
	for _, r := range s.Recipients {
		kind := strings.Join(r.Kinds, ", ")
		if kind == "" {
			continue
		}
		group := draft.Recipients{Kind: kind}
		switch exact := len(r.Names) == 0 && r.Count > 0 && r.Approx == extract.Exact; {
		case exact && counts[kind] > 0:
			counts[kind] += r.Count
			at := slices.IndexFunc(out, func(g draft.Recipients) bool { return g.Kind == kind && len(g.Names) == 0 })
			out[at].Count = strconv.Itoa(counts[kind])
			continue
		case exact:
			counts[kind] = r.Count
			group.Count = strconv.Itoa(r.Count)
		case len(r.Names) == 0:
			group.Count = rows.CountText(r)
		}
		group.Names = draft.NamesOf(r.Names, place)
		out = append(out, group)
	}
	return out
}

// The beginnings of news: “Sáng 12/11/2025,”, “Chiều ngày 5 tháng 3,”, “Trong hai ngày 3-4/1/2026,”, “Từ ngày 3 đến ngày 5/1/2026,”.
var (
	session  = `(?i:(sáng|chiều|tối|trưa)\s+)?`
	oneDay   = regexp.MustCompile(session + `(?i:(?:nay|qua|hôm nay)[,\s]*\(?)?(?i:(?:thứ\s+\p{L}+|chủ nhật)[,\s]*\(?)?(?i:(?:ngày|hôm)\s+)?\(?(\d{1,2})(?:\s*[/.-]\s*|\s+(?i:tháng)\s+)(\d{1,2})(?:(?:\s*[/.-]\s*|\s+(?i:năm)\s+)((?:19|20)\d{2}))?\b`)
	manyDays = regexp.MustCompile(`(?i:từ|trong|ngày)\s[^\d.]{0,20}(\d{1,2})(?:[/.](\d{1,2})(?:[/.]((?:19|20)\d{2}))?)?\s*(?:-|–|(?i:đến|và)(?:\s+(?i:hết))?(?:\s+(?i:ngày))?)\s*(\d{1,2})[/.](\d{1,2})(?:[/.]((?:19|20)\d{2}))?\b`)
	place    = regexp.MustCompile(`\stại\s((?:(?i:hội trường|nhà văn hóa|nhà văn hoá|trung tâm|nhà hát|trụ sở|cung|quảng trường|sân vận động|khách sạn|nhà khách|hội nghị)|UBND|Trường)[^,.;:()]{0,70}?)(?:[,.;:(]|\s(?:đã|đồng chí|diễn ra|tổ chức)\s|$)`)
)

// kinds are the kinds of events by the words of the title and the lead, the most special first.
var kinds = []struct{ words, kind string }{
	{"đại hội thi đua", "đại hội thi đua yêu nước"}, {"điển hình tiên tiến", "biểu dương điển hình tiên tiến"}, {"sơ kết", "sơ kết"}, {"tổng kết", "tổng kết"},
	{"phát động", "phát động thi đua"}, {"ký kết giao ước", "ký kết giao ước thi đua"}, {"ký giao ước", "ký kết giao ước thi đua"}, {"lễ kỷ niệm", "kỷ niệm"},
	{"lễ trao", "trao thưởng"}, {"trao tặng", "trao thưởng"}, {"lễ đón nhận", "đón nhận danh hiệu"}, {"gặp mặt", "gặp mặt"}, {"tuyên dương", "tuyên dương"}, {"biểu dương", "biểu dương"}, {"tôn vinh", "tôn vinh"},
}

// proposeEvent reads the event from the beginning of the lead.
func proposeEvent(d *draft.Draft, lead []Line, know Knowledge) {
	for _, l := range lead {
		from := draft.Place{File: d.From.File, At: l.At}
		start := head(l.Text, 240)
		if !readDays(&d.Event, start, from, known(d, lead), know.Today) {
			continue
		}
		if d.Event.From.Unsure {
			d.Remarks = append(d.Remarks, draft.Remark{Weight: draft.Look, From: from, VI: "ngày “" + d.Event.From.Quote + "” không ghi năm; năm là đoán", EN: "the day “" + d.Event.From.Quote + "” has no year; the year is a guess"})
		}
		if m := place.FindStringSubmatch(head(l.Text, 400)); m != nil {
			d.Event.At = draft.Value{Text: strings.TrimSpace(m[1]), From: from}
		}
		d.Event.Kind = draft.Value{Text: kindOf(d.Title.Text), From: d.Title.From}
		if d.Event.Kind.Text == "" {
			d.Event.Kind = draft.Value{Text: kindOf(l.Text), From: from}
		}
		return
	}
}

// kindOf returns the kind of the event that a text names, "" for none.
func kindOf(text string) string {
	text = strings.ToLower(text)
	for _, k := range kinds {
		if strings.Contains(text, k.words) {
			return k.kind
		}
	}
	return ""
}

// head returns the first n characters of a text.
func head(text string, n int) string {
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	return string([]rune(text)[:n])
}

// known returns the year that the draft's day or a day of the lead has, 0 for none: it is that of a day without one.
func known(d *draft.Draft, lead []Line) int {
	if !d.Date.Time.IsZero() {
		return d.Date.Time.Year()
	}
	for _, l := range lead {
		for _, m := range oneDay.FindAllStringSubmatch(l.Text, -1) {
			if y, _ := strconv.Atoi(m[4]); y > 0 {
				return y
			}
		}
	}
	return 0
}

// readDays reads the days of an event from the beginning of a text, and reports whether there are.
func readDays(e *draft.Event, text string, from draft.Place, year int, today time.Time) bool {
	if m := manyDays.FindStringSubmatchIndex(text); m != nil {
		group := func(i int) string { return submatch(text, m, i) }
		last, ok := day(group(4), group(5), group(6), year, today)
		month, y := group(2), group(3)
		if month == "" {
			month = group(5)
		}
		if y == "" {
			y = group(6)
		}
		first, ok2 := day(group(1), month, y, year, today)
		if ok && ok2 && !first.Time.After(last.Time) && last.Time.Sub(first.Time) < 40*24*time.Hour {
			first.From, last.From = from, from
			first.Quote, last.Quote = text[m[0]:m[1]], text[m[0]:m[1]]
			e.From, e.To = first, last
			return true
		}
	}
	m := eventDay(text)
	if m == nil {
		return false
	}
	read, ok := day(submatch(text, m, 2), submatch(text, m, 3), submatch(text, m, 4), year, today)
	if !ok {
		return false
	}
	read.From, read.Quote = from, strings.TrimSpace(text[m[0]:m[1]])
	e.From = read
	switch s := strings.ToLower(submatch(text, m, 1)); s {
	case "sáng", "chiều", "tối":
		e.Session = draft.Value{Text: s, From: from}
	}
	return true
}

// eventDay returns where a text names the day of an event, nil if it does not: the first day with a part of the day (sáng,
// chiều), else the first that begins a clause. Days of documents, “Kế hoạch số 12/KH-UBND ngày 3/1/2025”, and numbers of them are
// none.
func eventDay(text string) (first []int) {
	for _, m := range oneDay.FindAllStringSubmatchIndex(text, -1) {
		before := strings.TrimRight(text[:m[0]], " ")
		clause := before[strings.LastIndexAny(before, ",.;")+1:]
		last, _ := utf8.DecodeLastRuneInString(before)
		switch {
		case m[0] > 0 && text[m[0]-1] != ' ' && text[m[0]-1] != '(' || documents.MatchString(clause):
		case m[2] >= 0:
			return m
		case first == nil && (before == "" || strings.ContainsRune(",.;)-–:", last) || leads.MatchString(clause)):
			first = m
		}
	}
	return first
}

var (
	documents = regexp.MustCompile(`(?i)\b(số|điều|luật|quyết định|kế hoạch|nghị quyết|nghị định|chỉ thị|công văn|tờ trình|thông tư|hướng dẫn|kỷ niệm|thành lập|truyền thống)(?:\s|$)`)
	leads     = regexp.MustCompile(`(?i)^\s*(vào|vừa qua|mới đây|trong)\s*$`)
)

func submatch(text string, m []int, i int) string {
	if m[2*i] < 0 {
		return ""
	}
	return text[m[2*i]:m[2*i+1]]
}

// day returns the day of a number, a month and a year as written; without a year it is that of the text or, unsure, the
// nearest to today.
func day(number, month, y string, known int, today time.Time) (draft.Day, bool) {
	d, _ := strconv.Atoi(number)
	m, _ := strconv.Atoi(month)
	n, _ := strconv.Atoi(y)
	unsure := n == 0 && known == 0
	switch {
	case d < 1 || d > 31 || m < 1 || m > 12 || unsure && today.IsZero():
		return draft.Day{}, false
	case unsure:
		n = year(time.Month(m), d, today)
	case n == 0:
		n = known
	}
	when := time.Date(n, time.Month(m), d, 0, 0, 0, 0, viet.Zone)
	return draft.Day{Time: when, Unsure: unsure}, when.Day() == d
}

// mention is a unit that a text names with its kind.
type mention struct {
	text, sentence, at string
	venue              bool // after “tại”: where the event was, not whose it was
	found              gazetteer.Result
}

// proposeLocality finds the unit that the title, or else the lead, names first with its kind; one where the event took place
// only if they name no other.
func proposeLocality(d *draft.Draft, lead []Line, know Knowledge) {
	when := d.Event.From.Time
	if when.IsZero() {
		when = d.Date.Time
	}
	all := mentions(Line{d.Title.Text, d.Title.From.At}, know.Places, when)
	for _, l := range lead {
		all = append(all, mentions(l, know.Places, when)...)
	}
	if len(all) == 0 {
		return
	}
	best := &all[0]
	var province *mention
	for i := range all {
		if best.venue && !all[i].venue {
			best = &all[i]
		}
		if l := all[i].found.Locality; province == nil && l != nil && l.Level == gazetteer.Province {
			province = &all[i]
		}
	}
	if l := best.found.Locality; province != nil && (l == nil || l.Province() != province.found.Locality) {
		in := know.Places.LookupIn(best.text, province.found.Locality, when)
		if in.Locality != nil || l != nil && strings.Contains(best.sentence, best.text+", "+province.text) { // “phường Cẩm Bình, tỉnh Hà Tĩnh” is not that of Quảng Ninh
			best.found = in
		}
	}
	v := draft.Value{Text: best.text, Unsure: true, From: draft.Place{File: d.From.File, At: best.at}, Quote: best.sentence}
	switch l := best.found.Locality; {
	case l != nil:
		v.Text, v.Unsure = l.DisplayAt(when), mayBePerson(best)
	case len(best.found.Candidates) > 0:
		v.Text = best.text + ", " + best.found.Candidates[0].AtLevel(gazetteer.Province).Display()
		d.Remarks = append(d.Remarks, draft.Remark{Weight: draft.Look, From: v.From, VI: "có " + strconv.Itoa(len(best.found.Candidates)) + " nơi tên “" + best.text + "”; hãy ghi thêm tên tỉnh", EN: strconv.Itoa(len(best.found.Candidates)) + " units are called “" + best.text + "”; add the province"})
	default:
		d.Remarks = append(d.Remarks, draft.Remark{Weight: draft.Look, From: v.From, VI: "không có đơn vị hành chính tên “" + best.text + "” vào ngày ấy; hãy ghi lại địa phương", EN: "there was no unit “" + best.text + "” on that day; write the locality"})
	}
	if v.Unsure && best.found.Locality != nil {
		d.Remarks = append(d.Remarks, draft.Remark{Weight: draft.Look, From: v.From, VI: "“" + best.text + "” có thể là tên người; hãy xem lại địa phương", EN: "“" + best.text + "” may be the name of a person; look at the locality"})
	}
	d.Localities = []draft.Value{v}
}

// mayBePerson reports whether a unit has the name of a person of three words or more, “phường Trần Hưng Đạo”. Shorter ones, “quận Lê
// Chân”, are hardly ever written for people after a kind of unit, and provinces never.
func mayBePerson(m *mention) bool {
	_, name := gazetteer.SplitKind(m.text)
	return m.found.Locality.Level != gazetteer.Province && len(strings.Fields(name)) > 2 && extract.IsPersonName(name)
}

// unitKinds are the words before the names of units, as texts write them.
var unitKinds = regexp.MustCompile(`(?:^|[\s("“])((?i:phường|xã|thị trấn|quận|huyện|thị xã|thành phố|tỉnh|đặc khu)|(?:TP|Tp|TX)\.?)\s*`)

// parties are the committees of the Party by the kind of their unit.
var parties = strings.NewReplacer("Tỉnh ủy ", "tỉnh ", "Thành ủy ", "thành phố ", "Quận ủy ", "quận ", "Huyện ủy ", "huyện ", "Thị ủy ", "thị xã ")

// mentions returns the units that a line names with their kind, and the one before the colon of “Hà Tĩnh: …”. Names of people
// after a kind, “Chủ tịch UBND phường Nguyễn Thị Mẫu”, are none.
func mentions(l Line, places *gazetteer.Gazetteer, when time.Time) (out []mention) {
	if name, _, ok := strings.Cut(l.Text, ":"); ok && utf8.RuneCountInString(name) <= 30 {
		if r := places.Lookup(name, when); r.Locality != nil && r.Locality.Level == gazetteer.Province {
			out = append(out, mention{name, l.Text, l.At, false, r})
		}
	}
	text := parties.Replace(head(l.Text, 2000))
	for _, m := range unitKinds.FindAllStringSubmatchIndex(text, 20) {
		venue := strings.HasSuffix(strings.ToLower(strings.TrimRight(text[:m[2]], " ")), " tại")
		if unit, found, ok := unitOf(text[m[2]:m[3]], capitalised(text[m[1]:]), places, when); ok {
			out = append(out, mention{unit, l.Text, l.At, venue, found})
		}
	}
	return out
}

// unitOf returns the longest name of a unit of a kind with which capitalised words begin, or all of them if there is no such
// unit; ok is false if they are the name of a person.
func unitOf(kind string, words []string, places *gazetteer.Gazetteer, when time.Time) (unit string, found gazetteer.Result, ok bool) {
	if len(words) == 0 {
		return "", found, false
	}
	full := strings.Join(words, " ")
	person := extract.IsPersonName(full)
	for n := len(words); n > 0; n-- {
		unit = kind + " " + strings.Join(words[:n], " ")
		if found = places.Lookup(unit, when); found.Locality != nil || len(found.Candidates) > 0 {
			return unit, found, true
		}
		if person { // the first words of a name are no unit
			return "", found, false
		}
	}
	return kind + " " + full, gazetteer.Result{}, !extract.IsPersonName(strings.Join(words[1:], " "))
}

// capitalised returns the words with a capital, or numbers, with which a text begins, at most five.
func capitalised(text string) (out []string) {
	for word := range strings.FieldsSeq(text) {
		bare := strings.TrimRight(word, ".,;:!?)”\"'")
		first, _ := utf8.DecodeRuneInString(bare)
		if bare == "" || !unicode.IsUpper(first) && !(len(out) == 0 && unicode.IsDigit(first)) || len(out) == 5 {
			break
		}
		out = append(out, bare)
		if bare != word {
			break
		}
	}
	return out
}
