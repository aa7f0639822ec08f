package honours

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"

	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

//go:embed catalogue.md
var catalogueTable string

// The columns of catalogue.md.
const (
	colName = iota
	colClass
	colForm
	colLevel
	colRank
	colKinds
	colConferrers
	colMultiple
	colFrom
	colTo
	colAliases
	colAbbr
	colLaw
	columns
)

// catalogueRows returns the cells of catalogue.md without its headings. The table is part of the program: a test checks
// its form.
func catalogueRows() [][]string {
	var rows [][]string
	for line := range strings.Lines(catalogueTable) {
		if !strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "| --") || strings.HasPrefix(line, "| Tên |") {
			continue
		}
		cells := strings.Split(strings.Trim(line, "|\n"), "|")
		for i, cell := range cells {
			cells[i] = strings.TrimSpace(cell)
		}
		rows = append(rows, cells)
	}
	return rows
}

// readRow turns a row of the table into an honour.
func readRow(row []string) *Honour {
	rank, _ := strconv.Atoi(row[colRank])
	multiple, _ := strconv.ParseFloat(strings.Replace(row[colMultiple], ",", ".", 1), 64)
	from, _, _ := viet.ParseDate(row[colFrom])
	to, _, _ := viet.ParseDate(row[colTo])
	class, _ := parseClass(row[colClass])
	level, _ := parseLevel(row[colLevel])
	return &Honour{
		Name:       row[colName],
		Class:      class,
		Form:       row[colForm],
		Level:      level,
		Rank:       rank,
		Multiple:   multiple,
		Kinds:      split(row[colKinds], ", "),
		Conferrers: split(row[colConferrers], "; "),
		From:       from,
		To:         to,
		Aliases:    split(row[colAliases], "; "),
		Abbr:       split(row[colAbbr], "; "),
		Law:        row[colLaw],
	}
}

// split splits a cell at the separator; an empty cell gives no items.
func split(cell, separator string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, separator)
}

// New returns a catalogue of the built-in honours and the entries of a site, and the problems of the entries; the
// catalogue is never nil. It leaves out an entry that it cannot understand, one with a name of over 1,000 bytes, and one
// with the name or an alias of another honour; but a built-in honour of a movement or an organisation, such as Sinh viên 5
// tốt, yields its name to an entry. Entries rank after the built-in honours, in their order. Without entries it always
// returns the same catalogue.
func New(extra []Entry) (*Catalogue, diag.List) {
	if len(extra) == 0 {
		return builtIn(), nil
	}
	return newCatalogue(extra)
}

// builtIn makes the catalogue of the built-in honours once: it is part of the program.
var builtIn = sync.OnceValue(func() *Catalogue {
	c, _ := newCatalogue(nil)
	return c
})

func newCatalogue(extra []Entry) (*Catalogue, diag.List) {
	c := &Catalogue{byID: map[string]*Honour{}, slugs: viet.UniqueSlugs{}, byConferrer: map[conferrerKey]*Honour{}, withDiacritics: newNameIndex(viet.KeyLoose), withoutDiacritics: newNameIndex(bareKey)}
	var problems diag.List
	own := ownNames(extra)
	for _, row := range catalogueRows() {
		if h := readRow(row); !yields(h) || yieldNames(h, own) {
			c.add(h, &problems)
		}
	}
	for _, h := range c.all {
		c.addConferrerMeanings(h)
	}
	for i, e := range extra {
		h := readEntry(e, &problems)
		if h == nil {
			continue
		}
		h.Rank = ownRanks + 10*i
		if first, name := c.findHolder(h); first != nil {
			problems.Add(diag.DuplicateHonour, e.Pos, name, declaredAt(first))
			continue
		}
		c.add(h, &problems)
		c.addConferrerMeanings(h)
	}
	slices.SortFunc(c.all, func(a, b *Honour) int { return a.Rank - b.Rank })
	c.exact = make(map[string]match, 2*len(c.all))
	for _, h := range c.all {
		for _, name := range slices.Concat(h.Aliases, []string{h.Name}) {
			c.exact[name] = c.search(name)
		}
	}
	return c, problems
}

// ownNames returns the slugs of all names that entries declare.
func ownNames(extra []Entry) map[string]bool {
	own := map[string]bool{}
	for _, e := range extra {
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			own[viet.Slug(strings.TrimSuffix(name, " …"))] = true
		}
	}
	return own
}

// yields reports whether a built-in honour yields its names to an entry of a site, which knows it better: one outside the
// law and older than it, but not a prize, a certificate or a present, which every ceremony has (ranks 700 to 799).
func yields(h *Honour) bool {
	return strings.HasSuffix(h.Form, "trước 2004") || h.Class == Other && (h.Rank < 700 || h.CommonWords())
}

// yieldNames removes from the aliases and abbreviations of h those that a site declares, and reports whether h keeps its
// name.
func yieldNames(h *Honour, own map[string]bool) bool {
	if len(own) == 0 {
		return true
	}
	taken := func(name string) bool { return own[viet.Slug(strings.TrimSuffix(name, " …"))] }
	h.Aliases, h.Abbr = slices.DeleteFunc(h.Aliases, taken), slices.DeleteFunc(h.Abbr, taken)
	return !taken(h.Name)
}

// maxNameBytes is the length of the longest name of an honour, some 400 letters: a text is compared with as many words
// of its beginning as the longest name has.
const maxNameBytes = 1000

// readEntry turns an entry into an honour, or reports a problem and returns nil.
func readEntry(e Entry, problems *diag.List) *Honour {
	class, ok := parseClass(e.Class)
	if !ok {
		problems.Add(diag.BadValue, e.Pos, e.Class, "class", "danh hiệu, khen thưởng, ngoài luật")
		return nil
	}
	level, ok := parseLevel(e.Level)
	if !ok {
		problems.Add(diag.BadValue, e.Pos, e.Level, "level", "nhà nước, trung ương, tỉnh, địa phương, đơn vị, ban tổ chức")
		return nil
	}
	if viet.Key(e.Name) == "" {
		problems.Add(diag.MissingKey, e.Pos, "name", "Danh hiệu của đơn vị")
		return nil
	}
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		if len(name) > maxNameBytes {
			problems.Add(diag.OverBudget, e.Pos, "độ dài của tên", strconv.Itoa(maxNameBytes)+" byte")
			return nil
		}
	}
	return &Honour{
		Name:       viet.NFC(strings.TrimSpace(e.Name)),
		Class:      class,
		Form:       [...]string{EmulationTitle: "Danh hiệu thi đua", Commendation: "Hình thức khen thưởng", Other: "Khác"}[class],
		Level:      level,
		Kinds:      e.Kinds,
		Conferrers: e.By,
		Aliases:    e.Aliases,
		Pos:        e.Pos,
	}
}

// add gives an honour its ID and adds it with its names and abbreviations to the indexes.
func (c *Catalogue) add(h *Honour, problems *diag.List) {
	slug := viet.Slug(h.Name)
	h.ID = c.slugs.Reserve(slug)
	if h.ID != slug {
		problems.Add(diag.SlugSuffixed, h.Pos, h.Name, c.byID[slug].Name, h.ID)
	}
	c.byID[h.ID] = h
	c.all = append(c.all, h)
	for _, name := range append([]string{h.Name}, h.Aliases...) {
		name, _, conditional := cutConferrerSort(name)
		if conditional {
			continue
		}
		name, open := strings.CutSuffix(name, " …")
		c.withDiacritics.add(viet.KeyLoose(name), nameEntry{h, open})
		c.withoutDiacritics.add(bareKey(name), nameEntry{h, open})
		c.allNames, c.maxWords = append(c.allNames, name), max(c.maxWords, len(strings.Fields(name)))
	}
	for _, abbr := range h.Abbr {
		c.withDiacritics.addAbbreviation(viet.KeyLoose(abbr), h, viet.KeyLoose(h.Name))
		c.withoutDiacritics.addAbbreviation(bareKey(abbr), h, bareKey(h.Name))
	}
}

// addConferrerMeanings records the aliases of h that have this meaning only for one sort of body, for example “Bằng
// khen (trung ương)”, and removes them from its aliases.
func (c *Catalogue) addConferrerMeanings(h *Honour) {
	var aliases []string
	for _, alias := range h.Aliases {
		if name, by, ok := cutConferrerSort(alias); ok {
			if other := c.withDiacritics.names[viet.KeyLoose(name)].honour; other != nil {
				c.byConferrer[conferrerKey{other, by}] = h
			}
			continue
		}
		aliases = append(aliases, strings.TrimSuffix(alias, " …"))
	}
	h.Aliases = aliases
}

// cutConferrerSort splits “Bằng khen (trung ương)” into the name and the sort of body, and reports whether the alias
// has one.
func cutConferrerSort(alias string) (name, by string, ok bool) {
	name, by, _ = strings.Cut(alias, " (")
	by = strings.TrimSuffix(by, ")")
	if !slices.Contains(conferrerSorts, by) {
		return alias, "", false
	}
	return name, by, true
}

// findHolder returns an earlier honour that has one of the names of h, and that name; nil if there is none.
func (c *Catalogue) findHolder(h *Honour) (first *Honour, name string) {
	for _, name := range append([]string{h.Name}, h.Aliases...) {
		if n, ok := c.withDiacritics.names[viet.KeyLoose(strings.TrimSuffix(name, " …"))]; ok {
			return n.honour, name
		}
	}
	return nil, ""
}

// declaredAt returns the file and line that declare h: "content/honours.yaml:5", or "catalogue.md".
func declaredAt(h *Honour) string {
	if h.Pos.File == "" {
		return "catalogue.md"
	}
	return h.Pos.File + ":" + strconv.Itoa(h.Pos.Line)
}
