// Package svg rebuilds an SVG picture from those of its parts that draw, and refuses one that does more.
//
// A picture is active, and refused, when it contains
//
//   - an element that runs or embeds code or documents (script, foreignObject, handler, iframe, …), any of HTML, or one
//     of the SVG namespace that is not known to draw;
//   - an event attribute (on…, e.g. onload), xml:base, or an animation of a link, a style or an event;
//   - a DOCTYPE or ENTITY declaration, or a processing instruction such as xml-stylesheet;
//   - an address in href, src or url() with a scheme or a host; data: is allowed for PNG, JPEG and fonts;
//   - a style with @import, image-set() or an escape, which could disguise any of these.
//
// Text, links within the site or the picture, styles and animations of shapes are allowed.
//
// What is published is never the file itself but a new one, written from the tokens that were judged: UTF-8 without
// declaration and comments, every name from a list, every value escaped so that parsers of XML and of HTML read the
// same. A browser can therefore not see what this package did not, whatever encoding, entity or namespace it would have
// read in the file. For example,
//
//	<?xml version="1.0" encoding = "iso-2022-jp"?><svg xmlns="…" inkscape:version="1.3"><!-- … --><path d="M0 0h9"></path></svg>
//
// becomes <svg xmlns="…"><path d="M0 0h9"/></svg>. Notes of drawing programs (metadata, inkscape:, sodipodi:) go, with
// the names of folders and people in them.
package svg

import (
	"bytes"
	"context"
	"encoding/xml"
	"io"
	"strings"

	"bangvang/internal/par"
)

// Fault is the reason why [Rebuild] refuses a picture: it is active (see the package doc) or, if Active is false, broken.
type Fault struct {
	Active bool
	Detail string // as in the picture if possible: "<script>", "onload"
	Offset int    // of the token at fault in the file, in bytes
}

// Picture is a picture as [Rebuild] wrote it anew: the bytes to publish, which are UTF-8 without a declaration, and its
// size in CSS pixels. The size is that of width and height, or else of the viewBox; 300 × 150 if the file has neither.
type Picture struct {
	Width, Height int    // in pixels, from 1 to maxLength
	Data          []byte // what is published
}

// Rebuild parses a picture, the bytes of an SVG file, and writes it anew. If it is active or broken, it returns its first
// fault and no picture; if ctx ends, which is heeded every few thousand bytes, only the error of ctx. It takes time in
// proportion to the bytes, which the caller bounds.
func Rebuild(ctx context.Context, data []byte) (Picture, *Fault, error) {
	var w writer
	r, trouble, err := read(ctx, data, &w)
	if trouble != nil || err != nil {
		return Picture{}, trouble, err
	}
	return Picture{r.width, r.height, w.bytes()}, nil, nil
}

// receiver receives the tokens of a picture that are published, in order.
type receiver interface {
	start(name string, attributes []attribute)
	text(text []byte)
	end(name string)
}

// attribute is an attribute that is published; its name has the prefix that is written, e.g. xlink:href.
type attribute struct{ name, value string }

// read judges every token of a picture and passes on to out what is published.
func read(ctx context.Context, data []byte, out receiver) (*reader, *Fault, error) {
	d := xml.NewDecoder(par.Reader(ctx, bytes.NewReader(data)))
	r := &reader{out: out}
	for {
		at := int(d.InputOffset())
		token, err := d.Token()
		switch {
		case ctx.Err() != nil:
			return nil, nil, ctx.Err()
		case err == io.EOF && r.width > 0:
			return r, nil, nil
		case err == io.EOF:
			return nil, &Fault{Detail: "cut off", Offset: at}, nil
		case err != nil:
			return nil, &Fault{Detail: strings.TrimPrefix(err.Error(), "XML syntax error "), Offset: int(d.InputOffset())}, nil
		}
		r.handleToken(token)
		if r.broken != "" {
			return nil, &Fault{Detail: r.broken, Offset: at}, nil
		}
		if r.active != "" {
			return nil, &Fault{Active: true, Detail: r.active, Offset: at}, nil
		}
	}
}

// reader is the state of one read.
type reader struct {
	out           receiver
	width, height int
	depth         int              // of open elements
	dropped       int              // the depth of the outermost open element that is not published, 0 when there is none
	plain         int              // the depth of the open title or desc, which holds text alone, 0 when there is none
	style         *strings.Builder // the text of the open style element, or nil
	active        string           // the first active construct, "" when there is none
	broken        string           // what makes the picture no SVG, "" when nothing does
}

// handleToken judges one token and passes it on.
func (r *reader) handleToken(token xml.Token) {
	switch t := token.(type) {
	case xml.Directive:
		r.active = "<!" + strings.Fields(string(t) + " DOCTYPE")[0] + ">"
	case xml.ProcInst:
		if t.Target != "xml" {
			r.active = "<?" + t.Target + "?>"
		} else if name := declaredEncoding(string(t.Inst)); name != "" && name != "utf-8" && name != "utf8" {
			r.broken = "encoding " + truncate(name)
		}
	case xml.StartElement:
		r.depth++
		r.handleStart(t)
	case xml.CharData:
		if r.style != nil {
			r.style.Write(t)
		}
		if r.depth > 0 && r.dropped == 0 {
			r.out.text(t)
		}
	case xml.EndElement:
		if r.style != nil {
			r.active, r.style = externalReference(r.style.String()), nil
		}
		if r.dropped == 0 {
			r.out.end(t.Name.Local)
		}
		if r.dropped == r.depth {
			r.dropped = 0
		}
		if r.plain == r.depth {
			r.plain = 0
		}
		r.depth--
	}
}

// handleStart judges the start of an element, also of one that is not published, and passes it on.
func (r *reader) handleStart(t xml.StartElement) {
	name := t.Name.Local
	if r.depth == 1 && (name != "svg" || t.Name.Space != svgNamespace || r.width > 0) {
		r.broken = "<" + name + ">"
		return
	}
	for i, a := range t.Attr {
		t.Attr[i].Value = blanks.Replace(a.Value)
	}
	if r.depth == 1 {
		r.readSize(t.Attr)
	}
	r.checkElement(t)
	switch {
	case r.active != "" || r.dropped > 0:
		return
	case t.Name.Space != svgNamespace || droppedElements[name] || r.plain > 0:
		r.dropped = r.depth
		return
	case !drawingElements[name]:
		r.active = "<" + name + ">"
		return
	case name == "title" || name == "desc":
		r.plain = r.depth
	}
	attributes, twice := published(t.Attr)
	if r.broken = twice; twice == "" {
		r.out.start(name, attributes)
	}
}

// blanks replaces what an XML parser reads as a space within an attribute's value.
var blanks = strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")

// published returns the attributes that are published, and a complaint if two have one name, in any case of letters: an
// XML parser refuses that, and an HTML parser takes the first.
func published(all []xml.Attr) (out []attribute, twice string) {
	seen := make(map[string]bool, len(all))
	for _, a := range all {
		name := publishedName(a.Name)
		if name == "" {
			continue
		}
		lower := strings.ToLower(name)
		if seen[lower] {
			return nil, "two attributes " + truncate(name)
		}
		seen[lower] = true
		out = append(out, attribute{name, a.Value})
	}
	return out, ""
}

// publishedName returns the name under which an attribute is published, "" when it is not.
func publishedName(name xml.Name) string {
	if name.Space != "" {
		prefix := prefixes[name.Space]
		if keptPrefixed[prefix][name.Local] {
			return prefix + ":" + name.Local
		}
		return ""
	}
	if droppedAttributes[strings.ToLower(name.Local)] {
		return ""
	}
	for i, c := range []byte(name.Local) {
		letter := c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_'
		if !letter && (i == 0 || c != '-' && (c < '0' || c > '9')) {
			return ""
		}
	}
	return name.Local
}

// declaredEncoding returns the encoding that an XML declaration names, in lower case, "" when it names none. It reads
// blanks around = as the standard does; encoding/xml does not.
func declaredEncoding(declaration string) string {
	_, rest, found := strings.Cut(declaration, "encoding")
	rest, equal := strings.CutPrefix(strings.TrimSpace(rest), "=")
	rest = strings.TrimSpace(rest)
	if !found || !equal || rest == "" {
		return ""
	}
	name, _, _ := strings.Cut(rest[1:], rest[:1])
	return strings.ToLower(strings.TrimSpace(name))
}
