// Package figure says which sizes of a picture there are, in the words of HTML.
package present

import (
	"html/template"
	"strconv"
	"strings"

	"bangvang/internal/pages/routes"
	"bangvang/internal/site/links"
)

// sizes tells browsers how wide a picture of the text is shown. Of a lazy one many know it themselves
// (auto); for the others a theme that shows it narrower costs its readers a few bytes.
const sizes = "(min-width:44rem) 43rem,100vw"

// fallback is the widest a picture is for programs that choose no size themselves, in pixels.
const fallback = 1200

// Own returns a picture as it stands at its own address.
func Own(a *links.Asset) links.Size {
	return links.Size{Address: a.Address, Width: a.Width, Height: a.Height, Type: a.Type, Size: a.Size}
}

// Narrowest returns the narrowest size of a picture.
func Narrowest(a *links.Asset) links.Size { return fitting(a, 0) }

// Largest returns the largest size of a picture.
func Largest(a *links.Asset) links.Size {
	if n := len(a.Sizes); n > 0 {
		return a.Sizes[n-1]
	}
	return Own(a)
}

// Source returns the size that src names.
func Source(a *links.Asset) links.Size { return fitting(a, fallback) }

// fitting returns the largest size that is no wider than width, or else the narrowest.
func fitting(a *links.Asset, width int) links.Size {
	if len(a.Sizes) == 0 {
		return Own(a)
	}
	out := a.Sizes[0]
	for _, s := range a.Sizes {
		if s.Width <= width {
			out = s
		}
	}
	return out
}

// Srcset lists the sizes of a picture that has several, "" for another.
func Srcset(a *links.Asset, href func(routes.Path) string) string {
	if len(a.Sizes) < 2 {
		return ""
	}
	list := make([]string, len(a.Sizes))
	for i, s := range a.Sizes {
		list[i] = href(routes.Path(s.Address)) + " " + strconv.Itoa(s.Width) + "w"
	}
	return strings.Join(list, ", ")
}

// Img returns the element of a picture in the text. On the article's own page browsers may choose a
// size, and fetch a lazy picture when the reader comes near; elsewhere, in feeds, there is one size.
func Img(a *links.Asset, alt string, lazy, ownPage bool, href func(routes.Path) string) string {
	var b strings.Builder
	s := Source(a)
	b.WriteString(`<img src="` + template.HTMLEscapeString(href(routes.Path(s.Address))) + `"`)
	if set := Srcset(a, href); set != "" && ownPage {
		b.WriteString(` srcset="` + template.HTMLEscapeString(set) + `" sizes="`)
		if lazy {
			b.WriteString("auto,")
		}
		b.WriteString(sizes + `"`)
		s = Largest(a)
	}
	if s.Width > 0 {
		b.WriteString(` width="` + strconv.Itoa(s.Width) + `" height="` + strconv.Itoa(s.Height) + `"`)
	}
	b.WriteString(` alt="` + template.HTMLEscapeString(alt) + `"`)
	if lazy && ownPage {
		b.WriteString(` loading="lazy"`)
	}
	b.WriteString(` decoding="async">`)
	return b.String()
}
