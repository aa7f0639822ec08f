package roster

import (
	"slices"
	"strings"
	"unicode/utf8"

	"bangvang/internal/content"
	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/text/viet"
)

// role is what the cells of a column hold.
type role uint8

const (
	unknown    role = iota
	ordinal         // STT
	name            // of a recipient, perhaps with post and unit behind it
	nameEnd         // the rest of a name: “Tên” after “Họ và tên đệm”
	title           // danh xưng, học hàm, cấp bậc
	post            // chức vụ
	postUnit        // chức vụ and đơn vị in one cell
	unit            // đơn vị công tác
	posthumous      // truy tặng
	note            // ghi chú
	honour          // hình thức, danh hiệu
	mark            // the head names an honour, x gives it
	citation        // thành tích
	decision        // số quyết định
	period          // năm
	gender          // nam, nữ, ông, bà with x
	personal        // date of birth, CCCD, telephone, …
	ignored         // known and of no use: ký nhận
)

// column is a column of a table.
type column struct {
	role role
	kind string // of a column of names: the kind that its head says; "" for any
	head string // as written, the parts of several rows with “ – ” between them
}

// exactHeads are heads of columns, folded.
var exactHeads = map[string]role{
	"stt": ordinal, "tt": ordinal, "so tt": ordinal, "so thu tu": ordinal, "thu tu": ordinal, "no": ordinal, "#": ordinal, "s tt": ordinal,
	"ho dem": name, "ho va dem": name, "ho lot": name, "ho va ten dem": name, "ho va chu dem": name, "ho, dem": name, "ho": name, "ten": name,
	"gioi tinh": gender, "phai": gender, "nam/nu": gender, "nam, nu": gender, "nam nu": gender, "ong": gender, "ba": gender, "ong/ba": gender, "ong, ba": gender,
	"ong (ba)": gender, "ong ba": gender, "gt": gender, "tuoi": personal, "dan toc": personal, "ton giao": personal, "dob": personal,
	"so nam cong tac": ignored, "trinh do": ignored, "qd": decision, "thon": unit, "khu dan cu": unit, "to dan pho": unit,
}

// headRule says which role a column has whose head, folded, begins with one of some words (or has them, with anywhere).
type headRule struct {
	words    []string
	anywhere bool
	role     role
}

// headRules are tried in their order.
var headRules = []headRule{
	{[]string{"so quyet dinh", "quyet dinh", "so qd", "qd so", "so, ngay quyet dinh", "so va ngay quyet dinh", "so van ban"}, false, decision},
	{[]string{"ngay", "ky nhan", "ky ten", "chu ky", "so tien", "tien thuong", "muc tien", "muc thuong", "thanh tien", "kinh phi", "so luong", "diem", "ket qua bo phieu", "ty le", "so phieu", "don vi trinh", "co quan trinh"}, false, ignored},
	{[]string{"don vi de nghi khen"}, false, name},
	{[]string{"don vi de nghi", "co quan de nghi"}, false, ignored},
	{[]string{"ho va ten", "ho ten", "ho, ten", "ten ", "tap the", "ca nhan", "danh sach", "nguoi duoc", "don vi duoc", "don vi de nghi khen", "hoc sinh", "ho gia dinh", "chu ho", "gia dinh", "doanh nghiep", "cong dong", "hoi vien", "can bo"}, false, name},
	{[]string{"hinh thuc", "danh hieu", "muc khen", "de nghi khen", "khen thuong", "de nghi tang", "giai thuong", "hang giai", "dat giai", "giai"}, true, honour},
	{[]string{"thanh tich", "ly do", "noi dung khen", "tom tat"}, false, citation},
	{[]string{"truy tang"}, false, posthumous},
	{[]string{"ghi chu", "chu thich"}, false, note},
	{[]string{"danh xung", "hoc ham", "hoc vi", "cap bac", "quan ham", "cap ham", "chuc danh khoa hoc"}, false, title},
	{[]string{"chuc vu", "chuc danh", "nghe nghiep", "cong viec", "vi tri viec lam", "nhiem vu"}, false, post},
	{[]string{"don vi", "co quan", "noi cong tac", "cong tac tai", "truong", "lop", "khoi", "to chuc", "phong", "bo phan", "noi lam viec", "chi doan", "chi bo", "to dan pho", "dia ban"}, false, unit},
	{[]string{"nam khen", "nam hoc", "giai doan", "nien khoa", "nien do", "nam dat"}, false, period},
}

// readHead returns the column below a head. An honour that the catalogue knows makes it one of marks.
func (r *Reader) readHead(head string) column {
	c := column{head: head}
	fold := strings.Trim(viet.Fold(head), " .:*()")
	part := content.ColumnPart(head)
	switch exact, ok := exactHeads[fold]; {
	case fold == "":
	case part == "!":
		c.role = personal
	case fold == "nam" && strings.EqualFold(strings.Trim(head, " .:*()"), "nam"), fold == "nu":
		c.role = gender
	case fold == "nam":
		c.role = period
	case ok:
		c.role = exact
	default:
		c.role = ruleOf(fold)
	}
	if c.role == unknown && fold != "" {
		if r.Honours != nil {
			if _, ok := r.Honours.Find(head, noBody); ok {
				c.role = mark
				return c
			}
		}
		c.role = parts[part]
	}
	switch {
	case c.role == post && hasAny(fold, "don vi", "co quan", "noi cong tac"):
		c.role = postUnit
	case strings.HasPrefix(fold, "dia chi"), hasAny(fold, "nam sinh", "ngay sinh"):
		c.role = personal
	case c.role == name:
		c.kind = headKind(fold)
	}
	return c
}

// parts are the roles of what [content.ColumnPart] knows.
var parts = map[string]role{"name": name, "family": name, "title": title, "post": post, "unit": unit, "posthumous": posthumous, "note": note, "!": personal}

func ruleOf(fold string) role {
	for _, rule := range headRules {
		for _, word := range rule.words {
			if strings.HasPrefix(fold+" ", strings.TrimRight(word, " ")+" ") || rule.anywhere && hasAny(fold, word) ||
				strings.HasPrefix(fold, word) && !isLetterAt(fold, len(word)) {
				return rule.role
			}
		}
	}
	return unknown
}

func isLetterAt(s string, i int) bool { return i < len(s) && s[i] >= 'a' && s[i] <= 'z' }

// hasAny reports whether a folded text has one of some words or phrases as whole words.
func hasAny(fold string, phrases ...string) bool {
	for _, p := range phrases {
		for at := 0; ; {
			i := strings.Index(fold[at:], p)
			if i < 0 {
				break
			}
			i += at
			at = i + len(p)
			if (i == 0 || !isLetterAt(fold, i-1)) && !isLetterAt(fold, at) {
				return true
			}
		}
	}
	return false
}

// headKind returns the kind of the recipients below a head of names, "" if it says none or several.
func headKind(fold string) string {
	collective, individual := hasAny(fold, "tap the", "don vi", "co quan", "to chuc"), hasAny(fold, "ca nhan")
	switch {
	case hasAny(fold, "ho gia dinh", "chu ho", "gia dinh", "ten ho"):
		return kindHousehold
	case hasAny(fold, "doanh nghiep"):
		return kindEnterprise
	case collective && individual, hasAny(fold, "danh sach") && !collective && !individual:
		return ""
	case hasAny(fold, "thon", "khu dan cu", "cong dong"):
		return kindCommunity
	case hasAny(fold, "ho va ten", "ho ten", "ho, ten", "ca nhan", "hoc sinh", "ho dem", "ho lot", "ho va ten dem", "hoi vien", "can bo", "nguoi duoc"):
		return kindIndividual
	case collective:
		return kindCollective
	}
	return ""
}

// maxHead is the number of rows above which the head is looked for.
const maxHead = 40

// findHead returns the index of the first row of the head, and the columns that it and the rows below it name; next is the
// first row after them. ok is false if no row is a head.
func (r *Reader) findHead(rows []blocks.Row) (columns []column, at, next int, ok bool) {
	seen := 0
	for i, row := range rows {
		if isEmpty(row) {
			continue
		}
		if seen++; seen > maxHead {
			break
		}
		if r.isHead(row) {
			columns, next = r.joinHeads(rows, i)
			return columns, i, next, true
		}
	}
	return nil, 0, 0, false
}

// isHead reports whether a row is the head of a table of recipients: it names the column of the names, and another, or
// nothing else.
func (r *Reader) isHead(row blocks.Row) bool {
	names, known, cells, long := 0, 0, 0, 0
	for i, c := range row.Cells {
		if c.Column != i || c.Down || blocks.OneLine(c.Text) == "" {
			continue
		}
		cells++
		if utf8.RuneCountInString(c.Text) > maxHeadLength {
			long++
			continue
		}
		switch col := r.readHead(blocks.OneLine(c.Text)); col.role {
		case unknown:
		case name, unit, gender:
			names++
			known++
		default:
			known++
		}
	}
	first := ""
	if cells == 1 {
		first = viet.Fold(blocks.OneLine(row.Cells[firstFilled(row)].Text))
	}
	return names > 0 && known >= 2 && known*2 >= cells && long == 0 ||
		slices.Contains([]string{"ho va ten", "ho ten", "ten tap the", "ten don vi", "ho ten ca nhan", "ho va ten ca nhan"}, first)
}

// maxHeadLength is the length in characters of the longest head of a column.
const maxHeadLength = 80

// joinHeads returns the columns that the head at a row names, perhaps together with the one or two rows below it, and the
// index of the first row after them.
func (r *Reader) joinHeads(rows []blocks.Row, at int) (columns []column, next int) {
	head := rows[at]
	next = at + 1
	for next < len(rows) && next <= at+2 && r.continuesHead(rows[next-1], rows[next]) {
		next++
	}
	columns = make([]column, len(head.Cells))
	for i := range columns {
		var parts []string
		own := unknown
		for _, row := range rows[at:next] {
			if i >= len(row.Cells) || row.Cells[i].Down {
				continue
			}
			text := blocks.OneLine(row.Cells[i].Text)
			if text == "" || len(parts) > 0 && parts[len(parts)-1] == text {
				continue
			}
			parts = append(parts, text)
			own = r.readHead(text).role
		}
		columns[i] = r.joinHead(parts, own)
		columns[i].head = strings.Join(parts, " – ")
	}
	splitNames(columns, head)
	return columns, next
}

// joinHead returns the column whose head has several parts, the upper first.
func (r *Reader) joinHead(parts []string, own role) column {
	if len(parts) == 0 {
		return column{}
	}
	last := r.readHead(parts[len(parts)-1])
	upper := r.readHead(parts[0])
	switch {
	case len(parts) == 1:
		return last
	case upper.role == personal:
		return upper
	case own == unknown:
		return upper
	case own == gender && upper.role == name:
		return column{role: name, kind: kindIndividual}
	case upper.role == honour && last.role != mark && own == name:
		return column{role: mark}
	}
	return last
}

// continuesHead reports whether a row belongs to the head above it: it continues a cell of it, or divides one.
func (r *Reader) continuesHead(above, row blocks.Row) bool {
	known, filled := 0, 0
	for i, c := range row.Cells {
		text := blocks.OneLine(c.Text)
		if c.Down {
			if text != "" && i < len(above.Cells) && above.Cells[i].Text == c.Text && r.readHead(text).role != unknown {
				known += len(row.Cells) // a cell of the head goes on
			}
			continue
		}
		if c.Column != i || text == "" {
			continue
		}
		filled++
		if i < len(above.Cells) && blocks.OneLine(above.Cells[i].Text) != "" && above.Cells[i].Span < 2 && !row.Header {
			return false
		}
		if col := r.readHead(text); col.role != unknown && col.role != ordinal {
			known++
		}
	}
	return filled > 0 && (row.Header && known > 0 || known >= filled)
}

// splitNames marks the second column of names that are split: “Họ và đệm”, “Tên”, or one head over two columns.
func splitNames(columns []column, head blocks.Row) {
	for i := 1; i < len(columns); i++ {
		before := columns[i-1]
		if before.role != name && before.role != nameEnd {
			continue
		}
		fold := viet.Fold(before.head)
		switch c := head.Cells[i]; {
		case columns[i].role == name && viet.Fold(columns[i].head) == "ten" && strings.HasPrefix(fold, "ho"),
			columns[i].role == name && c.Column < i && columns[i].head == before.head,
			columns[i].role == unknown && columns[i].head == "" && strings.HasPrefix(fold, "ho"):
			columns[i].role = nameEnd
		}
	}
}

func firstFilled(row blocks.Row) int {
	return max(0, slices.IndexFunc(row.Cells, func(c blocks.Cell) bool { return strings.TrimSpace(c.Text) != "" }))
}

func isEmpty(row blocks.Row) bool {
	return !slices.ContainsFunc(row.Cells, func(c blocks.Cell) bool { return strings.TrimSpace(c.Text) != "" })
}

// oneLine returns a text with single blanks and in one line.
