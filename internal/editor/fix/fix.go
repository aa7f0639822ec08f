// Package fix applies the fixes of problems to the files of a site: for example, it replaces the key titel by title. It
// changes bytes in memory and writes nothing.
//
// [Run] works in rounds. A round applies all fixes that do not overlap and checks the site with the new bytes; the next
// one applies the fixes of the problems that were found then. A fix that makes an error, or that does not remove its
// problem, is taken back: the fixes of its file are then applied one by one, so that the others remain. So are the fixes
// of a file's indentation if they put a key where it cannot be, which shows only when the whole file can be read.
package fix

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

// maxRounds is the number of rounds after which Run ends, even if there are fixes left.
const maxRounds = 100

// CheckFunc checks the site with this root, as `bangvang check` does, and returns its files and its problems, sorted. It
// must read all files from root, which may differ from the disk. The error says that it cannot be checked.
type CheckFunc func(ctx context.Context, root fs.FS) (*source.Tree, diag.List, error)

// File is a file that fixes have changed, in memory; the caller writes it.
type File struct {
	Path          string    // as in the problems
	Name          string    // on disk
	Before, After []byte    // the bytes on disk, and with the fixes
	Applied       diag.List // the problems fixed, as they were found
}

// Result is the result of [Run].
type Result struct {
	Files []File    // sorted by path
	Left  diag.List // the problems of the site with the new bytes, sorted
}

// Run applies the fixes of the problems that want accepts (all if it is nil) to the files below content/ of the site
// with this root, in memory; the caller writes the files of the Result. It ends when no fix is left that can be
// applied, at the latest after 100 rounds; a problem that a fix reveals is fixed in the next round. Files that are
// links or cannot be read are not changed. It calls check once before the first round and once in each, never
// concurrently. Its errors are those of check; then there is no Result.
func Run(ctx context.Context, root fs.FS, check CheckFunc, want func(diag.Problem) bool) (*Result, error) {
	r := &runner{want: want, single: map[string]bool{}, refused: map[string]bool{}, files: map[string]*File{}}
	tree, problems, err := check(ctx, root)
	for round := 0; err == nil && round < maxRounds; round++ {
		next := r.apply(tree, problems)
		if len(next) == 0 {
			break
		}
		var newTree *source.Tree
		var found diag.List
		if newTree, found, err = check(ctx, source.Overlay(root, r.bytes(next))); err != nil {
			break
		}
		if r.undo(next, found) {
			tree, problems, err = check(ctx, source.Overlay(root, r.bytes(nil)))
		} else if r.accept(next, problems, found) {
			tree, problems = newTree, found
		}
	}
	if err != nil {
		return nil, fmt.Errorf("checking the fixes: %w", err)
	}
	result := &Result{Left: problems}
	for _, path := range slices.Sorted(maps.Keys(r.files)) {
		result.Files = append(result.Files, *r.files[path])
	}
	return result, nil
}

// runner is the state of Run between rounds.
type runner struct {
	want    func(diag.Problem) bool
	alone   bool             // each round applies one fix only
	single  map[string]bool  // the paths of files to which a round applies one fix only
	refused map[string]bool  // the keys of fixes that were taken back
	files   map[string]*File // the changed files, by path
}

// apply returns the files that the next round changes, by path, with all of their changes.
func (r *runner) apply(tree *source.Tree, problems diag.List) map[string]*File {
	next := map[string]*File{}
	for path, list := range r.fixable(problems) {
		f := r.files[path]
		if f == nil {
			raw, err := readRegular(tree, path)
			if err != nil {
				continue
			}
			f = &File{Path: path, Name: tree.DiskName(path), Before: raw, After: raw}
		}
		after, applied := Apply(f.After, list, r.alone || r.single[path])
		if len(applied) == 0 {
			continue
		}
		next[path] = &File{Path: path, Name: f.Name, Before: f.Before, After: after, Applied: slices.Concat(f.Applied, applied)}
		if r.alone {
			break
		}
	}
	return next
}

// fixable returns the problems with fixes to be applied, by path.
func (r *runner) fixable(problems diag.List) map[string]diag.List {
	out := map[string]diag.List{}
	for _, p := range problems {
		inside := strings.HasPrefix(p.Pos.File, source.Root+"/")
		if p.Fix != nil && inside && !r.refused[key(p)] && (r.want == nil || r.want(p)) {
			out[p.Pos.File] = append(out[p.Pos.File], p)
		}
	}
	return out
}

// readRegular returns the bytes of a file of the tree that is no link.
func readRegular(tree *source.Tree, path string) ([]byte, error) {
	info, err := fs.Lstat(tree.FS, tree.DiskName(path))
	if err == nil && !info.Mode().IsRegular() {
		err = fs.ErrInvalid
	}
	if err != nil {
		return nil, err
	}
	return tree.ReadFile(path)
}

// bytes returns the bytes of all changed files after a round, by their names on disk.
func (r *runner) bytes(next map[string]*File) map[string][]byte {
	out := make(map[string][]byte, len(r.files)+len(next))
	for _, files := range []map[string]*File{r.files, next} {
		for _, f := range files {
			out[f.Name] = f.After
		}
	}
	return out
}

// accept keeps the files of a round and reports true, unless its fixes made an error or had no effect: the next round
// then applies the fixes of the files in question one by one, or without the one that is in question.
func (r *runner) accept(next map[string]*File, before, after diag.List) bool {
	applied := map[string]diag.List{}
	for path, f := range next {
		applied[path] = f.Applied
		if was := r.files[path]; was != nil {
			applied[path] = f.Applied[len(was.Applied):]
		}
	}
	bad, elsewhere := faults(applied, before, after)
	if len(bad) == 0 && !elsewhere {
		maps.Copy(r.files, next)
		return true
	}
	for path, list := range applied {
		switch {
		case !bad[path] && !(elsewhere && len(bad) == 0):
		case len(list) == 1 && (bad[path] || len(next) == 1):
			r.refused[key(list[0])] = true
		case bad[path]:
			r.single[path] = true
		default:
			r.alone = true
		}
	}
	return false
}

// undo takes back the changes of all rounds to a file of this one if, now that it can be read, the key in a line whose
// indentation was fixed turns out to be one that its new level does not have, or has already: the line belongs
// elsewhere. It reports whether it did; then no indentation of the file is fixed any more.
func (r *runner) undo(next map[string]*File, found diag.List) (undone bool) {
	for path, f := range next {
		indented := slices.DeleteFunc(slices.Clone(f.Applied), func(p diag.Problem) bool { return p.Code != diag.YAMLIndent })
		misplaced := slices.ContainsFunc(found, func(p diag.Problem) bool {
			return p.Pos.File == path && (p.Code == diag.UnknownKey && !isTypingMistake(p.Args) || p.Code == diag.DuplicateKey) &&
				slices.ContainsFunc(indented, func(f diag.Problem) bool { return f.Pos.Line == p.Pos.Line })
		})
		if !misplaced {
			continue
		}
		delete(r.files, path)
		for _, p := range indented {
			r.refused[key(p)] = true
		}
		undone = true
	}
	return undone
}

// isTypingMistake reports whether the arguments of an unknown key are a word and the key of its level that is near to it.
func isTypingMistake(args []string) bool {
	return len(args) > 1 && args[1] != "" && viet.Nearest(args[0], args[1:2]) != ""
}

// faults returns the paths of files whose fixes made an error or left their problem, and whether there are new errors
// in files that were not changed.
func faults(applied map[string]diag.List, before, after diag.List) (bad map[string]bool, elsewhere bool) {
	bad = map[string]bool{}
	for _, p := range newErrors(before, after) {
		list, changed := applied[p.Pos.File]
		switch {
		case !changed:
			elsewhere = true
		case !revealed(p, list):
			bad[p.Pos.File] = true
		}
	}
	wereLeft, areLeft := countFixes(before), countFixes(after)
	for path, list := range applied {
		for _, p := range list {
			if k := key(p); areLeft[k] >= wereLeft[k] {
				bad[path] = true
			}
		}
	}
	return bad, elsewhere
}

// newErrors returns the errors of after that before does not have, wherever they are in their file.
func newErrors(before, after diag.List) diag.List {
	counts := map[string]int{}
	for _, p := range before {
		counts[identity(p)]++
	}
	var out diag.List
	for _, p := range after {
		if counts[identity(p)]--; counts[identity(p)] < 0 && p.Severity() == diag.Error {
			out = append(out, p)
		}
	}
	return out
}

// revealed reports whether an error was there before, unseen: an error that was fixed kept the rest of the file, or the
// value, from being read. A file that still cannot be read, for a reason in the same line that has no fix, was made worse.
func revealed(p diag.Problem, fixed diag.List) bool {
	return slices.ContainsFunc(fixed, func(f diag.Problem) bool {
		return f.Severity() == diag.Error && !(strings.HasPrefix(string(p.Code), "yaml-") && p.Fix == nil && p.Pos.Line <= f.Pos.Line)
	})
}

func countFixes(list diag.List) map[string]int {
	out := map[string]int{}
	for _, p := range list {
		if p.Fix != nil {
			out[key(p)]++
		}
	}
	return out
}

// identity returns a text that is the same for a problem at another position of its file.
func identity(p diag.Problem) string {
	return p.Pos.File + "\x00" + string(p.Code) + "\x00" + strings.Join(p.Args, "\x00")
}

// key returns a text that is the same for a fix at another position of its file.
func key(p diag.Problem) string {
	out := identity(p)
	for _, e := range p.Fix.Edits {
		out += fmt.Sprintf("\x00%d %s", e.End-e.Start, e.Text)
	}
	return out
}
