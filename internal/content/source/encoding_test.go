package source_test

import (
	"os"
	"strings"
	"testing"

	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/text/encoding"
)

// TestFixRestoresOldEncodings writes pairs of sentences in TCVN3 and VNI and reads what the fix makes of the file: the
// intended text, but for capitals, which TCVN3 does not have.
func TestFixRestoresOldEncodings(t *testing.T) {
	data, err := os.ReadFile("../../text/encoding/testdata/sentences.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for line := range strings.Lines(string(data)) {
		if cells := strings.Split(strings.TrimSpace(line), "\t"); len(cells) == 3 && strings.Count(cells[0], " ") > 6 {
			rows = append(rows, cells)
		}
	}
	tried := 0
	for i := 0; i+1 < len(rows); i++ {
		for column, e := range map[int]encoding.Encoding{1: encoding.TCVN3, 2: encoding.VNI} {
			raw := []byte("---\r\ntitle: " + rows[i][column] + "\r\n---\r\n\r\n" + rows[i+1][column] + "\r\n")
			if encoding.DetectBytes(raw) != e {
				continue // alphabets: see the package's own tests
			}
			tried++
			f, problems := source.NewFile("content/a.md", raw)
			if len(problems) == 0 || problems[0].Code != diag.OldEncoding || problems[0].Fix == nil {
				t.Fatalf("%s: %v", e, problems)
			}
			edits, ok := source.NewDisk(raw).Edits(problems[0].Fix)
			if !ok || len(edits) != 1 {
				t.Fatalf("%s: %v", e, edits)
			}
			want := "---\r\ntitle: " + rows[i][0] + "\r\n---\r\n\r\n" + rows[i+1][0] + "\r\n"
			if fixed := edits[0].Text; !strings.EqualFold(fixed, want) || e == encoding.VNI && fixed != want {
				t.Errorf("%s\n got %q\nwant %q", e, fixed, want)
			}
			again, problems := source.NewFile("content/a.md", []byte(edits[0].Text))
			if len(problems) > 0 || again.Text != f.Text {
				t.Errorf("%s, again: %v", e, problems)
			}
		}
	}
	if tried < 30 {
		t.Errorf("only %d files", tried)
	}
}

// TestBrokenUTF8IsInNoEncoding: one bad byte, or a file that is no text, is not rewritten.
func TestBrokenUTF8IsInNoEncoding(t *testing.T) {
	for _, raw := range []string{"---\ntitle: Hội nghị tổng kết\n---\n\nS\xe1ng 19/1, quận Đồ Sơn tổ chức.\n", "\x89PNG\r\n\x1a\n\x00\x00\xff\xd8", "\xff", "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"} {
		_, problems := source.NewFile("content/a.md", []byte(raw))
		for _, p := range problems {
			if p.Code == diag.NotUTF8 && p.Fix != nil {
				t.Errorf("%q: %v", raw, p)
			}
		}
	}
}
