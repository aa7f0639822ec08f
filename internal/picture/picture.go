// Package picture measures pictures.
package picture

import (
	"fmt"
	"image"
	_ "image/gif" // the formats a picture may have
	_ "image/jpeg"
	_ "image/png"
	"io"

	_ "golang.org/x/image/webp"
)

// Size returns the width and height of a JPEG, PNG, GIF or WebP picture in pixels, reading no more
// than its header.
func Size(r io.Reader) (width, height int, err error) {
	c, _, err := image.DecodeConfig(r)
	if err != nil {
		return 0, 0, fmt.Errorf("measuring a picture: %w", err)
	}
	return c.Width, c.Height, nil
}
