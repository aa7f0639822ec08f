package main

import (
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"bangvang/cmd/bangvang/ui"

	"bangvang/internal/diag"
	"bangvang/internal/serve"
	"bangvang/internal/text/viet"
	"bangvang/themes"
)

func serveCommand(say ui.Console) *cobra.Command {
	var (
		flags siteFlags
		addr  string
		poll  bool
	)
	c := &cobra.Command{
		Use: "serve", Short: "xem trang trên máy này, tự cập nhật khi sửa", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			now, err := flags.clock()
			if err != nil {
				return err
			}
			root, err := os.OpenRoot(flags.dir)
			if err != nil {
				return fmt.Errorf("opening the site: %w", err)
			}
			defer root.Close()
			store, done, err := flags.openStore()
			if err != nil {
				return err
			}
			defer done(store)
			return serve.Run(c.Context(), serve.Options{
				Root: root.FS(), Dir: flags.dir, Themes: themes.FS, Addr: addr, Now: now, Poll: poll, Store: store, Program: programHash(c.Context()),
				Drafts: flags.drafts, Future: flags.future, Theme: flags.theme, HoldBroken: flags.holdBroken,
				Lang: ui.Language, Log: say.Err,
				Ready:   func(url, lang string) { printAddress(say, url, lang) },
				Rebuilt: func(r serve.Report) { printReport(say, r) },
				Polling: func(why error) { printPolling(say, why) },
			})
		},
	}
	flags.add(c)
	flags.drafts, flags.future = true, true // an editor wants to see the articles that build holds back
	c.Flags().Lookup("drafts").DefValue, c.Flags().Lookup("future").DefValue = "true", "true"
	c.Flags().StringVar(&flags.theme, "theme", "", "giao diện, thay cho theme")
	addHoldBroken(c, &flags)
	completeTheme(c)
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:1313", "`ĐỊA_CHỈ:CỔNG` để nghe; cổng 0 là một cổng còn trống")
	c.Flags().BoolVar(&poll, "poll", false, "xem lại mọi tệp mỗi giây, cho ổ mạng không báo thay đổi")
	return c
}

// clock returns a function that returns the present day: the date of --now, or today.
func (f *siteFlags) clock() (func() time.Time, error) {
	if f.now == "" {
		return func() time.Time { return viet.StartOfDay(time.Now()) }, nil
	}
	at, _, ok := viet.ParseDate(f.now)
	if !ok {
		return nil, fmt.Errorf("reading --now: %q is not a date", f.now)
	}
	return func() time.Time { return at }, nil
}

// printAddress prints the address of the server.
func printAddress(say ui.Console, url, lang string) {
	if lang == "en" {
		fmt.Fprintf(say.Err, "serving at %s (Ctrl+C to stop)\n", url)
		return
	}
	fmt.Fprintf(say.Err, "xem trang tại %s (Ctrl+C để dừng)\n", url)
}

// printReport prints the new problems of a build, and one line with its counts.
func printReport(say ui.Console, r serve.Report) {
	if r.Err != nil {
		fmt.Fprintf(say.Err, "bangvang: %s\n", diag.EscapeLines(r.Err.Error()))
		return
	}
	printer := ui.Printer(r.Site.Settings.Language, r.Site.Line)
	printer.Limit = maxOfCode
	// An error of the terminal must not stop the server.
	_ = printer.Human(say.Err, r.New)
	all := r.Site.Problems
	lang := ui.Language(r.Site.Settings.Language)
	found := serve.CountProblems([3]int{all.Count(diag.Error), all.Count(diag.Warning), all.Count(diag.Hint)}, lang)
	said := [...]string{"%d bài, %.2f giây", ": ", "; vẫn hiện bản không lỗi gần nhất"}
	if lang == "en" {
		said = [...]string{"%d articles, %.2f s", ": ", "; the last version without errors stays"}
	}
	line := fmt.Sprintf(said[0], len(r.Site.Model.Articles), r.Took.Seconds())
	if found != "" {
		line += said[1] + found
	}
	if !r.Shown {
		line += said[2]
	}
	fmt.Fprintln(say.Err, line)
}

// printPolling prints that the system cannot report changes of files, and why, so that the server polls them.
func printPolling(say ui.Console, why error) {
	if ui.Language("") == "en" {
		fmt.Fprintf(say.Err, "the system cannot watch all folders (%s): every file is looked at once a second\n", why)
		return
	}
	fmt.Fprintf(say.Err, "hệ thống không theo dõi được mọi thư mục (%s): xem lại mọi tệp mỗi giây\n", why)
}
