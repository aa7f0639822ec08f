package markdown

import (
	"bytes"
	"slices"
	"strings"

	"bangvang/internal/diag"
)

// CompleteAddress returns the whole address that is meant by the destination of a link which lacks its beginning, ""
// for any other destination: https://www.hanoi.gov.vn for www.hanoi.gov.vn, mailto:vanthu@example.vn for
// vanthu@example.vn, and tel:02438253536 for 024 3825 3536. It goes by the form alone (an ending such as .vn or .com,
// an @, the digits of a telephone number), and looks for no file of that name: files of a site are not called so.
func CompleteAddress(dest string) string {
	if dest == "" || strings.IndexByte("/#.?", dest[0]) >= 0 || strings.HasSuffix(dest, ".md") {
		return ""
	}
	if number := phoneNumber(dest); number != "" {
		return "tel:" + number
	}
	rest := dest
	lower := strings.ToLower(dest)
	for _, typo := range []string{"https://", "http://", "https:/", "http:/", "https//", "http//", "https:", "http:"} {
		if strings.HasPrefix(lower, typo) {
			if rest = dest[len(typo):]; strings.HasSuffix(typo, "://") {
				return ""
			}
			break
		}
	}
	host := rest
	if end := strings.IndexAny(host, "/?#"); end >= 0 {
		host = host[:end]
	}
	user, domain, mail := strings.Cut(host, "@")
	if mail && host == dest && isWord(user, "._+-%") && isDomain(domain) {
		return "mailto:" + dest
	}
	host, port, _ := strings.Cut(host, ":")
	if mail || strings.Trim(port, "0123456789") != "" || !isDomain(host) {
		return ""
	}
	return "https://" + rest
}

// domainEndings are the top-level domains that links in articles have: no file has a name that ends so.
var domainEndings = []string{"vn", "com", "net", "org", "edu", "gov", "info", "biz", "asia", "eu", "int", "tv"}

// isDomain reports whether s is the name of a host: at least two labels, of which the last is a known ending, or any one if
// the first is www.
func isDomain(s string) bool {
	labels := strings.Split(strings.ToLower(s), ".")
	for _, label := range labels {
		if !isWord(label, "-") {
			return false
		}
	}
	return len(labels) > 1 && (slices.Contains(domainEndings, labels[len(labels)-1]) || labels[0] == "www" && len(labels) > 2)
}

// isWord reports whether s has ASCII letters and digits and the characters of more only, and is not empty.
func isWord(s, more string) bool {
	for _, r := range s {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune(more, r) {
			return false
		}
	}
	return s != ""
}

// phoneNumber returns the digits of a telephone number, with a leading + if it has one; "" for any other text.
func phoneNumber(s string) string {
	digits := strings.NewReplacer(" ", "", ".", "", "-", "", "(", "", ")", "").Replace(s)
	number := strings.TrimPrefix(digits, "+")
	if len(number) < 8 || len(number) > 15 || strings.Trim(number, "0123456789") != "" || number == digits && digits[0] != '0' && digits[:4] != "1800" && digits[:4] != "1900" {
		return ""
	}
	return digits
}

// LocalFile returns the name of the file that an address of the writer's own machine names, for example hop.jpg for
// C:\Users\Lan\hop.jpg, file:///C:/hop.jpg or \\may-chu\anh\hop.jpg; "" for any other address.
func LocalFile(dest string) string {
	drive := len(dest) > 2 && dest[1] == ':' && (dest[2] == '\\' || dest[2] == '/') && isWord(dest[:1], "")
	if !drive && scheme(dest) != "file" && !strings.HasPrefix(dest, `\`) {
		return ""
	}
	return dest[strings.LastIndexAny(dest, `/\:`)+1:]
}

// reportAddress reports an address of a link or picture at an offset that a browser cannot follow, and reports whether it
// did: one that lacks its beginning, one of the writer's machine, and one that is unsafe.
func (w *writer) reportAddress(dest string, at int, picture bool) bool {
	if plainAddress(dest) {
		return false
	}
	if name := LocalFile(dest); name != "" {
		w.problem(diag.LocalFile, at, dest, name)
		return true
	}
	if meant := CompleteAddress(dest); meant != "" && !picture {
		w.problem(diag.BrokenLink, at, dest, meant)
		w.replaceAddress(at, dest, meant)
		return true
	}
	if !isSafe(dest) {
		w.problem(diag.UnsafeLink, at, dest)
		return true
	}
	return false
}

// plainAddress reports whether an address is one of the most frequent kinds, which reportAddress need not look at.
func plainAddress(dest string) bool {
	return strings.HasPrefix(dest, "https://") || strings.HasPrefix(dest, "http://") || strings.HasPrefix(dest, "/") || strings.HasPrefix(dest, "#")
}

// replaceAddress gives the last problem, of a link at an offset, the fix that writes meant in the place of the address.
func (w *writer) replaceAddress(at int, dest, meant string) {
	text := w.src[at:min(len(w.src), at+maxLinkDistance+len(dest))]
	for _, open := range []string{"](", "](<"} {
		if n := bytes.Index(text, []byte(open+dest)); n >= 0 {
			start := w.base + at + n + len(open)
			w.problems[len(w.problems)-1].FixBy(diag.Edit{Start: start, End: start + len(dest), Text: meant})
			return
		}
	}
}
