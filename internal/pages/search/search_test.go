package search

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"bangvang/internal/text/viet"
)

func build(t testing.TB, docs []Doc) []File {
	t.Helper()
	files, err := Build(t.Context(), docs, Options{Lang: "vi", Base: "/"})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// samples returns articles that the queries of the tests look for, newest first.
func samples() []Doc {
	return []Doc{
		{Title: "Đông Đa đón tết", Body: bodyText("Một hội nghị.")},
		{Title: "Hội nghị ở phường Đông Đa", Summary: "Bà con xã Đông Đa.", Body: bodyText("Đông Đa, Đông Đa, Đông Đa.")},
		{Title: "Biểu dương người tốt", Body: bodyText("Sáng nay.\nTại quận Đống Đa có hội nghị.")},
		{Title: "Ghép chữ", Body: bodyText("Đống rơm\nđa dạng, đông đảo; đồng bào; đã qua.")},
		{Title: "Quận Đồ Sơn tổng kết", Summary: "Trao thưởng.", Body: bodyText("Công tác khen thưởng năm nay."), Localities: []string{"Quận Đồ Sơn, Hải Phòng", "Hải Phòng"}, Filters: []Filter{{"y", "2024"}, {"l", "hai-phong/quan-do-son"}}},
		{Title: "Tuyên dương ba chiến sỹ thi đua", Body: bodyText("Lễ.")},
		{Title: "Tuyên dương hai Chiến sĩ thi đua", Body: bodyText("Lễ."), Honours: []string{"Chiến sĩ thi đua cơ sở"}},
		{Title: "Uỷ viên họp", Body: bodyText("Ủy ban nhân dân phường.")},
		{Title: "Lễ mít tinh", Body: bodyText("Tại đường Hoàng Diệu.")},
		{Title: "Phòng Nội vụ", Names: []string{"Đỗ Trọng Nam", "Trường Tiểu học Ngọc Xuyên"}, Body: bodyText("Bài viết.")},
		{Title: "Tin vắn", Body: bodyText("Có Trường Tiểu học Ngọc Xuyên tham dự.")},
		{Title: "Khánh Hoà mở hội", Body: bodyText("Tỉnh Khánh Hòa.")},
		{Title: "Căn cứ", Body: bodyText("Quyết định số 86/2025/QĐ-UBND, kế hoạch 91/KH-UBND.")},
		{Title: "Thứ tự", Body: bodyText("Con tàu xanh rời bến.\nBến rộng, tàu xanh.\nxanh rời")},
		{Title: "Thứ tự ngược", Body: bodyText("tàu xanh xa; xanh rời đâu.")},
	}
}

// with returns docs followed by 400 older articles of the corpus, with -full 2,000.
func with(docs []Doc) []Doc {
	for i := range docs {
		docs[i].Address = fmt.Sprintf("/2030/%d/", i)
		docs[i].Date = "2030-01-19"
	}
	return append(docs, corpusDocs(sample(2000))...)
}

// lines returns, for each document, the lines of all its fields, with the words normalised by norm between spaces.
func lines(docs []Doc, norm func(string) string) [][]string {
	out := make([][]string, len(docs))
	for i, d := range docs {
		all := append([]string{d.Title, d.Summary, d.Category, d.Locality, bodyOf(d)}, slices.Concat(d.Names, d.Tags, d.Honours, d.Localities)...)
		for _, s := range all {
			for line := range strings.Lines(s) {
				out[i] = append(out[i], " "+norm(strings.Join(wordsOf(line), " "))+" ")
			}
		}
	}
	return out
}

// have returns the numbers of the documents that contain the phrase in one line, sorted.
func have(lines [][]string, phrase string) []int {
	var out []int
	for i := len(lines) - 1; i >= 0; i-- {
		if slices.ContainsFunc(lines[i], func(line string) bool { return strings.Contains(line, " "+phrase+" ") }) {
			out = append(out, len(lines)-1-i)
		}
	}
	return out
}

func lower(s string) string { return strings.ToLower(viet.NFC(s)) }

func TestEveryPageIsFound(t *testing.T) {
	docs := with(samples())
	marked := map[string]string{
		"dong da": "đống đa", "duong": "đường", "thi dua": "thi đua", "khen thuong": "khen thưởng", "Chien si thi dua": "chiến sỹ thi đua",
		"uy ban": "ủy ban", "ủy ban": "ủy ban", "khanh hoa": "khánh hòa", "nguyen van": "nguyễn văn", "dak lak": "đắk lắk", "thi đua": "thi đua", "ĐỐNG ĐA": "đống đa", "“thi dua”": "thi đua",
	}
	var questions []question
	for query := range marked {
		questions = append(questions, question{Do: "search", Query: query, Wide: true})
	}
	all := lines(docs, lower)
	for i, a := range ask(t, build(t, docs), questions...) {
		query := questions[i].Query
		found := map[int]bool{}
		for _, d := range a.Hits[:a.Close] {
			found[d] = true
		}
		pages := have(all, marked[query])
		if len(pages) == 0 {
			t.Errorf("no page has %q", marked[query])
		}
		for _, d := range pages {
			if !found[d] {
				t.Errorf("%q does not find %q, which has %q", query, docs[len(docs)-1-d].Title, marked[query])
			}
		}
	}
}

// A word or a quoted pair finds exactly the pages that contain it.
func TestNothingElseIsFound(t *testing.T) {
	docs := with(samples())
	r := rand.New(rand.NewPCG(1, 1))
	var questions []question
	for range 60 {
		line := wordsOf(docs[r.IntN(len(docs))].Title)
		i := r.IntN(len(line) - 1)
		questions = append(questions, question{Do: "search", Query: line[i] + " "}, question{Do: "search", Query: `"` + viet.Fold(line[i]+" "+line[i+1]) + `"`, Wide: true})
	}
	all := lines(docs, viet.FoldLoose)
	for i, a := range ask(t, build(t, docs), questions...) {
		want := have(all, viet.FoldLoose(strings.Trim(questions[i].Query, ` "`)))
		slices.Sort(a.Hits)
		if len(want) == 0 || !slices.Equal(a.Hits, want) || a.Partial {
			t.Errorf("%q finds %d pages, want %d", questions[i].Query, len(a.Hits), len(want))
		}
	}
}

func TestOrder(t *testing.T) {
	docs := with(samples())
	files := build(t, docs)
	for _, c := range []struct {
		query string
		first []string // titles in this order, at the top
		not   string   // must not be among the results
	}{
		{query: "đống đa", first: []string{"Biểu dương người tốt", "Đông Đa đón tết", "Hội nghị ở phường Đông Đa"}},
		{query: "đông đa", first: []string{"Đông Đa đón tết", "Hội nghị ở phường Đông Đa", "Biểu dương người tốt"}},
		{query: "dong da", first: []string{"Đông Đa đón tết", "Hội nghị ở phường Đông Đa", "Biểu dương người tốt"}},
		{query: "khen thuong do son", first: []string{"Quận Đồ Sơn tổng kết"}},
		{query: "do son khen th", first: []string{"Quận Đồ Sơn tổng kết"}},
		{query: "Chien si thi dua", first: []string{"Tuyên dương ba chiến sỹ thi đua", "Tuyên dương hai Chiến sĩ thi đua"}},
		{query: "uy ban nhan dan phuong", first: []string{"Uỷ viên họp"}},
		{query: "truong tieu hoc ngoc xuyen", first: []string{"Phòng Nội vụ", "Tin vắn"}},
		{query: "Trường Tiểu học Ngọc Xuy", first: []string{"Phòng Nội vụ", "Tin vắn"}},
		{query: "ngoc xuyen", first: []string{"Phòng Nội vụ", "Tin vắn"}},
		{query: "do trong nam", first: []string{"Phòng Nội vụ"}},
		{query: "86/2025/QĐ-UBND", first: []string{"Căn cứ"}},
		{query: `"tau xanh roi"`, first: []string{"Thứ tự", "Thứ tự ngược"}}, // the page drops the second, by its text
		{query: `"xanh ben"`, not: "Thứ tự"},
		{query: "xanh ben tau", first: []string{"Thứ tự"}},
		{query: "mit tinh zzzz", first: []string{"Lễ mít tinh"}},
	} {
		a := ask(t, files, question{Do: "search", Query: c.query})[0]
		for i, want := range c.first {
			if i >= len(a.Records) || a.title(i) != want {
				t.Errorf("%q: result %d is not %q:\n%q", c.query, i, want, a.Pieces)
				break
			}
		}
		for i := range a.Records {
			if a.title(i) == c.not {
				t.Errorf("%q finds %q", c.query, c.not)
			}
		}
	}
}

func TestGoingOn(t *testing.T) {
	docs := with(samples())
	files := build(t, docs)
	answers := ask(t, files, question{Do: "search", Query: "thi du", Wide: true}, question{Do: "search", Query: "thi du ", Wide: true},
		question{Do: "search", Query: "xuye"}, question{Do: "search", Query: "zzzz"}, question{Do: "search", Query: ""})
	n := len(have(lines(docs, lower), "thi đua"))
	if n == 0 || answers[0].Close < n {
		t.Errorf("“thi du” finds %d pages, %d have “thi đua”", answers[0].Close, n)
	}
	if answers[1].Close != 0 {
		t.Errorf("“thi du ” with a space finds %d pages", answers[1].Close)
	}
	if got := answers[2]; len(got.Hits) == 0 || got.title(0) != "Phòng Nội vụ" {
		t.Errorf("“xuye”: %q", got.Pieces)
	}
	for _, a := range answers[3:] {
		if len(a.Hits) != 0 || a.More {
			t.Errorf("%d pages found by nothing", len(a.Hits))
		}
	}
}

// A number is found with its points and without, and qui finds quy.
func TestSpellings(t *testing.T) {
	docs := []Doc{{Title: "Tặng 26.461 gia đình văn hóa", Summary: "Tại Quy Nhơn ngày 19.12.2025."}, {Title: "Số 26461/QĐ", Summary: "Ở Ƀuôn Ƀlang, Qui Nhơn; 1.234.567 đồng."},
		{Title: "Số 461 và số 26", Summary: "Nhà số 12."}}
	answers := ask(t, build(t, docs), question{Do: "search", Query: "26461 "}, question{Do: "search", Query: "26.461 "}, question{Do: "search", Query: "1.234.567"},
		question{Do: "search", Query: "qui nhon"}, question{Do: "search", Query: "Quy Nhơn"}, question{Do: "search", Query: "19.12.2025"}, question{Do: "search", Query: "buon blang"})
	for i, want := range [][]string{
		{"Tặng [26.461] gia đình văn hóa", "Số [26461]/QĐ"}, {"Tặng [26.461] gia đình văn hóa", "Số [26461]/QĐ"}, {"Số 26461/QĐ"},
		{"Tặng 26.461 gia đình văn hóa", "Số 26461/QĐ"}, {"Tặng 26.461 gia đình văn hóa", "Số 26461/QĐ"}, {"Tặng 26.461 gia đình văn hóa"}, {"Số 26461/QĐ"},
	} {
		var got []string
		for _, p := range answers[i].Pieces[:answers[i].Close] {
			got = append(got, p[0])
		}
		if !slices.Equal(got, want) {
			t.Errorf("question %d finds %q, want %q", i, got, want)
		}
	}
}

func TestFilters(t *testing.T) {
	docs := with(samples())
	answers := ask(t, build(t, docs), question{Do: "search", Query: "thi dua", Filters: []string{" y2019", " lĐắk Lắk", " hBằng khen"}},
		question{Do: "search", Filters: []string{" lhai-phong/quan-do-son"}}, question{Do: "search", Query: "thi dua", Filters: []string{" lkhông có"}})
	want := slices.DeleteFunc(have(lines(docs, viet.FoldLoose), "thi dua"), func(n int) bool {
		d := docs[len(docs)-1-n]
		return !slices.Contains(d.Filters, Filter{"y", "2019"}) || !slices.Contains(d.Localities, "Đắk Lắk") || !slices.Contains(d.Honours, "Bằng khen")
	})
	slices.Sort(answers[0].Hits)
	if len(want) == 0 || !slices.Equal(answers[0].Hits, want) {
		t.Errorf("filtered: %v, want %v", answers[0].Hits, want)
	}
	if a := answers[1]; len(a.Hits) != 1 || a.title(0) != "Quận Đồ Sơn tổng kết" {
		t.Errorf("a filter alone finds %v", a.Hits)
	}
	if len(answers[2].Hits) != 0 {
		t.Errorf("a filter that nothing has finds %v", answers[2].Hits)
	}
}

// A search of lists that are parted by stretches finds what one of whole lists finds: all of it when asked widely, else at
// least a page of it, whose number is not too large. Of one pair or one filter the number is known.
func TestStretches(t *testing.T) {
	docs := with(samples())
	stretch := max(40, (len(docs)+35)/36) // a character numbers them
	files, err := buildArticles(t.Context(), docs, Options{Lang: "vi", Base: "/"}, stretch)
	if err != nil {
		t.Fatal(err)
	}
	var questions []question
	for _, q := range []question{
		{Query: "thi dua "}, {Query: "thi du"}, {Query: "thi đua khen thưởng"}, {Query: "bang khen dak lak"}, {Query: "dong da"}, {Query: "tau xanh roi"}, {Query: "ben xanh tau"},
		{Query: "thi dua", Filters: []string{" y2019"}}, {Filters: []string{" y2019"}}, {Filters: []string{" y2019", " hBằng khen"}}, {Filters: []string{" lhai-phong/quan-do-son"}}, {Filters: []string{" hBằng khen"}},
		{Query: "d"}, {Query: "zzzz thi dua"}, {Query: `"phong trào thi đua"`},
	} {
		q.Do = "search"
		questions = append(questions, q)
		q.Wide = true
		questions = append(questions, q)
	}
	whole, parted := ask(t, build(t, docs), questions...), ask(t, files, questions...)
	for i, q := range questions {
		all, got := whole[i], parted[i]
		found := map[int]bool{}
		for _, d := range all.Hits {
			found[d] = true
		}
		if q.Wide {
			slices.Sort(all.Hits)
			slices.Sort(got.Hits)
			if !all.Partial && (got.Close != all.Close || !slices.Equal(got.Hits, all.Hits)) || got.Least || got.More {
				t.Errorf("%q %q, wide: %d close of %d, want %d of %d", q.Query, q.Filters, got.Close, len(got.Hits), all.Close, len(all.Hits))
			}
			continue
		}
		if got.Close < min(all.Close, 10) || got.Total > all.Close || !got.Least && got.Total != all.Close && !all.Partial {
			t.Errorf("%q %q: %d close, %d in all (at least: %v), want %d", q.Query, q.Filters, got.Close, got.Total, got.Least, all.Close)
		}
		for _, d := range got.Hits[:got.Close] {
			if !found[d] && !all.Partial {
				t.Errorf("%q %q finds %d", q.Query, q.Filters, d)
			}
		}
	}
	for _, i := range []int{0, 22} {
		if parted[i].Least || parted[i].Total != whole[i].Close || parted[i].Close >= whole[i].Close {
			t.Errorf("%q %q: %d of %d are read, and it is told as %d (at least: %v)", questions[i].Query, questions[i].Filters, parted[i].Close, whole[i].Close, parted[i].Total, parted[i].Least)
		}
	}
}

func TestPieces(t *testing.T) {
	docs := []Doc{{Title: "Đống Đa khen “Chiến sỹ”", Summary: "Một hai ba bốn năm sáu bảy tám chín mười mười một mười hai; quận Đống Đa thi đua, đa dạng."},
		{Title: "Đống rơm", Summary: "Cây đa."}}
	answers := ask(t, build(t, docs), question{Do: "search", Query: "dong da"}, question{Do: "search", Query: "chien si"}, question{Do: "search", Query: "dong da thi đu"})
	for i, want := range [][2]string{
		{"[Đống] [Đa] khen “Chiến sỹ”", "… mười mười một mười hai; quận [Đống] [Đa] thi đua, đa dạng."},
		{"Đống Đa khen “[Chiến] [sỹ]”", "Một hai ba bốn năm sáu bảy tám chín mười mười một …"},
		{"[Đống] [Đa] khen “Chiến sỹ”", "… mười mười một mười hai; quận [Đống] [Đa] [thi] [đua], đa dạng."},
	} {
		if got := answers[i].Pieces[0]; got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
	if got, want := answers[0].Pieces[1], [2]string{"[Đống] rơm", "Cây [đa]."}; got != want {
		t.Errorf("apart: %q", got)
	}
	held := ask(t, build(t, docs), question{Do: "search", Query: `“dong da khen”`}, question{Do: "search", Query: `dong “rom”`, Wide: true})
	if !held[0].Held[0] || !held[1].Held[0] {
		t.Errorf("a phrase that is there is not held: %v, %v", held[0].Held, held[1].Held)
	}
}

// A search over 2,000 articles, with -full 10,000, transfers at most 150 KB before its first result, without compression.
func TestTransfer(t *testing.T) {
	files := build(t, corpusDocs(sample(10_000)))
	queries := []string{
		"thi dua", "thi du", "dong da", "đống đa", "duong", "d", "th", "thi", "thi đua khen thưởng", "khen thuong do son", "Chien si thi dua", "uy ban", `"phong trào thi đua"`, "nguyen van an",
		"bang khen ubnd tinh dak lak", "hội nghị tổng kết phong trào thi đua Huyện Đại Nghĩa năm 2019", "cac ho gia dinh tiep tuc day manh chuong trinh xay dung nong thon", "le trao thuong cuoc thi cai",
	}
	var questions []question
	for _, q := range queries {
		questions = append(questions, question{Do: "search", Query: q}, question{Do: "search", Query: q, Wide: true})
	}
	for i, a := range ask(t, files, questions...) {
		q := questions[i]
		if a.First > 150_000 {
			t.Errorf("%q (wide: %v) transfers %d bytes before its first result", q.Query, q.Wide, a.First)
		}
		t.Logf("%6d bytes, %2d files, %5d µs: %5d close of %5d: %q (wide: %v)", a.First, a.Files, a.Micros, a.Close, len(a.Hits), q.Query, q.Wide)
	}
}

func TestSameBytes(t *testing.T) {
	docs := with(samples())
	want := build(t, docs)
	for _, n := range []int{1, 3} {
		before := runtime.GOMAXPROCS(n)
		got := build(t, docs)
		runtime.GOMAXPROCS(before)
		if !slices.EqualFunc(got, want, func(a, b File) bool { return a.Path == b.Path && bytes.Equal(a.Data, b.Data) }) {
			t.Errorf("on %d cores the index is another", n)
		}
	}
	seen := map[string]bool{}
	for _, f := range want {
		if seen[f.Path] || !strings.HasPrefix(f.Path, "tim-kiem/") {
			t.Errorf("path %q", f.Path)
		}
		seen[f.Path] = true
	}
}

// A new article does not change the records of older articles.
func TestNewArticle(t *testing.T) {
	docs := corpusDocs(100)
	old := map[string]string{}
	for _, f := range build(t, docs[1:]) {
		old[f.Path] = string(f.Data)
	}
	for _, f := range build(t, docs) {
		if strings.HasPrefix(f.Path, "tim-kiem/bai/") && f.Path != "tim-kiem/bai/12.json" && old[f.Path] != string(f.Data) {
			t.Errorf("%s is another", f.Path)
		}
	}
}

func TestEmpty(t *testing.T) {
	for _, docs := range [][]Doc{nil, {{}}, {{Title: "\u0301 !", Body: bodyText(strings.Repeat("a", 1000))}}} {
		files := build(t, docs)
		a := ask(t, files, question{Do: "search", Query: "thi dua"}, question{Do: "search", Filters: []string{" y2024"}})
		if len(a[0].Hits)+len(a[1].Hits) > 0 {
			t.Errorf("found in an empty site: %v", a)
		}
	}
}

func TestRecords(t *testing.T) {
	docs := []Doc{{Address: "/2024/01/x/", Title: "Tít <b>", Summary: "Tóm\ntắt", Date: "2024-01-19", Locality: "Quận Đồ Sơn", Category: "Tin tức", Count: 3}, {Address: "/2024/01/y/", Title: "Ít nhất", Date: "2024-01-18", AtLeast: true}}
	files, err := Build(t.Context(), docs, Options{Lang: "en", Base: "/tin/"})
	if err != nil {
		t.Fatal(err)
	}
	byPath := maps.Collect(func(yield func(string, []byte) bool) {
		for _, f := range files {
			if !yield(f.Path, f.Data) {
				return
			}
		}
	})
	var records [][]any
	if err := json.Unmarshal(byPath["tim-kiem/bai/0.json"], &records); err != nil {
		t.Fatal(err)
	}
	want := []any{"/tin/2024/01/x/", "Tít <b>", "Tóm\ntắt", "2024-01-19", "Quận Đồ Sơn", "Tin tức", 3.0}
	some := []any{"/tin/2024/01/y/", "Ít nhất", "", "2024-01-18", "", "", 0.0, true}
	if len(records) != 2 || !slices.Equal(records[1], want) || !slices.Equal(records[0], some) {
		t.Errorf("records %v", records)
	}
	var head map[string]any
	line, _, _ := bytes.Cut(byPath["tim-kiem/index.txt"], []byte("\n"))
	if err := json.Unmarshal(line, &head); err != nil {
		t.Fatal(err)
	}
	if head["n"] != 2.0 || head["per"] != 8.0 || head["lang"] != "en" || head["v"] == "" || head["words"] != "tu/" || head["records"] != "bai/" {
		t.Errorf("head %v", head)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if files, err := Build(ctx, corpusDocs(10), Options{}); !errors.Is(err, context.Canceled) || files != nil {
		t.Errorf("%d files, %v", len(files), err)
	}
}
