package diag

// Fix is a change of one file, the file of its problem, that removes the problem: for example, it replaces the key titel
// by title. A fix changes only the characters of its problem, and makes no error: it may be applied without asking.
type Fix struct {
	// OnDisk reports whether the offsets count the bytes of the file on disk. Otherwise they count the bytes of the
	// text that package source makes of them, without byte order mark, in NFC, with \n line ends.
	OnDisk bool
	Edits  []Edit // in order, not overlapping
}

// Edit replaces the bytes from Start to End by Text: Edit{4, 9, "title"} puts title in the place of five bytes,
// Edit{4, 4, "title"} inserts it, Edit{4, 9, ""} removes five bytes. In Text, lines end in \n; the line ends of the file
// are applied to it.
type Edit struct {
	Start, End int
	Text       string
}

// FixBy gives the problem a fix whose edits count the bytes of the text of the file, as [source.File] holds it. No edit
// means no fix. The code must be in [Fixable].
//
//	probs.Add(diag.UnknownKey, at, "titel", "title").FixBy(diag.Edit{offset, offset + len("titel"), "title"})
func (p *Problem) FixBy(edits ...Edit) {
	if len(edits) > 0 {
		p.Fix = &Fix{Edits: edits}
	}
}

// FixOnDisk is FixBy with edits that count the bytes of the file on disk: for example, to remove a character that the
// text of the file does not contain.
func (p *Problem) FixOnDisk(edits ...Edit) {
	if len(edits) > 0 {
		p.Fix = &Fix{OnDisk: true, Edits: edits}
	}
}

// Fixable is the table of the codes whose problems can have a fix, with its description in Vietnamese and English. {0},
// {1}, … are the arguments of the problem.
var Fixable = map[Code]FixTexts{}

// FixTexts describes a fix in one line in each language, as an order: for example, “xoá ký tự ẩn {0}”.
type FixTexts struct{ VI, EN string }
