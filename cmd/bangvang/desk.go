package main

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"bangvang/cmd/bangvang/ui"

	"bangvang/internal/build"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/editor/complete"
	"bangvang/internal/editor/fix"
	"bangvang/internal/editor/importer"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/par"
	"bangvang/internal/publish"
	"bangvang/internal/serve"
	"bangvang/internal/text/viet"
	"bangvang/themes"
)

// siteDesk reads files for the desk of serve, and writes and publishes its articles in the folder of a site.
type siteDesk struct {
	dir     string
	root    *os.Root
	options func() build.Options // of a build of what is public
	made    []*importer.Article  // by the last Read
}

// Read makes drafts of files that an editor has dropped.
func (d *siteDesk) Read(ctx context.Context, uploads []serve.Upload, lang string) (serve.Reading, error) {
	files := map[string][]byte{}
	for _, u := range uploads {
		files[u.Name] = u.Data
	}
	site := source.WithoutLinks(d.root.FS())
	taken, done := survey(site)
	result, err := importer.Import(ctx, []importer.Source{{Name: ".", FS: source.Overlay(embed.FS{}, files), Path: "."}}, importer.Options{
		Today: time.Now(), Known: complete.LoadNames(site, themes.FS), Taken: taken, Done: done, Text: textIn(site), Convert: convert,
	})
	if err != nil {
		return serve.Reading{}, fmt.Errorf("reading the files: %w", err)
	}
	d.made = result.Articles
	var r serve.Reading
	for _, a := range result.Articles {
		one := *a.Draft
		one.ShowPictures()
		r.Drafts = append(r.Drafts, one)
	}
	for _, u := range uploads {
		what, there := whatIs(u, result, lang)
		r.Files = append(r.Files, serve.ReadFile{Name: u.Name, What: what, There: there})
	}
	return r, nil
}

// kindNames say what a file of a kind is, Vietnamese and English.
var kindNames = map[importer.Kind][2]string{
	importer.Word: {"văn bản Word", "Word document"}, importer.OldWord: {"văn bản Word 97-2003", "Word 97-2003 document"}, importer.RTF: {"văn bản RTF", "RTF document"}, importer.ODT: {"văn bản LibreOffice", "LibreOffice document"},
	importer.Excel: {"bảng Excel", "Excel workbook"}, importer.OldExcel: {"bảng Excel 97-2003", "Excel 97-2003 workbook"}, importer.ODS: {"bảng LibreOffice", "LibreOffice workbook"}, importer.CSV: {"bảng CSV", "CSV table"},
	importer.PDF: {"PDF", "PDF"}, importer.HTML: {"trang web", "web page"}, importer.Picture: {"ảnh", "picture"}, importer.HEIC: {"ảnh HEIC", "HEIC picture"}, importer.Markdown: {"bài Markdown", "Markdown article"}, importer.Text: {"tệp chữ", "text"},
}

// inLanguage returns the Vietnamese text, or the English one if lang is “en”.
func inLanguage(lang, vi, en string) string {
	if lang == "en" {
		return en
	}
	return vi
}

// whatIs says what a file is, and why it is in no new article; there is the article of the site that it is in.
func whatIs(u serve.Upload, r *importer.Result, lang string) (what, there string) {
	for _, s := range r.Skipped {
		if slices.Contains(s.Sources, u.Name) {
			return inLanguage(lang, "đã có trong một bài của trang; mở bài ấy để sửa", "it is in an article of the site already; open that to change it"), s.There
		}
	}
	for _, m := range r.Remarks {
		if m.From.File == u.Name && m.Weight == draft.Repair {
			return inLanguage(lang, "chưa dùng: "+m.VI, "not used: "+m.EN), m.There
		}
	}
	name, ok := kindNames[importer.KindOf(u.Name, u.Data)]
	if !ok {
		name = [2]string{"tệp", "file"}
	}
	return inLanguage(lang, name[0], name[1]), ""
}

// Article returns the article that draft n of the last Read becomes.
func (d *siteDesk) Article(ctx context.Context, n int, one *draft.Draft) (serve.Article, error) {
	taken := func(at string) bool {
		bare := strings.TrimSuffix(at, ".md")
		_, folder := d.root.Lstat(bare)
		_, file := d.root.Lstat(bare + ".md")
		return folder == nil || file == nil
	}
	made := d.made[n].Again(ctx, one, taken, time.Now())
	out := serve.Article{Text: made.Path, Files: map[string][]byte{}, Remarks: made.Remarks}
	for _, f := range made.Files() {
		data, err := f.Bytes()
		if err != nil {
			return serve.Article{}, fmt.Errorf("reading %s: %w", path.Base(f.Path), err)
		}
		out.Files[f.Path] = data
	}
	return out, nil
}

// ErrorText returns the text of an error.
func (d *siteDesk) ErrorText(err error, lang string) string { return ui.ErrorText(err, lang) }

// The reasons for which files of the desk are not saved.
var (
	errTaken     = errors.New("there is such a file already; change the title or the day and save again")
	errElsewhere = errors.New("it has been changed elsewhere since it was saved; go on in that file")
)

// Save writes files to the site in place of those in before: see [serve.Desk].
func (d *siteDesk) Save(before, files map[string][]byte) error {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		_, ours := before[name]
		if _, err := d.root.Lstat(name); err == nil && !ours {
			return fmt.Errorf("saving %s: %w", name, errTaken)
		}
	}
	for name, data := range before {
		if now, err := d.root.ReadFile(name); !errors.Is(err, fs.ErrNotExist) && !bytes.Equal(now, data) {
			return fmt.Errorf("saving %s: %w", name, errElsewhere)
		}
	}
	// The text is last: whoever watches the folder then finds everything that it names.
	names := slices.SortedFunc(maps.Keys(files), func(a, b string) int {
		if text := strings.HasSuffix(a, ".md"); text != strings.HasSuffix(b, ".md") {
			return map[bool]int{true: 1, false: -1}[text]
		}
		return strings.Compare(a, b)
	})
	for _, name := range names {
		was, ours := before[name]
		_, err := d.root.Lstat(name)
		switch {
		case ours && err == nil && bytes.Equal(was, files[name]):
			continue
		case ours && err == nil:
			err = replaceFixed(d.root, fix.File{Path: name, Name: filepath.FromSlash(name), Before: was, After: files[name]})
		default:
			err = createIn(d.root, name, files[name])
		}
		if err != nil {
			return fmt.Errorf("saving %s: %w", name, err)
		}
	}
	for name := range before {
		if _, still := files[name]; !still {
			if err := d.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("removing %s: %w", name, err)
			}
		}
	}
	return nil
}

// Publish builds the site and sends the article to where it is published from.
func (d *siteDesk) Publish(ctx context.Context, names []string, title, lang string) []serve.Step {
	out := filepath.Join(d.dir, "public")
	o := d.options()
	o.Drafts, o.Future = false, false
	start := time.Now()
	r, err := build.Run(ctx, o, publish.Options{Dir: out, Budget: par.NewBudget(0), ModTimesFile: filepath.Join(d.dir, ".bangvang", "stat")})
	if err != nil {
		return []serve.Step{{Text: inLanguage(lang, "không dựng được trang: ", "the site cannot be built: ") + ui.ErrorText(err, lang)}}
	}
	if r.Problems.HasErrors() {
		printer := diag.Printer{Lang: lang, Line: r.Line}
		for _, p := range r.Problems {
			if p.Severity() == diag.Error && !p.Held {
				return []serve.Step{{Text: inLanguage(lang, "bài đã lưu, trang chưa dựng được: ", "the article is saved, the site is not built: ") + p.Pos.File + ": " + printer.Message(p)}}
			}
		}
	}
	steps := []serve.Step{{Done: true, Text: fmt.Sprintf(inLanguage(lang, "đã dựng trang: %s bài, %s tệp mới, %.1f giây", "the site is built: %s articles, %s new files, %.1f s"),
		viet.FormatNumber(r.Articles), viet.FormatNumber(r.Written), time.Since(start).Seconds())}}
	return append(steps, send(ctx, d.dir, out, names, title, lang)...)
}
