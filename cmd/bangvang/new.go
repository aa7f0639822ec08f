package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"bangvang/cmd/bangvang/ui"

	"bangvang/internal/content"
	"bangvang/internal/content/source"
	"bangvang/internal/editor/complete"
	"bangvang/internal/editor/scaffold"
	"bangvang/internal/text/viet"
	"bangvang/themes"
)

func newCommand(say ui.Console) *cobra.Command {
	c := &cobra.Command{Use: "new", Short: "tạo bài, trang hoặc cả một trang tin mới"}
	c.AddCommand(newArticleCommand(say), newPageCommand(say), newSiteCommand(say))
	return c
}

func newArticleCommand(say ui.Console) *cobra.Command {
	var (
		dir, date string
		rows      []string
		opts      = scaffold.Draft{Kind: content.Article}
	)
	c := &cobra.Command{
		Use: "article [TIÊU_ĐỀ…]", Short: "tạo một bài nháp trong content/; không có tiêu đề thì hỏi từng điều",
		RunE: func(_ *cobra.Command, args []string) error {
			opts.Title = strings.Join(args, " ")
			opts.Date = viet.StartOfDay(time.Now())
			if date != "" {
				at, _, ok := scaffold.ReadDay(date, opts.Date)
				if !ok {
					return fmt.Errorf("reading --date: %q is not a date", date)
				}
				opts.Date = at
			}
			for _, row := range rows {
				award, err := scaffold.ParseAward(row)
				if err != nil {
					return fmt.Errorf("reading --award: %w", err)
				}
				opts.Awards = append(opts.Awards, award)
			}
			return newArticle(say, dir, opts)
		},
	}
	c.Flags().StringVarP(&dir, "source", "s", ".", "`THƯ_MỤC` gốc của trang (chứa content/)")
	c.Flags().StringVar(&date, "date", "", "`NGÀY` của bài (mặc định hôm nay)")
	c.Flags().StringVar(&opts.Locality, "locality", "", "địa phương `TÊN`, ví dụ \"Quận Đồ Sơn, Hải Phòng\"")
	c.Flags().StringVar(&opts.Category, "category", "", "chuyên mục `TÊN`")
	c.Flags().StringArrayVar(&opts.Tags, "tag", nil, "chủ đề `TÊN` (dùng được nhiều lần)")
	c.Flags().StringArrayVar(&opts.Campaigns, "campaign", nil, "phong trào thi đua `TÊN` (dùng được nhiều lần)")
	c.Flags().StringArrayVar(&opts.Blocks, "block", nil, "cụm, khối thi đua `TÊN` (dùng được nhiều lần)")
	c.Flags().StringVar(&opts.Event.Kind, "event", "", "`LOẠI` sự kiện: tổng kết, phát động, …")
	c.Flags().StringArrayVar(&rows, "award", nil, "một dòng khen thưởng `TÊN|AI_TRAO|NGƯỜI_NHẬN|THỜI_GIAN`, ví dụ \"Bằng khen|UBND tỉnh|tập thể=8,cá nhân=12|2023\" (dùng được nhiều lần)")
	completeArticleFlags(c)
	return c
}

// newArticle writes a draft, and prints the problems of the names in it, which check would find. Without a title it asks for the article's data if standard input is a terminal.
func newArticle(say ui.Console, dir string, opts scaffold.Draft) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("opening the site: %w", err)
	}
	defer root.Close()
	known := complete.LoadNames(root.FS(), themes.FS)
	lang := ui.Language(known.Settings.Language)
	switch {
	case strings.TrimSpace(opts.Title) != "":
	case say.IsTerminal():
		if opts, err = scaffold.Ask(say.In, say.Err, lang, known, opts); err != nil {
			return err
		}
	default:
		return errors.New("reading the title: there is none")
	}
	opts.Locality = known.FullName(opts.Locality, opts.Date)
	if wrong := scaffold.Errors(scaffold.CheckDraft(opts)); len(wrong) > 0 {
		return fmt.Errorf("writing the draft: %s", say.Sentence(lang, wrong[0]))
	}
	if err := createAndPrint(say, root, scaffold.DraftPath(opts), scaffold.DraftText(opts)); err != nil {
		return err
	}
	file, _ := source.NewFile(scaffold.DraftPath(opts), scaffold.DraftText(opts))
	line := func(_ string, n int) string { return file.Line(n) }
	return ui.Printer(known.Settings.Language, line).Human(say.Err, scaffold.CheckNames(known, opts))
}

func newPageCommand(say ui.Console) *cobra.Command {
	var dir string
	c := &cobra.Command{
		Use: "page TIÊU_ĐỀ…", Short: "tạo một trang đứng riêng trong content/", Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			opts := scaffold.Draft{Kind: content.Page, Title: strings.Join(args, " ")}
			if strings.TrimSpace(opts.Title) == "" {
				return errors.New("reading the title: it is empty")
			}
			root, err := os.OpenRoot(dir)
			if err != nil {
				return fmt.Errorf("opening the site: %w", err)
			}
			defer root.Close()
			return createAndPrint(say, root, scaffold.DraftPath(opts), scaffold.DraftText(opts))
		},
	}
	c.Flags().StringVarP(&dir, "source", "s", ".", "`THƯ_MỤC` gốc của trang (chứa content/)")
	return c
}

func newSiteCommand(say ui.Console) *cobra.Command {
	return &cobra.Command{
		Use: "site THƯ_MỤC", Short: "tạo một trang tin nhỏ, dựng được ngay", Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o777); err != nil {
				return fmt.Errorf("creating %s: %w", args[0], err)
			}
			root, err := os.OpenRoot(args[0])
			if err != nil {
				return fmt.Errorf("opening %s: %w", args[0], err)
			}
			defer root.Close()
			there, err := fs.ReadDir(root.FS(), ".")
			if err != nil {
				return fmt.Errorf("reading %s: %w", args[0], err)
			}
			if !scaffold.IsEmptyFolder(there) {
				return fmt.Errorf("creating a site in %s: the folder is not empty", args[0])
			}
			for _, f := range scaffold.SiteFiles() {
				if err := createAndPrint(say, root, f.Path, f.Data); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// createAndPrint writes a new file below root and prints its name; it never overwrites a file.
func createAndPrint(say ui.Console, root *os.Root, name string, data []byte) error {
	if err := createIn(root, name, data); err != nil {
		return err
	}
	_, err := fmt.Fprintln(say.Out, name)
	return err
}

// createIn writes a new file below root, with the folders above it; it never overwrites a file.
func createIn(root *os.Root, name string, data []byte) error {
	if err := root.MkdirAll(filepath.Dir(filepath.FromSlash(name)), 0o777); err != nil {
		return fmt.Errorf("creating %s: %w", name, err)
	}
	f, err := root.OpenFile(filepath.FromSlash(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("creating %s: there is such a file already", name)
	}
	if err != nil {
		return fmt.Errorf("creating %s: %w", name, err)
	}
	if _, err := f.Write(data); err != nil {
		return errors.Join(fmt.Errorf("writing %s: %w", name, err), f.Close())
	}
	if err := f.Close(); err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return nil
}
