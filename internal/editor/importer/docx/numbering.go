package docx

import (
	"encoding/xml"
	"strconv"
	"strings"
	"unicode"
)

// levels is how many levels a numbering has.
const levels = 9

// numbering are the numberings of a file. The numbers of two lists with one abstract numbering go on, unless the second
// says where it starts.
type numbering struct {
	abstract map[string]*abstract
	lists    map[string]*list
}

type abstract struct {
	levels [levels]numberLevel
	count  [levels]int // the last number of each level, 0 for none
	begun  [levels]bool
}

type numberLevel struct {
	start        int
	format, text string
	font         string
	alone        bool // isLgl: all numbers are decimal
}

type list struct {
	abstract string
	starts   [levels]int // plus 1; 0 for that of the abstract numbering
	own      [levels]*numberLevel
	begun    bool
}

func (n *numbering) read(d *xml.Decoder) error {
	if _, err := root(d); err != nil {
		return err
	}
	return children(d, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "abstractNum":
			a := &abstract{}
			n.abstract[attribute(e, "abstractNumId")] = a
			return children(d, func(e xml.StartElement) error {
				if at := levelOf(e); e.Name.Local == "lvl" && at >= 0 {
					return a.levels[at].read(d)
				}
				return skip(d)
			})
		case "num":
			l := &list{}
			n.lists[attribute(e, "numId")] = l
			return children(d, func(e xml.StartElement) error { return l.read(d, e) })
		}
		return skip(d)
	})
}

// levelOf returns the level of an element lvl or lvlOverride, -1 if it is none.
func levelOf(e xml.StartElement) int {
	at, err := strconv.Atoi(attribute(e, "ilvl"))
	if err != nil || at < 0 || at >= levels {
		return -1
	}
	return at
}

func (l *list) read(d *xml.Decoder, e xml.StartElement) error {
	switch at := levelOf(e); {
	case e.Name.Local == "abstractNumId":
		l.abstract = attribute(e, "val")
	case e.Name.Local == "lvlOverride" && at >= 0:
		return children(d, func(e xml.StartElement) error {
			switch e.Name.Local {
			case "startOverride":
				l.starts[at] = start(e) + 1
			case "lvl":
				l.own[at] = &numberLevel{}
				return l.own[at].read(d)
			}
			return skip(d)
		})
	}
	return skip(d)
}

// start returns the number at which a level begins, at most a million.
func start(e xml.StartElement) int {
	n, err := strconv.Atoi(attribute(e, "val"))
	if err != nil {
		return 1
	}
	return min(max(n, 0), 1_000_000)
}

func (l *numberLevel) read(d *xml.Decoder) error {
	l.start = 1
	return children(d, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "start":
			l.start = start(e)
		case "numFmt":
			l.format = attribute(e, "val")
		case "lvlText":
			l.text = attribute(e, "val")
			l.text = l.text[:min(len(l.text), 200)]
		case "isLgl":
			l.alone = true
		case "rPr":
			look, _, err := readLook(d)
			l.font = look.font
			return err
		}
		return skip(d)
	})
}

// mark returns the number or bullet of the next paragraph of a list at a level, as it is printed, and whether it is a
// number. ok is false if the file has no such list.
func (n *numbering) mark(id string, level int) (mark string, ordered, ok bool) {
	l := n.lists[id]
	if l == nil || n.abstract[l.abstract] == nil {
		return "", false, false
	}
	a := n.abstract[l.abstract]
	at := func(i int) *numberLevel {
		if l.own[i] != nil {
			return l.own[i]
		}
		return &a.levels[i]
	}
	if !l.begun {
		l.begun = true
		for i, s := range l.starts {
			if s > 0 {
				a.count[i], a.begun[i] = s-2, true
			}
		}
	}
	for i := 0; i < level; i++ { // a deeper level before its own parents: these count as begun
		if !a.begun[i] {
			a.count[i], a.begun[i] = at(i).start, true
		}
	}
	if !a.begun[level] {
		a.count[level], a.begun[level] = at(level).start-1, true
	}
	a.count[level]++
	for i := level + 1; i < levels; i++ {
		a.begun[i] = false
		if s := l.starts[i]; s > 0 {
			a.count[i], a.begun[i] = s-2, true
		}
	}
	own := at(level)
	switch own.format {
	case "bullet":
		return bullet(own.font, own.text), false, true
	case "none":
		return own.text, false, true
	}
	var out strings.Builder
	for text := own.text; text != ""; {
		if text[0] == '%' && len(text) > 1 && text[1] >= '1' && text[1] <= '9' {
			i := int(text[1] - '1')
			format := at(i).format
			if own.alone {
				format = "decimal"
			}
			out.WriteString(number(format, a.count[i]))
			text = text[2:]
			continue
		}
		out.WriteByte(text[0])
		text = text[1:]
	}
	return strings.TrimSpace(compose(out.String())), true, true
}

// bullet returns a bullet as a sign of Unicode, “•” for those that only fonts of signs have.
func bullet(font, text string) string {
	shown := signs(font, text)
	if strings.TrimSpace(shown) == "" || strings.ContainsFunc(shown, func(r rune) bool { return unicode.In(r, unicode.Co) || unicode.IsLetter(r) && r < 0x80 }) {
		return "•"
	}
	return shown
}

// number returns a number in a format of Word, decimal for formats of other languages.
func number(format string, n int) string {
	switch {
	case format == "decimalZero" && n >= 0 && n < 10:
		return "0" + strconv.Itoa(n)
	case format == "lowerLetter" && n > 0:
		return letters(n)
	case format == "upperLetter" && n > 0:
		return strings.ToUpper(letters(n))
	case format == "lowerRoman" && n > 0 && n < 4000:
		return strings.ToLower(roman(n))
	case format == "upperRoman" && n > 0 && n < 4000:
		return roman(n)
	}
	return strconv.Itoa(n)
}

// letters returns a, b, …, z, aa, bb, … as Word does.
func letters(n int) string {
	return strings.Repeat(string(rune('a'+(n-1)%26)), min((n-1)/26+1, 20))
}

func roman(n int) string {
	var out strings.Builder
	for i, value := range []int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1} {
		for ; n >= value; n -= value {
			out.WriteString([]string{"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"}[i])
		}
	}
	return out.String()
}
