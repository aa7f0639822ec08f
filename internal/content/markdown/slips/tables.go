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

// tabs returns the slip of lines whose columns are parted by tabs; nil if the tabs may only be white space.
func tabs(src []byte, lines []Span) []Slip {
	rows, n, even := 0, 0, true
	var edits []diag.Edit
	first := -1
	for i, l := range lines {
		line := bytes.TrimRight(src[l.Start:l.End], " \t")
		count := bytes.Count(bytes.TrimLeft(line, " \t"), []byte{'\t'})
		if count == 0 {
			even = false
			continue
		}
		if rows == 0 {
			n, first = count, i
		}
		even = even && count == n && line[0] != '\t' && bytes.IndexByte(line, '|') < 0
		rows++
		edits = append(edits, diag.Edit{Start: l.Start, End: l.Start, Text: "| "})
		for at, c := range line {
			if c == '\t' {
				edits = append(edits, diag.Edit{Start: l.Start + at, End: l.Start + at + 1, Text: " | "})
			}
		}
		edits = append(edits, diag.Edit{Start: l.Start + len(line), End: l.End, Text: " |"})
		if rows == 1 {
			edits[len(edits)-1].Text += "\n|" + strings.Repeat("---|", n+1)
		}
	}
	if rows == 0 || rows == 1 && n < 2 {
		return nil
	}
	slip := Slip{Code: diag.PastedTable, At: lines[first].Start, Args: []string{strconv.Itoa(n + 1), "|" + strings.Repeat("---|", n+1)}}
	if even && rows > 1 && atLineStart(src, lines[0]) {
		slip.Edits = edits
	}
	return []Slip{slip}
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
