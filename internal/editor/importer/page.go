package importer

import (
	"strconv"
	"strings"
	"time"

	"bangvang/internal/content"
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/text/encoding"
	"bangvang/internal/text/viet"
)

// page is the text of an article: entries of its front matter in the order of the reference, and its Markdown.
type page struct {
	mark    string // the first comment, which names the sources
	entries []*entry
	body    []string // lines
	start   int      // number of the first line of body in the text that text wrote last
	literal map[int]bool
}

// maxInline is the number of names that the front matter holds; more become a list in CSV.
const maxInline = 20

// newPage returns the page of a draft. Names of lists are written by addList, which returns the name of their file; fits is
// false if an article cannot name it, which then has their count.
func newPage(d *draft.Draft, today time.Time, marks []string, addList func(kind string, names []draft.Name) (file string, fits bool)) *page {
	p := &page{mark: "nhập từ: " + strings.Join(marks, ", "), literal: map[int]bool{}}
	add := func(list ...*entry) {
		for _, e := range list {
			if e != nil {
				p.entries = append(p.entries, e)
			}
		}
	}
	title := d.Title
	if frontmatter.Line(title.Text) == "" {
		title = draft.Value{Text: "Bài nhập từ " + d.From.File, From: d.From}
	}
	title.Unsure = false // an article needs one
	head := valueOf("title", title)
	if d.Title.Unsure {
		head.behind = unsure(head.behind)
	}
	add(head)
	if !d.Page {
		add(dateEntry(d, today))
	}
	add(valueOf("summary", d.Summary))
	if !d.Page {
		add(listOf("locality", d.Localities), valueOf("category", d.Category), listOf("tags", d.Tags), listOf("author", d.Authors), sourceEntry(d.Source), eventEntry(d.Event))
	}
	add(textEntry("image", d.Image), valueOf("photo", d.Photo), attachmentsEntry(d.Attach))
	if !d.Page {
		shared := sharedDecisions(d)
		add(awardsEntry(d, shared, addList), decisionsEntry(d, shared))
	}
	add(&entry{key: "draft", value: strconv.FormatBool(!d.Published)})
	if d.Page {
		add(&entry{key: "kind", value: string(content.Page)})
	}
	add(aliasesEntry(d.Aliases), dayOf("updated", d.Updated))
	p.body = strings.Split(strings.Trim(cleanText(d.Body), "\n"), "\n")
	return p
}

// dateEntry returns the date of an article, which it needs: without a sure one it is the day of the import.
func dateEntry(d *draft.Draft, today time.Time) *entry {
	if plausible(d.Date, today) {
		return dayOf("date", d.Date)
	}
	e := &entry{key: "date", value: today.In(viet.Zone).Format("2006-01-02"), behind: "ngày nhập; tệp không ghi ngày đăng"}
	if read := dayOf("date", d.Date); read != nil {
		e.behind = "ngày nhập; có thể là " + read.value
		if from := placeText(d.Date.From); from != "" {
			e.behind += "; " + from
		}
		e.above = read.above
	}
	return e
}

// plausible reports whether a day is taken for that of an article: one that an editor has set, or one that was read for sure and may be.
func plausible(d draft.Day, today time.Time) bool {
	switch {
	case d.Time.IsZero() || d.Unsure:
		return false
	case d.Set:
		return true
	}
	return d.Time.Year() >= 1945 && !content.FarAhead(d.Time, today)
}

// dayText returns a day as the front matter has it.
func dayText(d draft.Day) string {
	at := d.Time.In(viet.Zone)
	if d.HasClock {
		return at.Format("2006-01-02T15:04")
	}
	return at.Format("2006-01-02")
}

// coreEntry returns an entry without which the one above it means nothing.
func coreEntry(key, text string) *entry {
	e := textEntry(key, text)
	if e != nil {
		e.core = true
	}
	return e
}

func textEntry(key, text string) *entry { return valueOf(key, draft.Value{Text: text}) }

// listOf returns a key with one value, or with a list of them.
func listOf(key string, list []draft.Value) *entry {
	var items []*entry
	for _, v := range list {
		if e := valueOf(key, v); e != nil {
			items = append(items, e)
		}
	}
	switch len(items) {
	case 0:
		return nil
	case 1:
		return items[0]
	}
	for _, e := range items {
		e.key, e.item = "", true
	}
	return (&entry{key: key}).add(items...)
}

func sourceEntry(s draft.Source) *entry {
	if frontmatter.Line(s.Name) == "" {
		return nil
	}
	if s.URL == "" {
		return textEntry("source", s.Name)
	}
	return (&entry{key: "source"}).add(textEntry("name", s.Name), textEntry("url", s.URL))
}

func eventEntry(v draft.Event) *entry {
	e := &entry{key: "event"}
	if v.To.Time.IsZero() {
		e.add(dayOf("date", v.From))
	} else {
		e.add(dayOf("from", v.From), dayOf("to", v.To))
	}
	e.add(valueOf("session", v.Session), valueOf("kind", v.Kind), valueOf("at", v.At))
	return filled(e)
}

// filled returns e, nil if there is nothing below it.
func filled(e *entry) *entry {
	if len(e.below) == 0 {
		return nil
	}
	return e
}

func attachmentsEntry(list []draft.Attachment) *entry {
	e := &entry{key: "attachments"}
	for _, a := range list {
		item := (&entry{item: true}).add(coreEntry("file", a.File), textEntry("name", a.Name))
		if a.Unsure { // the file itself is not copied
			item = (&entry{item: true, off: true, above: "nếu tệp này được công bố: chép nó vào cạnh bài, bỏ dấu #"}).add(textEntry("file", SafeName(a.File)), textEntry("name", a.Name))
		}
		e.add(item)
	}
	return filled(e)
}

func aliasesEntry(list []string) *entry {
	e := &entry{key: "aliases"}
	for _, a := range list {
		if a = frontmatter.Line(a); a != "" {
			e.add(&entry{item: true, value: `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(a) + `"`})
		}
	}
	return filled(e)
}

// sharedDecisions returns the IDs of decisions that several awards name: they are written once, below decisions.
func sharedDecisions(d *draft.Draft) map[string]bool {
	uses := map[string]int{}
	for _, a := range d.Awards {
		uses[a.Decision]++
	}
	shared := map[string]bool{}
	for _, one := range d.Decisions {
		shared[one.ID] = uses[one.ID] != 1
	}
	return shared
}

func decisionsEntry(d *draft.Draft, shared map[string]bool) *entry {
	e := &entry{key: "decisions"}
	for _, one := range d.Decisions {
		if shared[one.ID] {
			e.add((&entry{item: true}).add(coreEntry("id", one.ID)).add(decisionEntries(one)...))
		}
	}
	return filled(e)
}

func decisionEntries(one draft.Decision) []*entry {
	var list []*entry
	for _, e := range []*entry{valueOf("no", one.No), dayOf("date", one.Date), textEntry("file", one.File)} {
		if e != nil {
			list = append(list, e)
		}
	}
	return list
}

func awardsEntry(d *draft.Draft, shared map[string]bool, addList func(string, []draft.Name) (string, bool)) *entry {
	e := &entry{key: "awards"}
	for _, a := range d.Awards {
		honour := valueOf("award", a.Honour)
		if honour == nil {
			if len(a.To) == 0 {
				continue
			}
			honour, a.Unsure = &entry{key: "award", value: "…", behind: "ghi danh hiệu, hình thức khen thưởng"}, true
		}
		row := &entry{item: true, above: placeText(a.From), off: a.Unsure || a.Honour.Unsure}
		if q := quoted(a.Quote); q != "" {
			row.above = strings.TrimPrefix(row.above+": "+q, ": ")
		}
		if row.off {
			row.above = unsure(row.above)
		}
		honour.off, honour.core = false, true
		row.add(honour, valueOf("by", a.By), valueOf("period", a.Period), valueOf("for", a.Citation), recipientsEntry(a.To, addList), valueOf("amount", a.Amount), textEntry("status", a.Status))
		if a.Decision != "" {
			row.add(decisionOf(d, a.Decision, shared))
		}
		e.add(row)
	}
	return filled(e)
}

// decisionOf returns the key decision of a row: its ID if rows share it, or all of it.
func decisionOf(d *draft.Draft, id string, shared map[string]bool) *entry {
	for _, one := range d.Decisions {
		if one.ID == id && !shared[id] {
			return filled((&entry{key: "decision"}).add(decisionEntries(one)...))
		}
	}
	return textEntry("decision", id)
}

func recipientsEntry(list []draft.Recipients, addList func(string, []draft.Name) (string, bool)) *entry {
	e := &entry{key: "to"}
	for _, r := range list {
		key := frontmatter.Quote(frontmatter.Line(r.Kind))
		switch {
		case key == "":
		case len(r.Names) > maxInline:
			file, fits := addList(r.Kind, r.Names)
			count := strconv.Itoa(len(r.Names))
			if !fits {
				e.add(&entry{key: key, value: count, behind: "danh sách ở " + file + ", quá dài cho một bài"})
				continue
			}
			e.add((&entry{key: key}).add(coreEntry("file", file), &entry{key: "count", value: count}))
		case len(r.Names) > 0:
			names := &entry{key: key}
			for _, n := range r.Names {
				names.add(nameEntry(n))
			}
			e.add(filled(names))
		default:
			if count := textEntry(key, r.Count); count != nil {
				e.add(count)
			}
		}
	}
	return filled(e)
}

// nameEntry returns a recipient as an item: the name alone, or a map.
func nameEntry(n draft.Name) *entry {
	name := coreEntry("name", n.Name)
	if name == nil {
		return nil
	}
	if n.Title == "" && n.Post == "" && n.Unit == "" && n.Note == "" && !n.Posthumous && !strings.ContainsAny(n.Name, "|,;(") {
		return &entry{item: true, value: name.value}
	}
	item := (&entry{item: true}).add(name, textEntry("title", n.Title), textEntry("post", n.Post), textEntry("unit", n.Unit))
	if n.Posthumous {
		item.add(&entry{key: "posthumous", value: "true"})
	}
	return item.add(textEntry("note", n.Note))
}

// text returns the file of the page.
func (p *page) text() []byte {
	var l lines
	l.line("---")
	l.line("# " + frontmatter.Line(p.mark))
	for _, e := range p.entries {
		e.write(&l, "", "")
	}
	l.line("---")
	p.start = l.n + 2
	if len(p.body) > 1 || p.body[0] != "" {
		l.line("")
	} else {
		return []byte(l.String())
	}
	for i, line := range p.body {
		if p.literal[i] {
			line = literal(line)
		}
		l.line(line)
	}
	return []byte(l.String())
}

// recode reads all texts of the page as written in an old encoding.
func (p *page) recode(e encoding.Encoding) {
	again := func(s *string) { *s = cleanText(e.Decode([]byte(*s))) }
	again(&p.mark)
	walk(p.entries, func(v *entry) {
		if v.key != "" {
			again(&v.key)
		}
		again(&v.value)
		again(&v.above)
		again(&v.behind)
	})
	for i := range p.body {
		again(&p.body[i])
	}
}

// literal returns a line of Markdown that shows the characters of line as they are.
func literal(line string) string {
	var out strings.Builder
	line = strings.TrimSpace(line)
	digits := strings.TrimLeft(line, "0123456789")
	for i, r := range line {
		first := i == 0 && strings.ContainsRune("-+=:", r)
		numbered := len(digits) < len(line) && i == len(line)-len(digits) && (r == '.' || r == ')')
		if first || numbered || strings.ContainsRune("\\`*_[]<>#|~&!$@^{}", r) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}
