package par_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"bangvang/internal/par"
)

// TestReader reads until its context is done.
func TestReader(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	r := par.Reader(ctx, strings.NewReader("một hai"))
	if data, err := io.ReadAll(r); string(data) != "một hai" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
	cancel()
	if n, err := r.Read(make([]byte, 4)); n != 0 || !errors.Is(err, context.Canceled) {
		t.Errorf("%d, %v", n, err)
	}
}
