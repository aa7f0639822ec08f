package links

import (
	"cmp"
	"path"
	"strings"

	"bangvang/internal/content/filetype"
	"bangvang/internal/content/media"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
)

// NewAssets returns the assets of the files of content/, in the same order, with the measures of the pictures in
// pictures, and the problems of the files. A file that a browser may run, one that says where and by whom it was made,
// and one whose bytes are not of the kind of its name is reported and left out of the site, so that not even somebody who
// reviews a contribution with `bangvang serve` runs it. sizeAddress returns the address of a resized picture from its own
// address and the suffix of the size.
func NewAssets(files []source.Asset, pictures *media.Library, sizeAddress func(own, suffix string) string) (out []Asset, problems diag.List) {
	for _, f := range files {
		if code, args := refusal(f, pictures); code != "" {
			problems.Add(code, diag.Pos{File: f.Path}, args...)
			if diag.Codes[code].Severity == diag.Error {
				continue
			}
		}
		out = append(out, NewAsset(f, pictures.Get(f.Path), sizeAddress))
	}
	return out, problems
}

// refusal returns the problem of a file and its arguments, "" when it has none or package media has reported it.
func refusal(f source.Asset, pictures *media.Library) (diag.Code, []string) {
	kind, known := filetype.Of(f.Path)
	ending, name := strings.ToLower(path.Ext(f.Path)), path.Base(f.Path)
	switch {
	case !known || kind.Use == filetype.Active:
		return diag.ActiveFile, []string{cmp.Or(ending, name)}
	case pictures.Refused(f.Path):
		return "", nil
	case kind.Use == filetype.Private:
		return diag.PrivateFile, []string{name}
	case kind.Use == filetype.Picture:
		if p := pictures.Get(f.Path); p != nil && p.FileType != kind.MIME {
			return diag.PictureEnding, []string{name, filetype.Ending(p.FileType)}
		}
		return "", nil
	}
	what, err := pictures.Unproven(f.Path)
	switch {
	case err != nil:
		return diag.Unreadable, []string{source.Cause(err).Error()}
	case what != "":
		return diag.UnprovenFile, []string{name, ending, what}
	}
	return "", nil
}

// NewAsset returns the asset of a file of content/, and refuses none; p describes it as a picture, nil if it is not one.
// sizeAddress is as in [NewAssets].
func NewAsset(f source.Asset, p *media.Picture, sizeAddress func(own, suffix string) string) Asset {
	a := Asset{Path: f.Path, Address: AssetAddress(f.Path), Type: filetype.MIME(f.Path), Size: f.Size}
	if p == nil {
		return a
	}
	a.Width, a.Height, a.Type, a.Size = p.Own.Width, p.Own.Height, p.Own.Type, p.Own.Bytes
	for _, s := range p.Sizes {
		a.Sizes = append(a.Sizes, Size{s.Suffix, sizeAddress(a.Address, s.Suffix), s.Width, s.Height, s.Type, s.Bytes})
	}
	return a
}
