// Package content reads one file under content/ into a [Document]: an article or a standing page as
// written. Nothing in it depends on any other file, so that it can be remembered under its file's
// bytes, with its problems; a Document holds exported data only and may be encoded.
//
// The front matter is read by the table fields.Article; what that table cannot say is settled here:
//
//   - Only an article needs a date. kind: page needs none.
//   - The summary defaults to the text's first paragraph; SummaryIsLead says so, and also when both
//     are the same, so that a page does not show it twice.
//   - A row of awards without award: is dropped (its absence is a problem already).
//   - period: is any text with years (1900–2199) that do not go backwards: 2023, 2017-2021, năm học
//     2017-2018, 2017-2018 đến 2021-2022, quý I/2024, 6 tháng đầu năm 2024. “2017-21” is refused.
//   - to: maps kinds of recipient to what is known of them. A key is one kind, or several joined by
//     commas or “và” when the source does not split them; marks and case do not matter.
//   - What is known is a whole number from 1 on, also "26.461" in quotes, which is [Exact]; a number
//     with hơn, trên, ít nhất, tối thiểu before it or trở lên after it, [AtLeast]; one with gần,
//     khoảng, chừng, xấp xỉ, [About]; nhiều, [Many], which is no number; or a list of names or of
//     {name, post, unit}, or one such map, whose number is exact. A text that is none of these, a
//     single name among them, is a [diag.BadCount].
//   - Only name, post and unit of a recipient belong on a page (Law 91/2025/QH15): what looks like an
//     identity or telephone number or a home address is a [diag.PersonalData].
package content

import (
	"time"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/markdown"
	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

// Kind says what a document is.
type Kind string

const (
	Article Kind = "article"
	Page    Kind = "page" // a standing page, which no index lists
)

// Ref is a text that names something, with its place.
type Ref = frontmatter.Ref

// Document is an article or a standing page as written: nothing in it depends on any other file.
type Document struct {
	Path      string // content/2024/01/x.md
	Kind      Kind
	Title     Ref
	Date      time.Time // +07:00 unless written otherwise
	HasClock  bool      // Date has a time of day
	Updated   time.Time // zero when absent, like the next two
	Expires   time.Time
	Withdrawn time.Time
	Summary   string // default: the first paragraph
	// SummaryIsLead tells that Summary is what the text begins with.
	SummaryIsLead bool
	Localities    []Ref
	Category      Ref
	Tags          []Ref
	Author        string
	Source        Source
	Event         Event
	Image         Ref // as written; empty: the text's first picture
	Awards        []Award
	Draft         bool
	Aliases       []Ref
	Body          *markdown.Body
	Problems      diag.List // all that this file alone shows to be wrong
}

// Share lets each name that other documents may have too be the string that one returns for it.
func (d *Document) Share(one func(string) string) {
	for _, refs := range [][]Ref{d.Localities, d.Tags} {
		for i := range refs {
			refs[i].Text = one(refs[i].Text)
		}
	}
	d.Category.Text, d.Author, d.Source.Name = one(d.Category.Text), one(d.Author), one(d.Source.Name)
	for i := range d.Awards {
		a := &d.Awards[i]
		a.Honour.Text, a.By.Text, a.Period.Text = one(a.Honour.Text), one(a.By.Text), one(a.Period.Text)
	}
}

// Source is where a reprinted article comes from.
type Source struct{ Name, URL string }

// Event is the conference or ceremony that an article tells of.
type Event struct {
	Date    time.Time // zero when absent; then the article's date counts
	Session string    // sáng, chiều, tối
	Kind    string
	At      string
}

// On returns the day that the document's facts hold for: the event's date, or else its own.
func (d *Document) On() time.Time {
	if !d.Event.Date.IsZero() {
		return d.Event.Date
	}
	return d.Date
}

// Day returns the document's date as it is shown, “19/01/2024”; "" of a page without one.
func (d *Document) Day() string {
	if d.Date.IsZero() {
		return ""
	}
	return viet.ShortDate(d.Date)
}

// Award is one row: one honour conferred by one body for one period.
type Award struct {
	Honour     Ref
	By         Ref // empty when the source does not say
	Period     Period
	Citation   string // for:
	Recipients []Recipients
	Decision   Decision
	Status     Status
	// CommentUntil is the last day to comment on nominees, zero when absent.
	CommentUntil time.Time
	CommentPos   diag.Pos
	Pos          diag.Pos
}

// Status says how far an award has come; "" is conferred.
type Status string

const (
	Conferred  Status = "tặng"
	Posthumous Status = "truy tặng"
	Nominated  Status = "đề nghị"
	Revoked    Status = "hủy bỏ"
)

// Counts tells whether an award was conferred and still stands.
func (a *Award) Counts() bool { return a.Status != Nominated && a.Status != Revoked }

// Period is the time an award is given for. From and To are years, 0 when absent; a school year
// 2017-2018 … 2021-2022 has From 2017 and To 2022.
type Period struct {
	Text     string
	From, To int
	Pos      diag.Pos
}

// Decision is the document by which an award was conferred.
type Decision struct {
	No      string
	Date    time.Time
	DatePos diag.Pos
	File    Ref // as written
}

// RecipientKind says who can be honoured.
type RecipientKind uint8

const (
	Collective RecipientKind = iota
	Individual
	Household
	Enterprise
	Community
)

// Recipients are those of one kind in a row, or of several kinds when the source does not split
// them.
type Recipients struct {
	Kinds []RecipientKind
	Count Count
	Names []Name
	Pos   diag.Pos
}

// Count is how many recipients there are. N is 0 when no number is known ("nhiều").
type Count struct {
	N      int
	Approx Approx
	Text   string // as written: "hơn 50"
}

// Least returns how many there are at the least: N, but 0 of "gần 20", which may be fewer.
func (c Count) Least() int {
	if c.Approx == About {
		return 0
	}
	return c.N
}

// Approx says how exact a Count is.
type Approx uint8

const (
	Exact   Approx = iota
	AtLeast        // hơn, trên, ít nhất
	About          // gần, khoảng
	Many           // nhiều
)

// Name is a named recipient.
type Name struct {
	Name, Post, Unit string
	Pos              diag.Pos
}
