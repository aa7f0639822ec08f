package opendata

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

// Limits of a check. MaxBytes is the size of the largest file; a file with more than maxProblems is not read to its end.
const (
	MaxBytes    = 256 << 20
	maxProblems = 10_000
	maxShown    = 60 // characters of a value in a message
)

// Check returns what is wrong with a roll as JSON, sorted: its syntax, what the schema forbids, and what a schema cannot
// express: two awards with one ID, numbers and dates that contradict each other, a key written twice. Without a licence it
// has a hint. file is the name in the positions, which count lines and characters from 1.
//
// The awards are read one after the other, so the work and the memory beyond data are linear in its size.
func Check(file string, data []byte) diag.List {
	c := checker{file: file, first: map[string]award{}, seen: map[[sha256.Size]byte]bool{}}
	text := bytes.TrimPrefix(data, []byte("\ufeff"))
	c.skipped = len(data) - len(text)
	if !utf8.Valid(text) {
		at := 0
		for at < len(text) {
			r, n := utf8.DecodeRune(text[at:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			at += n
		}
		c.add(at, diag.NotUTF8, fmt.Sprintf("0x%02X", text[at]))
		return c.placed(data)
	}
	c.reader = newReader(text, c.add)
	root, err := c.readFile()
	var syntax *syntaxError
	switch {
	case errors.As(err, &syntax):
		c.add(syntax.at, diag.BadJSON, syntax.cause)
	case err == nil:
		c.validate(compile().file, root, "")
		if object, ok := root.(map[string]any); ok && object["license"] == nil {
			c.add(c.place(""), diag.NoLicense, `"license": "CC-BY-4.0",`)
		}
	}
	return c.placed(data)
}

// award holds the fields that all records of an award share.
type award struct{ permalink, honour string }

type found struct {
	at int // offset in the text
	diag.Problem
}

type checker struct {
	*reader
	file    string
	skipped int // bytes before the text
	found   []found
	first   map[string]award           // by ID
	seen    map[[sha256.Size]byte]bool // the records
}

// add adds a problem at an offset of the text, unless there are too many.
func (c *checker) add(at int, code diag.Code, args ...string) {
	if len(c.found) > maxProblems {
		return
	}
	c.found = append(c.found, found{at + c.skipped, diag.At(code, diag.Pos{File: c.file}, args...)})
}

// placed returns the problems with their lines and columns, in one pass over the data.
func (c *checker) placed(data []byte) diag.List {
	slices.SortStableFunc(c.found, func(a, b found) int { return a.at - b.at })
	var out diag.List
	line, col, at := 1, 1, c.skipped
	for _, f := range c.found {
		for at < f.at && at < len(data) {
			r, n := utf8.DecodeRune(data[at:])
			switch {
			case r == '\n':
				line, col = line+1, 1
			case !unicode.In(r, unicode.Mn, unicode.Me):
				col++
			}
			at += n
		}
		f.Pos.Line, f.Pos.Col = line, col
		out = append(out, f.Problem)
	}
	return out.Sorted()
}

var errTooMany = errors.New("too many problems")

// readFile reads the whole text and checks each award as it is read. The file that it returns has no awards.
func (c *checker) readFile() (any, error) {
	return c.readDocument("awards", func(i int, value any) error {
		path := "/awards/" + strconv.Itoa(i)
		valid := c.validate(compile().award, value, path)
		if object, ok := value.(map[string]any); ok && valid {
			c.checkAward(object, path)
		}
		if len(c.found) > maxProblems {
			return errTooMany
		}
		return nil
	})
}

// validate adds the faults that the schema finds in a value whose path is base, and reports whether it found nothing.
func (c *checker) validate(s *jsonschema.Schema, value any, base string) bool {
	err := s.Validate(value)
	var invalid *jsonschema.ValidationError
	if !errors.As(err, &invalid) {
		return err == nil
	}
	c.addInvalid(invalid, base)
	return false
}

// addInvalid adds the innermost causes of an error.
func (c *checker) addInvalid(e *jsonschema.ValidationError, base string) {
	for _, cause := range e.Causes {
		c.addInvalid(cause, base)
	}
	if len(e.Causes) > 0 {
		return
	}
	path := base
	for _, step := range e.InstanceLocation {
		path += "/" + step
	}
	name := fieldName(path)
	switch k := e.ErrorKind.(type) {
	case *kind.Required:
		for _, field := range k.Missing {
			c.add(c.place(path), diag.MissingField, name, field)
		}
	case *kind.AdditionalProperties:
		for _, field := range k.Properties {
			c.add(c.keyPlace(path+"/"+field), diag.UnknownField, name, shown(field), viet.Nearest(field, fieldNames(path)))
		}
	default:
		c.add(c.place(path), diag.BadField, name, shown(c.written(path)), wanted(k))
	}
}

// wanted returns the values that are allowed, in words of JSON and of the schema.
func wanted(k jsonschema.ErrorKind) string {
	switch k := k.(type) {
	case *kind.Type:
		return strings.Join(k.Want, " | ")
	case *kind.Enum:
		var out []string
		for _, v := range k.Want {
			out = append(out, strconv.Quote(fmt.Sprint(v)))
		}
		return strings.Join(out, " | ")
	case *kind.Format:
		return map[string]string{"date": "2024-01-19", "date-time": "2024-01-19T10:31:00+07:00", "uri-reference": "https://…"}[k.Want]
	case *kind.Pattern:
		return k.Want
	case *kind.Minimum:
		return "≥ " + k.Want.RatString()
	case *kind.Maximum:
		return "≤ " + k.Want.RatString()
	case *kind.MinLength:
		return "≠ \"\""
	}
	return strings.Join(k.KeywordPath(), "/")
}

// fieldName returns the path of a field as people write it: awards[3].count; “{}” for the file itself.
func fieldName(path string) string {
	var b strings.Builder
	for step := range strings.SplitSeq(strings.TrimPrefix(path, "/"), "/") {
		switch _, err := strconv.Atoi(step); {
		case err == nil:
			b.WriteString("[" + step + "]")
		case b.Len() > 0:
			b.WriteString("." + step)
		default:
			b.WriteString(step)
		}
	}
	if b.Len() == 0 {
		return "{}"
	}
	return shown(b.String())
}

// shown returns a text of a file as messages show it: not longer than maxShown.
func shown(s string) string {
	if utf8.RuneCountInString(s) <= maxShown {
		return s
	}
	return string([]rune(s)[:maxShown]) + "…"
}

// fieldNames returns the fields that the schema has for the object at a path.
func fieldNames(path string) []string {
	s := compile().file
	if rest, ok := strings.CutPrefix(path, "/awards/"); ok {
		s = compile().award
		_, path, _ = strings.Cut(rest, "/")
	}
	for step := range strings.SplitSeq(strings.Trim(path, "/"), "/") {
		next := s.Properties[step]
		if items, ok := s.Items2020, step != ""; ok && items != nil {
			next = items
		}
		if next != nil {
			s = next
		}
	}
	return slices.Sorted(maps.Keys(s.Properties))
}
