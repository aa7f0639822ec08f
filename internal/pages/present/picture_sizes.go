package present

import (
	"html/template"
	"strconv"
	"strings"

	"bangvang/internal/pages/routes"
	"bangvang/internal/site/links"
)

// sizes is the attribute sizes of a picture in a text: the width at which it is shown. Many browsers measure the width
// of a lazy picture themselves (auto); in the others, a theme that shows it narrower costs its readers a few bytes.
const sizes = "(min-width:44rem) 43rem,100vw"

// fallback is the greatest width, in pixels, of the size for programs that do not choose among sizes.
const fallback = 1200

// ownSize returns a picture as its author has added it.
func ownSize(a *links.Asset) links.Size {
	return links.Size{Address: a.Address, Width: a.Width, Height: a.Height, Type: a.Type, Size: a.Size}
}

// narrowest returns the narrowest size of a picture.
func narrowest(a *links.Asset) links.Size { return sizeWithin(a, 0) }

// largest returns the largest size of a picture.
func largest(a *links.Asset) links.Size {
	if n := len(a.Sizes); n > 0 {
		return a.Sizes[n-1]
	}
	return ownSize(a)
}

// fallbackSize returns the size for the attribute src.
func fallbackSize(a *links.Asset) links.Size { return sizeWithin(a, fallback) }

// sizeWithin returns the largest size that is not wider than width, or else the narrowest.
func sizeWithin(a *links.Asset, width int) links.Size {
	if len(a.Sizes) == 0 {
		return ownSize(a)
	}
	out := a.Sizes[0]
	for _, s := range a.Sizes {
		if s.Width <= width {
			out = s
		}
	}
	return out
}

// srcset returns the attribute srcset of a picture with several sizes, else "".
func srcset(a *links.Asset, href func(routes.Path) string) string {
	if len(a.Sizes) < 2 {
		return ""
	}
	list := make([]string, len(a.Sizes))
	for i, s := range a.Sizes {
		list[i] = href(routes.Path(s.Address)) + " " + strconv.Itoa(s.Width) + "w"
	}
	return strings.Join(list, ", ")
}

// imgElement returns the element of a picture in a text. On the page of the article, browsers choose a size, and load a
// lazy picture once the reader comes near; elsewhere, in feeds, there is one size.
func imgElement(a *links.Asset, alt string, lazy, ownPage bool, href func(routes.Path) string) string {
	var b strings.Builder
	s := fallbackSize(a)
	b.WriteString(`<img src="` + template.HTMLEscapeString(href(routes.Path(s.Address))) + `"`)
	if set := srcset(a, href); set != "" && ownPage {
		b.WriteString(` srcset="` + template.HTMLEscapeString(set) + `" sizes="`)
		if lazy {
			b.WriteString("auto,")
		}
		b.WriteString(sizes + `"`)
		s = largest(a)
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
