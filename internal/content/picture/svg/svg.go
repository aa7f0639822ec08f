// Package svg checks that an SVG picture has no active content, and reads its size.
//
// A picture is active, and refused, when it contains
//
//   - an element that runs or embeds code or documents (script, foreignObject, handler, iframe, …), or any of HTML;
//   - an event attribute (on…, e.g. onload), xml:base, or an animation of a link, a style or an event;
//   - a DOCTYPE or ENTITY declaration, or a processing instruction such as xml-stylesheet;
//   - an address in href, src or url() with a scheme or a host; data: is allowed for PNG, JPEG and fonts;
//   - a style with @import, image-set() or an escape, which could disguise any of these.
//
// Text, links within the site or the picture, styles and animations of shapes are allowed.
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

// Fault is the reason why a picture is refused. A picture that is not active is broken.
type Fault struct {
	Active bool
	Detail string // as in the picture if possible: "<script>", "onload"
	Offset int    // in bytes
}

// Inspect parses a picture and returns its size in pixels, each side from 1 to maxLength, or the first fault.
func Inspect(data []byte) (width, height int, trouble *Fault) {
	d := xml.NewDecoder(bytes.NewReader(data))
	var r inspector
	for {
		at := int(d.InputOffset())
		token, err := d.Token()
		switch {
		case err == io.EOF && r.width > 0:
			return r.width, r.height, nil
		case err == io.EOF:
			return 0, 0, &Fault{Detail: "cut off", Offset: at}
		case err != nil:
			return 0, 0, &Fault{Detail: strings.TrimPrefix(err.Error(), "XML syntax error "), Offset: int(d.InputOffset())}
		}
		r.handleToken(token)
		if r.otherRoot != "" {
			return 0, 0, &Fault{Detail: r.otherRoot, Offset: at}
		}
		if r.active != "" {
			return 0, 0, &Fault{Active: true, Detail: r.active, Offset: at}
		}
	}
}

// inspector is the state of one Inspect.
type inspector struct {
	width, height int
	depth         int
	style         *strings.Builder // the text of the open style element, or nil
	active        string           // the first active construct, "" when there is none
	otherRoot     string           // the root element when it is not that of an SVG, "" otherwise
}

// handleToken updates the state by one token.
func (r *inspector) handleToken(token xml.Token) {
	switch t := token.(type) {
	case xml.Directive:
		r.active = "<!" + strings.Fields(string(t) + " DOCTYPE")[0] + ">"
	case xml.ProcInst:
		if t.Target != "xml" {
			r.active = "<?" + t.Target + "?>"
		}
	case xml.StartElement:
		r.depth++
		if r.depth == 1 && (t.Name.Local != "svg" || t.Name.Space != svgNamespace) {
			r.otherRoot = "<" + t.Name.Local + ">"
			return
		}
		if r.depth == 1 {
			r.readSize(t.Attr)
		}
		r.checkElement(t)
	case xml.CharData:
		if r.style != nil {
			r.style.Write(t)
		}
	case xml.EndElement:
		r.depth--
		if r.style != nil {
			r.active, r.style = externalReference(r.style.String()), nil
		}
	}
}

// checkElement records whether an element or one of its attributes is active.
func (r *inspector) checkElement(t xml.StartElement) {
	name := strings.ToLower(t.Name.Local)
	if slices.Contains(activeElements, name) || t.Name.Space == xhtmlNamespace || r.style != nil {
		r.active = "<" + t.Name.Local + ">"
		return
	}
	if name == "style" {
		r.style = &strings.Builder{}
	}
	animates := slices.Contains(animationElements, name)
	for _, a := range t.Attr {
		if bad := checkAttribute(a, animates); bad != "" {
			r.active = bad
			return
		}
	}
}

// checkAttribute returns the active construct of an attribute, e.g. "href=javascript:…", or "". animates reports
// whether the element is an animation.
func checkAttribute(a xml.Attr, animates bool) string {
	name := strings.ToLower(a.Name.Local)
	switch {
	case a.Name.Space == "xmlns" || name == "xmlns":
		return ""
	case strings.HasPrefix(name, "on"), name == "base", name == "srcdoc":
		return a.Name.Local
	case (name == "href" || name == "src") && !isLocal(a.Value):
		return a.Name.Local + "=" + truncate(a.Value)
	case animates && name == "attributename" && animatesLink(a.Value):
		return a.Name.Local + "=" + truncate(a.Value)
	case name == "href", a.Name.Space != "" && a.Name.Space != xlinkNamespace:
		return "" // an address, or the private attribute of a drawing program
	}
	return externalReference(a.Value)
}

// animatesLink reports whether an animation of this attribute could set a link or a script.
func animatesLink(name string) bool {
	name = strings.ToLower(strings.TrimSpace(name))
	name = name[strings.LastIndexByte(name, ':')+1:]
	return name == "href" || name == "src" || name == "style" || strings.HasPrefix(name, "on")
}

// externalReference returns the first construct of a style sheet or an attribute that refers outside the picture, or
// "".
func externalReference(css string) string {
	if !strings.ContainsAny(css, `(@:\`) {
		return ""
	}
	css = strings.ToLower(css)
	for _, way := range externalConstructs {
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
		if !isLocal(strings.Trim(strings.TrimSpace(address), `"'`)) {
			return "url(" + truncate(address) + ")"
		}
		css = rest
	}
}

// isLocal reports whether an address is relative to the site, or a data: address without active content. It reads the
// address as browsers do: without white space and control characters, a backslash as a slash.
func isLocal(address string) bool {
	clean := strings.Map(func(r rune) rune {
		switch {
		case r <= ' ' || r == 0x7F:
			return -1
		case r == '\\':
			return '/'
		}
		return r
	}, strings.ToLower(address))
	for _, ok := range safeDataPrefixes {
		if rest, found := strings.CutPrefix(clean, ok); found && (ok == "data:font/" || strings.HasPrefix(rest, ";") || strings.HasPrefix(rest, ",")) {
			return true
		}
	}
	i := strings.IndexAny(clean, ":/?#")
	return !strings.HasPrefix(clean, "//") && (i < 0 || clean[i] != ':')
}

// truncate returns s, cut after 40 bytes.
func truncate(s string) string {
	if len(s) > 40 {
		return strings.ToValidUTF8(s[:40], "") + "…"
	}
	return s
}

// readSize reads width and height, each from its attribute or else from the viewBox. A picture without either is
// 300 × 150 pixels (CSS 2.2, 10.3.2).
func (r *inspector) readSize(attrs []xml.Attr) {
	var width, height float64
	box := [2]float64{300, 150}
	for _, a := range attrs {
		switch a.Name.Local {
		case "width":
			width = parseLength(a.Value)
		case "height":
			height = parseLength(a.Value)
		case "viewBox":
			f := strings.FieldsFunc(a.Value, func(r rune) bool { return r <= ' ' || r == ',' })
			if len(f) == 4 && parseLength(f[2]) > 0 && parseLength(f[3]) > 0 {
				box = [2]float64{parseLength(f[2]), parseLength(f[3])}
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

// parseLength returns a length in pixels, 0 when s is not a length or depends on the page. For example, "2.54cm" is 96.
func parseLength(s string) float64 {
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
