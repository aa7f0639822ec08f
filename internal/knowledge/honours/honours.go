// Package honours is the catalogue of what can be conferred, by whom, on whom, since when.
//
// The data stands in catalogue.md, a table that someone who knows the law can read, each row with
// the article of law beside it. The list is open: what it lacks is not refused but kept verbatim
// under [Other].
//
// [Catalogue.Find] understands a text as people write it. Case, quotation marks, dashes, hòa/hoà and sĩ/sỹ do
// not matter; “danh hiệu …” and the like may stand before, “… năm 2023”, “… của UBND tỉnh”, “… cấp thành phố” behind;
// hạng I and hạng 1 are hạng Nhất; an abbreviation (CSTĐ, BK, HCLĐ hạng 3) may stand for the words; a
// text typed without any mark is read without marks. The longest name that the text starts with is
// meant. Where one name has a meaning of its own at some level (a Bằng khen of the Thủ tướng), the body
// named in the text decides, or else the one handed in. A class that the honour meant has not (Huân chương Sao vàng
// hạng Nhất) is passed over; package law says it.
//
// [ParseBody] reads who confers.
package honours

import (
	"time"

	"bangvang/internal/diag"
)

// Class is one of the law's two classes, or neither.
type Class uint8

const (
	EmulationTitle Class = iota + 1 // danh hiệu thi đua
	Commendation                    // hình thức khen thưởng
	Other                           // outside the law
)

// Level is the tier at which an honour is conferred, highest first.
type Level uint8

const (
	State      Level = iota + 1 // Chủ tịch nước
	Central                     // Thủ tướng, Chính phủ
	Provincial                  // bộ, ban, ngành, tỉnh
	Local                       // huyện (until 30/6/2025), xã
	Unit                        // cơ quan, đơn vị
	Organiser                   // ban tổ chức, outside the law
	NoLevel                     // not known
)

// Honour is one row of the catalogue. It is immutable.
type Honour struct {
	ID         string // slug: huan-chuong-lao-dong-hang-ba
	Name       string // "Huân chương Lao động hạng Ba"
	Class      Class
	Form       string    // Huân chương, Huy chương, Cờ thi đua, Bằng khen, …
	Level      Level     // NoLevel when the conferrer decides it (Giấy khen, prizes)
	Rank       int       // order inside a ceremony, lower first, over the whole catalogue
	Multiple   float64   // of the base salary, for collectives where two are given; 0 when none
	Kinds      []string  // tập thể, cá nhân, hộ gia đình, doanh nghiệp, cộng đồng; empty: any
	Conferrers []string  // as the law names them
	From, To   time.Time // days; zero when open
	Aliases    []string  // older names and other spellings
	Abbr       []string  // CSTĐCS: understood in award: only
	Law        string    // "Luật 06/2022/QH15, Điều 21"
	Pos        diag.Pos  // where the site declares it; zero for the built-in ones
}

// Catalogue is all honours known, the built-in ones and a site's own. It does not change once it is made,
// and is safe for concurrent use.
type Catalogue struct {
	all     []*Honour // by rank
	byID    map[string]*Honour
	written lexicon // names as written
	bare    lexicon // names without marks
	at      map[meaning]*Honour
	spelled []string         // every name there is, for hints
	longest int              // the words of the longest of them
	as      map[string]meant // what names in the catalogue mean, written just so
}

// meant is the honour that a text names, nil when there is none, and the key of the words behind its name.
type meant struct {
	honour *Honour
	behind string
}

// lexicon maps names to honours.
type lexicon struct {
	names   map[string]named // nil honour: the name is that of several
	widest  int              // bytes of the longest of them
	abbr    map[string]string
	before  []string        // what may stand before a name
	behind  map[string]bool // what the words behind a name may start with
	numbers map[string]string
}

// named is what a name stands for.
type named struct {
	honour *Honour
	open   bool // anything may follow
}

// meaning is a name that stands for another honour when bodies of one sort confer it.
type meaning struct {
	honour *Honour
	by     string // trung ương, bộ, tỉnh, địa phương, đơn vị
}

// Entry is an honour as a site declares it in honours.yaml.
type Entry struct {
	Name    string
	Class   string
	Level   string
	Kinds   []string
	Aliases []string
	By      []string
	Pos     diag.Pos
}

// Body is a conferring body as a text names it.
type Body struct {
	Name     string // as written, abbreviations spelled out: "UBND tỉnh Hà Tĩnh"
	Office   string // "Chủ tịch nước", "Thủ tướng Chính phủ", "UBND", "Chủ tịch UBND", "Bộ", "Ban Tổ chức", … "" when unknown
	Level    Level
	Relative bool   // names a tier without saying which: "UBND tỉnh", "UBND TP", "thành phố"
	Tier     string // of a Relative body: tỉnh, huyện, xã, or "" when only the office is named (“UBND”)
	Place    string // of an absolute one of a locality: "quận Đồ Sơn", "tỉnh Hà Tĩnh"
}
