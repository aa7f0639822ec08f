package source

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"bangvang/internal/diag"
	"bangvang/internal/text/encoding"
)

// newOldFile returns the text file of bytes in an encoding older than Unicode, or that went wrong on their way, with one
// problem that names the encoding, shows the first line as it should be, and has the fix that writes the whole file anew.
// It returns nil for other bytes. Bytes that are no UTF-8 are [diag.NotUTF8], and the file has no text; a text that is
// UTF-8 but shows letters of TCVN3, VNI or Latin-1 is [diag.OldEncoding], and the file has the text in Unicode.
func newOldFile(path string, raw []byte, sum uint64) (*File, diag.List) {
	e, sure := encoding.Recognise(raw)
	if !sure || e == encoding.UTF8 {
		return nil, nil
	}
	text := normaliseLineEnds(decodeLines(e, raw))
	line := firstLine(text, string(raw))
	fix := diag.Edit{Start: 0, End: len(raw), Text: text}
	if e != encoding.Mojibake && e != encoding.TCVN3 && e != encoding.VNI || !utf8.Valid(raw) {
		f := &File{Path: path, Hash: sum}
		f.setText("")
		at := 0
		for at < len(raw)-1 && raw[at] < 0x80 && raw[at] != 0 {
			at++
		}
		problem := diag.At(diag.NotUTF8, diag.Pos{File: path}, fmt.Sprintf("0x%02X (%s)", raw[at], e), string(e), line)
		problem.FixOnDisk(fix)
		return f, diag.List{problem}
	}
	f, problems := newFile(path, []byte(text), sum)
	for i := range problems {
		problems[i].Fix = nil // it counts the bytes of the text in Unicode
	}
	problem := diag.At(diag.OldEncoding, diag.Pos{File: path}, string(e), line)
	problem.FixOnDisk(fix)
	return f, append(diag.List{problem}, problems...)
}

// decodeLines decodes a file line by line: in TCVN3 and VNI, a line with letters that only Unicode has is in Unicode
// already, for example a title that was typed anew above an old text.
func decodeLines(e encoding.Encoding, raw []byte) string {
	if e != encoding.TCVN3 && e != encoding.VNI || !utf8.Valid(raw) {
		return e.Decode(raw)
	}
	var b strings.Builder
	for line := range strings.Lines(string(raw)) {
		if strings.ContainsFunc(line, func(r rune) bool { return r > 0xFF && r < 0x2000 }) {
			b.WriteString(line)
			continue
		}
		b.WriteString(e.Decode([]byte(line)))
	}
	return b.String()
}

// maxFirstLine is the number of characters of a line that a problem shows.
const maxFirstLine = 80

// firstLine returns the first line of a text with a letter beyond ASCII that the bytes raw have in another form.
func firstLine(text, raw string) string {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if strings.ContainsFunc(line, func(r rune) bool { return r >= utf8.RuneSelf }) && !strings.Contains(raw, line) {
			if runes := []rune(line); len(runes) > maxFirstLine {
				line = string(runes[:maxFirstLine]) + "…"
			}
			return line
		}
	}
	return ""
}
