package main

import (
	"github.com/inconshreveable/mousetrap"
	"github.com/spf13/cobra"

	"bangvang/cmd/bangvang/ui"
)

func init() { cobra.MousetrapHelpText = "" } // it would tell people to open a terminal instead

// isClicked reports whether the program was started by a double click: Explorer is its parent.
func isClicked(ui.Console) bool { return mousetrap.StartedByExplorer() }
