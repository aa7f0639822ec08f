package extract_test

import (
	"fmt"

	"bangvang/internal/knowledge/extract"
	"bangvang/internal/knowledge/honours"
)

func ExampleReader_Read() {
	catalogue, _ := honours.New(nil)
	reader := extract.New(catalogue)
	text := "Nhân dịp này, UBND thành phố tặng Cờ thi đua cho 5 tập thể và " +
		"Bằng khen cho ông Lê Văn An, Trưởng thôn Đông có thành tích xuất sắc trong công tác dân vận năm 2023. " +
		"Quận đề nghị tặng Huân chương Lao động cho 2 tập thể." // a plan, not an award
	for _, s := range reader.Read(text) {
		fmt.Printf("%s by %s, period %q, for %q\n", s.Honour, s.By, s.Period, s.Citation)
		for _, r := range s.Recipients {
			fmt.Println(" ", r.Kinds, r.Count, r.Names)
		}
	}
	// Output:
	// Cờ thi đua by UBND thành phố, period "", for ""
	//   [tập thể] 5 []
	// Bằng khen by UBND thành phố, period "2023", for "thành tích xuất sắc trong công tác dân vận"
	//   [cá nhân] 1 [{Lê Văn An Trưởng thôn Đông }]
}

func ExampleDistinct() {
	catalogue, _ := honours.New(nil)
	statements := extract.New(catalogue).Read("UBND tỉnh tặng Cờ thi đua cho 4 tập thể.\n\n" +
		"Lãnh đạo trao Cờ thi đua cho các đơn vị.\n") // the caption of a picture
	for _, s := range extract.Distinct(statements) {
		fmt.Println(s.Sentence)
	}
	fmt.Println(len(statements), "statements")
	// Output:
	// UBND tỉnh tặng Cờ thi đua cho 4 tập thể
	// 2 statements
}
