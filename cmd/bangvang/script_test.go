package main

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"bangvang": func() { os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// TestScripts runs the scripts of testdata/script with the real command.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join("testdata", "script"),
		UpdateScripts: *update,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"age":   age,
			"newer": newer,
			"hex":   hex,
			"unzip": unzip,
			"port":  port,
			"fetch": fetch,
		},
	})
}

// age sets the modification time of files to 2020: age FILE…
func age(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		ts.Check(os.Chtimes(ts.MkAbs(name), long, long))
	}
}

var long = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)

// newer checks that files were written after age: [!] newer FILE…
func newer(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		info, err := os.Stat(ts.MkAbs(name))
		ts.Check(err)
		if written := info.ModTime().After(long.Add(time.Hour)); written == neg {
			ts.Fatalf("%s: written since: %v", name, written)
		}
	}
}

// hex writes a file of bytes that a script cannot contain: hex FILE 63 c3 28 …
func hex(ts *testscript.TestScript, _ bool, args []string) {
	var data []byte
	for _, digits := range args[1:] {
		var b byte
		_, err := fmt.Sscanf(strings.ToLower(digits), "%x", &b)
		ts.Check(err)
		data = append(data, b)
	}
	ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(args[0])), 0o777))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o666))
}

// unzip writes the uncompressed bytes of a file to standard output: unzip FILE
func unzip(ts *testscript.TestScript, _ bool, args []string) {
	f, err := os.Open(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	r, err := gzip.NewReader(f)
	ts.Check(err)
	_, err = io.Copy(ts.Stdout(), r)
	ts.Check(err)
}
