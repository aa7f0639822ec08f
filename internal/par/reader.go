package par

import (
	"context"
	"io"
)

// Reader returns a reader of r whose Read fails with ctx's error once ctx is done, so that a decoder of a large file can
// be stopped between two reads; it does not interrupt a Read of r that waits. It is no io.ByteReader: a decoder reads it
// in blocks.
func Reader(ctx context.Context, r io.Reader) io.Reader { return reader{ctx, r} }

type reader struct {
	ctx context.Context
	r   io.Reader
}

// Read reads from the reader unless ctx is done.
func (r reader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}
