// Command bangvang makes a news site of emulation and commendation from Markdown articles.
//
// It is a door: flags in, one call along the line, problems out, an exit code. 0 is fine, 1 means
// problems that an editor must mend, 2 wrong usage or trouble with the machine.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"bangvang/cmd/bangvang/gctune"
	"bangvang/cmd/bangvang/ui"
	"bangvang/internal/diag"
	"bangvang/internal/par"
)

func main() {
	ctx, work := par.Watch(context.Background())
	if os.Getenv("GOGC") == "" {
		gctune.Pace(work)
	}
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// Exit codes.
const (
	fine = iota
	toMend
	trouble
)

// run is the whole program but for the process around it.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	say := ui.Speech{In: stdin, Out: stdout, Err: stderr}
	root := &cobra.Command{
		Use: "bangvang", Short: "Trang tin thi đua, khen thưởng từ các bài Markdown",
		SilenceUsage: true, SilenceErrors: true,
	}
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	root.AddCommand(buildCommand(say), serveCommand(say), checkCommand(say), New(say), Awards(say), Localities(say), Schema(say), explainCommand(say), versionCommand(say))
	helpful(root)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return fine
	case errors.Is(err, ui.ErrToMend):
		return toMend
	}
	fmt.Fprintf(stderr, "bangvang: %s\n", diag.Shown(err.Error()))
	return trouble
}
