// Package hostile attacks complete sites as a contributor can: through every field, file, name and link of a pull
// request, and by size. For example, the title "<script>alert(1)</script>" must never reach a page unescaped. The
// package has only tests. Attacks on Markdown, SVG and pictures alone are tested in the packages that parse them.
package hostile

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

const origin = "https://example.org"

// activeContent returns the active content of a file of a built site, and the ways in which it differs from the format
// that its name promises.
func activeContent(name string, data []byte) []string {
	if !fs.ValidPath(name) || !allowedNames.MatchString(name) {
		return []string{fmt.Sprintf("the name %q", name)}
	}
	switch path.Ext(name) {
	case ".html":
		return inHTML(data)
	case ".xml":
		return inXML(data)
	case ".json", ".webmanifest":
		return inJSON(data)
	case ".csv":
		return inCSV(data)
	case ".js", ".css":
		if !strings.HasPrefix(name, "assets/") || strings.Count(name, "/") > 1 {
			return []string{"code that is not the theme's"}
		}
	case ".svg", ".ico", ".png", ".jpg", ".gif", ".webp", ".txt", ".bin", ".pdf":
	case "":
		if name == "_redirects" {
			return inRedirects(data)
		}
		if name != "_headers" {
			return []string{"a file without a kind"}
		}
	case ".nginx", ".caddy":
		return inMap(data)
	case ".ics":
		return inCalendar(data)
	default:
		return []string{"a file of the kind " + path.Ext(name)}
	}
	return nil
}

// allowedNames are the allowed file names: slugs with an extension, the files that bangvang itself writes, and old
// addresses, which may have any letters.
var allowedNames = regexp.MustCompile(`^[^\x00-\x20\\:*?"<>|]([^\x00-\x1f\\:*?"<>|]*[^\x00-\x20\\:*?"<>|])?$`)

// forbiddenElements are elements that run or embed code, or change the base address.
var forbiddenElements = []string{
	"iframe", "object", "embed", "applet", "base", "frame", "frameset", "portal", "style", "math", "template",
	"foreignobject", "animate", "set", "use", "audio", "video", "dialog", "marquee", "textarea", "xmp", "plaintext",
}

// addressAttributes are the attributes that hold an address.
var addressAttributes = []string{
	"href", "src", "action", "formaction", "poster", "data", "background", "cite", "ping", "longdesc", "manifest", "xlink:href",
}

func inHTML(data []byte) (found []string) {
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return []string{err.Error()}
	}
	for n := range root.Descendants() {
		if n.Type == html.CommentNode {
			found = append(found, "a comment")
		}
		if n.Type == html.ElementNode {
			found = append(found, inElement(n)...)
		}
	}
	return found
}

func inElement(n *html.Node) (found []string) {
	say := func(format string, args ...any) { found = append(found, fmt.Sprintf(format, args...)) }
	attr := map[string]string{}
	for _, a := range n.Attr {
		key := strings.ToLower(a.Key)
		if a.Namespace != "" {
			key = a.Namespace + ":" + key
		}
		attr[key] = a.Val
		switch {
		case strings.HasPrefix(key, "on"), key == "style", key == "srcdoc", key == "formaction", key == "ping":
			say("%s=%q", key, a.Val)
		case slices.Contains(addressAttributes, key) && !isHarmless(a.Val):
			say("%s=%q", key, a.Val)
		case key == "srcset":
			for one := range strings.SplitSeq(a.Val, ",") {
				if !isOwn(strings.Fields(one + " .")[0]) {
					say("srcset=%q", a.Val)
				}
			}
		}
	}
	if slices.Contains(forbiddenElements, strings.ToLower(n.Data)) {
		say("<%s>", n.Data)
	}
	switch n.Data {
	case "script":
		found = append(found, inScript(n, attr)...)
	case "img", "source", "image":
		if src := attr["src"]; src != "" && !isOwn(src) {
			say("a picture from %q", src)
		}
	case "form":
		if to, ok := attr["action"]; ok && !isOwn(to) {
			say("a form to %q", to)
		}
	case "link":
		if rel := attr["rel"]; !isOwn(attr["href"]) && rel != "canonical" {
			say("<link rel=%q href=%q>", rel, attr["href"])
		}
	case "meta":
		_, to, _ := strings.Cut(attr["content"], "url=")
		if equiv := strings.ToLower(attr["http-equiv"]); equiv == "refresh" && !isOwn(to) ||
			equiv != "" && equiv != "refresh" && equiv != "content-security-policy" {
			say("<meta http-equiv=%q content=%q>", equiv, attr["content"])
		}
	}
	return found
}

func inScript(n *html.Node, attr map[string]string) []string {
	if attr["type"] == "application/ld+json" && attr["src"] == "" && n.FirstChild != nil && json.Valid([]byte(n.FirstChild.Data)) {
		return nil
	}
	if n.FirstChild == nil && strings.HasPrefix(attr["src"], "/assets/") && strings.Count(attr["src"], "/") == 2 && attr["integrity"] != "" {
		return nil
	}
	return []string{"<script>"}
}

// isOwn reports whether an address is within the site.
func isOwn(to string) bool {
	return strings.HasPrefix(to, origin+"/") || strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "//") && !strings.HasPrefix(to, `/\`) && !strings.ContainsAny(to, "\t\n\r")
}

// isHarmless reports whether an address has no scheme, as browsers read it (WHATWG URL, 4.4), or one that runs no code.
func isHarmless(to string) bool {
	to = strings.TrimLeftFunc(strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(to), func(r rune) bool { return r <= ' ' })
	scheme, _, ok := strings.Cut(strings.ToLower(to), ":")
	if !ok || strings.Trim(scheme, "abcdefghijklmnopqrstuvwxyz0123456789+-.") != "" {
		return true
	}
	return slices.Contains([]string{"http", "https", "mailto", "tel"}, scheme) || to == "webcal"+strings.TrimPrefix(origin, "https")+"/lich.ics"
}

func inXML(data []byte) (found []string) {
	d := xml.NewDecoder(bytes.NewReader(data))
	kind := "" // of the text of the element
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return found
		}
		if err != nil {
			return append(found, err.Error())
		}
		switch t := token.(type) {
		case xml.ProcInst:
			if t.Target != "xml" {
				found = append(found, "<?"+t.Target)
			}
		case xml.Directive:
			found = append(found, "<!"+string(t))
		case xml.StartElement:
			kind = ""
			if strings.Contains(t.Name.Space, "xhtml") || strings.EqualFold(t.Name.Local, "script") {
				found = append(found, "<"+t.Name.Local+">")
			}
			for _, a := range t.Attr {
				switch {
				case a.Name.Local == "type":
					kind = a.Value
				case a.Name.Local == "href" && !isHarmless(a.Value):
					found = append(found, "href="+a.Value)
				}
			}
		case xml.CharData:
			if kind == "html" {
				found = append(found, inHTML(t)...)
			}
		}
	}
}

func inJSON(data []byte) (found []string) {
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		return []string{err.Error()}
	}
	var walk func(key string, v any)
	walk = func(key string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, one := range v {
				walk(k, one)
			}
		case []any:
			for _, one := range v {
				walk(key, one)
			}
		case string:
			if strings.HasSuffix(key, "html") {
				found = append(found, inHTML([]byte(v))...)
			}
			if strings.HasSuffix(key, "url") && !isHarmless(v) {
				found = append(found, key+"="+v)
			}
		}
	}
	walk("", v)
	return found
}

func inCSV(data []byte) (found []string) {
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
	if err != nil {
		return []string{err.Error()}
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(strings.TrimLeft(cell, " \u00a0"))[0]) {
				found = append(found, fmt.Sprintf("the formula %q", cell))
			}
		}
	}
	return found
}

func inRedirects(data []byte) (found []string) {
	for line := range strings.Lines(string(data)) {
		part := strings.Fields(line)
		if len(part) != 3 || !isOwn(part[0]) || !isOwn(part[1]) || part[2] != "301" || strings.ContainsAny(line, "*:#") {
			found = append(found, "the redirect "+line)
		}
	}
	return found
}

// mapLine is a line of a map for nginx or Caddy: two addresses within the site, and nothing that the server would read as
// a variable, a block or another directive.
var mapLine = regexp.MustCompile(`^(?:"/[^"\\{}\s]*" "/[^"\\{}$\s]*";|/[^"\\{}\s]* /[^"\\{}\s]*)$`)

// calendarLine is a line of a calendar, unfolded: no alarm, attachment or other component than those that bangvang writes, and no
// address of another site.
var calendarLine = regexp.MustCompile(`^(?:(?:BEGIN|END):(?:VCALENDAR|VTIMEZONE|STANDARD|VEVENT)|(?:URL|SOURCE;VALUE=URI):` + regexp.QuoteMeta(origin) + `/[^\s"<>]*|` +
	`(?:VERSION|PRODID|CALSCALE|METHOD|NAME|X-WR-CALNAME|DESCRIPTION|X-WR-CALDESC|REFRESH-INTERVAL;VALUE=DURATION|X-PUBLISHED-TTL|TZID|TZOFFSETFROM|TZOFFSETTO|TZNAME|` +
	`UID|DTSTAMP|DTSTART|DTSTART;VALUE=DATE|DTEND;VALUE=DATE|SUMMARY|LOCATION|TRANSP):[^\x00-\x08\x0a-\x1f\x7f]*)$`)

func inCalendar(data []byte) (found []string) {
	for line := range strings.SplitSeq(strings.TrimSuffix(strings.ReplaceAll(string(data), "\r\n ", ""), "\r\n"), "\r\n") {
		if !calendarLine.MatchString(line) {
			found = append(found, "a line of a calendar "+line)
		}
	}
	return found
}

func inMap(data []byte) (found []string) {
	for line := range strings.Lines(string(data)) {
		if !mapLine.MatchString(strings.TrimSuffix(line, "\n")) {
			found = append(found, "a line of a map "+line)
		}
	}
	return found
}
