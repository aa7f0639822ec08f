// Package docx reads the text of Word files (.docx, .docm, .dotx), as a function of bytes.
//
// For example, a decision with an annex of 120 names becomes a [blocks.Document] of paragraphs and a table of 123 rows, in
// which each cell has its text even where the file merged it with the one above.
//
// The text is that which Word prints with all tracked changes accepted: inserted and moved text is in it, deleted and hidden
// text, comments, headers and footers are not. Numbers that Word makes by itself (1., a), Điều 1.) are texts, also in the
// cells of a column STT. Text in the fonts of TCVN3 (.VnTime) and VNI (VNI-Times) is decoded run by run, with the
// capitals of .VnTimeH; everything is NFC. Text boxes follow the paragraph they belong to, nested tables become the text
// of their cell. A table that only arranges pictures becomes pictures with captions.
//
// # Limits
//
// A file is hostile until proven otherwise: its sizes may lie, its XML may be of any depth. Read reads at most [MaxText]
// bytes of the text and [MaxParts] of all parts together, whatever sizes they declare, keeps at most [MaxCells] cells of
// tables, follows elements 1,000 deep and refuses a tag of more than 1 MiB; what is beyond is left out and in
// Document.Dropped. It reads some 5 MB of XML in a second and needs memory of ten times the text.
package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/text/encoding"
)

// Limits of a file.
const (
	MaxText  = 48 << 20  // bytes of the XML of the text
	MaxParts = 256 << 20 // bytes of all parts read, pictures too
	MaxCells = 1_000_000 // of all tables, a merged one counted for each place it takes
)

const (
	maxSmall   = 8 << 20 // bytes of each of the other parts of XML
	maxPicture = 40 << 20
	maxDropped = 200
)

// Read reads a Word file. name is its name for messages. The error is a [*blocks.Refusal], which names the kind of the
// bytes if they are no Word file of today. A file that breaks off gives its text up to there, with the place in Dropped.
func Read(name string, data []byte) (*blocks.Document, error) {
	archive, refusal := openArchive(data)
	if refusal != nil {
		return nil, refusal
	}
	r := newReader(name, archive)
	if err := r.read(); err != nil {
		return nil, err
	}
	if old := encoding.Detect(r.sample.String()); old == encoding.TCVN3 || old == encoding.VNI {
		again := newReader(name, archive.again())
		again.unnamed = old
		if err := again.read(); err == nil {
			again.drop("", fmt.Sprintf("chữ trong tệp viết bằng mã %s nhưng không còn phông của nó; đã chuyển sang Unicode, chữ hoa có dấu có thể thành chữ thường", old),
				fmt.Sprintf("the text is in %s without its font; it was decoded, capitals with marks may have become small", old))
			r = again
		}
	}
	r.sum()
	caption(r.doc)
	return r.doc, nil
}

// reader reads one file into doc.
type reader struct {
	parts   *archive
	doc     *blocks.Document
	rels    map[string]relation // of the part that is being read
	styles  *styles
	numbers *numbering
	notes   map[string]blocks.Note // of footnotes and endnotes by “f1”, “e1”
	noteAt  map[string]int         // the index of a note in doc.Notes, plus 1
	shown   map[string]int         // the index of a picture in doc.Pictures by its part, plus 1
	unnamed encoding.Encoding      // of text in fonts of Unicode: the fonts were lost

	paragraphs, tables, cells, depth int
	inCell, inNote                   bool
	changes, comments, lists         int // tracked changes, comments and tables of contents
	fields                           []field
	sample                           strings.Builder // text in fonts of Unicode, its first 64 KiB
}

// field is a field of Word that is open: its instruction, then its text.
type field struct {
	instruction string
	text        bool // its text has begun
	link        string
}

func newReader(name string, parts *archive) *reader {
	return &reader{parts: parts, doc: &blocks.Document{File: name}, notes: map[string]blocks.Note{}, noteAt: map[string]int{}, shown: map[string]int{}}
}

func (r *reader) read() error {
	main := r.parts.main()
	if main == "" {
		return notWord(r.parts)
	}
	r.readTitle()
	r.readStyles(main)
	r.readNotes(main)
	r.rels = r.parts.relations(main)
	part, err := r.parts.open(main, MaxText)
	switch {
	case errors.Is(err, errLarge):
		return &blocks.Refusal{VI: "phần chữ của tệp Word quá lớn (trên 48 MB); chia thành nhiều tệp", EN: "the text of the Word file is too large (more than 48 MB); split it into several files"}
	case err != nil:
		return &blocks.Refusal{VI: "tệp Word hỏng: không có phần chữ; mở bằng Word rồi lưu lại thành .docx", EN: "the Word file is broken, its text is missing; open it in Word and save it as .docx"}
	}
	defer part.Close()
	d := decoder(part)
	err = r.body(d)
	switch {
	case err == nil:
	case len(r.doc.Blocks) == 0:
		return &blocks.Refusal{VI: "tệp Word hỏng: không đọc được phần chữ; mở bằng Word rồi lưu lại thành .docx", EN: "the Word file is broken, its text cannot be read; open it in Word and save it as .docx"}
	default:
		r.doc.Dropped = append(r.doc.Dropped, blocks.Dropped{At: fmt.Sprintf("sau đoạn %d", r.paragraphs), Lost: true,
			VI: "tệp hỏng hoặc quá lớn từ chỗ này, phần sau không đọc được; mở bằng Word rồi lưu lại",
			EN: "the file is broken or too large from here on, the rest was not read; open it in Word and save it again"})
	}
	return nil
}

// body reads the blocks of the text, until the end of the element body.
func (r *reader) body(d *xml.Decoder) error {
	for {
		token, err := d.Token()
		if err != nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "body" {
			return r.blocks(d, func(b blocks.Block) {
				if b.Kind != blocks.Item || strings.TrimSpace(b.Text()) != "" {
					r.doc.Blocks = append(r.doc.Blocks, b)
				}
			}, nil)
		}
	}
}

// drop records that a part was left out; the same reason at the same place once.
func (r *reader) drop(at, vi, en string) {
	d := blocks.Dropped{At: at, VI: vi, EN: en}
	if len(r.doc.Dropped) >= maxDropped {
		return
	}
	if slices.Contains(r.doc.Dropped, d) {
		return
	}
	r.doc.Dropped = append(r.doc.Dropped, d)
}

// sum records what was left out without a place of its own.
func (r *reader) sum() {
	if r.changes > 0 {
		r.drop("", fmt.Sprintf("tệp còn %d chỗ sửa chưa chấp nhận (Track Changes); đã đọc như đã chấp nhận hết", r.changes),
			fmt.Sprintf("the file has %d tracked changes; it was read with all of them accepted", r.changes))
	}
	if r.comments > 0 {
		r.drop("", fmt.Sprintf("%d nhận xét (Comment) bên lề không đưa vào bài", r.comments), fmt.Sprintf("%d comments in the margin were left out", r.comments))
	}
	if r.lists > 0 {
		r.drop("", "mục lục của tệp không đưa vào bài", "the table of contents was left out")
	}
}

// readTitle reads the title of the file's properties.
func (r *reader) readTitle() {
	part, err := r.parts.open("docProps/core.xml", maxSmall)
	if err != nil {
		return
	}
	defer part.Close()
	d := decoder(part)
	for {
		token, err := d.Token()
		if err != nil {
			return
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "title" {
			r.doc.Title = strings.TrimSpace(compose(readText(d)))
			return
		}
	}
}

// readNotes reads the footnotes and endnotes.
func (r *reader) readNotes(main string) {
	for _, kind := range []string{"footnote", "endnote"} {
		name := r.parts.related(main, "/"+kind+"s")
		part, err := r.parts.open(name, maxSmall)
		if err != nil {
			continue
		}
		r.rels, r.inNote = r.parts.relations(name), true
		d := decoder(part)
		for err == nil {
			var token xml.Token
			token, err = d.Token()
			e, ok := token.(xml.StartElement)
			if !ok || e.Name.Local != kind {
				continue
			}
			var note blocks.Note
			err = r.blocks(d, func(b blocks.Block) {
				if len(note.Runs) > 0 {
					note.Runs = append(note.Runs, blocks.Run{Text: "\n"})
				}
				if b.Kind == blocks.Table {
					b.Runs = []blocks.Run{{Text: b.Text()}}
				}
				note.Runs = append(note.Runs, b.Runs...)
			}, nil)
			r.notes[kind[:1]+attribute(e, "id")] = note
		}
		part.Close()
		r.inNote, r.paragraphs, r.tables = false, 0, 0
		r.fields = nil
	}
}

// noteIndex returns the index plus 1 of a note in doc.Notes, where it is put at its first reference; 0 for a note that the
// file does not have.
func (r *reader) noteIndex(key string) int {
	note, ok := r.notes[key]
	if !ok || r.inNote {
		return 0
	}
	if r.noteAt[key] == 0 {
		note.At = fmt.Sprintf("chú thích %d", len(r.doc.Notes)+1)
		r.doc.Notes = append(r.doc.Notes, note)
		r.noteAt[key] = len(r.doc.Notes)
	}
	return r.noteAt[key]
}

// errDepth ends the reading of XML that no program wrote.
var errDepth = errors.New("elements are nested too deeply")

const (
	maxDepth   = 60    // of tables, boxes and wrappers within each other
	maxSkipped = 1_000 // elements within an element that is not read
)

// decoder returns a decoder of XML that is bounded in its tags.
func decoder(part io.Reader) *xml.Decoder {
	d := xml.NewDecoder(&tags{from: part})
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	return d
}

// tags passes bytes on and fails at a tag of more than maxTag bytes, which would be held in memory many times over. Control
// characters that XML forbids become blanks.
type tags struct {
	from   io.Reader
	length int // of the tag that is open
	open   bool
}

const maxTag = 1 << 20

var errTag = errors.New("a tag is too long")

func (t *tags) Read(p []byte) (int, error) {
	n, err := t.from.Read(p)
	for i, c := range p[:n] {
		switch {
		case c == '<':
			t.open, t.length = true, 0
		case c == '>':
			t.open = false
		case c < ' ' && c != '\t' && c != '\n' && c != '\r':
			p[i] = ' '
		}
		if t.open {
			if t.length++; t.length > maxTag {
				return i, errTag
			}
		}
	}
	return n, err
}

// children calls do for each element within the one whose start was read; do must read its end too.
func children(d *xml.Decoder, do func(e xml.StartElement) error) error {
	for {
		token, err := d.Token()
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			if err := do(e); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// skip reads to the end of the element whose start was read.
func skip(d *xml.Decoder) error {
	for depth := 1; depth > 0; {
		token, err := d.Token()
		if err != nil {
			return err
		}
		switch token.(type) {
		case xml.StartElement:
			if depth++; depth > maxSkipped {
				return errDepth
			}
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// readText returns the text within the element whose start was read, and reads its end.
func readText(d *xml.Decoder) string {
	var out bytes.Buffer
	for depth := 1; depth > 0; {
		token, err := d.Token()
		if err != nil {
			break
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > maxSkipped {
				return out.String()
			}
		case xml.EndElement:
			depth--
		case xml.CharData:
			out.Write(t)
		}
	}
	return out.String()
}

// attribute returns an attribute of an element by its local name, "" if it is absent.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
