package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"bangvang/cmd/bangvang/ui"
)

// officeKinds are the kinds of office documents that people give to a command that reads text: their first bytes, how
// people call them, and the type to choose under “Save as”.
var officeKinds = []struct{ magic, endings, name, saveAs string }{
	{"PK\x03\x04", ".xlsx .xlsm .ods", "Excel", "CSV UTF-8 (.csv)"},
	{"PK\x03\x04", ".pptx .odp", "PowerPoint", "Plain Text (.txt, UTF-8)"},
	{"PK\x03\x04", "", "Word", "Plain Text (.txt, UTF-8)"},
	{"\xd0\xcf\x11\xe0", ".xls", "Excel 97-2003", "CSV UTF-8 (.csv)"},
	{"\xd0\xcf\x11\xe0", "", "Word 97-2003", "Plain Text (.txt, UTF-8)"},
	{`{\rtf`, "", "RTF", "Plain Text (.txt, UTF-8)"},
	{"%PDF-", "", "PDF", ".md"},
}

// reportOffice prints that a file is an office document and what to do with it, and returns [ui.ErrProblems]; nil for any
// other file.
func reportOffice(say ui.Console, name string, raw []byte) error {
	ending := strings.ToLower(filepath.Ext(name))
	for _, k := range officeKinds {
		if !bytes.HasPrefix(raw, []byte(k.magic)) || k.endings != "" && (ending == "" || !strings.Contains(k.endings+" ", ending+" ")) {
			continue
		}
		vi, en := "mở tệp, chọn Lưu thành (Save as) dạng %s, rồi đưa tệp mới cho lệnh này", "open it, choose Save as, type %s, and give this command the new file"
		if k.name == "PDF" {
			vi, en = "mở tệp, chép chữ vào một tệp %s mã UTF-8, rồi đưa tệp ấy cho lệnh này", "open it, copy its text into a %s file in UTF-8, and give this command that file"
		}
		fmt.Fprintf(say.Err, "%s: %s\n", name, localisedError(
			fmt.Sprintf("đây là tệp %s, không phải tệp chữ: "+vi, k.name, k.saveAs), fmt.Sprintf("this is a %s file and no text: "+en, k.name, k.saveAs)))
		return ui.ErrProblems
	}
	return nil
}
