package slips

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"bangvang/internal/diag"
)

// brackets reports links, footnotes and shortcodes in square brackets that show as typed.
func (r *run) brackets() {
	for at := r.from; at < r.to; at++ {
		n := bytes.IndexByte(r.src[at:r.to], ']')
		if n < 0 {
			return
		}
		at += n
		if r.escaped(at) {
			continue
		}
		start, end := r.line(at)
		open := bytes.LastIndexByte(r.src[start:at], '[')
		if open < 0 || bytes.IndexByte(r.src[start+open:at], ']') >= 0 {
			continue
		}
		if open += start; !r.escaped(open) && !r.link(open, at, end) {
			r.shortcode(open, at)
		}
	}
}

// link reports “[x] (https://…)”, “(x)[https://…]”, “[x](https://…” and “[^x]”, and reports whether the brackets at two
// offsets are one of them.
func (r *run) link(open, at, end int) bool {
	label, after := r.src[open+1:at], r.src[at+1:end]
	blanks := len(after) - len(bytes.TrimLeft(after, " \u00a0"))
	rest := after[blanks:]
	switch {
	case len(label) > 1 && label[0] == '^' && bytes.IndexByte(label, ' ') < 0:
		r.add(diag.UnknownFootnote, open, string(label[1:]))
		return true
	case len(rest) > 0 && rest[0] == '(' && hasLetter(label) && r.spacedLink(open, at, blanks, rest):
		return true
	case open > 0 && r.src[open-1] == ')' && isAddress(string(label)):
		return r.reversedLink(open, at)
	}
	return false
}

// imageSize matches the size that other programs let one write after an address: ![x](a.jpg =300x200).
var imageSize = regexp.MustCompile(` +=\d*%?x?\d*%?$`)

// spacedLink reports a link whose address, which begins rest, is apart from its text or has no end.
func (r *run) spacedLink(open, at, blanks int, rest []byte) bool {
	length := bytes.IndexByte(rest, ')')
	dest := rest[1:max(length, 1)]
	if size := imageSize.FindIndex(dest); size != nil && blanks == 0 && isAddress(string(dest[:size[0]])) {
		start := max(open-1, 0)
		if r.src[start] != '!' {
			start = open
		}
		slip := r.add(diag.MalformedLink, start, Short(r.src[start:at+2+length]), Short([]byte(string(r.src[start:at+1])+"("+string(dest[:size[0]])+")")))
		slip.Edits = []diag.Edit{{Start: at + 2 + size[0], End: at + 2 + size[1]}}
		return true
	}
	if length < 0 {
		dest, _, _ = bytes.Cut(rest[1:], []byte{' '})
	}
	if !isAddress(string(dest)) || length < 0 && blanks > 0 {
		return false
	}
	if r.src[max(open-1, 0)] == '!' {
		open--
	}
	label := string(r.src[open : at+1])
	if length < 0 || blanks == 0 {
		r.add(diag.MalformedLink, open, Short(r.src[open:at+1+blanks+1+len(dest)]), Short([]byte(label+"("+string(dest)+")")))
		return true
	}
	slip := r.add(diag.MalformedLink, open, Short(r.src[open:at+1+blanks+length+1]), Short([]byte(label+"("+string(dest)+")")))
	slip.Edits = []diag.Edit{{Start: at + 1, End: at + 1 + blanks}}
	return true
}

// reversedLink reports “(x)[address]”, whose brackets are at open and at.
func (r *run) reversedLink(open, at int) bool {
	start, _ := r.line(open)
	left := bytes.LastIndexByte(r.src[start:open-1], '(')
	if left < 0 {
		return false
	}
	left += start
	text, dest := string(r.src[left+1:open-1]), string(r.src[open+1:at])
	if strings.ContainsAny(text, "()[]") || !hasLetter([]byte(text)) {
		return false
	}
	slip := r.add(diag.MalformedLink, left, Short(r.src[left:at+1]), Short([]byte("["+text+"]("+dest+")")))
	slip.Edits = []diag.Edit{
		{Start: left, End: left + 1, Text: "["}, {Start: open - 1, End: open + 1, Text: "]("}, {Start: at, End: at + 1, Text: ")"},
	}
	return true
}

// isAddress reports whether s is surely the address of a page, a file or a mail box.
func isAddress(s string) bool {
	lower := strings.ToLower(strings.TrimSpace(s))
	if strings.ContainsAny(lower, " \t<>|") || lower == "" {
		return false
	}
	for _, start := range []string{"http://", "https://", "mailto:", "www.", "../", "./"} {
		if strings.HasPrefix(lower, start) && len(lower) > len(start) {
			return true
		}
	}
	return slices.Contains([]string{".md", ".html", ".htm", ".pdf", ".jpg", ".jpeg", ".png", ".webp", ".docx", ".xlsx"}, path.Ext(lower))
}

// shortcodes are the names that WordPress, Obsidian, GitLab and others give a word in brackets.
var shortcodes = []string{
	"caption", "gallery", "embed", "playlist", "toc", "contact-form-7", "vc_row", "vc_column", "vc_column_text", "et_pb_section",
	"su_box", "_toc_",
}

// withAttributes matches the shortcodes of any name that have attributes, e.g. [video src="x.mp4"].
var withAttributes = regexp.MustCompile(`^/?[a-z][a-z0-9_-]* [^\]]*[a-z_-]+=["'“”]?[^ ]`)

// shortcode reports [caption …], [gallery], [toc], [[x]], ![[x.png]], [!NOTE] and a box to be ticked.
func (r *run) shortcode(open, at int) {
	inside := string(r.src[open+1 : at])
	start := open
	name := strings.TrimPrefix(inside, "/")
	if i := strings.IndexAny(name, " ="); i >= 0 {
		name = name[:i]
	}
	first, end := r.line(at)
	switch {
	case inside != name && inside[0] == '/' && bytes.Contains(r.src[first:open], []byte("["+name)):
		return // the end of one that is reported
	case open > 0 && r.src[open-1] == '[' && at+1 < len(r.src) && r.src[at+1] == ']' && hasLetter([]byte(inside)):
		if start--; start > 0 && r.src[start-1] == '!' {
			start--
		}
		at++
	case slices.Contains(shortcodes, name), name == "TOC", withAttributes.MatchString(inside):
	case isProgramName(name) && bytes.Contains(r.src[at:end], []byte("[/"+name+"]")): // [b]x[/b]
	case len(inside) > 2 && inside[0] == '!' && isProgramName(inside[1:]):
	default:
		return
	}
	r.add(diag.ForeignMarkup, start, Short(r.src[start:at+1]))
}

// isProgramName reports whether s can be the name of an element of a program: letters of English, digits, - and _.
func isProgramName(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(c rune) bool {
		return c > 0x7f || !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '-' && c != '_'
	})
}

// pairs reports what two equal marks of another program enclose: %%a comment of Obsidian%%, ==a text in colour==.
func (r *run) pairs(mark string) {
	for at := r.from; at < r.to; {
		n := bytes.Index(r.src[at:r.to], []byte(mark))
		if n < 0 {
			return
		}
		at += n
		after := at + len(mark)
		size := bytes.Index(r.src[after:min(r.to, after+maxDistance)], []byte(mark))
		if r.classBefore(at) != blank || r.escaped(at) || size <= 0 || !hasLetter(r.src[after:after+size]) ||
			mark == "==" && (r.classAfter(after) == blank || r.classBefore(after+size) == blank) {
			at = after
			continue
		}
		r.add(diag.ForeignMarkup, at, Short(r.src[at:after+size+len(mark)]))
		at = after + size + len(mark)
	}
}

// comment reports a comment of HTML that has no end, so that its text is public.
func (r *run) comment() {
	if n := bytes.Index(r.src[r.from:r.to], []byte("<!--")); n >= 0 && !r.escaped(r.from+n) {
		_, end := r.line(r.from + n)
		r.add(diag.OpenComment, r.from+n, Short(r.src[r.from+n:end]))
	}
}

// isEnd reports whether the mark in braces at an offset, e.g. {{% /notice %}} or {% endhighlight %}, is the end of one that
// begins before it on the line.
func (r *run) isEnd(at int, inside string) bool {
	name := strings.Trim(inside, "{}%<> ")
	bare, ok := strings.CutPrefix(name, "/")
	if !ok {
		bare, ok = strings.CutPrefix(name, "end")
	}
	start, _ := r.line(at)
	before := r.src[start:at]
	return ok && isProgramName(strings.TrimSpace(bare)) && bytes.Contains(before, []byte{'{'}) && bytes.Contains(before, []byte(strings.TrimSpace(bare)))
}

// braces reports {{< x >}}, {{% x %}}, {{ x }}, {% x %}, {: .x}, {.x} and {#x}, and lines of :::.
func (r *run) braces() {
	text := r.src[r.from:r.to]
	if bytes.HasPrefix(text, []byte(":::")) {
		if len(bytes.Trim(text, ": ")) > 0 { // else it is the end of one
			r.add(diag.ForeignMarkup, r.from, Short(text))
		}
		return
	}
	for at := r.from; at+1 < len(r.src) && at < r.to; at++ {
		n := bytes.IndexByte(r.src[at:r.to], '{')
		if n < 0 || at+n+1 >= len(r.src) {
			return
		}
		at += n
		_, end := r.line(at)
		closing, attribute := "", false
		switch r.src[at+1] {
		case '{':
			closing = "}}"
		case '%':
			closing = "%}"
		case ':', '#', '.':
			closing, attribute = "}", true
		default:
			if at == r.from && r.src[max(at-1, 0)] == ')' { // ![x](a.jpg){width=50%}
				closing, attribute = "}", true
			}
		}
		size := strings.Index(string(r.src[at:end]), closing)
		if closing == "" || size < 0 || r.escaped(at) || attribute && !isAttribute(string(r.src[at+1:at+size])) {
			continue
		}
		stop := at + size + len(closing)
		if r.isEnd(at, string(r.src[at:stop])) {
			at = stop - 1
			continue
		}
		slip := r.add(diag.ForeignMarkup, at, Short(r.src[at:stop]))
		if start, last := r.line(at); attribute && (len(bytes.TrimRight(r.src[stop:last], " #")) == 0 || at == r.from && r.src[max(at-1, 0)] == ')') {
			from := at - (at - start - len(bytes.TrimRight(r.src[start:at], " ")))
			slip.Edits = []diag.Edit{{Start: from, End: stop}}
		}
		at = stop - 1
	}
}

// isAttribute reports whether s can be in braces that give an element its id, its classes or its attributes.
func isAttribute(s string) bool {
	if rest := strings.TrimLeft(s, ":#. "); rest == "" || rest == s && !strings.Contains(s, "=") {
		return false
	}
	return !strings.ContainsFunc(s, func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune(`-_.#:=%"' `, c)
	})
}
