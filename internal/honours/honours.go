// Package honours is the catalogue of what can be conferred, by whom, on whom, since when.
//
// The data stands in catalogue.md, a table that someone who knows the law can read, each row with
// the article of law beside it. The list is open: what it lacks is not refused but kept verbatim
// under [Other].
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
	Tier     string // of a Relative body: tỉnh, huyện or xã
	Place    string // of an absolute one of a locality: "quận Đồ Sơn", "tỉnh Hà Tĩnh"
}
