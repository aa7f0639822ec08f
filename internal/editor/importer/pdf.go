package importer

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/text/encoding"
	"bangvang/internal/text/viet"
)

// Bounds of a PDF. What a file unpacks to is measured before it is read, and no part is read more than a few times.
const (
	maxPages    = 300
	maxUnpacked = 96 << 20
	maxPDFText  = 4 << 20
)

// leastSyllables is the share of words with Vietnamese letters that must be syllables: text whose letters come apart, as
// fonts that were mixed make it, has less.
const leastSyllables = 0.95

var (
	noText    = &blocks.Refusal{VI: "PDF không có chữ (bản chụp, bản quét); xin tệp Word gốc, hoặc gõ lại phần cần dùng", EN: "the PDF has no text (it is a scan); ask for the Word file, or type what is needed"}
	torn      = &blocks.Refusal{VI: "chữ trong PDF bị rời, không đọc chắc được; xin tệp Word gốc", EN: "the letters of the PDF come apart, so that they cannot be read reliably; ask for the Word file"}
	brokenPDF = &blocks.Refusal{VI: "PDF hỏng, có mật khẩu hoặc quá lớn; xin tệp Word gốc", EN: "the PDF is broken, too large or has a password; ask for the Word file"}
)

// readPDF returns the text of a PDF as paragraphs. It takes no table apart: a table of names is lines of text, which no
// list is made of. The error is a *blocks.Refusal.
func readPDF(ctx context.Context, name string, data []byte) (*blocks.Document, error) {
	if !unpacksWithin(data, maxUnpacked) {
		return nil, brokenPDF
	}
	pages, err := pagesOf(ctx, data)
	if err != nil {
		return nil, brokenPDF
	}
	doc := &blocks.Document{File: name, Flat: true}
	var all strings.Builder
	for i, page := range pages {
		page, lost := breakLines(page)
		if lost {
			return nil, torn
		}
		for _, text := range paragraphs(page) {
			all.WriteString(text + "\n")
			doc.Blocks = append(doc.Blocks, blocks.Block{Kind: blocks.Paragraph, Runs: []blocks.Run{{Text: text}}, At: "trang " + strconv.Itoa(i+1)})
		}
	}
	switch {
	case len(strings.Fields(all.String())) < 20:
		return nil, noText
	case syllables(all.String()) < leastSyllables:
		return nil, torn
	}
	return doc, nil
}

// unpacksWithin reports whether the compressed streams of a PDF have no more than most bytes when they are unpacked.
func unpacksWithin(data []byte, most int64) bool {
	if bytes.Count(data, []byte("/FlateDecode/FlateDecode"))+bytes.Count(data, []byte("/FlateDecode /FlateDecode")) > 0 {
		return false
	}
	left := most
	for rest := data; ; {
		at := bytes.Index(rest, []byte("stream"))
		if at < 0 {
			return true
		}
		rest = rest[at+len("stream"):]
		r, err := zlib.NewReader(bytes.NewReader(bytes.TrimLeft(rest, "\r\n")))
		if err != nil {
			continue
		}
		n, _ := io.Copy(io.Discard, io.LimitReader(r, left+1))
		if left -= n; left < 0 {
			return false
		}
	}
}

// errSpent is the error of a file that is read again and again.
var errSpent = errors.New("the file is read too often")

// meter reads bytes, no more than left of them, until ctx ends.
type meter struct {
	ctx  context.Context
	data *bytes.Reader
	left int64
}

func (m *meter) ReadAt(p []byte, off int64) (int, error) {
	if m.left -= int64(len(p)); m.left < 0 || m.ctx.Err() != nil {
		return 0, errSpent
	}
	return m.data.ReadAt(p, off)
}

// pagesOf returns the text of each page. The reader panics on what it does not expect.
func pagesOf(ctx context.Context, data []byte) (pages []string, err error) {
	defer func() {
		if r := recover(); r != nil {
			pages, err = nil, fmt.Errorf("reading a PDF: %v", r)
		}
	}()
	size := int64(len(data))
	r, err := pdf.NewReader(&meter{ctx, bytes.NewReader(data), 8*size + 64<<20}, size)
	if err != nil {
		return nil, err
	}
	total := 0
	for n := 1; n <= min(r.NumPage(), maxPages) && total < maxPDFText; n++ {
		text, err := r.Page(n).GetPlainText(nil)
		if err != nil {
			return nil, err
		}
		total += len(text)
		pages = append(pages, text)
	}
	return pages, nil
}

// breakLines returns the text of a page with its line ends: the reader gives U+FFFD for those of a font with a table of its
// own, and for letters that the table lacks. The latter are nearer to each other than lines are long; lost says that
// there are some.
func breakLines(page string) (text string, lost bool) {
	near := 0
	parts := strings.Split(page, "\ufffd")
	for i, part := range parts {
		if n := utf8.RuneCountInString(part); i > 0 && i < len(parts)-1 && 0 < n && n < 8 && !strings.Contains(part, "\n") {
			near++
		}
	}
	return strings.Join(parts, "\n"), near > 2 && near*10 > len(parts)
}

// paragraphs returns the paragraphs of the text of a page. A line goes on in the next if it ends within a sentence and is
// long, or if the next begins with a small letter; so does one beside a blank, where only the font changes: “Điều 1.” and
// “ Tặng”.
func paragraphs(page string) (out []string) {
	blank := false // the line before ends in a blank
	for raw := range strings.Lines(viet.NFC(cleanText(page))) {
		raw = strings.TrimRight(raw, "\n")
		line := strings.Join(strings.Fields(raw), " ")
		if line == "" {
			blank = false
			continue
		}
		if n := len(out) - 1; n >= 0 && (goesOn(out[n], line) || strings.HasPrefix(raw, " ") || blank && !endsSentence(out[n])) {
			out[n] += " " + line
		} else {
			out = append(out, line)
		}
		blank = strings.HasSuffix(raw, " ")
	}
	return out
}

func endsSentence(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".:;!?…”", last) || strings.ToUpper(text) == text
}

func goesOn(text, next string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	first, _ := utf8.DecodeRuneInString(next)
	if strings.ContainsRune(".:;!?…”", last) {
		return false
	}
	if utf8.RuneCountInString(text) > 40 && unicode.IsLower(last) && unicode.IsDigit(first) { // thi đua năm / 2025
		return true
	}
	return unicode.IsLower(first) || last == ',' || utf8.RuneCountInString(text) > 60 && (unicode.IsLetter(first) || unicode.IsDigit(first)) && !unicode.IsUpper(first)
}

// syllables returns the share of the words with letters beyond ASCII that are Vietnamese syllables, 1 for a text without any.
// A word with a capital first, and no other, that is none may be a name of another language, “Ênuôl”, and does not count.
func syllables(text string) float64 {
	words, good := 0, 0
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) }) {
		if strings.IndexFunc(word, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
			continue
		}
		if encoding.Syllable(strings.ToLower(word)) {
			good++
		} else if first, size := utf8.DecodeRuneInString(word); unicode.IsUpper(first) && size < len(word) && strings.IndexFunc(word[size:], unicode.IsUpper) < 0 {
			continue
		}
		words++
	}
	if words == 0 {
		return 1
	}
	return float64(good) / float64(words)
}
