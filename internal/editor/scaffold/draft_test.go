package scaffold_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/content"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/editor/scaffold"
	"bangvang/internal/text/viet"
)

func parse(text string) *content.Document {
	f, problems := source.NewFile("content/x.md", []byte(text))
	d := content.Parse(f)
	d.Problems.Append(problems)
	return d
}

func said(list diag.List) string {
	var b strings.Builder
	if err := (diag.Printer{}).Human(&b, list); err != nil {
		return err.Error()
	}
	return b.String()
}

func day(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, viet.Zone)
}

func TestDraft(t *testing.T) {
	got := string(scaffold.DraftText(scaffold.Draft{
		Kind: content.Article, Title: "Quận Đồ Sơn: “tổng kết”", Date: day(2024, 1, 19), Locality: "Quận Đồ Sơn, Hải Phòng",
	}))
	for _, line := range []string{
		`title: "Quận Đồ Sơn: “tổng kết”"`,
		"date: 2024-01-19",
		"# summary: Sáng 19/1, UBND quận Đồ Sơn tổ chức hội nghị tổng kết.",
		"locality: Quận Đồ Sơn, Hải Phòng",
		"# category: Tin tức",
		"# awards: [{award: Cờ thi đua, by: UBND thành phố, period: 2023, to: {tập thể: 4}}]",
		"draft: true",
		"Viết sapo ở summary, rồi viết bài ở đây.",
	} {
		before, _, ok := strings.Cut(got, line+"\n")
		if !ok || !strings.HasSuffix(before, "\n") {
			t.Errorf("%q is no line of, or stands before another in\n%s", line, got)
		}
	}

	page := string(scaffold.DraftText(scaffold.Draft{Kind: content.Page, Title: "Giới thiệu", Date: day(2024, 1, 19)}))
	if !strings.Contains(page, "\ntitle: Giới thiệu\n") || !strings.Contains(page, "\nkind: page\n") ||
		strings.Contains(page, "date:") || strings.Contains(page, "awards") {
		t.Errorf("the draft of a page:\n%s", page)
	}
}

// The values that a draft offers as comments are valid too.
func TestDraftUncommented(t *testing.T) {
	draft := string(scaffold.DraftText(scaffold.Draft{Kind: content.Article, Title: "A", Date: day(2024, 1, 19)}))
	var b strings.Builder
	for line := range strings.Lines(draft) {
		key, _, ok := strings.Cut(strings.TrimPrefix(line, "# "), ":")
		if ok && strings.Trim(key, "abcdefghijklmnopqrstuvwxyz") == "" {
			line = strings.TrimPrefix(line, "# ")
		}
		b.WriteString(line)
	}
	d := parse(b.String())
	if len(d.Problems) > 0 {
		t.Errorf("%s in\n%s", said(d.Problems), b.String())
	}
	if len(d.Awards) != 1 || len(d.Authors) == 0 || d.Withdrawn.IsZero() || d.Event.At == "" {
		t.Errorf("not all of the draft's keys were read: %+v", d)
	}
}

// Drafts of any values have no errors and contain these values.
func TestDraftOfAnything(t *testing.T) {
	titles := []string{
		"", " ", "a: b", "a # b", "# a", "- a", "? a", "--- a", "[a]", "{a: b}", "*a", "&a", "!a", "|", ">", "%a", "@a", "`a`",
		`"a"`, `'a'`, `a"b'c\d`, `\`, "null", "~", "true", "no", "1.000", "2024-01-19", "0x10", "a:", ":", "a\nb", "a\r\nb\t c",
		"\x00\x1b\x7f", "a\u0085b\u2028c\ufeffd\u200be", "a\xffb", "e\u0301", "👨‍👩‍👧", "\ufffe", "\ufffd", "…", "Con", "Thi đua & khen thưởng 100%",
	}
	random := rand.New(rand.NewPCG(1, 2))
	letters := []rune("aĐế \"'\\:#-?[]{},&*!|>%@`~\n\t\u0301\u00a0\u2028\U0001f600\ue000")
	for range 2000 {
		var b strings.Builder
		for range random.IntN(12) {
			b.WriteRune(letters[random.IntN(len(letters))])
		}
		titles = append(titles, b.String())
	}
	for _, title := range titles {
		for _, kind := range []content.Kind{content.Article, content.Page} {
			opts := scaffold.Draft{
				Kind: kind, Title: title, Date: day(2024, 1, 19), Locality: title, Category: title, Tags: []string{title, "Thi đua"},
				Event:  scaffold.Event{Date: day(2024, 1, 18), Kind: title},
				Awards: []scaffold.Award{{Honour: title, By: title}, {Honour: "Giấy khen", To: []scaffold.Recipients{{Kind: "tập thể", Count: "12"}}}},
			}
			d := parse(string(scaffold.DraftText(opts)))
			if d.Problems.HasErrors() || d.Kind != kind || !d.Draft {
				t.Fatalf("%q: %s in\n%s", title, said(d.Problems), scaffold.DraftText(opts))
			}
			if got, want := visible(d.Title.Text), visible(title); want != "" && got != want {
				t.Errorf("%q became %q", title, d.Title.Text)
			}
			if kind == content.Article && (visible(d.Category.Text) != visible(title) || !d.Date.Equal(opts.Date)) {
				t.Errorf("%q: category %q, date %v", title, d.Category.Text, d.Date)
			}
			name := scaffold.DraftPath(opts)
			if strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-/.") != "" || strings.Contains(name, "/.md") {
				t.Errorf("%q: path %q", title, name)
			}
		}
	}
}

// visible returns the visible characters of a title, composed.
func visible(s string) string {
	return viet.NFC(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || !unicode.IsGraphic(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "")))
}

func TestDraftWithClock(t *testing.T) {
	moment := time.Date(2024, 3, 21, 3, 31, 0, 0, time.UTC)
	d := parse(string(scaffold.DraftText(scaffold.Draft{Kind: content.Article, Title: "A", Date: moment})))
	if !d.Date.Equal(moment) || !d.HasClock || d.Problems.Count(diag.Error) > 0 {
		t.Errorf("got %v, %s", d.Date, said(d.Problems))
	}
}

func TestNewPath(t *testing.T) {
	long := strings.Repeat("thi đua ", 20)
	late := time.Date(2023, 12, 31, 18, 0, 0, 0, time.UTC) // the new year has begun in Vietnam
	tests := []struct {
		kind  content.Kind
		title string
		date  time.Time
		want  string
	}{
		{content.Article, "Quận Đồ Sơn tổng kết", day(2024, 1, 19), "content/2024/01/quan-do-son-tong-ket.md"},
		{content.Article, "A", late, "content/2024/01/a.md"},
		{content.Page, "Giới thiệu", day(2024, 1, 19), "content/gioi-thieu.md"},
		{content.Page, "Index", day(2024, 1, 19), "content/bai-index.md"},
		{content.Page, "Con", day(2024, 1, 19), "content/bai-con.md"},
		{content.Page, "COM1", day(2024, 1, 19), "content/bai-com1.md"},
		{content.Page, "?!", day(2024, 1, 19), "content/bai.md"},
		{content.Page, "", day(2024, 1, 19), "content/trang-moi.md"},
		{content.Page, long, day(2024, 1, 19), "content/" + strings.TrimSuffix(strings.Repeat("thi-dua-", 10), "-") + ".md"},
	}
	for _, test := range tests {
		if got := scaffold.DraftPath(scaffold.Draft{Kind: test.kind, Title: test.title, Date: test.date}); got != test.want {
			t.Errorf("%s: got %s, want %s", test.title, got, test.want)
		}
	}
}

// The awards of a draft parse to the same values.
func TestDraftOfAwards(t *testing.T) {
	opts := scaffold.Draft{
		Kind: content.Article, Title: "A", Date: day(2024, 1, 19), Tags: []string{"Thi đua - Khen thưởng", "Năm 2023: tổng kết"},
		Event: scaffold.Event{Date: day(2024, 1, 18), Kind: "tổng kết"},
		Awards: []scaffold.Award{
			{Honour: "Bằng khen", By: "UBND tỉnh", Period: "2023", To: []scaffold.Recipients{{Kind: "tập thể", Count: "26.461"}, {Kind: "cá nhân", Count: "hơn 50"}}},
			{Honour: "Giấy khen", To: []scaffold.Recipients{
				{Kind: "cá nhân", Names: []scaffold.Name{{Name: "Đỗ Trọng Nam", Post: "Chủ nhiệm: kiểm tra"}, {Name: "Lê Thị Hoa"}}},
			}},
		},
	}
	if problems := scaffold.CheckDraft(opts); len(scaffold.Errors(problems)) > 0 {
		t.Fatalf("%s in\n%s", said(problems), scaffold.DraftText(opts))
	}
	d := parse(string(scaffold.DraftText(opts)))
	if len(d.Tags) != 2 || d.Tags[1].Text != opts.Tags[1] || d.Event.Kind != "tổng kết" || !d.Event.Date.Equal(opts.Event.Date) || len(d.Awards) != 2 {
		t.Fatalf("%+v", d)
	}
	first, second := d.Awards[0], d.Awards[1]
	if first.By.Text != "UBND tỉnh" || first.Period.From != 2023 || first.Recipients[0].Count.N != 26461 || first.Recipients[1].Count.Approx != content.AtLeast {
		t.Errorf("%+v", first)
	}
	if names := second.Recipients[0].Names; len(names) != 2 || names[0].Post != "Chủ nhiệm: kiểm tra" || names[1].Name != "Lê Thị Hoa" {
		t.Errorf("%+v", second)
	}
}

func TestParseAward(t *testing.T) {
	got, err := scaffold.ParseAward(" Bằng khen | UBND tỉnh | tap the=8, cá nhân = hơn 50 ; hộ gia đình=Bà Lê Thị Hoa, hộ gia đình=Ông Nam| 2023")
	want := scaffold.Award{Honour: "Bằng khen", By: "UBND tỉnh", Period: "2023", To: []scaffold.Recipients{
		{Kind: "tập thể", Count: "8"}, {Kind: "cá nhân", Count: "hơn 50"},
		{Kind: "hộ gia đình", Names: []scaffold.Name{{Name: "Bà Lê Thị Hoa"}, {Name: "Ông Nam"}}},
	}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
	if got, err := scaffold.ParseAward("Giấy khen"); err != nil || !cmp.Equal(got, scaffold.Award{Honour: "Giấy khen"}) {
		t.Errorf("%+v, %v", got, err)
	}
	for text, want := range map[string]string{
		"": "is not", "|UBND tỉnh": "is not", "a|b|c=1|d|e": "is not", "a||tập thể": "kind=count", "a||=3": "kind=count",
		"a||đoàn viên=3": "no kind of recipient", "a||cá nhân=3,cá nhân=Nam": "has a count already", "a||cá nhân=Nam,cá nhân=4": "has a count already",
	} {
		if _, err := scaffold.ParseAward(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}
