package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"fmt"
	"html"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"bangvang/internal/testkit/browser"
	"bangvang/internal/text/viet"
)

func TestMain(m *testing.M) {
	testscript.Main(browser.Share(m), map[string]func(){
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
			"docx":  docx,
			"xlsx":  xlsx,
			"unzip": unzip,
			"port":  port,
			"fetch": fetch,
			"names": names,
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

// docx makes a document of Word of the lines of a text, those with tabs the rows of a table: docx FILE TEXT
func docx(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), word(ts, linesOf(ts, args[1])...), 0o666))
}

// xlsx makes a workbook of Excel of the lines of a text, whose tabs separate cells: xlsx FILE TEXT
func xlsx(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), sheet(ts, linesOf(ts, args[1])...), 0o666))
}

func linesOf(ts *testscript.TestScript, name string) []string {
	return strings.Split(strings.TrimSuffix(ts.ReadFile(name), "\n"), "\n")
}

// names checks that some file below a folder contains a name, in its address or its bytes, unpacked if they are compressed:
// [!] names DIR NAME. It ignores marks, case, markup, escapes and what separates the words, so that it finds more than is there.
func names(ts *testscript.TestScript, neg bool, args []string) {
	name := viet.Slug(args[1])
	var found []string
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if r, err := gzip.NewReader(bytes.NewReader(data)); err == nil {
			if data, err = io.ReadAll(r); err != nil {
				return err
			}
		}
		if strings.Contains(viet.Slug(path[len(ts.MkAbs(args[0])):])+"/"+slugsOf(data), name) {
			found = append(found, path)
		}
		return nil
	}))
	if neg == (len(found) > 0) {
		ts.Fatalf("%s is in %d files of %s: %v", args[1], len(found), args[0], found)
	}
}

var (
	markup  = regexp.MustCompile(`<[^<>]*>`)
	escapes = regexp.MustCompile(`\\u[0-9a-f]{4}|%[0-9A-F]{2}`)
)

// slugsOf returns the slugs of a text as it is, without markup and without escapes, separated by slashes. Most files of two builds are
// the same, so it keeps them by the hash of the text.
func slugsOf(data []byte) string {
	key := sha256.Sum256(data)
	if slugs, ok := kept.Load(key); ok {
		return slugs.(string)
	}
	text := string(data)
	slugs := viet.Slug(text)
	for _, plain := range [...]string{markup.ReplaceAllString(html.UnescapeString(text), ""), unescaped(text)} {
		if plain != text {
			slugs += "/" + viet.Slug(plain)
		}
	}
	kept.Store(key, slugs)
	return slugs
}

var kept sync.Map

// unescaped returns a text with the escapes of JSON and of addresses as their characters.
func unescaped(text string) string {
	return escapes.ReplaceAllStringFunc(text, func(e string) string {
		n, _ := strconv.ParseUint(strings.TrimLeft(e, `\u%`), 16, 32)
		if e[0] == '%' {
			return string([]byte{byte(n)})
		}
		return string(rune(n))
	})
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
