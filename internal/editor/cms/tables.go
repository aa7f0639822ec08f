package cms

import (
	"bytes"
	"encoding/json"
	"slices"
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
	Kinds      map[string]string `json:"kinds"` // words before the name of a unit → its kind
	Units      []unit            `json:"units"`
	Honours    honourTables      `json:"honours"`
	Recipients []string          `json:"recipients"` // kinds
	Counts     countTables       `json:"counts"`
	Personal   map[string]string `json:"personal"` // patterns of personal data in folded text
	Columns    []column          `json:"columns"`  // of a pasted table
	Says       map[string]said   `json:"says"`     // by problem code
	Words      map[string]string `json:"words"`
}

// unit is a locality. Its parent and its successors are positions in the list of units.
type unit struct {
	ID      string      `json:"id"`
	Level   int         `json:"level"`
	Names   [][4]string `json:"names"` // full, short, kind, first day
	Parent  *int        `json:"parent,omitempty"`
	From    string      `json:"from,omitempty"`
	To      string      `json:"to,omitempty"`
	Next    []int       `json:"next,omitempty"`
	Aliases []string    `json:"aliases,omitempty"`
	Own     bool        `json:"own,omitempty"` // the site declares it
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
		Language: s.Settings.Language, Kinds: gazetteer.KindPrefixes, Units: units(s.Gazetteer.All()),
		Honours: honourTables{Spellings: s.Catalogue.Spellings(), All: known.AllHonours(), Ranks: map[string]int{}},
		Counts: countTables{
			content.Approximations(), content.NumberWords(), map[string]bool{}, lexicon.VagueCounts.All(), lexicon.Numerals.All(), lexicon.Conjunctions.All(), lexicon.RecipientKinds.All(),
		}, Personal: content.PersonalPatterns(), Columns: columns, Says: map[string]said{}, Words: w.words,
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

// units returns the units of a gazetteer.
func units(all []*gazetteer.Locality) []unit {
	at := make(map[*gazetteer.Locality]int, len(all))
	for i, l := range all {
		at[l] = i
	}
	out := make([]unit, len(all))
	for i, l := range all {
		u := unit{ID: l.ID, Level: int(l.Level), From: isoDay(l.From), To: isoDay(l.To), Aliases: l.Aliases, Own: l.Pos.File != ""}
		for _, n := range l.Names {
			u.Names = append(u.Names, [4]string{n.Full, n.Short, n.Kind, isoDay(n.From)})
		}
		if parent, ok := at[l.Parent]; ok {
			u.Parent = &parent
		}
		for _, links := range [...][]gazetteer.Succession{l.Successors(), l.Predecessors()} {
			for _, next := range links {
				if j, ok := at[next.Locality]; ok && !slices.Contains(u.Next, j) {
					u.Next = append(u.Next, j)
				}
			}
		}
		out[i] = u
	}
	return out
}

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
