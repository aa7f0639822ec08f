package blocks

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// inline returns runs as the text of one block of Markdown, "" if they have no text. begins says whether the text begins
// the block, so that marks of other blocks must be escaped.
func (w *markdownWriter) inline(runs []Run, begins bool) string {
	runs = settle(runs)
	var out strings.Builder
	for i := 0; i < len(runs); {
		if runs[i].Note > 0 {
			if n := runs[i].Note; n <= len(w.used) {
				w.used[n-1] = true
				out.WriteString("[^" + strconv.Itoa(n) + "]")
			}
			i++
			continue
		}
		end := i + 1
		for end < len(runs) && runs[end].Note == 0 && runs[end].Link == runs[i].Link {
			end++
		}
		link, group := runs[i].Link, runs[i:end]
		text := runsText(group)
		switch {
		case link == "" || strings.TrimSpace(text) == "":
			emphasise(&out, group, before(runs, i), after(runs, end))
		case link == text && strings.HasPrefix(link, "http") && !strings.ContainsAny(link, " <>\n\\"):
			out.WriteString("<" + link + ">")
		default:
			left, right := blanks(text)
			out.WriteString(left + "[")
			emphasise(&out, trimRuns(group), '[', ']')
			out.WriteString("](" + destination(link) + ")" + right)
		}
		i = end
	}
	lines := strings.Split(out.String(), "\n")
	var kept []string
	for _, line := range lines {
		if line = strings.Trim(line, " "); line != "" {
			kept = append(kept, line)
		}
	}
	if begins {
		for i := range kept {
			kept[i] = escapeStart(kept[i])
		}
	}
	for i, line := range kept[:max(len(kept)-1, 0)] {
		if before, found := strings.CutSuffix(line, `\\`); found { // goldmark takes no break behind a backslash
			kept[i] = before + "&#92;"
		}
	}
	return strings.Join(kept, "\\\n")
}

// blanks returns the blanks at both ends of a text.
func blanks(text string) (left, right string) {
	if strings.HasPrefix(text, " ") {
		left = " "
	}
	if strings.HasSuffix(text, " ") {
		right = " "
	}
	return left, right
}

// trimRuns returns runs without blanks at both ends.
func trimRuns(runs []Run) []Run {
	out := append([]Run(nil), runs...)
	for len(out) > 0 {
		if out[0].Text = strings.TrimLeft(out[0].Text, " \n"); out[0].Text != "" {
			break
		}
		out = out[1:]
	}
	for len(out) > 0 {
		last := &out[len(out)-1]
		if last.Text = strings.TrimRight(last.Text, " \n"); last.Text != "" {
			break
		}
		out = out[:len(out)-1]
	}
	return out
}

// before and after return the letter beside a group of runs, a blank at the ends of the text.
func before(runs []Run, at int) rune {
	switch {
	case at == 0:
		return ' '
	case runs[at-1].Note > 0 || runs[at-1].Link != "":
		return ']'
	}
	r, _ := utf8.DecodeLastRuneInString(runs[at-1].Text)
	return r
}

func after(runs []Run, at int) rune {
	switch {
	case at == len(runs):
		return ' '
	case runs[at].Note > 0 || runs[at].Link != "":
		return '['
	}
	r, _ := utf8.DecodeRuneInString(runs[at].Text)
	return r
}

// settle returns runs with single blanks, without links that the site does not show, and neighbours of one style joined. A
// blank between two runs of a style has that style.
func settle(runs []Run) []Run {
	var out []Run
	blank := true // the text so far ends in a blank
	for _, r := range runs {
		if r.Note > 0 {
			out, blank = append(out, Run{Note: r.Note}), false
			continue
		}
		if r.Text, blank = clean(r.Text, blank); r.Text == "" {
			continue
		}
		if !allowed(r.Link) {
			r.Link = ""
		}
		out = append(out, r)
	}
	for i := 1; i+1 < len(out); i++ {
		if r := &out[i]; r.Note == 0 && strings.TrimSpace(r.Text) == "" {
			between(out[i-1], r, out[i+1])
		}
	}
	return join(out)
}

// join joins neighbours of one style and link.
func join(runs []Run) (joined []Run) {
	for i := 0; i < len(runs); {
		first, end := runs[i], i+1
		for end < len(runs) && first.Note == 0 && runs[end].Note == 0 && like(first, runs[end]) {
			end++
		}
		first.Text = runsText(runs[i:end])
		joined = append(joined, first)
		i = end
	}
	return joined
}

func like(a, b Run) bool { return a.Bold == b.Bold && a.Italic == b.Italic && a.Link == b.Link }

// between gives a blank the style that the runs beside it have both.
func between(a Run, blank *Run, b Run) {
	if a.Note > 0 || b.Note > 0 {
		return
	}
	blank.Bold, blank.Italic = a.Bold && b.Bold, a.Italic && b.Italic
	if a.Link == b.Link {
		blank.Link = a.Link
	}
}

// clean returns a text with single blanks and without characters that nobody sees; blank says whether the text before ends in
// a blank, and of the result whether this one does.
func clean(text string, blank bool) (string, bool) {
	var out strings.Builder
	for _, r := range text {
		switch {
		case r == '\n' || r == '\u2028' || r == '\u2029' || r == '\v' || r == '\u0085':
			out.WriteByte('\n')
			blank = true
		case unicode.IsSpace(r) || r == 0:
			if !blank {
				out.WriteByte(' ')
			}
			blank = true
		case unicode.Is(unicode.Cc, r) || r == '\ufeff' || r == '\u200b' || r == '\u200e' || r == '\u200f' || r >= '\u202a' && r <= '\u202e' || r == utf8.RuneError:
		default:
			out.WriteRune(r)
			blank = false
		}
	}
	return out.String(), blank
}

// allowed reports whether the site shows a link to an address.
func allowed(link string) bool {
	low := strings.ToLower(link)
	return strings.HasPrefix(low, "http://") || strings.HasPrefix(low, "https://") || strings.HasPrefix(low, "mailto:")
}

// destination returns an address as the destination of a link or an image.
func destination(address string) string {
	var out strings.Builder
	for _, r := range address {
		switch {
		case r <= ' ' || r == 0x7f || strings.ContainsRune(`()<>"\`+"`|{}^", r) || unicode.IsSpace(r):
			for _, b := range []byte(string(r)) {
				const hex = "0123456789ABCDEF"
				out.WriteString("%" + hex[b>>4:b>>4+1] + hex[b&15:b&15+1])
			}
		case strings.ContainsRune("&*_[]~!", r):
			out.WriteString(`\` + string(r))
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// emphasise writes the runs of one link or of none, between the letters left and right.
func emphasise(out *strings.Builder, runs []Run, left, right rune) {
	for i, r := range runs {
		from, to := left, right
		if i > 0 {
			from, _ = utf8.DecodeLastRuneInString(runs[i-1].Text)
		}
		if i+1 < len(runs) {
			to, _ = utf8.DecodeRuneInString(runs[i+1].Text)
		}
		mark := ""
		if r.Bold {
			mark = "**"
		}
		if r.Italic {
			mark += "*"
		}
		if mark == "" {
			out.WriteString(escape(r.Text, true))
			continue
		}
		for n, line := range strings.Split(r.Text, "\n") {
			if n > 0 {
				out.WriteByte('\n')
				from = ' '
			}
			end := to
			if n < strings.Count(r.Text, "\n") {
				end = ' '
			}
			emphasiseLine(out, line, mark, from, end, i > 0 && emphasised(runs[i-1]), i+1 < len(runs) && emphasised(runs[i+1]))
		}
	}
}

func emphasised(r Run) bool { return r.Bold || r.Italic }

// emphasiseLine writes the text of one line between two marks. The marks count in Markdown only beside the end of a word, so
// blanks at the ends of the text stay outside, and text that begins or ends within a word has none; nor have two texts with
// marks that touch.
func emphasiseLine(out *strings.Builder, line, mark string, from, to rune, touchesBefore, touchesAfter bool) {
	inner := strings.TrimSpace(line)
	at := strings.Index(line, inner)
	head, tail := line[:at], line[at+len(inner):]
	if head != "" {
		from, touchesBefore = ' ', false
	}
	if tail != "" {
		to, touchesAfter = ' ', false
	}
	touches := touchesBefore && !unicode.IsSpace(from) || touchesAfter && !unicode.IsSpace(to)
	if touches || isWord(from) || isWord(to) || !strings.ContainsFunc(inner, isWord) {
		out.WriteString(escape(line, true))
		return
	}
	out.WriteString(head + mark + escape(inner, false) + mark + tail)
}

func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

func isLetter(r rune) bool { return unicode.IsLetter(r) }

func isUpper(r rune) bool { return unicode.IsUpper(r) }

// Escape returns one line of plain text as Markdown that shows it as it is, also at the beginning of a paragraph.
func Escape(line string) string {
	if line = escape(line, false); line != "" {
		line = escapeStart(line)
	}
	return line
}

// escape returns a text in which no character is markup. Addresses in it, if links may be written, become links.
func escape(text string, links bool) string {
	var out strings.Builder
	previous := ' '
	for i := 0; i < len(text); {
		if links && text[i] == 'h' && !isWord(previous) {
			if n := addressAt(text[i:]); n > 0 {
				out.WriteString("<" + text[i:i+n] + ">")
				previous = '>'
				i += n
				continue
			}
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		next, _ := utf8.DecodeRuneInString(text[i+size:])
		switch r {
		case '\\', '`', '*', '[', ']', '<', '>', '|', '~', '^':
			out.WriteByte('\\')
		case '!': // before a link
			if next == '[' || i+size == len(text) {
				out.WriteByte('\\')
			}
		case '_':
			if !isWord(previous) || !isWord(next) || i+size == len(text) {
				out.WriteByte('\\')
			}
		case '&':
			if next == '#' || isLetter(next) {
				out.WriteByte('\\')
			}
		}
		out.WriteString(text[i : i+size])
		previous = r
		i += size
	}
	return out.String()
}

// addressAt returns the length of the address with which a text begins, 0 if there is none that may be written as it is.
func addressAt(text string) int {
	if !strings.HasPrefix(text, "http://") && !strings.HasPrefix(text, "https://") {
		return 0
	}
	end := strings.IndexFunc(text, func(r rune) bool { return r <= ' ' || r >= 0x7f || strings.ContainsRune(`<>"\^`+"`{|}[]*", r) })
	if end < 0 {
		end = len(text)
	}
	address := strings.TrimRight(text[:end], ".,;:!?)'")
	if _, host, _ := strings.Cut(address, "://"); !strings.Contains(host, ".") {
		return 0
	}
	return len(address)
}

// escapeStart escapes the mark of a block with which a line begins.
func escapeStart(line string) string {
	switch {
	case line[0] == '#' || line[0] == '=' || line[0] == ':':
		return `\` + line
	case (line[0] == '-' || line[0] == '+') && (len(line) == 1 || line[1] == ' ' || line[1] == line[0]):
		return `\` + line
	}
	digits := 0
	for digits < len(line) && line[digits] >= '0' && line[digits] <= '9' {
		digits++
	}
	if digits > 0 && digits < 10 && digits < len(line) && (line[digits] == '.' || line[digits] == ')') {
		return line[:digits] + `\` + line[digits:]
	}
	return line
}
