package ui

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/par"
)

// screen is a terminal of one line. It records the text on the line after each write.
type screen struct {
	at   int
	row  []rune
	seen []string
}

func (s *screen) Write(data []byte) (int, error) {
	for _, c := range string(data) {
		switch {
		case c == '\r':
			s.at = 0
			continue
		case s.at == len(s.row):
			s.row = append(s.row, c)
		default:
			s.row[s.at] = c
		}
		s.at++
	}
	if now := strings.TrimRight(string(s.row), " "); len(s.seen) == 0 || s.seen[len(s.seen)-1] != now {
		s.seen = append(s.seen, now)
	}
	return len(data), nil
}

// slowly is work of two stages: reading takes half a second, writing has 2,000 parts of a millisecond each. None of its
// events is at the same instant as an update of the line.
func slowly(ctx context.Context) error {
	par.Stage(ctx, "read")
	time.Sleep(500*time.Millisecond + 500*time.Microsecond)
	writing := par.Stage(ctx, "write")
	count := par.StartCount(writing, 2000)
	defer count.End()
	for range 2000 {
		count.Add()
		time.Sleep(time.Millisecond)
	}
	return ctx.Err()
}

func TestProgressOfLongWork(t *testing.T) {
	for lang, want := range map[string][2]string{
		"vi": {"dựng và ghi trang 500/2.000, 1.000 mỗi giây", "dựng và ghi trang 1.500/2.000, 1.000 mỗi giây"},
		"en": {"making and writing pages 500/2,000, 1,000 a second", "making and writing pages 1,500/2,000, 1,000 a second"},
	} {
		synctest.Test(t, func(t *testing.T) {
			var s screen
			if err := showProgress(t.Context(), &s, lang, slowly); err != nil {
				t.Fatal(err)
			}
			if s.seen[0] != want[0] || !slices.Contains(s.seen, want[1]) || len(s.seen) < 15 {
				t.Errorf("after a second %q and never %q is shown, or not for long:\n%s", want[0], want[1], strings.Join(s.seen, "\n"))
			}
			if last := s.seen[len(s.seen)-1]; last != "" || s.at != 0 {
				t.Errorf("%q is left on the line", last)
			}
		})
	}
}

func TestNoProgressOfShortWork(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		broken := errors.New("broken")
		err := showProgress(t.Context(), &out, "vi", func(ctx context.Context) error {
			time.Sleep(showAfter - time.Millisecond)
			return broken
		})
		if err != broken || out.Len() > 0 {
			t.Errorf("%v; shown: %q", err, out.String())
		}
	})
}

func TestNoProgressOffTheTerminal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		file, err := os.Create(filepath.Join(t.TempDir(), "log"))
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		var out bytes.Buffer
		for _, say := range []Console{{Err: &out}, {Err: file}} {
			if err := say.ShowProgress(t.Context(), "vi", slowly); err != nil {
				t.Fatal(err)
			}
		}
		if info, err := file.Stat(); err != nil || info.Size() > 0 || out.Len() > 0 {
			t.Errorf("a file got %d bytes, a buffer %q, %v", info.Size(), out.String(), err)
		}
	})
}

// TestEveryStageHasATextInBothLanguages compares the table of stages with the calls of par.Stage in the sources.
func TestEveryStageHasATextInBothLanguages(t *testing.T) {
	named := regexp.MustCompile(`par\.Stage\(ctx, "(\w+)"\)`)
	found := map[string]bool{}
	err := filepath.WalkDir("../../../internal", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		text, err := os.ReadFile(name)
		for _, m := range named.FindAllSubmatch(text, -1) {
			found[string(m[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	worded := map[string]bool{}
	for name, words := range stages {
		worded[name] = words[0] != "" && words[1] != ""
	}
	if diff := cmp.Diff(found, worded); diff != "" {
		t.Errorf("stages in the sources (-) and with words (+):\n%s", diff)
	}
}

// /dev/null is a device of characters as a terminal is, and nobody answers there.
func TestIsTerminal(t *testing.T) {
	open := func(name string) *os.File {
		f, err := os.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			t.Skip(err)
		}
		t.Cleanup(func() { _ = f.Close() })
		return f
	}
	null := open(os.DevNull)
	if say := (Console{In: null, Out: null}); say.IsTerminal() || say.OutIsTerminal() || (Console{In: strings.NewReader("")}).IsTerminal() {
		t.Error("what nobody reads is a terminal")
	}
	if runtime.GOOS == "linux" && !(Console{In: open("/dev/ptmx")}).IsTerminal() {
		t.Error("a terminal is none")
	}
}
