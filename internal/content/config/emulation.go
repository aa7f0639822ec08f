package config

import (
	"strconv"
	"strings"
	"time"

	"bangvang/internal/content"
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/redact"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

// Emulation is a campaign (phong trào thi đua) or a block (cụm, khối thi đua) as a site declares it in campaigns.yaml or
// blocks.yaml. Only Name and Pos are always set.
type Emulation struct {
	Name       string
	Aliases    []string
	LaunchedBy string
	From, To   time.Time // first and last day
	Aims       string
	Members    []frontmatter.Ref
	Leaders    []Leader // in the order written
	Pos        diag.Pos
}

// Leader is the body that leads a campaign or a block in a period, for example of 2025 or of năm học 2024-2025.
type Leader struct {
	Period content.Period
	Name   frontmatter.Ref
}

// EmulationKey returns the key under which two names are those of one campaign or block: [viet.Key] without the words
// that only say what it is. For example, phong trào thi đua “Người tốt, việc tốt” and Người tốt việc tốt are one, and so
// are Khối thi đua các huyện and Khối các huyện. A name of such words alone keeps them.
func EmulationKey(name string) string {
	key := viet.Key(name)
	for _, word := range [...]string{"phong trào thi đua yêu nước ", "phong trào thi đua ", "phong trào ", "cuộc vận động "} {
		if rest, ok := strings.CutPrefix(key, word); ok {
			return rest
		}
	}
	for _, word := range [...]string{"khối ", "cụm "} {
		if rest, ok := strings.CutPrefix(key, word+"thi đua "); ok {
			return word + rest
		}
	}
	return key
}

// readEmulations reads the campaigns or the blocks of a file. An entry of which an earlier one has the name or an alias
// is a [diag.DuplicateEntry] and left out.
func readEmulations(f *source.File, table []frontmatter.Key, s Settings, probs *diag.List) (out []Emulation) {
	first := map[string]diag.Pos{} // by key
	for _, v := range readList(f, table, probs) {
		e := readEmulation(redact.Settings(v, table, s.Redact, s.Language, probs), probs)
		twice := false
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			if at, ok := first[EmulationKey(name)]; ok && at != e.Pos {
				probs.Add(diag.DuplicateEntry, e.Pos, name, at.File+":"+strconv.Itoa(at.Line))
				twice = true
				break
			}
		}
		if twice {
			continue
		}
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			first[EmulationKey(name)] = e.Pos
		}
		out = append(out, e)
	}
	return out
}

func readEmulation(v *frontmatter.Value, probs *diag.List) Emulation {
	e := Emulation{
		Name: v.Get("name").Text(), Aliases: texts(v.Get("aliases")), LaunchedBy: v.Get("launched_by").Text(), Aims: v.Get("aims").Text(), Pos: v.Pos(),
	}
	e.From, e.To = readSpan(v, probs)
	seen := map[string]bool{}
	for _, item := range v.Get("members").Items() {
		if key := viet.Key(item.Text()); !seen[key] {
			seen[key] = true
			e.Members = append(e.Members, item.Ref())
		}
	}
	for _, p := range v.Get("leaders").Pairs() {
		period, ok := content.ParsePeriod(p.Key)
		switch {
		case !ok:
			probs.Add(diag.BadPeriod, p.Pos, p.Key)
			continue
		case !e.To.IsZero() && period.From > e.To.Year(), !e.From.IsZero() && period.To < e.From.Year():
			probs.Add(diag.BadValue, p.Pos, p.Key, "leaders", years(e))
			continue
		}
		period.Pos = p.Pos
		e.Leaders = append(e.Leaders, Leader{period, p.Value.Ref()})
	}
	checkLeaders(e, seen, probs)
	return e
}

// readSpan returns the first and the last day of an entry, both zero, with a problem, if the last precedes the first.
func readSpan(v *frontmatter.Value, probs *diag.List) (from, to time.Time) {
	from, _ = v.Get("from").Time()
	to, _ = v.Get("to").Time()
	if !to.IsZero() && to.Before(from) {
		probs.Add(diag.BadValue, v.Get("to").Pos(), v.Get("to").Text(), "to", "≥ "+from.Format(time.DateOnly))
		return time.Time{}, time.Time{}
	}
	return from, to
}

// years returns the years of an entry, for example “2021–2025”.
func years(e Emulation) string {
	from, to := "…", "…"
	if !e.From.IsZero() {
		from = strconv.Itoa(e.From.Year())
	}
	if !e.To.IsZero() {
		to = strconv.Itoa(e.To.Year())
	}
	return from + "–" + to
}

// checkLeaders reports each leader that is probably a member, members by key, in a wrong spelling.
func checkLeaders(e Emulation, members map[string]bool, probs *diag.List) {
	names := make([]string, len(e.Members))
	for i, m := range e.Members {
		names[i] = m.Text
	}
	hints := viet.NewHints(maxLeaderWork)
	for _, l := range e.Leaders {
		if members[viet.Key(l.Name.Text)] {
			continue
		}
		if near := hints.Nearest(l.Name.Text, names); near != "" && SameNumbers(near, l.Name.Text) {
			probs.Add(diag.UnlistedName, l.Name.Pos, l.Name.Text, "members", near)
		}
	}
}

// maxLeaderWork bounds the comparison of the leaders of an entry with its members, in the steps of [viet.HintWork].
const maxLeaderWork = viet.HintWork / 256

// SameNumbers reports whether two names have the same words with digits or in capitals alone, which no slip of the hand
// changes: Cụm thi đua số 4 is not a wrong spelling of Cụm thi đua số 5, nor is Khối THCS one of Khối THPT.
func SameNumbers(a, b string) bool {
	return fixedWords(a) == fixedWords(b)
}

// fixedWords returns the words of a name that have a digit or no small letter.
func fixedWords(name string) string {
	var out []string
	for _, word := range strings.Fields(name) {
		if key := viet.Key(word); key != "" && (strings.ContainsAny(word, "0123456789") || strings.ToUpper(word) == word) {
			out = append(out, key)
		}
	}
	return strings.Join(out, " ")
}
