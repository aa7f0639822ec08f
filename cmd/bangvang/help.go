package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"bangvang/internal/text/viet"
)

// setHelp replaces the English texts of cobra's help and completion commands by Vietnamese ones, as in the other
// commands, and completes its errors about flags and arguments by what to type instead.
func setHelp(root *cobra.Command) {
	root.SetUsageFunc(printUsage)
	root.SetFlagErrorFunc(flagError)
	root.PersistentFlags().BoolP("help", "h", false, "nói cách dùng")
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, c := range append(root.Commands(), root) {
		switch c.Name() {
		case "help":
			c.Short, c.Long, c.Use = "nói cách dùng của một lệnh", "", "help [LỆNH]"
			c.Run, c.RunE = nil, help
		case "completion":
			c.Short, c.Long = "in đoạn mã để shell điền nốt lệnh, địa phương, danh hiệu", ""
			for _, shell := range c.Commands() {
				shell.Short, shell.Long = "in đoạn mã của "+shell.Name(), ""
				if f := shell.Flags().Lookup("no-descriptions"); f != nil {
					f.Usage = "chỉ điền tên, không kèm lời giải thích"
				}
			}
		}
	}
	completeErrors(root)
}

// completeErrors has a command and those below it say, when an argument is wrong, how the command is written, and which
// command may be meant.
func completeErrors(c *cobra.Command) {
	c.DisableFlagsInUseLine = true
	for _, sub := range c.Commands() {
		completeErrors(sub)
	}
	if c.HasSubCommands() {
		c.Args, c.RunE, c.SuggestionsMinimumDistance = cobra.ArbitraryArgs, unknownCommand, 2
		return
	}
	check := c.Args
	if check == nil {
		return
	}
	c.Args = func(c *cobra.Command, args []string) error {
		err := check(c, args)
		if err == nil || strings.HasPrefix(err.Error(), "unknown command") {
			return err
		}
		return fmt.Errorf("%w; run it as: %s", err, c.UseLine())
	}
}

// printUsage prints the text that --help prints below the sentence about a command.
func printUsage(c *cobra.Command) error {
	var b strings.Builder
	if !c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "Cách dùng:\n  %s\n", usageLine(c))
	} else {
		fmt.Fprintf(&b, "Cách dùng:\n  %s LỆNH\n\nCác lệnh:\n", c.CommandPath())
		for _, sub := range c.Commands() {
			if sub.IsAvailableCommand() || sub.Name() == "help" {
				fmt.Fprintf(&b, "  %-*s %s\n", sub.NamePadding(), sub.Name(), sub.Short)
			}
		}
	}
	if flags := flagLines(c.LocalFlags()); flags != "" {
		fmt.Fprintf(&b, "\nCác cờ:\n%s", flags)
	}
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n“%s LỆNH --help” nói thêm về một lệnh.\n", c.CommandPath())
	}
	_, err := io.WriteString(c.OutOrStdout(), b.String())
	return err
}

// usageLine returns how a command is written: for example, “bangvang awards TỆP… [CỜ…]”.
func usageLine(c *cobra.Command) string {
	if c.HasAvailableLocalFlags() {
		return c.UseLine() + " [CỜ…]"
	}
	return c.UseLine()
}

// flagLines returns a line for each flag: its names, what its value is called, what it does, and its default.
func flagLines(flags *pflag.FlagSet) string {
	var names, texts []string
	width := 0
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name := "      --" + f.Name
		if f.Shorthand != "" {
			name = "  -" + f.Shorthand + ", --" + f.Name
		}
		value, text := pflag.UnquoteUsage(f)
		if value != "" {
			name += " " + value
			if f.DefValue != "" && f.DefValue != "[]" && f.DefValue != "0" {
				text += " (mặc định " + f.DefValue + ")"
			}
		} else if f.DefValue == "true" {
			text += " (mặc định có; bỏ bằng --" + f.Name + "=false)"
		}
		names, texts = append(names, name), append(texts, text)
		width = max(width, utf8.RuneCountInString(name))
	})
	var b strings.Builder
	for i, name := range names {
		fmt.Fprintf(&b, "%s%s   %s\n", name, strings.Repeat(" ", width-utf8.RuneCountInString(name)), texts[i])
	}
	return b.String()
}

// help runs the command help: it prints the help of the command that args name, or returns the error of unknownCommand.
func help(c *cobra.Command, args []string) error {
	found, rest, err := c.Root().Find(args)
	if err != nil || len(rest) > 0 && found.HasSubCommands() {
		return unknownCommand(found, rest)
	}
	return found.Help()
}

// unknownCommand is run for an unknown or missing name of a command. It prints the help if the name is missing, else it
// returns an error with a suggestion: for example, “unknown command "biuld" for "bangvang"; perhaps "build"?”.
func unknownCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return c.Help()
	}
	if near := c.SuggestionsFor(args[0]); len(near) > 0 {
		return fmt.Errorf("unknown command %q for %q; perhaps %q?", args[0], c.CommandPath(), near[0])
	}
	return fmt.Errorf("unknown command %q for %q; %q lists the commands", args[0], c.CommandPath(), c.CommandPath()+" --help")
}

// flagError adds to an error of a flag of c which flag may be meant, or the command that explains the flags.
func flagError(c *cobra.Command, err error) error {
	help := c.CommandPath() + " --help"
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return fmt.Errorf("unknown flag: -%s; %q lists the flags", unknown.GetSpecifiedShortnames(), help)
	case errors.As(err, &unknown):
		var names []string
		c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near := viet.Nearest(unknown.GetSpecifiedName(), names); near != "" {
			return fmt.Errorf("unknown flag: --%s; perhaps --%s?", unknown.GetSpecifiedName(), near)
		}
		return fmt.Errorf("unknown flag: --%s; %q lists the flags", unknown.GetSpecifiedName(), help)
	case errors.As(err, &bare) && bare.GetSpecifiedShortnames() != "":
		return fmt.Errorf("flag needs an argument: -%s; %q explains it", bare.GetSpecifiedShortnames(), help)
	case errors.As(err, &bare):
		return fmt.Errorf("flag needs an argument: --%s; %q explains it", bare.GetSpecifiedName(), help)
	}
	return err
}
