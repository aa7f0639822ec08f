package importer

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"bangvang/internal/editor/importer/decision"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/editor/importer/roster"
	"bangvang/internal/text/viet"
)

// join returns the pieces of articles, each made of those that belong together, in the order of the first: lists go to
// their decision, decisions to the news about them, photos to the article of their folder. What fits two articles alike
// stays by itself, and that is a remark.
func (r *Result) join(pieces []*piece) []*piece {
	pieces = r.joinCopies(pieces)
	pieces = r.joinAll(pieces, list, ruling, fillDecision)
	pieces = r.joinAll(pieces, ruling, tidings, addDecision)
	pieces = r.joinAll(pieces, list, tidings, addList)
	return r.joinPhotos(pieces)
}

// joinCopies takes out the second of two files that are the same decision, as a .docx and its PDF are: that with fewer names.
func (r *Result) joinCopies(pieces []*piece) []*piece {
	first := map[string]*piece{}
	gone := map[*piece]bool{}
	for _, p := range pieces {
		if p.class != ruling || len(p.draft.Decisions) == 0 {
			continue
		}
		no := numberKey(p.draft.Decisions[0].No.Text)
		other := first[no]
		if no == "" || other == nil {
			first[no] = p
			continue
		}
		keep, drop := other, p
		if len(people(p.draft)) > len(people(other.draft)) {
			keep, drop = p, other
		}
		first[no], gone[drop] = keep, true
		keep.sources, keep.marks = append(keep.sources, drop.sources...), append(keep.marks, drop.marks...)
		keep.say(draft.Note, drop.draft.From, "là bản khác của cùng quyết định, đã đọc từ "+keep.draft.From.File, "it is another copy of the decision, which was read from "+keep.draft.From.File)
	}
	return slices.DeleteFunc(pieces, func(p *piece) bool { return gone[p] })
}

// say adds a remark to a piece.
func (p *piece) say(w draft.Weight, from draft.Place, vi, en string) {
	p.draft.Remarks = append(p.draft.Remarks, draft.Remark{Weight: w, From: from, VI: vi, EN: en})
}

// least is the score from which two pieces belong together: see [score].
const least = 6

// joinAll joins each piece of class what with the piece of class to that it belongs to, by merge, and returns the pieces
// that are left. One that fits two alike remains, and so does the second of two that fit one article of the news.
func (r *Result) joinAll(pieces []*piece, what, to class, merge func(into, p *piece)) []*piece {
	var homes []*piece
	for _, p := range pieces {
		if p.class == to && !p.archive {
			homes = append(homes, p)
		}
	}
	gone := map[*piece]bool{}
	for _, p := range pieces {
		if p.class != what || p.archive || len(homes) == 0 {
			continue
		}
		home, most, alike := (*piece)(nil), least-1, false
		for _, h := range homes {
			switch s := score(p, h); {
			case s > most:
				home, most, alike = h, s, false
			case s == most && home != nil:
				alike = true
			}
		}
		switch {
		case home == nil:
		case alike:
			p.say(draft.Look, p.draft.From, "có thể thuộc nhiều bài được nhập, nên để thành bài riêng", "it may belong to several of the articles, so it is one of its own")
		default:
			merge(home, p)
			home.sources, home.marks = append(home.sources, p.sources...), append(home.marks, p.marks...)
			gone[p] = true
		}
	}
	return slices.DeleteFunc(pieces, func(p *piece) bool { return gone[p] })
}

// score says how much speaks for two pieces being about the same awards; [least] is enough. A number of the decision in both
// is; a different number is against it. Names, counts, honours, conferrers and days add up, but only for files of one folder.
func score(p, h *piece) int {
	a, b := p.facts(), h.facts()
	if shareAny(a.numbers, b.numbers) {
		return 20
	}
	if len(a.numbers) > 0 && len(b.numbers) > 0 || p.folder != h.folder {
		return 0
	}
	points := 0
	for _, one := range p.draft.Awards {
		honour := viet.Fold(one.Honour.Text)
		if honour != "" && strings.Contains(b.text, honour) {
			points = max(points, 2)
		}
		if by := viet.Fold(one.By.Text); by != "" && strings.Contains(b.text, by) {
			points++
		}
	}
	counts := 0
	for kind, n := range a.counts {
		counts += countPoints(kind, n, h, b)
	}
	points += min(counts, 12)
	switch shared := a.sharedNames(b); {
	case shared >= 2:
		points += 6
	case shared == 1:
		points += 3
	}
	for _, l := range p.draft.Localities {
		if strings.Contains(b.text, viet.Fold(l.Text)) {
			points++
			break
		}
	}
	if day, other := p.draft.Date.Time, h.draft.Date.Time; !day.IsZero() && !other.IsZero() {
		switch apart := day.Sub(other).Abs(); {
		case apart <= 60*24*time.Hour:
			points++
		case apart > 200*24*time.Hour:
			points -= 4
		}
	}
	return points
}

// countPoints says how much a number of recipients of a kind speaks for h: it is that of a row without names, or stated in
// its text; a row whose number is nearly that counts less.
func countPoints(kind string, n int, h *piece, b *facts) int {
	for _, one := range h.draft.Awards {
		for _, to := range one.To {
			if to.Kind != kind || len(to.Names) > 0 {
				continue
			}
			switch stated, _ := strconv.Atoi(to.Count); {
			case stated == n:
				return 6
			case stated > 0 && max(stated-n, n-stated)*10 <= stated && h.class == ruling:
				return 6 // the difference is a remark
			}
		}
	}
	if h.class == tidings && n > 1 && strings.Contains(b.text, strconv.Itoa(n)+" "+viet.Fold(kind)) {
		return 4
	}
	return 0
}

// facts are what pieces are compared by.
type facts struct {
	text    string // folded
	numbers map[string]bool
	counts  map[string]int // by kind
	names   map[string]bool
}

// facts returns the facts of a piece, which is read once.
func (p *piece) facts() *facts {
	if p.known != nil {
		return p.known
	}
	d := p.draft
	var all strings.Builder
	all.WriteString(d.Title.Text + "\n" + d.Summary.Text + "\n" + d.Summary.Quote + "\n" + d.Body + "\n")
	f := &facts{numbers: map[string]bool{}, counts: map[string]int{}, names: map[string]bool{}}
	for _, one := range d.Decisions {
		f.number(one.No.Text)
	}
	for _, one := range d.Awards {
		all.WriteString(one.Honour.Text + "\n" + one.By.Text + "\n" + one.Quote + "\n")
		for _, to := range one.To {
			n, _ := strconv.Atoi(to.Count)
			f.counts[to.Kind] += max(n, len(to.Names))
		}
	}
	for _, name := range people(d) {
		if key := viet.Fold(name); strings.Contains(key, " ") {
			f.names[key] = true
		}
	}
	f.text = viet.Fold(all.String())
	for _, no := range numbers.FindAllString(all.String(), -1) {
		f.number(no)
	}
	p.known = f
	return f
}

// numbers finds the numbers of decisions: 563/QĐ-UBND.
var numbers = regexp.MustCompile(`\d{1,6}\s?/\s?(?:\d{4}\s?/\s?)?(?:QĐ|QÐ)\s?[-–]?\s?[\p{Lu}\d][\p{Lu}\d.-]*`)

func (f *facts) number(text string) {
	if key := numberKey(text); key != "" {
		f.numbers[key] = true
	}
}

// numberKey returns the number of a decision to compare: 563/qd-ubnd.
func numberKey(text string) string {
	return strings.TrimLeft(strings.NewReplacer(" ", "", "-", "", ".", "").Replace(viet.Fold(text)), "0")
}

func shareAny(a, b map[string]bool) bool {
	for key := range a {
		if b[key] {
			return true
		}
	}
	return false
}

// sharedNames counts the names that both have, or that the text of one has, up to 2.
func (f *facts) sharedNames(other *facts) int {
	n := 0
	for name := range f.names {
		if other.names[name] || strings.Contains(other.text, name) {
			if n++; n == 2 {
				return n
			}
		}
	}
	for name := range other.names {
		if !f.names[name] && strings.Contains(f.text, name) {
			if n++; n == 2 {
				return n
			}
		}
	}
	return n
}

// people returns the names of all recipients of a draft.
func people(d *draft.Draft) (names []string) {
	for _, a := range d.Awards {
		for _, to := range a.To {
			for _, n := range to.Names {
				names = append(names, n.Name)
			}
		}
	}
	return names
}

// fillDecision puts the names of a list into the rows of a decision that have a number of them, and says where the two
// numbers differ. Names without a row become a row of their own, to be looked at.
func fillDecision(into, p *piece) {
	d := into.draft
	for _, a := range p.draft.Awards {
		for _, to := range a.To {
			if len(to.Names) == 0 {
				continue
			}
			row, at := rowFor(d, a, to)
			if row == nil {
				if !into.compare(a, to) {
					addRow(d, a, to)
				}
				continue
			}
			if stated, err := strconv.Atoi(row.To[at].Count); err == nil && stated != len(to.Names) {
				into.say(draft.Repair, to.Names[0].From, "danh sách có "+strconv.Itoa(len(to.Names))+" "+to.Kind+", quyết định ghi "+strconv.Itoa(stated), "the list has "+strconv.Itoa(len(to.Names))+" ("+to.Kind+"), the decision says "+strconv.Itoa(stated))
			}
			row.To[at].Names, row.To[at].Count = to.Names, ""
		}
	}
	d.Remarks = append(slices.DeleteFunc(d.Remarks, decision.OfMissingList), slices.DeleteFunc(slices.Clone(p.draft.Remarks), roster.OfListAlone)...)
	d.Files = append(d.Files, p.draft.Files...)
	into.known = nil
}

// rowFor returns the row of a decision that recipients of a list belong to, and which of its recipients they are: that of
// their honour, else the one with their number, else the only one; nil for none. A row that has these names already is it too.
func rowFor(d *draft.Draft, a draft.Award, to draft.Recipients) (*draft.Award, int) {
	var found *draft.Award
	var at, best, alike int
	for i := range d.Awards {
		row := &d.Awards[i]
		for j, have := range row.To {
			if have.Kind != to.Kind {
				continue
			}
			points := 1
			switch {
			case len(have.Names) > 0 && (len(have.Names) != len(to.Names) || have.Names[0].Name != to.Names[0].Name):
				continue
			case len(have.Names) > 0:
				points += 8
			case have.Count == strconv.Itoa(len(to.Names)):
				points += 2
			}
			if honour := viet.Key(a.Honour.Text); honour != "" {
				if honour != viet.Key(row.Honour.Text) {
					continue
				}
				points += 4
			}
			switch {
			case points > best:
				found, at, best, alike = row, j, points, 1
			case points == best:
				alike++
			}
		}
	}
	if alike > 1 {
		return nil, 0
	}
	return found, at
}

// compare looks for an award that has mostly the names of a list already, with the same honour and conferrer as far as the list says
// them: the list is then no other award, and a remark says how the names differ. It returns false if there is no such award.
func (p *piece) compare(a draft.Award, to draft.Recipients) bool {
	says := func(list, award draft.Value) bool {
		l, have := viet.Key(list.Text), viet.Key(award.Text)
		return l == "" || have == "" || strings.HasPrefix(l, have) || strings.HasPrefix(have, l)
	}
	for _, row := range p.draft.Awards {
		if row.Unsure || !says(a.Honour, row.Honour) || !says(a.By, row.By) {
			continue
		}
		for _, have := range row.To {
			if have.Kind != to.Kind || len(have.Names) == 0 {
				continue
			}
			here, there := without(have.Names, to.Names), without(to.Names, have.Names)
			if same := len(to.Names) - len(there); same*2 <= min(len(have.Names), len(to.Names)) {
				continue
			}
			p.sayCompared(have, to, here, there)
			return true
		}
	}
	return false
}

// sayCompared says how the names of a list differ from those of an award: here are only in the award, there only in the list.
func (p *piece) sayCompared(have, to draft.Recipients, here, there []string) {
	from := draft.Place{File: to.Names[0].From.File}
	if len(here)+len(there) == 0 && len(have.Names) == len(to.Names) {
		p.say(draft.Note, from, "danh sách có đúng "+strconv.Itoa(len(to.Names))+" "+to.Kind+" của quyết định, nên không thành lần khen thưởng thứ hai",
			"the list has the "+strconv.Itoa(len(to.Names))+" names of the decision, and so is no second award")
		return
	}
	vi := "danh sách có " + strconv.Itoa(len(to.Names)) + " " + to.Kind + ", " + have.Names[0].From.File + " có " + strconv.Itoa(len(have.Names)) + "; bài lấy tên của " + have.Names[0].From.File
	en := "the list has " + strconv.Itoa(len(to.Names)) + " names (" + to.Kind + "), " + have.Names[0].From.File + " has " + strconv.Itoa(len(have.Names)) + ", which are in the article"
	if len(here) > 0 {
		vi, en = vi+"; danh sách thiếu: "+some(here, "và %s tên nữa"), en+"; the list lacks "+some(here, "and %s more")
	}
	if len(there) > 0 {
		vi, en = vi+"; chỉ danh sách có: "+some(there, "và %s tên nữa"), en+"; only the list has "+some(there, "and %s more")
	}
	p.say(draft.Repair, from, vi, en)
}

// maxNamed is the number of names that a remark names.
const maxNamed = 8

// some returns the first names, and how many more there are.
func some(names []string, more string) string {
	shown := strings.Join(names[:min(len(names), maxNamed)], ", ")
	if n := len(names) - maxNamed; n > 0 {
		shown += " " + strings.Replace(more, "%s", strconv.Itoa(n), 1)
	}
	return shown
}

// without returns the names of a list that another lacks; one that occurs twice must do so in both.
func without(list, other []draft.Name) (names []string) {
	have := map[string]int{}
	for _, n := range other {
		have[viet.Key(n.Name)]++
	}
	for _, n := range list {
		key := viet.Key(n.Name)
		if have[key]--; have[key] < 0 {
			names = append(names, n.Name)
		}
	}
	return names
}

// addRow adds recipients of a list to a draft as a row of their own.
func addRow(d *draft.Draft, a draft.Award, to draft.Recipients) {
	a.To, a.Unsure = []draft.Recipients{to}, true
	if len(d.Decisions) == 1 {
		a.Decision = d.Decisions[0].ID
		if a.Status == "đề nghị" { // as the list says, which is older
			a.Status = ""
		}
	}
	d.Awards = append(d.Awards, a)
}

// addDecision gives the awards of a decision to the news about it, which keeps its title, its text and its day.
func addDecision(into, p *piece) {
	n, d := into.draft, p.draft
	proposed := n.Awards
	n.Awards, n.Decisions = slices.Clone(d.Awards), append(slices.Clone(d.Decisions), n.Decisions...)
	for _, a := range proposed {
		if !slices.ContainsFunc(n.Awards, func(have draft.Award) bool { return viet.Key(have.Honour.Text) == viet.Key(a.Honour.Text) }) {
			a.Unsure = true // the decision does not have it
			n.Awards = append(n.Awards, a)
		}
	}
	if n.Date.Time.IsZero() || n.Date.Unsure {
		if !d.Date.Time.IsZero() && n.Date.Time.IsZero() {
			n.Date = d.Date
		}
	}
	if len(n.Localities) == 0 || n.Localities[0].Unsure && len(d.Localities) > 0 && !d.Localities[0].Unsure {
		n.Localities = d.Localities
	}
	n.Files, n.Attach = append(n.Files, d.Files...), append(n.Attach, d.Attach...)
	n.Remarks = append(n.Remarks, d.Remarks...)
	into.say(draft.Note, d.From, "tin có bài riêng, nên lời của quyết định không chép vào bài", "there is a text of the news, so that of the decision is not copied")
	into.class, into.known = whole, nil // the second decision of a news text is one too many to guess
}

// addList gives the names of a list to the news about them, where no decision is.
func addList(into, p *piece) {
	n := into.draft
	for _, a := range p.draft.Awards {
		for _, to := range a.To {
			row, at := rowFor(n, a, to)
			if row == nil {
				if !into.compare(a, to) {
					addRow(n, a, to)
				}
				continue
			}
			row.To[at].Names, row.To[at].Count = to.Names, ""
		}
	}
	n.Files = append(n.Files, p.draft.Files...)
	n.Remarks = append(n.Remarks, p.draft.Remarks...)
	into.known = nil
}

// joinPhotos puts photos into the only article of their folder, or of the folder above.
func (r *Result) joinPhotos(pieces []*piece) []*piece {
	var out []*piece
	homes := map[string][]*piece{}
	for _, p := range pieces {
		if p.class == photo {
			continue
		}
		out = append(out, p)
		if !p.archive {
			homes[p.folder] = append(homes[p.folder], p)
		}
	}
	for _, p := range pieces {
		if p.class != photo {
			continue
		}
		here := homesOf(homes, p.folder)
		if len(here) == 1 {
			here[0].draft.Files = append(here[0].draft.Files, p.draft.Files...)
			here[0].sources = append(here[0].sources, p.sources...)
			continue
		}
		vi, en := "ảnh không thuộc bài nào; nhập cùng với bài, hoặc đặt cạnh bài", "the picture belongs to no article; import it with one, or put it beside one"
		if len(here) > 1 {
			vi, en = "không rõ ảnh thuộc bài nào trong các bài được nhập; đặt vào thư mục của bài rồi nhập lại, hoặc đặt cạnh bài", "it is not clear to which of the articles the picture belongs; put it into the folder of its article, or beside it"
		}
		r.Remarks = append(r.Remarks, draft.Remark{Weight: draft.Repair, From: p.draft.From, VI: vi, EN: en})
	}
	return out
}

// homesOf returns the articles of a folder, or else of the nearest folder above it, or else the only article of all.
func homesOf(homes map[string][]*piece, folder string) []*piece {
	for at := folder; ; at = path.Dir(at) {
		if len(homes[at]) > 0 {
			return homes[at]
		}
		if at == "." || at == "/" || at == "" {
			break
		}
	}
	var all []*piece
	for _, list := range homes {
		all = append(all, list...)
	}
	slices.SortFunc(all, func(a, b *piece) int { return cmp.Compare(a.folder, b.folder) })
	return all
}
