package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"bangvang/cmd/bangvang/ui"

	"bangvang/internal/content/source"
	"bangvang/internal/editor/complete"
	"bangvang/internal/editor/scaffold"
	"bangvang/internal/theme"
	"bangvang/themes"
)

func themeCommand(say ui.Console) *cobra.Command {
	c := &cobra.Command{Use: "theme", Short: "tạo giao diện mới, hoặc chép một mẫu của giao diện có sẵn ra để sửa"}
	c.AddCommand(themeNewCommand(say), themeEjectCommand(say))
	return c
}

func themeNewCommand(say ui.Console) *cobra.Command {
	var flags siteFlags
	c := &cobra.Command{
		Use: "new TÊN…", Short: "tạo trong themes/ một giao diện nhỏ của trường, của cơ quan, đặt trên giao diện bangvang", Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return newTheme(say, &flags, strings.Join(args, " ")) },
	}
	c.Flags().StringVarP(&flags.dir, "source", "s", ".", "`THƯ_MỤC` gốc của trang (chứa content/)")
	return c
}

// newTheme writes the files of a new theme, prints their names, and says how the site uses it.
func newTheme(say ui.Console, flags *siteFlags, text string) error {
	root, err := os.OpenRoot(flags.dir)
	if err != nil {
		return fmt.Errorf("opening the site: %w", err)
	}
	defer root.Close()
	name := scaffold.ThemeName(text)
	if name == "" {
		return fmt.Errorf("creating a theme: %q has no letter or digit", text)
	}
	known := complete.LoadNames(root.FS(), themes.FS)
	if slices.Contains(known.Themes(), name) {
		return fmt.Errorf("creating a theme: there is a theme %q already", name)
	}
	for _, f := range scaffold.ThemeFiles(name) {
		if err := createAndPrint(say, root, f.Path, f.Data); err != nil {
			return err
		}
	}
	said := "để dùng: viết dòng “theme: %s” vào content/site.yaml, rồi xem bằng: bangvang serve\n"
	if flags.language() == "en" {
		said = "to use it, write the line “theme: %s” into content/site.yaml, then look at it: bangvang serve\n"
	}
	_, err = fmt.Fprintf(say.Err, said, name)
	return err
}

func themeEjectCommand(say ui.Console) *cobra.Command {
	var flags siteFlags
	c := &cobra.Command{
		Use: "eject GIAO_DIỆN TỆP", Short: "chép một tệp, hay một khối, của giao diện có sẵn vào themes/GIAO_DIỆN của trang để sửa", Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error { return eject(say, &flags, args[0], args[1]) },
	}
	c.Flags().StringVarP(&flags.dir, "source", "s", ".", "`THƯ_MỤC` gốc của trang (chứa content/)")
	c.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		site := os.DirFS(flags.dir)
		if len(args) == 0 {
			return complete.LoadNames(site, themes.FS).Themes(), cobra.ShellCompDirectiveNoFileComp
		}
		return theme.PieceNames(themeOptions(site, args[0])), cobra.ShellCompDirectiveNoFileComp
	}
	return c
}

// themeOptions returns the options that say where the theme of a name is, in the site and among the built-in ones.
func themeOptions(site fs.FS, name string) theme.Options {
	own, err := fs.Sub(source.WithoutLinks(site), "themes")
	if err != nil {
		own = nil
	}
	return theme.Options{Site: own, Embedded: themes.FS, Name: name}
}

// eject copies a piece of what a theme is laid over into the theme's folder in the site, and says from where.
func eject(say ui.Console, flags *siteFlags, name, file string) error {
	root, err := os.OpenRoot(flags.dir)
	if err != nil {
		return fmt.Errorf("opening the site: %w", err)
	}
	defer root.Close()
	piece, err := theme.Eject(themeOptions(root.FS(), name), file)
	if err != nil {
		return err
	}
	if _, err := root.Stat(piece.Path); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("copying %s: there is such a file already", piece.Path)
	}
	if err := createAndPrint(say, root, piece.Path, piece.Data); err != nil {
		return err
	}
	said := "chép từ %s; sửa tệp này, xoá nó đi thì trang lại như cũ\n"
	if flags.language() == "en" {
		said = "copied from %s; change this file, or delete it to have the page as it was\n"
	}
	_, err = fmt.Fprintf(say.Err, said, piece.From)
	return err
}
