package theme

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strconv"
	"time"
	"unicode/utf8"

	"bangvang/internal/pages/view"
)

// csvRow is a row of the roll as CSV: a recipient with a name, or those of a record that have none. The Count of the record is
// not read: the numbers of all rows of a record add up to it.
type csvRow struct {
	*view.Record
	who  view.RecordRecipient // without a Name for those that have none
	n    int                  // how many, 0 if unknown
	text string               // how many, as written; "" for a recipient with a name
}

// csvColumns are the columns of bang-vang.csv. Programs of others look for their names, which stay.
var csvColumns = [...]struct {
	name string
	cell func(r *csvRow) string
}{
	{"Mã khen thưởng", func(r *csvRow) string { return r.ID }},
	{"Năm", func(r *csvRow) string { return strconv.Itoa(r.Year) }},
	{"Ngày", func(r *csvRow) string { return r.Date }},
	{"Khen thưởng", func(r *csvRow) string { return r.Honour }},
	{"Mã", func(r *csvRow) string { return r.HonourID }},
	{"Loại", func(r *csvRow) string { return csvWords[r.Class] }},
	{"Cấp", func(r *csvRow) string { return csvWords[r.Level] }},
	{"Điều luật", func(r *csvRow) string { return r.Law }},
	{"Đơn vị trao", func(r *csvRow) string { return r.By }},
	{"Đối tượng", func(r *csvRow) string { return r.Kind }},
	{"Số lượng", func(r *csvRow) string { return positive(r.n) }},
	{"Ghi theo nguồn", func(r *csvRow) string { return r.text }},
	{"Chính xác", func(r *csvRow) string { return yesOrNo(r.who.Name != "" || r.Exact) }},
	{"Danh xưng", func(r *csvRow) string { return r.who.Title }},
	{"Tên", func(r *csvRow) string { return r.who.Name }},
	{"Chức vụ", func(r *csvRow) string { return r.who.Post }},
	{"Đơn vị", func(r *csvRow) string { return r.who.Unit }},
	{"Thời gian xét", func(r *csvRow) string { return r.Period }},
	{"Thành tích", func(r *csvRow) string { return r.Citation }},
	{"Quyết định", func(r *csvRow) string { return r.Decision }},
	{"Sự kiện", func(r *csvRow) string { return r.event().Kind }},
	{"Từ ngày", func(r *csvRow) string { return r.event().From }},
	{"Đến ngày", func(r *csvRow) string { return r.event().To }},
	{"Nơi diễn ra", func(r *csvRow) string { return r.event().At }},
	{"Địa phương", func(r *csvRow) string { return r.Locality }},
	{"Mã địa phương", func(r *csvRow) string { return r.Code }},
	{"Danh mục mã", func(r *csvRow) string { return r.CodeScheme }},
	{"Bài viết", func(r *csvRow) string { return r.Article }},
	{"Địa chỉ", func(r *csvRow) string { return r.URL }},
	{"Địa chỉ khen thưởng", func(r *csvRow) string { return r.Permalink }},
	{"Văn bản", func(r *csvRow) string { return r.Document }},
	{"Tình trạng", func(r *csvRow) string {
		if r.who.Posthumous {
			return csvWords["posthumous"]
		}
		return csvWords[r.Status]
	}},
}

// csvWords are the Vietnamese words for the codes of records.
var csvWords = map[string]string{
	"title": "danh hiệu thi đua", "commendation": "hình thức khen thưởng", "other": "ngoài luật",
	"state": "nhà nước", "central": "trung ương", "provincial": "tỉnh", "local": "địa phương", "unit": "đơn vị", "organiser": "ban tổ chức",
	"conferred": "tặng", "posthumous": "truy tặng",
}

// event returns the event of the record, a zero one if it has none.
func (r *csvRow) event() view.RecordEvent {
	if r.Event == nil {
		return view.RecordEvent{}
	}
	return *r.Event
}

func yesOrNo(b bool) string {
	if b {
		return "có"
	}
	return "không"
}

func positive(n int) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// appendCSV appends the roll as CSV with a byte order mark, so that spreadsheets read it as UTF-8. A text that a
// spreadsheet would evaluate as a formula gets an apostrophe in front, for example '=HYPERLINK(…).
func appendCSV(b []byte, records []view.Record) ([]byte, error) {
	out := bytes.NewBuffer(b)
	out.WriteString("\ufeff")
	w := csv.NewWriter(out)
	w.UseCRLF = true
	var cells [len(csvColumns)]string
	for i, c := range csvColumns {
		cells[i] = c.name
	}
	if err := w.Write(cells[:]); err != nil {
		return b, fmt.Errorf("writing the roll: %w", err)
	}
	write := func(r *csvRow) error {
		for i := range csvColumns {
			cells[i] = escapeFormula(csvColumns[i].cell(r))
		}
		return w.Write(cells[:])
	}
	for i := range records {
		growForRecords(out, i, len(records))
		if err := writeRecord(&records[i], write); err != nil {
			return b, fmt.Errorf("writing the roll: %w", err)
		}
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

// writeRecord writes a row for each recipient of a record that has a name, and one for the others, if there are any.
func writeRecord(r *view.Record, write func(*csvRow) error) error {
	for _, who := range r.Recipients {
		if err := write(&csvRow{Record: r, who: who, n: 1}); err != nil {
			return err
		}
	}
	n := 0
	if r.Count != nil {
		n = *r.Count
	}
	if len(r.Recipients) > 0 && n <= len(r.Recipients) && r.Exact {
		return nil
	}
	return write(&csvRow{Record: r, n: n - len(r.Recipients), text: r.Text})
}

// escapeFormula returns a cell as a spreadsheet shows it.
func escapeFormula(s string) string {
	switch first, _ := utf8.DecodeRuneInString(s); first {
	case '=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠':
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
