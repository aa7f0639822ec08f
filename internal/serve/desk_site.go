package serve

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"bangvang/internal/content/config"
	"bangvang/internal/content/filetype"
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/frontmatter/yamlnode"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/editor/fix"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/editor/scaffold"
	"bangvang/internal/site"
)

// savedDraft is a draft of the site that the desk can open.
type savedDraft struct {
	Path  string `json:"path"`
	Title string `json:"title"`
	Day   string `json:"day,omitempty"`
}

// maxSaved and maxPosted are the numbers of drafts and of published articles of the site that the desk lists.
const (
	maxSaved  = 100
	maxPosted = 20
)

// drafts returns the drafts of the site, newest first, without those that are on the desk.
func (s *Server) drafts() []savedDraft {
	model := s.current.Load().site.Model
	return s.saved(slices.Concat(model.Articles, model.Pages, model.Unpublished), true, maxSaved)
}

// posted returns the newest articles of the site that are no drafts, newest first, without those that are on the desk.
func (s *Server) posted() []savedDraft {
	model := s.current.Load().site.Model
	return s.saved(slices.Concat(model.Articles, model.Unpublished), false, maxPosted)
}

// article returns an article or a page of the site by the path of its text, nil if there is none.
func (s *Server) article(name string) *site.Article {
	model := s.current.Load().site.Model
	for _, a := range slices.Concat(model.Articles, model.Pages, model.Unpublished) {
		if a.Path == name {
			return a
		}
	}
	return nil
}

// saved returns the newest of some articles that are drafts, or are none, and not on the desk.
func (s *Server) saved(of []*site.Article, drafts bool, most int) []savedDraft {
	var found []*site.Article
	for _, a := range of {
		if a.Document.Draft == drafts && a.Title.Text != "" && !s.desk.has(a.Path) {
			found = append(found, a)
		}
	}
	slices.SortStableFunc(found, func(a, b *site.Article) int { return b.Date.Compare(a.Date) })
	out := []savedDraft{}
	for _, a := range found[:min(len(found), most)] {
		out = append(out, savedDraft{a.Path, a.Title.Text, a.ShortDate()})
	}
	return out
}

// has reports whether an article of the site is on the desk.
func (t *deskTable) has(name string) bool {
	return slices.ContainsFunc(t.works, func(w *deskWork) bool { return w.saved != nil && w.text == name })
}

// load puts an article or a page of the site on the desk, as it is on disk; one that is on the desk already comes in its place.
// One that is no draft stays public.
func (s *Server) load(name string) error {
	a := s.article(name)
	if a == nil && !s.desk.has(name) {
		return errNoEdit
	}
	raw, err := fs.ReadFile(s.Root, name)
	if err != nil {
		return &sayError{s.words()("cannotOpen", name)}
	}
	work := &deskWork{text: name, saved: map[string][]byte{name: raw}, done: map[string]bool{}, public: a != nil && !a.Document.Draft}
	f, problems := source.NewFile(name, raw)
	w, ok := draft.ReadWritten(f.Text, func(list string) (string, bool) {
		at := path.Join(path.Dir(name), list)
		data, err := fs.ReadFile(s.Root, at)
		if err != nil || !utf8.Valid(data) || len(data) > maxDeskEdit/2 {
			return "", false
		}
		work.saved[at] = data
		return string(data), true
	})
	if !ok || problems.HasErrors() {
		return &sayError{s.words()("cannotOpen", name)}
	}
	work.paper, work.written = w, w
	at := slices.IndexFunc(s.desk.works, func(w *deskWork) bool { return w.saved != nil && w.text == name })
	switch {
	case at >= 0:
		work.public = s.desk.works[at].public
		s.desk.works[at] = work
	case len(s.desk.works) >= maxDeskDrafts:
		return &sayError{s.words()("deskFull")}
	default:
		at = len(s.desk.works)
		s.desk.works = append(s.desk.works, work)
	}
	s.desk.open = at
	s.desk.batch++
	return nil
}

// mended returns the files of an article that is in the site, with the changes of the editor.
func (w *deskWork) mended(public bool) Article {
	text := *w.written
	text.Publish(public)
	files := maps.Clone(w.saved)
	files[w.text] = fix.Rewrite(w.saved[w.text], text.Text())
	for name, list := range w.written.Lists() {
		files[path.Join(path.Dir(w.text), name)] = []byte(list)
	}
	maps.Copy(files, w.added)
	return Article{Files: files, Text: w.text}
}

// beside returns the files that lie beside an article of the site and belong to it: all of its folder, or those that it names.
func (s *Server) beside(work *deskWork) (names []string) {
	folder := path.Dir(work.text)
	entries, err := fs.ReadDir(s.Root, folder)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		own := path.Base(work.text) == "index.md" || work.written.Shows(e.Name())
		if e.Type().IsRegular() && own && path.Ext(e.Name()) != ".md" && !source.IsLitter(e.Name()) && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, path.Join(folder, e.Name()))
		}
	}
	return names
}

// isElsewhere reports whether somebody has changed an article on disk since the desk read or saved it.
func (s *Server) isElsewhere(work *deskWork) bool {
	for name, data := range work.saved {
		if filetype.IsPicture(name) {
			continue
		}
		if now, err := fs.ReadFile(s.Root, name); err != nil || !bytes.Equal(now, data) {
			return true
		}
	}
	return false
}

// addPictures adds pictures to the article, below its text, at names that are free.
func (s *Server) addPictures(work *deskWork, files []draft.File) error {
	taken := func(name string) bool {
		_, added := work.added[path.Join(path.Dir(work.text), name)]
		_, err := fs.Stat(s.Root, path.Join(path.Dir(work.text), name))
		return added || err == nil && work.saved != nil || work.draft != nil && slices.ContainsFunc(work.draft.Files, func(f draft.File) bool { return f.Name == name })
	}
	for _, f := range files {
		f.Name = numberedName(f.Name, "-%d", taken)
		if work.draft != nil {
			work.draft.Files = append(work.draft.Files, f)
			work.draft.ShowPictures()
			continue
		}
		data := f.Data
		if f.Load != nil {
			var err error
			if data, err = f.Load(); err != nil {
				return fmt.Errorf("reading %s: %w", f.Name, err)
			}
		}
		if work.added == nil {
			work.added = map[string][]byte{}
		}
		work.added[path.Join(path.Dir(work.text), f.Name)] = data
		work.written.AddPicture(f)
	}
	return nil
}

// onlyPictures returns the pictures of a reading that has nothing else, nil for any other.
func (r Reading) onlyPictures() []draft.File {
	if len(r.Drafts) != 1 || !r.Drafts[0].IsPictures() {
		return nil
	}
	return r.Drafts[0].Files
}

// lacking says which things a new site lacks before its first publication.
type lacking struct {
	Address bool     `json:"address"`          // it has no base_url
	Title   string   `json:"title"`            // its title now
	Sample  string   `json:"sample,omitempty"` // the title of the sample article that would be published, "" for none
	Pages   []string `json:"pages,omitempty"`  // the files of the pages that still have the words of the sample
}

// lacks returns the things that the site lacks.
func (s *Server) lacks() (l lacking) {
	settings := s.settings()
	doc, fault := yamlnode.Parse(settings, maxSettings)
	if fault == nil {
		n := doc.Find(yamlnode.Path{"base_url"})
		l.Address = n == nil || n.Value == ""
		if n = doc.Find(yamlnode.Path{"title"}); n != nil {
			l.Title = n.Value
		}
	}
	for _, f := range scaffold.SiteFiles() {
		now, err := fs.ReadFile(s.Root, f.Path)
		if err != nil || !bytes.Equal(now, f.Data) || path.Ext(f.Path) != ".md" || !strings.HasPrefix(f.Path, source.Root+"/") {
			continue
		}
		w, ok := draft.ReadWritten(string(now), func(string) (string, bool) { return "", false })
		switch {
		case !ok:
		case w.IsPage():
			l.Pages = append(l.Pages, f.Path)
		case f.Path == scaffold.SamplePath():
			l.Sample = w.Name()
		}
	}
	return l
}

// maxSettings is the number of items of lists in the settings.
const maxSettings = 10_000

// settings returns the text of the settings, "" if there are none.
func (s *Server) settings() string {
	raw, err := fs.ReadFile(s.Root, config.SiteFile)
	if err != nil {
		return ""
	}
	f, _ := source.NewFile(config.SiteFile, raw)
	return f.Text
}

// settle writes the title of the site and its address into the settings, each if it is not "".
func (s *Server) settle(title, address string) error {
	say, text := s.words(), s.settings()
	for _, one := range [...][2]string{{"title", frontmatter.Line(title)}, {"base_url", strings.TrimSpace(address)}} {
		key, value := one[0], one[1]
		if value == "" {
			continue
		}
		if key == "base_url" {
			if !strings.Contains(value, "://") {
				value = "https://" + value
			}
			base, ok := config.BaseURL(value)
			if !ok {
				return &sayError{say("badAddress", address)}
			}
			value = base
		}
		line := regexp.MustCompile(`(?m)^# ` + key + `:.*$`) // as a new site has it
		out, ok := yamlnode.Put(text, yamlnode.Path{key}, orQuoted(value))
		if at := line.FindStringIndex(text); at != nil && !hasKey(text, key) {
			out = text[:at[0]] + key + ": " + orQuoted(value) + text[at[1]:]
		}
		if !ok {
			return &sayError{say("cannotOpen", config.SiteFile)}
		}
		text = out
	}
	return s.change(config.SiteFile, text)
}

// orQuoted returns a text as YAML; an address needs no quotes.
func orQuoted(text string) string {
	if _, ok := config.BaseURL(text); ok && !strings.ContainsAny(text, " #\"'") {
		return text
	}
	return frontmatter.Quote(text)
}

// hasKey reports whether settings have a key.
func hasKey(text, key string) bool {
	doc, fault := yamlnode.Parse(text, maxSettings)
	return fault == nil && doc.Find(yamlnode.Path{key}) != nil
}

// hideSample makes the sample article of a new site a draft.
func (s *Server) hideSample() error {
	name := scaffold.SamplePath()
	raw, err := fs.ReadFile(s.Root, name)
	if err != nil || s.lacks().Sample == "" {
		return errNoEdit
	}
	w, _ := draft.ReadWritten(string(raw), func(string) (string, bool) { return "", false })
	if !w.Publish(false) {
		return errNoEdit
	}
	return s.change(name, w.Text())
}

// unitsFile has the units that the site adds to those of the country.
const unitsFile = "content/localities.yaml"

// unitOf returns the name of a unit that the site does not know and those above it, from “Xã Mới, Tỉnh X”; nil if it names none above.
func unitOf(p diag.Problem) []string {
	if p.Code != diag.UnknownLocality || len(p.Args) == 0 {
		return nil
	}
	name, parent, ok := strings.Cut(p.Args[0], ",")
	if name, parent = frontmatter.Line(name), frontmatter.Line(parent); ok && name != "" && parent != "" {
		return []string{name, parent}
	}
	return nil
}

// addUnit adds a unit to those of the site, at the end of their file. It writes nothing if the file would not be a list with one item more.
func (s *Server) addUnit(unit []string) error {
	raw, err := fs.ReadFile(s.Root, unitsFile)
	text := ""
	if err == nil {
		f, _ := source.NewFile(unitsFile, raw)
		text = f.Text
	}
	items := func(text string) int {
		doc, fault := yamlnode.Parse(text, maxSettings)
		switch {
		case fault != nil || doc.Root != nil && doc.Root.Kind != yamlnode.Sequence:
			return -1
		case doc.Root == nil:
			return 0
		}
		return len(doc.Root.Content)
	}
	next := text
	if next != "" {
		next = strings.TrimRight(next, "\n") + "\n\n"
	}
	next += "- name: " + frontmatter.Quote(unit[0]) + "\n  parent: " + frontmatter.Quote(unit[1]) + "\n"
	if n := items(text); n < 0 || items(next) != n+1 {
		return &sayError{s.words()("cannotOpen", unitsFile)}
	}
	return s.change(unitsFile, next)
}

// change writes a file of the site, and remembers that the next publication sends it.
func (s *Server) change(name, text string) error {
	before := map[string][]byte{}
	raw, err := fs.ReadFile(s.Root, name)
	if err == nil {
		before[name] = raw
	}
	files := map[string][]byte{name: fix.Rewrite(raw, text)}
	if err := s.Desk.Save(before, files); err != nil {
		return err
	}
	if s.desk.changed == nil {
		s.desk.changed = map[string][]byte{}
	}
	s.desk.changed[name] = nil
	return nil
}
