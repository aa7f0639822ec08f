package rows

import (
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/extract"
)

// Row is a statement for programs.
type Row struct {
	File     string      `json:"file"`
	Line     int         `json:"line"`
	Column   int         `json:"column"` // in characters, from 1
	Sentence string      `json:"sentence"`
	Award    string      `json:"award"`
	Known    string      `json:"known,omitempty"` // the catalogue's name
	By       string      `json:"by,omitempty"`
	Period   string      `json:"period,omitempty"`
	For      string      `json:"for,omitempty"`
	To       []Recipient `json:"to"`
}

// Recipient is one group of those who get an award.
type Recipient struct {
	Kinds  []string `json:"kinds"` // none when the text does not say
	Count  int      `json:"count,omitempty"`
	Approx string   `json:"approximately,omitempty"` // as the text says it: hơn 50, nhiều
	Names  []Person `json:"names,omitempty"`
}

// Person is a unit or a person by name.
type Person struct {
	Name string `json:"name"`
	Post string `json:"post,omitempty"`
}

// JSON returns a statement that stands at pos.
func JSON(s extract.Statement, pos diag.Pos) Row {
	row := Row{
		File: pos.File, Line: pos.Line, Column: pos.Col, Sentence: s.Sentence, Award: s.Honour,
		By: s.By, Period: s.Period, For: s.Citation, To: []Recipient{},
	}
	if s.Known != nil {
		row.Known = s.Known.Name
	}
	for _, r := range s.Recipients {
		to := Recipient{Kinds: append([]string{}, r.Kinds...), Count: r.N, Approx: r.Text}
		for _, n := range r.Names {
			to.Names = append(to.Names, Person(n))
		}
		row.To = append(row.To, to)
	}
	return row
}
