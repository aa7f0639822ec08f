package docx

import (
	"strings"
	"unicode/utf8"

	"bangvang/internal/editor/importer/blocks"
)

// caption moves the paragraphs below pictures that are their captions into the pictures.
func caption(doc *blocks.Document) {
	body := usualSize(doc)
	var out []blocks.Block
	at := -1 // of the picture whose caption may follow
	for i := range doc.Blocks {
		b := doc.Blocks[i]
		switch {
		case b.Kind == blocks.PictureAt:
			at = b.Picture
		case at >= 0 && isCaption(&b, body, doc.Pictures[at].Caption):
			p := &doc.Pictures[at]
			p.Caption = strings.TrimSpace(p.Caption + " " + blocks.OneLine(b.Text()))
			continue
		default:
			at = -1
		}
		out = append(out, b)
	}
	doc.Blocks = out
}

// usualSize returns the size of most letters of a text.
func usualSize(doc *blocks.Document) int {
	sizes, most := map[int]int{}, 0
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if sizes[b.Size] += len(b.Text()); sizes[b.Size] > sizes[most] {
			most = b.Size
		}
	}
	return most
}

// credits are the beginnings of a line that only says who made a picture.
var credits = []string{"ảnh:", "(ảnh:", "nguồn ảnh:", "nguồn:", "(nguồn:", "ảnh minh họa", "ảnh minh hoạ", "ảnh chụp", "hình:", "tranh:"}

// isCaption reports whether a block below a picture, whose caption so far is before, is part of its caption: in the style
// for that, in italics, centred and not bold, or a credit.
func isCaption(b *blocks.Block, usual int, before string) bool {
	text := strings.TrimSpace(b.Text())
	if (b.Kind != blocks.Paragraph && b.Style != "caption") || text == "" || utf8.RuneCountInString(text) > 400 || hasNote(b.Runs) {
		return false
	}
	low := strings.ToLower(text)
	for _, c := range credits {
		if strings.HasPrefix(low, c) {
			return true
		}
	}
	switch {
	case before != "" || byline(low):
		return false
	case b.Style == "caption" || b.Style == "chú thích" || b.Style == "chú thích ảnh" || b.Style == "ảnh":
		return true
	case b.Italic():
		return true
	}
	return b.Centred && !b.Bold() && (usual == 0 || b.Size <= usual)
}

// byline reports whether a text, in small letters, says who wrote the article.
func byline(low string) bool {
	for _, word := range []string{"tin:", "bài:", "tin,", "bài,", "tin và", "bài và", "tin -", "bài -", "tin –", "bài –", "tin ảnh", "bài ảnh", "theo ", "người viết", "tác giả"} {
		if strings.HasPrefix(low, word) {
			return true
		}
	}
	return false
}
