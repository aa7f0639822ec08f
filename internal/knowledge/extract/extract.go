// Package extract reads awards from Vietnamese sentences.
//
// For example, “UBND tỉnh tặng Bằng khen cho 4 tập thể năm 2023” gives one [Statement]: the honour Bằng khen,
// conferred by UBND tỉnh on 4 tập thể, for 2023.
//
// A statement says that an honour was conferred: a verb (tặng, trao, truy tặng, công nhận, khen thưởng, đón nhận …), an
// honour of the catalogue, and its recipients; perhaps also the conferrer, the period and the citation. The forms:
//
//	BODY tặng HONOUR (của BODY) cho RECIPIENTS (có thành tích …) (năm …)
//	BODY tặng RECIPIENTS HONOUR;  BODY công nhận RECIPIENTS đạt HONOUR;  BODY khen thưởng RECIPIENTS
//	BODY trao 1 giải nhất, 2 giải nhì cho RECIPIENTS;  tặng HONOUR cho RECIPIENTS, HONOUR cho RECIPIENTS
//	RECIPIENTS được (BODY) tặng HONOUR (của BODY);  RECIPIENTS đón nhận HONOUR
//	HONOUR được (BODY) trao cho RECIPIENTS;  HONOUR tặng RECIPIENTS
//
// A reader leaves out, because a missing award is better than an invented one:
//
//   - nominees, plans, rules and memories: đề nghị tặng, xét tặng, trình …, sẽ tặng, từng được tặng; it reads nothing
//     after such a word in the sentence
//   - negations, prizes without a number or a name, charity (tặng quà), land titles (giấy chứng nhận quyền …)
//   - a number that two honours share (Bằng khen và Giấy khen cho 50 tập thể), and a list of names with an item that it
//     does not understand
//   - “khen thưởng” without a number, which every plan of work says
//
// The conferrer is the body before the verb, or between được and the verb; “của …” after the honour takes precedence.
// A person who hands over an honour does not confer it: the conferrer is then unknown, unless the person acts for one
// (thừa ủy quyền). A verb without any subject has that of the clause before it in the same paragraph.
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

// Statement is an award that a sentence states, as [Reader.Read] found it. It belongs to the caller.
type Statement struct {
	Sentence     string          // as displayed, without markup
	Offset       int             // in bytes, of the sentence in the text
	HonourOffset int             // in bytes, of the name of the honour in the text
	Honour       string          // as written, with a capital: “Bằng khen”
	Known        *honours.Honour // nil if the catalogue does not have it
	By           string          // with abbreviations spelled out; "" if the text names nobody
	Recipients   []Recipients    // at least one
	Period       string          // as in the front matter: 2023, 2017-2021, năm học 2017-2018 đến năm học 2021-2022
	Citation     string          // “thành tích xuất sắc trong công tác dân vận”
	Unsure       bool            // the text may mean something else: not all of a list was understood, parts do not add up
	Total        bool            // the text also names parts of these recipients, which are statements of their own
	Partial      bool            // the sentence names another honour too, of which no award was read
}

// Recipients is a group of recipients: of one kind, or of several kinds if the text does not split them. Of a prize
// without a kind (“trao 2 giải nhì”) only the number is known.
type Recipients = grammar.Recipients

// Name is a named recipient.
type Name = grammar.Name

// The exactness of a number of recipients.
const (
	Exact   = lexicon.Exact
	AtLeast = lexicon.AtLeast // hơn, trên
	About   = lexicon.About   // gần, khoảng
	Many    = lexicon.Many    // nhiều, các: without a number
)

// Reader reads the awards in texts. It is safe for concurrent use.
type Reader struct{ honourNames *grammar.HonourNames }

// New returns a Reader for the honours of a catalogue, which must not be nil. It is costly: make one and use it for all
// texts.
func New(c *honours.Catalogue) *Reader { return &Reader{grammar.NewHonourNames(c)} }

// Read returns the statements of a Markdown text, including those in captions, in the order of the text; nil if it
// states none. Of the front matter it reads only the title, which may name the conferrer; all offsets count bytes from the
// beginning of text. The text must be NFC: of another it misses awards. Lines may end in \n or \r\n, and a byte order mark
// may be first. Nothing is an error: what it does not understand it leaves out or marks as unsure.
func (r *Reader) Read(text string) []Statement { return r.read(text, false) }

// ReadLines returns the statements of a plain text, for example copied from a web page, in which each line is a paragraph
// and no sign is markup. Its first line is the title if there are more. Its other rules are those of [Reader.Read].
func (r *Reader) ReadLines(text string) []Statement { return r.read(text, true) }

func (r *Reader) read(text string, plain bool) []Statement {
	s := textReader{Text: grammar.Text{HonourNames: r.honourNames, Source: text}}
	r.honourNames.Words.EachSentence(text, plain, s.mayStateAward, s.readSentence)
	s.closeList()
	s.settle()
	s.creditTitle(r.titleOf(text, plain))
	out := s.statements[:0]
	for i, st := range s.statements {
		if !s.gone[i] {
			out = append(out, st)
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// textReader is the state of reading one text.
type textReader struct {
	grammar.Text
	statements []Statement
	gone       []bool // of each statement, whether its parts say it
	paragraph  int
	by         string    // the conferrer until the text names another
	plan       bool      // the sentence before in the paragraph, or that before the list, is about a plan
	afterColon bool      // the last sentence ended in a colon, and a list follows
	list       *openList // that list, if it names the recipients of an award
	total      int       // index of a statement, plus one, of which the following may be parts; 0 for none
	parts      grammar.Parts

	last *grammar.Award // the last award of the sentence before in the paragraph, nil if it states none
}

// openList is a list of recipients after a colon.
type openList struct {
	statement int // index of the award in statements
	names     []Name
}

// signs are fragments of all verbs of the grammar: a paragraph without any of them states an award only as a report does. A fragment after one of the words in notAfter does not count: most paragraphs only
// mention công tác khen thưởng.
var signs = []struct {
	text     string
	notAfter []string
}{
	{"ặng", nil}, {"rao", nil}, {"nhận", []string{"ghi", "xác", "tiếp", "chứng", "Ghi"}},
	{"khen thưởng", []string{"đua", "đua,", "đua -", "đua –", "tác", "xét"}},
	{"ruy phong", nil}, {"Nhận", nil}, {"Khen", []string{"-", "–", ","}}, {"ẶNG", nil}, {"RAO", nil}, {"NHẬN", nil}, {"KHEN", nil},
	{"uyên dương", nil}, {"iểu dương", nil}, {"ôn vinh", nil}, {"inh danh", nil}, {"thuộc về", nil}, {"iành", nil}, {"oạt", nil},
	{"ấp Bằng", nil}, {"ấp bằng", nil}, {"đạt giải", nil}, {"đạt Giải", nil}, {"đạt danh hiệu", nil}, {"uy chương", nil},
}

// honourSigns are fragments of the honours that a report names without a verb, beside a number.
var honourSigns = []string{"iải ", "anh hiệu", "uy hiệu", "uân chương", "ằng khen", "iấy khen", "Cờ ", "cờ thi đua", "iên tiến", "xuất sắc:", "thi đua c", "hư khen", "niệm chương"}

// namesHonour reports whether a paragraph has a number and an honour.
func namesHonour(paragraph string) bool {
	return strings.ContainsAny(paragraph, "0123456789") && slices.ContainsFunc(honourSigns, func(sign string) bool { return strings.Contains(paragraph, sign) })
}

// mayStateAward reports whether a paragraph may state an award, or continue the list of one. It is a quick test before
// the grammar.
func (s *textReader) mayStateAward(paragraph string) bool {
	if s.list != nil || s.afterColon {
		return true
	}
	for _, sign := range signs {
		for rest := paragraph; ; {
			before, after, ok := strings.Cut(rest, sign.text)
			if !ok {
				break
			}
			before = strings.TrimRight(before, " ")
			if !slices.ContainsFunc(sign.notAfter, func(word string) bool { return strings.HasSuffix(before, word) }) {
				return true
			}
			rest = after
		}
	}
	return namesHonour(paragraph)
}

// readSentence adds the awards of one sentence to the statements.
func (s *textReader) readSentence(sentence token.Sentence) {
	s.Tokens = sentence.Tokens
	if sentence.Paragraph != s.paragraph {
		s.paragraph = sentence.Paragraph
		if !s.afterColon {
			s.by = ""
		}
		s.afterColon = s.afterColon && sentence.Item
		s.plan, s.last = s.plan && s.afterColon, nil
		s.addListItem(sentence.Item)
	}
	if s.total == 0 && lexicon.PartOpeners.Contains(s.Tokens, 0) && s.last != nil {
		s.total, s.parts = len(s.statements), grammar.SomeParts
	}
	first := len(s.statements)
	got := grammar.ReadClause(s.Text, grammar.Context{By: s.by, Plan: s.plan, Last: s.last})
	s.by, s.plan, s.last = got.Next.By, got.Next.Plan, got.Next.Last
	awards, read := got.Awards, got.End
	for _, a := range awards {
		s.addStatement(a)
	}
	for i := first; i < len(s.statements); i++ {
		s.statements[i].Partial = got.Partial
	}
	s.settle()
	last := len(s.Tokens) - 1
	if !s.Is(last, ":") {
		return
	}
	s.afterColon = true
	if len(awards) > 0 && read+lexicon.ListOpeners.MatchLength(s.Tokens, read) >= last {
		s.list = &openList{statement: len(s.statements) - 1}
	}
}

// addStatement adds an award to the statements.
func (s *textReader) addStatement(a grammar.Award) {
	known := s.known(a.Honour.Text, a.By)
	part := s.total > 0 && s.isPart(known, a)
	if part && a.By == "" {
		a.By = s.statements[s.total-1].By
		known = s.known(a.Honour.Text, a.By)
	}
	if part && len(a.To) == 1 && len(a.To[0].Kinds) == 0 && len(s.statements[s.total-1].Recipients) == 1 {
		a.To[0].Kinds = s.statements[s.total-1].Recipients[0].Kinds // 20 tập thể, gồm 8 Cờ thi đua …
	}
	if known != nil && known.Level == honours.State && honours.ParseBody(a.By).Level > honours.State {
		a.By = "" // they only hand over an honour that the State confers
	}
	if len(a.To) == 1 && len(a.To[0].Kinds) == 0 && known != nil && len(known.Kinds) == 1 {
		a.To[0].Kinds = known.Kinds // công nhận 25 Chiến sĩ thi đua cơ sở
	}
	citation := a.Citation
	if citation == "thành tích" { // without saying for which
		citation = ""
	}
	s.statements = append(s.statements, Statement{
		Sentence: s.Plain(0, len(s.Tokens)), Offset: s.Tokens[0].Start, HonourOffset: s.Tokens[a.Honour.From].Start,
		Honour: viet.Capitalise(dropInnerQuotes(a.Honour.Text)), Known: known, By: a.By, Recipients: a.To, Period: a.Period, Citation: citation,
		Unsure: a.Unsure,
	})
	s.gone = append(s.gone, false)
	if a.Parts != grammar.NoParts {
		s.settle()
		s.total, s.parts = len(s.statements), a.Parts
	}
}

// known returns the honour of the catalogue that a text names, nil if there is none. A badge of the Party is one honour
// for all of its years.
func (s *textReader) known(text, by string) *honours.Honour {
	h, _ := s.Catalogue.Find(text, honours.ParseBody(by))
	if h == nil || h.Name == "Huy hiệu" {
		if key := viet.Key(text); strings.HasPrefix(key, "huy hiệu") && (strings.Contains(key, " năm") || strings.Contains(key, " tuổi")) {
			if party, _ := s.Catalogue.Find("Huy hiệu Đảng", honours.Body{}); party != nil {
				return party
			}
		}
	}
	return h
}

// dropInnerQuotes removes the quotation marks around a part of a name: “Huân chương Lao động” hạng Ba.
func dropInnerQuotes(text string) string {
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

// addListItem adds the sentence to the open list if it is an item with a name, and closes the list otherwise.
func (s *textReader) addListItem(item bool) {
	if s.list == nil {
		return
	}
	name, _, next := s.NamedRecipient(0)
	if !item || next == 0 {
		s.closeList()
		return
	}
	s.list.names = append(s.list.names, name)
}

// closeList gives the names of the list to its award, unless the award states another number.
func (s *textReader) closeList() {
	if s.list == nil {
		return
	}
	list := s.list
	s.list, s.afterColon = nil, false
	if groups := s.statements[list.statement].Recipients; len(list.names) > 0 && len(groups) == 1 {
		groups[0].SetNames(list.names)
	}
}
