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

// longest is the processor time within which input of an extreme size is read or refused: some ten times what it takes.
const longest = 20 * time.Second

// Bounds is called first by a test of bounds, i.e. one that reads input of extreme size or shape. It skips the test under the race
// detector, with which such reading takes ten times as long and finds no race, as it is done by one goroutine.
func Bounds(t testing.TB) {
	t.Helper()
	if Racing {
		t.Skip("bounds are measured without the race detector: go test -run Bounds")
	}
}

// Bound calls read with input of extreme size or shape, which name describes, and fails the test if it takes more than 20 seconds
// of the processor.
func Bound(t testing.TB, name string, read func()) {
	t.Helper()
	start := processorTime()
	read()
	if took := processorTime() - start; took > longest {
		t.Errorf("%s: it took %v", name, took.Round(time.Millisecond))
	} else if took > time.Second {
		t.Logf("%s: %v", name, took.Round(time.Millisecond))
	}
}

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
