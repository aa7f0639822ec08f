package news

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/knowledge/extract"
	"bangvang/internal/text/viet"
)

// A byline says who wrote the text and who made the pictures: “Tin: Lan Anh”, “Bài và ảnh: Lan Anh – Minh Hà”, “Tin: A; ảnh: B”.
// writers and makers are its words.
var (
	writers = []string{"tin", "bài", "tin bài", "tin, bài", "tin - bài", "tác giả", "người viết", "bài viết", "thực hiện", "tin và bài", "nội dung", "cộng tác viên", "ctv", "phóng viên", "người thực hiện"}
	both    = []string{"tin, ảnh", "tin ảnh", "tin và ảnh", "tin - ảnh", "tin – ảnh", "tin-ảnh", "bài, ảnh", "bài ảnh", "bài và ảnh", "bài - ảnh", "bài – ảnh", "bài-ảnh", "tin, bài, ảnh", "tin, bài và ảnh", "tin bài và ảnh", "tin bài, ảnh", "thực hiện và ảnh", "ảnh và bài", "tin + ảnh", "bài + ảnh"}
	makers  = []string{"ảnh", "hình", "hình ảnh", "ảnh minh họa", "ảnh tư liệu"}
	sources = []string{"nguồn", "nguồn tin", "theo nguồn"}
)

// offices sign news instead of a person.
var offices = []string{"pv", "bbt", "btv", "ctv", "ban biên tập", "tổng hợp", "phóng viên"}

func is(list []string, word string) bool {
	for _, w := range list {
		if w == word {
			return true
		}
	}
	return false
}

const longSign = 160 // characters

// isSign reports whether a line is a byline, a source or a day, and no part of the text.
func (r *reader) isSign(text string) bool {
	text = strings.Trim(text, " ()*./")
	if text == "" || utf8.RuneCountInString(text) > longSign {
		return false
	}
	if _, ok := splitByline(text); ok {
		return true
	}
	return sourceOf(text) != "" || dayOf(text)
}

// part is a part of a byline: “ảnh” and “Minh Hà”.
type part struct{ word, names string }

// splitByline splits a byline into its parts; ok is false if the text is none.
func splitByline(text string) (parts []part, ok bool) {
	for text != "" {
		head, rest, found := strings.Cut(text, ":")
		word := strings.ToLower(strings.Join(strings.Fields(head), " "))
		if !found || !isByWord(word) {
			return nil, false
		}
		names, next, found := nextPart(rest)
		if !found {
			return nil, false
		}
		if names = strings.Trim(names, " .,;-–()"); names == "" || !namesOnly(names) {
			return nil, false
		}
		parts = append(parts, part{word, names})
		text = strings.TrimSpace(next)
	}
	return parts, len(parts) > 0
}

// nextPart splits what follows the word of a byline into its names and the next part, which begins with the word before the
// next colon; ok is false if there is a colon without such a word.
func nextPart(rest string) (names, next string, ok bool) {
	colon := strings.Index(rest, ":")
	if colon < 0 {
		return rest, "", true
	}
	for _, sep := range []string{";", " - ", " – ", ". ", ", ", " "} {
		at := strings.LastIndex(strings.TrimRight(rest[:colon], " "), sep)
		if at >= 0 && isByWord(strings.ToLower(strings.TrimSpace(rest[at+len(sep):colon]))) {
			return rest[:at], rest[at+len(sep):], true
		}
	}
	return "", "", false
}

func isByWord(word string) bool {
	return is(writers, word) || is(both, word) || is(makers, word) || is(sources, word)
}

// namesOnly reports whether a text may be names of people or bodies: it begins with a capital, is short and no sentence.
func namesOnly(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return !blocks.IsSentence(text) && (unicode.IsUpper(first) || unicode.IsDigit(first)) && utf8.RuneCountInString(text) <= 90 && !strings.Contains(text, ". ")
}

// sourceOf returns the publication that a line names as the source: “Theo Báo Hà Tĩnh”, “(Nguồn: haiphong.gov.vn)”; "" for other
// lines.
func sourceOf(text string) string {
	text = strings.Trim(text, " ()*./")
	rest, ok := strings.CutPrefix(text, "Theo ")
	if !ok {
		rest, ok = strings.CutPrefix(text, "THEO ")
	}
	if !ok {
		for _, w := range sources {
			if s := labelled(text, w); s != "" {
				rest, ok = s, true
			}
		}
	}
	rest = strings.TrimSpace(rest)
	if !ok || rest == "" || utf8.RuneCountInString(rest) > 60 || strings.ContainsAny(rest, ",;:") && !strings.Contains(rest, "://") || strings.Contains(rest, ". ") {
		return ""
	}
	first, _ := utf8.DecodeRuneInString(rest)
	if !unicode.IsUpper(first) && !strings.Contains(rest, ".") || strings.HasPrefix(rest, "Quyết định") || strings.HasPrefix(rest, "Kế hoạch") {
		return ""
	}
	return rest
}

// dayOf reports whether a line is only a day: “Mẫu Sơn, ngày 12 tháng 11 năm 2025”, “12/11/2025 08:30”.
func dayOf(text string) bool {
	_, ok := readDay(text)
	return ok
}

func readDay(text string) (viet.DateReading, bool) {
	text = strings.Trim(text, " ()*.")
	for _, word := range []string{"Ngày đăng", "Cập nhật", "Đăng ngày", "Ngày viết"} {
		text = strings.TrimLeft(strings.TrimPrefix(text, word), " :")
	}
	if utf8.RuneCountInString(text) > 60 {
		return viet.DateReading{}, false
	}
	reading := viet.ReadDate(text)
	_, exists := reading.Time()
	return reading, exists && reading.Year > 0 && reading.Sure
}

// dateOf takes the day of a line of several, if the draft has none yet.
func (r *reader) dateOf(text, at string) bool {
	for l := range strings.FieldsFuncSeq(text, func(c rune) bool { return c == '\n' || c == '\t' }) {
		if reading, ok := readDay(l); ok && r.draft.Date.Time.IsZero() {
			when, _ := reading.Time()
			r.draft.Date = draft.Day{Time: when, HasClock: reading.Clock, From: r.at(at), Quote: strings.TrimSpace(l)}
			return true
		}
	}
	return false
}

// signs takes the bylines, the source and the day from the first and the last lines of the text.
func (r *reader) signs() {
	for i := 0; i < min(len(r.rest), 3); {
		if text := line(&r.rest[i]); text == "" || !r.sign(i, false) {
			i++
		}
	}
	for range 6 { // from the end, over pictures
		i := len(r.rest) - 1
		for i >= 0 && r.rest[i].Kind == blocks.PictureAt {
			i--
		}
		if i < 1 || !r.sign(i, true) {
			return
		}
	}
}

// sign takes the line at an index if it is a sign, and reports whether it was. At the end of the text a name alone is one too.
func (r *reader) sign(i int, end bool) bool {
	b := &r.rest[i]
	text := line(b)
	bare := strings.Trim(text, " ()*./")
	if bare == "" || utf8.RuneCountInString(bare) > longSign {
		return false
	}
	from := r.at(b.At)
	parts, isByline := splitByline(bare)
	switch {
	case isByline:
		for _, p := range parts {
			r.credit(p, from)
		}
	case sourceOf(text) != "" && (end || r.draft.Title.Text != ""):
		r.source(b, sourceOf(text))
	case dayOf(text) && r.draft.Date.Time.IsZero():
		r.dateOf(text, b.At)
	case end && r.isName(b, bare):
		r.authors(bare, from, !extract.IsPersonName(firstName(bare)) && !extract.BeginsUnit(bare))
	default:
		return false
	}
	r.take(i)
	return true
}

// credit takes a part of a byline.
func (r *reader) credit(p part, from draft.Place) {
	if is(sources, p.word) {
		r.draft.Source.Name = p.names
		return
	}
	if is(writers, p.word) || is(both, p.word) {
		r.authors(p.names, from, false)
	}
	if is(makers, p.word) || is(both, p.word) {
		r.draft.Photo = draft.Value{Text: p.names, From: from}
	}
}

func (r *reader) source(b *blocks.Block, name string) {
	r.draft.Source.Name = name
	for _, run := range b.Runs {
		if strings.HasPrefix(run.Link, "http") {
			r.draft.Source.URL = run.Link
		}
	}
	if strings.HasPrefix(name, "http") {
		r.draft.Source = draft.Source{Name: host(name), URL: name}
	}
}

// host returns the host of an address.
func host(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	name, _, _ := strings.Cut(rest, "/")
	return strings.TrimPrefix(name, "www.")
}

// separators part the names of a byline.
var separators = strings.NewReplacer(" – ", "\n", " - ", "\n", ",", "\n", ";", "\n", " & ", "\n", " và ", "\n", "/", "\n")

// authors adds the authors of a byline. A text that names a body is one author.
func (r *reader) authors(names string, from draft.Place, unsure bool) {
	list := []string{names}
	if !extract.BeginsUnit(names) {
		list = strings.Split(separators.Replace(names), "\n")
	}
	for _, n := range list {
		if n = strings.Trim(n, " .()"); n != "" && !has(r.draft.Authors, n) {
			r.draft.Authors = append(r.draft.Authors, draft.Value{Text: n, Unsure: unsure, From: from})
		}
	}
	if unsure {
		r.remark(draft.Look, from.At, "dòng cuối “"+names+"” có thể là tên tác giả", "the last line, “"+names+"”, may be the author's name")
	}
}

func has(list []draft.Value, text string) bool {
	for _, v := range list {
		if v.Text == text {
			return true
		}
	}
	return false
}

// isName reports whether the last line of a text may be the name of its author: names of people, or of a body in bold, italics
// or brackets, and no sentence.
func (r *reader) isName(b *blocks.Block, bare string) bool {
	words := strings.Fields(bare)
	if is(offices, strings.ToLower(bare)) {
		return true
	}
	if b.Kind != blocks.Paragraph || len(words) < 2 || len(words) > 10 || strings.ContainsAny(bare, ":;!?“\"") || strings.HasSuffix(strings.TrimSpace(b.Text()), ".") {
		return false
	}
	marked := b.Bold() || b.Italic() || strings.HasPrefix(strings.TrimSpace(b.Text()), "(")
	if extract.IsPersonName(firstName(bare)) || extract.BeginsUnit(bare) && marked {
		return true
	}
	if _, rank := blocks.MarkOf(bare); rank > 0 || len(words) > 9 || len(r.draft.Authors) > 0 {
		return false
	}
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) && w != "-" && w != "–" && w != "và" {
			return false
		}
	}
	return true
}

// firstName returns the first of the names of a line.
func firstName(names string) string {
	first, _, _ := strings.Cut(separators.Replace(names), "\n")
	return strings.TrimSpace(first)
}

// year returns the year of a day that a text gives without one: that before or after today that is nearest.
func year(month time.Month, day int, today time.Time) int {
	best, distance := today.Year(), time.Duration(1<<62)
	for y := today.Year() - 1; y <= today.Year()+1; y++ {
		if d := time.Date(y, month, day, 0, 0, 0, 0, viet.Zone).Sub(today).Abs(); d < distance {
			best, distance = y, d
		}
	}
	return best
}
