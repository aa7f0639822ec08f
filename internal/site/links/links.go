// Package links knows where a link or a picture of an article leads.
package links

import (
	"cmp"
	"context"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"

	"bangvang/internal/content/markdown"
	"bangvang/internal/diag"
	"bangvang/internal/par"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// Asset is a file that a page may show or link to, already measured.
type Asset struct {
	Path          string // in the source: content/2024/01/x.jpg
	Address       string // "/2024/01/x.jpg"
	Width, Height int    // 0 when it is no picture
	Type          string // MIME type
	Size          int64
	Sizes         []Size // of a picture that articles show, narrowest first, else none
}

// Size is a picture in one of its sizes.
type Size struct {
	Name          string // which one, for whoever has its bytes
	Address       string // "/assets/2024/01/x-800-1a2b3c4d.jpg"
	Width, Height int
	Type          string // MIME type
	Size          int64
}

// Links is everything that a link may name by its source path.
type Links struct {
	articles  map[string]*site.Article // by source path
	addresses map[string]*site.Article
	assets    map[string]*Asset // by source path
	held      map[string]string // addresses by source path
}

// New gathers the articles and assets of a site.
func New(articles []*site.Article, assets []Asset) *Links {
	l := &Links{
		make(map[string]*site.Article, len(articles)), make(map[string]*site.Article, len(articles)),
		make(map[string]*Asset, len(assets)), map[string]string{},
	}
	for _, a := range articles {
		l.articles[a.Path] = a
		l.addresses[a.Address] = a
	}
	for i := range assets {
		l.assets[assets[i].Path] = &assets[i]
	}
	return l
}

// Hold makes articles known that are held back, so that a link to their files leads to where they will
// be. It is called before the first Follow.
func (l *Links) Hold(articles []*site.Article) {
	for _, a := range articles {
		l.held[a.Path] = a.Address
	}
}

// Target is where a link of an article leads.
type Target struct {
	Address  string        // within the site, "" for an outside address or a place on the same page
	Query    string        // without ?
	Fragment string        // without #
	Outside  string        // as written
	Article  *site.Article // when the target is an article or the same page
}

// Follow works out where dest, written in a, leads. Relative destinations are looked up as files
// beside a's file first, then as addresses beside a's address.
func (l *Links) Follow(a *site.Article, dest string) Target {
	u, err := parse(dest)
	if err != nil || u.Scheme != "" || u.Host != "" {
		return Target{Outside: dest}
	}
	t := Target{Query: u.RawQuery, Fragment: u.Fragment}
	switch {
	case u.Path == "" && u.RawQuery == "":
		t.Article = a
		return t
	case u.Path == "":
		t.Address, t.Article = a.Address, a
		return t
	case strings.EqualFold(path.Ext(u.Path), ".md"):
		if other := l.articles[beside(a.Path, u.Path)]; other != nil {
			t.Address, t.Article = other.Address, other
			return t
		}
		t.Address = cmp.Or(l.held[beside(a.Path, u.Path)], u.Path)
		return t
	}
	if asset := l.Asset(a, u.Path); asset != nil {
		t.Address = asset.Address
		return t
	}
	address := u.Path
	if !strings.HasPrefix(address, "/") {
		address = path.Join(a.Address, address)
		if strings.HasSuffix(u.Path, "/") && address != "/" {
			address += "/"
		}
	}
	if path.Ext(address) == "" && !strings.HasSuffix(address, "/") {
		address += "/"
	}
	t.Address, t.Article = address, l.addresses[address]
	return t
}

// parse is url.Parse, which it does not ask about a plain path.
func parse(dest string) (url.URL, error) {
	if dest != "" && !strings.HasPrefix(dest, "//") && strings.IndexFunc(dest, notPlain) < 0 {
		return url.URL{Path: dest}, nil
	}
	u, err := url.Parse(dest)
	if err != nil {
		return url.URL{}, err
	}
	return *u, nil
}

func notPlain(r rune) bool {
	return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '/' && r != '-' && r != '.'
}

// Asset returns the file that dest names beside a, nil when there is none.
func (l *Links) Asset(a *site.Article, dest string) *Asset { return l.assets[named(a, dest)] }

// named returns the source path of dest as written in a.
func named(a *site.Article, dest string) string {
	if name, err := url.PathUnescape(dest); err == nil {
		dest = name
	}
	return beside(a.Path, viet.NFC(dest))
}

// File returns the file at a path below content/, nil when there is none.
func (l *Links) File(path string) *Asset {
	return l.assets[beside("content/x", "/"+strings.TrimPrefix(path, "/"))]
}

// beside returns the source path of dest as written in the file from; a leading / stands for content/.
func beside(from, dest string) string {
	if rest, ok := strings.CutPrefix(dest, "/"); ok {
		return path.Join("content", rest)
	}
	return path.Join(path.Dir(from), dest)
}

// AssetAddress returns the address of a file of content/: its folders as slugs, its name as a slug
// with its ending.
func AssetAddress(source string) string {
	dir, name := path.Split(strings.TrimPrefix(source, "content/"))
	ext := strings.ToLower(path.Ext(name))
	var b strings.Builder
	for segment := range strings.SplitSeq(strings.Trim(dir, "/"), "/") {
		if segment != "" {
			b.WriteString("/" + viet.Segment(segment))
		}
	}
	return b.String() + "/" + viet.Segment(strings.TrimSuffix(name, path.Ext(name))) + ext
}

// Shown returns the source paths of the pictures that articles show, with the place that names each
// first. Whether there are such files is not asked. The error is ctx's.
func Shown(ctx context.Context, articles []*site.Article) (map[string]diag.Pos, error) {
	found, err := par.Map(ctx, len(articles), func(i int) []picture { return pictures(articles[i]) })
	out := map[string]diag.Pos{}
	for _, list := range found {
		for _, p := range list {
			if out[p.path] == (diag.Pos{}) {
				out[p.path] = p.named
			}
		}
	}
	return out, err
}

// picture is one that an article shows.
type picture struct {
	path  string // in the source
	named diag.Pos
}

func pictures(a *site.Article) []picture {
	var out []picture
	if a.Image.Text != "" {
		out = append(out, picture{named(a, a.Image.Text), a.Image.Pos})
	}
	for _, r := range a.Body.Refs {
		if r.Kind == markdown.Image && r.Dest != "" {
			out = append(out, picture{named(a, r.Dest), r.Pos})
		}
	}
	return out
}

// Beside returns the names of the files in the folder that dest, written in a, names: articles and
// assets, sorted.
func (l *Links) Beside(a *site.Article, dest string) []string {
	dir := path.Dir(beside(a.Path, dest))
	var names []string
	for name := range l.assets {
		if path.Dir(name) == dir {
			names = append(names, path.Base(name))
		}
	}
	for name := range l.articles {
		if path.Dir(name) == dir {
			names = append(names, path.Base(name))
		}
	}
	slices.Sort(names)
	return names
}

// settings are the endings of files from which hosts and browsers take orders (web.config, _worker.js).
var settings = []string{".config", ".toml", ".js", ".mjs", ".json", ".yaml", ".yml"}

// Alias returns an old address as the site will answer to it, and whether it can: it must start with
// /, stay within the site, have neither query nor fragment, and be no file that gives orders.
func Alias(text string) (address string, ok bool) {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "" || u.Host != "" || u.RawQuery != "" || u.Fragment != "" || !cleanPath(u.Path) {
		return "", false
	}
	if path.Ext(u.Path) == "" && !strings.HasSuffix(u.Path, "/") {
		return u.Path + "/", true
	}
	return u.Path, true
}

// cleanPath tells whether p is a path from the root, of segments that every system can hold and none hides,
// to no order.
func cleanPath(p string) bool {
	if !strings.HasPrefix(p, "/") || len(p) < 2 {
		return false
	}
	for segment := range strings.SplitSeq(strings.Trim(p, "/"), "/") {
		if strings.ContainsFunc(segment, unicode.IsControl) || !viet.IsPortableFilename(segment) || segment[0] == '.' || segment[0] == '_' {
			return false
		}
	}
	return !strings.Contains(p, "//") && !slices.Contains(settings, strings.ToLower(path.Ext(p)))
}
