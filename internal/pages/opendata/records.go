package opendata

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/cespare/xxhash/v2"

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

// csvColumns are the columns of the roll as CSV. Programs of others look for their names, which stay.
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
	{"Đơn vị trao", func(r *csvRow) string { return r.By }},
	{"Đối tượng", func(r *csvRow) string { return r.Kind }},
	{"Gọi theo nguồn", func(r *csvRow) string { return r.KindText }},
	{"Số lượng", func(r *csvRow) string { return positive(r.n) }},
	{"Ghi theo nguồn", func(r *csvRow) string { return r.text }},
	{"Chính xác", func(r *csvRow) string { return yesOrNo(r.who.Name != "" || r.Exact) }},
	{"Tên", func(r *csvRow) string { return r.who.Name }},
	{"Danh xưng", func(r *csvRow) string { return r.who.Title }},
	{"Chức vụ", func(r *csvRow) string { return r.who.Post }},
	{"Đơn vị", func(r *csvRow) string { return r.who.Unit }},
	{"Ghi chú", func(r *csvRow) string { return r.who.Note }},
	{"Thời gian xét", func(r *csvRow) string { return r.Period }},
	{"Thành tích", func(r *csvRow) string { return r.Citation }},
	{"Quyết định", func(r *csvRow) string { return r.Decision }},
	{"Điều luật", func(r *csvRow) string { return r.Law }},
	{"Sự kiện", func(r *csvRow) string { return r.event().Kind }},
	{"Từ ngày", func(r *csvRow) string { return r.event().From }},
	{"Đến ngày", func(r *csvRow) string { return r.event().To }},
	{"Nơi diễn ra", func(r *csvRow) string { return r.event().At }},
	{"Phong trào", func(r *csvRow) string { return strings.Join(r.Campaign, "; ") }},
	{"Khối thi đua", func(r *csvRow) string { return strings.Join(r.Block, "; ") }},
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
	{"Theo luật", func(r *csvRow) string {
		if r.Source == "law" {
			return yesOrNo(true)
		}
		return ""
	}},
	{"Phụ lục", func(r *csvRow) string { return r.Annex }},
	{"Người trao", func(r *csvRow) string { return r.handedBy() }},
	{"Tiền thưởng", func(r *csvRow) string { return r.amount().Text }},
	{"Tiền thưởng (đồng)", func(r *csvRow) string { return positive(r.amount().VND) }},
	{"Giải, thứ hạng", func(r *csvRow) string {
		if r.Rank == nil {
			return ""
		}
		return r.Rank.Text
	}},
	{"Điểm", func(r *csvRow) string {
		if r.Score == nil {
			return ""
		}
		return r.Score.Text
	}},
	{"Dự thi", func(r *csvRow) string {
		if r.Entries == nil {
			return ""
		}
		return r.Entries.Text
	}},
	{"Cũng đưa tin", func(r *csvRow) string { return strings.Join(r.AlsoIn, " ") }},
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

// amount returns the money of the record, zero if it has none.
func (r *csvRow) amount() view.RecordAmount {
	if r.Amount == nil {
		return view.RecordAmount{}
	}
	return *r.Amount
}

// handedBy returns who handed the award over, for example “NSƯT Lê An, Phó Chủ tịch, UBND tỉnh (thừa ủy quyền Chủ tịch nước)”,
// several with semicolons between them.
func (r *csvRow) handedBy() string {
	if len(r.HandedBy) == 0 {
		return ""
	}
	var out []string
	for _, h := range r.HandedBy {
		one := strings.TrimSpace(h.Title + " " + h.Name)
		for _, part := range [...]string{h.Post, h.Unit} {
			if part != "" {
				one += ", " + part
			}
		}
		if h.OnBehalfOf != "" {
			one += " (thừa ủy quyền " + h.OnBehalfOf + ")"
		}
		out = append(out, one)
	}
	return strings.Join(out, "; ")
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

// Encode encodes the records of an article in each format and returns their sum. If use is not nil, Encode calls it with each
// text, whose bytes are valid until use returns.
func Encode(records []view.Record, use func(as view.RecordFormat, text []byte)) (sum view.RecordSum) {
	d := xxhash.New()
	take := func(as view.RecordFormat, text []byte) {
		sum.Size[as] = len(text)
		_, _ = d.Write(text) // a Digest never fails
		if use != nil {
			use(as, text)
		}
	}
	encodeCSV(records, func(text []byte) { take(view.RecordsCSV, text) })
	encodeJSON(records, func(text []byte) { take(view.RecordsJSON, text) })
	sum.Hash = d.Sum64()
	return sum
}

// Append appends the records of an article in a format to b.
func Append(b []byte, records []view.Record, as view.RecordFormat) []byte {
	add := func(text []byte) { b = append(b, text...) }
	if as == view.RecordsCSV {
		encodeCSV(records, add)
	} else {
		encodeJSON(records, add)
	}
	return b
}

// Buffers of texts, which most articles need for a moment.
var (
	csvTexts  = sync.Pool{New: func() any { return newCSV() }}
	jsonTexts = sync.Pool{New: func() any { return new(bytes.Buffer) }}
)

// encodeCSV calls use with records as lines of CSV that end in CRLF.
func encodeCSV(records []view.Record, use func(text []byte)) {
	out := csvTexts.Get().(*csvText)
	defer csvTexts.Put(out)
	for i := range records {
		writeRecord(&records[i], func(r *csvRow) {
			for i := range csvColumns {
				out.cells = append(out.cells, csvColumns[i].cell(r))
			}
			out.endRow()
		})
	}
	use(out.text())
}

// WriteCSV writes a file of the roll as CSV, one article after another.
func WriteCSV(w io.Writer, v *view.RollCSV) error {
	b := []byte(headCSV())
	for i := range v.Articles.Sums {
		if _, err := w.Write(b); err != nil {
			return err
		}
		b = v.Articles.Append(b[:0], i, view.RecordsCSV)
	}
	_, err := w.Write(b)
	return err
}

// SizeCSV returns the number of bytes of a file of the roll as CSV, without encoding it.
func SizeCSV(v *view.RollCSV) int {
	n := len(headCSV())
	for _, s := range v.Articles.Sums {
		n += s.Size[view.RecordsCSV]
	}
	return n
}

// headCSV returns the beginning of a file of the roll as CSV, the names of its columns.
func headCSV() string {
	out := newCSV()
	for _, c := range csvColumns {
		out.cells = append(out.cells, c.name)
	}
	out.endRow()
	return byteOrderMark + string(out.text())
}

// writeRecord writes a row for each recipient of a record that has a name, and one for the others, if there are any.
func writeRecord(r *view.Record, write func(*csvRow)) {
	for _, who := range r.Recipients {
		write(&csvRow{Record: r, who: who, n: 1})
	}
	n := 0
	if r.Count != nil {
		n = *r.Count
	}
	if len(r.Recipients) > 0 && n <= len(r.Recipients) && r.Exact {
		return
	}
	write(&csvRow{Record: r, n: n - len(r.Recipients), text: r.Text})
}

// comma separates the objects of a list, one a line.
const comma = ",\n"

// encodeJSON calls use with records as JSON objects with commas between them, one a line.
func encodeJSON(records []view.Record, use func(text []byte)) {
	out := jsonTexts.Get().(*bytes.Buffer)
	defer jsonTexts.Put(out)
	out.Reset()
	one := json.NewEncoder(out)
	for i := range records {
		if i > 0 {
			out.Truncate(out.Len() - len("\n"))
			out.WriteString(comma)
		}
		r := records[i]
		if !inParts(&r) {
			r.Recipients = nil
		}
		if err := one.Encode(&r); err != nil {
			panic("opendata: strings and numbers always encode: " + err.Error())
		}
	}
	use(bytes.TrimSuffix(out.Bytes(), []byte("\n")))
}

// inParts reports whether the recipients of a record say more than its names.
func inParts(r *view.Record) bool {
	return slices.ContainsFunc(r.Recipients, func(who view.RecordRecipient) bool {
		return who != view.RecordRecipient{Name: who.Name, Kind: r.Kind}
	})
}

// endJSON ends a file of the roll as JSON.
const endJSON = "\n]}\n"

// WriteJSON writes a file of the roll as JSON, one article after another.
func WriteJSON(w io.Writer, v *view.RollJSON) error {
	b := []byte(headJSON(v))
	for i := range v.Articles.Sums {
		if _, err := w.Write(b); err != nil {
			return err
		}
		b = b[:0]
		if i > 0 {
			b = append(b, comma...)
		}
		b = v.Articles.Append(b, i, view.RecordsJSON)
	}
	_, err := w.Write(append(b, endJSON...))
	return err
}

// SizeJSON returns the number of bytes of a file of the roll as JSON, without encoding it.
func SizeJSON(v *view.RollJSON) int {
	n := len(headJSON(v)) + max(0, len(v.Articles.Sums)-1)*len(comma) + len(endJSON)
	for _, s := range v.Articles.Sums {
		n += s.Size[view.RecordsJSON]
	}
	return n
}

// headJSON returns the beginning of a file of the roll as JSON: its schema, site, licence and date.
func headJSON(v *view.RollJSON) string {
	head, err := json.Marshal(struct {
		Schema  string `json:"$schema"`
		Site    string `json:"site"`
		License string `json:"license,omitempty"`
		Updated string `json:"updated"`
	}{v.Schema, v.Site, v.License, v.Updated.Format(time.RFC3339)})
	if err != nil {
		panic("opendata: strings always encode: " + err.Error())
	}
	return string(head[:len(head)-1]) + `,"awards":[` + "\n"
}
