package theme

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"bangvang/internal/text/viet"
)

// Piece is a file, or a block of one, of what a theme is laid over. A theme that has a file Path of its own changes it.
type Piece struct {
	Path string // in the site, for example themes/truong/templates/card-title.html
	Data []byte
	From string // the file that has it: themes/bangvang/templates/card.html
}

// Eject returns the piece of a name of what the theme o.Name is laid over: a built-in theme of that name, or the parents of
// a theme of the site. The name is a path in the theme (templates/card.html), a file's name with or without its ending (card,
// main.css), or a block (card-title). An error names the nearest theme or piece. Strings are no pieces: they are laid over each
// other key by key.
func Eject(o Options, name string) (Piece, error) {
	roots := themeRoots{Site: o.Site, Embedded: o.Embedded}
	if len(findLayers(roots, o.Name)) == 0 {
		return Piece{}, unknown("there is no theme %q", o.Name, themeNames(roots), strings.Join(themeNames(roots), ", "))
	}
	set, problems := mergeLayers(roots, o.Name, layer{o.Site, o.Name, false})
	if problems.HasErrors() {
		return Piece{}, fmt.Errorf("reading the theme %q: %s", o.Name, strings.Join(problems[0].Args, " "))
	}
	pieces := piecesOf(set)
	for _, key := range []string{name, "templates/" + name + ".html", "templates/" + name, "assets/" + name, "root/" + name} {
		if p, ok := pieces[key]; ok {
			return Piece{"themes/" + o.Name + "/" + key, p.Data, p.From}, nil
		}
	}
	if base := path.Base(name); slices.Contains(languages, strings.TrimSuffix(base, ".json")) {
		return Piece{}, fmt.Errorf("copying %s: write only the keys that change into themes/%s/strings/%s", name, o.Name, base)
	}
	return Piece{}, unknown("the theme has no file or block %q", name, PieceNames(o), "themes/README.md")
}

// unknown returns the error of a name that there is not, with the nearest of the names that there are, or else where they are.
func unknown(format, name string, names []string, where string) error {
	if near := viet.Nearest(name, names); near != "" {
		return fmt.Errorf(format+"; perhaps %q?", name, near)
	}
	return fmt.Errorf(format+"; see %s", name, where)
}

// PieceNames returns the shortest names of the pieces that [Eject] knows, sorted: article, article-title, main.css.
func PieceNames(o Options) []string {
	set, _ := mergeLayers(themeRoots{Site: o.Site, Embedded: o.Embedded}, o.Name, layer{o.Site, o.Name, false})
	var names []string
	for _, key := range slices.Sorted(maps.Keys(piecesOf(set))) {
		dir, base, _ := strings.Cut(key, "/")
		if dir == "templates" {
			base = strings.TrimSuffix(base, ".html")
		}
		names = append(names, base)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// piecesOf returns the files of a theme and the blocks of its templates, by the path of the file that changes them.
func piecesOf(set layerSet) map[string]Piece {
	pieces := map[string]Piece{}
	for _, f := range set.All() {
		if !strings.Contains(f.Name, "/") || strings.HasPrefix(f.Name, "strings/") {
			continue
		}
		pieces[f.Name] = Piece{Data: f.Data, From: f.Path}
	}
	for _, s := range readTemplates(set) {
		for _, m := range blockStart.FindAllStringSubmatch(s.text, -1) {
			key := "templates/" + m[1] + ".html"
			if _, ok := pieces[key]; !ok {
				pieces[key] = Piece{Data: []byte(strings.TrimSpace(blockText(s.text, m[1])) + "\n"), From: s.path}
			}
		}
	}
	return pieces
}

var blockStart = regexp.MustCompile(`\{\{(?:- )?block "([^"]+)"`)

var templateAction = regexp.MustCompile("{{(?:/\\*(?s:.*?)\\*/|\"(?:\\\\.|[^\"\\\\])*\"|`[^`]*`|[^\"`])*?}}")

// blockText returns the text of the block of a name in the text of a template, “” if it has none.
func blockText(text, name string) string {
	depth, start := 0, -1
	for _, at := range templateAction.FindAllStringIndex(text, -1) {
		words := strings.Fields(strings.Trim(text[at[0]:at[1]], "{}- "))
		if len(words) == 0 {
			continue
		}
		switch words[0] {
		case "if", "with", "range", "block", "define":
			if start >= 0 {
				depth++
			} else if len(words) > 1 && words[1] == `"`+name+`"` && (words[0] == "block" || words[0] == "define") {
				start = at[1]
			}
		case "end":
			if start >= 0 && depth == 0 {
				return text[start:at[0]]
			}
			if start >= 0 {
				depth--
			}
		}
	}
	return ""
}
