package display

import (
	"strconv"
	"time"

	"bangvang/internal/honours"
	"bangvang/internal/viet"
	"bangvang/internal/view"
)

// Words are the few that stand in views themselves, because titles, crumbs and feeds need them
// outside any template.
type Words struct {
	Home, Tags, Categories, Localities, Honours, Archive, Roll, Articles, Missing, Search string
	Tag, Year, Month, page                                                                string
	Class                                                                                 map[honours.Class]string
	long                                                                                  func(t time.Time, clock bool) string
}

func wordsOf(lang string) Words {
	if lang == "en" {
		return Words{
			Home: "Home", Tags: "Tags", Categories: "Sections", Localities: "Localities", Honours: "Honours",
			Archive: "Archive", Roll: "Roll of honour", Articles: "All articles", Missing: "Page not found", Search: "Search",
			Tag: "Tag ", Year: "Year ", Month: "Month ", page: "page ",
			Class: map[honours.Class]string{honours.EmulationTitle: "Emulation titles", honours.Commendation: "Commendations", honours.Other: "Others"},
			long:  englishDate,
		}
	}
	return Words{
		Home: "Trang chủ", Tags: "Chủ đề", Categories: "Chuyên mục", Localities: "Địa phương", Honours: "Khen thưởng",
		Archive: "Lưu trữ", Roll: "Bảng vàng", Articles: "Tất cả tin bài", Missing: "Không tìm thấy trang", Search: "Tìm kiếm",
		Tag: "Chủ đề ", Year: "Năm ", Month: "Tháng ", page: "trang ",
		Class: map[honours.Class]string{honours.EmulationTitle: "Danh hiệu thi đua", honours.Commendation: "Hình thức khen thưởng", honours.Other: "Khác"},
		long:  viet.LongDate,
	}
}

func englishDate(t time.Time, clock bool) string {
	if clock {
		return t.In(viet.Zone).Format("Monday, 2 January 2006, 15:04")
	}
	return t.In(viet.Zone).Format("Monday, 2 January 2006")
}

// Date returns a day, or a moment when clock; the zero Date when t is zero.
func (d *Display) Date(t time.Time, clock bool) view.Date {
	if t.IsZero() {
		return view.Date{}
	}
	t = t.In(viet.Zone)
	iso := t.Format(time.DateOnly)
	if clock {
		iso = t.Format(time.RFC3339)
	}
	return view.Date{ISO: iso, Long: d.Words.long(t, clock), Short: viet.ShortDate(t), HasClock: clock}
}

// Day returns a day, nil when t is zero.
func (d *Display) Day(t time.Time) *view.Date {
	if t.IsZero() {
		return nil
	}
	v := d.Date(t, false)
	return &v
}

// Legal returns a day as the law writes it, "" when t is zero.
func Legal(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return viet.LegalDate(t)
}

// Titled returns the title of the n-th page of a list.
func (d *Display) Titled(title string, number int) string {
	if number <= 1 {
		return title
	}
	return title + " · " + d.Words.page + strconv.Itoa(number)
}
