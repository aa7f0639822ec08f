package yamlnode_test

import (
	"strings"
	"testing"

	"bangvang/internal/content/frontmatter/yamlnode"
)

func BenchmarkParse(b *testing.B) {
	text := "title: Quận Đồ Sơn tổng kết công tác thi đua, khen thưởng năm 2023\ndate: 2024-01-19\nawards:\n" +
		strings.Repeat("  - {award: Cờ thi đua, by: UBND thành phố, period: 2023, to: {tập thể: 4, cá nhân: [Đỗ Trọng Nam]}}\n", 5)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, fault := yamlnode.Parse(text, 100); fault != nil {
			b.Fatal(fault)
		}
	}
}
