package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
)

const journalHead = "bangvang journal 1"

// journal says what to do once all new bytes are staged. Each of its steps can be done again.
type journal struct {
	moves    []move
	removals []string
}

func (j journal) format() []byte {
	b := []byte(journalHead + "\n")
	for _, m := range j.moves {
		for _, c := range m.clears {
			b = fmt.Appendf(b, "clear %s\n", c)
		}
		b = fmt.Appendf(b, "move %d %s\n", m.number, m.path)
	}
	for _, p := range j.removals {
		b = fmt.Appendf(b, "remove %s\n", p)
	}
	return append(b, "end\n"...)
}

// parseJournal reads what format wrote.
func parseJournal(data string) (j journal, err error) {
	lines := strings.Split(data, "\n")
	if len(lines) < 3 || lines[0] != journalHead || lines[len(lines)-2] != "end" {
		return j, fmt.Errorf("reading %s: it is broken; delete it and build again", journalPath)
	}
	var clears []string
	for _, line := range lines[1 : len(lines)-2] {
		verb, rest, _ := strings.Cut(line, " ")
		switch verb {
		case "clear":
			clears = append(clears, rest)
		case "remove":
			j.removals = append(j.removals, rest)
		case "move":
			number, p, _ := strings.Cut(rest, " ")
			n, _ := strconv.Atoi(number)
			j.moves = append(j.moves, move{number: n, path: p, clears: clears})
			clears = nil
		}
	}
	return j, nil
}

// commit stages all new bytes and puts the journal in place. Until it returns the site is untouched.
func (t *Target) commit(ctx context.Context, items []item, jobs []job, j journal, manifest []byte) error {
	if err := t.stage(ctx, items, jobs); err != nil {
		return err
	}
	if _, err := t.put(newManifestPath, manifest, true); err != nil {
		return err
	}
	return t.replace(journalPath, j.format())
}

// put writes a file that is not there yet; with flush it lies on the disk afterwards.
func (t *Target) put(path string, data []byte, flush bool) (os.FileInfo, error) {
	f, err := t.root.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return nil, err
	}
	_, err = f.Write(data)
	if err == nil && flush {
		err = f.Sync()
	}
	info, err2 := f.Stat()
	return info, errors.Join(err, err2, f.Close())
}

// replace writes a file of our own folder in one step.
func (t *Target) replace(path string, data []byte) error {
	_ = t.root.Remove(path + ".new") // of a build that died
	if _, err := t.put(path+".new", data, true); err != nil {
		return errors.Join(err, t.root.RemoveAll(path+".new"))
	}
	return t.root.Rename(path+".new", path)
}

// discard removes what was staged and not committed.
func (t *Target) discard() error {
	var errs []error
	for _, p := range []string{stagePath, newManifestPath, journalPath + ".new"} {
		errs = append(errs, t.root.RemoveAll(p))
	}
	return errors.Join(errs...)
}

// recover finishes the journal of a build that died, or discards what it had staged. It tells
// whether the site changed.
func (t *Target) recover() (bool, error) {
	data, err := t.root.ReadFile(journalPath)
	if errors.Is(err, fs.ErrNotExist) {
		return false, t.discard()
	}
	if err != nil {
		return false, err
	}
	j, err := parseJournal(string(data))
	if err != nil {
		return false, err
	}
	paths := slices.Clone(j.removals)
	for _, m := range j.moves {
		paths = append(append(paths, m.path), m.clears...)
	}
	t.survey(paths)
	_, err = t.finish(j)
	return true, err
}

// finish carries out a committed journal, from wherever it was left. It returns the paths that it
// had to skip because something foreign came to stand there since; they are not in the manifest.
func (t *Target) finish(j journal) (skipped []string, err error) {
	manifest, err := t.root.ReadFile(newManifestPath)
	if errors.Is(err, fs.ErrNotExist) { // all was done but the tidying
		return nil, t.tidy()
	}
	if err != nil {
		return nil, err
	}
	var removed []string
	for _, m := range j.moves {
		if err := t.carry(m, &skipped); err != nil {
			return skipped, err
		}
		removed = append(removed, m.clears...)
	}
	for _, p := range j.removals {
		if err := t.remove(p); err != nil {
			return skipped, err
		}
	}
	t.prune(append(removed, j.removals...))
	if len(skipped) > 0 {
		if err := t.replace(newManifestPath, without(manifest, skipped)); err != nil {
			return skipped, err
		}
	}
	if err := t.root.Rename(newManifestPath, manifestPath); err != nil {
		return skipped, err
	}
	return skipped, t.tidy()
}

// tidy removes the stage, then the journal: in this order a stage never outlives its journal.
func (t *Target) tidy() error {
	if err := t.root.RemoveAll(stagePath); err != nil {
		return err
	}
	return t.root.Remove(journalPath)
}

// without returns the manifest without the files at or below paths.
func without(manifest []byte, paths []string) []byte {
	out := []byte(manifestHead + "\n")
	entries := parseManifest(string(manifest))
	for i := range entries {
		e := &entries[i]
		if !slices.ContainsFunc(paths, func(p string) bool { return e.path == p || strings.HasPrefix(e.path, p+"/") }) {
			out = appendLine(out, e.sum, e.size, e.path)
		}
	}
	return out
}

// carry does one move, if it was not done before.
func (t *Target) carry(m move, skipped *[]string) error {
	source := stagePath + "/" + strconv.Itoa(m.number)
	for _, c := range m.clears {
		if _, err := t.root.Lstat(source); err != nil {
			break // done before; in another case the path of c may now be that of the new file
		}
		if err := t.remove(c); err != nil {
			return err
		}
	}
	return t.settle(source, m.path, skipped)
}

// settle moves source to target. Where there is a folder already, it goes on with what source holds.
func (t *Target) settle(source, target string, skipped *[]string) error {
	i, ok := t.at[target]
	if ok && t.isFile(int(i)) && t.rename(source, target) == nil {
		return nil
	}
	have, err := t.root.Lstat(source)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // done before
	}
	if err != nil {
		return err
	}
	stands, err := t.root.Lstat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return t.rename(source, target)
	case err != nil:
		return err
	case have.IsDir() && stands.IsDir():
		return t.merge(source, target, skipped)
	case stands.IsDir():
		t.removeEmpty(target)
		if t.rename(source, target) == nil {
			return nil
		}
	case !have.IsDir() && stands.Mode().IsRegular() && t.replaceable(source, target):
		return t.rename(source, target)
	}
	*skipped = append(*skipped, target)
	return nil
}

// rename moves source to target, and makes target's folder when someone took it away.
func (t *Target) rename(source, target string) error {
	err := t.root.Rename(source, target)
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if _, err := t.root.Lstat(source); err != nil {
		return err
	}
	if err := t.root.MkdirAll(path.Dir(target), 0o755); err != nil {
		return err
	}
	return t.root.Rename(source, target)
}

func (t *Target) merge(source, target string, skipped *[]string) error {
	f, err := t.root.Open(source)
	if err != nil {
		return err
	}
	names, err := f.Readdirnames(-1)
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	slices.Sort(names)
	for _, name := range names {
		if err := t.settle(source+"/"+name, target+"/"+name, skipped); err != nil {
			return err
		}
	}
	return nil
}

// replaceable tells whether the file at target is ours, or already the same as source.
func (t *Target) replaceable(source, target string) bool {
	if _, ok := t.ours(target); ok {
		return true
	}
	one, err1 := t.sumOf(source)
	other, err2 := t.sumOf(target)
	return err1 == nil && err2 == nil && one == other
}

// remove removes a file of ours. The manifest has to name it still: once it does not, a file that
// stands there is somebody else's.
func (t *Target) remove(p string) error {
	if i, ok := t.at[p]; !ok || t.folders[parent(p)] != there || !t.isFile(int(i)) {
		return nil
	}
	if err := t.root.Remove(p); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// prune removes the folders that became empty when the files at paths went.
func (t *Target) prune(paths []string) {
	for _, p := range paths {
		for dir := parent(p); dir != "" && t.folders[dir] == there; dir = parent(dir) {
			info, err := t.root.Lstat(dir) // a file may stand there by now
			if err != nil || !info.IsDir() || t.root.Remove(dir) != nil {
				break
			}
		}
	}
}

// removeEmpty removes a folder that holds nothing but empty folders.
func (t *Target) removeEmpty(dir string) {
	var dirs []string
	_ = fs.WalkDir(t.root.FS(), dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			dirs = append(dirs, path)
		}
		return nil
	})
	for _, d := range slices.Backward(dirs) {
		_ = t.root.Remove(d) // fails, as it should, on one that holds anything
	}
}

// makeOwnFolder makes the folder .bangvang, which must be one and no link.
func makeOwnFolder(root *os.Root) error {
	err := root.Mkdir(ownFolder, 0o755)
	if err == nil || !errors.Is(err, fs.ErrExist) {
		return err
	}
	info, err := root.Lstat(ownFolder)
	if err == nil && !info.IsDir() {
		return fmt.Errorf("using %s: it is no folder; move it away", ownFolder)
	}
	return err
}
