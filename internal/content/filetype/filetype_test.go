package filetype_test

import (
	"slices"
	"strings"
	"testing"

	"bangvang/internal/content/filetype"
)

// TestNoKindIsProvenByAPage: whatever a file is called, a page, a script or a drawing that is not rebuilt proves nothing.
func TestNoKindIsProvenByAPage(t *testing.T) {
	pages := []string{
		"<script>alert(1)</script>", "<!DOCTYPE html><p>", " \n\t<html>", "\ufeff<svg onload=alert(1)>", "<?xml version=\"1.0\"?><x/>", "<!-- --><img src=x onerror=alert(1)>",
		"\x00<script>", "\xff\xfe<\x00s\x00", "<x", "\r\n\f <a",
	}
	for ending := range filetype.Types() {
		kind, ok := filetype.Of("x" + strings.ToUpper(ending))
		if !ok {
			t.Errorf("%s is no kind in capitals", ending)
		}
		for _, page := range pages {
			if kind.Proves([]byte(page)) {
				t.Errorf("%s is proven by %q", ending, page)
			}
		}
		text := strings.Contains(kind.MIME, "charset") || strings.HasSuffix(kind.MIME, "json")
		if kind.Use == filetype.Download && kind.Proves(nil) != text {
			t.Errorf("%s: an empty file proves it: %v", ending, !text)
		}
	}
}

func TestKindsAreProvenByTheirBytes(t *testing.T) {
	for name, data := range map[string]string{
		"quyet-dinh.pdf": "%PDF-1.7\n", "Danh sách.XLSX": "PK\x03\x04\x14\x00", "cu.doc": "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00",
		"a.csv": "Họ tên,Đơn vị\n", "a.txt": "một < hai", "a.json": `{"a": "<b>"}`, "a.srt": "1\n00:00:01,000 --> 00:00:02,000\n<i>Xin chào</i>\n",
		"a.mp4": "\x00\x00\x00\x20ftypisom", "a.wav": "RIFF\x00\x00\x00\x00WAVEfmt ", "a.woff2": "wOF2\x00", "a.mp3": "ID3\x04", "a.webm": "\x1A\x45\xDF\xA3",
	} {
		if kind, ok := filetype.Of(name); !ok || kind.Use != filetype.Download || !kind.Proves([]byte(data)) {
			t.Errorf("%s is not proven by %q", name, data)
		}
	}
	for name, data := range map[string]string{"a.txt": "\xe1\xba", "a.csv": "a\x00b", "a.pdf": " %PDF-", "a.xlsx": "PK", "a.mp4": "ftyp"} {
		if kind, _ := filetype.Of(name); kind.Proves([]byte(data)) {
			t.Errorf("%s is proven by %q", name, data)
		}
	}
}

// TestWhoPublishes holds the uses that SECURITY.md promises.
func TestWhoPublishes(t *testing.T) {
	for use, want := range map[filetype.Use][]string{
		filetype.Picture: {".gif", ".jfif", ".jpeg", ".jpg", ".png", ".svg", ".webp"},
		filetype.Private: {".avif", ".heic", ".heif", ".tif", ".tiff"},
		filetype.Active:  {".css", ".htm", ".html", ".js", ".mjs", ".wasm", ".webmanifest", ".xml"},
	} {
		if got := filetype.Endings(use); !slices.Equal(got, want) {
			t.Errorf("use %d: %v, want %v", use, got, want)
		}
	}
	for _, name := range []string{"x.exe", "x", ".htaccess", "x.php", "x.swf", "x.xhtml"} {
		if kind, ok := filetype.Of(name); ok || kind.Use != filetype.Active || kind.MIME != filetype.Unknown {
			t.Errorf("%s: %+v", name, kind)
		}
	}
}

func FuzzProves(f *testing.F) {
	f.Add("x.txt", []byte("\xef\xbb\xbf\n<script>"))
	f.Add("x.svg", []byte("<svg>"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		kind, _ := filetype.Of(name)
		if kind.Proves(data) && filetype.LooksActive(data) {
			t.Errorf("%q proves %s and looks active", data, kind.MIME)
		}
	})
}
