package content

import (
	"strconv"
	"strings"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

// awards reads the rows of awards, and drops those that name no honour. Rows may refer to a decision of shared.
func (d *Document) awards(rows []*frontmatter.Value, shared *decisions, file string) []Award {
	var out []Award
	for _, row := range rows {
		if a := d.award(row, shared, file); a.Honour.Text != "" {
			if out == nil {
				out = make([]Award, 0, len(rows))
			}
			out = append(out, a)
		}
	}
	d.checkUsed(shared)
	return out
}

// award reads one row of awards.
func (d *Document) award(row *frontmatter.Value, shared *decisions, file string) Award {
	id := row.Get("id")
	a := Award{
		ID:       id.Text(),
		IDPos:    id.Pos(),
		SameAs:   row.Get("same_as").Ref(),
		Honour:   row.Get("award").Ref(),
		Citation: row.Get("for").Text(),
		Decision: d.decision(row.Get("decision"), shared),
		Status:   Status(row.Get("status").Text()),
		Facts:    d.facts(row),
		Pos:      row.Pos(),
	}
	a.By, a.With = conferrers(row.Get("by"))
	if a.ID != "" && !isID(a.ID) {
		d.Problems.Add(diag.BadID, a.IDPos, a.ID, settledID(a.ID))
		a.ID = ""
	}
	a.CommentUntil, _ = row.Get("comment_until").Time()
	a.CommentPos = row.Get("comment_until").Pos()
	if v := row.Get("period"); v != nil {
		period, ok := ParsePeriod(v.Text())
		if !ok {
			d.Problems.Add(diag.BadPeriod, v.Pos(), v.Text())
		}
		a.Period, a.Period.Pos = period, v.Pos()
	}
	if v := row.Get("to"); v != nil {
		a.Recipients = recipientReader{d, file}.recipients(v)
	}
	return a
}

// conferrers returns the bodies of by: the first, and the others that confer together with it, each once.
func conferrers(v *frontmatter.Value) (by Ref, with []Ref) {
	seen := map[string]bool{}
	for i, item := range v.Items() {
		one := item.Ref()
		switch key := viet.Key(one.Text); {
		case i == 0:
			by = one
			seen[key] = true
		case !seen[key]:
			with = append(with, one)
			seen[key] = true
		}
	}
	return by, with
}

// decisions are the decisions that a document names once for many rows, by the words with which a row may refer to them.
type decisions struct {
	all   []sharedDecision
	byKey map[string]*sharedDecision
}

// sharedDecision is an entry of decisions:.
type sharedDecision struct {
	Decision
	id   string // as written, or else its place in the list: "1"
	pos  diag.Pos
	used bool
}

// decisionKey returns the key of the ID or number of a decision. Marks, case and blanks make no difference: editors write
// 563/QD-CTN and 563 /QĐ-CTN too.
func decisionKey(text string) string { return strings.ReplaceAll(viet.Fold(text), " ", "") }

// decisions reads the entries of decisions:, nil without any. An entry without an ID has its place in the list, from 1.
func (d *Document) decisions(items []*frontmatter.Value) *decisions {
	if len(items) == 0 {
		return nil
	}
	s := &decisions{all: make([]sharedDecision, len(items)), byKey: make(map[string]*sharedDecision, 2*len(items))}
	for i, item := range items {
		one := &s.all[i]
		*one = sharedDecision{Decision: decisionOf(item), id: item.Get("id").Text(), pos: item.Pos()}
		if at := item.Get("id").Pos(); at.Line > 0 {
			one.pos = at
		}
		if one.id == "" {
			one.id = strconv.Itoa(i + 1)
		}
		key := decisionKey(one.id)
		if first := s.byKey[key]; first != nil {
			d.Problems.Add(diag.DuplicateDecision, one.pos, one.id, strconv.Itoa(first.pos.Line), s.freeID(key))
			one.used = true
			continue
		}
		s.byKey[key] = one
	}
	for i := range s.all { // an ID goes before a number
		if key := decisionKey(s.all[i].No); key != "" && s.byKey[key] == nil {
			s.byKey[key] = &s.all[i]
		}
	}
	return s
}

// freeID returns an ID that no decision has, for one whose own is taken.
func (s *decisions) freeID(taken string) string {
	for n := len(s.all) + 1; ; n++ {
		if id := strconv.Itoa(n); id != taken && s.byKey[id] == nil {
			return id
		}
	}
}

// decisionOf reads the keys of a decision.
func decisionOf(v *frontmatter.Value) Decision {
	signed, _ := v.Get("date").Time()
	return Decision{No: v.Get("no").Text(), Date: signed, DatePos: v.Get("date").Pos(), File: v.Get("file").Ref(), Annex: v.Get("annex").Ref()}
}

// decision reads the decision of a row: a map, whose missing keys an entry of decisions: with its number fills in; the ID
// or the number of such an entry; or the number of a decision that is not among them.
func (d *Document) decision(v *frontmatter.Value, shared *decisions) Decision {
	if v == nil {
		return Decision{}
	}
	own := decisionOf(v)
	if own.No == "" {
		return own
	}
	if shared != nil {
		if one := shared.byKey[decisionKey(own.No)]; one != nil {
			one.used = true
			return own.filledFrom(one.Decision)
		}
	}
	if v.Shape() == frontmatter.Scalar && !isDecisionNo(own.No) {
		d.Problems.Add(diag.UnknownDecision, v.Pos(), own.No, shared.ids())
		return Decision{}
	}
	return own
}

// isDecisionNo reports whether a text is the number of a decision, 563/QĐ-CTN, rather than the ID of an entry.
func isDecisionNo(text string) bool {
	return strings.ContainsAny(text, "0123456789") && strings.Contains(text, "/")
}

// filledFrom returns the decision with what it leaves out taken from shared; the number is that of shared.
func (d Decision) filledFrom(shared Decision) Decision {
	d.No = shared.No
	if d.Date.IsZero() {
		d.Date, d.DatePos = shared.Date, shared.DatePos
	}
	if d.File.Text == "" {
		d.File = shared.File
	}
	if d.Annex.Text == "" {
		d.Annex = shared.Annex
	}
	return d
}

// maxListed is the number of IDs of decisions that a hint lists.
const maxListed = 10

// ids returns the IDs of the decisions as a hint lists them, "" for none.
func (s *decisions) ids() string {
	if s == nil {
		return ""
	}
	var out []string
	for i := range s.all[:min(len(s.all), maxListed)] {
		out = append(out, s.all[i].id)
	}
	return strings.Join(out, ", ")
}

// checkUsed reports the decisions to which no row refers: nothing on the page would show them.
func (d *Document) checkUsed(s *decisions) {
	if s == nil {
		return
	}
	for i := range s.all {
		if one := &s.all[i]; !one.used {
			d.Problems.Add(diag.UnusedDecision, one.pos, one.id)
		}
	}
}
