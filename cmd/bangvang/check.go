package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"bangvang/cmd/bangvang/ui"

	"bangvang/internal/build/check"
	"bangvang/internal/diag"
)

func checkCommand(say ui.Console) *cobra.Command {
	var (
		flags  siteFlags
		format string
		strict bool
		mend   bool
		dry    bool
		all    bool
		data   []string
	)
	c := &cobra.Command{
		Use: "check", Short: "kiểm tra mọi bài, không dựng trang", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if !slices.Contains(diag.Formats, format) {
				return fmt.Errorf("reading --format: %q is none of %s", format, strings.Join(diag.Formats, ", "))
			}
			if len(data) > 0 {
				printer := ui.Printer("", nil)
				printer.Limit = limit(all)
				return checkData(say, printer, data, format, strict)
			}
			store, done, err := flags.openStore()
			if err != nil {
				return err
			}
			defer done(store)
			o, err := flags.options(c.Context(), store)
			if err != nil {
				return err
			}
			if mend || dry {
				if err := flags.fix(c.Context(), say, o, dry); err != nil || dry {
					return err
				}
			}
			s, err := check.Load(c.Context(), o)
			if err != nil {
				return err
			}
			shown, folder := s.Problems, "."
			if format == "github" || format == "sarif" {
				folder = flags.folder()
				shown = shown.WithFolder(folder)
			}
			printer := ui.Printer(s.Settings.Language, s.Line)
			printer.Limit = limit(all)
			printer.Changes = changesOnDisk(s.Tree, folder)
			if err := printer.Write(say.Out, format, shown); err != nil {
				return err
			}
			say.PrintChecked(s)
			if s.Blocked(strict) || s.Problems.Count(diag.Error) > 0 { // also those of articles that build holds back
				return ui.ErrProblems
			}
			return nil
		},
	}
	flags.add(c)
	c.Flags().StringVar(&format, "format", "human", "`DẠNG` của kết quả: human, json, github (chú thích trong GitHub Actions) hoặc sarif")
	completeFormat(c)
	addTheme(c, &flags)
	addAll(c, &all)
	c.Flags().StringArrayVar(&data, "data", nil, "kiểm tra `TỆP` JSON của một bảng vàng bất kỳ theo `bangvang schema roll`, thay cho trang")
	c.Flags().BoolVar(&strict, "strict", false, "coi cảnh báo là lỗi")
	c.Flags().BoolVar(&mend, "fix", false, "tự sửa trong content/ những chỗ chỉ có một cách sửa")
	c.Flags().BoolVar(&dry, "dry-run", false, "như --fix, nhưng chỉ in ra những dòng sẽ đổi, không ghi gì")
	return c
}

// maxOfCode is the number of problems of one code that people see without --all. Programs get all.
const maxOfCode = 20

// limit returns the number of problems of one code to print, 0 for all.
func limit(all bool) int {
	if all {
		return 0
	}
	return maxOfCode
}

func addAll(c *cobra.Command, all *bool) {
	c.Flags().BoolVar(all, "all", false, "kể mọi vấn đề, cả khi một mã có hơn 20")
}

// folder returns the path of the site relative to the current folder, which is the repository's root in CI. It returns
// “.” if they are the same or the path is not known.
func (f *siteFlags) folder() string {
	here, err := os.Getwd()
	if err != nil {
		return "."
	}
	there, err := filepath.Abs(f.dir)
	if err != nil {
		return "."
	}
	name, err := filepath.Rel(here, there)
	if err != nil {
		return "."
	}
	return filepath.ToSlash(name)
}
