package docx

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"bangvang/internal/editor/importer/blocks"
)

// paragraph is a paragraph as the file has it.
type paragraph struct {
	form
	gone   bool // its end is deleted, its text continues in the next one
	pieces []piece
}

// paragraph reads a paragraph, whose start was read; before, if not nil, is the one whose text it continues. The result is
// never nil.
func (r *reader) paragraph(d *xml.Decoder, before *paragraph) (*paragraph, error) {
	p := &paragraph{}
	if before != nil {
		p.pieces = before.pieces
	} else if last := len(r.fields) - 1; last >= 0 && !r.fields[last].text {
		r.fields = nil // a field without a text would hide the rest of the file
	}
	err := r.deeper(func() error { return r.inline(d, p, "") })
	return p, err
}

// inline reads the runs in the element whose start was read, all with a link if it is not empty.
func (r *reader) inline(d *xml.Decoder, p *paragraph, link string) error {
	var each func(e xml.StartElement) error
	each = func(e xml.StartElement) error {
		if is, err := r.within(d, e, each); is {
			return err
		}
		switch e.Name.Local {
		case "pPr":
			f, gone, err := readForm(d)
			p.form, p.gone = f, gone
			return err
		case "hyperlink":
			to := r.rels[attribute(e, "id")]
			if !to.outside {
				to.target = ""
			}
			return r.deeper(func() error { return r.inline(d, p, to.target) })
		case "fldSimple":
			return r.deeper(func() error { return r.inline(d, p, linkOf(attribute(e, "instr"))) })
		case "r":
			return r.deeper(func() error { return r.run(d, p, link) })
		case "oMath", "oMathPara":
			p.pieces = append(p.pieces, piece{Run: blocks.Run{Text: readText(d)}})
			return nil
		case "commentReference":
			r.comments++
		}
		return skip(d)
	}
	return children(d, each)
}

// run reads a run, whose start was read.
func (r *reader) run(d *xml.Decoder, p *paragraph, link string) error {
	own := r.lookOf(p.style, look{}, "")
	add := func(text string) {
		if own.concealed == on || r.instruct(text) {
			return
		}
		text = raised(text, own.height)
		p.pieces = append(p.pieces, piece{Run: blocks.Run{Text: text, Bold: own.bold == on, Italic: own.italic == on, Link: r.linkOr(link)}, font: own.font, size: own.size})
	}
	var each func(e xml.StartElement) error
	each = func(e xml.StartElement) error {
		if e.Name.Local == "AlternateContent" {
			_, err := r.within(d, e, each)
			return err
		}
		switch e.Name.Local {
		case "rPr":
			direct, style, err := readLook(d)
			own = r.lookOf(p.style, direct, style)
			return err
		case "r":
			return r.deeper(func() error { return r.run(d, p, link) })
		case "t":
			text := readText(d)
			if attribute(e, "space") != "preserve" {
				text = strings.Trim(text, " \t\r\n")
			}
			add(strings.Map(oneLine, text))
			return nil
		case "instrText":
			add(readText(d))
			return nil
		case "br", "cr":
			if kind := attribute(e, "type"); kind == "page" || kind == "column" {
				p.pieces = append(p.pieces, piece{parted: true})
			} else {
				add("\n")
			}
		case "tab", "ptab", "noBreakHyphen", "softHyphen":
			add(single[e.Name.Local])
		case "sym":
			if code, err := strconv.ParseUint(attribute(e, "char"), 16, 16); err == nil {
				font := own.font
				own.font = attribute(e, "font")
				add(string(rune(code)))
				own.font = font
			}
		case "fldChar":
			r.field(attribute(e, "fldCharType"))
		case "footnoteReference", "endnoteReference":
			if n := r.noteIndex(e.Name.Local[:1] + attribute(e, "id")); n > 0 && own.concealed != on {
				p.pieces = append(p.pieces, piece{Run: blocks.Run{Note: n}})
			}
		case "commentReference":
			r.comments++
		case "ruby", "rubyBase":
			return children(d, each)
		case "drawing", "pict", "object":
			return r.deeper(func() error { return r.drawing(d, p, own.concealed == on) })
		}
		return skip(d)
	}
	return children(d, each)
}

// heights are the digits that Unicode has above and below the line.
var heights = map[string]*strings.Replacer{
	"superscript": strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "-", "⁻"),
	"subscript":   strings.NewReplacer("0", "₀", "1", "₁", "2", "₂", "3", "₃", "4", "₄", "5", "₅", "6", "₆", "7", "₇", "8", "₈", "9", "₉"),
}

// raised returns a number above or below the line as such: m² and H₂O. Other text stays on the line.
func raised(text, height string) string {
	if r := heights[height]; r != nil && strings.Trim(text, "0123456789-") == "" {
		return r.Replace(text)
	}
	return text
}

// linkOr returns a link, or that of the field that is open if it is empty.
func (r *reader) linkOr(link string) string {
	for i := len(r.fields) - 1; link == "" && i >= 0; i-- {
		link = r.fields[i].link
	}
	return link
}

// single are elements of a run that are one sign.
var single = map[string]string{"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "softHyphen": "\u00ad"}

// oneLine turns the line ends of XML, which Word shows as blanks, into blanks.
func oneLine(c rune) rune {
	if c == '\n' || c == '\r' {
		return ' '
	}
	return c
}

// lookOf returns the look of a run: its direct properties over those of its character style, the style of its paragraph and
// the file's defaults.
func (r *reader) lookOf(paragraph string, direct look, character string) look {
	if paragraph == "" {
		paragraph = r.styles.usual
	}
	if st := r.styles.get(character); st != nil && character != "" {
		direct = direct.over(st.look)
	}
	if st := r.styles.get(paragraph); st != nil {
		direct = direct.over(st.look)
	}
	return direct.over(r.styles.defaults)
}

// maxFields is how many fields may be open.
const maxFields = 20

// field reads a mark of a field: where it begins, where its text begins, and its end.
func (r *reader) field(mark string) {
	last := len(r.fields) - 1
	switch {
	case mark == "begin" && last < maxFields:
		r.fields = append(r.fields, field{})
	case mark == "separate" && last >= 0:
		r.fields[last].text = true
		r.fields[last].link = linkOf(r.fields[last].instruction)
	case mark == "end" && last >= 0:
		r.fields = r.fields[:last]
	}
}

// instruct adds text to the instruction of the field that is open, and reports whether one is.
func (r *reader) instruct(text string) bool {
	if last := len(r.fields) - 1; last >= 0 && !r.fields[last].text {
		if f := &r.fields[last]; len(f.instruction) < 4096 {
			f.instruction += text
		}
		return true
	}
	return false
}

// linkOf returns the address of a field HYPERLINK "address", "" for other fields and places within the file.
func linkOf(instruction string) string {
	rest, ok := strings.CutPrefix(strings.TrimSpace(instruction), "HYPERLINK")
	if rest = strings.TrimSpace(rest); !ok || strings.HasPrefix(rest, `\`) {
		return ""
	}
	if quoted := strings.SplitN(rest, `"`, 3); len(quoted) == 3 {
		return quoted[1]
	}
	first, _, _ := strings.Cut(rest, " ")
	return first
}

// drawing reads a picture, a shape or a text box, whose start was read. Nothing of it is shown if it is concealed.
func (r *reader) drawing(d *xml.Decoder, p *paragraph, concealed bool) error {
	into := p
	if concealed {
		into = &paragraph{}
	}
	alt := ""
	for depth := 1; depth > 0; {
		token, err := d.Token()
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			depth++
			switch e.Name.Local {
			case "txbxContent":
				depth--
				err = r.box(d, into)
			case "Fallback": // of AlternateContent within a drawing: the same once more
				depth--
				err = skip(d)
			default:
				r.shape(e, into, &alt)
			}
			if err != nil {
				return err
			}
		case xml.EndElement:
			depth--
		}
		if depth > maxSkipped {
			return errDepth
		}
	}
	return nil
}

// shape reads an element of a drawing that has its picture or the description of that, alt.
func (r *reader) shape(e xml.StartElement, p *paragraph, alt *string) {
	switch e.Name.Local {
	case "docPr", "cNvPr":
		if text := strings.TrimSpace(compose(attribute(e, "descr"))); text != "" {
			*alt = text
		}
	case "shape":
		*alt = strings.TrimSpace(compose(attribute(e, "alt")))
	case "blip":
		r.picture(p, attribute(e, "embed"), attribute(e, "link"), *alt)
	case "imagedata":
		r.picture(p, attribute(e, "id"), "", *alt)
	case "chart", "relIds", "OLEObject":
		r.drop(fmt.Sprintf("đoạn %d", r.paragraphs+1), "biểu đồ, sơ đồ hoặc đối tượng nhúng không đọc được; chụp lại thành ảnh rồi chèn vào bài", "a chart, a diagram or an embedded object was not read; put a picture of it into the article")
	}
}

// box reads the blocks of a text box into the pieces of the paragraph that it belongs to.
func (r *reader) box(d *xml.Decoder, p *paragraph) error {
	fields := r.fields
	r.fields = nil
	defer func() { r.fields = fields }()
	return r.blocks(d, func(b blocks.Block) { p.pieces = append(p.pieces, piece{box: []blocks.Block{b}}) }, nil)
}

// picture adds a picture of the file to a paragraph, by the id of its relation.
func (r *reader) picture(p *paragraph, embedded, linked, alt string) {
	at := fmt.Sprintf("đoạn %d", r.paragraphs+1)
	to, ok := r.rels[embedded]
	switch {
	case !ok || to.outside:
		if ok || linked != "" {
			r.drop(at, "hình chỉ liên kết tới tệp bên ngoài, không nằm trong tệp Word; chèn tệp hình vào bài", "a picture is only a link to another file; put that file into the article")
		}
		return
	case r.inNote:
		r.drop(at, "hình trong chú thích cuối trang không đưa vào bài", "a picture in a footnote was left out")
		return
	}
	if r.shown[to.target] == 0 {
		data, err := r.parts.bytes(to.target, maxPicture)
		name := path.Base(to.target)
		switch kind := pictureKind(data); {
		case err != nil:
			r.drop(at, "hình "+name+" hỏng hoặc quá lớn", "the picture "+name+" is broken or too large")
			return
		case kind == "EMF" || kind == "WMF":
			r.drop(at, "hình vẽ "+name+" ở dạng "+kind+", trang web không hiện được; chụp lại thành ảnh PNG rồi chèn vào bài", "the drawing "+name+" is "+kind+", which the web cannot show; put a PNG of it into the article")
			return
		case kind == "":
			r.drop(at, "hình "+name+" không ở dạng JPG, PNG, GIF hay WebP; lưu lại thành JPG hoặc PNG rồi chèn vào bài", "the picture "+name+" is not JPG, PNG, GIF or WebP; save it as JPG or PNG and put it into the article")
			return
		}
		r.doc.Pictures = append(r.doc.Pictures, blocks.Picture{Name: name, Data: data, Alt: alt, At: at})
		r.shown[to.target] = len(r.doc.Pictures)
	}
	p.pieces = append(p.pieces, piece{picture: r.shown[to.target]})
}

// pictureKind returns the kind of a picture by its bytes, "" if the web does not show it.
func pictureKind(data []byte) string {
	for _, k := range []struct{ name, magic string }{{"JPEG", "\xff\xd8\xff"}, {"PNG", "\x89PNG\r\n"}, {"GIF", "GIF8"}, {"WMF", "\xd7\xcd\xc6\x9a"}, {"EMF", "\x01\x00\x00\x00"}} {
		if bytes.HasPrefix(data, []byte(k.magic)) {
			return k.name
		}
	}
	if len(data) > 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP" {
		return "WebP"
	}
	return ""
}

// finish adds the blocks of a paragraph: its text, parted at the ends of pages, its pictures and its text boxes. Empty
// paragraphs are left out, but those with a number of their own in a cell are items.
func (r *reader) finish(p *paragraph, add func(b blocks.Block)) {
	if p.style == "" {
		p.style = r.styles.usual
	}
	name := ""
	if st := r.styles.get(p.style); st != nil {
		name = st.name
		style := p.style
		p.form = p.form.over(st.form)
		p.style = style
	}
	if strings.HasPrefix(name, "toc ") || name == "table of figures" {
		r.lists++
		return
	}
	mark, ordered, numbered := "", false, false
	if p.number != "" && p.number != "0" {
		mark, ordered, numbered = r.numbers.mark(p.number, p.level)
	}
	pieces := r.decode(p.pieces)
	var after []blocks.Block // text boxes and pictures that follow the text
	var line []piece
	flush := func() {
		text := r.line(p, name, line)
		line = nil
		if strings.TrimSpace(text.Text()) == "" && !hasNote(text.Runs) && !(numbered && r.inCell && mark != "") {
			return
		}
		if !r.inCell && !r.inNote {
			r.paragraphs++
		}
		text.At = fmt.Sprintf("đoạn %d", r.paragraphs)
		if numbered {
			text = withNumber(text, mark, ordered, p.level)
			numbered = false
		}
		add(text)
	}
	for i := range pieces {
		switch q := &pieces[i]; {
		case q.parted:
			flush()
		case q.box != nil:
			after = append(after, q.box...)
		case q.picture > 0:
			b := blocks.Block{Kind: blocks.PictureAt, Picture: q.picture - 1, At: r.doc.Pictures[q.picture-1].At}
			if blank(line) {
				add(b)
			} else {
				after = append(after, b)
			}
		default:
			line = append(line, *q)
		}
	}
	flush()
	for _, b := range after {
		add(b)
	}
}

func hasNote(runs []blocks.Run) bool {
	for _, r := range runs {
		if r.Note > 0 {
			return true
		}
	}
	return false
}

func blank(line []piece) bool {
	for i := range line {
		if strings.TrimSpace(line[i].Text) != "" || line[i].Note > 0 {
			return false
		}
	}
	return true
}

// line returns the block of a paragraph's text.
func (r *reader) line(p *paragraph, style string, line []piece) blocks.Block {
	b := blocks.Block{Centred: p.centred == on}
	sizes, letters := map[int]int{}, 0
	for i := range line {
		b.Runs = append(b.Runs, line[i].Run)
		n := utf8.RuneCountInString(line[i].Text)
		sizes[line[i].size] += n
		letters += n
	}
	for size, n := range sizes {
		if n > sizes[b.Size] || n == sizes[b.Size] && size < b.Size {
			b.Size = size
		}
	}
	b.Runs = trim(b.Runs)
	if style != "normal" && style != "body text" && style != "standard" {
		b.Style = style
	}
	level, isHeading := heading(style)
	if p.outline > 0 && p.outline < 10 && !isHeading {
		level, isHeading = p.outline, true
	}
	if isHeading && letters <= 300 {
		b.Kind, b.Level = blocks.Heading, level
	}
	return b
}

// trim returns runs without blanks at the beginning and the end of the text.
func trim(runs []blocks.Run) []blocks.Run {
	for len(runs) > 0 && runs[0].Note == 0 {
		if runs[0].Text = strings.TrimLeft(runs[0].Text, " \t\n\u00a0"); runs[0].Text != "" {
			break
		}
		runs = runs[1:]
	}
	for len(runs) > 0 && runs[len(runs)-1].Note == 0 {
		last := &runs[len(runs)-1]
		if last.Text = strings.TrimRight(last.Text, " \t\n\u00a0"); last.Text != "" {
			break
		}
		runs = runs[:len(runs)-1]
	}
	return runs
}

// withNumber gives a block the number or bullet that Word makes. A number with words (Điều 1.) and that of a heading are part of
// the text; else the block is an item of a list.
func withNumber(b blocks.Block, mark string, ordered bool, level int) blocks.Block {
	words := strings.ContainsFunc(mark, func(r rune) bool { return r == ' ' })
	switch {
	case mark == "" && !ordered:
	case b.Kind == blocks.Heading || words:
		first := blocks.Run{Text: mark + " "}
		if len(b.Runs) > 0 && b.Runs[0].Note == 0 && b.Runs[0].Link == "" {
			b.Runs[0].Text = first.Text + b.Runs[0].Text
		} else {
			b.Runs = append([]blocks.Run{first}, b.Runs...)
		}
	default:
		b.Kind, b.Level, b.Ordered, b.Mark = blocks.Item, level, ordered, mark
	}
	return b
}
