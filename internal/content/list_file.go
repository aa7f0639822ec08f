package content

import (
	"slices"
	"strings"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

// ListEnding is the ending of a file of names.
const ListEnding = ".csv"

// listKeys are the keys of a map that names a file instead of recipients.
var listKeys = []string{"file", "count"}

// listSynonyms maps words that people write for listKeys, folded, to the key.
var listSynonyms = map[string]string{
	"tep": "file", "tap tin": "file", "danh sach": "file", "list": "file", "csv": "file", "path": "file", "so luong": "count", "so nguoi": "count", "tong": "count", "tong so": "count", "total": "count",
}

// isListFile reports whether a value of a key of to: names a file with the names: {file: danh-sach.csv}.
func isListFile(v *frontmatter.Value) bool {
	return v.Shape() == frontmatter.Mapping && slices.ContainsFunc(v.Pairs(), func(p frontmatter.Pair) bool {
		return p.Key == "file" || listSynonyms[viet.Fold(p.Key)] == "file"
	})
}

// listFile reads the map that names a file into r, and reports whether it does.
func (d recipientReader) listFile(v *frontmatter.Value, r *Recipients) bool {
	for _, pair := range v.Pairs() {
		switch pair.Key {
		case "file":
			if pair.Value.Shape() != frontmatter.Scalar {
				d.Problems.Add(diag.NotText, pair.Value.Pos(), "file", "danh-sach.csv")
				continue
			}
			r.List.File = pair.Value.Ref()
		case "count":
			n, ok := parseNumber(pair.Value.Text())
			if !ok {
				d.Problems.Add(diag.NotNumber, pair.Value.Pos(), "count", "120")
				continue
			}
			r.List.Count, r.List.CountPos = n, pair.Value.Pos()
		default:
			meant := listSynonyms[viet.Fold(pair.Key)]
			if meant == "" {
				meant = viet.Nearest(pair.Key, listKeys)
			}
			d.Problems.Add(diag.UnknownKey, pair.Pos, pair.Key, meant)
		}
	}
	return strings.TrimSpace(r.List.File.Text) != ""
}
