package importer

import (
	"context"
	"errors"
	"path"
	"slices"
	"strings"
	"time"

	"bangvang/internal/content"
	"bangvang/internal/content/filetype"
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/picture"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/text/encoding"
	"bangvang/internal/text/viet"
)

// File is a file to write, by its path from the site's root. It has either Data or Load, which returns them.
type File struct {
	Path string
	Data []byte
	Load func() ([]byte, error)
	size int64 // of the bytes that Load returns
}

// Size returns the number of the file's bytes without reading them.
func (f File) Size() int64 {
	if f.Load != nil {
		return f.size
	}
	return int64(len(f.Data))
}

// Bytes returns the bytes of the file. The error is that of reading the file that they are copied from.
func (f File) Bytes() ([]byte, error) {
	if f.Load != nil {
		return f.Load()
	}
	return f.Data, nil
}

// Article is an article or a page that an import makes.
type Article struct {
	Draft   *draft.Draft
	Path    string         // content/2025/11/ten-bai/index.md, or content/ten-trang.md
	Sources []string       // names of the files that it was made from
	Remarks []draft.Remark // of the draft, and of what could not be written
	marks   []string
	page    *page
	beside  []File
}

// Files returns the files of an article: its text, and what lies beside it. It is a new slice.
func (a *Article) Files() []File {
	return append([]File{{Path: a.Path, Data: a.page.text()}}, a.beside...)
}

// NewArticle returns the article of a draft, whose files are below the folder that at names, content/2025/11/ten-bai, or
// at content/ten-trang.md for a page. What the reader of articles refuses becomes a comment, and what cannot lie beside an
// article is left out; Remarks say both. The day of today is that of a draft without one.
func NewArticle(ctx context.Context, d *draft.Draft, at string, marks []string, today time.Time) *Article {
	a := &Article{Draft: d, Path: at, marks: marks, Remarks: slices.Clone(d.Remarks)}
	folder := path.Dir(at)
	if !d.Page {
		a.Path, folder = path.Join(at, "index.md"), at
	}
	names := viet.UniqueSlugs{"index": 1}
	copied := *d
	copied.Awards = splitLists(d.Awards)
	a.placeFiles(ctx, &copied, folder, names)
	left := content.MaxListNames
	a.page = newPage(&copied, today, marks, func(kind string, list []draft.Name) (string, bool) {
		name := uniqueName(names, "danh-sach.csv")
		if names["danh-sach"] > 1 { // a second list is named after its kind
			name = uniqueName(names, SafeName("danh-sach "+kind+".csv"))
		}
		text := a.listText(list)
		a.beside = append(a.beside, File{Path: path.Join(folder, name), Data: text})
		left -= len(list)
		if left >= 0 && len(text) <= content.MaxListBytes {
			return name, true
		}
		a.Remarks = append(a.Remarks, draft.Remark{Weight: draft.Repair, From: d.From,
			VI: name + " quá dài: một bài chứa nhiều nhất 20.000 tên; bài chỉ ghi số lượng, chia danh sách ra nhiều bài nếu muốn có tên", EN: name + " is too long: an article holds 20,000 names at most; the article has the count alone, divide the list among articles to have the names"})
		return name, false
	})
	a.settle(nil)
	return a
}

// uniqueName returns the name, or name-2, … with its ending if that is taken.
func uniqueName(names viet.UniqueSlugs, name string) string {
	ending := path.Ext(name)
	return names.Reserve(strings.TrimSuffix(name, ending)) + ending
}

// placeFiles gives the files of a draft safe names that are free in its folder, and writes these into the draft.
func (a *Article) placeFiles(ctx context.Context, d *draft.Draft, folder string, names viet.UniqueSlugs) {
	var shown []string
	renamed := map[string]string{}
	for _, f := range d.Files {
		if why := faultOf(ctx, f); why != nil {
			why.From = f.From
			a.Remarks = append(a.Remarks, *why)
			continue
		}
		name := uniqueName(names, SafeName(f.Name))
		if name != f.Name {
			renamed[f.Name] = name
		}
		a.beside = append(a.beside, File{Path: path.Join(folder, name), Data: f.Data, Load: f.Load, size: f.Size})
		if filetype.IsPicture(name) && f.Name != d.Image && !strings.Contains(d.Body, "("+f.Name) && !strings.Contains(d.Body, "(<"+f.Name) {
			shown = append(shown, pictureLine(name, f.Caption))
		}
	}
	d.Image = rename(renamed, d.Image)
	d.Attach, d.Decisions = slices.Clone(d.Attach), slices.Clone(d.Decisions)
	for i := range d.Attach {
		d.Attach[i].File = rename(renamed, d.Attach[i].File)
	}
	for i := range d.Decisions {
		d.Decisions[i].File = rename(renamed, d.Decisions[i].File)
	}
	for old, name := range renamed {
		for _, end := range [...]string{")", " ", ">"} {
			d.Body = strings.ReplaceAll(d.Body, "("+old+end, "("+name+end)
			d.Body = strings.ReplaceAll(d.Body, "(<"+old+end, "(<"+name+end)
		}
	}
	if len(shown) > 0 {
		d.Body = strings.TrimRight(d.Body, "\n") + "\n\n" + strings.Join(shown, "\n\n") + "\n"
	}
}

func rename(names map[string]string, name string) string {
	if to, ok := names[name]; ok {
		return to
	}
	return name
}

// pictureLine returns the Markdown that shows a picture with its caption.
func pictureLine(name, caption string) string {
	caption = frontmatter.Line(caption)
	if caption == "" {
		return "![](" + name + ")"
	}
	alt, _, _ := strings.Cut(caption, "|")
	return "![" + literal(alt) + "](" + name + ` "` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(caption) + `")`
}

// later returns a file whose bytes are loaded again when they are needed, so that the pictures of an import are not in memory
// together. A picture that cannot lie beside an article is returned as it is.
func later(ctx context.Context, f draft.File, load func() ([]byte, error)) draft.File {
	if faultOf(ctx, f) == nil && len(f.Data) > 0 {
		f.Size, f.Load, f.Data = int64(len(f.Data)), load, nil
	}
	return f
}

// faultOf returns why a file cannot lie beside an article, nil if it can. A file that is loaded late is not looked at.
func faultOf(ctx context.Context, f draft.File) *draft.Remark {
	if f.Load != nil || !filetype.IsPicture(SafeName(f.Name)) {
		return nil
	}
	_, err := picture.Inspect(ctx, f.Name, f.Data)
	if err == nil || ctx.Err() != nil {
		return nil
	}
	why := &draft.Remark{Weight: draft.Repair, VI: "ảnh hỏng hoặc không phải ảnh, không đưa vào bài: " + f.Name, EN: "the picture is broken or none, and was left out: " + f.Name}
	switch {
	case errors.Is(err, picture.ErrTooLarge):
		why.VI, why.EN = "ảnh quá 50 triệu điểm hay 40 MB, không đưa vào bài; thu nhỏ rồi đặt cạnh bài: "+f.Name, "the picture has over 50 million pixels or 40 MB; make it smaller and put it beside the article: "+f.Name
	case errors.Is(err, picture.ErrActiveSVG):
		why.VI, why.EN = "ảnh SVG có mã lệnh, không đưa vào bài; xuất ra PNG: "+f.Name, "the SVG picture holds scripts; export it as PNG: "+f.Name
	}
	return why
}

// settleRounds is how often an article is read again after what was refused became a comment.
const settleRounds = 12

// settle makes comments of the entries, and literal text of the lines, that the reader of articles refuses or that
// problems name, until it refuses nothing.
func (a *Article) settle(problems diag.List) {
	a.mend(problems)
	for round := range settleRounds {
		f, found := source.NewFile(a.Path, a.page.text())
		found = append(found, content.Parse(f).Problems...)
		if !found.HasErrors() {
			return
		}
		if round == settleRounds-2 {
			for i := range a.page.body {
				a.page.literal[i] = true
			}
		}
		a.mend(found)
	}
}

// mend takes out what the errors among problems point at in the text that was written last.
func (a *Article) mend(problems diag.List) {
	say := map[string]diag.Printer{"vi": {Lang: "vi"}, "en": {Lang: "en"}}
	for _, p := range problems {
		if p.Code == diag.OldEncoding {
			a.page.recode(encoding.Detect(string(a.page.text())))
			continue
		}
		if p.Severity() != diag.Error || p.Pos.File != "" && p.Pos.File != a.Path {
			continue
		}
		vi, en := say["vi"], say["en"]
		remark := draft.Remark{Weight: draft.Repair, From: a.Draft.From, VI: vi.Message(p), EN: en.Message(p)}
		if p.Pos.Line >= a.page.start {
			i := p.Pos.Line - a.page.start
			if i >= len(a.page.body) || a.page.literal[i] {
				continue
			}
			a.page.literal[i] = true
			remark.VI, remark.EN = "một dòng của bài để nguyên chữ, vì "+remark.VI, "a line of the text is shown as it is, because "+remark.EN
			a.Remarks = append(a.Remarks, remark)
			continue
		}
		e := find(a.page.entries, p.Pos.Line, p.Code == diag.MissingKey)
		if e == nil || !a.page.drop(e, remark.VI) {
			continue
		}
		remark.VI, remark.EN = "để trong chú thích: "+remark.VI, "left as a comment: "+remark.EN
		a.Remarks = append(a.Remarks, remark)
	}
}

// drop makes a comment of an entry, with the reason, and reports whether it did: an article keeps its title and its day.
func (p *page) drop(e *entry, why string) bool {
	if e.key == "title" || e.key == "draft" || e.key == "kind" || e.key == "date" && slices.Contains(p.entries, e) {
		return false
	}
	e.off = true
	if e.item && len(e.below) > 0 { // nothing is written behind a dash alone
		e.above = strings.TrimPrefix(e.above+"; "+why, "; ")
	} else {
		e.behind = strings.TrimPrefix(e.behind+"; "+why, "; ")
	}
	return true
}
