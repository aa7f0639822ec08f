package store

import (
	"bytes"
	"fmt"
	"os"
	"sync"
	"testing"
)

// TestScratch puts bytes of many sizes on several goroutines and finds them again, with a file, without one, and after the
// file takes no more.
func TestScratch(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	full := NewScratch()
	full.flush()
	_ = full.file.Close() // as if the disk were full
	for name, s := range map[string]*Scratch{"a file": NewScratch(), "memory": new(Scratch), "a full disk": full} {
		var group sync.WaitGroup
		for worker := range 4 {
			group.Go(func() {
				var places []Place
				text := func(i int) []byte { return bytes.Repeat(fmt.Append(nil, worker, " ", i, ";"), i%2000) }
				for i := range 1000 {
					places = append(places, s.Put(text(i)))
				}
				for i, at := range places {
					if got, ok := s.Append([]byte("x"), at); !ok || !bytes.Equal(got, append([]byte("x"), text(i)...)) {
						t.Errorf("%s: the bytes of %d are others, %v", name, i, ok)
						return
					}
				}
			})
		}
		group.Wait()
		s.Close()
	}
	if left, err := os.ReadDir(os.Getenv("TMPDIR")); err != nil || len(left) > 0 {
		t.Errorf("%v is left: %v", left, err)
	}
}

// TestScratchCannotBeRead loses its file.
func TestScratchCannotBeRead(t *testing.T) {
	s := NewScratch()
	defer s.Close()
	at := s.Put(make([]byte, 2*scratchBuffer))
	if err := s.file.Truncate(0); err != nil {
		t.Fatal(err)
	}
	if b, ok := s.Append([]byte("x"), at); ok || string(b) != "x" {
		t.Errorf("%d bytes, %v", len(b), ok)
	}
}
