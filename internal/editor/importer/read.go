package importer

import (
	"bytes"
	"context"
	"io"
	"path"
	"strings"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/text/encoding"
)

// readInput reads a file with the reader of its kind.
func readInput(ctx context.Context, in input, o Options) reading {
	if ctx.Err() != nil {
		return reading{}
	}
	if in.size > maxBytes {
		return refused(in, [2]string{"tệp quá 64 MB; ảnh thì thu nhỏ, bản xuất thì chia ra", "the file is over 64 MB; make pictures smaller, split exports"})
	}
	data, err := readAll(in)
	if err != nil {
		return refused(in, [2]string{"không đọc được tệp", "the file cannot be read"})
	}
	kind := KindOf(in.name, data)
	if to := convertible[kind]; to != "" && o.Convert != nil {
		made, err := o.Convert(ctx, in.name, data, to)
		switch {
		case err == nil:
			mark := markOf(data)
			r := readKind(ctx, in, KindOf("x"+to, made), made, mark, o)
			return r
		case !unsupported(err):
			return refused(in, [2]string{"đổi sang " + to + " không được; " + refusals[kind][0], "it could not be converted to " + to + "; " + refusals[kind][1]})
		}
	}
	return readKind(ctx, in, kind, data, markOf(data), o)
}

// convertible has the kinds that programs of the machine may convert, and to what.
var convertible = map[Kind]string{OldWord: ".docx", RTF: ".docx", ODT: ".docx", OldExcel: ".xlsx", ODS: ".xlsx", HEIC: ".jpg"}

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
func readKind(_ context.Context, in input, kind Kind, data []byte, mark string, o Options) reading {
	switch kind {
	case Picture:
		name := in.name
		if ending := path.Ext(SafeName(name)); !isPicture(ending) || bytes.HasPrefix(data, []byte("\xff\xd8\xff")) {
			name = strings.TrimSuffix(name, path.Ext(name)) + endingOf(data)
		}
		f := draft.File{Name: SafeName(name), Data: data, From: draft.Place{File: in.name}}
		return reading{pieces: []*piece{{draft: &draft.Draft{Files: []draft.File{f}, From: f.From}, class: photo, folder: in.folder, sources: []string{in.name}}}}
	case Markdown:
		return in.one(markdownDraft(in, decode(data)), news, mark)
	case Text:
		return in.blocks(textBlocks(in, decode(data)), mark, o)
	}
	why, ok := refusals[kind]
	if !ok {
		why = [2]string{"loại tệp " + string(kind) + " chưa nhập được", "files of the kind " + string(kind) + " cannot be imported yet"}
	}
	return refused(in, why)
}

// one returns the reading of a file that is one draft.
func (in input) one(d *draft.Draft, c class, mark string) reading {
	if d.From.File == "" {
		d.From.File = in.name
	}
	return reading{pieces: []*piece{{draft: d, class: c, folder: in.folder, sources: []string{in.name}, marks: []string{mark}}}}
}

// endingOf returns the ending of a picture by its bytes.
func endingOf(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		return ".jpg"
	case bytes.HasPrefix(data, []byte("\x89PNG")):
		return ".png"
	case bytes.HasPrefix(data, []byte("GIF8")):
		return ".gif"
	case bytes.HasPrefix(data, []byte("RIFF")):
		return ".webp"
	}
	return ".svg"
}

// decode returns a text in Unicode, whatever its encoding.
func decode(data []byte) string {
	e, _ := encoding.Recognise(data)
	text := strings.TrimPrefix(e.Decode(data), "\ufeff")
	if again := encoding.Detect(text); again == encoding.TCVN3 || again == encoding.VNI || again == encoding.Mojibake {
		text = again.Decode([]byte(text)) // letters of an old font that a program saved as UTF-16 or Windows-1258
	}
	return cleanText(text)
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
	d.Title = draft.Value{Text: strings.Trim(frontmatter.Line(lines[at]), "#* _"), From: draft.Place{File: in.name, At: "dòng " + itoa(at+1)}}
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
			doc.Blocks = append(doc.Blocks, blocks.Block{Kind: blocks.Paragraph, Runs: []blocks.Run{{Text: line}}, At: "dòng " + itoa(n)})
		}
	}
	return doc
}

// blocks reads a text as a decision or as news.
func (in input) blocks(doc *blocks.Document, mark string, _ Options) reading {
	d := &draft.Draft{From: draft.Place{File: in.name}}
	if len(doc.Blocks) == 0 {
		return refused(in, refusals[Empty])
	}
	d.Title = draft.Value{Text: doc.Blocks[0].Text(), From: draft.Place{File: in.name, At: doc.Blocks[0].At}}
	var body []string
	for _, b := range doc.Blocks[1:] {
		body = append(body, literal(b.Text()))
	}
	d.Body = strings.Join(body, "\n\n") + "\n"
	return in.one(d, news, mark)
}
