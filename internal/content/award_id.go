package content

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

// idLength is the number of characters of an ID after kt-, of 5 bits each.
const idLength = 10

var idEncoding = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// setIDs sets the ID of each row of awards that has none of its editor. It depends on the path of the file and on the
// words of award, by and period, so it stays when rows are added or moved or anything else changes in them. Rows that
// agree in these words, for example two rows {award: Bằng khen, by: UBND tỉnh}, are told apart by their citation, then by
// the number of their decision, then by all else; an article with such rows has one [diag.UnsteadyID]. Rows that agree in
// everything are numbered. A row with an id of its editor counts among those that agree: the ID that it may have had without
// it never becomes that of the other.
func (d *Document) setIDs(f *source.File) {
	if len(d.Awards) == 0 {
		return
	}
	file := strings.TrimSuffix(strings.TrimSuffix(d.Path, ".md"), "/index")
	rows := make(map[string][]*Award, len(d.Awards))
	var order []string
	for i := range d.Awards {
		a := &d.Awards[i]
		key := strings.Join([]string{file, viet.KeyLoose(a.Honour.Text), conferrersKey(a), viet.Key(a.Period.Text)}, "\x00")
		if rows[key] == nil {
			order = append(order, key)
		}
		rows[key] = append(rows[key], a)
	}
	var unsteady []*Award
	var one, other *Award // that the hint names
	for _, key := range order {
		if same := rows[key]; len(same) > 1 {
			set := setUnsteadyIDs(key, same)
			if unsteady = append(unsteady, set...); one == nil && len(set) > 0 {
				one, other = set[min(1, len(set)-1)], same[0]
				if one == other {
					other = same[1]
				}
			}
		} else if same[0].ID == "" {
			same[0].ID = hashID(key)
		}
	}
	if len(unsteady) > 0 {
		d.Problems.Add(diag.UnsteadyID, one.Pos, one.Honour.Text, strconv.Itoa(other.Pos.Line), one.ID).FixBy(writtenIDs(f, unsteady)...)
	}
}

// conferrersKey returns what the ID of a row has of its by:, whatever the order of several bodies.
func conferrersKey(a *Award) string {
	if a.With == nil {
		return viet.Key(a.By.Text)
	}
	keys := []string{viet.Key(a.By.Text)}
	for _, by := range a.With {
		keys = append(keys, viet.Key(by.Text))
	}
	slices.Sort(keys)
	return strings.Join(keys, "\x01")
}

// distinctions are what tells rows of one honour, conferrer and period apart, one after the other.
var distinctions = [...]func(*Award) string{
	func(a *Award) string { return viet.Key(a.Citation) },
	func(a *Award) string { return viet.Key(a.Decision.No) },
	func(a *Award) string {
		text := fmt.Sprint(a.Status, a.Decision.Date, a.Decision.File.Text, recipientsText(a.Recipients))
		if f := a.Facts; f != nil {
			text += strings.Join([]string{f.Place, f.Score, f.Amount, f.Entries}, "\x00")
		}
		return text
	},
}

// recipientsText returns everything that is written of recipients, apart from its place. What was added to it later
// (words, lists) changes nothing of a text without it: IDs depend on it.
func recipientsText(list []Recipients) string {
	var b strings.Builder
	for _, r := range list {
		fmt.Fprintf(&b, "%v %s\x00", r.Kinds, r.Count.Text)
		for _, n := range r.Names {
			b.WriteString(n.Name)
			if n.Posthumous {
				b.WriteString(" " + PosthumousMark)
			}
			b.WriteString("\x00" + n.Post + "\x00" + n.Unit + "\x00")
		}
		if r.Word != "" || r.List.File.Text != "" {
			b.WriteString(r.Word + "\x00" + r.List.File.Text + "\x00")
		}
	}
	return b.String()
}

// setUnsteadyIDs sets the IDs of those rows with the same key, at least two, that have none of their editor, and returns
// them.
func setUnsteadyIDs(key string, same []*Award) (set []*Award) {
	keys := make([]string, len(same))
	for i := range keys {
		keys[i] = key
	}
	for _, of := range distinctions {
		count := make(map[string]int, len(keys))
		for _, k := range keys {
			count[k]++
		}
		for i, k := range keys {
			if count[k] > 1 {
				keys[i] = k + "\x00" + of(same[i])
			}
		}
	}
	taken := make(map[string]bool, len(keys)) // by IDs that are written
	for _, a := range same {
		taken[a.ID] = true
	}
	seen := make(map[string]int, len(keys))
	for i, k := range keys {
		if same[i].ID != "" {
			continue
		}
		for same[i].ID == "" || taken[same[i].ID] {
			if seen[k]++; seen[k] == 1 {
				same[i].ID = hashID(k)
			} else {
				same[i].ID = hashID(k + "\x00" + strconv.Itoa(seen[k]))
			}
		}
		set = append(set, same[i])
	}
	return set
}

// writtenIDs sorts rows by their places and returns the edits that write their IDs as first keys; none if one of them has
// no place in a line of its own.
func writtenIDs(f *source.File, rows []*Award) []diag.Edit {
	var edits []diag.Edit
	slices.SortFunc(rows, func(a, b *Award) int {
		return cmp.Or(cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col))
	})
	for _, a := range rows {
		at, ok := f.Offset(a.Pos)
		if !ok || at >= len(f.Text) {
			return nil
		}
		written := "id: " + a.ID
		if f.Text[at] == '{' {
			at++
			written += ", "
		} else {
			written += "\n" + strings.Repeat(" ", a.Pos.Col-1)
		}
		edits = append(edits, diag.Edit{Start: at, End: at, Text: written})
	}
	return edits
}

// hashID returns the ID of a row with this key.
func hashID(key string) string {
	sum := sha256.Sum256([]byte(key))
	return "kt-" + idEncoding.EncodeToString(sum[:])[:idLength]
}

// settledID returns the ID that an editor meant by s: Khen thưởng 1 → khen-thuong-1, 2024-a → kt-2024-a.
func settledID(s string) string {
	slug := viet.Slug(s)
	if !isID(slug) {
		slug = "kt-" + slug
	}
	return strings.TrimSuffix(slug[:min(len(slug), maxID)], "-")
}

// maxID is the largest number of characters of an ID.
const maxID = 64

// isID reports whether an editor may give s as the ID of an award: it is also an anchor, so it has small letters, digits
// and hyphens, a letter first, 64 characters at most.
func isID(s string) bool {
	for i, r := range s {
		letter := r >= 'a' && r <= 'z'
		if !letter && (i == 0 || r != '-' && (r < '0' || r > '9')) {
			return false
		}
	}
	return s != "" && len(s) <= maxID
}
