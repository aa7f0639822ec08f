package slips

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/diag"
)

// Table returns the slip of a paragraph that was meant as a table: its lines have columns parted by tabs, as Excel and
// Word put them, or by | without the row |---|---| below the first. It returns one slip, at the first row, or nil; lines
// must not be empty.
func Table(src []byte, lines []Span) []Slip {
	first := lines[0]
	whole := src[first.Start:lines[len(lines)-1].End]
	if bytes.IndexByte(whole, '\t') >= 0 {
		if above := bytes.TrimSuffix(src[:first.Start], []byte{'\n'}); atLineStart(src, first) && isIndentedRow(above[bytes.LastIndexByte(above, '\n')+1:]) {
			return nil // Indented has reported it, with its first row
		}
		if slips := tabs(src, lines); slips != nil {
			return slips
		}
	}
	if bytes.IndexByte(whole, '|') < 0 {
		return nil
	}
	for i := 0; i < len(lines); i++ {
		n, outer := columns(src[lines[i].Start:lines[i].End])
		if n < 2 {
			continue
		}
		end, even := i+1, true
		for ; end < len(lines); end++ {
			line := src[lines[end].Start:lines[end].End]
			m, _ := columns(line)
			if m < 2 && !isDelimiter(line) {
				break
			}
			even = even && m == n
		}
		if rows := end - i; rows > 1 && (even && n > 2 || outer || even && rows > 2) || outer && n > 2 {
			return []Slip{delimiterRow(src, lines[i:end], n, even && outer)}
		}
		i = end
	}
	return nil
}

// columns returns the number of columns that a line has as a row of a table, 0 if it has no |, and whether the line
// begins and ends with one.
func columns(line []byte) (n int, outer bool) {
	line = bytes.TrimSpace(line)
	n = bytes.Count(line, []byte{'|'}) - bytes.Count(line, []byte(`\|`))
	if n == 0 {
		return 0, false
	}
	begins, ends := line[0] == '|', line[len(line)-1] == '|'
	n++
	if begins {
		n--
	}
	if ends {
		n--
	}
	if !begins && !ends && bytes.Count(line, []byte(" | ")) < n-1 {
		return 0, false
	}
	return n, begins && ends
}

// isIndentedRow reports whether a line is a row of columns parted by tabs whose first cell is empty, as the header of many a
// table is.
func isIndentedRow(line []byte) bool {
	return bytes.HasPrefix(line, []byte{'\t'}) && bytes.IndexByte(bytes.TrimSpace(line), '\t') > 0
}

// delimiterRow returns the slip of lines with n columns without the row below the first, or with one of another number
// of columns.
func delimiterRow(src []byte, lines []Span, n int, even bool) Slip {
	row := "|" + strings.Repeat("---|", n)
	slip := Slip{Code: diag.TableDelimiter, At: lines[0].Start, Args: []string{strconv.Itoa(n), row}}
	for _, l := range lines {
		if isDelimiter(src[l.Start:l.End]) {
			return slip
		}
	}
	if at := lines[0].End; even && atLineStart(src, lines[0]) {
		slip.Edits = []diag.Edit{{Start: at, End: at, Text: "\n" + row}}
	}
	return slip
}

// atLineStart reports whether a line is not inside a list or a quotation, whose marks a new line would need too.
func atLineStart(src []byte, l Span) bool { return l.Start == 0 || src[l.Start-1] == '\n' }

func isDelimiter(line []byte) bool {
	return bytes.Contains(line, []byte("--")) && len(bytes.Trim(line, "|-: ")) == 0
}

// tabs returns the slip of lines whose columns are parted by tabs; nil if the tabs may only be white space. Its edits make
// rows of as many cells as the longest has, since the first and the last cells of a row may be empty. There are none if a
// line may be a title or the rest of a cell: it has no tab, or it has too few and no number where the row above has one.
func tabs(src []byte, lines []Span) []Slip {
	rows, n, sure := 0, 0, true
	first := -1
	all := make([][]string, len(lines))
	for i, l := range lines {
		line := src[lineStart(src, l):l.End]
		all[i] = strings.Split(string(bytes.TrimRight(line, " \t")), "\t")
		sure = sure && len(all[i]) > 1 && bytes.IndexByte(line, '|') < 0
		if bytes.IndexByte(bytes.TrimSpace(line), '\t') < 0 && len(all[i]) == 1 {
			continue
		}
		if rows++; rows == 1 {
			first = i
		}
		n = max(n, len(all[i]))
	}
	if rows == 0 || rows == 1 && n < 3 {
		return nil
	}
	rule := "|" + strings.Repeat("---|", n)
	slip := Slip{Code: diag.PastedTable, At: lines[first].Start, Args: []string{strconv.Itoa(n), rule}}
	for i := 1; i < len(all) && sure; i++ {
		sure = len(all[i]) == n || isNumber(all[i][0]) || !isNumber(all[i-1][0])
	}
	if start := lineStart(src, lines[0]); sure && rows > 1 && atLineStart(src, Span{Start: start}) {
		slip.Edits = tableRows(src, lines, all, n, rule)
	}
	return []Slip{slip}
}

// tableRows returns the edits that write lines with these cells as a table of n columns. A first row that begins with a
// number is no header: an empty one goes above it.
func tableRows(src []byte, lines []Span, all [][]string, n int, rule string) []diag.Edit {
	edits := make([]diag.Edit, len(lines))
	for i, cells := range all {
		row := ""
		for _, cell := range append(cells, make([]string, n-len(cells))...) {
			row += "| " + strings.TrimSpace(cell) + " "
		}
		row = strings.ReplaceAll(row, "|  ", "| ") + "|"
		switch {
		case i == 0 && isNumber(cells[0]):
			row = strings.Repeat("| ", n) + "|\n" + rule + "\n" + row
		case i == 0:
			row += "\n" + rule
		}
		edits[i] = diag.Edit{Start: lineStart(src, lines[i]), End: lineEnd(src, lines[i]), Text: row}
	}
	return edits
}

// isNumber reports whether a cell has a number of order: 1, 12., or nothing, as that of a second name in a row above.
func isNumber(cell string) bool { return strings.Trim(cell, "0123456789. ") == "" }

// lineStart returns the offset of the blanks before a line of a paragraph, which Markdown leaves out.
func lineStart(src []byte, l Span) int { return len(bytes.TrimRight(src[:l.Start], " \t")) }

// lineEnd returns the offset of the end of a line, with the blanks that Markdown leaves out.
func lineEnd(src []byte, l Span) int {
	rest := src[l.End:]
	return l.End + len(rest) - len(bytes.TrimLeft(rest, " \t"))
}

// Indented returns the slip of a block of lines that four blanks or a tab have made code although it is prose, at its
// first line; nil if it may be code. The lines begin after the indentation that makes the block. Only a block at the top,
// not in a list or a quotation, has edits.
func Indented(src []byte, lines []Span, atTop bool) []Slip {
	if whole := src[lines[0].Start:lines[len(lines)-1].End]; bytes.IndexByte(whole, '\t') >= 0 && !bytes.ContainsAny(whole, "{}()=;<>$\\") {
		if slips := tabs(src, lines); slips != nil {
			slips[0].Edits = nil
			return slips
		}
	}
	if start := bytes.LastIndexByte(src[:lines[0].Start], '\n') + 1; len(lines) == 1 && isIndentedRow(src[start:lines[0].End]) {
		below, _, _ := bytes.Cut(bytes.TrimPrefix(src[lines[0].End:], []byte{'\n'}), []byte{'\n'})
		if bytes.IndexByte(below, '\t') > 0 {
			n := 2 + bytes.Count(bytes.TrimSpace(src[start:lines[0].End]), []byte{'\t'})
			return []Slip{{Code: diag.PastedTable, At: lines[0].Start, Args: []string{strconv.Itoa(n), "|" + strings.Repeat("---|", n)}}}
		}
	}
	var slip *Slip
	all := true // all of its paragraphs are prose
	for len(lines) > 0 {
		n := slices.IndexFunc(lines, func(l Span) bool { return len(bytes.TrimSpace(src[l.Start:l.End])) == 0 })
		if n < 0 {
			n = len(lines)
		}
		if n > 0 && isProse(src[lines[0].Start:lines[n-1].End]) {
			if slip == nil {
				slip = &Slip{Code: diag.IndentedText, At: lines[0].Start, Args: []string{Short(src[lines[0].Start:lines[n-1].End])}}
			}
			slip.Edits = append(slip.Edits, withoutIndents(src, lines[:n])...)
		} else if n > 0 {
			all = false
		}
		lines = lines[min(n+1, len(lines)):]
	}
	if slip == nil {
		return nil
	}
	if !atTop || !all {
		slip.Edits = nil
	}
	return []Slip{*slip}
}

// withoutIndents returns the edits that remove the white space before lines.
func withoutIndents(src []byte, lines []Span) []diag.Edit {
	edits := make([]diag.Edit, len(lines))
	for i, l := range lines {
		start := bytes.LastIndexByte(src[:l.Start], '\n') + 1
		line := src[l.Start:l.End]
		edits[i] = diag.Edit{Start: start, End: l.End - len(bytes.TrimLeft(line, " \t"))}
	}
	return edits
}

// isProse reports whether a text is sentences and no code: words of letters, nearly no signs, and a letter of Vietnamese
// or the end of a sentence.
func isProse(text []byte) bool {
	words := bytes.Fields(text)
	c, _ := utf8.DecodeRune(bytes.TrimSpace(text))
	if len(words) < 4 || !unicode.IsLetter(c) && !strings.ContainsRune("“\"–-", c) || bytes.ContainsAny(text, "{}<>=$\\|`@#[]_") {
		return false
	}
	letters, others, accents := 0, 0, 0
	for _, c := range string(text) {
		switch {
		case unicode.IsLetter(c):
			letters++
			if c > 0x7f {
				accents++
			}
		case !unicode.IsSpace(c) && !unicode.IsDigit(c):
			others++
		}
	}
	last := text[len(bytes.TrimRight(text, " \t\n"))-1]
	sentence := unicode.IsUpper(c) && strings.IndexByte(".?!:;", last) >= 0 && len(words) > 5
	return others*8 <= letters && (accents*12 >= letters || sentence)
}
