package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"

	"bangvang/internal/content/filetype"
	"bangvang/internal/editor/importer/blocks"
)

// archive is the zip archive of a file, by the names of its parts in small letters.
type archive struct {
	data  []byte
	files map[string]*zip.File
	left  int64 // bytes that may still be read
	rels  map[string]map[string]relation
}

// maxEntries is how many parts an archive may have.
const maxEntries = 20_000

// relation is a reference from one part to another, or to an address outside the file.
type relation struct {
	kind, target string
	outside      bool
}

// openArchive opens the zip archive of a file, or says which kind of file it is.
func openArchive(data []byte) (*archive, *blocks.Refusal) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	switch {
	case err != nil && !bytes.HasPrefix(data, []byte("PK")):
		return nil, otherKind(data)
	case err != nil || len(z.File) > maxEntries:
		return nil, &blocks.Refusal{VI: "tệp .docx hỏng, có thể do chép hoặc tải chưa xong; lấy lại tệp gốc, mở bằng Word rồi lưu lại", EN: "the .docx file is broken, perhaps copied in part; take the original, open it in Word and save it again"}
	}
	a := &archive{data: data, files: map[string]*zip.File{}, left: MaxParts, rels: map[string]map[string]relation{}}
	for _, f := range z.File {
		name := clean(f.Name)
		if a.files[name] == nil { // of two parts of one name Word reads the first
			a.files[name] = f
		}
	}
	return a, nil
}

// again returns the archive as before its first part was read.
func (a *archive) again() *archive {
	return &archive{data: a.data, files: a.files, left: MaxParts, rels: a.rels}
}

func clean(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// limited fails, and does not only end, when a part is larger than it may be.
type limited struct {
	io.ReadCloser
	archive *archive
	left    int64
}

var errLarge = errors.New("a part of the file is too large")

func (l *limited) Read(p []byte) (int, error) {
	n, err := l.ReadCloser.Read(p)
	l.left -= int64(n)
	l.archive.left -= int64(n)
	if l.left < 0 || l.archive.left < 0 {
		return 0, errLarge
	}
	return n, err
}

// open opens a part, which may have max bytes.
func (a *archive) open(name string, max int64) (io.ReadCloser, error) {
	f := a.files[clean(name)]
	if name == "" || f == nil {
		return nil, fs.ErrNotExist
	}
	if f.UncompressedSize64 > uint64(max) {
		return nil, errLarge
	}
	part, err := f.Open()
	if err != nil {
		return nil, err
	}
	return &limited{part, a, max}, nil
}

// bytes returns a whole part.
func (a *archive) bytes(name string, max int64) ([]byte, error) {
	part, err := a.open(name, max)
	if err != nil {
		return nil, err
	}
	defer part.Close()
	return io.ReadAll(part)
}

// relations returns the relations of a part by their ids; those of the file for "".
func (a *archive) relations(of string) map[string]relation {
	if known, ok := a.rels[of]; ok {
		return known
	}
	a.rels[of] = a.readRelations(of)
	return a.rels[of]
}

func (a *archive) readRelations(of string) map[string]relation {
	dir, base := path.Split(of)
	part, err := a.open(dir+"_rels/"+base+".rels", maxSmall)
	if err != nil {
		return nil
	}
	defer part.Close()
	out := map[string]relation{}
	d := decoder(part)
	for {
		token, err := d.Token()
		if err != nil {
			return out
		}
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local != "Relationship" {
			continue
		}
		r := relation{kind: attribute(e, "Type"), target: attribute(e, "Target"), outside: strings.EqualFold(attribute(e, "TargetMode"), "External")}
		if !r.outside && !strings.HasPrefix(r.target, "/") {
			r.target = path.Join("/", dir, r.target)
		}
		out[attribute(e, "Id")] = r
	}
}

// related returns the name of the part that another one refers to by a relation whose kind ends so; "" for none.
func (a *archive) related(of, kind string) string {
	for _, r := range a.relations(of) {
		if strings.HasSuffix(r.kind, kind) && !r.outside {
			return r.target
		}
	}
	return ""
}

// main returns the name of the part with the text, "" if the archive is no Word file.
func (a *archive) main() string {
	name := a.related("", "/officeDocument")
	switch {
	case name != "" && a.files[clean(name)] != nil && strings.HasPrefix(clean(name), "word/"):
		return name
	case a.files["word/document.xml"] != nil:
		return "word/document.xml"
	case name != "" && a.files[clean(name)] != nil && a.isWord(name):
		return name
	}
	return ""
}

// isWord reports whether a part is declared as the text of a Word file.
func (a *archive) isWord(name string) bool {
	types, err := a.bytes("[Content_Types].xml", maxSmall)
	if err != nil {
		return false
	}
	_, after, ok := bytes.Cut(types, []byte(strings.TrimPrefix(name, "/")))
	declared, _, _ := bytes.Cut(after, []byte(">"))
	return ok && bytes.Contains(declared, []byte("wordprocessingml"))
}

// notWord says which kind of archive it is.
func notWord(a *archive) *blocks.Refusal {
	has := func(prefix string) bool {
		for name := range a.files {
			if strings.HasPrefix(name, prefix) {
				return true
			}
		}
		return false
	}
	mime, _ := a.bytes("mimetype", 200)
	switch {
	case has("xl/"):
		return &blocks.Refusal{VI: "đây là bảng tính Excel, không phải tệp Word; đổi đuôi tệp thành .xlsx", EN: "this is an Excel workbook, not a Word file; rename it to .xlsx"}
	case has("ppt/"):
		return &blocks.Refusal{VI: "đây là tệp trình chiếu PowerPoint; chép phần chữ sang Word rồi lưu thành .docx", EN: "this is a PowerPoint file; copy its text into Word and save it as .docx"}
	case bytes.Contains(mime, []byte("opendocument.text")):
		return &blocks.Refusal{VI: "đây là tệp LibreOffice Writer (.odt); mở ra rồi lưu thành .docx", EN: "this is a LibreOffice Writer file (.odt); open it and save it as .docx"}
	case bytes.Contains(mime, []byte("opendocument")):
		return &blocks.Refusal{VI: "đây là tệp LibreOffice, không phải văn bản Word; mở ra rồi lưu thành .docx hoặc .xlsx", EN: "this is a LibreOffice file, no Word text; open it and save it as .docx or .xlsx"}
	case bytes.Contains(mime, []byte("epub")):
		return &blocks.Refusal{VI: "đây là sách điện tử (.epub), không phải tệp Word", EN: "this is an electronic book (.epub), not a Word file"}
	case has("index/") && (has("preview") || has("metadata/")):
		return &blocks.Refusal{VI: "đây là tệp Pages hoặc Numbers của Apple; xuất ra Word (.docx) rồi dùng tệp ấy", EN: "this is a Pages or Numbers file of Apple; export it to Word (.docx)"}
	}
	return &blocks.Refusal{VI: "đây là tệp nén (.zip), không phải tệp Word; giải nén rồi dùng các tệp bên trong", EN: "this is a zip archive, not a Word file; unpack it and use the files in it"}
}

// otherKind says which kind of file bytes are that are no zip archive.
func otherKind(data []byte) *blocks.Refusal {
	start := bytes.ToLower(bytes.TrimLeft(data[:min(len(data), 4096)], "\xef\xbb\xbf \t\r\n"))
	begins := func(prefixes ...string) bool {
		for _, p := range prefixes {
			if bytes.HasPrefix(start, []byte(p)) {
				return true
			}
		}
		return false
	}
	switch {
	case len(start) == 0:
		return &blocks.Refusal{VI: "tệp trống, không có chữ nào", EN: "the file is empty"}
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return oldOffice(data)
	case begins(`{\rtf`):
		return &blocks.Refusal{VI: "đây là tệp RTF; mở bằng Word rồi lưu lại thành .docx", EN: "this is an RTF file; open it in Word and save it as .docx"}
	case begins("%pdf"):
		return &blocks.Refusal{VI: "đây là tệp PDF, không phải tệp Word; đổi đuôi tệp thành .pdf, hoặc xin tệp Word gốc", EN: "this is a PDF, not a Word file; rename it to .pdf, or ask for the Word file"}
	case begins("mime-version:", "from: <saved by", "content-type: multipart/related"):
		return &blocks.Refusal{VI: "đây là trang web lưu thành một tệp (.mht); mở bằng Word rồi lưu lại thành .docx", EN: "this is a web page in one file (.mht); open it in Word and save it as .docx"}
	case begins("<?xml", "<w:worddocument", "<pkg:package") && bytes.Contains(start, []byte("word.document")):
		return &blocks.Refusal{VI: "đây là tệp Word dạng XML; mở bằng Word rồi lưu lại thành .docx", EN: "this is a Word file as XML; open it in Word and save it as .docx"}
	case begins("<!doctype html", "<html", "<head", "<body", "<?xml") && bytes.Contains(start, []byte("<html")), begins("<html", "<!doctype html"):
		return &blocks.Refusal{VI: "đây là trang web (HTML) mang đuôi của Word; mở bằng Word rồi lưu lại thành .docx, hoặc đổi đuôi tệp thành .html", EN: "this is a web page (HTML) with the ending of Word; open it in Word and save it as .docx, or rename it to .html"}
	}
	kind := filetype.Guess(data)
	return &blocks.Refusal{VI: "đây không phải tệp Word (nội dung: " + kind + "); mở bằng Word rồi lưu lại thành .docx", EN: "this is not a Word file (its content: " + kind + "); open it in Word and save it as .docx"}
}

// oldOffice says which program of Office before 2007 wrote a file, or that a newer one encrypted it: the names of its
// streams are in UTF-16.
func oldOffice(data []byte) *blocks.Refusal {
	has := func(stream string) bool { return blocks.HasStream(data, stream) }
	switch {
	case has("EncryptedPackage"), has("EncryptionInfo"):
		return &blocks.Refusal{VI: "tệp đặt mật khẩu; mở bằng Word, chọn File → Info → Protect Document → Encrypt with Password, xóa mật khẩu rồi lưu lại", EN: "the file has a password; open it in Word, choose File → Info → Protect Document → Encrypt with Password, delete the password and save it"}
	case has("WordDocument"):
		return &blocks.Refusal{VI: "đây là tệp Word cũ (.doc); mở bằng Word rồi lưu lại thành .docx", EN: "this is an old Word file (.doc); open it in Word and save it as .docx"}
	case has("Workbook"), has("Book\x00"):
		return &blocks.Refusal{VI: "đây là bảng tính Excel cũ (.xls); mở bằng Excel rồi lưu lại thành .xlsx", EN: "this is an old Excel workbook (.xls); open it in Excel and save it as .xlsx"}
	case has("PowerPoint Document"):
		return &blocks.Refusal{VI: "đây là tệp PowerPoint cũ (.ppt); chép phần chữ sang Word rồi lưu thành .docx", EN: "this is an old PowerPoint file (.ppt); copy its text into Word and save it as .docx"}
	case has("__properties_version1.0"):
		return &blocks.Refusal{VI: "đây là thư Outlook (.msg); lưu tệp đính kèm của thư rồi dùng tệp ấy", EN: "this is a message of Outlook (.msg); save its attachment and use that"}
	}
	return &blocks.Refusal{VI: "đây là tệp Office cũ; mở bằng Word rồi lưu lại thành .docx", EN: "this is a file of an old Office; open it in Word and save it as .docx"}
}
