package web

import (
	"encoding/json"
	"strings"
)

// linked is what JSON-LD says of an article; "" when it says nothing.
type linked struct {
	headline, published, modified, author, section string
}

// read takes the facts of the first article in a JSON-LD text. A text that is no JSON is left.
func (l *linked) read(data string) {
	var v any
	if len(data) > 1<<20 || l.headline != "" || json.Unmarshal([]byte(data), &v) != nil {
		return
	}
	l.article(v, 0)
}

func (l *linked) article(v any, depth int) {
	switch v := v.(type) {
	case []any:
		for _, sub := range v[:min(len(v), 50)] {
			if depth < 5 && l.headline == "" {
				l.article(sub, depth+1)
			}
		}
	case map[string]any:
		if kind := said(v["@type"]); strings.Contains(kind, "Article") || strings.Contains(kind, "BlogPosting") {
			l.headline, l.published, l.modified = said(v["headline"]), said(v["datePublished"]), said(v["dateModified"])
			l.author, l.section = said(v["author"]), said(v["articleSection"])
		} else if depth < 5 {
			l.article(v["@graph"], depth+1)
		}
	}
}

// said returns the text of a value of JSON-LD: of a list its first one, of a thing its name.
func said(v any) string {
	switch v := v.(type) {
	case string:
		return clean(v)
	case []any:
		if len(v) > 0 {
			if s, ok := v[0].(string); ok {
				return clean(s)
			}
			if m, ok := v[0].(map[string]any); ok {
				return said(m["name"])
			}
		}
	case map[string]any:
		if s, ok := v["name"].(string); ok {
			return clean(s)
		}
	}
	return ""
}

// metas returns the first of several <meta> values that is there.
func (s *saved) metas(keys ...string) string {
	for _, k := range keys {
		if v := s.meta[k]; v != "" {
			return v
		}
	}
	return ""
}
