package links

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"bangvang/internal/content/media"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
)

// mimeTypes are those of the files that articles show or link to; the machine's own table is not
// asked, so that every machine builds the same bytes.
var mimeTypes = map[string]string{
	".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".webp": "image/webp",
	".svg": "image/svg+xml", ".pdf": "application/pdf",
}

// passive are the endings of files that a browser shows, plays or saves and never runs in the site's name. What
// lies beside articles comes from many hands, so nothing else is published from there.
var passive = []string{
	".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", // looked through by album
	".avif", ".bmp", ".heic", ".heif", ".ico", ".tif", ".tiff",
	".pdf", ".csv", ".tsv", ".txt", ".json", ".geojson", ".ics", ".vcf", ".epub",
	".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp", ".rtf",
	".zip", ".7z", ".rar", ".gz", ".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".flac", ".aac",
	".mp4", ".m4v", ".mov", ".webm", ".ogv", ".vtt", ".srt", ".ttf", ".otf", ".woff", ".woff2",
}

// Assets returns what pages are told of the files of content/, with the pictures among them. A file that may be
// active is a problem and no part of the site: not even one who looks at a contribution with serve meets it.
func Assets(files []source.Asset, pictures *media.Library) (out []Asset, problems diag.List) {
	for _, f := range files {
		ext := strings.ToLower(path.Ext(f.Path))
		if !slices.Contains(passive, ext) {
			problems.Add(diag.ActiveFile, diag.Pos{File: f.Path}, cmp.Or(ext, path.Base(f.Path)))
			continue
		}
		out = append(out, AssetOf(f, pictures.Get(f.Path)))
	}
	return out, problems
}

// AssetOf returns what pages are told of a file of content/; p is what it is as a picture, nil when it
// is none.
func AssetOf(f source.Asset, p *media.Picture) Asset {
	a := Asset{Path: f.Path, Address: AssetAddress(f.Path), Type: mimeTypes[strings.ToLower(path.Ext(f.Path))], Size: f.Size}
	if p == nil {
		return a
	}
	a.Width, a.Height, a.Type, a.Size = p.Own.Width, p.Own.Height, p.Own.Type, p.Own.Bytes
	for _, s := range p.Sizes {
		a.Sizes = append(a.Sizes, Size{s.Suffix, sizeAddress(a.Address, s.Suffix), s.Width, s.Height, s.Type, s.Bytes})
	}
	return a
}

// sizeAddress returns the address of a picture in one of its sizes, whose suffix stands instead of its
// ending. It lies where hosts are told that files never change.
func sizeAddress(own, suffix string) string {
	return "/assets" + strings.TrimSuffix(own, path.Ext(own)) + suffix
}
