package distinct_test

import (
	"strings"
	"testing"

	"bangvang/internal/viet/distinct"
)

func TestGive(t *testing.T) {
	given := distinct.Slugs{"c": 1}
	var got []string
	for _, slug := range strings.Fields("a a-2 a a a-2 b a c") {
		got = append(got, given.Give(slug))
	}
	if all := strings.Join(got, " "); all != "a a-2 a-3 a-4 a-2-2 b a-5 c-2" {
		t.Error(all)
	}
}
