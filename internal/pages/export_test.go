package pages

import "reflect"

// Kind returns the type of the view of a page.
func (p Page) Kind() reflect.Type { return p.kind }
