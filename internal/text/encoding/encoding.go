// Package encoding recognises text that was written with an encoding older than Unicode, or that went wrong on its way,
// and returns it in Unicode.
//
// Offices have decades of text in TCVN3 (the fonts .VnTime, .VnArial) and VNI (VNI-Times): its letters are those of
// Western Europe until the right font shows them. For example, “Héi nghÞ tæng kÕt” is TCVN3 for “Hội nghị tổng kết”.
// Such text is valid UTF-8, so only its words give it away: [Detect] compares how many are Vietnamese syllables before
// and after decoding. A single title is too short to judge: call it for the text of a whole file.
//
// Capitals with a tone mark have no codes of their own in TCVN3; they are small letters in a font whose name ends in H
// (.VnTimeH), which plain text does not keep. [Encoding.Decode] returns them small: “ñy ban” is “ủy ban”.
package encoding

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// Encoding is how a text was written. The zero value is Unicode in UTF-8.
type Encoding string

// The encodings, by the names that people know.
const (
	UTF8        Encoding = ""
	TCVN3       Encoding = "TCVN3 (ABC, .VnTime)"
	VNI         Encoding = "VNI (VNI-Times)"
	Windows1258 Encoding = "windows-1258"
	UTF16LE     Encoding = "UTF-16 (Unicode)"
	UTF16BE     Encoding = "UTF-16 (Unicode big endian)"
	Mojibake    Encoding = "UTF-8 đọc nhầm thành Latin-1"
)

// Bounds of the rule, measured on 506,694 messages in 31 languages without one false alarm.
const (
	leastWords   = 3    // words that are syllables only after decoding
	leastShare   = 0.75 // of the words that are syllables after decoding
	leastGain    = 0.30 // of that share over the share before
	repairShare  = 0.70 // the same for a repaired text
	unicodeShare = 0.50 // of a text with letters that only Unicode has
)

// Detect returns how text, which must be valid UTF-8, was written: [TCVN3] or [VNI] if its letters are those that such
// text shows without its font; [Mojibake] if its UTF-8 was once read as Latin-1 (“Viá»‡t” for “Việt”); or else [UTF8].
// UTF8 is also the answer in doubt and for text without any letter beyond ASCII: TCVN3 and VNI need three different words
// that give them away. It reads at most the first 64 KiB.
func Detect(text string) Encoding {
	text = head(text)
	if plain(text) {
		return UTF8
	}
	before := measure(text, nil)
	if repaired := repair(text); repaired != text {
		if after := measure(norm.NFC.String(repaired), nil); after.unicode > before.unicode && after.share() >= repairShare {
			return Mojibake
		}
	}
	if before.unicode > 0 && before.share() > unicodeShare {
		return UTF8
	}
	best, share := UTF8, before.share()+leastGain
	for _, e := range []Encoding{TCVN3, VNI} {
		after := measure(text, e.DecodeText)
		if after.different >= leastWords && after.share() >= max(leastShare, share) && (e != TCVN3 || after.signs >= 2) {
			best, share = e, after.share()
		}
	}
	return best
}

// DetectBytes returns the encoding of the bytes of a file: UTF-16 if they begin with its byte order mark, and the result
// of [Detect] if they are valid UTF-8. Of other bytes it is the one of [Windows1258], [TCVN3] and [VNI] that makes the
// largest share of the words of the first 64 KiB Vietnamese syllables, Windows1258 in doubt. It always returns an
// encoding, even for a picture.
func DetectBytes(data []byte) Encoding {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return UTF16LE
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return UTF16BE
	case utf8.Valid(data):
		return Detect(string(data))
	}
	best, most := Windows1258, -1.0
	for _, e := range []Encoding{Windows1258, TCVN3, VNI} {
		text := e.Decode(data[:min(len(data), headSize)])
		if share := measure(text, nil).share(); share > most {
			best, most = e, share
		}
	}
	return best
}

// Decode returns the text of a whole file in Unicode, in NFC. Bytes with no meaning in the encoding become U+FFFD; an odd
// last byte of UTF-16 is dropped, as is the byte order mark. With [TCVN3], [VNI] and [Mojibake] data may be the old bytes
// themselves or the valid UTF-8 in which some program saved their letters.
func (e Encoding) Decode(data []byte) string {
	switch e {
	case UTF16LE, UTF16BE:
		return norm.NFC.String(decode16(data, e == UTF16BE))
	case Windows1258:
		text, _ := charmap.Windows1258.NewDecoder().Bytes(data)
		return norm.NFC.String(string(text))
	}
	text := strings.ToValidUTF8(string(data), "\ufffd")
	if (e == TCVN3 || e == VNI) && !utf8.Valid(data) {
		latin, _ := charmap.Windows1252.NewDecoder().Bytes(data)
		if e == TCVN3 { // its codes reach into those that Windows-1252 gives to quotation marks only above 0xA0
			latin, _ = charmap.ISO8859_1.NewDecoder().Bytes(data)
		}
		text = string(latin)
	}
	return norm.NFC.String(e.DecodeText(text))
}

// DecodeText is [Encoding.Decode] of a part of a text that is known to be in [TCVN3], [VNI] or [Mojibake] and whose bytes
// were already read as Latin-1, as those of a Word file in the font .VnTime are. It normalises nothing, so that the parts
// may be joined before that; other encodings return text as it is.
func (e Encoding) DecodeText(text string) string {
	switch e {
	case TCVN3:
		return tcvn3.Replace(text)
	case VNI:
		return vni.Replace(text)
	case Mojibake:
		return repair(text)
	}
	return text
}

func decode16(data []byte, bigEndian bool) string {
	units := make([]uint16, 0, len(data)/2)
	for ; len(data) >= 2; data = data[2:] {
		unit := uint16(data[0]) | uint16(data[1])<<8
		if bigEndian {
			unit = uint16(data[0])<<8 | uint16(data[1])
		}
		units = append(units, unit)
	}
	return strings.TrimPrefix(string(utf16.Decode(units)), "\ufeff")
}

const headSize = 64 << 10

// head returns the beginning of a text, cut between two characters.
func head(text string) string {
	if len(text) <= headSize {
		return text
	}
	return strings.ToValidUTF8(text[:headSize], "")
}

// plain reports whether every letter of a text has a code that TCVN3, VNI and Latin-1 do not use, or is ASCII: most
// files need no second look.
func plain(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] == 0xC2 || text[i] == 0xC3 { // U+0080 to U+00FF
			return false
		}
	}
	return true
}

// repair reads runs of characters of Windows-1252 as the UTF-8 bytes that they once were. A blank where a no-break
// space was lost counts as that: “Ã ” is à.
func repair(text string) string {
	var out strings.Builder
	rest := text
	for rest != "" {
		run, end := latinRun(rest)
		if end == 0 {
			_, size := utf8.DecodeRuneInString(rest)
			out.WriteString(rest[:size])
			rest = rest[size:]
			continue
		}
		if bytes.HasSuffix(run, []byte{0xC3}) && strings.HasPrefix(rest[end:], " ") {
			run = append(run, 0xA0)
			end++
		}
		if len(run) > 1 && utf8.Valid(run) {
			out.Write(run)
		} else {
			out.WriteString(rest[:end])
		}
		rest = rest[end:]
	}
	return out.String()
}

// latinRun returns the bytes of the run of non-ASCII characters of Windows-1252 that a text begins with, and its length
// in the text.
func latinRun(text string) (run []byte, end int) {
	for i, r := range text {
		b, ok := charmap.Windows1252.EncodeRune(r)
		if !ok && r >= 0x80 && r < 0xA0 {
			b, ok = byte(r), true
		}
		if !ok || b < 0x80 {
			return run, i
		}
		run = append(run, b)
		end = i + utf8.RuneLen(r)
	}
	return run, end
}

// Recognise is [DetectBytes], but also finds UTF-16 without a byte order mark, and reports whether it is sure: for bytes
// that are no UTF-8, at least seven words of ten must be Vietnamese syllables, and none have no meaning. Broken UTF-8 and
// files that are no text are in no encoding for sure.
func Recognise(data []byte) (e Encoding, sure bool) {
	if e, ok := wide(data); ok {
		return e, true
	}
	e = DetectBytes(data)
	switch {
	case e == UTF16LE || e == UTF16BE:
		return e, true
	case utf8.Valid(data):
		return e, true
	}
	text := e.Decode(data[:min(len(data), headSize)])
	strange := strings.ContainsFunc(text, func(r rune) bool {
		return r == utf8.RuneError || r < ' ' && r != '\n' && r != '\r' && r != '\t' || r >= 0x7f && r < 0xa0
	})
	m := measure(text, nil)
	return e, !strange && m.words >= leastWords && m.share() >= repairShare
}

// DecodeAgain returns the text of a file in Unicode, without a byte order mark, whatever happened to it on its way: letters of
// an old font that a program saved as UTF-16 or Windows-1258 are decoded too, and so is UTF-8 that was read as Latin-1
// once or twice.
func DecodeAgain(data []byte) string {
	e, _ := Recognise(data)
	text := strings.TrimPrefix(e.Decode(data), "\ufeff")
	for range 2 {
		again := Detect(text)
		if again == UTF8 && Detect(repair(text)) == Mojibake { // read as Latin-1 twice
			again = Mojibake
		}
		if again == UTF8 {
			break
		}
		text = again.Decode([]byte(text))
	}
	return text
}

// wide returns the byte order of UTF-16 without a mark: in a text of Vietnamese most characters are of ASCII, so that every
// other byte is zero, no character is zero, and there is a line end.
func wide(data []byte) (Encoding, bool) {
	data = data[:min(len(data), headSize)]
	var zeros [2]int
	for i := 0; i+1 < len(data); i += 2 {
		if data[i] == 0 {
			zeros[0]++
		}
		if data[i+1] == 0 {
			zeros[1]++
		}
	}
	most := len(data) / 2
	switch {
	case most < 8:
		return UTF8, false
	case zeros[0] == 0 && zeros[1] > most*6/10 && bytes.Contains(data, []byte("\n\x00")):
		return UTF16LE, true
	case zeros[1] == 0 && zeros[0] > most*6/10 && bytes.Contains(data, []byte("\x00\n")):
		return UTF16BE, true
	}
	return UTF8, false
}
