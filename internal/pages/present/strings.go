package present

import (
	"strconv"
	"strings"
	"time"

	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

// Strings are the words that views contain, because titles, crumbs and feeds need them outside of templates. [StringsFor]
// makes them; those that a number or a date follows end in a space.
type Strings struct {
	Home, Tags, Categories, Localities, Honours, Archive, Roll, Articles, NotFound, Search               string
	Tag, Year, Month, Page, Since, Until, Part, Mainly, Conferrers, Collectives, Individuals, Correction string
	Campaigns, Blocks                                                                                    string
	Years, Sheet, ForPrograms, Summary                                                                   string
	YearReport                                                                                           func(year int) string            // “Khen thưởng năm 2024”
	Honoured                                                                                             func(n int, atLeast bool) string // “ít nhất 46 tập thể, cá nhân được khen”
	Class                                                                                                map[honours.Class]string
	Long                                                                                                 func(t time.Time, clock bool) string // returns a date in words
}

// StringsFor returns the words of a language: of English for "en", and of Vietnamese for any other.
func StringsFor(lang string) Strings {
	if lang == "en" {
		return Strings{
			Home: "Home", Tags: "Tags", Categories: "Sections", Localities: "Localities", Honours: "Honours",
			Archive: "Archive", Roll: "Roll of honour", Articles: "All articles", NotFound: "Page not found", Search: "Search",
			Tag: "Tag ", Year: "Year ", Month: "Month ", Page: "page ", Since: "from ", Until: "until ", Part: "in part", Mainly: "mainly",
			Conferrers: "Conferrers", Collectives: "Collectives honoured", Individuals: "Individuals honoured", Correction: "Correction",
			Campaigns: "Emulation campaigns", Blocks: "Emulation blocks",
			Years: "Awards by year", Sheet: "Awards, for a spreadsheet", ForPrograms: "Awards, for programs", Summary: "Figures, for a spreadsheet",
			YearReport: func(year int) string { return "Awards of " + strconv.Itoa(year) },
			Honoured: func(n int, atLeast bool) string {
				if atLeast {
					return "at least " + englishNumber(n) + " recipients"
				}
				return englishNumber(n) + " recipients"
			},
			Class: map[honours.Class]string{honours.EmulationTitle: "Emulation titles", honours.Commendation: "Commendations", honours.Other: "Others"},
			Long:  englishDate,
		}
	}
	return Strings{
		Home: "Trang chủ", Tags: "Chủ đề", Categories: "Chuyên mục", Localities: "Địa phương", Honours: "Khen thưởng",
		Archive: "Lưu trữ", Roll: "Bảng vàng", Articles: "Tất cả tin bài", NotFound: "Không tìm thấy trang", Search: "Tìm kiếm",
		Tag: "Chủ đề ", Year: "Năm ", Month: "Tháng ", Page: "trang ", Since: "từ ", Until: "đến ", Part: "một phần", Mainly: "chủ yếu",
		Conferrers: "Đơn vị trao", Collectives: "Tập thể được khen", Individuals: "Cá nhân được khen", Correction: "Đính chính",
		Campaigns: "Phong trào thi đua", Blocks: "Cụm, khối thi đua",
		Years: "Khen thưởng theo năm", Sheet: "Khen thưởng, bảng tính", ForPrograms: "Khen thưởng, cho phần mềm", Summary: "Bảng tổng hợp, bảng tính",
		YearReport: func(year int) string { return "Khen thưởng năm " + strconv.Itoa(year) },
		Honoured: func(n int, atLeast bool) string {
			if atLeast {
				return "ít nhất " + viet.FormatNumber(n) + " tập thể, cá nhân được khen"
			}
			return viet.FormatNumber(n) + " tập thể, cá nhân được khen"
		},
		Class: map[honours.Class]string{honours.EmulationTitle: "Danh hiệu thi đua", honours.Commendation: "Hình thức khen thưởng", honours.Other: "Khác"},
		Long:  viet.LongDate,
	}
}

// englishDate returns a date in English words, for example “Thursday, 21 March 2024, 10:31”.
func englishDate(t time.Time, clock bool) string {
	if clock {
		return t.In(viet.Zone).Format("Monday, 2 January 2006, 15:04")
	}
	return t.In(viet.Zone).Format("Monday, 2 January 2006")
}

// englishNumber returns a number with commas: 1,204.
func englishNumber(n int) string { return strings.ReplaceAll(viet.FormatNumber(n), ".", ",") }
