// Package filetype is the one table of the kinds of file that a site publishes and that its server sends.
//
// A kind is known by the ending of a file's name, and proven by the file's own bytes: a magic number, or for a text
// valid UTF-8 that no browser takes for a page. For example, bang-diem.xlsx is published as a spreadsheet only if it
// begins with the four bytes of a zip archive; a file of that name that begins with <script> is not published at all.
// The media types are IANA's.
package filetype

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// Unknown is the media type of every file whose kind is not in the table: browsers save it and never show it.
const Unknown = "application/octet-stream"

// Use says who may publish a kind.
type Use uint8

const (
	// Download is published from content/ as its own bytes once they are proven.
	Download Use = iota
	// Picture is published from content/ as it was rebuilt, without metadata: see package picture.
	Picture
	// Private is never published from content/: it keeps who made it, where and with which device.
	Private
	// Active is what a browser runs or obeys. Only themes and the generator itself publish it.
	Active
)

// Kind is one kind of file, as [Of] returns it: its media type, with the charset of a text, and who may publish it.
type Kind struct {
	MIME string
	Use  Use

	endings []string
	magic   []signature // any of them; none for a text
	text    bool
}

// signature is a magic number: bytes at an offset.
type signature struct {
	offset int
	bytes  string
}

// Of returns the kind of a file by the ending of its name or path alone, in upper or lower case, and whether the table
// has it. For example, Of("a/Anh.JPG") is image/jpeg. For an ending that the table lacks it returns the media type
// [Unknown], the use [Active], and false.
func Of(name string) (Kind, bool) {
	i, ok := byEnding[strings.ToLower(path.Ext(name))]
	if !ok {
		return Kind{MIME: Unknown, Use: Active}, false
	}
	return kinds[i], true
}

// Ending returns the usual ending of the kind with a media type, with its dot, e.g. ".jpg" for image/jpeg; "" when the
// table has none. The type of a text needs its charset: "text/plain; charset=utf-8".
func Ending(mime string) string {
	for _, k := range kinds {
		if k.MIME == mime {
			return k.endings[0]
		}
	}
	return ""
}

// MIME returns the media type of a file by the ending of its name, with the charset of texts, or [Unknown].
func MIME(name string) string {
	kind, _ := Of(name)
	return kind.MIME
}

// IsOffice reports whether a file of this name is a document of an office program, which keeps who wrote it, comments and
// tracked changes.
func IsOffice(name string) bool {
	kind, _ := Of(name)
	return strings.HasPrefix(kind.MIME, "application/vnd.openxmlformats-") || strings.HasPrefix(kind.MIME, "application/vnd.oasis.") ||
		strings.HasPrefix(kind.MIME, "application/vnd.ms-") || kind.MIME == "application/msword" || kind.MIME == "application/rtf"
}

// Endings returns all endings of the kinds with this use, with their dots, sorted: .aac, .bmp, ….
func Endings(use Use) []string {
	var out []string
	for _, k := range kinds {
		if k.Use == use {
			out = append(out, k.endings...)
		}
	}
	slices.Sort(out)
	return out
}

// The media types of files that the generator makes and that share an ending with another kind.
const (
	Atom     = "application/atom+xml"
	JSONFeed = "application/feed+json"
)

// Types returns the media type of every ending in the table, ".jpg" → "image/jpeg", for the recipes of web servers. The
// map is new at each call.
func Types() map[string]string {
	out := map[string]string{}
	for _, k := range kinds {
		for _, ending := range k.endings {
			out[ending] = k.MIME
		}
	}
	return out
}

// Proves reports whether data, the bytes of a whole file, are of the kind: that they begin with its magic number or, for
// a text, are valid UTF-8 without zero bytes that does not look like HTML ([LooksActive]). It is always false for a
// Picture, which package picture proves, and for kinds without a magic number.
func (k Kind) Proves(data []byte) bool {
	if k.text {
		return utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 && !LooksActive(data)
	}
	return slices.ContainsFunc(k.magic, func(s signature) bool {
		return len(data) >= s.offset && bytes.HasPrefix(data[s.offset:], []byte(s.bytes))
	})
}

// Enough returns how many bytes from the beginning of a file [Kind.ProvesStart] needs at most: 16 MiB of a text, 4 KiB of
// any other kind.
func (k Kind) Enough() int64 {
	if k.text {
		return maxText
	}
	return 4096
}

// maxText is how many bytes of a text are read for its proof. Browsers look at no more than sniffed.
const maxText = 16 << 20

// ProvesStart is [Kind.Proves] for the first bytes of a file that goes on: the last character of a text may be cut.
func (k Kind) ProvesStart(data []byte) bool {
	if k.text {
		for cut := 0; cut < utf8.UTFMax && cut < len(data) && !utf8.Valid(data[max(0, len(data)-utf8.UTFMax):]); cut++ {
			data = data[:len(data)-1]
		}
	}
	return k.Proves(data)
}

// IsPicture reports whether a file with this name or path is one of those that pages show as pictures, by its ending.
func IsPicture(name string) bool {
	k, _ := Of(name)
	return k.Use == Picture
}

// PictureEnding returns the ending of the name that a JPEG, PNG, GIF or WebP picture should have by its first bytes, for
// example “.jpg”; "" for all other bytes.
func PictureEnding(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		return ".jpg"
	case bytes.HasPrefix(data, []byte("\x89PNG")):
		return ".png"
	case bytes.HasPrefix(data, []byte("GIF8")):
		return ".gif"
	case len(data) > 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP":
		return ".webp"
	}
	return ""
}

// Guess returns a name for what bytes are, for the editor of a file that is not of its kind: "HTML, XML", "EXE", "ZIP",
// "TXT", "empty" or, in doubt, "not UTF-8". Kinds that share a magic number get the name of the first: a docx is "DOCX",
// and so is any other zip archive.
func Guess(data []byte) string {
	switch {
	case len(data) == 0:
		return "empty"
	case LooksActive(data):
		return "HTML, XML"
	case bytes.HasPrefix(data, []byte("MZ")), bytes.HasPrefix(data, []byte("\x7fELF")):
		return "EXE"
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return "UTF-16"
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		return "JPEG"
	case bytes.HasPrefix(data, []byte("\x89PNG")):
		return "PNG"
	case bytes.HasPrefix(data, []byte("GIF8")):
		return "GIF"
	}
	for _, k := range kinds {
		if len(k.magic) > 0 && len(k.endings) > 0 && k.Proves(data) {
			return strings.ToUpper(k.endings[0][1:])
		}
	}
	if utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 {
		return "TXT"
	}
	return "not UTF-8"
}

// sniffed is how far browsers look into a file whose type they doubt: the resource header of
// https://mimesniff.spec.whatwg.org/#reading-the-resource-header.
const sniffed = 1445

// LooksActive reports whether a browser that does not believe the type of a file may take it for HTML, XML or SVG: the
// first byte of data that is not white space is <. data is the file or its beginning; more than the first 1,445 bytes
// are not looked at. A byte order mark of UTF-8 is skipped; UTF-16 with one is never active. It is stricter than the
// tables of the MIME Sniffing Standard, which name the tags, so that no older browser is more lenient; no CSV list or
// subtitle begins so.
func LooksActive(data []byte) bool {
	data = data[:min(len(data), sniffed)]
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	data = bytes.TrimLeft(data, "\t\n\f\r ")
	return len(data) > 0 && data[0] == '<'
}

// byEnding is the index in kinds of every ending.
var byEnding = func() map[string]int {
	out := map[string]int{}
	for i, k := range kinds {
		for _, ending := range k.endings {
			out[ending] = i
		}
	}
	return out
}()
