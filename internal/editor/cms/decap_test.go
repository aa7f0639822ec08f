package cms_test

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"bangvang/internal/editor/cms"
)

var update = flag.Bool("update", false, "take the files of the npm package below BANGVANG_JUDGES")

// published returns the files of the npm package that are embedded: the script and the licences of the bundled
// packages.
func published(t *testing.T) (script, licences []byte) {
	t.Helper()
	dir := os.Getenv("BANGVANG_JUDGES")
	name := "decap-cms-" + cms.DecapVersion + ".tgz"
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("no %s below BANGVANG_JUDGES: %v", name, err)
		}
		t.Skipf("no %s to compare with (npm pack decap-cms@%s, and say where in BANGVANG_JUDGES)", name, cms.DecapVersion)
	}
	defer f.Close()
	zr, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	for r := tar.NewReader(zr); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return script, licences
		}
		if err != nil {
			t.Fatal(err)
		}
		switch h.Name {
		case "package/dist/decap-cms.js":
			script, err = io.ReadAll(r)
		case "package/dist/decap-cms.js.LICENSE.txt":
			licences, err = io.ReadAll(r)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestAsPublished compares the embedded files with the npm package, byte for byte.
func TestAsPublished(t *testing.T) {
	script, licences := published(t)
	if *update {
		var b bytes.Buffer
		w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
		_, err := w.Write(script)
		if err := errors.Join(err, w.Close(), os.WriteFile("decap-cms.js.gz", b.Bytes(), 0o644), os.WriteFile("decap-cms.js.LICENSE.txt", licences, 0o644)); err != nil {
			t.Fatal(err)
		}
		t.Skip("taken; run the tests again")
	}
	if got := cms.DecapScript(); !bytes.Equal(got, script) {
		t.Errorf("%d bytes are embedded, npm has %d others", len(got), len(script))
	}
	if !bytes.HasSuffix(cms.DecapLicence(), licences) || len(licences) == 0 {
		t.Error("the licences are not those of the package")
	}
}

func TestScript(t *testing.T) {
	script := cms.DecapScript()
	if len(script) != cms.DecapSize || !bytes.Contains(script, []byte(`"decap-cms `+cms.DecapVersion+`"`)) {
		t.Errorf("%d bytes, not Decap CMS %s of %d", len(script), cms.DecapVersion, cms.DecapSize)
	}
	if !bytes.Contains(cms.DecapLicence(), []byte("MIT License")) {
		t.Error("the licence is missing")
	}
}
