package par_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"bangvang/internal/par"
)

// TestLeave: work that ends in time gives its own error, also after a cancellation; work that heeds nothing is left after
// the grace.
func TestLeave(t *testing.T) {
	own := errors.New("own")
	for name, c := range map[string]struct {
		takes, cancelAfter, want time.Duration
		err                      error
	}{
		"work that ends":                        {takes: time.Second, cancelAfter: time.Hour, want: time.Second, err: own},
		"work that ends soon after":             {takes: 3 * time.Second, cancelAfter: 2500 * time.Millisecond, want: 3 * time.Second, err: own},
		"work that heeds nothing":               {takes: time.Hour, cancelAfter: time.Minute, want: time.Minute + time.Second, err: context.Canceled},
		"work that begins when all is too late": {takes: time.Hour, cancelAfter: 0, want: time.Second, err: context.Canceled},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				defer time.AfterFunc(c.cancelAfter, cancel).Stop()
				start := time.Now()
				err := par.Leave(ctx, time.Second, func(context.Context) error { time.Sleep(c.takes); return own })
				if took := time.Since(start); took != c.want || !errors.Is(err, c.err) {
					t.Errorf("%v after %v, want %v after %v", err, took, c.err, c.want)
				}
				time.Sleep(2 * time.Hour) // the bubble waits for work that was left
			})
		})
	}
}
