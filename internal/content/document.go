// Package content parses one file under content/ into a [Document]: an article or a page (kind: page) as its editor
// wrote it. A Document depends on its own file's bytes only, so its memo is found by their hash and holds its problems
// too; it has exported data only and can be encoded. For example, content/2024/01/x.md with the row {award: Cờ thi đua,
// by: UBND thành phố, to: {tập thể: 4}} yields a Document with one [Award].
//
// Package frontmatter reads the front matter by the table frontmatter.Article; this package checks the rules that the
// table cannot express:
//
//   - Only an article needs a date. A file with kind: page needs none.
//   - The summary defaults to the text's first paragraph; SummaryIsLead reports that, and also when an editor wrote
//     both alike, so that a page does not show the paragraph twice.
//   - A row of awards without award: is dropped (its absence is a problem already).
//   - period: is any text with years (1900–2199) that do not go backwards: 2023, 2017-2021, năm học 2017-2018,
//     2017-2018 đến 2021-2022, quý I/2024, 6 tháng đầu năm 2024. “2017-21” is refused.
//   - to: maps kinds of recipient to their number or their names. A key is one kind, or several joined by commas or
//     “và” when the source does not split them; marks and case do not matter.
//   - The value of a key is a whole number from 1 on, also "26.461" or "26,461" in quotes, with a word for whom it counts
//     (12 người), in words (một trăm) or as the only item of a list ([12]), which is [Exact]; a number with hơn, trên, ít
//     nhất, tối thiểu before it or trở lên after it, [AtLeast]; one with gần, khoảng, chừng, xấp xỉ, [About]; nhiều,
//     [Many], which has no number; or a list of names (see [ParseName]) or of {name, title, post, unit, posthumous, note}, or one such
//     map, whose number is exact. Any other text, for example a single name, is a [diag.BadCount].
//   - Instead of the kinds, a key may be the everyday words for recipients (đảng viên, thôn), which are shown as written
//     and counted under their kind (see [Recipients].Word).
//   - The names may be in a CSV file beside the article: {file: danh-sach.csv}. Parse leaves them out; [Join] adds them.
//   - Only title, name, post, unit and a note of a recipient belong on a page (Law 91/2025/QH15): a text that looks like a date of
//     birth, an identity or telephone number, an e-mail or home address is a [diag.PersonalData], also in a title, a caption
//     or a row of a table.
package content

import (
	"strings"
	"time"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/markdown"
	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

// Kind says whether a document is an [Article], which has a date and is in lists, or a [Page] (kind: page). [Parse]
// sets one of the two, Article if the file names no kind; "" is neither.
type Kind string

const (
	Article Kind = "article"
	Page    Kind = "page" // a standing page, for example giới thiệu, which no index lists
)

// Ref is a text that refers to something by its name, for example a tag or a locality, with its position.
type Ref = frontmatter.Ref

// Document is an article or a page as written. It depends on no other file. [Parse] makes it; apart from
// [Document.Intern] nothing changes it after that.
type Document struct {
	Path      string // content/2024/01/x.md
	Kind      Kind
	Title     Ref
	Date      time.Time // +07:00 unless written otherwise
	HasClock  bool      // whether Date has a time of day
	Updated   time.Time // zero when absent, as Expires and Withdrawn
	Expires   time.Time
	Withdrawn time.Time
	Summary   string // of an editor, or else the first paragraph; plain text
	// SummaryIsLead reports whether Summary equals the first paragraph of the text.
	SummaryIsLead bool
	Localities    []Ref // as written, like Category and Tags; no unit is looked up yet
	Category      Ref
	Tags          []Ref
	Campaigns     []Ref // the phong trào thi đua that it tells of, as written; likewise the cụm, khối thi đua
	Blocks        []Ref
	Authors       []Author
	Source        Source
	Event         Event
	Image         Ref    // as written; empty: the text's first picture
	Photo         string // the credit of pictures without one of their own, as [markdown.Credit] returns it; "" for none
	Attachments   []Attachment
	Awards        []Award
	Corrections   []Correction // in the order written
	Draft         bool
	Aliases       []Ref // former addresses of the document, as written
	Body          *markdown.Body
	Problems      diag.List // every problem that this file alone shows
}

// Intern replaces each name in d that other documents may share (localities, tags, campaigns, blocks, category, author,
// source, honours, conferrers, periods, words for recipients) by the string that intern returns for it, so that equal
// names share memory. intern must return an equal string.
func (d *Document) Intern(intern func(string) string) {
	for _, refs := range [...][]Ref{d.Localities, d.Tags, d.Campaigns, d.Blocks} {
		for i := range refs {
			refs[i].Text = intern(refs[i].Text)
		}
	}
	d.Category.Text, d.Source.Name = intern(d.Category.Text), intern(d.Source.Name)
	for i := range d.Authors {
		d.Authors[i].Name, d.Authors[i].Role = intern(d.Authors[i].Name), intern(d.Authors[i].Role)
	}
	for i := range d.Awards {
		a := &d.Awards[i]
		a.Honour.Text, a.By.Text, a.Period.Text = intern(a.Honour.Text), intern(a.By.Text), intern(a.Period.Text)
		for j := range a.With {
			a.With[j].Text = intern(a.With[j].Text)
		}
		for j := range a.Recipients {
			a.Recipients[j].Word = intern(a.Recipients[j].Word)
		}
	}
}

// Author is someone with a part in an article: who wrote it, without a Role, or for example who took its pictures (ảnh).
// A single author may be several people, as an editor wrote them in one text: “Nam Giang, Thanh Châu”.
type Author struct{ Name, Role string }

// Correction is what an article says about a mistake that it was published with.
type Correction struct {
	Date time.Time // zero if it could not be read, which is a problem
	Text string    // likewise ""
	Pos  diag.Pos
}

// Attachment is a file that an article attaches.
type Attachment struct {
	File Ref // as written
	Name string
}

// Source is the publication that a reprinted article comes from: its name and the address of the original, each "" when
// absent.
type Source struct{ Name, URL string }

// Event is the conference or ceremony that an article reports on, as written below event:. A document without one has
// the zero Event; a date or text that is missing is zero or "".
type Event struct {
	Date     time.Time // the first day; zero when absent; then the article's date applies
	To       time.Time // the last day of an event of several days, after Date; zero for one day
	Session  string    // sáng, chiều, tối, cả ngày; "" when absent, as Kind and At
	Sessions []Session // of an event with several, in the order written
	Kind     string    // hội nghị, lễ, …: as written
	At       string    // the place, as written
}

// Session is a part of an event: of what day, zero if it is the only one, and of what part of it, a value of
// Event.Session.
type Session struct {
	Date time.Time
	Part string
}

// IsZero reports whether nothing is written of an event.
func (e *Event) IsZero() bool {
	return e.Date.IsZero() && e.To.IsZero() && e.Session == "" && len(e.Sessions) == 0 && e.Kind == "" && e.At == ""
}

// EffectiveDate returns the day as of which the document's facts are read: the first day of the event, or else its own
// date, which is zero for a page without one. For example, a ward's name and parent are those of that day.
func (d *Document) EffectiveDate() time.Time {
	if !d.Event.Date.IsZero() {
		return d.Event.Date
	}
	return d.Date
}

// LastRevision returns the day of the last revision of the document, the latest of updated: and those of its
// corrections; zero if it was never revised.
func (d *Document) LastRevision() time.Time {
	last := d.Updated
	for _, c := range d.Corrections {
		if c.Date.After(last) {
			last = c.Date
		}
	}
	return last
}

// ShortDate returns the document's own date as pages show it, “19/01/2024” in [viet.Zone]; "" for a page without one.
func (d *Document) ShortDate() string {
	if d.Date.IsZero() {
		return ""
	}
	return viet.ShortDate(d.Date)
}

// Award is one row of awards in the front matter, as written: one honour conferred by one body for one period.
type Award struct {
	// ID is the anchor of the row in its article and its key in the data: the editor's id, or else a hash like
	// kt-4f7q2mzx0a.
	ID         string
	IDPos      diag.Pos // zero without an id of the editor
	SameAs     Ref      // the ID or the address of the row that reports this award first; empty when this one does
	Honour     Ref
	By         Ref   // empty when the source does not name it
	With       []Ref // the other bodies of by:, which confer it together with By, in the order written
	Period     Period
	Citation   string       // the value of for:
	Recipients []Recipients // empty when the row does not name any
	Decision   Decision
	Status     Status
	// CommentUntil is the last day to comment on nominees, zero when absent.
	CommentUntil time.Time
	CommentPos   diag.Pos
	Facts        *Facts // nil for most rows
	Pos          diag.Pos
}

// Status is the stage that an award has reached; "" means conferred.
type Status string

const (
	Conferred  Status = "tặng"
	Posthumous Status = "truy tặng"
	Nominated  Status = "đề nghị"
	Revoked    Status = "hủy bỏ"
)

// IsPosthumous reports whether n, one of the recipients of a, was honoured after death: the row says so of all, or the
// recipient alone.
func (a *Award) IsPosthumous(n *Name) bool { return a.Status == Posthumous || n.Posthumous }

// InForce reports whether the award was conferred, also after death, and not revoked; only such awards count in figures.
func (a *Award) InForce() bool { return a.Status != Nominated && a.Status != Revoked }

// Period is the time that an award is given for. From and To are years, 0 when absent; for example, the school years
// 2017-2018 … 2021-2022 have From 2017 and To 2022.
type Period struct {
	Text     string
	From, To int
	Pos      diag.Pos
}

// Decision is the document that confers an award; each field is empty when absent.
type Decision struct {
	No      string // its number: 163/QĐ-UBND
	Date    time.Time
	DatePos diag.Pos
	File    Ref // the address of the file, as written
	Annex   Ref // the address of the file of its annex, for example the list of names, as written
}

// RecipientKind is one of the five kinds of recipient that awards distinguish, as a key of to: names it: for example,
// tập thể is [Collective]. The zero value is Collective too; there is none for “unknown”.
type RecipientKind uint8

const (
	Collective RecipientKind = iota // tập thể
	Individual                      // cá nhân
	Household                       // hộ gia đình
	Enterprise                      // doanh nghiệp
	Community                       // cộng đồng
)

// Recipients are the recipients of one kind in a row of awards, or of several kinds when the source does not split
// them. As [Parse] reads them, Names is empty or has exactly Count.N names; when package redact removes a name, the
// Count remains. If the names are in a file (List), both are empty until [Join] reads it.
type Recipients struct {
	Kinds []RecipientKind // at least one, in the order of the constants, each once
	Word  string          // the key, “đảng viên, đoàn viên”, if it is more than the names of Kinds; else ""
	Count Count
	Names []Name // as many as Count says, or none
	List  ListFile
	Pos   diag.Pos
}

// Label returns the words for the recipients as their editor wrote them: “đảng viên”, or else the names of their kinds,
// “tập thể, cá nhân”.
func (r *Recipients) Label() string {
	switch {
	case r.Word != "":
		return r.Word
	case len(r.Kinds) == 1: // as in most awards
		return r.Kinds[0].String()
	}
	out := make([]string, len(r.Kinds))
	for i, k := range r.Kinds {
		out[i] = k.String()
	}
	return strings.Join(out, ", ")
}

// ListFile names the file that has the names of recipients, as the front matter says: {file: danh-sach.csv, count: 120}.
type ListFile struct {
	File     Ref      // as written; "" for none
	Count    int      // how many names its editor expects, 0 for any number
	CountPos diag.Pos // zero without Count
}

// Count is the number of recipients. N is 0 when no number is known ("nhiều").
type Count struct {
	N      int
	Approx Approx
	Text   string // as written: "hơn 50"
}

// Min returns the smallest number of recipients that c allows: N, but 0 for "gần 20", which may be fewer than 20.
func (c Count) Min() int {
	if c.Approx == About {
		return 0
	}
	return c.N
}

// Approx is how exact a Count is.
type Approx uint8

const (
	Exact   Approx = iota
	AtLeast        // hơn, trên, ít nhất
	About          // gần, khoảng
	Many           // nhiều
)

// Name is a recipient with a name, and perhaps a title, a post, a unit and a note. The name of a person has neither title
// nor courtesy: lists are sorted, people found and addresses made by it.
type Name struct {
	Title, Name, Post, Unit string // Title is as written, for example “GS.TS”
	Note                    string // a remark of the editor, for example “đội trưởng”
	Posthumous              bool   // honoured after death, as is said of this recipient; see [Award.IsPosthumous]
	Pos                     diag.Pos
}

// Full returns the name after its title, “Thượng tá Nguyễn Văn An”; the name alone if it has none.
func (n Name) Full() string {
	if n.Title == "" {
		return n.Name
	}
	return n.Title + " " + n.Name
}

// PosthumousMark is behind the name of a recipient who was honoured after death, on pages and in lists of editors.
const PosthumousMark = "(truy tặng)"

// Line returns the recipient as one line with bars, which [ParseName] reads: name (with its title before it, as
// [Name.Full] writes it, and the [PosthumousMark] behind it), post, unit. For example, “Thượng tá Trần Dung | Hiệu trưởng |
// Trường Lê Lợi”. It leaves out the bars after the last part that is not "": “Trần Dung”, and without a post “Trần Dung | |
// Trường Lê Lợi”. A note has no place in a line.
func (n Name) Line() string {
	name := n.Full()
	if n.Posthumous {
		name += " " + PosthumousMark
	}
	return strings.TrimRight(name+" | "+n.Post+" | "+n.Unit, " |")
}
