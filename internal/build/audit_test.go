package build_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"testing/fstest"

	"bangvang/internal/build"
	"bangvang/internal/publish"
	"bangvang/internal/testkit/trial"
)

// The validators of others: a Java runtime, xmllint, and the packages vnu-jar (the Nu HTML checker) and sitemap (the
// schemas), installed by npm in the folder that BANGVANG_JUDGES names. A test whose validator is missing is skipped,
// but fails if CI=true.

// judge returns the path of a validator.
func judge(t *testing.T, what string, found string, err error) string {
	t.Helper()
	switch {
	case err == nil:
		return found
	case os.Getenv("CI") == "true":
		t.Fatalf("%s is missing: %v", what, err)
	}
	t.Skipf("%s is missing, so nothing was judged: %v", what, err)
	return ""
}

func program(t *testing.T, name string) string {
	t.Helper()
	found, err := exec.LookPath(name)
	return judge(t, name, found, err)
}

// installed returns the path of a file that npm installed.
func installed(t *testing.T, name string) string {
	t.Helper()
	file := filepath.Join(os.Getenv("BANGVANG_JUDGES"), "node_modules", filepath.FromSlash(name))
	_, err := os.Stat(file)
	return judge(t, name+" below BANGVANG_JUDGES", file, err)
}

// written publishes a site into a folder and returns it.
func written(t *testing.T, dir string, o build.Options) string {
	t.Helper()
	s := trial.Load(t, o)
	if _, err := s.Publish(context.Background(), publish.Options{Dir: dir}); err != nil || s.Blocked(false) {
		t.Fatalf("publishing: %v %v", err, s.Problems)
	}
	return dir
}

// run fails the test with the validator's output if it found an error.
func run(t *testing.T, name string, args ...string) {
	t.Helper()
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		t.Errorf("%s: %v\n%.8000s", filepath.Base(name), err, out)
	}
}

// TestNuFindsNoErrors runs the Nu HTML checker on every page of the project's own site, in every built-in theme and in
// English, and on the pages of small sites that use every feature.
func TestNuFindsNoErrors(t *testing.T) {
	java, jar := program(t, "java"), installed(t, "vnu-jar/build/dist/vnu.jar")
	dir, store := t.TempDir(), stored(t)
	for _, theme := range append(builtIn(t), "") {
		o := english(t)
		if theme != "" {
			o = dressed(t, theme)
		}
		o.Store = store
		written(t, filepath.Join(dir, "own"+theme), o)
	}
	for _, name := range archives(t) {
		written(t, filepath.Join(dir, filepath.Base(name)), archived(t, name))
	}
	// The first of Java's two compilers is enough: for a run of seconds the second costs as much as the check.
	run(t, java, "-XX:TieredStopAtLevel=1", "-Xss4m", "-jar", jar, "--skip-non-html", "--errors-only", "--stdout", dir)
}

// news is an article of today.
const news = "---\ntitle: Thi đua & khen thưởng <hôm nay>\ndate: 2025-12-01\n---\n\nMở đầu.\n"

// TestSitemapsFollowTheirSchema validates the sitemaps on a day with news. On other days Google wants an empty news
// sitemap, which the schema does not allow.
func TestSitemapsFollowTheirSchema(t *testing.T) {
	lint, schema := program(t, "xmllint"), installed(t, "sitemap/schema/sitemap.xsd")
	here, err := filepath.Abs(filepath.Join("testdata", "schema"))
	if err != nil {
		t.Fatal(err)
	}
	all := filepath.Join(t.TempDir(), "all.xsd")
	text := fmt.Sprintf(`<schema xmlns="http://www.w3.org/2001/XMLSchema">
<import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation=%q/>
<import namespace="http://www.google.com/schemas/sitemap-news/0.9" schemaLocation=%q/>
<import namespace="http://www.google.com/schemas/sitemap-image/1.1" schemaLocation=%q/>
</schema>`, schema, filepath.Join(here, "sitemap-news.xsd"), filepath.Join(here, "sitemap-image.xsd"))
	if err := os.WriteFile(all, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	for name, o := range map[string]build.Options{"own": onToday(own(t)), "english": english(t)} {
		t.Run(name, func(t *testing.T) {
			o.Root.(fstest.MapFS)["content/2025/12/hom-nay.md"] = &fstest.MapFile{Data: []byte(news)}
			dir := written(t, t.TempDir(), o)
			run(t, lint, "--noout", "--nonet", "--schema", all, filepath.Join(dir, "sitemap.xml"), filepath.Join(dir, "sitemap-news.xml"))
		})
	}
}
