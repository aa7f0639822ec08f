package linkcheck

import (
	"path"
	"slices"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/diag"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// maxFixes is the number of problems that get a fix, each of which reads the text of its file.
const maxFixes = 500

// maxPlaces is the number of places of a file that a hint names.
const maxPlaces = 3

// suggestion is what may be meant by a link or a picture without a target: a similar one, or the places of the files of its
// name in other folders and what to write for the only one.
type suggestion struct {
	near    string
	places  string
	write   string
	certain bool // write can replace the destination without asking
}

// args returns the arguments of a problem for a suggestion.
func (s suggestion) args() []string {
	if s.places == "" {
		return []string{s.near}
	}
	return []string{s.near, s.places, s.write}
}

// readable returns the addresses of pages that people read: not feeds, data, or files for hosts such as /_headers.
func readable(pages []string) []string {
	var out []string
	for _, p := range pages {
		if strings.HasSuffix(p, "/") {
			out = append(out, p)
		}
	}
	return out
}

// suggestTarget suggests the target of a broken link of a: the file or the article of that name in another folder, else one
// with a similar name in the same folder, else the most similar address.
func (f Checker) suggestTarget(a *site.Article, dest, address string, pages []string) suggestion {
	dest, _, _ = strings.Cut(dest, "#")
	ext := path.Ext(dest)
	if ext == "" {
		return suggestion{near: nearestPage(address, readable(pages))}
	}
	if found := f.suggestFile(a, dest); found.near != "" {
		return found
	}
	for _, other := range f.Articles {
		if path.Base(other.Path) == path.Base(dest) {
			return suggestion{near: "/" + strings.TrimPrefix(other.Path, "content/")}
		}
	}
	if slices.Contains(machineEndings, ext) {
		return suggestion{}
	}
	same := slices.DeleteFunc(slices.Clone(pages), func(p string) bool { return path.Ext(p) != ext })
	return suggestion{near: nearestPage(address, same)}
}

// machineEndings are those of the pages of a site that programs read, as /robots.txt: nobody means them by another name.
var machineEndings = []string{".txt", ".xml", ".json", ".webmanifest"}

// nearestPage returns the most similar of some addresses, "" if only the folders are similar.
func nearestPage(address string, pages []string) string {
	near := viet.Nearest(address, pages)
	if viet.Nearest(path.Base(address), []string{path.Base(near)}) == "" {
		return ""
	}
	return near
}

// suggestFile suggests what is meant by dest, a file that a names and that does not exist: the only file of its name in
// another folder, else one with a similar name in the folder of dest. Windows writes \ between folders.
func (f Checker) suggestFile(a *site.Article, dest string) suggestion {
	if slashed := strings.ReplaceAll(dest, `\`, "/"); slashed != dest {
		if file := f.Links.Asset(a, slashed); file != nil {
			return suggestion{slashed, file.Path, slashed, true}
		}
	}
	dest = strings.ReplaceAll(dest, `\`, "/")
	if places := f.Links.Named(path.Base(dest)); len(places) > 0 {
		written := relative(path.Dir(a.Path), places[0])
		s := suggestion{near: written, places: strings.Join(places[:min(len(places), maxPlaces)], ", ")}
		if len(places) > 1 {
			return suggestion{places: s.places}
		}
		s.write, s.certain = written, !strings.ContainsAny(written, " ()<>,:#[]{}\"'")
		return s
	}
	return suggestion{near: f.suggestSibling(a, dest)}
}

// suggestSibling suggests a file with a name similar to dest, written in a, in the folder of dest.
func (f Checker) suggestSibling(a *site.Article, dest string) string {
	name := viet.Nearest(path.Base(dest), f.Links.Siblings(a, dest))
	if name == "" {
		return ""
	}
	return strings.TrimSuffix(dest, path.Base(dest)) + name
}

// linkInstead returns the edit that makes a link of a picture: it removes the ! before it. None unless the line has its
// destination just once, as that of a picture.
func linkInstead(text string, ref content.Ref) []diag.Edit {
	found := Replace(text, ref, "")
	if found == nil {
		return nil
	}
	at := found[0].Start
	line := text[strings.LastIndexByte(text[:at], '\n')+1 : at]
	mark := strings.LastIndex(line, "![")
	if mark < 0 || strings.Count(line[mark:], "]") != 1 || !strings.HasSuffix(strings.TrimSuffix(line, "<"), "](") {
		return nil
	}
	mark += at - len(line)
	return []diag.Edit{{Start: mark, End: mark + 1}}
}

// relative returns the path of a file relative to a folder: ../anh/hop.jpg for content/anh/hop.jpg from content/2024.
func relative(folder, file string) string {
	from, to := strings.Split(folder, "/"), strings.Split(file, "/")
	for len(from) > 0 && len(to) > 1 && from[0] == to[0] {
		from, to = from[1:], to[1:]
	}
	return strings.Repeat("../", len(from)) + strings.Join(to, "/")
}
