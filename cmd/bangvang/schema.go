package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"bangvang/cmd/bangvang/ui"

	"bangvang/internal/editor/complete"
	"bangvang/internal/editor/schema"
	"bangvang/internal/pages/opendata"
	"bangvang/internal/pages/routes"
	"bangvang/themes"
)

func schemaCommand(say ui.Console) *cobra.Command {
	var dir string
	all := append(schema.Documents[:len(schema.Documents):len(schema.Documents)], "snippets", "roll")
	c := &cobra.Command{
		Use: "schema " + strings.Join(all, "|"), Short: "in JSON Schema (hoặc đoạn mẫu của VS Code) cho trình soạn thảo; roll: của " + routes.RollJSON.Relative(),
		Args: cobra.ExactArgs(1), ValidArgs: all,
		RunE: func(_ *cobra.Command, args []string) error {
			root, err := os.OpenRoot(dir)
			if err != nil {
				return fmt.Errorf("opening the site: %w", err)
			}
			defer root.Close()
			known := complete.LoadNames(root.FS(), themes.FS)
			var text []byte
			switch args[0] {
			case "snippets":
				text, err = schema.Snippets(known)
			case "roll":
				text = opendata.Schema()
			default:
				text, err = schema.Generate(args[0], known)
			}
			if err != nil {
				return fmt.Errorf("writing the schema: %w", err)
			}
			_, err = say.Out.Write(text)
			return err
		},
	}
	c.Flags().StringVarP(&dir, "source", "s", ".", "`THƯ_MỤC` gốc của trang (chứa content/)")
	return c
}
