package draft

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	topKey = regexp.MustCompile(`^([a-z_]+):`)
	anyKey = regexp.MustCompile(`(?:^|[\s{,-])([a-z_]+):(?:\s|$)`)
	newRow = regexp.MustCompile(`^(\s*)-\s`)
	atKey  = regexp.MustCompile(`^[a-z_]+:(\s|$)`)
)

// FieldAt returns the ID of the field of the groups that a place in an article's own file belongs to, of the front matter or of
// the text, and "" if it is none: for example, “awards.0.by” for the line of by: in the first row. text is the whole file
// as it is written; line and col count from 1, col in characters.
func FieldAt(groups []Group, text string, line, col int) string {
	lines := strings.Split(text, "\n")
	if line < 1 || line > len(lines) {
		return ""
	}
	key, from, rows, indent := "", 0, 0, -1
	row := 0 // the line of the row, or of the key
	for i, l := range lines[:line] {
		if i > 0 && strings.TrimRight(l, " \r") == "---" && i < line-1 {
			return pictureAt(groups, lines[i+1:line])
		}
		if m := topKey.FindStringSubmatch(l); m != nil {
			key, from, rows, indent, row = m[1], i, 0, -1, i
			continue
		}
		if m := newRow.FindStringSubmatch(l); m != nil && key != "" && (indent < 0 || len(m[1]) == indent) {
			indent = len(m[1])
			rows++
			row = i
		}
	}
	if key == "" {
		return ""
	}
	part := ""
	until := append(append([]string(nil), lines[row:line-1]...), upTo(lines[line-1], col))
	for i, l := range until {
		if i == 0 && row == from {
			_, l, _ = strings.Cut(l, ":") // the key itself
		}
		if strings.HasPrefix(strings.TrimSpace(l), "#") {
			continue
		}
		for _, m := range anyKey.FindAllStringSubmatch(l, -1) {
			part = m[1]
		}
	}
	return fieldOf(groups, key, part, rows-1)
}

// pictureAt returns the field of the description of the picture in the last of the lines of the text, or that of the text if
// there is none in it.
func pictureAt(groups []Group, lines []string) string {
	n := 0
	for _, l := range lines {
		n += len(picture.FindAllString(l, -1))
	}
	id := "pictures." + strconv.Itoa(n-1) + ".alt"
	if picture.MatchString(lines[len(lines)-1]) && fieldIn(groups, id) != nil {
		return id
	}
	return "body"
}

// upTo returns a line up to a column, with the key that begins there.
func upTo(line string, col int) string {
	letters := []rune(line)
	end := min(max(col-1, 0), len(letters))
	if rest := string(letters[end:]); rest != "" {
		if m := atKey.FindString(rest); m != "" {
			end += len(m)
		}
	}
	return string(letters[:end])
}

// fieldOf returns the field of a key of the front matter: of its part, and of the row that has it in a list.
func fieldOf(groups []Group, key, part string, row int) string {
	id := key
	switch key {
	case "awards":
		id = "awards." + strconv.Itoa(awardOfRow(groups, row)) + "." + part
	case "decisions":
		id = "decisions." + strconv.Itoa(row) + "." + part
	case "event":
		if id = "event." + part; part == "date" {
			id = "event.from"
		}
	}
	if fieldIn(groups, id) != nil {
		return id
	}
	if at := strings.LastIndexByte(id, '.'); at > 0 && (key == "awards" || key == "decisions") {
		for _, g := range groups {
			if g.ID == id[:at] {
				return g.Fields[0].ID
			}
		}
	}
	return ""
}

// awardOfRow returns the number of the award that is a row of the front matter: those that are not sure are comments.
func awardOfRow(groups []Group, row int) int {
	n := 0
	for _, g := range groups {
		if !g.Drops {
			continue
		}
		if g.Mark != Doubt {
			if row--; row < 0 {
				return n
			}
		}
		n++
	}
	return n
}
