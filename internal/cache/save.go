package cache

import (
	"bufio"
	"bytes"
	"cmp"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/cespare/xxhash/v2"
)

const (
	noLimit    = math.MaxInt64
	tempPrefix = "unfinished-"
	// tries is how often the index is written anew when another process removes packs meanwhile.
	tries = 3
	// spare is how long the files of another process, which this one's index does not name, are left
	// alone.
	spare = time.Hour
)

// save writes what is new, and returns the files that are no longer needed and whether anything was
// written. When it cannot write, the store on the disk stays as it was.
func (s *Store) save(limit int64) (old []string, ok bool) {
	run := s.run + 1
	kept, changed := s.keep(limit, run)
	if !changed {
		return nil, false
	}
	if err := os.MkdirAll(s.dir, 0o755); err != nil {
		return nil, false
	}
	for range tries {
		moving := s.moving(kept)
		next, places, err := s.writePack(kept, moving)
		if err != nil {
			return nil, false
		}
		packs, records := s.renumber(kept, moving, next, places)
		index := formatIndex(run, packs, records)
		if err := s.replaceIndex(index); err != nil {
			return nil, false
		}
		if s.stand(packs) {
			return s.unneeded(packs, index), true
		}
	}
	return nil, true
}

// stand tells whether packs are still there: another process may just have removed one that it no
// longer needs, as long as the index was its own.
func (s *Store) stand(packs []pack) bool {
	for _, p := range packs {
		if _, err := os.Lstat(s.packPath(p.name)); err != nil {
			return false
		}
	}
	return true
}

// keep returns the records that stay, those used last first, and whether the disk does not say the
// same already. What this run used was last used in it.
func (s *Store) keep(limit int64, run uint32) (kept []*record, changed bool) {
	kept = slices.Clone(s.records)
	for _, r := range kept {
		used := r.used.Load()
		changed = changed || r.data != nil || used != (r.last == s.run)
		if used {
			r.last = run
		}
	}
	slices.SortFunc(kept, func(a, b *record) int {
		return cmp.Or(cmp.Compare(b.last, a.last), slices.Compare(a.key[:], b.key[:]))
	})
	var total int64
	for i, r := range kept {
		if total += int64(r.size); total > limit {
			return kept[:i], true
		}
	}
	return kept, changed
}

// moving tells of each pack whether its values are to be written again: because half of it is no
// longer needed, because somebody removed it, or because it is no larger than what is written anyway.
func (s *Store) moving(kept []*record) []bool {
	var size int64
	live := make([]int64, len(s.packs))
	for _, r := range kept {
		if r.data != nil {
			size += int64(r.size)
		} else {
			live[r.pack] += int64(r.size)
		}
	}
	order := make([]int, len(s.packs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(live[a], live[b]), cmp.Compare(a, b)) })
	out := make([]bool, len(s.packs))
	for _, i := range order {
		_, err := os.Lstat(s.packPath(s.packs[i].name))
		if live[i] <= size || 2*live[i] < s.packs[i].size-int64(len(packMagic)) || err != nil {
			out[i] = true
			size += live[i]
		}
	}
	return out
}

// writePack writes the values that are new or moving into a pack, and returns their offsets in it, 0
// for the others and for those that turn out to be broken. Without any there is no pack, and its size
// is 0.
func (s *Store) writePack(kept []*record, moving []bool) (p pack, places []uint64, err error) {
	f, err := os.CreateTemp(s.dir, tempPrefix+"*")
	if err != nil {
		return p, nil, err
	}
	defer func() {
		if p.size == 0 {
			_ = f.Close() // it may be closed already, which does no harm
			_ = os.Remove(f.Name())
		}
	}()
	w, sum := bufio.NewWriterSize(f, 1<<20), xxhash.New()
	at := uint64(0)
	put := func(b []byte) {
		_, _ = w.Write(b) // an error stays with w until Flush
		_, _ = sum.Write(b)
		at += uint64(len(b))
	}
	put([]byte(packMagic))
	places = make([]uint64, len(kept))
	for i, r := range kept {
		if r.data == nil && !moving[r.pack] {
			continue
		}
		if data, whole := s.read(r); whole {
			places[i] = at
			put(data)
		}
	}
	if err := cmp.Or(w.Flush(), f.Close()); err != nil || at == uint64(len(packMagic)) {
		return p, places, err
	}
	name := sum.Sum64()
	if err := os.Rename(f.Name(), s.packPath(name)); err != nil {
		return p, places, err
	}
	return pack{name: name, size: int64(at)}, places, nil
}

// renumber returns the packs that stay and the new one, and the records in their new places.
func (s *Store) renumber(kept []*record, moving []bool, next pack, places []uint64) ([]pack, []*record) {
	var packs []pack
	number := make([]uint32, len(s.packs))
	for i, p := range s.packs {
		if !moving[i] {
			number[i] = uint32(len(packs))
			packs = append(packs, p)
		}
	}
	records := make([]*record, 0, len(kept))
	for i, r := range kept {
		out := &record{key: r.key, size: r.size, sum: r.sum, last: r.last}
		switch {
		case places[i] > 0:
			out.pack, out.off = uint32(len(packs)), places[i]
		case r.data == nil && !moving[r.pack]:
			out.pack, out.off = number[r.pack], r.off
		default:
			continue // it was broken
		}
		records = append(records, out)
	}
	if next.size > 0 {
		packs = append(packs, next)
	}
	return packs, records
}

func (s *Store) replaceIndex(data []byte) error {
	f, err := os.CreateTemp(s.dir, tempPrefix+"*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = cmp.Or(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), filepath.Join(s.dir, indexName))
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}

// unneeded returns the files in the store's folder that nobody needs any more: the packs that this
// process knew and the index no longer names, and what another left and did not come back for. It is
// nothing when another process has written its own index since.
func (s *Store) unneeded(packs []pack, mine []byte) []string {
	path := filepath.Join(s.dir, indexName)
	index, err := os.Stat(path)
	if err != nil {
		return nil
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, mine) {
		return nil
	}
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range entries {
		named := func(p pack) bool { return packName(p.name) == e.Name() }
		isPack := filepath.Ext(e.Name()) == ".pack" && !slices.ContainsFunc(packs, named)
		if !isPack && !strings.HasPrefix(e.Name(), tempPrefix) {
			continue
		}
		info, err := e.Info()
		if err != nil {
			continue
		}
		if slices.ContainsFunc(s.packs, named) || index.ModTime().Sub(info.ModTime()) > spare {
			out = append(out, filepath.Join(s.dir, e.Name()))
		}
	}
	return out
}
