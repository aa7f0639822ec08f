package audit

import (
	"encoding/json"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestMarkup runs the Nu checker on every page and every style sheet.
func TestMarkup(t *testing.T) {
	java := program(t, "java")
	vnu := validator(t, "vnu-jar", "vnu-jar/build/dist/vnu.jar")
	// The first of Java's two compilers is enough: for a run of seconds the second costs as much as the check.
	args := []string{"-XX:TieredStopAtLevel=1", "-Xss4m", "-jar", vnu, "--format", "json", "--exit-zero-always", "--also-check-css"}
	for _, get := range []func() site{own, portal, english, large, largePortal, pieces, bare, barePortal} {
		s := open(t, get)
		for kind, address := range s.pages(t) {
			if kind == "404" || kind == "redirect" {
				args = append(args, filepath.Join(s.dir, address))
				continue
			}
			args = append(args, filepath.Join(s.dir, filepath.FromSlash(address), "index.html"))
		}
		sheets, err := filepath.Glob(filepath.Join(s.dir, "assets", "*.css"))
		if err != nil || len(sheets) == 0 {
			t.Fatal(sheets, err)
		}
		args = append(args, sheets...)
	}
	bodies, _ := filepath.Glob(filepath.Join(open(t, boards).dir, "bang-vang", "tap-the", "*", "index.html"))
	args = append(args, bodies...)
	out, err := exec.Command(java, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var report struct {
		Messages []struct{ Type, SubType, Message, URL, Extract string }
	}
	if err := json.Unmarshal(out, &report); err != nil {
		t.Fatalf("%v: %.2000s", err, out)
	}
	for _, m := range report.Messages {
		if m.Type != "info" {
			t.Errorf("%s: %s: %s", filepath.Base(filepath.Dir(m.URL))+"/"+filepath.Base(m.URL), m.Message, strings.TrimSpace(m.Extract))
		}
	}
}
