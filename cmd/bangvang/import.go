package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"bangvang/cmd/bangvang/ui"

	"bangvang/internal/build"
	"bangvang/internal/build/check"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/editor/complete"
	"bangvang/internal/editor/importer"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/par"
	"bangvang/internal/text/viet"
	"bangvang/themes"
)

// importFlags holds the flags of import.
type importFlags struct {
	dir, format, as, uploads, portal, now string
	dry, draft                            bool
}

// subjects are the values of --as.
var subjects = []string{"decision", "news", "list", "page"}

func importCommand(say ui.Console) *cobra.Command {
	var f importFlags
	c := &cobra.Command{
		Use: "import ĐƯỜNG_DẪN…", Short: "nhập Word, Excel, PDF, trang web đã lưu, WordPress, Hugo, ảnh… thành bài nháp", Args: cobra.MinimumNArgs(1),
		Long: "Đọc các tệp và thư mục, nhận ra loại theo nội dung, và viết mỗi bài vào content/NĂM/THÁNG/TÊN-BÀI/ với ảnh và danh sách ở cạnh.\n" +
			"Quyết định, danh sách, tin và ảnh của một buổi trao thưởng thành một bài. Cạnh mỗi giá trị có ghi nó được đọc ở đâu.\n" +
			"Giá trị chưa chắc nằm trong chú thích: đúng thì bỏ dấu #. Không viết đè tệp nào; nhập lại lần nữa thì không thêm gì.\n" +
			"Điều cần xem lại được in ra và ghi ở import-report.md. Mã thoát là 1 nếu có tệp không đọc được hay có điều phải sửa trước khi đăng.",
		Example: "  bangvang import quyet-dinh.docx danh-sach.xlsx anh/ --dry-run\n  bangvang import xuat.xml --uploads wp-content/uploads --draft=false",
		RunE: func(c *cobra.Command, args []string) error {
			if f.format != "human" && f.format != "json" {
				return fmt.Errorf("reading --format: %q is none of human, json", f.format)
			}
			if f.as != "" && !slices.Contains(subjects, f.as) {
				return fmt.Errorf("reading --as: %q is none of %s", f.as, strings.Join(subjects, ", "))
			}
			return f.run(c.Context(), say, args)
		},
	}
	c.Flags().StringVarP(&f.dir, "source", "s", ".", "`THƯ_MỤC` gốc của trang (chứa content/)")
	c.Flags().StringVar(&f.format, "format", "human", "`DẠNG` của kết quả: human hoặc json")
	c.Flags().StringVar(&f.as, "as", "", "coi các tệp là `LOẠI`: decision (quyết định), news (tin), list (danh sách) hoặc page (trang đứng riêng)")
	c.Flags().StringVar(&f.uploads, "uploads", "", "`THƯ_MỤC` wp-content/uploads đã chép về, để lấy ảnh và tệp của bản xuất WordPress")
	c.Flags().StringVar(&f.portal, "portal", "", "`TỆP` YAML nói tiêu đề, ngày, nội dung ở đâu trong các trang web đã lưu")
	c.Flags().StringVar(&f.now, "now", "", "coi như hôm nay là `NGÀY`")
	c.Flags().BoolVar(&f.dry, "dry-run", false, "chỉ in ra những gì sẽ viết, không ghi gì")
	c.Flags().BoolVar(&f.draft, "draft", true, "viết bài nháp; --draft=false thì bài được đăng ở lần dựng sau")
	return c
}

// run imports the paths and writes the articles, unless it is a dry run.
func (f *importFlags) run(ctx context.Context, say ui.Console, paths []string) error {
	root, err := os.OpenRoot(f.dir)
	if err != nil {
		return fmt.Errorf("opening the site: %w", err)
	}
	defer root.Close()
	if info, err := root.Stat("content"); err != nil || !info.IsDir() {
		return errors.New("looking for the folder content/: there is none here; go to the site's folder (cd …) or name it with -s; a new site: bangvang new site …")
	}
	sources, err := openSources(paths)
	if err != nil {
		return err
	}
	today := time.Now()
	if f.now != "" {
		at, _, ok := viet.ParseDate(f.now)
		if !ok {
			return fmt.Errorf("reading --now: %q is not a date", f.now)
		}
		today = at
	}
	site := source.WithoutLinks(root.FS())
	known := complete.LoadNames(site, themes.FS)
	lang := ui.Language(known.Settings.Language)
	taken, done := survey(site)
	o := importer.Options{Today: today, As: f.as, Published: !f.draft, Known: known, Taken: taken, Done: done, Text: textIn(site), Convert: convert}
	if o.Uploads, o.Portal, err = f.archives(); err != nil {
		return err
	}
	var result *importer.Result
	err = say.ShowProgress(ctx, lang, func(ctx context.Context) (err error) {
		if result, err = importer.Import(ctx, sources, o); err != nil {
			return err
		}
		return result.Settle(par.Stage(ctx, "relate"), f.checker(ctx, root.FS(), today))
	})
	if err != nil {
		return interrupted(err, lang, ", chưa viết gì", "; nothing was written")
	}
	if result.Portal.HasErrors() {
		return f.printPortal(say, result.Portal, string(o.Portal), known.Settings.Language)
	}
	if !f.dry {
		if err := writeImport(root, result, lang, today); err != nil {
			return err
		}
	}
	if f.format == "json" {
		err = printImportJSON(say, result, lang)
	} else {
		err = f.print(say, result, lang)
	}
	if err == nil && result.NeedsLook() {
		return ui.ErrProblems
	}
	return err
}

// printPortal prints the problems of the file of --portal and returns [ui.ErrProblems].
func (f *importFlags) printPortal(say ui.Console, problems diag.List, text, lang string) error {
	for i := range problems {
		problems[i].Pos.File = filepath.ToSlash(f.portal)
	}
	lines := strings.Split(text, "\n")
	line := func(_ string, n int) string {
		if n < 1 || n > len(lines) {
			return ""
		}
		return lines[n-1]
	}
	if err := ui.Printer(lang, line).Human(say.Err, problems); err != nil {
		return err
	}
	return ui.ErrProblems
}

// archives opens what --uploads and --portal name.
func (f *importFlags) archives() (uploads fs.FS, portal []byte, err error) {
	if f.uploads != "" {
		if info, err := os.Stat(f.uploads); err != nil || !info.IsDir() {
			return nil, nil, fmt.Errorf("reading --uploads: %q is no folder", f.uploads)
		}
		uploads = source.WithoutLinks(os.DirFS(f.uploads))
	}
	if f.portal != "" {
		if portal, err = os.ReadFile(f.portal); err != nil {
			return nil, nil, fmt.Errorf("reading %s: %w", f.portal, err)
		}
	}
	return uploads, portal, nil
}

// openSources returns the sources of the paths that were typed, which messages name by their last part, unless two have the
// same. Links in a folder are not followed; a path that is a link is.
func openSources(paths []string) ([]importer.Source, error) {
	names := map[string]int{}
	for _, name := range paths {
		names[filepath.Base(filepath.Clean(name))]++
	}
	var list []importer.Source
	for _, name := range paths {
		info, err := os.Stat(name)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, err)
		}
		shown := filepath.Base(filepath.Clean(name))
		if names[shown] > 1 || shown == ".." {
			shown = path.Clean(filepath.ToSlash(name))
		}
		if info.IsDir() {
			list = append(list, importer.Source{Name: shown, FS: source.WithoutLinks(os.DirFS(name)), Path: "."})
			continue
		}
		target, err := filepath.EvalSymlinks(name)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, err)
		}
		list = append(list, importer.Source{Name: shown, FS: os.DirFS(filepath.Dir(target)), Path: filepath.Base(target)})
	}
	return list, nil
}

// survey reads which addresses the articles of a site have, and the marks of earlier imports. A file that cannot be read has
// none; check reports it.
func survey(site fs.FS) (taken func(string) bool, done map[string]string) {
	have := map[string]bool{}
	done = map[string]string{}
	_ = fs.WalkDir(site, "content", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		if have[strings.ToLower(name)] = true; d.IsDir() || !strings.HasSuffix(name, ".md") {
			return nil
		}
		have[strings.ToLower(strings.TrimSuffix(name, ".md"))] = true
		for _, mark := range importer.Marks(head(site, name)) {
			done[mark] = name
		}
		return nil
	})
	return func(at string) bool {
		at = strings.ToLower(at)
		return have[at] || have[strings.TrimSuffix(at, ".md")] || have[at+".md"]
	}, done
}

// textIn returns a function that reads an article of a site: see [importer.Options].
func textIn(site fs.FS) func(string) string {
	return func(name string) string {
		data, err := fs.ReadFile(site, name)
		if err != nil {
			return ""
		}
		return string(data)
	}
}

// headSize is how much of an article is read for the marks of an import: they are at its top, twenty bytes and a name each.
const headSize = 16 << 10

func head(site fs.FS, name string) string {
	f, err := site.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	data := make([]byte, headSize)
	n := 0
	for n < len(data) {
		m, err := f.Read(data[n:])
		if n += m; err != nil || m == 0 {
			break
		}
	}
	return string(data[:n])
}

// checker returns a function that checks the site with more files, none of which is on disk.
func (f *importFlags) checker(_ context.Context, root fs.FS, now time.Time) func(context.Context, []importer.File) (diag.List, error) {
	memo := &build.Memo{}
	return func(ctx context.Context, files []importer.File) (diag.List, error) {
		if len(files) == 0 {
			return nil, nil
		}
		more := map[string]source.Extra{}
		for _, file := range files {
			more[file.Path] = source.Extra{Size: file.Size(), Load: file.Bytes}
		}
		s, err := check.Load(ctx, build.Options{Root: source.OverlayFiles(root, more), Themes: themes.FS, Now: viet.StartOfDay(now), Memo: memo})
		if err != nil {
			return nil, err
		}
		return s.Problems, nil
	}
}

// writeImport writes the files of an import, each of which is new, and its report.
func writeImport(root *os.Root, r *importer.Result, lang string, today time.Time) error {
	for _, a := range r.Articles {
		for _, file := range slices.Backward(a.Files()) { // the text last: it has the mark that says that all is there
			data, err := file.Bytes()
			if err != nil {
				return fmt.Errorf("reading %s: %w", path.Base(file.Path), err)
			}
			if err := createIn(root, file.Path, data); err != nil {
				return err
			}
		}
	}
	if len(r.Articles) == 0 {
		return nil
	}
	name := importReport
	for n := 2; ; n++ {
		if _, err := root.Lstat(name); err != nil {
			break
		}
		name = fmt.Sprintf("import-report-%d.md", n)
	}
	return createIn(root, name, r.Report(lang, today))
}

// importReport is the file of the first report of imports, in the site's folder.
const importReport = "import-report.md"

// print prints what was written, or would be, and what needs a look.
func (f *importFlags) print(say ui.Console, r *importer.Result, lang string) error {
	for _, a := range r.Articles {
		for _, file := range a.Files() {
			fmt.Fprintln(say.Out, file.Path)
			if f.dry && file.Path == a.Path {
				data, _ := file.Bytes() // of memory
				fmt.Fprintln(say.Out, indent(string(data)))
			}
		}
	}
	findings := r.Findings()
	const most = 40
	for i, m := range findings {
		if i == most {
			fmt.Fprintf(say.Err, localised(lang, "… và %d điều nữa, xem %s\n", "… and %d more, see %s\n"), len(findings)-most, importReport)
			break
		}
		word := [...][2]string{draft.Note: {"để biết", "note"}, draft.Look: {"nên xem", "look"}, draft.Repair: {"phải sửa", "mend"}}[m.Weight]
		fmt.Fprintf(say.Err, "%s: %s\n", localised(lang, word[0], word[1]), diag.EscapeLines(m.Text(lang)))
	}
	if r.Learned != "" {
		fmt.Fprintf(say.Err, localised(lang, "đã đọc các trang theo cách này; nếu sai thì lưu thành portal.yaml, sửa, rồi nhập lại với --portal portal.yaml:\n%s", "the pages were read by this; if it is wrong, save it as portal.yaml, mend it and import again with --portal portal.yaml:\n%s"), indent(r.Learned))
	}
	for _, s := range r.Skipped {
		fmt.Fprintf(say.Err, localised(lang, "đã nhập từ trước: %s, ở %s\n", "imported before: %s, in %s\n"), strings.Join(s.Sources, ", "), s.There)
	}
	vi, en := "%d bài đã viết; xem lại, rồi đổi draft: true thành false để đăng\n", "%d articles written; look them over, then change draft: true to false to publish\n"
	switch {
	case f.dry:
		vi, en = "%d bài sẽ được viết; bỏ --dry-run để viết\n", "%d articles would be written; run without --dry-run to write them\n"
	case !f.draft || len(r.Articles) == 0:
		vi, en = "%d bài đã viết\n", "%d articles written\n"
	}
	_, err := fmt.Fprintf(say.Err, localised(lang, vi, en), len(r.Articles))
	return err
}

func localised(lang, vi, en string) string {
	if lang == "en" {
		return en
	}
	return vi
}

// indent returns a text with four blanks before each line that is not empty.
func indent(text string) string {
	var out strings.Builder
	for line := range strings.Lines(text) {
		if line != "\n" {
			out.WriteString("    ")
		}
		out.WriteString(line)
	}
	return out.String()
}

// importedJSON is what import prints for programs.
type importedJSON struct {
	Articles []articleJSON `json:"articles"`
	Remarks  []remarkJSON  `json:"remarks"`
	Skipped  []skippedJSON `json:"skipped"`
	Portal   string        `json:"portal,omitempty"` // portal.yaml, as it was learned
}

type articleJSON struct {
	Path    string   `json:"path"`
	Title   string   `json:"title"`
	Files   []string `json:"files"`
	Sources []string `json:"sources"`
}

type remarkJSON struct {
	Weight  string `json:"weight"` // repair, look, note
	Article string `json:"article,omitempty"`
	File    string `json:"file,omitempty"`
	At      string `json:"at,omitempty"`
	Text    string `json:"text"`
}

type skippedJSON struct {
	Sources []string `json:"sources"`
	Article string   `json:"article"`
}

func printImportJSON(say ui.Console, r *importer.Result, lang string) error {
	out := importedJSON{[]articleJSON{}, []remarkJSON{}, []skippedJSON{}, r.Learned}
	for _, a := range r.Articles {
		one := articleJSON{Path: a.Path, Title: a.Draft.Title.Text, Sources: a.Sources}
		for _, file := range a.Files() {
			one.Files = append(one.Files, file.Path)
		}
		out.Articles = append(out.Articles, one)
	}
	for _, m := range r.Findings() {
		text := localised(lang, m.VI, m.EN)
		out.Remarks = append(out.Remarks, remarkJSON{[...]string{"note", "look", "repair"}[m.Weight], m.Article, m.From.File, m.From.At, text})
	}
	for _, s := range r.Skipped {
		out.Skipped = append(out.Skipped, skippedJSON{s.Sources, s.There})
	}
	e := json.NewEncoder(say.Out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}
