package draft

import (
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/frontmatter/yamlnode"
	"bangvang/internal/text/viet"
)

// Groups returns the values of the file that have a field, in the order of the form: see [Draft.Groups]. A value that is
// written in another way than the form knows, for example an author with a part in the article, is a line as in the file.
func (w *Written) Groups() []Group {
	page := w.IsPage()
	main := Group{ID: "main", Title: "Bài", Mark: Sure}
	main.add(w.value("title", "Tiêu đề", 2, "title"), w.value("summary", "Sapo", 3, "summary"), w.day("date", "Ngày đăng", "date"))
	if !page {
		main.add(w.values("locality", "Địa phương", helpLocality), w.value("category", "Chuyên mục", 1, "category"), w.values("tags", "Chủ đề", helpTags))
	}
	main.add(w.values("author", "Tác giả", helpAuthors), w.value("photo", "Người chụp ảnh", 1, "photo"))
	groups := []Group{main}
	if !page {
		groups = append(groups, w.eventGroup())
		groups = append(groups, w.decisionGroups()...)
		groups = append(groups, w.awardGroups()...)
	}
	if g := w.body.pictureGroup(); len(g.Fields) > 0 {
		groups = append(groups, g)
	}
	return append(groups, w.body.bodyGroup())
}

// add adds the fields that there are.
func (g *Group) add(fields ...*Field) {
	for _, f := range fields {
		if f != nil {
			g.Fields = append(g.Fields, *f)
		}
	}
}

func (w *Written) eventGroup() Group {
	g := Group{ID: "event", Title: "Sự kiện", Mark: Sure}
	first := "date"
	if w.doc.Find(yamlnode.Path{"event", "from"}) != nil {
		first = "from"
	}
	g.add(w.value("event.kind", "Loại sự kiện", 1, "event", "kind"), w.day("event.from", "Ngày diễn ra", "event", first))
	if first == "from" {
		g.add(w.day("event.to", "Đến ngày", "event", "to"))
	}
	g.add(w.value("event.session", "Buổi", 1, "event", "session"), w.value("event.at", "Nơi diễn ra", 1, "event", "at"))
	return g
}

func (w *Written) decisionGroups() (out []Group) {
	rows := w.rows("decisions")
	for i := range rows {
		n := strconv.Itoa(i)
		g := Group{ID: "decisions." + n, Title: numbered("Quyết định", i, len(rows)), Mark: Sure}
		g.add(w.value(g.ID+".no", "Số quyết định", 1, "decisions", n, "no"), w.day(g.ID+".date", "Ngày ký", "decisions", n, "date"))
		out = append(out, g)
	}
	return out
}

func (w *Written) awardGroups() (out []Group) {
	rows := w.rows("awards")
	for i := range rows {
		n := strconv.Itoa(i)
		path := yamlnode.Path{"awards", n}
		g := Group{ID: "awards." + n, Title: numbered("Khen thưởng", i, len(rows)), Mark: Sure, Drops: true}
		g.Source, g.Quote = w.notesAbove(path)
		if w.offAt(path) >= 0 {
			g.Mark = Doubt
		}
		g.add(w.value(g.ID+".award", "Danh hiệu, hình thức", 1, "awards", n, "award"), w.value(g.ID+".by", "Ai tặng", 1, "awards", n, "by"), w.value(g.ID+".period", "Năm, giai đoạn", 1, "awards", n, "period"),
			w.value(g.ID+".for", "Thành tích", 2, "awards", n, "for"), w.value(g.ID+".amount", "Tiền thưởng", 1, "awards", n, "amount"), w.recipients(g.ID+".to", i))
		if d := w.doc.Find(yamlnode.Path{"awards", n, "decision"}); d != nil && d.Kind == yamlnode.Mapping {
			g.add(w.value(g.ID+".no", "Số quyết định", 1, "awards", n, "decision", "no"), w.day(g.ID+".date", "Ngày ký", "awards", n, "decision", "date"))
		}
		for _, k := range w.kinds(i) {
			g.add(w.list(k.file))
		}
		out = append(out, g)
	}
	return out
}

// value returns the field of a text, or of a list where the file has one; nil where it has anything else.
func (w *Written) value(id, label string, lines int, path ...string) *Field {
	n := w.doc.Find(path)
	f := &Field{ID: id, Label: label, Lines: lines, Mark: Missing, confirm: func() { w.live(path) }}
	switch {
	case n == nil:
		if parent := w.doc.Find(path[:len(path)-1]); parent != nil && parent.Kind != yamlnode.Mapping && len(path) > 1 && parent.Tag != yamlnode.Null {
			return nil
		}
	case n.Kind == yamlnode.Sequence:
		return w.lines(f, "", path)
	case n.Kind != yamlnode.Scalar:
		return nil
	}
	f.Value = w.textAt(path...)
	w.show(f, path)
	f.set = func(text string) {
		text = strings.Join(strings.Fields(text), " ")
		if text == "" && id != "title" {
			w.remove(path)
			return
		}
		w.put(path, orEmpty(asYAML(text)))
	}
	return f
}

// orEmpty returns YAML for a text, "" in quotes.
func orEmpty(yaml string) string {
	if yaml == "" {
		return `""`
	}
	return yaml
}

// show fills in how sure a field is and where it was read.
func (w *Written) show(f *Field, path yamlnode.Path) {
	if f.Value == "" {
		return
	}
	f.Mark = markOf(f.Value, w.offAt(path) >= 0)
	w.noted(f, path)
}

// day returns the field of a date.
func (w *Written) day(id, label string, path ...string) *Field {
	f := w.value(id, label, 1, path...)
	if f == nil || strings.Contains(f.Value, "\n") {
		return nil
	}
	set := f.set
	f.Value, f.Help = shownDay(f.Value), helpDay
	f.set = func(text string) {
		if strings.TrimSpace(text) == "" {
			set("")
			return
		}
		if t, clock, ok := viet.ParseDate(strings.Replace(text, ", ", " ", 1)); ok {
			form := "2006-01-02"
			if clock {
				form = "2006-01-02T15:04"
			}
			w.put(path, t.In(viet.Zone).Format(form))
		}
	}
	return f
}

// values returns the field of a list of texts at the top of the file, one in each line.
func (w *Written) values(key, label, help string) *Field {
	return w.lines(&Field{ID: key, Label: label, Mark: Missing, confirm: func() { w.live(yamlnode.Path{key}) }}, help, yamlnode.Path{key})
}

// lines fills in the field of a list. A line that stays keeps its item as the file has it.
func (w *Written) lines(f *Field, help string, path yamlnode.Path) *Field {
	var old []string
	if n := w.doc.Find(path); n != nil && n.Tag != yamlnode.Null {
		items := []*yamlnode.Node{n}
		if n.Kind == yamlnode.Sequence {
			items = n.Content
		}
		for _, item := range items {
			old = append(old, w.itemText(item))
		}
	}
	f.Help, f.Lines, f.Value = help, max(1, min(len(old), 5)), strings.Join(old, "\n")
	w.show(f, path)
	f.set = func(text string) {
		items := itemsOf(old, slices.Collect(strings.Lines(text)))
		switch {
		case len(items) == 0:
			w.remove(path)
		case len(items) == 1 && len(old) <= 1 && w.isOne(path):
			w.put(path, asYAML(text))
		default:
			if out, ok := yamlnode.PutList(w.yaml, path, items); ok {
				w.take(out, path)
			}
		}
	}
	return f
}

// isOne reports whether a list is one text, or not there.
func (w *Written) isOne(path yamlnode.Path) bool {
	n := w.doc.Find(path)
	return n == nil || n.Kind == yamlnode.Scalar
}

// itemsOf returns the items of a list whose lines an editor has changed: a line that was there keeps its item.
func itemsOf(old, lines []string) (items []yamlnode.Item) {
	used := make([]bool, len(old))
	for _, line := range lines {
		if line = frontmatter.Line(line); line == "" {
			continue
		}
		item := yamlnode.Item{Keep: -1, Text: asYAML(line)}
		for i, was := range old {
			if was == line && !used[i] {
				used[i], item.Keep = true, i
				break
			}
		}
		items = append(items, item)
	}
	return items
}

// recipients returns the field of the recipients of a row: see recipients of [Draft.Groups]. A list beside the article is
// the name of its file.
func (w *Written) recipients(id string, row int) *Field {
	path := yamlnode.Path{"awards", strconv.Itoa(row), "to"}
	if n := w.doc.Find(path); n != nil && n.Kind != yamlnode.Mapping && n.Tag != yamlnode.Null {
		return nil
	}
	f := &Field{ID: id, Label: "Ai được khen", Lines: 3, Mark: Missing, Help: helpRecipients, confirm: func() { w.live(path) }}
	old := w.kinds(row)
	var lines []string
	known := map[string]bool{}
	for _, k := range old {
		lines = append(lines, strings.TrimSpace(k.name+": "+k.value))
		lines = append(lines, k.lines...)
		for _, line := range k.lines {
			known[line] = true
		}
	}
	f.Value = strings.Join(lines, "\n")
	f.Lines = max(3, min(len(lines)+1, 12))
	w.show(f, path)
	f.set = func(text string) {
		now := parseKinds(text, known)
		for _, k := range old {
			if !slices.ContainsFunc(now, func(n recipientKind) bool { return n.name == k.name }) {
				w.remove(append(slices.Clone(path), k.name))
			}
		}
		for _, k := range now {
			if i := slices.IndexFunc(old, func(o recipientKind) bool { return o.name == k.name }); i >= 0 {
				w.putKind(path, k, old[i])
				continue
			}
			w.putKind(path, k, recipientKind{})
		}
	}
	return f
}

// putKind writes the recipients of one kind, if they are not as they were.
func (w *Written) putKind(to yamlnode.Path, k, was recipientKind) {
	path := append(slices.Clone(to), k.name)
	switch {
	case k.name == was.name && k.value == was.value && slices.Equal(k.lines, was.lines):
	case len(k.lines) == 0:
		w.put(path, orEmpty(asYAML(k.value)))
	default:
		if out, ok := yamlnode.PutList(w.yaml, path, itemsOf(was.lines, k.lines)); ok {
			w.take(out, path)
		}
	}
}

// parseKinds reads the lines of the field of recipients. Names without a kind above them are people.
func parseKinds(text string, known map[string]bool) (out []recipientKind) {
	for line := range strings.Lines(text) {
		if line = frontmatter.Line(line); line == "" {
			continue
		}
		m := kindLine.FindStringSubmatch(line)
		if m != nil && !known[line] {
			out = append(out, recipientKind{name: strings.TrimSpace(m[1]), value: m[2]})
			continue
		}
		if len(out) == 0 || out[len(out)-1].value != "" {
			out = append(out, recipientKind{name: "cá nhân"})
		}
		out[len(out)-1].lines = append(out[len(out)-1].lines, line)
	}
	return slices.DeleteFunc(out, func(k recipientKind) bool { return k.value == "" && len(k.lines) == 0 })
}

// list returns the field of a list beside the article, nil for none.
func (w *Written) list(name string) *Field {
	text, ok := w.lists[name]
	if !ok || name == "" {
		return nil
	}
	mark, end := "", "\n"
	if strings.HasPrefix(text, "\ufeff") {
		mark = "\ufeff"
	}
	if strings.Contains(text, "\r\n") {
		end = "\r\n"
	}
	shown := strings.ReplaceAll(strings.TrimPrefix(text, mark), "\r\n", "\n")
	return &Field{ID: "list." + name, Label: "Danh sách " + name, Help: helpList, Lines: 12, Value: shown, Mark: Sure, confirm: func() {},
		set: func(text string) {
			w.lists[name], w.changed[name] = mark+strings.ReplaceAll(strings.Trim(text, "\n"), "\n", end), true
		}}
}
