//go:build unix

package build_test

import (
	"context"
	"fmt"
	"io"
	"maps"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"bangvang/internal/build"
	"bangvang/internal/diag"
	"bangvang/internal/testkit/hostile"
	"bangvang/internal/testkit/trial"
)

// curve is a site that has n of something. The site need not be free of errors; a site that is gets rendered too.
type curve struct {
	small, full int // n of the first of three sizes: the others are 2n and 4n
	site        func(n int) map[string]string
}

// bounded are the curves of products that end at a bound: hints at viet.HintWork, bytes at the size that the plan allows one
// article. Until then they grow faster than n; beyond it, the site is refused or a hint is missing.
var bounded = map[string]bool{
	"recipients": true, "recipients × name": true, "tags × title": true, "unknown honours × own": true, "unknown localities × own": true,
}

// The most that a bounded curve may cost, some three times the measured cost.
const (
	mostTime    = 30 * time.Second
	mostWritten = 600 << 20
)

// listOf returns n lines.
func listOf(n int, line string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(line, "#", fmt.Sprint(i)) + "\n")
	}
	return b.String()
}

// oneArticle returns the only article of a site, with more front matter and a body.
func oneArticle(front, body string) map[string]string {
	return map[string]string{"content/2024/a.md": "---\ntitle: Hội nghị tổng kết\ndate: 2024-01-19\nsummary: Mở đầu\n" + front + "---\n\n" + body + "\n"}
}

// with returns a site of one short article and one more file.
func with(name, text string) map[string]string {
	files := oneArticle("", "Mở đầu của bài.")
	files[name] = text
	return files
}

// join returns the files of several sites.
func join(all ...map[string]string) map[string]string {
	out := map[string]string{}
	for _, files := range all {
		maps.Copy(out, files)
	}
	return out
}

// manyArticles returns n articles, each with more front matter and a body.
func manyArticles(n int, front, body string) map[string]string {
	out := map[string]string{}
	for i := range n {
		text := fmt.Sprintf("---\ntitle: Hội nghị tổng kết %d\ndate: 2024-01-19\nsummary: Mở đầu\n%s---\n\n%s\n", i, front, body)
		out[fmt.Sprintf("content/2024/a%d.md", i)] = text
	}
	return out
}

const award = "- {award: Bằng khen, by: Chủ tịch UBND tỉnh Hà Tĩnh, to: "

var curves = map[string]curve{
	"unknown keys":     {300, 20_000, func(n int) map[string]string { return oneArticle(listOf(n, "khoá#: a"), "a") }},
	"old addresses":    {100, 1200, func(n int) map[string]string { return oneArticle("aliases:\n"+listOf(n, "- /cu/tin-#"), "a") }},
	"tags":             {50, 1200, func(n int) map[string]string { return oneArticle("tags:\n"+listOf(n, "- Chủ đề #"), "a") }},
	"tags of one slug": {50, 1200, func(n int) map[string]string { return oneArticle("tags:\n"+listOf(n, "- Chủ đề '#'"), "a") }},
	"tags × title":     {20, 100, func(n int) map[string]string { return titled(n, strings.Repeat("ộ ", 200*n)) }},
	"awards":           {100, 1200, func(n int) map[string]string { return oneArticle("awards:\n"+listOf(n, award+"{cá nhân: 1}}"), "a") }},
	"recipients": {100, 1200, func(n int) map[string]string {
		return oneArticle("awards:\n"+award+"{tập thể: [\n"+listOf(n, "  Trường số #,")+"  ]}}\n", "a")
	}},
	"recipients × name": {30, 300, func(n int) map[string]string {
		return oneArticle("awards:\n"+award+"{tập thể: [\n"+listOf(n, "  "+strings.Repeat("Trường ", n)+"#,")+"  ]}}\n", "a")
	}},
	"recipients × posts": {100, 600, func(n int) map[string]string {
		return oneArticle("awards:\n"+award+"{cá nhân: [\n"+listOf(n, "  {name: Đỗ Nam #, post: Ủy viên #},")+"  ]}}\n", "a")
	}},
	"headings of a name": {2000, 50_000, func(n int) map[string]string { return oneArticle("", strings.Repeat("## Kết quả\n\n", n)) }},
	"footnotes":          {100, 450, func(n int) map[string]string { return oneArticle("", listOf(n, "a[^#]")+"\n"+listOf(n, "[^#]: b\n")) }},
	"links to one": {1000, 20_000, func(n int) map[string]string {
		return join(with("content/2024/b.md", "---\ntitle: B\ndate: 2024-01-19\n---\n\nb\n"), map[string]string{"content/2024/c.md": "---\ntitle: C\ndate: 2024-01-19\n---\n\n" + strings.Repeat("[a](b.md) ", n) + "\n"})
	}},
	"links to nothing": {500, 20_000, func(n int) map[string]string { return oneArticle("", listOf(n, "[a](b#.md)\n")) }},
	"links × articles": {100, 2000, func(n int) map[string]string {
		return join(manyArticles(n, "", "a"), map[string]string{"content/2024/l.md": "---\ntitle: C\ndate: 2024-01-19\n---\n\n" + listOf(n, "[a](/2024/x#/)\n")})
	}},
	"anchors × headings": {200, 10_000, func(n int) map[string]string {
		return oneArticle("", listOf(n, "## Kết quả #\n")+listOf(n, "[a](#ket-x-#)\n"))
	}},
	"localities": {500, 6000, func(n int) map[string]string {
		return with("content/localities.yaml", listOf(n, "- {name: Xã Tân #, parent: Hà Tĩnh}"))
	}},
	"localities of a name": {200, 2000, func(n int) map[string]string {
		return with("content/localities.yaml", listOf(n, "- {name: Huyện Số #, parent: Hà Tĩnh}")+listOf(n, "- {name: Xã Tân Lập, parent: Huyện Số #}"))
	}},
	"localities of a slug": {200, 5000, func(n int) map[string]string {
		return with("content/localities.yaml", listOf(n, "- {name: Xã Tân ''#, parent: Hà Tĩnh}"))
	}},
	"parents in a chain": {250, 2000, func(n int) map[string]string {
		return with("content/localities.yaml", "- {name: Huyện 0, parent: Hà Tĩnh}\n"+listOf(n, "- {name: Huyện x#, parent: Huyện x1#}"))
	}},
	"unknown parents": {250, 2000, func(n int) map[string]string {
		return with("content/localities.yaml", listOf(n, "- {name: Xã Tân #, parent: Tỉnh Lạ #}"))
	}},
	"successors": {100, 1000, func(n int) map[string]string {
		return with("content/localities.yaml", "- name: Huyện A\n  parent: Hà Tĩnh\n  successors:\n"+listOf(n, "  - Xã Tân #"))
	}},
	"successors in a chain": {100, 1000, func(n int) map[string]string {
		return join(manyArticles(n/10, "locality: Tỉnh 0\n", "a"), map[string]string{"content/localities.yaml": chain(n)})
	}},
	"unknown localities × own": {100, 1000, func(n int) map[string]string {
		return join(oneArticle("locality:\n"+listOf(n, "- Thôn Lạ Hoắc #"), "a"), map[string]string{"content/localities.yaml": listOf(n, "- {name: Xã Tân Hoặc #, parent: Hà Tĩnh}")})
	}},
	"ambiguous localities": {50, 500, func(n int) map[string]string {
		return join(oneArticle("locality:\n"+strings.Repeat("- Xã Tân Lập\n", n), "a"), map[string]string{"content/localities.yaml": listOf(n, "- {name: Huyện Số #, parent: Hà Tĩnh}") + listOf(n, "- {name: Xã Tân Lập, parent: Huyện Số #}")})
	}},
	"own honours": {200, 5000, func(n int) map[string]string {
		return with("content/honours.yaml", listOf(n, "- {name: Giải thưởng Sông Lam #, class: khác, level: tỉnh}"))
	}},
	"unknown honours × own": {100, 1000, func(n int) map[string]string {
		return join(oneArticle("awards:\n"+listOf(n, "- {award: Giải Sông Cả lần #}"), "a"), map[string]string{"content/honours.yaml": listOf(n, "- {name: Giải Sông Lam #, class: khác, level: tỉnh}")})
	}},
	"an honour of leads": {10, 1000, func(n int) map[string]string {
		return oneArticle("awards:\n- {award: "+strings.Repeat("trao tặng ", n)+"Bằng lạ}\n", "a")
	}},
	"words of an honour": {500, 20_000, func(n int) map[string]string {
		return join(oneArticle("awards:\n- {award: "+strings.Repeat("a ", n)+"}\n", "a"), map[string]string{"content/honours.yaml": "- {name: Giải " + strings.Repeat("b ", n) + ", class: khác, level: tỉnh}\n"})
	}},
	"menu": {100, 1000, func(n int) map[string]string {
		return with("content/site.yaml", "base_url: https://example.org/\nmenu:\n"+listOf(n, "- {name: Mục #, url: /muc-#/}"))
	}},
	"redact × text": {100, 2000, func(n int) map[string]string {
		return join(oneArticle("", strings.Repeat("Bà Nguyễn Văn Tám và Bùi Thị Tư dự họp.\n\n", n)), map[string]string{"content/site.yaml": "base_url: https://example.org/\nredact:\n" + listOf(n, "- Nguyễn Văn An #")})
	}},
	"redact × articles": {50, 1000, func(n int) map[string]string {
		return join(manyArticles(n, "", strings.Repeat("Bà Nguyễn Văn Tám dự họp. ", 30)), map[string]string{"content/site.yaml": "base_url: https://example.org/\nredact:\n" + listOf(n, "- Nguyễn Văn An #")})
	}},
	"pictures of nothing": {500, 10_000, func(n int) map[string]string { return oneArticle("", listOf(n, "![a](anh#.jpg)\n")) }},
	"articles":            {50, 2000, func(n int) map[string]string { return manyArticles(n, "tags: [Thi đua]\n", "Mở đầu.") }},
	"articles × tags": {10, 500, func(n int) map[string]string {
		return manyArticles(n, "tags:\n"+listOf(20, "- Chủ đề #"), "Mở đầu.")
	}},
	"tags of one line":   {2000, 170_000, func(n int) map[string]string { return oneArticle("", strings.Repeat("<b>", n)) }},
	"comments of a line": {2000, 70_000, func(n int) map[string]string { return oneArticle("", strings.Repeat("<!-- a --> <b>", n)) }},
	"quotes":             {2000, 150_000, func(n int) map[string]string { return oneArticle("", strings.Repeat("\"a ", n)) }},
	"emphasis":           {2000, 80_000, func(n int) map[string]string { return oneArticle("", strings.Repeat("*a _b ", n)) }},
	"links of a line":    {200, 20_000, func(n int) map[string]string { return oneArticle("", strings.Repeat("<https://a.vn/> ", n)) }},
	"link definitions":   {500, 20_000, func(n int) map[string]string { return oneArticle("", listOf(n, "[k#]: /a/")) }},
	"cells": {500, 10_000, func(n int) map[string]string {
		return oneArticle("", "| a | b |\n|---|---|\n"+strings.Repeat("| Đỗ Nam | Hà Tĩnh |\n", n))
	}},
	"a long word": {5000, 400_000, func(n int) map[string]string { return oneArticle("", strings.Repeat("a", n)) }},
	"a long title": {5000, 100_000, func(n int) map[string]string {
		return map[string]string{"content/a.md": "---\ntitle: " + strings.Repeat("a ", n) + "\ndate: 2024-01-19\n---\n\na\n"}
	}},
}

// titled returns an article with n tags and a title.
func titled(n int, title string) map[string]string {
	return map[string]string{"content/a.md": "---\ntitle: " + title + "\ndate: 2024-01-19\ntags:\n" + listOf(n, "- Chủ đề #") + "---\n\na\n"}
}

// chain returns n provinces, each the successor of the one before it.
func chain(n int) string {
	var b strings.Builder
	day := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range n {
		fmt.Fprintf(&b, "- {name: Tỉnh %d, kind: tỉnh, from: %s, to: %s, successors: [Tỉnh %d]}\n", i, day.Format(time.DateOnly), day.AddDate(0, 0, 9).Format(time.DateOnly), i+1)
		day = day.AddDate(0, 0, 10)
	}
	return b.String()
}

// cost is the expense of a build of a site.
type cost struct {
	cpu     time.Duration // of the process, in user mode and in the system
	alloc   int           // bytes allocated
	written int           // bytes of all files, 0 for a site with errors
}

func cpuTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u) // it cannot fail
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// measure builds a site in memory.
func measure(t *testing.T, files map[string]string) cost {
	t.Helper()
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var c cost
	start := cpuTime()
	s := loadFiles(t, files)
	if err := (diag.Printer{Line: s.Line}).Human(io.Discard, s.Problems); err != nil {
		t.Fatal(err)
	}
	if !s.Blocked(false) {
		list, err := s.Files(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range list {
			data, err := f.Append(nil)
			if err != nil {
				t.Fatal(err)
			}
			c.written += len(data)
		}
	}
	c.cpu = cpuTime() - start
	runtime.ReadMemStats(&after)
	c.alloc = int(after.TotalAlloc - before.TotalAlloc)
	return c
}

// TestGrowthBounds builds sites with n, 2n and 4n of something. The work, the memory asked for and the bytes written grow no
// faster than n (a square would make 16 of 1): whoever opens a pull request makes a machine build it. A flag -full
// measures the sizes of the table in SECURITY.md, and only then the time, which a busy machine stretches.
func TestGrowthBounds(t *testing.T) {
	hostile.Bounds(t)
	least := measure(t, oneArticle("", "a"))
	for _, name := range slices.Sorted(maps.Keys(curves)) {
		t.Run(name, func(t *testing.T) { grow(t, curves[name], bounded[name], least) })
	}
}

// grow fails if 4n cost more than 8 times as much as n, or, if the curve ends at a bound, more than the bound allows. The cost of a site of one article is not counted. Time that
// another process took from the caches may be measured once, not three times.
func grow(t *testing.T, c curve, ends bool, least cost) {
	n := c.small
	if *full {
		n = c.full
	}
	var wrong string
	for range 3 {
		one, two, four := measure(t, c.site(n)), measure(t, c.site(2*n)), measure(t, c.site(4*n))
		t.Logf("%d, %d, %d: %d, %d, %d ms · %d, %d, %d MB · %d, %d, %d kB written", n, 2*n, 4*n,
			one.cpu.Milliseconds(), two.cpu.Milliseconds(), four.cpu.Milliseconds(),
			one.alloc>>20, two.alloc>>20, four.alloc>>20, one.written>>10, two.written>>10, four.written>>10)
		if ends {
			if *full && four.cpu > mostTime || max(one.written, two.written, four.written) > mostWritten {
				t.Error("the bound is too high")
			}
			return
		}
		const most, slack = 8, 60 * time.Millisecond
		switch {
		case *full && four.cpu-least.cpu > most*max(one.cpu-least.cpu, slack):
			wrong = "time"
		case four.alloc-least.alloc > most*max(one.alloc-least.alloc, 4<<20):
			wrong = "memory"
		case four.written-least.written > most*max(one.written-least.written, 1<<20):
			wrong = "bytes written"
		default:
			return
		}
	}
	t.Errorf("4 times as many cost more than 8 times as much %s", wrong)
}

// TestSpread plans articles that would take gigabytes on the pages of others. Each is refused before a page is made, with
// what is multiplied. A list of 1,000 collectives, as a province may honour in a year, is none of them.
func TestSpread(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		want  string // in the first argument of the problem; "" for no problem
	}{
		"tags × title":      {titled(4000, strings.Repeat("ộ ", 100_000)), "danh sách × 800 kB = 6 GB"},
		"recipients":        {oneArticle("awards:\n- {award: Giấy khen, by: UBND quận Đồ Sơn, for: "+strings.Repeat("ộ ", 30_000)+", to: {tập thể: [\n"+listOf(4900, "  Trường số #,")+"  ]}}\n", "a"), "trang của người nhận"},
		"a list of 4,900":   {oneArticle("awards:\n"+award+"{tập thể: [\n"+listOf(4900, "  Trường số #,")+"  ]}}\n", "a"), ""},
		"addresses × title": {map[string]string{"content/a.md": "---\ntitle: " + strings.Repeat("ộ ", 100_000) + "\ndate: 2024-01-19\naliases:\n" + listOf(4000, "- /cu/#") + "---\n\na\n"}, "địa chỉ cũ"},
		"a province":        {oneArticle("awards:\n"+award+"{tập thể: [\n"+listOf(1000, "  Trường Trung học phổ thông số #,")+"  ]}}\n", "a"), ""},
		"a long title":      {map[string]string{"content/a.md": "---\ntitle: " + strings.Repeat("ộ ", 200_000) + "\ndate: 2024-01-19\n---\n\na\n"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := loadFiles(t, c.files)
			var found []string
			for _, p := range s.Problems {
				if p.Code == diag.OverBudget {
					found = append(found, p.Args[0])
				}
			}
			if c.want == "" && found != nil || c.want != "" && (len(found) != 1 || !strings.Contains(found[0], c.want)) {
				t.Errorf("%q", found)
			}
		})
	}
}

// loadFiles loads and plans a site of these files.
func loadFiles(t *testing.T, files map[string]string) *build.Site {
	t.Helper()
	fsys := fstest.MapFS{"content/site.yaml": {Data: []byte("base_url: https://example.org/\n")}}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return trial.Load(t, trial.Options(fsys))
}
