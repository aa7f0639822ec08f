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
		for _, n := range r.Names {
			group.Names = append(group.Names, draft.Name{Name: n.Name, Post: n.Post, From: place})
		}
		out = append(out, group)
	}
	return out
}

// The beginnings of news: “Sáng 12/11/2025,”, “Chiều ngày 5 tháng 3,”, “Trong hai ngày 3-4/1/2026,”, “Từ ngày 3 đến ngày 5/1/2026,”.
var (
	session  = `(?i:(sáng|chiều|tối|trưa)\s+)?`
	oneDay   = regexp.MustCompile(session + `(?i:(?:nay|qua|hôm nay)[,\s]*\(?)?(?i:(?:ngày|hôm)\s+)?\(?(\d{1,2})(?:\s*[/.-]\s*|\s+(?i:tháng)\s+)(\d{1,2})(?:(?:\s*[/.-]\s*|\s+(?i:năm)\s+)((?:19|20)\d{2}))?\b`)
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
		start := head(l.Text, 160)
		if !readDays(&d.Event, start, from, known(d, lead), know.Today) {
			continue
		}
		if d.Event.From.Unsure {
			d.Remarks = append(d.Remarks, draft.Remark{Weight: draft.Look, From: from, VI: "ngày “" + d.Event.From.Quote + "” không ghi năm; năm là đoán", EN: "the day “" + d.Event.From.Quote + "” has no year; the year is a guess"})
		}
		if m := place.FindStringSubmatch(head(l.Text, 400)); m != nil {
			d.Event.At = draft.Value{Text: strings.TrimSpace(m[1]), From: from}
		}
		text := strings.ToLower(d.Title.Text + " " + l.Text)
		for _, k := range kinds {
			if strings.Contains(text, k.words) {
				d.Event.Kind = draft.Value{Text: k.kind, From: from}
				break
			}
		}
		return
	}
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
	m := oneDay.FindStringSubmatchIndex(text)
	if m == nil || utf8.RuneCountInString(text[:m[0]]) > 60 || !wordStart(text, m[0]) {
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

// wordStart reports whether a word may begin at an offset: “số 12/11” of a document or “1112/11” are no days.
func wordStart(text string, at int) bool {
	before := strings.TrimRight(text[:at], " ")
	last, _ := utf8.DecodeLastRuneInString(before)
	low := strings.ToLower(before)
	return (at == 0 || text[at-1] == ' ' || !unicode.IsLetter(last) && !unicode.IsDigit(last) && last != '/') && !strings.HasSuffix(low, "số") && !strings.HasSuffix(low, "điều")
}

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
	found              gazetteer.Result
}

// proposeLocality finds the unit that the title, or else the lead, names first with its kind; a province only if no smaller one
// is named.
func proposeLocality(d *draft.Draft, lead []Line, know Knowledge) {
	when := d.Event.From.Time
	if when.IsZero() {
		when = d.Date.Time
	}
	all := mentions(Line{d.Title.Text, d.Title.From.At}, know.Places, when)
	for _, l := range lead {
		all = append(all, mentions(l, know.Places, when)...)
	}
	var province *gazetteer.Locality
	for _, m := range all {
		if l := m.found.Locality; province == nil && l != nil && l.Level == gazetteer.Province {
			province = l
		}
	}
	var best *mention
	for i := range all {
		m := &all[i]
		if m.found.Locality == nil && province != nil {
			if in := know.Places.LookupIn(m.text, province, when); in.Locality != nil {
				m.found = in
			}
		}
		small := m.found.Locality == nil || m.found.Locality.Level != gazetteer.Province
		if best == nil || small && best.found.Locality != nil && best.found.Locality.Level == gazetteer.Province {
			best = m
		}
	}
	if best == nil {
		return
	}
	v := draft.Value{Text: best.text, Unsure: true, From: draft.Place{File: d.From.File, At: best.at}, Quote: best.sentence}
	switch l := best.found.Locality; {
	case l != nil:
		v.Text, v.Unsure = l.DisplayAt(when), extract.IsPersonName(name(best.text))
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

// name returns the name of a unit without its kind.
func name(text string) string {
	_, n := gazetteer.SplitKind(text)
	return n
}

// unitKinds are the words before the names of units, as texts write them.
var unitKinds = regexp.MustCompile(`(?:^|[\s("“])((?i:phường|xã|thị trấn|quận|huyện|thị xã|thành phố|tỉnh|đặc khu)|TP|Tp|TX|TP\.|Tp\.|TX\.)\s*`)

// mentions returns the units that a line names with their kind. Names of people after a kind, “Chủ tịch UBND phường Nguyễn Thị Mẫu”,
// are none.
func mentions(l Line, places *gazetteer.Gazetteer, when time.Time) (out []mention) {
	for _, m := range unitKinds.FindAllStringSubmatchIndex(head(l.Text, 2000), 20) {
		kind := l.Text[m[2]:m[3]]
		words := capitalised(l.Text[m[1]:])
		full := strings.Join(words, " ")
		if full == "" {
			continue
		}
		person := extract.IsPersonName(full)
		found := false
		for n := len(words); n > 0 && !found; n-- {
			text := kind + " " + strings.Join(words[:n], " ")
			result := places.Lookup(text, when)
			if found = result.Locality != nil || len(result.Candidates) > 0; found {
				out = append(out, mention{text, l.Text, l.At, result})
			}
			if person {
				break // the first words of a name are no unit
			}
		}
		if !found && !person && !extract.IsPersonName(strings.Join(words[min(len(words), 1):], " ")) {
			out = append(out, mention{kind + " " + full, l.Text, l.At, gazetteer.Result{}})
		}
	}
	return out
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
