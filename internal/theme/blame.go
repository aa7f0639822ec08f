package theme

import (
	"errors"

	"bangvang/internal/diag"
)

// Blame parts what went wrong in making pages: what a theme's author can mend is a problem at its
// place, the rest is an error still.
func Blame(err error) (list diag.List, rest error) {
	switch e := err.(type) {
	case nil:
		return nil, nil
	case *Error:
		list.Add(diag.TemplateError, e.Pos, e.Msg)
		return list, nil
	case interface{ Unwrap() []error }:
		var left []error
		for _, one := range e.Unwrap() {
			problems, err := Blame(one)
			list.Append(problems)
			left = append(left, err)
		}
		return list.Sorted(), errors.Join(left...)
	}
	if inner := errors.Unwrap(err); inner != nil {
		if list, rest = Blame(inner); rest == nil {
			return list, nil
		}
	}
	return list, err
}
