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

// FieldAt returns the ID of the field that a place in the draft's own file belongs to, of the front matter or of the text,
// and "" if it is none: for example, “awards.0.by” for the line of by: in the first row. text is the whole file as it was
// written; line and col count from 1, col in characters.
func (d *Draft) FieldAt(text string, line, col int) string {
	lines := strings.Split(text, "\n")
	if line < 1 || line > len(lines) {
		return ""
	}
	key, from, rows, indent := "", 0, 0, -1
	row := 0 // the line of the row, or of the key
	for i, l := range lines[:line] {
		if i > 0 && strings.TrimRight(l, " \r") == "---" && i < line-1 {
			return d.pictureAt(lines[i+1 : line])
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
	return d.fieldOf(key, part, rows-1)
}

// pictureAt returns the field of the description of the picture in the last of the lines of the text, or that of the text if
// there is none in it.
func (d *Draft) pictureAt(lines []string) string {
	n := 0
	for _, l := range lines {
		n += len(picture.FindAllString(l, -1))
	}
	id := "pictures." + strconv.Itoa(n-1) + ".alt"
	if picture.MatchString(lines[len(lines)-1]) && d.field(id) != nil {
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
func (d *Draft) fieldOf(key, part string, row int) string {
	id := key
	switch key {
	case "awards":
		id = "awards." + strconv.Itoa(d.awardOfRow(row)) + "." + part
	case "decisions":
		id = "decisions." + strconv.Itoa(row) + "." + part
	case "event":
		if id = "event." + part; part == "date" {
			id = "event.from"
		}
	}
	if d.field(id) != nil {
		return id
	}
	if at := strings.LastIndexByte(id, '.'); at > 0 && (key == "awards" || key == "decisions") {
		for _, g := range d.Groups() {
			if g.ID == id[:at] {
				return g.Fields[0].ID
			}
		}
	}
	return ""
}

// awardOfRow returns the index of the award that is a row of the front matter: those that are not sure are comments.
func (d *Draft) awardOfRow(row int) int {
	for i, a := range d.Awards {
		if a.Unsure {
			continue
		}
		if row--; row < 0 {
			return i
		}
	}
	return len(d.Awards)
}
