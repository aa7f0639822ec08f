package scaffold

import (
	"embed"
	"io/fs"
	"strings"

	"bangvang/internal/text/viet"
)

//go:embed theme
var themeFS embed.FS

// ThemeName returns the name of the folder of a new theme: for example, truong-thcs-tran-phu for “Trường THCS Trần Phú”, "" if
// the text has no letter or digit.
func ThemeName(text string) string { return viet.Slug(text) }

// ThemeFiles returns the files of a new theme, sorted by path: a small theme for a school, with colours, a header and a block of
// its own, which docs/theme-tutorial.md explains. Its name is that of its folder.
func ThemeFiles(name string) []SiteFile {
	var files []SiteFile
	err := fs.WalkDir(themeFS, "theme", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := themeFS.ReadFile(file)
		files = append(files, SiteFile{"themes/" + name + strings.TrimPrefix(file, "theme"), data})
		return err
	})
	if err != nil {
		panic(err) // the files are embedded
	}
	return files
}
