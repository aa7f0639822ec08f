package prose

import (
	"os"
	"strings"
	"testing"
)

func TestUnseen(t *testing.T) {
	r := reader(t)
	b, _ := os.ReadFile("/tmp/prosework/unseen.txt")
	for _, l := range strings.Split(string(b), "\n") {
		if len(l) > 180 {
			t.Log(l[:strings.LastIndex(l[:180], " ")] + "…")
		} else {
			t.Log(l)
		}
		for _, s := range r.ReadLines(l) {
			t.Logf("        = %s || %s", row(s), s.Citation)
		}
	}
}
