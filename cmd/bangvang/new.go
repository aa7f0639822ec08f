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

	"bangvang/internal/content"
	"bangvang/internal/viet"
)

func newCommand(say speech) *cobra.Command {
	c := &cobra.Command{Use: "new", Short: "tạo bài hoặc trang mới"}
	c.AddCommand(draftCommand(say, content.Article, "article", "tạo một bài nháp trong content/"))
	c.AddCommand(draftCommand(say, content.Page, "page", "tạo một trang đứng riêng trong content/"))
	return c
}

func draftCommand(say speech, kind content.Kind, name, short string) *cobra.Command {
	var (
		dir, date string
		draft     = content.DraftOptions{Kind: kind}
	)
	c := &cobra.Command{
		Use: name + " TIÊU_ĐỀ…", Short: short, Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			draft.Title = strings.Join(args, " ")
			draft.Date = viet.Day(time.Now())
			if date != "" {
				at, _, ok := viet.ParseDate(date)
				if !ok {
					return fmt.Errorf("reading --date: %q is not a date", date)
				}
				draft.Date = at
			}
			if strings.TrimSpace(draft.Title) == "" {
				return errors.New("reading the title: it is empty")
			}
			name := content.NewPath(draft)
			if err := create(dir, name, content.Draft(draft)); err != nil {
				return err
			}
			fmt.Fprintln(say.out, name)
			return nil
		},
	}
	c.Flags().StringVarP(&dir, "source", "s", ".", "thư mục gốc của trang (chứa content/)")
	c.Flags().StringVar(&date, "date", "", "ngày của bài (mặc định hôm nay)")
	c.Flags().StringVar(&draft.Locality, "locality", "", "địa phương, ví dụ \"Quận Đồ Sơn, Hải Phòng\"")
	c.Flags().StringVar(&draft.Category, "category", "", "chuyên mục")
	return c
}

// create writes a new file below dir and never overwrites one.
func create(dir, name string, data []byte) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("opening the site: %w", err)
	}
	defer root.Close()
	if err := root.MkdirAll(filepath.FromSlash(name[:strings.LastIndexByte(name, '/')]), 0o777); err != nil {
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
