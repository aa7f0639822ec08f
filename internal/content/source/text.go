package source

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/cespare/xxhash/v2"

	"bangvang/internal/diag"
	"bangvang/internal/text/confusable"
	"bangvang/internal/text/viet"
)

// maxControls is the number of control and hidden characters of a file that are reported: a binary file under the
// name of a text would otherwise drown all other problems.
const maxControls = 10

// NewFile returns the text file at path (content/…) with the bytes raw, normalised, and the problems of its characters.
// It reads nothing from disk. With a [diag.NotUTF8], which is then the only problem, its Text is empty.
func NewFile(path string, raw []byte) (*File, diag.List) {
	return newFile(path, raw, xxhash.Sum64(raw))
}

func newFile(path string, raw []byte, sum uint64) (*File, diag.List) {
	f := &File{Path: path, Hash: sum}
	text := normaliseLineEnds(string(raw))
	clean, suspect := isClean(text)
	if suspect {
		if old, problems := newOldFile(path, raw, sum); old != nil {
			return old, problems
		}
	}
	if clean {
		f.setText(text)
		return f, f.reportConflicts()
	}
	if at := firstInvalid(text); at < len(text) {
		f.setText(viet.NFC(text[:at]))
		pos := f.Pos(len(f.Text))
		f.setText("")
		return f, diag.List{diag.At(diag.NotUTF8, pos, fmt.Sprintf("0x%02X", text[at]))}
	}
	text, probs, at := normaliseRunes(viet.NFC(text))
	f.setText(text)
	for i := range probs {
		probs[i].Pos = f.Pos(at[i])
	}
	addDeletions(raw, probs)
	addBlanks(raw, probs)
	if n := strings.Count(text, "\ufffd"); n > 0 && !slices.ContainsFunc(probs, isControl) {
		probs.Add(diag.LostCharacter, f.Pos(strings.Index(text, "\ufffd")), strconv.Itoa(n))
	}
	return f, append(probs, f.reportConflicts()...)
}

// isControl reports whether a problem is of a control character, which the text has lost to U+FFFD.
func isControl(p diag.Problem) bool { return p.Code == diag.ControlCharacter }

// addDeletions gives each problem of a hidden character the fix that deletes it from the bytes raw. The characters have
// the order of their problems; the last problem also deletes those beyond the reported ones.
func addDeletions(raw []byte, probs diag.List) {
	var edits []diag.Edit
	for at, r := range string(raw) {
		if mark := at == 0 && r == '\ufeff'; confusable.IsHidden(r) && !mark {
			edits = append(edits, diag.Edit{Start: at, End: at + utf8.RuneLen(r)})
		}
	}
	var last *diag.Problem
	for i := range probs {
		if p := &probs[i]; p.Code == diag.HiddenCharacter && len(edits) > 0 {
			p.FixOnDisk(edits[0])
			last, edits = p, edits[1:]
		}
	}
	if last != nil {
		last.FixOnDisk(append(last.Fix.Edits, edits...)...)
	}
}

// addBlanks gives the problem of separators, if there is one, the fix that writes a blank for each of them in the bytes raw.
func addBlanks(raw []byte, probs diag.List) {
	i := slices.IndexFunc(probs, func(p diag.Problem) bool { return p.Code == diag.ForeignBreak })
	if i < 0 {
		return
	}
	var edits []diag.Edit
	for at, r := range string(raw) {
		if isSeparator(r) {
			edits = append(edits, diag.Edit{Start: at, End: at + utf8.RuneLen(r), Text: " "})
		}
	}
	probs[i].FixOnDisk(edits...)
}

// normaliseLineEnds returns a text without byte order mark, with \n line ends.
func normaliseLineEnds(text string) string {
	text = strings.TrimPrefix(text, "\ufeff")
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(text, "\r\n", "\n")
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	return text
}

// isClean reports, in one pass, whether a text is UTF-8 and NFC and without forbidden characters, as nearly all are, and
// whether it may be in another encoding: it is not clean, or has more letters of Latin-1 than Vietnamese in Unicode has, or
// signs that such a text shows. Clean may be wrong: a text of other scripts is then checked more closely.
func isClean(text string) (clean, suspect bool) {
	classes := runeClasses()
	var count [5]int
	for _, r := range text {
		c := foreign
		if r < tabled {
			c = classes[r]
		} else if isSound(r) {
			c = other
		}
		if c == foreign {
			return false, true
		}
		count[c]++
	}
	return true, count[latin]+count[sign] > 2*count[other] || count[sign] > 2
}

// runeClass is what [isClean] takes a character for.
type runeClass uint8

const (
	foreign runeClass = iota // not composed, a control character, a separator or hidden
	plain                    // ASCII
	latin                    // of Latin-1: a letter, or a tab
	sign                     // of Latin-1: no letter
	other
)

// tabled is the number of characters that have a class in a table: all that Vietnamese text has, but for rare signs.
const tabled = 0x2040

// runeClasses returns the class of each of the first characters of Unicode.
var runeClasses = sync.OnceValue(func() *[tabled]runeClass {
	var out [tabled]runeClass
	for r := range rune(tabled) {
		switch {
		case r >= ' ' && r < 0x7f || r == '\n':
			out[r] = plain
		case !isSound(r):
			out[r] = foreign
		case r > 0xff:
			out[r] = other
		case r > 0xa0 && r < 0xc0:
			out[r] = sign
		default:
			out[r] = latin
		}
	}
	return &out
})

// isSound reports whether r may be in a text as it is; it is false for [utf8.RuneError] too.
func isSound(r rune) bool {
	return viet.IsComposed(r) && !IsControl(r) && !isSeparator(r) && !confusable.IsHidden(r)
}

// firstInvalid returns the offset of the first byte that is not UTF-8, the text's length when there is none.
func firstInvalid(text string) int {
	for i, r := range text {
		if r == utf8.RuneError && !strings.HasPrefix(text[i:], "\ufffd") {
			return i
		}
	}
	return len(text)
}

// normaliseRunes replaces the forbidden characters of a text in NFC: a control character becomes U+FFFD, a hidden one
// is dropped, a separator becomes a blank. The problems are at the offsets at of the result; separators have one, at the
// first of them.
func normaliseRunes(text string) (settled string, probs diag.List, at []int) {
	if !strings.ContainsFunc(text, func(r rune) bool { return IsControl(r) || isSeparator(r) || confusable.IsHidden(r) }) {
		return text, nil, nil
	}
	var out strings.Builder
	separated := false
	for _, r := range text {
		code, instead := Normalise(r)
		known := code == diag.ForeignBreak && separated
		separated = separated || code == diag.ForeignBreak
		if code != "" && !known && (len(probs) < maxControls || code == diag.ForeignBreak) {
			probs.Add(code, diag.Pos{}, CodePoint(r))
			at = append(at, out.Len())
		}
		if instead >= 0 {
			out.WriteRune(instead)
		}
	}
	return viet.NFC(out.String()), probs, at
}

// Normalise returns the code of the problem of a character r that a text must not contain, and the character to write
// in its place, -1 for none; "" and r itself if r is fine. For example, a NUL is a [diag.ControlCharacter] and becomes
// U+FFFD, U+200B is a [diag.HiddenCharacter] and is left out, U+000B is a [diag.ForeignBreak] and becomes a blank. The code
// is "" just when r stays.
func Normalise(r rune) (code diag.Code, instead rune) {
	switch {
	case isSeparator(r):
		return diag.ForeignBreak, ' '
	case IsControl(r):
		return diag.ControlCharacter, utf8.RuneError
	case confusable.IsHidden(r):
		return diag.HiddenCharacter, -1
	}
	return "", r
}

// CodePoint returns the name of a character that cannot be shown: "U+202E".
func CodePoint(r rune) string { return fmt.Sprintf("U+%04X", r) }

// IsControl reports whether r is a character that a text must not contain because XML 1.0 §2.2 or YAML 1.2 §5.1 exclude
// or discourage it: U+0000 to U+001F except \n and \t (so \r counts), U+007F to U+009F, U+FFFE, and U+FFFF.
func IsControl(r rune) bool {
	switch {
	case r < ' ':
		return r != '\n' && r != '\t'
	case r < 0x7f:
		return false
	}
	return r <= 0x9f || r == 0xfffe || r == 0xffff
}

// isSeparator reports whether r breaks lines or pages in another program, so that it separates the words beside it: the line
// and page break of Word (U+000B, U+000C), U+0085, U+2028, and U+2029.
func isSeparator(r rune) bool {
	switch r {
	case '\v', '\f', 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}

// A checkpoint is the column at an offset inside a long line, so that a file of one endless line is not counted from
// its start for each position in it.
type checkpoint struct{ offset, col int }

// longLine is the length in bytes from which a line has checkpoints, and the distance between them.
const longLine = 4096

// setText sets f's text and the index of its lines.
func (f *File) setText(text string) {
	f.Text, f.checkpoints = text, nil
	f.lines = make([]int, 1, strings.Count(text, "\n")+1)
	for start := 0; ; {
		n := strings.IndexByte(text[start:], '\n')
		if n < 0 {
			f.addCheckpoints(start, len(text))
			return
		}
		f.addCheckpoints(start, start+n)
		start += n + 1
		f.lines = append(f.lines, start)
	}
}

func (f *File) addCheckpoints(start, end int) {
	col := 1
	for end-start >= longLine {
		next := start + longLine
		for !utf8.RuneStart(f.Text[next-1]) {
			next--
		}
		next-- // before a whole rune, so that no checkpoint is inside one
		col += width(f.Text[start:next])
		f.checkpoints = append(f.checkpoints, checkpoint{next, col})
		start = next
	}
}

// lineIndex returns the index in f.lines of the line that contains offset.
func (f *File) lineIndex(offset int) int {
	i, found := slices.BinarySearch(f.lines, offset)
	if found {
		return i
	}
	return i - 1
}

// checkpointBefore returns the last checkpoint at or before offset, the zero one when there is none.
func (f *File) checkpointBefore(offset int) checkpoint {
	i, found := slices.BinarySearchFunc(f.checkpoints, offset, func(c checkpoint, o int) int { return c.offset - o })
	switch {
	case found:
		return f.checkpoints[i]
	case i == 0:
		return checkpoint{}
	}
	return f.checkpoints[i-1]
}

// width returns the number of characters of text as people see them: runes except combining marks.
func width(text string) int {
	n := 0
	for _, r := range text {
		if r < 0x300 || viet.IsComposed(r) || !unicode.In(r, unicode.Mn, unicode.Me) { // the first marks are at U+0300
			n++
		}
	}
	return n
}
