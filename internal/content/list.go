package content

import (
	"cmp"
	"encoding/csv"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

// List is what a CSV file says of recipients: the names, and the problems of the file. It depends on the bytes of the file
// and on whether they are of people, and is immutable.
type List struct {
	Names    []Name
	Problems diag.List
}

// Bounds of lists. Whoever sends an article may send a list.
const (
	MaxListBytes  = 2 << 20 // of a file
	MaxListNames  = 20_000  // of all lists of an article
	maxListFaults = 20      // errors of one file, and columns not read, that are reported
	maxTitleRows  = 10      // above the head
	maxQuoted     = 3       // lines of a cell in quotes, before the quotation mark is taken for a slip
)

// ReadList reads the text of a CSV file, whose cells commas, semicolons or tabs separate. Its head names the columns, in any
// order: Họ và tên (or Tập thể, Đơn vị được khen, …), Danh xưng, Chức vụ, Đơn vị, Truy tặng, Ghi chú. Above it may be
// titles. A column of numbers of order is not read, one of personal data (ngày sinh, CCCD, …) is reported and not read, and
// so is one with another name. The cells of names are read as in the front matter, as those of recipients of these kinds.
func ReadList(f *source.File, kinds []RecipientKind) *List {
	l := &listReader{file: f, kinds: kinds, out: &List{}, lines: []int{0}}
	for i := range len(f.Text) {
		if f.Text[i] == '\n' {
			l.lines = append(l.lines, i+1)
		}
	}
	rows := l.findHead()
	if rows == nil {
		l.out.Problems.Add(diag.ListHeader, diag.Pos{File: f.Path, Line: 1, Col: 1})
		return l.out
	}
	l.readHead(rows[0])
	for _, row := range rows[1:] {
		if l.faults >= maxListFaults || len(l.out.Names) > MaxListNames {
			break // it is not published as it is; what is only odd never ends the list
		}
		l.readRow(row)
	}
	return l.out
}

// listReader reads one file.
type listReader struct {
	file    *source.File
	kinds   []RecipientKind
	lines   []int // the offset of each line
	columns []string
	head    []listCell
	faults  int // errors
	out     *List
}

// listCell is a cell and the offset of its text in the file. It is run if it goes over lines and has separators in them: its
// quotation mark may be a slip.
type listCell struct {
	text string
	at   int
	run  bool
}

func (l *listReader) pos(c listCell) diag.Pos { return l.file.Pos(c.at) }

// findHead returns the rows from the head on, as the separator splits them that makes the most columns of the head known;
// nil if there is no head.
func (l *listReader) findHead() [][]listCell {
	most, head := 0, 0
	var best rune
	for _, separator := range "\t;," {
		if !strings.ContainsRune(l.file.Text, separator) && separator != ',' {
			continue
		}
		rows, _ := l.rows(separator, maxTitleRows)
		for i, row := range rows {
			n := l.known(row)
			if n > most {
				most, head, best = n, i, separator
			}
			if n > 0 || filled(row) > 2 {
				break // titles have one cell or two
			}
		}
	}
	if best == 0 {
		return nil
	}
	rows, open := l.rows(best, -1)
	if open != nil {
		l.fault(*open, `"`, "a quotation mark is not closed")
	}
	return rows[head:]
}

// known returns how many cells of a head name a column, 0 if none is that of the names.
func (l *listReader) known(row []listCell) int {
	n := 0
	parts := l.parts(row)
	for _, part := range parts {
		if part != "" {
			n++
		}
	}
	if !slices.Contains(parts, "name") {
		return 0
	}
	return n
}

func filled(row []listCell) (n int) {
	for _, c := range row {
		if c.text != "" {
			n++
		}
	}
	return n
}

// rows returns the rows of the file that are not empty, at most most of them, all if that is negative; and the cell after
// which it stopped, because its quotation mark is not closed, nil if there is none.
func (l *listReader) rows(separator rune, most int) (out [][]listCell, open *listCell) {
	text, skipped := l.file.Text, 0
	if line, rest, _ := strings.Cut(text, "\n"); strings.HasPrefix(line, "sep=") { // as Excel writes it
		text, skipped = rest, 1
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.TrimLeadingSpace = separator, -1, true, separator != '\t'
	for most < 0 || len(out) < most {
		record, err := r.Read()
		if err != nil { // io.EOF: with LazyQuotes there is no other
			break
		}
		row := make([]listCell, len(record))
		for i, cell := range record {
			line, col := r.FieldPos(i)
			row[i] = listCell{strings.Join(strings.Fields(cell), " "), l.lines[line-1+skipped] + col - 1, strings.Contains(cell, "\n") && strings.ContainsRune(cell, separator)}
			if strings.Count(cell, "\n") > maxQuoted {
				return out, &row[i]
			}
		}
		if filled(row) > 0 {
			out = append(out, row)
		}
	}
	if n := len(out); most < 0 && n > 0 { // the end of the file closes a quotation mark without a word
		if last := &out[n-1][len(out[n-1])-1]; strings.HasPrefix(l.file.Text[last.at:], `"`) && strings.Count(l.file.Text[last.at:], `"`)%2 == 1 {
			return out[:n-1], last
		}
	}
	return out, nil
}

// columnWords maps the heads of columns, folded, besides [nameSynonyms], to the part of a recipient; "-" is a column that
// has none, “!” one of personal data.
var columnWords = map[string]string{
	"tap the": "name", "ten tap the": "name", "ten don vi": "name", "don vi duoc khen": "name", "tap the duoc khen": "name", "ca nhan": "name", "ten ca nhan": "name", "ca nhan duoc khen": "name",
	"ho gia dinh": "name", "ten ho": "name", "chu ho": "name", "ho ten chu ho": "name", "ho va ten chu ho": "name", "doanh nghiep": "name", "ten doanh nghiep": "name", "cong dong": "name", "nguoi duoc khen": "name", "ten tap the, ca nhan": "name", "tap the, ca nhan": "name", "ho ten hoc sinh": "name", "ho va ten hoc sinh": "name", "hoc sinh": "name", "thon": "name", "name": "name",
	"title": "title", "post": "post", "unit": "unit", "posthumous": "posthumous", "note": "note", "truong": "unit", "lop": "unit", "dia ban": "unit",
	"ho va ten dem": "family", "ho va ten lot": "family", "ho dem": "family", "ho lot": "family", "ho va dem": "family", "ho va lot": "family", "ho va chu dem": "family", "ho va chu lot": "family", "ho chu lot": "family", "ho, dem": "family", "ho, chu lot": "family", "ho": "family",
	"stt": "-", "tt": "-", "so tt": "-", "so thu tu": "-", "thu tu": "-", "no": "-", "": "-",
}

// personalColumns are parts of the heads of columns with personal data, folded.
var personalColumns = []string{
	"ngay sinh", "nam sinh", "sinh ngay", "ngay, thang, nam sinh", "ngay thang nam sinh", "sinh nam", "cccd", "cmnd", "cmtnd", "can cuoc", "chung minh", "dinh danh", "ho chieu",
	"dien thoai", "so dt", "sdt", "email", "e mail", "thu dien tu", "tai khoan", "ma so thue", "so bhxh", "que quan", "noi sinh", "ho khau", "thuong tru", "noi o", "cho o", "zalo", "di dong",
}

// parts returns the part of a recipient that each column holds: "" for an unknown one.
func (l *listReader) parts(row []listCell) []string {
	parts := make([]string, len(row))
	for i, c := range row {
		parts[i] = ColumnPart(c.text)
		if c.text != "" && strings.HasPrefix(viet.Fold(c.text), "dia chi") && (slices.Contains(l.kinds, Individual) || slices.Contains(l.kinds, Household)) {
			parts[i] = "!"
		}
	}
	if i := slices.Index(parts, "name"); i >= 0 && i+1 < len(parts) && row[i+1].text == "" { // one head over two columns: Họ và tên
		parts[i], parts[i+1] = "family", "name"
	}
	if !slices.Contains(parts, "name") && !slices.Contains(l.kinds, Individual) {
		if i := slices.Index(parts, "unit"); i >= 0 { // a list of units
			parts[i] = "name"
		}
	}
	return parts
}

// ColumnPart returns the part of a recipient that the head of a column names, "" for an unknown one.
func ColumnPart(head string) string {
	fold := strings.Trim(viet.Fold(head), " .:*")
	if part, ok := columnWords[fold]; ok {
		return part
	}
	if part := nameSynonyms[fold]; part != "" {
		return part
	}
	if slices.ContainsFunc(personalColumns, func(word string) bool { return strings.Contains(fold, word) }) {
		return "!"
	}
	first, _, _ := strings.Cut(fold, " (") // Chức vụ (nếu có)
	return cmp.Or(columnWords[first], nameSynonyms[first])
}

// readHead reads the head, and reports the columns that are not read.
func (l *listReader) readHead(row []listCell) {
	l.head, l.columns = row, l.parts(row)
	for i, part := range l.columns {
		switch part {
		case "!":
			l.out.Problems.Add(diag.PersonalData, l.pos(row[i]), row[i].text)
		case "":
			if len(l.out.Problems) < maxListFaults {
				l.out.Problems.Add(diag.ListColumn, l.pos(row[i]), row[i].text, viet.Nearest(row[i].text, columnNames))
			}
		case "-":
		default:
			if slices.Index(l.columns, part) < i {
				l.out.Problems.Add(diag.ListColumn, l.pos(row[i]), row[i].text, "")
				l.columns[i] = ""
			}
		}
	}
}

// columnNames are the heads that docs and hints show.
var columnNames = []string{"Họ và tên", "Tập thể", "Đơn vị được khen", "Danh xưng", "Chức vụ", "Đơn vị", "Truy tặng", "Ghi chú"}

// readRow reads one row below the head.
func (l *listReader) readRow(row []listCell) {
	if slices.EqualFunc(row, l.head, func(a, b listCell) bool { return a.text == b.text }) {
		return // the head of another sheet
	}
	for _, c := range row[min(len(row), len(l.columns)):] {
		if c.text != "" {
			l.fault(c, c.text, "more cells than the head")
			return
		}
	}
	var n Name
	var written listCell
	for i, c := range row[:min(len(row), len(l.columns))] {
		part := l.columns[i]
		switch {
		case c.text == "" || part == "" || part == "!":
		case part == "-":
			if sectionNumber.MatchString(c.text) {
				l.fault(c, c.text, "it is a heading, not a name")
				return
			}
		case part == "family", part == "name":
			if c.run {
				l.fault(c, `"`, "a quotation mark is not closed")
				return
			}
			if written.text == "" {
				written = c
			} else { // Họ và tên đệm, Tên, in any order
				written.text, written.at = joinGiven(written.text, c.text, part), min(written.at, c.at)
			}
		case !l.readPart(&n, part, c):
			return
		}
	}
	if written.text == "" {
		first := row[slices.IndexFunc(row, func(c listCell) bool { return c.text != "" })]
		l.fault(first, first.text, "no name")
		return
	}
	if isTotalRow(written.text) {
		l.fault(written, written.text, "it is a total, not a name")
		return
	}
	l.addName(n, written)
}

// sectionNumber matches the number of a section in a column of numbers of order, “II” or “B.”, whose rows have 1, 2, ….
var sectionNumber = regexp.MustCompile(`^(?:[IVXLC]+|[A-H])[.)]?$`)

// joinGiven returns a name that two columns hold, of which that of part is the second in the row.
func joinGiven(first, second, part string) string {
	if part == "family" {
		first, second = second, first
	}
	return first + " " + second
}

// isTotalRow reports whether the cell of a name is a line below the list: “Tổng cộng: 12”, “Cộng”, “(Danh sách gồm 12 người)”.
// With marks, since Tống Công Minh is a person.
func isTotalRow(text string) bool {
	text = strings.TrimLeft(strings.ToLower(text), "( *")
	for _, word := range []string{"tổng cộng", "tổng số", "danh sách gồm", "danh sách có", "danh sách này"} {
		if strings.HasPrefix(text, word) {
			return true
		}
	}
	for _, word := range []string{"tổng", "cộng"} {
		if rest, ok := strings.CutPrefix(text, word); ok && strings.Trim(rest, " :.,-–=0123456789") == "" {
			return true
		}
	}
	return false
}

// readPart reads a cell besides that of the name into n, and reports whether it is valid.
func (l *listReader) readPart(n *Name, part string, c listCell) bool {
	if IsPersonalField(part, c.text) {
		l.out.Problems.Add(diag.PersonalData, l.pos(c), c.text)
	}
	switch part {
	case "title":
		n.Title = c.text
	case "post":
		n.Post = c.text
	case "unit":
		n.Unit = c.text
	case "note":
		n.Note = c.text
		if rest, ok := cutPosthumous("x, " + c.text); ok && rest == "x" {
			n.Note, n.Posthumous = "", true
		}
	case "posthumous":
		switch viet.Fold(c.text) {
		case "true", "yes", "co", "x", "1", "truy tang":
			n.Posthumous = true
		case "false", "no", "khong", "0", "-", "–":
		default:
			l.fault(c, c.text, "neither x nor empty")
			return false
		}
	}
	return true
}

// addName adds the recipient of a row, whose name is in a cell.
func (l *listReader) addName(n Name, c listCell) {
	pos := l.pos(c)
	if IsPersonalField("name", c.text) {
		l.out.Problems.Add(diag.PersonalData, pos, c.text)
	}
	if isCountText(c.text, l.kinds) {
		l.out.Problems.Add(diag.BadCount, pos, c.text)
		l.faults++
		return
	}
	r := ParseName(c.text, l.kinds)
	if r.Odd {
		l.out.Problems.Add(diag.OddName, pos, c.text, r.Instead)
	}
	n.Name, n.Pos, n.Posthumous = r.Name.Name, pos, n.Posthumous || r.Posthumous
	n.Title, n.Post, n.Unit = cmp.Or(n.Title, r.Title), cmp.Or(n.Post, r.Post), cmp.Or(n.Unit, r.Unit)
	l.out.Names = append(l.out.Names, n)
}

// fault reports a row that cannot be read, at a cell.
func (l *listReader) fault(c listCell, text, cause string) {
	p := diag.At(diag.ListRow, l.pos(c), text, cause)
	if !slices.ContainsFunc(l.out.Problems, func(q diag.Problem) bool { return q.Code == p.Code && q.Pos == p.Pos }) {
		l.out.Problems = append(l.out.Problems, p)
		l.faults++
	}
}

// Join returns d with the names of the files that it names as lists of recipients, and the problems of these files. It
// returns d itself if it names none. open returns the list of such recipients, or the cause in English why there is none, and
// then perhaps the file that was meant.
func Join(d *Document, open func(r *Recipients) (list *List, cause, meant string)) (*Document, diag.List) {
	if !d.NamesLists() {
		return d, nil
	}
	var problems diag.List
	c, left := *d, MaxListNames
	c.Awards = slices.Clone(d.Awards)
	for i := range c.Awards {
		a := &c.Awards[i]
		a.Recipients = slices.Clone(a.Recipients)
		for j := range a.Recipients {
			if r := &a.Recipients[j]; r.List.File.Text != "" {
				left = r.join(left, open, &problems)
			}
		}
	}
	return &c, problems
}

// NamesLists reports whether d names files with names of recipients.
func (d *Document) NamesLists() bool {
	for i := range d.Awards {
		for j := range d.Awards[i].Recipients {
			if d.Awards[i].Recipients[j].List.File.Text != "" {
				return true
			}
		}
	}
	return false
}

// join reads the list of r, of at most left names, and returns how many names the article may still have.
func (r *Recipients) join(left int, open func(r *Recipients) (list *List, cause, meant string), problems *diag.List) int {
	file := r.List.File
	list, cause, meant := open(r)
	switch {
	case list == nil:
		problems.Add(diag.ListFile, file.Pos, file.Text, cause, meant)
		return left
	case list.Problems.HasErrors() && len(list.Names) == 0:
	case len(list.Names) == 0:
		problems.Add(diag.ListFile, file.Pos, file.Text, "it has no name", "")
	case len(list.Names) > left:
		problems.Add(diag.OverBudget, file.Pos, "số tên trong các danh sách của một bài", strconv.Itoa(MaxListNames))
		return 0
	}
	problems.Append(list.Problems)
	r.Names = slices.Clone(list.Names) // each recipient is a value of its own: pages know them by their place in memory
	if n := len(r.Names); n > 0 {
		r.Count = Count{N: n, Text: strconv.Itoa(n)}
	}
	if r.List.Count > 0 && len(r.Names) > 0 && r.List.Count != len(r.Names) && !list.Problems.HasErrors() {
		problems.Add(diag.ListCount, r.List.CountPos, strconv.Itoa(r.List.Count), strconv.Itoa(len(r.Names)), file.Text)
	}
	return left - len(r.Names)
}
