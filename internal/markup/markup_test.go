package markup_test

import (
	"fmt"
	"html"
	"strings"
	"testing"

	"bangvang/internal/diag"
	"bangvang/internal/markup"
	"bangvang/internal/source"
)

// parse parses text after a line that stands for a front matter, so that offsets matter.
func parse(t testing.TB, text string) (*markup.Body, diag.List) {
	t.Helper()
	const front = "---\n"
	f, probs := source.NewFile("content/x.md", []byte(front+text))
	if len(probs) > 0 {
		t.Logf("source: %v", probs)
	}
	return markup.Parse(f, len(front))
}

// page fills the links as they are and the pictures in brackets.
func page(b *markup.Body) string {
	return b.HTML(func(i int, r markup.Ref) string {
		if r != b.Refs[i] {
			panic("another ref")
		}
		if r.Kind == markup.Image {
			return fmt.Sprintf("[%s|%s]", r.Dest, html.EscapeString(r.Alt))
		}
		return html.EscapeString(r.Dest)
	})
}

// said returns problems as line:column code arguments.
func said(list diag.List) string {
	var out []string
	for _, p := range list {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%d:%d %s %s", p.Pos.Line, p.Pos.Col, p.Code, strings.Join(p.Args, " "))))
	}
	return strings.Join(out, "; ")
}

func TestShow(t *testing.T) {
	b, l := parse(t, article)
	fmt.Println(page(b)); fmt.Println(said(l)); fmt.Printf("%q\n%q\n", b.Lead, b.Plain)
	fmt.Println(len(article))
}

const article = `Ngày 19/01/2024, UBND quận *Đồ Sơn* tổ chức hội nghị "tổng kết công tác thi đua" năm 2023 -- triển khai 2024...

![Toàn cảnh](toan-canh.jpg "Toàn cảnh \"hội nghị\" & 91/KH-UBND")

![Anh 2](a.jpg)
![](b.jpg)

# Kết quả

## Kết quả

Theo Quyết định số 86/2025/QĐ-UBND ngày 1/2/2025, [xem **thêm**](https://haiphong.gov.vn "t") và <b>đậm</b> <!-- ghi chú -->.
Xem https://a.vn/x?a=1&b=2. Thư a@b.vn [x](javascript:alert(1)) [y](/2024/01/x.md#a)

| Tên | Số |
|:---|---:|
| Cờ "thi đua" | 4 |

- a
- b[^1]

[^1]: Chú thích

<div>
**x**
</div>

Nhân dịp này, ông "A "B" C" nói "**đúng**"./.
`
func BenchmarkParse(b *testing.B) {
	text := strings.Repeat(strings.TrimSuffix(article, "./.\n")+"\n\n", 7)
	f, _ := source.NewFile("content/x.md", []byte(text))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		markup.Parse(f, 0)
	}
}
