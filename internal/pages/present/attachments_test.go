package present

import "testing"

func TestFormatSize(t *testing.T) {
	for n, want := range map[int64][2]string{
		0: {"0 B", "0 B"}, 999: {"999 B", "999 B"}, 1000: {"1 kB", "1 kB"}, 1249: {"1,2 kB", "1.2 kB"}, 9949: {"9,9 kB", "9.9 kB"}, 9960: {"10 kB", "10 kB"},
		84_500: {"85 kB", "85 kB"}, 999_499: {"999 kB", "999 kB"}, 999_500: {"1 MB", "1 MB"}, 1_234_567: {"1,2 MB", "1.2 MB"},
		2_000_000_000: {"2 GB", "2 GB"}, 1_234_500_000_000: {"1.235 GB", "1235 GB"},
	} {
		for i, lang := range []string{"vi", "en"} {
			if got := formatSize(n, lang); got != want[i] {
				t.Errorf("%d in %s: %q, want %q", n, lang, got, want[i])
			}
		}
	}
}
