package svg

import "bytes"

// writer writes the tokens of a picture.
type writer struct {
	out   bytes.Buffer
	open  bool // the last start tag has no > yet
	root  int  // the offset after the declaration of the root's namespace, 0 before the root
	links bool // an attribute has the prefix xlink
}

// rootStart is the beginning of every picture.
const rootStart = `<svg xmlns="` + svgNamespace + `"`

// bytes returns the picture. The root declares the prefix xlink only if an attribute has it.
func (w *writer) bytes() []byte {
	data := w.out.Bytes()
	if !w.links {
		return data
	}
	const declaration = ` xmlns:xlink="` + xlinkNamespace + `"`
	out := make([]byte, 0, len(data)+len(declaration))
	out = append(out, data[:w.root]...)
	out = append(out, declaration...)
	return append(out, data[w.root:]...)
}

func (w *writer) start(name string, attributes []attribute) {
	w.close()
	if w.root == 0 {
		w.out.WriteString(rootStart)
		w.root = w.out.Len()
	} else {
		w.out.WriteByte('<')
		w.out.WriteString(name)
	}
	for _, a := range attributes {
		w.links = w.links || len(a.name) > 5 && a.name[:6] == "xlink:"
		w.out.WriteByte(' ')
		w.out.WriteString(a.name)
		w.out.WriteString(`="`)
		w.escape([]byte(a.value))
		w.out.WriteByte('"')
	}
	w.open = true
}

func (w *writer) text(text []byte) {
	if len(text) > 0 {
		w.close()
		w.escape(text)
	}
}

func (w *writer) end(name string) {
	if w.open {
		w.out.WriteString("/>")
		w.open = false
		return
	}
	w.out.WriteString("</")
	w.out.WriteString(name)
	w.out.WriteByte('>')
}

// close ends the start tag that is open.
func (w *writer) close() {
	if w.open {
		w.out.WriteByte('>')
		w.open = false
	}
}

// escape writes a text so that it is the same to parsers of XML and of HTML, in an element and in double quotes. A
// carriage return, which they would read as a line feed, is written as its number.
func (w *writer) escape(text []byte) {
	for {
		i := bytes.IndexAny(text, "&<>\"\r")
		if i < 0 {
			w.out.Write(text)
			return
		}
		w.out.Write(text[:i])
		switch text[i] {
		case '&':
			w.out.WriteString("&amp;")
		case '<':
			w.out.WriteString("&lt;")
		case '>':
			w.out.WriteString("&gt;")
		case '"':
			w.out.WriteString("&quot;")
		default:
			w.out.WriteString("&#13;")
		}
		text = text[i+1:]
	}
}
