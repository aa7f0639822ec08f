package docx

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// choice is a property that may be on, off, or left to the style below.
type choice int8

const (
	unset choice = iota
	on
	off
)

// look are the properties of letters that matter here.
type look struct {
	font                    string
	bold, italic, concealed choice
	size                    int    // in half points, 0 for unset
	height                  string // superscript, subscript or baseline; "" for unset
}

// over returns a look on top of another: its own properties, and those of below that it leaves open.
func (l look) over(below look) look {
	if l.font == "" {
		l.font = below.font
	}
	if l.bold == unset {
		l.bold = below.bold
	}
	if l.italic == unset {
		l.italic = below.italic
	}
	if l.concealed == unset {
		l.concealed = below.concealed
	}
	if l.size == 0 {
		l.size = below.size
	}
	if l.height == "" {
		l.height = below.height
	}
	return l
}

// form are the properties of a paragraph that matter here.
type form struct {
	style   string // its id
	centred choice
	outline int    // its level in the outline plus 1, 10 for body text; 0 for unset
	number  string // id of its numbering, "0" for none; "" for unset
	level   int    // in its numbering
}

func (f form) over(below form) form {
	if f.centred == unset {
		f.centred = below.centred
	}
	if f.outline == 0 {
		f.outline = below.outline
	}
	if f.number == "" {
		f.number, f.level = below.number, max(f.level, below.level)
	}
	return f
}

// style is a named style.
type style struct {
	name, based string
	look        look
	form        form
	resolved    bool // look and form have those of the styles it is based on
}

// styles are the styles of a file by their ids.
type styles struct {
	all      map[string]*style
	defaults look
	usual    string // id of the style of paragraphs without one
}

// readStyles reads the styles and the numbering of the file.
func (r *reader) readStyles(main string) {
	r.styles = &styles{all: map[string]*style{}}
	if part, err := r.parts.open(r.parts.related(main, "/styles"), maxSmall); err == nil {
		_ = r.styles.read(decoder(part)) // a broken part gives the styles before the break
		part.Close()
	}
	r.numbers = &numbering{abstract: map[string]*abstract{}, lists: map[string]*list{}}
	if part, err := r.parts.open(r.parts.related(main, "/numbering"), maxSmall); err == nil {
		_ = r.numbers.read(decoder(part))
		part.Close()
	}
}

func (s *styles) read(d *xml.Decoder) error {
	if _, err := root(d); err != nil {
		return err
	}
	return children(d, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "docDefaults":
			return children(d, func(e xml.StartElement) error {
				if e.Name.Local != "rPrDefault" {
					return skip(d)
				}
				return children(d, func(xml.StartElement) (err error) {
					s.defaults, _, err = readLook(d)
					return err
				})
			})
		case "style":
			return s.readStyle(d, e)
		}
		return skip(d)
	})
}

func (s *styles) readStyle(d *xml.Decoder, e xml.StartElement) error {
	st, id := &style{}, attribute(e, "styleId")
	if kind := attribute(e, "type"); kind == "paragraph" && attribute(e, "default") == "1" {
		s.usual = id
	}
	s.all[id] = st
	return children(d, func(e xml.StartElement) (err error) {
		switch e.Name.Local {
		case "name":
			st.name = strings.ToLower(strings.TrimSpace(compose(attribute(e, "val"))))
		case "basedOn":
			st.based = attribute(e, "val")
		case "rPr":
			st.look, _, err = readLook(d)
			return err
		case "pPr":
			st.form, _, err = readForm(d)
			return err
		}
		return skip(d)
	})
}

// get returns a style with the properties of those it is based on, nil if the file does not have it.
func (s *styles) get(id string) *style {
	st := s.all[id]
	if st == nil || st.resolved {
		return st
	}
	st.resolved = true // before the others, which may be based on this one
	if below := s.get(st.based); below != nil {
		st.look, st.form = st.look.over(below.look), st.form.over(below.form)
	}
	return st
}

// root reads up to the first element.
func root(d *xml.Decoder) (xml.StartElement, error) {
	for {
		token, err := d.Token()
		if err != nil {
			return xml.StartElement{}, err
		}
		if e, ok := token.(xml.StartElement); ok {
			return e, nil
		}
	}
}

// flag returns the value of an element that is on without a value.
func flag(e xml.StartElement) choice {
	switch attribute(e, "val") {
	case "0", "false", "off", "none":
		return off
	}
	return on
}

// readLook reads an element rPr, whose start was read. style is the id of its character style; deleted reports whether the
// mark of a paragraph is deleted.
func readLook(d *xml.Decoder) (l look, style string, err error) {
	err = children(d, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "rStyle":
			style = attribute(e, "val")
		case "rFonts":
			l.font = fontOf(e)
		case "b":
			l.bold = flag(e)
		case "i":
			l.italic = flag(e)
		case "vanish", "specVanish":
			l.concealed = flag(e)
		case "vertAlign":
			l.height = attribute(e, "val")
		case "sz":
			l.size, _ = strconv.Atoi(attribute(e, "val"))
		}
		return skip(d)
	})
	return l, style, err
}

// fontOf returns the font of the letters of an element rFonts: that of hAnsi, which shows the letters beyond ASCII, or
// the other if only that is one of TCVN3 or VNI.
func fontOf(e xml.StartElement) string {
	ascii, ansi := attribute(e, "ascii"), attribute(e, "hAnsi")
	switch {
	case ansi == "" && ascii == "" && attribute(e, "asciiTheme")+attribute(e, "hAnsiTheme") == "":
		return ""
	case ansi != "" && encodingOf(ansi).old != "":
		return ansi
	case ascii != "" && (ansi == "" || encodingOf(ascii).old != ""):
		return ascii
	case ansi == "":
		return "theme"
	}
	return ansi
}

// readForm reads an element pPr, whose start was read. gone reports whether the end of the paragraph is deleted: its text
// continues in the next one.
func readForm(d *xml.Decoder) (f form, gone bool, err error) {
	err = children(d, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "pStyle":
			f.style = attribute(e, "val")
		case "jc":
			f.centred = off
			if attribute(e, "val") == "center" {
				f.centred = on
			}
		case "outlineLvl":
			if n, err := strconv.Atoi(attribute(e, "val")); err == nil && n >= 0 && n <= 9 {
				f.outline = n + 1
			}
		case "numPr":
			return children(d, func(e xml.StartElement) error {
				switch e.Name.Local {
				case "numId":
					f.number = attribute(e, "val")
				case "ilvl":
					n, _ := strconv.Atoi(attribute(e, "val"))
					f.level = min(max(n, 0), levels-1)
				}
				return skip(d)
			})
		case "rPr":
			return children(d, func(e xml.StartElement) error {
				gone = gone || e.Name.Local == "del" || e.Name.Local == "moveFrom"
				return skip(d)
			})
		}
		return skip(d)
	})
	return f, gone, err
}

// heading returns the level of the headings of a style by its name, 0 for a title; ok is false for other styles.
func heading(name string) (level int, ok bool) {
	switch name {
	case "title", "tiêu đề", "document title", "tên bài", "tựa đề":
		return 0, true
	}
	for _, word := range []string{"heading ", "tiêu đề ", "đầu đề ", "đề mục ", "mục "} {
		if rest, found := strings.CutPrefix(name, word); found {
			if n, err := strconv.Atoi(rest); err == nil && n >= 1 && n <= 9 {
				return n, true
			}
		}
	}
	return 0, false
}
