package importer

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"bangvang/internal/editor/importer/draft"
)

// wordOf returns a document of Word with one paragraph.
func wordOf(t *testing.T, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range [][2]string{
		{"[Content_Types].xml", "<Types/>"},
		{"_rels/.rels", `<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:body></w:document>`},
	} {
		w, err := z.Create(part[0])
		if err == nil {
			_, err = w.Write([]byte(part[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestConverted checks what is said of a text that another program converts, and of one that none does.
func TestConverted(t *testing.T) {
	files := fstest.MapFS{"tin.rtf": {Data: []byte(`{\rtf1 Tin}`)}}
	for name, tt := range map[string]struct {
		convert  func() ([]byte, error)
		articles int
		weight   draft.Weight
		remark   string
	}{
		"converted":   {func() ([]byte, error) { return wordOf(t, "Tin của xã"), nil }, 1, draft.Look, "đã đổi sang .docx bằng LibreOffice"},
		"no program":  {func() ([]byte, error) { return nil, fmt.Errorf("x: %w", errors.ErrUnsupported) }, 0, draft.Repair, ".docx"},
		"it failed":   {func() ([]byte, error) { return nil, errors.New("exit status 1") }, 0, draft.Repair, "đổi sang .docx không được"},
		"it is empty": {func() ([]byte, error) { return nil, nil }, 0, draft.Repair, ""},
	} {
		o := options()
		o.Convert = func(_ context.Context, file string, _ []byte, ending string) ([]byte, error) {
			if file != "in/tin.rtf" || ending != ".docx" {
				t.Errorf("%s: %s to %s", name, file, ending)
			}
			return tt.convert()
		}
		r, err := Import(t.Context(), []Source{{"in", files, "."}}, o)
		if err != nil {
			t.Fatal(err)
		}
		said := false
		for _, f := range r.Findings() {
			said = said || f.Weight == tt.weight && f.From.File == "in/tin.rtf" && strings.Contains(f.VI, tt.remark)
		}
		if len(r.Articles) != tt.articles || !said {
			t.Errorf("%s: %d articles, %v", name, len(r.Articles), r.Findings())
		}
	}
}
