package honours_test

import (
	"strings"
	"testing"

	"bangvang/internal/diag"
	"bangvang/internal/knowledge/honours"
)

// TestManyLeads reads honours after hundreds of phrases that may precede a name. Before they were counted, each “trao
// tặng” doubled the work.
func TestManyLeads(t *testing.T) {
	c, _ := honours.New(nil)
	if _, ok := c.Find(strings.Repeat("trao tặng ", 500)+"Giải lạ", honours.Body{}); ok {
		t.Error("found an unknown honour")
	}
	if h, ok := c.Find("trao tặng danh hiệu vinh dự nhà nước Anh hùng Lao động", honours.Body{}); !ok || h.Name != "Anh hùng Lao động" {
		t.Error(h)
	}
}

// TestLongName declares an honour whose name has thousands of words.
func TestLongName(t *testing.T) {
	_, problems := honours.New([]honours.Entry{{Name: "Giải " + strings.Repeat("dài ", 2000), Class: "ngoài luật", Level: "tỉnh"}})
	if len(problems) != 1 || problems[0].Code != diag.OverBudget {
		t.Error(problems)
	}
}
