package source_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"bangvang/internal/content/source"
	"bangvang/internal/diag"
)

// TestOnDisk replaces a word of the text in files that hold it in different forms, and compares the bytes on disk.
func TestOnDisk(t *testing.T) {
	nfd := norm.NFD.String
	for name, c := range map[string]struct {
		raw, old, text, want string
	}{
		"plain":                     {"a\ntitel: Một\n", "titel", "title", "a\ntitle: Một\n"},
		"CRLF and a mark":           {"\ufeffa\r\ntitel: Một\r\n", "titel", "title", "\ufeffa\r\ntitle: Một\r\n"},
		"decomposed":                {nfd("Một\ntitel: Hải Phòng\n"), "titel", "title", nfd("Một\n") + "title" + nfd(": Hải Phòng\n")},
		"a decomposed one":          {nfd("Một: Hải Phòng"), "Hải", "Hai", nfd("Một: ") + "Hai" + nfd(" Phòng")},
		"new lines":                 {"a\r\nb\r\n", "b", "b\nc", "a\r\nb\r\nc\r\n"},
		"a control":                 {"a\x00\ntitel", "titel", "title", "a\x00\ntitle"},
		"hidden before":             {"a\u200btitel", "titel", "title", "a\u200btitle"},
		"hidden after":              {"titel\u200b\u202ea", "titel", "title", "title\u200b\u202ea"},
		"hidden at the start":       {"\u200btitel", "titel", "title", "\u200btitle"},
		"hidden within":             {"ti\u200btel", "titel", "title", "title"},
		"a mark after a hidden one": {"e\u200b\u0301 titel", "titel", "title", "e\u200b\u0301 title"},
		"a second mark":             {"\ufeff\ufefftitel", "titel", "title", "\ufeff\ufefftitle"},
		"old line ends":             {"a\rtitel\r", "titel", "title\nb", "a\rtitle\rb\r"},
	} {
		f, _ := source.NewFile("x.md", []byte(c.raw))
		at := strings.Index(f.Text, c.old)
		edits, ok := source.NewDisk([]byte(c.raw)).Edits(&diag.Fix{Edits: []diag.Edit{{Start: at, End: at + len(c.old), Text: c.text}}})
		if !ok {
			t.Errorf("%s: the edit does not fit", name)
			continue
		}
		if got := c.raw[:edits[0].Start] + edits[0].Text + c.raw[edits[0].End:]; got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestOnDiskRefuses(t *testing.T) {
	for name, fix := range map[string]diag.Fix{
		"overlapping":        {Edits: []diag.Edit{{Start: 0, End: 3}, {Start: 2, End: 4}}},
		"beyond the end":     {Edits: []diag.Edit{{Start: 0, End: 99}}},
		"backwards":          {Edits: []diag.Edit{{Start: 3, End: 2}}},
		"negative":           {OnDisk: true, Edits: []diag.Edit{{Start: -1, End: 2}}},
		"inside of a letter": {Edits: []diag.Edit{{Start: 1, End: 2}}},
	} {
		if edits, ok := source.NewDisk([]byte("e\u0301bcd")).Edits(&fix); ok {
			t.Errorf("%s: %v", name, edits)
		}
	}
}

// FuzzOnDisk deletes one character of the text on disk, and expects the text without it.
func FuzzOnDisk(f *testing.F) {
	f.Add("\ufeffa\r\nb", 1)
	f.Add("e\u0301\u200b\u0323 x", 0)
	f.Add("\ufeff\ufeff\x00x\r\r\n", 2)
	f.Fuzz(func(t *testing.T, raw string, n int) {
		file, _ := source.NewFile("x.md", []byte(raw))
		if n < 0 || n >= len(file.Text) || !utf8.RuneStart(file.Text[n]) {
			return
		}
		_, size := utf8.DecodeRuneInString(file.Text[n:])
		edits, ok := source.NewDisk([]byte(raw)).Edits(&diag.Fix{Edits: []diag.Edit{{Start: n, End: n + size}}})
		if !ok {
			return
		}
		after, _ := source.NewFile("x.md", []byte(raw[:edits[0].Start]+raw[edits[0].End:]))
		want, _ := source.NewFile("x.md", []byte(file.Text[:n]+file.Text[n+size:]))
		if after.Text != want.Text {
			t.Errorf("%q without the character at %d is %q, want %q", raw, n, after.Text, want.Text)
		}
	})
}
