package markdown_test

import (
	"fmt"
	"html"

	"bangvang/internal/content/markdown"
	"bangvang/internal/content/source"
)

// An article is parsed once. The addresses of its links are filled in later, when all documents are known.
func ExampleParse() {
	file, _ := source.NewFile("content/2024/bieu-duong.md", []byte(
		"# Khen thưởng\n\nSáng nay, quận *biểu dương* 12 tập thể, xem [danh sách](danh-sach.md).\n"))

	body, lead, problems := markdown.Parse(file, 0, "", nil)
	if len(problems) > 0 {
		fmt.Println(problems)
	}
	page, err := body.HTML(func(i int, r markdown.Ref) string {
		if r.Dest == "danh-sach.md" {
			return ` href="/2024/danh-sach/"`
		}
		return ` href="` + html.EscapeString(r.Dest) + `"`
	})
	if err != nil {
		fmt.Println(err)
	}
	fmt.Print(page)
	fmt.Println("lead:", lead)
	// Output:
	// <h2 id="khen-thuong">Khen thưởng</h2>
	// <p>Sáng nay, quận <em>biểu dương</em> 12 tập thể, xem <a href="/2024/danh-sach/">danh sách</a>.</p>
	// lead: Sáng nay, quận biểu dương 12 tập thể, xem danh sách.
}

// Markup that an article may not contain is shown as typed or omitted, and reported at its position.
func ExampleParse_problems() {
	file, _ := source.NewFile("content/2024/bieu-duong.md", []byte(
		"Một <b>tin</b> có [liên kết](javascript:alert(1)) và ảnh ![](co.jpg).\n"))

	_, _, problems := markdown.Parse(file, 0, "", nil)
	for _, p := range problems {
		fmt.Println(p.Pos.Line, p.Pos.Col, p.Code, p.Args)
	}
	// Output:
	// 1 19 unsafe-link [javascript:alert(1)]
	// 1 58 missing-alt [co.jpg]
	// 1 5 raw-html [2]
}
