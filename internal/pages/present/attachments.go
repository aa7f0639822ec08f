package present

import (
	"mime"
	"path"
	"strconv"
	"strings"

	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// filesOf returns the attached files of an article. One that does not exist is an error of the site; serve leaves it out.
func (p *Presenter) filesOf(a *site.Article) (out []view.File) {
	for _, t := range a.Attachments {
		asset := p.links.Asset(a, t.File.Text)
		if asset == nil {
			continue
		}
		name := path.Base(asset.Path)
		ending := path.Ext(name)
		kind, _, err := mime.ParseMediaType(asset.Type)
		if err != nil {
			kind = asset.Type
		}
		f := view.File{
			Name: t.Name, Href: p.Href(routes.Path(asset.Address)), URL: p.URL(routes.Path(asset.Address)),
			Kind: strings.ToUpper(strings.TrimPrefix(ending, ".")), Size: formatSize(asset.Size, p.site.Settings.Language),
			Type: kind, Bytes: asset.Size,
		}
		if f.Name == "" {
			f.Name = strings.TrimSuffix(name, ending)
		}
		out = append(out, f)
	}
	return out
}

// formatSize returns a number of bytes for people, with one decimal below ten of a unit: “1,2 MB” or in English
// “1.2 MB”, “85 kB”, “900 B”. Units are powers of 1,000, as files are measured today except by Windows.
func formatSize(n int64, lang string) string {
	if n < 1000 {
		return strconv.FormatInt(n, 10) + " B"
	}
	unit, units := int64(1000), []string{"kB", "MB", "GB"}
	for len(units) > 1 && n >= 1000*unit-unit/2 {
		unit, units = unit*1000, units[1:]
	}
	tenths := (n*10 + unit/2) / unit
	if tenths >= 100 || tenths%10 == 0 {
		whole := int((n + unit/2) / unit)
		if lang == "vi" {
			return viet.FormatNumber(whole) + " " + units[0]
		}
		return strconv.Itoa(whole) + " " + units[0]
	}
	mark := "."
	if lang == "vi" {
		mark = ","
	}
	return strconv.FormatInt(tenths/10, 10) + mark + strconv.FormatInt(tenths%10, 10) + " " + units[0]
}
