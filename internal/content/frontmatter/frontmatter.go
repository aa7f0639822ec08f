// Package frontmatter reads and checks YAML with positions: the front matter of an article, site.yaml,
// localities.yaml, honours.yaml, bodies.yaml, campaigns.yaml and blocks.yaml, each against one table of keys. For example, the line titel: Đồ Sơn is an
// unknown-key problem at its line and column, which suggests title.
//
// The tables ([Article], [Site], [Localities], [Honours], [Campaigns], [Blocks]) are the only description of the allowed keys: the reader
// checks against them, and the reference in the documentation, the JSON Schema and the forms are derived from them. A
// [Value] that the reader returns is already checked, so its accessors cannot fail; a value that does not fit is a
// problem at its position and absent from the result. An empty text, null and an empty list item are absent too,
// because the forms of web editors write them.
//
// Scalars are taken as written, so 2017-2021, 07 and no stay texts; only 1.000, by which an editor means a thousand
// and YAML means one, is refused where a number counts.
package frontmatter

import (
	"strings"
	"time"

	"bangvang/internal/diag"
)

// Value is a checked YAML value with its position. Only this package makes one, and nothing changes it. A nil Value is an
// absent one: all methods accept it.
type Value struct {
	pos     diag.Pos
	text    string
	raw     string // a scalar of to: as YAML reads it
	at      int32  // the offset of such a scalar in the file, with its quote
	time    time.Time
	items   []*Value
	pairs   []Pair
	num     int32
	shape   Shape
	clock   bool // a Date with a time of day
	boolean bool
	folded  bool // such a scalar holds the item below it, which is indented too far
}

// Shape is the form in which a Value was written.
type Shape uint8

const (
	Scalar Shape = iota
	Sequence
	Mapping
)

// Pair is a key, in the spelling of the table, and its value, never nil, in a Mapping.
type Pair struct {
	Key   string
	Pos   diag.Pos // of the key
	Value *Value
}

// Pos returns the position of the value, the zero Pos when absent.
func (v *Value) Pos() diag.Pos {
	if v == nil {
		return diag.Pos{}
	}
	return v.pos
}

// Shape returns the form in which the value was written; Scalar when absent.
func (v *Value) Shape() Shape {
	if v == nil {
		return Scalar
	}
	return v.shape
}

// Get returns the value of a key of a Mapping, nil when it is absent or v is anything else. A plain text in the place of
// a Map is the value of that Map's first key: for example, Get("name") of source: haiphong.gov.vn.
func (v *Value) Get(key string) *Value {
	for _, p := range v.Pairs() {
		if p.Key == key {
			return p.Value
		}
	}
	return nil
}

// Text returns a scalar of any type as written, in NFC, trimmed and in one line; of a key with an Enum, the value of the
// Enum. It returns "" when v is absent or no scalar.
func (v *Value) Text() string {
	if v == nil {
		return ""
	}
	return v.text
}

// Folded reports whether v is an item of a list below the key “to:” (recipients) that swallowed the item after it,
// because the dash of that one is indented further: YAML reads “- Lê An” and, two blanks further right, “- Lê Bình” as
// the one text “Lê An - Lê Bình”. The reader has reported it, so that the caller need not report the odd name again. It
// is false for all other values, and when v is absent.
func (v *Value) Folded() bool { return v != nil && v.folded }

// Span returns the offsets in bytes at which a scalar below the key “to:” (recipients) begins and ends, with its
// quotes, in file, which must be the [source.File].Text that v was read from; and raw, the scalar without quotes. ok is
// false, and the others are of no use, if the file does not have the scalar letter by letter, for example because it is
// on several lines or has an escaped quote, or if v is any other value. v must not be nil.
func (v *Value) Span(file string) (start, end int, raw string, ok bool) {
	start = int(v.at)
	quote := ""
	if start < len(file) && (file[start] == '"' || file[start] == '\'') {
		quote = file[start : start+1]
	}
	whole := quote + v.raw + quote
	return start, start + len(whole), v.raw, v.raw != "" && start <= len(file) && strings.HasPrefix(file[start:], whole)
}

// Time returns a Date in +07:00 and whether it has a time of day; the zero time and false when v is absent or of another
// type. See [viet.ParseDate].
func (v *Value) Time() (t time.Time, clock bool) {
	if v == nil {
		return time.Time{}, false
	}
	return v.time, v.clock
}

// Int returns the whole number of an Int, 0 when absent or of another type.
func (v *Value) Int() int {
	if v == nil {
		return 0
	}
	return int(v.num)
}

// Bool returns the value of a Bool, false when absent or of another type.
func (v *Value) Bool() bool { return v != nil && v.boolean }

// Items returns the values of a list; a single scalar or mapping in the place of a list is its only item. It is nil when
// v is absent. Callers must not change it.
func (v *Value) Items() []*Value {
	switch {
	case v == nil:
		return nil
	case v.shape == Sequence:
		return v.items
	}
	return []*Value{v}
}

// Pairs returns a Mapping's pairs in the order written, nil when v is absent or has none. Callers must not change them.
func (v *Value) Pairs() []Pair {
	if v == nil {
		return nil
	}
	return v.pairs
}

// Ref is a text that refers to something by its name, for example a tag, with its position. Text is that of
// [Value.Text]: as written, but in NFC, trimmed and in one line. The zero Ref is an absent one. content.Ref is this
// type.
type Ref struct {
	Text string
	Pos  diag.Pos
}

// Ref returns a scalar as a Ref: its [Value.Text] and position; the zero Ref when absent.
func (v *Value) Ref() Ref { return Ref{v.Text(), v.Pos()} }
