// Package draft holds an article that was read from an office's files, before it is written: each value with the place
// it was read from and whether it is sure. The readers of decisions, news, lists, web pages and archives make drafts;
// package importer joins those that belong together and writes them.
//
// For example, from quyet-dinh.docx comes a Draft whose Decisions has the number 563/QĐ-UBND, from “quyet-dinh.docx, bảng
// 1, dòng 2”, and whose Awards has a row with 120 names. A sure value becomes a key of the front matter with its source
// as a comment; one that is not becomes a comment as a whole.
package draft

import "time"

// Place is where a value was read: a file, as the editor named it, and the place in it in Vietnamese (“đoạn 3”, “bảng 2,
// dòng 14”, “Sheet1!B7”, “dòng 12”); "" for the whole file.
type Place struct{ File, At string }

// Value is a text that was read. Text is "" when nothing was found.
type Value struct {
	Text   string
	Unsure bool   // an editor must look: it is written as a comment
	From   Place  // zero for a value that follows from others
	Quote  string // the words it was read from, if they say more than Text: the sentence of an award
}

// Day is a date that was read; HasClock says whether it has a time of day. A zero Time means that none was found.
type Day struct {
	Time     time.Time
	HasClock bool
	Unsure   bool
	Set      bool // an editor has written it or said that it is right: it is the day, however odd
	From     Place
	Quote    string
}

// Draft is an article or a page to be. Only Title is required.
type Draft struct {
	Page       bool // a standing page
	Title      Value
	Date       Day
	Updated    Day
	Summary    Value
	Localities []Value
	Category   Value
	Tags       []Value
	Authors    []Value
	Photo      Value // credit of the pictures
	Source     Source
	Event      Event
	Image      string // name of one of Files, "" for the first picture of the body
	Decisions  []Decision
	Awards     []Award
	Aliases    []string // former addresses, each from /
	Body       string   // Markdown; pictures and files are named as in Files
	Files      []File   // pictures, attachments and lists beside the article
	Attach     []Attachment
	Slug       string // of the folder; "" is made of the title
	Published  bool   // of an archive: it was public there. Else it is a draft
	From       Place
	Remarks    []Remark
}

// Source is the publication that an article was taken from.
type Source struct{ Name, URL string }

// Event is the conference or ceremony.
type Event struct {
	From, To Day // To is zero for one day
	Session  Value
	Kind     Value
	At       Value
}

// Decision is a decision to be named by its ID from rows of awards.
type Decision struct {
	ID   string
	No   Value
	Date Day
	By   Value  // the body that signed it
	File string // name of one of Files, "" for none
}

// Award is a row of awards to be.
type Award struct {
	Honour, By, Period, Citation Value
	Decision                     string // ID of one of Decisions, "" for none
	Amount                       Value  // the money that goes with it
	Status                       string // "" is conferred
	To                           []Recipients
	From                         Place
	Quote                        string // the sentence it was read from
	Unsure                       bool   // it becomes a comment as a whole
}

// Recipients are the recipients of one kind in a row: a number as text, or names. With more names than fit the front
// matter, they are written as a list in CSV beside the article.
type Recipients struct {
	Kind  string // as a key of to: “cá nhân”
	Count string // “12”, “hơn 50”; "" with Names
	Names []Name
}

// Name is a recipient with a name.
type Name struct {
	Title, Name, Post, Unit string
	Posthumous              bool
	Note                    string
	From                    Place
}

// File is a file to lie beside the article.
type File struct {
	Name    string // safe: small letters, digits, hyphens, an ending
	Data    []byte
	Load    func() ([]byte, error) // returns the bytes instead of Data, which is then nil: an import has many pictures
	Size    int64                  // of the bytes that Load returns
	From    Place
	Caption string // of a picture that the body does not show
}

// Attachment is a file that the article attaches, with the name that readers see.
type Attachment struct {
	File, Name string
	Unsure     bool // an editor must allow it: it is written as a comment, as a decision whose annex has personal data
}

// Remark is something for the editor to look at, in both languages: what is unsure, what was left out and why.
type Remark struct {
	Weight Weight
	From   Place
	VI, EN string
	There  string // the article of the site that it is about, by the path of its text, "" for none
}

// Weight says how much a [Remark] matters.
type Weight uint8

const (
	Note   Weight = iota // for information: a column of dates of birth was not taken
	Look                 // an editor should look: a name that may be two people
	Repair               // an editor must decide before publication: a count that does not agree with the list
)
