package law

import (
	"strconv"
	"strings"
)

// Before is what a sequence asks for, as its row writes it: “Chiến sĩ thi đua cơ sở, 3 lần liên tục”, “Huân chương Lao động
// hạng Ba, 5 năm”, “Huân chương Độc lập hạng Nhất hoặc Huân chương Quân công hạng Nhất, 10 năm”, “Nhà giáo ưu tú”.
type Before struct {
	Honours []string // names of the catalogue, one of which must have been conferred
	Times   int      // how many times without a break; 0 if once is enough
	Years   int      // how many years must have passed since; 0 if none
}

// Before returns what a row of kind [Sequence] asks for; of other rows the result means nothing.
func (r *Row) Before() Before {
	names, condition, _ := strings.Cut(r.Who, ", ")
	b := Before{Honours: strings.Split(names, " hoặc ")}
	number, unit, _ := strings.Cut(condition, " ")
	n, _ := strconv.Atoi(number)
	switch unit {
	case "lần liên tục":
		b.Times = n
	case "năm":
		b.Years = n
	}
	return b
}
