package svg

import (
	"cmp"
	"context"
	"slices"
)

// Tree returns the tokens of a picture that are published, nil when it is refused: an element as its name, its
// attributes as pairs sorted by name, and its content; a text as a string.
func Tree(data []byte) any {
	t := tree{path: []*[]any{{}}}
	if _, trouble, err := read(context.Background(), data, &t); trouble != nil || err != nil {
		return nil
	}
	return (*t.path[0])[0]
}

// tree holds the contents of the open elements.
type tree struct{ path []*[]any }

func (t *tree) start(name string, attributes []attribute) {
	pairs := [][2]string{}
	for _, a := range attributes {
		pairs = append(pairs, [2]string{a.name, a.value})
	}
	slices.SortFunc(pairs, func(a, b [2]string) int { return cmp.Compare(a[0], b[0]) })
	content := &[]any{}
	last := t.path[len(t.path)-1]
	*last = append(*last, []any{name, pairs, content})
	t.path = append(t.path, content)
}

func (t *tree) text(text []byte) {
	last := t.path[len(t.path)-1]
	if n := len(*last); n > 0 {
		if s, ok := (*last)[n-1].(string); ok {
			(*last)[n-1] = s + string(text)
			return
		}
	}
	if len(text) > 0 {
		*last = append(*last, string(text))
	}
}

func (t *tree) end(string) { t.path = t.path[:len(t.path)-1] }
