// Package prose reads awards out of Vietnamese sentences.
//
// A statement says that an honour was conferred: a verb (tặng, trao, truy tặng, công nhận, khen thưởng, đón
// nhận …), an honour of the catalogue, and those who got it; perhaps who conferred it, for which time and
// for what. The forms:
//
//	BODY tặng HONOUR (của BODY) cho RECIPIENTS (có thành tích …) (năm …)
//	BODY tặng RECIPIENTS HONOUR;  BODY công nhận RECIPIENTS đạt HONOUR;  BODY khen thưởng RECIPIENTS
//	BODY trao 1 giải nhất, 2 giải nhì cho RECIPIENTS;  tặng HONOUR cho RECIPIENTS, HONOUR cho RECIPIENTS
//	RECIPIENTS được (BODY) tặng HONOUR (của BODY);  RECIPIENTS đón nhận HONOUR
//	HONOUR được (BODY) trao cho RECIPIENTS;  HONOUR tặng RECIPIENTS
//
// What is not read:
//
//   - nominees, plans, rules and memories: đề nghị tặng, xét tặng, trình …, sẽ tặng, từng được tặng;
//     nothing behind such a word in its sentence is read
//   - negations, prizes without a number or a name, charity (tặng quà), land titles (giấy chứng nhận quyền …)
//   - a number that two honours share (Bằng khen và Giấy khen cho 50 tập thể), a list of names with an
//     item that is not understood: leaving out is better than inventing
//   - “khen thưởng” without a number, which is what every plan of work says
//
// Who confers is the body before the verb or between được and the verb; “của …” behind the honour
// outweighs it. A person who hands over confers nothing by that: the body is then unknown, unless the person
// acts for one (thừa ủy quyền). A verb without any subject has that of the clause before, within a paragraph.
package extract

import (
	"slices"
	"strings"

	"bangvang/internal/knowledge/extract/grammar"
	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/extract/token"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

// Statement is an award as a sentence states it.
type Statement struct {
	Sentence   string          // as a reader sees it, without markup
	Offset     int             // of the sentence in the text, in bytes
	At         int             // of the words that name the honour
	Honour     string          // as written, with a capital: “Bằng khen”
	Known      *honours.Honour // nil when the catalogue lacks it
	By         string          // abbreviations spelled out, "" when the text does not say
	Recipients []Recipients    // never none
	Period     string          // as the front matter has it: 2023, 2017-2021, năm học 2017-2018 đến năm học 2021-2022
	Citation   string          // “thành tích xuất sắc trong công tác dân vận”
}

// Recipients are those of one kind, or of several kinds when the text does not split them; of a prize without
// a kind (“trao 2 giải nhì”) the number alone is known.
type Recipients = grammar.Recipients

// Name is a named recipient.
type Name = grammar.Name

// How exact a number is.
const (
	Exact   = lexicon.Exact
	AtLeast = lexicon.AtLeast // hơn, trên
	About   = lexicon.About   // gần, khoảng
	Many    = lexicon.Many    // nhiều, các: there is no number
)

// Reader reads texts. It is safe for concurrent use.
type Reader struct{ known *grammar.Honours }

// New returns a reader that knows the honours of a catalogue.
func New(c *honours.Catalogue) *Reader { return &Reader{grammar.NewHonours(c)} }

// Read returns the statements of a Markdown text, captions among them; its front matter is passed over.
// The text is NFC.
func (r *Reader) Read(text string) []Statement { return r.read(text, false) }

// ReadLines returns the statements of plain text of which each line is a paragraph, as it comes from a web
// page.
func (r *Reader) ReadLines(text string) []Statement { return r.read(text, true) }

func (r *Reader) read(text string, plain bool) []Statement {
	s := reading{Text: grammar.Text{Honours: r.known, Source: text}}
	r.known.Words.Each(text, plain, s.wanted, s.sentence)
	s.closeList()
	return s.out
}

// reading is what is known while a text is read.
type reading struct {
	grammar.Text
	out       []Statement
	paragraph int
	by        string // who confers until someone else is named
	colon     bool   // a list follows that a colon opened
	list      *open  // an award whose recipients are that list
}

// open is a list of recipients that a colon opens.
type open struct {
	statement int
	names     []Name
}

// signs are what is in every verb of the grammar: without one a paragraph states nothing. One behind one of the
// words in not is no verb: most paragraphs speak of công tác khen thưởng.
var signs = []struct {
	text string
	not  []string
}{
	{"ặng", nil}, {"rao", nil}, {"nhận", []string{"ghi", "xác", "tiếp", "chứng", "Ghi"}},
	{"khen thưởng", []string{"đua", "đua,", "đua -", "đua –", "tác", "việc", "xét"}},
	{"ruy phong", nil}, {"Nhận", nil}, {"Khen", []string{"-", "–", ","}}, {"ẶNG", nil}, {"RAO", nil}, {"NHẬN", nil}, {"KHEN", nil},
}

// wanted tells whether a paragraph may state an award, or belong to one.
func (s *reading) wanted(paragraph string) bool {
	if s.list != nil || s.colon {
		return true
	}
	for _, sign := range signs {
		for rest := paragraph; ; {
			before, after, ok := strings.Cut(rest, sign.text)
			if !ok {
				break
			}
			before = strings.TrimRight(before, " ")
			if !slices.ContainsFunc(sign.not, func(word string) bool { return strings.HasSuffix(before, word) }) {
				return true
			}
			rest = after
		}
	}
	return false
}

// sentence reads one sentence.
func (s *reading) sentence(sentence token.Sentence) {
	s.T = sentence.Tokens
	if sentence.Paragraph != s.paragraph {
		s.paragraph = sentence.Paragraph
		if !s.colon {
			s.by = ""
		}
		s.colon = s.colon && sentence.Item
		s.listed(sentence.Item)
	}
	awards, by, read := grammar.ReadClause(s.Text, s.by)
	s.by = by
	for _, a := range awards {
		s.state(a)
	}
	last := len(s.T) - 1
	if !s.Is(last, ":") {
		return
	}
	s.colon = true
	if len(awards) > 0 && read+lexicon.Lists.Has(s.T, read) >= last {
		s.list = &open{statement: len(s.out) - 1}
	}
}

// state adds a statement.
func (s *reading) state(a grammar.Award) {
	known, _ := s.Catalogue.Find(a.Honour.Text, honours.ParseBody(a.By))
	if known != nil && known.Level == honours.State && honours.ParseBody(a.By).Level > honours.State {
		a.By = "" // they only hand over what the State confers
	}
	if len(a.To) == 1 && len(a.To[0].Kinds) == 0 && known != nil && len(known.Kinds) == 1 {
		a.To[0].Kinds = known.Kinds // công nhận 25 Chiến sĩ thi đua cơ sở
	}
	citation := a.Citation
	if citation == "thành tích" { // and no more
		citation = ""
	}
	s.out = append(s.out, Statement{
		Sentence: s.Plain(0, len(s.T)), Offset: s.T[0].Start, At: s.T[a.Honour.From].Start,
		Honour: viet.Capitalise(unquoted(a.Honour.Text)), Known: known, By: a.By, Recipients: a.To, Period: a.Period, Citation: citation,
	})
}

// unquoted drops the quotation marks of a part of a name: “Huân chương Lao động” hạng Ba.
func unquoted(text string) string {
	if strings.HasSuffix(text, "”") || strings.HasSuffix(text, `"`) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`"“”`, r) {
			return -1
		}
		return r
	}, text)
}

// listed takes the sentence up as an item of an open list, or closes the list.
func (s *reading) listed(item bool) {
	if s.list == nil {
		return
	}
	name, _, next := s.Item(0)
	if !item || next == 0 {
		s.closeList()
		return
	}
	s.list.names = append(s.list.names, name)
}

// closeList gives the names of a list to its award, unless their number is not the one stated.
func (s *reading) closeList() {
	if s.list == nil {
		return
	}
	list := s.list
	s.list, s.colon = nil, false
	if groups := s.out[list.statement].Recipients; len(list.names) > 0 && len(groups) == 1 {
		groups[0].Name(list.names)
	}
}
