package main

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"strconv"
	"time"

	"github.com/cespare/xxhash/v2"
	"github.com/spf13/cobra"

	"bangvang/cmd/bangvang/ui"

	"bangvang/internal/build"
	"bangvang/internal/content/config"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/memo/store"
	"bangvang/internal/par"
	"bangvang/internal/publish"
	"bangvang/internal/text/viet"
	"bangvang/themes"
)

// siteFlags holds the flags of every command that reads a site.
type siteFlags struct {
	dir, baseURL, theme, now    string
	drafts, future, precompress bool
	holdBroken                  bool
}

func (f *siteFlags) add(c *cobra.Command) {
	c.Flags().StringVarP(&f.dir, "source", "s", ".", "`THƯ_MỤC` gốc của trang (chứa content/)")
	c.Flags().BoolVar(&f.drafts, "drafts", false, "kể cả bản nháp")
	c.Flags().BoolVar(&f.future, "future", false, "kể cả bài hẹn ngày")
	c.Flags().StringVar(&f.now, "now", "", "coi như bây giờ là `NGÀY` (2024-01-19 hoặc 2024-01-19T10:31)")
}

// storeLimit is the largest size of the store between builds, in bytes; most of it is pictures.
const storeLimit = 2 << 30

// openStore opens the store between builds, in a folder beside content/, which must be no link: a repository could have
// bangvang write anywhere. It returns a function that closes the store.
func (f *siteFlags) openStore() (*store.Store, func(*store.Store), error) {
	if err := publish.CheckFolders(f.dir, ".bangvang/cache"); err != nil {
		return nil, nil, err
	}
	return store.Open(filepath.Join(f.dir, ".bangvang", "cache")), func(s *store.Store) {
		s.Close(storeLimit)
		publish.HideOwn(f.dir)
	}, nil
}

// openTemporaryStore opens a store for one build only, and returns a function that closes and removes it. Pictures are
// made before the pages that show their sizes and published after them; meanwhile they are in the store, not in memory.
func openTemporaryStore() (*store.Store, func(*store.Store), error) {
	dir, err := os.MkdirTemp("", "bangvang-")
	if err != nil {
		return store.Open(""), func(*store.Store) {}, nil // then pictures are made twice
	}
	return store.Open(dir), func(s *store.Store) {
		s.Close(0)
		_ = os.RemoveAll(dir) // the system clears the files that stay
	}, nil
}

// language returns the language for messages before the site is read.
func (f *siteFlags) language() string {
	tree := &source.Tree{FS: source.WithoutLinks(os.DirFS(f.dir))}
	if data, err := fs.ReadFile(tree.FS, config.SiteFile); err == nil {
		file, _ := source.NewFile(config.SiteFile, data)
		tree.Files = append(tree.Files, file)
	}
	conf, _ := config.Read(tree) // the build reports the problems of the settings
	return ui.Language(conf.Settings.Language)
}

// options returns the options of a build of the site.
func (f *siteFlags) options(ctx context.Context, store *store.Store) (build.Options, error) {
	now := viet.StartOfDay(time.Now())
	if f.now != "" {
		at, _, ok := viet.ParseDate(f.now)
		if !ok {
			return build.Options{}, fmt.Errorf("reading --now: %q is not a date", f.now)
		}
		now = at
	}
	root, err := os.OpenRoot(f.dir)
	if err != nil {
		return build.Options{}, fmt.Errorf("opening the site: %w", err)
	}
	return build.Options{
		Root: root.FS(), Dir: f.dir, Themes: themes.FS, Now: now, Store: store, Program: programHash(ctx),
		Drafts: f.drafts, Future: f.future, Precompress: f.precompress, BaseURL: f.baseURL, Theme: f.theme,
		HoldBroken: f.holdBroken,
	}, nil
}

// programHash returns the hash of this program's file, or "" if it cannot be read: results in the store depend on the
// program that computed them. The file has megabytes and everything else waits for its hash, so its parts are hashed
// concurrently.
func programHash(ctx context.Context) string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return ""
	}
	const size = 4 << 20
	hashes, err := par.Map(ctx, int(info.Size()/size)+1, func(i int) (hash uint64) {
		d := xxhash.New()
		if _, err := io.Copy(d, io.NewSectionReader(f, int64(i)*size, size)); err == nil {
			hash = d.Sum64()
		}
		return hash
	})
	if err != nil || slices.Contains(hashes, 0) {
		return ""
	}
	d := xxhash.New()
	_ = binary.Write(d, binary.LittleEndian, hashes)
	return strconv.FormatUint(d.Sum64(), 16)
}

// buildFlags holds the flags of build: siteFlags and its own.
type buildFlags struct {
	siteFlags
	out, profile   string
	noCache, quiet bool
	strict         bool
	allowEmpty     bool
	maxOutput      byteSize
	maxSeconds     int
	all            bool
}

func buildCommand(say ui.Console) *cobra.Command {
	flags := buildFlags{maxOutput: defaultMaxOutput}
	c := &cobra.Command{
		Use: "build", Short: "dựng trang ra public/", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if flags.out == "" { // an output that the operator names may be a link
				if err := publish.CheckFolders(flags.dir, "public/.bangvang"); err != nil {
					return err
				}
				flags.out = filepath.Join(flags.dir, "public")
			}
			build := func() error { return flags.build(c.Context(), say) }
			if flags.profile != "" {
				build = func() error {
					return withProfile(flags.profile, func() error { return flags.build(c.Context(), say) })
				}
			}
			if err := build(); err != nil {
				return interrupted(err, flags.language(), "; trang đã xuất bản giữ nguyên như trước", "; the published site is unchanged")
			}
			return nil
		},
	}
	flags.add(c)
	c.Flags().StringVarP(&flags.out, "output", "o", "", "`THƯ_MỤC` xuất (mặc định public trong thư mục gốc)")
	c.Flags().StringVar(&flags.baseURL, "base-url", "", "`ĐỊA_CHỈ` đầy đủ của trang, thay cho base_url")
	c.Flags().BoolVar(&flags.precompress, "precompress", false, "đặt bản nén .gz cạnh các tệp văn bản, cho máy chủ gửi thẳng")
	c.Flags().BoolVar(&flags.noCache, "no-cache", false, "không dùng và không giữ bộ nhớ đệm")
	c.Flags().Var(&flags.maxOutput, "max-output", "dừng khi các tệp của trang vượt quá `CỠ` (ví dụ 500MB; 0: không giới hạn)")
	c.Flags().IntVar(&flags.maxSeconds, "max-seconds", 0, "dừng sau `SỐ` giây (0: không giới hạn)")
	c.Flags().BoolVarP(&flags.quiet, "quiet", "q", false, "chỉ nói khi có vấn đề")
	addAll(c, &flags.all)
	c.Flags().StringVar(&flags.profile, "profile", "", "ghi vào `TỆP` việc gì tốn thời gian của bộ xử lý, cho go tool pprof")
	addHoldBroken(c, &flags.siteFlags)
	c.Flags().BoolVar(&flags.strict, "strict", false, "mã thoát 1 cả khi chỉ có cảnh báo hay bài được giữ lại; trang vẫn được đăng")
	c.Flags().BoolVar(&flags.allowEmpty, "allow-empty", false, "cho trang không còn bài nào thay bản đã đăng có bài")
	addTheme(c, &flags.siteFlags)
	return c
}

func addHoldBroken(c *cobra.Command, f *siteFlags) {
	c.Flags().BoolVar(&f.holdBroken, "hold-broken", false, "giữ lại bài có lỗi, đăng các bài khác")
}

// build publishes the site, or prints the problems that prevent it.
func (f *buildFlags) build(ctx context.Context, say ui.Console) error {
	start := time.Now()
	var r *build.Outcome
	work := func(ctx context.Context) (err error) {
		r, err = f.publish(ctx)
		return err
	}
	err := f.withinBudget(ctx, func(ctx context.Context) error {
		if f.quiet {
			return work(ctx)
		}
		return say.ShowProgress(ctx, f.language(), work)
	})
	if over := new(par.OverBudget); errors.As(err, &over) {
		var problems diag.List
		problems.Add(diag.OverBudget, diag.Pos{}, over.What, over.Limit)
		return errors.Join(ui.Printer(f.language(), nil).Human(say.Err, problems), ui.ErrProblems)
	}
	if err != nil {
		return err
	}
	printer := ui.Printer(r.Language, r.Line)
	printer.Limit = limit(f.all)
	if err := printer.Human(say.Err, r.Problems); err != nil {
		return err
	}
	if r.Problems.HasErrors() {
		return ui.ErrProblems
	}
	if !f.quiet {
		say.PrintBuilt(r, time.Since(start))
	}
	if f.strict && r.Problems.Count(diag.Error)+r.Problems.Count(diag.Warning) > 0 {
		return ui.ErrProblems
	}
	return nil
}

// publish builds the site and writes it to the output folder.
func (f *buildFlags) publish(ctx context.Context) (*build.Outcome, error) {
	if err := publish.CheckOutside(f.out, filepath.Join(f.dir, "content"), filepath.Join(f.dir, "themes")); err != nil {
		return nil, err
	}
	target := publish.Options{Dir: f.out, Budget: par.NewBudget(int64(f.maxOutput)), ModTimesFile: filepath.Join(f.dir, ".bangvang", "stat")}
	open := f.openStore
	if f.noCache {
		target.ModTimesFile = ""
		open = openTemporaryStore
	}
	store, done, err := open()
	if err != nil {
		return nil, err
	}
	defer done(store)
	o, err := f.options(ctx, store)
	if err != nil {
		return nil, err
	}
	o.AllowEmpty = f.allowEmpty
	if f.noCache {
		o.Program = ""
	}
	return build.Run(ctx, o, target)
}

// withProfile calls do and writes a CPU profile of it to file.
func withProfile(file string, do func() error) (err error) {
	f, err := os.Create(file)
	if err != nil {
		return fmt.Errorf("writing the profile: %w", err)
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return fmt.Errorf("starting the profile: %w", errors.Join(err, f.Close()))
	}
	defer func() {
		pprof.StopCPUProfile()
		if e := f.Close(); e != nil && err == nil {
			err = fmt.Errorf("writing the profile: %w", e)
		}
	}()
	return do()
}
