package importer

import (
	"path"
	"strings"

	"bangvang/internal/content/source"
	"bangvang/internal/text/viet"
)

// cleanText returns a text in NFC with \n as line end, without control and hidden characters.
func cleanText(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(strings.ToValidUTF8(text, ""), "\r\n", "\n"), "\r", "\n")
	return viet.NFC(strings.Map(func(r rune) rune {
		switch code, instead := source.Normalise(r); {
		case code == "":
			return r
		case instead == ' ':
			return ' '
		}
		return -1
	}, viet.NFC(text)))
}

// maxSlug is the longest name of a folder or a file that an import makes, in letters, so that paths remain below the 260
// characters of Windows.
const maxSlug = 80

// slug returns a text as a name of a folder: small letters, digits and hyphens; other when nothing of it is left.
func slug(text, other string) string {
	s := viet.Slug(text)
	if len(s) > maxSlug {
		s = s[:maxSlug]
		if n := strings.LastIndexByte(s, '-'); n > maxSlug/2 {
			s = s[:n]
		}
	}
	switch {
	case s == "":
		return other
	case s == "index" || viet.IsDeviceName(s):
		return other + "-" + s
	}
	return s
}

// SafeName returns a file's name as it may lie beside an article: “Ảnh Lễ trao (1).JPG” becomes anh-le-trao-1.jpg. Its
// ending is kept in small letters.
func SafeName(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	ending := strings.ToLower(path.Ext(name))
	if viet.Slug(ending) != strings.TrimPrefix(ending, ".") {
		ending = ""
	}
	if ending == ".jpeg" || ending == ".jpe" || ending == ".jfif" {
		ending = ".jpg"
	}
	return slug(strings.TrimSuffix(name, path.Ext(name)), "tep") + ending
}
