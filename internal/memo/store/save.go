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
	// maxTries is how often save writes the index if another process removes packs at the same time.
	maxTries = 3
	// minOrphanAge is the age from which save removes the files of another process that this one's index does not name.
	minOrphanAge = time.Hour
)

// write appends data to the pack that is being written, and sets its position in r.
func (s *Store) write(r *record, data []byte) bool {
	if s.current == nil && !s.beginPack() {
		return false
	}
	if _, err := s.current.file.WriteAt(data, s.current.size); err != nil {
		return false
	}
	r.pack, r.offset = uint32(len(s.packs)-1), uint64(s.current.size)
	s.current.size += int64(len(data))
	return true
}

// beginPack creates the pack to write to.
func (s *Store) beginPack() bool {
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
	s.current = &pack{size: int64(len(packMagic)), file: f}
	s.packs = append(s.packs, s.current)
	return true
}

// finishPack gives the pack that is being written its name, the hash of its records, and opens it for reading. It
// closes the file before the rename, as Windows requires.
func (s *Store) finishPack(kept []*record) error {
	if s.current == nil {
		return nil
	}
	last, sum, b := uint32(len(s.packs)-1), xxhash.New(), []byte{}
	for _, r := range kept {
		if r.pack == last {
			b = binary.LittleEndian.AppendUint64(append(b[:0], r.key[:]...), r.offset)
			_, _ = sum.Write(binary.LittleEndian.AppendUint64(b, r.hash)) // never fails
		}
	}
	p, temp := s.current, s.current.file.Name()
	s.current, p.name = nil, sum.Sum64()
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

// save writes new values and their use to the index, and returns the files that are no longer needed and whether it
// wrote an index. If it cannot write, the store on disk does not change.
func (s *Store) save(limit int64) (old []string, ok bool) {
	run := s.run + 1
	kept, changed := s.selectRecords(limit, run)
	if !changed || os.MkdirAll(s.dir, 0o755) != nil {
		return nil, false
	}
	known := s.packs
	for range maxTries {
		kept = s.copyPacks(kept)
		if s.finishPack(kept) != nil {
			return nil, false
		}
		known = append(known, s.packs...)
		s.dropPacks(kept)
		index := formatIndex(run, s.packs, kept)
		if s.replaceIndex(index) != nil {
			return nil, false
		}
		if s.exist(s.packs) {
			return s.unneeded(known, index), true
		}
	}
	return nil, true
}

// exist reports whether all packs are still on disk: while the index was that of another process, it may have removed a
// pack that it no longer needs.
func (s *Store) exist(packs []*pack) bool {
	for _, p := range packs {
		if _, err := os.Lstat(s.packPath(p.name)); err != nil {
			return false
		}
	}
	return true
}

// selectRecords returns the records to write, the most recently used first, within limit bytes, and whether they differ
// from the index on disk. It sets the last run of the records that this run used.
func (s *Store) selectRecords(limit int64, run uint32) (kept []*record, changed bool) {
	kept, changed = slices.Clone(s.records), s.current != nil
	for _, r := range kept {
		used := r.used.Load()
		changed = changed || used != (r.lastRun == s.run)
		if used {
			r.lastRun = run
		}
	}
	slices.SortFunc(kept, func(a, b *record) int {
		return cmp.Or(cmp.Compare(b.lastRun, a.lastRun), slices.Compare(a.key[:], b.key[:]))
	})
	var total int64
	for i, r := range kept {
		if total += int64(r.size); total > limit {
			return kept[:i], true
		}
	}
	return kept, changed
}

// packsToCopy reports for each pack whether its values are to be copied to the pack that is being written: because half
// of it is no longer needed, because its file is gone, or because it is no larger than the values written anyway.
func (s *Store) packsToCopy(kept []*record) []bool {
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
	if s.current != nil {
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

// copyPacks copies the values of the packs that packsToCopy selects to the pack that is being written. It returns the
// records without those that are damaged or cannot be written.
func (s *Store) copyPacks(kept []*record) []*record {
	moving := s.packsToCopy(kept)
	var data []byte
	return slices.DeleteFunc(kept, func(r *record) bool {
		if int(r.pack) >= len(moving) || !moving[r.pack] {
			return false
		}
		var complete bool
		data, complete = s.read(data[:0], r)
		return !complete || !s.write(r, data)
	})
}

// dropPacks removes the packs without records from the store in memory, and sets the new numbers of packs in the
// records.
func (s *Store) dropPacks(kept []*record) {
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

// unneeded returns the files in the store's folder that no process needs any more: the packs that this process used and
// the index no longer names, and files that another process left more than an hour ago. It returns none if another
// process has written its own index since.
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
		if slices.ContainsFunc(known, named) || index.ModTime().Sub(info.ModTime()) > minOrphanAge {
			out = append(out, filepath.Join(s.dir, e.Name()))
		}
	}
	return out
}
