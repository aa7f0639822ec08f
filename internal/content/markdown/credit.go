package markdown

import (
	"bytes"
	"strings"

	"bangvang/internal/text/viet"
)

// creditWords are the words with which a credit begins, by their [viet.Key]: Ảnh, and not Anh, is one.
var creditWords = keys("Ảnh", "Nguồn ảnh", "Nguồn", "Video", "Clip", "Tranh", "Hình", "Đồ họa", "Minh họa", "Photo", "Photos", "Image", "Graphic", "Infographic")

func keys(words ...string) []string {
	for i, w := range words {
		words[i] = viet.Key(w)
	}
	return words
}

// isCredit reports whether a text begins with the word of a credit.
func isCredit(text string) bool {
	key := viet.Key(text)
	for _, w := range creditWords {
		if rest, ok := strings.CutPrefix(key, w); ok && (rest == "" || rest[0] == ' ' || rest[0] == ':') {
			return true
		}
	}
	return false
}

// Credit returns the credit of pictures whose maker is written as text, with the word that says so: “Ảnh: Nguyễn Văn A”
// for “Nguyễn Văn A”, and “Tranh: Lê B” as it is; "" for "".
func Credit(text string) string {
	if text == "" || isCredit(text) {
		return text
	}
	return "Ảnh: " + text
}

// splitCredit splits the title of an image into its caption and its credit, its last part behind a bar if that is one;
// else credit is empty. For example, “Toàn cảnh | Ảnh: Nguyễn Văn A”.
func splitCredit(title []byte) (caption, credit []byte) {
	at := bytes.LastIndexByte(title, '|')
	if at < 0 || !isCredit(strings.TrimSpace(string(title[at+1:]))) {
		return title, nil
	}
	return bytes.TrimSpace(title[:at]), bytes.TrimSpace(title[at+1:])
}

// writeCredit writes a credit, after a caption if there is one; nothing of an empty credit.
func (w *writer) writeCredit(credit []byte, after bool) {
	if len(credit) == 0 {
		return
	}
	if after {
		w.newBlock()
		w.html(" ")
	}
	w.html(`<small class="credit">`)
	w.caption(credit)
	w.html("</small>")
}
