// Package svg tells whether an SVG picture does nothing but show, and how large it is.
//
// A picture is active, and refused, when it holds
//
//   - an element that runs or embeds something (script, foreignObject, handler, iframe, …), or any of HTML;
//   - an event attribute (on…), xml:base, or an animation of a link, a style or an event;
//   - a DOCTYPE or ENTITY declaration, or a processing instruction such as xml-stylesheet;
//   - an address in href, src or url() with a scheme or a host; data: is allowed for PNG, JPEG and fonts;
//   - a style with @import, image-set() or an escape, which could hide any of these.
//
// Text, links to places within the site or the picture, styles and animations of shapes are fine.
package svg

import (
	"bytes"
	"encoding/xml"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Trouble is why a picture is not taken. Without Active it is broken.
type Trouble struct {
	Active bool
	What   string // as it stands in the picture if possible: "<script>", "onload"
	Offset int    // in bytes
}

// Read reads all of a picture. The trouble is nil if there is none; then width and height are at
// least 1 and at most maxLength.
func Read(data []byte) (width, height int, trouble *Trouble) {
	d := xml.NewDecoder(bytes.NewReader(data))
	var r reader
	for {
		at := int(d.InputOffset())
		token, err := d.Token()
		switch {
		case err == io.EOF && r.width > 0:
			return r.width, r.height, nil
		case err == io.EOF:
			return 0, 0, &Trouble{What: "cut off", Offset: at}
		case err != nil:
			return 0, 0, &Trouble{What: strings.TrimPrefix(err.Error(), "XML syntax error "), Offset: int(d.InputOffset())}
		}
		r.take(token)
		if r.foreign != "" {
			return 0, 0, &Trouble{What: r.foreign, Offset: at}
		}
		if r.active != "" {
			return 0, 0, &Trouble{Active: true, What: r.active, Offset: at}
		}
	}
}

type reader struct {
	width, height int
	depth         int
	style         *strings.Builder // the text of the style element we are in, or nil
	active        string           // what makes the picture active
	foreign       string           // what stands where an SVG should
}

func (r *reader) take(token xml.Token) {
	switch t := token.(type) {
	case xml.Directive:
		r.active = "<!" + strings.Fields(string(t) + " DOCTYPE")[0] + ">"
	case xml.ProcInst:
		if t.Target != "xml" {
			r.active = "<?" + t.Target + "?>"
		}
	case xml.StartElement:
		r.depth++
		if r.depth == 1 && (t.Name.Local != "svg" || t.Name.Space != space) {
			r.foreign = "<" + t.Name.Local + ">"
			return
		}
		if r.depth == 1 {
			r.size(t.Attr)
		}
		r.element(t)
	case xml.CharData:
		if r.style != nil {
			r.style.Write(t)
		}
	case xml.EndElement:
		r.depth--
		if r.style != nil {
			r.active, r.style = outside(r.style.String()), nil
		}
	}
}

func (r *reader) element(t xml.StartElement) {
	name := strings.ToLower(t.Name.Local)
	if slices.Contains(activeElements, name) || t.Name.Space == xhtmlSpace || r.style != nil {
		r.active = "<" + t.Name.Local + ">"
		return
	}
	if name == "style" {
		r.style = &strings.Builder{}
	}
	animates := slices.Contains(animations, name)
	for _, a := range t.Attr {
		if bad := attribute(a, animates); bad != "" {
			r.active = bad
			return
		}
	}
}

// attribute returns what is active in an attribute.
func attribute(a xml.Attr, animates bool) string {
	name := strings.ToLower(a.Name.Local)
	switch {
	case a.Name.Space == "xmlns" || name == "xmlns":
		return ""
	case strings.HasPrefix(name, "on"), name == "base", name == "srcdoc":
		return a.Name.Local
	case (name == "href" || name == "src") && !within(a.Value):
		return a.Name.Local + "=" + short(a.Value)
	case animates && name == "attributename" && animatesLink(a.Value):
		return a.Name.Local + "=" + short(a.Value)
	case name == "href", a.Name.Space != "" && a.Name.Space != xlinkSpace:
		return "" // an address, or a note of a drawing program
	}
	return outside(a.Value)
}

// animatesLink tells whether an animation of this attribute could set a link or a script.
func animatesLink(name string) bool {
	name = strings.ToLower(strings.TrimSpace(name))
	name = name[strings.LastIndexByte(name, ':')+1:]
	return name == "href" || name == "src" || name == "style" || strings.HasPrefix(name, "on")
}

// outside returns the first thing in a style sheet or an attribute that reaches outside the picture.
func outside(css string) string {
	if !strings.ContainsAny(css, `(@:\`) {
		return ""
	}
	css = strings.ToLower(css)
	for _, way := range waysOut {
		if strings.Contains(css, way) {
			return way
		}
	}
	for {
		_, rest, found := strings.Cut(css, "url(")
		if !found {
			return ""
		}
		address, _, _ := strings.Cut(rest, ")")
		if !within(strings.Trim(strings.TrimSpace(address), `"'`)) {
			return "url(" + short(address) + ")"
		}
		css = rest
	}
}

// within tells whether an address stays within the site, or holds harmless data itself. It is read as
// browsers read addresses: without white space and control characters, a backslash as a slash.
func within(address string) bool {
	clean := strings.Map(func(r rune) rune {
		switch {
		case r <= ' ' || r == 0x7F:
			return -1
		case r == '\\':
			return '/'
		}
		return r
	}, strings.ToLower(address))
	for _, ok := range harmlessData {
		if rest, found := strings.CutPrefix(clean, ok); found && (ok == "data:font/" || strings.HasPrefix(rest, ";") || strings.HasPrefix(rest, ",")) {
			return true
		}
	}
	i := strings.IndexAny(clean, ":/?#")
	return !strings.HasPrefix(clean, "//") && (i < 0 || clean[i] != ':')
}

func short(s string) string {
	if len(s) > 40 {
		return strings.ToValidUTF8(s[:40], "") + "…"
	}
	return s
}

// size reads width and height, each from its attribute or else from the viewBox; without either a
// picture is 300 × 150 pixels (CSS 2.2, 10.3.2).
func (r *reader) size(attrs []xml.Attr) {
	var width, height float64
	box := [2]float64{300, 150}
	for _, a := range attrs {
		switch a.Name.Local {
		case "width":
			width = length(a.Value)
		case "height":
			height = length(a.Value)
		case "viewBox":
			f := strings.FieldsFunc(a.Value, func(r rune) bool { return r <= ' ' || r == ',' })
			if len(f) == 4 && length(f[2]) > 0 && length(f[3]) > 0 {
				box = [2]float64{length(f[2]), length(f[3])}
			}
		}
	}
	switch {
	case width == 0 && height == 0:
		width, height = box[0], box[1]
	case width == 0:
		width = height * box[0] / box[1]
	case height == 0:
		height = width * box[1] / box[0]
	}
	pixels := func(f float64) int { return int(max(1, math.Round(min(f, maxLength)))) }
	r.width, r.height = pixels(width), pixels(height)
}

// length returns a length in pixels, 0 if it is none or depends on the page.
func length(s string) float64 {
	s = strings.ToLower(strings.TrimSpace(s))
	scale := 1.0
	for _, u := range units {
		if number, ok := strings.CutSuffix(s, u.name); ok {
			s, scale = number, u.pixels
			break
		}
	}
	f, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || !(f > 0) || math.IsInf(f, 0) {
		return 0
	}
	return f * scale
}
