package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"bangvang/cmd/bangvang/ui"

	"bangvang/internal/diag"
	"bangvang/internal/pages/opendata"
)

// maxQuoted is the longest line of a data file, in bytes, that is quoted below a problem.
const maxQuoted = 64 << 10

// checkData prints what is wrong with files that hold a roll as JSON. It returns ui.ErrProblems if there are errors, or with
// strict also warnings.
func checkData(say ui.Console, printer diag.Printer, files []string, format string, strict bool) error {
	var all diag.List
	texts := map[string][]byte{}
	for _, name := range files {
		data, err := readData(name)
		if err != nil {
			return err
		}
		shown := filepath.ToSlash(name)
		if len(data) > opendata.MaxBytes {
			all.Add(diag.FileTooLarge, diag.Pos{File: shown}, strconv.Itoa(opendata.MaxBytes>>20)+" MiB")
			continue
		}
		all.Append(opendata.Check(shown, data))
		texts[shown] = data
	}
	printer.Line = quotedLines(texts)
	all = all.Sorted()
	if err := printer.Write(say.Out, format, all); err != nil {
		return fmt.Errorf("printing the problems: %w", err)
	}
	if all.Count(diag.Error) > 0 || strict && all.Count(diag.Warning) > 0 {
		return ui.ErrProblems
	}
	return nil
}

// readData returns the bytes of a file, at most one more than a check takes.
func readData(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("opening the data: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, opendata.MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("reading the data: %w", err)
	}
	return data, nil
}

// quotedLines returns a function that returns a line of a file, "" for a long one. It is asked for ever later lines of
// a file.
func quotedLines(texts map[string][]byte) func(file string, line int) string {
	var last string
	var rest []byte
	at := 0
	return func(file string, line int) string {
		if file != last || line < at {
			last, rest, at = file, texts[file], 1
		}
		for ; at < line; at++ {
			_, after, ok := bytes.Cut(rest, []byte("\n"))
			if !ok {
				return ""
			}
			rest = after
		}
		one, _, _ := bytes.Cut(rest, []byte("\n"))
		if len(one) > maxQuoted {
			return ""
		}
		return string(one)
	}
}
