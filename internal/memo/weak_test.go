package memo_test

import (
	"runtime"
	"slices"
	"testing"

	"bangvang/internal/memo"
)

func TestLent(t *testing.T) {
	times := 0
	list := memo.Weak(func() []int { times++; return []int{1, 2, 3} })
	first := list()
	for range 3 {
		runtime.GC()
		if again := list(); again != first {
			t.Fatal("it was made again while somebody had it")
		}
	}
	runtime.KeepAlive(first)
	runtime.GC()
	if got := list(); !slices.Equal(*got, []int{1, 2, 3}) || times != 2 {
		t.Errorf("%v, made %d times; it is kept though nobody has it", *got, times)
	}
}
