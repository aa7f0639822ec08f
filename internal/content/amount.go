package content

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/text/viet"
)

// Amount is a sum of money that goes with an award, as [ParseAmount] reads it.
type Amount struct {
	Text    string // as written
	VND     int    // 0 if it is in another currency, or in salaries (“10 lần mức lương cơ sở”)
	Approx  Approx // Many never
	Per     string // for whom each such sum is: “giải” of “10 triệu đồng mỗi giải”; "" for all together
	Instead string // of a text that is no amount, what to write instead; "" if nothing is likely
}

// maxVND is more than any award.
const maxVND = 1_000_000_000_000_000

// moneyUnits are the words after a number of money, folded, with their values.
var moneyUnits = map[string]int{"ty": 1e9, "ti": 1e9, "trieu": 1e6, "tr": 1e6, "nghin": 1e3, "ngan": 1e3, "k": 1e3}

// Words of amounts, folded.
var (
	dongWords     = []string{"viet nam dong", "dong viet nam", "dong", "vnd", "vn dong", "d"}
	perWords      = []string{"moi", "cho moi", "tren moi", "cho mot", "mot", "cho tung"}
	salaryWords   = []string{"lan muc luong co so", "lan luong co so", "lan muc luong toi thieu", "lan luong toi thieu", "thang luong"}
	foreignMoneys = []string{"usd", "do la my", "do la", "$", "euro", "eur", "€", "yen", "jpy", "bang anh", "gbp", "won", "krw", "nhan dan te", "cny", "aud", "sgd"}
	leadWords     = []string{"tri gia", "tong tri gia", "gia tri", "so tien", "tien thuong", "thuong", "tien mat", "tong so tien", "tong cong"}
)

// ParseAmount reads a sum of money as Vietnamese texts write it: 365 triệu đồng, 1,2 tỷ, 1 tỷ 200 triệu đồng, 5.000.000 đ, 500 nghìn
// đồng/người, hơn 2 triệu rưỡi, 10 triệu đồng mỗi giải. Sums in other currencies (1.000 USD) and in salaries (10 lần mức lương cơ
// sở) are understood, with a VND of 0. ok is false for any other text, also for a number below 1,000 without a unit: 365 is
// probably 365 triệu đồng.
func ParseAmount(text string) (a Amount, ok bool) {
	a.Text = strings.TrimSpace(text)
	s := amountScanner{rest: a.Text}
	s.cutAny(leadWords)
	for _, word := range approximations {
		if word.before != "" && s.cut(strings.TrimSpace(word.before)) {
			a.Approx = word.approx
			break
		}
	}
	value, unit, found := s.sum()
	if !found {
		return a, false
	}
	switch {
	case unit == 0 && s.cutAny(salaryWords), s.cutAny(foreignMoneys):
		value = 0
	default:
		dong := s.cutAny(dongWords)
		if unit == 0 && value < 1000 {
			if value > 0 && !dong {
				a.Instead = strconv.Itoa(value) + " triệu đồng"
			}
			return a, false
		}
		if unit == 0 && !dong && s.rest != "" && !strings.HasPrefix(s.rest, "/") && !s.startsAny(perWords) {
			return a, false
		}
	}
	if s.cut("tro len") || s.cut("+") {
		a.Approx = AtLeast
	}
	a.VND, a.Per = value, s.per()
	return a, s.rest == "" || a.Per != ""
}

// String returns an amount as pages show it: as written, but a number alone with its unit, “5.000.000 đồng mỗi giải” of
// “5000000 mỗi giải”.
func (a Amount) String() string {
	fold := viet.Fold(a.Text)
	if a.VND == 0 || strings.Contains(fold, "dong") {
		return a.Text
	}
	out := viet.FormatNumber(a.VND) + " đồng"
	if a.Approx == AtLeast {
		out = "hơn " + out
	} else if a.Approx == About {
		out = "khoảng " + out
	}
	if a.Per != "" {
		out += " mỗi " + a.Per
	}
	return out
}

// amountScanner reads an amount from its beginning.
type amountScanner struct{ rest string }

// cut cuts words off the beginning, in any spelling that [viet.Fold] equates, and reports whether they were there.
func (s *amountScanner) cut(words string) bool {
	rest := strings.TrimLeft(s.rest, " ")
	for _, r := range words {
		got, size := utf8.DecodeRuneInString(rest)
		if size == 0 || got != r && viet.Fold(string(got)) != string(r) {
			return false
		}
		rest = rest[size:]
	}
	if next, _ := utf8.DecodeRuneInString(rest); unicode.IsLetter(next) {
		return false
	}
	s.rest = strings.TrimLeft(rest, " .:")
	return true
}

// cutAny cuts the first of some words that is at the beginning, and reports whether one was.
func (s *amountScanner) cutAny(list []string) bool {
	for _, words := range list {
		if s.cut(words) {
			return true
		}
	}
	return false
}

// startsAny reports whether one of some words is at the beginning.
func (s *amountScanner) startsAny(list []string) bool {
	c := *s
	return c.cutAny(list)
}

// sum reads numbers with their units, “1 tỷ 200 triệu”, and returns their sum and the smallest unit, 0 if there is none.
func (s *amountScanner) sum() (value, unit int, ok bool) {
	for {
		n := strings.IndexFunc(s.rest+" ", func(r rune) bool { return r != '.' && r != ',' && (r < '0' || r > '9') })
		number := strings.TrimRight(s.rest[:n], ".,")
		if number == "" {
			return value, unit, ok
		}
		before := s.rest
		s.rest = strings.TrimLeft(s.rest[len(number):], " ")
		found := s.unit()
		v, read := moneyValue(number, found)
		if _, decimal := parseDecimal(number); !read && found == 0 && !ok {
			v, read = 0, decimal // of salaries or another currency
		}
		if !read || ok && (found == 0 || found >= unit) {
			s.rest = before
			return 0, 0, false
		}
		if found > 0 && s.cut("ruoi") {
			v += found / 2
		}
		value, unit, ok = value+v, found, true
		if found == 0 {
			return value, unit, value <= maxVND
		}
	}
}

// unit reads a unit, or several (nghìn tỷ), and returns its value, 0 if there is none.
func (s *amountScanner) unit() int {
	unit := 0
	for word, value := s.unitWord(); word != ""; word, value = s.unitWord() {
		if unit == 0 {
			unit = 1
		}
		s.cut(word)
		if unit *= value; unit > maxVND {
			return maxVND
		}
	}
	return unit
}

// unitWord returns the word of a unit at the beginning and its value, "" if there is none.
func (s *amountScanner) unitWord() (string, int) {
	end := strings.IndexFunc(s.rest+" ", func(r rune) bool { return !unicode.IsLetter(r) })
	word := viet.Fold(s.rest[:end])
	if value := moneyUnits[word]; value > 0 {
		return word, value
	}
	return "", 0
}

// moneyValue returns a number times its unit; unit 0 is one đồng. Of a number with a unit, a single separator is that of the
// fraction unless a dot is before three digits (1.500 triệu); of one without, every separator parts thousands. ok is false
// for anything else, for a fraction of a đồng and for more than maxVND.
func moneyValue(number string, unit int) (value int, ok bool) {
	at := strings.IndexAny(number, ".,")
	single := at >= 0 && strings.LastIndexAny(number, ".,") == at
	if !single || unit == 0 || number[at] == '.' && len(number)-at == 4 {
		n, ok := parseNumber(number)
		if at < 0 && !ok && len(number) < 16 && number != "" { // more than the number of recipients that there may be
			n, _ = strconv.Atoi(number)
			ok = n > 0
		} else if at >= 0 && !ok {
			n, ok = groupedNumber(number)
		}
		return n * max(unit, 1), ok && n <= maxVND/max(unit, 1)
	}
	whole, fraction := number[:at], number[at+1:]
	digitsAll, err := strconv.Atoi(whole + fraction)
	if err != nil || len(number) > 10 || len(fraction) > 6 || digitsAll == 0 {
		return 0, false
	}
	power := 1
	for range fraction {
		power *= 10
	}
	return digitsAll * unit / power, unit <= maxVND/1_000_000 && digitsAll*unit%power == 0
}

// groupedNumber reads a number of over eight digits in groups of three.
func groupedNumber(s string) (int, bool) {
	if len(s) > 19 {
		return 0, false
	}
	sep := s[strings.IndexAny(s, ".,")]
	groups := strings.Split(s, string(sep))
	for i, g := range groups {
		if digits(g) < len(g) || i > 0 && len(g) != 3 || i == 0 && (len(g) == 0 || len(g) > 3) {
			return 0, false
		}
	}
	n, err := strconv.Atoi(strings.Join(groups, ""))
	return n, err == nil && n > 0
}

// per reads for whom each sum is, “mỗi giải” or “/giải”, "" if the rest is nothing of the kind.
func (s *amountScanner) per() string {
	c := *s
	if strings.HasPrefix(c.rest, "/") {
		c.rest = strings.TrimPrefix(strings.TrimLeft(c.rest[1:], " "), "1 ")
	} else if !c.cutAny(perWords) {
		return ""
	}
	first, _ := utf8.DecodeRuneInString(c.rest)
	if !unicode.IsLetter(first) || utf8.RuneCountInString(c.rest) > maxPlaceText {
		return ""
	}
	return c.rest
}
