package scaffold_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/content"
	"bangvang/internal/editor/complete"
	"bangvang/internal/editor/scaffold"
	"bangvang/internal/text/viet"
	"bangvang/themes"
)

var today = time.Date(2026, 11, 20, 0, 0, 0, 0, viet.Zone)

func known() *complete.Names {
	return complete.LoadNames(fstest.MapFS{"content/localities.yaml": {Data: []byte(
		`- {name: Quận Đồ Sơn, parent: Hải Phòng, to: 2025-06-30, successors: [Phường Đồ Sơn, Phường Nam Đồ Sơn]}`)}}, themes.FS)
}

// article runs an interview with answers, one a line.
func article(lang string, opts scaffold.Draft, answers ...string) (scaffold.Draft, string, error) {
	var out strings.Builder
	opts.Kind, opts.Date = content.Article, today
	got, err := scaffold.Ask(strings.NewReader(strings.Join(answers, "\n")+"\n"), &out, lang, known(), opts)
	return got, out.String(), err
}

func TestArticle(t *testing.T) {
	got, said, err := article("vi", scaffold.Draft{},
		"", "Quận Đồ Sơn tổng kết", // a title is required
		"30/2/2024", "19/1/2024", // an existing day
		"do son", // the only unit of that name in force
		"t", "1", // tổng kết
		"bang khen", "2", "ubnd th", "2023", // the second Bằng khen; the only UBND that matches
		"tap the", "vài", "8", "2", "hơn 50", "2", "9", "",
		"cstđcs", "Sở Không Có", "Sở Không Có", "20017", "2017-2021",
		"cá nhân", "Đỗ Trọng Nam, Chủ nhiệm ; Lê Thị Hoa", "",
		"")
	if err != nil {
		t.Fatal(err, said)
	}
	want := scaffold.Draft{
		Kind: content.Article, Title: "Quận Đồ Sơn tổng kết", Date: time.Date(2024, 1, 19, 0, 0, 0, 0, viet.Zone),
		Locality: "Quận Đồ Sơn, Hải Phòng", Event: scaffold.Event{Kind: "tổng kết"},
		Awards: []scaffold.Award{
			{Honour: "Bằng khen của Thủ tướng Chính phủ", By: "UBND thành phố", Period: "2023", To: []scaffold.Recipients{
				{Kind: "tập thể", Count: "8"}, {Kind: "cá nhân", Count: "hơn 50"},
			}},
			{Honour: "Chiến sĩ thi đua cơ sở", By: "Sở Không Có", Period: "2017-2021", To: []scaffold.Recipients{
				{Kind: "cá nhân", Names: []scaffold.Name{{Name: "Đỗ Trọng Nam", Post: "Chủ nhiệm"}, {Name: "Lê Thị Hoa"}}},
			}},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s\n%s", diff, said)
	}
	if wrong := scaffold.Errors(scaffold.CheckDraft(got)); len(wrong) > 0 {
		t.Errorf("the draft of it is wrong: %v", wrong)
	}
	for _, want := range []string{
		"Ngày đăng [2026-11-20]: ", "không hiểu ngày “30/2/2024”", "→ Quận Đồ Sơn, Hải Phòng", "  1. tổng kết\n", "“vài”", "“20017”",
		"chưa có tên nào như “Sở Không Có”", "đã có cá nhân rồi", "“9” không phải một loại người nhận", "→ UBND thành phố",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%q was not said in\n%s", want, said)
		}
	}
}

// Enter to all questions but the title makes an article of today without further values.
func TestArticleOfATitle(t *testing.T) {
	got, said, err := article("en", scaffold.Draft{}, "Tin vắn", "", "", "", "")
	if want := (scaffold.Draft{Kind: content.Article, Title: "Tin vắn", Date: today}); err != nil || !cmp.Equal(want, got) {
		t.Errorf("%+v, %v", got, err)
	}
	if !strings.HasPrefix(said, "Title: Date [2026-11-20]: Locality") {
		t.Errorf("said %q", said)
	}
}

// A day without a year is the nearest one, and recipients may be a phrase as `check --fix` reads it.
func TestArticleOfShortAnswers(t *testing.T) {
	got, said, err := article("vi", scaffold.Draft{Title: "Tin vắn"}, "5/1", "", "", "giấy khen", "UBND xã", "UBND xã", "2026", "3 tập thể, 12 cá nhân", "cá nhân và rau", "2 tập thể", "4", "5", "", "")
	want := scaffold.Draft{
		Kind: content.Article, Title: "Tin vắn", Date: time.Date(2027, 1, 5, 0, 0, 0, 0, viet.Zone),
		Awards: []scaffold.Award{{Honour: "Giấy khen", By: "UBND xã", Period: "2026", To: []scaffold.Recipients{
			{Kind: "tập thể", Count: "3"}, {Kind: "cá nhân", Count: "12"}, {Kind: "doanh nghiệp", Count: "5"},
		}}},
	}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v %s\n%s", err, diff, said)
	}
	for _, want := range []string{"→ 2027-01-05", "→ tập thể: 3", "→ cá nhân: 12", "“cá nhân và rau” không phải", "đã có tập thể rồi"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q was not said in\n%s", want, said)
		}
	}
}

func TestReadDay(t *testing.T) {
	now := time.Date(2027, 1, 5, 0, 0, 0, 0, viet.Zone)
	for text, want := range map[string]string{
		"20-11": "2026-11-20", "20/11": "2026-11-20", " 20.11 ": "2026-11-20", "ngày 20 tháng 11": "2026-11-20", "5-1": "2027-01-05", "5/7": "2027-07-05",
		"2024-01-19": "2024-01-19", "20-13": "", "31/2": "", "29/2": "2028-02-29", "11": "", "": "", "2026": "", "2026-11": "", "hôm nay": "", "20-11-": "",
	} {
		got := ""
		if at, whole, ok := scaffold.ReadDay(text, now); ok {
			got = at.Format("2006-01-02")
			if whole != (text == "2024-01-19") {
				t.Errorf("%s is whole: %v", text, whole)
			}
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// A known value is not asked for.
func TestArticleAsksForTheRest(t *testing.T) {
	opts := scaffold.Draft{Title: "Tin vắn", Locality: "Hải Phòng", Awards: []scaffold.Award{{Honour: "Giấy khen"}}}
	got, said, err := article("vi", opts, "", "", "")
	if err != nil || got.Locality != "Hải Phòng" || len(got.Awards) != 1 || strings.Contains(said, "Tiêu đề") || strings.Contains(said, "Địa phương") {
		t.Errorf("%+v, %v\n%s", got, err, said)
	}
}

// A unit that was not in force on the day is accepted, with a remark.
func TestArticleSaysThatAUnitHadEnded(t *testing.T) {
	got, said, err := article("vi", scaffold.Draft{Title: "Tin vắn"}, "2026-01-02", "quận đồ s", "", "")
	if err != nil || got.Locality != "Quận Đồ Sơn, Hải Phòng" || !strings.Contains(said, "ngày ấy không có Quận Đồ Sơn, Hải Phòng (… – 30/6/2025)") {
		t.Errorf("%q, %v\n%s", got.Locality, err, said)
	}
}

// The interview ends when the input ends.
func TestArticleLeft(t *testing.T) {
	answers := []string{"Quận Đồ Sơn tổng kết", "19/1/2024", "Đồ", "1", "tổng kết", "giấy khen", "UBND xã", "2023", "1", "vài"}
	for n := range answers {
		_, said, err := article("vi", scaffold.Draft{}, answers[:n+1]...)
		if !errors.Is(err, scaffold.ErrIncomplete) {
			t.Errorf("after %d answers: %v\n%s", n+1, err, said)
		}
	}
}

func TestArticleOfAnything(t *testing.T) {
	odd := []string{"", "0", "1", "99", "-1", "|", ": #", "\x00", "\xff", "Đ", "😀", strings.Repeat("a", 500), "a;b;;c", ";", "2023", "nhiều"}
	for i := range odd {
		var answers []string
		for j := range 60 {
			answers = append(answers, odd[(i*7+j*(i+1))%len(odd)])
		}
		got, said, err := article("vi", scaffold.Draft{Title: "Tin vắn"}, answers...)
		if err != nil && !errors.Is(err, scaffold.ErrIncomplete) {
			t.Fatalf("%v\n%s", err, said)
		}
		if wrong := scaffold.Errors(scaffold.CheckDraft(got)); len(wrong) > 0 {
			t.Errorf("%v in\n%s", wrong, scaffold.DraftText(got))
		}
	}
}
