package viet_test

import (
	"strings"
	"testing"

	"bangvang/internal/text/viet"
)

// TestHints asks for more hints than there is work for: the first are found, the rest are not, and a text of a million
// letters takes no hour.
func TestHints(t *testing.T) {
	names := []string{"Quận Đồ Sơn", "Quận Đống Đa", "Huyện Cát Hải"}
	h := viet.NewHints(2000)
	found := 0
	for i := range 100 {
		if h.Nearest("Quận Đồ Sn"+strings.Repeat("?", i), names) == "Quận Đồ Sơn" {
			found++
		}
	}
	if found == 0 || found > 10 {
		t.Errorf("found %d of 100 hints", found)
	}
	long := strings.Repeat("ộ", 1_000_000)
	if near := viet.NewHints(viet.HintWork).Nearest(long+"a", []string{long}); near != "" {
		t.Error("compared two texts of a million letters")
	}
	if near := viet.NewHints(viet.HintWork).Nearest("Quận Đống Đ", names); near != "Quận Đống Đa" {
		t.Error(near)
	}
}
