package fields_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"bangvang/internal/fields"
)

func TestFront(t *testing.T) {
	for name, dress := range map[string]string{
		"as is": full, "NFD": norm.NFD.String(full), "BOM": "\ufeff" + full,
		"CRLF": strings.ReplaceAll(full, "\n", "\r\n"), "CR": strings.ReplaceAll(full, "\n", "\r"),
	} {
		f := file(t, dress)
		v, body, probs := fields.Front(f, fields.Article)
		if len(probs) > 0 {
			t.Errorf("%s: %s", name, said(probs))
		}
		if diff := cmp.Diff(fullShown, shown(v)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if got := f.Text[body:]; got != "Nội dung\n" {
			t.Errorf("%s: the body is %q", name, got)
		}
	}
}
