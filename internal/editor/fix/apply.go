package fix

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"bangvang/internal/content/source"
	"bangvang/internal/diag"
)

// Apply returns the bytes of a file, raw as on disk, with the fixes of problems applied, and the problems that were
// fixed: all if one is false, else only the first that can be. The problems must all be of this file, in any order;
// their fixes may count its text or its bytes. It leaves out a fix that overlaps one of a problem before it in the
// list, one that does not fit the file, and one that changes no byte. It writes nothing; without a fix it returns a
// copy of raw and nil.
func Apply(raw []byte, problems diag.List, one bool) (out []byte, applied diag.List) {
	disk := source.NewDisk(raw)
	var taken []diag.Edit // sorted
	for _, p := range problems {
		if p.Fix == nil || one && len(applied) > 0 {
			continue
		}
		edits, ok := disk.Edits(p.Fix)
		if !ok || !changes(raw, edits) || slices.ContainsFunc(edits, func(e diag.Edit) bool { return overlaps(taken, e) }) {
			continue
		}
		applied = append(applied, p)
		for _, e := range edits {
			at, _ := slices.BinarySearchFunc(taken, e, compareEdits)
			taken = slices.Insert(taken, at, e)
		}
	}
	return replace(raw, taken), applied
}

// Rewrite returns the bytes of a file, raw as on disk, whose text, that of [source.File], becomes now: lines that both
// have stay byte for byte, and so do the line ends and the byte order mark.
func Rewrite(raw []byte, now string) []byte {
	f, _ := source.NewFile("x.md", raw)
	was := f.Text
	if was == now {
		return raw
	}
	start := 0
	for start < min(len(was), len(now)) && was[start] == now[start] {
		start++
	}
	start = strings.LastIndexByte(was[:start], '\n') + 1
	end := 0
	for end < min(len(was), len(now))-start && was[len(was)-1-end] == now[len(now)-1-end] {
		end++
	}
	if line := strings.IndexByte(was[len(was)-end:], '\n'); line >= 0 {
		end -= line
	} else {
		end = 0
	}
	change := diag.Fix{Edits: []diag.Edit{{Start: start, End: len(was) - end, Text: now[start : len(now)-end]}}}
	edits, ok := source.NewDisk(raw).Edits(&change)
	if !ok {
		return []byte(now)
	}
	return replace(raw, edits)
}

// replace returns raw with the edits, which are sorted and do not overlap.
func replace(raw []byte, edits []diag.Edit) []byte {
	var out bytes.Buffer
	at := 0
	for _, e := range edits {
		out.Write(raw[at:e.Start])
		out.WriteString(e.Text)
		at = e.End
	}
	out.Write(raw[at:])
	return out.Bytes()
}

// changes reports whether an edit changes the bytes.
func changes(raw []byte, edits []diag.Edit) bool {
	return slices.ContainsFunc(edits, func(e diag.Edit) bool { return string(raw[e.Start:e.End]) != e.Text })
}

func compareEdits(a, b diag.Edit) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// overlaps reports whether e has a byte, or its start, in common with one of the sorted edits.
func overlaps(taken []diag.Edit, e diag.Edit) bool {
	at, same := slices.BinarySearchFunc(taken, e, compareEdits)
	return same || at > 0 && (taken[at-1].End > e.Start || taken[at-1].Start == e.Start) ||
		at < len(taken) && (taken[at].Start < e.End || taken[at].Start == e.Start)
}
