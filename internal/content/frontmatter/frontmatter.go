// Package fields reads YAML with places: the front matter of an article, site.yaml, localities.yaml
// and honours.yaml, each checked against one table of keys.
//
// The tables ([Article], [Site], [Localities], [Honours]) are the only description of what may be
// written: the reader checks against them, and the reference in the README, the JSON Schema and the
// forms are derived from them. A [Value] that the reader returns is already checked, so its
// accessors cannot fail; what did not fit is a problem at its place and absent from the value. An
// empty text, null and an empty list item are absent too, as forms of web editors write them.
//
// Scalars are taken as written, so 2017-2021, 07 and no stay texts; only 1.000, which an editor means
// as a thousand and YAML as one, is refused where a number counts.
package frontmatter

import (
	"time"

	"bangvang/internal/diag"
)

// Value is a checked YAML value with its place. A nil Value is an absent one: all methods take it.
type Value struct {
	pos   diag.Pos
	text  string
	time  time.Time
	items []*Value
	pairs []Pair
	num   int32
	kind  Shape
	clock bool // a Date with a time of day
	yes   bool
}

// Shape is what a Value was written as.
type Shape uint8

const (
	Scalar Shape = iota
	Sequence
	Mapping
)

// Pair is a key and its value in a Mapping, in the order written.
type Pair struct {
	Key   string
	Pos   diag.Pos // of the key
	Value *Value
}

// Pos returns the place of the value, the zero Pos when absent.
func (v *Value) Pos() diag.Pos {
	if v == nil {
		return diag.Pos{}
	}
	return v.pos
}

// Shape tells how the value was written; an absent one is a Scalar.
func (v *Value) Shape() Shape {
	if v == nil {
		return Scalar
	}
	return v.kind
}

// Get returns the value of a key of a Mapping, nil when it is absent. A plain text where a Map may
// stand is the value of that Map's first key.
func (v *Value) Get(key string) *Value {
	for _, p := range v.Pairs() {
		if p.Key == key {
			return p.Value
		}
	}
	return nil
}

// Text returns a scalar as written (NFC, trimmed), "" when absent.
func (v *Value) Text() string {
	if v == nil {
		return ""
	}
	return v.text
}

// Time returns a Date and whether it has a time of day; the zero time when absent. Without a zone
// it is +07:00.
func (v *Value) Time() (t time.Time, clock bool) {
	if v == nil {
		return time.Time{}, false
	}
	return v.time, v.clock
}

// Int returns a whole number, 0 when absent.
func (v *Value) Int() int {
	if v == nil {
		return 0
	}
	return int(v.num)
}

// Bool returns a truth value, false when absent.
func (v *Value) Bool() bool { return v != nil && v.yes }

// Items returns a list's values; of a single scalar or mapping where a list may stand, that one.
func (v *Value) Items() []*Value {
	switch {
	case v == nil:
		return nil
	case v.kind == Sequence:
		return v.items
	}
	return []*Value{v}
}

// Pairs returns a Mapping's pairs in the order written.
func (v *Value) Pairs() []Pair {
	if v == nil {
		return nil
	}
	return v.pairs
}

// Ref is a text that names something, with its place.
type Ref struct {
	Text string
	Pos  diag.Pos
}

// Ref returns a scalar as a Ref, the zero Ref when absent.
func (v *Value) Ref() Ref { return Ref{v.Text(), v.Pos()} }
