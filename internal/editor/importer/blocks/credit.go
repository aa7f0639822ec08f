package blocks

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/knowledge/extract"
)

// IsSentence reports whether the text behind “Ảnh:” says what a picture shows, and not who made it: it has more than three
// words in small letters, without “và”, which joins names, and does not begin with a unit. For example, it is true for “Chủ
// tịch xã trao Giấy khen cho các tập thể” and false for “Phòng Văn hóa - Xã hội xã cung cấp”.
func IsSentence(text string) bool {
	small := 0
	for word := range strings.FieldsSeq(text) {
		if first, _ := utf8.DecodeRuneInString(word); unicode.IsLower(first) && word != "và" {
			small++
		}
	}
	return small > 3 && !extract.BeginsUnit(text)
}

// creditWords begin the credit at the end of a caption.
var creditWords = []string{"Nguồn ảnh:", "Nguồn:", "Ảnh minh họa:", "Ảnh minh hoạ:", "Ảnh:", "ẢNH:", "ảnh:", "Tranh:", "Hình:", "Đồ họa:", "Photo:"}

// SplitCredit returns a caption whose credit is behind a bar, as the front matter's pictures have it: “Trao cờ | Ảnh: Lan”
// for “Trao cờ. Ảnh: Lan” and “Trao cờ (Ảnh: Lan).”; “| Ảnh: Lan” for “Ảnh: Lan”. Other captions stay as they are, also those
// that only begin like a credit ([IsSentence]), but a bar in them becomes a comma.
func SplitCredit(caption string) string {
	caption = OneLine(caption)
	if before, credit, ok := strings.Cut(caption, "|"); ok {
		for _, word := range creditWords {
			if strings.HasPrefix(strings.TrimSpace(credit), word) {
				return strings.TrimSpace(before + "| " + strings.TrimSpace(credit))
			}
		}
		return strings.ReplaceAll(caption, "|", ",")
	}
	for _, word := range creditWords {
		at := strings.LastIndex(caption, word)
		if at < 0 {
			continue
		}
		before := strings.TrimRight(caption[:at], " (–-/")
		credit := strings.Trim(strings.TrimSpace(caption[at+len(word):]), "().; ")
		if credit == "" || IsSentence(credit) || utf8.RuneCountInString(credit) > 80 || before != "" && before == caption[:at] {
			continue
		}
		before = strings.TrimRight(before, ".;, ")
		word = strings.ToUpper(word[:len(firstLetter(word))]) + strings.ToLower(word[len(firstLetter(word)):])
		return strings.TrimSpace(before + " | " + word + " " + credit)
	}
	return caption
}

func firstLetter(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}
