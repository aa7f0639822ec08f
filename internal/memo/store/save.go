package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
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

// write appends data to the pack that is being written, and says in r where.
func (s *Store) write(r *record, data []byte) bool {
	if s.fresh == nil && !s.begin() {
		return false
	}
	if _, err := s.fresh.file.WriteAt(data, s.fresh.size); err != nil {
		return false
	}
	r.pack, r.off = uint32(len(s.packs)-1), uint64(s.fresh.size)
	s.fresh.size += int64(len(data))
	return true
}

// begin begins a pack.
func (s *Store) begin() bool {
	if os.MkdirAll(s.dir, 0o755) != nil {
		return false
	}
	f, err := os.CreateTemp(s.dir, tempPrefix+"*")
	if err != nil {
		return false
	}
	if _, err := f.WriteString(packMagic); err != nil {
		_ = f.Close()
		_ = os.Remove(f.Name())
		return false
	}
	s.fresh = &pack{size: int64(len(packMagic)), file: f}
	s.packs = append(s.packs, s.fresh)
	return true
}

// seal gives the pack that is being written its name, made of what lies in it. On Windows nobody may hold a
// file open whose name changes.
func (s *Store) seal(kept []*record) error {
	if s.fresh == nil {
		return nil
	}
	last, sum, b := uint32(len(s.packs)-1), xxhash.New(), []byte{}
	for _, r := range kept {
		if r.pack == last {
			b = binary.LittleEndian.AppendUint64(append(b[:0], r.key[:]...), r.off)
			_, _ = sum.Write(binary.LittleEndian.AppendUint64(b, r.sum)) // never fails
		}
	}
	p, temp := s.fresh, s.fresh.file.Name()
	s.fresh, p.name = nil, sum.Sum64()
	err := cmp.Or(p.file.Truncate(p.size), p.file.Close())
	if err == nil {
		err = os.Rename(temp, s.packPath(p.name))
	}
	if err != nil {
		p.file = nil
		_ = os.Remove(temp)
		return err
	}
	p.file = openPack(s.packPath(p.name), p.size)
	return nil
}

// save makes what is new known, and returns the files that are no longer needed and whether anything was
// written. When it cannot write, the store on the disk stays as it was.
func (s *Store) save(limit int64) (old []string, ok bool) {
	run := s.run + 1
	kept, changed := s.keep(limit, run)
	if !changed || os.MkdirAll(s.dir, 0o755) != nil {
		return nil, false
	}
	known := s.packs
	for range tries {
		kept = s.move(kept)
		if s.seal(kept) != nil {
			return nil, false
		}
		known = append(known, s.packs...)
		s.number(kept)
		index := formatIndex(run, s.packs, kept)
		if s.replaceIndex(index) != nil {
			return nil, false
		}
		if s.stand(s.packs) {
			return s.unneeded(known, index), true
		}
	}
	return nil, true
}

// stand tells whether packs are still there: another process may just have removed one that it no
// longer needs, as long as the index was its own.
func (s *Store) stand(packs []*pack) bool {
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
	kept, changed = slices.Clone(s.records), s.fresh != nil
	for _, r := range kept {
		used := r.used.Load()
		changed = changed || used != (r.last == s.run)
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
	live := make([]int64, len(s.packs))
	for _, r := range kept {
		live[r.pack] += int64(r.size)
	}
	order := make([]int, len(s.packs))
	for i := range order {
		order[i] = i
	}
	out := make([]bool, len(s.packs))
	var size int64
	if s.fresh != nil {
		order = order[:len(order)-1]
		size = live[len(order)]
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(live[a], live[b]), cmp.Compare(a, b)) })
	for _, i := range order {
		_, err := os.Lstat(s.packPath(s.packs[i].name))
		if live[i] <= size || 2*live[i] < s.packs[i].size-int64(len(packMagic)) || err != nil {
			out[i] = true
			size += live[i]
		}
	}
	return out
}

// move writes the values of packs that are to go into the one that is being written, and returns the
// records without those that turn out to be broken or cannot be written.
func (s *Store) move(kept []*record) []*record {
	moving := s.moving(kept)
	var data []byte
	return slices.DeleteFunc(kept, func(r *record) bool {
		if int(r.pack) >= len(moving) || !moving[r.pack] {
			return false
		}
		var whole bool
		data, whole = s.read(data[:0], r)
		return !whole || !s.write(r, data)
	})
}

// number leaves the packs that hold one of the records, which are told their new numbers.
func (s *Store) number(kept []*record) {
	var packs []*pack
	number := make([]int, len(s.packs)) // from 1
	for _, r := range kept {
		if number[r.pack] == 0 {
			packs = append(packs, s.packs[r.pack])
			number[r.pack] = len(packs)
		}
		r.pack = uint32(number[r.pack] - 1)
	}
	for i, p := range s.packs {
		if number[i] == 0 && p.file != nil {
			_ = p.file.Close() // it was only read
		}
	}
	s.packs = packs
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
func (s *Store) unneeded(known []*pack, mine []byte) []string {
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
		named := func(p *pack) bool { return packName(p.name) == e.Name() }
		isPack := filepath.Ext(e.Name()) == ".pack" && !slices.ContainsFunc(s.packs, named)
		if !isPack && !strings.HasPrefix(e.Name(), tempPrefix) {
			continue
		}
		info, err := e.Info()
		if err != nil {
			continue
		}
		if slices.ContainsFunc(known, named) || index.ModTime().Sub(info.ModTime()) > spare {
			out = append(out, filepath.Join(s.dir, e.Name()))
		}
	}
	return out
}
