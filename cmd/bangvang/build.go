package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"bangvang/cmd/bangvang/complete"
	"bangvang/cmd/bangvang/speech"

	"bangvang/internal/build"
	"bangvang/internal/cache"
	"bangvang/internal/publish"
	"bangvang/internal/viet"
	"bangvang/themes"
)

// siteFlags are those of every command that reads a site.
type siteFlags struct {
	dir, baseURL, theme, now string
	drafts, future, squeeze  bool
}

func (f *siteFlags) add(c *cobra.Command) {
	c.Flags().StringVarP(&f.dir, "source", "s", ".", "thư mục gốc của trang (chứa content/)")
	c.Flags().BoolVar(&f.drafts, "drafts", false, "kể cả bản nháp")
	c.Flags().BoolVar(&f.future, "future", false, "kể cả bài hẹn ngày")
	c.Flags().StringVar(&f.now, "now", "", "coi như bây giờ là `NGÀY` (2024-01-19 hoặc 2024-01-19T10:31)")
}

// storeLimit is how many bytes of pictures are kept between builds.
const storeLimit = 2 << 30

// store opens what is kept between builds, in a folder beside content/.
func (f *siteFlags) store() *cache.Store {
	return cache.Open(filepath.Join(f.dir, ".bangvang", "cache"))
}

// passing opens a store that nobody opens again, and returns what ends it. Pictures are made before the
// pages that tell of their sizes and published after them; in between they need not lie in memory.
func passing() (*cache.Store, func(*cache.Store)) {
	dir, err := os.MkdirTemp("", "bangvang-")
	if err != nil {
		return cache.Open(""), func(*cache.Store) {} // pictures are made twice then
	}
	return cache.Open(dir), func(s *cache.Store) {
		s.Close(0)
		_ = os.RemoveAll(dir) // what stays is the system's to clear
	}
}

// load runs the line up to the plan.
func (f *siteFlags) load(ctx context.Context, store *cache.Store) (*build.Site, error) {
	now := viet.Day(time.Now())
	if f.now != "" {
		at, _, ok := viet.ParseDate(f.now)
		if !ok {
			return nil, fmt.Errorf("reading --now: %q is not a date", f.now)
		}
		now = at
	}
	root, err := os.OpenRoot(f.dir)
	if err != nil {
		return nil, fmt.Errorf("opening the site: %w", err)
	}
	return build.Load(ctx, build.Options{
		Root: root.FS(), Themes: themes.FS, Now: now, Store: store,
		Drafts: f.drafts, Future: f.future, Squeeze: f.squeeze, BaseURL: f.baseURL, Theme: f.theme,
	})
}

func buildCommand(say speech.Speech) *cobra.Command {
	var (
		flags          siteFlags
		out            string
		noCache, quiet bool
	)
	c := &cobra.Command{
		Use: "build", Short: "dựng trang ra public/", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if out == "" {
				out = filepath.Join(flags.dir, "public")
			}
			start := time.Now()
			s, result, err := flags.build(c.Context(), say, out, noCache)
			if err != nil {
				return err
			}
			if !quiet {
				say.Built(s, result, time.Since(start))
			}
			return nil
		},
	}
	flags.add(c)
	c.Flags().StringVarP(&out, "output", "o", "", "thư mục xuất (mặc định public trong thư mục gốc)")
	c.Flags().StringVar(&flags.baseURL, "base-url", "", "địa chỉ đầy đủ của trang, thay cho base_url")
	c.Flags().StringVar(&flags.theme, "theme", "", "giao diện, thay cho theme")
	c.Flags().BoolVar(&flags.squeeze, "precompress", false, "đặt bản nén .gz cạnh các tệp văn bản, cho máy chủ gửi thẳng")
	c.Flags().BoolVar(&noCache, "no-cache", false, "không dùng và không giữ bộ nhớ đệm")
	c.Flags().BoolVarP(&quiet, "quiet", "q", false, "chỉ nói khi có vấn đề")
	complete.Theme(c)
	return c
}

// build publishes the site, or shows what keeps it from being published.
func (f *siteFlags) build(ctx context.Context, say speech.Speech, out string, noCache bool) (*build.Site, publish.Result, error) {
	target := publish.Options{Dir: out, Stat: filepath.Join(f.dir, ".bangvang", "stat")}
	store, done := f.store(), func(s *cache.Store) { s.Close(storeLimit) }
	if noCache {
		target.Stat = ""
		store, done = passing()
	}
	defer done(store)
	s, err := f.load(ctx, store)
	if err != nil {
		return nil, publish.Result{}, err
	}
	result, err := s.Publish(ctx, target)
	if err != nil {
		return nil, result, err
	}
	if err := speech.Printer(s).Human(say.Err, s.Problems); err != nil {
		return nil, result, err
	}
	if s.Problems.HasErrors() {
		return nil, result, speech.ErrToMend
	}
	return s, result, nil
}
