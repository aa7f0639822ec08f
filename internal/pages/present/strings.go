package present

import (
	"strconv"
	"strings"
	"time"

	"bangvang/internal/content"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/pages/view"
	"bangvang/internal/text/viet"
)

// Strings are the words that views contain, because titles, crumbs and feeds need them outside of templates. [StringsFor]
// makes them; those that a number or a date follows end in a space.
type Strings struct {
	Home, Tags, Categories, Localities, Honours, Archive, Roll, Articles, NotFound, Search               string
	Tag, Year, Month, Page, Since, Until, Part, Mainly, Conferrers, Collectives, Individuals, Correction string
	Campaigns, Blocks, Follow, Calendar, CalendarAbout, CommentsEnd                                      string
	Years, Sheet, ForPrograms, Summary, NoUnit, ByYear, Formerly, Now                                    string
	YearReport                                                                                           func(year int) string                     // “Khen thưởng năm 2024”
	Counted                                                                                              func(t content.Total, kind string) string // “ít nhất 46 tập thể, cá nhân”, with the kind of all of them “46 hộ gia đình”
	Honoured                                                                                             string                                    // after Counted: “ được khen”
	And                                                                                                  string                                    // before the last of several conferrers
	Glossed                                                                                              bool                                      // honours and bodies have a gloss, since the interface is not in their language
	Number                                                                                               func(c content.Count) string              // “4”, “hơn 50”
	Word                                                                                                 func(word string) string                  // a session or kind of an event
	Short, Legal, DayMonth                                                                               func(t time.Time) string                  // “19/01/2024”, “19/01/2024” as in laws, “19/01”
	Shortened                                                                                            func(day, later time.Time) string
	Day                                                                                                  func(t time.Time) string     // a day without its year, “19/3”
	ChartYears, ChartPlaces, ChartUnits, ChartBounds                                                     string                       // what the bars of charts are; why there are lower bounds
	ChartMost                                                                                            func(n int) string           // that a chart has only n places
	ofYear                                                                                               func(f yearFinding) string   // title of a chart by year
	ofPlaces, ofMonths, ofAwards                                                                         func(c *view.Chart)          // write the title of a chart by place, month, honour
	ofSeason                                                                                             func(f seasonFinding) string // title of a chart by month about the first three
	ChartMonths, ChartAwards                                                                             string                       // as ChartYears
	MonthName                                                                                            func(m time.Month) string    // “Tháng 3”
	Won                                                                                                  func(n int) string           // “3 lần được khen”
	About                                                                                                func(b *view.Body) string    // what the page of a body is about
	From                                                                                                 string                       // between an honour and who conferred it
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
			Follow: "Follow", Calendar: "Calendar", CalendarAbout: "Coming ceremonies and conferences, and last days to comment on nominees", CommentsEnd: "Last day to comment: ",
			Years: "Awards by year", Sheet: "Awards, for a spreadsheet", ForPrograms: "Awards, for programs", Summary: "Figures, for a spreadsheet", NoUnit: "The province as a whole", ByYear: "By year",
			Formerly: "formerly ", Now: "now ",
			YearReport: func(year int) string { return "Awards of " + strconv.Itoa(year) },
			And:        " and ", Glossed: true, Number: englishNumberOf, Word: englishWord, Short: englishDay, Legal: englishDay,
			DayMonth: englishDayMonth, Shortened: englishShortened,
			Counted: englishCount, Day: englishDayMonth,
			ChartYears: "Recipients, people and bodies, by year of the award, ", ChartPlaces: "Recipients, people and bodies, by province or city of today",
			ChartUnits: "Recipients, people and bodies, by administrative unit", ChartBounds: ". “At least”: some sources give no exact number",
			ChartMost: func(n int) string { return ", the first " + strconv.Itoa(n) }, ofYear: englishYear, ofPlaces: englishPlaces.english, ofMonths: englishMonths.english, ofSeason: englishSeason, ofAwards: englishAwards.english,
			ChartMonths: "Recipients, people and bodies, by month of the award", ChartAwards: "Recipients, people and bodies, by honour", MonthName: time.Month.String,
			Won: func(n int) string {
				if n == 1 {
					return "honoured once"
				}
				return "honoured " + englishNumber(n) + " times"
			},
			From: ", ", About: englishBody,
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
		Follow: "Theo dõi", Calendar: "Lịch", CalendarAbout: "Buổi lễ, hội nghị sắp tới và ngày cuối lấy ý kiến nhân dân", CommentsEnd: "Hết hạn lấy ý kiến: ",
		Years: "Khen thưởng theo năm", Sheet: "Khen thưởng, bảng tính", ForPrograms: "Khen thưởng, cho phần mềm", Summary: "Bảng tổng hợp, bảng tính", NoUnit: "Chung cả tỉnh, thành phố", ByYear: "Theo năm",
		Formerly: "trước đây là ", Now: "nay là ",
		YearReport: func(year int) string { return "Khen thưởng năm " + strconv.Itoa(year) },
		And:        " và ", Honoured: " được khen", Number: vietnameseNumberOf, Word: func(word string) string { return word }, Short: viet.ShortDate, Legal: viet.LegalDate,
		DayMonth: func(t time.Time) string { return t.In(viet.Zone).Format("02/01") }, Shortened: shortened,
		Counted: vietnameseCount, Day: vietnameseDay,
		ChartYears: "Số tập thể, cá nhân được khen theo năm trao, ", ChartPlaces: "Số tập thể, cá nhân được khen theo tỉnh, thành phố ngày nay",
		ChartUnits: "Số tập thể, cá nhân được khen theo đơn vị hành chính", ChartBounds: ". “Ít nhất” vì có nguồn không nêu số chính xác",
		ChartMost: func(n int) string { return ", " + strconv.Itoa(n) + " nơi đầu" }, ofYear: vietnameseYear, ofPlaces: vietnamesePlaces.vietnamese, ofMonths: vietnameseMonths.vietnamese, ofSeason: vietnameseSeason, ofAwards: vietnameseAwards.vietnamese,
		ChartMonths: "Số tập thể, cá nhân được khen theo tháng trao", ChartAwards: "Số tập thể, cá nhân được khen theo danh hiệu, hình thức",
		MonthName: func(m time.Month) string { return "Tháng " + strconv.Itoa(int(m)) },
		From:      " của ", About: vietnameseBody,
		Won:   func(n int) string { return viet.FormatNumber(n) + " lần được khen" },
		Class: map[honours.Class]string{honours.EmulationTitle: "Danh hiệu thi đua", honours.Commendation: "Hình thức khen thưởng", honours.Other: "Khác"},
		Long:  viet.LongDate,
	}
}

// vietnameseBody says how often a body was honoured, when and by what: “Trường Tiểu học Bắc Hồng (phường Bắc Hồng Lĩnh, Hà Tĩnh): 5 lần
// được khen từ 2021 đến 2025, cao nhất Bằng khen của Thủ tướng Chính phủ”.
func vietnameseBody(b *view.Body) string {
	switch who := whoAndWhere(b); {
	case b.Awards == 1:
		return who + ": " + b.Highest + ", " + strconv.Itoa(b.First)
	case b.First == b.Last:
		return who + ": " + viet.FormatNumber(b.Awards) + " lần được khen năm " + strconv.Itoa(b.First) + ", cao nhất " + b.Highest
	default:
		return who + ": " + viet.FormatNumber(b.Awards) + " lần được khen từ " + strconv.Itoa(b.First) + " đến " + strconv.Itoa(b.Last) + ", cao nhất " + b.Highest
	}
}

// englishBody is vietnameseBody in English.
func englishBody(b *view.Body) string {
	switch who := whoAndWhere(b); {
	case b.Awards == 1:
		return who + ": " + b.Highest + ", " + strconv.Itoa(b.First)
	case b.First == b.Last:
		return who + ": honoured " + englishNumber(b.Awards) + " times in " + strconv.Itoa(b.First) + ", the highest: " + b.Highest
	default:
		return who + ": honoured " + englishNumber(b.Awards) + " times from " + strconv.Itoa(b.First) + " to " + strconv.Itoa(b.Last) + ", the highest: " + b.Highest
	}
}

// whoAndWhere returns the name of a body with its unit and place in brackets.
func whoAndWhere(b *view.Body) string {
	if b.Of == "" {
		return b.Name
	}
	return b.Name + " (" + b.Of + ")"
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
