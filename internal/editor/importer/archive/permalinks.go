package archive

import (
	"fmt"
	"path"
	"regexp"
	"strings"
	"unicode"

	"bangvang/internal/text/viet"
)

// index gives each text its former address and makes it known by the names that links use: its path, its path below the
// folder of texts, and the name of its file.
func (t *tree) index() {
	for _, x := range t.texts {
		x.address = t.addressOf(x)
		stem := strings.TrimSuffix(path.Base(x.file), path.Ext(x.file))
		below := x.file
		for _, root := range []string{"content/", "source/", "_posts/", "source/_posts/"} {
			below = strings.TrimPrefix(below, root)
		}
		names := []string{x.file, below, strings.TrimSuffix(below, path.Ext(below)), path.Base(x.file), stem, x.slug}
		if x.leaf {
			names = append(names, path.Dir(below), path.Base(path.Dir(below)))
		}
		for _, name := range names {
			if name = strings.ToLower(name); t.known[name] == nil && name != "index.md" && name != "index" {
				t.known[name] = x
			}
		}
		if x.address != "" {
			t.known[strings.TrimSuffix(x.address, "/")] = x
		}
	}
}

// addressOf returns the address that a text had, without the path of the site; "" for one that was never public.
func (t *tree) addressOf(x *text) string {
	if x.draft {
		return ""
	}
	own := firstOf(x.values, "url", "permalink")
	if own != "" && t.generator != Hexo || own != "" && strings.HasPrefix(own, "/") {
		if strings.Contains(own, "://") {
			return pathOf(own)
		}
		return t.base + t.clean(t.fill("/"+strings.TrimPrefix(own, "/"), x))
	}
	pattern := t.pattern(x)
	if pattern == "" {
		return ""
	}
	return t.base + t.clean(t.fill(pattern, x))
}

// jekyllStyles are the names of patterns of Jekyll.
var jekyllStyles = map[string]string{
	"":         "/:categories/:year/:month/:day/:title:output_ext",
	"date":     "/:categories/:year/:month/:day/:title:output_ext",
	"pretty":   "/:categories/:year/:month/:day/:title/",
	"ordinal":  "/:categories/:year/:y_day/:title:output_ext",
	"weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
	"none":     "/:categories/:title:output_ext",
}

// pattern returns the pattern of a text's address.
func (t *tree) pattern(x *text) string {
	switch t.generator {
	case Hugo:
		return t.hugoPattern(x)
	case Jekyll:
		return t.jekyllPattern(x)
	}
	if x.page {
		dir := strings.TrimPrefix(path.Dir(x.file), "source")
		if x.leaf {
			return dir + "/"
		}
		return path.Join("/", dir, x.slug) + ".html"
	}
	return "/" + strings.TrimPrefix(either(str(t.config["permalink"]), ":year/:month/:day/:title/"), "/")
}

// hugoPattern returns that of a section, or the path of the text.
func (t *tree) hugoPattern(x *text) string {
	links, _ := t.config["permalinks"].(map[string]any)
	pages, _ := links["page"].(map[string]any)
	if p := either(str(links[x.section]), str(pages[x.section])); x.section != "" && p != "" {
		return p
	}
	dir := strings.TrimPrefix(path.Dir(x.file), "content")
	if x.leaf {
		dir = path.Dir(dir)
	}
	if yes(t.config["uglyURLs"]) || yes(t.config["uglyurls"]) {
		return path.Join("/", dir, ":slugorname") + ".html"
	}
	return path.Join("/", dir, ":slugorname") + "/"
}

// jekyllPattern returns that of the settings, or the path of a page.
func (t *tree) jekyllPattern(x *text) string {
	style := str(t.config["permalink"])
	if !x.page {
		if named, ok := jekyllStyles[style]; ok {
			return named
		}
		return style
	}
	stem := strings.TrimSuffix(path.Base(x.file), path.Ext(x.file))
	switch {
	case stem == "index":
		return path.Join("/", path.Dir(x.file)) + "/"
	case style == "pretty" || strings.HasSuffix(style, "/"):
		return path.Join("/", path.Dir(x.file), stem) + "/"
	}
	return path.Join("/", path.Dir(x.file), stem) + ".html"
}

var token = regexp.MustCompile(`:[a-z_]+(?:\[[^\]]*\])?`)

// fill returns a pattern with what it names of a text. A part that the text lacks is left out.
func (t *tree) fill(pattern string, x *text) string {
	if !strings.Contains(pattern, ":") {
		return pattern
	}
	slug := firstOf(x.values, "slug")
	title := urlize(str(x.values["title"]))
	return token.ReplaceAllStringFunc(pattern, func(name string) string {
		switch key := strings.TrimPrefix(name, ":"); key {
		case "year", "month", "day", "hour", "minute", "second", "short_year", "i_month", "i_day", "y_day", "yearday", "monthname", "week", "short_day", "weekday":
			return x.datePart(key)
		case "slug":
			if slug == "" && t.generator == Hugo {
				return title
			}
			return either(slug, urlize(x.slug))
		case "slugorname", "slugorfilename", "slugorcontentbasename":
			return either(slug, urlize(x.slug))
		case "title":
			switch {
			case t.generator == Hugo:
				return title
			case t.generator == Jekyll:
				return either(slug, x.slug)
			}
			return x.titlePath()
		case "name", "filename", "contentbasename", "post_title":
			return urlize(x.slug)
		case "basename", "path":
			return urlize(x.slug)
		case "categories", "category":
			return t.categoryPath(x)
		case "section":
			return x.section
		case "sections":
			dir := strings.TrimPrefix(strings.TrimPrefix(path.Dir(x.file), "content"), "/")
			if x.leaf {
				dir = path.Dir(dir)
			}
			return strings.TrimPrefix(dir, ".")
		case "output_ext":
			return ".html"
		case "lang":
			return firstOf(x.values, "lang")
		}
		return ""
	})
}

// titlePath is :title of Hexo: the path of the file below _posts.
func (x *text) titlePath() string {
	_, below, ok := strings.Cut(x.file, "_posts/")
	if !ok {
		return x.slug
	}
	if dir := path.Dir(below); dir != "." {
		return dir + "/" + x.slug
	}
	return x.slug
}

func (x *text) datePart(key string) string {
	if x.day.IsZero() {
		return ""
	}
	day := x.day.In(viet.Zone)
	switch key {
	case "i_month":
		return fmtInt(int(day.Month()))
	case "i_day":
		return fmtInt(day.Day())
	case "y_day", "yearday":
		return fmt.Sprintf("%03d", day.YearDay())
	case "week":
		_, week := day.ISOWeek()
		return fmt.Sprintf("%02d", week)
	}
	return day.Format(map[string]string{"year": "2006", "month": "01", "day": "02", "hour": "15", "minute": "04", "second": "05", "short_year": "06", "monthname": "January", "short_day": "Mon", "weekday": "Monday"}[key])
}

// categoryPath returns the sections of a text as Jekyll and Hexo have them in addresses.
func (t *tree) categoryPath(x *text) string {
	var parts []string
	if before, _, ok := strings.Cut(x.file, "/_posts/"); ok && t.generator == Jekyll {
		parts = strings.Split(before, "/")
	}
	for _, name := range t.categoriesOf(x) {
		if t.generator == Jekyll {
			parts = append(parts, strings.ToLower(strings.Join(strings.Fields(name), "%20")))
		} else {
			parts = append(parts, strings.Join(strings.Fields(name), "-"))
		}
	}
	if len(parts) == 0 && t.generator == Hexo {
		return either(str(t.config["default_category"]), "uncategorized")
	}
	return strings.Join(parts, "/")
}

// categoriesOf returns the sections of a text. Jekyll takes a text of several words apart; one with letters beyond ASCII was
// meant as one name.
func (t *tree) categoriesOf(x *text) []string {
	list := namesIn(x.values, "categories", "category", "chuyen_muc")
	if t.generator == Jekyll && len(list) == 1 && str(x.values["category"]) == "" && str(x.values["categories"]) != "" && !strings.ContainsFunc(list[0], func(r rune) bool { return r > unicode.MaxASCII || unicode.IsUpper(r) }) {
		return strings.Fields(list[0])
	}
	return list
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// urlize returns a name as Hugo has it in addresses: in small letters, hyphens for blanks, letters with their marks.
func urlize(s string) string {
	return strings.Trim(strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) && !strings.ContainsRune("._+", r)
	}), "-"), "-.")
}

var slashes = regexp.MustCompile(`/{2,}`)

// clean returns an address without empty parts; Hugo's are in small letters.
func (t *tree) clean(address string) string {
	address = slashes.ReplaceAllString("/"+address, "/")
	if t.generator == Hugo && !yes(t.config["disablePathToLower"]) {
		address = strings.ToLower(address)
	}
	return strings.ReplaceAll(address, " ", "-")
}
