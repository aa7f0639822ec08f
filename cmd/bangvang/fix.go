package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/diff"

	"bangvang/cmd/bangvang/ui"

	"bangvang/internal/build"
	"bangvang/internal/build/check"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/editor/fix"
	"bangvang/internal/memo/store"
	"bangvang/internal/text/viet"
)

// findFixes returns the changes of the site's files by fixes of the problems that want accepts, all if it is nil.
func findFixes(ctx context.Context, o build.Options, want func(diag.Problem) bool) (*fix.Result, string, error) {
	lang := ""
	result, err := fix.Run(ctx, o.Root, func(ctx context.Context, root fs.FS) (*source.Tree, diag.List, error) {
		o.Root = root
		s, err := check.Load(ctx, o)
		if err != nil {
			return nil, nil, err
		}
		lang = s.Settings.Language
		return s.Tree, s.Problems, nil
	}, want)
	return result, ui.Language(lang), err
}

// fix applies the fixes of the site and prints a line for each changed file; a dry run prints a diff instead of writing.
func (f *siteFlags) fix(ctx context.Context, say ui.Console, o build.Options, dry bool) error {
	result, lang, err := findFixes(ctx, o, nil)
	if err != nil {
		return err
	}
	if dry {
		printFixes(say, lang, result.Files, true)
		return printDiff(say, result.Files)
	}
	written, err := writeFixes(f.dir, result.Files)
	printFixes(say, lang, written, false)
	return err
}

// writeFixes writes the changed files of the site in the folder dir, each as a whole or not at all, and returns those
// that it wrote. A file that has changed since it was read is not written.
func writeFixes(dir string, files []fix.File) (written []fix.File, err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the site: %w", err)
	}
	defer root.Close()
	for _, f := range files {
		if e := replaceFixed(root, f); e != nil {
			err = errors.Join(err, fmt.Errorf("writing %s: %w", f.Path, e))
			continue
		}
		written = append(written, f)
	}
	return written, err
}

// siteFixer fixes the problems of a site when a page of serve asks for it.
type siteFixer struct {
	dir     string
	options func() build.Options
}

// fixer returns the fixer of the site, which is checked as of the day that now returns.
func (f *siteFlags) fixer(ctx context.Context, store *store.Store, now func() time.Time) (*siteFixer, error) {
	o, err := f.options(ctx, store)
	if err != nil {
		return nil, err
	}
	return &siteFixer{f.dir, func() build.Options { o.Now = now(); return o }}, nil
}

// Find returns the changes of the site's files by fixes of the problems that want accepts.
func (f *siteFixer) Find(ctx context.Context, want func(diag.Problem) bool) ([]fix.File, error) {
	result, _, err := findFixes(ctx, f.options(), want)
	if err != nil {
		return nil, err
	}
	return result.Files, nil
}

// Write writes the files: see [writeFixes].
func (f *siteFixer) Write(files []fix.File) error {
	_, err := writeFixes(f.dir, files)
	return err
}

// errChanged is the error of a file that changed between reading and writing it.
var errChanged = errors.New("it has changed meanwhile; run the command again")

// replaceFixed writes a file beside the old one, with its permissions, and renames it.
func replaceFixed(root *os.Root, f fix.File) error {
	info, err := root.Lstat(f.Name)
	if err == nil && !info.Mode().IsRegular() {
		err = fs.ErrInvalid
	}
	if err != nil {
		return err
	}
	// A name that begins with a dot is no file of the site.
	temporary := path.Join(path.Dir(f.Name), ".bangvang-"+rand.Text())
	out, err := root.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, info.Mode().Perm())
	if err != nil {
		return err
	}
	_, err = out.Write(f.After)
	err = errors.Join(err, out.Sync(), out.Close(), root.Chmod(temporary, info.Mode().Perm()))
	if err == nil {
		var now []byte
		if now, err = root.ReadFile(f.Name); err == nil && !bytes.Equal(now, f.Before) {
			err = errChanged
		}
	}
	if err == nil {
		err = root.Rename(temporary, f.Name)
	}
	if err != nil {
		return errors.Join(err, root.Remove(temporary))
	}
	return nil
}

// printFixes prints a line for each changed file: for example, “content/a.md: sửa 3 chỗ (unknown-key 2, bad-date 1)”.
func printFixes(say ui.Console, lang string, files []fix.File, dry bool) {
	words := map[bool][2]string{false: {"sửa %d chỗ", "%d fixed"}, true: {"sửa được %d chỗ", "%d can be fixed"}}[dry]
	word := words[0]
	if lang == "en" {
		word = words[1]
	}
	for _, f := range files {
		counts := map[diag.Code]int{}
		var codes []diag.Code
		for _, p := range f.Applied {
			if counts[p.Code]++; counts[p.Code] == 1 {
				codes = append(codes, p.Code)
			}
		}
		slices.Sort(codes)
		parts := make([]string, len(codes))
		for i, code := range codes {
			parts[i] = string(code) + " " + viet.FormatNumber(counts[code])
		}
		fmt.Fprintf(say.Err, "%s: %s (%s)\n", diag.EscapeLines(f.Path), fmt.Sprintf(word, len(f.Applied)), strings.Join(parts, ", "))
	}
}

// printDiff prints the changes as a unified diff, which patch and git apply read. On a terminal, characters that it does
// not show are escaped. Of a file in another encoding, whose bytes nobody can read, it shows the text as it will be.
func printDiff(say ui.Console, files []fix.File) error {
	for _, f := range files {
		before, name := f.Before, "a/"+f.Name
		if !utf8.Valid(before) || bytes.IndexByte(before, 0) >= 0 {
			before, name = nil, name+" (not UTF-8)"
		}
		text := diff.Diff(name, before, "b/"+f.Name, f.After)
		if say.OutIsTerminal() {
			text = []byte(diag.EscapeLines(string(text)))
		}
		if _, err := say.Out.Write(text); err != nil {
			return err
		}
	}
	return nil
}

// changesOnDisk returns the function that finds the edits of a problem's fix in the files of a site, which are below the
// folder in the problems.
func changesOnDisk(tree *source.Tree, folder string) func(diag.Problem) []diag.Change {
	prefix := strings.TrimSuffix(path.Join(folder, "x"), "x")
	var name string
	var raw []byte
	var disk *source.Disk // of the last file: problems come file by file
	return func(p diag.Problem) []diag.Change {
		if file := strings.TrimPrefix(p.Pos.File, prefix); disk == nil || file != name {
			data, err := tree.ReadFile(file)
			if err != nil {
				return nil
			}
			name, raw, disk = file, data, source.NewDisk(data)
		}
		edits, ok := disk.Edits(p.Fix)
		if !ok {
			return nil
		}
		return diag.ChangesOf(raw, edits)
	}
}
