package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// An office document is named, with what to save it as, and nobody is told to change its encoding.
func TestOfficeFiles(t *testing.T) {
	t.Setenv("BANGVANG_LANG", "vi")
	for name, c := range map[string]struct{ raw, want string }{
		"ds.docx": {"PK\x03\x04\x00", "tệp Word, không phải tệp chữ: mở tệp, chọn Lưu thành (Save as) dạng Plain Text (.txt, UTF-8)"},
		"DS.XLSX": {"PK\x03\x04\x00", "tệp Excel, không phải tệp chữ: mở tệp, chọn Lưu thành (Save as) dạng CSV UTF-8 (.csv)"},
		"ds.doc":  {"\xd0\xcf\x11\xe0\x00", "tệp Word 97-2003"},
		"ds.xls":  {"\xd0\xcf\x11\xe0\x00", "tệp Excel 97-2003"},
		"ds.md":   {"PK\x03\x04\x00", "tệp Word"}, // by its bytes
		"qd.pdf":  {"%PDF-1.7\n\xff", "chép chữ vào một tệp .md"},
		"ds.rtf":  {`{\rtf1\ansi}`, "tệp RTF"},
		"tin.txt": {"UBND tỉnh tặng Bằng khen cho 4 tập thể.", ""},
	} {
		file := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(file, []byte(c.raw), 0o666); err != nil {
			t.Fatal(err)
		}
		var out, said bytes.Buffer
		code := run(t.Context(), []string{"awards", file}, strings.NewReader(""), &out, &said)
		if (code == 1) != (c.want != "") || !strings.Contains(said.String(), c.want) || strings.Contains(said.String(), "not-utf8") {
			t.Errorf("%s: exit code %d, %s", name, code, said.String())
		}
	}
}
