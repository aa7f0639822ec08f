package roster

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/editor/importer/sheet"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

// Draft returns the article of a file that has lists and nothing else: its awards with their names, and what the titles
// above the lists say of the honour, the conferrer, the period and the decision. What they do not say surely is unsure. ok is
// false if no table has recipients; the draft then has only remarks.
func (r *Reader) Draft(file string, tables []sheet.Table) (d *draft.Draft, ok bool) {
	w := &writer{Reader: r, draft: &draft.Draft{From: draft.Place{File: file}}, names: map[string]int{}}
	for _, t := range tables {
		w.read(t, file)
	}
	if w.lists == nil {
		return w.draft, false
	}
	for i, line := range w.titles {
		w.fact(i, line)
	}
	if viet.Key(w.by.Text) == "hiệu trưởng" && w.owner.Text != "" { // of the school above the title
		w.by.Text += " " + w.owner.Text
		w.draft.Decisions[0].By = w.by
	}
	w.awards()
	w.write()
	return w.draft, true
}

// writer makes the draft of a file.
type writer struct {
	*Reader
	draft     *draft.Draft
	lists     []*List
	titles    []draft.Value
	owner     draft.Value // the body whose list it is: it stands above the title
	honour    draft.Value
	honourBy  draft.Value // the body behind it
	by        draft.Value
	period    draft.Value
	citation  draft.Value
	nominated bool
	titled    bool           // the title was read
	names     map[string]int // of the recipients of the tables before, by their keys
}

// read reads a table.
func (w *writer) read(t sheet.Table, file string) {
	kind := ""
	if k := sectionKind(t.Name, false); t.Name != "" {
		kind = k
	}
	list, ok := w.Reader.Read(t.Rows, Context{File: file, Kind: kind})
	if !ok {
		if text := strings.TrimSpace(distinctText(firstRow(t.Rows))); text != "" {
			w.draft.Remarks = append(w.draft.Remarks, draft.Remark{Weight: draft.Look, From: draft.Place{File: file, At: t.At},
				VI: "không thấy danh sách tên trong bảng này: “" + clip(text) + "”", EN: "no list of names was found in this table: “" + clip(text) + "”"})
		}
		return
	}
	w.lists = append(w.lists, list)
	w.titles = append(w.titles, list.Titles...)
	w.draft.Remarks = append(w.draft.Remarks, list.Remarks...)
	again, all := 0, 0
	var keys []string
	for _, g := range list.Groups {
		for _, n := range g.Names {
			key := g.Honour.Text + "\x00" + viet.Key(n.Name) + "\x00" + viet.Key(n.Unit)
			if all++; w.names[key] > 0 {
				again++
			}
			keys = append(keys, key)
		}
	}
	for _, key := range keys {
		w.names[key]++
	}
	if again > 0 {
		w.draft.Remarks = append(w.draft.Remarks, draft.Remark{Weight: draft.Repair, From: draft.Place{File: file, At: t.At},
			VI: strconv.Itoa(again) + " trong " + strconv.Itoa(all) + " tên của bảng này đã có ở bảng trước: xóa nếu là một danh sách chép lại",
			EN: strconv.Itoa(again) + " of the " + strconv.Itoa(all) + " names of this table are in one before it: remove them if it is a copy"})
	}
}

func firstRow(rows []blocks.Row) blocks.Row {
	for _, row := range rows {
		if !isEmpty(row) {
			return row
		}
	}
	return blocks.Row{}
}

// Facts in titles.
var (
	decisionNo  = regexp.MustCompile(`(?i)quyết định(?:\s+số)?\s*:?\s*(\d+[a-z]?\s*(?:/\s*[\dA-Za-zĐđÐ.\-–]+)+)`)
	decisionDay = regexp.MustCompile(`(?i)ngày\s*(\d{1,2}\s*(?:[/.-]\s*|tháng\s*)\d{1,2}\s*(?:[/.-]\s*|năm\s*)\d{4})`)
	decisionBy  = regexp.MustCompile(`(?i)\d{4}\s*(?:của|do)\s+([^)./;]{4,120})`)
	yearWords   = regexp.MustCompile(`(?i)(?:năm học|năm|giai đoạn)\s*(\d{4}(?:\s*[-–]\s*\d{4})?)`)
	reasonWords = regexp.MustCompile(`(?i)(?:đã\s+)?có\s+(?:nhiều\s+)?(thành tích\s[^()]{8,300})`)
)

// fact reads the i-th title.
func (w *writer) fact(i int, line draft.Value) {
	text := line.Text
	fold := viet.Fold(text)
	if m := decisionNo.FindStringSubmatch(text); m != nil && len(w.draft.Decisions) == 0 {
		w.decision(m[1], line)
		return
	}
	if len(text) > 4*maxSection || hasAny(fold, "cong hoa xa hoi", "doc lap") {
		return
	}
	if h, by := w.findHonour(text); h != "" && w.honour.Text == "" {
		w.honour = draft.Value{Text: h, From: line.From, Quote: text}
		w.honourBy = value(by, line.From)
	}
	if hasAny(fold, "de nghi", "du kien", "de xuat", "trinh", "xet") && hasAny(fold, "danh sach", "tang", "khen thuong", "khen") {
		w.nominated = true
	}
	if m := yearWords.FindStringSubmatch(text); m != nil && w.period.Text == "" {
		w.period = draft.Value{Text: titlePeriod(m[0], m[1]), From: line.From, Quote: text}
	}
	if m := reasonWords.FindStringSubmatch(text); m != nil && w.citation.Text == "" {
		w.citation = draft.Value{Text: strings.TrimRight(m[1], " .,;"), From: line.From, Quote: text}
		if strings.ToUpper(text) == text {
			w.citation.Text, w.citation.Unsure = strings.ToLower(w.citation.Text), true
		}
	}
	w.titled = w.titled || hasAny(fold, "danh sach")
	if body := honours.ParseBody(text); i < 4 && !w.titled && body.Level != honours.NoLevel && len(text) < 120 && !hasAny(fold, "danh sach", "khen", "tang", "de nghi") { // the body above it comes first
		w.owner = draft.Value{Text: Natural(text), From: line.From, Unsure: true}
	}
}

// titlePeriod returns a period as the front matter has it: “năm học 2024-2025”, 2025.
func titlePeriod(words, years string) string {
	years = strings.NewReplacer(" ", "", "–", "-").Replace(years)
	if strings.HasPrefix(viet.Fold(words), "nam hoc") {
		return "năm học " + years
	}
	return years
}

// decision keeps the decision that a title names, with its day and who signed it.
func (w *writer) decision(no string, line draft.Value) {
	no = settleNumber(no)
	dec := draft.Decision{ID: viet.Slug(no), No: draft.Value{Text: no, From: line.From, Quote: line.Text}}
	if m := decisionDay.FindStringSubmatch(line.Text); m != nil {
		if day, _, ok := viet.ParseDate(blocks.OneLine(strings.NewReplacer("tháng", "/", "năm", "/", "Tháng", "/", "Năm", "/", " ", "").Replace(m[1]))); ok {
			dec.Date = draft.Day{Time: day, From: line.From, Quote: m[0]}
			w.draft.Date = draft.Day{Time: day, From: line.From, Quote: m[0], Unsure: true}
		}
	}
	if m := decisionBy.FindStringSubmatch(line.Text); m != nil {
		dec.By = draft.Value{Text: Natural(strings.TrimRight(blocks.OneLine(m[1]), " ,")), From: line.From}
		w.by = dec.By
	}
	w.draft.Decisions = append(w.draft.Decisions, dec)
}

// settleNumber returns the number of a decision as decisions have it: 12/QĐ-UBND.
func settleNumber(no string) string {
	return strings.TrimRight(strings.ToUpper(strings.NewReplacer("–", "-", "Ð", "Đ", " ", "").Replace(no)), ".-/")
}

// awards makes the rows of awards.
func (w *writer) awards() {
	all := &List{}
	for _, l := range w.lists {
		for _, g := range l.Groups {
			for _, f := range []struct{ own, titled *draft.Value }{{&g.Honour, &w.honour}, {&g.Period, &w.period}, {&g.Citation, &w.citation}} {
				if f.own.Text == "" {
					if *f.own = *f.titled; f.own == &g.Honour {
						g.By = w.honourBy
					}
				}
			}
			all.Groups = append(all.Groups, g)
		}
	}
	known := map[string]string{} // IDs by numbers of decisions
	for _, d := range w.draft.Decisions {
		known[viet.Fold(d.No.Text)] = d.ID
	}
	for _, a := range all.Awards() {
		a.By = cmp.Or(a.By, w.by, w.owner)
		if len(w.draft.Decisions) == 1 {
			a.Decision = w.draft.Decisions[0].ID
		}
		if w.nominated && len(w.draft.Decisions) == 0 {
			a.Status = "đề nghị"
		}
		w.draft.Awards = append(w.draft.Awards, a)
	}
	w.rowDecisions(all, known)
	if w.nominated && len(w.draft.Decisions) == 0 {
		w.alone(ofNominees)
	}
	if slices.ContainsFunc(w.draft.Awards, func(a draft.Award) bool { return a.Honour.Text == "" }) {
		w.alone(withoutHonour)
	}
}

// Remarks of a list without its decision.
var (
	ofNominees    = draft.Remark{Weight: draft.Repair, VI: "danh sách ghi “đề nghị”: xóa status khi đã có quyết định khen thưởng", EN: "the list is one of nominees: remove status when the decision is made"}
	withoutHonour = draft.Remark{Weight: draft.Repair, VI: "danh sách không ghi hình thức khen thưởng của một số tên: điền vào award", EN: "the list does not say the honour of some names: fill in award"}
)

func (w *writer) alone(r draft.Remark) {
	r.From.File = w.draft.From.File
	w.draft.Remarks = append(w.draft.Remarks, r)
}

// OfListAlone reports whether a remark of [Reader.Draft] says what only the decision of the list can: it is pointless where the
// list is read beside that.
func OfListAlone(r draft.Remark) bool { return r.VI == ofNominees.VI || r.VI == withoutHonour.VI }

// rowDecisions adds the decisions that a column names, and gives each row of awards the one of its names.
func (w *writer) rowDecisions(all *List, known map[string]string) {
	i := 0
	for _, a := range all.Awards() {
		for _, g := range all.Groups {
			if g.Decision.Text == "" || len(g.Names) == 0 || g.Names[0].From != a.From {
				continue
			}
			no := g.Decision.Text
			if m := decisionNo.FindStringSubmatch("quyết định " + no); m != nil {
				no = m[1]
			}
			no = settleNumber(no)
			id := known[viet.Fold(no)]
			if id == "" {
				id = viet.Slug(no)
				known[viet.Fold(no)] = id
				w.draft.Decisions = append(w.draft.Decisions, draft.Decision{ID: id, No: draft.Value{Text: no, From: g.Decision.From}})
			}
			w.draft.Awards[i].Decision, w.draft.Awards[i].Status = id, strings.TrimPrefix(w.draft.Awards[i].Status, "đề nghị")
			break
		}
		i++
	}
}

// write writes the title and a sentence.
func (w *writer) write() {
	counts := map[string]int{}
	for _, a := range w.draft.Awards {
		for _, to := range a.To {
			counts[to.Kind] += len(to.Names)
		}
	}
	var parts []string
	for _, k := range []string{kindCollective, kindIndividual, kindHousehold, kindEnterprise, kindCommunity} {
		if counts[k] > 0 {
			parts = append(parts, viet.FormatNumber(counts[k])+" "+k)
		}
	}
	to := strings.Join(parts, ", ")
	honour := w.conferral()
	when := ""
	if p := w.period.Text; p != "" {
		when = " " + p
		if p[0] >= '0' && p[0] <= '9' {
			when = " năm " + p
			if len(p) > 4 {
				when = " giai đoạn " + p
			}
		}
	}
	title := honour + " cho " + to + when
	by := cmp.Or(w.by.Text, w.honourBy.Text)
	switch {
	case w.nominated && len(w.draft.Decisions) == 0:
		title = w.owned("danh sách đề nghị " + title)
	case by != "":
		title = by + " " + title
	default:
		title = w.owned(title)
	}
	w.draft.Title = draft.Value{Text: title, From: draft.Place{File: w.draft.From.File}}
	for _, line := range w.titles {
		if hasAny(viet.Fold(line.Text), "danh sach", "khen thuong", "tang") && len(line.Text) > len(w.draft.Title.Quote) {
			w.draft.Title.From, w.draft.Title.Quote = line.From, line.Text
		}
	}
	w.draft.Body = "Danh sách gồm " + to + "."
	if len(w.draft.Decisions) == 1 && w.draft.Decisions[0].No.Text != "" {
		dec := w.draft.Decisions[0]
		w.draft.Body = "Danh sách kèm theo Quyết định số " + dec.No.Text
		if !dec.Date.Time.IsZero() {
			w.draft.Body += " ngày " + viet.LegalDate(dec.Date.Time)
		}
		w.draft.Body += " gồm " + to + "."
	}
	w.draft.Body += "\n"
}

// owned returns a title behind the body whose list it is: “Trường Tiểu học Lá Xanh: khen thưởng cho 12 cá nhân”.
func (w *writer) owned(title string) string {
	if w.owner.Text == "" {
		return viet.Capitalise(title)
	}
	return w.owner.Text + ": " + title
}

// conferral returns the verb of a title and the honours that it names: “tặng Giấy khen”; of many honours “khen thưởng”.
func (w *writer) conferral() string {
	var named []string
	titled := 0
	for _, a := range w.draft.Awards {
		if a.Honour.Text == "" || slices.Contains(named, a.Honour.Text) {
			continue
		}
		named = append(named, a.Honour.Text)
		if w.Honours == nil || strings.HasPrefix(a.Honour.Text, "Cờ") {
			continue
		}
		if h, ok := w.Honours.Find(a.Honour.Text, noBody); ok && (h.Class == honours.EmulationTitle || strings.HasPrefix(h.Name, "Học sinh")) {
			titled++
		}
	}
	switch {
	case len(named) == 0 || len(named) > 3 || titled > 0 && titled < len(named):
		return "khen thưởng"
	case titled > 0:
		return "công nhận danh hiệu " + strings.Join(named, ", ")
	}
	return "tặng " + strings.Join(named, ", ")
}
