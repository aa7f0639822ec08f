package main

import (
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"bangvang/internal/diag"
	"bangvang/internal/names"
	"bangvang/themes"
)

// mostCompletions is how many names a shell is offered.
const mostCompletions = 100

// completed lets shells complete a flag by what find returns for its beginning.
func completed(c *cobra.Command, flag string, find func(n *names.Names, part string) []string) {
	complete := func(c *cobra.Command, _ []string, part string) ([]string, cobra.ShellCompDirective) {
		dir, _ := c.Flags().GetString("source")
		root, err := os.OpenRoot(dir)
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		defer root.Close()
		return find(names.Read(root.FS(), themes.FS), part), cobra.ShellCompDirectiveNoFileComp
	}
	if err := c.RegisterFlagCompletionFunc(flag, complete); err != nil {
		panic(err) // the command has no such flag
	}
}

// completeNames lets shells complete the names that go into a new article.
func completeNames(c *cobra.Command) {
	completed(c, "locality", func(n *names.Names, part string) []string {
		return n.CompleteLocality(part, time.Now(), mostCompletions)
	})
	completed(c, "award", func(n *names.Names, part string) []string {
		if strings.Contains(part, "|") {
			return nil
		}
		return n.CompleteHonour(part, mostCompletions)
	})
	completed(c, "event", func(*names.Names, string) []string { return names.EventKinds() })
}

// completeTheme lets shells complete the names of themes.
func completeTheme(c *cobra.Command) {
	completed(c, "theme", func(n *names.Names, _ string) []string { return n.Themes() })
}

// completeFormat lets shells complete the formats of problems.
func completeFormat(c *cobra.Command) {
	completed(c, "format", func(*names.Names, string) []string { return diag.Formats })
}
