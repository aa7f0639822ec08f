package importer

import (
	"archive/zip"
	"bytes"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/text/encoding"
)

// Kind is the format of a file, as its bytes say.
type Kind string

// The kinds that an import knows, read or not.
const (
	Word      Kind = "docx"
	Excel     Kind = "xlsx"
	CSV       Kind = "csv"
	PDF       Kind = "pdf"
	HTML      Kind = "html"
	MHTML     Kind = "mhtml"
	WordPress Kind = "wordpress"
	Picture   Kind = "ảnh"
	HEIC      Kind = "heic"
	Markdown  Kind = "markdown"
	Text      Kind = "text"
	OldWord   Kind = "doc"
	OldExcel  Kind = "xls"
	RTF       Kind = "rtf"
	ODT       Kind = "odt"
	ODS       Kind = "ods"
	Slides    Kind = "pptx"
	Encrypted Kind = "encrypted"
	Archive   Kind = "zip"
	Program   Kind = "program"
	Sound     Kind = "media"
	XML       Kind = "xml"
	Code      Kind = "code"
	Empty     Kind = "empty"
	Wide      Kind = "utf-32"
	Unknown   Kind = ""
)

// magic are the first bytes of kinds that these alone tell.
var magic = []struct {
	at    int
	bytes string
	kind  Kind
}{
	{0, "\xff\xfe\x00\x00", Wide}, {0, "\x00\x00\xfe\xff", Wide}, {0, "%PDF-", PDF}, {0, `{\rtf`, RTF}, {0, "\xff\xd8\xff", Picture}, {0, "\x89PNG\r\n", Picture}, {0, "GIF8", Picture},
	{8, "WEBP", Picture}, {4, "ftypheic", HEIC}, {4, "ftypheix", HEIC}, {4, "ftypmif1", HEIC}, {4, "ftyphevc", HEIC}, {4, "ftypmsf1", HEIC},
	{4, "ftypavif", HEIC}, {0, "II*\x00", HEIC}, {0, "MM\x00*", HEIC}, {0, "BM", HEIC}, {4, "ftyp", Sound}, {0, "ID3", Sound}, {0, "RIFF", Sound},
	{0, "MZ", Program}, {0, "\x7fELF", Program}, {0, "Rar!", Archive}, {0, "7z\xbc\xaf", Archive}, {0, "\x1f\x8b", Archive},
}

// KindOf returns the kind of a file by its bytes. The name decides only between kinds of text: Markdown, CSV and plain text.
// Unknown is a file that is none of them.
func KindOf(name string, data []byte) Kind {
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return Empty
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return zipKind(data)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return oleKind(data)
	}
	for _, m := range magic {
		if m.bytes == "BM" && !strings.EqualFold(path.Ext(name), ".bmp") {
			continue
		}
		if len(data) > m.at && bytes.HasPrefix(data[m.at:], []byte(m.bytes)) {
			return m.kind
		}
	}
	return textKind(name, data)
}

// zipKind returns the kind of a zip archive by the names of its parts.
func zipKind(data []byte) Kind {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return Archive
	}
	for _, f := range r.File {
		switch name := strings.ToLower(f.Name); {
		case strings.HasPrefix(name, "word/document"):
			return Word
		case strings.HasPrefix(name, "xl/workbook"):
			return Excel
		case strings.HasPrefix(name, "ppt/"):
			return Slides
		}
	}
	head := data[:min(len(data), 200)]
	switch {
	case bytes.Contains(head, []byte("opendocument.text")):
		return ODT
	case bytes.Contains(head, []byte("opendocument.spreadsheet")):
		return ODS
	case bytes.Contains(head, []byte("opendocument.presentation")):
		return Slides
	}
	return Archive
}

// oleKind returns the kind of a compound file of the old Office by the names of its streams, which are in UTF-16.
func oleKind(data []byte) Kind {
	has := func(stream string) bool { return blocks.HasStream(data, stream) }
	switch {
	case has("EncryptedPackage"):
		return Encrypted
	case has("WordDocument"):
		return OldWord
	case has("Workbook"), has("Book"):
		return OldExcel
	case has("PowerPoint Document"):
		return Slides
	}
	return Unknown
}

// sniffed is how many bytes of a text are looked at for its kind.
const sniffed = 8 << 10

// textKind returns the kind of a text, Unknown of bytes that are none.
func textKind(name string, data []byte) Kind {
	e, sure := encoding.Recognise(data)
	if !sure && !utf8.Valid(data) || sure && e == encoding.UTF8 && bytes.IndexByte(data[:min(len(data), sniffed)], 0) >= 0 {
		return Unknown
	}
	head := e.Decode(data[:min(len(data), sniffed)])
	small := strings.ToLower(strings.TrimLeft(head, "\ufeff \t\r\n"))
	ending := strings.ToLower(path.Ext(name))
	switch {
	case strings.HasPrefix(small, "<") && strings.Contains(small, "wordpress.org/export/"):
		return WordPress
	case strings.HasPrefix(small, "<") && strings.Contains(small, "<svg") && !strings.Contains(small, "<html"):
		return Picture
	case strings.HasPrefix(small, "<") && (strings.Contains(small, "<html") || strings.Contains(small, "<!doctype html") || strings.Contains(small, "<body") || strings.HasPrefix(ending, ".htm")):
		return HTML
	case strings.HasPrefix(small, "<?xml"):
		return XML
	case (strings.HasPrefix(small, "mime-version:") || strings.HasPrefix(small, "from:")) && strings.Contains(small, "multipart/related"):
		return MHTML
	case slices.Contains(codeEndings, ending):
		return Code
	case ending == ".csv" || ending == ".tsv" || ending != ".md" && tabular(head):
		return CSV
	case ending == ".md" || ending == ".markdown" || ending == ".mdx" || strings.HasPrefix(small, "---\n") || strings.HasPrefix(small, "+++\n"):
		return Markdown
	}
	return Text
}

// codeEndings are the endings of texts for programs, which saved pages and generators have beside them.
var codeEndings = []string{".js", ".mjs", ".ts", ".css", ".scss", ".less", ".json", ".yaml", ".yml", ".toml", ".ini", ".log", ".lock", ".php", ".aspx", ".jsp", ".py", ".rb", ".sh", ".bat", ".map", ".xsl", ".bib"}

// tabular reports whether a text without a name that says so is a table: its first lines, at least four, have the same
// number of semicolons or tabs, at least two. Commas are in every sentence.
func tabular(text string) bool {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	lines = lines[:min(len(lines), 12)]
	if len(lines) < 4 {
		return false
	}
	return slices.ContainsFunc([]string{";", "\t"}, func(separator string) bool {
		want := strings.Count(lines[0], separator)
		return want >= 2 && !slices.ContainsFunc(lines[:len(lines)-1], func(l string) bool { return strings.Count(l, separator) != want })
	})
}

// refusals say why files of these kinds are not read, and the way out, in both languages.
var refusals = map[Kind][2]string{
	OldWord:   {"tệp Word cũ (.doc); mở bằng Word rồi lưu lại thành .docx", "an old Word file (.doc); open it in Word and save it as .docx"},
	OldExcel:  {"tệp Excel cũ (.xls); mở bằng Excel rồi lưu lại thành .xlsx", "an old Excel file (.xls); open it in Excel and save it as .xlsx"},
	RTF:       {"tệp RTF; mở bằng Word rồi lưu lại thành .docx", "an RTF file; open it in Word and save it as .docx"},
	ODT:       {"tệp OpenDocument (.odt); mở bằng Word hay LibreOffice rồi lưu lại thành .docx", "an OpenDocument file (.odt); open it in Word or LibreOffice and save it as .docx"},
	ODS:       {"bảng tính OpenDocument (.ods); mở bằng Excel hay LibreOffice rồi lưu lại thành .xlsx", "an OpenDocument sheet (.ods); open it in Excel or LibreOffice and save it as .xlsx"},
	Slides:    {"tệp trình chiếu PowerPoint; chép chữ của nó vào một tệp Word (.docx)", "a PowerPoint file; copy its text into a Word file (.docx)"},
	Encrypted: {"tệp Word hay Excel có mật khẩu; mở ra, bỏ mật khẩu rồi lưu lại", "a Word or Excel file with a password; open it, remove the password and save it again"},
	Archive:   {"tệp nén; giải nén rồi nhập thư mục đã giải", "a packed archive; unpack it and import the folder"},
	Program:   {"một chương trình, không phải bài hay ảnh", "a program, and no text or picture"},
	Sound:     {"tệp phim hay âm thanh; đặt cạnh bài rồi dẫn tới bằng một liên kết", "a video or sound; put it beside the article and link to it"},
	XML:       {"tệp XML không phải bản xuất của WordPress", "an XML file that is no export of WordPress"},
	Code:      {"tệp của chương trình (kiểu trang, mã, cài đặt), không phải bài", "a file for programs (styles, scripts, settings) and no text"},
	Wide:      {"tệp chữ UTF-32; mở bằng Notepad hay Word rồi lưu lại với mã UTF-8", "a text in UTF-32; open it in Notepad or Word and save it as UTF-8"},
	Empty:     {"tệp rỗng", "an empty file"},
	HEIC:      {"ảnh HEIC, AVIF, TIFF hay BMP; máy này không có heif-convert, ImageMagick hay LibreOffice để đổi, nên mở ảnh rồi lưu thành JPEG (.jpg)", "a HEIC, AVIF, TIFF or BMP picture; this machine has no heif-convert, ImageMagick or LibreOffice to convert it, so open it and save it as JPEG (.jpg)"},
	Unknown:   {"không nhận ra loại tệp; nhập được Word (.docx), Excel (.xlsx), CSV, PDF có chữ, trang web đã lưu, bản xuất WordPress, Markdown, chữ và ảnh", "the kind of file is not known; Word (.docx), Excel (.xlsx), CSV, PDF with text, saved web pages, exports of WordPress, Markdown, text and pictures can be imported"},
}
