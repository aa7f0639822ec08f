package web

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
)

// Portal is where the parts of an article are on the pages of one portal: CSS selectors, "" for a part that is found
// by general rules. Learn makes it, or an editor by hand. It is safe for concurrent use.
type Portal struct {
	Name                                        string
	Title, Body, Date, Author, Summary, Caption string
	Drop                                        []string
	MonthFirst                                  bool // days are written month/day/year
}

// part is a selector of a portal, with its key in portal.yaml and its Vietnamese word.
type part struct {
	key, note string
	value     *string
}

func (p *Portal) selectors() []part {
	return []part{{"title", "tiêu đề", &p.Title}, {"body", "lời văn", &p.Body}, {"date", "ngày đăng", &p.Date},
		{"author", "tác giả", &p.Author}, {"summary", "sapo", &p.Summary}, {"caption", "chú thích ảnh", &p.Caption}}
}

// ParsePortals reads a portal.yaml, whose keys are those of frontmatter.Portal. A selector that cannot be read is a
// problem at its place, and its portal is left out, as is one without title or body.
func ParsePortals(name string, raw []byte) (portals []Portal, problems diag.List) {
	f, problems := source.NewFile(name, raw)
	v, found := frontmatter.ParseList(f, frontmatter.Portal)
	problems.Append(found)
	if problems.HasErrors() || v == nil {
		return nil, problems
	}
	for _, item := range v.Items() {
		p := Portal{Name: item.Get("name").Text(), MonthFirst: item.Get("month_first").Bool()}
		right := true
		selector := func(key string, v *frontmatter.Value) string {
			s := v.Text()
			if _, err := cascadia.ParseGroup(s); s != "" && err != nil {
				problems.Add(diag.BadValue, v.Pos(), s, key, "CSS: div.ten, #ten, h1", key+": div.ten")
				right = false
			}
			return s
		}
		for _, k := range p.selectors() {
			*k.value = selector(k.key, item.Get(k.key))
		}
		for _, d := range item.Get("drop").Items() {
			p.Drop = append(p.Drop, selector("drop", d))
		}
		if right && p.Title != "" && p.Body != "" {
			portals = append(portals, p)
		}
	}
	return portals, problems
}

// FormatPortals returns a portal.yaml of portals, which ParsePortals reads as the same.
func FormatPortals(portals []Portal) string {
	var out strings.Builder
	out.WriteString("# Nơi có tiêu đề, ngày, lời văn… trên trang của cổng cũ, viết bằng bộ chọn CSS. Sửa được bằng tay.\n")
	for _, p := range portals {
		fmt.Fprintf(&out, "- name: %s\n", quoted(p.Name))
		for _, k := range p.selectors() {
			if *k.value != "" {
				fmt.Fprintf(&out, "  %s: %s # %s\n", k.key, quoted(*k.value), k.note)
			}
		}
		if len(p.Drop) > 0 {
			out.WriteString("  drop: # những khung bỏ đi\n")
			for _, d := range p.Drop {
				fmt.Fprintf(&out, "    - %s\n", quoted(d))
			}
		}
		if p.MonthFirst {
			out.WriteString("  month_first: true # ngày ghi tháng/ngày/năm\n")
		}
	}
	return out.String()
}

// quoted returns a text in double quotes, as YAML reads it.
func quoted(s string) string {
	out, _ := json.Marshal(s)
	return strings.NewReplacer(`\u003e`, ">", `\u003c`, "<", `\u0026`, "&").Replace(string(out))
}

// query returns the elements that a selector finds, nil for none and for a selector that cannot be read.
func query(root *html.Node, selector string) []*html.Node {
	if selector == "" {
		return nil
	}
	s, err := cascadia.ParseGroup(selector)
	if err != nil {
		return nil
	}
	return cascadia.QueryAll(root, s)
}

// find returns the parts of an article by the selectors of a portal, and by general rules those without a selector. It
// returns false if the page is not of that portal: it has no title or no text of 80 letters beside links at their places.
func (p *Portal) find(s *saved) (found parts, ok bool) {
	titles := query(s.body, p.Title)
	if len(titles) == 0 || textOf(titles[0]) == "" {
		return parts{}, false
	}
	weights := weigh(s.body)
	best := 0
	for _, n := range query(s.body, p.Body) {
		if w := weights[n]; w.all-w.links > best {
			best, found.body = w.all-w.links, n
		}
	}
	if best < 80 {
		return parts{}, false
	}
	found.title, found.core, found.monthFirst = titles[0], found.body, p.MonthFirst
	one := func(selector string) *html.Node {
		for _, n := range query(s.body, selector) {
			if !within(found.title, n) && !within(found.body, n) && weights[n].all > 0 {
				return n
			}
		}
		return nil
	}
	if found.date = one(p.Date); found.date != nil && !s.dated(found.date) {
		found.date = nil
	}
	found.author, found.summary = one(p.Author), one(p.Summary)
	s.around(&found, weights)
	for _, d := range p.Drop {
		found.drop = append(found.drop, query(found.body, d)...)
	}
	if captions := query(found.body, p.Caption); len(captions) > 0 {
		set := map[*html.Node]bool{}
		for _, n := range captions {
			set[n] = true
		}
		found.caption = func(n *html.Node) bool { return set[n] }
	}
	return found, true
}
