package grammar

import (
	"strconv"

	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/extract/token"
)

// Period reads the period of an award from the tokens [from, to), which must be in the sentence, and returns it as the
// front matter writes it, with the index of its first word; "" and to if there is none. For example, it reads 2017-2021
// from “từ năm 2017 đến hết năm 2021”. Years of days and months, and years in quotation marks, do not count.
//
// The first period counts, unless it begins at from itself and another follows: then text is the first of those that
// follow, but at is from. The index after the period is not returned: at is for ending the text before it.
func (s *Text) Period(from, to int) (text string, at int) {
	at = to
	for i := from; i < to; i++ {
		if s.Tokens[i].Quoted || !s.Tokens[i].IsYear() && s.Tokens[i].Kind != token.Years {
			continue
		}
		if p, start, end := s.periodAt(from, i, to); p != "" {
			if text == "" {
				at = start
			}
			text, i = p, end-1
			if start > from {
				return text, at
			}
		}
	}
	return text, at
}

// periodAt reads the period whose first year is the i-th token. It returns "" if the year belongs to a date.
func (s *Text) periodAt(from, i, to int) (text string, start, end int) {
	school := s.Is(i-1, "học") && s.Is(i-2, "năm")
	start = i
	for start > from && lexicon.YearLeads.MatchLength(s.Tokens, start-1) > 0 {
		start--
	}
	if s.Is(start-1, "tháng") || s.Is(start-1, "sinh") || start > from && s.Tokens[start-1].Kind == token.Number && !s.isHalfYear(start) || s.Is(start-1, "ngày") {
		return "", start, i
	}
	text, end = s.yearText(i), i+1
	if next, after := s.endYear(i+1, to); next != "" {
		if s.Is(after-2, "học") || school && s.Tokens[i].Kind == token.Years {
			return "năm học " + text + " đến năm học " + next, start, after
		}
		return text + "-" + next, start, after
	}
	switch {
	case s.Is(start, "đến"), s.Is(start, "từ"): // one year after “đến” or “từ” is a goal or a beginning
		if s.Tokens[i].Kind != token.Years {
			return "", start, end
		}
	case s.isHalfYear(start):
		start -= 3
		return s.Plain(start, end), start, end
	}
	if school {
		text = "năm học " + text
	}
	return text, start, end
}

// isHalfYear reports whether the words before start are those of “6 tháng đầu (năm 2024)”.
func (s *Text) isHalfYear(start int) bool {
	return (s.Is(start-1, "đầu") || s.Is(start-1, "cuối")) && s.Is(start-2, "tháng") && start >= 3 && s.Tokens[start-3].Kind == token.Number
}

// yearText returns the year or years of the i-th token as the front matter writes them.
func (s *Text) yearText(i int) string {
	t := &s.Tokens[i]
	if t.Kind == token.Years {
		return strconv.Itoa(t.Value) + "-" + strconv.Itoa(t.SecondYear)
	}
	return strconv.Itoa(t.Value)
}

// endYear reads “đến năm 2021” or “đến năm học 2021-2022” at i.
func (s *Text) endYear(i, to int) (text string, next int) {
	if !s.Is(i, "đến") && !s.Is(i, "tới") {
		return "", i
	}
	for i++; s.Is(i, "hết") || s.Is(i, "năm") || s.Is(i, "học"); i++ {
	}
	if i < to && (s.Tokens[i].IsYear() || s.Tokens[i].Kind == token.Years) {
		return s.yearText(i), i + 1
	}
	return "", i
}
