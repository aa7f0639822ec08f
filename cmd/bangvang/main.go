// Command bangvang builds a news site about emulation and commendation (thi đua, khen thưởng) from Markdown articles.
//
// This package only translates flags into one call, and prints the problems that the call returns. For example,
// bangvang build -s DIR calls build.Run. The exit code is 0 if all is well, 1 for problems that an editor must fix, 2 for
// wrong usage or trouble with the machine, and 130 or 143, as shells expect, when Ctrl+C or SIGTERM stopped the work.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"bangvang/cmd/bangvang/gctune"
	"bangvang/cmd/bangvang/ui"
	"bangvang/internal/diag"
	"bangvang/internal/par"
)

func main() {
	ctx, work := par.Watch(context.Background())
	if os.Getenv("GOGC") == "" {
		gctune.Tune(work)
	}
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// Exit codes.
const (
	exitOK = iota
	exitProblems
	exitTrouble
	exitInterrupted = 130 // 128 and the number of SIGINT
	exitTerminated  = 143 // 128 and the number of SIGTERM
)

// grace is how long a command that was told to stop may take to end by itself. After that the process ends: a build that
// ends at any moment leaves the published site whole.
const grace = 800 * time.Millisecond

// serveGrace is grace for the command serve, for which being told to stop is the usual end: requests have three seconds to
// be answered, then what it remembers is stored.
const serveGrace = 10 * time.Second

// run runs the command with args and these streams, and returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl+C ends the process at once; the next build makes the output whole
	say := ui.Console{In: stdin, Out: stdout, Err: stderr}
	if len(args) == 0 && isClicked(say) {
		return clicked(ctx, say)
	}
	root := &cobra.Command{
		Use: "bangvang", Short: "Trang tin thi đua, khen thưởng từ các bài Markdown",
		SilenceUsage: true, SilenceErrors: true,
	}
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	root.AddCommand(buildCommand(say), serveCommand(say), checkCommand(say), newCommand(say), awardsCommand(say), schemaCommand(say), importCommand(say), lawCommand(say), themeCommand(say), explainCommand(say), versionCommand(say))
	setHelp(root)
	patience := grace
	if c, _, err := root.Find(args); err == nil && c.Name() == "serve" {
		patience = serveGrace
	}
	err := par.Leave(ctx, patience, func(ctx context.Context) error {
		c, err := root.ExecuteContextC(ctx)
		return inLanguageOf(c, err)
	})
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, ui.ErrProblems):
		return exitProblems
	case errors.Is(err, context.Canceled):
		fmt.Fprintf(stderr, "bangvang: %s\n", interrupted(err, ui.Language(""), "", ""))
		if strings.HasPrefix(context.Cause(ctx).Error(), syscall.SIGTERM.String()) {
			return exitTerminated
		}
		return exitInterrupted
	}
	fmt.Fprintf(stderr, "bangvang: %s\n", diag.EscapeLines(err.Error()))
	return exitTrouble
}

// inLanguageOf returns err, of a command c that has run, with the text of [ui.ErrorText] in the language of the site that c
// reads, or of the folder it was started in.
func inLanguageOf(c *cobra.Command, err error) error {
	if err == nil || errors.Is(err, ui.ErrProblems) || errors.Is(err, context.Canceled) {
		return err
	}
	flags := siteFlags{dir: "."}
	if dir, e := c.Flags().GetString("source"); e == nil {
		flags.dir = dir
	}
	return errors.New(ui.ErrorText(err, flags.language()))
}

// interruptedError is the error of a command that Ctrl+C or SIGTERM stopped.
type interruptedError struct{ text string }

// Error returns the sentence for whoever stopped it.
func (e *interruptedError) Error() string { return e.text }

// Unwrap returns the error of a context that has ended.
func (e *interruptedError) Unwrap() error { return context.Canceled }

// interrupted returns err, with a sentence in the language lang if a signal caused it: that the work was stopped, and
// what this means for the site, in Vietnamese or English.
func interrupted(err error, lang, vi, en string) error {
	if said := (*interruptedError)(nil); errors.As(err, &said) || !errors.Is(err, context.Canceled) {
		return err
	}
	if lang == "en" {
		return &interruptedError{"stopped before the end" + en}
	}
	return &interruptedError{"đã dừng giữa chừng theo yêu cầu" + vi}
}
