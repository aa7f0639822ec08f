package main

import (
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"bangvang/internal/diag"
	"bangvang/internal/editor/complete"
	"bangvang/themes"
)

// maxCompletions is the largest number of names that a shell gets.
const maxCompletions = 100

// completeFlag lets shells complete the value of a flag: find returns the names for the part that is typed.
func completeFlag(c *cobra.Command, name string, find func(n *complete.Names, part string) []string) {
	complete := func(c *cobra.Command, _ []string, part string) ([]string, cobra.ShellCompDirective) {
		dir, _ := c.Flags().GetString("source")
		root, err := os.OpenRoot(dir)
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		defer root.Close()
		return find(complete.LoadNames(root.FS(), themes.FS), part), cobra.ShellCompDirectiveNoFileComp
	}
	if err := c.RegisterFlagCompletionFunc(name, complete); err != nil {
		panic(err) // the command has no such flag
	}
}

// completeArticleFlags lets shells complete the localities, honours, campaigns, blocks and events of a new article: for example,
// --locality "Quận Đ".
func completeArticleFlags(c *cobra.Command) {
	completeFlag(c, "locality", func(n *complete.Names, part string) []string {
		return n.CompleteLocality(part, time.Now(), maxCompletions)
	})
	completeFlag(c, "award", func(n *complete.Names, part string) []string {
		if strings.Contains(part, "|") {
			return nil
		}
		return n.CompleteHonour(part, maxCompletions)
	})
	completeFlag(c, "campaign", func(n *complete.Names, part string) []string {
		return complete.CompleteEmulation(n.Campaigns, part, maxCompletions)
	})
	completeFlag(c, "block", func(n *complete.Names, part string) []string {
		return complete.CompleteEmulation(n.Blocks, part, maxCompletions)
	})
	completeFlag(c, "event", func(*complete.Names, string) []string { return complete.EventKinds() })
}

// addTheme adds the flag of the theme that takes the place of the one in the settings. Shells complete its name.
func addTheme(c *cobra.Command, f *siteFlags) {
	c.Flags().StringVar(&f.theme, "theme", "", "giao diện `TÊN`, thay cho theme")
	completeFlag(c, "theme", func(n *complete.Names, _ string) []string { return n.Themes() })
}

// completeFormat lets shells complete the output formats of problems.
func completeFormat(c *cobra.Command) {
	completeFlag(c, "format", func(*complete.Names, string) []string { return diag.Formats })
}
