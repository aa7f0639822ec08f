package build_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"bangvang/internal/testkit/trial"
	"bangvang/internal/text/viet"
)

// hard returns a site with names that Windows or other systems cannot write: device names and very long names, as tags,
// categories, localities, honours, people, files and folders.
func hard() fstest.MapFS {
	long := strings.Repeat("Khen thưởng đột xuất ", 30)
	site := fstest.MapFS{"content/site.yaml": {Data: []byte("base_url: https://example.org/\nindex_individuals: true\nfiles: [\"**\"]\n")}}
	var localities strings.Builder
	for i, name := range []string{"Con", "AUX", "Nul", "Com1", "lpt9", strings.TrimSpace(long), "北京", strings.Repeat("字", 100), "Prn?", "a:b*c"} {
		fmt.Fprintf(&localities, "- {name: %q, kind: tỉnh}\n- {name: %q, kind: xã, parent: %[1]q}\n", name, "Con "+name)
		site[fmt.Sprintf("content/bai-%d.md", i)] = &fstest.MapFile{Data: []byte(fmt.Sprintf("---\ntitle: %q\ndate: 2024-01-19\nlocality: %q\n"+
			"category: %q\ntags: [%[1]q]\nauthor: %[1]q\nawards:\n  - {award: %[1]q, by: %[1]q, to: {tập thể: [%[1]q], cá nhân: [%[1]q]}}\n---\n\n## %[1]s\n\nChữ.\n", name, "Con "+name, name))}
	}
	site["content/localities.yaml"] = &fstest.MapFile{Data: []byte(localities.String())}
	for name, data := range map[string]string{"con/nul.pdf": "%PDF-", "aux.tar.gz": "\x1f\x8b", "com1/lpt1/prn.PDF": "%PDF-", "a./x .txt": "x", "d:e?.zip": "PK\x03\x04"} {
		site["content/"+name] = &fstest.MapFile{Data: []byte(data)}
	}
	site["content/con/nul.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Thiết bị\ndate: 2024-01-19\n---\n\nChữ.\n")}
	return site
}

func TestEveryPathIsPortable(t *testing.T) {
	s := trial.Load(t, trial.Options(hard()))
	expected := map[string]bool{"chu-de/con-1/index.html": true, "con-1/nul-1/index.html": true, "con-1/nul-1.pdf": true, "dia-phuong/con-1/index.html": true, "chuyen-muc/com1-1/index.html": true}
	for _, p := range s.Plan.Pages {
		delete(expected, p.Path)
		for segment := range strings.SplitSeq(p.Path, "/") {
			if !viet.IsPortableFilename(segment) {
				t.Errorf("%s, of %s", p.Path, p.Origin)
			}
		}
	}
	if len(expected) > 0 {
		t.Errorf("not planned: %v", expected)
	}
	trial.Render(t, s)
}
