package importer

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"bangvang/internal/content"
	"bangvang/internal/content/config"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/par"
)

// Request describes an import, as the caller asks for it.
type Request struct {
	Root   fs.FS    // the site's
	Data   []byte   // the bytes of address.json
	Only   []string // names of provinces; none means the units that articles mention
	Former bool     // the former communes of these provinces too
}

// Result is the outcome of an import; nothing is written yet.
type Result struct {
	Atlas    *Atlas
	Language string    // the site's
	Asked    int       // units, those that were there included
	Added    []*Unit   // without those
	Text     string    // the entries of Added with a comment above, "" when there are none
	File     []byte    // the new content/localities.yaml
	Broken   diag.List // new problems of File, which must then not be written
	Unclear  diag.List // places of articles that may mean several units, with the new ones or of these
}

// Take reads the site and the atlas and returns the outcome of the import, in memory; it writes nothing. The error is the
// operator's: data that is not address.json, a site that cannot be read, an unknown province in Only, or that of ctx;
// then there is no Result.
func Take(ctx context.Context, q Request) (*Result, error) {
	a, err := Read(q.Data)
	if err != nil {
		return nil, err
	}
	tree, _, err := source.Load(ctx, q.Root, nil)
	if err != nil {
		return nil, err
	}
	var file []byte
	if tree.File(config.LocalitiesFile) != nil {
		if file, err = tree.ReadFile(config.LocalitiesFile); err != nil {
			return nil, err
		}
	}
	said, _ := config.Read(tree)
	r := &Result{Atlas: a, Language: said.Settings.Language, File: file}
	declared, own, before := Load(file)
	mentions, err := mentioned(ctx, tree, own)
	if err != nil {
		return nil, err
	}
	if len(q.Only) > 0 {
		units, err := provinces(a, own, q)
		if err != nil {
			return nil, err
		}
		r.Asked, r.Added = len(units), Without(units, own)
	} else {
		r.Added, r.Unclear = a.Mentioned(own, declared, mentions)
		r.Asked = len(r.Added)
	}
	r.write(file, own, before, mentions, q.Only)
	return r, nil
}

// write makes the new file and looks at it.
func (r *Result) write(file []byte, own *gazetteer.Gazetteer, before diag.List, mentions []Mention, only []string) {
	if len(r.Added) == 0 {
		return
	}
	r.Text = r.heading(only) + YAML(r.Added)
	r.File = Append(file, r.Text)
	_, g, after := Load(r.File)
	known := map[string]bool{}
	for _, p := range before {
		known[fmt.Sprint(p)] = true
	}
	for _, p := range after {
		if !known[fmt.Sprint(p)] {
			r.Broken = append(r.Broken, p)
		}
	}
	r.Unclear = append(r.Unclear, Blurred(own, g, mentions)...)
}

// provinces returns the units of the provinces asked for.
func provinces(a *Atlas, g *gazetteer.Gazetteer, q Request) ([]*Unit, error) {
	wanted := map[*Unit]bool{}
	for _, name := range q.Only {
		p := theProvince(g, name)
		if p == nil {
			return nil, fmt.Errorf("reading --only: there is no province %q", name)
		}
		for _, u := range a.In(p, q.Former) {
			wanted[u] = true
		}
	}
	var units []*Unit
	for _, u := range a.Units {
		if wanted[u] {
			units = append(units, u)
		}
	}
	return units, nil
}

// theProvince returns the province with a name, even if a district shares the name; nil if there is none.
func theProvince(g *gazetteer.Gazetteer, name string) *gazetteer.Locality {
	found := g.Lookup(name, time.Time{})
	for _, l := range append(found.Candidates, found.Locality) {
		if l != nil && l.Level == gazetteer.Province {
			return l
		}
	}
	return nil
}

// mentioned returns the places that the site's articles name.
func mentioned(ctx context.Context, tree *source.Tree, own *gazetteer.Gazetteer) ([]Mention, error) {
	var files []*source.File
	for _, f := range tree.Files {
		if f.IsArticle() {
			files = append(files, f)
		}
	}
	lists, err := par.Map(ctx, len(files), func(i int) []Mention { return places(content.Parse(files[i]), own) })
	if err != nil {
		return nil, err
	}
	var all []Mention
	for _, list := range lists {
		all = append(all, list...)
	}
	return all, nil
}

// places returns the localities that one article names. Those of conferring bodies have no position, so they are not
// reported.
func places(d *content.Document, own *gazetteer.Gazetteer) []Mention {
	var list []Mention
	near := ""
	for _, ref := range d.Localities {
		list = append(list, Mention{Text: ref.Text, On: d.EffectiveDate(), Pos: ref.Pos})
		last := strings.TrimRight(ref.Text, "), ")
		last = last[strings.LastIndexAny(last, ",(")+1:]
		if l := own.Lookup(last, d.EffectiveDate()).Locality; l != nil && near == "" {
			near = l.Province().NameAt(d.EffectiveDate()).Short
		}
	}
	for _, row := range d.Awards {
		if body := honours.ParseBody(row.By.Text); body.Place != "" && !body.Relative {
			list = append(list, Mention{Text: body.Place, On: d.EffectiveDate(), Near: near})
		}
	}
	return list
}
