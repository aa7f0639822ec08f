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
	)
	c := &cobra.Command{
		Use: "check", Short: "kiểm tra mọi bài, không dựng trang", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if !slices.Contains(diag.Formats, format) {
				return fmt.Errorf("reading --format: %q is none of %s", format, strings.Join(diag.Formats, ", "))
			}
			store := flags.openStore()
			defer store.Close(storeLimit)
			o, err := flags.options(c.Context(), store)
			if err != nil {
				return err
			}
			s, err := check.Load(c.Context(), o)
			if err != nil {
				return err
			}
			shown := s.Problems
			if format == "github" || format == "sarif" {
				shown = shown.WithFolder(flags.folder())
			}
			if err := ui.Printer(s.Settings.Language, s.Line).Write(say.Out, format, shown); err != nil {
				return err
			}
			say.PrintChecked(s)
			if s.Blocked(strict) {
				return ui.ErrProblems
			}
			return nil
		},
	}
	flags.add(c)
	c.Flags().StringVar(&format, "format", "human", "`DẠNG` của kết quả: human, json, github (chú thích trong GitHub Actions) hoặc sarif")
	completeFormat(c)
	c.Flags().BoolVar(&strict, "strict", false, "coi cảnh báo là lỗi")
	return c
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
