package hostile

import (
	"runtime/metrics"
	"testing"
	"time"
)

// What the reader of a file that fuzzing makes, of some kilobytes, may need. Packed files may need more: see [Within].
const (
	maxTime = 2 * time.Second
	maxHeap = 512 << 20 // bytes allocated, most of them freed at once
)

// Within calls read, the target of a fuzz test, and fails the test if it takes more than two seconds or allocates more than
// 512 MiB. Because a busy machine is slow without a reason, only what is too slow three times counts.
func Within(t testing.TB, read func()) {
	t.Helper()
	took, heap := time.Duration(0), uint64(0)
	for range 3 {
		before, start := allocated(), time.Now()
		read()
		took, heap = time.Since(start), allocated()-before
		if took <= maxTime && heap <= maxHeap {
			return
		}
	}
	t.Errorf("it took %v and %d MiB", took.Round(time.Millisecond), heap>>20)
}

// allocated returns the number of bytes that the process has allocated so far.
func allocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
