package build

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"bangvang/internal/content/config"
	"bangvang/internal/content/filetype"
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/site/links"
)

// namedFiles are the files of content/ by whether something published names them.
type namedFiles struct {
	copied   []source.Asset      // those that are published, sorted by path
	shown    map[string]diag.Pos // pictures that articles and the site show, each with its first position; they may not exist
	unlinked []string            // paths of the others, except those of articles that are held back or withdrawn
}

// nameFiles finds out which files of content/ are published: those that a published article, the settings, a slot or
// the site's own theme name. A list of recipients is published only if files: names it alone. A file of an article that is held back or withdrawn goes with it, even if a pattern of
// files: matches it. Every other file is not published, with one hint a folder.
func (s *Site) nameFiles(ctx context.Context, slots map[string]string) (out namedFiles, problems diag.List, err error) {
	if s.mentions = nil; len(s.Tree.Assets) == 0 {
		return out, nil, nil
	}
	out.shown = map[string]diag.Pos{}
	files := links.NewFiles(s.Tree.Assets, s.Settings.BaseURL)
	mentions, err := files.Mentions(ctx, slices.Concat(s.Model.Articles, s.Model.Pages))
	if err != nil {
		return out, nil, err
	}
	s.mentions = mentions
	named := map[string]bool{}
	for _, m := range mentions {
		if s.listFiles[m.Path] {
			problems.Append(s.listMention(m))
			continue
		}
		named[m.Path] = true
		if m.Shown && out.shown[m.Path] == (diag.Pos{}) {
			out.shown[m.Path] = m.Pos
		}
	}
	if logo := s.Settings.Logo; logo.Text != "" {
		name := path.Join(source.Root, logo.Text)
		if named[name] = true; out.shown[name] == (diag.Pos{}) {
			out.shown[name] = logo.Pos
		}
	}
	for _, item := range s.Settings.Menu {
		add(named, files.Link(item.URL.Text))
	}
	for _, text := range slots {
		add(named, files.InText(text))
	}
	held, err := s.heldFiles(ctx, files)
	if err != nil {
		return out, nil, err
	}
	if slices.ContainsFunc(s.Tree.Assets, func(a source.Asset) bool { return !named[a.Path] }) {
		s.nameByTheme(named, files)
	}
	for _, a := range s.Tree.Assets {
		switch {
		case s.fillsSlot(a.Path):
		case s.listFiles[a.Path] && !s.isNamedExactly(a.Path):
		case named[a.Path] || s.matches(a.Path, held.has(a.Path)):
			out.copied = append(out.copied, a)
		case !held.has(a.Path):
			out.unlinked = append(out.unlinked, a.Path)
		}
	}
	for _, m := range mentions {
		if article := held.beside(m); article != "" {
			problems.Add(diag.HeldFile, m.Pos, path.Base(m.Path), article)
		}
	}
	problems.Append(s.officeHints(mentions))
	problems.Append(s.unlinkedHints(s.withoutBroken(out.unlinked)))
	return out, problems, nil
}

func add(set map[string]bool, names []string) {
	for _, name := range names {
		set[name] = true
	}
}

// fillsSlot reports whether a file fills a slot of the theme: its text is part of pages.
func (s *Site) fillsSlot(name string) bool {
	return slices.ContainsFunc(s.Settings.Slots, func(slot config.Slot) bool { return slotPath(slot) == name })
}

// listMention returns the problem of a mention that links to a list of recipients which is not published, none for one
// that names it as a list.
func (s *Site) listMention(m links.Mention) (problems diag.List) {
	if !m.List && !s.isNamedExactly(m.Path) {
		problems.Add(diag.ListPublished, m.Pos, path.Base(m.Path), strings.TrimPrefix(m.Path, source.Root+"/"))
	}
	return problems
}

// isNamedExactly reports whether files: of the settings names this file alone.
func (s *Site) isNamedExactly(name string) bool {
	return slices.ContainsFunc(s.Settings.Files, func(pattern frontmatter.Ref) bool {
		_, exactly := links.Matches(pattern.Text, name)
		return exactly
	})
}

// matches reports whether a pattern of files: names a file; one that belongs to an article that is held back must be
// named exactly.
func (s *Site) matches(name string, held bool) bool {
	return slices.ContainsFunc(s.Settings.Files, func(pattern frontmatter.Ref) bool {
		matches, exactly := links.Matches(pattern.Text, name)
		return matches && (exactly || !held)
	})
}

// heldFiles are the files of articles that are held back or withdrawn: those that they name, and those in a folder of
// which the article is the index.md.
type heldFiles struct {
	named   map[string]bool
	folders map[string]string // the path of the article by its folder
}

func (s *Site) heldFiles(ctx context.Context, files *links.Files) (*heldFiles, error) {
	articles := slices.Concat(s.Model.Unpublished, s.Model.Withdrawn)
	mentions, err := files.Mentions(ctx, articles)
	out := &heldFiles{map[string]bool{}, map[string]string{}}
	for _, m := range mentions {
		out.named[m.Path] = true
	}
	for _, a := range articles {
		if dir, name := path.Split(a.Path); strings.HasPrefix(name, "index.") {
			out.folders[path.Clean(dir)] = a.Path
		}
	}
	return out, err
}

func (h *heldFiles) has(name string) bool { return h.named[name] || h.folders[path.Dir(name)] != "" }

// beside returns the path of the article that is held back in the folder of a file which an article of another folder
// names, "" if there is none.
func (h *heldFiles) beside(m links.Mention) string {
	if dir := path.Dir(m.Path); dir != path.Dir(m.By.Path) {
		return h.folders[dir]
	}
	return ""
}

// nameByTheme adds the files that the site's own theme names. The built-in ones name no file of a site.
func (s *Site) nameByTheme(named map[string]bool, files *links.Files) {
	root, dir := s.options.Root, path.Join("themes", s.Settings.Theme)
	if !fs.ValidPath(dir) {
		return
	}
	_ = fs.WalkDir(root, dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && isTextFile(name) {
			if data, err := fs.ReadFile(root, name); err == nil { // an unreadable one is a problem of the theme
				add(named, files.InText(string(data)))
			}
		}
		return nil
	})
}

// officeHints returns a hint for each office document that articles name, at its first mention.
func (s *Site) officeHints(mentions []links.Mention) (problems diag.List) {
	said := map[string]bool{}
	for _, m := range mentions {
		if filetype.IsOffice(m.Path) && !said[m.Path] && s.Tree.HasAsset(m.Path) {
			said[m.Path] = true
			problems.Add(diag.OfficeFile, m.Pos, path.Base(m.Path))
		}
	}
	return problems
}

// maxUnlinked is the number of files that a hint names.
const maxUnlinked = 5

// withoutBroken returns the paths of files in folders without an article that has errors: such a one may name the file
// in what could not be read.
func (s *Site) withoutBroken(paths []string) []string {
	if len(paths) == 0 {
		return nil
	}
	broken := map[string]bool{}
	for _, d := range s.documents {
		if d.Problems.Count(diag.Error) > 0 {
			broken[path.Dir(d.Path)] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(paths), func(name string) bool { return broken[path.Dir(name)] })
}

// wordEndings are the endings of the texts of word processors, which people may take for articles.
var wordEndings = []string{".docx", ".doc", ".odt", ".rtf"}

// looksLikeArticle reports whether a file is a text of a word processor that has the place of an article: its folder has
// neither an article of that name nor one that the whole folder belongs to. has returns the paths of all documents.
func looksLikeArticle(name string, has func() map[string]bool) bool {
	ending := path.Ext(name)
	if !slices.Contains(wordEndings, strings.ToLower(ending)) {
		return false
	}
	return !has()[strings.TrimSuffix(name, ending)+".md"] && !has()[path.Join(path.Dir(name), "index.md")]
}

// unlinkedHints returns one hint for each folder with files that nothing names. The paths are sorted.
func (s *Site) unlinkedHints(paths []string) (problems diag.List) {
	has := sync.OnceValue(func() map[string]bool {
		all := make(map[string]bool, len(s.documents))
		for _, d := range s.documents {
			all[d.Path] = true
		}
		return all
	})
	folders := map[string][]string{}
	for _, name := range paths {
		folders[path.Dir(name)] = append(folders[path.Dir(name)], name)
	}
	for _, names := range folders {
		quoted := make([]string, 0, maxUnlinked)
		attach, private, active, article := "", "", "", ""
		for i, name := range names {
			base := path.Base(name)
			if i < maxUnlinked {
				quoted = append(quoted, "“"+base+"”")
			}
			if article == "" && looksLikeArticle(name, has) {
				article = base
			}
			switch kind, _ := filetype.Of(name); {
			case kind.Use == filetype.Private && private == "":
				private = base
			case kind.Use == filetype.Active && active == "":
				active = base
			case kind.Use == filetype.Picture && attach == "":
				attach = fmt.Sprintf("![…](<%s>)", base)
			case kind.Use == filetype.Download && attach == "":
				attach = fmt.Sprintf("attachments: [%q]", base)
			}
		}
		list := strings.Join(quoted, ", ")
		if more := len(names) - maxUnlinked; more > 0 {
			list += fmt.Sprintf(", … (+%d)", more)
		}
		problems.Add(diag.UnlinkedFile, diag.Pos{File: names[0]}, list, attach, private, active, article)
	}
	return problems
}
