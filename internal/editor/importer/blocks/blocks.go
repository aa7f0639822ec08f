// Package blocks holds the text of an office's file as a sequence of blocks: headings, paragraphs, items, tables and
// pictures, each with its place in the file. The readers of Word, PDF and spreadsheets make it; the readers of decisions
// and of news take facts from it, so that these know no file format.
//
// For example, a Word file with the title “Hội nghị tổng kết”, a sentence and a list of three names is a Document of a
// Heading, a Paragraph and a Table. All texts are NFC and Unicode, whatever font or encoding the file had.
package blocks

import (
	"regexp"
	"strings"
)

// Document is the text of one file, as it would be printed: insertions that are tracked are in it, deletions and hidden
// text are not.
type Document struct {
	File     string // name of the file, as messages give it
	Blocks   []Block
	Notes    []Note    // footnotes, in the order of their references
	Pictures []Picture // in the order of the text
	Dropped  []Dropped // parts that are not in Blocks, and why
	Title    string    // of the file's properties, "" when absent; often wrong
	Flat     bool      // its tables are lines of text, as those of a PDF are
}

// Kind is the kind of a [Block].
type Kind uint8

const (
	Paragraph Kind = iota // Runs
	Heading               // Runs; Level 1 is the highest, 0 the title of the whole text
	Item                  // Runs, an item of a list; Level 0 is the outermost
	Table                 // Rows
	PictureAt             // Picture, the index of one of Document.Pictures
)

// Block is one paragraph, item, table or picture.
type Block struct {
	Kind    Kind
	Level   int
	Ordered bool   // of an Item: it has a number
	Mark    string // of an Item: its number or bullet as printed, “a)”; "" when the file does not say it
	Centred bool   // centred, as the head of a decision
	Style   string // name of its style in small letters, “caption”; "" for the usual one or none
	Size    int    // of most of its letters, in half points; 0 when the file does not say it
	Runs    []Run
	Rows    []Row
	Picture int
	At      string // its place in the file, in Vietnamese: “đoạn 12”, “bảng 2”
}

// Run is a part of a paragraph in one style.
type Run struct {
	Text         string
	Bold, Italic bool
	Link         string // address, "" for none
	Note         int    // index of one of Document.Notes plus 1; then Text is ""
}

// Row is a row of a table. Every row of a table has the same number of cells: a cell that spans several columns is
// repeated in each, and a cell that spans several rows in each of these.
type Row struct {
	Cells  []Cell
	Header bool   // the file marks it as a heading
	At     string // “bảng 2, dòng 14”, “Sheet1!14”
}

// Cell is a cell of a table.
type Cell struct {
	Text   string // paragraphs are separated by \n
	Bold   bool   // all of its text is bold
	Column int    // of a cell that spans several columns: the first of them, from 0; else its own
	Span   int    // number of columns it spans, at least 1
	Down   bool   // it continues the cell above
}

// PlainRow returns a row whose cells have these texts and span nothing, as those of a CSV file. For example, at is “dòng 14”.
// The row belongs to the caller.
func PlainRow(at string, texts []string) Row {
	row := Row{At: at, Cells: make([]Cell, len(texts))}
	for i, text := range texts {
		row.Cells[i] = Cell{Text: text, Column: i, Span: 1}
	}
	return row
}

// Note is a footnote.
type Note struct {
	Runs []Run
	At   string
}

// Picture is a picture of the file, with its bytes as they are in it.
type Picture struct {
	Name    string // base name in the file: image1.jpeg
	Data    []byte
	Alt     string
	Caption string // of the paragraph below it, if that is a caption
	At      string
}

// Dropped is a part of a file that was left out, with the reason in both languages.
type Dropped struct {
	At     string
	VI, EN string
	Lost   bool // text of the file is missing
}

// Refusal is the reason, in both languages, why the bytes of a file cannot be read: it is of another kind, encrypted or
// broken. It names the kind and the way out: “đây là tệp Word cũ (.doc); mở bằng Word rồi lưu lại thành .docx”.
type Refusal struct{ VI, EN string }

func (r *Refusal) Error() string { return r.VI }

// Text returns the text of a block without styles; of a table, its rows in lines, with tabs between the cells, where a
// cell that spans several columns or rows is written once.
func (b Block) Text() string {
	if b.Kind != Table {
		return runsText(b.Runs)
	}
	var out strings.Builder
	for _, row := range b.Rows {
		var cells []string
		for i, c := range row.Cells {
			if c.Column == i && !c.Down {
				cells = append(cells, c.Text)
			}
		}
		out.WriteString(strings.Join(cells, "\t") + "\n")
	}
	return out.String()
}

// DropStars removes from the text the marks “**” that a program or a person typed to make it bold, “**Bằng khen** cho”, and
// reports whether there were any. A mark between blanks stays.
func (d *Document) DropStars() (dropped bool) {
	drop := func(text *string) {
		if !strings.Contains(*text, "**") {
			return
		}
		if left := stars.ReplaceAllString(*text, "$1$2"); left != *text {
			*text, dropped = left, true
		}
	}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		for j := range b.Runs {
			drop(&b.Runs[j].Text)
		}
		for j := range b.Rows {
			for k := range b.Rows[j].Cells {
				drop(&b.Rows[j].Cells[k].Text)
			}
		}
	}
	return dropped
}

var stars = regexp.MustCompile(`([^\s*])\*\*|\*\*([^\s*])`)

// Bold reports whether all letters of a block are bold, as a heading by hand is. It is false for a block without text.
func (b Block) Bold() bool { return every(b.Runs, func(r Run) bool { return r.Bold }) }

// Italic reports whether all letters of a block are in italics, as a caption by hand is. It is false for a block without
// text.
func (b Block) Italic() bool { return every(b.Runs, func(r Run) bool { return r.Italic }) }

func every(runs []Run, is func(r Run) bool) bool {
	some := false
	for _, r := range runs {
		switch {
		case strings.TrimSpace(r.Text) == "":
		case !is(r):
			return false
		default:
			some = true
		}
	}
	return some
}

func runsText(runs []Run) string {
	var out strings.Builder
	for _, r := range runs {
		out.WriteString(r.Text)
	}
	return out.String()
}
