package hostile

import (
	"runtime/metrics"
	"testing"
	"time"
)

// The most that the reader of a file of some kilobytes, as fuzzing makes it, may need.
const (
	maxTime = 2 * time.Second // of the processor
	maxHeap = 512 << 20       // bytes allocated, most of them freed at once
)

// Within calls read, the target of a fuzz test, and fails the test if it takes more than two seconds of the processor or
// allocates more than 512 MiB.
func Within(t testing.TB, read func()) {
	t.Helper()
	heap, start := allocated(), processorTime()
	read()
	if took, heap := processorTime()-start, allocated()-heap; took > maxTime || heap > maxHeap {
		t.Errorf("it took %v and %d MiB", took.Round(time.Millisecond), heap>>20)
	}
}

// allocated returns the number of bytes that the process has allocated so far.
func allocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
