package diag

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// fillPlaceholders returns text with args, escaped, in its placeholders {0}, {1}, …, and “…” for those that are absent.
func fillPlaceholders(text string, args []string) string {
	var out strings.Builder
	for {
		before, n, after, ok := cutPlaceholder(text)
		out.WriteString(before)
		if !ok {
			return out.String()
		}
		if n < len(args) {
			out.WriteString(escape(args[n]))
		} else {
			out.WriteString("…")
		}
		text = after
	}
}

// cutPlaceholder divides text at its first {n}, where n is one digit.
func cutPlaceholder(text string) (before string, n int, after string, ok bool) {
	for i := 0; i+2 < len(text); i++ {
		if text[i] == '{' && text[i+1] >= '0' && text[i+1] <= '9' && text[i+2] == '}' {
			return text[:i], int(text[i+1] - '0'), text[i+3:], true
		}
	}
	return text, 0, "", false
}

// splitSentences divides a hint after each “. ”, “? ”, “! ” and “; ”; joined, the parts are the hint again.
func splitSentences(hint string) []string {
	var all []string
	start := 0
	for i := 0; i+1 < len(hint); i++ {
		if strings.IndexByte(".?!;", hint[i]) >= 0 && hint[i+1] == ' ' {
			all = append(all, hint[start:i+2])
			start = i + 2
		}
	}
	return append(all, hint[start:])
}

// hasArgs reports whether args has a value that is not blank for every placeholder of sentence.
func hasArgs(sentence string, args []string) bool {
	for {
		_, n, after, ok := cutPlaceholder(sentence)
		if !ok {
			return true
		}
		if n >= len(args) || strings.TrimSpace(args[n]) == "" {
			return false
		}
		sentence = after
	}
}

func escapeEach(all []string) []string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = escape(s)
	}
	return out
}

// EscapeLines returns text with its invisible characters and bytes that are not UTF-8 escaped, for example as \u202e, but
// its line breaks (\n) as they are. It makes errors safe to print: they may contain the name of a contributor's file.
func EscapeLines(text string) string {
	return strings.Join(escapeEach(strings.Split(text, "\n")), "\n")
}

// escape returns s in one line, with its invisible characters escaped.
func escape(s string) string {
	var out strings.Builder
	for i, r := range s {
		_, n := utf8.DecodeRuneInString(s[i:])
		out.WriteString(escapeRune(r, s[i:i+n]))
	}
	return out.String()
}

// escapeRune returns raw, the bytes of r, in a form that is safe to print: for example, \x1b or \u202e.
func escapeRune(r rune, raw string) string {
	switch {
	case r == utf8.RuneError && len(raw) == 1:
		return fmt.Sprintf(`\x%02x`, raw[0])
	case r == '\n':
		return `\n`
	case r == '\t':
		return `\t`
	case r == '\r':
		return `\r`
	case !isInvisible(r):
		return raw
	case r > 0xFFFF:
		return fmt.Sprintf(`\U%08x`, r)
	}
	return fmt.Sprintf(`\u%04x`, r)
}

// isInvisible reports whether r is a control character, a format character (bidirectional overrides, zero width spaces)
// or a line or paragraph separator. The two joiners that scripts and emoji need do not count.
func isInvisible(r rune) bool {
	return r != '\u200c' && r != '\u200d' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}
