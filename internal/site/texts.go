package site

import "bangvang/internal/content/markdown"

// Texts holds newer texts of articles than those that their site was assembled with. Of a site only the pages and the search
// index show texts, so after an edit of a text the site remains and is shown with other Texts. The nil map has none.
type Texts map[*Article]*markdown.Body

// Of returns the text of an article.
func (t Texts) Of(a *Article) *markdown.Body {
	if newer := t[a]; newer != nil {
		return newer
	}
	return a.Body
}
