package extract

import (
	"slices"
	"strings"

	"bangvang/internal/knowledge/extract/grammar"
	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/extract/token"
	"bangvang/internal/knowledge/honours"
)

// isPart reports whether an award may be a part of the open total: of the same honour or a class of it, or of any honour if
// the total only says that there were some.
func (s *textReader) isPart(known *honours.Honour, a grammar.Award) bool {
	total := &s.statements[s.total-1]
	if !isSome(total) && !sameOrClassOf(total.Known, known, total.Honour, a.Honour.Text) {
		return false
	}
	return slices.ContainsFunc(a.To, func(r Recipients) bool {
		return len(r.Kinds) == 0 || slices.ContainsFunc(total.Recipients, func(t Recipients) bool {
			return len(t.Kinds) == 0 || slices.ContainsFunc(r.Kinds, func(k string) bool { return slices.Contains(t.Kinds, k) })
		})
	})
}

// isSome reports whether a statement only says that there was some honour.
func isSome(s *Statement) bool {
	return s.Known != nil && isGeneric(s.Known) || strings.EqualFold(s.Honour, "khen thưởng") || lexicon.Verbs.Begins(s.Honour) // vinh danh
}

// settle closes the open total. If the numbers of its parts add up to it, they say all of it, and it goes. If they do not
// although the text says that they are all, it is unsure. Else it remains beside them, marked as a total.
func (s *textReader) settle() {
	if s.total == 0 {
		return
	}
	at, parts := s.total-1, s.parts
	s.total = 0
	total := &s.statements[at]
	want, exact := sum(total.Recipients)
	got, some := 0, false
	for i := at + 1; i < len(s.statements); i++ {
		st := &s.statements[i]
		if !s.gone[i] && (isSome(total) || sameOrClassOf(total.Known, st.Known, total.Honour, st.Honour)) {
			n, _ := sum(st.Recipients)
			got, some = got+n, true
		}
	}
	switch {
	case !some || !exact:
	case got == want:
		s.gone[at] = true
	case parts == grammar.AllParts:
		total.Unsure = true
	default:
		total.Total = true
	}
}

// sum returns the number of all recipients, and whether it is exact.
func sum(list []Recipients) (n int, exact bool) {
	exact = true
	for _, r := range list {
		n += r.Count
		exact = exact && r.Approx == Exact && r.Count > 0
	}
	return n, exact
}

// title is what the title of a text says: that by conferred an honour, which may be nil.
type title struct {
	by     string
	honour *honours.Honour
	praise bool // khen thưởng, tuyên dương: any honour
}

// titleOf reads the title of a text: that of the front matter, or the first line of several in a plain text.
func (r *Reader) titleOf(text string, plain bool) (out title) {
	line := ""
	if plain {
		first, rest, _ := strings.Cut(strings.TrimLeft(text, "\n"), "\n")
		if strings.TrimSpace(rest) != "" {
			line = first
		}
	} else if _, end := token.FrontMatter(text); end > 0 {
		for l := range strings.Lines(text[:end]) {
			if value, ok := strings.CutPrefix(l, "title:"); ok {
				line = strings.Trim(value, " \t\r\n\"'")
				break
			}
		}
	}
	if line == "" || len(line) > maxPhrase {
		return out
	}
	r.honourNames.Words.EachSentence(line, true, func(string) bool { return true }, func(s token.Sentence) {
		if out.by != "" {
			return
		}
		t := grammar.Text{HonourNames: r.honourNames, Source: line, Tokens: s.Tokens}
		by, name, praise := grammar.ReadTitle(t)
		out.by, out.praise = by, praise
		if name != "" {
			out.honour, _ = r.honourNames.Catalogue.Find(name, honours.ParseBody(by))
		}
	})
	return out
}

// creditTitle gives the conferrer that the title names to the statements of its honour that have none.
func (s *textReader) creditTitle(t title) {
	if t.by == "" {
		return
	}
	for i := range s.statements {
		st := &s.statements[i]
		if st.By != "" || st.Known == nil || st.Known.Level == honours.State && honours.ParseBody(t.by).Level > honours.State {
			continue
		}
		if t.praise && isSome(st) || t.honour != nil && sameOrClassOf(t.honour, st.Known, t.honour.Name, st.Honour) {
			st.By = t.by
			st.Known = s.known(st.Honour, t.by)
		}
	}
}
