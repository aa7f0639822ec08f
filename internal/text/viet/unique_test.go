package viet_test

import (
	"strings"
	"testing"

	"bangvang/internal/text/viet"
)

func TestReserve(t *testing.T) {
	given := viet.UniqueSlugs{"c": 1}
	var got []string
	for _, slug := range strings.Fields("a a-2 a a a-2 b a c") {
		got = append(got, given.Reserve(slug))
	}
	if all := strings.Join(got, " "); all != "a a-2 a-3 a-4 a-2-2 b a-5 c-2" {
		t.Error(all)
	}
}
