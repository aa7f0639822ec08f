package decision

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/editor/importer/roster"
	"bangvang/internal/knowledge/extract"
	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

// list is a list of recipients: a table of the annex, or the lines of an article or of the annex.
type list struct {
	*roster.List
	article int // number of the article that it is in, 0 in the annex
	award   int // index of the award of that article
	title   string
	at      string
}

func (s *reading) context(kind string) roster.Context {
	return roster.Context{File: s.file, Kind: kind}
}

// readAnnex reads the tables below the first article, and the lists that the annex writes in lines.
func (s *reading) readAnnex(doc *blocks.Document) {
	from := s.annex
	for _, t := range s.tables {
		b := doc.Blocks[t.block]
		var above []line
		if t.after > from {
			above = s.lines[from:t.after]
			from = t.after
		}
		above = s.readLines(above)
		title := titleOf(above)
		l, ok := s.rosters.Read(b.Rows, s.context(kindIn(title)))
		if !ok {
			s.remark(draft.Look, b.At, "bảng này không đọc được thành danh sách", "this table was not understood as a list")
			continue
		}
		one := list{List: l, title: title, at: b.At}
		for _, t := range l.Titles {
			one.title += " " + t.Text
		}
		if t.after <= s.annex && s.end > 0 || s.end == 0 {
			one.article, one.award = s.articleAt(t)
		}
		s.lists = append(s.lists, one)
	}
	if from < len(s.lines) {
		s.readLines(s.lines[from:])
	}
}

// articleAt returns the article in which a table is, and the last award before it; 0 for a table in the annex.
func (s *reading) articleAt(t table) (number, award int) {
	for _, a := range s.articles {
		if a.lines[0].block < t.block {
			number = a.number
		}
	}
	if s.end > 0 && t.after > s.end {
		return 0, 0
	}
	award = -1
	for i := range s.awards {
		if s.awards[i].article == number {
			award = i
		}
	}
	if award < 0 {
		return 0, 0
	}
	return number, award
}

// readLines reads names that the annex has in lines, and returns the lines that are none of them.
func (s *reading) readLines(lines []line) (rest []line) {
	var names []line
	some := false
	for i, l := range lines {
		switch {
		case s.isName(l.text) && (itemMark.MatchString(l.text) || courtesy.MatchString(l.text)):
			names = append(names, l)
			some = true
		case isPart(l.text) && i+1 < len(lines), s.opensNames(l.text), isCapitals(l.text) && (itemMark.MatchString(l.text) || s.isHonour(l.text)):
			names = append(names, l)
		default:
			rest = append(rest, l)
		}
	}
	if !some {
		return lines
	}
	title := titleOf(rest)
	if l, ok := s.rosters.Read(rowsOf(names), s.context(kindIn(title))); ok {
		s.lists = append(s.lists, list{List: l, title: title, at: names[0].at})
	}
	return nil
}

// isHonour reports whether a line is the name of an honour: a heading of the names below it.
func (s *reading) isHonour(text string) bool {
	h, ok := s.honours.Find(text, honours.Body{})
	return ok && !h.CommonWords() && len(s.honours.WordsAfter(text)) < 40
}

// titleOf returns the title of a list from the lines above it, without the reference to the decision.
func titleOf(above []line) string {
	var parts []string
	for _, l := range above {
		if !annexOf.MatchString(l.text) {
			parts = append(parts, l.text)
		}
	}
	return strings.Join(parts[max(0, len(parts)-6):], " ")
}

// kindIn returns the only kind of recipients that a title names, "" for none or several.
func kindIn(title string) string {
	key := viet.Key(title)
	key = strings.ReplaceAll(key, "tập thể lao động", "")
	found := ""
	for _, kind := range []string{lexicon.Collective, lexicon.Individual, lexicon.Household, lexicon.Enterprise} {
		if strings.Contains(key, kind) {
			if found != "" {
				return ""
			}
			found = kind
		}
	}
	return found
}

// settle gives the lists to the awards, and compares their numbers.
func (s *reading) settle() {
	if len(s.awards) == 0 && s.kind == confers {
		s.awardFromExcerpt()
	}
	for i := range s.lists {
		l := &s.lists[i]
		s.draft.Remarks = append(s.draft.Remarks, l.Remarks...)
		for _, g := range l.Groups {
			if at := s.awardOf(l, g, i); at >= 0 {
				s.give(at, g, l)
			}
		}
	}
	for i := range s.awards {
		s.finishAward(&s.awards[i])
		s.draft.Awards = append(s.draft.Awards, s.awards[i].Award)
	}
	s.sayDoubles()
	if len(s.lists) == 0 && s.kind == confers && slices.ContainsFunc(s.articles, func(a article) bool { return listBehind.MatchString(a.lines[0].text) }) {
		s.remark(draft.Look, s.articles[0].lines[0].at, withoutList[0], withoutList[1])
	}
	if len(s.draft.Awards) == 0 && s.kind == confers {
		s.remark(draft.Repair, "", "không thấy điều nào tặng thưởng, công nhận trong quyết định", "no article of the decision was understood to confer an award")
	}
}

var withoutList = [2]string{"quyết định có danh sách kèm theo nhưng tệp này không có: đưa thêm tệp danh sách vào", "the decision has a list that is not in this file: import it too"}

// OfMissingList reports whether a remark of [Reader.Read] asks for the list of a decision: it is pointless once that is read.
func OfMissingList(r draft.Remark) bool { return r.VI == withoutList[0] }

// awardFromExcerpt adds an award of the honour that the first article or the excerpt names, if there are lists.
func (s *reading) awardFromExcerpt() {
	if len(s.articles) == 0 || len(s.lists) == 0 {
		return
	}
	first := s.articles[0].lines[0]
	h := s.honourOf(prepare(first.text))
	if h == nil {
		h = s.honourOf(s.head.excerpt)
	}
	if h == nil {
		return
	}
	a := award{article: s.articles[0].number, honour: h}
	a.Honour, a.By, a.From, a.Quote, a.Decision = s.value(h.Name, first.at), s.by, s.place(first.at), first.text, "qd"
	if begins(first.text, "truy tặng") {
		a.Status = "truy tặng"
	}
	s.awards = append(s.awards, a)
}

// awardOf returns the index of the award to which a group of a list belongs, by its honour, by the title of the list, by kind
// and number, by the order of lists and awards. It adds an award for an honour that no article has; -1 if there is none at all.
func (s *reading) awardOf(l *list, g roster.Group, order int) int {
	h := s.honourIn(l, g)
	if l.article > 0 && l.award < len(s.awards) && h == nil {
		return l.award
	}
	if i := s.fitting(g, h); i >= 0 {
		return i
	}
	if h != nil && g.Honour.Text != "" && len(s.awards) == 1 && s.listed(g.Kind) == s.awards[0].kindCount(g.Kind) {
		return 0 // the honour says why: “Học sinh giỏi” in the list of a Giấy khen
	}
	if h != nil && s.only(func(a *award) bool { return a.is(h) }) == none && (g.Honour.Text != "" || len(s.awards) == 0) {
		a := award{honour: h}
		a.Honour, a.By, a.Period, a.Decision, a.From = g.Honour, s.by, g.Period, "qd", s.place(l.at)
		if a.Honour.Text == "" {
			a.Honour = s.value(h.Name, l.at)
		}
		s.awards = append(s.awards, a)
		return len(s.awards) - 1
	}
	vi, en := fmt.Sprintf("danh sách %d %s: ", len(g.Names), g.Kind), fmt.Sprintf("the list of %d %s: ", len(g.Names), g.Kind)
	if len(s.awards) == 0 {
		s.remark(draft.Repair, l.at, vi+"không rõ được khen gì", en+"for which award?")
		return -1
	}
	at := min(order, len(s.awards)-1)
	if len(s.lists) != len(s.awards) {
		to := s.awards[at].Honour.Text
		s.remark(draft.Repair, l.at, vi+"không chắc thuộc điều nào, đã ghi vào “"+to+"”", en+"not sure of which article; written to “"+to+"”")
	}
	return at
}

// honourIn returns the honour that a group, or the title of its list, names; nil for none.
func (s *reading) honourIn(l *list, g roster.Group) *honours.Honour {
	switch {
	case g.Honour.Text != "":
		h, _ := s.honours.Find(g.Honour.Text, honours.Body{})
		return h
	case l.article == 0:
		return s.honourOf(l.title)
	}
	return nil
}

// is reports whether an award has an honour, or one of which it is a class.
func (a *award) is(h *honours.Honour) bool {
	return a.honour != nil && (a.honour == h || extract.SameHonour(a.honour, h, a.honour.Name, h.Name))
}

// The results of only besides an index.
const (
	none    = -1
	several = -2
)

// only returns the index of the only award that fulfils is, none or several.
func (s *reading) only(is func(a *award) bool) int {
	found := none
	for i := range s.awards {
		if is(&s.awards[i]) {
			if found >= 0 {
				return several
			}
			found = i
		}
	}
	return found
}

// fitting returns the award with the honour h, any if that is nil, whose sentence says the number and the kind of the group, or
// else the kind, or else nothing of that; negative if none or several do.
func (s *reading) fitting(g roster.Group, h *honours.Honour) int {
	same := func(a *award) bool { return h == nil || a.is(h) }
	for _, is := range []func(a *award) bool{
		func(a *award) bool { return same(a) && a.kindCount(g.Kind) == len(g.Names) },
		func(a *award) bool { return same(a) && a.kindCount(g.Kind) >= 0 },
		same,
	} {
		if i := s.only(is); i >= 0 {
			return i
		}
	}
	return none
}

// listed returns the number of names of a kind in all lists.
func (s *reading) listed(kind string) (n int) {
	for _, l := range s.lists {
		n += l.Count(kind)
	}
	return n
}

// give adds the names of a group to an award.
func (s *reading) give(at int, g roster.Group, _ *list) {
	a := &s.awards[at]
	kind := g.Kind
	if a.kindCount(kind) < 0 && (kind != lexicon.Individual) && a.kindCount(lexicon.Collective) >= 0 && kind != lexicon.Household {
		kind = lexicon.Collective // the decision counts a company among the tập thể
	}
	if a.Period.Text == "" {
		a.Period = g.Period
	}
	if a.Citation.Text == "" {
		a.Citation = g.Citation
	}
	names := slices.Clone(g.Names)
	if g.Posthumous && a.Status == "" {
		for i := range names {
			names[i].Posthumous = true
		}
	}
	if g.Honour.Text != "" && a.honour != nil {
		if h, _ := s.honours.Find(g.Honour.Text, honours.Body{}); h != nil && !extract.SameHonour(a.honour, h, a.honour.Name, h.Name) {
			for i := range names {
				if names[i].Note == "" {
					names[i].Note = g.Honour.Text
				}
			}
		}
	}
	for i := range a.To {
		if a.To[i].Kind == kind {
			a.To[i].Names = append(a.To[i].Names, names...)
			return
		}
	}
	a.To = append(a.To, draft.Recipients{Kind: kind, Names: names})
}

// kindCount returns the number of recipients of a kind that the sentence says, -1 if it does not name the kind.
func (a *award) kindCount(kind string) int {
	for _, r := range a.said {
		if slices.Contains(r.Kinds, kind) {
			return r.Count
		}
	}
	return -1
}

// finishAward adds the recipients that only the sentence names, and compares the numbers of both.
func (s *reading) finishAward(a *award) {
	if a.Period.Text == "" && s.title >= 0 {
		a.Period = s.value(periodOf(s.head.excerpt), s.lines[s.title].at)
	}
	listed := len(a.To) > 0
	for _, r := range a.said {
		if len(r.Kinds) != 1 {
			if !listed && len(r.Kinds) > 0 {
				a.To = append(a.To, draft.Recipients{Kind: strings.Join(r.Kinds, ", "), Count: countText(r)})
			}
			continue
		}
		kind := r.Kinds[0]
		i := slices.IndexFunc(a.To, func(t draft.Recipients) bool { return t.Kind == kind })
		if i < 0 {
			to := draft.Recipients{Kind: kind, Count: countText(r)}
			if len(r.Names) > 0 && !r.Incomplete {
				to = draft.Recipients{Kind: kind, Names: a.named(r)}
			} else if listed && r.Count > 0 {
				s.remark(draft.Repair, a.From.At, fmt.Sprintf("Điều %d ghi %d %s, danh sách không có %s nào", a.article, r.Count, kind, kind), fmt.Sprintf("article %d says %d %s, the list has none", a.article, r.Count, kind))
			}
			a.To = append(a.To, to)
			continue
		}
		if n := len(a.To[i].Names); r.Approx == extract.Exact && r.Count > 0 && n != r.Count {
			s.remark(draft.Repair, a.From.At, fmt.Sprintf("Điều %d ghi %d %s, danh sách có %d tên", a.article, r.Count, kind, n), fmt.Sprintf("article %d says %d %s, the list has %d names", a.article, r.Count, kind, n))
		}
	}
	sortKinds(a.To)
}

// named returns the names that the sentence of an award has, with posts in capitals in small letters.
func (a *award) named(r extract.Recipients) []draft.Name {
	if a.only != nil {
		return []draft.Name{*a.only}
	}
	names := draft.NamesOf(r.Names, a.From)
	for i := range names {
		if n := &names[i]; strings.Contains(n.Post, " ") {
			n.Post = roster.Natural(n.Post)
		}
	}
	return names
}

// sortKinds puts recipients into the order of the kinds in the law: tập thể before cá nhân.
func sortKinds(list []draft.Recipients) {
	order := []string{lexicon.Collective, lexicon.Individual, lexicon.Household, lexicon.Enterprise, lexicon.Community}
	slices.SortStableFunc(list, func(a, b draft.Recipients) int { return slices.Index(order, a.Kind) - slices.Index(order, b.Kind) })
}

func countText(r extract.Recipients) string {
	if r.Text != "" {
		return r.Text
	}
	return strconv.Itoa(r.Count)
}

// sayDoubles says which recipients are in several lists of one award.
func (s *reading) sayDoubles() {
	for _, a := range s.draft.Awards {
		seen := map[string]string{}
		var doubles []string
		for _, to := range a.To {
			for _, n := range to.Names {
				key := strings.Join([]string{viet.Key(n.Name), viet.Key(n.Post), viet.BodyKey(n.Unit)}, "\x00")
				if at, ok := seen[key]; ok && !sameTable(at, n.From.At) {
					doubles = append(doubles, n.Name)
				}
				seen[key] = n.From.At
			}
		}
		if len(doubles) > 0 {
			names := strings.Join(doubles[:min(len(doubles), 20)], ", ")
			s.remark(draft.Look, a.From.At, "có tên trong hai danh sách: "+names, "in two lists: "+names)
		}
	}
}

// sameTable reports whether two places are of one table, whose doubles package roster says.
func sameTable(a, b string) bool {
	first, _, _ := strings.Cut(a, ",")
	second, _, _ := strings.Cut(b, ",")
	return first == second
}
