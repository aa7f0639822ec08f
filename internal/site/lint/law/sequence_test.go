package law_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"bangvang/internal/diag"
	"bangvang/internal/knowledge/honours"
	lawtable "bangvang/internal/knowledge/law"
	"bangvang/internal/site/lint/law"
	"bangvang/internal/testkit/trial"
)

// history returns a site with an article for each line: its date, a bar and the awards as flow maps, one after the other.
func history(lines ...string) string {
	var b strings.Builder
	b.WriteString("now 2027-01-01\n")
	for i, line := range lines {
		date, rows, _ := strings.Cut(line, " | ")
		fmt.Fprintf(&b, "-- content/%d.md --\n---\ntitle: Bài %d\ndate: %s\nlocality: Huyện Can Lộc, Hà Tĩnh\nawards:\n", i, i, date)
		for row := range strings.SplitSeq(rows, " | ") {
			fmt.Fprintf(&b, "  - {award: %s}\n", row)
		}
		b.WriteString("---\n\nB\n")
	}
	return b.String()
}

// sequenceProblems returns the hints about sequences of a site.
func sequenceProblems(t *testing.T, archive string) diag.List {
	t.Helper()
	all := warnings(t, trial.LoadText(t, archive).Model)
	return slices.DeleteFunc(all, func(p diag.Problem) bool { return p.Code != diag.AwardSequence }).Sorted()
}

// base returns the line of a yearly list of Chiến sĩ thi đua cơ sở of a district.
func base(year int, names string) string {
	return fmt.Sprintf("%d-12-20 | Chiến sĩ thi đua cơ sở, by: UBND huyện Can Lộc, period: %d, to: {cá nhân: [%s]}", year, year, names)
}

// TestSequences: histories of Lê Văn A in Can Lộc, and what comes of the last line; "" if nothing.
func TestSequences(t *testing.T) {
	const province, nation = "Chiến sĩ thi đua cấp tỉnh, by: UBND tỉnh Hà Tĩnh", "Chiến sĩ thi đua toàn quốc, by: Thủ tướng Chính phủ"
	provincial := func(year int) string {
		return fmt.Sprintf("%d-12-25 | %s, period: %d, to: {cá nhân: [Lê Văn A]}", year, province, year)
	}
	advanced := func(year int, more string) string {
		return fmt.Sprintf("%d-12-20 | Lao động tiên tiến, by: UBND huyện Can Lộc, period: %d, to: {cá nhân: [Lê Văn A, Trần B]}%s", year, year, more)
	}
	order := func(class string, year int, more string) string {
		return fmt.Sprintf("%d-09-02 | Huân chương Lao động hạng %s, by: Chủ tịch nước, to: {tập thể: [Trường A]}%s", year, class, more)
	}
	// of 2012 to 2021, the ten years that are searched for hạng Ba before hạng Nhì of 2022
	var states []string
	for year := 2012; year < 2022; year++ {
		states = append(states, fmt.Sprintf("%d-09-02 | Huân chương Dũng cảm, by: Chủ tịch nước, to: {cá nhân: [Trần B]} | Giấy khen, by: UBND huyện Can Lộc, to: {tập thể: [Trường A]}", year))
	}
	tests := []struct {
		name, want string
		lines      []string
	}{
		{"kept", "", []string{base(2020, "Lê Văn A"), base(2021, "Lê Văn A"), base(2022, "Lê Văn A"), provincial(2022)}},
		{"kept, up to the year before", "", []string{base(2020, "Lê Văn A"), base(2021, "Lê Văn A"), base(2022, "Lê Văn A"), provincial(2023)}},
		{"kept, the list of the last year to come", "", []string{base(2020, "Trần B"), base(2021, "Lê Văn A"), base(2022, "Lê Văn A"), provincial(2023)}},
		{"a gap", "Luật 15/2003/QH11, Điều 22 2020–2022", []string{base(2019, "Lê Văn A"), base(2020, "Lê Văn A"), base(2021, "Trần B"), base(2022, "Lê Văn A"), provincial(2023)}},
		{"one of three", "Luật 15/2003/QH11, Điều 22 2019–2021", []string{base(2019, "Trần B"), base(2020, "Trần B"), base(2021, "Lê Văn A"), base(2022, "Trần B"), provincial(2022)}},
		{"none, but advanced in each year", "Luật 15/2003/QH11, Điều 22 2020–2022", []string{advanced(2020, ""), advanced(2021, ""), advanced(2022, ""), provincial(2023)}},
		{"advanced, and fighters not named", "", []string{advanced(2020, ""), advanced(2021, " | Chiến sĩ thi đua cơ sở, by: UBND huyện Can Lộc, period: 2021, to: {cá nhân: 12}"), advanced(2022, ""), provincial(2023)}},
		{"never seen before", "", []string{base(2020, "Trần B"), base(2021, "Trần B"), base(2022, "Trần B"), provincial(2023)}},
		{"the site is too young", "", []string{base(2021, "Lê Văn A"), base(2022, "Trần B"), provincial(2022)}},
		{"a year without a list", "", []string{base(2020, "Lê Văn A"), base(2022, "Trần B"), provincial(2023)}},
		{"lists of another body", "", []string{strings.ReplaceAll(base(2020, "Lê Văn A"), "UBND huyện Can Lộc", "Sở Y tế"), base(2021, "Trần B"), base(2022, "Trần B"), base(2020, "Trần B"), provincial(2023)}},
		{"a namesake of another unit", "", []string{base(2020, "Lê Văn A"), base(2021, "{name: Lê Văn A, unit: Trường X}"), base(2022, "Lê Văn A"), provincial(2023)}},
		{"a name in another case and tone", "", []string{base(2020, "LÊ VĂN A"), base(2021, "lê văn A"), base(2022, "Lê Văn A"), provincial(2023)}},
		{"a law from memory", "Luật 06/2022/QH15 2022–2024", []string{base(2022, "Trần B"), base(2023, "Lê Văn A"), base(2024, "Trần B"), provincial(2025)}},
		{"before the law", "", []string{base(2000, "Trần B"), base(2001, "Lê Văn A"), base(2002, "Trần B"), provincial(2003)}},
		{"nominated only", "", []string{base(2020, "Trần B"), base(2021, "Lê Văn A"), base(2022, "Trần B"), strings.Replace(provincial(2023), "to:", "status: đề nghị, to:", 1)}},
		{"a revoked one does not count", "Luật 15/2003/QH11, Điều 22 2020–2022", []string{base(2020, "Lê Văn A"), strings.Replace(base(2021, "Lê Văn A"), "to:", "status: hủy bỏ, to:", 1), base(2021, "Trần B"), base(2022, "Lê Văn A"), provincial(2023)}},

		{"national after one provincial", "Luật 15/2003/QH11 2015–2020", []string{provincial(2015), strings.Replace(provincial(2016), "Lê Văn A", "Trần B", 1), strings.Replace(provincial(2017), "Lê Văn A", "Trần B", 1), strings.Replace(provincial(2018), "Lê Văn A", "Trần B", 1), strings.Replace(provincial(2019), "Lê Văn A", "Trần B", 1), strings.Replace(provincial(2020), "Lê Văn A", "Trần B", 1), "2021-12-30 | " + nation + ", period: 2021, to: {cá nhân: [Lê Văn A]}"}},
		{"national after two", "", []string{provincial(2015), strings.Replace(provincial(2016), "Lê Văn A", "Trần B", 1), strings.Replace(provincial(2017), "Lê Văn A", "Trần B", 1), provincial(2018), strings.Replace(provincial(2019), "Lê Văn A", "Trần B", 1), strings.Replace(provincial(2020), "Lê Văn A", "Trần B", 1), "2021-12-30 | " + nation + ", period: 2021, to: {cá nhân: [Lê Văn A]}"}},
		{"national, five years of six", "", []string{provincial(2016), strings.Replace(provincial(2017), "Lê Văn A", "Trần B", 1), "2021-12-30 | " + nation + ", period: 2021, to: {cá nhân: [Lê Văn A]}"}},

		{"second class ten years after the third", "", []string{order("Ba", 2012, ""), order("Nhì", 2022, "")}},
		{"second class the year after the third", "Luật 39/2013/QH13", []string{order("Ba", 2020, ""), order("Nhì", 2021, "")}},
		{"a ceremony late, four years", "", []string{order("Ba", 2017, ""), order("Nhì", 2021, "")}},
		{"second class two years after the third, for a deed", "", []string{order("Ba", 2020, ""), order("Nhì", 2022, ", for: thành tích đột xuất")}},
		{"second class after death", "", []string{order("Ba", 2020, ""), order("Nhì", 2022, ", status: truy tặng")}},
		{"first class before the second", "Luật 39/2013/QH13, Điều 1 khoản 18", []string{order("Nhì", 2022, ""), order("Nhất", 2016, "")}},
		{"first class three years after the second, today", "Luật 06/2022/QH15", []string{order("Nhì", 2022, ""), order("Nhất", 2025, "")}},
		{"first class two years after the second, of 2008", "", []string{order("Nhì", 2008, ""), order("Nhất", 2010, "")}},
		{"first class before the second, of 2008", "Luật 15/2003/QH11, Điều 42", []string{order("Nhì", 2010, ""), order("Nhất", 2008, "")}},
		{"classes of periods", "Luật 06/2022/QH15, Điều 43", []string{order("Ba", 2024, ", period: 2017-2020"), order("Nhì", 2025, ", period: 2021-2024")}},
		{"no third class in ten years", "Luật 39/2013/QH13 2012–2021", append(slices.Clone(states), order("Nhì", 2022, ""))},
		{"nine of ten years", "", append(slices.Clone(states[1:]), order("Nhì", 2022, ""))},
		{"a third class without names", "", append(slices.Clone(states), "2015-09-02 | Huân chương Lao động hạng Ba, by: Chủ tịch nước, to: {tập thể: 3}", order("Nhì", 2022, ""))},
		{"a third class of a namesake elsewhere", "", append(slices.Clone(states), "2015-09-02 | Huân chương Lao động hạng Ba, by: Chủ tịch nước, to: {tập thể: [{name: Trường A, unit: Phòng C}]}", order("Nhì", 2022, ""))},

		{"teacher of the people before excellent teacher", "Luật 06/2022/QH15, Điều 64", []string{"2024-11-20 | Nhà giáo nhân dân, by: Chủ tịch nước, to: {cá nhân: [Lê Văn A]}", "2026-11-20 | Nhà giáo ưu tú, by: Chủ tịch nước, to: {cá nhân: [Lê Văn A]}"}},
		{"teacher of the people alone", "", []string{"2024-11-20 | Nhà giáo nhân dân, by: Chủ tịch nước, to: {cá nhân: [Lê Văn A]}"}},
		{"a removed name", "", []string{order("Ba", 2020, ""), order("Nhì", 2021, ""), "2020-01-01 | Bằng khen"}},
	}
	for _, test := range tests {
		archive := history(test.lines...)
		if test.name == "a removed name" {
			archive += "-- content/site.yaml --\nredact: [Trường A]\n"
		}
		var got []string
		for _, p := range sequenceProblems(t, archive) {
			got = append(got, strings.TrimSpace(p.Args[4]+" "+p.Args[6]))
		}
		if strings.Join(got, "; ") != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

// TestSequencePlaces: a unit joins an article of the province with one of its district; a name alone does not.
func TestSequencePlaces(t *testing.T) {
	archive := func(recipient string) string {
		a := history(strings.ReplaceAll(base(2020, "Trần B"), "Trần B", "Trần B"), base(2021, recipient), base(2022, "Trần B"),
			"2023-12-25 | Chiến sĩ thi đua cấp tỉnh, by: UBND tỉnh Hà Tĩnh, period: 2023, to: {cá nhân: ["+recipient+"]}")
		last := strings.LastIndex(a, "Huyện Can Lộc, Hà Tĩnh")
		return a[:last] + "Hà Tĩnh" + a[last+len("Huyện Can Lộc, Hà Tĩnh"):]
	}
	if got := sequenceProblems(t, archive("{name: Lê Văn A, unit: Trường X}")); len(got) != 1 {
		t.Errorf("with a unit: %v", got)
	} else if want := []string{"Lê Văn A", "Chiến sĩ thi đua cấp tỉnh", "2023", "Chiến sĩ thi đua cơ sở, 3 lần liên tục", "Luật 15/2003/QH11, Điều 22", "“Chiến sĩ thi đua cơ sở” 2021 (content/1.md:6)", "2020–2022"}; !slices.Equal(got[0].Args, want) {
		t.Errorf("got %q, want %q", got[0].Args, want)
	}
	if got := sequenceProblems(t, archive("Lê Văn A")); len(got) != 0 {
		t.Errorf("without a unit: %v", got)
	}
}

// TestSequenceRows holds that each sequence of the table can be read, and names honours that exist.
func TestSequenceRows(t *testing.T) {
	c, _ := honours.New(nil)
	for _, r := range lawtable.Rows() {
		if r.Kind != lawtable.Sequence {
			continue
		}
		before := r.Before()
		if strings.Contains(r.Who, ", ") != (before.Times+before.Years > 0) {
			t.Errorf("%q asks for %+v", r.Who, before)
		}
		for _, name := range before.Honours {
			if !slices.ContainsFunc(c.All(), func(h *honours.Honour) bool { return h.Name == name }) {
				t.Errorf("%q: no honour %q", r.Who, name)
			}
		}
	}
}

// TestSequenceWork holds that a name that occurs in thousands of awards is passed over, not compared with each of them.
func TestSequenceWork(t *testing.T) {
	var lines []string
	for i := range 100 {
		lines = append(lines, base(2010+i%10, "Lê Văn A"), fmt.Sprintf("2020-12-%02d | Chiến sĩ thi đua toàn quốc, to: {cá nhân: [Lê Văn A]}", 1+i%28))
	}
	s := trial.LoadText(t, history(lines...)).Model
	if found, err := law.Check(t.Context(), s, nil); err != nil || slices.ContainsFunc(found.Problems(), func(p diag.Problem) bool { return p.Code == diag.AwardSequence }) {
		t.Error(err, "a name of 200 awards is taken for one person")
	}
}
