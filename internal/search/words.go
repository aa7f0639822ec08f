package search

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"bangvang/internal/viet"
)

// part is where in a document a word stands.
type part uint32

const (
	inTitle part = iota // and in the names honoured
	beside              // the text: summary, tags, localities, …
	inBody
	parts
)

// form is a folded word with the marks it was written with.
type form struct {
	key   string
	marks uint8
}

// block is a run of documents, whose words are numbered by themselves until the blocks meet.
type block struct {
	first  int               // number of its first document
	ids    map[string]uint32 // words as written
	forms  []form            // by number; 0 parts words
	tokens []uint32          // of all documents, one after the other
	ends   [][parts]int      // by document, where each part ends in tokens

	words, pairs ledger
	table        table // of pairs
	sorted       []pair
}

// readBlock reads the documents numbered from first to before last.
func readBlock(docs []Doc, first, last int) *block {
	b := &block{first: first, ids: map[string]uint32{}, forms: make([]form, 1, 4096)}
	size := 0
	for n := first; n < last; n++ {
		size += len(docs[len(docs)-1-n].Body)
	}
	b.tokens = make([]uint32, 0, size/4)
	for n := first; n < last; n++ {
		b.read(&docs[len(docs)-1-n])
	}
	return b
}

func (b *block) read(d *Doc) {
	var ends [parts]int
	b.text(d.Title)
	b.texts(d.Names)
	ends[inTitle] = len(b.tokens)
	b.text(d.Summary)
	b.text(d.Category)
	b.text(d.Locality)
	for _, list := range [][]string{d.Tags, d.Honours, d.Localities} {
		b.texts(list)
	}
	b.filter("y", strconv.Itoa(d.Year))
	for _, name := range d.Localities {
		b.filter("l", name)
	}
	for _, name := range d.Honours {
		b.filter("h", name)
	}
	ends[beside] = len(b.tokens)
	b.text(d.Body)
	ends[inBody] = len(b.tokens)
	b.ends = append(b.ends, ends)
}

func (b *block) texts(list []string) {
	for _, s := range list {
		b.text(s)
	}
}

// filter adds a name as a whole: a key that no word can be.
func (b *block) filter(kind, name string) {
	b.tokens = append(b.tokens, b.id(" "+kind+viet.NFC(name)), 0)
}

// text adds the words of s, with a parting after each line.
func (b *block) text(s string) {
	start := -1
	for i := 0; i < len(s); {
		in, n := wordAt(s[i:])
		switch {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			b.tokens = append(b.tokens, b.id(s[start:i]))
			start = -1
		}
		if s[i] == '\n' {
			b.tokens = append(b.tokens, 0)
		}
		i += n
	}
	if start >= 0 {
		b.tokens = append(b.tokens, b.id(s[start:]))
	}
	b.tokens = append(b.tokens, 0)
}

// wordAt tells whether the character that s begins with is part of a word (a letter, mark or digit), and
// how long it is. The first cases are most of Vietnamese text.
func wordAt(s string) (bool, int) {
	c := s[0]
	switch {
	case c < utf8.RuneSelf:
		return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9', 1
	case c == 0xE1 && len(s) > 2 && (s[1] == 0xBA || s[1] == 0xBB): // U+1E80–1EFF
		return true, 3
	case c >= 0xC4 && c <= 0xC6 && len(s) > 1: // U+0100–01BF
		return true, 2
	}
	r, n := utf8.DecodeRuneInString(s)
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r)), n
}

func (b *block) id(word string) uint32 {
	if id, ok := b.ids[word]; ok {
		return id
	}
	id := uint32(len(b.forms))
	f := form{key: word}
	if word[0] != ' ' {
		f = form{viet.FoldLoose(word), marks(word)}
	}
	if f.key == "" || len(f.key) > maxKey {
		id = 0
	} else {
		b.forms = append(b.forms, f)
	}
	b.ids[word] = id
	return id
}

// maxKey is the longest word that is kept: what is longer is data, not a word.
const maxKey = 100

const circumflex, breve, horn = "\u0302", "\u0306", "\u031b"

var tones = [...]string{"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}

// marks returns how a word is marked: its tone (0 none, then huyền, sắc, ngã, hỏi, nặng), plus 6 times its quality (none,
// â ê ô, ă, ơ, ư, ươ: 0–5), plus 36 for a đ. Two spellings of a Vietnamese syllable that fold to one key differ in it
// when their marks do, and not when the tone is placed otherwise (hòa, hoà) or y is written for i.
func marks(word string) uint8 {
	d := strings.ToLower(norm.NFD.String(word))
	var m uint8
	for i, tone := range tones {
		if strings.Contains(d, tone) {
			m = uint8(i + 1)
			break
		}
	}
	switch o, u := strings.Contains(d, "o"+horn), strings.Contains(d, "u"+horn); {
	case strings.Contains(d, circumflex):
		m += 1 * 6
	case strings.Contains(d, breve):
		m += 2 * 6
	case o && u:
		m += 5 * 6
	case o:
		m += 3 * 6
	case u:
		m += 4 * 6
	}
	if strings.ContainsFunc(d, func(r rune) bool { return r >= utf8.RuneSelf && viet.Fold(string(r)) == "d" }) {
		m += 36
	}
	return m
}

// dictionary is the forms of all blocks, sorted.
type dictionary struct {
	forms []form
	keys  []uint32 // by form: the number of its key
	names []string // the keys by number
	ids   map[form]uint32
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
