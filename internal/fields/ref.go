package fields

import "bangvang/internal/diag"

// Ref is a text that names something, with its place.
type Ref struct {
	Text string
	Pos  diag.Pos
}

// Ref returns a scalar as a Ref, the zero Ref when absent.
func (v *Value) Ref() Ref { return Ref{v.Text(), v.Pos()} }
