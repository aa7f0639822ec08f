package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"bangvang/cmd/bangvang/ui"

	"bangvang/internal/content"
	"bangvang/internal/content/config"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/extract"
	"bangvang/internal/knowledge/extract/rows"
	"bangvang/internal/knowledge/honours"
)

func awardsCommand(say ui.Console) *cobra.Command {
	var (
		dir, format string
		write       bool
	)
	c := &cobra.Command{
		Use: "awards TỆP…", Short: "đọc khen thưởng từ câu chữ của bài, viết sẵn các dòng awards", Args: cobra.MinimumNArgs(1),
		Long: "Đọc khen thưởng từ câu chữ của bài Markdown hoặc văn bản chép từ trang web (mỗi dòng một đoạn); - là đầu vào chuẩn.\n" +
			"Mỗi dòng awards có ghi chú số dòng và câu mà nó được đọc ra. Câu đề nghị, dự kiến, không rõ thì không đọc.",
		RunE: func(_ *cobra.Command, names []string) error {
			if format != "yaml" && format != "json" {
				return fmt.Errorf("reading --format: %q is none of yaml, json", format)
			}
			catalogue, err := loadCatalogue(dir)
			if err != nil {
				return err
			}
			var read []*awardsFile
			for _, name := range names {
				r, err := readAwards(extract.New(catalogue), name, say)
				if err != nil {
					return err
				}
				read = append(read, r)
			}
			if write {
				return writeRows(say, read)
			}
			if format == "json" {
				return printJSON(say, read)
			}
			return printAwards(say, read)
		},
	}
	c.Flags().StringVarP(&dir, "source", "s", ".", "`THƯ_MỤC` gốc của trang (chứa content/honours.yaml, nếu có)")
	c.Flags().StringVar(&format, "format", "yaml", "`DẠNG` của kết quả: yaml hoặc json")
	c.Flags().BoolVar(&write, "write", false, "viết các dòng vào phần đầu của bài chưa có awards")
	return c
}

// loadCatalogue returns the catalogue of honours, with those that the site in dir adds.
func loadCatalogue(dir string) (*honours.Catalogue, error) {
	tree := &source.Tree{}
	raw, err := fs.ReadFile(source.WithoutLinks(os.DirFS(dir)), config.HonoursFile)
	switch {
	case err == nil:
		f, _ := source.NewFile(config.HonoursFile, raw)
		tree.Files = append(tree.Files, f)
	case !errors.Is(err, os.ErrNotExist):
		return nil, fmt.Errorf("reading the site's honours: %w", err)
	}
	conf, _ := config.Read(tree) // bangvang check reports the problems of the settings
	catalogue, _ := honours.New(conf.Honours)
	return catalogue, nil
}

// reading holds the text of one file and the awards that it states.
type awardsFile struct {
	name       string
	raw        []byte
	file       *source.File
	statements []extract.Statement
}

// readAwards reads a file and the awards that its text states; the name - means standard input. A file is Markdown if
// its name ends in .md or it has a front matter; in other texts each line is a paragraph.
func readAwards(reader *extract.Reader, name string, say ui.Console) (*awardsFile, error) {
	var raw []byte
	var err error
	if name == "-" {
		raw, err = io.ReadAll(say.In)
	} else {
		raw, err = os.ReadFile(name)
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	if err := reportOffice(say, name, raw); err != nil {
		return nil, err
	}
	f, problems := source.NewFile(filepath.ToSlash(name), raw)
	if problems.HasErrors() {
		shown := diag.Printer{Lang: ui.Language(""), Line: func(_ string, n int) string { return f.Line(n) }}
		if err := shown.Human(say.Err, problems); err != nil {
			return nil, err
		}
		return nil, ui.ErrProblems
	}
	list := extract.Distinct(readStatements(reader, name, f.Text))
	return &awardsFile{name, raw, f, list}, nil
}

func readStatements(reader *extract.Reader, name, text string) []extract.Statement {
	if strings.EqualFold(filepath.Ext(name), ".md") || rows.HasFrontMatter(text) {
		return reader.Read(text)
	}
	return reader.ReadLines(text)
}

// comment returns the line number and the sentence of a statement, for a comment in YAML, with what is not certain: for
// example, “dòng 7: …”, “dòng 7, câu này chưa đọc hết: …”.
func (r *awardsFile) comment(s extract.Statement) string {
	vi, en := "", ""
	switch {
	case s.Unsure:
		vi, en = ", chưa chắc, xin đọc lại câu", ", not certain, please read the sentence"
	case s.Total:
		vi, en = ", tổng của các dòng sau, ghi cả hai thì đếm hai lần", ", the total of rows below, which would count twice"
	case s.Partial:
		vi, en = ", câu này chưa đọc hết", ", not all of this sentence was read"
	}
	word := localisedError("dòng %d%s: %s", "line %d%s: %s").Error()
	return fmt.Sprintf(word, r.file.Pos(s.HonourOffset).Line, localisedError(vi, en), s.Sentence)
}

// rowCount returns the number of statements that are rows, and of those that are only comments.
func (r *awardsFile) rowCount() (written, commented int) {
	for _, s := range r.statements {
		if rows.IsRow(s) {
			written++
		} else {
			commented++
		}
	}
	return written, commented
}

// yaml returns the rows of a file as YAML, or "" if it states no awards.
func (r *awardsFile) yaml() string { return rows.YAML(r.statements, r.comment) }

// printAwards prints rows that an editor can copy into the front matter.
func printAwards(say ui.Console, read []*awardsFile) error {
	for _, r := range read {
		if len(r.statements) == 0 {
			printNoAwards(say, r)
			continue
		}
		if len(read) > 1 {
			fmt.Fprintf(say.Out, "# %s\n", r.name)
		}
		if _, err := io.WriteString(say.Out, rows.WithKey(r.yaml())); err != nil {
			return err
		}
	}
	return nil
}

// printJSON prints the awards of all files as one JSON array.
func printJSON(say ui.Console, read []*awardsFile) error {
	list := []rows.Row{}
	for _, r := range read {
		for _, s := range r.statements {
			if s.Unsure {
				continue
			}
			list = append(list, rows.NewRow(s, r.file.Pos(s.HonourOffset)))
		}
	}
	e := json.NewEncoder(say.Out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(list)
}

// writeRows writes rows into the articles that have none. It reports the other articles, and then returns
// [ui.ErrProblems].
func writeRows(say ui.Console, read []*awardsFile) error {
	var failed bool
	for _, r := range read {
		switch filled, reason := r.withRows(); {
		case reason != nil:
			fmt.Fprintf(say.Err, "%s: %s\n", r.name, reason)
			failed = true
		case filled == nil:
			printNoAwards(say, r)
		default:
			if err := replaceFile(r.name, filled); err != nil {
				return err
			}
			printWritten(say, r)
		}
	}
	if failed {
		return ui.ErrProblems
	}
	return nil
}

// withRows returns the article with its rows added, nil if there are none to add, or the reason why it must not change.
func (r *awardsFile) withRows() ([]byte, error) {
	if r.name == "-" {
		return nil, localisedError("- là đầu vào chuẩn, không viết vào được", "- is standard input and cannot be written to")
	}
	if before := content.Parse(r.file); before.Problems.HasErrors() {
		return nil, localisedError("phần đầu có lỗi; chạy `bangvang check` và sửa trước", "the front matter has errors; run `bangvang check` and mend them first")
	} else if len(before.Awards) > 0 {
		return nil, localisedError("đã có awards, không viết đè; bỏ --write để xem các dòng rồi chép những dòng còn thiếu", "it has awards already, nothing is overwritten; see the rows without --write and copy what is missing")
	}
	if len(r.statements) == 0 {
		return nil, nil
	}
	text, err := rows.Insert(r.raw, r.yaml())
	if err != nil {
		return nil, localisedError("không có phần đầu để viết vào", "it has no front matter to write to")
	}
	f, _ := source.NewFile(r.file.Path, text)
	written, _ := r.rowCount()
	if after := content.Parse(f); after.Problems.HasErrors() || len(after.Awards) != written {
		return nil, localisedError("đã có khoá awards (để trống?), không viết đè", "it has the key awards (left empty?), nothing is overwritten")
	}
	return text, nil
}

func localisedError(vi, en string) error {
	if ui.Language("") == "en" {
		return errors.New(en)
	}
	return errors.New(vi)
}

// replaceFile replaces the bytes of a file by data, all or none of them. It keeps symbolic links and the file's mode.
func replaceFile(name string, data []byte) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("writing %s: %w", name, err)
		}
	}()
	target, err := filepath.EvalSymlinks(name)
	if err != nil {
		return err
	}
	info, err := os.Stat(target)
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(target), ".awards-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(info.Mode().Perm()), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), target)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// printNoAwards prints to standard error that a file states no award.
func printNoAwards(say ui.Console, r *awardsFile) {
	fmt.Fprintf(say.Err, "%s: %s\n", r.name, localisedError("không đọc ra khen thưởng nào", "no award was read"))
}

// printWritten prints to standard error how many rows were written to a file, and how many as comments.
func printWritten(say ui.Console, r *awardsFile) {
	written, commented := r.rowCount()
	fmt.Fprintf(say.Err, localisedError("%s: đã viết %d dòng, xin đọc lại\n", "%s: %d rows written, look them over\n").Error(), r.name, written)
	if commented > 0 {
		fmt.Fprintf(say.Err, localisedError("%s: %d dòng chưa chắc để trong chú thích\n", "%s: %d rows that are not certain are comments\n").Error(), r.name, commented)
	}
}
