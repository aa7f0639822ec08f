package memo_test

import (
	"runtime"
	"slices"
	"testing"

	"bangvang/internal/memo"
)

func TestWeak(t *testing.T) {
	times := 0
	list := memo.Weak(func() []int { times++; return []int{1, 2, 3} })
	first := list()
	for range 3 {
		runtime.GC()
		if again := list(); again != first {
			t.Fatal("it was computed again while a caller held it")
		}
	}
	runtime.KeepAlive(first)
	runtime.GC()
	if got := list(); !slices.Equal(*got, []int{1, 2, 3}) || times != 2 {
		t.Errorf("%v, computed %d times; it is still there though no caller holds it", *got, times)
	}
}
