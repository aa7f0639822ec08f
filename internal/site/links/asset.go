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

// mimeTypes are the MIME types of the files that articles show or link to. The machine's own table is not used, so
// that every machine builds the same bytes.
var mimeTypes = map[string]string{
	".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".webp": "image/webp",
	".svg": "image/svg+xml", ".pdf": "application/pdf",
}

// passiveExtensions are the extensions of files that a browser shows, plays or saves and never runs as part of the
// site. Files beside articles come from many people, so no others are published.
var passiveExtensions = []string{
	".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", // checked by package media
	".avif", ".bmp", ".heic", ".heif", ".ico", ".tif", ".tiff",
	".pdf", ".csv", ".tsv", ".txt", ".json", ".geojson", ".ics", ".vcf", ".epub",
	".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp", ".rtf",
	".zip", ".7z", ".rar", ".gz", ".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".flac", ".aac",
	".mp4", ".m4v", ".mov", ".webm", ".ogv", ".vtt", ".srt", ".ttf", ".otf", ".woff", ".woff2",
}

// NewAssets returns the assets of the files of content/, with the measures of pictures. A file that a browser may run
// is reported and left out of the site, so that not even somebody who reviews a contribution with `bangvang serve`
// runs it. sizeAddress returns the address of a resized picture from its own address and the suffix of the size.
func NewAssets(files []source.Asset, pictures *media.Library, sizeAddress func(own, suffix string) string) (out []Asset, problems diag.List) {
	for _, f := range files {
		ext := strings.ToLower(path.Ext(f.Path))
		if !slices.Contains(passiveExtensions, ext) {
			problems.Add(diag.ActiveFile, diag.Pos{File: f.Path}, cmp.Or(ext, path.Base(f.Path)))
			continue
		}
		out = append(out, NewAsset(f, pictures.Get(f.Path), sizeAddress))
	}
	return out, problems
}

// NewAsset returns the asset of a file of content/; p describes it as a picture, nil if it is not one.
func NewAsset(f source.Asset, p *media.Picture, sizeAddress func(own, suffix string) string) Asset {
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
