package svg

import (
	"context"
	"slices"
)

// Node is an element of a picture as it was judged, or a text.
type Node struct {
	Name       string   `json:"n,omitempty"` // "" of a text
	Attributes []string `json:"a,omitempty"` // name=value, sorted, without declarations of namespaces
	Text       string   `json:"t,omitempty"`
	Nodes      []*Node  `json:"c,omitempty"`
}

// Tree returns the tokens of a picture that are published as a tree, nil when it is refused.
func Tree(data []byte) *Node {
	top := &Node{}
	tree := tree{[]*Node{top}}
	if _, trouble, err := read(context.Background(), data, &tree); trouble != nil || err != nil {
		return nil
	}
	return top.Nodes[0]
}

// tree is the path from the top to the open element.
type tree struct{ path []*Node }

func (t *tree) add(n *Node) {
	last := t.path[len(t.path)-1]
	last.Nodes = append(last.Nodes, n)
}

func (t *tree) start(name string, attributes []attribute) {
	n := &Node{Name: name}
	for _, a := range attributes {
		n.Attributes = append(n.Attributes, a.name+"="+a.value)
	}
	slices.Sort(n.Attributes)
	t.add(n)
	t.path = append(t.path, n)
}

func (t *tree) text(text []byte) {
	last := t.path[len(t.path)-1]
	if i := len(last.Nodes) - 1; i >= 0 && last.Nodes[i].Name == "" {
		last.Nodes[i].Text += string(text)
		return
	}
	if len(text) > 0 {
		t.add(&Node{Text: string(text)})
	}
}

func (t *tree) end(string) { t.path = t.path[:len(t.path)-1] }
