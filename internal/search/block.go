package search

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/search/tally"
	"bangvang/internal/search/words"
	"bangvang/internal/viet"
)

// form is a folded word with the marks it was written with.
type form struct {
	key   string
	marks uint8
}

// block is a run of documents, whose forms are numbered by themselves until the blocks meet.
type block struct {
	ids    words.Numbers // of words as written, by which they are forms
	forms  []form        // by number; 0 is no form
	known  map[form]uint32
	words  tally.Ledger // by form
	pairs  tally.Ledger // by pair
	table  tally.Table  // the numbers of pairs
	sorted []pair
	local  []uint32 // by form of the dictionary: its number here, 0 for none
}

// pair is two adjacent words of a block: their keys and marks in the order of the index, and their number.
type pair struct {
	order uint64 // key, key (24 bits each), marks, marks
	id    uint32
}

// readBlock reads the documents numbered from first to before last.
func readBlock(docs []Doc, first, last int) *block {
	size := 0
	for n := first; n < last; n++ {
		size += len(docs[len(docs)-1-n].Body)
	}
	b := &block{ids: words.NewNumbers(), known: map[form]uint32{}, forms: make([]form, 1, 4096), words: tally.NewLedger(size / 16), pairs: tally.NewLedger(size / 8), table: tally.NewTable()}
	b.words.Grow() // for no form
	for n := first; n < last; n++ {
		b.read(&docs[len(docs)-1-n], uint32(n))
	}
	b.ids, b.known = words.Numbers{}, nil
	b.words.Sort()
	b.pairs.Sort()
	return b
}

func (b *block) read(d *Doc, n uint32) {
	b.text(d.Title, n, tally.Title)
	b.texts(d.Names, n, tally.Title)
	b.text(d.Summary, n, tally.Beside)
	b.text(d.Category, n, tally.Beside)
	b.text(d.Locality, n, tally.Beside)
	b.texts(d.Tags, n, tally.Beside)
	b.texts(d.Honours, n, tally.Beside)
	b.texts(d.Localities, n, tally.Beside)
	b.filter("y", strconv.Itoa(d.Year), n)
	for _, name := range d.Localities {
		b.filter("l", name, n)
	}
	for _, name := range d.Honours {
		b.filter("h", name, n)
	}
	b.text(d.Body, n, tally.Body)
}

func (b *block) texts(list []string, n uint32, p tally.Part) {
	for _, s := range list {
		b.text(s, n, p)
	}
}

// filter notes a name as a whole, under a key that no word can be.
func (b *block) filter(kind, name string, n uint32) {
	b.words.Add(b.number(form{key: " " + kind + viet.NFC(name)}), n, tally.Beside)
}

// text notes the words and pairs of s. Pairs do not reach from line to line.
func (b *block) text(s string, n uint32, p tally.Part) {
	before := uint32(0)
	for i := 0; ; {
		from, end, parted := words.Next(s, i)
		if from == end {
			return
		}
		id, slot := b.ids.Find(s, from, end)
		if slot != nil {
			word := s[from:end]
			id = b.number(form{viet.FoldLoose(word), words.Marks(word)})
			b.ids.Put(slot, word, id)
		}
		if id > 0 {
			b.words.Add(id, n, p)
		}
		if id > 0 && before > 0 && !parted {
			b.pair(before, id, n, p)
		}
		before, i = id, end
	}
}

func (b *block) pair(x, y, n uint32, p tally.Part) {
	id, met := b.table.Number(uint64(x)<<32 | uint64(y))
	if !met {
		b.pairs.Grow()
	}
	b.pairs.Add(id, n, p)
}

// number returns the number of a form; 0 when it is not one to keep.
func (b *block) number(f form) uint32 {
	if f.key == "" || len(f.key) > maxKey {
		return 0
	}
	id, ok := b.known[f]
	if !ok {
		id = uint32(len(b.forms))
		b.forms = append(b.forms, f)
		b.words.Grow()
		b.known[f] = id
	}
	return id
}

// maxKey is the longest key that is kept, in bytes: what is longer is data, not a word.
const maxKey = 200

// dictionary is the forms of all blocks, sorted.
type dictionary struct {
	forms []form
	keys  []uint32 // by form: the number of its key
	names []string // the keys by number
	ids   map[form]uint32
}

// join makes the block speak of the dictionary's forms.
func (b *block) join(d *dictionary) {
	global := make([]uint32, len(b.forms))
	b.local = make([]uint32, len(d.forms))
	for i, f := range b.forms[1:] {
		global[i+1] = d.ids[f]
		b.local[d.ids[f]] = uint32(i + 1)
	}
	b.sorted = make([]pair, len(b.table.Keys))
	for id, key := range b.table.Keys {
		x, y := global[key>>32], global[uint32(key)]
		b.sorted[id] = pair{uint64(d.keys[x])<<40 | uint64(d.keys[y])<<16 | uint64(d.forms[x].marks)<<8 | uint64(d.forms[y].marks), uint32(id)}
	}
	slices.SortFunc(b.sorted, func(x, y pair) int { return cmp.Compare(x.order, y.order) })
}

// has returns the values of the dictionary's form in this block.
func (b *block) has(f int) []uint32 {
	if id := b.local[f]; id > 0 {
		return b.words.Of(id)
	}
	return nil
}

func newDictionary(blocks []*block) *dictionary {
	d := &dictionary{}
	for _, b := range blocks {
		d.forms = append(d.forms, b.forms[1:]...)
	}
	slices.SortFunc(d.forms, func(a, b form) int {
		return cmp.Or(strings.Compare(a.key, b.key), cmp.Compare(a.marks, b.marks))
	})
	d.forms = slices.Compact(d.forms)
	d.keys = make([]uint32, len(d.forms))
	d.ids = make(map[form]uint32, len(d.forms))
	for i, f := range d.forms {
		d.ids[f] = uint32(i)
		if i == 0 || f.key != d.forms[i-1].key {
			d.names = append(d.names, f.key)
		}
		d.keys[i] = uint32(len(d.names) - 1)
	}
	return d
}
