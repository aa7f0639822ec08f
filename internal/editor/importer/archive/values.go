package archive

import (
	"strconv"
	"strings"
	"time"

	"bangvang/internal/text/viet"
)

// str returns a scalar of front matter, "" for anything else.
func str(v any) string {
	s, _ := v.(string)
	return strings.TrimSpace(s)
}

// yes reports whether a scalar says so.
func yes(v any) bool {
	switch strings.ToLower(str(v)) {
	case "true", "yes", "on", "1":
		return true
	}
	return false
}

// firstOf returns the first scalar that is not empty of some keys, also of those below params.
func firstOf(values map[string]any, keys ...string) string {
	params, _ := values["params"].(map[string]any)
	for _, key := range keys {
		if s := str(values[key]); s != "" {
			return s
		}
		if s := str(params[key]); s != "" {
			return s
		}
	}
	return ""
}

// namesIn returns the texts of some keys, also of those below params: one scalar, the items of a list, also of lists in
// it, or the names of mappings.
func namesIn(values map[string]any, keys ...string) []string {
	var out []string
	var add func(v any, depth int)
	add = func(v any, depth int) {
		switch v := v.(type) {
		case string:
			if s := strings.TrimSpace(v); s != "" {
				out = append(out, s)
			}
		case []any:
			for _, item := range v {
				if depth < 5 {
					add(item, depth+1)
				}
			}
		case map[string]any:
			out = append(out, firstOf(v, "name", "title", "src", "image", "url", "path", "relative"))
		}
	}
	params, _ := values["params"].(map[string]any)
	for _, key := range keys {
		add(values[key], 0)
		add(params[key], 0)
	}
	return out
}

// dateIn returns the first date of some keys. Jekyll's “2025-11-15 08:30:00 +0700” has a zone, without one it is Vietnam's.
func dateIn(values map[string]any, keys ...string) (t time.Time, clock, ok bool) {
	s := firstOf(values, keys...)
	if s == "" {
		return time.Time{}, false, false
	}
	if t, clock, ok = viet.ParseDate(s); ok {
		return t, clock, true
	}
	for _, layout := range []string{"2006-01-02 15:04:05 -0700 MST", "2006-01-02T15:04:05.999999999Z07:00", "2006-01-02 15:04:05.999", "2006/01/02 15:04:05", "2006/01/02", "January 2, 2006", "Jan 2, 2006", time.RFC1123Z, time.RFC1123} {
		if t, err := time.ParseInLocation(layout, s, viet.Zone); err == nil && t.Year() > 1000 {
			return t.In(viet.Zone).Truncate(time.Second), strings.Contains(layout, ":"), true
		}
	}
	return time.Time{}, false, false
}

func fmtInt(n int) string { return strconv.Itoa(n) }
