package honours_test

import (
	"fmt"

	"bangvang/internal/knowledge/honours"
)

func ExampleCatalogue_Find() {
	catalogue, _ := honours.New(nil)
	for _, award := range []struct{ text, by string }{
		{"danh hiệu “Chiến sỹ thi đua cấp tỉnh” năm 2023", ""},
		{"HCLĐ hạng 3", ""},
		{"Bằng khen", "UBND thành phố Hải Phòng"},
		{"Bằng khen", "Thủ tướng"}, // the conferrer decides
		{"Giải Nobel", ""},
	} {
		honour, ok := catalogue.Find(award.text, honours.ParseBody(award.by))
		if !ok {
			fmt.Println("unknown:", award.text)
			continue
		}
		fmt.Printf("%s: %s, %s\n", honour.Name, honour.Class, honour.Level)
	}
	// Output:
	// Chiến sĩ thi đua cấp tỉnh: title, provincial
	// Huân chương Lao động hạng Ba: commendation, state
	// Bằng khen: commendation, provincial
	// Bằng khen của Thủ tướng Chính phủ: commendation, central
	// unknown: Giải Nobel
}

func ExampleParseBody() {
	for _, text := range []string{"CT UBND TP.HCM", "Ủy ban nhân dân tỉnh", "Bộ Nội vụ"} {
		body := honours.ParseBody(text)
		fmt.Printf("%s | office %q, %s, place %q, relative %t\n", body.Name, body.Office, body.Level, body.Place, body.Relative)
	}
	// Output:
	// Chủ tịch UBND thành phố Hồ Chí Minh | office "Chủ tịch UBND", provincial, place "thành phố Hồ Chí Minh", relative false
	// UBND tỉnh | office "UBND", provincial, place "", relative true
	// Bộ Nội vụ | office "Bộ", provincial, place "", relative false
}
