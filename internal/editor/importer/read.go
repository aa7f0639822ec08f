package importer

import (
	"cmp"
	"context"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"

	"bangvang/internal/content/filetype"
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/editor/importer/archive"
	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/editor/importer/docx"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/editor/importer/sheet"
	"bangvang/internal/editor/importer/web"
	"bangvang/internal/text/encoding"
)

// readInput reads a file with the reader of its kind.
func (o *readers) readInput(ctx context.Context, in input) reading {
	if ctx.Err() != nil {
		return reading{}
	}
	if in.startsAsExport() {
		return o.wordPress(ctx, in)
	}
	if in.size > maxBytes {
		return refused(in, [2]string{"tệp quá 64 MB; ảnh thì thu nhỏ, bản xuất thì chia ra", "the file is over 64 MB; make pictures smaller, split exports"})
	}
	data, err := readAll(in)
	if err != nil {
		return refused(in, [2]string{"không đọc được tệp", "the file cannot be read"})
	}
	kind := KindOf(in.name, data)
	if kind != Picture && web.Is(data) {
		kind = HTML
	}
	if to := convertible[kind]; to != "" && o.Convert != nil {
		made, err := o.Convert(ctx, in.name, data, to)
		switch {
		case err == nil:
			in.converted = true
			r := o.readKind(ctx, in, KindOf("x"+to, made), made, markOf(data))
			if to == ".docx" {
				r.compare(in)
			}
			return r
		case !unsupported(err):
			return refused(in, [2]string{"đổi sang " + to + " không được; " + refusals[kind][0], "it could not be converted to " + to + "; " + refusals[kind][1]})
		}
	}
	return o.readKind(ctx, in, kind, data, markOf(data))
}

// convertible has the kinds that programs of the machine may convert, and to what.
var convertible = map[Kind]string{OldWord: ".docx", RTF: ".docx", ODT: ".docx", OldExcel: ".xlsx", ODS: ".xlsx", HEIC: ".jpg"}

// compare says that a text came through another program, which may lose parts of it: LibreOffice has left out a table at the
// end of a .doc.
func (r *reading) compare(in input) {
	for _, p := range r.pieces {
		p.draft.Remarks = append(p.draft.Remarks, draft.Remark{Weight: draft.Look, From: draft.Place{File: in.name},
			VI: "đã đổi sang .docx bằng LibreOffice, có thể mất chữ; so với tệp gốc, nhất là bảng cuối", EN: "it was converted to .docx by LibreOffice, which may lose text; compare it with the file, above all its last table"})
	}
}

func readAll(in input) ([]byte, error) {
	f, err := in.fsys.Open(in.path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxBytes+1))
	if err == nil && len(data) > maxBytes {
		return nil, io.ErrShortBuffer
	}
	return data, err
}

// readKind reads the bytes of a file of a kind. The mark is that of the file as it was named.
func (o *readers) readKind(ctx context.Context, in input, kind Kind, data []byte, mark string) reading {
	switch kind {
	case Picture:
		return in.picture(ctx, data)
	case Markdown:
		return o.markdown(in, data, mark)
	case Text:
		return o.document(in, textBlocks(in, cleanText(encoding.DecodeAgain(data))), mark)
	case Word:
		return o.documentOr(in, mark)(docx.Read(in.name, data))
	case PDF:
		return o.documentOr(in, mark)(readPDF(ctx, in.name, data))
	case HTML, MHTML:
		return o.page(ctx, in, data, mark)
	case Excel, CSV:
		book, err := sheet.Read(in.name, data)
		if err != nil {
			return in.refusedBy(err)
		}
		return o.book(in, book, mark)
	}
	why, ok := refusals[kind]
	if !ok {
		why = [2]string{"loại tệp " + string(kind) + " chưa nhập được", "files of the kind " + string(kind) + " cannot be imported yet"}
	}
	return refused(in, why)
}

// picture returns a photo as a file with a safe name, whose ending is that of its bytes.
func (in input) picture(ctx context.Context, data []byte) reading {
	name := strings.TrimSuffix(in.name, path.Ext(in.name)) + cmp.Or(filetype.PictureEnding(data), ".svg")
	f := draft.File{Name: SafeName(name), Data: data, From: draft.Place{File: in.name}}
	if !in.converted {
		f = later(ctx, f, func() ([]byte, error) { return readAll(in) })
	}
	return reading{pieces: []*piece{{draft: &draft.Draft{Files: []draft.File{f}, From: f.From}, class: photo, folder: in.folder, sources: []string{in.name}}}}
}

// refusedBy returns the remark of a file that its reader refused.
func (in input) refusedBy(err error) reading {
	if why := (*blocks.Refusal)(nil); errors.As(err, &why) {
		return refused(in, [2]string{why.VI, why.EN})
	}
	return refused(in, [2]string{"tệp hỏng, không đọc được", "the file is broken and cannot be read"})
}

// one returns the reading of a file that is one draft.
func (in input) one(d *draft.Draft, c class, mark string) reading {
	if d.From.File == "" {
		d.From.File = in.name
	}
	return reading{pieces: []*piece{{draft: d, class: c, folder: in.folder, sources: []string{in.name}, marks: []string{mark}}}}
}

// startsAsExport reports whether a file begins as an export of WordPress, which may be larger than others.
func (in input) startsAsExport() bool {
	f, err := in.fsys.Open(in.path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, sniffed)
	n, _ := io.ReadFull(f, head)
	return KindOf(in.name, head[:n]) == WordPress
}

// wordPress reads an export as a stream; each of its posts and pages is an article of its own.
func (o *readers) wordPress(ctx context.Context, in input) (r reading) {
	open := func() (io.ReadCloser, error) { return in.fsys.Open(in.path) }
	remarks, err := archive.WordPress(ctx, in.name, open, o.archives(), func(item archive.Item) { r.pieces = append(r.pieces, in.item(item)) })
	if err != nil && ctx.Err() == nil {
		return refused(in, [2]string{"không đọc được bản xuất WordPress", "the export of WordPress cannot be read"})
	}
	r.remarks = remarks
	return r
}

// item returns an item of an archive as a piece that joins with nothing.
func (in input) item(item archive.Item) *piece {
	if item.Draft.From.File == "" {
		item.Draft.From.File = in.name
	}
	return &piece{draft: item.Draft, class: whole, folder: in.folder, sources: []string{in.name}, marks: []string{markOf(item.ID) + "-" + markOf(item.Text)[:6]}, archive: true}
}

// markdown reads a text in Markdown: one with front matter is of another generator, any other begins with its title.
func (o *readers) markdown(in input, data []byte, mark string) reading {
	if item, ok := archive.Single(in.fsys, in.path, in.name, data, o.archives()); ok && o.As == "" {
		p := in.item(item)
		p.marks, p.archive = []string{mark}, false
		return reading{pieces: []*piece{p}}
	}
	d := markdownDraft(in, cleanText(encoding.DecodeAgain(data)))
	c := tidings
	if d.Page = o.As == "page"; d.Page {
		c = whole
	}
	return in.one(d, c, mark)
}

// markdownDraft returns the draft of a Markdown text without front matter: its title is the first heading, or the first line.
func markdownDraft(in input, text string) *draft.Draft {
	d := &draft.Draft{From: draft.Place{File: in.name}}
	lines := strings.Split(strings.Trim(text, "\n"), "\n")
	at := 0
	for i, line := range lines {
		if strings.HasPrefix(line, "# ") {
			at = i
			break
		}
	}
	d.Title = draft.Value{Text: strings.Trim(frontmatter.Line(lines[at]), "#* _"), From: draft.Place{File: in.name, At: "dòng " + strconv.Itoa(at+1)}}
	d.Body = strings.Trim(strings.Join(append(lines[:at:at], lines[at+1:]...), "\n"), "\n") + "\n"
	return d
}

// textBlocks returns a plain text as blocks: each line that is not empty is a paragraph.
func textBlocks(in input, text string) *blocks.Document {
	doc := &blocks.Document{File: in.name}
	n := 0
	for line := range strings.Lines(text) {
		n++
		if line = strings.TrimSpace(line); line != "" {
			doc.Blocks = append(doc.Blocks, blocks.Block{Kind: blocks.Paragraph, Runs: []blocks.Run{{Text: line}}, At: "dòng " + strconv.Itoa(n)})
		}
	}
	return doc
}
