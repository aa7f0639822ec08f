package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
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

// serveFlags holds the flags of serve: siteFlags and its own.
type serveFlags struct {
	siteFlags
	addr  string
	hosts []string
	poll  bool
	ready func(desk string) // called with the address of the desk once the server answers; nil for nothing
}

func serveCommand(say ui.Console) *cobra.Command {
	var flags serveFlags
	c := &cobra.Command{
		Use: "serve", Short: "xem trang và soạn bài trên máy này, tự cập nhật khi sửa", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			err := flags.serve(c.Context(), say)
			if taken := (*serve.PortTakenError)(nil); errors.As(err, &taken) {
				return portTaken(taken)
			}
			return err
		},
	}
	flags.add(c)
	flags.drafts, flags.future = true, true // an editor wants to see the articles that build holds back
	c.Flags().Lookup("drafts").DefValue, c.Flags().Lookup("future").DefValue = "true", "true"
	addHoldBroken(c, &flags.siteFlags)
	addTheme(c, &flags.siteFlags)
	c.Flags().StringVar(&flags.addr, "addr", localAddress, "`ĐỊA_CHỈ:CỔNG` để nghe; cổng 0 là một cổng còn trống")
	c.Flags().StringArrayVar(&flags.hosts, "host", nil, "nhận cả yêu cầu gọi máy chủ này bằng `TÊN` (cổng chuyển tiếp); viết nhiều lần được")
	c.Flags().BoolVar(&flags.poll, "poll", false, "xem lại mọi tệp mỗi giây, cho ổ mạng không báo thay đổi")
	return c
}

// localAddress is where serve listens unless it is told otherwise.
const localAddress = "127.0.0.1:1313"

// serve serves the site until ctx ends.
func (f *serveFlags) serve(ctx context.Context, say ui.Console) error {
	now, err := f.clock()
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(f.dir)
	if err != nil {
		return fmt.Errorf("opening the site: %w", err)
	}
	defer root.Close()
	store, done, err := f.openStore()
	if err != nil {
		return err
	}
	defer done(store)
	fixer, err := f.fixer(ctx, store, now)
	if err != nil {
		return err
	}
	return serve.Run(ctx, serve.Options{
		Root: root.FS(), Dir: f.dir, Themes: themes.FS, Addr: f.addr, Now: now, Poll: f.poll, Store: store, Program: programHash(ctx),
		Drafts: f.drafts, Future: f.future, Theme: f.theme, HoldBroken: f.holdBroken,
		Lang: ui.Language, Log: say.Err,
		Ready: func(url, lang string) {
			desk := deskAddress(url)
			printAddress(say, url, desk, lang)
			if f.ready != nil {
				f.ready(desk)
			}
		},
		Rebuilt: func(r serve.Report) { printReport(say, &f.siteFlags, r) },
		Polling: func(why error) { printPolling(say, why) },
		Invited: func(url, lang string) { printInvitation(say, url, lang) },
		Hosts:   f.hosts, Machine: machineNames(), Fixer: fixer, Desk: &siteDesk{dir: f.dir, root: root, options: fixer.options},
	})
}

// deskAddress returns the address of the desk of a server whose site is at an address.
func deskAddress(site string) string {
	u, err := url.Parse(site)
	if err != nil {
		return site
	}
	u.Path = serve.DeskPath
	return u.String()
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

// printAddress prints the addresses of the site and of the desk.
func printAddress(say ui.Console, url, desk, lang string) {
	if lang == "en" {
		fmt.Fprintf(say.Err, "serving at %s (Ctrl+C to stop)\narticles from Word, Excel and photos: %s\n", url, desk)
		return
	}
	fmt.Fprintf(say.Err, "xem trang tại %s (Ctrl+C để dừng)\nsoạn bài từ Word, Excel, ảnh: %s\n", url, desk)
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
