package publish

import (
	"cmp"
	"fmt"
	"io"
	"iter"
	"slices"

	"bangvang/internal/memo/digest"
	"bangvang/internal/publish/journal"
	"bangvang/internal/publish/manifest"
)

// changes is everything that a build has to change in the output.
type changes struct {
	journal journal.Journal
	staged  []journal.Staged
	itemOf  []int32 // the index of the item of each staged file
	result  Result
}

// step is a move under construction.
type step struct {
	journal.Move
	rank     journal.Rank
	position int32
}

// plan returns the changes that items need, which are sorted by path. A new file is moved with the highest folder above
// it that does not exist yet. Moves are in the order of the package's guarantees.
func (t *Target) plan(items []item) changes {
	var (
		c       changes
		steps   []step
		cleared = map[string]bool{}
	)
	for i := range items {
		it := &items[i]
		if it.action == keep {
			c.result.Unchanged++
			continue
		}
		top := t.topmost(it)
		n := len(steps) - 1
		if n < 0 || steps[n].Path != top { // the files of a folder follow one another
			n++
			steps = append(steps, step{journal.Move{Number: n, Path: top}, journal.RankOf(it.Path, it.action == replace), it.position})
		}
		move := &steps[n]
		move.rank, move.position = max(move.rank, journal.RankOf(it.Path, it.action == replace)), min(move.position, it.position)
		if it.obstacle != nil {
			for _, name := range it.obstacle.clears {
				if !cleared[name] {
					move.Clears, cleared[name] = append(move.Clears, name), true
				}
			}
		}
		c.staged = append(c.staged, journal.Staged{Number: n, Below: it.Path[len(top):]})
		c.itemOf = append(c.itemOf, int32(i))
	}
	slices.SortFunc(steps, func(a, b step) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.position, b.position), cmp.Compare(a.Number, b.Number))
	})
	for _, s := range steps {
		c.journal.Moves = append(c.journal.Moves, s.Move)
	}
	c.journal.Removals = unwanted(t.snapshot.Files(), items, cleared)
	c.result.Written = len(c.staged)
	c.result.Removed = len(cleared) + len(c.journal.Removals)
	return c
}

// making makes the files to stage: a [journal.Maker].
type making struct {
	*Target
	items  []item
	itemOf []int32 // the index of the item of each file to stage
}

func (m making) IsLong(i int) bool {
	it := &m.items[m.itemOf[i]]
	return it.Write != nil && it.Data == nil
}

func (m making) Append(i int, b []byte) (data []byte, unchanged bool, err error) {
	it := &m.items[m.itemOf[i]]
	if it.Data != nil || !it.made() {
		b = append(b, it.Data...)
		return b, false, m.budget.Spend(it.Path, int64(len(b)))
	}
	m.progress.Begin(it.Path)
	if b, err = it.make(b); err != nil {
		return b, false, err
	}
	unchanged, err = m.settle(it)
	return b, unchanged, err
}

func (m making) Write(i int, w io.Writer) (unchanged bool, err error) {
	it := &m.items[m.itemOf[i]]
	m.progress.Begin(it.Path)
	sum := digest.NewHasher()
	if err := it.File.Write(io.MultiWriter(w, sum)); err != nil {
		return false, fmt.Errorf("making %s: %w", it.Path, err)
	}
	it.Hash, it.size = sum.Hash(), sum.Size()
	return m.settle(it)
}

// settle takes the bytes of an item, which were just made, from the budget, and reports whether they equal the file in the
// output.
func (t *Target) settle(it *item) (unchanged bool, err error) {
	if err := t.budget.Spend(it.Path, it.size); err != nil {
		return false, err
	}
	line, unchanged := t.snapshot.Unchanged(it.Path, it.Hash)
	if unchanged {
		it.action, it.mtime = keep, line.Mtime
	}
	return unchanged, nil
}

// dropUnchanged drops the moves of files that turned out to be unchanged: each is alone in its move, since its folder
// exists.
func (c *changes) dropUnchanged(items []item) {
	unchanged := map[string]bool{}
	for _, i := range c.itemOf {
		if items[i].action == keep {
			unchanged[items[i].Path] = true
		}
	}
	c.journal.Moves = slices.DeleteFunc(c.journal.Moves, func(m journal.Move) bool { return unchanged[m.Path] })
	c.result.Written -= len(unchanged)
	c.result.Unchanged += len(unchanged)
}

func (c *changes) empty() bool { return len(c.journal.Moves) == 0 && len(c.journal.Removals) == 0 }

// topmost returns the path of the item, or of the highest folder above it that does not exist.
func (t *Target) topmost(it *item) string {
	top := it.Path
	for dir := manifest.Parent(top); t.snapshot.Folder(dir) != manifest.Present; dir = manifest.Parent(dir) {
		top = dir
	}
	return top
}

// unwanted returns the names that no item has and no move clears. All lists are sorted.
func unwanted(names iter.Seq[string], items []item, cleared map[string]bool) []string {
	var out []string
	at := 0
	for name := range names {
		for at < len(items) && items[at].Path < name {
			at++
		}
		if (at == len(items) || items[at].Path != name) && !cleared[name] {
			out = append(out, name)
		}
	}
	return out
}

// manifestLines returns the manifest's lines after the changes. The modification times of staged files are known as
// soon as they are staged.
func (c changes) manifestLines(items []item) []manifest.Line {
	out := make([]manifest.Line, len(items))
	for i := range items {
		out[i] = manifest.Line{Path: items[i].Path, Hash: items[i].Hash, Size: items[i].size, Mtime: items[i].mtime}
	}
	for i, s := range c.staged {
		if s.Mtime != 0 {
			out[c.itemOf[i]].Mtime = s.Mtime
		}
	}
	return out
}
