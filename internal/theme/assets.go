package theme

import (
	"bytes"
	"cmp"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/minify/v2/svg"
	"github.com/tdewolff/parse/v2"

	"bangvang/internal/diag"
)

// Asset is a file that the theme adds to the site, in memory, at a path relative to the site's root. [Theme.Assets]
// returns it.
type Asset struct {
	Path string // for example assets/main.1a2b3c4d.css; favicon.ico for the theme's file root/favicon.ico
	Data []byte
}

// assetSet holds the assets of a theme, by their names below assets/.
type assetSet struct {
	base   string
	list   []Asset
	byName map[string]assetAddress
}

type assetAddress struct {
	path      string // for example assets/main.1a2b3c4d.css
	integrity string // for the attribute integrity: sha384-…
}

// buildAssets minifies the files below assets/ and puts a hash of their bytes into their names; it copies the files
// below root/ as they are. Style sheets come last, because their url(…)s name the other assets.
func buildAssets(files layerSet, base string) (assetSet, diag.List) {
	var problems diag.List
	a := assetSet{base: base, byName: map[string]assetAddress{}}
	m := minify.New()
	m.AddFunc(".css", css.Minify)
	m.AddFunc(".js", js.Minify)
	m.AddFunc(".svg", svg.Minify)
	list := files.Under("assets")
	slices.SortStableFunc(list, func(x, y layerFile) int {
		return assetRank(x) - assetRank(y)
	})
	for _, f := range list {
		data := minifyAsset(m, f, &problems)
		if path.Ext(f.Name) == ".css" {
			if !f.BuiltIn {
				problems.Append(checkStyleSheet(f))
			}
			data = a.rewriteURLs(f, data, &problems)
		}
		a.addHashed(f.Name, data)
	}
	for _, f := range files.Under("root") {
		a.list = append(a.list, Asset{f.Name, f.Data})
	}
	slices.SortFunc(a.list, func(x, y Asset) int { return cmp.Compare(x.Path, y.Path) })
	return a, problems
}

func assetRank(f layerFile) int {
	if path.Ext(f.Name) == ".css" {
		return 1
	}
	return 0
}

func minifyAsset(m *minify.M, f layerFile, problems *diag.List) []byte {
	out, err := m.Bytes(path.Ext(f.Name), f.Data)
	switch {
	case err == minify.ErrNotExist:
		return f.Data
	case err != nil:
		pos, msg := diag.Pos{File: f.Path}, err.Error()
		if at := (*parse.Error)(nil); errors.As(err, &at) {
			pos.Line, pos.Col, msg = at.Line, at.Column, at.Message
		}
		problems.Add(diag.TemplateError, pos, msg)
		return f.Data
	}
	return out
}

// addHashed adds an asset under a name that contains the first four bytes of its SHA-384 hash. The address changes
// whenever the bytes change, so browsers may cache it for ever.
func (a *assetSet) addHashed(name string, data []byte) {
	sum := sha512.Sum384(data)
	ext := path.Ext(name)
	full := "assets/" + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:4]) + ext
	a.byName[name] = assetAddress{full, "sha384-" + base64.StdEncoding.EncodeToString(sum[:])}
	a.list = append(a.list, Asset{full, data})
}

// rewriteURLs returns the style sheet with the asset names in its url(…)s replaced by the hashed ones. For example,
// url(icon.svg) becomes url(icon.1a2b3c4d.svg).
func (a *assetSet) rewriteURLs(f layerFile, data []byte, problems *diag.List) []byte {
	var out bytes.Buffer
	for {
		i := bytes.Index(data, []byte("url("))
		if i < 0 {
			break
		}
		out.Write(data[:i+4])
		data = data[i+4:]
		end := bytes.IndexByte(data, ')')
		if end < 0 {
			break
		}
		name := strings.Trim(string(data[:end]), `"' `)
		out.WriteString(a.relativeURL(f, name, problems))
		data = data[end:]
	}
	out.Write(data)
	if _, rest, ok := bytes.Cut(out.Bytes(), []byte(`@import "`)); ok {
		name, _, _ := bytes.Cut(rest, []byte(`"`))
		a.relativeURL(f, string(name), problems)
	}
	return out.Bytes()
}

func (a *assetSet) relativeURL(f layerFile, name string, problems *diag.List) string {
	if name == "" || strings.ContainsAny(name, ":#") || name[0] == '/' {
		return name
	}
	found, ok := a.byName[path.Join(path.Dir(f.Name), name)]
	if !ok {
		problems.Add(diag.MissingAsset, posAt(f.Path, string(f.Data), bytes.Index(f.Data, []byte(name))), name)
		return name
	}
	up := strings.Repeat("../", strings.Count(f.Name, "/"))
	return up + strings.TrimPrefix(found.path, "assets/")
}

// List returns the files to write, sorted by path.
func (a assetSet) List() []Asset { return a.list }

// Has reports whether the set has an asset of this name.
func (a assetSet) Has(name string) bool {
	_, ok := a.byName[name]
	return ok
}

// Href implements the template function asset: it returns the asset's address from the site's base path on.
func (a assetSet) Href(name string) (string, error) {
	found, ok := a.byName[name]
	if !ok {
		return "", fmt.Errorf("there is no asset %q", name)
	}
	return a.base + found.path, nil
}

// Integrity implements the template function integrity.
func (a assetSet) Integrity(name string) (string, error) {
	found, ok := a.byName[name]
	if !ok {
		return "", fmt.Errorf("there is no asset %q", name)
	}
	return found.integrity, nil
}
