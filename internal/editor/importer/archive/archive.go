// Package archive reads the archives of other programs: an export of WordPress (WXR), and the folders of Hugo, Jekyll and
// Hexo. Each post becomes a [draft.Draft] with its day, authors, sections, tags, text in Markdown, pictures and files, and
// its former addresses as aliases, so that links from elsewhere go on working.
//
// For example, a post of WordPress at https://a.vn/2025/11/tong-ket/ with the number 5 has the aliases /2025/11/tong-ket/ and
// /?p=5; its picture a-1024x683.jpg is a.jpg of the folder of uploads.
//
// What an archive never published (a draft, a private or a scheduled post) is a draft with a remark; the trash, revisions
// and menus are left out and counted. Shortcodes, blocks and Liquid with a form in Markdown get it; of all others the
// text remains, and a remark names them. Awards that the text states are proposed as comments.
//
// Bounds: 64 MiB of one item or file; an export of any length is read twice as a stream, in memory for the items of one
// batch and an index of its attachments.
package archive

import (
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/editor/importer/markup"
	"bangvang/internal/knowledge/extract"
	"bangvang/internal/par"
	"bangvang/internal/site/links"
	"bangvang/internal/text/viet"
)

// maxFile is the largest item of an export, and the largest file beside an article, in bytes.
const maxFile = 64 << 20

// Options are the other inputs of a reader.
type Options struct {
	Uploads fs.FS           // the folder wp-content/uploads, or one that has it; nil for none
	Awards  *extract.Reader // reads the awards that are proposed; nil to propose none
}

// Item is a post or a page of an archive.
type Item struct {
	Draft *draft.Draft
	// ID are the bytes that make it the same item in a later export of the archive, though its text was changed.
	ID []byte
	// Text are its title, its days and its text as they are in the archive, to tell whether they were changed.
	Text []byte
}

// Archive is what a reader found. Items are in the order of the archive.
type Archive struct {
	Items   []Item
	Remarks []draft.Remark // of the archive as a whole
}

// inBatches calls do for each of n items, as many at the same time as there are cores.
func inBatches[T any](ctx context.Context, n int, do func(int) T) ([]T, error) {
	return par.Map(ctx, n, do)
}

// remark adds a remark to a draft.
func remark(d *draft.Draft, w draft.Weight, vi, en string) {
	d.Remarks = append(d.Remarks, draft.Remark{Weight: w, From: d.From, VI: vi, EN: en})
}

// ProposeAwards adds the awards that the text of a draft states.
func ProposeAwards(d *draft.Draft, reader *extract.Reader) {
	if reader == nil || d.Page {
		return
	}
	text := "# " + d.Title.Text + "\n\n" + d.Body
	d.Awards = draft.Awards(reader.Read(viet.NFC(text)), d.From)
}

func firstLine(text string) string {
	first, _, _ := strings.Cut(text, "\n")
	return first
}

// dropTitle takes a first heading out of a text that repeats the title.
func dropTitle(d *draft.Draft) {
	first := firstLine(d.Body)
	if heading := strings.TrimLeft(first, "#"); heading != first && viet.Key(line(heading)) == viet.Key(d.Title.Text) {
		d.Body = strings.TrimLeft(strings.TrimPrefix(d.Body, first), "\n")
	}
}

// addAlias adds a former address to a draft: the path and the query of an address. One that the site could not serve is
// said; the address of the home page is none.
func addAlias(d *draft.Draft, address string) {
	address = strings.TrimSpace(address)
	if address == "" || address == "/" {
		return
	}
	_, plain := links.ParseAlias(address)
	if _, query := links.ParseQueryAlias(address); !plain && !query {
		remark(d, draft.Look, "địa chỉ cũ “"+address+"” không dẫn được sang bài", "the old address “"+address+"” cannot lead to the article")
		return
	}
	if !slices.Contains(d.Aliases, address) {
		d.Aliases = append(d.Aliases, address)
	}
}

// addTags adds names as tags, each once.
func addTags(d *draft.Draft, names ...string) {
	for _, name := range names {
		if name = line(name); name != "" && !slices.ContainsFunc(d.Tags, func(v draft.Value) bool { return viet.Key(v.Text) == viet.Key(name) }) {
			d.Tags = append(d.Tags, draft.Value{Text: name, From: d.From})
		}
	}
}

// setCategories takes the first of the names as the category, and the others as tags. “Uncategorized” is none.
func setCategories(d *draft.Draft, names []string) {
	for _, name := range names {
		switch name = line(name); {
		case name == "" || slices.Contains(noCategory, viet.Slug(name)):
		case d.Category.Text == "":
			d.Category = draft.Value{Text: name, From: d.From}
		case viet.Key(name) != viet.Key(d.Category.Text):
			addTags(d, name)
		}
	}
}

var noCategory = []string{"uncategorized", "uncategorised", "chua-phan-loai", "chua-duoc-phan-loai", "khong-phan-loai"}

// accounts are names of the accounts of programs, which are nobody's.
var accounts = []string{"admin", "administrator", "webmaster", "root", "user", "quantri", "quan-tri", "quan-tri-vien", "author", "editor", "test"}

// addAuthor adds an author. The name of an account is unsure, an address of e-mail is left out.
func addAuthor(d *draft.Draft, name string) {
	name = line(name)
	if name == "" || slices.ContainsFunc(d.Authors, func(v draft.Value) bool { return v.Text == name }) {
		return
	}
	if strings.Contains(name, "@") {
		remark(d, draft.Note, "tác giả là một địa chỉ thư điện tử nên không lấy", "the author is an address of e-mail and was left out")
		return
	}
	d.Authors = append(d.Authors, draft.Value{Text: name, From: d.From, Unsure: slices.Contains(accounts, viet.Slug(name)) || !strings.ContainsFunc(name, func(r rune) bool { return r > 127 || r == ' ' || r >= 'A' && r <= 'Z' })})
}

// line returns a text on one line, in NFC.
func line(text string) string { return viet.NFC(strings.Join(strings.Fields(text), " ")) }

// plain returns the text of a piece of HTML on one line.
func plain(text string) string {
	if !strings.ContainsAny(text, "<&") {
		return line(text)
	}
	return line(markup.Text(text))
}

// folder holds the files of an archive.
type folder struct{ fsys fs.FS }

// find returns the first of some paths that is a file of the folder, in either form of Unicode; "" for none.
func (f folder) find(paths ...string) string {
	if f.fsys == nil {
		return ""
	}
	for _, p := range paths {
		p = strings.TrimPrefix(path.Clean("/"+p), "/")
		for _, form := range []string{p, norm.NFD.String(p), norm.NFC.String(p)} {
			if form == "" || !fs.ValidPath(form) {
				continue
			}
			if info, err := fs.Stat(f.fsys, form); err == nil && info.Mode().IsRegular() {
				return form
			}
			if norm.NFD.IsNormalString(p) && norm.NFC.IsNormalString(p) {
				break
			}
		}
	}
	return ""
}

// beside collects the files that will lie beside one article.
type beside struct {
	folder
	d       *draft.Draft
	names   map[string]string // name beside the article, by path
	taken   map[string]bool
	missing []string
	foreign int      // pictures of other sites
	within  []string // data: addresses of the text
}

// maxText is the longest text that is converted, in bytes without its pictures.
const maxText = 2 << 20

var dataAddress = regexp.MustCompile(`data:image/[a-z+]+;base64,[A-Za-z0-9+/=\s]{200,}`)

// takePictures replaces the pictures that are inside a text, as data: addresses, by short addresses.
func (b *beside) takePictures(text string) string {
	if !strings.Contains(text, ";base64,") {
		return text
	}
	return dataAddress.ReplaceAllStringFunc(text, func(s string) string {
		b.within = append(b.within, s)
		return fmt.Sprintf("data:bangvang/%d", len(b.within)-1)
	})
}

// inside puts a picture that is in the text as a data: address beside the article, and returns its name; "" if it is none.
func (b *beside) inside(src string) string {
	if number, ok := strings.CutPrefix(src, "data:bangvang/"); ok {
		if i, err := strconv.Atoi(number); err == nil && i >= 0 && i < len(b.within) {
			src = b.within[i]
		}
	}
	head, data, ok := strings.Cut(src, ",")
	kind, isImage := strings.CutPrefix(strings.TrimSuffix(head, ";base64"), "data:image/")
	endings := map[string]string{"jpeg": ".jpg", "jpg": ".jpg", "png": ".png", "webp": ".webp", "gif": ".gif"}
	bytes, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(data), ""))
	if !ok || !isImage || endings[kind] == "" || err != nil || len(bytes) == 0 {
		return ""
	}
	return b.put("anh"+endings[kind], draft.File{Data: bytes, From: b.d.From})
}

func newBeside(f folder, d *draft.Draft) *beside {
	return &beside{folder: f, d: d, names: map[string]string{}, taken: map[string]bool{"index.md": true}}
}

// add puts a file of the folder beside the article, once, and returns its name there.
func (b *beside) add(file string) string {
	if name, ok := b.names[file]; ok {
		return name
	}
	fsys := b.fsys
	f := draft.File{From: draft.Place{File: file}, Load: func() ([]byte, error) { return readFile(fsys, file) }}
	if info, err := fs.Stat(fsys, file); err == nil {
		f.Size = info.Size()
	}
	name := b.put(path.Base(file), f)
	b.names[file] = name
	return name
}

// put puts a file beside the article, with a name that is free, and returns the name.
func (b *beside) put(base string, f draft.File) string {
	base = safeName(base)
	stem, ending := strings.TrimSuffix(base, path.Ext(base)), path.Ext(base)
	for n := 2; b.taken[base]; n++ {
		base = fmt.Sprintf("%s-%d%s", stem, n, ending)
	}
	b.taken[base] = true
	f.Name = base
	b.d.Files = append(b.d.Files, f)
	return base
}

// lost notes a file that the archive lacks, and returns the comment that stands in its place.
func (b *beside) lost(address string) string {
	if !slices.Contains(b.missing, address) {
		b.missing = append(b.missing, address)
	}
	return "Ảnh chưa có: " + address
}

// sayMissing adds the remark on files that the archive lacks.
func (b *beside) sayMissing(vi, en string) {
	if len(b.missing) == 0 {
		return
	}
	shown := strings.Join(b.missing[:min(3, len(b.missing))], ", ")
	if len(b.missing) > 3 {
		shown += ", …"
	}
	remark(b.d, draft.Look, fmt.Sprintf("thiếu %d ảnh, tệp: %s; %s", len(b.missing), shown, vi), fmt.Sprintf("%d pictures or files are missing: %s; %s", len(b.missing), shown, en))
}

func readFile(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err == nil && len(data) > maxFile {
		err = fmt.Errorf("%s: over 64 MiB", name)
	}
	return data, err
}

// safeName returns the name of a file as it may lie beside an article: small letters, digits, hyphens and an ending.
func safeName(name string) string {
	ending := strings.ToLower(path.Ext(name))
	if viet.Slug(ending) != strings.TrimPrefix(ending, ".") {
		ending = ""
	}
	stem := viet.Slug(strings.TrimSuffix(name, path.Ext(name)))
	if len(stem) > 80 {
		stem = stem[:80]
	}
	if stem = strings.Trim(stem, "-"); stem == "" || stem == "index" {
		stem = strings.TrimSuffix("tep-"+stem, "-")
	}
	return viet.FitFilename(stem) + ending
}

// dayOf returns a day that was read, in the zone of Vietnam.
func dayOf(t time.Time, clock bool, from draft.Place) draft.Day {
	if t.IsZero() {
		return draft.Day{}
	}
	return draft.Day{Time: t, HasClock: clock, From: from}
}
