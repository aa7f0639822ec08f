// Package starter is the site that `bangvang new site` makes: settings that say what each is for, an
// example of localities, an article with awards and a picture, two pages, and a guide for editors. It
// builds as it is, without a warning.
package scaffold

import (
	"embed"
	"io/fs"
	"path"
	"strings"

	"bangvang/internal/content/frontmatter"
)

//go:embed site
var site embed.FS

// File is one to be written, below the new site's folder.
type SiteFile struct {
	Path string
	Data []byte
}

// Files returns the files of a new site, sorted by path.
func SiteFiles() []SiteFile {
	files := []SiteFile{{".gitignore", read("site/gitignore")}}
	err := fs.WalkDir(site, "site", func(name string, d fs.DirEntry, err error) error {
		short := strings.TrimPrefix(name, "site/")
		if err != nil || d.IsDir() || short == "gitignore" {
			return err
		}
		if path.Base(short) == "localities.yaml" {
			files = append(files, SiteFile{short, read(name)}, SiteFile{"content/site.yaml", settings()})
			return nil
		}
		files = append(files, SiteFile{short, read(name)})
		return nil
	})
	if err != nil {
		panic(err) // the files are in the program
	}
	return files
}

func read(name string) []byte {
	data, err := site.ReadFile(name)
	if err != nil {
		panic(err) // the files are in the program
	}
	return data
}

// set is what a new site says; the other settings stand in it as comments.
var set = map[string]string{
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

// settings writes site.yaml from the table of keys.
func settings() []byte {
	var b strings.Builder
	b.WriteString("# Thiết lập của trang. Bỏ dấu # trước một khoá để dùng nó; khoá nào cũng có giá trị mặc định.\n" +
		"# Viết sai thì `bangvang check` nói chỗ cần sửa.\n")
	for _, k := range frontmatter.Site {
		b.WriteString("\n# " + k.VI)
		if k.Default != "" {
			b.WriteString(" Mặc định: " + k.Default)
		}
		if value := set[k.Name]; value != "" {
			b.WriteString("\n" + k.Name + ":" + value + "\n")
			continue
		}
		b.WriteString("\n# " + k.Name + ": " + k.Example + "\n")
	}
	return []byte(b.String())
}

// Fits tells whether a site can be made in a folder that holds these: nothing but a git repository's own.
func IsEmptyFolder(entries []fs.DirEntry) bool {
	for _, e := range entries {
		if e.Name() != ".git" {
			return false
		}
	}
	return true
}
