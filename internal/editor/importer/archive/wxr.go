package archive

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// post is an item of an export.
type post struct {
	id, parent, name, kind, status, password      string
	title, link, creator, content, excerpt, guid  string
	date, dateGMT, modified, published, attachURL string
	comments                                      int
	terms                                         []term
	meta                                          map[string]string
}

// term is a section, a tag or another class of a post.
type term struct{ domain, nicename, name string }

// channel are the facts of an export that are not in its items.
type channel struct {
	base, language string
	authors        map[string]string // display name by login
	terms          map[string]string // name of a section by number
}

// wanted are the fields of post meta that matter.
var wanted = map[string]bool{"_thumbnail_id": true, "_wp_attached_file": true, "_wp_attachment_image_alt": true,
	"_yoast_wpseo_primary_category": true, "rank_math_primary_category": true}

// Limits of the XML of an export.
const (
	maxDepth  = 200
	maxFields = 5000 // terms of one item
)

var (
	errDeep  = errors.New("elements nested too deep")
	errLarge = errors.New("an item over 64 MiB")
)

// scanner reads the items of an export one by one.
type scanner struct {
	d       *xml.Decoder
	meter   *meter
	depth   int
	channel channel
}

// meter fails when more than maxFile bytes are read since it was reset.
type meter struct {
	r io.Reader
	n int
}

func (m *meter) Read(p []byte) (int, error) {
	if m.n > maxFile {
		return 0, errLarge
	}
	n, err := m.r.Read(p)
	m.n += n
	return n, err
}

// filter reads text without the characters that XML may not have, and with U+FFFD for bytes that are no UTF-8.
type filter struct {
	r      io.Reader
	err    error
	buffer [32 << 10]byte
	tail   int    // length of the beginning of a character at the start of buffer
	ready  []byte // text that was not yet returned
}

func (f *filter) Read(p []byte) (int, error) {
	for len(f.ready) == 0 {
		if f.err != nil {
			return 0, f.err
		}
		n, err := f.r.Read(f.buffer[f.tail:])
		chunk := f.buffer[:f.tail+n]
		whole := len(chunk)
		if f.err = err; err == nil {
			for i := 1; i < utf8.UTFMax && i <= len(chunk); i++ {
				if at := len(chunk) - i; utf8.RuneStart(chunk[at]) {
					if !utf8.FullRune(chunk[at:]) {
						whole = at
					}
					break
				}
			}
		}
		f.ready = bytes.Clone(legal(chunk[:whole]))
		f.tail = copy(f.buffer[:], chunk[whole:])
	}
	n := copy(p, f.ready)
	f.ready = f.ready[n:]
	return n, nil
}

// legal returns the characters of a text that XML may have; the text itself if these are all.
func legal(text []byte) []byte {
	if utf8.Valid(text) && !bytes.ContainsFunc(text, illegal) {
		return text
	}
	return bytes.Map(func(r rune) rune {
		if illegal(r) {
			return -1
		}
		return r
	}, bytes.ToValidUTF8(text, []byte("\uFFFD")))
}

func illegal(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF || r == 0xFEFF
}

// newScanner returns a scanner of an export. Control bytes, which texts pasted from Word have, and broken UTF-8 do not
// reach the decoder, which would end there.
func newScanner(r io.Reader) *scanner {
	m := &meter{r: &filter{r: r}}
	d := xml.NewDecoder(m)
	d.Strict, d.Entity = false, xml.HTMLEntity
	d.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil }
	return &scanner{d: d, meter: m, channel: channel{authors: map[string]string{}, terms: map[string]string{}}}
}

// next returns the next item, and io.EOF after the last.
func (s *scanner) next() (*post, error) {
	for {
		t, err := s.token()
		if err != nil {
			return nil, err
		}
		start, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		if start.Name.Local == "item" {
			s.meter.n = 0
			return s.item()
		}
		if err := s.head(start); err != nil {
			return nil, err
		}
	}
}

// token returns the next token, and counts how deep it is.
func (s *scanner) token() (xml.Token, error) {
	t, err := s.d.Token()
	switch t.(type) {
	case xml.StartElement:
		if s.depth++; s.depth > maxDepth {
			return nil, errDeep
		}
	case xml.EndElement:
		s.depth--
	}
	return t, err
}

// head reads an element outside the items.
func (s *scanner) head(start xml.StartElement) error {
	switch start.Name.Local {
	case "base_blog_url", "base_site_url", "link":
		text, err := s.text()
		if text = strings.TrimSuffix(strings.TrimSpace(text), "/"); text != "" && (start.Name.Local == "base_blog_url" || s.channel.base == "") {
			s.channel.base = text
		}
		return err
	case "language":
		text, err := s.text()
		s.channel.language = strings.TrimSpace(text)
		return err
	case "author":
		fields, err := s.fields()
		if len(s.channel.authors) < 100_000 {
			s.channel.authors[fields["author_login"]] = fields["author_display_name"]
		}
		return err
	case "category", "term":
		fields, err := s.fields()
		if id := fields["term_id"]; id != "" && len(s.channel.terms) < 100_000 {
			s.channel.terms[id] = fields["cat_name"] + fields["term_name"]
		}
		return err
	}
	return nil
}

// fields returns the texts of the elements in the current one, by their names.
func (s *scanner) fields() (map[string]string, error) {
	out := map[string]string{}
	for depth := s.depth; ; {
		t, err := s.token()
		if err != nil {
			return out, err
		}
		if start, ok := t.(xml.StartElement); ok {
			text, err := s.text()
			if err != nil {
				return out, err
			}
			if len(out) < maxFields {
				out[start.Name.Local] = strings.TrimSpace(text)
			}
		}
		if s.depth < depth {
			return out, nil
		}
	}
}

// text returns the text of the current element, to its end. Elements inside it are left out.
func (s *scanner) text() (string, error) {
	var out strings.Builder
	for depth := s.depth; ; {
		t, err := s.token()
		if err != nil {
			return out.String(), err
		}
		if data, ok := t.(xml.CharData); ok && s.depth == depth {
			out.Write(data)
		}
		if s.depth < depth {
			return out.String(), nil
		}
	}
}

// item reads an item.
func (s *scanner) item() (*post, error) {
	p := &post{meta: map[string]string{}, kind: "post", status: "publish"}
	for depth := s.depth; ; {
		t, err := s.token()
		if err != nil {
			return p, err
		}
		if start, ok := t.(xml.StartElement); ok {
			if err := s.field(p, start); err != nil {
				return p, err
			}
		}
		if s.depth < depth {
			return p, nil
		}
	}
}

// field reads an element of an item.
func (s *scanner) field(p *post, start xml.StartElement) error {
	switch start.Name.Local {
	case "postmeta":
		fields, err := s.fields()
		if key := fields["meta_key"]; wanted[key] {
			p.meta[key] = fields["meta_value"]
		}
		return err
	case "comment":
		p.comments++
		_, err := s.text()
		return err
	case "category":
		t := term{}
		for _, a := range start.Attr {
			switch a.Name.Local {
			case "domain":
				t.domain = a.Value
			case "nicename":
				t.nicename = a.Value
			}
		}
		text, err := s.text()
		if t.name = strings.TrimSpace(text); len(p.terms) < maxFields {
			p.terms = append(p.terms, t)
		}
		return err
	}
	text, err := s.text()
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "")
	}
	p.set(start.Name, text)
	return err
}

// set sets the field of an element with a text.
func (p *post) set(name xml.Name, text string) {
	trimmed := strings.TrimSpace(text)
	switch name.Local {
	case "encoded":
		if strings.Contains(name.Space, "excerpt") {
			p.excerpt = trimmed
		} else {
			p.content = text
		}
	case "title":
		p.title = trimmed
	case "link":
		p.link = trimmed
	case "creator":
		p.creator = trimmed
	case "guid":
		p.guid = trimmed
	case "pubDate":
		p.published = trimmed
	case "post_id":
		p.id = trimmed
	case "post_parent":
		p.parent = trimmed
	case "post_name":
		p.name = trimmed
	case "post_type":
		p.kind = trimmed
	case "status":
		p.status = trimmed
	case "post_password":
		p.password = trimmed
	case "post_date":
		p.date = trimmed
	case "post_date_gmt":
		p.dateGMT = trimmed
	case "post_modified":
		p.modified = trimmed
	case "attachment_url":
		p.attachURL = trimmed
	}
}
