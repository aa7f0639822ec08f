package theme

import (
	"errors"

	"bangvang/internal/diag"
)

// SplitError separates the problems that a theme's author can fix, each at its position in a template, from the other
// causes of err, which may join or wrap several errors. It returns the problems, nil if there are none, and the other
// causes as an error, nil if there are none.
func SplitError(err error) (list diag.List, rest error) {
	switch e := err.(type) {
	case nil:
		return nil, nil
	case *Error:
		list.Add(diag.TemplateError, e.Pos, e.Msg)
		return list, nil
	case interface{ Unwrap() []error }:
		var left []error
		for _, one := range e.Unwrap() {
			problems, err := SplitError(one)
			list.Append(problems)
			left = append(left, err)
		}
		return list.Sorted(), errors.Join(left...)
	}
	if inner := errors.Unwrap(err); inner != nil {
		if list, rest = SplitError(inner); rest == nil {
			return list, nil
		}
	}
	return list, err
}
