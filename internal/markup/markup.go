// Package markup turns the Markdown of an article into HTML, once, with nothing but its own text.
//
// What depends on the rest of the site (where a link leads, how large a picture is) is left open: a
// [Body] is HTML in parts, and between them stand [Ref]s that the plan fills in. So a Body can be
// remembered under its file's bytes.
package markup

import "bangvang/internal/diag"

// Body is the text of an article.
type Body struct {
	// Parts and Refs alternate: Parts[0] Refs[0] Parts[1] … Refs[n-1] Parts[n].
	Parts    []string
	Refs     []Ref
	Headings []Heading
	Lead     string // the first paragraph as plain text, "" when there is none
	Plain    string // the whole text without markup, paragraphs apart by \n
}

// RefKind says what a Ref stands for.
type RefKind uint8

const (
	Link  RefKind = iota // filled with the attribute value of href, escaped
	Image                // filled with the <img …> element
)

// Ref is a link or a picture of the text.
type Ref struct {
	Kind  RefKind
	Dest  string // as written, unescaped
	Alt   string // of an Image
	Title string // of an Image: its caption (the Body already shows it), of a Link: its title
	Pos   diag.Pos
}

// Heading is a heading with its id, which is unique in the article.
type Heading struct {
	Level int
	ID    string
	Text  string
}

// HTML returns the text with every Ref filled by fill, which is given its index and the Ref.
func (b *Body) HTML(fill func(i int, r Ref) string) string { panic("markup") }
