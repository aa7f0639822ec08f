package diag_test

import (
	"fmt"
	"os"

	"bangvang/internal/diag"
)

// A step adds the problems that it finds to a list; a printer prints them for editors, with the line and a caret.
func ExamplePrinter_Human() {
	var problems diag.List
	problems.Add(diag.UnknownLocality, diag.Pos{File: "content/2024/x.md", Line: 7, Col: 16}, "Đồ Sn", "Đồ Sơn")
	printer := diag.Printer{Lang: "vi", Line: func(file string, line int) string { return "locality: Quận Đồ Sn" }}
	if err := printer.Human(os.Stdout, problems); err != nil {
		fmt.Println(err)
	}
	fmt.Println("publish:", !problems.HasErrors())
	// Output:
	// content/2024/x.md:7:16: lỗi: không có địa phương “Đồ Sn”  [unknown-locality]
	// locality: Quận Đồ Sn
	//                ^
	// gợi ý: có phải “Đồ Sơn”? Đơn vị mới thì thêm vào content/localities.yaml
	// publish: false
}

// Sorted lists reach an editor in the order of the files, without duplicates.
func ExampleList_Sorted() {
	problems := diag.List{
		diag.At(diag.UnknownKey, diag.Pos{File: "content/b.md", Line: 2, Col: 1}, "titel", "title"),
		diag.At(diag.EmptySummary, diag.Pos{File: "content/a.md"}),
		diag.At(diag.UnknownKey, diag.Pos{File: "content/b.md", Line: 2, Col: 1}, "titel", "title"),
	}
	printer := diag.Printer{Lang: "en"}
	for _, p := range problems.Sorted() {
		fmt.Println(p.Pos.File, p.Code, "–", printer.Message(p))
	}
	// Output:
	// content/a.md empty-summary – the article has no summary
	// content/b.md unknown-key – there is no key “titel”
}
