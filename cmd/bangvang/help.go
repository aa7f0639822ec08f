package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// usageTemplate is the template of the text that --help prints below the sentence about a command.
const usageTemplate = `Cách dùng:{{if not .HasAvailableSubCommands}}
  {{.UseLine}}{{else}}
  {{.CommandPath}} LỆNH

Các lệnh:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Các cờ:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableSubCommands}}

“{{.CommandPath}} LỆNH --help” nói thêm về một lệnh.{{end}}
`

// setHelp replaces the English texts of cobra's help and completion commands by Vietnamese ones, as in the other
// commands.
func setHelp(root *cobra.Command) {
	root.SetUsageTemplate(usageTemplate)
	root.PersistentFlags().BoolP("help", "h", false, "nói cách dùng")
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, c := range append(root.Commands(), root) {
		switch c.Name() {
		case "help":
			c.Short = "nói cách dùng của một lệnh"
		case "completion":
			c.Short, c.Long = "in đoạn mã để shell điền nốt lệnh, địa phương, danh hiệu", ""
		}
		if c.HasSubCommands() {
			c.Args, c.RunE, c.SuggestionsMinimumDistance = cobra.ArbitraryArgs, unknownCommand, 2
		}
	}
}

// unknownCommand is run for an unknown or missing name of a command. It prints the help if the name is missing, else it
// returns an error with a suggestion: for example, “không có lệnh “biuld”; có phải “build”?”.
func unknownCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return c.Help()
	}
	if near := c.SuggestionsFor(args[0]); len(near) > 0 {
		return fmt.Errorf("không có lệnh “%s”; có phải “%s”?", args[0], strings.Join(near, "”, “"))
	}
	return fmt.Errorf("không có lệnh “%s”; “%s --help” kể mọi lệnh", args[0], c.CommandPath())
}
