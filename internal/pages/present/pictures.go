package present

import (
	"slices"

	"bangvang/internal/content/markdown"
	"bangvang/internal/content/media"
	"bangvang/internal/content/picture"

	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
)

// pictures returns the picture that stands for an article, and the one to show above its text: the
// same, unless the text shows it itself.
func (d *Display) pictures(a *site.Article) (image, lead *view.Picture) {
	dest, alt, caption, inText := a.Image.Text, "", "", a.Image.Text == ""
	for _, r := range a.Body.Refs {
		if r.Kind == markdown.Image && (dest == "" || r.Dest == dest) {
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

// Image returns the picture that stands for an article, nil when there is none.
func (d *Display) Image(a *site.Article) *view.Picture {
	image, _ := d.pictures(a)
	return image
}

func (d *Display) picture(a *site.Article, dest, alt, caption string) *view.Picture {
	asset := d.links.Asset(a, dest)
	if asset == nil {
		return nil
	}
	largest := Largest(asset)
	return &view.Picture{
		Src: d.Href(routes.Path(Source(asset).Address)), URL: d.Abs(routes.Path(largest.Address)), Srcset: Srcset(asset, d.Href),
		Width: largest.Width, Height: largest.Height, Alt: alt, Caption: caption, Type: largest.Type, Size: largest.Size,
	}
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
		if r.Kind != markdown.Image {
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

// buttons are those of the setting share.
func buttons(share []string) []view.Button {
	var out []view.Button
	for _, s := range share {
		if s != shareCards {
			out = append(out, view.Button{Facebook: s == "facebook", Zalo: s == "zalo", Copy: s == "copy", Native: s == "native", Email: s == "email"})
		}
	}
	return out
}

// ShareCard returns what the share card of an article says, and the card's address. There is none unless
// the site wants cards and the article has no other picture to share.
func (d *Display) ShareCard(a *site.Article) (address routes.Path, card *view.ShareCard) {
	set := d.Site.Settings
	if !slices.Contains(set.Share, shareCards) || a.Mark == site.Withdrawn || d.shareable(a) != nil {
		return "", nil
	}
	card = &view.ShareCard{Title: a.Title.Text, Site: set.Title, Gold: a.Counted()}
	switch {
	case len(a.Localities) > 0:
		card.Kicker = a.Place(0)
	case a.Category != nil:
		card.Kicker = a.Category.Name
	}
	return routes.ShareCard(routes.Path(a.Address), media.CardName(picture.CardOptions(*card))), card
}
