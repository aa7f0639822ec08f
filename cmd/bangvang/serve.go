package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"strings"
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
		hosts []string
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
			fixer, err := flags.fixer(c.Context(), store, now)
			if err != nil {
				return err
			}
			err = serve.Run(c.Context(), serve.Options{
				Root: root.FS(), Dir: flags.dir, Themes: themes.FS, Addr: addr, Now: now, Poll: poll, Store: store, Program: programHash(c.Context()),
				Drafts: flags.drafts, Future: flags.future, Theme: flags.theme, HoldBroken: flags.holdBroken,
				Lang: ui.Language, Log: say.Err,
				Ready:   func(url, lang string) { printAddress(say, url, lang) },
				Rebuilt: func(r serve.Report) { printReport(say, &flags, r) },
				Polling: func(why error) { printPolling(say, why) },
				Invited: func(url, lang string) { printInvitation(say, url, lang) },
				Hosts:   hosts, Machine: machineNames(), Fixer: fixer,
			})
			if taken := (*serve.PortTakenError)(nil); errors.As(err, &taken) {
				return portTaken(taken)
			}
			return err
		},
	}
	flags.add(c)
	flags.drafts, flags.future = true, true // an editor wants to see the articles that build holds back
	c.Flags().Lookup("drafts").DefValue, c.Flags().Lookup("future").DefValue = "true", "true"
	c.Flags().StringVar(&flags.theme, "theme", "", "giao diện `TÊN`, thay cho theme")
	addHoldBroken(c, &flags)
	completeTheme(c)
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:1313", "`ĐỊA_CHỈ:CỔNG` để nghe; cổng 0 là một cổng còn trống")
	c.Flags().StringArrayVar(&hosts, "host", nil, "nhận cả yêu cầu gọi máy chủ này bằng `TÊN` (cổng chuyển tiếp); viết nhiều lần được")
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

// printInvitation prints the address that another machine may open once, and its QR code on a terminal.
func printInvitation(say ui.Console, url, lang string) {
	text := "từ điện thoại hay máy khác, mở hoặc quét (mỗi mã dùng một lần): %s\n"
	if lang == "en" {
		text = "from a phone or another machine, open or scan this (each code works once): %s\n"
	}
	fmt.Fprintf(say.Err, text, url)
	say.PrintQR(url)
}

// portTaken returns the error of a port that another program uses, with the command that uses a free one.
func portTaken(e *serve.PortTakenError) error {
	free := cmp.Or(e.Free, "127.0.0.1:0")
	return fmt.Errorf("another program listens on %s already, perhaps another bangvang serve; run: bangvang serve --addr %s", e.Addr, free)
}

// machineNames returns the name of this machine, and the one by which others in its network find it.
func machineNames() []string {
	name, err := os.Hostname()
	if err != nil || name == "" {
		return nil
	}
	short, _, _ := strings.Cut(name, ".")
	return []string{name, short, short + ".local"}
}

// printReport prints the new problems of a build of the site that flags name, and one line with its counts; only the
// error of a build that failed.
func printReport(say ui.Console, flags *siteFlags, r serve.Report) {
	if r.Err != nil {
		fmt.Fprintf(say.Err, "bangvang: %s\n", diag.EscapeLines(ui.ErrorText(r.Err, flags.language())))
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
