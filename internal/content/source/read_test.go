package source_test

import (
	"testing"
	"time"

	"bangvang/internal/content/source"
)

// TestTrustedAt: a stamp is trusted when every later change of the file gets another time of change.
func TestTrustedAt(t *testing.T) {
	now := source.Stamp{Device: 1, Inode: 2, Changed: time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC).UnixNano()}
	for _, test := range []struct {
		what   string
		device uint64
		age    time.Duration
		counts bool
	}{
		{"old", 1, time.Hour, true},
		{"older than a tick", 1, 2*time.Second + 1, true},
		{"in this very tick", 1, 0, false},
		{"on a clock that counts by two seconds", 1, 2 * time.Second, false},
		{"before the clock went back", 1, -time.Hour, false},
		{"by another clock", 7, time.Hour, false},
	} {
		s := source.Stamp{Device: test.device, Inode: 9, Size: 3, Modified: 5, Changed: now.Changed - int64(test.age)}
		want := source.Stamp{}
		if test.counts {
			want = s
		}
		if got := s.TrustedAt(now); got != want {
			t.Errorf("a file changed %s: %+v, want %+v", test.what, got, want)
		}
		if got := s.TrustedAt(source.Stamp{}); got != (source.Stamp{}) {
			t.Errorf("a file changed %s counts though no clock is known: %+v", test.what, got)
		}
	}
}
