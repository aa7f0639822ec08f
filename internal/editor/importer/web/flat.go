package web

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/editor/importer/markup"
)

// flat makes a flat list of blocks of a tree of boxes, layout tables, fonts and line breaks: portals write a paragraph
// as <p>, as <div>, as text between two <br>, or as a cell.
type flat struct {
	body   *body
	blocks []*html.Node
	now    *html.Node   // the paragraph that text is added to, nil for none
	wraps  []*html.Node // the elements of style around the last text of now
	class  string       // names of the block around it
}

// walk adds the children of an element. wraps are the elements of style around it, align is where its lines are.
func (f *flat) walk(n *html.Node, wraps []*html.Node, align string) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		f.node(c, n, wraps, align)
		c = next
	}
}

func (f *flat) node(c, parent *html.Node, wraps []*html.Node, align string) {
	switch {
	case c.Type == html.TextNode:
		f.add(c.Data, wraps, align)
	case c.Type != html.ElementNode:
	case c.DataAtom == atom.Br:
		f.lineBreak(c, parent)
	case c.DataAtom == atom.Img:
		f.picture(c, "")
	case f.figure(c):
	case inline(c):
		f.walk(c, f.wrapped(wraps, c), align)
	case heading(c) > 0, c.DataAtom == atom.Ul, c.DataAtom == atom.Ol, c.DataAtom == atom.Pre, c.DataAtom == atom.Dl:
		f.whole(c, align)
	case c.DataAtom == atom.Table:
		f.table(c, align)
	case c.DataAtom == atom.Iframe, c.DataAtom == atom.Video, c.DataAtom == atom.Audio, c.DataAtom == atom.Embed, c.DataAtom == atom.Object, c.DataAtom == atom.Source:
		f.film(c)
	case c.DataAtom == atom.Hr:
		f.flush()
	default:
		f.flush()
		f.class = names(c)
		if f.body.parts.caption != nil && f.body.parts.caption(c) {
			f.class = "caption"
		}
		f.walk(c, wraps, alignment(c, align))
		f.flush()
		f.class = ""
	}
}

func alignment(n *html.Node, outer string) string {
	switch {
	case n.DataAtom == atom.Center || aligned(n, "center"):
		return "center"
	case aligned(n, "right"):
		return "right"
	case aligned(n, "left"), aligned(n, "justify"):
		return ""
	}
	return outer
}

// wrapped returns the elements of style around the text of an inline element.
func (f *flat) wrapped(wraps []*html.Node, n *html.Node) []*html.Node {
	switch n.DataAtom {
	case atom.B, atom.Strong, atom.I, atom.Em, atom.A, atom.Sup, atom.Sub, atom.Code, atom.S, atom.Del, atom.Strike:
	default:
		style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
		switch {
		case strings.Contains(style, "font-weight:bold") || strings.Contains(style, "font-weight:700"):
			n = element(atom.B)
		case strings.Contains(style, "font-style:italic"):
			n = element(atom.I)
		default:
			return wraps
		}
	}
	for _, w := range wraps {
		if w.DataAtom == n.DataAtom {
			return wraps // bold in bold
		}
	}
	return append(slices.Clip(wraps), n)
}

// add adds a text to the paragraph, in its elements of style.
func (f *flat) add(s string, wraps []*html.Node, align string) {
	s = visible(s)
	if strings.TrimSpace(s) == "" && (f.now == nil || s == "") {
		return
	}
	if f.now == nil {
		f.now, f.wraps = element(atom.P), nil
		set(f.now, "align", align)
		set(f.now, "class", f.class)
		s = strings.TrimLeft(s, " ")
	}
	in := f.now
	if same := slices.Equal(f.wraps, wraps); same && f.now.LastChild != nil {
		for range wraps {
			in = in.LastChild
		}
	} else {
		for _, w := range wraps {
			c := &html.Node{Type: html.ElementNode, DataAtom: w.DataAtom, Data: w.Data}
			if w.DataAtom == atom.A {
				c.Attr = []html.Attribute{{Key: "href", Val: attr(w, "href")}}
			}
			in.AppendChild(c)
			in = c
		}
	}
	f.wraps = slices.Clone(wraps)
	in.AppendChild(&html.Node{Type: html.TextNode, Data: s})
}

// visible returns a text with plain blanks and without characters that are not seen.
func visible(s string) string {
	var out strings.Builder
	blank := false
	for _, r := range s {
		switch {
		case r == '\u200b' || r == '\ufeff' || r == '\u2060' || r == '\u00ad' || r == '\uE000' || r == '\uE001':
		case unicode.IsSpace(r) || unicode.IsControl(r):
			if !blank {
				out.WriteByte(' ')
			}
			blank = true
		default:
			out.WriteRune(r)
			blank = false
		}
	}
	return out.String()
}

// lineBreak ends the paragraph at a <br>, unless it is a single one inside a <p>: such a line goes on in the next.
func (f *flat) lineBreak(br, parent *html.Node) {
	in := parent
	for in != nil && inline(in) {
		in = in.Parent
	}
	next := br.NextSibling
	for next != nil && next.Type == html.TextNode && strings.TrimSpace(visible(next.Data)) == "" {
		next = next.NextSibling
	}
	if in == nil || in.DataAtom != atom.P || next == nil || next.DataAtom == atom.Br || f.now == nil {
		f.flush()
		return
	}
	f.now.AppendChild(element(atom.Br))
	f.wraps = []*html.Node{br}
}

// flush ends the paragraph.
func (f *flat) flush() {
	if f.now == nil {
		return
	}
	for f.now.LastChild != nil && f.now.LastChild.DataAtom == atom.Br {
		f.now.RemoveChild(f.now.LastChild)
	}
	if textOf(f.now) != "" {
		f.blocks = append(f.blocks, f.now)
	}
	f.now, f.wraps = nil, nil
}

// whole adds a heading or a list as it is, and the pictures in it after it.
func (f *flat) whole(n *html.Node, align string) {
	f.flush()
	var images []*html.Node
	each(n, func(c *html.Node) bool {
		if c.DataAtom == atom.Img {
			images = append(images, c)
			remove(c)
		}
		return true
	})
	remove(n)
	if heading(n) > 0 {
		if utf8.RuneCountInString(textOf(n)) > 200 {
			p := element(atom.P)
			p.AppendChild(n)
			markup.Unwrap(n)
			n = p
		}
		each(n, func(c *html.Node) bool {
			if c.DataAtom == atom.Br {
				n := &html.Node{Type: html.TextNode, Data: " "}
				c.Parent.InsertBefore(n, c)
				remove(c)
			}
			return true
		})
	}
	tidy(n)
	if textOf(n) != "" {
		f.blocks = append(f.blocks, n)
	}
	for _, img := range images {
		f.picture(img, "")
	}
}

// tidy makes the blanks of all texts of a tree plain.
func tidy(n *html.Node) {
	if n.Type == html.TextNode {
		n.Data = visible(n.Data)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		tidy(c)
	}
}

var filmAddress = regexp.MustCompile(`(?i)youtube|youtu\.be|vimeo|\.mp4|\.mp3|facebook\.com/.*video|dailymotion`)

// film writes a link in the place of a film or sound.
func (f *flat) film(n *html.Node) {
	f.flush()
	src := attr(n, "src")
	if src == "" {
		src = attr(n, "data-src")
	}
	if src == "" {
		if c := first(n, func(c *html.Node) bool { return attr(c, "src") != "" }); c != nil {
			src = attr(c, "src")
		}
	}
	if !filmAddress.MatchString(src) {
		if src != "" {
			f.body.remark(draft.Note, "khung nhúng", "bỏ khung nhúng: "+src, "an embedded frame was left out: "+src)
		}
		return
	}
	address := markup.Film(src)
	p, a := element(atom.P), element(atom.A)
	set(a, "href", address)
	a.AppendChild(&html.Node{Type: html.TextNode, Data: markup.Label(address)})
	p.AppendChild(a)
	f.blocks = append(f.blocks, p)
}

// rows returns the rows of a table without those of tables inside it.
func rows(t *html.Node) (out [][]*html.Node) {
	each(t, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Table:
			return false
		case atom.Tr:
			out = append(out, nil)
		case atom.Td, atom.Th:
			if len(out) > 0 {
				out[len(out)-1] = append(out[len(out)-1], n)
			}
			return false
		}
		return true
	})
	return out
}

// table adds a table of data as a table; the cells of one that only arranges boxes follow each other.
func (f *flat) table(t *html.Node, align string) {
	f.flush()
	all := rows(t)
	columns, spans := 0, 0
	arranges := false
	for _, r := range all {
		columns = max(columns, len(r))
		for _, c := range r {
			spans += span(c, "colspan") * span(c, "rowspan")
			arranges = arranges || box(c, len(all))
		}
	}
	if arranges || columns < 2 || len(all) < 2 {
		for _, r := range all {
			for _, c := range r {
				f.flush()
				f.walk(c, nil, alignment(c, align))
			}
		}
		f.flush()
		return
	}
	out := element(atom.Table)
	for i, r := range all {
		tr := element(atom.Tr)
		for _, c := range r {
			td := element(atom.Td)
			if spans <= maxTable {
				set(td, "colspan", strconv.Itoa(span(c, "colspan")))
				set(td, "rowspan", strconv.Itoa(span(c, "rowspan")))
			}
			f.cell(td, c, i == 0)
			tr.AppendChild(td)
		}
		out.AppendChild(tr)
	}
	f.blocks = append(f.blocks, out)
}

// box reports whether a cell of a table with a number of rows holds more than data: a table, a picture, a heading, a text.
func box(c *html.Node, rows int) bool {
	return rows < 3 && len(text(c)) > 1500 || first(c, func(n *html.Node) bool {
		return n.DataAtom == atom.Table || n.DataAtom == atom.Img || heading(n) > 0 && rows < 3
	}) != nil
}

// span returns how many columns or rows a cell spans, at most 50.
func span(c *html.Node, name string) int {
	n := 0
	for _, r := range attr(c, name) {
		if r < '0' || r > '9' || n > 50 {
			break
		}
		n = n*10 + int(r-'0')
	}
	return min(max(n, 1), 50)
}

// cell copies the text of a cell as one line; its lines are parted by semicolons where the next begins with a capital letter
// or a mark.
func (f *flat) cell(to, from *html.Node, header bool) {
	inner := &flat{body: f.body}
	inner.walk(from, nil, "")
	inner.flush()
	for i, p := range inner.blocks {
		if i > 0 {
			sep := "; "
			if r, _ := utf8.DecodeRuneInString(textOf(p)); header || unicode.IsLower(r) {
				sep = " "
			}
			to.AppendChild(&html.Node{Type: html.TextNode, Data: sep})
		}
		each(p, func(c *html.Node) bool {
			if c.DataAtom == atom.Br {
				c.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: " "}, c)
				remove(c)
			}
			if header && (c.DataAtom == atom.B || c.DataAtom == atom.Strong) {
				markup.Unwrap(c)
			}
			return true
		})
		if p.DataAtom != atom.P {
			to.AppendChild(&html.Node{Type: html.TextNode, Data: textOf(p)})
			continue
		}
		for p.FirstChild != nil {
			c := p.FirstChild
			p.RemoveChild(c)
			to.AppendChild(c)
		}
	}
}
