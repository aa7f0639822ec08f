package links

import (
	"path"
	"strings"

	"bangvang/internal/album"
	"bangvang/internal/source"
)

// mimeTypes are those of the files that articles show or link to; the machine's own table is not
// asked, so that every machine builds the same bytes.
var mimeTypes = map[string]string{
	".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".webp": "image/webp",
	".svg": "image/svg+xml", ".pdf": "application/pdf",
}

// AssetOf returns what pages are told of a file of content/; p is what it is as a picture, nil when it
// is none.
func AssetOf(f source.Asset, p *album.Picture) Asset {
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
