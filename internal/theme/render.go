package theme

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"bangvang/internal/pages/feed"
	"bangvang/internal/pages/view"
)

// Render appends the bytes of the page or file for the view v, a pointer such as *view.Article, to b and returns b. They
// depend on the view and the theme only. A *view.Asset or *view.ShareCard has no rendering, because its file is copied or
// drawn; it gives an error, as does any value that is no view. An error of a template is an *[Error]. After an error b
// has no part of the page.
func Render(b []byte, t *Theme, v any) ([]byte, error) {
	switch v := v.(type) {
	case *view.Article:
		return t.appendPage(b, v, v.Template)
	case *view.List:
		return t.appendPage(b, v, v.Template)
	case *view.Terms:
		return t.appendPage(b, v, v.Template)
	case *view.Home:
		return t.appendPage(b, v, v.Template)
	case *view.Roll:
		return t.appendPage(b, v, v.Template)
	case *view.Search:
		return t.appendPage(b, v, v.Template)
	case *view.Notice:
		return t.appendPage(b, v, v.Template)
	case *view.Redirect:
		return t.appendPage(b, v, v.Template)
	case *view.Atom:
		return feed.AppendAtom(b, v.Feed), nil
	case *view.JSONFeed:
		return append(b, feed.JSON(v.Feed)...), nil
	case *view.Sitemap:
		return append(b, feed.Sitemap(v.URLs)...), nil
	case *view.SitemapIndex:
		return append(b, feed.SitemapIndex(v.Sitemaps)...), nil
	case *view.NewsSitemap:
		return append(b, feed.NewsSitemap(v.News)...), nil
	case *view.Text:
		return append(b, v.Data...), nil
	case *view.RollCSV:
		return appendCSV(b, *v.Records)
	case *view.RollJSON:
		return appendJSON(b, v)
	}
	return b, fmt.Errorf("rendering a %T: no such view", v)
}

// csvHeader names the columns of bang-vang.csv.
var csvHeader = []string{
	"Mã khen thưởng", "Năm", "Ngày", "Khen thưởng", "Mã", "Loại", "Cấp", "Đơn vị trao", "Đối tượng", "Số lượng", "Ghi theo nguồn",
	"Chính xác", "Tên", "Thời gian xét", "Thành tích", "Quyết định", "Địa phương", "Bài viết", "Địa chỉ",
	"Văn bản", "Tình trạng",
}

// statusNames are the Vietnamese names of the statuses of awards.
var statusNames = map[string]string{"conferred": "tặng", "posthumous": "truy tặng"}

// appendCSV appends the roll as CSV with a byte order mark, so that spreadsheets read it as UTF-8. A text that a
// spreadsheet would evaluate as a formula gets an apostrophe in front, for example '=HYPERLINK(…).
func appendCSV(b []byte, records []view.Record) ([]byte, error) {
	out := bytes.NewBuffer(b)
	out.WriteString("\ufeff")
	w := csv.NewWriter(out)
	w.UseCRLF = true
	if err := w.Write(csvHeader); err != nil {
		return b, fmt.Errorf("writing the roll: %w", err)
	}
	for i, r := range records {
		growForRecords(out, i, len(records))
		n, exact := "", "không"
		if r.Count != nil {
			n = strconv.Itoa(*r.Count)
		}
		if r.Exact {
			exact = "có"
		}
		row := []string{
			r.ID, strconv.Itoa(r.Year), r.Date, r.Honour, r.HonourID, r.Class, r.Level, r.By, r.Kind, n, r.Text,
			exact, strings.Join(r.Names, "; "), r.Period, r.Citation, r.Decision, r.Locality, r.Article, r.URL,
			r.Document, statusNames[r.Status],
		}
		for i := range row {
			row[i] = escapeFormula(row[i])
		}
		if err := w.Write(row); err != nil {
			return b, fmt.Errorf("writing the roll: %w", err)
		}
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

func escapeFormula(s string) string {
	if strings.IndexAny(s, "=+-@\t\r＝＋－＠") == 0 {
		return "'" + s
	}
	return s
}

// appendJSON appends the roll as JSON, record by record.
func appendJSON(b []byte, v *view.RollJSON) ([]byte, error) {
	const awards, end = `,"awards":[`, "]}\n"
	head, err := json.Marshal(struct {
		Schema  string `json:"$schema"`
		Site    string `json:"site"`
		Updated string `json:"updated"`
	}{v.Schema, v.Site, v.Updated.Format(time.RFC3339)})
	if err != nil {
		return b, fmt.Errorf("writing the roll: %w", err)
	}
	out := bytes.NewBuffer(append(append(b, head[:len(head)-1]...), awards...))
	one := json.NewEncoder(out)
	records := *v.Records
	for i := range records {
		growForRecords(out, i, len(records))
		if i > 0 {
			out.WriteByte(',')
		}
		if err := one.Encode(&records[i]); err != nil {
			return b, fmt.Errorf("writing the roll: %w", err)
		}
		out.Truncate(out.Len() - len("\n"))
	}
	out.WriteString(end)
	return out.Bytes(), nil
}

// growForRecords reserves memory in out for n records, estimated from the size of the first 500, so that out does not
// grow to twice their size.
func growForRecords(out *bytes.Buffer, written, n int) {
	const some = 500
	if written == some {
		out.Grow(out.Len() / some * (n - some) * 9 / 8)
	}
}
