package content

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/markdown"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
)

// maxTitle is the number of characters of a title that search engines and social networks show.
const maxTitle = 120

// Parse parses the text of an article or a page, f.Text. It always returns a Document with a Body, even of a file without
// front matter; whatever is wrong is in its Problems. It does not change f, of whose text the Document keeps parts.
func Parse(f *source.File) *Document { return ParseAndStore(f, nil) }

// ParseAndStore is [Parse], but hands the body's text to store, which may keep it outside memory (see
// [markdown.EncodedText.Body]); a nil store keeps it in the Document. It may be called concurrently, if store may be.
func ParseAndStore(f *source.File, store markdown.StoreFunc) *Document {
	front, start, problems := frontmatter.Parse(f, frontmatter.Article)
	d := &Document{Path: f.Path, Kind: Article, Problems: problems}
	d.Photo = d.photo(front.Get("photo"))
	body, lead, more := markdown.Parse(f, start, d.Photo, store)
	d.Body = body
	d.Problems.Append(more)
	if front == nil {
		return d
	}
	d.read(front, f.Text)
	d.setIDs(f)
	if d.Summary == "" {
		d.Summary = lead
	}
	d.SummaryIsLead = d.Summary != "" && d.Summary == lead
	if d.Kind == Page {
		d.Problems = slices.DeleteFunc(d.Problems, isMissingDate)
	}
	d.check(front.Pos())
	d.checkDates(front)
	d.checkTitle(f, start)
	d.checkPersonal(f, start)
	if at := strings.Index(f.Text[start:], Placeholder(d.Kind)); at >= 0 && !d.Draft {
		d.Problems.Add(diag.Unwritten, f.Pos(start+at), Placeholder(d.Kind))
	}
	return d
}

// Placeholder returns the Vietnamese sentence that fills the text of a new document of this kind until its editor writes
// it. For example, a page has “Viết nội dung trang ở đây.”; a document that is no draft and still has it is a
// [diag.Unwritten].
func Placeholder(k Kind) string {
	if k == Page {
		return "Viết nội dung trang ở đây."
	}
	return "Viết sapo ở summary, rồi viết bài ở đây."
}

// isMissingDate reports whether p is the problem of a missing date, which a page (kind: page) need not have. Its example
// differs from that of the date of a correction, which a page needs too.
func isMissingDate(p diag.Problem) bool {
	date := &frontmatter.Article[1]
	return p.Code == diag.MissingKey && p.Args[0] == date.Name && p.Args[1] == date.Example
}

// read copies the values of the front matter of a file into d.
func (d *Document) read(front *frontmatter.Value, file string) {
	if kind := front.Get("kind").Text(); kind != "" {
		d.Kind = Kind(kind)
	}
	d.Title = front.Get("title").Ref()
	d.Date, d.HasClock = front.Get("date").Time()
	d.Updated, _ = front.Get("updated").Time()
	d.Expires, _ = front.Get("expires").Time()
	d.Withdrawn, _ = front.Get("withdrawn").Time()
	d.Summary = front.Get("summary").Text()
	d.Localities = refs(front.Get("locality"))
	d.Category = front.Get("category").Ref()
	d.Tags = refs(front.Get("tags"))
	d.Campaigns, d.Blocks = refs(front.Get("campaign")), refs(front.Get("block"))
	d.Authors = authors(front.Get("author"))
	d.Source = Source{Name: front.Get("source").Get("name").Text(), URL: front.Get("source").Get("url").Text()}
	d.Event = d.event(front.Get("event"))
	d.Image = front.Get("image").Ref()
	for _, item := range front.Get("attachments").Items() {
		if file := item.Get("file").Ref(); file.Text != "" {
			d.Attachments = append(d.Attachments, Attachment{File: file, Name: item.Get("name").Text()})
		}
	}
	d.Corrections = corrections(front.Get("corrections"))
	d.Draft = front.Get("draft").Bool()
	d.Aliases = refs(front.Get("aliases"))
	d.Awards = d.awards(front.Get("awards").Items(), d.decisions(front.Get("decisions").Items()), file)
}

// check adds the problems of the whole document: a title that is too long, an article without a summary. The front
// matter begins at pos.
func (d *Document) check(pos diag.Pos) {
	if n := utf8.RuneCountInString(d.Title.Text); n > maxTitle {
		d.Problems.Add(diag.LongTitle, d.Title.Pos, strconv.Itoa(n))
	}
	if d.Summary == "" && d.Kind == Article {
		d.Problems.Add(diag.EmptySummary, pos)
	}
}

func refs(v *frontmatter.Value) []Ref {
	items := v.Items()
	if len(items) == 0 {
		return nil
	}
	out := make([]Ref, len(items))
	for i, item := range items {
		out[i] = item.Ref()
	}
	return out
}
