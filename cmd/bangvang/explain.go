package main

import (
	"fmt"
	"io"
	"runtime/debug"

	"github.com/spf13/cobra"

	"bangvang/cmd/bangvang/ui"

	"bangvang/internal/diag"
	"bangvang/internal/editor/complete"
	"bangvang/internal/text/viet"
)

func explainCommand(say ui.Console) *cobra.Command {
	return &cobra.Command{
		Use: "explain [MÃ]", Short: "giải thích một mã vấn đề; không có mã thì kể mọi mã", Args: cobra.MaximumNArgs(1),
		ValidArgsFunction: func(_ *cobra.Command, args []string, part string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return complete.CompleteCode(part, ui.Language("")), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				_, err := io.WriteString(say.Out, diag.ListCodes(ui.Language("")))
				return err
			}
			text, ok := diag.Explain(diag.Code(args[0]), ui.Language(""))
			if !ok {
				return unknownCode(args[0])
			}
			_, err := io.WriteString(say.Out, text)
			return err
		},
	}
}

// unknownCode returns the error of a code that does not exist, with the code that may be meant.
func unknownCode(code string) error {
	var all []string
	for _, c := range diag.AllCodes() {
		all = append(all, string(c))
	}
	if near := viet.Nearest(code, all); near != "" {
		return fmt.Errorf("explaining %q: there is no such code; perhaps %q?", code, near)
	}
	return fmt.Errorf("explaining %q: there is no such code; %q lists them", code, "bangvang explain")
}

// version is the version of a release, which the linker sets.
var version = ""

func versionCommand(say ui.Console) *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "nói phiên bản", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			v := version
			if info, ok := debug.ReadBuildInfo(); v == "" && ok {
				v = info.Main.Version
			}
			if v == "" {
				v = "(devel)"
			}
			_, err := fmt.Fprintln(say.Out, "bangvang", v)
			return err
		},
	}
}
