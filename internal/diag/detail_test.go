package diag_test

import (
	"testing"

	"bangvang/internal/diag"
)

// TestDetail checks that a cause is in the reader's language, and that names of files, which may be the same words, are not.
func TestDetail(t *testing.T) {
	for _, c := range []struct {
		problem diag.Problem
		vi, en  string
	}{
		{diag.At(diag.BrokenPicture, diag.Pos{}, "empty", "empty"), "không đọc được ảnh “empty” (tệp trống)", "the picture “empty” cannot be read (empty)"},
		{diag.At(diag.BrokenPicture, diag.Pos{}, "a.svg", "on line 3: unexpected EOF"), "không đọc được ảnh “a.svg” (XML viết sai ở dòng 3)", "the picture “a.svg” cannot be read (on line 3: unexpected EOF)"},
		{diag.At(diag.BrokenPicture, diag.Pos{}, "a.svg", "encoding koi8"), "không đọc được ảnh “a.svg” (bảng mã koi8)", "the picture “a.svg” cannot be read (encoding koi8)"},
		{diag.At(diag.BrokenPicture, diag.Pos{}, "a.png", "png: invalid format: bad IHDR length"), "không đọc được ảnh “a.png” (dữ liệu PNG hỏng)", "the picture “a.png” cannot be read (png: invalid format: bad IHDR length)"},
		{diag.At(diag.UnprovenFile, diag.Pos{}, "a.csv", ".csv", "not UTF-8"), "tệp “a.csv” không phải dạng .csv (bên trong là dữ liệu không phải chữ UTF-8)", "the file “a.csv” is no .csv (it holds not UTF-8)"},
		{diag.At(diag.Unreadable, diag.Pos{}, "permission denied"), "không đọc được tệp: không được phép; xem lại quyền của tệp, thư mục", "cannot read the file: permission denied"},
		{diag.At(diag.Unreadable, diag.Pos{}, "quite rare"), "không đọc được tệp: quite rare", "cannot read the file: quite rare"},
		{diag.At(diag.UnknownKey, diag.Pos{}, "too large"), "không có khoá “too large”", "there is no key “too large”"},
	} {
		if got := (diag.Printer{Lang: "vi"}).Message(c.problem); got != c.vi {
			t.Errorf("got %q, want %q", got, c.vi)
		}
		if got := (diag.Printer{Lang: "en"}).Message(c.problem); got != c.en {
			t.Errorf("got %q, want %q", got, c.en)
		}
	}
}
