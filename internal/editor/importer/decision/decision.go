// Package decision reads decisions that confer awards, as offices write them by Nghị định 30/2020/NĐ-CP, into drafts of
// articles: the number, the day, the body that decides, the honours of the articles (Điều 1 …) with their recipients, and
// the lists of the annex.
//
// For example, a decision “Tặng Giấy khen cho 10 tập thể và 110 cá nhân (có danh sách kèm theo)” with a table of 120 names
// gives one row of awards with these names, and a remark if there are only 119. The text of the draft is two neutral
// sentences of facts that were read, then the articles of the decision; legal grounds, distribution list and signature are
// left out.
//
// The decision itself is not published: its annex may have personal data. It is offered as an attachment that the editor
// allows.
package decision

import (
	"strings"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/editor/importer/roster"
	"bangvang/internal/knowledge/extract"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

// Reader reads decisions. It is safe for concurrent use.
type Reader struct {
	honours   *honours.Catalogue
	places    *gazetteer.Gazetteer
	sentences *extract.Reader
	rosters   roster.Reader
}

// NewReader returns a Reader that knows the honours of a catalogue and the units of a gazetteer, and reads sentences with a
// reader of these honours. None may be nil.
func NewReader(c *honours.Catalogue, g *gazetteer.Gazetteer, sentences *extract.Reader) *Reader {
	return &Reader{c, g, sentences, roster.Reader{Honours: c}}
}

// Sure is the least result of [Judge] for a decision.
const Sure = 55

// Judge returns how surely a text is a decision, from 0 to 100, by the parts of its form: the motto, the number, place and
// day, QUYẾT ĐỊNH, the legal grounds, Điều 1, Nơi nhận. A decision has at least [Sure]; a submission (tờ trình), a plan, a
// notice, a bare list and a news text have less. Whether the decision confers anything it does not say.
func Judge(doc *blocks.Document) int {
	o, points := outlineOf(doc), 0
	for _, part := range []struct {
		there  bool
		points int
	}{
		{o.motto, 10}, {o.numbered, 15}, {o.head.date.At != "", 5}, {o.title >= 0, 30}, {o.grounds > 0, 10}, {len(o.articles) > 0, 25}, {o.end > 0, 5},
	} {
		if part.there {
			points += part.points
		}
	}
	if o.otherKind {
		points -= 50
	}
	return max(points, 0)
}

// Read returns the draft of a decision, which [Judge] finds to be one or the editor calls one. A decision that confers
// nothing, or whose articles it does not understand, gives a draft without awards and a remark.
//
// The work grows with the length of the text; of one paragraph 20,000 bytes are read, of the articles 400 paragraphs.
func (r *Reader) Read(doc *blocks.Document) *draft.Draft {
	s := &reading{Reader: r, file: doc.File, outline: outlineOf(doc), draft: &draft.Draft{From: draft.Place{File: doc.File}}}
	s.readHead()
	s.readArticles()
	if !doc.Flat { // else a table is lines, and a line of it may look like a list
		s.readAnnex(doc)
	}
	s.settle()
	s.write()
	return s.draft
}

// reading is the state of reading one decision.
type reading struct {
	*Reader
	outline
	file   string
	draft  *draft.Draft
	by     draft.Value // the body that decides
	awards []award
	lists  []list
	kind   purpose
}

// purpose is what a decision does.
type purpose uint8

const (
	confers purpose = iota
	revokes         // hủy bỏ, thu hồi
	amends          // đính chính, sửa đổi
)

// award is a row to be, with what its sentence says of its recipients.
type award struct {
	draft.Award
	article int // number of its article
	honour  *honours.Honour
	said    []extract.Recipients
	only    *draft.Name // the only recipient, if the sentence names it
}

// place returns the place of a line.
func (s *reading) place(at string) draft.Place { return draft.Place{File: s.file, At: at} }

// remark adds a remark.
func (s *reading) remark(w draft.Weight, at, vi, en string) {
	s.draft.Remarks = append(s.draft.Remarks, draft.Remark{Weight: w, From: s.place(at), VI: vi, EN: en})
}

// value returns a value that was read at a place; zero for no text.
func (s *reading) value(text, at string) draft.Value {
	if text == "" {
		return draft.Value{}
	}
	return draft.Value{Text: text, From: s.place(at)}
}

// oneLine returns a text with one blank for each run of white space.
// isCapitals reports whether a text has letters, and none is small.
func isCapitals(text string) bool {
	return strings.ToUpper(text) == text && strings.ToLower(text) != text
}

// begins reports whether a text begins with one of some phrases, which are keys.
func begins(text string, phrases ...string) bool {
	key := viet.Key(text) + " "
	for _, p := range phrases {
		if strings.HasPrefix(key, p+" ") {
			return true
		}
	}
	return false
}
