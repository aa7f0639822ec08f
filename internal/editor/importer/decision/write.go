package decision

import (
	"fmt"
	"strconv"
	"strings"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

// maxTitle is the number of characters of a title, after which it says less.
const maxTitle = 140

// write writes the title and the body, and offers the file.
func (s *reading) write() {
	d := s.draft
	d.Title = draft.Value{Text: s.titleText(), From: s.place("")}
	if len(s.draft.Awards) == 0 {
		d.Title.Unsure = s.kind == confers
	}
	d.Body = s.body()
	name := s.document()
	if no := d.Decisions[0].No.Text; no != "" {
		name += " số " + no
	}
	d.Attach = append(d.Attach, draft.Attachment{File: s.file, Name: name, Unsure: true})
	s.remark(draft.Note, "", "tệp quyết định không được đăng vì danh sách kèm theo có thể có dữ liệu cá nhân",
		"the file of the decision is not published, because its lists may have personal data")
}

// document returns what the decision calls itself.
func (s *reading) document() string {
	if no := s.draft.Decisions[0].No.Text; strings.Contains(no, "/NQ") || strings.Contains(no, "-NQ") {
		return "Nghị quyết"
	}
	return "Quyết định"
}

// titleText returns a neutral title: “UBND tỉnh Hà Tĩnh tặng Bằng khen cho 10 tập thể, 110 cá nhân”.
func (s *reading) titleText() string {
	by := viet.Capitalise(s.by.Text)
	if by == "" {
		by = "Quyết định"
	}
	switch {
	case s.kind == amends:
		return strings.TrimSpace(by + " " + viet.Uncapitalise(orElse(s.head.excerpt, "đính chính quyết định khen thưởng")))
	case s.kind == revokes:
		return strings.TrimSpace(by + " " + viet.Uncapitalise(orElse(s.head.excerpt, "hủy bỏ khen thưởng")))
	case len(s.draft.Awards) == 0:
		return strings.TrimSpace(by + " " + viet.Uncapitalise(orElse(s.head.excerpt, "ban hành quyết định")))
	}
	if title := by + " " + s.phrases(); len([]rune(title)) <= maxTitle {
		return title
	}
	return by + " khen thưởng " + joinCounts(s.totals())
}

func orElse(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// phrases returns what the decision confers: “tặng Cờ thi đua cho 2 tập thể, Bằng khen cho 10 tập thể, 5 cá nhân”.
func (s *reading) phrases() string {
	var out []string
	last := ""
	for i, a := range s.draft.Awards {
		verb := "tặng"
		switch {
		case a.Status == "truy tặng":
			verb = "truy tặng"
		case s.awards[i].honour != nil && s.awards[i].honour.Class == honours.EmulationTitle && !strings.HasPrefix(a.Honour.Text, "Cờ"):
			verb = "công nhận danh hiệu"
		}
		text := a.Honour.Text + s.ofOther(a) + " cho " + joinCounts(a.To)
		if verb != last {
			text = verb + " " + text
		}
		last = verb
		out = append(out, text)
	}
	return strings.Join(out, ", ")
}

// ofOther returns “ của …” for an award of another body than the one that decides.
func (s *reading) ofOther(a draft.Award) string {
	if a.By.Text == "" || viet.Key(a.By.Text) == viet.Key(s.by.Text) || strings.Contains(viet.Key(s.by.Text), viet.Key(a.By.Text)) {
		return ""
	}
	return " của " + a.By.Text
}

// joinCounts returns the numbers of recipients: “10 tập thể, 110 cá nhân”; a single name as it is.
func joinCounts(list []draft.Recipients) string {
	if len(list) == 1 && len(list[0].Names) == 1 {
		n := list[0].Names[0]
		return strings.TrimSpace(n.Title + " " + n.Name)
	}
	var out []string
	for _, r := range list {
		switch {
		case len(r.Names) > 0:
			out = append(out, strconv.Itoa(len(r.Names))+" "+r.Kind)
		case r.Count == "nhiều" || r.Count == "0" || r.Count == "":
			out = append(out, "các "+r.Kind)
		default:
			out = append(out, r.Count+" "+r.Kind)
		}
	}
	if len(out) == 0 {
		return "các tập thể, cá nhân"
	}
	return strings.Join(out, ", ")
}

// totals returns the recipients of all awards, added up by kind; a kind without an exact number has none.
func (s *reading) totals() (out []draft.Recipients) {
	for _, kind := range []string{lexicon.Collective, lexicon.Individual, lexicon.Household, lexicon.Enterprise, lexicon.Community} {
		n, some, exact := 0, false, true
		for _, a := range s.draft.Awards {
			for _, r := range a.To {
				if r.Kind != kind {
					continue
				}
				some = true
				count := len(r.Names)
				if count == 0 {
					c, err := strconv.Atoi(r.Count)
					exact = exact && err == nil
					count = c
				}
				n += count
			}
		}
		switch {
		case some && exact && n > 0:
			out = append(out, draft.Recipients{Kind: kind, Count: strconv.Itoa(n)})
		case some:
			out = append(out, draft.Recipients{Kind: kind})
		}
	}
	return out
}

// body returns two neutral sentences and the articles of the decision.
func (s *reading) body() string {
	var out strings.Builder
	dec := s.draft.Decisions[0]
	if !dec.Date.Time.IsZero() {
		out.WriteString("Ngày " + viet.LegalDate(dec.Date.Time) + ", ")
	}
	by := orElse(s.by.Text, "cơ quan có thẩm quyền")
	if out.Len() == 0 {
		by = viet.Capitalise(by)
	}
	out.WriteString(blocks.Escape(by) + " ban hành " + s.document())
	if dec.No.Text != "" {
		out.WriteString(" số " + blocks.Escape(dec.No.Text))
	}
	switch {
	case len(s.draft.Awards) > 0 && s.kind == confers:
		out.WriteString(" " + blocks.Escape(s.phrases()) + ".")
	case s.head.excerpt != "":
		out.WriteString(" về việc " + blocks.Escape(s.head.excerpt) + ".")
	default:
		out.WriteString(".")
	}
	out.WriteString(blocks.Escape(s.reason()) + "\n\n")
	for _, a := range s.articles {
		s.writeArticle(&out, a)
	}
	return strings.TrimSpace(out.String()) + "\n"
}

// reason returns the second sentence: why, for which time. "" if nothing is said.
func (s *reading) reason() string {
	if s.kind != confers || len(s.draft.Awards) == 0 {
		return ""
	}
	var citations []string
	for _, a := range s.draft.Awards {
		if c := a.Citation.Text; c != "" && !strings.Contains(strings.Join(citations, "\n"), c) {
			citations = append(citations, c)
		}
	}
	switch {
	case len(citations) == 1 && s.draft.Awards[0].Period.Text != "" && !strings.Contains(citations[0], s.draft.Awards[0].Period.Text):
		return " Lý do khen thưởng: " + citations[0] + ", " + periodText(s.draft.Awards[0].Period.Text) + "."
	case len(citations) > 0:
		return " Lý do khen thưởng: " + strings.Join(citations[:min(3, len(citations))], "; ") + "."
	}
	if p := s.draft.Awards[0].Period.Text; p != "" {
		return " Thời gian xét khen thưởng: " + periodText(p) + "."
	}
	return fmt.Sprintf(" Quyết định có %d điều.", len(s.articles))
}

func periodText(p string) string {
	if p != "" && p[0] >= '0' && p[0] <= '9' {
		if strings.ContainsAny(p, "-–") {
			return "giai đoạn " + p
		}
		return "năm " + p
	}
	return p
}

// writeArticle writes an article without the names that are in the awards.
func (s *reading) writeArticle(out *strings.Builder, a article) {
	left := false
	for i, l := range a.lines {
		switch {
		case i > 0 && (s.isName(l.text) || isPart(l.text)):
			left = true
			continue
		case strings.HasPrefix(l.text, "- "):
			out.WriteString("- " + blocks.Escape(l.text[2:]) + "\n\n")
			continue
		case i == 0:
			out.WriteString("**" + blocks.Escape(a.label) + "** " + blocks.Escape(l.text) + "\n\n")
		default:
			out.WriteString(blocks.Escape(l.text) + "\n\n")
		}
	}
	if left {
		out.WriteString("*(Danh sách ở phần khen thưởng của bài.)*\n\n")
	}
}
