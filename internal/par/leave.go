package par

import (
	"context"
	"time"
)

// Leave calls work on another goroutine, waits for it and returns its error. If ctx ends first, work has the time grace
// to end too: if it does, Leave returns its error, which may be nil. Otherwise Leave returns ctx's error and leaves work
// running, which no loop can be made to heed at every byte. The caller must then end the process soon: for example,
// bangvang build ends within a second of Ctrl+C, whatever file it is reading.
func Leave(ctx context.Context, grace time.Duration, work func(ctx context.Context) error) error {
	done := make(chan error, 1)
	go func() { done <- work(ctx) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	timer := time.NewTimer(grace)
	defer timer.Stop()
	select {
	case err := <-done:
		return err
	case <-timer.C:
		return ctx.Err()
	}
}
