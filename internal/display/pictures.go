package display

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/album"
	"bangvang/internal/links"
	"bangvang/internal/markup"
	"bangvang/internal/picture"
	"bangvang/internal/site"
	"bangvang/internal/view"
)

// sizes tells browsers how wide a picture of the text is shown. Of a lazy one many know it themselves
// (auto); for the others a theme that shows it narrower costs its readers a few bytes.
const sizes = "(min-width:44rem) 43rem,100vw"

// fallback is the widest a picture is for programs that choose no size themselves, in pixels.
const fallback = 1200

// pictures returns the picture that stands for an article, and the one to show above its text: the
// same, unless the text shows it itself.
func (d *Display) pictures(a *site.Article) (image, lead *view.Picture) {
	dest, alt, caption, inText := a.Image.Text, "", "", a.Image.Text == ""
	for _, r := range a.Body.Refs {
		if r.Kind == markup.Image && (dest == "" || r.Dest == dest) {
			dest, alt, caption, inText = r.Dest, r.Alt, r.Title, true
			break
		}
	}
	if dest == "" {
		return nil, nil
	}
	image = d.picture(a, dest, alt, caption)
	if image == nil || inText {
		return image, nil
	}
	return image, image
}

func (d *Display) picture(a *site.Article, dest, alt, caption string) *view.Picture {
	asset := d.links.Asset(a, dest)
	if asset == nil {
		return nil
	}
	p := &view.Picture{
		Src: d.Href(source(asset).Address), Srcset: srcset(asset, d.Href), Alt: alt, Caption: caption,
	}
	largest := own(asset)
	if n := len(asset.Sizes); n > 0 {
		largest = asset.Sizes[n-1]
	}
	p.URL, p.Width, p.Height = d.Abs(largest.Address), largest.Width, largest.Height
	p.Type, p.Size = largest.Type, largest.Size
	return p
}

// own returns a picture as it stands at its own address.
func own(a *links.Asset) links.Size {
	return links.Size{Address: a.Address, Width: a.Width, Height: a.Height, Type: a.Type, Size: a.Size}
}

// source returns the size of a picture that its src names.
func source(a *links.Asset) links.Size {
	if len(a.Sizes) == 0 {
		return own(a)
	}
	out := a.Sizes[0]
	for _, s := range a.Sizes {
		if s.Width <= fallback {
			out = s
		}
	}
	return out
}

// narrowest returns the narrowest size of a picture.
func narrowest(a *links.Asset) links.Size {
	if len(a.Sizes) == 0 {
		return own(a)
	}
	return a.Sizes[0]
}

// srcset lists the sizes of a picture that has several.
func srcset(a *links.Asset, href func(string) string) string {
	if len(a.Sizes) < 2 {
		return ""
	}
	list := make([]string, len(a.Sizes))
	for i, s := range a.Sizes {
		list[i] = href(s.Address) + " " + strconv.Itoa(s.Width) + "w"
	}
	return strings.Join(list, ", ")
}

// img returns the element of a picture in the text. On the article's own page browsers may choose a
// size, and fetch a lazy picture when the reader comes near.
func img(a *links.Asset, alt string, lazy, ownPage bool, href func(string) string) string {
	var b strings.Builder
	s := source(a)
	b.WriteString(`<img src="` + template.HTMLEscapeString(href(s.Address)) + `"`)
	if set := srcset(a, href); set != "" && ownPage {
		b.WriteString(` srcset="` + template.HTMLEscapeString(set) + `" sizes="`)
		if lazy {
			b.WriteString("auto,")
		}
		b.WriteString(sizes + `"`)
		s = a.Sizes[len(a.Sizes)-1]
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

// Sharing returns the picture of an article for those who share it, nil when there is none: the one
// that stands for it, or else the first of its text that is no SVG, which no network shows, or else its
// share card.
func (d *Display) Sharing(a *site.Article) *view.Picture {
	if p := d.shareable(a); p != nil {
		return p
	}
	address, card := d.ShareCard(a)
	if card == nil {
		return nil
	}
	return &view.Picture{
		Src: d.Href(address), URL: d.Abs(address), Width: picture.CardWidth, Height: picture.CardHeight, Alt: card.Title,
		Type: picture.PNG,
	}
}

func (d *Display) shareable(a *site.Article) *view.Picture {
	image, _ := d.pictures(a)
	if image != nil && image.Type != picture.SVG {
		return image
	}
	for _, r := range a.Body.Refs {
		if r.Kind != markup.Image {
			continue
		}
		if p := d.picture(a, r.Dest, r.Alt, r.Title); p != nil && p.Type != picture.SVG {
			return p
		}
	}
	return nil
}

// shareCards is the entry of the setting share that asks for cards; the others are buttons.
const shareCards = "card"

func buttons(share []string) []string {
	return slices.DeleteFunc(slices.Clone(share), func(s string) bool { return s == shareCards })
}

// ShareCard returns what the share card of an article says, and the card's address. There is none unless
// the site wants cards and the article has no other picture to share.
func (d *Display) ShareCard(a *site.Article) (address string, card *view.ShareCard) {
	set := d.Site.Settings
	if !slices.Contains(set.Share, shareCards) || a.Mark == site.Withdrawn || d.shareable(a) != nil {
		return "", nil
	}
	card = &view.ShareCard{Title: a.Title.Text, Site: set.Title, Gold: counted(a)}
	switch places := d.Places(a); {
	case len(places) > 0:
		card.Kicker = places[0].Name
	case a.Category != nil:
		card.Kicker = a.Category.Name
	}
	return "/assets" + a.Address + album.CardName(picture.CardOptions(*card)), card
}

// counted returns how many awards of an article count.
func counted(a *site.Article) int {
	n := 0
	for _, w := range a.Awards {
		if w.Counts() {
			n++
		}
	}
	return n
}
