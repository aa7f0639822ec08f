package importer

import (
	"testing"

	"bangvang/internal/editor/importer/blocks"
)

// TestListOnly checks that news with a small table is not taken for a list, which would lose its text.
func TestListOnly(t *testing.T) {
	table := blocks.Block{Kind: blocks.Table, Rows: make([]blocks.Row, 5)}
	line := func(text string) blocks.Block { return blocks.Block{Runs: []blocks.Run{{Text: text}}} }
	first, second := line("Sáng 12/11/2025, xã Cẩm Bình tổ chức lễ trao Giấy khen."), line("Chủ tịch UBND xã tặng Giấy khen cho 12 cá nhân tiêu biểu.")
	for name, test := range map[string]struct {
		doc  blocks.Document
		want bool
	}{
		"list":    {blocks.Document{Blocks: []blocks.Block{line("DANH SÁCH"), line("(Kèm theo Quyết định số 12/QĐ-UBND ngày 3/1/2026 của UBND xã)"), table}}, true},
		"news":    {blocks.Document{Blocks: []blocks.Block{line("Trao thưởng"), first, table, second}}, false},
		"picture": {blocks.Document{Blocks: []blocks.Block{line("Trao thưởng"), table}, Pictures: make([]blocks.Picture, 1)}, false},
		"text":    {blocks.Document{Blocks: []blocks.Block{first}}, false},
	} {
		if got := listOnly(&test.doc); got != test.want {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}
