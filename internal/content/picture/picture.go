package picture

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	_ "image/gif" // the formats that are decoded
	_ "image/jpeg"
	_ "image/png"
	"path"
	"strings"

	_ "golang.org/x/image/webp"

	"bangvang/internal/content/picture/svg"
)

func (f Fault) Error() string { return string(f) }

func (e *Error) Error() string { return string(e.Fault) + ": " + e.Detail }

// Unwrap returns the fault.
func (e *Error) Unwrap() error { return e.Fault }

func broken(format string, args ...any) error {
	return &Error{Fault: ErrBroken, Detail: fmt.Sprintf(format, args...)}
}

func tooLarge(format string, args ...any) error {
	return &Error{Fault: ErrTooLarge, Detail: fmt.Sprintf(format, args...)}
}

// Inspect reads the header of a picture; name is that of its file. The error is always an *[Error].
// A picture that passes may still turn out to be broken when [Variants] decodes it.
func Inspect(name string, data []byte) (Info, error) {
	if typeOf(data) == "" && strings.EqualFold(path.Ext(name), ".svg") {
		return inspectSVG(data)
	}
	h, err := readHeader(data)
	return h.Info, err
}

func inspectSVG(data []byte) (Info, error) {
	if len(data) > MaxBytes {
		return Info{}, tooLarge("%d MB", len(data)>>20)
	}
	width, height, trouble := svg.Read(data)
	if trouble != nil && trouble.Active {
		return Info{}, &Error{ErrActiveSVG, trouble.What, trouble.Offset}
	}
	if trouble != nil {
		return Info{}, &Error{ErrBroken, trouble.What, trouble.Offset}
	}
	info := Info{Width: width, Height: height, Type: SVG, HasAlpha: true}
	return info, info.measure()
}

// Name is what the file of a variant is called: base, its width, eight hexadecimal digits of its
// content, and its extension. Two variants with one name have the same bytes. base is used as it is.
func Name(base string, v Variant) string {
	sum := sha256.Sum256(v.Data)
	return fmt.Sprintf("%s-%d-%x%s", base, v.Width, sum[:4], v.Ext)
}

// header is what stands before the pixels.
type header struct {
	Info
	orientation int    // EXIF's, 1 to 8
	memory      int64  // bytes that decoding takes
	keep        []span // of the file, all that is not metadata
}

type span struct{ from, to int }

// add keeps data[from:to]. Neighbours are joined, so that a file without metadata is one span.
func (h *header) add(from, to int) {
	if n := len(h.keep); n > 0 && h.keep[n-1].to == from {
		h.keep[n-1].to = to
		return
	}
	h.keep = append(h.keep, span{from, to})
}

// clean returns the picture without its metadata.
func (h *header) clean(data []byte) []byte {
	if len(h.keep) == 1 && h.keep[0] == (span{0, len(data)}) {
		return data
	}
	var out []byte
	for _, s := range h.keep {
		out = append(out, data[s.from:s.to]...)
	}
	if h.Type == WebP {
		mendWebP(out)
	}
	return out
}

// typeOf tells a format by its first bytes, "" if they are none of ours.
func typeOf(data []byte) string {
	for _, m := range []struct{ magic, format string }{
		{"\xff\xd8\xff", JPEG}, {"\x89PNG\r\n\x1a\n", PNG}, {"GIF87a", GIF}, {"GIF89a", GIF},
	} {
		if bytes.HasPrefix(data, []byte(m.magic)) {
			return m.format
		}
	}
	if len(data) >= 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP" {
		return WebP
	}
	return ""
}

func readHeader(data []byte) (h header, err error) {
	if len(data) > MaxBytes {
		return header{}, tooLarge("%d MB", len(data)>>20)
	}
	h = header{Info: Info{Type: typeOf(data)}, orientation: 1}
	if h.Type == "" {
		return header{}, unknown(data)
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return header{}, undecoded(err)
	}
	h.Width, h.Height = c.Width, c.Height
	if err := h.measure(); err != nil {
		return header{}, err
	}
	switch h.Type {
	case JPEG:
		err = h.readJPEG(data)
	case PNG:
		err = h.readPNG(data)
	case WebP:
		err = h.readWebP(data)
	case GIF:
		err = h.readGIF(data)
	}
	if err != nil {
		return header{}, err
	}
	if h.memory > MaxMemory {
		return header{}, tooLarge("%d × %d, %d MB", h.Width, h.Height, h.memory>>20)
	}
	if h.Animated {
		h.orientation = 1 // it is copied, without the note that would turn it
	}
	if h.orientation >= 5 {
		h.Width, h.Height = h.Height, h.Width
	}
	return h, nil
}

// measure refuses what has no pixels or too many.
func (i Info) measure() error {
	if i.Width <= 0 || i.Height <= 0 {
		return broken("%d × %d", i.Width, i.Height)
	}
	if i.Width > MaxSide || i.Height > MaxSide || i.Width*i.Height > MaxPixels {
		return tooLarge("%d × %d", i.Width, i.Height)
	}
	return nil
}

// unknown says what a file is that is no picture of ours. Telephones write HEIC, which browsers do
// not show.
func unknown(data []byte) error {
	switch {
	case len(data) == 0:
		return broken("empty")
	case len(data) >= 12 && string(data[4:8]) == "ftyp":
		return broken("%s", strings.ToUpper(strings.Trim(string(data[8:12]), "\x00 ")))
	}
	return broken("not a JPEG, PNG, WebP, GIF or SVG")
}

// undecoded is the fault that a decoder of the standard library found.
func undecoded(err error) error {
	if strings.HasSuffix(err.Error(), "EOF") { // not all of them wrap it
		return broken("cut off")
	}
	return broken("%s", err)
}
