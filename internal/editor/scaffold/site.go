// Package scaffold writes new content: a complete new site, and drafts of articles and standing pages, from flags or
// from questions to the editor.
//
// [SiteFiles] returns the files of `bangvang new site`: settings with a comment for each key, sample localities, an
// article with awards and a picture, two pages, and a guide for editors. The site builds without a warning.
//
// [DraftText] and [DraftPath] return the text and the path of `bangvang new article`. Known values become front
// matter; all other keys follow as comments, in the order of the table of keys, so that an editor only removes a #. A
// draft has draft: true. Whatever the values are, the text parses; [CheckDraft] returns the remaining problems, for
// example a count that is not a number.
//
// [Ask] interviews the editor, one question a line, and returns a [Draft]. An answer is a line. Enter alone accepts
// the default in brackets or skips the question; the end of the input ends the interview without a draft. A name may
// be given in part, with or without marks: several matches are listed with numbers, and the next answer is a number
// or another part; a single match is accepted at once. For example, “do son” is accepted as “Quận Đồ Sơn, Hải Phòng”.
// An unknown name is accepted if it is typed twice. An answer that would be an error in an article is reported with
// the message of that error, and the question is repeated.
package scaffold

import (
	"embed"
	"io/fs"
	"path"
	"strings"

	"bangvang/internal/content/frontmatter"
)

//go:embed site
var siteFS embed.FS

// SiteFile is a file of a new site, in memory; Path is slash-separated and relative to its root.
type SiteFile struct {
	Path string
	Data []byte
}

// SiteFiles returns the files of a new site, sorted by path; it writes none. They are always the same.
func SiteFiles() []SiteFile {
	files := []SiteFile{{".gitignore", mustRead("site/gitignore")}}
	err := fs.WalkDir(siteFS, "site", func(name string, d fs.DirEntry, err error) error {
		short := strings.TrimPrefix(name, "site/")
		if err != nil || d.IsDir() || short == "gitignore" {
			return err
		}
		if path.Base(short) == "localities.yaml" {
			files = append(files, SiteFile{short, mustRead(name)}, SiteFile{"content/site.yaml", siteYAML()})
			return nil
		}
		files = append(files, SiteFile{short, mustRead(name)})
		return nil
	})
	if err != nil {
		panic(err) // the files are embedded
	}
	return files
}

// SamplePath returns the path of the sample article among [SiteFiles], which a site does not publish for long.
func SamplePath() string { return "content/2025/12/hoi-nghi-mau/index.md" }

func mustRead(name string) []byte {
	data, err := siteFS.ReadFile(name)
	if err != nil {
		panic(err) // the files are embedded
	}
	return data
}

// initialSettings are the settings that a new site sets, as YAML after the colon; its site.yaml has the others as
// comments.
var initialSettings = map[string]string{
	"title":    " Thi đua - Khen thưởng",
	"language": " vi",
	"menu": `
  - {name: Trang chủ, url: /}
  - {name: Bảng vàng, url: /bang-vang/}
  - {name: Địa phương, url: /dia-phuong/}
  - {name: Khen thưởng, url: /khen-thuong/}
  - {name: Giới thiệu, url: /gioi-thieu/}
  - {name: Liên hệ, url: /lien-he/}`,
}

// siteYAML writes site.yaml from the table of keys.
func siteYAML() []byte {
	var b strings.Builder
	b.WriteString("# Thiết lập của trang. Bỏ dấu # trước một khoá để dùng nó; khoá nào cũng có giá trị mặc định.\n" +
		"# Viết sai thì `bangvang check` nói chỗ cần sửa.\n")
	for _, k := range frontmatter.Site {
		b.WriteString("\n# " + k.VI)
		if k.Default != "" {
			b.WriteString(" Mặc định: " + k.Default)
		}
		if value := initialSettings[k.Name]; value != "" {
			b.WriteString("\n" + k.Name + ":" + value + "\n")
			continue
		}
		b.WriteString("\n# " + k.Name + ": " + k.Example + "\n")
	}
	return []byte(b.String())
}

// IsEmptyFolder reports whether a site can be created in a folder with these entries, as the system lists them: none, or
// .git only.
func IsEmptyFolder(entries []fs.DirEntry) bool {
	for _, e := range entries {
		if e.Name() != ".git" {
			return false
		}
	}
	return true
}
