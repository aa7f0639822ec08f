//go:build unix

package build_test

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"bangvang/internal/build"
	"bangvang/internal/publish"
	"bangvang/internal/testkit/hostile"
	"bangvang/internal/testkit/trial"
)

// countdown is a context that is done once it has been asked for k values. Every loop of package par, and every stage,
// asks for one.
type countdown struct {
	context.Context
	cancel context.CancelFunc
	k      int64
	asked  atomic.Int64
}

// Value implements context.Context.
func (c *countdown) Value(key any) any {
	if c.asked.Add(1) == c.k {
		c.cancel()
	}
	return c.Context.Value(key)
}

// TestCancelledAnywhere cancels a build at its first stage or loop, at its second, and so on until one build is complete.
// Each that is cancelled says so and begins no more than 10 loops, of tasks that run side by side; package par tests that a loop begins no more work.
func TestCancelledAnywhere(t *testing.T) {
	files := join(manyArticles(30, "tags: [Thi đua]\nawards:\n"+award+"{cá nhân: [Nguyễn Văn An]}}\n", "Nguyễn Văn An ở [đây](a1.md)."),
		map[string]string{"content/site.yaml": "base_url: https://example.org/\nredact: [Nguyễn Văn An]\n"})
	cancelled := 0
	for k := int64(1); ; k++ {
		inner, cancel := context.WithCancel(t.Context())
		ctx := &countdown{Context: inner, cancel: cancel, k: k}
		_, err := build.Run(ctx, trial.Options(mapOf(files)), publish.Options{Dir: t.TempDir()})
		after := ctx.asked.Load() - k
		cancel()
		if after < 0 {
			break // complete before the k-th
		}
		if err != nil && !errors.Is(err, context.Canceled) {
			t.Fatalf("cancelled at %d: %v", k, err)
		}
		if err != nil {
			cancelled++
			t.Logf("%d: %d after", k, after)
			if after > 10 {
				t.Errorf("cancelled at %d, %d more loops began", k, after)
			}
		}
	}
	if cancelled < 10 {
		t.Errorf("only %d builds were cancelled", cancelled)
	}
}

// mapOf returns files as a file system.
func mapOf(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// worst are the files within the bounds that take longest, by their content.
var worst = map[string]map[string]string{
	"article of tags":         oneArticle("", strings.Repeat("<b>", 690_000)),
	"article of emphasis":     oneArticle("", strings.Repeat("*a _b ", 340_000)),
	"article of addresses":    oneArticle("", strings.Repeat("<https://a.vn> ", 135_000)),
	"article of headings":     oneArticle("", strings.Repeat("# Nguyễn Văn An\n", 100_000)),
	"article of pictures":     oneArticle("", strings.Repeat("![](a)\n\n", 250_000)),
	"article of broken links": oneArticle("", listOf(130_000, "[a](b#)\n")),
	"article of names":        oneArticle("", strings.Repeat("Nguyễn Văn An ", 100_000)),
	"article of unknown keys": oneArticle(listOf(90_000, "k#: 1"), "a"),
	"article of types":        oneArticle("awards: [{award: a, to: {"+listOf(70_000, "a#: !x 1, ")+"}}]\n", "a"),
	"table of localities":     with("content/localities.yaml", listOf(99_000, "- {name: Xã Tân "+strings.Repeat("a", 100)+"#, parent: Hà Tĩnh}")),
	"table of honours":        with("content/honours.yaml", listOf(99_000, "- {name: Cờ Tân "+strings.Repeat("a", 100)+"#}")),
	"settings of keys":        with("content/site.yaml", "base_url: https://example.org/\n"+listOf(1_200_000, "k#: 1")),
}

// TestWorst measures how long a file may take, and so a cancelled build, which ends the file that it is at. It guards
// the seconds of SECURITY.md with a wide margin, because the machine is shared, and runs only with the flag -full.
func TestWorst(t *testing.T) {
	if !*full || hostile.Racing {
		t.Skip("takes a minute; -full runs it")
	}
	for _, name := range slices.Sorted(maps.Keys(worst)) {
		t.Run(name, func(t *testing.T) {
			files := join(map[string]string{"content/site.yaml": "base_url: https://example.org/\nredact: [Nguyễn Văn An]\n"}, worst[name])
			got := measure(t, files)
			t.Logf("%d ms, %d MB", got.cpu.Milliseconds(), got.alloc>>20)
			if got.cpu > mostTime {
				t.Errorf("%s", got.cpu)
			}
		})
	}
}
