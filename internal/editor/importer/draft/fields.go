package draft

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/content/filetype"
	"bangvang/internal/text/viet"
)

// Mark says how far a value can be relied on.
type Mark string

// The marks of a [Field]: a value that was read for sure or written by an editor, one that an editor must look at before it
// is published, and one that no file has.
const (
	Sure    Mark = "sure"
	Doubt   Mark = "doubt"
	Missing Mark = "missing"
)

// Field is one value of a draft as an editor sees it: a text that may be changed, beside the place it was read from.
type Field struct {
	ID     string `json:"id"`    // of [Draft.Set]: “title”, “awards.0.by”
	Label  string `json:"label"` // in Vietnamese
	Help   string `json:"help,omitempty"`
	Lines  int    `json:"lines"` // of its box
	Value  string `json:"value"`
	Mark   Mark   `json:"mark"`
	Quote  string `json:"quote,omitempty"`
	Source string `json:"source,omitempty"` // “quyet-dinh.docx, bảng 1, dòng 2”
	Late   bool   `json:"late,omitempty"`   // to be set when all of it is written

	set     func(text string)
	confirm func()
}

// Group is a part of the form: the article itself, one decision, one award, the pictures, the text.
type Group struct {
	ID     string  `json:"id"` // “awards.0” can be dropped by [Draft.Drop], others not
	Title  string  `json:"title"`
	Mark   Mark    `json:"mark"` // Doubt for an award that is only proposed as a whole
	Quote  string  `json:"quote,omitempty"`
	Source string  `json:"source,omitempty"`
	Drops  bool    `json:"drops"` // [Draft.Drop] takes it out of the draft
	Fields []Field `json:"fields"`
}

// String returns the place in Vietnamese, “quyet-dinh.docx, bảng 1, dòng 2”, "" for none.
func (p Place) String() string {
	if p.File == "" || p.At == "" {
		return p.File + p.At
	}
	return p.File + ", " + p.At
}

// Groups returns all values of the draft in the order of the form. They are those of this moment: after [Draft.Set],
// [Draft.Confirm] or [Draft.Drop] the caller asks again.
func (d *Draft) Groups() []Group {
	main := Group{ID: "main", Title: "Bài", Mark: Sure, Fields: []Field{
		value("title", "Tiêu đề", 2, &d.Title),
		value("summary", "Sapo", 3, &d.Summary),
		day("date", "Ngày đăng", &d.Date),
		values("locality", "Địa phương", helpLocality, &d.Localities),
		value("category", "Chuyên mục", 1, &d.Category),
		values("tags", "Chủ đề", helpTags, &d.Tags),
		values("author", "Tác giả", helpAuthors, &d.Authors),
		value("photo", "Người chụp ảnh", 1, &d.Photo),
	}}
	groups := []Group{main}
	if !d.Page {
		groups = append(groups, Group{ID: "event", Title: "Sự kiện", Mark: Sure, Fields: []Field{
			value("event.kind", "Loại sự kiện", 1, &d.Event.Kind),
			day("event.from", "Ngày diễn ra", &d.Event.From),
			day("event.to", "Đến ngày", &d.Event.To),
			value("event.session", "Buổi", 1, &d.Event.Session),
			value("event.at", "Nơi diễn ra", 1, &d.Event.At),
		}})
	}
	for i := range d.Decisions {
		groups = append(groups, d.decisionGroup(i))
	}
	for i := range d.Awards {
		groups = append(groups, d.awardGroup(i))
	}
	if g := d.pictureGroup(); len(g.Fields) > 0 {
		groups = append(groups, g)
	}
	return append(groups, d.bodyGroup())
}

// bodyGroup returns the field of the text.
func (d *Draft) bodyGroup() Group {
	body := Field{ID: "body", Label: "Bài viết", Lines: 14, Value: d.Body, Mark: Sure, Help: helpBody,
		set: func(text string) { d.Body = strings.TrimSpace(text) + "\n" }, confirm: func() {}}
	if strings.TrimSpace(d.Body) == "" {
		body.Mark = Missing
	}
	return Group{ID: "body", Title: "Nội dung", Mark: Sure, Fields: []Field{body}}
}

// What fields say of how they are filled in.
const (
	helpLocality   = "mỗi dòng một nơi, ví dụ: Phường Bắc Hồng Lĩnh, Hà Tĩnh"
	helpTags       = "mỗi dòng một chủ đề"
	helpAuthors    = "mỗi dòng một người"
	helpDay        = "ví dụ: 19/12/2025"
	helpRecipients = "tập thể: 12 — hoặc “cá nhân:” rồi mỗi dòng một người: Họ tên | Chức vụ | Đơn vị"
	helpBody       = "một dòng trống ngăn hai đoạn; # tiêu đề mục viết là ## ở đầu dòng"
	helpAlt        = "cho người không nhìn thấy ảnh"
	helpAlts       = "viết một lần, mỗi ảnh thêm số của nó: “Trao Giấy khen, ảnh 1”"
	helpCaption    = "dòng dưới ảnh"
	helpList       = "dòng đầu là tên các cột; mỗi dòng sau một người, giữa các cột là dấu của tệp"
)

// IsPictures reports whether the draft has pictures and nothing else.
func (d *Draft) IsPictures() bool {
	if len(d.Files) == 0 || len(d.Awards)+len(d.Decisions) > 0 || strings.TrimSpace(picture.ReplaceAllString(d.Body, "")) != "" {
		return false
	}
	return !slices.ContainsFunc(d.Files, func(f File) bool { return !filetype.IsPicture(f.Name) })
}

// Name returns the title.
func (d *Draft) Name() string { return d.Title.Text }

func (d *Draft) decisionGroup(i int) Group {
	e, id := &d.Decisions[i], "decisions."+strconv.Itoa(i)
	return Group{ID: id, Title: numbered("Quyết định", i, len(d.Decisions)), Mark: Sure, Fields: []Field{
		value(id+".no", "Số quyết định", 1, &e.No), day(id+".date", "Ngày ký", &e.Date), value(id+".by", "Người ký, nơi ký", 1, &e.By),
	}}
}

func (d *Draft) awardGroup(i int) Group {
	a, id := &d.Awards[i], "awards."+strconv.Itoa(i)
	g := Group{ID: id, Title: numbered("Khen thưởng", i, len(d.Awards)), Mark: Sure, Quote: a.Quote, Source: a.From.String(), Drops: true, Fields: []Field{
		value(id+".award", "Danh hiệu, hình thức", 1, &a.Honour), value(id+".by", "Ai tặng", 1, &a.By), value(id+".period", "Năm, giai đoạn", 1, &a.Period),
		value(id+".for", "Thành tích", 2, &a.Citation), value(id+".amount", "Tiền thưởng", 1, &a.Amount), recipients(id+".to", a),
	}}
	if a.Unsure {
		g.Mark = Doubt
	}
	return g
}

// numbered returns the title of part i of n: “Khen thưởng”, or “Khen thưởng 2”.
func numbered(title string, i, n int) string {
	if n == 1 {
		return title
	}
	return title + " " + strconv.Itoa(i+1)
}

// value returns the field of a text.
func value(id, label string, lines int, v *Value) Field {
	f := Field{ID: id, Label: label, Lines: lines, Value: v.Text, Mark: markOf(v.Text, v.Unsure), Quote: v.Quote, Source: v.From.String()}
	f.set = func(text string) {
		*v = Value{Text: strings.Join(strings.Fields(text), " "), From: v.From, Quote: v.Quote}
	}
	f.confirm = func() { v.Unsure = false }
	return f
}

// values returns the field of a list of texts, one in each line. A text that stays keeps its place.
func values(id, label, help string, list *[]Value) Field {
	f := Field{ID: id, Label: label, Help: help, Lines: max(1, min(len(*list), 5)), Mark: Missing}
	for i, v := range *list {
		f.Value += v.Text + "\n"
		if m := markOf(v.Text, v.Unsure); i == 0 || m == Doubt {
			f.Mark, f.Quote, f.Source = m, v.Quote, v.From.String()
		}
	}
	f.Value = strings.TrimSuffix(f.Value, "\n")
	f.set = func(text string) {
		var out []Value
		for line := range strings.Lines(text) {
			if line = strings.Join(strings.Fields(line), " "); line == "" {
				continue
			}
			v := Value{Text: line}
			if i := slices.IndexFunc(*list, func(v Value) bool { return v.Text == line }); i >= 0 {
				v.From, v.Quote = (*list)[i].From, (*list)[i].Quote
			}
			out = append(out, v)
		}
		*list = out
	}
	f.confirm = func() {
		for i := range *list {
			(*list)[i].Unsure = false
		}
	}
	return f
}

// day returns the field of a date, written “19/01/2024” or “21/03/2024, 10:31”. A text that is no date is not taken: the
// old one stays.
func day(id, label string, d *Day) Field {
	f := Field{ID: id, Label: label, Help: helpDay, Lines: 1, Mark: Missing, Quote: d.Quote, Source: d.From.String()}
	if !d.Time.IsZero() {
		f.Value = viet.DateTime(d.Time, d.HasClock)
		f.Mark = markOf(f.Value, d.Unsure)
	}
	f.set = func(text string) {
		if text = strings.TrimSpace(text); text == "" {
			*d = Day{}
			return
		}
		if t, clock, ok := viet.ParseDate(strings.Replace(text, ", ", " ", 1)); ok {
			*d = Day{Time: t, HasClock: clock, Set: true, From: d.From, Quote: d.Quote}
		}
	}
	f.confirm = func() { d.Unsure, d.Set = false, true }
	return f
}

// recipients returns the field of the recipients of an award: lines as “tập thể: 12”, or “cá nhân:” with a line for each
// name below it. A name whose line stays keeps its place and its note.
func recipients(id string, a *Award) Field {
	f := Field{ID: id, Label: "Ai được khen", Lines: 3, Mark: Missing, Source: a.From.String(),
		Help: helpRecipients}
	var lines []string
	known := map[string]Name{}
	for _, to := range a.To {
		if len(to.Names) == 0 {
			lines = append(lines, to.Kind+": "+to.Count)
			continue
		}
		lines = append(lines, to.Kind+":")
		for _, n := range to.Names {
			line := content.Name{Title: n.Title, Name: n.Name, Post: n.Post, Unit: n.Unit, Posthumous: n.Posthumous}.Line()
			known[line] = n
			lines = append(lines, line)
			f.Source = n.From.String()
		}
	}
	if len(lines) > 0 {
		f.Value, f.Mark = strings.Join(lines, "\n"), markOf("x", a.Unsure)
		f.Lines = min(len(lines)+1, 12)
	}
	f.set = func(text string) { a.To = parseRecipients(text, known) }
	f.confirm = func() { a.Unsure = false }
	return f
}

// kindLine is a line that begins a kind of recipients: “tập thể: 12”, “cá nhân:”.
var kindLine = regexp.MustCompile(`^([^|:]{1,60}):\s*(.*)$`)

// parseRecipients reads the lines of the field of recipients. Names without a kind above them are people.
func parseRecipients(text string, known map[string]Name) (out []Recipients) {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if n, ok := known[line]; ok && len(out) > 0 {
			last := &out[len(out)-1]
			last.Names = append(last.Names, n)
			continue
		}
		if m := kindLine.FindStringSubmatch(line); m != nil {
			out = append(out, Recipients{Kind: strings.TrimSpace(m[1]), Count: m[2]})
			continue
		}
		if len(out) == 0 || out[len(out)-1].Count != "" {
			out = append(out, Recipients{Kind: "cá nhân"})
		}
		last := &out[len(out)-1]
		var kinds []content.RecipientKind
		if viet.Fold(last.Kind) == "ca nhan" {
			kinds = []content.RecipientKind{content.Individual}
		}
		n := content.ParseName(line, kinds)
		last.Names = append(last.Names, Name{Title: n.Title, Name: n.Name.Name, Post: n.Post, Unit: n.Unit, Posthumous: n.Posthumous})
	}
	return slices.DeleteFunc(out, func(r Recipients) bool { return r.Count == "" && len(r.Names) == 0 })
}

// picture is a picture in the text: its description, its file, its caption.
var picture = regexp.MustCompile(`!\[((?:[^\]\\]|\\.)*)\]\(<?([^\s)>"]+)>?(?:\s+"((?:[^"\\]|\\.)*)")?\)`)

// ShowPictures adds to the text each picture beside it that it does not show, so that an editor can move and describe it.
func (d *Draft) ShowPictures() {
	shown := map[string]bool{d.Image: true}
	for _, m := range picture.FindAllStringSubmatch(d.Body, -1) {
		shown[m[2]] = true
	}
	for _, f := range d.Files {
		if shown[f.Name] || !filetype.IsPicture(f.Name) {
			continue
		}
		alt, _, _ := strings.Cut(f.Caption, "|")
		d.Body = strings.TrimSpace(d.Body+"\n\n"+pictureText(escape(strings.TrimSpace(alt)), f.Name, escape(f.Caption))) + "\n"
	}
}

// pictureText returns the Markdown of a picture, of texts that are escaped.
func pictureText(alt, file, caption string) string {
	if caption != "" {
		file += ` "` + caption + `"`
	}
	return "![" + alt + "](" + file + ")"
}

// pictureGroup returns the fields of the pictures of the text.
func (d *Draft) pictureGroup() Group {
	g := Group{ID: "pictures", Title: "Ảnh", Mark: Sure}
	var bare []Field // descriptions that are missing
	for i, m := range picture.FindAllStringSubmatch(d.Body, -1) {
		id := "pictures." + strconv.Itoa(i)
		alt := d.pictureField(id+".alt", "Lời tả "+m[2], helpAlt, i, 1, m[1])
		if alt.Value == "" {
			bare = append(bare, alt)
		}
		g.Fields = append(g.Fields, alt, d.pictureField(id+".caption", "Chú thích "+m[2], helpCaption, i, 3, m[3]))
	}
	if len(bare) > 1 {
		g.Fields = slices.Insert(g.Fields, 0, allAlts(bare))
	}
	return g
}

// allAlts returns the field of one description for several pictures, which gives each its number.
func allAlts(bare []Field) Field {
	return Field{ID: "pictures.alts", Label: "Lời tả chung cho các ảnh chưa có", Help: helpAlts, Lines: 1, Mark: Missing, Late: true, confirm: func() {}, set: func(text string) {
		for i, f := range bare {
			f.set(strings.TrimSpace(text) + ", ảnh " + strconv.Itoa(i+1))
		}
	}}
}

// pictureField returns the field of part 1 (the description) or 3 (the caption) of picture i of the text.
func (d *Draft) pictureField(id, label, help string, i, part int, now string) Field {
	f := Field{ID: id, Label: label, Help: help, Lines: 1, Value: unescape(now), Mark: markOf(now, false), confirm: func() {}}
	f.set = func(text string) {
		all := picture.FindAllStringSubmatchIndex(d.Body, -1)
		if i >= len(all) {
			return
		}
		at := all[i]
		sub := func(n int) string {
			if at[2*n] < 0 {
				return ""
			}
			return d.Body[at[2*n]:at[2*n+1]]
		}
		parts := [4]string{1: sub(1), 2: sub(2), 3: sub(3)}
		parts[part] = escape(strings.Join(strings.Fields(text), " "))
		d.Body = d.Body[:at[0]] + pictureText(parts[1], parts[2], parts[3]) + d.Body[at[1]:]
	}
	return f
}

var (
	escaping   = strings.NewReplacer(`\`, `\\`, `[`, `\[`, `]`, `\]`, `"`, `\"`)
	unescaping = regexp.MustCompile(`\\([\\\[\]"])`)
)

func escape(s string) string   { return escaping.Replace(s) }
func unescape(s string) string { return unescaping.ReplaceAllString(s, "$1") }

func markOf(text string, unsure bool) Mark {
	switch {
	case text == "":
		return Missing
	case unsure:
		return Doubt
	}
	return Sure
}

// Set changes the value of the field with this ID: an editor has written it, so it is sure. It returns false if there is no
// such field, or if a date cannot be read; the draft is then as before.
func (d *Draft) Set(id, text string) bool { return setField(d.Groups, id, text) }

// setField changes the value of a field of the groups: see [Draft.Set].
func setField(groups func() []Group, id, text string) bool {
	f := fieldIn(groups(), id)
	if f == nil {
		return false
	}
	if f.Value == strings.ReplaceAll(text, "\r\n", "\n") {
		return true
	}
	f.set(strings.ReplaceAll(text, "\r\n", "\n"))
	now := fieldIn(groups(), id)
	return now == nil || now.Value != f.Value || strings.TrimSpace(text) == strings.TrimSpace(f.Value)
}

// Confirm makes the value of a field sure, or an award as a whole with its values: an editor has looked at it. It returns
// false if there is no such field or group.
func (d *Draft) Confirm(id string) bool {
	if f := d.field(id); f != nil {
		f.confirm()
		return true
	}
	for _, g := range d.Groups() {
		if g.ID != id {
			continue
		}
		for _, f := range g.Fields {
			f.confirm()
		}
		return true
	}
	return false
}

// Drop takes an award out of the draft. It returns false if there is no award with this ID, “awards.0”.
func (d *Draft) Drop(id string) bool {
	number, ok := strings.CutPrefix(id, "awards.")
	i, err := strconv.Atoi(number)
	if !ok || err != nil || i < 0 || i >= len(d.Awards) {
		return false
	}
	d.Awards = slices.Delete(slices.Clone(d.Awards), i, i+1)
	return true
}

// AddAward adds a row of awards for an editor to fill in.
func (d *Draft) AddAward() { d.Awards = append(slices.Clone(d.Awards), Award{}) }

// field returns the field with this ID, nil if there is none.
func (d *Draft) field(id string) *Field { return fieldIn(d.Groups(), id) }

func fieldIn(groups []Group, id string) *Field {
	for _, g := range groups {
		for i := range g.Fields {
			if g.Fields[i].ID == id {
				return &g.Fields[i]
			}
		}
	}
	return nil
}
