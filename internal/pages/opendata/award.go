package opendata

import (
	"crypto/sha256"
	"encoding/json"
	"strconv"
	"strings"

	"bangvang/internal/diag"
)

// checkAward adds the faults that no schema finds in an award that is valid: an ID that another award has, and fields that contradict
// each other.
func (c *checker) checkAward(a map[string]any, path string) {
	c.checkID(a, path)
	conflict := func(field, other string) { // the second names the field and its value that the first contradicts
		c.add(c.place(path+"/"+field), diag.DataConflict, fieldName(path+"/"+field), shown(c.written(path+"/"+field)), other, shown(c.written(path+"/"+other)))
	}
	date := text(a, "date")
	if strconv.Itoa(number(a, "year")) != strings.TrimLeft(date[:4], "0") {
		conflict("year", "date")
	}
	if e, ok := a["event"].(map[string]any); ok && text(e, "to") < text(e, "from") {
		conflict("event/to", "event/from")
	}
	if !strings.HasPrefix(text(a, "permalink"), text(a, "url")) {
		conflict("permalink", "url")
	}
	c.checkNumbers(a, conflict)
	if a["locality_code"] != nil {
		if places, ok := a["locality_path"].([]any); ok && len(places) > 0 {
			if last, _ := places[len(places)-1].(map[string]any); last["code"] != a["locality_code"] {
				conflict("locality_code", "locality_path")
			}
		}
	}
}

// checkID compares an award with the others of its ID. The records of an award share it, but no record comes twice.
func (c *checker) checkID(a map[string]any, path string) {
	id := text(a, "id")
	this := award{text(a, "permalink"), text(a, "honour_id")}
	first, ok := c.first[id]
	if !ok {
		c.first[id] = this
		first = this
	}
	record := sha256.Sum256(c.text[c.place(path):c.json.InputOffset()])
	if first != this || c.seen[record] {
		c.add(c.place(path+"/id"), diag.DuplicateID, id, first.permalink)
	}
	c.seen[record] = true
}

// checkNumbers compares the count of an award with its words and its recipients. A site that has taken a name away has
// fewer names than its count.
func (c *checker) checkNumbers(a map[string]any, conflict func(field, other string)) {
	names, _ := a["names"].([]any)
	count := number(a, "count")
	exact, _ := a["exact"].(bool)
	if exact && a["count"] != nil && len(names) > count {
		conflict("names", "count")
	}
	if recipients, ok := a["recipients"].([]any); ok && len(recipients) != len(names) {
		conflict("recipients", "names")
	}
	if least, _ := a["at_least"].(bool); least && exact {
		conflict("at_least", "exact")
	}
	if word := text(a, "count_word"); exact && word != "" {
		conflict("count_word", "exact")
	}
	if exact && a["count"] == nil && text(a, "kind") != "" {
		conflict("exact", "count")
	}
}

// text returns a field of an object, "" if it is no text.
func text(a map[string]any, field string) string {
	s, _ := a[field].(string)
	return s
}

// number returns a field of an object, 0 if it is no whole number.
func number(a map[string]any, field string) int {
	n, _ := a[field].(json.Number)
	i, _ := strconv.Atoi(string(n))
	return i
}
