package present

import (
	"slices"
	"strings"

	"bangvang/internal/content/markdown"
	"bangvang/internal/content/media"
	"bangvang/internal/content/picture"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/site/roll"
)

// pictures returns the picture of an article, and the picture to show above its text: the same, or nil if the text
// itself shows it.
func (p *Presenter) pictures(a *site.Article) (image, lead *view.Picture) {
	dest, alt, caption, credit, inText := a.Image.Text, "", "", a.Photo, a.Image.Text == ""
	for _, r := range a.Body.Refs {
		if r.Kind == markdown.Image && (dest == "" || r.Dest == dest) {
			dest, alt, caption, credit, inText = r.Dest, r.Alt, r.Title, r.Credit, true
			break
		}
	}
	if dest == "" {
		return nil, nil
	}
	image = p.picture(a, dest, alt, caption, credit)
	if image == nil || inText {
		return image, nil
	}
	return image, image
}

// image returns the picture of an article, nil if there is none.
func (p *Presenter) image(a *site.Article) *view.Picture {
	image, _ := p.pictures(a)
	return image
}

// picture returns the picture at dest, as written in a; nil if there is no such file.
func (p *Presenter) picture(a *site.Article, dest, alt, caption, credit string) *view.Picture {
	asset := p.links.Asset(a, dest)
	if asset == nil {
		return nil
	}
	largest := largest(asset)
	return &view.Picture{
		Src: p.Href(routes.Path(fallbackSize(asset).Address)), URL: p.URL(routes.Path(largest.Address)), Srcset: srcset(asset, p.Href),
		Width: largest.Width, Height: largest.Height, Alt: alt, Caption: caption, Credit: credit, Type: largest.Type, Size: largest.Size,
	}
}

// sharePicture returns the picture to show where an article is shared, nil if there is none: its picture, or else the
// first picture of its text, or else its share card. SVGs are left out, because no network shows them.
func (p *Presenter) sharePicture(a *site.Article) *view.Picture {
	if image := p.shareable(a); image != nil {
		return image
	}
	address, card := p.ShareCard(a)
	if card == nil {
		return nil
	}
	return p.cardPicture(address, card.Title)
}

// cardPicture returns the picture that a share card is.
func (p *Presenter) cardPicture(address routes.Path, title string) *view.Picture {
	return &view.Picture{
		Src: p.Href(address), URL: p.URL(address), Width: picture.CardWidth, Height: picture.CardHeight, Alt: title,
		Type: picture.PNG,
	}
}

// BodyCard returns the share card of a collective or an individual, and its address, under the same setting as [Presenter.ShareCard];
// "" and nil with fewer than three awards, which are few enough to be read in the description.
func (p *Presenter) BodyCard(l List) (address routes.Path, card *view.ShareCard) {
	if len(l.Term.Awards) < minFollowed || !slices.Contains(p.site.Settings.Share, shareCards) {
		return "", nil
	}
	name := roll.NameOnly(l.Term)
	card = &view.ShareCard{
		Title: name, Kicker: strings.TrimPrefix(l.Term.Name[len(name):], ", "), Site: p.site.Settings.Title + " · " + p.Strings.Won(len(l.Term.Awards)),
		Gold: len(l.Term.Awards),
	}
	return routes.ShareCard(l.Address, media.CardName(picture.CardOptions(*card))), card
}

// shareable returns the first picture of an article that is not an SVG, nil if there is none.
func (p *Presenter) shareable(a *site.Article) *view.Picture {
	image, _ := p.pictures(a)
	if image != nil && image.Type != picture.SVG {
		return image
	}
	for _, r := range a.Body.Refs {
		if r.Kind != markdown.Image {
			continue
		}
		if image := p.picture(a, r.Dest, r.Alt, r.Title, r.Credit); image != nil && image.Type != picture.SVG {
			return image
		}
	}
	return nil
}

// shareCards is the value of the setting share that turns on share cards; the other values are buttons.
const shareCards = "card"

// buttons returns the buttons of the setting share.
func buttons(share []string) []view.Button {
	var out []view.Button
	for _, s := range share {
		if s != shareCards {
			out = append(out, view.Button{Facebook: s == "facebook", Zalo: s == "zalo", Copy: s == "copy", Native: s == "native", Email: s == "email"})
		}
	}
	return out
}

// ShareCard returns the share card of an article, which is not drawn here, and its address; "" and nil unless the site
// turns on cards (share: card) and the article has no other picture to share. A withdrawn article has none.
func (p *Presenter) ShareCard(a *site.Article) (address routes.Path, card *view.ShareCard) {
	set := p.site.Settings
	if !slices.Contains(set.Share, shareCards) || a.Mark == site.Withdrawn || p.shareable(a) != nil {
		return "", nil
	}
	card = &view.ShareCard{Title: a.Title.Text, Site: set.Title, Gold: a.CountedAwards()}
	switch {
	case len(a.Localities) > 0:
		card.Kicker = a.LocalityName(0)
	case a.Category != nil:
		card.Kicker = a.Category.Name
	}
	return routes.ShareCard(routes.Path(a.Address), media.CardName(picture.CardOptions(*card))), card
}
