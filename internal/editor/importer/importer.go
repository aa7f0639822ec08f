// Package importer makes articles of an office's own files: Word, Excel, CSV, PDF, saved web pages, exports of WordPress,
// folders of other generators, photos and texts in old encodings. [Import] tells their kinds by their bytes, gives each to
// its reader, joins what belongs together and returns articles, with the place that each value was read from, and what
// an editor should look at. It writes nothing: cmd and serve do.
//
// For example, a decision, its list of 120 names and three photos in one folder become
// content/2025/11/ubnd-tinh-ha-tinh-tang-bang-khen/index.md, with danh-sach.csv and the photos beside it.
//
// Bounds: 100,000 files; 64 MiB of a file, except of an export of WordPress, which is read as a stream; 64 MB of a
// photo. Files are read one for each core at a time.
package importer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/editor/complete"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/par"
	"bangvang/internal/text/viet"
)

// Bounds of an import.
const (
	maxFiles = 100_000
	maxBytes = 64 << 20 // of one file
)

// Source is a file or a folder that an editor named.
type Source struct {
	Name string // as messages name it, with slashes
	FS   fs.FS
	Path string // in FS; "." for all of it
}

// Options are the other inputs of [Import]. Known must not be nil.
type Options struct {
	Today     time.Time
	As        string // decision, news, list, page: what texts are about; "" to find out
	Published bool   // write draft: false
	Known     *complete.Names
	// Taken reports whether the site has a file of this path, or an article at its address; nil for never.
	Taken func(path string) bool
	// Done has the article, by its path, that each mark of an earlier import is in: see [Marks].
	Done map[string]string
	// Text returns the text of an article of the site, "" for none; nil if there are none.
	Text    func(path string) string
	Uploads fs.FS  // the folder wp-content/uploads of an export of WordPress, nil for none
	Portal  []byte // where pages of a portal have their title, day and text: YAML, nil to find out
	// Convert returns a file as one of another ending, .docx, .xlsx or .jpg, made by a program of the machine; nil, or an
	// error that wraps errors.ErrUnsupported, if there is none.
	Convert func(ctx context.Context, name string, data []byte, ending string) ([]byte, error)
}

// Result is what an import makes.
type Result struct {
	Articles []*Article     // sorted by path
	Remarks  []draft.Remark // of files that are in no article
	Skipped  []Skip         // what was imported before, or has no place
	sites    []site         // folders of other generators
	Learned  string         // portal.yaml of the saved pages, as it was learned; "" if none was
	Portal   diag.List      // problems of the file of --portal
}

// Skip is a draft that became no article.
type Skip struct {
	Sources []string
	There   string // the file that is there already
}

// input is a file to read.
type input struct {
	name   string // as messages name it
	folder string // of the file, as messages name it
	root   string // name of the folder that the editor named, "" for a file
	fsys   fs.FS
	path   string
	size   int64

	converted bool // its bytes are not those of the file
}

// piece is what one file, or one item of an archive, gives to an article.
type piece struct {
	draft   *draft.Draft
	class   class
	folder  string
	sources []string
	marks   []string
	archive bool // one of the items of a file
	known   *facts
	others  func() []string // the addresses that it would have with another --as; nil for none
}

// class says what a piece is about.
type class uint8

const (
	tidings class = iota // a text of the news
	ruling               // a decision
	list
	photo
	whole // an article as it is, which joins with nothing
)

// reading is what was read from one file.
type reading struct {
	pieces  []*piece
	remarks []draft.Remark
}

// Import reads the sources and returns the articles that they become. Its error is that of ctx, or of a source that cannot
// be opened; whatever is wrong with a file is a remark.
func Import(ctx context.Context, sources []Source, o Options) (*Result, error) {
	r := &Result{}
	with := newReaders(o)
	inputs, err := r.walk(sources)
	if err != nil {
		return nil, err
	}
	if err := with.learn(ctx, r, inputs); err != nil {
		return nil, err
	}
	read, err := par.Map(par.Stage(ctx, "import"), len(inputs), func(i int) reading { return with.readInput(ctx, inputs[i]) })
	if err != nil {
		return nil, err
	}
	pieces, err := with.readSites(ctx, r)
	if err != nil {
		return nil, err
	}
	for _, one := range read {
		pieces = append(pieces, one.pieces...)
		r.Remarks = append(r.Remarks, one.remarks...)
	}
	r.place(ctx, r.dropDone(ctx, r.join(with.dropShown(pieces)), o), o)
	slices.SortFunc(r.Articles, func(a, b *Article) int { return strings.Compare(a.Path, b.Path) })
	return r, ctx.Err()
}

// walk returns the files of the sources, in order, each once.
func (r *Result) walk(sources []Source) ([]input, error) {
	var inputs []input
	seen := map[string]bool{}
	for _, s := range sources {
		err := fs.WalkDir(s.FS, s.Path, func(name string, d fs.DirEntry, err error) error {
			shown := path.Join(s.Name, strings.TrimPrefix(strings.TrimPrefix(name, s.Path), "/"))
			base := path.Base(name)
			switch {
			case err != nil && name == s.Path:
				return err
			case err != nil:
				r.Remarks = append(r.Remarks, draft.Remark{Weight: draft.Repair, From: draft.Place{File: shown}, VI: "không đọc được", EN: "it cannot be read"})
				return nil
			case name != s.Path && (strings.HasPrefix(base, ".") || strings.HasPrefix(base, "~$") || source.IsLitter(base)):
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			case d.IsDir() && r.takeSite(s, name, shown):
				return fs.SkipDir
			case d.IsDir(), beside(shown):
				return nil
			case seen[shown]:
				return nil
			case len(inputs) >= maxFiles:
				r.Remarks = append(r.Remarks, draft.Remark{Weight: draft.Repair, From: draft.Place{File: s.Name}, VI: "quá 100.000 tệp; nhập từng thư mục một", EN: "more than 100,000 files; import its folders one by one"})
				return fs.SkipAll
			}
			seen[shown] = true
			in := input{name: shown, fsys: s.FS, path: name}
			if s.Path == "." { // files that were named themselves belong to one folder, wherever they are
				in.folder, in.root = path.Dir(shown), s.Name
			}
			if info, err := d.Info(); err == nil {
				in.size = info.Size()
			}
			inputs = append(inputs, in)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return inputs, nil
}

// markOf returns the mark of bytes: twelve digits of their SHA-256. That of an item of an archive is the mark of its identity,
// a dash, and six digits of its text.
func markOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:6])
}

// place makes an article of each piece, at an address that is free.
func (r *Result) place(ctx context.Context, pieces []*piece, o Options) {
	used := map[string]bool{}
	var names map[string]bool
	if slices.ContainsFunc(pieces, func(p *piece) bool { return p.others != nil }) { // else nobody asks, and a large site is not read
		names = o.imported()
	}
	taken := func(at string) bool { return used[at] || o.Taken != nil && o.Taken(at) }
	for _, p := range pieces {
		if ctx.Err() != nil {
			return
		}
		p.draft.Published = o.Published && (p.draft.Published || !p.archive)
		at := address(p.draft, o.Today)
		if before := o.madeBefore(p, at, names); before != "" && !used[at] {
			r.sayChanged(ctx, p, before, o)
			continue
		}
		free := at
		for n := 2; taken(free); n++ {
			if !used[free] && !p.archive && !o.isOther(p, free) {
				break
			}
			free = numbered(at, n)
		}
		if taken(free) {
			there, _ := o.textAt(free)
			r.Skipped = append(r.Skipped, Skip{p.sources, there})
			r.Remarks = append(r.Remarks, draft.Remark{Weight: draft.Repair, From: p.draft.From, There: there,
				VI: "đã có " + there + ", không viết đè: sửa bài ấy", EN: "there is " + there + " already, and it is not overwritten: change that article"})
			continue
		}
		used[free] = true
		own := "/" + strings.TrimSuffix(strings.TrimPrefix(free, "content/"), ".md") + "/"
		p.draft.Aliases = slices.DeleteFunc(p.draft.Aliases, func(alias string) bool { return alias == own || alias+"/" == own })
		a := NewArticle(ctx, p.draft, free, labels(p), o.Today)
		a.Sources = p.sources
		r.Articles = append(r.Articles, a)
	}
}

// labels names the sources of a piece with their marks: quyet-dinh.docx (0f3c…).
func labels(p *piece) []string {
	var list []string
	for i, m := range p.marks {
		list = append(list, path.Base(p.sources[min(i, len(p.sources)-1)])+" ("+m+")")
	}
	return list
}

// address returns the folder of an article, content/2025/11/ten-bai, or the file of a page, content/ten-trang.md.
func address(d *draft.Draft, today time.Time) string {
	if d.Page {
		return "content/" + slug(orText(d.Slug, d.Title.Text), "trang") + ".md"
	}
	day := today
	if plausible(d.Date, today) {
		day = d.Date.Time
	}
	return "content/" + day.In(viet.Zone).Format("2006/01/") + slug(orText(d.Slug, d.Title.Text), "bai")
}

func orText(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// numbered returns an address with -2 and so on.
func numbered(at string, n int) string {
	if name, ok := strings.CutSuffix(at, ".md"); ok {
		return name + "-" + strconv.Itoa(n) + ".md"
	}
	return at + "-" + strconv.Itoa(n)
}

// Settle makes comments of what check refuses in the articles, with all files of the site, until it refuses nothing of
// them, at most five times. check returns the problems of the site with these files.
func (r *Result) Settle(ctx context.Context, check func(context.Context, []File) (diag.List, error)) error {
	byPath := map[string]*Article{}
	for _, a := range r.Articles {
		byPath[a.Path] = a
	}
	for range 5 {
		problems, err := check(ctx, r.Files())
		if err != nil {
			return err
		}
		found := map[*Article]diag.List{}
		for _, p := range problems {
			if a := byPath[p.Pos.File]; a != nil && p.Severity() == diag.Error {
				found[a] = append(found[a], p)
			}
		}
		if len(found) == 0 {
			return nil
		}
		for a, list := range found {
			a.settle(list)
		}
	}
	return nil
}

// Files returns the files of all articles.
func (r *Result) Files() []File {
	var files []File
	for _, a := range r.Articles {
		files = append(files, a.Files()...)
	}
	return files
}

// NeedsLook reports whether an editor must decide something before the articles are published, or a file was not read.
func (r *Result) NeedsLook() bool {
	must := func(m draft.Remark) bool { return m.Weight == draft.Repair }
	return slices.ContainsFunc(r.Remarks, must) || slices.ContainsFunc(r.Articles, func(a *Article) bool { return slices.ContainsFunc(a.Remarks, must) })
}

// refused returns the remark of a file that is not read.
func refused(in input, why [2]string) reading {
	return reading{remarks: []draft.Remark{{Weight: draft.Repair, From: draft.Place{File: in.name}, VI: why[0], EN: why[1]}}}
}

// unsupported reports whether the machine has no program for a conversion.
func unsupported(err error) bool { return errors.Is(err, errors.ErrUnsupported) }
