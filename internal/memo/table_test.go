package memo_test

import (
	"errors"
	"strconv"
	"sync"
	"testing"

	"bangvang/internal/memo"
)

func TestTableComputesOnce(t *testing.T) {
	var m memo.Table[int, string]
	made := 0
	get := func(key int) string {
		v, err := m.Get(key, func() (string, error) { made++; return strconv.Itoa(key), nil })
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for range 3 {
		if get(1) != "1" || get(2) != "2" {
			t.Error("it returns the result for another key")
		}
	}
	if made != 2 {
		t.Errorf("%d results were computed, want 2", made)
	}
}

func TestTableStoresNoError(t *testing.T) {
	var m memo.Table[string, int]
	wrong := errors.New("wrong")
	if _, err := m.Get("a", func() (int, error) { return 1, wrong }); err != wrong {
		t.Errorf("the error is %v", err)
	}
	if v, err := m.Get("a", func() (int, error) { return 2, nil }); v != 2 || err != nil {
		t.Errorf("after an error: %d %v", v, err)
	}
}

func TestTableForManyReaders(t *testing.T) {
	var m memo.Table[int, int]
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for i := range 1000 {
				if v, _ := m.Get(i%50, func() (int, error) { return i % 50 * 3, nil }); v != i%50*3 {
					t.Errorf("%d gives %d", i%50, v)
				}
			}
		})
	}
	group.Wait()
}
