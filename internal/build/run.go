package build

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"sync"

	"bangvang/internal/build/incremental"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/memo/store"
	"bangvang/internal/pages/routes"
	"bangvang/internal/par"
	"bangvang/internal/publish"
)

// Outcome is the result of a build that [Run] reports to the user: the numbers of files and articles, and the problems.
// A site with errors has one too: if Problems.HasErrors(), nothing was published, and the numbers are of no use; else
// the output is the site. It does not say whether pages were rendered or the output only restored.
type Outcome struct {
	publish.Result
	Language string                             // the site's
	Articles int                                // number of published articles
	Problems diag.List                          // sorted; if one is an error that is not Held, nothing was written
	Line     func(file string, line int) string // as [Site.Line], for printing the problems
}

// Run builds and publishes the site. If all files and options are those of the last build, it only restores changed or
// missing files of the output; a site whose source files have problems, beyond hints, is built each time. First of all,
// and also if the site then has errors, an output in which a build died becomes that of the new build if all of its new
// bytes were there, else that of the one before ([publish.Recover]).
//
// Problems that an editor can fix are in the Outcome, and an error among them means that nothing was published. One is
// [diag.EmptySite]: a site without any article does not replace a published one with some, unless o.AllowEmpty is set.
// The error of Run is one for the operator, as those of [Load] and [publish.Write]; the Outcome is then of no use. It
// does not look at warnings: the caller does.
func Run(ctx context.Context, o Options, target publish.Options) (*Outcome, error) {
	o.Memo, o.Root = cmp.Or(o.Memo, &Memo{}), source.WithoutLinks(o.Root)
	var tree *source.Tree
	var problems diag.List
	err := par.Run(ctx,
		func(context.Context) error {
			if err := publish.Recover(target); err != nil { // also when the site turns out to have errors
				return err
			}
			target.Snapshot = publish.Survey(target)
			return nil
		},
		func(ctx context.Context) (err error) { tree, problems, err = o.Memo.readTree(ctx, o); return err },
	)
	if err != nil {
		return nil, err
	}
	themes, known := incremental.ThemesFingerprint(o.Root)
	key, from := o.fingerprint(tree, themes)
	known = known && o.Program != "" && problems.Count(diag.Hint) == len(problems)
	o.scratch = store.NewScratch()
	defer o.scratch.Close()
	if w := incremental.LoadFullBuild(o.Store, key, from); known && w != nil && incremental.SlotsUnchanged(tree, w.Slots) {
		if o.empties(w.Articles, target) {
			return &Outcome{Language: w.Language, Problems: emptySite(slices.Concat(w.Problems, problems)), Line: (&source.Lines{Tree: tree, Themes: o.Themes}).Line}, nil
		}
		files := previousFiles(w.Files, func() ([]publish.File, error) { return rebuild(ctx, o, tree, problems) })
		result, found, err := write(ctx, o.Dir, w.AdminOutput, target, files)
		found.Append(w.Problems)
		found.Append(problems)
		return &Outcome{result, w.Language, w.Articles, found.Sorted(), (&source.Lines{Tree: tree, Themes: o.Themes}).Line}, err
	}
	s, err := load(ctx, o, tree, problems)
	if err != nil {
		return nil, err
	}
	if o.empties(len(s.Model.Articles), target) {
		return &Outcome{Language: s.Settings.Language, Problems: emptySite(s.Problems), Line: s.Line}, nil
	}
	loaded := s.Problems
	result, files, err := s.publish(ctx, target)
	if err != nil {
		return nil, err
	}
	if known && !s.Blocked(false) && o.themesUnchanged(themes) {
		w := incremental.FullBuild{
			Fingerprint: from, Slots: s.Slots, Language: s.Settings.Language, Articles: len(s.Model.Articles), Problems: loaded.Without(problems.Sorted()),
			AdminOutput: s.Settings.AdminOutput, Files: incremental.HashesOf(files),
		}
		w.Save(o.Store, key)
	}
	return &Outcome{result, s.Settings.Language, len(s.Model.Articles), s.Problems, s.Line}, nil
}

// empties reports whether a site with so many articles would replace a published one that has some, which Options do
// not allow. A published site has articles if its manifest names the archive of a year.
func (o *Options) empties(articles int, target publish.Options) bool {
	if articles > 0 || o.AllowEmpty || target.Snapshot == nil {
		return false
	}
	for path := range target.Snapshot.Files() {
		if year, ok := strings.CutPrefix(path, routes.Archive.Relative()); ok && strings.Count(year, "/") == 1 {
			return true
		}
	}
	return false
}

// emptySite returns the problems of a site, with the one that it must not replace the published site.
func emptySite(problems diag.List) diag.List {
	problems = slices.Clone(problems)
	problems.Add(diag.EmptySite, diag.Pos{})
	return problems.Sorted()
}

// previousFiles returns files of the last build; build makes them all again if the output lacks one of them.
func previousFiles(w incremental.FileHashes, build func() ([]publish.File, error)) []publish.File {
	again := sync.OnceValues(func() (map[string]publish.File, error) {
		files, err := build()
		out := make(map[string]publish.File, len(files))
		for _, f := range files {
			out[f.Path] = f
		}
		return out, err
	})
	files := make([]publish.File, len(w.Paths))
	for i, path := range w.Paths {
		files[i] = publish.File{Path: path, Hash: w.Hashes[i], Make: func(b []byte) ([]byte, error) {
			made, err := again()
			f, ok := made[path]
			switch {
			case err != nil:
				return b, err
			case !ok:
				return b, errNotPlanned
			}
			return f.Append(b)
		}}
	}
	return files
}

// errNotPlanned cannot occur: the same inputs give the same files.
var errNotPlanned = errors.New("it is no file of the site")

// rebuild returns all files of the site.
func rebuild(ctx context.Context, o Options, tree *source.Tree, problems diag.List) ([]publish.File, error) {
	s, err := load(ctx, o, tree, problems)
	if err != nil {
		return nil, err
	}
	return s.Files(ctx)
}

// themesUnchanged reports whether themes/ still has this fingerprint, that is, whether no template was edited during
// the build.
func (o *Options) themesUnchanged(themes store.Key) bool {
	now, ok := incremental.ThemesFingerprint(o.Root)
	return ok && now == themes
}

// fingerprint returns the key of the request, and the hash of the request and of all files read except those of slots.
func (o *Options) fingerprint(tree *source.Tree, themes store.Key) (key, from store.Key) {
	var b []byte
	for _, s := range []string{"whole", o.Program, o.BaseURL, o.Origin, o.Theme} {
		b = append(binary.AppendUvarint(b, uint64(len(s))), s...)
	}
	for _, set := range []bool{o.Drafts, o.Future, o.Precompress, o.HoldBroken, o.Dir != ""} {
		b = append(b, 0)
		if set {
			b[len(b)-1] = 1
		}
	}
	key = store.KeyOf(b)
	return key, incremental.SourcesFingerprint(binary.AppendVarint(b, o.Now.UnixNano()), themes, tree)
}
