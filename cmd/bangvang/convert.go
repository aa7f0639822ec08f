package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// convertTime is how long a program may take to convert one file: LibreOffice takes some seconds to start.
const convertTime = 90 * time.Second

// converters are the programs that may be on a machine, in the order in which they are tried, with the endings that they
// make and their arguments: IN is the file, OUT the file to make, DIR its folder.
var converters = []struct {
	program string
	makes   string
	args    []string
}{
	{"heif-convert", ".jpg", []string{"-q", "92", "IN", "OUT"}},
	{"magick", ".jpg", []string{"IN[0]", "-auto-orient", "-quality", "92", "OUT"}},
	{"convert", ".jpg", []string{"IN[0]", "-auto-orient", "-quality", "92", "OUT"}},
	{"soffice", ".docx .xlsx .jpg", []string{"-env:UserInstallation=file://DIR/profile", "--headless", "--norestore", "--convert-to", "ENDING", "--outdir", "OUTDIR", "IN"}},
}

// convert returns a file as one with another ending, made by a program of this machine in a temporary folder, which is
// removed. The file is given a name of our own, so that its name is no argument to anyone. The error wraps
// errors.ErrUnsupported if the machine has no such program.
func convert(ctx context.Context, name string, data []byte, ending string) ([]byte, error) {
	failed := fmt.Errorf("converting to %s: %w", ending, errors.ErrUnsupported)
	for _, c := range converters {
		if !strings.Contains(c.makes+" ", ending+" ") {
			continue
		}
		program, err := exec.LookPath(c.program)
		if err != nil {
			continue
		}
		made, err := convertWith(ctx, program, c.args, name, data, ending)
		if err == nil {
			return made, nil
		}
		if !errors.Is(err, errors.ErrUnsupported) {
			failed = err
		}
	}
	return nil, failed
}

func convertWith(ctx context.Context, program string, args []string, name string, data []byte, ending string) (made []byte, err error) {
	dir, err := os.MkdirTemp("", "bangvang-import-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	in := filepath.Join(dir, "in"+safeEnding(name))
	out := filepath.Join(dir, "out", "in"+ending)
	if err := errors.Join(os.Mkdir(filepath.Dir(out), 0o700), os.WriteFile(in, data, 0o600)); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, convertTime)
	defer cancel()
	slashed := "/" + strings.TrimPrefix(filepath.ToSlash(dir), "/")
	words := strings.NewReplacer("OUTDIR", filepath.Dir(out), "IN", in, "OUT", out, "DIR", slashed, "ENDING", ending[1:])
	var typed []string
	for _, a := range args {
		typed = append(typed, words.Replace(a))
	}
	c := exec.CommandContext(ctx, program, typed...)
	c.Dir, c.WaitDelay = dir, time.Second
	if text, err := c.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("running %s: %w: %s", filepath.Base(program), err, text[:min(len(text), 200)])
	}
	made, err = os.ReadFile(out)
	if errors.Is(err, fs.ErrNotExist) { // LibreOffice says nothing when it cannot read a file
		return nil, fmt.Errorf("converting to %s: %w", ending, errors.ErrUnsupported)
	}
	return made, err
}

// safeEnding returns the ending of a name if it has only letters and digits, else "".
func safeEnding(name string) string {
	ending := strings.ToLower(filepath.Ext(name))
	if len(ending) > 6 || strings.Trim(ending, ".abcdefghijklmnopqrstuvwxyz0123456789") != "" {
		return ""
	}
	return ending
}
