package publish

import (
	"cmp"
	"context"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"bangvang/internal/par"
)

// move brings what stands at stage/N, N being its number, to a path of the output: a file, or a
// folder that is not there yet with all it will hold.
type move struct {
	number int
	path   string
	clears []string // files of ours that must go first
	rank   rank
	given  int
}

// rank orders moves so that nothing published links to something that is not there yet.
type rank uint8

const (
	newAsset rank = iota
	newPage
	newAtRoot // feeds, sitemaps: they lead to pages
	changedAsset
	changedPage
	home
)

func rankOf(it *item) rank {
	asset := true
	switch path.Ext(it.Path) {
	case ".html", ".xml", ".json", ".txt", "":
		asset = false
	}
	switch {
	case it.Path == "index.html":
		return home
	case it.verdict == replace && asset:
		return changedAsset
	case it.verdict == replace:
		return changedPage
	case asset:
		return newAsset
	case strings.Contains(it.Path, "/"):
		return newPage
	}
	return newAtRoot
}

// job is a file to be staged: the index of its item, and where.
type job struct {
	item  int
	stage string
}

// plan returns the journal of all changes that items need, and what must be staged for it. Moves are
// in the order of the package's promise.
func (t *Target) plan(items []item) (journal, []job) {
	var (
		moves   []move
		jobs    []job
		byPath  = map[string]int{}
		cleared = map[string]bool{}
		wanted  = make([]bool, len(t.old))
	)
	for i := range items {
		it := &items[i]
		if old, ok := t.at[it.Path]; ok {
			wanted[old] = true
		}
		if it.verdict == keep {
			continue
		}
		top := t.topmost(it)
		n, ok := byPath[top]
		if !ok {
			n = len(moves)
			byPath[top] = n
			moves = append(moves, move{number: n, path: top, rank: rankOf(it), given: it.given})
		}
		m := &moves[n]
		m.rank, m.given = max(m.rank, rankOf(it)), min(m.given, it.given)
		for _, c := range it.clears {
			if !cleared[c] {
				m.clears, cleared[c] = append(m.clears, c), true
			}
		}
		jobs = append(jobs, job{i, stagePath + "/" + strconv.Itoa(n) + it.Path[len(top):]})
	}
	slices.SortStableFunc(moves, func(a, b move) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.given, b.given))
	})
	var removals []string
	for i := range t.old {
		if p := t.old[i].path; !wanted[i] && !cleared[p] && t.isFile(i) {
			removals = append(removals, p)
		}
	}
	return journal{moves, removals}, jobs
}

// topmost returns the path of the item, or of the highest folder above it that is not there.
func (t *Target) topmost(it *item) string {
	top := it.Path
	for dir := parent(top); t.folders[dir] != there; dir = parent(dir) {
		top = dir
	}
	return top
}

// stage writes the bytes of all jobs, those of one folder after each other. At the first error no
// further file is begun.
func (t *Target) stage(ctx context.Context, items []item, jobs []job) error {
	var starts []int
	for i := range jobs {
		if i == 0 || path.Dir(jobs[i].stage) != path.Dir(jobs[i-1].stage) {
			starts = append(starts, i)
		}
	}
	var first atomic.Pointer[error]
	err := par.Each(ctx, len(starts), func(i int) {
		end := len(jobs)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		if first.Load() != nil {
			return
		}
		if err := t.stageFolder(items, jobs[starts[i]:end]); err != nil {
			first.CompareAndSwap(nil, &err)
		}
	})
	if e := first.Load(); e != nil {
		return *e
	}
	return err
}

func (t *Target) stageFolder(items []item, jobs []job) error {
	if err := t.root.MkdirAll(path.Dir(jobs[0].stage), 0o755); err != nil {
		return err
	}
	for _, j := range jobs {
		info, err := t.put(j.stage, items[j.item].Data, false)
		if err != nil {
			return err
		}
		items[j.item].mtime = info.ModTime().UnixNano()
	}
	return nil
}
