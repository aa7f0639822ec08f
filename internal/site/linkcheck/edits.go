package linkcheck

import (
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/diag"
)

// lineOf returns the line of ref in a text, the offset where it starts, and the offset of the text of ref; false unless the
// line has that text just once, between other characters than those of an address.
func lineOf(text string, ref content.Ref) (line string, start, at int, ok bool) {
	for range ref.Pos.Line - 1 {
		n := strings.IndexByte(text[start:], '\n')
		if n < 0 {
			return "", 0, 0, false
		}
		start += n + 1
	}
	line, _, _ = strings.Cut(text[start:], "\n")
	ends := func(s string) bool { return s == "" || strings.ContainsAny(s[:1], " ,])}>#?\"'") }
	begins := func(s string) bool { return s == "" || strings.ContainsAny(s[len(s)-1:], " ,[({<\"'") }
	found := 0
	for from := 0; ref.Text != ""; {
		n := strings.Index(line[from:], ref.Text)
		if n < 0 {
			break
		}
		from += n + len(ref.Text)
		if begins(line[:from-len(ref.Text)]) && ends(line[from:]) {
			at, found = start+from-len(ref.Text), found+1
		}
	}
	return line, start, at, found == 1
}

// Replace returns the edit that writes by in the place of ref in text, the whole source of the file of ref. It writes
// by as it is: the caller escapes it for Markdown or YAML. It returns none unless the line with the number of ref has
// the text of ref exactly once, between other characters than those of an address; so text may have changed since ref
// was read.
func Replace(text string, ref content.Ref, by string) []diag.Edit {
	_, _, at, ok := lineOf(text, ref)
	if !ok {
		return nil
	}
	return []diag.Edit{{Start: at, End: at + len(ref.Text), Text: by}}
}

// Drop returns the edit that takes ref out of its list in the front matter, such as aliases; text is the whole source
// of its file. It takes out the line of ref, if that has nothing else, or the item and its comma. It returns none if
// [Replace] would, or if ref is no item that it can take out. ref must be an item of a list: Drop does not look whether
// it is in running text.
func Drop(text string, ref content.Ref) []diag.Edit {
	line, start, at, ok := lineOf(text, ref)
	if !ok {
		return nil
	}
	before, after := line[:at-start], line[at-start+len(ref.Text):]
	before, after = strings.TrimRight(before, "\"' "), strings.TrimLeft(after, "\"' ")
	head := strings.TrimSpace(before)
	switch {
	case after == "" && (head == "-" || head == "aliases:"), after == "]" && head == "aliases: [":
		return []diag.Edit{{Start: start, End: min(len(text), start+len(line)+1)}}
	case strings.HasPrefix(after, ","):
		return []diag.Edit{{Start: start + len(line[:at-start]) - quotesBefore(line[:at-start]), End: start + len(line) - len(strings.TrimLeft(after[1:], " "))}}
	case strings.HasSuffix(before, ",") && strings.HasPrefix(after, "]"):
		return []diag.Edit{{Start: start + len(before) - 1, End: start + len(line) - len(after)}}
	}
	return nil
}

// quotesBefore returns the number of quotes at the end of s.
func quotesBefore(s string) int { return len(s) - len(strings.TrimRight(s, "\"'")) }
