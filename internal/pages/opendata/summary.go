package opendata

import "strconv"

// SummaryRow is a row of the figures of a year: the recipients of one honour at one level in some places.
type SummaryRow struct {
	Year             int
	Level            string // as Record.Level
	Class            string // as Record.Class
	Honour, HonourID string
	Places           string // separated by semicolons, "" if unknown
	Awards           int    // number of awards
	Kinds            [5]int // recipients by kind, in the order of summaryKinds
	Mixed            int    // recipients of several kinds that the sources do not separate
	Sum              int
	AtLeast          bool // the numbers are lower bounds
}

// Summary returns the figures of a year as CSV.
func Summary(rows []SummaryRow) string {
	out := newCSV()
	out.cells = append(out.cells, "Năm", "Cấp", "Loại", "Khen thưởng", "Mã", "Địa phương", "Số khen thưởng", "Tập thể", "Cá nhân", "Hộ gia đình",
		"Doanh nghiệp", "Cộng đồng", "Không tách đối tượng", "Tổng số được khen", "Chính xác")
	out.endRow()
	for _, r := range rows {
		out.cells = append(out.cells, strconv.Itoa(r.Year), levelWord(r.Level), csvWords[r.Class], r.Honour, r.HonourID, r.Places, strconv.Itoa(r.Awards))
		for _, n := range r.Kinds {
			out.cells = append(out.cells, strconv.Itoa(n))
		}
		out.cells = append(out.cells, strconv.Itoa(r.Mixed), strconv.Itoa(r.Sum), yesOrNo(!r.AtLeast))
		out.endRow()
	}
	return byteOrderMark + string(out.text())
}

// levelWord returns the Vietnamese word for a level, “khác” for none.
func levelWord(level string) string {
	if word := csvWords[level]; word != "" {
		return word
	}
	return "khác"
}
