package audit

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Limits of the transfer with gzip, including everything that a browser fetches without an action of the reader.
const (
	articleLimit = 30 << 10 // without pictures
	homeLimit    = 60 << 10 // with the pictures that a telephone fetches when the reader scrolls to the end
	rollLimit    = 60 << 10 // the roll, with its scripts
)

var fetched = regexp.MustCompile(`<(link rel="(?:stylesheet|icon|manifest)"[^>]*href|script src|img src)="([^"]+)"[^>]*>`)

// TestWeight measures a page of each kind in both themes.
func TestWeight(t *testing.T) {
	for name, get := range map[string]func() site{"bangvang": own, "cong-thong-tin": portal, "large": large, "large in cong-thong-tin": largePortal} {
		s := open(t, get)
		for kind, address := range s.pages(t) {
			limit := articleLimit
			switch kind {
			case "home":
				limit = homeLimit
			case "roll":
				limit = rollLimit
			case "roll page 2", "search", "redirect":
				continue
			}
			if n, parts := weight(t, s, address); n > limit {
				t.Errorf("%s, %s: %d bytes, at most %d: %v", name, kind, n, limit, parts)
			} else if kind == "home" || kind == "article" {
				t.Logf("%s, %s: %d bytes %v", name, kind, n, parts)
			}
		}
	}
}

// weight returns the bytes of a page and of everything that it fetches; pictures of articles count on the front page
// only.
func weight(t *testing.T, s site, address string) (int, []string) {
	t.Helper()
	name := address
	if !strings.HasSuffix(name, ".html") {
		name += "index.html"
	}
	html := read(t, s, name)
	total := packed(html)
	parts := []string{fmt.Sprint(name, " ", total)}
	counted := map[string]bool{}
	for _, m := range fetched.FindAllSubmatch(html, -1) {
		file := strings.TrimPrefix(string(m[2]), "/tin/")
		if string(m[1]) == "img src" && strings.Contains(file, "/20") { // in a folder named by year
			if address != "" {
				continue
			}
			file = candidate(string(m[0]), file)
		}
		if !counted[file] {
			counted[file] = true
			n := packed(read(t, s, file))
			total += n
			parts = append(parts, fmt.Sprint(file, " ", n))
		}
	}
	return total, parts
}

var variant = regexp.MustCompile(`/tin/(\S+) (\d+)w`)

// candidate returns the file that a telephone of 360 px at double density takes from a srcset: the
// narrowest that is wide enough.
func candidate(img, src string) string {
	need := 2 * 117
	if strings.Contains(img, "fetchpriority") {
		need = 2 * 360
	}
	best := 0
	for _, m := range variant.FindAllStringSubmatch(img, -1) {
		if n, _ := strconv.Atoi(m[2]); best < need && n > best {
			src, best = m[1], n
		}
	}
	return src
}

func read(t *testing.T, s site, name string) []byte {
	t.Helper()
	data, err := fs.ReadFile(os.DirFS(s.dir), name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func packed(data []byte) int {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write(data)
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic(err)
	}
	return b.Len()
}
