package yamlnode

import (
	"strings"

	"bangvang/internal/diag"
)

// maxLookBack is the number of lines before a line in which its level is searched.
const maxLookBack = 200

// indentFault returns the fault of the line that contains an offset, whose indentation fits no level above. Its argument
// is the line with the nearest one, and its edit makes that, if there is only one.
func (p *places) indentFault(at int) *Fault {
	fault := &Fault{Code: diag.YAMLIndent, Offset: at}
	start := at - len(p.before(at))
	line := p.shortLine(at)
	text := strings.TrimLeft(line, " ")
	indent := len(line) - len(text)
	column := nearestLevel(p.levels(start, strings.HasPrefix(text, "- ")), indent)
	if column < 0 || column > indent && column == p.margin() || !strings.HasPrefix(text, "- ") && !isPlainKey(text) {
		return fault
	}
	spaces := strings.Repeat(" ", column)
	fault.Args = []string{spaces + strings.TrimRight(text, " ")}
	fault.Edits = []diag.Edit{{Start: start, End: start + indent, Text: spaces}}
	return fault
}

// margin returns the indentation of the first line. If another line has less, the first line is at fault.
func (p *places) margin() int { return len(p.text) - len(strings.TrimLeft(p.text, " ")) }

// isPlainKey reports whether a line begins with a word in small ASCII letters and a colon, as all keys of the tables do
// and few sentences.
func isPlainKey(line string) bool {
	key, _, ok := strings.Cut(line+" ", ": ")
	return ok && key != "" && strings.Trim(key, "abcdefghijklmnopqrstuvwxyz_") == ""
}

// levels returns the columns of the levels that are open before the line at an offset: those of its lists for an item,
// else those of its keys.
func (p *places) levels(start int, item bool) []int {
	var out []int
	least := maxShownLine
	for range maxLookBack {
		if start == 0 || least == 0 {
			break
		}
		line := p.before(start - 1)
		start -= len(line) + 1
		text := strings.TrimLeft(line, " ")
		column := len(line) - len(text)
		if text == "" || text[0] == '#' || column >= least {
			continue
		}
		key := column
		for strings.HasPrefix(line[key:], "- ") {
			if item {
				out = append(out, key)
			}
			key += 2
		}
		if !item && key < least {
			out = append(out, key)
		}
		least = column
	}
	return out
}

// nearestLevel returns the column that is nearest to indent, -1 if there is none, if two are equally near, or if indent is
// one of them.
func nearestLevel(columns []int, indent int) int {
	best, twice := -1, false
	distance := func(c int) int { return max(c-indent, indent-c) }
	for _, c := range columns {
		switch {
		case c == indent:
			return -1
		case best < 0 || distance(c) < distance(best):
			best, twice = c, false
		case c != best && distance(c) == distance(best):
			twice = true
		}
	}
	if twice {
		return -1
	}
	return best
}

// tabFault returns the fault of a tab at an offset. Its edits replace the tabs of the indentation of this line, and of the
// lines after it that have such tabs too, by two spaces each.
func (p *places) tabFault(at int) *Fault {
	fault := &Fault{Code: diag.YAMLTab, Offset: at}
	for start := at - len(p.before(at)); start < len(p.text); {
		line, _, _ := strings.Cut(p.text[start:], "\n")
		indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
		if !strings.Contains(indent, "\t") {
			break
		}
		fault.Edits = append(fault.Edits, diag.Edit{Start: start, End: start + len(indent), Text: strings.ReplaceAll(indent, "\t", "  ")})
		start += len(line) + 1
	}
	return fault
}
