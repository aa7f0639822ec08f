package importer

import (
	"strings"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/editor/importer/archive"
	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/editor/importer/decision"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/editor/importer/news"
	"bangvang/internal/editor/importer/roster"
	"bangvang/internal/editor/importer/sheet"
	"bangvang/internal/knowledge/extract"
)

// readers are the options of an import with the readers of meaning, which know the honours and the places of the site.
type readers struct {
	Options
	sentences *extract.Reader
	decisions *decision.Reader
	rosters   roster.Reader
	pages     portals
}

func newReaders(o Options) *readers {
	sentences := extract.New(o.Known.Catalogue)
	return &readers{Options: o, sentences: sentences, decisions: decision.NewReader(o.Known.Catalogue, o.Known.Gazetteer, sentences),
		rosters: roster.Reader{Honours: o.Known.Catalogue}}
}

// archives returns the options of readers of archives.
func (o *readers) archives() archive.Options {
	return archive.Options{Uploads: o.Uploads, Awards: o.sentences}
}

// documentOr returns a function that reads a document, or says why there is none.
func (o *readers) documentOr(in input, mark string) func(*blocks.Document, error) reading {
	return func(doc *blocks.Document, err error) reading {
		if err != nil {
			return in.refusedBy(err)
		}
		return o.document(in, doc, mark)
	}
}

// document reads a text as a decision, a list or news, whichever it is, or as --as says.
func (o *readers) document(in input, doc *blocks.Document, mark string) reading {
	if len(doc.Blocks) == 0 {
		return refused(in, refusals[Empty])
	}
	d, c := o.subject(in, doc, o.As)
	if d.Page = o.As == "page"; d.Page {
		c = whole
	}
	r := in.one(d, c, mark)
	r.pieces[0].others = func() (list []string) {
		for _, as := range []string{"decision", "list", "news", "page"} {
			d, _ := o.subject(in, doc, as)
			d.Page = as == "page"
			list = append(list, address(d, o.Today))
		}
		return list
	}
	return r
}

// subject returns the draft of a text as what it is about, which as says or else its words.
func (o *readers) subject(in input, doc *blocks.Document, as string) (*draft.Draft, class) {
	if doc.DropStars() {
		doc.Dropped = append(doc.Dropped, blocks.Dropped{VI: "bỏ dấu ** gõ trong lời văn", EN: "marks ** typed in the text were left out"})
	}
	if as == "decision" || as == "" && decision.Judge(doc) >= decision.Sure {
		d := o.decisions.Read(doc)
		d.Remarks = append(d.Remarks, in.dropped(doc.Dropped)...)
		return d, ruling
	}
	if as == "list" || as == "" && listOnly(doc) {
		if d, ok := o.rosters.Draft(in.name, tablesOf(doc)); ok {
			d.Remarks = append(d.Remarks, in.dropped(doc.Dropped)...)
			return d, list
		}
	}
	d := news.Read(doc, news.Knowledge{Awards: o.sentences, Places: o.Known.Gazetteer, Today: o.Today})
	if as == "list" {
		d.Remarks = append(d.Remarks, draft.Remark{Weight: draft.Repair, From: draft.Place{File: in.name}, VI: "không đọc được như --as nói, nên đọc như một tin", EN: "it cannot be read as --as says, so it was read as news"})
	}
	return d, tidings
}

// mostProse is the length of the text beside the tables of a document that is only a list: titles, “kèm theo Quyết định …”,
// the signature.
const mostProse = 900

// listOnly reports whether a document is a table with little text around it, and neither a picture nor two sentences: the text
// of news with a small table is not lost.
func listOnly(doc *blocks.Document) bool {
	prose, rows, sentences := 0, 0, 0
	for _, b := range doc.Blocks {
		if b.Kind == blocks.Table {
			rows = max(rows, len(b.Rows))
			continue
		}
		text := strings.TrimSpace(b.Text())
		prose += len([]rune(text))
		if strings.HasSuffix(text, ".") && len(strings.Fields(text)) >= 8 {
			sentences++
		}
	}
	return rows >= 4 && prose <= mostProse && sentences < 2 && len(doc.Pictures) == 0
}

// tablesOf returns the tables of a document as sheets, the paragraphs above each as rows of titles.
func tablesOf(doc *blocks.Document) (tables []sheet.Table) {
	var above []blocks.Row
	for _, b := range doc.Blocks {
		switch {
		case b.Kind == blocks.Table && len(b.Rows) > 2:
			tables = append(tables, sheet.Table{At: b.At, Rows: append(above, b.Rows...)})
			above = nil
		case b.Kind == blocks.Table:
		default:
			if text := frontmatter.Line(b.Text()); text != "" {
				above = append(above, blocks.PlainRow(b.At, []string{text}))
			}
		}
	}
	return tables
}

// book reads a spreadsheet or a CSV file as a list.
func (o *readers) book(in input, book *sheet.Book, mark string) reading {
	d, ok := o.rosters.Draft(in.name, book.Tables)
	if !ok {
		r := refused(in, [2]string{"không thấy danh sách: không dòng nào có tên cột như “Họ và tên”, “Tên tập thể”", "no list was found: no row has heads such as “Họ và tên”, “Tên tập thể”"})
		r.remarks = append(r.remarks, d.Remarks...)
		return r
	}
	d.Remarks = append(d.Remarks, in.dropped(book.Dropped)...)
	return in.one(d, list, mark)
}

// dropped returns remarks of parts that were left out.
func (in input) dropped(parts []blocks.Dropped) (out []draft.Remark) {
	for _, x := range parts {
		r := draft.Remark{From: draft.Place{File: in.name, At: x.At}, VI: x.VI, EN: x.EN}
		if x.Lost {
			r.Weight = draft.Repair
		}
		out = append(out, r)
	}
	return out
}
