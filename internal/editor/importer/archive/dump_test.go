package archive

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/knowledge/extract"
	"bangvang/internal/knowledge/honours"
)

var update = flag.Bool("update", false, "write the goldens")

// dump returns a draft as text, with only what it has.
func dump(d *draft.Draft) string {
	var b strings.Builder
	value := func(name string, v draft.Value) {
		if v.Text != "" {
			mark := ""
			if v.Unsure {
				mark = " (?)"
			}
			fmt.Fprintf(&b, "%s: %s%s\n", name, v.Text, mark)
		}
	}
	day := func(name string, v draft.Day) {
		if !v.Time.IsZero() {
			fmt.Fprintf(&b, "%s: %s %v\n", name, v.Time.Format("2006-01-02T15:04:05Z07:00"), v.HasClock)
		}
	}
	fmt.Fprintf(&b, "== %s | %s\n", d.From.File, d.From.At)
	value("title", d.Title)
	day("date", d.Date)
	day("updated", d.Updated)
	value("summary", d.Summary)
	value("category", d.Category)
	for _, v := range d.Tags {
		value("tag", v)
	}
	for _, v := range d.Authors {
		value("author", v)
	}
	for _, v := range d.Localities {
		value("locality", v)
	}
	value("photo", d.Photo)
	fmt.Fprintf(&b, "slug: %s, page: %v, published: %v, image: %s\n", d.Slug, d.Page, d.Published, d.Image)
	for _, a := range d.Aliases {
		fmt.Fprintf(&b, "alias: %s\n", a)
	}
	for _, f := range d.Files {
		data := f.Data
		if f.Load != nil {
			data, _ = f.Load()
		}
		fmt.Fprintf(&b, "file: %s ← %s (%d) %s\n", f.Name, f.From.File, len(data), f.Caption)
	}
	for _, a := range d.Awards {
		fmt.Fprintf(&b, "award: %s, %s, %s, %+v, unsure %v “%s”\n", a.Honour.Text, a.By.Text, a.Period.Text, a.To, a.Unsure, a.Quote)
	}
	for _, r := range d.Remarks {
		fmt.Fprintf(&b, "remark %d: %s\n", r.Weight, r.VI)
	}
	b.WriteString("\n" + d.Body + "\n")
	return b.String()
}

func reader(t testing.TB) *extract.Reader {
	t.Helper()
	catalogue, _ := honours.New(nil)
	return extract.New(catalogue)
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile("testdata/"+name, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; got:\n%s", name, got)
	}
}

func readWordPress(t testing.TB, text string, o Options) (items []Item, remarks []draft.Remark) {
	t.Helper()
	remarks, err := WordPress(context.Background(), "xuat.xml", func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }, o, func(i Item) { items = append(items, i) })
	if err != nil {
		t.Fatal(err)
	}
	return items, remarks
}

func dumpAll(items []Item, remarks []draft.Remark) string {
	var b strings.Builder
	for _, r := range remarks {
		fmt.Fprintf(&b, "remark %d at %s: %s\n", r.Weight, r.From.At, r.VI)
	}
	for _, i := range items {
		b.WriteString(dump(i.Draft))
	}
	return b.String()
}
