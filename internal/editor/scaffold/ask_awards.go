package scaffold

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"bangvang/internal/editor/complete"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

// commonConferrers are the most frequent conferrers, offered after those that the catalogue lists for an honour.
var commonConferrers = []string{"Chủ tịch nước", "Thủ tướng Chính phủ", "UBND tỉnh", "UBND thành phố", "UBND quận", "UBND huyện", "UBND xã", "UBND phường"}

// askAwards asks for awards, row by row, until the answer is empty.
func (t *interview) askAwards() []Award {
	var rows []Award
	question := t.questions.award
	for t.err == nil {
		honour := t.choose(question, func(part string) []string { return t.findHonours(part) })
		if honour == "" {
			break
		}
		a := Award{Honour: honour}
		a.By = t.choose(t.questions.by, func(part string) []string { return complete.FindTexts(part, t.conferrersOf(honour), maxListed) })
		a.Period = t.askPeriod()
		a.To = t.askRecipients()
		rows = append(rows, a)
		question = t.questions.moreAwards
	}
	return rows
}

// findHonours returns the honours that match part: the one with that abbreviation, else those with part in their
// names.
func (t *interview) findHonours(part string) []string {
	listed := t.names.FindHonours(part, maxListed)
	if len(listed) > 0 && slices.ContainsFunc(listed[0].Abbr, func(abbr string) bool { return viet.Key(abbr) == viet.Key(part) }) {
		return []string{listed[0].Name}
	}
	return honourNames(listed)
}

// conferrersOf returns the bodies that may confer an honour.
func (t *interview) conferrersOf(honour string) []string {
	var all []string
	if h, ok := t.names.Catalogue.Find(honour, honours.Body{}); ok {
		for _, name := range h.Conferrers { // some with days, for example “(đến 30/6/2025)”
			name, _, _ = strings.Cut(name, " (")
			if honours.ParseBody(name).Office != "" {
				all = append(all, name)
			}
		}
	}
	for _, name := range commonConferrers {
		if !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}

// askPeriod asks for the period of an award.
func (t *interview) askPeriod() string {
	for t.err == nil {
		period := t.ask(t.questions.period, "")
		wrong := t.reportErrors(Award{Period: period})
		if period == "" || wrong == 0 {
			return period
		}
	}
	return ""
}

// askRecipients asks for kinds of recipient until the answer is empty, and for the number or the names of each.
func (t *interview) askRecipients() []Recipients {
	kinds := RecipientKinds()
	var listed []string
	for i, kind := range kinds {
		listed = append(listed, strconv.Itoa(i+1)+" "+kind)
	}
	question := t.questions.kind + " (" + strings.Join(listed, ", ") + ")"
	var all []Recipients
	for t.err == nil {
		answer := t.ask(question, "")
		if answer == "" {
			break
		}
		kind, ok := ParseRecipientKind(answer)
		if n, err := strconv.Atoi(answer); err == nil && 1 <= n && n <= len(kinds) {
			kind, ok = kinds[n-1], true
		}
		read := readRecipients(answer)
		switch {
		case !ok && read != nil:
			all = append(all, t.newKinds(read, all)...)
			question = t.questions.moreKinds
		case !ok:
			t.say(t.questions.unknownKind, answer)
		case slices.ContainsFunc(all, func(r Recipients) bool { return r.Kind == kind }):
			t.say(t.questions.duplicateKind, kind)
		default:
			all = append(all, t.askWho(kind)...)
			question = t.questions.moreKinds
		}
	}
	return all
}

// newKinds prints the recipients that an answer names, and returns those of kinds that are not in all.
func (t *interview) newKinds(read, all []Recipients) []Recipients {
	return slices.DeleteFunc(read, func(one Recipients) bool {
		if slices.ContainsFunc(all, func(r Recipients) bool { return r.Kind == one.Kind }) {
			t.say(t.questions.duplicateKind, one.Kind)
			return true
		}
		names := one.Count
		for i, n := range one.Names {
			names += strings.Repeat("; ", min(i, 1)) + n.Name
		}
		t.say("  → %s: %s", one.Kind, names)
		return false
	})
}

// askWho asks for the number or the names of the recipients of a kind; an empty answer returns none.
func (t *interview) askWho(kind string) []Recipients {
	for t.err == nil {
		answer := t.ask("  "+kind+", "+t.questions.count, "")
		if answer == "" {
			return nil
		}
		r := Recipients{Kind: kind, Count: answer}
		if IsName(answer) {
			r.Count, r.Names = "", splitNames(kind, answer)
		}
		if t.reportErrors(Award{To: []Recipients{r}}) == 0 {
			return []Recipients{r}
		}
	}
	return nil
}

// splitNames parses names separated by semicolons; the post of an individual follows a comma.
func splitNames(kind, answer string) []Name {
	var all []Name
	for _, name := range strings.Split(answer, ";") {
		var n Name
		n.Name = name
		if kind == "cá nhân" {
			n.Name, n.Post, _ = strings.Cut(name, ",")
		}
		n.Name, n.Post = strings.TrimSpace(n.Name), strings.TrimSpace(n.Post)
		if n.Name != "" {
			all = append(all, n)
		}
	}
	return all
}

// reportErrors prints the errors that a row would have in an article, and returns their number.
func (t *interview) reportErrors(a Award) int {
	a.Honour = "Giấy khen"
	found := Errors(CheckDraft(Draft{Date: time.Unix(0, 0), Awards: []Award{a}}))
	t.report(found)
	return len(found)
}
