// Package honours is the catalogue of honours: the emulation titles and commendations of the law and other prizes, with
// who confers them, on whom, and since when.
//
// For example, Find("CSTĐ cấp tỉnh") returns Chiến sĩ thi đua cấp tỉnh: an emulation title for individuals, conferred
// by the Chủ tịch UBND cấp tỉnh under Luật 06/2022/QH15, Điều 22.
//
// The data is in catalogue.md, a table that someone who knows the law can read: each row names its article of law. The
// list is open: an honour that the catalogue lacks is not refused but kept verbatim under [Other].
//
// [Catalogue.Find] reads a text as people write it:
//
//   - Case, quotation marks, dashes, hòa/hoà and sĩ/sỹ make no difference.
//   - “danh hiệu …” and the like may precede a name; “… năm 2023”, “… của UBND tỉnh”, “… cấp thành phố” may follow it.
//   - hạng I and hạng 1 are hạng Nhất; an abbreviation (CSTĐ, BK, HCLĐ hạng 3) may replace the words.
//   - A text typed without any diacritic is compared without diacritics.
//   - Of the names with which the text begins, the longest counts.
//   - Where a name has a meaning of its own at some level (a Bằng khen of the Thủ tướng), the body that the text names
//     decides, or else the body that the caller passes.
//   - A class that the honour does not have (Huân chương Sao vàng hạng Nhất) is skipped; site/lint/law reports it.
//
// [ParseBody] reads the name of a conferring body.
package honours

import (
	"time"

	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

// Class is one of the two classes of honours in the law, or Other for an honour outside it. The zero value is none of
// the three.
type Class uint8

const (
	EmulationTitle Class = iota + 1 // danh hiệu thi đua
	Commendation                    // hình thức khen thưởng
	Other                           // outside the law
)

// Level is the tier at which an honour is conferred. A smaller number is a higher level, so levels of the law can be
// compared: State < Central < Provincial < Local < Unit. Organiser and NoLevel are greater than these and no level of
// the law. A body that names only its tier, “UBND huyện”, has the level of the tier, Local (see [ParseBody]).
type Level uint8

const (
	State      Level = iota + 1 // Chủ tịch nước
	Central                     // Thủ tướng, Chính phủ
	Provincial                  // bộ, ban, ngành, tỉnh
	Local                       // huyện (until 30/6/2025), xã
	Unit                        // cơ quan, đơn vị
	Organiser                   // ban tổ chức, outside the law
	NoLevel                     // unknown
)

// Honour is one row of the catalogue. Each class of an order is an honour of its own (Huân chương Lao động hạng Ba),
// and so is the order without a class, for texts that name none. A Bằng khen is one honour for all bodies, except where
// the catalogue gives it another name: Bằng khen của Thủ tướng Chính phủ. It is immutable once New has returned.
type Honour struct {
	ID         string // slug: huan-chuong-lao-dong-hang-ba
	Name       string // "Huân chương Lao động hạng Ba"
	Class      Class
	Form       string    // Huân chương, Huy chương, Cờ thi đua, Bằng khen, …
	Level      Level     // NoLevel if it depends on the conferrer (Giấy khen, prizes)
	Rank       int       // order inside a ceremony, lower first; unique in the catalogue
	Multiple   float64   // of the base salary, for collectives where the law gives two; 0 if none
	Kinds      []string  // tập thể, cá nhân, hộ gia đình, doanh nghiệp, cộng đồng; empty: any
	Conferrers []string  // as the law names them
	From, To   time.Time // first and last day; the zero time if unlimited
	Aliases    []string  // older names and other spellings
	Abbr       []string  // CSTĐCS: understood under the key award only
	Law        string    // "Luật 06/2022/QH15, Điều 21"
	Pos        diag.Pos  // of the entry in the site; zero for a built-in honour
}

// Built-in honours of organisations and movements have the ranks from movements on, those of a site from ownRanks on.
const (
	movements = 800
	ownRanks  = 10_000
)

// CommonWords reports whether the name of a built-in honour also is ordinary words, a person's or a school's, so that it
// names the honour where one is expected, but not in every sentence: Học sinh giỏi, Tuyên dương, Lý Tự Trọng. So it is for
// all honours of organisations and movements.
func (h *Honour) CommonWords() bool { return h.Rank >= movements && h.Rank < ownRanks }

// Catalogue holds all known honours: the built-in ones and those of a site. It does not change after New, and is safe
// for concurrent use.
type Catalogue struct {
	all               []*Honour // by rank
	byID              map[string]*Honour
	slugs             viet.UniqueSlugs // of all IDs
	withDiacritics    nameIndex        // names with their diacritics
	withoutDiacritics nameIndex        // names without diacritics
	byConferrer       map[conferrerKey]*Honour
	allNames          []string         // for hints
	maxWords          int              // of the longest of allNames
	exact             map[string]match // the match of each name of the catalogue, as the catalogue writes it
}

// match is the honour that a text names, nil if there is none, and the words after its name, as a key.
type match struct {
	honour *Honour
	after  string
}

// nameIndex maps the keys of names to honours.
type nameIndex struct {
	names         map[string]nameEntry // honour is nil if several honours have the name
	maxBytes      int                  // of the longest key in names
	abbreviations map[string]string    // abbreviation → the words it replaces
	leadWords     []string             // words that may precede a name
	followWords   map[string]bool      // first words of a phrase that may follow a name
	classNumbers  map[string]string    // "hạng 3" → "hạng ba"
}

// nameEntry is the honour of one name.
type nameEntry struct {
	honour    *Honour
	anySuffix bool // any words may follow the name
}

// conferrerKey names an honour and a sort of body that gives its name to another honour. For example, a Bằng khen by a
// body of trung ương is the Bằng khen của Thủ tướng Chính phủ.
type conferrerKey struct {
	honour *Honour
	by     string // trung ương, bộ, tỉnh, địa phương, đơn vị
}

// Entry is an honour as a site declares it in honours.yaml, with the texts as written. The caller fills it from the file
// for [New].
type Entry struct {
	Name    string
	Class   string   // danh hiệu thi đua, hình thức khen thưởng or khác, which "" means too
	Level   string   // nhà nước, trung ương, tỉnh, địa phương, đơn vị, ban tổ chức; "" if it depends on the conferrer
	Kinds   []string // of recipients; empty: any
	Aliases []string
	By      []string // who confers it
	Pos     diag.Pos
}

// Body is a conferring body as a text names it. [ParseBody] makes it; the zero value names none.
type Body struct {
	Name     string // as written, with abbreviations spelled out: "UBND tỉnh Hà Tĩnh"
	Office   string // "Chủ tịch nước", "Thủ tướng Chính phủ", "UBND", "Chủ tịch UBND", "Bộ", "Ban Tổ chức", … or "" if unknown
	Level    Level
	Relative bool   // names a tier but no unit: "UBND tỉnh", "UBND TP", "thành phố"
	Tier     string // of a Relative body: tỉnh, huyện, xã, or "" if the text names the office alone (“UBND”)
	Place    string // of a body that is not Relative its unit, "quận Đồ Sơn", "tỉnh Hà Tĩnh", else ""
}
