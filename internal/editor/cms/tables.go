package cms

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"slices"
	"sync"
	"time"

	"bangvang/internal/content"
	"bangvang/internal/diag"
	"bangvang/internal/editor/complete"
	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/site"
)

// tables is tables.json: the data by which the scripts of the form read names, counts and dates as the parser does, and
// the words in which the form says what is wrong. No script has such a list of its own.
type tables struct {
	Language   string            `json:"language"`
	Review     bool              `json:"review"`     // articles wait for a reviewer, who publishes them
	Kinds      map[string]string `json:"kinds"`      // words before the name of a unit → its kind
	Units      []unit            `json:"units"`      // the provinces and the units of the site
	UnitKinds  []unitKind        `json:"unit_kinds"` // of units.bin, by number
	Honours    honourTables      `json:"honours"`
	Recipients []string          `json:"recipients"`      // kinds
	KeyWords   map[string]string `json:"recipient_words"` // words of keys → kind
	Heads      wordRules         `json:"recipient_heads"`
	Counts     countTables       `json:"counts"`
	Personal   map[string]string `json:"personal"` // patterns of personal data in folded text
	Columns    []column          `json:"columns"`  // of a pasted table
	Says       map[string]said   `json:"says"`     // by problem code
	Words      map[string]string `json:"words"`
}

// unit is a province or a unit of the site; all others are in units.bin. A reference is the number of a unit in
// units.bin, or the ID of one of these.
type unit struct {
	ID      string      `json:"id"`
	Number  *int        `json:"number,omitempty"` // in units.bin, whose unit this is
	Level   int         `json:"level"`
	Names   [][4]string `json:"names"`            // full, short, kind, first day
	Parent  any         `json:"parent,omitempty"` // a reference
	From    string      `json:"from,omitempty"`
	To      string      `json:"to,omitempty"`
	Next    []any       `json:"next,omitempty"` // references to successors and predecessors
	Aliases []string    `json:"aliases,omitempty"`
	Own     bool        `json:"own,omitempty"` // the site declares it
}

type unitKind struct {
	Kind  string `json:"kind"`
	Level int    `json:"level"`
}

type honourTables struct {
	honours.Spellings
	All   []string       `json:"all"`   // to choose from
	Ranks map[string]int `json:"ranks"` // the order in a ceremony
}

// countTables are the words of numbers of recipients.
type countTables struct {
	Around  [][2]string       `json:"around"`  // before and after an approximate number, folded
	Starts  []string          `json:"starts"`  // words, folded, with which a number may begin in capitals
	Before  map[string]bool   `json:"before"`  // before an approximate number in words
	Vague   map[string]bool   `json:"vague"`   // instead of a number
	Numbers map[string]int    `json:"numbers"` // digits and multipliers
	Joints  map[string]bool   `json:"joints"`  // between kinds
	Kinds   map[string]string `json:"kinds"`   // whom the number counts → the kind
}

// wordRules say which words of a key others may follow: heads, and all of several syllables; not those in ends.
type wordRules struct {
	Heads []string `json:"heads"`
	Ends  []string `json:"ends"` // folded
}

// column is a column of a table of recipients: the part of a recipient that it holds, "" if it is dropped, and the words
// of its head, folded.
type column struct {
	Part  string   `json:"part"`
	Words []string `json:"words"`
}

// said is what the form says of a problem.
type said struct {
	Severity string `json:"severity"` // error, warning or hint
	Text     string `json:"text"`
}

// tablesJSON returns tables.json of a site.
func tablesJSON(s *site.Site) []byte {
	known := complete.Names{Settings: s.Settings, Gazetteer: s.Gazetteer, Catalogue: s.Catalogue}
	w := formStrings[s.Settings.Language]
	t := tables{
		Language: s.Settings.Language, Review: s.Settings.Admin.Review, Kinds: gazetteer.KindPrefixes, Units: units(s.Gazetteer.Own()),
		Honours: honourTables{Spellings: s.Catalogue.Spellings(), All: known.AllHonours(), Ranks: map[string]int{}},
		Counts: countTables{
			content.Approximations(), content.NumberWords(), map[string]bool{}, lexicon.VagueCounts.All(), lexicon.Numerals.All(), lexicon.Conjunctions.All(), lexicon.RecipientKinds.All(),
		}, Personal: content.PersonalPatterns(), Columns: columns, Says: map[string]said{}, Words: w.words,
	}
	t.KeyWords = content.RecipientWords()
	t.Heads.Heads, t.Heads.Ends = content.RecipientHeads()
	kinds, levels := gazetteer.TableKinds()
	for i, kind := range kinds {
		t.UnitKinds = append(t.UnitKinds, unitKind{kind, int(levels[i])})
	}
	for words := range lexicon.Approximations.All() {
		t.Counts.Before[words] = true
	}
	for words := range lexicon.PersonTitles.All() { // 12 em
		if _, known := t.Counts.Kinds[words]; !known {
			t.Counts.Kinds[words] = lexicon.Individual
		}
	}
	for k := content.Collective; k <= content.Community; k++ {
		t.Recipients = append(t.Recipients, k.String())
	}
	for i, h := range s.Catalogue.All() {
		t.Honours.Ranks[h.Name] = i
	}
	for code, text := range w.says {
		t.Says[string(code)] = said{severities[diag.Codes[code].Severity], text}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	// Strings, numbers and maps of them always encode, and a Buffer never fails.
	_ = enc.Encode(t)
	return b.Bytes()
}

var severities = map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning", diag.Hint: "hint"}

// units returns the provinces and the units of the site of a gazetteer.
func units(own []*gazetteer.Locality) []unit {
	listed := make(map[*gazetteer.Locality]bool, len(own))
	for _, l := range own {
		listed[l] = true
	}
	reference := func(l *gazetteer.Locality) any {
		if number := l.TableNumber(); number >= 0 && !listed[l] {
			return number
		}
		return l.ID
	}
	out := make([]unit, len(own))
	for i, l := range own {
		u := unit{ID: l.ID, Level: int(l.Level), From: isoDay(l.From), To: isoDay(l.To), Aliases: l.Aliases, Own: l.Pos.File != ""}
		if number := l.TableNumber(); number >= 0 {
			u.Number = &number
		}
		for _, n := range l.Names {
			u.Names = append(u.Names, [4]string{n.Full, n.Short, n.Kind, isoDay(n.From)})
		}
		if l.Parent != nil {
			u.Parent = reference(l.Parent)
		}
		for _, links := range [...][]gazetteer.Succession{l.Successors(), l.Predecessors()} {
			for _, next := range links {
				if to := reference(next.Locality); !slices.Contains(u.Next, to) {
					u.Next = append(u.Next, to)
				}
			}
		}
		out[i] = u
	}
	return out
}

// packedUnits is units.bin, the same for each site: the table of the gazetteer, compressed, since static hosts compress no
// file of this name. The form fetches it when somebody writes the first locality.
var packedUnits = sync.OnceValue(func() []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // a valid level
	_, _ = w.Write(gazetteer.Table())                     // a Buffer never fails
	_ = w.Close()
	return b.Bytes()
})

func isoDay(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// columns are the columns of the tables of recipients that people paste: the lists of decisions and of reports. The head
// of a column is the one whose words it begins with, or has; the first that fits counts.
var columns = []column{
	{"", []string{"stt", "tt", "so tt", "so thu tu", "thu tu", "no."}},
	{"", []string{"ghi chu", "so quyet dinh", "so tien", "muc thuong", "tien thuong", "ky nhan", "ngay sinh", "nam sinh", "sinh nam", "gioi tinh", "dien thoai", "so dien thoai", "email", "cccd", "cmnd"}},
	{"post", []string{"chuc vu", "chuc danh", "nghe nghiep", "cong viec", "vi tri", "position", "post"}},
	{"unit", []string{"don vi", "co quan", "noi cong tac", "dia chi", "truong", "phong ban", "cong ty", "bo phan", "unit", "organisation", "organization", "workplace"}},
	{"name", []string{"ho va ten", "ho ten", "ho, ten", "ten", "ca nhan", "tap the", "ho gia dinh", "name", "full name"}},
}
