// Package links resolves the links and pictures of articles to addresses of the site.
//
// A destination names a file by its path, relative to the file of the article or from content/, or an address. For
// example, in content/2024/01/a.md the links b.md, ../01/b.md and /2024/01/b/ all resolve to /2024/01/b/.
package links

import (
	"cmp"
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"

	"bangvang/internal/content/filetype"
	"bangvang/internal/content/source"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// Asset is a file that pages may show or link to, as it will be published, with its measured size. [NewAsset] makes it.
type Asset struct {
	Path          string // in the source, for example content/2024/01/x.jpg
	Address       string // "/2024/01/x.jpg"
	Width, Height int    // in pixels, 0 if it is not a picture
	Type          string // MIME type
	Size          int64  // in bytes
	Sizes         []Size // of a picture that articles show, narrowest first; else nil
}

// Size is one resized version of a picture.
type Size struct {
	Name          string // suffix by which the media library finds its bytes
	Address       string // "/assets/2024/01/x-800-1a2b3c4d.jpg"
	Width, Height int
	Type          string // MIME type
	Size          int64  // in bytes
}

// Resolver resolves links to the articles and assets of a site. [New] makes it. Its methods but AddUnpublished are safe
// for concurrent use; none reads the disk.
type Resolver struct {
	articles    map[string]*site.Article // by source path
	byAddress   map[string]*site.Article
	assets      map[string]*Asset // by source path
	unpublished map[string]string // addresses of unpublished articles, by source path
	held        map[string]bool   // the same addresses
	unlinked    []string          // source paths of the files that are not published
}

// New returns a resolver for the articles, standing pages and withdrawn articles included, and the assets of a site. It
// keeps pointers into assets.
func New(articles []*site.Article, assets []Asset) *Resolver {
	l := &Resolver{
		make(map[string]*site.Article, len(articles)), make(map[string]*site.Article, len(articles)),
		make(map[string]*Asset, len(assets)), map[string]string{}, map[string]bool{}, nil,
	}
	for _, a := range articles {
		l.articles[a.Path] = a
		l.byAddress[a.Address] = a
	}
	for i := range assets {
		l.assets[assets[i].Path] = &assets[i]
	}
	return l
}

// AddUnpublished adds articles that are held back, so that links to their files resolve to their future addresses, and
// are known as Held. Call it before the first Resolve.
func (l *Resolver) AddUnpublished(articles []*site.Article) {
	for _, a := range articles {
		l.unpublished[a.Path], l.held[a.Address] = a.Address, true
	}
}

// AddUnlinked adds the paths of files that are not published because nothing names them, so that they are suggested
// where a name is wrong. Call it before the first Resolve.
func (l *Resolver) AddUnlinked(paths []string) { l.unlinked = paths }

// Target is the resolved destination of a link, as [Resolver.Resolve] returns it. For another site only Outside is set;
// otherwise Address, with Query and Fragment, and Article if there is an article at it. For a part of the same page,
// "#muc", Address is "" and Article that page. That the Article is nil says nothing: a file, a list or no page may be
// at the Address.
type Target struct {
	Address  string        // within the site; "" for another site or a fragment of the same page
	Query    string        // without ?
	Fragment string        // without #, decoded
	Outside  string        // an address outside the site, as written
	Article  *site.Article // if the target is an article or the same page, else nil
	Held     bool          // the address is that of an article that is not published
}

// Resolve returns the target of dest, as written in a, with its percent signs, query and fragment; a must not be nil. A
// relative destination is looked up as a file beside the file of a first, then as an address relative to the address of
// a. Whether a page has the address of a Target without an Article is not known here. "" and "#muc" mean a itself: the
// Address is "", the Fragment "muc". A destination with a scheme or a host, or one that cannot be parsed, is Outside.
func (l *Resolver) Resolve(a *site.Article, dest string) Target {
	u, err := parseURL(dest)
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
	case source.IsArticle(u.Path):
		if other := l.articles[joinSource(a.Path, u.Path)]; other != nil {
			t.Address, t.Article = other.Address, other
			return t
		}
		t.Address = cmp.Or(l.unpublished[joinSource(a.Path, u.Path)], u.Path)
		t.Held = t.Address != u.Path
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
	t.Address, t.Article = address, l.byAddress[address]
	t.Held = t.Article == nil && l.held[address]
	return t
}

// parseURL is url.Parse with a fast path for plain paths.
func parseURL(dest string) (url.URL, error) {
	if dest != "" && !strings.HasPrefix(dest, "//") && strings.IndexFunc(dest, notPlain) < 0 {
		return url.URL{Path: dest}, nil
	}
	u, err := url.Parse(dest)
	if err != nil {
		return url.URL{}, err
	}
	return *u, nil
}

// notPlain reports whether url.Parse may treat r specially.
func notPlain(r rune) bool {
	return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '/' && r != '-' && r != '.'
}

// Asset returns the file that dest, a path written in a, names: relative to the file of a, or from content/ with a
// leading slash, with or without percent signs. It returns nil if there is none.
func (l *Resolver) Asset(a *site.Article, dest string) *Asset { return l.assets[sourcePath(a, dest)] }

// sourcePath returns the source path of dest, written in a.
func sourcePath(a *site.Article, dest string) string { return SourcePath(a.Path, dest) }

// SourcePath returns the path of the file that dest, written in the file from, names: from content/ with a slash before it,
// else from the folder of that file. It may be outside content/, and need not exist.
func SourcePath(from, dest string) string {
	if name, err := url.PathUnescape(dest); err == nil {
		dest = name
	}
	return joinSource(from, viet.NFC(dest))
}

// File returns the file at a path below content/, with or without a leading slash, nil if there is none: "logo.png" is
// content/logo.png.
func (l *Resolver) File(path string) *Asset {
	return l.assets[joinSource("content/x", "/"+strings.TrimPrefix(path, "/"))]
}

// joinSource returns the source path of dest, written in the file from; a leading / means content/.
func joinSource(from, dest string) string {
	if rest, ok := strings.CutPrefix(dest, "/"); ok {
		return path.Join("content", rest)
	}
	return path.Join(path.Dir(from), dest)
}

// AssetAddress returns the address of a file at source, a path of content/: its folders as slugs, its name as a slug with
// its extension in lower case. For example, content/2024/01/Ảnh đẹp.JPG has the address /2024/01/anh-dep.jpg. The file
// need not exist.
func AssetAddress(source string) string {
	dir, name := path.Split(strings.TrimPrefix(source, "content/"))
	ext := strings.ToLower(path.Ext(name))
	var b strings.Builder
	for segment := range strings.SplitSeq(strings.Trim(dir, "/"), "/") {
		if segment != "" {
			b.WriteString("/" + viet.PathSegment(segment))
		}
	}
	return b.String() + "/" + viet.PathSegment(strings.TrimSuffix(name, path.Ext(name))) + ext
}

// IsNoPicture reports whether the name of a file says that it is of a kind that pages link to and cannot show as a picture:
// a video, a document.
func IsNoPicture(dest string) bool {
	kind, known := filetype.Of(dest)
	return known && kind.Use == filetype.Download
}

// Named returns the source paths of the files with this name, in upper or lower case, in any folder, sorted; nil if there
// are none.
func (l *Resolver) Named(name string) []string {
	if unescaped, err := url.PathUnescape(name); err == nil {
		name = unescaped
	}
	name = viet.NFC(name)
	var found []string
	for _, source := range slices.Concat(slices.Collect(maps.Keys(l.assets)), l.unlinked) {
		if len(source) > len(name) && source[len(source)-len(name)-1] == '/' && strings.EqualFold(source[len(source)-len(name):], name) {
			found = append(found, source)
		}
	}
	slices.Sort(found)
	return found
}

// Siblings returns the names, without folders, of the articles and files in the source folder of dest, a path written in
// a, sorted; nil if there are none.
func (l *Resolver) Siblings(a *site.Article, dest string) []string {
	dir := path.Dir(joinSource(a.Path, dest))
	var names []string
	for name := range l.assets {
		if path.Dir(name) == dir {
			names = append(names, path.Base(name))
		}
	}
	for _, name := range l.unlinked {
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

// configExtensions are the extensions of files that configure hosts or run in browsers (web.config, _worker.js).
var configExtensions = []string{".config", ".toml", ".js", ".mjs", ".json", ".yaml", ".yml"}

// ParseAlias returns an old address in the form that the site serves, decoded and with a final slash if it has no
// extension: "/tin/cu" becomes "/tin/cu/". It returns "" and false unless it starts with /, remains within the site, has
// neither query nor fragment, and is not a configuration or script file.
func ParseAlias(text string) (address string, ok bool) {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "" || u.Host != "" || u.RawQuery != "" || u.Fragment != "" || !isCleanPath(u.Path) {
		return "", false
	}
	if path.Ext(u.Path) == "" && !strings.HasSuffix(u.Path, "/") {
		return u.Path + "/", true
	}
	return u.Path, true
}

// maxQuery is the number of bytes of the query of an old address: nginx and Caddy keep each in memory.
const maxQuery = 500

// ParseQueryAlias returns an old address with a query, /tin.aspx?id=5 or /?p=5, as browsers ask for it: escaped,
// without a fragment. It returns "" and false for an address without a query or with one of more than 500 bytes, and if
// [ParseAlias] would refuse the path without the query (/web.config?x=1); / is the exception, which it accepts.
func ParseQueryAlias(text string) (address string, ok bool) {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "" || u.Host != "" || u.RawQuery == "" || len(u.RawQuery) > maxQuery || u.Path != "/" && !isCleanPath(u.Path) {
		return "", false
	}
	var b strings.Builder
	b.WriteString((&url.URL{Path: u.Path}).EscapedPath() + "?")
	for i := range len(u.RawQuery) {
		c := u.RawQuery[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~!*()+,;=:@/?%&", c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String(), true
}

// SuggestAlias returns the old address that is meant by text: by one without its leading slash (tin/cu, tin?id=5), or
// by a full address its path and query. It returns "" if there is none, and for a text that [ParseAlias] or
// [ParseQueryAlias] accepts. host is that of the site, with its port if it has one (example.org), "" if it is not
// known. certain reports that nothing but a slash is missing, or that the full address is of host.
func SuggestAlias(text, host string) (meant string, certain bool) {
	u, err := url.Parse(text)
	if err != nil || u.Fragment != "" {
		return "", false
	}
	meant, certain = "/"+strings.TrimPrefix(text, "/"), u.Host == "" && !strings.Contains(text, ":")
	if u.Host != "" {
		meant, certain = u.RequestURI(), host != "" && strings.EqualFold(u.Host, host)
	}
	_, plain := ParseAlias(meant)
	_, query := ParseQueryAlias(meant)
	if !plain && !query || meant == text || strings.ContainsAny(meant, " ,#[]{}") {
		return "", false
	}
	return meant, certain
}

// isCleanPath reports whether p is an absolute path whose segments are portable file names and not hidden, and whose
// extension is not one of configExtensions.
func isCleanPath(p string) bool {
	if !strings.HasPrefix(p, "/") || len(p) < 2 {
		return false
	}
	for segment := range strings.SplitSeq(strings.Trim(p, "/"), "/") {
		if strings.ContainsFunc(segment, unicode.IsControl) || !viet.IsPortableFilename(segment) || segment[0] == '.' || segment[0] == '_' {
			return false
		}
	}
	return !strings.Contains(p, "//") && !slices.Contains(configExtensions, strings.ToLower(path.Ext(p)))
}
