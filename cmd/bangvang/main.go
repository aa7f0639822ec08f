// Command bangvang builds a news site about emulation and commendation (thi đua, khen thưởng) from Markdown articles.
//
// This package only translates flags into one call, and prints the problems that the call returns. For example,
// bangvang build -s DIR calls build.Run. The exit code is 0 if all is well, 1 for problems that an editor must fix, and
// 2 for wrong usage or trouble with the machine.
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
		gctune.Tune(work)
	}
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// Exit codes.
const (
	exitOK = iota
	exitProblems
	exitTrouble
)

// run runs the command with args and these streams, and returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	say := ui.Console{In: stdin, Out: stdout, Err: stderr}
	root := &cobra.Command{
		Use: "bangvang", Short: "Trang tin thi đua, khen thưởng từ các bài Markdown",
		SilenceUsage: true, SilenceErrors: true,
	}
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	root.AddCommand(buildCommand(say), serveCommand(say), checkCommand(say), newCommand(say), awardsCommand(say), localitiesCommand(say), schemaCommand(say), explainCommand(say), versionCommand(say))
	setHelp(root)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, ui.ErrProblems):
		return exitProblems
	}
	fmt.Fprintf(stderr, "bangvang: %s\n", diag.EscapeLines(err.Error()))
	return exitTrouble
}
