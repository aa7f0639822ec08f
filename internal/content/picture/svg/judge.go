package svg

import (
	"encoding/xml"
	"slices"
	"strings"
)

// checkElement records whether an element or one of its attributes is active.
func (r *reader) checkElement(t xml.StartElement) {
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
	return name == "href" || name == "src" || name == "style" || name == "base" || strings.HasPrefix(name, "on")
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
		address, after, _ := strings.Cut(rest, ")")
		if bare := unquote(address); strings.ContainsAny(bare, "(\"'") || !isLocal(bare) {
			return "url(" + truncate(address) + ")"
		}
		css = after
	}
}

// unquote returns the address between the brackets of url(), without the white space and the quotes around it. Quotes
// that remain are a fault, as is a bracket: so no url( can hide within the address of another, and the addresses of a
// style sheet are disjoint.
func unquote(address string) string {
	address = strings.Trim(address, " \t\n\r\f")
	if n := len(address); n >= 2 && (address[0] == '"' || address[0] == '\'') && address[0] == address[n-1] {
		return address[1 : n-1]
	}
	return address
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
