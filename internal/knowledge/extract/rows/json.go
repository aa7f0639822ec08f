package rows

import (
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/extract"
)

// Row is a statement in the JSON output for other programs: see [extract.Statement] for its values. [NewRow] makes it.
type Row struct {
	File     string      `json:"file"`
	Line     int         `json:"line"`   // from 1
	Column   int         `json:"column"` // in characters, from 1
	Sentence string      `json:"sentence"`
	Award    string      `json:"award"`           // the honour as written
	Known    string      `json:"known,omitempty"` // the name in the catalogue
	By       string      `json:"by,omitempty"`
	Period   string      `json:"period,omitempty"`
	For      string      `json:"for,omitempty"` // the citation
	To       []Recipient `json:"to"`
	Total    bool        `json:"total,omitempty"` // other rows are parts of it
}

// Recipient is one group of recipients of an award.
type Recipient struct {
	Kinds  []string `json:"kinds"` // empty if the text does not say
	Count  int      `json:"count,omitempty"`
	Approx string   `json:"approximately,omitempty"` // as in the text: hơn 50, nhiều
	Names  []Person `json:"names,omitempty"`
}

// Person is a named recipient: a person or a unit.
type Person struct {
	Name  string `json:"name"`
	Post  string `json:"post,omitempty"`
	Title string `json:"title,omitempty"` // Thiếu tướng, PGS.TS
}

// NewRow returns the row of a statement whose sentence is at pos. Its lists are never nil, so that JSON has [] for them.
func NewRow(s extract.Statement, pos diag.Pos) Row {
	row := Row{
		File: pos.File, Line: pos.Line, Column: pos.Col, Sentence: s.Sentence, Award: s.Honour,
		By: s.By, Period: s.Period, For: s.Citation, To: []Recipient{}, Total: s.Total,
	}
	if s.Known != nil {
		row.Known = s.Known.Name
	}
	for _, r := range s.Recipients {
		to := Recipient{Kinds: append([]string{}, r.Kinds...), Count: r.Count, Approx: r.Text}
		for _, n := range r.Names {
			to.Names = append(to.Names, Person(n))
		}
		row.To = append(row.To, to)
	}
	return row
}
